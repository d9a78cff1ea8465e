"""Loaded phrases per 1,000 words, a block of outlets for each category."""

from __future__ import annotations

import math
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.apart import apart_in, interval_name, split_by, units_of
from framing.charts.drawn_rows import rows_label
from framing.charts.evidence import bold_words, evidence_of
from framing.charts.findings import finding_rates
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, open_axes, room
from framing.charts.rows import LABEL_MAX, Row, label_width, put_labels
from framing.charts.style import (
    FAINT,
    GREY,
    INK,
    INTERVAL,
    OWN,
    RULE,
    SMALL,
    TEXT,
    category_name,
    in_house_order,
    label_lines,
    text_width,
)
from framing.resampling import MIN_UNITS

COLUMNS = ["outlet", "count", "n_words", "rate", "low", "high", "n_articles", "voice", "per"]
ROW = 17.0
LONG_ROW = 27.0  # a row whose outlet's name takes two lines
HEAD = 32.0  # a block's name, in up to two lines
FOOT = 15.0  # the scale below a block
BETWEEN = 8.0  # between lines of blocks
GUTTER = 16.0  # right of a block
VOICES = {
    "outlet": "own words",
    "narration": "words of narration",
    "paraphrased": "paraphrased words",
    "quoted": "quoted words",
    "all": "words",
}


class Block(NamedTuple):
    """Where a block stands: left edge, width, points to one unit of the rate, marks of the scale."""

    x: float
    width: float
    unit: float
    ticks: list[float]
    reach: float


def plot_rates(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw the rate of loaded phrases of each outlet, a block for each category.

    All blocks have one scale. A mark is the outlet's rate, hollow where it has no
    interval; a line is the interval; "2 of 310" beside it are the phrases and the words
    they are counted by, bold where the outlet was told apart from all others (`mark_apart`).
    Outlets stand in the table's order, by name: a ranking would differ from
    category to category.

    Parameters
    ----------
    table : DataFrame
        As `rate_by_outlet` returns it with by="category", by=None, or any column of a few
        values; the column between outlet and count splits the blocks.
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With one mark for each row that has a rate; "no words" stands in the others.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Examples
    --------
    >>> plot_rates(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: no loaded phrases'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source))


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given) -> Axes:
    by = split_by(table)
    parts = [(name, table[table[by] == name]) for name in in_house_order(table[by].tolist())] if by else []
    parts = parts or [("", table)]
    lines = math.ceil(len(parts) / _across(len(parts)))
    rows = _rows(table["outlet"].drop_duplicates().tolist(), lines, HEAD if by else 6.0)
    height = rows[-1].top + rows[-1].height + FOOT
    ax = open_axes(ax, given.over(_words(table)), height=height, left=label_width(rows), below=4)
    put_labels(ax, rows)
    deep = len(rows) // lines
    for number, (name, part) in enumerate(parts):
        line, place = divmod(number, _across(len(parts)))
        _put_block(ax, part, _head(by, name), rows[line * deep :][:deep], _block(ax, table, len(parts), place))
    return ax


CHART = Chart("plot_rates", "rate_by_outlet", COLUMNS, finding_rates, _draw)


def _across(n: int) -> int:
    """Blocks side by side: rows of two where three would leave a hole."""
    return {1: 1, 2: 2, 4: 2}.get(n, 3)


def _head(by: str | None, name: object) -> str:
    """Name of a block: a category's own, else the column and its value ("strength 2")."""
    if by is None:
        return ""
    words = category_name(str(name)) if isinstance(name, str) else f"{by.replace('_', ' ')} {name}"
    return words[:1].upper() + words[1:]


def _words(table: pd.DataFrame) -> Words:
    per, unit = f"{table['per'].iloc[0]:,}", VOICES.get(table["voice"].iloc[0], "words")
    return Words(
        finding_rates(table),
        f"Loaded phrases per {per} {unit}, with counts: “2 of 310” means two phrases in 310 {unit}",
        _source(table),
        tuple(_key(table)),
    )


def _key(table: pd.DataFrame) -> list[Key]:
    key, has = [], table["low"].notna()
    if has.any():
        key += [Key("o", OWN, "rate"), Key("bar", INTERVAL, f"its {interval_name(table)}")]
    if (table["rate"].notna() & ~has).any():
        few = bool((units_of(table[~has]) < MIN_UNITS).all())
        key.append(Key("o", OWN, f"rate; {'too few reports for an' if few else 'no'} interval", hollow=True))
    return key


def _source(table: pd.DataFrame) -> str:
    by = split_by(table)
    parts = [part for _, part in table.groupby(by)] if by else [table]
    said = f"Source: framing, list of loaded terms. {evidence_of(table, bold=bold_words(parts))}"
    if (table["low"].notna() & (table["count"] == 0)).any():
        said += " Where none was found, the interval ends at the rate that chance may have hidden."
    return said


def _rows(outlets: list[str], lines: int, head: float) -> list[Row]:
    """A row for each outlet in each line of blocks."""
    rows, y = [], 0.0
    for _ in range(lines):
        y += head
        for outlet in outlets:
            height = LONG_ROW if len(label_lines(outlet, LABEL_MAX)) > 1 else ROW
            rows.append(Row(outlet, "", height, y))
            y += height
        y += FOOT + BETWEEN
    return rows


def _block(ax: Axes, table: pd.DataFrame, n: int, place: int) -> Block:
    """The block at a place of a line: what the counts leave free is the scale's."""
    across = _across(n)
    width = (room(ax) - GUTTER * (across - 1)) / across
    counts = max(text_width(_count(row), SMALL, "bold") for row in table.to_dict("records"))
    longest = table[["rate", "high"]].max(axis=None)
    ticks = scale(float(longest) if longest > 0 else 1.0)
    reach = max(width - counts - 12, 24.0)
    return Block(place * (width + GUTTER), width, reach / max(ticks[-1], longest), ticks, reach)


def scale(longest: float) -> list[float]:
    """Three to five round values from 0, the last at or just below `longest`.

    >>> scale(19.3), scale(0.9)
    ([0.0, 5.0, 10.0, 15.0], [0.0, 0.2, 0.4, 0.6, 0.8])
    """
    power = 10.0 ** math.floor(math.log10(longest))
    step = next(s * power / 10 for s in (1, 2, 5, 10, 20, 50, 100) if longest / (s * power / 10) < 5)
    return [round(step * number, 9) for number in range(int(longest / step + 1e-9) + 1)]


def _put_block(ax: Axes, part: pd.DataFrame, name: str, rows: list[Row], block: Block) -> None:
    top, bottom = rows[0].top, rows[-1].top + rows[-1].height
    lines = label_lines(name, block.width, TEXT, "bold") if name else []
    for number, line in enumerate(lines):
        y = top - 6 - (len(lines) - 1 - number) * TEXT * 1.25
        ax.text(block.x, y, line, fontsize=TEXT, weight="bold", color=INK, gid="head")
    ax.plot([block.x, block.x + block.width], [top - 1] * 2, color=RULE, linewidth=0.8, zorder=0)
    _put_scale(ax, block, top, bottom)
    apart = apart_in(part)
    facts = part.assign(row=part.index).drop_duplicates("outlet").set_index("outlet").to_dict("index")
    for row in rows:
        if row.label in facts:
            _put_rate(ax, facts[row.label], row.top + row.height / 2, block, row.label in apart)


def _put_scale(ax: Axes, block: Block, top: float, bottom: float) -> None:
    free = -math.inf
    for value in block.ticks:
        x, text = block.x + value * block.unit, f"{value:g}"
        ax.plot([x, x], [top, bottom], color=FAINT if value else GREY, linewidth=0.9, zorder=0)
        half = text_width(text, SMALL) / 2
        if x - half > free:  # a narrow block leaves some of its scale without numbers
            ax.text(x, bottom + 8, text, fontsize=SMALL, color=GREY, ha="center", va="center_baseline", gid="scale")
            free = x + half + 4


def _put_rate(ax: Axes, row: dict, y: float, block: Block, apart: bool) -> None:
    if pd.isna(row["rate"]):
        ax.text(block.x + 4, y, "no words", fontsize=SMALL, color=GREY, va="center_baseline", gid="count")
        return
    has_interval, of_row = pd.notna(row["low"]), rows_label([row["row"]])
    if has_interval:
        ends = [block.x + row[end] * block.unit for end in ("low", "high")]
        ax.plot(ends, [y, y], color=INTERVAL, linewidth=4, solid_capstyle="butt", zorder=2, gid="interval",
                label=of_row)  # fmt: skip
    look = mark_look("o", OWN, hollow=not has_interval, size=5.6)
    ax.plot([block.x + row["rate"] * block.unit], [y], zorder=3, clip_on=False, gid="rates",
            label=of_row, **look)  # fmt: skip
    ax.text(
        block.x + block.width, y, _count(row), fontsize=SMALL, weight="bold" if apart else "normal", ha="right",
        va="center_baseline", color=INK if row["count"] else GREY, gid="count",
        label=of_row,
    )  # fmt: skip


def _count(row: dict) -> str:
    return f"{row['count']:,} of {row['n_words']:,}"
