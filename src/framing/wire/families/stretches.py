"""Rows of a sorted table in stretches: where one begins, and all rows of some of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Place = npt.NDArray[np.int64]


def differs(values: npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    """Whether each value differs from the one before it; the first does.

    >>> differs(np.array([4, 4, 7])).tolist()
    [True, False, True]
    """
    return np.append(np.ones(min(len(values), 1), dtype=np.bool_), values[1:] != values[:-1])


def rows_between(first: Place, last: Place) -> tuple[Place, Place]:
    """Rows of several stretches, one after the other, and for each which stretch it is of.

    >>> [found.tolist() for found in rows_between(np.array([7, 1]), np.array([9, 2]))]
    [[7, 8, 1], [0, 0, 1]]
    """
    counts = last - first
    which = np.repeat(np.arange(len(counts)), counts)
    steps = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(first, counts) + steps, which
