"""Reports under their outlets: which are drawn, and the lines that say which are not."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.frame import from_corner, left_edge
from framing.charts.rows import LABEL_MAX, Row
from framing.charts.style import GREY, INK, LEADING, MARGIN, SMALL, TEXT, WIDTH, label_lines, shorten
from framing.charts.wording import counted, number

HEAD = 19.0  # height of the line with an outlet's name over its reports
MORE = 14.0  # height of the line "and two more reports"
MOST = 60


class Line(NamedTuple):
    """A line of a chart of reports: kind is "head", "report" or "more"; at is the report's position, or -1."""

    kind: str
    label: str
    note: str = ""
    at: int = -1


def report_lines(reports: pd.DataFrame, most: int = MOST, noun: str = "report") -> list[Line]:
    """Lines for reports (article_id, outlet), at most `most` of them, from every outlet alike.

    An outlet with several reports has its name over them; where some are not
    drawn, a line behind them says how many. Reports of an outlet stand together.

    >>> reports = pd.DataFrame({"article_id": list("abcd"), "outlet": ["Post", "Times", "Times", "Times"]})
    >>> for line in report_lines(reports, most=3):
    ...     print(line.kind, line.label or line.note)
    report Post
    head Times
    report b
    report c
    more and one more report
    """
    places = {str(name): rows.tolist() for name, rows in _positions(reports).items()}
    shown = list(places)[: max(most, 1)]
    each = _each([len(places[name]) for name in shown], most)
    lines = [line for name in shown for line in _of_outlet(name, places[name], reports, each, noun)]
    left = [name for name in places if name not in shown]
    if left:
        n = sum(len(places[name]) for name in left)
        who = counted(len(left), "more outlet")
        lines.append(
            Line("more", f"and {who} with {counted(n, noun)}" if reports["article_id"].ne("").any() else f"and {who}")
        )
    return lines


def line_height(line: Line) -> float:
    """Height of a line that is no report's."""
    return {"head": HEAD, "more": MORE}[line.kind]


def label_height(line: Line) -> float:
    """Height that the label of a report's line needs."""
    lines = [text for text in label_lines(line.label, LABEL_MAX) if text] if line.label else []
    return (len(lines) * TEXT + bool(line.note) * SMALL) * LEADING


def label_row(line: Line, middle: float) -> Row:
    """The label of a report's line, around `middle`."""
    return Row(line.label, shorten(line.note, LABEL_MAX, SMALL), 0, middle)


def put_line(ax: Axes, line: Line, top: float) -> None:
    """Write an outlet's name, or how many more there are, at the left."""
    left = left_edge(ax) - MARGIN
    size, colour = (TEXT, INK) if line.kind == "head" else (SMALL, GREY)
    text = shorten(line.label, WIDTH - 2 * MARGIN, size)
    y = -(top + line_height(line) - (5 if line.kind == "head" else 3))
    ax.text(-left, y, text, fontsize=size, color=colour, transform=from_corner(ax, 0, 1), gid=line.kind, clip_on=False)


def drawn_of(lines: list[Line], n: int, noun: str) -> str:
    """What a source line says of the number of reports.

    >>> drawn_of([Line("report", "Post", "", 0)], 3, "report")
    'one of three reports drawn'
    """
    shown = sum(line.kind == "report" for line in lines)
    return counted(n, noun) if shown == n else f"{number(shown)} of {counted(n, noun)} drawn"


def _positions(reports: pd.DataFrame) -> dict[object, pd.Series]:
    at = pd.Series(range(len(reports)), dtype="int64")
    return dict(list(at.groupby(reports["outlet"].to_numpy(), sort=False)))


def _each(sizes: list[int], most: int) -> int:
    """How many reports of each outlet are drawn, so that all are `most` or fewer."""
    each = 1
    while each < max(sizes) and sum(min(size, each + 1) for size in sizes) <= most:
        each += 1
    return each


def _of_outlet(name: str, places: list[int], reports: pd.DataFrame, each: int, noun: str) -> list[Line]:
    if len(places) == 1:
        return [Line("report", name, "", places[0])]
    lines = [Line("head", name)]
    lines += [Line("report", "", str(reports["article_id"].iloc[at]), at) for at in places[:each]]
    more = len(places) - each
    return lines + ([Line("more", f"and {counted(more, f'more {noun}')}")] if more > 0 else [])
