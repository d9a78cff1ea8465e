"""Loaded phrases per 1,000 words, a block of outlets for each category."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from framing.charts.findings import counted, finding_rates
from framing.charts.frame import Key, Words, mark_look, nothing_to_show, open_axes, room
from framing.charts.rows import Row, label_width, put_labels
from framing.charts.style import FAINT, GREY, INK, OWN, RULE, SMALL, TEXT, category_name, in_house_order, style, wrap
from framing.tables import need

COLUMNS = ["outlet", "count", "n_words", "rate", "low", "high", "n_articles", "voice", "per"]
ROW = 17.0
LONG_ROW = 27.0  # a row whose outlet's name takes two lines
HEAD = 32.0  # a block's category, in up to two lines
BETWEEN = 12.0  # below a block
GUTTER = 16.0  # right of a block
COUNTS = 68.0  # room for "12 of 3,100" right of the marks
VOICES = {"outlet": "own words", "quoted": "quoted words", "all": "words"}


def plot_rates(
    table: pd.DataFrame,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the rate of loaded phrases of each outlet, a block for each category.

    All blocks have one scale. A mark is the outlet's rate, hollow where it has no
    interval; a line is the interval; "2 of 310" beside it are the phrases and the words
    they are counted by. Outlets stand in the table's order, by name: a ranking would
    differ from category to category.

    Parameters
    ----------
    table : DataFrame
        As `rate_by_outlet` returns it with by="category", by=None, or any column of a few
        values; the column that is not one of the declared ones splits the blocks.
    title, subtitle, source : str, optional
        Other words than those made from the table.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.

    Returns
    -------
    Axes
        With one mark for each row that has a rate.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> plot_rates(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: no loaded phrases'
    """
    with style():
        if table.empty:
            return nothing_to_show(ax, title or finding_rates(table), "The table has no rows.")
        need(table, COLUMNS, "plot_rates", "rate_by_outlet")
        by = split_by(table)
        blocks = in_house_order(table[by].tolist()) if by else [""]
        across = min(3, len(blocks))
        rows, height = _rows(table["outlet"].drop_duplicates().tolist(), math.ceil(len(blocks) / across))
        left = label_width(rows)
        ax = open_axes(ax, _words(table, title, subtitle, source), height=height, left=left)
        put_labels(ax, rows)
        width = (room(ax) - GUTTER * (across - 1)) / across
        unit = (width - COUNTS) / _longest(table)
        deep = len(rows) // math.ceil(len(blocks) / across)
        for number, block in enumerate(blocks):
            x = (number % across) * (width + GUTTER)
            at = rows[(number // across) * deep :][:deep]
            part = table[table[by] == block] if by else table
            _put_block(ax, part.set_index("outlet"), category_name(block) if by else "", at, (x, width, unit))
        return ax


def split_by(table: pd.DataFrame) -> str | None:
    """The column of a table of rates that splits it beside the outlet: what `by` was.

    >>> split_by(pd.DataFrame(columns=["outlet", "category", "count", "rate"]))
    'category'
    """
    between = list(table.columns[table.columns.get_loc("outlet") + 1 : table.columns.get_loc("count")])
    return str(between[0]) if between else None


def _words(table: pd.DataFrame, title: str | None, subtitle: str | None, source: str | None) -> Words:
    first = table.iloc[0]
    outlets = table.drop_duplicates("outlet")
    per, unit = f"{first['per']:,}", VOICES.get(first["voice"], "words")
    key = []
    if table["low"].notna().any():
        key.append(Key("o", OWN, "rate and its interval"))
    if table["low"].isna().any():
        key.append(Key("o", OWN, "rate; too few reports for an interval", hollow=True))
    said = f"{counted(int(outlets['n_articles'].sum()), 'report')} of {counted(len(outlets), 'outlet')}"
    return Words(
        title or finding_rates(table),
        subtitle or f"Loaded phrases per {per} {unit}; beside each mark, phrases of {unit}",
        source or f"Source: framing, list of loaded terms. {said[0].upper()}{said[1:]}.",
        tuple(key),
    )


def _rows(outlets: list[str], deep: int) -> tuple[list[Row], float]:
    """A row for each outlet in each line of blocks, and the height of all."""
    rows, y = [], 0.0
    for _ in range(deep):
        y += HEAD
        for outlet in outlets:
            height = LONG_ROW if len(wrap(outlet, 132, TEXT)) > 1 else ROW
            rows.append(Row(outlet, "", height, y))
            y += height
        y += BETWEEN
    return rows, y - BETWEEN + 4


def _longest(table: pd.DataFrame) -> float:
    values = table[["rate", "high"]].max(axis=None)
    return float(values) if pd.notna(values) and values > 0 else 1.0


def _put_block(
    ax: Axes, part: pd.DataFrame, name: str, rows: list[Row], where: tuple[float, float, float]
) -> None:
    x, width, unit = where
    top = rows[0].top
    lines = wrap(name, width, TEXT, "bold")[:2]
    for number, line in enumerate(lines):
        y = top - 6 - (len(lines) - 1 - number) * TEXT * 1.25
        ax.text(x, y, line, fontsize=TEXT, weight="bold", color=INK, gid="head")
    bottom = rows[-1].top + rows[-1].height
    ax.plot([x, x + width], [top - 2] * 2, color=RULE, linewidth=0.8, zorder=0)
    ax.plot([x, x], [top, bottom], color=GREY, linewidth=0.9, zorder=0)
    for row in rows:
        _put_rate(ax, part.loc[row.label], row.top + row.height / 2, where)


def _put_rate(ax: Axes, row: pd.Series, y: float, where: tuple[float, float, float]) -> None:
    x, width, unit = where
    ax.plot([x, x + width], [y, y], color=FAINT, linewidth=0.8, zorder=0)
    if pd.isna(row["rate"]):
        ax.text(x + 4, y, "no words", fontsize=SMALL, color=GREY, va="center_baseline", gid="count")
        return
    has_interval = pd.notna(row["low"])
    if has_interval:
        ax.plot(x + np.array([row["low"], row["high"]]) * unit, [y, y], color=OWN, linewidth=2.2, alpha=0.55,
                solid_capstyle="butt", zorder=2, gid="interval")  # fmt: skip
    look = mark_look(OWN, hollow=not has_interval, size=6)
    ax.plot([x + row["rate"] * unit], [y], marker="o", linestyle="", zorder=3, clip_on=False, gid="rates", **look)
    ax.text(x + width, y, f"{row['count']:,} of {row['n_words']:,}", fontsize=7.6, ha="right", va="center_baseline",
            color=INK if row["count"] else GREY, gid="count", backgroundcolor="none")  # fmt: skip
