"""Counts of reports -> one ratio with its interval: a rate by words, or a share of sentences.

What an outlet has in several reports of one unit of evidence is added up first. Both are
ratios of sums, so that a report of few words does not weigh as much as one of many.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import MIN_UNITS, Boot, Numbers
from framing.compare.units import add_up

INTERVAL_DTYPES = {
    "low": "float64",
    "high": "float64",
    "confidence_level": "float64",
    "n_articles": "int64",
    "n_units": "int64",
    "note": "str",
}
RATE_DTYPES = {"count": "int64", "n_words": "int64", "rate": "float64", **INTERVAL_DTYPES}
SHARE_DTYPES = {"n_kept": "int64", "n_sentences": "int64", "share": "float64", **INTERVAL_DTYPES}

Row = tuple[int, int, float, float, float, float, int, int, str]
Ends = tuple[float, float, float, str]  # low, high, confidence_level, note


class Notes(NamedTuple):
    """What the note of a share says: nothing to share, a share of 0, a share of 1."""

    nothing: str
    none: str
    every: str


SELECTION = Notes(intervals.NO_SENTENCES, intervals.NONE_USED, intervals.ALL_USED)


def rate_row(reports: pd.DataFrame, matches: pd.Series | None, boot: Boot, per: int) -> Row:
    """Rate of an outlet: all matches by all words of its reports, with its interval.

    Parameters
    ----------
    reports : DataFrame
        article_id, n: the words each report has to count by, above 0; unit where a report
        may share its unit of evidence with others.
    matches : Series or None
        What was counted, by article_id; None where nothing was.
    boot : Boot
        Settings of the bootstrap.
    per : int
        Words the rate is given for.

    Returns
    -------
    tuple
        count, n_words, rate, low, high, confidence_level, n_articles, n_units, note.

    Examples
    --------
    >>> reports = pd.DataFrame({"article_id": ["a", "b"], "n": [100, 300]})
    >>> rate_row(reports, pd.Series({"b": 2}), Boot(2000, 0.95, 1), 1000)[:3]
    (2, 400, 5.0)
    """
    found = matches if matches is not None else pd.Series(dtype="int64")
    counts = reports["article_id"].map(found).astype("float64").fillna(0)
    count = int(found.sum())  # also of reports without such words: a match never vanishes from the table
    words = reports["n"].to_numpy(dtype="float64")
    n, n_articles = int(words.sum()), len(words)
    if n_articles == 0:
        return count, 0, np.nan, *intervals.NO_INTERVAL, 0, 0, intervals.NO_WORDS
    counts, words = add_up(reports.get("unit"), counts.to_numpy(), words)
    low, high, level, note = _rate_interval(counts, words, boot)
    return count, n, per * count / n, per * low, per * high, level, n_articles, len(words), note


def share_row(  # noqa: PLR0913 - what the reports of an outlet are, and what to say of them
    kept: Numbers,
    n: Numbers,
    boot: Boot,
    notes: Notes = SELECTION,
    chances: float | None = None,
    units: Sequence[str] | pd.Series | None = None,
) -> Row:
    """Share of an outlet: all that its reports kept of all they could have kept, with its interval.

    Parameters
    ----------
    kept, n : array
        Kept and offered of each report, in one order; n above 0 and not below kept.
    boot : Boot
        Settings of the bootstrap.
    notes : Notes
        What the note says.
    chances : float, optional
        How often one could have been kept, for the bound where none or all were; without, the
        sum of `n`. Where words are shared, the quotations: their words do not come one by one.
    units : sequence of str, optional
        The unit of evidence of each report; without, each report is one.

    Returns
    -------
    tuple
        n_kept, n, share, low, high, confidence_level, n_articles, n_units, note.

    Examples
    --------
    >>> share_row(np.array([1.0, 2.0]), np.array([2.0, 2.0]), Boot(2000, 0.95, 1))[:3]
    (3, 4, 0.75)
    """
    total = int(n.sum())
    if len(n) == 0:
        return int(kept.sum()), 0, np.nan, *intervals.NO_INTERVAL, 0, 0, notes.nothing
    n_articles = len(n)
    kept, n = add_up(units, kept, n)
    low, high, level, note = _share_interval(kept, n, boot, notes, chances or total)
    return int(kept.sum()), total, float(kept.sum() / total), low, high, level, n_articles, len(n), note


def _share_interval(kept: Numbers, n: Numbers, boot: Boot, notes: Notes, chances: float) -> Ends:
    none, every = not kept.any(), kept.sum() == n.sum()
    if not (none or every) or not _has_interval(n, boot):
        return _interval(kept, n, boot)
    hidden = intervals.none_used_high(chances, boot.level)
    return (0.0, hidden, boot.level, notes.none) if none else (1 - hidden, 1.0, boot.level, notes.every)


def _rate_interval(counts: Numbers, words: Numbers, boot: Boot) -> Ends:
    if counts.any() or not _has_interval(words, boot):
        return _interval(counts, words, boot)
    return 0.0, intervals.none_found_high(words.sum(), boot.level), boot.level, intervals.NONE_FOUND


def _interval(counts: Numbers, totals: Numbers, boot: Boot) -> Ends:
    if _has_interval(totals, boot):
        return *intervals.ratio_interval(counts, totals, boot), boot.level, ""
    return *intervals.NO_INTERVAL, intervals.TOO_FEW if len(totals) < MIN_UNITS else ""


def _has_interval(totals: Numbers, boot: Boot) -> bool:
    return len(totals) >= MIN_UNITS and boot.n_boot > 0
