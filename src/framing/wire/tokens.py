"""Words and marks of a sentence, with their places.

`framing.words` says what counts as a word. To compare two sentences the marks
between words are needed too, and a point that belongs to its word ("Gen.", "a.m.")
must not look like the end of a sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from framing.spelling import APOSTROPHES, american
from framing.words import WORD

# Signs that are read as words: "30%" is "30 per cent", "$5" five dollars.
SIGNS = "%‰$£€¥&°§"
# A run of points or dashes is one mark.
TOKEN = re.compile(rf"(?P<word>{WORD.pattern})|(?P<sign>[{SIGNS}])|(?P<mark>\.{{2,}}|[-‐‑–—−]+|[^\w\s]|_+)")
QUOTES = frozenset("\"“”„‟〝〞＂«»‹›'‘’‚‛`")
DASHES = frozenset("-‐‑–—−")


class Token(NamedTuple):
    """A word or a mark of a sentence."""

    text: str
    start: int  # in the text of its sentence
    end: int
    key: str  # what it is compared by: capitals kept, apostrophes of one shape
    low: str  # lower case, American spelling
    kind: str  # word, mark, quote (a quotation mark)
    sentence: int  # number of the sentence in its group, from 0
    is_first: bool  # the first word of its sentence, which has a capital for that alone


def read_tokens(text: str, sentence: int = 0) -> list[Token]:
    """Words and marks of a sentence in order.

    >>> [token.text for token in read_tokens('Gen. Stane said: "At 9 a.m. we crossed."')]
    ['Gen.', 'Stane', 'said', ':', '"', 'At', '9', 'a.m.', 'we', 'crossed', '.', '"']
    """
    tokens: list[Token] = []
    has_word, end = False, 0
    for found in TOKEN.finditer(text):
        if found.start() < end:  # the point that went with the word before it
            continue
        end = _word_end(text, found) if found["word"] else found.end()
        tokens.append(_token(text[found.start() : end], found.start(), sentence, bool(found["mark"]), has_word))
        has_word = has_word or not found["mark"]
    return tokens


def _token(text: str, start: int, sentence: int, is_mark: bool, has_word: bool) -> Token:
    kind = ("quote" if text in QUOTES else "mark") if is_mark else "word"
    key, low = _keys(text) if kind == "word" else (text, text)
    return Token(text, start, start + len(text), key, low, kind, sentence, kind == "word" and not has_word)


@lru_cache(maxsize=100_000)
def _keys(text: str) -> tuple[str, str]:
    key = text.translate(APOSTROPHES)
    return key, american(key)


def _word_end(text: str, found: re.Match[str]) -> int:
    """Where a word ends: behind its point where it is an abbreviation and the sentence goes on."""
    end = found.end()
    points = text[end : end + 2]
    goes_on = points[:1] == "." and points != ".." and WORD.search(text, end)
    return end + 1 if goes_on and _is_abbreviation(found.group()) else end


def _is_abbreviation(word: str) -> bool:
    return "." in word or (len(word) == 1 and word.isalpha()) or word.lower() in abbreviations()


@lru_cache(maxsize=1)
def abbreviations() -> frozenset[str]:
    """The shipped abbreviations, lower case, without their last point.

    >>> "gen" in abbreviations()
    True
    """
    text = files("framing").joinpath("lexicons", "abbreviations.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and line[0] not in "#[")
