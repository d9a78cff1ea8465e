"""Each report as a strip: where in the text quotations and loaded phrases stand."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.charts.findings import counted, finding_places
from framing.charts.frame import Key, Words, mark_look, nothing_to_show, open_axes, room
from framing.charts.rows import LABEL_MAX, Row, label_width, put_labels, report_labels
from framing.charts.style import (
    FAINT,
    GREY,
    INK,
    LEADING,
    MARGIN,
    QUOTED_FILL,
    SMALL,
    TEXT,
    WIDTH,
    category_marks,
    category_name,
    label_lines,
    style,
    text_width,
)
from framing.tables import need

COLUMNS = ["article_id", "outlet", "kind", "part", "start", "end", "term", "category", "voice"]
BAR = 9.0
LABEL = 8.0  # size of the terms
LEVEL = 10.5  # height of a line of term labels
HEADLINE = 46.0  # width of the headline's own box
APART = 14.0  # between headline and text
LABELLED = 16  # more reports than this are drawn without the words


class Strip(NamedTuple):
    """A report laid out: bars, phrases with their marks, and the terms there is room for."""

    stretches: pd.DataFrame
    phrases: pd.DataFrame
    terms: list[tuple[float, int, str]]


def plot_places(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: bool | None = None,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw each report as a bar as long as its text, with quotations and loaded phrases in place.

    The headline has a box of its own before the text, drawn to its own scale. A mark is a
    loaded phrase, its shape the category; hollow, it stands in quotation. Terms are written
    where there is room; all are in the table.

    Parameters
    ----------
    table : DataFrame
        As `phrase_places` returns it.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.
    labels : bool, optional
        Write the terms. Without, they are written for up to 16 reports.
    title, subtitle, source : str, optional
        Other words than those made from the table.

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
        names = report_labels(reports)
        left = label_width([Row(name, note, 0, 0) for name, note in names])
        wide = room(ax) if ax is not None else WIDTH - left - MARGIN
        unit = (wide - HEADLINE - APART) / max(int(table.loc[table["part"] == "text", "end"].max()), 1)
        groups = dict(list(table.groupby("article_id", sort=False)))
        strips = [_strip(groups[article_id], unit, wide, labels) for article_id in reports["article_id"]]
        rows = _rows(names, [_levels(strip) for strip in strips])
        height = rows[-1].top + rows[-1].height
        ax = open_axes(ax, _words(table, title, subtitle, source), height=height, left=left, below=24)
        put_labels(ax, [_beside_its_bar(row) for row in rows])
        _put_scale(ax, unit, height)
        marks = category_marks(table.loc[table["kind"] == "phrase", "category"].tolist())
        for row, strip in zip(rows, strips, strict=True):
            _put_strip(ax, strip, row.top + row.height - BAR - 4, marks)
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


def _strip(rows: pd.DataFrame, unit: float, width: float, labels: bool) -> Strip:
    """Where everything of one report comes to stand, in points."""
    headline = rows.loc[rows["kind"] == "headline", "end"]
    begin = rows["part"].map({"headline": 0.0, "text": HEADLINE + APART})
    scale = rows["part"].map({"headline": HEADLINE / max([*headline, 1]), "text": unit})
    rows = rows.assign(x0=begin + rows["start"] * scale, x1=begin + rows["end"] * scale)
    phrases = rows[rows["kind"] == "phrase"].sort_values(["x0", "x1"], kind="stable")
    phrases = phrases.assign(x=(phrases["x0"] + phrases["x1"]) / 2)
    phrases = phrases.assign(mark=apart(phrases["x"].tolist(), 8.0, width))
    named = list(zip(phrases["mark"], phrases["term"], strict=True)) if labels else []
    return Strip(rows[rows["kind"] != "phrase"], phrases, places_for(named, width))


def _levels(strip: Strip) -> int:
    return 1 + max((level for _, level, _ in strip.terms), default=-1)


def _rows(names: list[tuple[str, str]], levels: list[int]) -> list[Row]:
    """A row a report, as high as its marks, its terms or its label need."""
    rows, top = [], 16.0
    for (name, note), deep in zip(names, levels, strict=True):
        lines = [line for line in label_lines(name, LABEL_MAX) if line]
        needed = (len(lines) * TEXT + bool(note) * SMALL) * LEADING + 4
        rows.append(Row(name, note, max(2 * BAR + 9 + deep * LEVEL, needed), top))
        top += rows[-1].height
    return rows


def _beside_its_bar(row: Row) -> Row:
    """A label of one line stands beside the bar, which is at the foot of the row."""
    lines = len([line for line in [*label_lines(row.label, LABEL_MAX), row.note] if line])
    return row._replace(top=row.top + row.height / 2 - BAR / 2 - 4) if lines == 1 else row


def _put_strip(ax: Axes, strip: Strip, top: float, marks: dict[str, tuple[str, str]]) -> None:
    for row in strip.stretches.itertuples():
        quoted = row.kind == "quote"
        ax.add_patch(Rectangle((row.x0, top), row.x1 - row.x0, BAR, linewidth=0.5, zorder=1 + quoted, gid=row.kind,
                     facecolor=QUOTED_FILL if quoted else FAINT, edgecolor="#8a7d6b" if quoted else "#9a9a9a",
                     hatch="//////" if quoted else None))  # fmt: skip
    y = top - 6
    for row in strip.phrases.itertuples():
        marker, colour = marks[row.category]
        ax.plot([row.x, row.x, row.mark], [top + BAR, top, y + 2], color=colour, linewidth=1.2, zorder=3)
        look = mark_look(marker, colour, hollow=row.voice != "outlet", size=5.5)
        ax.plot([row.mark], [y], zorder=4, gid="phrases", clip_on=False, **look)
    for x, level, term in strip.terms:
        ax.text(x, y - 5.5 - level * LEVEL, term, fontsize=LABEL, color=INK, va="baseline", gid="term")


def apart(places: list[float], gap: float, width: float) -> list[float]:
    """Move sorted places until neighbours are `gap` apart, each as little as its neighbours allow.

    >>> apart([10, 11, 50], 8, 100)
    [6.5, 14.5, 50.0]
    """
    gap = min(gap, width / max(len(places), 1))
    groups: list[tuple[float, int]] = []  # where a run of touching marks begins, and how many they are
    for place in places:
        groups.append((float(place), 1))
        while len(groups) > 1 and groups[-2][0] + groups[-2][1] * gap > groups[-1][0]:
            (a, n), (b, m) = groups[-2:]
            groups[-2:] = [(max(0.0, (a * n + (b - n * gap) * m) / (n + m)), n + m)]
    moved = [begin + k * gap for begin, n in groups for k in range(n)]
    return [min(x, width - (len(moved) - 1 - k) * gap) for k, x in enumerate(moved)]


def places_for(marks: list[tuple[float, str]], width: float, levels: int = 3) -> list[tuple[float, int, str]]:
    """Where the labels of marks fit without overlap: x of the left edge, level, label.

    Each label begins at its mark, or ends at the right edge; it takes the lowest free
    level, or is left out. A term that was written within the last 60 points is not repeated.

    >>> places_for([(0, "frosty"), (10, "icy"), (200, "thaw")], 300)
    [(0, 0, 'frosty'), (8, 1, 'icy'), (198, 0, 'thaw')]
    """
    ends, placed = [-1e9] * levels, []
    last: dict[str, float] = {}
    for x, term in sorted(marks):
        wide = text_width(term, LABEL)
        begin = min(x - 2 if x >= 2 else x, width - wide)
        level = next((n for n, end in enumerate(ends) if end + 5 <= begin), None)
        if level is None or begin < 0 or x - last.get(term, -1e9) < 60:
            continue
        ends[level], last[term] = begin + wide, x
        placed.append((begin, level, term))
    return placed
