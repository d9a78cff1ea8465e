"""Rows with labels at the left: their width, their order, and where the labels go."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.frame import from_corner, left_edge
from framing.charts.style import GREY, INK, LEADING, MARGIN, SMALL, TEXT, label_lines, text_width

LABEL_MAX = 132.0


class Row(NamedTuple):
    """A row of a chart: label, a second label in grey, height and top in points."""

    label: str
    note: str
    height: float
    top: float


def label_width(rows: list[Row]) -> float:
    """Room left of the plot for the labels of the rows, margin included."""
    widest = [text_width(line, TEXT) for row in rows for line in label_lines(row.label, LABEL_MAX)]
    notes = [text_width(line, SMALL) for row in rows for line in label_lines(row.note, LABEL_MAX, SMALL)]
    return MARGIN + max([*widest, *notes, 40.0]) + 10


def put_labels(ax: Axes, rows: list[Row]) -> None:
    """Write the labels of the rows, left-aligned, each in the middle of its row."""
    left = left_edge(ax) - MARGIN
    where = from_corner(ax, 0, 1)
    for row in rows:
        lines = [(line, TEXT, INK) for line in label_lines(row.label, LABEL_MAX) if line]
        lines += [(line, SMALL, GREY) for line in label_lines(row.note, LABEL_MAX, SMALL) if line]
        y = -(row.top + row.height / 2) + sum(size * LEADING for _, size, _ in lines) / 2
        for line, size, colour in lines:
            y -= size * LEADING
            ax.text(-left, y + size * 0.36, line, fontsize=size, color=colour, transform=where, gid="label",
                    clip_on=False)  # fmt: skip


def column_head(ax: Axes, x: float, text: str) -> None:
    """Head of a column of text at `x` of the data, above the plot."""
    ax.annotate(text, (x, 1), xycoords=("data", "axes fraction"), xytext=(0, 3), textcoords="offset points",
                fontsize=SMALL, color=GREY, gid="head", annotation_clip=False)  # fmt: skip


def apart_first(rows: pd.DataFrame, apart: str | None) -> pd.DataFrame:
    """Rows by name as the table has them, but those of the outlet that stands `apart` first.

    Any other order by value would be a ranking that the intervals do not bear.

    >>> apart_first(pd.DataFrame({"outlet": ["Post", "Times"]}), "Times")["outlet"].tolist()
    ['Times', 'Post']
    """
    return rows.assign(_first=rows["outlet"].ne(apart)).sort_values("_first", kind="stable").drop(columns="_first")
