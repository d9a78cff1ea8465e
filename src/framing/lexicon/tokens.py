"""Words of a text and of a pattern as matching sees them, and the keys by which they are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from framing.spelling import APOSTROPHES, american

# framing.words.WORD without its hyphens (and with soft hyphens, which only mark where a line may break).
# No word holds a blank, so the words of a text are those of its pieces between blanks.
TOKEN = re.compile(r"[^\W_]+(?:(?:['’ʼ\u00ad]|(?<=\d)[.,](?=\d)|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b))[^\W_]+)*")
# What may stand between two words of one phrase: a space or line break; a hyphen or slash that touches
# the word before it; the point of an abbreviation with them ("U.S.-backed"); the apostrophe of a plural
# possessive ("workers' paradise"). A comma, a quotation mark or a spaced dash parts phrases.
GAP = re.compile(r"\s+|['’]\s+|\.?[-‐‑–/]\s*|\.\s+")
DOTTED = re.compile(r"(?:^|\.)\w$")


class Words:
    """The words of a text from a place on, parted by hyphens too; read only as far as somebody asks."""

    __slots__ = ("_unread", "spans", "text", "tokens")

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.spans: list[tuple[int, int]] = []
        self.tokens: list[str] = []
        self._unread = TOKEN.finditer(text, start)

    def has(self, number: int) -> bool:
        """Whether there is a word of this number, counted from 0; what has been asked for can be looked up."""
        while len(self.tokens) <= number:
            found = next(self._unread, None)
            if found is None:
                return False
            self.spans.append(found.span())
            self.tokens.append(found.group())
        return True


def read_words(text: str) -> Words:
    """Words of a text with their places, all of them.

    >>> read_words("A hard-line stance").tokens
    ['A', 'hard', 'line', 'stance']
    """
    words = Words(text)
    words.has(len(text))
    return words


def joined(words: Words, number: int) -> bool:
    """Whether a phrase may run on from a word to the next."""
    start, end = words.spans[number]
    gap = words.text[end : words.spans[number + 1][0]]
    if gap == " ":
        return True
    if not GAP.fullmatch(gap):
        return False
    if gap[0] == ".":
        return bool(DOTTED.search(words.text[start:end]))
    return gap[0] not in "'’" or words.text[end - 1] in "sS"


def pattern_words(pattern: str) -> list[tuple[str, bool]]:
    """Words of a pattern, each with whether any ending may follow.

    >>> pattern_words("hard-lin* stance")
    [('hard', False), ('lin', True), ('stance', False)]
    """
    words = []
    for found in TOKEN.finditer(pattern):
        words.append((found.group(), pattern[found.end() : found.end() + 1] == "*"))
    return words


def pattern_key(pattern: str) -> tuple[tuple[str, bool], ...]:
    """Key that two patterns share when they match the same words.

    >>> pattern_key("Grey-zone*") == pattern_key("gray zone*")
    True
    """
    return tuple((keys_of(word)[0], has_ending) for word, has_ending in pattern_words(pattern))


@lru_cache(maxsize=200_000)
def keys_of(word: str) -> tuple[str, ...]:
    """Keys of a word in a text: folded, and as written where that differs (for `*`).

    >>> keys_of("Organised"), keys_of("Strongman’s")
    (('organized', 'organised'), ('strongman',))
    """
    low = word.lower() if word.isascii() else word.translate(APOSTROPHES).lower()
    low = low.removesuffix("'s") or low
    key = american(low)
    return (key,) if key == low else (key, low)
