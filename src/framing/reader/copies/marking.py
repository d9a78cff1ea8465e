"""A sentence's text with the changes in it marked: struck on the base's side, underlined on the copy's."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import NamedTuple

from framing.html_output import element
from framing.reader import looks
from framing.reader.copies.changes import Change, sentence_of
from framing.tables import TableError
from framing.words import find_words

CARET = "‸"  # the mark of proofreaders for "here something is put in"
Sides = dict[bool, tuple[str, str, str]]
LOOKS: dict[str, Sides] = {  # side is the base's: style of the words, of a place between words, of the label
    "loud": {
        True: (looks.LOUD_STRUCK, looks.LOUD_PLACE, looks.LOUD_LABEL),
        False: (looks.LOUD_INSERTED, looks.LOUD_PLACE, looks.LOUD_LABEL),
    },
    "plain": {
        True: (looks.STRUCK, looks.PLACE, looks.LABEL),
        False: (looks.INSERTED, looks.PLACE, looks.LABEL),
    },
    "pale": {
        True: (looks.PALE_STRUCK, looks.PALE_PLACE, looks.PALE_LABEL),
        False: (looks.PALE_INSERTED, looks.PALE_PLACE, looks.PALE_LABEL),
    },
}


class Sentence(NamedTuple):
    """A sentence as it stands in its report; text is empty where it is not known."""

    number: int
    part: str
    start: int
    text: str

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.text)


class Mark(NamedTuple):
    """A change at its place in a sentence."""

    start: int
    end: int
    change: Change


def marked(sentence: Sentence, changes: list[Change], *, is_base: bool) -> str:
    """A sentence as HTML with its changes marked.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    changes : list of Change
        Changes that touch it.
    is_base : bool
        Whether it is the base's sentence: its words are struck, the copy's are underlined.
    """
    pieces, done = [], 0
    for mark in sorted(_marks(sentence, changes, is_base), key=lambda m: (m.start, m.end)):
        start = max(mark.start, done)  # two changes that overlap share no letter
        end = max(mark.end, start)
        pieces += [escape(sentence.text[done:start]), _wrapped(sentence.text[start:end], mark.change, is_base)]
        done = end
    return "".join([*pieces, escape(sentence.text[done:])])


def touches(change: Change, sentence: Sentence, place: Callable[[Change], tuple[int | None, int | None]]) -> bool:
    """Whether the place of a change lies in a sentence, in part at least."""
    start, end = place(change)
    return start is not None and end is not None and start < sentence.end and end > sentence.start


def base_place(change: Change) -> tuple[int | None, int | None]:
    """Where a change stands in the base."""
    return change.base_start, change.base_end


def copy_place(change: Change) -> tuple[int | None, int | None]:
    """Where a change stands in the copy."""
    return change.start, change.end


def _marks(sentence: Sentence, changes: list[Change], is_base: bool) -> list[Mark]:
    marks = []
    for change in changes:
        first, last = base_place(change) if is_base else copy_place(change)
        if first is None or last is None:
            continue
        _must_agree(sentence, first, last, change.old if is_base else change.new)
        start, end = (min(max(at - sentence.start, 0), len(sentence.text)) for at in (first, last))
        marks.append(Mark(*_without_blanks(sentence.text, start, end), change))
    return marks


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave blanks outside; a place between words stands behind the first, its number not before the second."""
    words = text[start:end].strip()
    if not words:
        return (len(text[:start].rstrip()),) * 2 if text[start:].strip() else (start, start)
    start = text.index(words, start)
    return start, start + len(words)


def _must_agree(sentence: Sentence, first: int, last: int, words: str) -> None:
    """Marks on the wrong words would say of an outlet what it did not do."""
    inside = sentence.start <= first and last <= sentence.end
    if not inside or "…" in words:  # over two sentences, or shortened in a table that was shared
        return
    there = sentence.text[first - sentence.start : last - sentence.start]
    if [w for w, _, _ in find_words(there)] != [w for w, _, _ in find_words(words)]:
        raise TableError(
            f"compare_copies needs the sentences that edits was made from; {words!r} does not stand "
            f"at {first} to {last} in sentence {sentence.number}, but {there!r}. "
            "Pass the table that diff_words() was given."
        )


def _wrapped(text: str, change: Change, is_base: bool) -> str:
    weight = "loud" if change.is_loud else "pale" if change.is_style else "plain"
    words, place, label = LOOKS[weight][is_base]
    said = sentence_of(change)
    note = element("span", escape(change.label), label, title=said)
    if not text:
        return element("span", CARET, place, title=said) + note
    return element("del" if is_base else "ins", escape(text), words, title=said) + note
