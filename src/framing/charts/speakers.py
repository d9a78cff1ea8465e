"""Words given to each speaker, a block for each outlet, in quotation marks and in the outlet's own wording."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.apart import apart_in, interval_name
from framing.charts.bars import INTERVAL, Bar, Block, Look, blocks_height, put_blocks
from framing.charts.evidence import bold_words
from framing.charts.findings_voices import finding_speakers
from framing.charts.frame import Chart, Given, Key, Words, drawn, nothing_to_show, open_axes, room
from framing.charts.style import MARGIN, OWN, QUOTED_FILL, WIDTH
from framing.charts.voices import NOT_COMPARED, OTHER, UNRESOLVED, source_of
from framing.charts.wording import counted, number

COLUMNS = [
    *("outlet", "speaker_id", "n_quotes", "n_words", "n_direct_words", "n_all", "share", "low", "high"),
    "n_articles",
]
TOP = 6
DIRECT = Look(QUOTED_FILL, "//////", "#8a7d6b")
INDIRECT = Look(OWN)
NAMES = {OTHER: "in no group", UNRESOLVED: "not resolved"}


def plot_speakers(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    top: int = TOP,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw the words that each outlet gives to each speaker, a block for each outlet.

    A bar is the speaker's share of all words the outlet gives to anybody: first those in
    quotation marks, then those in the outlet's own wording. The number behind it is the
    words, bold where the outlet was told apart from all others (`mark_apart`). All
    blocks have one scale. Outlets stand in the table's order, by name.

    Parameters
    ----------
    table : DataFrame
        As `speakers_by_outlet` returns it: outlet, speaker_id, n_quotes, n_words, n_direct_words, n_all,
        share, low, high, n_articles.
    top : int
        Speakers drawn of each outlet, those with most words; the rest are summed in one bar.
        What is not resolved has a bar of its own in every outlet that quotes anybody.
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With a label, a count and up to two parts for each bar.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Examples
    --------
    >>> plot_speakers(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: nobody is quoted'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source), top=top)


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given, top: int) -> Axes:
    if not table["n_all"].any():
        return nothing_to_show(ax, given.title or finding_speakers(table), "The table counts no words.")
    named = table[~table["speaker_id"].isin(NOT_COMPARED)]
    by_speaker = dict(list(named.groupby("speaker_id")))
    apart = {(outlet, speaker) for speaker, rows in by_speaker.items() for outlet in apart_in(rows)}
    blocks = [_block(str(outlet), rows, max(top, 1), apart) for outlet, rows in table.groupby("outlet", sort=False)]
    wide = room(ax) if ax is not None else WIDTH - 2 * MARGIN
    ax = open_axes(
        ax, given.over(_words(table, bold_words([*by_speaker.values()]))), height=blocks_height(blocks, wide), below=4
    )
    put_blocks(ax, blocks)
    return ax


CHART = Chart("plot_speakers", "speakers_by_outlet", COLUMNS, finding_speakers, _draw)


def _block(outlet: str, rows: pd.DataFrame, top: int, apart: set) -> Block:
    n_all, n_articles = int(rows["n_all"].max()), int(rows["n_articles"].max())
    if not n_all:
        return Block(outlet, "", (), "quotes nobody")
    named = rows[~rows["speaker_id"].isin(list(NAMES))]
    most = named.sort_values("n_words", ascending=False, kind="stable").index[:top]
    left = named[~named.index.isin(most) & (named["n_words"] > 0)]
    bars = [_bar(row, (outlet, row["speaker_id"]) in apart) for row in named[named.index.isin(most)].to_dict("records")]
    if len(left):
        bars.append(_rest(left, n_all))
    bars += [_bar(row, False) for row in rows[rows["speaker_id"].isin(list(NAMES))].to_dict("records")]
    return Block(outlet, f"{counted(n_all, 'word')} in {counted(n_articles, 'report')}", tuple(bars))


def _bar(row: dict, bold: bool) -> Bar:
    label = NAMES.get(row["speaker_id"], str(row["speaker_id"]))
    parts = _parts(row["n_words"], row["n_direct_words"], row["n_all"])
    named = row["speaker_id"] != UNRESOLVED  # its share says what was not found, not what the outlet does
    ends = [float(row[end]) if named and pd.notna(row[end]) else math.nan for end in ("low", "high")]
    return Bar(label, parts, ends[0], ends[1], f"{row['n_words']:,}", bold, row["speaker_id"] in NAMES)


def _rest(left: pd.DataFrame, n_all: int) -> Bar:
    n, direct = int(left["n_words"].sum()), int(left["n_direct_words"].sum())
    parts = _parts(n, direct, n_all)
    return Bar(f"and {number(len(left))} more", parts, math.nan, math.nan, f"{n:,}", quiet=True)


def _parts(n: int, direct: int, n_all: int) -> tuple[tuple[float, Look], ...]:
    return ((direct / n_all, DIRECT), ((n - direct) / n_all, INDIRECT)) if n_all else ()


def _words(table: pd.DataFrame, bold: str) -> Words:
    key = [Key("bar", DIRECT.colour, "in quotation marks", hatch=DIRECT.hatch)]
    if (table["n_words"] > table["n_direct_words"]).any():
        key.append(Key("bar", INDIRECT.colour, "in the outlet’s own wording"))
    if table["low"].notna().any():
        key.append(Key("bar", INTERVAL, f"{interval_name(table)} of the share"))
    return Words(
        finding_speakers(table),
        "Share of the words that each outlet gives to anybody, and how many they are",
        source_of(table, "word", bold),
        tuple(key),
    )
