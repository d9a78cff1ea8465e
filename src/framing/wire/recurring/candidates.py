"""Which wordings are worth comparing: those that share a run of words, found for all at once by sorting.

Comparing all pairs is a square. Here each wording meets those that have a run of words in
common with it; of a run that very many have (a template with a name in it) only its nearest
neighbours in their order. So the work grows with the number of words, whatever recurs how often.

The shorter two sentences, the shorter the run by which they meet: a change or two in a short
one leaves no four words in a row, and in long ones four words in a row ("told reporters on
Monday") are met by chance, in more pairs the more sentences there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.wire.recurring.wordings import Places, Wordings

Keys = npt.NDArray[np.uint64]

# Words of a run, and of the longest wordings that meet by it. Of 100,000 sentences of news, runs of four for all find
# one pair in a thousand more in a tenth more time; without the shorter runs two thirds of pairs are missed, nearly all
# of them of less than eight words.
RUNS = ((6, np.inf), (4, 30), (3, 20), (2, 12), (1, 6))
PRIME = np.uint64(0x9E3779B97F4A7C15)
ROUNDING = 1e-6
# Pairs are kept until so many have come, or twice as many as there were; then each once, so that memory does not grow
# with the runs two share, nor time with the sorting.
AT_A_TIME = 5_000_000


def find_candidates(wordings: Wordings, min_similarity: float, neighbours: int) -> tuple[Places, Places]:
    """Numbers of the two wordings of each pair that shares a run and whose lengths allow `min_similarity`.

    >>> import pandas as pd
    >>> from framing.wire.recurring.wordings import read_wordings
    >>> wordings = read_wordings(pd.Series(["a b c d", "b c d e f g h i j k", "x a b c d"]))
    >>> [side.tolist() for side in find_candidates(wordings, 0.8, 100)]
    [[0], [2]]
    """
    lengths = wordings.lengths()
    found: list[Places] = [np.zeros(0, dtype=np.int64)]
    most = AT_A_TIME
    for n_words, longest in RUNS:
        for one, other in _neighbours(*_shared_runs(wordings, n_words, longest), neighbours):
            able = _reach(lengths[one], lengths[other], min_similarity)
            found.append(one[able] * len(lengths) + other[able])
            if sum(map(len, found)) > most:
                found = [_each_once(np.concatenate(found))]
                most = max(AT_A_TIME, 2 * len(found[0]))
    one, other = np.divmod(_each_once(np.concatenate(found)), max(len(lengths), 1))
    return one, other


def _reach(length: Places, other: Places, min_similarity: float) -> npt.NDArray[np.bool_]:
    """Whether two texts of these lengths can be so similar: all of the shorter one would have to stand in the other."""
    return 2 * np.minimum(length, other) >= min_similarity * (length + other) - ROUNDING


def _neighbours(runs: Keys, holders: Places, neighbours: int) -> Iterator[tuple[Places, Places]]:
    """Pairs of wordings that have a run in common: the next to each other, the next but one, and so on.

    >>> pairs = _neighbours(np.array([3, 3, 3, 9, 9], dtype=np.uint64), np.array([0, 4, 5, 1, 4]), 2)
    >>> [[side.tolist() for side in pair] for pair in pairs]
    [[[0, 4, 1], [4, 5, 4]], [[0], [5]]]
    """
    begins = np.arange(len(runs))
    for distance in range(1, neighbours + 1):
        begins = begins[begins + distance < len(runs)]
        begins = begins[runs[begins] == runs[begins + distance]]
        if not len(begins):
            return
        yield holders[begins], holders[begins + distance]


def _shared_runs(wordings: Wordings, n_words: int, longest: float) -> tuple[Keys, Places]:
    """Runs that two wordings or more have, one after the other, each with the wordings that have it in their order."""
    bits = np.uint64(len(wordings.bounds).bit_length())
    keys, wording = _runs(wordings, n_words, longest)
    # Run and wording in one number: it sorts several times faster than two columns do, and each of them stays once.
    # What the run loses of its bits may make two runs one; that costs a comparison and finds nothing wrong.
    packed = _each_once((keys >> bits << bits) | wording.astype(np.uint64))
    runs, holders = packed >> bits, (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    same = runs[1:] == runs[:-1]
    shared = (np.append(same, False) | np.append(False, same))[: len(runs)]
    return runs[shared], holders[shared]


def _runs(wordings: Wordings, n_words: int, longest: float) -> tuple[Keys, Places]:
    """A key for the run that begins at each word, as far as its wording holds one, and the wording."""
    lengths = np.diff(wordings.bounds)
    kept = np.repeat(lengths <= longest, lengths)
    numbers = wordings.words[kept].astype(np.uint64) + np.uint64(1)
    wording_of = np.repeat(np.arange(len(lengths)), lengths)[kept]
    n_places = max(len(numbers) - n_words + 1, 0)
    inside = wording_of[:n_places] == wording_of[len(wording_of) - n_places :]
    keys = np.zeros(n_places, dtype=np.uint64)
    for i in range(n_words):
        keys = (keys ^ numbers[i : i + n_places]) * PRIME
        keys ^= keys >> np.uint64(29)
    return keys[inside], wording_of[:n_places][inside]


def _each_once(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Sorted, without repeats. numpy.unique hashes whole numbers first, which takes ten times as long here."""
    values = np.sort(values)
    return values[np.append(np.ones(min(len(values), 1), dtype=np.bool_), values[1:] != values[:-1])]
