"""Which report of a family the others were made from, and why it is taken for that."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.agencies import is_agency
from framing.tables import TableError
from framing.wire.families.index import Index, Place
from framing.wire.families.runs import Narration

# Ranks of a report as a base. One that credits several agencies was put together from them: it comes after those
# that credit one.
MANIFEST, AGENCY, ONE_CREDIT, SEVERAL, NONE = range(5)
REASONS = ("manifest", "agency", "credit", "credit", "fullest")


class Facts(NamedTuple):
    """What is known of the reports beside their words, in the order of the narration."""

    rank: list[int]
    days: npt.NDArray[np.float64]  # day of publication, counted from 1970; NaN where unknown
    outlets: Place  # a number an outlet; -1 where unknown
    copy_of: dict[int, int]  # the manifest's word: copy and base


def read_facts(articles: pd.DataFrame | None, reports: list[str]) -> Facts:
    """Read dates, credits and the manifest's word on copies; articles not among `reports` are left aside."""
    if articles is None:
        articles = pd.DataFrame({"article_id": []})
    table = articles.assign(article_id=articles["article_id"].astype(str)).drop_duplicates("article_id")
    table = table.set_index("article_id").reindex(reports)
    copy_of = _copy_of(table, {report: i for i, report in enumerate(reports)})
    rank = _ranks(table)
    for base in copy_of.values():
        rank[base] = MANIFEST
    return Facts(rank, _days(table), pd.factorize(_cells(table, "outlet"))[0].astype(np.int64), copy_of)


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


def _copy_of(table: pd.DataFrame, number: dict[str, int]) -> dict[int, int]:
    said = _cells(table, "copy_of").dropna()
    unknown = [base for base in said if base not in number]
    if unknown:
        raise TableError(
            f"match_wire needs the reports that copy_of names; found none called {unknown[0]!r} in sentences. "
            "Name an article_id, or leave the cell empty."
        )
    return {number[str(copy)]: number[base] for copy, base in said.items()}


def _ranks(table: pd.DataFrame) -> list[int]:
    credits = [_names(cell) for cell in _cells(table, "agency").fillna("")]
    further = sorted({name for names in credits for name in names})
    outlets, urls = (_cells(table, column).fillna("") for column in ("outlet", "url"))
    rows = zip(credits, outlets, urls, strict=True)
    return [_rank(names, is_agency(outlet, url, further)) for names, outlet, url in rows]


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(";") if name.strip()]


def _rank(credits: list[Hashable] | list[str], own: bool) -> int:
    return AGENCY if own else (NONE, ONE_CREDIT, SEVERAL)[min(len(credits), 2)]


def choose_base(group: list[int], facts: Facts, narration: Narration, index: Index, n_own: Place) -> int:
    """The report of `group` that the others were most likely made from."""
    best = min(facts.rank[report] for report in group)
    ranked = [report for report in group if facts.rank[report] == best]
    kept = _kept_by_others(ranked, group, narration, index) if best in (ONE_CREDIT, SEVERAL) else {}
    days = np.nan_to_num(facts.days, nan=np.inf)
    return min(ranked, key=lambda report: (-kept.get(report, 0), -int(n_own[report]), days[report], report))


def _kept_by_others(ranked: list[int], group: list[int], narration: Narration, index: Index) -> dict[int, int]:
    """How often the runs of each of `ranked` stand in the others of `group`."""
    runs = {r: np.unique(index.runs[narration.bounds[r] : narration.bounds[r + 1]]) for r in group}
    numbers, counts = np.unique(np.concatenate(list(runs.values())), return_counts=True)
    counts[numbers < 0] = 1
    return {r: int((counts[np.searchsorted(numbers, runs[r])] - 1).sum()) for r in ranked}
