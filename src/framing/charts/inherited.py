"""Loaded phrases of copies: those left out, those inherited from the base, and those brought in."""

from __future__ import annotations

import math
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.evidence import VIEWS, counts_only
from framing.charts.findings_wire import finding_inherited
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, nothing_to_show, open_axes, room
from framing.charts.style import (
    GREY,
    INK,
    MARGIN,
    RULE,
    SMALL,
    TEXT,
    WIDTH,
    category_marks,
    category_name,
    in_house_order,
    shorten,
    text_width,
)
from framing.charts.wording import counted

COLUMNS = ["outlet", "article_id", "base_article_id", "category", "term", "fate", "count"]
# In this order the base's phrases are the first two lists and the copies' the last two.
FATES = ("left out", "inherited", "brought in")
TOP = 15
LINE = 15.5
HEAD = 20.0  # an outlet's name
LISTS = 19.0  # the heads of its lists
BETWEEN = 15.0
ELSEWHERE = "†"  # behind a term that the base has too, in another sentence
GUTTER = 22.0  # between two lists
WITHIN = 16.0  # between the columns of a list
NARROWEST, WIDEST = 92.0, 168.0  # a column of terms
INDENT = 15.0  # room for the mark before a term


class Listing(NamedTuple):
    """The phrases of an outlet with one fate: those set, their number, and how many are not set."""

    fate: str
    terms: list[dict]
    total: int
    left: int


class Block(NamedTuple):
    """The three lists of an outlet."""

    outlet: str
    note: str
    listings: list[Listing]


class Column(NamedTuple):
    """Where the list of a fate stands: its left edge, in how many columns it is set, and the width of each."""

    x: float
    n: int
    width: float

    @property
    def whole(self) -> float:
        """Width of all columns."""
        return self.n * self.width + (self.n - 1) * WITHIN


def plot_inherited(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    top: int = TOP,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Set the loaded phrases of each outlet's copies in three lists: left out, inherited, brought in.

    The first two lists are the base's phrases, the last two the copies'. The mark before a
    term is its category, the number behind it how often; a term left out is struck through. The
    most frequent stand first, then by category and the alphabet. Outlets stand in the table's order.

    Parameters
    ----------
    table : DataFrame
        As `inherited_by_outlet` returns it: outlet, article_id, base_article_id, category, term, fate, count.
    top : int
        Terms set in each list; how many more there are is said below them.
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With one mark, one term and one count for each term set.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Examples
    --------
    >>> plot_inherited(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: no loaded phrases'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source), top=top)


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given, top: int) -> Axes:
    found = table[table["count"] > 0]
    if found.empty:
        return nothing_to_show(ax, given.title or finding_inherited(table), "The table counts no phrases.")
    marks = category_marks(found["category"].tolist())
    blocks = [_block(str(outlet), rows, top) for outlet, rows in found.groupby("outlet", sort=False)]
    columns = columns_for(blocks, room(ax) if ax is not None else WIDTH - 2 * MARGIN)
    heights = [_height(block, columns) for block in blocks]
    ax = open_axes(ax, given.over(_words(table, marks)), height=max(sum(heights) - BETWEEN, LINE), below=4)
    y = 0.0
    for block, height in zip(blocks, heights, strict=True):
        _put_block(ax, block, columns, marks, y)
        y += height
    return ax


CHART = Chart("plot_inherited", "inherited_by_outlet", COLUMNS, finding_inherited, _draw)


def _words(table: pd.DataFrame, marks: dict[str, tuple[str, str]]) -> Words:
    n = table[["article_id", "base_article_id"]].drop_duplicates().shape[0]
    said = f"{counted(n, 'copy', 'copies').capitalize()} of {counted(table['outlet'].nunique(), 'outlet')}"
    also = _in_base(table).eq(ELSEWHERE) & (table["fate"] == "brought in")
    note = f" {ELSEWHERE} The base has the word too, in another sentence." if also.any() else ""
    return Words(
        finding_inherited(table),
        "Loaded phrases in own words: the base’s, left out or inherited, and those the outlets brought in",
        f"Source: framing, list of loaded terms. {said} with loaded phrases, own or of the base.{note} "
        + counts_only(table, "the phrase", VIEWS["all"]),
        tuple(Key(mark, colour, category_name(c)) for c, (mark, colour) in marks.items()),
    )


def _in_base(rows: pd.DataFrame) -> pd.Series:
    """The sign of terms that the base has; a table made by hand may not say."""
    n = rows["n_base"] if "n_base" in rows else pd.Series(0, index=rows.index)
    return n.gt(0).map({True: ELSEWHERE, False: ""}).astype("str")


def _block(outlet: str, rows: pd.DataFrame, top: int) -> Block:
    n = rows[["article_id", "base_article_id"]].drop_duplicates().shape[0]
    return Block(
        outlet, counted(n, "copy", "copies"), [_listing(fate, rows[rows["fate"] == fate], top) for fate in FATES]
    )


def columns_for(blocks: list[Block], wide: float) -> list[Column]:
    """Columns for the three lists across `wide` points: the longest list gets further ones while there is room.

    >>> listing = Listing("brought in", [{"term": f"term {n}", "count": 1} for n in range(9)], 9, 0)
    >>> short = [Listing(fate, [], 0, 0) for fate in FATES[:2]]
    >>> [column.n for column in columns_for([Block("Post", "", [*short, listing])], 548)]
    [1, 1, 3]
    """
    needs = [_needed([block.listings[place] for block in blocks]) for place in range(len(FATES))]
    numbers = [1] * len(FATES)
    while True:
        depths = [max(_rows(block.listings[at], n) for block in blocks) for at, n in enumerate(numbers)]
        more = [n + (at == depths.index(max(depths))) for at, n in enumerate(numbers)]
        if max(depths) < 3 or _width(more, needs) > wide:
            break
        numbers = more
    spare = (wide - _width(numbers, needs)) / sum(numbers)
    columns, x = [], 0.0
    for n, need_ in zip(numbers, needs, strict=True):
        columns.append(Column(x, n, need_ + spare))
        x += columns[-1].whole + GUTTER
    return columns


def _width(numbers: list[int], needs: list[float]) -> float:
    columns = (n * (need_ + WITHIN) - WITHIN for n, need_ in zip(numbers, needs, strict=True))
    return sum(columns) + GUTTER * (len(FATES) - 1)


def _needed(listings: list[Listing]) -> float:
    """Width of a column that sets the longest term of these lists, within bounds."""
    terms = [term for listing in listings for term in listing.terms]
    widths = [INDENT + text_width(str(t["term"]), TEXT) + 10 + text_width(f"{t['count']:,}", TEXT) for t in terms]
    return min(max([NARROWEST, *widths]), WIDEST)


def _rows(listing: Listing, columns: int) -> int:
    """Lines that a list takes in so many columns."""
    return math.ceil(len(listing.terms) / columns)


def _height(block: Block, columns: list[Column]) -> float:
    pairs = zip(block.listings, columns, strict=True)
    lines = max(max(_rows(listing, column.n), 1) + bool(listing.left) for listing, column in pairs)
    return HEAD + LISTS + lines * LINE + BETWEEN


def _listing(fate: str, rows: pd.DataFrame, top: int) -> Listing:
    rows = rows.assign(_sign=_in_base(rows) if fate == "brought in" else "")
    terms = rows.groupby(["category", "term"], as_index=False, sort=False).agg({"count": "sum", "_sign": "max"})
    terms = terms.assign(term=terms["term"].astype("str") + terms["_sign"])
    places = {category: place for place, category in enumerate(in_house_order(terms["category"].tolist()))}
    terms = terms.assign(_place=terms["category"].map(places))
    terms = terms.sort_values(["count", "_place", "term"], ascending=[False, True, True], kind="stable")
    shown = max(top, 1)
    return Listing(fate, terms.head(shown).to_dict("records"), int(terms["count"].sum()), max(len(terms) - shown, 0))


def _put_block(ax: Axes, block: Block, columns: list[Column], marks: dict[str, tuple[str, str]], top: float) -> None:
    note = text_width(block.note, SMALL) + 8
    name = shorten(block.outlet, room(ax) - note, TEXT, "bold")
    ax.text(0, top + HEAD - 7, name, fontsize=TEXT, weight="bold", color=INK, gid="head")
    ax.text(text_width(name, TEXT, "bold") + 8, top + HEAD - 7, block.note, fontsize=SMALL, color=GREY, gid="note")
    for listing, column in zip(block.listings, columns, strict=True):
        _put_listing(ax, listing, marks, column, top + HEAD)


def _put_listing(ax: Axes, listing: Listing, marks: dict[str, tuple[str, str]], column: Column, y: float) -> None:
    x, end = column.x, column.x + column.whole
    ax.text(x, y + 8, listing.fate, fontsize=SMALL, color=INK, va="center_baseline", gid="fate")
    ax.text(end, y + 8, f"{listing.total:,}", fontsize=SMALL, weight="bold", color=INK, ha="right",
            va="center_baseline", gid="total")  # fmt: skip
    ax.plot([x, end], [y + LISTS - 4] * 2, color=RULE, linewidth=0.8)
    y, deep = y + LISTS + LINE / 2, max(_rows(listing, column.n), 1)
    for place, term in enumerate(listing.terms):
        across, down = divmod(place, deep)
        left = x + across * (column.width + WITHIN)
        _put_term(ax, term, listing.fate, marks[term["category"]], left, y + down * LINE, column.width)
    if listing.left or not listing.terms:
        said = f"and {counted(listing.left, 'more term')}" if listing.left else "none"
        at = (x + INDENT, y + deep * LINE) if listing.left else (x, y)
        ax.text(*at, said, fontsize=SMALL, color=GREY, va="center_baseline", gid="more")


def _put_term(ax: Axes, term: dict, fate: str, mark: tuple[str, str], x: float, y: float, width: float) -> None:  # noqa: PLR0913
    count = f"{term['count']:,}"
    text = shorten(str(term["term"]), width - INDENT - text_width(count, TEXT) - 8, TEXT)
    ax.plot([x + 5], [y], gid="marks", clip_on=False, **mark_look(*mark, hollow=fate == "left out", size=5.8))
    ax.text(x + INDENT, y, text, fontsize=TEXT, color=INK, va="center_baseline", gid=f"term {fate}")
    ax.text(x + width, y, count, fontsize=TEXT, color=INK, ha="right", va="center_baseline", gid="count")
    if fate == "left out":
        ends = [x + INDENT - 1, x + INDENT + text_width(text, TEXT) + 1]
        ax.plot(ends, [y + 0.6] * 2, color=INK, linewidth=0.9, solid_capstyle="butt", gid="strike")
