"""Which words are names: written with a capital where other words are not."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import numpy as np

from framing.function_words import FUNCTION_WORDS
from framing.resampling.permutation import Codes, Flags

# How an occurrence is written: small; with a capital inside a sentence; with a capital where any word may have one.
SMALL, CAPITAL, NO_EVIDENCE = 0, 1, 2
# Of a word's occurrences that are evidence, the share with a capital: below the first a capital is an
# accident (a title of a book), above the second the word is a name where it begins a sentence too.
ACCIDENT, MOSTLY = 0.1, 0.5
DAYS_AND_MONTHS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov
    dec""".split()
)


def count_states(words: Codes, states: Codes, n: int) -> tuple[Codes, Codes]:
    """How often each of `n` words has a capital where that tells something, and how often a small letter.

    >>> states = np.array([CAPITAL, SMALL, NO_EVIDENCE, SMALL])
    >>> [counts.tolist() for counts in count_states(np.array([0, 0, 1, 1]), states, 2)]
    [[1, 0], [1, 1]]
    """
    capital, small = (np.bincount(words[states == state], minlength=n) for state in (CAPITAL, SMALL))
    return capital, small


def find_names(
    words: Codes, states: Codes, written: list[str], acronyms: Flags, evidence: tuple[Codes, Codes]
) -> Flags:
    """Say of each occurrence of a word whether it is a name.

    Parameters
    ----------
    words : array of int
        The word of each occurrence, a number into `written`.
    states : array of int
        SMALL, CAPITAL or NO_EVIDENCE, for each occurrence.
    written : list of str
        The words in lower case.
    acronyms : array of bool
        Whether the occurrence is written in capitals throughout, of two letters or more.
    evidence : two arrays of int
        For each of `written`, how often the corpus has it with a capital and small, as from `count_states`.

    Returns
    -------
    array of bool

    Examples
    --------
    >>> written, words = ["toll", "talks"], np.array([0, 0, 0, 1, 1])
    >>> states = np.array([CAPITAL, SMALL, NO_EVIDENCE, SMALL, NO_EVIDENCE])
    >>> find_names(words, states, written, np.zeros(5, dtype=bool), count_states(words, states, 2)).tolist()
    [True, False, False, False, False]
    """
    capital, small = evidence
    share = np.divide(capital, capital + small, out=np.zeros(len(written)), where=capital + small > 0)
    barred = np.array([word in _never_names() for word in written], dtype=bool)
    inside = (states == CAPITAL) & (share[words] >= ACCIDENT)
    at_begin = (states == NO_EVIDENCE) & (share[words] > MOSTLY)
    return (inside | at_begin) & (~barred[words] | acronyms)


@cache
def _never_names() -> frozenset[str]:
    """Words written with a capital that name nobody: titles, offices, days, months, the pronoun I."""
    rows = files("framing").joinpath("lexicons/titles_and_offices.csv").read_text("utf-8").splitlines()
    terms = [
        name.strip(" .").lower()
        for row in csv.DictReader(rows)
        for name in (row["term"], *(row["forms"] or "").split(";"))
    ]
    return frozenset(terms) | FUNCTION_WORDS | DAYS_AND_MONTHS
