"""Tables as text: CSV with commas, semicolons or tabs, every row read or listed."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from framing.corpus.encoding import decode
from framing.tables import TableError

_SEPARATORS = ",;\t|"
_LONGEST = 1 << 30  # characters of a cell; the csv module stops at 131,072 unless told
_EXCEL = re.compile(r"sep=(.)\r?\n")  # a first line with which Excel is told the separator


class Delimited(NamedTuple):
    """A table: its columns, its records, rows that are none (number from 1, reason), and what to know of it."""

    columns: list[str]
    records: list[dict[str, str]]
    broken: list[tuple[int, str]]
    notes: list[str]


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open a table's file, plain or gzipped.

    Raises a `TableError` where it cannot be opened or, while it is read, unpacked.
    """
    if path.exists() and not path.is_file():
        raise TableError(f"read_corpus cannot read {path.name}: it is no regular file.")
    try:
        with path.open("rb") as file:
            yield cast("BinaryIO", gzip.GzipFile(fileobj=file)) if path.suffix.lower() == ".gz" else file
    except (OSError, EOFError, zlib.error) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise TableError(f"read_corpus cannot read {path.name}: {said}. Save or download it again.") from error


def read_text(path: Path) -> tuple[str, tuple[str, ...]]:
    """Text of a table's file, plain or gzipped, and what was repaired in it.

    Raises a `TableError` where it cannot be opened, unpacked or read as text.
    """
    with open_bytes(path) as file:
        decoded = decode(file.read())
    if decoded.problem:
        raise TableError(f"read_corpus cannot read {path.name}: {decoded.problem.rstrip('?')}. Save the table again.")
    return decoded.text, decoded.notes


def open_csv(path: Path) -> Delimited:
    """Open a CSV file with every cell as text, empty cells as the empty text.

    The heading tells the separator: European Excel writes semicolons. A row
    with more cells than the heading, or with a mark that is never closed, is
    listed in `broken`; empty cells beyond the heading are dropped.

    Raises a `TableError` where it is no table.
    """
    text, notes = read_text(path)
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST))
    told = _EXCEL.match(text)
    text = text[told.end() :] if told else text
    separator = told[1] if told else _separator(text)
    rows = _rows(text, separator)
    columns, problem = next(rows, ([], ""))
    columns, doubled = _named_apart([name.strip() for name in columns])
    if problem or not any(columns):
        raise TableError(
            f"read_corpus cannot read {path.name} as CSV: {problem or 'it has no heading'}. "
            "Its first line must name the columns."
        )
    return _sorted_out(rows, columns, separator, [*notes, *doubled])


def iter_csv(path: Path) -> Iterator[dict[str, str]]:
    """Go through the records of a CSV file."""
    yield from open_csv(path).records


def _sorted_out(
    rows: Iterator[tuple[list[str], str]], columns: list[str], separator: str, notes: list[str]
) -> Delimited:
    records: list[dict[str, str]] = []
    broken: list[tuple[int, str]] = []
    short: list[int] = []
    for number, (cells, problem) in enumerate(rows, start=1):
        spare = any(cells[len(columns) :])
        if problem or spare:
            broken.append((number, problem or _too_long(len(cells), len(columns), separator)))
            continue
        if len(cells) < len(columns):
            short.append(number)
        filled = [*cells, *([""] * (len(columns) - len(cells)))]
        record = {name: cell for name, cell in zip(columns, filled, strict=False) if name}
        records.append({**record, "#row": str(number)})
    if short:
        listed = ", ".join(map(str, short[:5])) + (f" and {len(short) - 5} more" if len(short) > 5 else "")
        notes = [*notes, f"fewer cells than the heading in row {listed}: what is missing was taken as empty"]
    return Delimited([name for name in columns if name], records, broken, notes)


def _rows(text: str, separator: str) -> Iterator[tuple[list[str], str]]:
    """Rows that are not blank, each with its cells or with what is wrong with it."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield [], _problem(error, line, reader.line_num)
            continue
        if any(cell.strip() for cell in cells):
            yield cells, ""


def _problem(error: csv.Error, line: int, last: int) -> str:
    if "end of data" in str(error):
        return (
            f"a quotation mark opened in line {line} is never closed, so nothing up to the last line, {last}, "
            "was read: close it, or write a mark inside a cell twice"
        )
    where = f"line {line}" if line == last else f"lines {line} to {last}"
    return f'{where}: a quotation mark inside a quoted cell must be written twice (""), and a cell must end with one'


def _too_long(found: int, wanted: int, separator: str) -> str:
    return (
        f"{found} cells, but the heading has {wanted}: put a cell that holds {separator!r} or a line break "
        "in quotation marks"
    )


def _separator(text: str) -> str:
    """The character that makes most columns of the heading; a comma where none does."""
    first = text.lstrip("\r\n").splitlines()[:1]
    return max(_SEPARATORS, key=lambda mark: len(next(csv.reader(first, delimiter=mark), [])))


def _named_apart(names: list[str]) -> tuple[list[str], list[str]]:
    """A second column of one name gets a number, and a note.

    >>> _named_apart(["id", "text", "text"])
    (['id', 'text', 'text.2'], ["two columns are named 'text': the first is taken"])
    """
    apart: list[str] = []
    doubled: dict[str, int] = {}
    for name in names:
        doubled[name] = doubled.get(name, 0) + 1
        apart.append(f"{name}.{doubled[name]}" if name and doubled[name] > 1 else name)
    notes = [f"two columns are named {name!r}: the first is taken" for name, n in doubled.items() if name and n > 1]
    return apart, notes
