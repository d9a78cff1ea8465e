"""Named persons, bodies and unnamed sources: shares of each outlet's quotations, a block for each sort."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.apart import apart_in, interval_name
from framing.charts.bars import INTERVAL, Bar, Block, Look, blocks_height, put_blocks
from framing.charts.evidence import bold_words
from framing.charts.findings_voices import SOURCES, finding_sources, sort_of
from framing.charts.frame import Chart, Given, Key, Words, drawn, nothing_to_show, open_axes, room
from framing.charts.style import MARGIN, OWN, QUOTED_FILL, WIDTH
from framing.charts.voices import NOT_COMPARED, source_of

COLUMNS = ["outlet", "n_quotes", "n_all", "share", "low", "high", "n_articles"]
LOOKS = {
    "person": Look(OWN),
    "body": Look("#b5d3e6", "//////", "#46738f", "#46738f"),
    "unnamed": Look("#c8641e", "\\\\\\\\", "white", "#7a3508"),
    "unresolved": Look("white", "....", "#595959"),
    "direct": Look(QUOTED_FILL, "//////", "#8a7d6b"),
    "indirect": Look(OWN),
}
PLAIN = Look("#bdbdbd")


def plot_sources(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw the shares of an outlet's quotations that go to persons, bodies and unnamed sources.

    A block for each sort of source, a bar for each outlet; the interval lies beneath the bar, and
    "12 of 50" behind it are quotations, bold where the outlet was told apart from all others
    (`mark_apart`). All blocks have one scale. Outlets stand in the table's order, by name.

    Parameters
    ----------
    table : DataFrame
        As `sources_by_outlet` returns it (source_type), or `direct_by_outlet` (form): outlet, n_quotes, n_all,
        share, low, high, n_articles.
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With a bar and its counts for each row; "quotes nobody" stands where an outlet has no quotation.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Examples
    --------
    >>> plot_sources(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: nobody is quoted'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source))


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given) -> Axes:
    if not table["n_all"].any():
        return nothing_to_show(ax, given.title or finding_sources(table), "The table counts no quotations.")
    by = sort_of(table)
    named = table[~table[by].isin(NOT_COMPARED)]
    by_sort = dict(list(named.groupby(by)))
    apart = {(outlet, sort) for sort, rows in by_sort.items() for outlet in apart_in(rows)}
    blocks = [_block(str(sort), rows, apart) for sort, rows in table.groupby(by, sort=False)]
    wide = room(ax) if ax is not None else WIDTH - 2 * MARGIN
    ax = open_axes(
        ax, given.over(_words(table, bold_words([*by_sort.values()]))), height=blocks_height(blocks, wide), below=4
    )
    put_blocks(ax, blocks)
    return ax


CHART = Chart("plot_sources", "sources_by_outlet", COLUMNS, finding_sources, _draw)


def _block(sort: str, rows: pd.DataFrame, apart: set) -> Block:
    name = SOURCES.get(sort, sort)
    bars = (_bar(row, sort, (row["outlet"], sort) in apart) for row in rows.to_dict("records"))
    return Block(f"{name[:1].upper()}{name[1:]}", "", tuple(bars))


def _bar(row: dict, sort: str, bold: bool) -> Bar:
    outlet = str(row["outlet"])
    if not row["n_all"]:
        return Bar(outlet, (), math.nan, math.nan, "quotes nobody")
    found = sort != "unresolved"  # its share says what was not found, not what the outlet does
    ends = [float(row[end]) if found and pd.notna(row[end]) else math.nan for end in ("low", "high")]
    parts = ((float(row["share"]), LOOKS.get(sort, PLAIN)),)
    return Bar(outlet, parts, ends[0], ends[1], f"{row['n_quotes']:,} of {row['n_all']:,}", bold)


def _words(table: pd.DataFrame, bold: str) -> Words:
    key = [Key("bar", INTERVAL, f"{interval_name(table)}")] if table["low"].notna().any() else []
    return Words(
        finding_sources(table),
        "Share of each outlet’s quotations, direct and indirect, with counts",
        source_of(table, "quotation", bold),
        tuple(key),
    )
