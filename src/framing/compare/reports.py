"""Counts of reports -> the table by report that two outlets are compared by."""

from __future__ import annotations

import pandas as pd

from framing.compare.outlets import by_outlet, with_outlet
from framing.compare.units import unit_of_reports

REPORT_DTYPES = {
    **dict.fromkeys(["article_id", "outlet", "event", "unit", "measure", "category"], "str"),
    **dict.fromkeys(["numerator", "denominator"], "float64"),
    **{"per": "int64", "of": "str", "view": "str"},
}


def report_table(  # noqa: PLR0913 - what a measure is, in words
    counts: pd.DataFrame, articles: pd.DataFrame, caller: str, *, measure: str, per: int, of: str, view: str
) -> pd.DataFrame:
    """A row a report and category: what was counted, and of how much.

    Parameters
    ----------
    counts : DataFrame
        article_id, category, numerator, denominator; in each report its categories in their order.
        Rows without a denominator are left out.
    articles : DataFrame
        article_id, outlet; event and unit where there are any.
    caller : str
        The function that asks.
    measure : str
        What is measured, in words.
    per : int
        What the estimate is given for: 1,000 words, 100 for percentage points.
    of : str
        What the denominator counts, in words.
    view : str
        As from `view_of`.

    Returns
    -------
    DataFrame
        article_id, outlet, event (missing where nobody has said), unit (the report itself where there
        is none), measure, category, numerator, denominator (above 0), per, of, view. By outlet, then report.

    Raises
    ------
    TableError
        A report is not in `articles`, or stands there twice.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> counts = pd.DataFrame({"article_id": ["a"], "category": [""], "numerator": [2.0], "denominator": [400.0]})
    >>> told = {"measure": "passives", "per": 1000, "of": "own words", "view": "all"}
    >>> report_table(counts, articles, "me", **told)[["outlet", "event", "unit", "numerator", "denominator", "per"]]
               outlet event unit  numerator  denominator   per
    0  Northline News   NaN    a        2.0        400.0  1000
    """
    rows = counts[counts["denominator"] > 0]
    rows = by_outlet(with_outlet(rows, articles, caller, ["event"] if "event" in articles else []), ["article_id"])
    rows = rows.assign(measure=measure, per=per, of=of, view=view, unit=unit_of_reports(rows["article_id"], articles))
    rows = rows.reindex(columns=[*REPORT_DTYPES]).astype(REPORT_DTYPES)
    return rows.assign(event=rows["event"].mask(rows["event"].str.strip().eq("")))
