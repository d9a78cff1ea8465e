"""Each report as a strip: where in the text quotations and loaded phrases stand."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.charts.evidence import counts_only
from framing.charts.findings import finding_places
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, open_axes, room
from framing.charts.groups import (
    MOST,
    Line,
    drawn_of,
    label_height,
    label_row,
    line_height,
    put_line,
    report_lines,
)
from framing.charts.rows import label_width, put_labels
from framing.charts.style import (
    FAINT,
    GREY,
    INK,
    MARGIN,
    QUOTED_FILL,
    SMALL,
    WIDTH,
    category_marks,
    category_name,
    text_width,
)
from framing.charts.wording import counted

IN_MARKS = ("quoted", "scare")
COLUMNS = ["article_id", "outlet", "kind", "part", "start", "end", "term", "category", "voice"]
BAR = 8.0
LABEL = 8.0  # size of the terms
LEVEL = 10.5  # height of a line of marks and terms
HEADLINE = 32.0  # width of the headline's box
TEXT_AT = HEADLINE + 12.0  # where the text begins
TOP = 16.0  # room for the heads over the strips
REACH = 4.2  # half the width of a mark, with room
LABELLED = 16  # more reports than this are drawn without the terms


class Strip(NamedTuple):
    """A report laid out in points: its bars, and its phrases with the level of each mark."""

    stretches: pd.DataFrame
    phrases: pd.DataFrame


def plot_places(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    labels: bool | None = None,
    most: int = MOST,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw each report as a bar as long as its text, with quotations and loaded phrases in place.

    All texts have one scale. The headline has a box of its own before the text, the same
    width for every headline. A mark is a loaded phrase, its shape the category; hollow, it
    stands in quotation marks. The term is written beside its mark; where there is no room
    in eight lines, the mark stands alone.

    Parameters
    ----------
    table : DataFrame
        As `phrase_places` returns it.
    labels : bool, optional
        Write the terms. Without, they are written for up to 16 reports.
    most : int
        Reports drawn; of more, the first of each outlet, and a line says how many
        are left out. (Of more outlets than this, the first have one report each.)
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With one mark a phrase and one hatched stretch a quotation of the reports drawn.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Examples
    --------
    >>> plot_places(pd.DataFrame({"article_id": []})).texts[0].get_text()
    'Nothing to show: no reports'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source), labels=labels, most=most)


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given, labels: bool | None, most: int) -> Axes:
    reports = table.drop_duplicates("article_id")
    lines = report_lines(reports, most)
    shown = table[table["article_id"].isin(reports["article_id"].iloc[[n.at for n in lines if n.at >= 0]])]
    labels = shown["article_id"].nunique() <= LABELLED if labels is None else labels
    left = label_width([label_row(line, 0) for line in lines if line.at >= 0])
    wide = room(ax) if ax is not None else WIDTH - left - MARGIN
    unit = _unit(shown, wide, labels)
    groups = dict(list(shown.groupby("article_id", sort=False)))
    strips = {n.at: _strip(groups[reports["article_id"].iloc[n.at]], unit, wide, labels) for n in lines if n.at >= 0}
    tops, height = _tops(lines, strips)
    words = given.over(_words(table, shown, lines))
    ax = open_axes(ax, words, height=height, left=left, below=24)
    _put_scale(ax, unit, shown["end"].where(shown["part"] == "text").max(), height)
    _put_lines(ax, lines, strips, tops)
    return ax


CHART = Chart("plot_places", "phrase_places", COLUMNS, finding_places, _draw)


def levels_of(flags: list[tuple[float, float]], most: int = 8) -> list[tuple[int, bool]]:
    """Level of each mark, and whether its label fits, so that nothing lies on anything else.

    `flags` are the x of a mark and the width of its label, sorted by x. From the right,
    each takes the lowest of `most` levels that is free and where no stem of a mark further
    right runs through its label, if there is one. A mark whose label fits nowhere
    stands alone, as low as it can.

    >>> levels_of([(0, 30), (10, 20), (200, 25)])
    [(1, True), (0, True), (0, True)]
    """
    placed: list[tuple[float, float, int, bool]] = []
    for x, wide in reversed(flags):
        end = x + REACH + wide
        level = _free_level(x, end, placed, most)
        fits = level is not None
        if level is None:
            end = x + REACH
            level = _free_level(x, end, placed, len(flags) + most) or 0
        placed.append((x, end, level, fits))
    return [(level, fits) for _, _, level, fits in reversed(placed)]


def _free_level(x: float, end: float, placed: list[tuple[float, float, int, bool]], most: int) -> int | None:
    near = [(other, level) for other, _, level, _ in placed if other - REACH < end]
    taken = {level for _, level in near}
    free = [level for level in range(most) if level not in taken]
    return min(free, key=lambda level: (sum(above > level for _, above in near), level)) if free else None


def _words(table: pd.DataFrame, shown: pd.DataFrame, lines: list[Line]) -> Words:
    phrases = shown[shown["kind"] == "phrase"]
    key = [Key("bar", FAINT, "own words"), Key("bar", QUOTED_FILL, "quotation", hatch="////")]
    key += [Key(m, colour, category_name(c)) for c, (m, colour) in category_marks(phrases["category"].tolist()).items()]
    if phrases["voice"].isin(IN_MARKS).any():
        key.append(Key("o", GREY, "hollow: in quotation marks", hollow=True))
    n, found = table["article_id"].nunique(), int((table["kind"] == "phrase").sum())
    said = f"{drawn_of(lines, n, 'report')}, {counted(found, 'loaded phrase')}"
    said += f" ({len(phrases):,} drawn)" if len(phrases) < found else ""
    return Words(
        finding_places(table),
        "Where loaded phrases and quotations stand: a bar is a report, as long as its text",
        f"Source: framing, list of loaded terms. {said[0].upper()}{said[1:]}. {counts_only(table, 'the report')} "
        "Headline boxes not to scale.",
        tuple(key),
    )


def _unit(shown: pd.DataFrame, wide: float, labels: bool) -> float:
    """Points a character: the longest text fits, and as a rule the term of its last phrase."""
    text = shown[shown["part"] == "text"]
    unit = (wide - TEXT_AT - 1) / max([*text["end"], 1])
    if not labels:
        return unit
    named = text[(text["kind"] == "phrase") & (text["end"] > 0)]
    ends = [
        (wide - TEXT_AT - REACH - 5 - text_width(t, LABEL)) / at
        for t, at in zip(named["term"], named["end"], strict=True)
    ]
    return max(min([unit, *ends]), 0.75 * unit)


def _strip(rows: pd.DataFrame, unit: float, wide: float, labels: bool) -> Strip:
    headline = rows.loc[rows["kind"] == "headline", "end"]
    begin = rows["part"].map({"headline": 0.0, "text": TEXT_AT})
    scale = rows["part"].map({"headline": HEADLINE / max([*headline, 1]), "text": unit})
    rows = rows.assign(x0=begin + rows["start"] * scale, x1=begin + rows["end"] * scale)
    phrases = rows[rows["kind"] == "phrase"]
    phrases = phrases.assign(x=(phrases["x0"] + phrases["x1"]) / 2).sort_values(["x", "start"], kind="stable")
    widths = [text_width(term, LABEL) + 4 if labels else 0.0 for term in phrases["term"]]
    over = [x + REACH + width > wide for x, width in zip(phrases["x"], widths, strict=True)]
    flags = [(x, 0.0 if out else width) for x, width, out in zip(phrases["x"], widths, over, strict=True)]
    levels = levels_of(flags)
    written = [labels and fits and not out for (_, fits), out in zip(levels, over, strict=True)]
    return Strip(rows[rows["kind"] != "phrase"], phrases.assign(level=[n for n, _ in levels], written=written))


def _tops(lines: list[Line], strips: dict[int, Strip]) -> tuple[dict[int, float], float]:
    """Top of each line, by its number, for a report the top of its bar; and the height of all."""
    tops, y = {}, TOP
    least = 0 if any(strip.phrases["written"].any() for strip in strips.values()) else 1  # an even rhythm without terms
    for number, line in enumerate(lines):
        if line.at < 0:
            tops[number] = y
            y += line_height(line)
            continue
        levels = max([*strips[line.at].phrases["level"] + 1, least])
        half = label_height(line) / 2 + 1
        y += max(2 + levels * LEVEL, half - BAR / 2)
        tops[number] = y
        y += BAR + max(5.0, half - BAR / 2)
    return tops, y + 2


def _put_scale(ax: Axes, unit: float, longest: float, height: float) -> None:
    longest = longest if longest > 0 else 1
    step = next((s for s in (50, 100, 200, 500, 1000, 2000, 5000, 10_000) if longest / s <= 6), 50_000)
    ticks = list(range(0, int(longest) + 1, step))
    for tick in ticks:
        ax.plot([TEXT_AT + tick * unit] * 2, [14, height], color=FAINT, linewidth=0.8, zorder=0)
    ax.set_xticks([TEXT_AT + tick * unit for tick in ticks], [f"{tick:,}" for tick in ticks])
    ax.text(0, 8, "headline", fontsize=SMALL, color=GREY, gid="column")
    ax.text(TEXT_AT, 8, "text, in characters", fontsize=SMALL, color=GREY, gid="column")


def _put_lines(ax: Axes, lines: list[Line], strips: dict[int, Strip], tops: dict[int, float]) -> None:
    marks = category_marks([c for strip in strips.values() for c in strip.phrases["category"]])
    for number, line in enumerate(lines):
        if line.at < 0:
            put_line(ax, line, tops[number])
            continue
        _put_stretches(ax, strips[line.at].stretches, tops[number])
        _put_phrases(ax, strips[line.at].phrases, tops[number], marks)
    put_labels(ax, [label_row(line, tops[n] + BAR / 2) for n, line in enumerate(lines) if line.at >= 0])


def _put_stretches(ax: Axes, stretches: pd.DataFrame, top: float) -> None:
    for row in stretches.itertuples():
        quoted = row.kind == "quote"
        ax.add_patch(Rectangle((row.x0, top), row.x1 - row.x0, BAR, linewidth=0.5, zorder=1 + quoted, gid=row.kind,
                     facecolor=QUOTED_FILL if quoted else FAINT, edgecolor="#8a7d6b" if quoted else "#9a9a9a",
                     hatch="//////" if quoted else None))  # fmt: skip


def _put_phrases(ax: Axes, phrases: pd.DataFrame, top: float, marks: dict[str, tuple[str, str]]) -> None:
    for row in phrases.itertuples():
        marker, colour = marks[row.category]
        y = top - 5.5 - row.level * LEVEL
        ax.plot([row.x] * 2, [y, top + BAR], color=INK, linewidth=0.7, zorder=3, gid="stem")
        look = mark_look(marker, colour, hollow=row.voice in IN_MARKS, size=5.5)
        ax.plot([row.x], [y], zorder=5, gid="phrases", clip_on=False, **look)
        if row.written:
            ax.text(row.x + REACH + 0.8, y, row.term, fontsize=LABEL, color=INK, va="center_baseline", gid="term",
                    zorder=4, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.2})  # fmt: skip
