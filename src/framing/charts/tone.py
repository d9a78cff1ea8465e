"""Tone by outlet: sentences, reports and means, own words beside quoted words."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.apart import highest, interval_name
from framing.charts.drawn_rows import rows_label
from framing.charts.evidence import evidence_of
from framing.charts.findings import finding_tone, own_means
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, open_axes, room
from framing.charts.rows import Row, apart_first, column_head, label_width, put_labels
from framing.charts.style import FAINT, GREY, INK, OWN, QUOTED, RULE, SMALL
from framing.charts.wording import signed

COLUMNS = ["level", "outlet", "voice", "article_id", "value", "low", "high", "n_articles", "n_sentences"]
LANE = 25.0  # height of the own and of the quoted lane of an outlet
BETWEEN = 12.0
HEADS = 9.0  # room for the head of the column of means, below the key
BAND = "#d3d3d3"  # an interval, under the lines of the scale
RIGHT = 92.0  # room for the mean and the number of sentences
LOOKS = {"outlet": ("o", OWN, False), "quoted": ("D", QUOTED, True)}


def plot_tone(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw the tone of each outlet: each sentence a faint point, each report a mark.

    Two lanes an outlet: own words (filled circles) above quoted words (hollow
    diamonds). A stroke is the mean of two reports or more, a bar its interval where the
    table has one. Outlets stand in the table's order, by name; only one that was
    told apart above all others (`mark_apart`) stands first.

    Parameters
    ----------
    table : DataFrame
        As `tone_points` returns it: level, outlet, voice, article_id, value, low, high,
        n_articles, n_sentences.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.
    title, subtitle, source : str, optional
        Other words than those made from the table.

    Returns
    -------
    Axes
        With one point a sentence and one mark a report that has a value.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> ax = plot_tone(pd.DataFrame({"outlet": []}))
    >>> ax.texts[0].get_text()
    'Nothing to show: no sentences'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source))


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given) -> Axes:
    table = table.reset_index(drop=True)
    means = table[table["level"] == "outlet"]
    outlets = apart_first(means, highest(own_means(table)))["outlet"].drop_duplicates().tolist()
    rows = [Row(name, "", 2 * LANE + BETWEEN, number * (2 * LANE + BETWEEN)) for number, name in enumerate(outlets)]
    left = label_width(rows)
    ax = open_axes(ax, given.over(_words(table)), height=_height(rows), left=left, below=34, heads=HEADS)
    _put_scale(ax, rows)
    put_labels(ax, rows)
    for row in rows:
        _put_outlet(ax, table[table["outlet"] == row.label], row.top + BETWEEN / 2)
    return ax


CHART = Chart("plot_tone", "tone_points", COLUMNS, finding_tone, _draw)


def _words(table: pd.DataFrame) -> Words:
    key = [
        Key("o", OWN, "own words, mean of a report"),
        Key("D", QUOTED, "quoted words, mean of a report", hollow=True),
    ]
    if (table["level"] == "sentence").any():
        key.append(Key("o", GREY, "a sentence", faint=True))
    outlets = table[table["level"] == "outlet"]
    n, means = int(outlets["n_sentences"].sum()), outlets[outlets["n_articles"] > 1]
    if len(means):
        key.append(Key("|", INK, "mean of the outlet"))
    if means["low"].notna().any():
        key.append(Key("bar", BAND, f"its {interval_name(means)}"))
    return Words(
        finding_tone(table),
        "VADER compound score of sentences, from −1 (negative words) to +1 (positive words)",
        f"Source: framing, {n:,} scores of sentences by vaderSentiment. {evidence_of(own_means(table))}",
        tuple(key),
    )


def _height(rows: list[Row]) -> float:
    return sum(row.height for row in rows)


def _put_scale(ax: Axes, rows: list[Row]) -> None:
    inner = room(ax) - RIGHT
    unit = 2.1 / inner  # compound score of a point of width: the text column lies right of +1
    ax.set(xlim=(-1.05, 1.05 + RIGHT * unit), ylim=(_height(rows), 0))
    for x in (-1, -0.5, 0, 0.5, 1):
        ax.axvline(x, color=GREY if x == 0 else FAINT, linewidth=0.9, zorder=0)
    for row in rows[1:]:
        ax.axhline(row.top, color=RULE, linewidth=0.6, zorder=0)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1\nnegative", "−0.5", "0\nneutral", "+0.5", "+1\npositive"])
    ax.tick_params(axis="x", pad=2)
    column_head(ax, 1.05 + 6 * unit, "mean (sentences)")


def _put_outlet(ax: Axes, rows: pd.DataFrame, top: float) -> None:
    for number, voice in enumerate(LOOKS):
        spoken = rows[(rows["voice"] == voice) & rows["value"].notna()]
        middle = top + (number + 0.5) * LANE
        marker, colour, hollow = LOOKS[voice]
        _put_mean(ax, spoken[spoken["level"] == "outlet"], middle)
        for level, spread in (("sentence", LANE - 7), ("article", LANE * 0.45)):
            points = spoken[spoken["level"] == level]
            look = mark_look(marker, colour, hollow, faint=level == "sentence")
            if level == "article" and not hollow:
                look |= {"markeredgecolor": "white", "markeredgewidth": 0.8}
            y = middle + _spread(points["value"], spread, 0.02 if level == "sentence" else 0.035)
            ax.plot(points["value"], y, zorder=4 if level == "article" else 2,
                    gid=f"{level}s", clip_on=False, label=rows_label(points.index), **look)  # fmt: skip


def _put_mean(ax: Axes, means: pd.DataFrame, middle: float) -> None:
    for row in means.itertuples():
        text = f"{signed(row.value)} ({row.n_sentences:,})"
        ax.text(1.08, middle, text, fontsize=SMALL, color=INK, va="center_baseline", gid="mean",
                label=rows_label([row.Index]))  # fmt: skip
        if row.n_articles < 2:
            continue
        if pd.notna(row.low):
            ax.barh(middle, row.high - row.low, left=row.low, height=LANE * 0.72, color=BAND, zorder=-1,
                    gid="interval")  # fmt: skip
        half = LANE * 0.46
        ax.plot([row.value] * 2, [middle - half, middle + half], color=INK, linewidth=1.6, zorder=5, gid="mean")


def _spread(values: pd.Series, height: float, bin_width: float) -> pd.Series:
    """Heights that keep points of near-equal value apart, from the middle outwards; no chance in it."""
    bins = (values / bin_width).round()
    order = values.groupby(bins).cumcount()
    size = bins.map(bins.value_counts())
    step = (height / (size - 1).clip(lower=1)).clip(upper=3.6)
    return (order - (size - 1) / 2) * step
