"""Batches of measured reports and the families of all -> pieces of the tables as they will be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from framing.batches.capitals import read_capitals
from framing.batches.matching import read_families, read_groups
from framing.batches.plan import Plan, read_plan
from framing.batches.work import Work, load_frame, save, whole
from framing.corpus import tables_of
from framing.study.measuring import mark_copies
from framing.study.saving import WRITERS, without_text
from framing.tables import empty

MEASURED = ("articles", "sentences", "quotes", "phrases", "passives")
READ = ("rejected", "removed", "notes")
COMPARED = ("alignment", "edits")
FAMILIES_A_CHUNK = 5_000


class Piece(NamedTuple):
    """What a piece of a table holds: how many rows, and its columns, in a table without rows."""

    n_rows: int
    columns: pd.DataFrame


def finish_batch(folder: Path, number: int) -> None:
    """Mark whose words each row of a batch is, and write the rows as they will be read."""
    work = Work(folder)
    measured = work.piece("measured", number)
    tables = {name: load_frame(measured, name) for name in MEASURED}
    groups = read_groups(folder).of_batch[number]
    wanted = set(tables["articles"]["article_id"])
    copies = {name: _of_groups(work, name, groups, _touches(wanted)) for name in COMPARED}
    marked = mark_copies(tables, {"families": read_families(folder), **copies}, read_capitals(folder))
    read = {name: load_frame(measured, name) for name in READ}
    _write({**read, **marked}, work.piece("finished", number), read_plan(folder))


def finish_source(folder: Path) -> None:
    """Write what is to be said of the source as a whole: it stands before what is said of its reports."""
    plan = read_plan(folder)
    told = tables_of([], [], rejected=plan.rejected, notes=plan.notes)
    _write({"rejected": told.rejected, "notes": told.notes}, folder / "finished" / "source", plan)


def finish_copies(folder: Path, chunk: int) -> None:
    """Write the families of one chunk, and their alignment and edits in the same order."""
    work = Work(folder)
    families = chunks_of(read_families(folder))[chunk]
    order = {family: i for i, family in enumerate(families["family"].unique())}
    groups = range(len(read_groups(folder).reports))
    copies = {name: _of_groups(work, name, groups, lambda table: table["family"].isin(order)) for name in COMPARED}
    ordered = {
        name: table.sort_values("family", key=lambda names: names.map(order), kind="stable")
        for name, table in copies.items()
    }
    _write({"families": families, **ordered}, work.piece("copies", chunk), read_plan(folder))


def chunks_of(families: pd.DataFrame) -> list[pd.DataFrame]:
    """Whole families, some thousand at a time; one chunk at least.

    >>> [len(chunk) for chunk in chunks_of(empty("families"))]
    [0]
    """
    number = pd.factorize(families["family"])[0] // FAMILIES_A_CHUNK
    return [families[number == chunk] for chunk in range(max(number, default=0) + 1)]


def _of_groups(
    work: Work, name: str, groups: Iterable[int], wanted: Callable[[pd.DataFrame], pd.Series]
) -> pd.DataFrame:
    """Those rows of a table of copies that are wanted, from several groups."""
    tables = (load_frame(work.piece("compared", group), name) for group in groups)
    kept = [rows for table in tables if len(rows := table[wanted(table)])]
    return pd.concat(kept, ignore_index=True) if kept else empty(name)


def _touches(reports: set[str]) -> Callable[[pd.DataFrame], pd.Series]:
    """Whether a row of alignment or edits concerns one of the reports, as copy or as base."""
    return lambda table: table["article_id"].isin(reports) | table["base_article_id"].isin(reports)


def _write(tables: Mapping[str, pd.DataFrame], place: Path, plan: Plan) -> None:
    kept = {name: table if plan.text else without_text(table, name) for name, table in tables.items()}
    with whole(place) as piece:
        for name, table in kept.items():
            _write_rows(table, piece / f"{name}.{plan.format}", plan.format)
        save({name: Piece(len(table), table.head(0)) for name, table in kept.items()}, piece / "pieces")


def _write_rows(table: pd.DataFrame, path: Path, format: str) -> Any:
    return WRITERS[format](table, **({"header": False} if format == "csv" else {}))(path)
