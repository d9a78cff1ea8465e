"""The interval of a ratio of sums, as `bootstrap_interval` gives it, without taking each draw and each unit singly.

Many rates of one outlet are estimated from the same units. How often each unit is drawn is the same for all of
them, and a ratio without one unit is had from the two sums. With whole numbers the sums are exact in any order, so
that the ends are those of `bootstrap_interval` but for the last digits of the correction.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from framing.resampling.bootstrap import CELLS, MANY_UNITS, Boot, Numbers, bootstrap_interval, expanded_level


def ratio_interval(counts: Numbers, totals: Numbers, boot: Boot) -> tuple[float, float]:
    """Interval of sum(counts) / sum(totals), resampling the pairs.

    What is counted in a unit and what it is counted by are drawn together, as a long report has more of both.

    Parameters
    ----------
    counts, totals : array
        Counted, and what it is counted by, in each unit, in one order; totals above 0.
    boot : Boot
        Settings of the bootstrap.

    Returns
    -------
    tuple of float
        Low and high end: BCa at a level widened for few units, as `bootstrap_interval` has it.

    Examples
    --------
    >>> ratio_interval(np.array([1.0, 2, 3]), np.array([10.0, 20, 30]), Boot(2000, 0.95, 1))
    (0.1, 0.1)
    """
    n = len(counts)
    whole = all((values == np.floor(values)).all() for values in (counts, totals))
    if n < 2 or n * boot.n_boot > CELLS or not whole:
        return bootstrap_interval((counts, totals), _ratio, boot, paired=True)
    drawn = times_drawn(n, boot.n_boot, boot.seed)
    some = np.flatnonzero(counts)
    values = drawn[:, some] @ counts[some] / (drawn @ totals)
    level = expanded_level(boot.level, n)
    plain = (1 - level) / 2, (1 + level) / 2
    levels = corrected_levels(values, counts, totals, plain) if n <= MANY_UNITS and np.ptp(values) > 0 else plain
    low, high = np.quantile(values, levels)
    return float(low), float(high)


@lru_cache(maxsize=4)
def times_drawn(n: int, n_boot: int, seed: int) -> npt.NDArray[np.float32]:
    """How often each of `n` units is drawn, with replacement: a row a draw, in the order of `bootstrap_interval`.

    >>> times_drawn(3, 2, 1).sum(axis=1).tolist()
    [3.0, 3.0]
    """
    units = np.random.default_rng(seed).integers(0, n, (n_boot, n))
    cells = (units + n * np.arange(n_boot)[:, None]).ravel()
    return np.bincount(cells, minlength=n * n_boot).reshape(n_boot, n).astype("float32")


def corrected_levels(
    values: Numbers, counts: Numbers, totals: Numbers, plain: tuple[float, float]
) -> tuple[float, float]:
    """Levels of BCa in place of those of a percentile interval; these where BCa is not defined.

    Parameters
    ----------
    values : array
        The ratio of each draw.
    counts, totals : array
        Of each unit.
    plain : tuple of float
        Levels of the percentile interval, each between 0 and 1.

    Notes
    -----
    Efron 1987, Journal of the American Statistical Association 82, 171-185, as `scipy.stats.bootstrap` has it.

    Examples
    --------
    >>> values, counts = np.array([0.1, 0.2, 0.25, 0.3, 0.4]), np.array([3.0, 0, 1, 0])
    >>> [round(level, 3) for level in corrected_levels(values, counts, np.array([4.0] * 4), (0.025, 0.975))]
    [0.042, 0.988]
    """
    from scipy.special import ndtr, ndtri

    n, found, of = len(counts), counts.sum(), totals.sum()
    below = ((values < found / of).mean() + (values <= found / of).mean()) / 2
    without = (found - counts) / (of - totals)
    pulls = (n - 1) * (without.mean() - without)
    spread = (pulls**2).sum() / n**2
    if not 0 < below < 1 or spread == 0:
        return plain
    lean, pull = ndtri(below), (pulls**3).sum() / n**3 / spread**1.5 / 6
    moved = [lean + ndtri(level) for level in plain]
    with np.errstate(invalid="ignore", divide="ignore"):  # a level of 1, of two units, has no end to move
        low, high = (float(ndtr(lean + end / (1 - pull * end))) for end in moved)
    return (low, high) if math.isfinite(low) and math.isfinite(high) else plain


def _ratio(counts: Numbers, totals: Numbers, axis: int = -1) -> Numbers:
    return counts.sum(axis=axis) / totals.sum(axis=axis)
