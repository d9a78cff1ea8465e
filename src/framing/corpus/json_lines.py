"""JSON lines, a record a line, read line by line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from framing.corpus.delimited import open_bytes, read_text
from framing.corpus.encoding import find_kind, mend, mending_notes
from framing.corpus.records import Records
from framing.tables import TableError

_HEAD = 20_000  # bytes by which the kind of file is known
_Lines = Callable[[Path, list[str]], Iterator[str]]  # goes through a file's lines; at the end, adds notes to the list


def open_json_lines(path: Path) -> Records:
    """Open JSON lines: go through them once for their columns and for the lines that are no records.

    The columns of all records are needed before the first is read: a "source"
    may be the outlet only where no record has a "publisher". UTF-8 is read line
    by line, however large the file; in another encoding the file is held whole.

    Raises a `TableError` where no line is a record.
    """
    try:
        return _survey(path, _utf8_lines)
    except UnicodeDecodeError:
        return _survey(path, _all_lines)


def _survey(path: Path, lines: _Lines) -> Records:
    columns: dict[str, None] = {}
    broken: list[tuple[int, str]] = []
    notes: list[str] = []
    count = 0
    for row, record, problem in _parsed(lines(path, notes)):
        if problem:
            broken.append((row, problem))
        else:
            count += 1
            columns.update(dict.fromkeys(record))
    if not count:
        raise TableError(
            f"read_corpus found no records in {path.name}: each line must be a JSON object. {len(broken)} "
            "lines were none."
        )
    columns.pop("#row", None)
    return Records(list(columns), broken, notes, count, partial(_records, path, lines))


def _records(path: Path, lines: _Lines) -> Iterator[dict[str, Any]]:
    for row, record, problem in _parsed(lines(path, [])):
        if not problem:
            yield {**record, "#row": row}


def _parsed(lines: Iterator[str]) -> Iterator[tuple[int, dict[str, Any], str]]:
    """Each line that is not blank: its number from 1, its record, or why it is none."""
    for row, line in enumerate(lines, start=1):
        if line.strip():
            yield row, *_json_record(line)


def _json_record(line: str) -> tuple[dict[str, Any], str]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return {}, f"no JSON: {error.msg} at character {error.pos}. A line must hold one whole JSON object"
    except RecursionError:
        return {}, "no record: brackets within brackets, too deep to read"
    return (record, "") if isinstance(record, dict) else ({}, "no record: a line must be a JSON object")


def _utf8_lines(path: Path, notes: list[str]) -> Iterator[str]:
    """Lines of a file in UTF-8; `UnicodeDecodeError` where it turns out to be none."""
    encoding = _narrow_kind(path)
    repaired = dropped = 0
    with open_bytes(path) as file:
        for row, line in enumerate(file):
            mended = mend(line.decode("utf-8" if row else encoding).removesuffix("\n"))
            repaired, dropped = repaired + mended.repaired, dropped + mended.dropped
            yield mended.text
    notes += mending_notes(repaired, dropped)


def _narrow_kind(path: Path) -> str:
    with open_bytes(path) as file:
        encoding, problem = find_kind(file.read(_HEAD))
    if problem or encoding not in ("", "utf-8-sig"):
        raise UnicodeDecodeError("utf-8", b"", 0, 0, "another encoding, or no text")
    return encoding or "utf-8"


def _all_lines(path: Path, notes: list[str]) -> Iterator[str]:
    text, told = read_text(path)
    notes += told
    yield from text.split("\n")
