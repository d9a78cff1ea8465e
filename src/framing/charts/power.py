"""What was planted in a corpus and what the tests made of it: one row a planted difference, one line an outlet."""

from __future__ import annotations

import math
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from framing.charts.apart import interval_name
from framing.charts.frame import Chart, Given, Key, Words, drawn, mark_look, open_axes, room
from framing.charts.rates import scale
from framing.charts.rows import Row, column_head, label_width, put_labels
from framing.charts.style import FAINT, GREY, INK, OWN, RULE, SMALL, TEXT, category_name, text_width
from framing.charts.wording import counted, number

COLUMNS = [
    *("measure", "category", "outlet", "other", "planted", "found", "verdict", "difference", "low", "high"),
    *("smallest", "per", "of", "view", "n_events", "n_units", "n_units_other"),
]
LANE = 7.0  # a line for each other outlet
PAD = 8.0  # around the lines of a row
HEAD = 26.0  # a block's name
FOOT = 18.0  # its scale
BETWEEN = 8.0
COUNTS = 52.0  # room for "5 of 5" at the right
INTERVAL = "#9dbdd2"
SHOWN = "#d55e00"  # the smallest difference that could have been shown
VIEWS = {"all": "all text", "own": "own text only", "once": "once per family"}


class Block(NamedTuple):
    """Rows with one unit: its name, its rows of the table, and where they stand."""

    name: str
    parts: list[pd.DataFrame]
    rows: list[Row]


def plot_planted(
    table: pd.DataFrame,
    ax: Axes | None = None,
    *,
    title: str | None = None,
    subtitle: str | None = None,
    source: str | None = None,
) -> Axes:
    """Draw each planted difference with what the tests made of it.

    A row is an outlet and what was planted in it; in the row a line for each other outlet, by name: a mark at the
    difference, filled where the two were told apart, its interval, and a stroke at the smallest
    difference that could have been shown. Measures in different units have scales of their own.

    Parameters
    ----------
    table : DataFrame
        As `planted_found` returns it. Rows that were not planted are not drawn; those told apart are counted in the
        title.
    ax : Axes, optional
        Axes to draw into; without, a figure of the right size is made.
    title, subtitle, source : str, optional
        Other words than those made from the table.

    Returns
    -------
    Axes
        With one mark for each planted difference.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> plot_planted(pd.DataFrame({"outlet": []})).texts[0].get_text()
    'Nothing to show: no planted differences'
    """
    if isinstance(table, pd.DataFrame) and "planted" in table and not table["planted"].eq("planted").any():
        table = table.iloc[:0]
    return drawn(CHART, table, ax, Given(title, subtitle, source))


def finding_planted(table: pd.DataFrame) -> str:
    """Say how many of the planted differences were found, and what else was declared.

    >>> rows = pd.DataFrame({"planted": ["planted", "planted", "not planted", "follows"], "difference": 2.0,
    ...     "found": [True, False, False, True], "verdict": ["apart", "cannot tell", "apart", "apart"]})
    >>> finding_planted(rows)
    'One of two planted differences was found; one was told apart without cause'
    >>> finding_planted(rows.assign(expected=1.8))
    'One of two planted differences was found; one more told apart differs by the key'
    """
    planted = table[table["planted"].eq("planted")] if "planted" in table else table
    if planted.empty:
        return "Nothing to show: no planted differences"
    n, n_found = len(planted), int(planted["found"].sum())
    if n_found == n:
        said = f"All {number(n)} planted differences were found" if n > 1 else "The planted difference was found"
    elif n == 1:
        said = "The planted difference was not found"
    else:
        some = number(n_found).capitalize() if n_found else "None"
        said = f"{some} of {number(n)} planted differences {_was(max(n_found, 1))} found"
    others = table[table["planted"].eq("not planted") & table["verdict"].eq("apart")]
    if others.empty:
        return f"{said}, and no other told apart"
    n_real = sum(_is_real(row) for row in others.to_dict("records"))
    n_else = len(others) - n_real
    told = []
    if n_real:
        which = "differs" if n_real == 1 else "differ"
        told.append(f"{number(n_real)} more told apart {which} by the key")
    if n_else:
        told.append(f"{number(n_else)} {_was(n_else)} told apart without cause")
    return "; ".join([said, *told])


def _is_real(row: dict) -> bool:
    """Whether rates of the key differ as what was declared does, by half as much at least."""
    expected = row.get("expected", math.nan)
    return not math.isnan(expected) and expected * row["difference"] > 0 and abs(expected) > abs(row["difference"]) / 2


def finding_alarms(table: pd.DataFrame) -> str:
    """Say how often outlets were told apart that do not differ, of a table by `false_alarms`.

    >>> rows = pd.DataFrame({"measure": ["(all)"], "n_corpora": [200], "n_alarms": [1], "low": [0.0001],
    ...     "high": [0.0275], "confidence_level": [0.95], "alpha": [0.05], "n_tests": [28000]})
    >>> print(finding_alarms(rows))
    With outlets dealt anew, two were told apart in one of 200 corpora (95 % interval 0.01 to 2.8 %)
    """
    rows = table[table["measure"].eq("(all)")] if "measure" in table else table
    if rows.empty:
        return "Nothing to show: no corpora"
    row = rows.iloc[0]
    if not row["n_tests"]:
        return "With outlets dealt anew, nothing could be tested: too few reports"
    low, high = (f"{100 * row[end]:.2g}" for end in ("low", "high"))
    often = "none" if not row["n_alarms"] else number(int(row["n_alarms"]))
    return (
        f"With outlets dealt anew, two were told apart in {often} of {number(int(row['n_corpora']))} corpora "
        f"({100 * row['confidence_level']:g} % interval {low} to {high} %)"
    )


def _was(n: int) -> str:
    return "was" if n == 1 else "were"


def _draw(table: pd.DataFrame, ax: Axes | None, given: Given) -> Axes:
    planted = table[table["planted"].eq("planted")]
    blocks = _blocks(planted)
    rows = [row for block in blocks for row in block.rows]
    height = rows[-1].top + rows[-1].height + FOOT
    left = label_width(rows)
    ax = open_axes(ax, given.over(_words(table, planted)), height=height, left=left, below=4, heads=0)
    put_labels(ax, rows)
    for block in blocks:
        _put_block(ax, block)
    return ax


CHART = Chart("plot_planted", "planted_found", COLUMNS, finding_planted, _draw)


def _blocks(planted: pd.DataFrame) -> list[Block]:
    """Planted differences by unit of measurement, in the order of the table."""
    blocks, y = [], 0.0
    units = planted.assign(_unit=[_unit(row) for row in planted.to_dict("records")])
    for unit, part in units.groupby("_unit", sort=False):
        y += HEAD
        parts, rows = [], []
        for (outlet, measure, category), each in part.groupby(["outlet", "measure", "category"], sort=False):
            height = max(len(each) * LANE, 20.0) + PAD
            rows.append(Row(str(outlet), _category(str(measure), str(category)), height, y))
            parts.append(each)
            y += height
        blocks.append(Block(str(unit), parts, rows))
        y += FOOT + BETWEEN
    return blocks


def _unit(row: dict) -> str:
    """What a block measures, in words.

    >>> _unit({"measure": "loaded phrases", "per": 1000, "of": "own words"})
    'Loaded phrases per 1,000 own words'
    """
    if row["per"] == 1:
        return "Tone, from −1 to 1" if row["measure"] == "tone" else str(row["measure"]).replace("_", " ").capitalize()
    name = "Verbs of saying" if row["measure"].endswith(" verbs") else row["measure"][:1].upper() + row["measure"][1:]
    shares = "percentage points" if row["per"] == 100 else f"per {row['per']:,} {row['of']}"
    return f"{name} {shares}" if row["per"] != 100 else f"{name}, in {shares} of the {row['of']}"


def _category(measure: str, category: str) -> str:
    """What was planted, below the name of the outlet."""
    if measure == "loaded phrases":
        return category_name(category) if category else "all categories"
    if measure == "tone":
        return "warmer"
    if measure == "words given":
        return f"quotes {category}"
    return f"{measure} for {category}" if category else measure.replace("_", " ")


def _words(table: pd.DataFrame, planted: pd.DataFrame) -> Words:
    key = [Key("o", OWN, "told apart"), Key("o", OWN, "not told apart", hollow=True)]
    if planted["low"].notna().any():
        key.append(Key("bar", INTERVAL, interval_name(planted)))
    key.append(Key("bar", SHOWN, "smallest difference that could have been shown"))
    return Words(
        finding_planted(table),
        "Difference from each other outlet within events: a line for each of the others, in the order of their names",
        _source(table, planted),
        tuple(key),
    )


def _source(table: pd.DataFrame, planted: pd.DataFrame) -> str:
    units = pd.concat([planted["n_units"], planted["n_units_other"]])
    units = units[units > 0]
    low, high = (int(units.min()), int(units.max())) if len(units) else (0, 0)
    each = f"{low}" if low == high else f"{low} to {high}"
    views = ", ".join(VIEWS.get(view, str(view)) for view in planted["view"].drop_duplicates() if view)
    n_events = int(planted["n_events"].max())
    events = f" {counted(n_events, 'event').capitalize()}," if n_events else ""
    n_tests = int(table["n_tests"].max() if "n_tests" in table else table["verdict"].ne("too few").sum())
    return (
        f"Source: framing, tell_apart.{events} {each} units of evidence an outlet{f', {views}' if views else ''}. "
        f"{n_tests:,} tests corrected together. Could have been shown: four times in five."
    )


def _put_block(ax: Axes, block: Block) -> None:
    width = room(ax) - COUNTS
    table = pd.concat(block.parts)
    ends = table[["difference", "low", "high", "smallest"]]
    longest = float(ends.max(axis=None)) or 1.0
    lowest = min(float(ends[["difference", "low"]].min(axis=None)), 0.0)
    ticks = scale(longest)
    unit = width / (max(longest, ticks[-1]) * 1.02 - lowest)
    zero = -lowest * unit
    top, bottom = block.rows[0].top, block.rows[-1].top + block.rows[-1].height
    ax.text(0, top - 8, block.name, fontsize=TEXT, weight="bold", color=INK, gid="head")
    ax.plot([0, room(ax)], [top - 2] * 2, color=RULE, linewidth=0.8, zorder=0)
    _put_scale(ax, ticks, zero, unit, top - 2, bottom)
    for part, row in zip(block.parts, block.rows, strict=True):
        lane = (row.height - PAD) / max(len(part), 1)
        for place, fact in enumerate(part.sort_values("other").to_dict("records")):
            _put_line(ax, fact, row.top + PAD / 2 + (place + 0.5) * lane, zero, unit, min(lane, LANE))
        n = int(part["found"].sum())
        ax.text(room(ax), row.top + row.height / 2, f"{n} of {len(part)}", fontsize=SMALL, ha="right",
                va="center_baseline", weight="bold" if n == len(part) else "normal",
                color=INK if n else GREY, gid="count")  # fmt: skip
        if row is not block.rows[-1]:
            ax.plot([0, room(ax)], [row.top + row.height] * 2, color=FAINT, linewidth=0.8, zorder=0)
    if block.rows[0].top <= HEAD:
        column_head(ax, room(ax) - text_width("told apart", SMALL), "told apart")


def _put_scale(ax: Axes, ticks: list[float], zero: float, unit: float, top: float, bottom: float) -> None:
    for value in ticks:
        x = zero + value * unit
        ax.plot([x, x], [top, bottom], color=FAINT if value else GREY, linewidth=0.9, zorder=0)
        ax.text(x, bottom + 8, f"{value:g}", fontsize=SMALL, color=GREY, ha="center", va="center_baseline", gid="scale")


def _put_line(ax: Axes, fact: dict, y: float, zero: float, unit: float, lane: float) -> None:  # noqa: PLR0913
    if pd.notna(fact["low"]):
        ends = [zero + fact[end] * unit for end in ("low", "high")]
        ax.plot(ends, [y, y], color=INTERVAL, linewidth=2.4, solid_capstyle="butt", zorder=2, gid="interval")
    if pd.notna(fact["smallest"]):
        x = zero + fact["smallest"] * unit
        ax.plot([x, x], [y - lane * 0.42, y + lane * 0.42], color=SHOWN, linewidth=1.6, zorder=3, gid="smallest")
    if not math.isnan(fact["difference"]):
        look = mark_look("o", OWN, hollow=not fact["found"], size=min(5.0, lane * 0.75))
        ax.plot([zero + fact["difference"] * unit], [y], zorder=4, clip_on=False, gid="differences", **look)
