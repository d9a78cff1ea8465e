"""The sentences of a copy and of its base in the order in which they are read side by side."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import pandas as pd

from framing.reader.values import whole

IN_ORDER = ("kept", "reworded")


class Row(NamedTuple):
    """A row of alignment."""

    edit: str
    sentence: int | None
    base_sentence: int | None


def read_rows(alignment: pd.DataFrame) -> list[Row]:
    """Rows of alignment as numbers."""
    columns = (alignment[name].tolist() for name in ("edit", "sentence", "base_sentence"))
    return [Row(str(edit), whole(copy), whole(base)) for edit, copy, base in zip(*columns, strict=True)]


def side_by_side(rows: list[Row], base_headlines: Collection[int], copy_headlines: Collection[int]) -> list[Row]:
    """Put cut sentences of the base among the copy's at their place.

    A cut sentence follows the last sentence that the copy has from before it, the moved ones aside;
    a cut headline stands at the top.

    >>> rows = [Row("added", 1, None), Row("kept", 2, 1), Row("reworded", 3, 3), Row("cut", None, 2)]
    >>> [(row.sentence, row.base_sentence) for row in side_by_side(rows, [], [])]
    [(1, None), (2, 1), (None, 2), (3, 3)]
    """
    own = sorted((row for row in rows if row.sentence is not None), key=lambda row: row.sentence or 0)
    cut = sorted((row for row in rows if row.sentence is None), key=lambda row: row.base_sentence or 0)
    top = sum(row.sentence in copy_headlines for row in own) - 1
    placed = [((at, 0), row) for at, row in enumerate(own)]
    placed += [((-1 if row.base_sentence in base_headlines else _place(row, own, top), 1), row) for row in cut]
    return one_headline([row for _, row in sorted(placed, key=lambda pair: pair[0])], base_headlines, copy_headlines)


def _place(cut: Row, own: list[Row], top: int) -> int:
    """Place in `own` after which a cut sentence of the base stands."""
    before = [at for at, row in enumerate(own) if row.edit in IN_ORDER and _base(row) < _base(cut)]
    last = max([top, *before])
    while last + 1 < len(own) and last >= 0 and own[last + 1].sentence == own[last].sentence:
        last += 1  # two sentences of the base made into one stay together
    return last


def _base(row: Row) -> int:
    return -1 if row.base_sentence is None else row.base_sentence


def one_headline(rows: list[Row], base_headlines: Collection[int], copy_headlines: Collection[int]) -> list[Row]:
    """Show a headline cut and another put in its place in one row, so that they can be compared."""
    cut = [row for row in rows if row.edit == "cut" and row.base_sentence in base_headlines]
    added = [row for row in rows if row.edit == "added" and row.sentence in copy_headlines]
    if len(cut) != 1 or len(added) != 1:
        return rows
    both = Row("replaced", added[0].sentence, cut[0].base_sentence)
    return [both if row is cut[0] else row for row in rows if row is not added[0]]


def spans(numbers: list[int | None]) -> list[int]:
    """How many rows each cell takes: neighbours of one number are one cell, the rest of them take 0.

    >>> spans([1, 2, 2, None, None])
    [1, 2, 0, 1, 1]
    """
    lengths: list[int] = []
    for at, number in enumerate(numbers):
        if at and number is not None and number == numbers[at - 1]:
            first = max(n for n in range(at) if lengths[n])
            lengths[first] += 1
            lengths.append(0)
        else:
            lengths.append(1)
    return lengths
