"""Measures by report -> every pair of outlets compared, before anything is corrected or judged."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.compare.intervals import MIN_UNITS, none_found_high, none_used_high
from framing.compare.outlets import UNKNOWN, named_outlets
from framing.compare.sides import Counts, Sides, differences, event_differences, interval, permuted, sides_of
from framing.compare.units import units_of
from framing.resampling import Boot, Numbers, Permuted
from framing.tables import TableError, need_numbers

TESTS = ["measure", "view", "per", "of"]  # what is one measure; its categories are tests of it


class Settings(NamedTuple):
    """Settings of the tests and the intervals."""

    n_permutations: int
    boot: Boot


class Measure(NamedTuple):
    """The reports of one measure; categories with the same denominators stand together."""

    measure: str
    view: str
    per: int
    of: str
    outlets: list[str]
    has_events: bool
    parts: list[tuple[list[str], Counts]]


class Pair(NamedTuple):
    """Two outlets compared in categories that have the same denominators; numbers an entry a category."""

    of: Measure
    outlets: tuple[str, str]
    categories: list[str]
    sides: Sides
    difference: Numbers
    tested: Permuted
    low: Numbers
    high: Numbers
    widened: Numbers  # by how much the interval is wider for what was not found
    n_without_event: int

    @property
    def enough(self) -> bool:
        """Whether both outlets have five units in events that both report."""
        return min(self.sides.n_units) >= MIN_UNITS


def measures_of(reports: pd.DataFrame, caller: str) -> list[Measure]:
    """Take a table by report apart into its measures; rows without an outlet or a denominator are left out."""
    need_numbers(reports, ["numerator", "denominator", "per"], caller)
    rows = reports.assign(
        outlet=named_outlets(reports),
        category=reports["category"].astype("str").fillna(""),
        event=_text(reports, "event"),
        unit=units_of(reports),
        view=_text(reports, "view").replace("", "all"),
    )
    rows = rows[(rows["denominator"] > 0) & rows["numerator"].notna() & rows["outlet"].ne(UNKNOWN)]
    endless = rows.loc[np.isinf(rows[["numerator", "denominator"]].astype("float64")).any(axis=1), "article_id"]
    if len(endless):
        raise TableError(
            f"{caller} needs finite numerators and denominators; found an infinite one of {endless.iloc[0]!r}. "
            "Drop the row, or count it anew."
        )
    twice = rows.loc[rows.duplicated([*TESTS, "category", "article_id"]), "article_id"]
    if len(twice):
        raise TableError(
            f"{caller} needs each report once in a category of a measure; found {twice.iloc[0]!r} more than once. "
            "Drop the repeated rows."
        )
    rows = rows.sort_values([*TESTS, "category", "article_id"], kind="stable")
    return [_measure(key, group) for key, group in rows.groupby(TESTS, sort=True)]


def _text(rows: pd.DataFrame, column: str) -> pd.Series:
    if column not in rows:
        return pd.Series("", index=rows.index, dtype="str")
    return rows[column].astype("str").str.strip().fillna("")


def _measure(key: tuple, rows: pd.DataFrame) -> Measure:
    outlets = sorted(rows["outlet"].unique())
    has_events = bool(rows["event"].ne("").any())
    events = event_of_units(rows) if has_events else pd.Series(0, index=rows.index)
    coded = rows.assign(
        outlet=np.searchsorted(outlets, rows["outlet"]),
        event=events,
        unit=pd.factorize(rows["unit"], sort=True)[0],
    )
    alike: dict[tuple, tuple[list[str], list[pd.DataFrame]]] = {}
    for category, group in coded.groupby("category", sort=True):
        same = (tuple(group["article_id"]), group["denominator"].to_numpy("float64").tobytes())
        categories, groups = alike.setdefault(same, ([], []))
        categories.append(str(category))
        groups.append(group)
    parts = [(categories, _counts(groups)) for categories, groups in alike.values()]
    return Measure(str(key[0]), str(key[1]), int(key[2]), str(key[3]), outlets, has_events, parts)


def _counts(groups: list[pd.DataFrame]) -> Counts:
    first = groups[0]
    x = np.column_stack([group["numerator"].to_numpy("float64") for group in groups])
    codes = [first[name].to_numpy("int64") for name in ("outlet", "event", "unit")]
    return Counts(x, first["denominator"].to_numpy("float64"), *codes)


def event_of_units(rows: pd.DataFrame) -> pd.Series:
    """Number of each row's event: that of most reports of its unit, the first by name of several; -1 for none.

    >>> rows = pd.DataFrame({"article_id": list("abcd"), "unit": ["f", "f", "f", "d"], "event": ["y", "y", "", ""]})
    >>> event_of_units(rows).tolist()
    [0, 0, 0, -1]
    """
    known = rows.loc[rows["event"].ne(""), ["article_id", "unit", "event"]].drop_duplicates()
    n = known.value_counts(["unit", "event"]).rename("n").reset_index()
    most = n.sort_values(["n", "event"], ascending=[False, True]).drop_duplicates("unit").set_index("unit")["event"]
    names = sorted(most.unique())
    of = rows["unit"].map(most.map({name: number for number, name in enumerate(names)}))
    return of.fillna(-1).astype("int64")


def pairs_of(measure: Measure, settings: Settings) -> Iterator[Pair]:
    """Every pair of outlets of a measure, compared."""
    for (categories, counts), (one, other) in itertools.product(
        measure.parts, itertools.combinations(range(len(measure.outlets)), 2)
    ):
        yield _pair(measure, categories, counts, (one, other), settings)


def _pair(measure: Measure, categories: list[str], counts: Counts, codes: tuple[int, int], settings: Settings) -> Pair:
    sides = sides_of(counts, *codes)
    nothing = np.full(len(categories), np.nan)
    none = Permuted(nothing, nothing, nothing, 1.0, 0, True)
    tested = permuted(sides, settings.n_permutations, settings.boot.seed) if sides.n_events else none
    low, high, widened = nothing, nothing, np.zeros(len(categories))
    if min(sides.n_units) >= MIN_UNITS and settings.boot.n_boot:
        low, high, widened = _widened(*interval(sides, settings.boot), sides, measure, settings.boot.level)
    here = np.isin(counts.outlets, codes)
    return Pair(
        measure,
        (measure.outlets[codes[0]], measure.outlets[codes[1]]),
        categories,
        sides,
        differences(*event_differences(sides)) if sides.n_events else nothing,
        tested,
        low,
        high,
        widened,
        int((here & (counts.events < 0)).sum()),
    )


def _widened(
    low: Numbers, high: Numbers, sides: Sides, measure: Measure, level: float
) -> tuple[Numbers, Numbers, Numbers]:
    """An interval whose ends take in what chance may have hidden where a side has nothing, or all there is."""
    if measure.per == 1:
        return low, high, np.zeros(len(low))
    d = differences(*event_differences(sides))
    (one_down, one_up), (other_down, other_up) = (
        _hidden(x.sum(axis=0), float(y.sum()), measure.per, level)
        for x, y in ((sides.x_one, sides.y_one), (sides.x_other, sides.y_other))
    )
    down, up = np.hypot(one_down, other_up), np.hypot(one_up, other_down)
    return d - np.hypot(d - low, down), d + np.hypot(high - d, up), down + up


def _hidden(x: Numbers, y: float, per: int, level: float) -> tuple[Numbers, Numbers]:
    """How much lower and higher an estimate may be than it is, where resampling cannot tell."""
    is_share = per == 100 and bool((x <= y).all())
    bound = none_used_high(y, level) if is_share else none_found_high(y, level)
    return np.where(is_share & (x == y), bound, 0.0), np.where(x == 0, bound, 0.0)
