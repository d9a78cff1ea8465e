"""Records of a table: how they are gone through, and their cells as text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from framing.corpus.encoding import decode


class Records(NamedTuple):
    """A table opened.

    Its columns, rows that could not be read (row from 1, reason), notes, how
    many records there are (`number`), and `read`, which goes through them from the first,
    anew each time, so that none need be held.
    """

    columns: list[str]
    broken: list[tuple[int, str]]
    notes: list[str]
    number: int
    read: Callable[[], Iterator[dict[str, Any]]]


def read_cells(record: Mapping[str, Any], settled: Mapping[str, str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    r"""Cells of a record under our names, and a note for each that holds no plain value.

    >>> read_cells({"body": ["It rained.", "It snowed."], "source": {"name": "Courier"}}, {"text": "body"})
    ({'text': 'It rained.\n\nIt snowed.'}, [])
    >>> read_cells({"source": {"name": "Courier"}}, {"outlet": "source"})[1]
    [('outlet', "not read: column 'source' holds an object, not a plain value")]
    """
    said: dict[str, str] = {}
    notes: list[tuple[str, str]] = []
    for ours, theirs in settled.items():
        value = record.get(theirs)
        if isinstance(value, Mapping):
            notes.append((ours, f"not read: column {theirs!r} holds an object, not a plain value"))
            value = None
        said[ours] = cell(value, "\n\n" if ours == "text" else "; ")
    return said, notes


def cell(value: Any, joint: str = "; ") -> str:
    """Make a cell of any kind a text; missing values are the empty text, several values are joined.

    >>> cell(None), cell(float("nan")), cell(12.0), cell(" Halden "), cell(b"Halden"), cell(["a", "b"])
    ('', '', '12', 'Halden', 'Halden', 'a; b')
    """
    if isinstance(value, bytes):
        value = decode(value).text
    if pd.api.types.is_list_like(value):
        return joint.join(filter(None, (cell(one, joint) for one in value)))
    if pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer():  # whole numbers beside missing ones become 12.0
        value = int(value)
    return _without_halves(str(value)).strip()


def _without_halves(text: str) -> str:
    """Replace halves of a surrogate pair, which JSON may hold and no file can."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
