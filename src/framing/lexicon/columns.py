"""Lexicons as tables: our own columns, and the .dicx of LIWC-22."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from framing.lexicon.terms import TERM_COLUMNS, check_term
from framing.tables import TableError


def read_columns(text: str, name: str) -> list[dict[str, object]]:
    r"""Read a table with our columns, separated by comma, semicolon or tab.

    >>> read_columns("term,strength\nfrosty,2\n", "tone.csv")
    [{'term': 'frosty', 'strength': 2}]
    """
    rows: list[dict[str, object]] = []
    for line, cells in _records(text, name, "term"):
        row: dict[str, object] = {key: value.strip() for key, value in cells.items() if value and value.strip()}
        if not row:
            continue
        row["term"] = check_term(row.get("term", ""), name, line)
        if "strength" in row:
            row["strength"] = _strength(str(row["strength"]), name, line)
        rows.append(row)
    return rows


def read_dicx(text: str, name: str) -> list[dict[str, object]]:
    r"""Read the table of LIWC-22: the first column holds the term, the others are categories.

    >>> read_dicx("DicTerm,weather,war\nfrosty,X,\nbattl*,,1\n", "mine.dicx")[1]
    {'term': 'battl*', 'category': 'war'}
    """
    rows: list[dict[str, object]] = []
    for line, cells in _records(text, name, None):
        (_, term), *categories = cells.items()
        found = [key for key, value in categories if value.strip() not in ("", "0")]
        rows += [{"term": check_term(term, name, line), "category": key.strip()} for key in found]
    return rows


def _records(text: str, name: str, needed: str | None) -> Iterator[tuple[int, dict[str, str]]]:
    """Records of a table with the line each begins on, every one with as many cells as the header."""
    header, delimiter = _header(text)
    if not header or (needed and needed not in header):
        listed = ", ".join(repr(key) for key in header) or "an empty file"
        what = f"a column {needed!r} ({', '.join(TERM_COLUMNS)})" if needed else "a header"
        raise TableError(f"{name}, line 1: needs {what}; found {listed}.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    next(reader)
    line = reader.line_num + 1
    for cells in reader:
        if len(cells) > len(header):
            raise TableError(
                f"{name}, line {line}: needs {len(header)} cells; found {len(cells)}. "
                f"Put cells that hold {delimiter!r} in quotation marks."
            )
        if cells:
            yield line, dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))
        line = reader.line_num + 1


def _header(text: str) -> tuple[list[str], str]:
    """Names of the columns, and the delimiter: European Excel writes semicolons."""
    first = next((line for line in text.splitlines()), "")
    delimiter = max(",;\t", key=first.count)
    names = next(csv.reader([first], delimiter=delimiter), [])
    return [name.strip() for name in names], delimiter


def _strength(value: str, name: str, line: int) -> int:
    try:
        return int(value.removesuffix(".0"))
    except ValueError:
        raise TableError(
            f"{name}, line {line}: needs strength to be a whole number, 1 to 3; found {value!r}."
        ) from None
