"""The runs of words that two reports share."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.wire.families.narration import BREAK, Whole

Keys = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

PRIME = np.uint64(0x9E3779B97F4A7C15)


def run_keys(words: Whole | Keys, length: int) -> tuple[Keys, Flags]:
    """Key of the run of `length` words that begins at each place, and whether one begins there.

    >>> keys, begins = run_keys(np.array([5, 6, 0, 5, 6, 7], dtype=np.int32), 2)
    >>> bool(keys[0] == keys[3]), begins.tolist()
    (True, [True, False, False, True, True])
    """
    n = max(len(words) - length + 1, 0)
    keys, begins = np.zeros(n, dtype=np.uint64), np.ones(n, dtype=np.bool_)
    for i in range(length):
        word = words[i : i + n]
        keys = mixed(keys ^ word.astype(np.uint64, copy=False))
        begins &= word != BREAK
    return keys, begins


def mixed(keys: Keys) -> Keys:
    """Multiply and fold, so that near numbers give keys far apart; two runs with one key are as good as impossible."""
    keys = keys * PRIME
    keys ^= keys >> np.uint64(29)
    return keys


def in_shared_runs(words: Whole, other: Whole, length: int) -> Flags:
    """Which words stand in runs of at least `length` words that `other` has too.

    >>> in_shared_runs(np.array([1, 2, 3, 9, 4]), np.array([7, 1, 2, 3, 4]), 3).tolist()
    [True, True, True, False, False]
    """
    keys, begins = run_keys(words, length)
    others, there = run_keys(other, length)
    return spread(np.isin(keys, others[there]) & begins, len(words), length)


def spread(begins: Flags, n_words: int, length: int) -> Flags:
    """The words of the runs that begin at the places given.

    >>> spread(np.array([True, False, False]), 4, 2).tolist()
    [True, True, False, False]
    """
    marked = np.zeros(n_words, dtype=np.bool_)
    for i in range(length):
        marked[i : i + len(begins)] |= begins
    return marked
