"""Which words carry the difference of two outlets' averages: a bar for each word."""

from __future__ import annotations

import math
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.charts.apart import interval_name
from framing.charts.evidence import UNIT, view_of
from framing.charts.findings_vocabulary import SCORES, SHIFT, finding_word_shift
from framing.charts.frame import Chart, Given, Key, Words, drawn, open_axes, room
from framing.charts.keyness import VOICES
from framing.charts.style import FAINT, GREY, INK, OWN, RULE, SMALL, TEXT, shorten, text_width
from framing.charts.wording import counted, number, signed_points

ROW = 16.0
BAR = 8.0
LABEL = 112.0
COUNTS = 58.0
HEAD = 24.0
FOOT = 18.0
LINE = "#444444"  # intervals
# colour, hatch, colour of the hatch, of each kind of word.
LOOKS = {
    "high more": (OWN, "", GREY),
    "high less": ("#d5e4ee", "//////", OWN),
    "low more": ("#b3460a", "", GREY),
    "low less": ("#f6ded0", "\\\\\\\\\\\\", "#b3460a"),
}
ENDINGS = {"vader": ("positive", "negative"), "loaded": ("loaded", "plain"), "own": ("high-scoring", "low-scoring")}


class Bar(NamedTuple):
    """A row: label, value, ends of its interval (or NaN), counts, and look; without one the value stands in figures."""

    label: str
    value: float
    low: float
    high: float
    counts: str
    look: tuple[str, str, str] | None


class Scale(NamedTuple):
    """Where values stand: place of 0, and points to one unit."""

    zero: float
    unit: float
    step: float
    low: float
    high: float


def plot_word_shift(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    top: int = 15,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw what each word adds to the difference of two outlets' averages.

    The uppermost line is the difference itself, in figures. Below it stand the words that add most in either
    direction; to the right what raises the first outlet above the second. What all words that are not
    drawn add together stands in the last line.

    Parameters
    ----------
    table : DataFrame
        As `word_shift` returns it: word, outlet_a, outlet_b, count_a, count_b, kind, contribution, low, high,
        difference, difference_low, difference_high, verdict, n_articles_a, n_articles_b, scores, per.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.
    top : int
        Words drawn.
    title, subtitle, source : str, optional
        Other words than those made from the table.

    Returns
    -------
    Axes
        With a bar for each word drawn.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> plot_word_shift(pd.DataFrame()).texts[0].get_text()
    'Nothing to show: neither outlet uses a word with a score'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source), top=top)


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given, top: int) -> Axes:
    bars = _bars(table, max(top, 1))
    total, shown = bars[0], [bar for bar in bars if bar.look]
    rest = bars[1 + len(shown) :]
    begin = ROW + HEAD
    end = begin + len(shown) * ROW
    height = end + FOOT + ROW * len(rest)
    ax = open_axes(ax, given.over(_words(table, bars)), height=height, below=4)
    scale = _scale(bars, room(ax))
    _put_frame(ax, table.iloc[0], scale, begin, end)
    _put_bar(ax, total, scale, ROW / 2)
    for place, bar in enumerate(shown):
        _put_bar(ax, bar, scale, begin + (place + 0.5) * ROW)
    for bar in rest:
        _put_bar(ax, bar, scale, end + FOOT + ROW / 2)
    return ax


CHART = Chart("plot_word_shift", "word_shift", SHIFT, finding_word_shift, _draw)


def _bars(table: pd.DataFrame, top: int) -> list[Bar]:
    ordered = table.assign(_size=-table["contribution"].abs())
    ordered = ordered.sort_values(["_size", "word"], kind="stable")
    first, shown, left = table.iloc[0], ordered.head(top), ordered.iloc[top:]
    ends = (float(first["difference_low"]), float(first["difference_high"]))
    bars = [Bar("Difference", float(first["difference"]), *ends, "", None)]
    bars += [_bar(row) for row in shown.to_dict("records")]
    if len(left):
        label = f"{number(len(left))} more words" if len(left) > 1 else "one more word"
        counts = f"{left['count_a'].sum():,} : {left['count_b'].sum():,}"
        bars.append(Bar(label, float(left["contribution"].sum()), math.nan, math.nan, counts, None))
    return bars


def _bar(row: dict) -> Bar:
    counts = f"{row['count_a']:,} : {row['count_b']:,}"
    ends = (float(row["low"]), float(row["high"]))
    return Bar(str(row["word"]), float(row["contribution"]), *ends, counts, LOOKS[row["kind"]])


def _scale(bars: list[Bar], wide: float) -> Scale:
    values = [v for bar in bars if bar.look for v in (bar.value, bar.low, bar.high) if not math.isnan(v)]
    low, high = min([0.0, *values]), max([0.0, *values])
    reach = (high - low) or 1.0
    width = wide - LABEL - COUNTS - 8
    power = 10.0 ** math.floor(math.log10(reach))
    step = next(s * power for s in (0.1, 0.2, 0.5, 1, 2, 5, 10) if reach / (s * power) <= 8)
    return Scale(LABEL + 4 - low * width / reach, width / reach, step, low, high)


def _words(table: pd.DataFrame, bars: list[Bar]) -> Words:
    row = table.iloc[0]
    shown = table[table["word"].isin([bar.label for bar in bars])]
    key = [_key(kind, str(row["scores"])) for kind in LOOKS if (shown["kind"] == kind).any()]
    if any(not math.isnan(bar.low) for bar in bars):
        key.append(Key("|", LINE, interval_name(table)))
    _, points = SCORES.get(row["scores"], SCORES["own"])
    return Words(
        finding_word_shift(table),
        f"What each word adds to {row['outlet_a']} less {row['outlet_b']}, in {points} per {row['per']:,} words; "
        "“4 : 0” are its uses in the two",
        _source(table),
        tuple(key),
    )


def _key(kind: str, scores: str) -> Key:
    high, low = ENDINGS.get(scores, ENDINGS["own"])
    colour, hatch, hatch_colour = LOOKS[kind]
    what = high if kind.startswith("high") else low
    label = f"{what} words it uses {'more' if kind.endswith('more') else 'less'}"
    return Key("bar", colour, label, hatch=hatch, hatch_colour=hatch_colour)


def _source(table: pd.DataFrame) -> str:
    row = table.iloc[0]
    lists = {"vader": "VADER’s valences of single words", "loaded": "loaded terms of one word, by strength"}
    said = f"Source: framing, {lists.get(row['scores'], 'scores of single words')}. "
    sides = [
        f"{row[f'outlet_{side}']} {counted(int(row[f'n_articles_{side}']), 'report')}"
        + (f", {row[f'n_words_{side}']:,} {VOICES.get(row.get('voice', ''), 'words')}" if "n_words_a" in table else "")
        for side in ("a", "b")
    ]
    said += f"{'; '.join(sides)}."
    if "n_units_a" in table:
        said += f" Units: {number(row['n_units_a'])} and {number(row['n_units_b'])} ({UNIT})."
    if view_of(table):
        said += f" {view_of(table)}."
    if "p" in table and pd.notna(row["p"]):
        said += f" Permutation within events over units: p = {row['p']:.2g}."
    if table["difference_low"].notna().any():
        said += " Intervals by bootstrap over units."
    note = str(row.get("note") or "")
    if note and note != "nan":
        said += f" {note[0].upper()}{note[1:]}."
    return said + " Names have no score."


def _put_frame(ax: Axes, row: pd.Series, scale: Scale, top: float, bottom: float) -> None:
    right = room(ax)
    ax.plot([0, right], [top - 3] * 2, color=RULE, linewidth=0.8, zorder=0)
    ax.text(right, top - 7, "uses", fontsize=SMALL, color=GREY, ha="right", gid="head")
    width = (scale.high * scale.unit, -scale.low * scale.unit)
    for text, x, ha, free in (
        (f"raises {row['outlet_b']}", scale.zero - 5, "right", width[1]),
        (f"raises {row['outlet_a']}", scale.zero + 5, "left", width[0]),
    ):
        if free > 40:
            said = shorten(text, free if ha == "left" else scale.zero - 8, SMALL)
            ax.text(x, top - 7, said, fontsize=SMALL, color=GREY, ha=ha, gid="head")
    for tick in range(math.ceil(scale.low / scale.step - 1e-9), int(scale.high / scale.step + 1e-9) + 1):
        x = scale.zero + tick * scale.step * scale.unit
        ax.plot([x, x], [top - 1, bottom], color=FAINT if tick else GREY, linewidth=0.9, zorder=0)
        text = f"{tick * scale.step:+g}".replace("-", "−") if tick else "0"
        ax.text(x, bottom + 9, text, fontsize=SMALL, color=GREY, ha="center", va="center_baseline", gid="scale")


def _put_bar(ax: Axes, bar: Bar, scale: Scale, y: float) -> None:
    colour = INK if bar.look else GREY
    ax.text(0, y, shorten(bar.label, LABEL - 8, TEXT), fontsize=TEXT, color=colour, va="center_baseline", gid="word")
    if bar.counts:
        ax.text(room(ax), y, bar.counts, fontsize=SMALL, color=colour, ha="right", va="center_baseline", gid="count")
    if bar.look is None:
        _put_sum(ax, bar, y)
        return
    face, hatch, hatch_colour = bar.look
    x = scale.zero + min(bar.value, 0.0) * scale.unit
    ax.add_patch(
        Rectangle((x, y - BAR / 2), abs(bar.value) * scale.unit, BAR, facecolor=face, edgecolor=GREY, linewidth=0.6,
                  hatch=hatch or None, hatchcolor=hatch_colour, zorder=2, gid="bar")
    )  # fmt: skip
    if not math.isnan(bar.low):
        ends = [scale.zero + end * scale.unit for end in (bar.low, bar.high)]
        ax.plot(ends, [y, y], color=LINE, linewidth=1.3, zorder=3, gid="interval")
        for end in ends:
            ax.plot([end, end], [y - 2.6, y + 2.6], color=LINE, linewidth=1.3, zorder=3)


def _put_sum(ax: Axes, bar: Bar, y: float) -> None:
    """A value without a bar, in figures, and its interval."""
    said, x = signed_points(bar.value), LABEL + 4
    ax.text(x, y, said, fontsize=TEXT, weight="bold", color=INK, va="center_baseline", gid="sum")
    between = "" if math.isnan(bar.low) else f", interval {signed_points(bar.low)} to {signed_points(bar.high)}"
    ax.text(x + text_width(said, TEXT, "bold"), y, between, fontsize=SMALL, color=GREY, va="center_baseline", gid="sum")
