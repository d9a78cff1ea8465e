"""A family of copies as strips: the base's sentences, what each copy made of them, and where they went."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Polygon, Rectangle

from framing.charts.evidence import VIEWS, counts_only
from framing.charts.findings_wire import copy_counts, finding_copies
from framing.charts.frame import (
    Chart,
    Given,
    Key,
    Words,
    drawn,
    from_corner,
    left_edge,
    nothing_to_show,
    open_axes,
    room,
)
from framing.charts.rows import LABEL_MAX
from framing.charts.strips import Bar, Copy, Ribbon, base_bars, copy_of, scale_of
from framing.charts.style import GREY, INK, LEADING, MARGIN, SMALL, TEXT, WIDTH, label_lines, shorten, text_width
from framing.charts.wording import counted, number

COLUMNS = [
    *("family", "article_id", "outlet", "role", "part", "sentence", "base_sentence", "edit", "n_words"),
    "base_n_words",
]
MOST = 40
BAR = 10.0
USED = 7.0  # the base's sentences over a copy: lower than its own, which are what was printed
RIBBON = 17.0
BETWEEN = 13.0  # between two copies
FAMILIES = 12.0  # between two families, beyond that
NUMBERS = 13.0  # room over the base for the numbers of its sentences
# Dark to light in the order of how much was left alone, so that grey tells them too; hatching tells them apart.
LOOKS: dict[str, tuple[str, str]] = {
    "base": ("#bdbdbd", ""),
    "kept": ("#0b4f7d", ""),
    "moved": ("#c8641e", "\\\\\\\\"),
    "reworded": ("#b5d3e6", "/////"),
    "added": ("#fbf0cf", "....."),
}
WHITE_HATCH = {"moved"}  # dark bars: the grey hatching of the house is lost on them
EDGES = {"base": "#bdbdbd", "kept": "#0b4f7d", "moved": "#7a3508", "reworded": "#46738f", "added": "#3a3a3a"}
RIBBONS = {"kept": "#cbd9e3", "reworded": "#e9f0f5", "moved": "#efbf9b"}
NAMES = {
    "kept": "kept word for word",
    "reworded": "reworded",
    "moved": "moved, reworded or not",
    "added": "added by the outlet",
}


class Line(NamedTuple):
    """A report of the diagram: its label, its top and height, and its bars; a base has bars only."""

    label: list[tuple[str, float, str]]
    height: float
    base: list[Bar]
    copy: Copy | None
    top: float = 0.0


def plot_copies(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    most: int = MOST,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw families of copies as strips: one bar a sentence, as wide as its words.

    The base stands first. Each copy has two strips: above, the base's sentences in the
    base's order by what became of them, a cut one struck through; below, the copy's own
    sentences in its own order. Ribbons join what was made of what. The headline stands
    apart at the left. All reports have one scale.

    Parameters
    ----------
    table : DataFrame
        As `copy_strips` returns it: family, article_id, outlet, role, part, sentence, base_sentence, edit,
        n_words, base_n_words.
    most : int
        Copies drawn; of more, the first of each family, and the source line says how many.
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With one bar a sentence of the base, and for each copy drawn one a sentence of its own and one a
        sentence of the base that it used; a line where it cut one.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Examples
    --------
    >>> plot_copies(pd.DataFrame({"family": []})).texts[0].get_text()
    'Nothing to show: no copies'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source), most=most)


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given, most: int) -> Axes:
    if not table["role"].eq("copy").any():
        return nothing_to_show(ax, given.title or finding_copies(table), "The table has bases only.")
    shown = _shown(table, most)
    left = MARGIN + LABEL_MAX + 10
    wide = room(ax) if ax is not None else WIDTH - left - MARGIN
    lines = _placed(_lines(shown, wide))
    height = lines[-1].top + lines[-1].height
    ax = open_axes(ax, given.over(_words(table, shown)), height=height, left=left, below=4)
    for line in lines:
        _put_label(ax, line)
        if line.copy is None:
            _put_base(ax, line)
        else:
            _put_copy(ax, line.copy, line.top)
    return ax


CHART = Chart("plot_copies", "copy_strips", COLUMNS, finding_copies, _draw)


def _shown(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """Rows of the copies drawn and of their bases: of too many copies the first of each family."""
    copies = table.loc[table["role"] == "copy", ["family", "article_id"]].drop_duplicates()
    rank = copies.groupby("family", sort=False).cumcount()
    first = copies.loc[rank.sort_values(kind="stable").index[: max(most, 1)]]
    keys = set(zip(first["family"], first["article_id"], strict=True))
    chosen = [key in keys for key in zip(table["family"], table["article_id"], strict=True)]
    bases = (table["role"] == "base") & table["family"].isin(first["family"])
    return table[bases.to_numpy() | chosen]


def _lines(shown: pd.DataFrame, wide: float) -> list[Line]:
    scale = scale_of(shown, wide)
    counts = copy_counts(shown).set_index(["family", "article_id"])
    lines = []
    for family, rows in shown.groupby("family", sort=False):
        base = base_bars(rows, scale)
        lines.append(_base_line(rows, base))
        for name, own in rows[rows["role"] == "copy"].groupby("article_id", sort=False):
            lines.append(_copy_line(own, copy_of(own, base, scale), counts.loc[(family, name)], base))
    return lines


def _base_line(rows: pd.DataFrame, base: list[Bar]) -> Line:
    own = rows[rows["role"] == "base"]
    outlet, name = (own["outlet"].iloc[0], own["article_id"].iloc[0]) if len(own) else ("the base", "")
    label = [(line, TEXT, INK) for line in label_lines(str(outlet), LABEL_MAX, TEXT, "bold")]
    note = f"base: {name}" if name else rows["family"].iloc[0]
    label.append((shorten(note, LABEL_MAX, SMALL), SMALL, GREY))
    return Line(label, max(BAR, _label_height(label) - 5), base, None)


def _copy_line(rows: pd.DataFrame, copy: Copy, counts: pd.Series, base: list[Bar]) -> Line:
    label = [(line, TEXT, INK) for line in label_lines(str(rows["outlet"].iloc[0]), LABEL_MAX)]
    label.append((shorten(str(rows["article_id"].iloc[0]), LABEL_MAX, SMALL), SMALL, GREY))
    added = f", {counts['added']} added" if counts["added"] else ""
    label.append((f"{counts['used']} of {counts['given']} used{added}", SMALL, GREY))
    return Line(label, max(USED + RIBBON + BAR, _label_height(label)), base, copy)


def _label_height(label: list[tuple[str, float, str]]) -> float:
    return sum(size * LEADING for _, size, _ in label)


def _placed(lines: list[Line]) -> list[Line]:
    placed: list[Line] = []
    y = 0.0
    for line in lines:
        if line.copy is None:
            y += NUMBERS + FAMILIES * bool(placed)
        placed.append(line._replace(top=y))
        y += line.height + BETWEEN
    return placed


def _words(table: pd.DataFrame, shown: pd.DataFrame) -> Words:
    edits = set(shown.loc[shown["role"] == "copy", "edit"])
    key = [_key(name, words) for name, words in NAMES.items() if name in edits]
    if "cut" in edits:
        key.insert(-1 if "added" in edits else len(key), Key("_", INK, "cut"))
    copies = [t[t["role"] == "copy"].drop_duplicates(["family", "article_id"]) for t in (shown, table)]
    n, of = len(copies[0]), counted(len(copies[1]), "copy", "copies")
    said = of if n == len(copies[1]) else f"{number(n)} of {of} drawn"
    said = f"{said} of {counted(table['family'].nunique(), 'report')}"
    return Words(
        finding_copies(table),
        "A bar is a sentence, as wide as its words. Of each copy, above: what it made of the base’s sentences; "
        "below: its own text, in its own order",
        f"Source: framing, sentences aligned with their base. {said[0].upper()}{said[1:]}. "
        f"Headlines, apart at the left, are not counted. {counts_only(table, 'the sentence', VIEWS['all'])}",
        tuple(key),
    )


def _key(edit: str, words: str) -> Key:
    return Key("bar", LOOKS[edit][0], words, hatch=LOOKS[edit][1], hatch_colour=_hatch_colour(edit))


def _hatch_colour(edit: str) -> str:
    return "white" if edit in WHITE_HATCH else EDGES.get(edit, GREY)


def _put_label(ax: Axes, line: Line) -> None:
    left, where = left_edge(ax) - MARGIN, from_corner(ax, 0, 1)
    y = -line.top + (1.5 if line.copy is None else -(line.height - _label_height(line.label)) / 2)
    for number_, (text, size, colour) in enumerate(line.label):
        y -= size * LEADING
        bold = line.copy is None and number_ < len(line.label) - 1
        ax.text(-left, y + size * 0.36, text, fontsize=size, color=colour, weight="bold" if bold else "normal",
                transform=where, gid="label", clip_on=False)  # fmt: skip


def _put_base(ax: Axes, line: Line) -> None:
    for bar in line.base:
        _put_bar(ax, bar, line.top, BAR, "base")
    free = -1.0
    step = next((step for step in (5, 10, 20, 50, 100) if len(line.base) / step <= 13), 200)
    for bar in line.base:
        text = "headline" if bar.part == "headline" else str(bar.sentence)
        if (bar.part == "headline" or bar.sentence % step == 0) and bar.x > free:
            ax.text(bar.x, line.top - 5, text, fontsize=SMALL, color=GREY, va="center_baseline", gid="number")
            free = bar.x + text_width(text, SMALL) + 4


def _put_copy(ax: Axes, copy: Copy, top: float) -> None:
    below = top + USED + RIBBON
    for ribbon in sorted(copy.ribbons, key=lambda r: r.edit == "moved"):  # what crosses lies on top
        _put_ribbon(ax, ribbon, top + USED, below)
    for bar in copy.used:
        _put_bar(ax, bar, top, USED, "used")
    for bar in copy.own:
        _put_bar(ax, bar, below, BAR, "own")


def _put_bar(ax: Axes, bar: Bar, top: float, height: float, gid: str) -> None:
    if bar.edit == "cut":
        ax.plot([bar.x, bar.x + bar.width], [top + height / 2] * 2, color=INK, linewidth=0.9, solid_capstyle="butt",
                gid="cut", clip_on=False)  # fmt: skip
        return
    colour, hatch = LOOKS.get(bar.edit, LOOKS["base"])
    look: dict[str, Any] = {"facecolor": colour, "edgecolor": EDGES.get(bar.edit, GREY), "hatch": hatch or None}
    look["hatchcolor"] = _hatch_colour(bar.edit)
    ax.add_patch(Rectangle((bar.x, top), bar.width, height, linewidth=0.5, zorder=3, gid=f"{gid} {bar.edit}",
                 clip_on=False, **look))  # fmt: skip


def _put_ribbon(ax: Axes, ribbon: Ribbon, top: float, bottom: float) -> None:
    (a, b), moved = (ribbon.above, ribbon.below), ribbon.edit == "moved"
    corners = [(a.x, top), (a.x + a.width, top), (b.x + b.width, bottom), (b.x, bottom)]
    ax.add_patch(Polygon(corners, facecolor=RIBBONS.get(ribbon.edit, RIBBONS["reworded"]), linewidth=0.6,
                 edgecolor=EDGES["moved"] if moved else "none", zorder=2 if moved else 1, gid="ribbon",
                 clip_on=False))  # fmt: skip
