"""What each page held: own words, quoted words, and the lines that were cut, by rule."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.charts.findings import counted, finding_corpus
from framing.charts.frame import Key, Words, nothing_to_show, open_axes, room
from framing.charts.rows import LABEL_MAX, Row, label_width, put_labels, report_labels
from framing.charts.style import (
    GREY,
    INK,
    LEADING,
    OWN,
    QUOTED_FILL,
    SMALL,
    TEXT,
    label_lines,
    style,
    text_width,
)
from framing.tables import need

COLUMNS = ["article_id", "outlet", "what", "rule", "count"]
CELL = 21.0
NUMBERS = 34.0  # room right of a bar for the number of words
APART = 14.0


def plot_corpus(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw what each page held: words as bars at the left, lines cut as numbers at the right.

    Parameters
    ----------
    table : DataFrame
        As `page_contents` returns it.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.
    title, subtitle, source : str, optional
        Other words than those made from the table.

    Returns
    -------
    Axes
        With two bars a page and a cell for each rule, numbered where lines were cut.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> plot_corpus(pd.DataFrame({"article_id": []})).texts[0].get_text()
    'Nothing to show: no pages'
    """
    with style():
        if table.empty:
            return nothing_to_show(ax, title or finding_corpus(table), "The table has no rows.")
        need(table, COLUMNS, "plot_corpus", "page_contents")
        pages = table.drop_duplicates(["article_id", "outlet"])
        rules = _rules(table)
        head = max([text_width(name_of(rule), SMALL) for rule in rules], default=0) * 0.8 + 18
        rows = _rows(report_labels(pages), head)
        left, height = label_width(rows), rows[-1].top + rows[-1].height
        ax = open_axes(ax, _words(table, pages, title, subtitle, source), height=height, left=left)
        put_labels(ax, rows)
        grid = room(ax) - CELL * len(rules) - (head * 0.55 if rules else 0)
        _put_heads(ax, rules, grid, head)
        longest = table[table["what"] != "cut lines"].groupby(["article_id", "outlet"])["count"].sum().max()
        for row, page in zip(rows, pages.itertuples(), strict=True):
            held = table[(table["article_id"] == page.article_id) & (table["outlet"] == page.outlet)]
            unit = (grid - APART - NUMBERS) / max(longest, 1)
            _put_page(
                ax, held, row.top + row.height / 2, unit, [(rule, grid + n * CELL) for n, rule in enumerate(rules)]
            )
        return ax


def name_of(rule: str) -> str:
    """A rule in words.

    >>> name_of("page_clock")
    'page clock'
    """
    return str(rule).replace("_", " ").replace("-", " ")


def _words(
    table: pd.DataFrame, pages: pd.DataFrame, title: str | None, subtitle: str | None, source: str | None
) -> Words:
    n = int(pages["n_articles"].sum()) if "n_articles" in pages else len(pages)
    words = int(table.loc[table["what"] != "cut lines", "count"].sum())
    said = f"{counted(n, 'page')} of {counted(pages['outlet'].nunique(), 'outlet')}, {words:,} words kept"
    return Words(
        title or finding_corpus(table),
        subtitle or "Words kept of each page, and lines cut as page clutter, by the rule that cut them",
        source or f"Source: framing. {said[0].upper()}{said[1:]}.",
        (Key("bar", OWN, "own words"), Key("bar", QUOTED_FILL, "quoted words", hatch="////")),
    )


def _rules(table: pd.DataFrame) -> list[str]:
    """Rules that cut something, most lines first."""
    sums = table[table["what"] == "cut lines"].groupby("rule")["count"].sum()
    return sorted(sums[sums > 0].index, key=lambda rule: (-sums[rule], rule))


def _rows(labels: list[tuple[str, str]], top: float) -> list[Row]:
    rows = []
    for name, note in labels:
        lines = [line for line in label_lines(name, LABEL_MAX) if line]
        tall = len(lines) * TEXT + bool(note) * SMALL
        rows.append(Row(name, note, max(CELL, tall * LEADING + 5), top))
        top += rows[-1].height
    return rows


def _put_heads(ax: Axes, rules: list[str], grid: float, head: float) -> None:
    ax.text(0, head - 6, "words kept", fontsize=SMALL, color=GREY, gid="head")
    if rules:
        ax.text(grid - 6, head - 6, "lines cut:", fontsize=SMALL, color=GREY, ha="right", gid="head")
    for number, rule in enumerate(rules):
        ax.text(grid + number * CELL + 8, head - 4, name_of(rule), fontsize=SMALL, color=INK, rotation=50,
                rotation_mode="anchor", ha="left", va="baseline", gid="rule", clip_on=False)  # fmt: skip


def _put_page(ax: Axes, held: pd.DataFrame, y: float, unit: float, cells: list[tuple[str, float]]) -> None:
    sums = held.groupby("what")["count"].sum()
    own, quoted = (int(sums.get(what, 0)) for what in ("own words", "quoted words"))
    for begin, count, colour, hatch in ((0, own, OWN, None), (own, quoted, QUOTED_FILL, "//////")):
        look: dict[str, Any] = {"facecolor": colour, "edgecolor": GREY, "hatch": hatch, "linewidth": 0.5}
        ax.add_patch(Rectangle((begin * unit, y - 5), count * unit, 10, gid="words", **look))
    ax.text((own + quoted) * unit + 4, y, f"{own + quoted:,}", fontsize=SMALL, va="center_baseline", gid="count")
    cut = held[held["what"] == "cut lines"].set_index("rule")["count"]
    for rule, x in cells:
        n = int(cut.get(rule, 0))
        ax.add_patch(Rectangle((x + 1, y - 9), CELL - 2, 18, facecolor="#dfe6ec" if n else "#f6f6f6", gid="cell"))
        if n:
            ax.text(x + CELL / 2, y, f"{n:,}", fontsize=SMALL, ha="center", va="center_baseline", gid="cut")
