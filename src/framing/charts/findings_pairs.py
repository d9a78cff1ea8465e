"""What a title says of the pairs of outlets that were compared: how many were told apart, and of how many it cannot."""

from __future__ import annotations

import pandas as pd

from framing.charts.evidence import UNIT, view_of
from framing.charts.findings_voices import SOURCES
from framing.charts.verdicts import MOST_NAMED
from framing.charts.voices import OTHER, UNRESOLVED
from framing.charts.wording import counted, listed, number, shortened, what_of
from framing.tables import need

NAMES = SOURCES | {OTHER: "in no group", UNRESOLVED: "not resolved"}
COLUMNS = [
    *("measure", "category", "outlet_a", "outlet_b", "verdict", "higher", "difference", "low", "high", "smallest"),
    *("effect", "n_events", "n_units_a", "n_units_b", "per", "of"),
]


def finding_pairs(table: pd.DataFrame) -> str:
    """The finding of `tell_apart`: how many comparisons tell outlets apart, and how many cannot.

    Parameters
    ----------
    table : DataFrame
        As `tell_apart` returns it: measure, category, outlet_a, outlet_b, verdict, higher.

    Returns
    -------
    str
        One sentence without a full stop; a pair is named where it is the only one told apart. For a table
        without rows, that there is nothing to show.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> rows = pd.DataFrame({"measure": "tone", "category": "", "outlet_a": ["Echo", "Echo", "Post"],
    ...     "outlet_b": ["Post", "Times", "Times"], "verdict": "cannot tell", "higher": ""})
    >>> finding_pairs(rows)
    'These reports cannot tell the three outlets apart in tone'
    >>> print(finding_pairs(rows.assign(verdict=["apart", "cannot tell", "too few"], higher=["Post", "", ""])))
    Post is above Echo in tone; one other comparison cannot tell outlets apart, one has too little to test
    """
    if table.empty:
        return "Nothing to show: no pairs of outlets"
    need(table, ["measure", "category", "outlet_a", "outlet_b", "verdict", "higher"], "finding_pairs", "tell_apart")
    told, cannot, few = (table[table["verdict"] == verdict] for verdict in ("apart", "cannot tell", "too few"))
    n = len({*table["outlet_a"], *table["outlet_b"]})
    if told.empty and cannot.empty:
        return f"Too few reports to tell outlets apart: {counted(len(few), 'comparison')} of {number(n)} outlets"
    if told.empty:
        left = f"; {_has(len(few), 'further comparison')}" if len(few) else ""
        return f"These reports cannot tell the {number(n)} outlets apart in {measures_in(table)}{left}"
    if len(told) == 1:
        row = told.to_dict("records")[0]
        other = row["outlet_b"] if row["higher"] == row["outlet_a"] else row["outlet_a"]
        said = f"{shortened(row['higher'])} is above {shortened(other)} in {what_in(row)}"
        rest = [f"{counted(len(cannot), 'other comparison')} cannot tell outlets apart"] if len(cannot) else []
    else:
        said = f"{number(len(told))} of {counted(len(table), 'comparison')} tell two outlets apart".capitalize()
        rest = [f"{number(len(cannot))} cannot tell them apart"] if len(cannot) else []
    rest += [_has(len(few))] if len(few) else []
    return "; ".join(filter(None, (said, ", ".join(rest))))


def measures_in(table: pd.DataFrame) -> str:
    """The measures of a table, and the category where there is one alone.

    >>> measures_in(pd.DataFrame({"measure": ["loaded phrases", "tone"], "category": ["doubt", ""]}))
    'loaded phrases and tone'
    """
    tests = table[["measure", "category"]].fillna("").drop_duplicates()
    if len(tests) == 1:
        return what_in(tests.to_dict("records")[0])
    names = tests["measure"].drop_duplicates().tolist()
    return listed(names) if len(names) <= MOST_NAMED else f"{number(len(names))} measures"


def what_in(row: dict) -> str:
    """What a row compares, inside a sentence.

    >>> what_in({"measure": "loaded phrases", "category": "doubt"}), what_in({"measure": "tone", "category": ""})
    ('words of doubt and distance', 'tone')
    >>> what_in({"measure": "words given", "category": "Ivara Toll"})
    'words given, Ivara Toll'
    """
    if not row["category"] or pd.isna(row["category"]):
        return str(row["measure"])
    if row["measure"] == "loaded phrases":
        return what_of("category", row["category"])
    return f"{row['measure']}, {NAMES.get(row['category'], row['category'])}"


def source_of_pairs(table: pd.DataFrame) -> str:
    """The source line of pairs: units, view, interval and tests.

    >>> rows = pd.DataFrame({"outlet_a": ["Post"], "outlet_b": ["Times"], "n_units_a": [8], "n_units_b": [7],
    ...     "n_events": [8], "verdict": ["apart"], "low": [0.1], "confidence_level": [0.95], "view": ["all"]})
    >>> print(source_of_pairs(rows))
    Source: framing. Two outlets, seven to eight units each in a comparison (unit: a family of copies, or a report \
outside one). All text. Compared within events by permutation, corrected for one test. 95 % bootstrap intervals, \
not corrected.
    """
    units = pd.concat([table["n_units_a"], table["n_units_b"]])
    low, high = int(units.min()), int(units.max())
    each = counted(high, "unit") if low == high else f"{number(low) if low else 'none'} to {counted(high, 'unit')}"
    n = len({*table["outlet_a"], *table["outlet_b"]})
    parts = [f"{counted(n, 'outlet').capitalize()}, {each} each in a comparison ({UNIT})", view_of(table)]
    tested = int(table["verdict"].ne("too few").sum())
    within = " within events" if table["n_events"].gt(0).any() else ", events unknown,"
    if tested:
        levels = table["alpha"].dropna().unique() if "alpha" in table else []
        at = f" at {100 * levels[0]:g} %" if len(levels) == 1 else ""
        parts.append(f"Compared{within} by permutation, corrected for {counted(tested, 'test')}{at}")
    levels = table["confidence_level"].dropna().unique() if "confidence_level" in table else []
    if table["low"].notna().any():
        level = f"{100 * levels[0]:g} % b" if len(levels) == 1 else "B"
        parts.append(f"{level}ootstrap intervals, not corrected")
    return " ".join(["Source: framing.", *(f"{part}." for part in parts if part)])


def _has(n: int, noun: str = "") -> str:
    return f"{counted(n, noun) if noun else number(n)} {'has' if n == 1 else 'have'} too little to test"
