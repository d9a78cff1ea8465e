"""Intervals by bootstrap over reports, and the rules for when there is none.

They are percentile intervals (Efron and Tibshirani 1993, An Introduction to the
Bootstrap, chapter 13) at a level widened for few units (`expanded_level`). That an
outlet needs five reports for one is our judgement.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.tables import TableError

Numbers = npt.NDArray[np.float64]

MIN_ARTICLES = 5
N_BOOT = 2000
LEVEL = 0.95
SEED = 20130507
NO_INTERVAL = (math.nan, math.nan, math.nan)  # low, high, confidence_level

TOO_FEW = f"fewer than {MIN_ARTICLES} articles: no interval"
NO_VALUE = "no sentence with a value"
NO_WORDS = "no words to count by"
NO_SENTENCES = "no such sentence in the bases"
NO_SPEECH = "nobody is quoted"
NO_CUES = "no verb of saying with a stance"
ALONE = "all of it: low is what chance may have hidden"
ONE_SIDE = "one of the two has no verb of saying with a stance"
TOO_FEW_EACH = f"one of the two in fewer than {MIN_ARTICLES} articles: no interval"
NO_SPREAD = "a share of 0 or 1: interval put together from those of the two shares"
NONE_FOUND = "none found: high is what chance may have hidden"
NONE_USED = "none used: high is what chance may have hidden"
ALL_USED = "all used: low is what chance may have hidden"


class Boot(NamedTuple):
    """Settings of a bootstrap."""

    n_boot: int
    level: float
    seed: int


def check_settings(n_boot: int, level: float, caller: str) -> None:
    """Raise a `TableError` unless the settings of a bootstrap make sense.

    >>> check_settings(2000, 95, "mean_by_outlet")
    Traceback (most recent call last):
        ...
    framing.tables.TableError: mean_by_outlet needs level between 0 and 1; found 95. For 95 % write 0.95.
    """
    if not 0 < level < 1:
        raise TableError(f"{caller} needs level between 0 and 1; found {level!r}. For 95 % write 0.95.")
    if isinstance(n_boot, bool) or int(n_boot) != n_boot or n_boot < 0:
        raise TableError(f"{caller} needs n_boot, a whole number; found {n_boot!r}. Write 2000, or 0 for no intervals.")


def mean_interval(values: Numbers, n_boot: int, level: float, seed: int) -> tuple[float, float]:
    """Percentile interval of a mean, resampling the values.

    Parameters
    ----------
    values : array
        Means of an outlet's reports, two or more.
    n_boot : int
        Bootstrap samples, 1 or more.
    level : float
        Level of the interval, between 0 and 1, before it is widened.
    seed : int
        Seed of the resampling.

    Returns
    -------
    tuple of float
        Low and high end, in the unit of the values.

    Examples
    --------
    >>> low, high = mean_interval(np.array([0.1, 0.2, 0.2, 0.3, 0.4]), 2000, 0.95, 1)
    >>> low < 0.24 < high
    True
    """
    return _bootstrap((values,), lambda v, axis=-1: v.mean(axis=axis), n_boot, level, seed)


def ratio_interval(counts: Numbers, words: Numbers, n_boot: int, level: float, seed: int) -> tuple[float, float]:
    """Percentile interval of sum(counts) / sum(words), resampling the pairs.

    A report's phrases and words are drawn together, as a long report has more of both.

    Parameters
    ----------
    counts, words : array
        Phrases and words of each report of an outlet, in one order; words above 0.
    n_boot, level, seed
        As for `mean_interval`.

    Returns
    -------
    tuple of float
        Low and high end, in phrases a word.

    Examples
    --------
    >>> ratio_interval(np.array([1.0, 2, 3]), np.array([10.0, 20, 30]), 2000, 0.95, 1)
    (0.1, 0.1)
    """
    return _bootstrap((counts, words), lambda c, w, axis=-1: c.sum(axis=axis) / w.sum(axis=axis), n_boot, level, seed)


def difference_interval(
    one: tuple[Numbers, Numbers], other: tuple[Numbers, Numbers], boot: Boot
) -> tuple[float, float]:
    """Percentile interval of the difference of two ratios of sums, resampling reports.

    Samples in which one of the two does not occur have no difference and are left out.

    Parameters
    ----------
    one, other : tuple of array
        Counted, and all there were, in each report, in one order for the four.
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

    return _bootstrap((*one, *other), difference, *boot)


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


def expanded_level(level: float, n: int) -> float:
    """Widen the level of a percentile interval for few units.

    With few units, percentile intervals are too short: they leave out the factor
    n / (n - 1) of the variance and take the normal distribution for Student's t. Widened
    to make up for both, an interval of symmetric data agrees with that of Student's t.
    In trials of ours, of five values from a normal distribution each, the 95 % interval
    held the true mean 85 times in 100 as it was, and 92 times widened.

    Parameters
    ----------
    level : float
        Level wanted, between 0 and 1.
    n : int
        Units resampled, two or more.

    Returns
    -------
    float
        Level of the percentile interval to take, higher than `level`.

    Notes
    -----
    The "expanded percentile" interval of Hesterberg 2014, What Teachers Should Know about
    the Bootstrap, arXiv 1411.5279 (shorter in The American Statistician 69, 2015, 371-386);
    the formula is that of `ExpandProbs` in his R package resample.

    Examples
    --------
    >>> [round(expanded_level(0.95, n), 3) for n in (5, 8, 100)]
    [0.998, 0.989, 0.954]
    """
    from scipy import stats

    t = stats.t.ppf((1 + level) / 2, n - 1)
    return float(1 - 2 * stats.norm.cdf(-t * math.sqrt(n / (n - 1))))


def _bootstrap(
    data: tuple[Numbers, ...], statistic: Callable[..., Numbers], n_boot: int, level: float, seed: int
) -> tuple[float, float]:
    from scipy import stats

    n = len(data[0])
    found = stats.bootstrap(
        data,
        statistic,
        n_resamples=n_boot,
        batch=max(1, 4_000_000 // n),  # bounds memory where an outlet has thousands of reports
        paired=len(data) > 1,
        vectorized=True,
        axis=-1,
        method="percentile",
        rng=np.random.default_rng(seed),  # anew for each outlet: who else is present changes nothing
    ).bootstrap_distribution
    tail = (1 - expanded_level(level, n)) / 2
    low, high = np.percentile(found[~np.isnan(found)], [100 * tail, 100 * (1 - tail)])
    return float(low), float(high)
