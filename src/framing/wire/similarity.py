"""How much two sentences of two reports have in common, and whether they are the same words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np

from framing.spelling import american
from framing.words import WORD

# Words that two sentences share without sharing anything they say.
LIGHT = frozenset(
    "a an the this that these those and or but nor so yet if than as of to in on at by for from with into about over "
    "under after before against between during through since until while when where which who whom whose what how "
    "why it its he him his she her hers they them their we us our i me my you your is are was were be been being am "
    "has have had having do does did will would can could may might shall should must not no there here also only "
    "more most other some any all both each very just even still now then out up down off said say says saying told "
    "added".split()
)
HEAVY = 3  # what every other word weighs; a light one weighs 1
JOINED = re.compile("[-‐‑]")
# Read aloud as words, though no letters: "$5m" is not what "5m" says.
SIGN = re.compile(rf"{WORD.pattern}|[%‰$£€¥&]")
MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00ad": None})
FIRST_CODE = 0x10000  # above the surrogates, which are no characters of their own

Numbers = np.ndarray[Any, Any]
Words = Sequence[tuple[str, ...]]  # sentences, each its words


class Report(NamedTuple):
    """What aligning needs of a report: some of its sentences in order, and their words for each comparison."""

    numbers: tuple[int, ...]
    exact: tuple[tuple[str, ...], ...]  # letter for letter
    words: tuple[tuple[str, ...], ...]  # spelling and case folded


class Likeness(NamedTuple):
    """Every sentence of a copy (rows) against every one of a base (columns)."""

    score: Numbers  # similarity, 0 to 1
    shared: Numbers  # share of the shorter one's words that the longer one has too, 0 to 1


def read_report(numbers: Iterable[int], texts: Iterable[Any]) -> Report:
    """Read the words of sentences; missing text has none."""
    wordings = [text if isinstance(text, str) else "" for text in texts]
    return Report(
        tuple(int(number) for number in numbers),
        tuple(exact_words(text) for text in wordings),
        tuple(folded_words(text) for text in wordings),
    )


def exact_words(text: str) -> tuple[str, ...]:
    """Words letter for letter, marks aside.

    >>> exact_words("“We don’t know,” he said.") == exact_words("'We don't know', he said.")
    True
    """
    return tuple(SIGN.findall(text.translate(MARKS)))


def is_same(left: Words, right: Words) -> bool:
    """Tell whether two wordings, each a sentence or several, have the same words letter for letter.

    A capital at the beginning of a sentence is none: the other side may have the word in
    the middle, where a sentence was made into two.

    >>> is_same([("The", "fog", "rose"), ("Ships", "left")], [("The", "fog", "rose", "ships", "left")])
    True
    """
    a, b = [word for words in left for word in words], [word for words in right for word in words]
    if len(a) != len(b):
        return False
    begins = {0, *accumulate(map(len, left)), *accumulate(map(len, right))}
    return all(
        x == y or (place in begins and x[1:] == y[1:] and x[0].lower() == y[0].lower())
        for place, (x, y) in enumerate(zip(a, b, strict=True))
    )


def folded_words(text: str) -> tuple[str, ...]:
    """Words without case, British or American spelling, possessive 's, and hyphens inside them.

    >>> folded_words("Velmora's air-strike, organised")
    ('velmora', 'air', 'strike', 'organized')
    """
    words = [american(word).removesuffix("'s") for word in WORD.findall(text)]
    return tuple(part for word in words for part in JOINED.split(word) if part)


def weight(words: Iterable[str]) -> int:
    """Weight of words: 1 for each that carries no news (the, of, said), 3 for every other."""
    return sum(1 if word in LIGHT else HEAVY for word in words)


def likeness(left: Words, right: Words) -> Likeness:
    """Compare every sentence of one list with every one of another.

    Two words of the same sentence count by what they weigh. The score is the mean of two shares,
    each twice what both have by the sum of what each has: the words in the same order (longest
    common subsequence) and the words in any order. Halves that change places keep the second
    whole and half of the first.

    Sentences are written as strings with one character a word, repeated as often as it weighs, so
    that the comparison runs in rapidfuzz; words in any order are those that their sorted
    characters have in order.
    """
    codes: dict[str, str] = {}
    a, b = [_coded(words, codes) for words in left], [_coded(words, codes) for words in right]
    ordered, any_order = _common(a, b), _common([_sorted(s) for s in a], [_sorted(s) for s in b])
    of_a = np.array([len(s) for s in a], dtype=float)[:, None]
    of_b = np.array([len(s) for s in b], dtype=float)[None, :]
    score = (ordered + any_order) / np.maximum(of_a + of_b, 1)
    return Likeness(score, any_order / np.maximum(np.minimum(of_a, of_b), 1))


def similarity(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Similarity of two sentences, 0 to 1: the score of `likeness`.

    >>> similarity(("sailors", "denied", "it"), ("sailors", "denied", "it"))
    1.0
    """
    return float(likeness([left], [right]).score[0, 0])


def has_run(words: tuple[str, ...], run: tuple[str, ...]) -> bool:
    """Tell whether two words or more stand in `words` one after the other.

    >>> has_run(("velmora", "knew", "tassary", "denies", "it"), ("tassary", "denies", "it"))
    True
    """
    length = len(run)
    return length > 1 and any(words[at : at + length] == run for at in range(len(words) - length + 1))


def _coded(words: Iterable[str], codes: dict[str, str]) -> str:
    coded = []
    for word in words:
        if word not in codes:
            codes[word] = chr(FIRST_CODE + len(codes)) * (1 if word in LIGHT else HEAVY)
        coded.append(codes[word])
    return "".join(coded)


def _sorted(coded: str) -> str:
    return "".join(sorted(coded))


def _common(left: list[str], right: list[str]) -> Numbers:
    from rapidfuzz import process
    from rapidfuzz.distance import LCSseq

    if not left or not right:
        return np.zeros((len(left), len(right)))
    return process.cdist(left, right, scorer=LCSseq.similarity, dtype=np.int32).astype(float)
