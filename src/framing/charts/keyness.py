"""Words that an outlet uses more or less than all others, a block for each outlet."""

from __future__ import annotations

import math
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.apart import interval_name
from framing.charts.evidence import reports_of, view_of
from framing.charts.findings_vocabulary import KEYNESS, finding_keyness
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, open_axes, room
from framing.charts.style import (
    FAINT,
    GREY,
    INK,
    INTERVAL,
    LEADING,
    MARGIN,
    OWN,
    RULE,
    SMALL,
    TEXT,
    WIDTH,
    label_lines,
    shorten,
    text_width,
)
from framing.charts.wording import counted

ROW = 16.0
FOOT = 16.0
BETWEEN = 12.0
GUTTER = 26.0
LABEL = 76.0
USES, REPORTS, SPREAD = 50.0, 30.0, 28.0
TICKS = (1 / 64, 1 / 16, 1 / 4, 1, 4, 16, 64, 256)
VOICES = {"outlet": "own words", "quoted": "quoted words", "all": "words"}


class Block(NamedTuple):
    """The words of an outlet that are drawn, and what stands over them."""

    outlet: str
    note: str
    rows: list[dict]


class Scale(NamedTuple):
    """Where log-odds stand: left edge, width, lowest and highest value."""

    x: float
    width: float
    low: float
    high: float

    def at(self, value: float) -> float:
        """Place of a value; one off the scale stands at its end."""
        value = min(max(value, self.low), self.high)
        return self.x + (value - self.low) / (self.high - self.low) * self.width


def plot_keyness(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    top: int = 6,
    *,
    names: bool = False,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw the words that set each outlet off from all others.

    A block for each outlet, by name. First stand the words that tell it apart, filled; then, hollow, those that
    could have, which it uses most beyond the others (by z). Beside them: uses and how many were expected,
    reports, and dispersion.

    Parameters
    ----------
    table : DataFrame
        As `keyness` returns it: outlet, word, is_name, count, expected, count_others, log_odds, low, high, z,
        dispersion, n_articles, all_articles, all_units, verdict, p, n_tested.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.
    top : int
        Words drawn of each outlet; all that tell it apart are drawn in any case.
    names : bool
        True draws names of people and places in place of words.
    title, subtitle, source : str, optional
        Other words than those made from the table.

    Returns
    -------
    Axes
        With a mark for each word drawn.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> plot_keyness(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: no words'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source), top=top, names=names)


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given, top: int, names: bool) -> Axes:
    blocks = [_block(str(outlet), rows, max(top, 1), names) for outlet, rows in table.groupby("outlet", sort=False)]
    across = min(2, len(blocks))
    wide = room(ax) if ax is not None else WIDTH - 2 * MARGIN
    width = (wide - GUTTER * (across - 1)) / across
    lines = [blocks[at : at + across] for at in range(0, len(blocks), across)]
    heights = [max(_height(block, width) for block in line) for line in lines]
    height = sum(heights) + BETWEEN * (len(lines) - 1)
    ax = open_axes(ax, given.over(_words(table, blocks, names)), height=height, below=4)
    y = 0.0
    for line, high in zip(lines, heights, strict=True):
        for place, block in enumerate(line):
            _put_block(ax, block, _scale(blocks, place * (width + GUTTER), width), y, width)
        y += high + BETWEEN
    return ax


CHART = Chart("plot_keyness", "keyness", KEYNESS, finding_keyness, _draw)


def _block(outlet: str, rows: pd.DataFrame, top: int, names: bool) -> Block:
    first = rows.iloc[0]
    n_words = f"{first['n_words']:,} {VOICES.get(first.get('voice', ''), 'words')}, " if "n_words" in rows else ""
    note = f"{n_words}{counted(int(first['all_articles']), 'report')}"
    shown = rows[rows["is_name"].astype(bool) == names].assign(_off=-rows["z"].abs())
    apart = shown[shown["verdict"] == "apart"].sort_values(["p", "_off", "word"], kind="stable")
    tested = shown["verdict"] == "cannot tell"
    others = shown[tested] if rows["n_tested"].iloc[0] else shown[shown["verdict"] != "apart"]
    more = others[others["z"] > 0].sort_values(["z", "word"], ascending=[False, True], kind="stable")
    drawn_rows = pd.concat([apart, more.head(max(top - len(apart), 0))])
    return Block(outlet, note, drawn_rows.to_dict("records"))


def _head(block: Block, width: float) -> float:
    return len(label_lines(block.outlet, width, TEXT, "bold")) * TEXT * LEADING + 2 * SMALL * LEADING + 9


def _height(block: Block, width: float) -> float:
    return _head(block, width) + max(len(block.rows), 1) * ROW + FOOT


def _scale(blocks: list[Block], x: float, width: float) -> Scale:
    rows = [row for block in blocks for row in block.rows]
    values = [row[name] for row in rows for name in ("log_odds", "low", "high") if pd.notna(row[name])]
    low, high = min([*values, -math.log(4)]), max([*values, math.log(4)])
    low, high = max(low, -math.log(64)), min(high, math.log(256))
    return Scale(x + LABEL, max(width - LABEL - USES - REPORTS - SPREAD - 10, 30.0), low, high)


def _words(table: pd.DataFrame, blocks: list[Block], names: bool) -> Words:
    rows = [row for block in blocks for row in block.rows]
    key = [Key("o", OWN, "told apart from all others")] if any(row["verdict"] == "apart" for row in rows) else []
    if any(row["verdict"] == "cannot tell" for row in rows):
        key.append(Key("o", OWN, "cannot tell", hollow=True))
    if any(row["verdict"] == "too few" for row in rows):
        key.append(Key("o", GREY, "too few reports for a test", hollow=True))
    if any(pd.notna(row["low"]) for row in rows):
        key.append(Key("bar", INTERVAL, interval_name(table)))
    what = "Names" if names else "Words"
    return Words(
        finding_keyness(table),
        f"{what} that each outlet uses more than all others together: odds (4× is four times as often); uses, and how "
        "many were expected in the same events; texts that use it; DP, 0 if spread evenly over the outlet’s texts",
        _source(table),
        tuple(key),
    )


def _source(table: pd.DataFrame) -> str:
    counts = table[["outlet"]].assign(n_articles=table["all_articles"], n_units=table["all_units"])
    said = " ".join(
        f"{part}." for part in ("Source: framing, words of reports", reports_of(counts), view_of(table)) if part
    )
    left = [words for words, name in (("names", "names"), ("function words", "function_words")) if _is_out(table, name)]
    if "names" in table and table["names"].iloc[0] == "apart":
        left = ["names (they are in the table)", *left]
    if left:
        said += f" Without {' and '.join(left)}."
    if table["low"].notna().any():
        said += " Intervals by bootstrap over units."
    n = int(table["n_tested"].iloc[0])
    return said + (
        f" {n:,} tests by permutation within events over units, corrected together."
        if n
        else " Differences not tested."
    )


def _is_out(table: pd.DataFrame, name: str) -> bool:
    return name in table and table[name].iloc[0] == "out"


def _put_block(ax: Axes, block: Block, scale: Scale, y: float, width: float) -> None:
    left, top = scale.x - LABEL, y + _head(block, width)
    for line in label_lines(block.outlet, width, TEXT, "bold"):
        y += TEXT * LEADING
        ax.text(left, y - 3, line, fontsize=TEXT, weight="bold", color=INK, gid="head")
    ax.text(left, y + SMALL * LEADING - 3, block.note, fontsize=SMALL, color=GREY, gid="note")
    for right, head in zip(_columns(left + width), ("uses", "texts", "DP"), strict=True):
        ax.text(right, top - 7, head, fontsize=SMALL, color=GREY, ha="right", gid="head")
    ax.plot([left, left + width], [top - 4] * 2, color=RULE, linewidth=0.8, zorder=0)
    if not block.rows:
        ax.text(left, top + ROW / 2, "no word to draw", fontsize=SMALL, color=GREY, va="center_baseline", gid="none")
        return
    bottom = top + len(block.rows) * ROW
    _put_scale(ax, scale, top - 2, bottom)
    for number, row in enumerate(block.rows):
        _put_word(ax, row, scale, left + width, top + (number + 0.5) * ROW)


def _columns(right: float) -> tuple[float, float, float]:
    return right - REPORTS - SPREAD, right - SPREAD, right


def _put_scale(ax: Axes, scale: Scale, top: float, bottom: float) -> None:
    """Lines of the scale; 1× has its label, then the others nearest to it that have room."""
    taken: list[tuple[float, float]] = []
    for tick in sorted(TICKS, key=lambda value: (abs(math.log(value)), value)):
        if not scale.low - 1e-9 <= math.log(tick) <= scale.high + 1e-9:
            continue
        x = scale.at(math.log(tick))
        ax.plot([x, x], [top, bottom], color=GREY if tick == 1 else FAINT, linewidth=0.9, zorder=0)
        text = f"{tick:g}×" if tick >= 1 else f"1/{1 / tick:g}"
        half = text_width(text, SMALL) / 2 + 2
        if all(x + half <= left or right <= x - half for left, right in taken):
            ax.text(x, bottom + 8, text, fontsize=SMALL, color=GREY, ha="center", va="center_baseline", gid="scale")
            taken.append((x - half, x + half))


def _put_word(ax: Axes, row: dict, scale: Scale, right: float, y: float) -> None:
    apart = row["verdict"] == "apart"
    weight, colour = ("bold" if apart else "normal"), GREY if row["verdict"] == "too few" else OWN
    label = shorten(str(row["word"]), LABEL - 8, TEXT, weight)
    ax.text(scale.x - LABEL, y, label, fontsize=TEXT, weight=weight, color=INK, va="center_baseline", gid="word")
    if pd.notna(row["low"]):
        ends = [scale.at(row[end]) for end in ("low", "high")]
        ax.plot(ends, [y, y], color=INTERVAL, linewidth=4, solid_capstyle="butt", zorder=2, gid="interval")
    look = mark_look("o", colour, hollow=not apart, size=5.6)
    ax.plot([scale.at(row["log_odds"])], [y], zorder=3, clip_on=False, gid="keyness", **look)
    expected = f" ({row['expected']:.1f})" if pd.notna(row["expected"]) else ""
    spread = f"{row['dispersion']:.2f}" if pd.notna(row["dispersion"]) else "–"
    texts = (f"{row['count']:,}{expected}", f"{row['n_articles']:,}", spread)
    for x, text in zip(_columns(right), texts, strict=True):
        ax.text(x, y, text, fontsize=SMALL, color=INK, ha="right", va="center_baseline", gid="count")
