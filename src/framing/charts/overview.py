"""What each page held: own words, quoted words, and the lines that were cut, by rule."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.charts.evidence import counts_only
from framing.charts.findings import finding_corpus
from framing.charts.frame import Chart, Given, Key, Words, drawn, open_axes, room
from framing.charts.groups import (
    MOST,
    Line,
    label_height,
    label_row,
    line_height,
    put_line,
    report_lines,
)
from framing.charts.rows import label_width, put_labels
from framing.charts.style import GREY, INK, MARGIN, OWN, QUOTED_FILL, SMALL, WIDTH, text_width
from framing.charts.wording import counted

COLUMNS = ["article_id", "outlet", "what", "rule", "count"]
ROW = 20.0
CELL = 18.0  # least width of a column of cut lines
NUMBERS = 38.0  # room right of a bar for the number of words
APART = 10.0
LEAST_BAR = 60.0  # the longest bar is at least so long
SLANT = 0.6  # a slanted head reaches so far right of its column, as a share of its height
SLANTED = 50.0
CUT, NONE_CUT = "#d8e0e7", "#f6f6f6"


def plot_corpus(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    most: int = MOST,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw what each page held: words as bars at the left, lines cut as numbers at the right.

    Parameters
    ----------
    table : DataFrame
        As `page_contents` returns it.
    most : int
        Rows drawn; of more, the first of each outlet, and a line says how many are left
        out. For hundreds of pages, `page_contents(..., by="outlet")` has a row an outlet.
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With two bars a page and a cell for each rule, numbered where lines were cut.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Examples
    --------
    >>> plot_corpus(pd.DataFrame({"article_id": []})).texts[0].get_text()
    'Nothing to show: no pages'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source), most=most)


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given, most: int) -> Axes:
    pages = table.drop_duplicates(["article_id", "outlet"])
    lines = report_lines(pages, most, "page")
    left = label_width([label_row(line, 0) for line in lines if line.at >= 0])
    rules, cell = _columns(table, (room(ax) if ax is not None else WIDTH - left - MARGIN))
    head = max([text_width(name, SMALL) for name in rules], default=0) * 0.8 + 18
    tops, height = _tops(lines, head)
    ax = open_axes(ax, given.over(_words(table, pages, lines)), height=height, left=left)
    grid = room(ax) - cell * len(rules) - (head * SLANT if rules else 0)
    _put_heads(ax, list(rules), grid, cell, head)
    longest = table[table["what"] != "cut lines"].groupby(["article_id", "outlet"])["count"].sum().max()
    unit = (grid - APART - NUMBERS) / max(longest, 1)
    held = dict(list(table.groupby(["article_id", "outlet"], sort=False)))
    for number, line in enumerate(lines):
        if line.at < 0:
            put_line(ax, line, tops[number])
            continue
        page = held[tuple(pages[["article_id", "outlet"]].iloc[line.at])]
        _put_words_kept(ax, page, tops[number], unit)
        _put_cuts(ax, [_cut(page, names) for names in rules.values()], tops[number], grid, cell)
    put_labels(ax, [label_row(line, tops[number]) for number, line in enumerate(lines) if line.at >= 0])
    return ax


CHART = Chart("plot_corpus", "page_contents", COLUMNS, finding_corpus, _draw)


def name_of(rule: str) -> str:
    """A rule in words.

    >>> name_of("page_clock")
    'page clock'
    """
    return str(rule).replace("_", " ").replace("-", " ")


def _columns(table: pd.DataFrame, wide: float) -> tuple[dict[str, list[str]], float]:
    """Rules of each column by its name, and the width of a column: what has no room goes into the last one."""
    cut = table[table["what"] == "cut lines"]
    sums = cut.groupby("rule")["count"].sum()
    rules = sorted(sums[sums > 0].index, key=lambda rule: (-sums[rule], rule))
    cell = max([CELL, *(text_width(f"{n:,}", SMALL) + 5 for n in cut["count"])])
    fits = max(1, int((wide - LEAST_BAR - APART - NUMBERS - SLANTED) / cell))
    if len(rules) <= fits:
        return {name_of(rule): [rule] for rule in rules}, cell
    # The sums of several rules may be wider than each of them.
    cell, kept = cell + 4, rules[: max(0, int((wide - LEAST_BAR - APART - NUMBERS - SLANTED) / (cell + 4)) - 1)]
    rest = rules[len(kept) :]
    return {name_of(rule): [rule] for rule in kept} | {f"{len(rest)} other rules": rest}, cell


def _words(table: pd.DataFrame, pages: pd.DataFrame, lines: list[Line]) -> Words:
    n = int(pages["n_articles"].sum()) if "n_articles" in pages else len(pages)
    of = "page" if pages["article_id"].ne("").any() else "outlet’s pages"
    words = int(table.loc[table["what"] != "cut lines", "count"].sum())
    said = f"{counted(n, 'page')} of {counted(pages['outlet'].nunique(), 'outlet')}, {words:,} words kept"
    shown = sum(line.kind == "report" for line in lines)
    said += f"; {shown:,} of {len(pages):,} rows drawn" if shown < len(pages) else ""
    return Words(
        finding_corpus(table),
        f"Words kept of each {of}, and lines cut as page clutter, by the rule that cut them",
        f"Source: framing. {said[0].upper()}{said[1:]}. {counts_only(table, 'the page')}",
        (Key("bar", OWN, "own words"), Key("bar", QUOTED_FILL, "quoted words", hatch="////")),
    )


def _tops(lines: list[Line], top: float) -> tuple[dict[int, float], float]:
    """Top of each line, by its number, for a page the middle of its row; and the height of all."""
    tops = {}
    for number, line in enumerate(lines):
        height = line_height(line) if line.at < 0 else max(ROW, label_height(line) + 5)
        tops[number] = top if line.at < 0 else top + height / 2
        top += height
    return tops, top


def _put_heads(ax: Axes, rules: list[str], grid: float, cell: float, head: float) -> None:
    ax.text(0, head - 6, "words kept", fontsize=SMALL, color=GREY, gid="head")
    if rules:
        ax.text(grid - 6, head - 6, "lines cut:", fontsize=SMALL, color=GREY, ha="right", gid="head")
    for number, rule in enumerate(rules):
        ax.text(grid + (number + 0.5) * cell - 1, head - 4, rule, fontsize=SMALL, color=INK, rotation=50,
                rotation_mode="anchor", ha="left", va="baseline", gid="rule", clip_on=False)  # fmt: skip


def _put_words_kept(ax: Axes, page: pd.DataFrame, y: float, unit: float) -> None:
    sums = page.groupby("what")["count"].sum()
    own, quoted = (int(sums.get(what, 0)) for what in ("own words", "quoted words"))
    for begin, count, colour, hatch in ((0, own, OWN, None), (own, quoted, QUOTED_FILL, "//////")):
        look: dict[str, Any] = {"facecolor": colour, "edgecolor": GREY, "hatch": hatch, "linewidth": 0.5}
        ax.add_patch(Rectangle((begin * unit, y - 5), count * unit, 10, gid="words", **look))
    ax.text((own + quoted) * unit + 4, y, f"{own + quoted:,}", fontsize=SMALL, va="center_baseline", gid="count")


def _put_cuts(ax: Axes, counts: list[int], y: float, grid: float, cell: float) -> None:
    for number, n in enumerate(counts):
        x, half = grid + number * cell, ROW / 2 - 1
        face = CUT if n else NONE_CUT
        ax.add_patch(Rectangle((x + 1, y - half), cell - 2, 2 * half, facecolor=face, gid="cell"))
        if n:
            ax.text(x + cell / 2, y, f"{n:,}", fontsize=SMALL, ha="center", va="center_baseline", gid="cut")


def _cut(page: pd.DataFrame, rules: list[str]) -> int:
    return int(page.loc[(page["what"] == "cut lines") & page["rule"].isin(rules), "count"].sum())
