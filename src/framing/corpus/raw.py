"""A page or a record as found, and its reading, which any process can do."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from framing.corpus.records import read_cells
from framing.corpus.reports import Report, read_page, read_record


class RawPage(NamedTuple):
    """A page not yet opened: its file, what to call it, and what the manifest says of it.

    `further` holds the manifest's columns of the user's own; `note` says that
    the file is not the one whose hash was written down.
    """

    path: Path
    source: str
    said: dict[str, str]
    agencies: tuple[str, ...]
    further: dict[str, str]
    note: str = ""


class RawRecord(NamedTuple):
    """A record of a table: its cells, by the table's names and not yet made text, and our names to the table's."""

    source: str
    cells: dict[str, Any]
    settled: dict[str, str]
    paragraphs: str | None
    agencies: tuple[str, ...]


Raw = RawPage | RawRecord


def read_raw(raw: Raw) -> Report:
    """Read a page or a record: its text without clutter, and what it says of itself.

    It depends on nothing but `raw` and, for a page, its file.

    >>> read_raw(RawRecord("t.jsonl#1", {"body": "It rained."}, {"text": "body"}, None, ())).row["text"]
    'It rained.'
    """
    return _read_page(raw) if isinstance(raw, RawPage) else _read_record(raw)


def _read_page(raw: RawPage) -> Report:
    report = read_page(raw.path, raw.source, raw.said, raw.agencies)
    notes = (*report.notes, ("sha256", raw.note)) if raw.note else report.notes
    return report._replace(row={**report.row, **raw.further} if report.row else report.row, notes=notes)


def _read_record(raw: RawRecord) -> Report:
    said, nested = read_cells(raw.cells, raw.settled)
    report = read_record(raw.source, said, raw.paragraphs, raw.agencies)
    problem = next((note for field, note in nested if field == "text"), report.problem)
    return report._replace(notes=(*report.notes, *nested), problem=problem)
