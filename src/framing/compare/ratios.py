"""Counts of reports -> one ratio with its interval: a rate of words, or a share of sentences."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import MIN_ARTICLES, Boot, Numbers


def ratio_row(
    reports: pd.DataFrame, matches: pd.Series | None, boot: Boot, per: int = 1, share: bool = False
) -> tuple[int, int, float, float, float, float, int, str]:
    """Ratio of sums over the reports of an outlet, with its interval.

    Parameters
    ----------
    reports : DataFrame
        article_id, n: what each report has to count by, above 0.
    matches : Series or None
        What was counted, by article_id; None where nothing was.
    boot : Boot
        Settings of the bootstrap.
    per : int
        What the ratio is given for.
    share : bool
        Whether matches are some of the n, so that the ratio cannot pass 1.

    Returns
    -------
    tuple
        count, n, ratio, low, high, confidence_level, n_articles, note.

    Examples
    --------
    >>> reports = pd.DataFrame({"article_id": ["a", "b"], "n": [100, 300]})
    >>> ratio_row(reports, pd.Series({"b": 2}), Boot(2000, 0.95, 1), per=1000)[:3]
    (2, 400, 5.0)
    """
    n, n_articles = int(reports["n"].sum()), len(reports)
    found = matches if matches is not None else pd.Series(dtype="int64")
    count = int(found.sum())  # also of reports without such words: a match never vanishes from the table
    if n_articles == 0:
        nothing = intervals.NO_SENTENCES if share else intervals.NO_WORDS
        return count, 0, np.nan, *intervals.NO_INTERVAL, 0, nothing
    counts = reports["article_id"].map(found).astype("float64").fillna(0).to_numpy(dtype="float64")
    low, high, level, note = _interval(counts, reports["n"].to_numpy(dtype="float64"), boot, share)
    return count, n, per * count / n, per * low, per * high, level, n_articles, note


def _interval(counts: Numbers, totals: Numbers, boot: Boot, share: bool) -> tuple[float, float, float, str]:
    """low, high, confidence_level, note."""
    if len(totals) < MIN_ARTICLES or not boot.n_boot:
        return *intervals.NO_INTERVAL, intervals.TOO_FEW if len(totals) < MIN_ARTICLES else ""
    n = totals.sum()
    if not counts.any() and share:
        return 0.0, intervals.none_used_high(n, boot.level), boot.level, intervals.NONE_USED
    if not counts.any():
        return 0.0, intervals.none_found_high(n, boot.level), boot.level, intervals.NONE_FOUND
    if share and counts.sum() == n:
        return 1 - intervals.none_used_high(n, boot.level), 1.0, boot.level, intervals.ALL_USED
    return *intervals.ratio_interval(counts, totals, *boot), boot.level, ""
