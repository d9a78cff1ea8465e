"""The loaded terms themselves, a list for each outlet."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.evidence import counts_only
from framing.charts.findings import finding_terms
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, open_axes, room
from framing.charts.style import (
    GREY,
    INK,
    LEADING,
    RULE,
    SMALL,
    TEXT,
    category_marks,
    category_name,
    label_lines,
    shorten,
    text_width,
)
from framing.charts.wording import counted, number

COLUMNS = ["outlet", "term", "category", "count", "n_words", "n_outlets"]
LINE = 15.5
BETWEEN = 16.0  # between lists one under the other
ABOVE = 6.0  # between the key and the lists
GUTTER = 20.0  # between lists side by side
WIDEST = 220.0  # further apart, the eye loses the count of a term
INDENT = 15.0  # room for the mark before a term
VOICES = {
    "outlet": "own words",
    "narration": "words of narration",
    "paraphrased": "paraphrased words",
    "quoted": "quoted words",
}
WHERE = {
    "outlet": " in each outlet’s own words",
    "narration": " in what each outlet tells itself",
    "paraphrased": " in paraphrase",
    "quoted": " in quotation",
}


class Listing(NamedTuple):
    """The terms of an outlet: those set, how many are left out, and the words they stand in."""

    outlet: str
    terms: list[dict]
    left: str
    note: str


def plot_terms(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    top: int = 15,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Set the loaded terms of each outlet as a list, with their counts.

    The most frequent stand first, then by the alphabet. The mark before a term is its
    category; "3 outlets" behind it means that others here use it too. Which terms one
    outlet has to itself says little where outlets have unlike amounts of text. Outlets
    stand in the table's order, by name, down the columns as in a newspaper.

    Parameters
    ----------
    table : DataFrame
        As `term_counts` returns it: outlet, term, category, count, n_words, n_outlets.
    top : int
        Terms set of each outlet; how many more there are is said below them.
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With one mark, one term and one count for each row that is set; rows with a count
        of 0 are not.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Examples
    --------
    >>> plot_terms(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: no loaded phrases'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source), top=top)


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given, top: int) -> Axes:
    marks = category_marks(table.loc[table["count"] > 0, "category"].tolist())
    listings = [_listing(outlet, rows, top) for outlet, rows in table.groupby("outlet", sort=False)]
    columns = in_columns(listings, [_height(listing) for listing in listings])
    height = max(sum(_height(listing) for listing in column) for column in columns) - BETWEEN + ABOVE
    ax = open_axes(ax, given.over(_words(table)), height=height, below=4)
    width = min(WIDEST, (room(ax) - GUTTER * (len(columns) - 1)) / len(columns))
    for place, column in enumerate(columns):
        y = ABOVE
        for listing in column:
            _put_listing(ax, listing, marks, place * (width + GUTTER), y, width)
            y += _height(listing)
    return ax


CHART = Chart("plot_terms", "term_counts", COLUMNS, finding_terms, _draw)


def in_columns(listings: list[Listing], heights: list[float]) -> list[list[Listing]]:
    """Up to three columns, read downwards, cut where the longest comes out shortest.

    >>> in_columns(["a", "b", "c", "d"], [9, 2, 3, 3])
    [['a'], ['b', 'c'], ['d']]
    """
    n = len(listings)
    cuts = [(0, *cut, n) for cut in combinations(range(1, n), min(3, n) - 1)]
    best = min(cuts, key=lambda cut: sorted((sum(heights[a:b]) for a, b in pairwise(cut)), reverse=True))
    return [listings[a:b] for a, b in pairwise(best)]


def _words(table: pd.DataFrame) -> Words:
    used = table[table["count"] > 0]
    marks = category_marks(used["category"].tolist())
    said = f"{counted(int(table['count'].sum()), 'loaded phrase')} in {_reports(table)}"
    where = WHERE.get(_voice(table), "")
    shared = "; “2 outlets” means that two of these use the term" if (used["n_outlets"] > 1).any() else ""
    return Words(
        finding_terms(table),
        f"Loaded terms{where}, with counts{shared}",
        f"Source: framing, list of loaded terms. {said[0].upper()}{said[1:]}. {counts_only(table, 'the phrase')}",
        tuple(Key(mark, colour, category_name(c)) for c, (mark, colour) in marks.items()),
    )


def _reports(table: pd.DataFrame) -> str:
    outlets = table.drop_duplicates("outlet")
    reports = f"{counted(int(outlets['n_articles'].sum()), 'report')} of " if "n_articles" in table else ""
    return reports + counted(len(outlets), "outlet")


def _voice(table: pd.DataFrame) -> str:
    return str(table["voice"].iloc[0]) if "voice" in table else ""


def _listing(outlet: str, rows: pd.DataFrame, top: int) -> Listing:
    terms = rows[rows["count"] > 0].sort_values(["count", "term"], ascending=[False, True], kind="stable")
    left = terms.iloc[top:]
    words = f"{rows['n_words'].iloc[0]:,} {VOICES.get(_voice(rows), 'words')}"
    return Listing(
        str(outlet), terms.head(top).to_dict("records"), _left_out(left), f"{terms['count'].sum():,} in {words}"
    )


def _left_out(left: pd.DataFrame) -> str:
    """What a list leaves out, and that it is the rarer: "and 8 more terms, once each"."""
    if left.empty:
        return ""
    n, most = len(left), int(left["count"].max())
    often = {1: "once", 2: "twice"}.get(most, f"{number(most)} times")
    if most > 1:
        often += " at most" if n > 1 else ""
    elif n > 1:
        often += " each"
    return f"and {number(n)} more {'term' if n == 1 else 'terms'}, {often}"


def _head(listing: Listing) -> float:
    """Height of an outlet's name and the line under it."""
    return len(label_lines(listing.outlet, 150, TEXT, "bold")) * TEXT * LEADING + SMALL * LEADING + 9


def _height(listing: Listing) -> float:
    return _head(listing) + (max(len(listing.terms), 1) + bool(listing.left)) * LINE + BETWEEN


def _put_listing(
    ax: Axes, listing: Listing, marks: dict[str, tuple[str, str]], x: float, y: float, width: float
) -> None:
    top = y
    for line in label_lines(listing.outlet, 150, TEXT, "bold"):
        y += TEXT * LEADING
        ax.text(x, y - 3, line, fontsize=TEXT, weight="bold", color=INK, gid="head")
    ax.text(x, y + SMALL * LEADING - 3, listing.note, fontsize=SMALL, color=GREY, gid="head")
    y = top + _head(listing)
    ax.plot([x, x + width], [y - 4] * 2, color=RULE, linewidth=0.8)
    for term in listing.terms:
        _put_term(ax, term, marks[term["category"]], x, y + LINE / 2, width)
        y += LINE
    if listing.left or not listing.terms:
        said = listing.left or "none found"
        ax.text(x + INDENT * bool(listing.left), y + LINE / 2, said, fontsize=SMALL, color=GREY, va="center_baseline",
                gid="more")  # fmt: skip


def _put_term(ax: Axes, term: dict, mark: tuple[str, str], x: float, y: float, width: float) -> None:
    count, shared = f"{term['count']:,}", _shared(term["n_outlets"])
    left = width - INDENT - text_width(count, TEXT) - 8 - (text_width(shared, SMALL) + 6 if shared else 0)
    text = shorten(term["term"], left, TEXT)
    ax.plot([x + 5], [y], gid="marks", clip_on=False, **mark_look(*mark, size=5.8))
    ax.text(x + INDENT, y, text, fontsize=TEXT, va="center_baseline", gid="term")
    ax.text(x + width, y, count, fontsize=TEXT, ha="right", va="center_baseline", color=INK, gid="count")
    if shared:
        after = x + INDENT + text_width(text, TEXT) + 6
        ax.text(after, y, shared, fontsize=SMALL, color=GREY, va="center_baseline", gid="shared")


def _shared(n_outlets: int) -> str:
    return f"{n_outlets} outlets" if n_outlets > 1 else ""
