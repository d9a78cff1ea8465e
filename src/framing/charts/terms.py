"""The loaded terms themselves, a list for each outlet."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.findings import counted, finding_terms
from framing.charts.frame import Key, Words, mark_look, nothing_to_show, open_axes, room
from framing.charts.style import (
    GREY,
    INK,
    MARGIN,
    RULE,
    SMALL,
    TEXT,
    category_marks,
    category_name,
    label_lines,
    shorten,
    style,
    text_width,
)
from framing.tables import need

COLUMNS = ["outlet", "term", "category", "count", "n_words", "n_outlets"]
LINE = 15.5
HEAD = 46.0
BETWEEN = 16.0
GUTTER = 18.0


def plot_terms(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    *,
    most: int = 15,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Set the loaded terms of each outlet as a list, with their counts.

    The most frequent stand first, then by the alphabet. Bold terms are used by this outlet
    alone, which says little where outlets have unlike amounts of text. The mark before a
    term is its category. Outlets stand in the table's order, by name.

    Parameters
    ----------
    table : DataFrame
        As `term_counts` returns it: outlet, term, category, count, n_words, n_outlets.
    most : int
        Terms set of each outlet; how many more there are is said below them.
    title, subtitle, source : str, optional
        Other words than those made from the table.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.

    Returns
    -------
    Axes
        With one text and one mark for each term set.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> plot_terms(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: no loaded phrases'
    """
    with style():
        if table.empty:
            return nothing_to_show(ax, title or finding_terms(table), "The table has no rows.")
        need(table, COLUMNS, "plot_terms", "term_counts")
        outlets = table["outlet"].drop_duplicates().tolist()
        used = table[table["count"] > 0]
        lists = {o: _by_count(used[used["outlet"] == o]) for o in outlets}
        across = min(3, len(outlets))
        tops, height = _tops([min(len(terms), most + 1) for terms in lists.values()], across)
        ax = open_axes(ax, _words(table, title, subtitle, source), height=height, left=MARGIN)
        width = (room(ax) - GUTTER * (across - 1)) / across
        marks = category_marks(table["category"].tolist())
        for number, (outlet, terms) in enumerate(lists.items()):
            x = (number % across) * (width + GUTTER)
            n_words = int(table.loc[table["outlet"] == outlet, "n_words"].iloc[0])
            _put_head(ax, outlet, f"{int(terms['count'].sum()):,} in {n_words:,} words", x, tops[number], width)
            _put_list(ax, terms, most, marks, (x, tops[number] + HEAD, width))
        return ax


def _words(table: pd.DataFrame, title: str | None, subtitle: str | None, source: str | None) -> Words:
    marks = category_marks(table.loc[table["count"] > 0, "category"].tolist())
    n, outlets = int(table["count"].sum()), table["outlet"].nunique()
    voice = {"outlet": "in the outlet's own words", "quoted": "in quotation"}
    of = voice.get(table["voice"].iloc[0], "") if "voice" in table else ""
    said = f"{counted(n, 'loaded phrase')} in {counted(outlets, 'outlet')}"
    return Words(
        title or finding_terms(table),
        subtitle
        or f"Loaded terms {of} and how often they occur; bold: no other outlet here uses it".replace("  ", " "),
        source or f"Source: framing, list of loaded terms. {said[0].upper()}{said[1:]}.",
        tuple(Key(mark, colour, category_name(c)) for c, (mark, colour) in marks.items()),
    )


def _by_count(terms: pd.DataFrame) -> pd.DataFrame:
    return terms.sort_values(["count", "term"], ascending=[False, True], kind="stable", ignore_index=True)


def _tops(lengths: list[int], across: int) -> tuple[list[float], float]:
    """Top of each outlet's list, and the height of all: lists side by side share a line."""
    tops, y = [], 4.0
    for line in range(math.ceil(len(lengths) / across)):
        side = lengths[line * across : (line + 1) * across]
        tops += [y] * len(side)
        y += HEAD + max([*side, 1]) * LINE + BETWEEN
    return tops, y - BETWEEN


def _put_head(ax: Axes, outlet: str, note: str, x: float, top: float, width: float) -> None:
    lines = label_lines(outlet, width, TEXT, "bold")
    y = top + 12.5 * (3 - len(lines)) - 12.5 + 8
    for line in lines:
        ax.text(x, y, line, fontsize=TEXT, weight="bold", color=INK, gid="head")
        y += 12.5
    ax.text(x, y, note, fontsize=SMALL, color=GREY, gid="head")
    ax.plot([x, x + width], [top + HEAD - 4] * 2, color=RULE, linewidth=0.8)


def _put_list(
    ax: Axes, terms: pd.DataFrame, most: int, marks: dict[str, tuple[str, str]], where: tuple[float, float, float]
) -> None:
    x, y, width = where
    if terms.empty:
        ax.text(x, y + LINE / 2, "none found", fontsize=TEXT, color=GREY, va="center_baseline", gid="none")
    for row in terms.head(most).itertuples():
        middle = y + LINE / 2
        marker, colour = marks[row.category]
        count = f"{row.count:,}" if isinstance(row.count, int) else str(terms.loc[row.Index, "count"])
        weight = "bold" if row.n_outlets == 1 else "normal"
        text = shorten(row.term, width - 16 - text_width(count, TEXT) - 8, TEXT, weight)
        ax.plot([x + 5], [middle], gid="marks", clip_on=False, **mark_look(marker, colour, size=5.5))
        ax.text(x + 15, middle, text, fontsize=TEXT, weight=weight, va="center_baseline", gid="term")
        ax.text(x + width, middle, count, fontsize=TEXT, ha="right", va="center_baseline", color=INK, gid="count")
        y += LINE
    if len(terms) > most:
        ax.text(x + 15, y + LINE / 2, f"and {counted(len(terms) - most, 'more term')}",
                fontsize=SMALL, color=GREY, va="center_baseline", gid="more")  # fmt: skip
