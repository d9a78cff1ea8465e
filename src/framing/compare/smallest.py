"""The smallest difference that could have been shown: by the standard error, and where little was counted."""

from __future__ import annotations

import math

import numpy as np

from framing.compare.sides import Sides, degrees_of_freedom, standard_errors
from framing.resampling import Numbers

POWER = 0.8


def smallest_differences(sides: Sides, alphas: Numbers, counted: bool) -> Numbers:
    """Smallest true difference that a test would have found four times in five, a category each.

    Parameters
    ----------
    sides : Sides
        The two outlets; five units or more on each side.
    alphas : array
        The level of the test in each category, between 0 and 1.
    counted : bool
        Whether what is divided was counted; if not, it is a score.

    Returns
    -------
    array
        The minimum detectable difference, in numerators a denominator; missing where nothing is known of how
        much the values vary.

    Notes
    -----
    The standard error times the sum of two quantiles of Student's t, that of the level (two-sided) and that
    of the power: the minimum detectable effect of Bloom 1995, Evaluation Review 19, 547-556. Of counts
    it is not less than `fewest_counts` on the side with the smaller denominator: what is hardly ever counted
    varies hardly at all, and its standard error of 0 promises too much.
    """
    from scipy import stats

    df = degrees_of_freedom(sides)
    times = stats.t.ppf(1 - alphas / 2, df) + stats.t.ppf(POWER, df)
    shown = times * standard_errors(sides)
    shown[~(shown > 0)] = np.nan
    if not counted:
        return shown
    words = min(sides.y_one.sum(), sides.y_other.sum())
    return np.fmax(shown, np.array([fewest_counts(float(alpha)) for alpha in alphas]) / words)


def fewest_counts(alpha: float) -> float:
    """How many counts one of two alike must expect to have where the other has none.

    If k counts are all on one side, then by chance alone they are so in 2 of 2^k cases. For that
    to be rarer than `alpha`, k must be high enough, and for so many to be found four times in five, more
    must be expected. It takes counts for independent and both sides for alike in size, and is
    rather too low where either is not so.

    Parameters
    ----------
    alpha : float
        Level of the test, between 0 and 1.

    Returns
    -------
    float
        Mean of a Poisson distribution.

    Examples
    --------
    >>> round(fewest_counts(0.05), 1)
    7.9
    """
    from scipy import stats

    k = max(1, math.ceil(math.log2(2 / alpha)))
    return float(stats.chi2.ppf(POWER, 2 * k) / 2)
