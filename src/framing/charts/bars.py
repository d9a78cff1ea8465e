"""Blocks of bars, two side by side: a bar is a share in parts, with its interval beneath and its count beside it."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.charts.frame import room
from framing.charts.rates import scale
from framing.charts.style import (
    FAINT,
    GREY,
    INK,
    LEADING,
    RULE,
    SMALL,
    TEXT,
    label_lines,
    text_width,
    wrap,
)

INTERVAL = "#5b8fb0"
LABEL = 112.0  # widest label
ROW, LONG_ROW = 16.0, 26.0
BAR = 8.0
GUTTER = 24.0
FOOT = 16.0  # the scale below a block
BETWEEN = 12.0


class Look(NamedTuple):
    """How a part of a bar is filled."""

    colour: str
    hatch: str = ""
    hatch_colour: str = GREY
    edge: str = GREY


class Bar(NamedTuple):
    """A row: its label, the shares it is made of, the ends of its interval (or NaN), and the text behind it."""

    label: str
    parts: tuple[tuple[float, Look], ...]
    low: float
    high: float
    text: str
    bold: bool = False
    quiet: bool = False

    @property
    def reach(self) -> float:
        """How far the row goes to the right."""
        return max([sum(share for share, _ in self.parts), *([] if math.isnan(self.high) else [self.high])])


class Block(NamedTuple):
    """Rows under a name, with a note in grey; `why` stands where there are none."""

    head: str
    note: str
    bars: tuple[Bar, ...]
    why: str = ""


class Column(NamedTuple):
    """Where a block stands: left edge, width, room for labels, and points to a share of 1."""

    x: float
    width: float
    labels: float
    unit: float
    ticks: list[float]


def across(blocks: list[Block]) -> int:
    """Blocks side by side."""
    return min(2, len(blocks))


def lines_of(blocks: list[Block]) -> list[list[Block]]:
    """Blocks in lines, read across.

    >>> lines_of(["a", "b", "c"])
    [['a', 'b'], ['c']]
    """
    n = across(blocks)
    return [blocks[at : at + n] for at in range(0, len(blocks), n)]


def block_height(block: Block, width: float) -> float:
    """Height of a block `width` points wide, its scale included."""
    rows = sum(_row(bar) for bar in block.bars) or ROW
    return _head(block, width) + rows + FOOT


def blocks_height(blocks: list[Block], wide: float) -> float:
    """Height of all blocks in `wide` points."""
    width = _width(blocks, wide)
    return sum(max(block_height(block, width) for block in line) + BETWEEN for line in lines_of(blocks)) - BETWEEN


def put_blocks(ax: Axes, blocks: list[Block]) -> None:
    """Draw blocks of bars; all have one scale, of shares in per cent."""
    width, y = _width(blocks, room(ax)), 0.0
    for line in lines_of(blocks):
        for place, block in enumerate(line):
            _put_block(ax, block, _column(blocks, place * (width + GUTTER), width), y)
        y += max(block_height(block, width) for block in line) + BETWEEN


def put_part(ax: Axes, x: float, y: float, width: float, height: float, look: Look, gid: str) -> None:  # noqa: PLR0913
    """A part of a bar, from x to the right, around y."""
    style: dict[str, Any] = {"facecolor": look.colour, "edgecolor": look.edge, "hatch": look.hatch or None}
    style["hatchcolor"] = look.hatch_colour
    ax.add_patch(Rectangle((x, y - height / 2), width, height, linewidth=0.6, zorder=3, gid=gid, **style))


def put_label(ax: Axes, label: str, x: float, y: float, width: float, **look: Any) -> None:  # noqa: PLR0913
    """A label in one line or two around y; in the units of the data, so that it moves with its row."""
    lines = label_lines(label, width, TEXT, look.get("weight", "normal"))
    look = {"color": INK} | look
    for number, line in enumerate(lines):
        at = y + (number - (len(lines) - 1) / 2) * TEXT * 1.2
        ax.text(x, at, line, fontsize=TEXT, va="center_baseline", gid="label", **look)


def _width(blocks: list[Block], wide: float) -> float:
    n = across(blocks)
    return (wide - GUTTER * (n - 1)) / n


def _row(bar: Bar) -> float:
    return LONG_ROW if len(label_lines(bar.label, LABEL)) > 1 else ROW


def _head(block: Block, width: float) -> float:
    lines = len(label_lines(block.head, width, TEXT, "bold")) * TEXT + len(_note(block, width)) * SMALL
    return lines * LEADING + 9


def _note(block: Block, width: float) -> list[str]:
    return wrap(block.note, width, SMALL) if block.note else []


def _column(blocks: list[Block], x: float, width: float) -> Column:
    bars = [bar for block in blocks for bar in block.bars]
    labels = max([text_width(line, TEXT) for bar in bars for line in label_lines(bar.label, LABEL)] or [40.0]) + 8
    texts = max([text_width(bar.text, SMALL, "bold") for bar in bars] or [0.0]) + 8
    longest = max([bar.reach for bar in bars] or [1.0]) or 1.0
    ticks = [tick / 100 for tick in scale(100 * longest)]
    unit = max(width - labels - texts, 30.0) / max(longest, ticks[-1])
    return Column(x, width, labels, unit, ticks)


def _put_block(ax: Axes, block: Block, column: Column, y: float) -> None:
    top = y + _head(block, column.width)
    for line in label_lines(block.head, column.width, TEXT, "bold"):
        y += TEXT * LEADING
        ax.text(column.x, y - 3, line, fontsize=TEXT, weight="bold", color=INK, gid="head")
    for line in _note(block, column.width):
        y += SMALL * LEADING
        ax.text(column.x, y - 3, line, fontsize=SMALL, color=GREY, gid="note")
    ax.plot([column.x, column.x + column.width], [top - 5] * 2, color=RULE, linewidth=0.8, zorder=0)
    if not block.bars:
        ax.text(column.x, top + ROW / 2, block.why, fontsize=SMALL, color=GREY, va="center_baseline", gid="none")
        return
    _put_scale(ax, column, top - 1, top + sum(_row(bar) for bar in block.bars))
    for bar in block.bars:
        _put_bar(ax, bar, column, top + _row(bar) / 2)
        top += _row(bar)


def _put_scale(ax: Axes, column: Column, top: float, bottom: float) -> None:
    free = -math.inf
    for number, share in enumerate(column.ticks):
        x = column.x + column.labels + share * column.unit
        ax.plot([x, x], [top, bottom], color=FAINT if number else GREY, linewidth=0.9, zorder=0)
        text = f"{100 * share:g}" + (" %" if number == len(column.ticks) - 1 else "")
        half = text_width(text, SMALL) / 2
        if x - half > free:
            ax.text(x, bottom + 8, text, fontsize=SMALL, color=GREY, ha="center", va="center_baseline", gid="scale")
            free = x + half + 4


def _put_bar(ax: Axes, bar: Bar, column: Column, y: float) -> None:
    put_label(ax, bar.label, column.x, y - 1.5, LABEL, color=GREY if bar.quiet else INK)
    x = zero = column.x + column.labels
    for share, look in bar.parts:
        if share > 0:
            put_part(ax, x, y - 1.5, share * column.unit, BAR, look, "part")
            x += share * column.unit
    if not math.isnan(bar.low):
        ends = [zero + end * column.unit for end in (bar.low, bar.high)]
        ax.plot(ends, [y + 4.8] * 2, color=INTERVAL, linewidth=2, solid_capstyle="butt", zorder=2, gid="interval")
    weight, colour = "bold" if bar.bold else "normal", INK if x > zero else GREY
    ax.text(column.x + column.width, y - 1.5, bar.text, fontsize=SMALL, weight=weight, color=colour, ha="right",
            va="center_baseline", gid="count")  # fmt: skip
