"""Intervals of an outlet's estimates, and the rules for when there is none.

They are those of `framing.resampling.bootstrap_interval`, over units of evidence. That an
outlet needs five units for one is our judgement.
"""

from __future__ import annotations

import math

import numpy as np

from framing.resampling import (
    LEVEL,
    MIN_UNITS,
    N_BOOT,
    SEED,
    Boot,
    Numbers,
    bootstrap_interval,
    check_settings,
    expanded_level,
    ratio_interval,
)

__all__ = [
    "LEVEL",
    "MIN_UNITS",
    "N_BOOT",
    "SEED",
    "Boot",
    "Numbers",
    "check_settings",
    "expanded_level",
    "ratio_interval",
]

NO_INTERVAL = (math.nan, math.nan, math.nan)  # low, high, confidence_level

TOO_FEW = f"fewer than {MIN_UNITS} units: no interval"
NO_VALUE = "no sentence with a value"
NO_WORDS = "no words to count by"
NO_SENTENCES = "no such sentence in the bases"
NO_SPEECH = "nobody is quoted"
NO_CUES = "no verb of saying with a stance"
ALONE = "all of it: low is what chance may have hidden"
ONE_SIDE = "one of the two has no verb of saying with a stance"
TOO_FEW_EACH = f"one of the two in fewer than {MIN_UNITS} units: no interval"
NO_SPREAD = "a share of 0 or 1: interval put together from those of the two shares"
NONE_FOUND = "none found: high is what chance may have hidden"
NONE_USED = "none used: high is what chance may have hidden"
ALL_USED = "all used: low is what chance may have hidden"


def difference_interval(
    one: tuple[Numbers, Numbers], other: tuple[Numbers, Numbers], boot: Boot
) -> tuple[float, float]:
    """Interval of the difference of two ratios of sums, resampling units.

    Samples in which one of the two does not occur have no difference and are left out.

    Parameters
    ----------
    one, other : tuple of array
        Counted, and all there were, in each unit, in one order for the four.
    boot : Boot
        Settings of the bootstrap.

    Returns
    -------
    tuple of float
        Low and high end, -1 to 1.

    Examples
    --------
    >>> half, none = (np.array([1.0] * 6), np.array([2.0] * 6)), (np.array([0.0] * 6), np.array([1.0] * 6))
    >>> difference_interval(half, none, Boot(2000, 0.95, 1))
    (0.5, 0.5)
    """

    def difference(n_one: Numbers, all_one: Numbers, n_other: Numbers, all_other: Numbers, axis: int = -1) -> Numbers:
        sums = [values.sum(axis=axis) for values in (n_one, all_one, n_other, all_other)]
        with np.errstate(invalid="ignore", divide="ignore"):
            return sums[0] / sums[1] - sums[2] / sums[3]

    return bootstrap_interval((*one, *other), difference, boot, paired=True)


def square_and_add(one: tuple[float, float, float], other: tuple[float, float, float]) -> tuple[float, float]:
    """Interval of the difference of two shares, put together from the interval of each.

    Parameters
    ----------
    one, other : tuple of float
        Share, and low and high end of its interval.

    Returns
    -------
    tuple of float
        Low and high end, -1 to 1.

    Notes
    -----
    The two are taken for independent, as in method 10 of Newcombe 1998, Statistics in Medicine 17,
    873-890, which squares and adds the distances of the ends; Zou and Donner 2008, Statistics in Medicine
    27, 1693-1702, show that it serves for any two intervals.

    Examples
    --------
    >>> [round(end, 3) for end in square_and_add((0.9, 0.6, 1.0), (0.0, 0.0, 0.2))]
    [0.539, 1.0]
    """
    difference = one[0] - other[0]
    down, up = math.hypot(one[0] - one[1], other[2] - other[0]), math.hypot(one[2] - one[0], other[0] - other[1])
    return max(difference - down, -1.0), min(difference + up, 1.0)


def none_found_high(n_words: float, level: float) -> float:
    """Highest rate that finds nothing in `n_words` with probability (1 - level) / 2.

    Resampling reports without a match gives 0 to 0, as if it were certain that
    the outlet never uses such a phrase. For chance matches (Poisson) the bound
    is this one; matches that come in clusters would need a higher one. At a level of 95 %
    it is 3.7 matches in all the words. To show it at all is our judgement.

    Parameters
    ----------
    n_words : float
        Words in which nothing was found, above 0.
    level : float
        Level of the interval, between 0 and 1.

    Returns
    -------
    float
        The bound, in phrases a word.

    Examples
    --------
    >>> round(none_found_high(1000, 0.95), 5)
    0.00369
    """
    return -math.log((1 - level) / 2) / n_words


def none_used_high(n: float, level: float) -> float:
    """Highest share that uses none of `n` with probability (1 - level) / 2.

    What `none_found_high` is for a rate, for a share, which cannot pass 1. Of all that
    were used it tells the lowest share, as 1 less this one.

    Parameters
    ----------
    n : float
        Sentences of which none was used, above 0.
    level : float
        Level of the interval, between 0 and 1.

    Returns
    -------
    float
        The bound, 0 to 1.

    Notes
    -----
    The end of the exact binomial interval (Clopper and Pearson 1934, Biometrika 26, 404-413)
    where nothing was counted. It takes sentences for independent; as the sentences of a report
    are not, it is rather too low. To show it at all is our judgement.

    Examples
    --------
    >>> round(none_used_high(20, 0.95), 3)
    0.168
    """
    return 1 - ((1 - level) / 2) ** (1 / n)
