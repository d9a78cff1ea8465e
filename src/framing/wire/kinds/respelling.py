"""The same words written otherwise."""

from __future__ import annotations

import re

from framing.spelling import american, is_spelling_variant
from framing.wire.kinds.quoting import moved_marks
from framing.wire.kinds.reading import Reading
from framing.wire.lists import ARTICLES, titles
from framing.words import find_words

# Written apart and together; "won't" and "can't" are no "not" with something before it.
CONTRACTIONS = (
    (r"\bwon't\b", "will not"),
    (r"\bcan't\b|\bcannot\b", "can not"),
    (r"n't\b", " not"),
    (r"'re\b", " are"),
    (r"'ve\b", " have"),
    (r"'ll\b", " will"),
    (r"\b(i)'m\b", r"\1 am"),
    (r"\b(he|she|it|that|there|what|who|here|where|let)'s\b", r"\1 is"),
)
SAME = (
    (r"\s*%|\bper\s?cent\b", " percent"),
    (r"\b(metric tons?|tonnes?|tons)\b", "ton"),
    (r"\bo'clock\b", "oclock"),
    (r"&", " and "),
    (r"(?<=\w)\s+'s\b", "'s"),  # "Velmora 's"
)
# Abbreviations that are shorter than their word by more than points.
SHORT = {
    **{"jan": "january", "feb": "february", "aug": "august", "sept": "september", "sep": "september"},
    **{"oct": "october", "nov": "november", "dec": "december", "apr": "april"},
    **{"mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "thurs": "thursday", "fri": "friday"},
    **{"st": "saint", "mt": "mount", "km": "kilometer", "kilometers": "kilometer", "govt": "government"},
}
TYPO_LENGTH = 8  # in shorter words a letter more makes another word: "though", "through"
EXCHANGED = 5  # in shorter words two letters exchanged make another word: "form", "from"
ENDING = 2  # a letter at the end is an inflection, no typo: "official", "officials"


def is_respelled(reading: Reading) -> bool:
    """Whether the same words are written otherwise, in quotation marks or not as before."""
    if moved_marks(reading):
        return False
    old, new = fold(reading.change.old), fold(reading.change.new)
    if old == new:
        return True
    return is_spelling_variant(reading.change.old, reading.change.new) or _typo(old.split(), new.split())


def fold(text: str) -> str:
    """The words of a text without what writers of one language do differently.

    >>> fold("the U.N. won't pay 4 per cent"), fold("UN will not pay 4%")
    ('un will not pay 4 percent', 'un will not pay 4 percent')
    """
    text = american(text)
    for pattern, folded in (*CONTRACTIONS, *SAME):
        text = re.sub(pattern, folded, text)
    words = [word.replace(".", "") if word[0].isalpha() else word for word, _, _ in find_words(text)]
    words = [part for word in words for part in re.split("[-‐‑]", word)]
    return " ".join(_written_out(word) for word in words if word not in ARTICLES)


def _written_out(word: str) -> str:
    return SHORT.get(word) or titles().get(word, word)


def _typo(old: list[str], new: list[str]) -> bool:
    """One word differs by a letter put in, left out or doubled, or by two letters exchanged; or words are joined."""
    if "".join(old) == "".join(new) and old:
        return True
    differing = [(a, b) for a, b in zip(old, new, strict=False) if a != b]
    return len(old) == len(new) and len(differing) == 1 and _slip(*sorted(differing[0], key=len))


def _slip(short: str, long: str) -> bool:
    if not (short + long).isalpha():
        return False
    if len(long) == len(short) + 1 >= TYPO_LENGTH:
        return any(long[:i] + long[i + 1 :] == short for i in range(1, len(long) - ENDING))
    places = [i for i in range(len(long)) if short[i : i + 1] != long[i]]
    if len(short) < len(long) or len(long) < EXCHANGED or len(places) != 2:  # "want", "wanted"
        return False
    first, second = places
    return second == first + 1 and short[first] + short[second] == long[second] + long[first]
