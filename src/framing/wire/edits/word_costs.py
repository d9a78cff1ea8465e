"""What it costs to take one word for another, to leave one out, or to put one in.

As in the alignment of learners' errors by linguistic features (Felice, Bryant and
Briscoe 2016, the base of ERRANT), a pair of words that an editor would exchange is
cheap: spellings of a word, its forms, two numbers, two verbs of saying, two nouns
for a group. The figures are our judgement: only their order matters, and that two
words of content without a tie cost nearly as much as leaving out and putting in.
"""

from __future__ import annotations

import re
from functools import lru_cache

from framing.spelling import american
from framing.wire.edits.word_classes import class_of, is_number, is_saying, naming
from framing.wire.lists import titles
from framing.wire.stems import stem
from framing.wire.tokens import DASHES, Token

FORBIDDEN = 50.0
OPEN = 0.6  # for each gap, so that a phrase put in stays in one piece
WEIGHT = {"word": 1.0, "function": 0.5, "mark": 0.3, "quote": 0.3}
# Ties between two words: what the pair costs. A pair of the first three is a change of its own wherever it stands.
HARD = ("spelling", "saying", "noun")
COST = {
    "same": 0.0,
    "spelling": 0.1,
    "form": 0.4,
    "number": 0.6,
    "saying": 0.6,
    "noun": 0.7,
    "class": 0.8,
    "name": 1.2,
    "quotes": 0.05,
    "marks": 0.3,
}
LEAST_LETTERS = 4  # of words taken for a slip of the pen or another transliteration
LIKE = 0.74  # share of letters in common of such words
COMMON = 5  # letters that two derived forms share at least ("Velmora", "Velmoran")
MOST_ENDING = 3  # letters behind those


def weight(token: Token) -> float:
    """What it costs to put a token in or leave it out, once a gap is open."""
    return WEIGHT["function" if token.kind == "word" and class_of(token.low) else token.kind]


def tie(old: Token, new: Token) -> str:
    """What ties two tokens together: a key of `COST`, "none" for two unlike words, "" for a word and a mark."""
    if old.key == new.key or ((old.is_first or new.is_first) and old.key.lower() == new.key.lower()):
        return "same"
    if "word" not in (old.kind, new.kind):
        return _mark_tie(old, new)
    return _word_tie(old.key, new.key) if old.kind == new.kind else ""


def costs(old: Token, new: list[Token]) -> list[float]:
    """What it costs to take a token for each of some others."""
    if old.kind == "word":
        key = old.key
        row = [_word_cost(key, other.key) if other.kind == "word" else FORBIDDEN for other in new]
    else:
        row = [COST.get(tie(old, other), FORBIDDEN) for other in new]
    for n, other in enumerate(new):
        if (old.is_first or other.is_first) and tie(old, other) == "same":
            row[n] = 0.0
    return row


@lru_cache(maxsize=500_000)
def _word_cost(old: str, new: str) -> float:
    found = "same" if old == new else _word_tie(old, new)
    if found != "none":
        return COST[found]
    functions = [bool(class_of(american(key))) for key in (old, new)]
    both = sum(WEIGHT["function" if is_function else "word"] for is_function in functions)
    return both if any(functions) else both - 0.2


@lru_cache(maxsize=100_000)
def squash(low: str) -> str:
    """Fold what is only written otherwise: points, hyphens, the sign for per cent.

    >>> squash("a.m."), squash("cease-fire"), squash("%")
    ('am', 'ceasefire', 'percent')
    """
    return re.sub("[-‐‑.]", "", low).replace("%", "percent") or low


def _mark_tie(old: Token, new: Token) -> str:
    if old.kind == new.kind == "quote":
        return "quotes"
    if set(old.text) <= DASHES and set(new.text) <= DASHES:
        return "quotes"
    return "marks" if old.kind == new.kind else ""


@lru_cache(maxsize=200_000)
def _word_tie(old_key: str, new_key: str) -> str:
    old, new = american(old_key), american(new_key)
    if squash(old) == squash(new):
        return "spelling"
    old_class, new_class = class_of(old), class_of(new)
    if old_class and new_class:
        return "form" if stem(old) == stem(new) else "class" if old_class == new_class else "none"
    if old_class or new_class:
        return "none"
    return _content_tie(old, new) or _name_tie(old_key, new_key)


def _content_tie(old: str, new: str) -> str:
    if is_number(old) and is_number(new):
        return "number"
    if _titled(old) and _titled(old) == _titled(new):
        return "spelling"
    if stem(old) == stem(new) or _derived(old, new):
        return "form"
    if is_saying(old) and is_saying(new):
        return "saying"
    if naming(old) and naming(old) == naming(new):
        return "noun"
    return "spelling" if _alike(old, new) else ""


def _titled(low: str) -> str:
    """General and Gen. are one title."""
    return titles().get(low.rstrip("."), "")


def _name_tie(old: str, new: str) -> str:
    return "name" if old[:1].isupper() and new[:1].isupper() else "none"


def _derived(old: str, new: str) -> bool:
    """Syria, Syrian: a long beginning in common, and little behind it on either side."""
    longest = max(len(old), len(new))
    common = max(COMMON, longest - MOST_ENDING)
    return min(len(old), len(new)) >= common and old[:common] == new[:common]


def _alike(old: str, new: str) -> bool:
    """Sergei, Sergey: a slip, or another way to write a name."""
    if old[0] != new[0] or min(len(old), len(new)) < LEAST_LETTERS or abs(len(old) - len(new)) > MOST_ENDING:
        return False
    from rapidfuzz.fuzz import ratio

    return not is_number(old) and not is_number(new) and ratio(old, new) >= 100 * LIKE
