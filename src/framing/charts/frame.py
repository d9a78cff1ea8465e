"""What stands around every chart: title, subtitle, key, source line, and the room for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, cast

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D, Affine2DBase, ScaledTranslation, Transform

from framing.charts.style import (
    GREY,
    INK,
    LEADING,
    MARGIN,
    SMALL,
    SUBTITLE,
    TITLE,
    WIDTH,
    balanced,
    style,
    text_width,
    wrap,
)
from framing.tables import TableError, need, need_numbers


class Key(NamedTuple):
    """An entry of the key above a chart: a mark (or "bar") and what it stands for."""

    marker: str
    colour: str
    label: str
    hollow: bool = False
    hatch: str = ""
    faint: bool = False
    hatch_colour: str = ""  # of a dark bar, on which the grey of the house is lost


class Words(NamedTuple):
    """The words around a chart."""

    title: str
    subtitle: str
    source: str
    key: tuple[Key, ...] = ()


class Given(NamedTuple):
    """Words the caller of a chart gave; None leaves those made from the table."""

    title: str | None
    subtitle: str | None
    source: str | None

    def over(self, made: Words) -> Words:
        """The given words, and those made where none are given.

        >>> Given("Ours", None, None).over(Words("", "Rates", "Source: framing."))[:3]
        ('Ours', 'Rates', 'Source: framing.')
        """
        given = {name: words for name, words in self._asdict().items() if words}
        return made._replace(**given)


class Chart(NamedTuple):
    """What every chart has: its name, the table it draws, the finding, and the drawing."""

    name: str
    maker: str
    columns: list[str]
    finding: Callable[[pd.DataFrame], str]
    draw: Callable[..., Axes]


KEY_LINE = 15.0
# Columns of charts that hold numbers, beside all whose names begin with n_.
NUMBERS = frozenset(
    ("count", "rate", "mean", "difference", "low", "high", "p", "q", "z", "per", "log_odds", "dispersion", "expected")
    + ("contribution", "count_a", "count_b", "smallest", "share")
)
GAP = 6.0


def drawn(chart: Chart, table: pd.DataFrame, ax: Axes | None, given: Given, **options: Any) -> Axes:
    """Draw a chart in the house style; a table without rows gives a panel that says so.

    Parameters
    ----------
    chart : Chart
        Its `draw` is called with table, ax, given, and the options.
    table : DataFrame
        The table to draw, with the columns of the chart.
    ax : Axes or None
        As for `open_axes`.
    given : Given
        Words of the caller's.
    **options
        What else the chart's drawing takes.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.
    """
    with style():
        need(table, [], chart.name, chart.maker)
        if table.empty:
            return nothing_to_show(ax, given.title or chart.finding(table), "The table has no rows.")
        need(table, chart.columns, chart.name, chart.maker)
        _check_values(table, chart)
        return chart.draw(_plain(table), ax, given, **options)


def _check_values(table: pd.DataFrame, chart: Chart) -> None:
    """Raise a `TableError` where what must be a number is text, or no row says whose it is."""
    need_numbers(table, [n for n in chart.columns if n in NUMBERS or n.startswith("n_")], chart.name)
    if "outlet" in chart.columns and table["outlet"].isna().all():
        raise TableError(f"{chart.name} needs outlets; found none in column 'outlet'. {chart.maker}() fills it.")


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """The table with rows numbered anew, and without pandas' NA among fractions, which cannot be drawn."""
    table = table.reset_index(drop=True)
    fractions = [
        name
        for name, kind in table.dtypes.items()
        if pd.api.types.is_extension_array_dtype(kind)
        and pd.api.types.is_numeric_dtype(kind)
        and (pd.api.types.is_float_dtype(kind) or table[name].isna().all())
    ]
    return table.astype(dict.fromkeys(fractions, "float64"))


def open_axes(
    ax: Axes | None,
    words: Words,
    *,
    height: float,
    left: float = MARGIN,
    below: float = 8.0,
    heads: float = 0.0,
) -> Axes:
    """Axes with their words around them, drawn into `ax` or into a figure of the right size.

    Everything is measured beforehand, so that nothing needs to be moved after
    drawing. In the Axes one unit is one point of the page: x from 0 to `room(ax)`,
    y from 0 at the top down to `height`, until the chart sets other limits.

    Parameters
    ----------
    ax : Axes or None
        None makes a figure 8 inches wide and as high as the chart needs. A given Axes
        keeps its size, and the words hang outside it.
    words : Words
        Title, subtitle, source line and key.
    height : float
        Height of the plot in points.
    left, below, heads : float
        Room for labels left of the plot, below it, and above it, in points.
    """
    width = WIDTH - 2 * MARGIN if ax is None else _size(ax)[0]
    above = _above(words, width) + heads
    if ax is None:
        foot = _lines_height(wrap(words.source, width, SMALL), SMALL) + GAP + MARGIN
        total = MARGIN + above + height + below + foot
        figure = plt.figure(figsize=(WIDTH / 72, total / 72))
        box = (left / WIDTH, (below + foot) / total, (WIDTH - left - MARGIN) / WIDTH, height / total)
        ax = figure.add_axes(box)
        shift = MARGIN - left
    else:
        shift = 0.0
    _put_words(ax, words, width, shift, below, heads)
    ax.set(xlim=(0, room(ax)), ylim=(height, 0), xticks=[], yticks=[])
    return ax


def room(ax: Axes) -> float:
    """Width of the Axes in points."""
    return _size(ax)[0]


def left_edge(ax: Axes) -> float:
    """Points between the left edge of the figure and the Axes."""
    return float(ax.get_position().x0 * _figure(ax).get_size_inches()[0] * 72)


def from_corner(ax: Axes, x: float, y: float) -> Transform:
    """Transform of points on the page, counted right and up from a corner of the Axes (0 or 1, 0 or 1)."""
    corner = cast(Affine2DBase, ax.transAxes)  # declared as any Transform; that of a rectangle is affine
    return Affine2D().scale(1 / 72) + _figure(ax).dpi_scale_trans + ScaledTranslation(x, y, corner)


def nothing_to_show(ax: Axes | None, title: str, why: str) -> Axes:
    """A panel that says there is nothing to draw, and why."""
    ax = open_axes(ax, Words(title, "", ""), height=60)
    ax.text(0, 24, why, fontsize=SUBTITLE, color=GREY, va="center")
    return ax


def _figure(ax: Axes) -> Figure:
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Figure)
    return figure


def _size(ax: Axes) -> tuple[float, float]:
    box = ax.get_position()
    wide, high = _figure(ax).get_size_inches()
    return float(box.width * wide * 72), float(box.height * high * 72)


def _lines_height(lines: list[str], size: float) -> float:
    return len(lines) * size * LEADING if any(lines) else 0.0


def _above(words: Words, width: float) -> float:
    parts = [_lines_height(balanced(words.title, width, TITLE, "bold"), TITLE) + 3]
    parts.append(_lines_height(wrap(words.subtitle, width, SUBTITLE), SUBTITLE))
    parts.append(len(_key_lines(words.key, width)) * KEY_LINE + (GAP if words.key else 0))
    return sum(parts) + GAP


def _put_words(ax: Axes, words: Words, width: float, shift: float, below: float, heads: float) -> None:
    up = from_corner(ax, 0, 1)
    y = _above(words, width) + heads
    for gid, text, size, weight, colour in (
        ("title", words.title, TITLE, "bold", INK),
        ("subtitle", words.subtitle, SUBTITLE, "normal", GREY),
    ):
        lines = (balanced if gid == "title" else wrap)(text, width, size, weight)
        _put_lines(ax, lines, shift, y, size, up, gid, weight=weight, color=colour)
        y -= _lines_height(lines, size) + (3 if gid == "title" else GAP)
    _put_key(ax, words.key, width, shift, y, up)
    lines = wrap(words.source, width, SMALL)
    _put_lines(ax, lines, shift, -below - GAP, SMALL, from_corner(ax, 0, 0), "source", color=GREY)


def _put_lines(
    ax: Axes, lines: list[str], x: float, y: float, size: float, where: Transform, gid: str, **look: Any
) -> None:
    for number, line in enumerate(lines):
        if line:
            at = y - (number + 0.8) * size * LEADING
            ax.text(x, at, line, fontsize=size, transform=where, va="baseline", gid=gid, clip_on=False, **look)


def _key_lines(key: tuple[Key, ...], width: float) -> list[list[tuple[Key, float]]]:
    """Entries of the key with their x, broken into lines."""
    lines: list[list[tuple[Key, float]]] = []
    x = width + 1
    for entry in key:
        needed = 14 + text_width(entry.label, SMALL)
        if x + needed > width:
            lines.append([])
            x = 0.0
        lines[-1].append((entry, x))
        x += needed + 14
    return lines


def _put_key(ax: Axes, key: tuple[Key, ...], width: float, shift: float, y: float, where: Transform) -> None:
    for number, line in enumerate(_key_lines(key, width)):
        middle = y - (number + 0.5) * KEY_LINE
        for entry, x in line:
            _put_mark(ax, entry, shift + x + 5, middle, where)
            ax.text(
                shift + x + 14, middle, entry.label, fontsize=SMALL, color=INK, va="center_baseline", transform=where,
                gid="key", clip_on=False,
            )  # fmt: skip


def _put_mark(ax: Axes, entry: Key, x: float, y: float, where: Transform) -> None:
    if entry.marker == "bar":
        face = "none" if entry.hollow else entry.colour
        look: dict[str, Any] = {"facecolor": face, "edgecolor": GREY, "linewidth": 0.6, "hatch": entry.hatch or None}
        look |= {"hatchcolor": entry.hatch_colour} if entry.hatch_colour else {}
        ax.add_patch(Rectangle((x - 5, y - 4), 10, 8, transform=where, clip_on=False, **look))
        return
    look = mark_look(entry.marker, entry.colour, entry.hollow, entry.faint)
    ax.add_line(Line2D([x], [y], transform=where, clip_on=False, **look))


# Shapes of one nominal size look unlike in size: a diamond large, a star small.
_SIZES = {"D": 0.82, "s": 0.92, "*": 1.45, "p": 1.12, "h": 1.08, "^": 1.05, "v": 1.05, "<": 1.05, ">": 1.05, "P": 1.05}


def mark_look(marker: str, colour: str, hollow: bool = False, faint: bool = False, size: float = 6.5) -> dict[str, Any]:
    """Look of a mark: filled, hollow, or small and faint."""
    size = (3.4 if faint else size) * _SIZES.get(marker, 1)
    plain: dict[str, Any] = {"marker": marker, "linestyle": "", "markersize": size}
    if faint:
        return plain | {"markerfacecolor": colour, "markeredgewidth": 0, "alpha": 0.35}
    face = "white" if hollow else colour
    return plain | {"markerfacecolor": face, "markeredgecolor": colour, "markeredgewidth": 1.2}
