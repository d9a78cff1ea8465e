"""Pairs of outlets: the differences told apart, in full, and of the rest that they cannot be told apart."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.charts.apart import interval_name
from framing.charts.bars import put_label
from framing.charts.findings_pairs import COLUMNS, finding_pairs, source_of_pairs
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, open_axes, room
from framing.charts.pair_lines import (
    BETWEEN,
    EFFECT,
    FOOT,
    INDENT,
    LABEL,
    Line,
    Panel,
    oriented,
    panel_of,
    with_smallest,
)
from framing.charts.style import (
    FAINT,
    GREY,
    INK,
    INTERVAL,
    MARGIN,
    OWN,
    RULE,
    SMALL,
    TEXT,
    WIDTH,
    label_lines,
    text_width,
)

DIM, DIM_INTERVAL = "#767676", "#c9c9c9"  # what cannot be told apart


def plot_pairs(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw the differences between outlets, pair by pair: those told apart first and in full.

    A mark is what the higher outlet has more, a line its interval, and the effect in words stands
    behind it. The pale band reaches to the smallest difference that these reports could have
    shown. What cannot be told apart stands in grey below, as the first outlet less the second; of
    more than 20 pairs, all of a category in one row, by size. Outlets stand by name.

    Parameters
    ----------
    table : DataFrame
        As `tell_apart` returns it, of one measure or several: measure, category, outlet_a, outlet_b, verdict,
        higher, difference, low, high, smallest, effect, n_events, n_units_a, n_units_b, per, of.
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With one mark for each pair that was tested.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Examples
    --------
    >>> plot_pairs(pd.DataFrame({"measure": []})).texts[0].get_text()
    'Nothing to show: no pairs of outlets'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source))


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given) -> Axes:
    words = {name: table[name].astype("str").fillna("") for name in ("category", "higher", "effect")}
    kinds = dict.fromkeys(["difference", "low", "high", "smallest"], "float64")
    table = with_smallest(table.assign(**words).astype(kinds).reset_index(drop=True))
    wide = room(ax) if ax is not None else WIDTH - 2 * MARGIN
    panels = [panel_of(rows, wide) for _, rows in table.groupby("measure", sort=False)]
    height = sum(_height(panel) for panel in panels) - BETWEEN
    ax = open_axes(ax, given.over(_words(table)), height=height, below=4)
    y = 0.0
    for panel in panels:
        _put_panel(ax, panel, y)
        y += _height(panel)
    return ax


CHART = Chart("plot_pairs", "tell_apart", COLUMNS, finding_pairs, _draw)


def _words(table: pd.DataFrame) -> Words:
    told, cannot = (table[table["verdict"] == verdict] for verdict in ("apart", "cannot tell"))
    key = []
    if len(told):
        key += [Key("o", OWN, "told apart"), Key("bar", INTERVAL, f"its {interval_name(table)}")]
    if len(cannot):
        key.append(Key("o", DIM, "cannot tell apart", hollow=True))
    if table.loc[table["verdict"] != "too few", "smallest"].notna().any():
        key.append(Key("bar", FAINT, "smaller than these reports could have shown"))
    return Words(
        finding_pairs(table),
        "Differences between two outlets: how much the one has more than the other",
        source_of_pairs(table),
        tuple(key),
    )


def _height(panel: Panel) -> float:
    return sum(line.height for line in panel.lines) + FOOT + BETWEEN


def _put_panel(ax: Axes, panel: Panel, top: float) -> None:
    plotted = [line for line in panel.lines if line.kind in ("told", "pair", "sum")]
    few = sum(line.height for line in panel.lines if line.kind == "few")
    bottom = top + sum(line.height for line in panel.lines) - few
    if plotted:
        _put_scale(ax, panel, bottom)
    y = top
    for line in panel.lines:
        if line.kind == "few" and few:
            y, few = bottom + FOOT * bool(plotted), 0
        put = {"told": _put_pair, "pair": _put_pair, "sum": _put_sum}.get(line.kind)
        if put:
            _put_lines(ax, panel, y, y + line.height)
            put_label(ax, line.label, INDENT, y + line.height / 2, LABEL, color=INK if line.kind == "told" else GREY)
            put(ax, panel, line, y + line.height / 2)
            _put_text(ax, panel, line, y + line.height / 2)
        else:
            _put_words(ax, panel, line, y + line.height)
        y += line.height


def _put_words(ax: Axes, panel: Panel, line: Line, bottom: float) -> None:
    size, weight = (TEXT, "bold") if line.kind in ("head", "part") else (TEXT, "normal")
    size, colour = (SMALL, GREY) if line.kind == "few" else (size, INK)
    text = label_lines(line.label, panel.right, size, weight)[0]
    ax.text(0, bottom - 4, text, fontsize=size, weight=weight, color=colour, gid=line.kind)
    if line.kind == "head":
        ax.plot([0, panel.right], [bottom, bottom], color=RULE, linewidth=0.8, zorder=0)


def _put_lines(ax: Axes, panel: Panel, top: float, bottom: float) -> None:
    """The lines of the scale behind a row: not through the heads between the rows."""
    for tick in panel.ticks:
        x = panel.zero + tick * panel.unit
        ax.plot([x, x], [top, bottom], color=FAINT if tick else GREY, linewidth=0.9, zorder=1)


def _put_scale(ax: Axes, panel: Panel, bottom: float) -> None:
    free = -math.inf
    for tick in panel.ticks:
        x, text = panel.zero + tick * panel.unit, f"{abs(tick):g}"
        text = text if not tick else f"{'+' if tick > 0 else '−'}{text}"
        half = text_width(text, SMALL) / 2
        if x - half > free:
            ax.text(x, bottom + 8, text, fontsize=SMALL, color=GREY, ha="center", va="center_baseline", gid="scale")
            free = x + half + 4


def _put_pair(ax: Axes, panel: Panel, line: Line, y: float) -> None:
    told, row = line.kind == "told", line.rows.iloc[0]
    value, low, high = (panel.zero + end * panel.unit for end in oriented(row))
    if pd.notna(row["smallest"]):
        wide = row["smallest"] * panel.unit
        _put_band(ax, panel.zero if told else panel.zero - wide, y, wide if told else 2 * wide, line.height)
    if pd.notna(row["low"]):
        ax.plot([low, high], [y, y], color=INTERVAL if told else DIM_INTERVAL, linewidth=4, solid_capstyle="butt",
                zorder=2, gid="interval")  # fmt: skip
    look = mark_look("o", OWN if told else DIM, hollow=not told, size=5.6 if told else 4.6)
    ax.plot([value], [y], zorder=3, clip_on=False, gid=line.kind, **look)


def _put_sum(ax: Axes, panel: Panel, line: Line, y: float) -> None:
    smallest = line.rows["smallest"].dropna()
    if len(smallest):
        for end in (smallest.max(), smallest.min()):
            _put_band(ax, panel.zero, y, end * panel.unit, line.height, "#f4f4f4" if end > smallest.min() else FAINT)
    values = panel.zero + line.rows["difference"].abs() * panel.unit
    look = mark_look("o", DIM, hollow=True, size=4.6)
    ax.plot(values, [y] * len(values), zorder=3, clip_on=False, gid="pair", **look)


def _put_band(ax: Axes, x: float, y: float, width: float, height: float, colour: str = FAINT) -> None:  # noqa: PLR0913
    ax.add_patch(Rectangle((x, y - height / 2 + 1), width, height - 2, facecolor=colour, edgecolor="none", zorder=0,
                 gid="smallest"))  # fmt: skip


def _put_text(ax: Axes, panel: Panel, line: Line, y: float) -> None:
    lines = label_lines(line.text, EFFECT, SMALL) if line.text else []
    for place, text in enumerate(lines):
        at = y + (place - (len(lines) - 1) / 2) * SMALL * 1.2
        ax.text(panel.right, at, text, fontsize=SMALL, color=INK if line.kind == "told" else GREY, ha="right",
                va="center_baseline", gid="effect")  # fmt: skip
