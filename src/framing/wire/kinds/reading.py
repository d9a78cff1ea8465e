"""A change taken apart: its words with their surroundings, and which of them differ."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from framing import marks
from framing.spelling import american
from framing.wire.kinds.change import Change
from framing.wire.lists import ARTICLES
from framing.words import find_words

TITLED = 0.8  # share of words of four letters and more that begin with a capital


class Word(NamedTuple):
    """A word of a sentence."""

    text: str
    key: str  # lower case, American spelling
    at: int  # number of the word in its sentence
    quoted: bool


class Side(NamedTuple):
    """One side of a change: the words of its sentence, and which of them the change holds (`first` up to `last`)."""

    words: tuple[Word, ...]
    first: int
    last: int
    gone: tuple[Word, ...]  # the words of the change that the other side has not
    titled: bool  # a headline with a capital on every word of weight, where capitals tell no names

    @property
    def own(self) -> tuple[Word, ...]:
        """The words of the change."""
        return self.words[self.first : self.last]


class Reading(NamedTuple):
    """Both sides of a change."""

    change: Change
    old: Side
    new: Side


def read_change(change: Change) -> Reading:
    """Take a change apart."""
    old = _words(change.old_sentence, change.old_at, change.old_at + len(change.old), change.old_quoted)
    new = _words(change.new_sentence, change.new_at, change.new_at + len(change.new), change.new_quoted)
    first, second = _inside(old, change.old_at, change.old), _inside(new, change.new_at, change.new)
    left, right = ([word for word, *_ in words] for words in (old, new))
    return Reading(
        change,
        Side(
            tuple(left),
            *first,
            _without(left[slice(*first)], right[slice(*second)]),
            _is_titled(left, change.old_sentence),
        ),
        Side(
            tuple(right),
            *second,
            _without(right[slice(*second)], left[slice(*first)]),
            _is_titled(right, change.new_sentence),
        ),
    )


Placed = tuple[Word, int, int]


def _words(sentence: str, start: int, end: int, quoted: bool) -> list[Placed]:
    """The words of a sentence. Of the changed ones the caller knows more than the marks of one sentence tell."""
    spans = marks.quotation_spans(sentence)
    return [
        (
            Word(
                text,
                american(text),
                number,
                any(span.start <= at < span.end for span in spans) or (quoted and start <= at < end),
            ),
            at,
            to,
        )
        for number, (text, at, to) in enumerate(find_words(sentence))
    ]


def _inside(words: list[Placed], at: int, wording: str) -> tuple[int, int]:
    first = sum(1 for _, _, to in words if to <= at)
    return first, max(first, sum(1 for _, start, _ in words if start < at + len(wording)))


def _without(words: list[Word], others: list[Word]) -> tuple[Word, ...]:
    """`words` less those that `others` has too, as often as it has them; articles never count."""
    rest = Counter(word.key for word in others)
    gone = []
    for word in words:
        rest[word.key] -= 1
        if rest[word.key] < 0 and word.key not in ARTICLES:
            gone.append(word)
    return tuple(gone)


def _is_titled(words: list[Word], sentence: str) -> bool:
    long = [word.text[0].isupper() for word in words if len(word.text) > 3]
    return not sentence.rstrip().endswith((".", "!", "?")) and len(long) > 3 and sum(long) > TITLED * len(long)


def before(side: Side) -> Word | None:
    """The word before the change."""
    return side.words[side.first - 1] if side.first else None


def after(side: Side) -> Word | None:
    """The word after the change."""
    return side.words[side.last] if side.last < len(side.words) else None


def keys(words: tuple[Word, ...]) -> list[str]:
    """The words in lower case and one spelling."""
    return [word.key for word in words]
