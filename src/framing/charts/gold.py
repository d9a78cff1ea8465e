"""Figures on gold sets: ours, rivals run on the same items, and what others published."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.apart import interval_name
from framing.charts.findings_gold import HEADS, finding_gold, rows_of
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, nothing_to_show, open_axes, room
from framing.charts.style import FAINT, GREY, INK, OWN, RULE, SMALL, TEXT, shorten, text_width

COLUMNS = [
    *("gold_set", "part", "measure", "role", "against", "metric", "value", "low", "high", "confidence_level"),
    *("items", "units", "unit", "margin", "margin_low", "margin_high"),
]
LOOKS = {"ours": ("o", OWN, False), "baseline": ("s", "#7a7a7a", False), "published": ("D", GREY, True)}
NAMES = {"ours": "ours", "baseline": "a rival, run on the same items", "published": "published by others, not run here"}
LABEL = 186.0
ROW, HEAD, BETWEEN, FOOT = 13.5, 19.0, 6.0, 16.0
SCALE = (0, 0.25, 0.5, 0.75, 1)
VALUE, MARGIN_ROOM = 34.0, 112.0


def plot_gold(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw what each measure is worth on its gold set, beside plain rivals and published figures.

    A block for each measure and its figure, from 0 to 1: ours as a dark circle and rivals as
    grey squares, with their intervals; figures that others published are hollow. At the right the
    value, and how much ours is ahead of a rival (from draws of the same units), with its interval.

    Parameters
    ----------
    table : DataFrame
        Figures as `validate` or `read_figures` returns them: gold_set, part, measure, role, against, metric,
        value, low, high, confidence_level, items, units, unit, margin, margin_low, margin_high.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.
    title, subtitle, source : str, optional
        Other words than those made from the table.

    Returns
    -------
    Axes
        With a mark for each figure drawn.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> plot_gold(pd.DataFrame()).texts[0].get_text()
    'Our measures against codes that people made'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source))


def _finding(table: pd.DataFrame) -> str:
    return finding_gold(table) if len(table) else "Our measures against codes that people made"


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given) -> Axes:
    blocks = [(head.name, rows) for head in HEADS if len(rows := rows_of(table, head))]
    if not blocks:
        return nothing_to_show(ax, given.title or finding_gold(table), "The table has no figure that is drawn here.")
    height = sum(HEAD + ROW * len(rows) + BETWEEN for _, rows in blocks) + FOOT
    ax = open_axes(ax, given.over(_words(table, [rows for _, rows in blocks])), height=height, below=2)
    width = max(room(ax) - LABEL - VALUE - MARGIN_ROOM, 60.0)
    y = 0.0
    for name, rows in blocks:
        _put_head(ax, name, rows, y, width)
        bottom = y + HEAD + ROW * len(rows)
        for value in SCALE:
            ax.plot([LABEL + value * width] * 2, [y + HEAD - 3, bottom], color=FAINT, linewidth=0.9, zorder=0)
        for number, row in enumerate(rows.itertuples()):
            _put_row(ax, row, y + HEAD + ROW * (number + 0.5), width)
        y = bottom + BETWEEN
    for value in SCALE:
        ax.text(LABEL + value * width, height - 8, f"{value:g}", fontsize=SMALL, color=GREY, ha="center",
                va="center_baseline", gid="scale")  # fmt: skip
    return ax


CHART = Chart("plot_gold", "validate", COLUMNS, _finding, _draw)


def _words(table: pd.DataFrame, blocks: list[pd.DataFrame]) -> Words:
    shown = [role for role in LOOKS if any((rows["role"] == role).any() for rows in blocks)]
    key = [Key(LOOKS[role][0], LOOKS[role][1], NAMES[role], LOOKS[role][2]) for role in shown]
    return Words(
        finding_gold(table),
        f"Agreement with codes that people made, and its {interval_name(table)}; at the right the figure, "
        "and how much ours is ahead (+) or behind (−)",
        f"Source: framing validate. The units named are drawn anew, the same for ours and rivals.{_caveats(blocks)}",
        tuple(key),
    )


def _caveats(blocks: list[pd.DataFrame]) -> str:
    rows = pd.concat(blocks)
    told = " The clusters of Helsinki are computed, not human." if rows["gold_set"].eq("helsinki").any() else ""
    tracked = rows["measure"].str.contains("Gender Gap Tracker").any()
    return told + (" The Gender Gap Tracker was scored on other articles." if tracked else "")


def _put_head(ax: Axes, name: str, rows: pd.DataFrame, y: float, width: float) -> None:
    at, first = y + HEAD - 9, rows.iloc[0]
    ax.text(0, at, name, fontsize=TEXT, weight="bold", color=INK, gid="head")
    n = f"n = {int(first['items']):,}; {int(first['units']):,} {first['unit']}"
    left = text_width(name, TEXT, "bold") + 12
    wide = LABEL + width + VALUE + MARGIN_ROOM - left
    ax.text(left, at, shorten(n, wide, SMALL), fontsize=SMALL, color=GREY, gid="n")
    ax.plot([0, LABEL + width + VALUE + MARGIN_ROOM], [y + HEAD - 4] * 2, color=RULE, linewidth=0.8, zorder=0)


def _put_row(ax: Axes, row: object, y: float, width: float) -> None:
    facts = row._asdict()  # type: ignore[attr-defined]  # a row of itertuples
    role = facts["role"]
    marker, colour, hollow = LOOKS[role]
    ink = INK if role == "ours" else GREY
    ax.text(0, y, shorten(facts["measure"], LABEL - 12, SMALL), fontsize=SMALL, color=ink, va="center_baseline",
            gid="label")  # fmt: skip
    if pd.notna(facts["low"]):
        ends = [LABEL + facts[end] * width for end in ("low", "high")]
        ax.plot(ends, [y] * 2, color=colour, linewidth=2.2 if role == "ours" else 1.4, gid="interval")
    ax.plot([LABEL + facts["value"] * width], [y], **mark_look(marker, colour, hollow, size=6.0), gid=f"mark {role}")
    right = LABEL + width
    weight = "bold" if role == "ours" else "normal"
    ax.text(right + VALUE, y, _figure(facts["value"], role), fontsize=SMALL, color=ink, ha="right", weight=weight,
            va="center_baseline", gid="value")  # fmt: skip
    if pd.notna(facts["margin"]):
        ax.text(right + VALUE + MARGIN_ROOM, y, _margin(facts), fontsize=SMALL, color=INK, ha="right",
                va="center_baseline", gid="margin")  # fmt: skip


def _figure(value: float, role: str) -> str:
    """A figure between 0 and 1, as papers print it; a published one with as many places as it has.

    >>> _figure(0.4281, "ours"), _figure(1.0, "ours"), _figure(0.745, "published")
    ('.43', '1.00', '.745')
    """
    return (f"{value:g}" if role == "published" else f"{value:.2f}").removeprefix("0")


def _margin(facts: dict[str, float]) -> str:
    """How much ours is ahead, and between what bounds.

    >>> _margin({"margin": 0.021, "margin_low": -0.01, "margin_high": 0.05})
    '+.02 (−.01 to +.05)'
    """
    margin, low, high = (_signed(facts[name]) for name in ("margin", "margin_low", "margin_high"))
    return margin if pd.isna(facts["margin_low"]) else f"{margin} ({low} to {high})"


def _signed(value: float) -> str:
    text = f"{abs(value):.2f}".removeprefix("0") if pd.notna(value) else ""
    return text if not float(text or 0) else f"{'+' if value > 0 else '−'}{text}"
