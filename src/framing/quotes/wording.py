"""A text in words, as columns: what a word tells by itself is looked up once for all its uses."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from framing.quotes.nouns import NO_NAMES, PREFIXES, SUFFIXES, body_words, titles

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-‐‑'’&][^\W_]+)*")
PIECES = re.compile(f"({TOKEN.pattern})")
POSSESSIVES = ("'s", "’s", "'S", "’S")
PLURAL_POSSESSIVES = ("' ", "’ ")  # after an s
SPOKEN_OF = frozenset("he his him himself she her herself it its".split())
BEGINNINGS = frozenset("the a an another one my his her their our".split())
DISTINCT = 1 << 15  # words remembered, some 10 MB


class Token(NamedTuple):
    """A word without a possessive 's, in lower case too, and where it stands."""

    text: str
    low: str
    start: int
    end: int
    possessive: bool


# A field of a slot is read four times as fast as one of a NamedTuple: a look at each of 1,300 words takes 30
# microseconds, not 125.
@dataclass(slots=True)
class Word:
    """What a word tells wherever it stands."""

    text: str  # without a possessive 's
    low: str
    possessive: bool
    is_capital: bool  # may be part of a name: "Toll", "al-Bassam", "J"
    is_small: bool  # begins with a small letter
    is_opener: bool  # a function word, a day or a month, whose capital is no name's: "The", "Monday", but not "US"
    is_body: bool  # a common noun for a body: "ministry"
    is_pronoun: bool
    begins: bool  # may begin a noun phrase: "the"
    is_telling: bool  # a capital, a body, a pronoun or a beginning: one word in four


class Words:
    """The words of a text in order: their facts, where they start, and what stands before each and after the last.

    >>> words = Words("Toll’s U.S. visit")
    >>> [(word.text, word.possessive) for word in words.facts], words.gaps
    ([('Toll', True), ('U.S.', False), ('visit', False)], ['', ' ', ' ', ''])
    """

    __slots__ = ("ends", "facts", "gaps", "starts", "telling")

    def __init__(self, text: str) -> None:
        # split and accumulate stay in compiled code: a fifth of the time of a loop over matches
        pieces = PIECES.split(text)
        places = list(accumulate(map(len, pieces), initial=0))
        self.gaps = pieces[::2]
        self.starts = places[1:-1:2]
        self.ends = places[2::2]  # a possessive 's included
        self.facts = list(map(read_word, pieces[1::2]))
        self.telling = [i for i, word in enumerate(self.facts) if word.is_telling]

    def __len__(self) -> int:
        return len(self.facts)

    def number_at(self, place: int) -> int | None:
        """Number of the word that starts at a place, if one does."""
        i = bisect_left(self.starts, place)
        return i if i < len(self.starts) and self.starts[i] == place else None

    def end(self, i: int) -> int:
        """One past the last character of word `i`, a possessive 's left out."""
        return self.starts[i] + len(self.facts[i].text)

    def is_possessive(self, i: int) -> bool:
        """Whether word `i` ends with 's, or with s and an apostrophe."""
        word = self.facts[i]
        return word.possessive or word.text[-1] == "s" and self.gaps[i + 1].startswith(PLURAL_POSSESSIVES)

    def is_next(self, i: int) -> bool:
        """Whether word `i` stands right beside the one before, a point after an initial or a title allowed."""
        before, gap = self.facts[i - 1], self.gaps[i]
        if before.possessive:
            return False
        return gap == " " or _is_near(before, gap)

    def token(self, i: int) -> Token:
        """Word `i` with its place."""
        word, start = self.facts[i], self.starts[i]
        return Token(word.text, word.low, start, start + len(word.text), self.is_possessive(i))


def split_words(text: str) -> list[Token]:
    """Words of a text; a possessive 's is cut off and remembered.

    >>> [(word.text, word.possessive) for word in split_words("Toll’s U.S. visit")]
    [('Toll', True), ('U.S.', False), ('visit', False)]
    """
    words = Words(text)
    return [words.token(i) for i in range(len(words))]


@lru_cache(maxsize=DISTINCT)
def read_word(written: str) -> Word:
    """What a word tells by itself."""
    possessive = written.endswith(POSSESSIVES)
    text = written[:-2] if possessive else written
    low = text.lower().replace("’", "'")
    is_capital = text[0].isupper() or low.startswith(PREFIXES) and any(letter.isupper() for letter in text)
    is_small = text[0].islower()
    is_body = is_small and low in body_words("noun")
    is_opener = low in NO_NAMES and text != "US"
    is_pronoun, begins = low in SPOKEN_OF, low in BEGINNINGS
    is_telling = is_capital or is_body or is_pronoun or begins
    return Word(text, low, possessive, is_capital, is_small, is_opener, is_body, is_pronoun, begins, is_telling)


def _is_near(word: Word, gap: str) -> bool:
    if "\n\n" in gap:
        return False
    if gap.startswith("."):
        short = len(word.text) == 1 or word.low in titles() or word.low in SUFFIXES or word.low == "st"
        return short and gap[1:].isspace()
    return gap.isspace()
