"""Rows with a weight -> shares: of each outlet with an interval, and of each report."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from framing.compare.intervals import ALONE, NO_CUES, NO_SPEECH, NONE_FOUND, Boot
from framing.compare.ratios import Notes, Row, share_row

SPEECH = Notes(NO_SPEECH, NONE_FOUND, ALONE)
CUES = Notes(NO_CUES, NONE_FOUND, ALONE)


def wholes_of(rows: pd.DataFrame, whole: list[str], weight: str) -> pd.DataFrame:
    """What each report has of each whole: the columns `whole`, article_id, n (above 0), chances (rows).

    >>> rows = pd.DataFrame({"article_id": ["a", "a"], "outlet": ["Post"] * 2, "who": ["Toll", None], "n": [6, 2]})
    >>> wholes_of(rows, ["outlet"], "n")
      outlet article_id  n  chances
    0   Post          a  8        2
    """
    reports = rows.groupby([*whole, "article_id"], as_index=False)[weight].agg(n="sum", chances="size")
    return reports[reports["n"] > 0].reset_index(drop=True)


def parts_of(rows: pd.DataFrame, part: list[str], weight: str) -> pd.DataFrame:
    """What each report has of each part: the columns `part`, article_id, kept.

    >>> rows = pd.DataFrame({"article_id": ["a", "a"], "outlet": ["Post"] * 2, "who": ["Toll", None], "n": [6, 2]})
    >>> parts_of(rows, ["outlet", "who"], "n")
      outlet   who article_id  kept
    0   Post  Toll          a     6
    """
    return rows.groupby([*part, "article_id"], as_index=False)[weight].agg(kept="sum")


def report_shares(
    wholes: pd.DataFrame, parts: pd.DataFrame, category: str, levels: list[str] | None = None
) -> pd.DataFrame:
    """Numerator and denominator of each report and category, zeros included.

    Parameters
    ----------
    wholes : DataFrame
        As from `wholes_of`; with the column `category` where each category is a whole of its own.
    parts : DataFrame
        article_id, `category`, kept, as from `parts_of`.
    category : str
        Column that splits.
    levels : list of str, optional
        The categories that every whole is split into, in this order, where they share one.

    Returns
    -------
    DataFrame
        article_id, category, numerator, denominator.

    Examples
    --------
    >>> wholes = pd.DataFrame({"article_id": ["a"], "n": [8]})
    >>> parts = pd.DataFrame({"article_id": ["a"], "who": ["Toll"], "kept": [6]})
    >>> report_shares(wholes, parts, "who", ["Ekwall", "Toll"])
      article_id category  numerator  denominator
    0          a   Ekwall        0.0          8.0
    1          a     Toll        6.0          8.0
    """
    split = pd.DataFrame({category: pd.Series(levels, dtype="str")}) if levels is not None else None
    grid = wholes if split is None else wholes.merge(split, how="cross")
    found = grid[["article_id", category, "n"]].merge(
        parts[["article_id", category, "kept"]], "left", ["article_id", category]
    )
    found = found.rename(columns={category: "category", "kept": "numerator", "n": "denominator"})
    found = found.astype({"category": "str", "numerator": "float64", "denominator": "float64"})
    return found.fillna({"numerator": 0.0})[["article_id", "category", "numerator", "denominator"]]


def share_of(
    rows: pd.DataFrame, whole: list[str], part: list[str], weight: str, boot: Boot, notes: Notes = SPEECH
) -> Callable[[tuple], Row]:
    """How to estimate a share: what is in `part` of all in `whole`, both by columns of `rows`.

    Parameters
    ----------
    rows : DataFrame
        article_id, unit, the columns of `part`, and `weight`: 1 or the words of each row.
    whole, part : list of str
        Columns; `part` begins with those of `whole`.
    weight : str
        Column that is summed.
    boot : Boot
        Settings of the bootstrap.
    notes : Notes
        What the note says.

    Returns
    -------
    callable
        From a key of `part` (a tuple) to the row of `share_row`. The units resampled are those that
        have anything in the whole; where none or all of it is in the part, the bound counts rows.
    """
    wholes = _by_key(wholes_of(rows, whole, weight), whole, ["n", "chances"])
    parts = _by_key(parts_of(rows, part, weight), part, ["kept"])
    units = dict(zip(rows["article_id"], rows["unit"], strict=True))

    def estimate(key: tuple) -> Row:
        every, some = wholes.get(key[: len(whole)], {}), parts.get(key[: len(part)], {})
        n, chances = np.array([*every.values()], dtype="float64").reshape(-1, 2).T
        kept = np.array([some.get(report, (0,))[0] for report in every], dtype="float64")
        return share_row(kept, n, boot, notes, float(chances.sum()), [units[report] for report in every])

    return estimate


def _by_key(rows: pd.DataFrame, keys: list[str], values: list[str]) -> dict[tuple, dict[str, tuple]]:
    """Of each key the values of each report: plain dicts, as a corpus has thousands of speakers."""
    found: dict[tuple, dict[str, tuple]] = {}
    for row in rows[[*keys, "article_id", *values]].itertuples(index=False, name=None):
        key, report = row[: len(keys)], row[len(keys)]
        found.setdefault(key, {})[report] = row[len(keys) + 1 :]
    return found
