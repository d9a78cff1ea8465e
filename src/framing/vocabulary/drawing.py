"""Intervals of many words at once, by drawing units."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from framing.resampling import Boot, Numbers, expanded_level
from framing.resampling.permutation import Codes

CELLS = 20_000_000  # numbers held at a time


def intervals_of(
    n_terms: int, n_units: int, boot: Boot, values: Callable[[int, int], Numbers]
) -> tuple[Numbers, Numbers]:
    """Low and high end of each word's values.

    Parameters
    ----------
    n_terms : int
    n_units : int
        Units of the smaller side, for which the level is widened.
    boot : Boot
    values : callable
        From the first and one past the last word to their values, a row a draw.

    Notes
    -----
    The percentile interval, its level widened for few units (`framing.resampling.expanded_level`). BCa, which
    other estimates of the package have, would take each unit out once for each word.
    """
    level = expanded_level(boot.level, n_units)
    tails = [(1 - level) / 2, (1 + level) / 2]
    step = max(1, CELLS // max(boot.n_boot, 1))
    parts = [np.quantile(values(at, min(at + step, n_terms)), tails, axis=0) for at in range(0, n_terms, step)]
    low, high = np.concatenate(parts, axis=1) if parts else np.zeros((2, 0))
    return low, high


def unit_codes(units: list[str]) -> tuple[Codes, int]:
    """Number of each report's unit, units by name, and how many there are."""
    names, codes = np.unique(np.array(units, dtype=object), return_inverse=True)
    return codes.astype("int64"), len(names)
