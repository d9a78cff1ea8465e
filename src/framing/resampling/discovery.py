"""Many tests corrected together."""

from __future__ import annotations

import numpy as np

from framing.resampling.bootstrap import Numbers
from framing.resampling.permutation import Flags


def correct_false_discoveries(p: Numbers, possible: Flags) -> Numbers:
    """Correct p-values of tests made together, so that of what is declared few are false.

    Whoever looks at 150 differences finds seven or eight with p below 0.05 where there are none. If
    all tests with q up to 0.05 are declared, then at most one in twenty of what is declared is to be
    expected false.

    Parameters
    ----------
    p : array
        p-values, 0 to 1; missing for tests that were not made.
    possible : array of bool
        Tests that could have come out: those whose lowest attainable p is low enough. Of a test of three
        reports against three p is never below 0.1, whatever they say, so that it can be no false
        discovery and the others need not pay for it.

    Returns
    -------
    array
        q of each test that was possible, missing elsewhere.

    Notes
    -----
    Benjamini and Hochberg 1995, Journal of the Royal Statistical Society B 57, 289-300, by
    `scipy.stats.false_discovery_control`. Leaving out tests that cannot come out is the idea of Tarone
    1990, Biometrics 46, 515-522, for false discoveries that of Gilbert 2005, Applied Statistics 54, 143-158,
    who asks for more than we do: that they could come out after correction. That q holds is proved for
    tests that do not depend on each other; pairs of outlets that share an outlet do. How often
    anything is declared among outlets that are alike is therefore tried out, in the tests.

    Examples
    --------
    >>> correct_false_discoveries(np.array([0.01, 0.04, 1.0]), np.array([True, True, False])).tolist()
    [0.02, 0.04, nan]
    """
    from scipy import stats

    p = np.asarray(p, dtype="float64")
    tested = np.asarray(possible, dtype=bool) & ~np.isnan(p)
    q = np.full(len(p), np.nan)
    if tested.any():
        q[tested] = stats.false_discovery_control(p[tested])
    return q
