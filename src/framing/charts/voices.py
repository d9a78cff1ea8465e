"""What the charts of voices share: which outlets can be compared in a block, and the end of the source line."""

from __future__ import annotations

import pandas as pd

from framing.charts.apart import FEWEST, left_out, stands_apart
from framing.charts.wording import counted

OTHER, UNRESOLVED = "(other)", "(unresolved)"
NOT_COMPARED = {OTHER, UNRESOLVED, "unresolved"}  # they say what was not found, not what an outlet does
CAVEAT = "too few reports to tell outlets apart"


def apart_by(table: pd.DataFrame, by: str | list[str], *, whole: bool = True) -> list[dict]:
    """Rows whose interval lies above those of all other outlets in their block, the widest gap first.

    Parameters
    ----------
    table : DataFrame
        outlet, share, low, high, and the columns of `by`.
    by : str or list of str
        What makes a block.
    whole : bool
        Compare blocks only in which all outlets stand that have any interval: a speaker whom an
        outlet does not quote under this name cannot be compared.

    Returns
    -------
    list of dict
        The rows, with `others`: the shares of the others that have an interval.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Post", "Times"], "speaker_id": "Toll", "share": [0.8, 0.2],
    ...     "low": [0.6, 0.1], "high": [0.9, 0.4]})
    >>> [(row["outlet"], row["others"].tolist()) for row in apart_by(rows, "speaker_id")]
    [('Post', [0.2])]
    """
    found = []
    for rows in compared(table, by, whole=whole):
        best = stands_apart(rows, "share")
        if best is not None:
            others = rows[rows["outlet"] != best["outlet"]]
            found.append({**best.to_dict(), "others": others["share"], "_gap": best["low"] - others["high"].max()})
    return sorted(found, key=lambda row: -row["_gap"])


def compared(table: pd.DataFrame, by: str | list[str], *, whole: bool = True) -> list[pd.DataFrame]:
    """Blocks in which outlets can be compared: rows with an interval, two or more.

    >>> rows = pd.DataFrame({"outlet": ["Post", "Times"], "speaker_id": "Toll", "low": [0.6, None], "high": [1, None]})
    >>> compared(rows, "speaker_id")
    []
    """
    rows = table.dropna(subset=["low", "high"])
    n = rows["outlet"].nunique() if whole else 2
    named = rows[~rows[[by] if isinstance(by, str) else by].isin(NOT_COMPARED).any(axis=1)]
    return [part for _, part in named.groupby(by, sort=False) if len(part) >= max(n, 2)]


def why_not(table: pd.DataFrame) -> str:
    """Why outlets are not compared, behind a count; empty where they are."""
    if table.dropna(subset=["low", "high"])["outlet"].nunique() > 1:
        return ""
    if table["outlet"].nunique() == 1:
        return "; one outlet, nothing to compare"
    most = table.groupby("outlet")["n_articles"].max()
    return f"; {CAVEAT}" if (most < FEWEST).sum() > len(most) - 2 else "; no intervals were made"


def source_of(table: pd.DataFrame, noun: str, bold: bool) -> str:
    """The source line of what outlets quote: how much of it, and what is bold.

    >>> rows = pd.DataFrame({"outlet": ["Post"], "n_all": [40], "n_articles": [2], "low": [None], "high": [None]})
    >>> print(source_of(rows, "word", bold=False))
    Source: framing, quotations and reported speech. 40 words in two reports of one outlet. Scare quotes are left out.
    """
    outlets = table.groupby("outlet", sort=False)[["n_all", "n_articles"]].max()
    n, reports = int(outlets["n_all"].sum()), counted(int(outlets["n_articles"].sum()), "report")
    of = f"{counted(n, noun).capitalize()} in {reports} of {counted(len(outlets), 'outlet')}"
    some = " that have one" if left_out(table) else ""
    said = f" Bold: the interval lies above those of all other outlets{some}." if bold else ""
    return f"Source: framing, quotations and reported speech. {of}. Scare quotes are left out.{said}"
