"""Which outlets are told apart, read from the columns that `mark_apart` puts into a table of estimates.

The charts test nothing themselves: an outlet is named, set in bold or put first only
where these columns say that it was told apart from others.
"""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from framing.charts.wording import counted, number
from framing.resampling import MIN_UNITS

COUNTS = ["n_told", "n_cannot_tell", "n_too_few"]
MARKS = ["above", "below", *COUNTS]
_DECLARED = [
    *("outlet", "count", "n_words", "rate", "low", "high", "confidence_level", "n_articles", "n_units", "voice", "per"),
    *("of", "measure", "view", "note", "n_tests", "n_events", "alpha", *MARKS),
]


class Verdict(NamedTuple):
    """How the pairs of outlets of one block came out.

    `pairs` were told apart (higher, lower); `compared` are the outlets of which some pair could be tested, `few`
    the others; `cannot` says that some pair of outlets compared was not told apart, or too few to test.
    """

    pairs: set[tuple[str, str]]
    compared: list[str]
    n_compared: int
    few: list[str]
    cannot: bool


class Cut(NamedTuple):
    """Outlets told apart from all others that could be compared, the others, and whether they are the higher ones."""

    outlets: list[str]
    others: list[str]
    more: bool


def split_by(table: pd.DataFrame) -> str | None:
    """The column of a table of rates that splits it beside the outlet: what `by` was.

    >>> split_by(pd.DataFrame(columns=["outlet", "category", "count", "rate"]))
    'category'
    """
    further = [str(name) for name in table.columns if name not in _DECLARED]
    return further[0] if further else None


def is_marked(table: pd.DataFrame) -> bool:
    """Whether pairs of outlets were tested, or found too few to test, in any row of a table.

    >>> is_marked(pd.DataFrame({"outlet": ["Post"], "low": [0.1], "high": [0.3]}))
    False
    """
    return set(MARKS) <= set(table.columns) and bool(marks_of(table)[COUNTS].to_numpy().any())


def marks_of(table: pd.DataFrame) -> pd.DataFrame:
    """The marks of a table, whatever a file made of them: lists without missing ones, counts as whole numbers.

    >>> marks = {"above": [None], "below": ["Post"], "n_told": [1.0], "n_cannot_tell": [None], "n_too_few": [0]}
    >>> marks_of(pd.DataFrame(marks)).values.tolist()
    [['', 'Post', 1, 0, 0]]
    """
    lists = {name: table[name].astype(object).where(table[name].notna(), "").astype("str") for name in MARKS[:2]}
    return pd.DataFrame(lists | {name: table[name].fillna(0).astype("int64") for name in COUNTS}, index=table.index)


def verdict_of(rows: pd.DataFrame) -> Verdict:
    """How the pairs of outlets came out in a block: one row an outlet.

    >>> rows = pd.DataFrame({"outlet": ["Post", "Times"], "above": ["Times", ""], "below": ["", "Post"]})
    >>> verdict = verdict_of(rows.assign(n_told=1, n_cannot_tell=0, n_too_few=0))
    >>> sorted(verdict.pairs), verdict.compared, verdict.cannot
    ([('Post', 'Times')], ['Post', 'Times'], False)
    """
    if not is_marked(rows):
        return Verdict(set(), [], 0, [], False)
    rows = marks_of(rows).assign(outlet=rows["outlet"].astype("str"))
    pairs: set[tuple[str, str]] = set()
    for row in rows.to_dict("records"):
        pairs |= {(row["outlet"], other) for other in row["above"].split("; ") if other}
        pairs |= {(other, row["outlet"]) for other in row["below"].split("; ") if other}
    tested = rows["n_told"] + rows["n_cannot_tell"]
    compared, few = (rows.loc[is_so, "outlet"].tolist() for is_so in (tested.gt(0), tested.eq(0)))
    n = max(len(compared), 1 + int(tested.max())) if len(compared) else 0  # an outlet may have no row here
    left = rows["n_cannot_tell"] + rows["n_too_few"] - len(few)
    return Verdict(pairs, compared, n, few, bool(left[tested > 0].gt(0).any()))


def cut_of(verdict: Verdict) -> Cut | None:
    """The fewest outlets that are told apart from all others compared, on one side; or None.

    Of as many above as below, those above. In neither group is anything said about the order.

    >>> pairs = {("Post", "Echo"), ("Times", "Echo")}
    >>> cut_of(Verdict(pairs, ["Echo", "Post", "Times"], 3, [], True))
    Cut(outlets=['Echo'], others=['Post', 'Times'], more=False)
    """
    if len(verdict.compared) < max(verdict.n_compared, 2):
        return None
    wins = {outlet: sum(higher == outlet for higher, _ in verdict.pairs) for outlet in verdict.compared}
    order = sorted(verdict.compared, key=lambda outlet: -wins[outlet])
    cuts = []
    for at in range(1, len(order)):
        above, below = order[:at], order[at:]
        if all((a, b) in verdict.pairs for a in above for b in below):
            more = len(above) <= len(below)
            cuts.append(Cut(sorted(above if more else below), sorted(below if more else above), more))
    return min(cuts, key=lambda cut: (len(cut.outlets), not cut.more), default=None)


def apart_in(rows: pd.DataFrame) -> set[str]:
    """Outlets of a block told apart from every other that could be compared, all on one side: those set in bold.

    >>> rows = pd.DataFrame({"outlet": ["Post", "Times"], "above": ["Times", ""], "below": ["", "Post"]})
    >>> sorted(apart_in(rows.assign(n_told=1, n_cannot_tell=0, n_too_few=0)))
    ['Post', 'Times']
    """
    verdict = verdict_of(rows)
    sides = ({outlet: {b for a, b in verdict.pairs if a == outlet} for outlet in verdict.compared},
             {outlet: {a for a, b in verdict.pairs if b == outlet} for outlet in verdict.compared})  # fmt: skip
    return {outlet for side in sides for outlet, others in side.items() if 0 < len(others) >= verdict.n_compared - 1}


def highest(rows: pd.DataFrame) -> str | None:
    """The outlet told apart above all others of its block, those with too few reports included; or None.

    >>> rows = pd.DataFrame({"outlet": ["Post", "Times"], "above": ["Times", ""], "below": ["", "Post"]})
    >>> highest(rows.assign(n_told=1, n_cannot_tell=0, n_too_few=0))
    'Post'
    """
    if not is_marked(rows):
        return None
    marks = marks_of(rows)
    top = marks["n_told"].gt(0) & marks["n_cannot_tell"].eq(0) & marks["n_too_few"].eq(0) & marks["below"].eq("")
    return str(rows.loc[top, "outlet"].iloc[0]) if top.any() else None


def units_of(table: pd.DataFrame) -> pd.Series:
    """Units of each outlet, the most that any of its rows counts; reports where the table has no units.

    >>> units_of(pd.DataFrame({"outlet": ["Post", "Post"], "n_articles": [3, 3]})).to_dict()
    {'Post': 3}
    """
    name = "n_units" if "n_units" in table else "n_articles"
    return table.groupby("outlet", sort=False)[name].max().fillna(0).astype("int64")


def comparable(table: pd.DataFrame) -> bool:
    """Whether two outlets or more have units enough for an interval.

    >>> comparable(pd.DataFrame({"outlet": ["Post", "Times"], "n_articles": [8, 3]}))
    False
    """
    return int((units_of(table) >= MIN_UNITS).sum()) > 1


def too_few(table: pd.DataFrame) -> str:
    """What to say where fewer than two outlets can be compared.

    >>> table = pd.DataFrame({"outlet": ["Post", "Times"], "n_articles": [3, 8]})
    >>> too_few(table)
    'Too few reports to tell outlets apart: eleven reports, three to eight an outlet'
    >>> too_few(table.assign(n_units=[2, 4]))
    'Too few reports to tell outlets apart: eleven reports, two to four units an outlet'
    """
    n = table.groupby("outlet", sort=False)["n_articles"].max().fillna(0).astype("int64")
    units = units_of(table)
    reports = counted(int(n.sum()), "report")
    if len(n) == 1:
        return f"One outlet, {reports}: nothing to compare"
    low, high = int(units.min()), int(units.max())
    least = "none" if low == 0 else number(low)
    each = least if low == high else f"{least} to {number(high)}"
    of = "" if units.eq(n).all() else f" unit{'' if high == 1 else 's'}"
    return f"Too few reports to tell outlets apart: {reports}, {each}{of} an outlet"


def interval_name(table: pd.DataFrame) -> str:
    """What a key calls the interval: its level where the table has one level.

    >>> interval_name(pd.DataFrame({"confidence_level": [0.95, None]})), interval_name(pd.DataFrame())
    ('95 % interval', 'interval')
    """
    levels = table["confidence_level"].dropna().unique() if "confidence_level" in table else []
    return f"{100 * levels[0]:g} % interval" if len(levels) == 1 else "interval"
