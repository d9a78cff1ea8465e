"""Counts of reports -> one ratio with its interval: a rate by words, or a share of sentences.

Both are ratios of sums, so that a report of few words does not weigh as much as one of many.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import MIN_ARTICLES, Boot, Numbers

_INTERVAL = {
    "low": "float64",
    "high": "float64",
    "confidence_level": "float64",
    "n_articles": "int64",
    "note": "str",
}
RATE_DTYPES = {"count": "int64", "n_words": "int64", "rate": "float64", **_INTERVAL}
SHARE_DTYPES = {"n_kept": "int64", "n_sentences": "int64", "share": "float64", **_INTERVAL}

Row = tuple[int, int, float, float, float, float, int, str]


def rate_row(reports: pd.DataFrame, matches: pd.Series | None, boot: Boot, per: int) -> Row:
    """Rate of an outlet: all matches by all words of its reports, with its interval.

    Parameters
    ----------
    reports : DataFrame
        article_id, n: the words each report has to count by, above 0.
    matches : Series or None
        What was counted, by article_id; None where nothing was.
    boot : Boot
        Settings of the bootstrap.
    per : int
        Words the rate is given for.

    Returns
    -------
    tuple
        count, n_words, rate, low, high, confidence_level, n_articles, note.

    Examples
    --------
    >>> reports = pd.DataFrame({"article_id": ["a", "b"], "n": [100, 300]})
    >>> rate_row(reports, pd.Series({"b": 2}), Boot(2000, 0.95, 1), 1000)[:3]
    (2, 400, 5.0)
    """
    found = matches if matches is not None else pd.Series(dtype="int64")
    counts = reports["article_id"].map(found).astype("float64").fillna(0)
    count = int(found.sum())  # also of reports without such words: a match never vanishes from the table
    return _row(count, counts.to_numpy(), reports["n"].to_numpy(dtype="float64"), boot, per)


def share_row(kept: Numbers, n: Numbers, boot: Boot) -> Row:
    """Share of an outlet: all that its reports kept of all they could have kept, with its interval.

    Parameters
    ----------
    kept, n : array
        Kept and offered of each report, in one order; n above 0 and not below kept.
    boot : Boot
        Settings of the bootstrap.

    Returns
    -------
    tuple
        n_kept, n, share, low, high, confidence_level, n_articles, note.

    Examples
    --------
    >>> share_row(np.array([1.0, 2.0]), np.array([2.0, 2.0]), Boot(2000, 0.95, 1))[:3]
    (3, 4, 0.75)
    """
    return _row(int(kept.sum()), kept, n, boot, share=True)


def _row(count: int, counts: Numbers, totals: Numbers, boot: Boot, per: int = 1, share: bool = False) -> Row:
    n, n_articles = int(totals.sum()), len(totals)
    if n_articles == 0:
        nothing = intervals.NO_SENTENCES if share else intervals.NO_WORDS
        return count, 0, np.nan, *intervals.NO_INTERVAL, 0, nothing
    low, high, level, note = _interval(counts, totals, boot, share)
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
