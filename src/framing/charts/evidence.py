"""The end of a source line: how many reports and units, which view, what the interval is, and what was tested."""

from __future__ import annotations

import pandas as pd

from framing.charts.apart import apart_in, is_marked, marks_of, units_of, verdict_of
from framing.charts.wording import counted, number

UNIT = "unit: a family of copies, or a report outside one"
VIEWS = {
    "all": "All text",
    "own": "Own text only, without the agency’s sentences",
    "once": "The agency’s words once",
}


def evidence_of(table: pd.DataFrame, *, bold: str = "") -> str:
    """What the numbers of a table of estimates rest on, in full sentences.

    Parameters
    ----------
    table : DataFrame
        outlet and n_articles; said too is what its columns tell: n_units, view, low and confidence_level,
        the columns of `mark_apart`.
    bold : str
        What bold means here, as from `bold_words`.

    Returns
    -------
    str
        Sentences with a full stop.

    Examples
    --------
    >>> table = pd.DataFrame({"outlet": ["Post", "Times"], "n_articles": [8, 9], "n_units": 8, "view": "all"})
    >>> print(evidence_of(table))
    17 reports of two outlets, eight units each (unit: a family of copies, or a report outside one). All text.
    """
    parts = [reports_of(table), view_of(table), intervals_of(table), how_tested(table), bold]
    return " ".join(f"{part}." for part in parts if part)


def bold_words(blocks: list[pd.DataFrame]) -> str:
    """What bold means in a chart of these blocks; nothing where none is bold.

    >>> rows = pd.DataFrame({"outlet": ["Post", "Times"], "above": ["Times", ""], "below": ["", "Post"]})
    >>> bold_words([rows.assign(n_told=1, n_cannot_tell=0, n_too_few=0)])
    'Bold: told apart from all other outlets'
    """
    apart = [rows for rows in blocks if apart_in(rows)]
    some = " that could be compared" if any(verdict_of(rows).few for rows in apart) else ""
    return f"Bold: told apart from all other outlets{some}" if apart else ""


def reports_of(table: pd.DataFrame) -> str:
    """How many reports and units, by outlet as the table counts them.

    >>> reports_of(pd.DataFrame({"outlet": ["Post", "Times"], "n_articles": [8, 9]}))
    '17 reports of two outlets'
    """
    outlets = table.groupby("outlet", sort=False)["n_articles"].max().fillna(0)
    n = counted(int(outlets.sum()), "report")
    said = f"{n[0].upper()}{n[1:]} of {counted(len(outlets), 'outlet')}"
    if "n_units" not in table:
        return said
    units = units_of(table)
    low, high = int(units.min()), int(units.max())
    each = counted(high, "unit") if low == high else f"{number(low)} to {counted(high, 'unit')}"
    return f"{said}, {each}{' each' if len(units) > 1 else ''} ({UNIT})"


def view_of(table: pd.DataFrame) -> str:
    """The view of the texts in words, where the table names one.

    >>> view_of(pd.DataFrame({"view": ["own"]})), view_of(pd.DataFrame())
    ('Own text only, without the agency’s sentences', '')
    """
    views = table["view"].dropna().unique() if "view" in table else []
    return VIEWS.get(str(views[0]), f"View: {views[0]}") if len(views) == 1 else ""


def intervals_of(table: pd.DataFrame) -> str:
    """What the intervals are, where there are any.

    >>> intervals_of(pd.DataFrame({"low": [0.1], "confidence_level": [0.95], "n_units": [8]}))
    '95 % bootstrap intervals over units (BCa)'
    """
    if "low" not in table or not table["low"].notna().any():
        return ""
    levels = table["confidence_level"].dropna().unique() if "confidence_level" in table else []
    level = f"{100 * levels[0]:g} % b" if len(levels) == 1 else "B"
    return f"{level}ootstrap intervals over {'units (BCa)' if 'n_units' in table else 'reports'}"


def how_tested(table: pd.DataFrame) -> str:
    """How pairs of outlets were tested, and how many tests were corrected together; nothing where none was."""
    if not is_marked(table):
        return ""
    marks = marks_of(table)
    few = int(marks["n_too_few"].sum())
    if not marks[["n_told", "n_cannot_tell"]].to_numpy().any():
        return ""
    n = int(table["n_tests"].max()) if "n_tests" in table else _tests_shown(marks)
    levels = table["alpha"].dropna().unique() if "alpha" in table else []
    at = f" at {100 * levels[0]:g} %" if len(levels) == 1 else ""
    within = " within events" if "n_events" in table and table["n_events"].gt(0).any() else ""
    said = f"Pairs of outlets compared{within} by permutation, corrected for {counted(n, 'test')}{at}"
    return f"{said}; of other pairs there was too little to test" if few else said


def _tests_shown(marks: pd.DataFrame) -> int:
    """Tests whose verdicts a table shows: each stands with both of its outlets."""
    return int(marks[["n_told", "n_cannot_tell"]].to_numpy().sum()) // 2


def counts_only(table: pd.DataFrame, unit: str, view: str = "") -> str:
    """The end of the source line of a chart that counts and compares nothing: unit and view.

    A table that names no view has `view`: copies and their bases are always compared whole.

    >>> counts_only(pd.DataFrame({"view": ["once"]}), "the report")
    'Unit: the report. The agency’s words once. Counts; outlets are not compared.'
    """
    return " ".join(
        f"{part}." for part in (f"Unit: {unit}", view_of(table) or view, "Counts; outlets are not compared") if part
    )
