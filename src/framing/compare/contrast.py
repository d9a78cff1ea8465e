"""Counts of reports for two speakers -> the difference of their shares, with its interval."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import MIN_ARTICLES, Boot
from framing.compare.ratios import Ends, share_row
from framing.compare.voices import CUES


def contrast_row(reports: pd.DataFrame, boot: Boot) -> tuple:
    """Shares of two speakers in the reports of one outlet, and their difference.

    Parameters
    ----------
    reports : DataFrame
        n_one, all_one, n_other, all_other of each report with a verb for either.
    boot : Boot
        Settings of the bootstrap.

    Returns
    -------
    tuple
        n_one, all_one, share_one, n_other, all_other, share_other, difference, low, high,
        confidence_level, n_articles, note.

    Examples
    --------
    >>> reports = pd.DataFrame({"n_one": [1], "all_one": [2], "n_other": [0], "all_other": [1]})
    >>> contrast_row(reports, Boot(2000, 0.95, 1))[:7]
    (1, 2, 0.5, 0, 1, 0.0, 0.5)
    """
    sides = [_side(reports, name) for name in ("one", "other")]
    difference = sides[0][2] - sides[1][2]
    n = len(reports)
    if np.isnan(difference):
        return *sides[0], *sides[1], np.nan, *intervals.NO_INTERVAL, n, intervals.ONE_SIDE if n else intervals.NO_CUES
    ends = _interval(reports, boot)
    return *sides[0], *sides[1], difference, *ends[:3], n, ends[3]


def _side(reports: pd.DataFrame, name: str) -> tuple[int, int, float]:
    n, every = int(reports[f"n_{name}"].sum()), int(reports[f"all_{name}"].sum())
    return n, every, n / every if every else np.nan


def _interval(reports: pd.DataFrame, boot: Boot) -> Ends:
    one, other = (_arrays(reports, name) for name in ("one", "other"))
    if min((one[1] > 0).sum(), (other[1] > 0).sum()) < MIN_ARTICLES or not boot.n_boot:
        few = intervals.TOO_FEW if len(reports) < MIN_ARTICLES else intervals.TOO_FEW_EACH
        return *intervals.NO_INTERVAL, few if boot.n_boot else ""
    shares = [n.sum() / every.sum() for n, every in (one, other)]
    if all(0 < share < 1 for share in shares):
        return *intervals.difference_interval(one, other, boot), boot.level, ""
    rows = [share_row(n[every > 0], every[every > 0], boot, CUES) for n, every in (one, other)]
    return *intervals.square_and_add(rows[0][2:5], rows[1][2:5]), boot.level, intervals.NO_SPREAD


def _arrays(reports: pd.DataFrame, name: str) -> tuple[intervals.Numbers, intervals.Numbers]:
    n, every = (reports[f"{kind}_{name}"].to_numpy(dtype="float64") for kind in ("n", "all"))
    return n, every
