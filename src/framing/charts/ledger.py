"""The ledger of an outlet: each wording it changed, old and new, with its place and its kind."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from framing.charts.entries import (
    HEAD,
    INDENT,
    LINE,
    PAD,
    REPORT,
    SPACE,
    VOICES,
    Columns,
    Entry,
    Part,
    categories_of,
    columns_of,
    head_x,
    indent_of,
    number_of,
    parts_of,
    sign_of,
    strength_of,
)
from framing.charts.evidence import VIEWS, counts_only
from framing.charts.findings_wire import finding_ledger
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, open_axes, room
from framing.charts.rows import column_head
from framing.charts.runs import Run, width_of
from framing.charts.style import (
    FAINT,
    GREY,
    INK,
    LEADING,
    MARGIN,
    RULE,
    SMALL,
    TEXT,
    WIDTH,
    category_marks,
    category_name,
    shorten,
    text_width,
)
from framing.charts.wording import counted, number

COLUMNS = [
    *("outlet", "base_outlet", "article_id", "base_article_id", "sentence", "part", "before", "old", "new", "after"),
    *("kind", "voice", "old_category", "new_category", "old_terms", "new_terms", "strength_change"),
]
MOST = 40
# What says most about framing comes first where not all can be drawn; a loaded wording comes before a plain one.
FIRST = ("quotation", "label", "agent", "attribution")
LOUD = "#9c1c0c"  # a changed quotation: nothing else on the page is white on dark
LOUD_GROUND = "#f8e3de"
KINDS = {"quotation": "quotation changed", "agent": "who does what"}
INKS = {"around": GREY, "note": GREY}


def plot_ledger(  # noqa: PLR0913 - words of the chart by name
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    most: int = MOST,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Set the changes of wording as a ledger: the base's wording, an arrow, the copy's.

    Words put in are underlined, words left out are struck through. Loaded words are bold, with
    the mark of their category before the wording; where a wording is too long to be set whole, those
    of its loaded words that are not seen stand behind it. A changed quotation is white on dark: an outlet
    that alters what stands in quotation marks errs or worse. Words around the place are
    the copy's, in grey, where the table has them.

    Parameters
    ----------
    table : DataFrame
        As `edit_ledger` returns it.
    most : int
        Changes drawn. Of more, changed quotations first, then labels, agents,
        attributions, loaded wordings and the rest, from every outlet alike; they are set in the
        order of the text, and it is said how many there are.
    ax, title, subtitle, source
        As for `plot_tone`.

    Returns
    -------
    Axes
        With an arrow, "+" or "−" for each change drawn.

    Raises
    ------
    TableError
        As for `plot_tone`.

    Notes
    -----
    Which kinds come first is our judgement.

    Examples
    --------
    >>> plot_ledger(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: no changes of wording'
    """
    return drawn(CHART, table, ax, Given(title, subtitle, source), most=most)


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given, most: int) -> Axes:
    table = _plain(table)
    shown = first_rows(table, most)
    strength = bool(shown["strength_change"].any())
    columns = columns_of(room(ax) if ax is not None else WIDTH - 2 * MARGIN, strength)
    parts = parts_of(table, shown, columns)
    marks = _marks(shown)
    words = given.over(_words(table, shown, marks, _hides_terms(parts)))
    ax = open_axes(ax, words, height=sum(part.height for part in parts), below=4, heads=12)
    _put_heads(ax, columns, strength)
    y = 0.0
    for part in parts:
        _put_part(ax, part, columns, marks, y)
        y += part.height
    return ax


CHART = Chart("plot_ledger", "edit_ledger", COLUMNS, finding_ledger, _draw)


def first_rows(table: pd.DataFrame, most: int) -> pd.DataFrame:
    """The `most` rows that say most of framing, from every outlet alike, in the table's order.

    >>> rows = pd.DataFrame({"outlet": "Post", "kind": ["name", "label", "tense", "quotation"],
    ...     "old_category": "", "new_category": ["", "", "doubt", ""]})
    >>> first_rows(rows, 3)["kind"].tolist()
    ['label', 'tense', 'quotation']
    """
    loaded = table["old_category"].ne("") | table["new_category"].ne("")
    rank = table["kind"].map({kind: n for n, kind in enumerate(FIRST)}).fillna(len(FIRST) + 1 - loaded)
    order = pd.DataFrame({"rank": rank.to_numpy(), "outlet": table["outlet"].to_numpy()})
    order["turn"] = order.groupby(["outlet", "rank"]).cumcount()
    chosen = order.sort_values(["rank", "turn"], kind="stable").index[: max(most, 1)]
    return table.iloc[sorted(chosen)]


def _plain(table: pd.DataFrame) -> pd.DataFrame:
    """The table with empty words where they are missing."""
    words = ["before", "old", "new", "after", "old_category", "new_category", "old_terms", "new_terms"]
    words += ["base_outlet", "voice"]
    plain = {name: table[name].astype(object).where(table[name].notna(), "").astype(str) for name in words}
    return table.assign(**plain, strength_change=table["strength_change"].fillna(0))


def _marks(shown: pd.DataFrame) -> dict[str, tuple[str, str]]:
    joined = [*shown["old_category"], *shown["new_category"]]
    return category_marks([name for categories in joined for name in categories_of(categories)])


def _hides_terms(parts: list[Part]) -> bool:
    """Whether a loaded word stands behind its wording, which is too long to be set whole."""
    lines = [line for part in parts for entry in part.entries for line in (*entry.old, *entry.new)]
    return any(run.role == "behind" for line in lines for run in line)


def _words(table: pd.DataFrame, shown: pd.DataFrame, marks: dict[str, tuple[str, str]], hides: bool) -> Words:
    around = (shown["before"].ne("") | shown["after"].ne("")).any()
    grey = "; grey: the copy’s words around it" if around else ""
    reports = counted(table[["article_id", "base_article_id"]].drop_duplicates().shape[0], "report")
    said = f"{counted(len(table), 'change')} in {reports} of {counted(table['outlet'].nunique(), 'outlet')}"
    if len(shown) < len(table):
        said = f"{number(len(shown))} of {said} drawn: first quotations, labels, who does what, attributions"
    strength = " Strength: that of the new loaded words less that of the old." if shown["strength_change"].any() else ""
    behind = " Behind “·”: loaded words of the part not shown." if hides else ""
    bold = "; bold: loaded" if marks else ""
    return Words(
        finding_ledger(table),
        f"Changes of wording. Underlined: put in; struck out: left out{bold}{grey}",
        f"Source: framing, reports compared word by word. {said[0].upper()}{said[1:]}.{strength}{behind} "
        + counts_only(table, "the change of wording", VIEWS["all"]),
        tuple(Key(mark, colour, category_name(c)) for c, (mark, colour) in marks.items()),
    )


def _put_heads(ax: Axes, columns: Columns, strength: bool) -> None:
    heads = [(0.0, "sentence"), (columns.old, "the base has"), (columns.new, "the copy has"), (columns.kind, "change")]
    if strength:
        heads.append((head_x(columns, "strength"), "strength"))
    for x, text in heads:
        column_head(ax, x, text)


def _put_part(ax: Axes, part: Part, columns: Columns, marks: dict[str, tuple[str, str]], top: float) -> None:
    y = top + (SPACE + HEAD if part.outlet else REPORT)
    if part.outlet:
        name = shorten(part.outlet, columns.right, TEXT, "bold")
        ax.text(0, y - 20.5, name, fontsize=TEXT, weight="bold", color=INK, gid="head")
    report = shorten(part.report, columns.right - text_width(part.drawn, SMALL) - 4, SMALL) + part.drawn
    ax.text(0, y - 7, report, fontsize=SMALL, color=GREY, gid="report")
    for entry in part.entries:
        _put_rule(ax, columns, y, entry, first=entry is part.entries[0])
        _put_entry(ax, entry, columns, marks, y)
        y += entry.height


def _put_rule(ax: Axes, columns: Columns, y: float, entry: Entry, first: bool) -> None:
    """A line over a report's first change, and a fainter one over the first of each further sentence."""
    if first or entry.begins:
        ax.plot([0, columns.right], [y, y], color=RULE if first else FAINT, linewidth=0.8, zorder=1.5)


def _put_entry(ax: Axes, entry: Entry, columns: Columns, marks: dict[str, tuple[str, str]], top: float) -> None:
    y, row = top + PAD + LINE * 0.76, entry.facts  # the first line's baseline
    if row["kind"] == "quotation":
        _put_loud(ax, columns, top, entry.height)
    if entry.begins:
        ax.text(0, y, number_of(row), fontsize=SMALL, color=GREY, gid="sentence")
    _put_wording(ax, entry.old, row["old_category"], marks, columns.old, y)
    ax.text(columns.sign, y, sign_of(row), fontsize=TEXT, color=INK, gid="sign")
    _put_wording(ax, entry.new, row["new_category"], marks, columns.new, y)
    _put_kind(ax, row, columns, y)


def _put_loud(ax: Axes, columns: Columns, top: float, height: float) -> None:
    for x, width, colour in ((-5.0, columns.right + 10, LOUD_GROUND), (-5.0, 3.5, LOUD)):
        ground = Rectangle((x, top + 0.5), width, height - 1, facecolor=colour, linewidth=0, zorder=1, gid="loud")
        ground.set_clip_on(False)
        ax.add_patch(ground)


def _put_kind(ax: Axes, row: dict, columns: Columns, y: float) -> None:
    name = KINDS.get(row["kind"], str(row["kind"]))
    if row["kind"] == "quotation":
        box = {"facecolor": LOUD, "edgecolor": "none", "pad": 2.2}
        ax.text(columns.kind + 2, y, name, fontsize=SMALL, weight="bold", color="white", gid="kind", bbox=box)
    else:
        ax.text(columns.kind, y, name, fontsize=SMALL, color=INK, gid="kind")
        if row["voice"] in VOICES:
            ax.text(columns.kind, y + SMALL * LEADING, VOICES[row["voice"]], fontsize=SMALL, color=GREY, gid="voice")
    strength = strength_of(int(row["strength_change"]))
    if strength:
        ax.text(columns.right, y, strength, fontsize=SMALL, color=INK, ha="right", gid="strength")


def _put_wording(
    ax: Axes, lines: list[list[Run]], categories: str, marks: dict[str, tuple[str, str]], x: float, y: float
) -> None:
    for place, category in enumerate(categories_of(categories)[:2]):
        ax.plot([x + 4.5 + place * INDENT], [y - 3.4], gid="marks", clip_on=False, zorder=4,
                **mark_look(*marks[category], size=5.8))  # fmt: skip
    for number_, line in enumerate(lines):
        for run, following in zip(line, [*line[1:], None], strict=True):
            goes_on = following and following.role == run.role
            end = following.x if following and goes_on else run.x + width_of(run)
            _put_run(ax, run, x + indent_of(categories), y + number_ * LINE, end - run.x)


def _put_run(ax: Axes, run: Run, x: float, y: float, width: float) -> None:
    """Set a run, with a line as wide as it is up to the next run of the same wording."""
    weight = "bold" if run.bold else "normal"
    ax.text(x + run.x, y, run.text, fontsize=TEXT, weight=weight, color=INKS.get(run.role, INK), gid=run.role)
    if run.role in ("put in", "left out"):
        at = y + 2.0 if run.role == "put in" else y - TEXT * 0.3
        ends = [x + run.x, x + run.x + width]
        ax.plot(ends, [at, at], color=INK, linewidth=1.0, solid_capstyle="butt", gid=f"line {run.role}", zorder=4)
