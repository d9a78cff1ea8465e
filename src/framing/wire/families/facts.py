"""What is known of the reports of the whole corpus beside their words: some small arrays."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.agencies import is_agency
from framing.tables import TableError
from framing.wire.families.narration import Whole

# Ranks of a report as a base. One that credits several agencies was put together from them: it comes after those
# that credit one.
MANIFEST, AGENCY, ONE_CREDIT, SEVERAL, NONE = range(5)

COLUMNS = ("article_id", "outlet", "published", "agency", "url", "copy_of")  # what is read of articles


class Facts(NamedTuple):
    """A value a report, in order of their names; a report's number is its place in this order."""

    names: list[str]
    n_own: Whole  # own words
    rank: npt.NDArray[np.int8]
    days: npt.NDArray[np.float64]  # day of publication, counted from 1970; NaN where unknown
    outlets: Whole  # a number an outlet; -1 where unknown
    copy_of: Whole  # number of the base that the manifest names; -1 where it names none


def number_reports(batches: Sequence[Sequence[str]]) -> tuple[list[str], list[Whole]]:
    """Names of all reports in order, and for each batch the numbers of its reports in this order.

    >>> names, numbers = number_reports([["b", "d"], ["a"]])
    >>> names, [own.tolist() for own in numbers]
    (['a', 'b', 'd'], [[1, 2], [0]])
    """
    names = sorted(name for batch in batches for name in batch)
    number = {name: i for i, name in enumerate(names)}
    if len(number) < len(names):
        twice = next(name for name, after in zip(names, names[1:], strict=False) if name == after)
        raise TableError(
            f"match_wire needs each report whole in one batch; found {twice!r} in two. "
            "Give reports that differ ids that differ, and keep the sentences of one together."
        )
    return names, [np.array([number[name] for name in batch], dtype=np.int32) for batch in batches]


def put_together(numbers: Sequence[Whole], values: Sequence[Whole]) -> Whole:
    """Values of the reports of all batches, in order of the reports' numbers.

    >>> put_together([np.array([1, 2]), np.array([0])], [np.array([70, 80]), np.array([90])]).tolist()
    [90, 70, 80]
    """
    together = np.zeros(sum(map(len, numbers)), dtype=np.int32)
    for places, own in zip(numbers, values, strict=True):
        together[places] = own
    return together


def read_facts(articles: pd.DataFrame | None, names: list[str], n_own: Whole) -> Facts:
    """Read dates, credits and the manifest's word on copies; articles not among `names` are left aside.

    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Meridian", "Coast"], "copy_of": ["", "a"]})
    >>> facts = read_facts(articles, ["a", "b", "c"], np.array([20, 15, 0]))
    >>> facts.rank.tolist(), facts.outlets.tolist(), facts.copy_of.tolist()
    ([0, 4, 4], [0, 1, -1], [-1, 0, -1])
    """
    if articles is None:
        articles = pd.DataFrame({"article_id": []})
    table = articles[[column for column in COLUMNS if column in articles]]
    table = table.assign(article_id=table["article_id"].astype(str)).drop_duplicates("article_id")
    table = table.set_index("article_id").reindex(names)
    copy_of = _copy_of(table, names)
    rank = _ranks(table)
    rank[copy_of[copy_of >= 0]] = MANIFEST
    outlets = pd.factorize(_cells(table, "outlet"))[0].astype(np.int32)
    return Facts(names, n_own, rank, _days(table), outlets, copy_of)


def take_facts(facts: Facts, reports: Whole) -> Facts:
    """Facts of some reports, named by their numbers in rising order; the base of each copy must be among them.

    >>> of = np.array([-1, -1, 1])
    >>> facts = Facts(["a", "b", "c"], np.array([9, 8, 7]), np.array([4, 0, 4]), np.zeros(3), np.array([0, 1, 2]), of)
    >>> taken = take_facts(facts, np.array([1, 2]))
    >>> taken.names, taken.copy_of.tolist()
    (['b', 'c'], [-1, 0])
    """
    names = [facts.names[report] for report in reports.tolist()]
    said = facts.copy_of[reports]
    copy_of = np.where(said >= 0, np.searchsorted(reports, said), -1).astype(np.int32)
    rows = facts.n_own[reports], facts.rank[reports], facts.days[reports], facts.outlets[reports]
    return Facts(names, *rows, copy_of)


def _cells(table: pd.DataFrame, column: str) -> pd.Series:
    """Cells as text, empty ones missing."""
    cells = table[column] if column in table else pd.Series(None, index=table.index, dtype="str")
    text = cells.astype("str").str.strip()
    return text.mask(text == "")


def _days(table: pd.DataFrame) -> npt.NDArray[np.float64]:
    if "published" not in table:
        return np.full(len(table), np.nan)
    known = pd.to_datetime(table["published"], errors="coerce")
    return ((known - pd.Timestamp(0)) / pd.Timedelta(days=1)).to_numpy(dtype=np.float64)


def _copy_of(table: pd.DataFrame, names: list[str]) -> Whole:
    said = _cells(table, "copy_of").dropna()
    copy_of = np.full(len(names), -1, dtype=np.int32)
    if said.empty:
        return copy_of
    number = {name: i for i, name in enumerate(names)}
    unknown = [base for base in said if base not in number]
    if unknown:
        raise TableError(
            f"match_wire needs the reports that copy_of names; found none called {unknown[0]!r} in sentences. "
            "Name an article_id, or leave the cell empty."
        )
    for copy, base in said.items():
        copy_of[number[str(copy)]] = number[base]
    return copy_of


def _ranks(table: pd.DataFrame) -> npt.NDArray[np.int8]:
    credits = [_names(cell) for cell in _cells(table, "agency").fillna("")]
    further = sorted({name for names in credits for name in names})
    outlets, urls = (_cells(table, column).fillna("") for column in ("outlet", "url"))
    rows = zip(credits, outlets, urls, strict=True)
    return np.array([_rank(names, is_agency(outlet, url, further)) for names, outlet, url in rows], dtype=np.int8)


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(";") if name.strip()]


def _rank(credits: list[Hashable] | list[str], own: bool) -> int:
    return AGENCY if own else (NONE, ONE_CREDIT, SEVERAL)[min(len(credits), 2)]
