"""Which outlets can be compared, and which of them stands apart.

An outlet stands apart where the low end of its interval exceeds the high end
of every other outlet's (or the other way round). Outlets without an interval are
neither ranked nor compared with. Non-overlapping 95 % intervals are a stricter
rule than a test at 5 %; with nine categories and six outlets it is meant to be.
The rule is our judgement.
"""

from __future__ import annotations

import pandas as pd

from framing.charts.wording import counted, number

FEWEST = 5  # reports: below it the tables hold no interval (compare.intervals.MIN_ARTICLES)
_DECLARED = "outlet count n_words rate low high confidence_level n_articles voice per note".split()


def split_by(table: pd.DataFrame) -> str | None:
    """The column of a table of rates that splits it beside the outlet: what `by` was.

    >>> split_by(pd.DataFrame(columns=["outlet", "category", "count", "rate"]))
    'category'
    """
    further = [str(name) for name in table.columns if name not in _DECLARED]
    return further[0] if further else None


def with_interval(table: pd.DataFrame) -> pd.DataFrame:
    """Rows of the outlets that can be compared: those with an interval in each of their rows.

    >>> with_interval(pd.DataFrame({"outlet": ["Post", "Times"], "low": [0.1, None], "high": [0.3, None]}))
      outlet  low  high
    0   Post  0.1   0.3
    """
    lacking = table.loc[table[["low", "high"]].isna().any(axis=1), "outlet"]
    return table[~table["outlet"].isin(lacking)]


def left_out(table: pd.DataFrame) -> str:
    """What a title adds about outlets that cannot be compared; nothing where all can.

    >>> rows = pd.DataFrame({"outlet": ["Post", "Times"], "low": [0.1, None], "high": [0.3, None]})
    >>> left_out(rows.assign(n_articles=[8, 3]))
    '; one outlet has too few reports to compare'
    """
    lacking = table[~table["outlet"].isin(with_interval(table)["outlet"])]
    if lacking.empty:
        return ""
    n = lacking["outlet"].nunique()
    why = "too few reports" if (lacking["n_articles"] < FEWEST).all() else "no interval"
    return f"; {counted(n, 'outlet')} {'has' if n == 1 else 'have'} {why} to compare"


def too_few(n_articles: pd.Series) -> str:
    """What to say where fewer than two outlets have an interval: as a rule, too few reports.

    >>> too_few(pd.Series([1, 1, 1, 1, 1]))
    'Too few reports to tell outlets apart: five reports, one an outlet'
    >>> too_few(pd.Series([3, 8]))
    'Too few reports to tell outlets apart: eleven reports, three to eight an outlet'
    >>> too_few(pd.Series([8, 8]))  # the table was made without intervals
    'No intervals were made: 16 reports of two outlets, not ranked'
    """
    reports, low, high = int(n_articles.sum()), int(n_articles.min()), int(n_articles.max())
    if len(n_articles) == 1:
        return f"One outlet, {counted(reports, 'report')}: nothing to compare"
    if low >= FEWEST:
        return f"No intervals were made: {counted(reports, 'report')} of {number(len(n_articles))} outlets, not ranked"
    least = "none" if low == 0 else number(low)
    each = least if low == high else f"{least} to {number(high)}"
    return f"Too few reports to tell outlets apart: {counted(reports, 'report')}, {each} an outlet"


def stands_apart(rows: pd.DataFrame, value: str, *, least: bool = False) -> pd.Series | None:
    """The row whose interval lies above (`least`: below) all others', or None.

    Rows without an interval are left aside; of fewer than two with one, none stands apart.

    >>> rows = pd.DataFrame({"rate": [5.0, 1.0, 9.0], "low": [3.0, 0.0, None], "high": [7.0, 3.5, None]})
    >>> stands_apart(rows, "rate") is None
    True
    >>> stands_apart(rows.assign(high=[7.0, 2.5, None]), "rate")["rate"]
    np.float64(5.0)
    """
    rows = rows.dropna(subset=["low", "high"]).reset_index(drop=True)
    if len(rows) < 2:
        return None
    best = rows.loc[rows[value].idxmin() if least else rows[value].idxmax()]
    others = rows.drop(index=best.name)
    apart = best["high"] < others["low"].min() if least else best["low"] > others["high"].max()
    return best if apart else None


def interval_name(table: pd.DataFrame) -> str:
    """What a key calls the interval: its level where the table has one level.

    >>> interval_name(pd.DataFrame({"confidence_level": [0.95, None]})), interval_name(pd.DataFrame())
    ('95 % interval', 'interval')
    """
    levels = table["confidence_level"].dropna().unique() if "confidence_level" in table else []
    return f"{100 * levels[0]:g} % interval" if len(levels) == 1 else "interval"
