"""Each report as a strip: where in the text quotations and loaded phrases stand."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.charts.findings import counted, finding_places
from framing.charts.frame import Key, Words, mark_look, nothing_to_show, open_axes, room
from framing.charts.rows import Row, label_width, put_labels, report_labels
from framing.charts.style import (
    FAINT,
    GREY,
    INK,
    QUOTED_FILL,
    SMALL,
    category_marks,
    category_name,
    style,
    text_width,
)
from framing.tables import need

COLUMNS = ["article_id", "outlet", "kind", "part", "start", "end", "term", "category", "voice"]
BAR = 9.0
LEVEL = 10.5  # height of a line of term labels
HEADLINE = 46.0  # width of the headline's own box
APART = 14.0  # between headline and text
LABELLED = 16  # more reports than this are drawn without the words


def plot_places(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    *,
    labels: bool | None = None,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw each report as a bar as long as its text, with quotations and loaded phrases in place.

    The headline has a box of its own before the text, drawn to its own scale. A mark is a
    loaded phrase, its shape the category; hollow, it stands in quotation. Terms are written
    where there is room; all are in the table.

    Parameters
    ----------
    table : DataFrame
        As `phrase_places` returns it.
    labels : bool, optional
        Write the terms. Without, they are written for up to 16 reports.
    title, subtitle, source : str, optional
        Other words than those made from the table.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.

    Returns
    -------
    Axes
        With one mark a phrase and one hatched stretch a quotation.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> plot_places(pd.DataFrame({"article_id": []})).texts[0].get_text()
    'Nothing to show: no reports'
    """
    with style():
        if table.empty:
            return nothing_to_show(ax, title or finding_places(table), "The table has no rows.")
        need(table, COLUMNS, "plot_places", "phrase_places")
        reports = table.drop_duplicates("article_id")
        labels = len(reports) <= LABELLED if labels is None else labels
        each = 3 * LEVEL + 2 * BAR + 10 if labels else 2 * BAR + 8
        names = report_labels(reports)
        rows = [Row(name, note, each, 16 + number * each) for number, (name, note) in enumerate(names)]
        left = label_width(rows)
        ax = open_axes(ax, _words(table, title, subtitle, source), height=16 + each * len(rows), left=left, below=30)
        put_labels(ax, rows)
        unit = (room(ax) - HEADLINE - APART) / max(int(table.loc[table["part"] == "text", "end"].max()), 1)
        _put_scale(ax, unit, 16 + each * len(rows))
        marks = category_marks(table.loc[table["kind"] == "phrase", "category"].tolist())
        for row, article_id in zip(rows, reports["article_id"], strict=True):
            _put_strip(ax, table[table["article_id"] == article_id], row.top + each - BAR - 5, unit, marks, labels)
        return ax


def _words(table: pd.DataFrame, title: str | None, subtitle: str | None, source: str | None) -> Words:
    phrases = table[table["kind"] == "phrase"]
    key = [Key("bar", FAINT, "own words"), Key("bar", QUOTED_FILL, "quotation", hatch="////")]
    key += [Key(m, colour, category_name(c)) for c, (m, colour) in category_marks(phrases["category"].tolist()).items()]
    if (phrases["voice"] != "outlet").any():
        key.append(Key("o", GREY, "hollow: in quotation", hollow=True))
    n = table["article_id"].nunique()
    said = f"{counted(n, 'report')}, {counted(len(phrases), 'loaded phrase')}"
    return Words(
        title or finding_places(table),
        subtitle or "Loaded phrases and quotations where they stand in each report, in characters from its beginning",
        source or f"Source: framing, list of loaded terms. {said[0].upper()}{said[1:]}.",
        tuple(key),
    )


def _put_scale(ax: Axes, unit: float, height: float) -> None:
    longest = (room(ax) - HEADLINE - APART) / unit
    step = next((s for s in (100, 200, 500, 1000, 2000, 5000, 10_000) if longest / s <= 6), 50_000)
    ticks = list(range(0, int(longest) + 1, step))
    begin = HEADLINE + APART
    for tick in ticks:
        ax.plot([begin + tick * unit] * 2, [14, height], color=FAINT, linewidth=0.8, zorder=0)
    ax.set_xticks([begin + tick * unit for tick in ticks], [f"{tick:,}" for tick in ticks])
    ax.text(0, 8, "headline", fontsize=SMALL, color=GREY, gid="head")
    ax.text(begin, 8, "text, in characters", fontsize=SMALL, color=GREY, gid="head")


def _put_strip(  # noqa: PLR0913 - one strip, all it takes
    ax: Axes, rows: pd.DataFrame, top: float, unit: float, marks: dict[str, tuple[str, str]], labels: bool
) -> None:
    headline = rows.loc[rows["kind"] == "headline", "end"]
    scale = {"text": (HEADLINE + APART, unit), "headline": (0.0, HEADLINE / max(headline.max(), 1) if len(headline) else 0)}
    for row in rows[rows["kind"] != "phrase"].itertuples():
        begin, by = scale[row.part]
        quoted = row.kind == "quote"
        ax.add_patch(Rectangle((begin + row.start * by, top), (row.end - row.start) * by, BAR,
                     facecolor=QUOTED_FILL if quoted else FAINT, edgecolor="#8a7d6b" if quoted else "#9a9a9a",
                     hatch="//////" if quoted else None, linewidth=0.5, zorder=2 if quoted else 1, gid=row.kind))  # fmt: skip
    phrases = rows[rows["kind"] == "phrase"]
    at = [scale[part][0] + (start + end) / 2 * scale[part][1] for part, start, end in phrases[["part", "start", "end"]].values]
    y = top - 5.5
    for x, row in zip(at, phrases.itertuples(), strict=True):
        marker, colour = marks[row.category]
        ax.plot([x] * 2, [top, top + BAR], color=colour, linewidth=1.4, zorder=3)
        ax.plot([x], [y], marker=marker, linestyle="", zorder=4, gid="phrases", clip_on=False,
                **mark_look(colour, hollow=row.voice != "outlet", size=5.5))  # fmt: skip
    if labels:
        for x, level, term in places_for([(x, term) for x, term in zip(at, phrases["term"], strict=True)], room(ax)):
            low = y - 5 - level * LEVEL
            ax.text(x, low, term, fontsize=7.8, color=INK, va="baseline", gid="term")


def places_for(marks: list[tuple[float, str]], width: float, levels: int = 3) -> list[tuple[float, int, str]]:
    """Where the labels of marks fit without overlap: x of the left edge, level, label.

    Each label begins at its mark, or ends at the right edge; it takes the lowest free
    level, or is left out. A term that was written within the last 60 points is not repeated.

    >>> places_for([(0, "frosty"), (10, "icy"), (200, "thaw")], 300)
    [(0, 0, 'frosty'), (10, 1, 'icy'), (200, 0, 'thaw')]
    """
    ends, placed, last = [-1e9] * levels, [], {}
    for x, term in sorted(marks):
        wide = text_width(term, 7.8)
        begin = min(x - 2 if x >= 2 else x, width - wide)
        level = next((n for n, end in enumerate(ends) if end + 5 <= begin), None)
        if level is None or begin < 0 or x - last.get(term, -1e9) < 60:
            continue
        ends[level], last[term] = begin + wide, x
        placed.append((begin, level, term))
    return placed
