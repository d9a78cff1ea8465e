"""One contrast under every choice: the curve of differences, the choices below it, and what single reports do."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from framing.charts.apart import interval_name
from framing.charts.bars import INTERVAL
from framing.charts.findings_specifications import ALPHA, crossed, finding_specifications
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, nothing_to_show, open_axes, room
from framing.charts.style import (
    FAINT,
    GREY,
    INK,
    LEADING,
    MARGIN,
    OWN,
    QUOTED,
    RULE,
    SMALL,
    category_name,
    shorten,
    text_width,
    wrap,
)
from framing.charts.wording import counted, number, signed, signed_points

COLUMNS = (
    "outlet_a outlet_b measure category voice view headline left_out_kind left_out declared difference low high p "
    "n_events n_units_a n_units_b n_articles_a n_articles_b per"
).split()
# The choices in the order of the rows below the curve, with what each value says.
CHOICES: dict[str, tuple[str, dict[Hashable, str]]] = {
    "strength": ("phrases", {1: "of any strength", 2: "of strength 2 and 3", 3: "of strength 3"}),
    "voice": ("words", {"outlet": "own words", "narration": "narration alone", "all": "quotations too"}),
    "view": ("agency text", {"all": "in every copy", "own": "left out", "once": "once a family"}),
    "headline": ("headline", {True: "counted", False: "left out"}),
}
KINDS = {"event": "without one event each", "unit": "without one unit of evidence each"}
LEFT = 168.0
CURVE, SINGLE = 150.0, 96.0
LINE = 13.0
BETWEEN = 6.0  # between two choices
GAP = 34.0  # between the choices and the second panel
FOOT = 32.0  # for what is said below the second panel
WIDEST = 18.0  # a column of the second panel
APART = 22.0  # between its two parts


class Scale(NamedTuple):
    """Values to points of one panel."""

    top: float
    height: float
    low: float
    high: float
    ticks: list[float]

    def y(self, value: float) -> float:
        """Points from the top of the chart."""
        return self.top + self.height * (self.high - value) / (self.high - self.low)


def plot_specifications(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw the difference of two outlets under every choice, sorted, with the choices below.

    Each column is a specification: its difference and interval above, the choices it was made with below.
    The declared one is marked. A second panel has the declared choice without each event and
    without each unit of evidence.

    Parameters
    ----------
    table : DataFrame
        As `specification_curve` returns it.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.
    title, subtitle, source : str, optional
        Other words than those made from the table.

    Returns
    -------
    Axes
        With a mark for each specification that has a difference.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Notes
    -----
    The form is that of Simonsohn, Simmons and Nelson 2020, doi 10.1038/s41562-020-0912-z.

    Examples
    --------
    >>> plot_specifications(pd.DataFrame({"outlet_a": []})).texts[0].get_text()
    'Nothing to show: no specifications'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source))


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given) -> Axes:
    table = table.assign(left_out_kind=table["left_out_kind"].fillna(""), declared=table["declared"].astype("bool"))
    rows = _sorted(crossed(table))
    if rows["difference"].isna().all():
        return nothing_to_show(ax, given.title or finding_specifications(table), "No choice leaves both outlets words.")
    single = {kind: _sorted(table[table["left_out_kind"] == kind]) for kind in KINDS}
    single = {kind: part[part["difference"].notna()] for kind, part in single.items()}
    has_single = any(len(part) for part in single.values())
    choices = _choices(rows)
    below = sum(len(values) * LINE + BETWEEN for _, values in choices)
    height = CURVE + 10 + below + ((GAP + SINGLE + FOOT) if has_single else 0)
    ax = open_axes(ax, given.over(_words(table, rows)), height=height, left=LEFT, below=2)
    wide = room(ax) / len(rows)
    _put_panel(ax, rows, _scale(table, 0.0, CURVE), 0.0, wide)
    _put_unit(ax, table)
    at = [n for n, is_declared in enumerate(rows["declared"]) if is_declared]
    for n in at:
        middle = (n + 0.5) * wide
        ax.plot([middle] * 2, [0, CURVE + 6 + below], color=QUOTED, linewidth=0.9, alpha=0.45, zorder=0, gid="declared")
    _put_choices(ax, rows, choices, CURVE + 10, wide)
    if has_single:
        _put_single(ax, table, single, CURVE + 10 + below + GAP)
    return ax


CHART = Chart("plot_specifications", "specification_curve", COLUMNS, finding_specifications, _draw)


def _sorted(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.sort_values("difference", kind="stable", na_position="last").reset_index(drop=True)


def _choices(rows: pd.DataFrame) -> list[tuple[str, list[Hashable]]]:
    """The choices that differ between rows, with their values in the order of the chart."""
    found = []
    for name, (_, said) in CHOICES.items():
        if name in rows and rows[name].notna().any():
            values = [v for v in said if rows[name].eq(v).any()]
            found.append((name, values))
    return found


def _scale(table: pd.DataFrame, top: float, height: float) -> Scale:
    values = table[["difference", "low", "high"]].stack()
    low, high = min(values.min(), 0.0), max(values.max(), 0.0)
    if high == low:
        low, high = -1.0, 1.0
    ticks = ticks_of(low, high)
    pad = 0.04 * (high - low)
    return Scale(top, height, min(low, ticks[0]) - pad, max(high, ticks[-1]) + pad, ticks)


def ticks_of(low: float, high: float) -> list[float]:
    """Three to seven round values from `low` to `high`, 0 among them.

    >>> ticks_of(-2.1, 19.3), ticks_of(0, 0.09)
    ([0.0, 5.0, 10.0, 15.0], [0.0, 0.02, 0.04, 0.06, 0.08])
    """
    wide = high - low
    power = 10.0 ** math.floor(math.log10(wide))
    step = next(s * power / 10 for s in (1, 2, 5, 10, 20, 50, 100) if wide / (s * power / 10) < 6)
    return [round(step * n, 9) for n in range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)]


def _put_panel(
    ax: Axes, rows: pd.DataFrame, scale: Scale, left: float, wide: float, right: float | None = None
) -> None:
    """The differences of some specifications, a column each."""
    right = left + wide * len(rows) if right is None else right
    for value in scale.ticks:
        y = scale.y(value)
        ax.plot([left, right], [y, y], color=FAINT if value else GREY, linewidth=0.9, zorder=0)
    x = left + (pd.Series(range(len(rows))) + 0.5) * wide
    has = rows["low"].notna() & rows["high"].notna()
    lines = [[(x[n], scale.y(rows["low"][n])), (x[n], scale.y(rows["high"][n]))] for n in rows.index[has]]
    ax.add_collection(LineCollection(lines, colors=INTERVAL, linewidths=min(2.4, 0.4 * wide), zorder=1, gid="interval"))
    for n in rows.index[rows["difference"].notna()]:
        declared = bool(rows["declared"][n])
        low = rows["p"][n] <= ALPHA
        look = mark_look(
            "D" if declared else "o", QUOTED if declared else OWN, hollow=not low, size=7 if declared else _size(wide)
        )
        ax.plot(
            [x[n]],
            [scale.y(rows["difference"][n])],
            gid="declared" if declared else "specification",
            clip_on=False,
            zorder=4 if declared else 3,
            **look,
        )


def _size(wide: float) -> float:
    return max(2.2, min(5.0, 0.72 * wide))


def _put_numbers(ax: Axes, scale: Scale) -> None:
    for value in scale.ticks:
        text = f"{value:+g}".replace("-", "−") if value else "0"
        ax.text(-7, scale.y(value), text, fontsize=SMALL, color=GREY, ha="right", va="center_baseline", gid="scale")


def _put_unit(ax: Axes, table: pd.DataFrame) -> None:
    _put_numbers(ax, _scale(table, 0.0, CURVE))
    first, second = table["outlet_a"].iloc[0], table["outlet_b"].iloc[0]
    wide = LEFT - MARGIN - 44
    said = [("above 0: higher in", GREY), (str(first), INK), ("below 0: higher in", GREY), (str(second), INK)]
    for n, (text, colour) in enumerate(said):
        ax.text(MARGIN - LEFT, 8 + n * 12 + (n > 1) * 5, shorten(text, wide, SMALL), fontsize=SMALL, color=colour,
                va="center_baseline", gid="side", clip_on=False)  # fmt: skip


def _put_choices(
    ax: Axes, rows: pd.DataFrame, choices: list[tuple[str, list[Hashable]]], top: float, wide: float
) -> None:
    """A line for each value of each choice, with a tick in the columns made with it."""
    y, right = top, wide * len(rows)
    for name, values in choices:
        head, said = CHOICES[name]
        ax.plot([MARGIN - LEFT, right], [y - BETWEEN / 2] * 2, color=RULE, linewidth=0.6, zorder=0, clip_on=False)
        ax.text(MARGIN - LEFT, y + LINE / 2, head, fontsize=SMALL, color=GREY, va="center_baseline", gid="head",
                clip_on=False)  # fmt: skip
        for value in values:
            ax.text(MARGIN - LEFT + 64, y + LINE / 2, said[value], fontsize=SMALL, color=INK, va="center_baseline",
                    gid="choice", clip_on=False)  # fmt: skip
            for declared, colour in ((False, INK), (True, QUOTED)):
                at = rows.index[rows[name].eq(value) & (rows["declared"] == declared)]
                marks = [[((n + 0.5) * wide, y + 2), ((n + 0.5) * wide, y + LINE - 2)] for n in at]
                width = min(3.4, 0.6 * wide) + 0.8 * declared
                ax.add_collection(LineCollection(marks, colors=colour, linewidths=width, gid=f"{name} {value}"))
            y += LINE
        y += BETWEEN


def _put_single(ax: Axes, table: pd.DataFrame, single: dict[str, pd.DataFrame], top: float) -> None:
    """The declared choice without each event, and without each unit."""
    parts = {kind: part for kind, part in single.items() if len(part)}
    scale = _scale(pd.concat([*parts.values(), table[table["declared"]]]), top, SINGLE)
    declared = table.loc[table["declared"], "difference"].iloc[0]
    _put_numbers(ax, scale)
    for down, line in ((8, "declared choice,"), (20, "with less evidence")):
        ax.text(MARGIN - LEFT, top + down, line, fontsize=SMALL, color=INK, va="center_baseline", gid="side",
                clip_on=False)  # fmt: skip
    x = 0.0
    for (kind, part), width in zip(parts.items(), _widths(parts, room(ax)), strict=True):
        ax.text(x, top - 7, _head(kind, part), fontsize=SMALL, color=INK, gid="head")
        _put_panel(ax, part, scale, x, min(WIDEST, width / len(part)), x + width)
        ax.plot([x, x + width], [scale.y(declared)] * 2, color=QUOTED, linewidth=0.9, alpha=0.6, zorder=0,
                gid="declared")  # fmt: skip
        x += width + APART
    said = _furthest(parts, declared, signed if table["per"].iloc[0] == 1 else signed_points)
    for n, line in enumerate(wrap(said, room(ax) + LEFT - MARGIN, SMALL)[:2]):
        y = top + SINGLE + 16 + n * SMALL * LEADING
        ax.text(MARGIN - LEFT, y, line, fontsize=SMALL, color=GREY, va="center_baseline", gid="furthest", clip_on=False)


def _furthest(parts: dict[str, pd.DataFrame], declared: float, write: Callable[[float], str]) -> str:
    """What leaving out moves the difference most, of each kind."""
    told = []
    for kind, part in parts.items():
        furthest = part.loc[(part["difference"] - declared).abs().idxmax()]
        told.append(f"without {kind} {furthest['left_out']} {write(furthest['difference'])}")
    return f"Furthest from the declared {write(declared)}: {'; '.join(told)}."


def _widths(parts: dict[str, pd.DataFrame], whole: float) -> list[float]:
    """Widths of the parts: room for their heads, and what is left by the number of their columns."""
    heads = [text_width(_head(kind, part), SMALL) for kind, part in parts.items()]
    columns = [len(part) for part in parts.values()]
    spare = max(whole - APART * (len(parts) - 1) - sum(heads), 0.0)
    shares = [head + spare * n / sum(columns) for head, n in zip(heads, columns, strict=True)]
    return [min(share, max(head, WIDEST * n)) for share, head, n in zip(shares, heads, columns, strict=True)]


def _head(kind: str, part: pd.DataFrame) -> str:
    return f"{KINDS[kind]} ({len(part)})"


def _words(table: pd.DataFrame, rows: pd.DataFrame) -> Words:
    first = table.iloc[0]
    what = category_name(str(first["category"])) if first["category"] else str(first["measure"])
    per = f" per {int(first['per']):,} words" if first["per"] > 1 else ""
    both = f"{first['outlet_a']} less {first['outlet_b']}"
    key = _key(table[table["difference"].notna()])
    if rows["low"].notna().any():
        key.append(Key("bar", INTERVAL, interval_name(table)))
    return Words(
        finding_specifications(table),
        f"{what[0].upper()}{what[1:]}{per}: {both}, within events",
        _source(rows),
        tuple(key),
    )


def _key(made: pd.DataFrame) -> list[Key]:
    low, tested = made["p"].le(ALPHA), made["p"].notna()
    hollow = (
        "too few reports to test" if not tested.any() else "p above .05" if tested.all() else "p above .05, or too few"
    )
    key = [Key("o", OWN, "a specification, p ≤ .05")] if low.any() else []
    key += [Key("o", OWN, hollow, hollow=True)] if not low.all() else []
    declared = made[made["declared"]]
    return [*key, *(Key("D", QUOTED, "the declared one", hollow=not p <= ALPHA) for p in declared["p"])]


def _source(rows: pd.DataFrame) -> str:
    declared = rows[rows["declared"]].iloc[0]
    n = int(declared["n_articles_a"] + declared["n_articles_b"])
    events = f" in {counted(int(declared['n_events']), 'event')}" if declared["n_events"] else ""
    units = f"{number(int(declared['n_units_a']))} and {number(int(declared['n_units_b']))}"
    lists = "VADER" if str(declared["measure"]) == "tone" else "list of loaded terms"
    said = (
        f"Source: framing, {lists}. Declared: {_named(declared)}; {counted(n, 'report')}{events}, {units} units of "
        "evidence."
    )
    if rows["p"].notna().any():
        said += " p by permutation within events; not corrected, as the specifications share their reports."
    lost = int(rows["difference"].isna().sum())
    return said + (f" {counted(lost, 'specification').capitalize()} left an outlet without words." if lost else "")


def _named(declared: pd.Series) -> str:
    """The declared choice in words, as the rows of the chart have them."""
    parts = []
    for name, (head, said) in CHOICES.items():
        if name in declared and pd.notna(declared[name]):
            parts.append(said[declared[name]] if name == "voice" else f"{head} {said[declared[name]]}")
    return ", ".join(parts)
