"""How much two sentences of two reports have in common, and whether they are the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

from framing.spelling import american
from framing.wire.alignment.weights import Weights, Words
from framing.wire.tokens import read_tokens
from framing.words import WORD

JOINED = re.compile("[-‐‑]")
FIRST_CODE = 0x10000  # above the surrogates, which are no characters of their own

Numbers = np.ndarray[Any, Any]


class Report(NamedTuple):
    """What aligning needs of a report: some of its sentences in order, and their words for each comparison."""

    numbers: tuple[int, ...]
    exact: tuple[tuple[str, ...], ...]  # letter for letter
    words: tuple[tuple[str, ...], ...]  # spelling and case folded


class Likeness(NamedTuple):
    """Every sentence of a copy (rows) against every one of a base (columns)."""

    score: Numbers  # similarity, 0 to 1
    shared: Numbers  # share of the shorter one's words that the longer one has too, 0 to 1


def read_report(numbers: Sequence[int], texts: Sequence[str]) -> Report:
    """Read the words of sentences."""
    return Report(tuple(numbers), tuple(map(exact_words, texts)), tuple(map(folded_words, texts)))


def exact_words(text: str) -> tuple[str, ...]:
    """Words letter for letter, marks aside.

    >>> exact_words("“We don’t know,” he said.") == exact_words("'We don't know', he said.")
    True
    """
    return tuple(token.key for token in read_tokens(text) if token.kind == "word")


def is_same(left: Words, right: Words) -> bool:
    """Tell whether two wordings, each a sentence or several, have the same words letter for letter.

    Capitals of the word that begins a sentence do not count: the other side may have it in the
    middle, where a sentence was made into two, or as a dateline ("HALDEN").

    >>> is_same([("The", "fog", "rose"), ("Ships", "left")], [("The", "fog", "rose", "ships", "left")])
    True
    """
    a, b = [word for words in left for word in words], [word for words in right for word in words]
    if len(a) != len(b):
        return False
    begins = {0, *accumulate(map(len, left)), *accumulate(map(len, right))}
    return all(
        x == y or (place in begins and x.lower() == y.lower()) for place, (x, y) in enumerate(zip(a, b, strict=True))
    )


def folded_words(text: str) -> tuple[str, ...]:
    """Words without case, British or American spelling, possessive 's, and hyphens inside them.

    >>> folded_words("Velmora's air-strike, organised")
    ('velmora', 'air', 'strike', 'organized')
    """
    words = [american(word).removesuffix("'s") for word in WORD.findall(text)]
    return tuple(part for word in words for part in JOINED.split(word) if part)


def likeness(left: Words, right: Words, weights: Weights) -> Likeness:
    """Compare every sentence of one list with every one of another.

    The score is the mean of two shares, each twice what both have by the sum of what each has:
    the words in the same order (longest common subsequence) and the words in any order. Halves
    that change places keep the second whole and half of the first. A word counts by its weight.

    Sentences are written as strings with one character a word, repeated as often as it weighs, so
    that the comparison runs in rapidfuzz; words in any order are those that their sorted
    characters have in order.
    """
    found = dict.fromkeys(word for words in (*left, *right) for word in words)
    codes = {word: chr(FIRST_CODE + number) * weights[word] for number, word in enumerate(found)}
    a, b = (["".join(codes[word] for word in words) for words in side] for side in (left, right))
    ordered, any_order = _common(a, b), _common([_sorted(s) for s in a], [_sorted(s) for s in b])
    of_a = np.array([len(s) for s in a], dtype=float)[:, None]
    of_b = np.array([len(s) for s in b], dtype=float)[None, :]
    score = (ordered + any_order) / np.maximum(of_a + of_b, 1)
    return Likeness(score, any_order / np.maximum(np.minimum(of_a, of_b), 1))


def similarity(left: tuple[str, ...], right: tuple[str, ...], weights: Weights) -> float:
    """Similarity of two sentences, 0 to 1: the score of `likeness`.

    >>> similarity(
    ...     ("rebels", "denied", "it"), ("sailors", "denied", "it"), {"rebels": 2, "sailors": 2, "denied": 2, "it": 1}
    ... )
    0.6
    """
    return float(likeness([left], [right], weights).score[0, 0])


def has_run(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    """Tell whether two words or more stand in `words` one after the other.

    >>> has_run(("velmora", "knew", "tassary", "denies", "it"), ("tassary", "denies", "it"))
    True
    """
    length = len(run)
    return length > 1 and any(words[at : at + length] == run for at in range(len(words) - length + 1))


def _sorted(coded: str) -> str:
    return "".join(sorted(coded))


def _common(left: list[str], right: list[str]) -> Numbers:
    from rapidfuzz import process
    from rapidfuzz.distance import LCSseq

    if not left or not right:
        return np.zeros((len(left), len(right)))
    return process.cdist(left, right, scorer=LCSseq.similarity, dtype=np.int32).astype(float)
