"""How pairs of outlets are laid out: the lines of each measure, and the scale they share."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from framing.charts.findings_pairs import NAMES
from framing.charts.rates import scale
from framing.charts.style import (
    CATEGORIES,
    LEADING,
    SMALL,
    TEXT,
    category_name,
    in_house_order,
    label_lines,
    text_width,
    wrap,
)
from framing.charts.wording import counted, number

ROW, LONG_ROW = 15.0, 25.0
HEAD = 22.0  # over a measure
PART = 19.0  # over a category, and over what cannot be told apart
GROUP = 15.0  # over the outlets that one outlet is compared with
FOOT = 18.0  # the scale below a measure
BETWEEN = 10.0
LABEL = 132.0
INDENT = 8.0
EFFECT = 168.0  # widest line of an effect
RATES = {"loaded phrases", "passives"}  # not shares, even where they are given per hundred
FULL = 20  # more pairs than this that cannot be told apart are summed by category


NOT_ALONE = "among so many tests only several differences together could be told apart"  # as `tell_apart` notes it


class Line(NamedTuple):
    """A line of the chart: its kind, label and height, and the rows of the table it draws."""

    kind: str  # head, part, group, told, pair, sum or few
    label: str
    height: float
    rows: pd.DataFrame
    text: str = ""


class Panel(NamedTuple):
    """The lines of a measure, on one scale: left edge of the plot, zero, points to a unit, and its marks."""

    lines: list[Line]
    left: float
    zero: float
    unit: float
    ticks: list[float]
    right: float


def panel_of(rows: pd.DataFrame, wide: float) -> Panel:
    """Lay out the pairs of a measure across `wide` points: told apart, cannot tell apart, and too few.

    >>> row = {"measure": "tone", "category": "", "outlet_a": "Echo", "outlet_b": "Post", "verdict": "apart",
    ...     "higher": "Post", "difference": -0.2, "low": -0.3, "high": -0.1, "smallest": 0.1, "per": 1}
    >>> panel = panel_of(pd.DataFrame([row | {"effect": "0.20 higher", "of": "reports"}]), 500)
    >>> [(line.kind, line.label) for line in panel.lines]
    [('head', 'Tone, from −1 to +1'), ('group', 'Post above'), ('told', 'Echo')]
    """
    lines = [Line("head", _measure(rows), HEAD, rows.iloc[:0])]
    lines += _told_lines(rows[rows["verdict"] == "apart"])
    lines += _cannot_lines(rows[rows["verdict"] == "cannot tell"])
    lines += _few_lines(rows, wide)
    labels = [text for line in lines if line.kind in ("told", "pair", "sum") for text in label_lines(line.label, LABEL)]
    texts = [text for line in lines for text in label_lines(line.text, EFFECT, SMALL)]
    left = max([text_width(label, TEXT) for label in labels] or [40.0]) + INDENT + 10
    right = max([text_width(text, SMALL) for text in texts] or [0.0]) + 12
    low, high = _reach(lines)
    unit = max(wide - left - right, 60.0) / ((high - low) or 1.0)
    return Panel(lines, left, left - low * unit, unit, _ticks(low, high), wide)


def with_smallest(table: pd.DataFrame) -> pd.DataFrame:
    """Leave out the smallest difference that could be shown where the note says that none could have been alone.

    >>> rows = pd.DataFrame({"smallest": [3.0, 3.0], "note": ["", NOT_ALONE]})
    >>> with_smallest(rows)["smallest"].tolist()
    [3.0, nan]
    """
    notes = table["note"].fillna("").astype("str") if "note" in table else pd.Series("", index=table.index)
    alone = ~notes.str.contains(NOT_ALONE, regex=False)
    return table.assign(alone=alone, smallest=table["smallest"].where(alone))


def _reach(lines: list[Line]) -> tuple[float, float]:
    """How far the rows reach to both sides of no difference."""
    ends = [0.0]
    for line in lines:
        if line.kind in ("told", "pair"):
            row = line.rows.iloc[0]
            ends += [*oriented(row), row["smallest"]]
            ends += [-row["smallest"]] if line.kind == "pair" else []
        if line.kind == "sum":
            ends += [line.rows["difference"].abs().max(), line.rows["smallest"].max()]
    ends = [float(end) for end in ends if pd.notna(end)]
    return min(ends), max(ends)


def oriented(row: pd.Series) -> tuple[float, float, float]:
    """Difference and interval, of a pair told apart as the higher less the lower.

    >>> row = {"outlet_b": "Post", "higher": "Post", "difference": -0.2, "low": -0.3, "high": -0.1}
    >>> oriented(pd.Series(row))
    (0.2, 0.1, 0.3)
    """
    if row["higher"] and row["higher"] == row["outlet_b"]:
        return -row["difference"], -row["high"], -row["low"]
    return row["difference"], row["low"], row["high"]


def _ticks(low: float, high: float) -> list[float]:
    marks = scale(max(high, -low) or 1.0)
    return sorted({*[-mark for mark in marks if -mark >= low], *[mark for mark in marks if mark <= high]})


def _measure(rows: pd.DataFrame) -> str:
    """Name and unit of a measure, over its rows."""
    measure, per, of = rows[["measure", "per", "of"]].iloc[0]
    name = f"{str(measure)[:1].upper()}{str(measure)[1:]}"
    if per == 1:
        return f"{name}, from −1 to +1" if measure == "tone" else name
    share = per == 100 and measure not in RATES
    return f"{name}, percentage points of the {of}" if share else f"{name} per {per:,} {of}"


def _name(rows: pd.DataFrame, category: str) -> str:
    """A category as a head or a label; empty where the measure is not split."""
    words = category_name(category) if rows["measure"].iloc[0] == "loaded phrases" else NAMES.get(category, category)
    return words[:1].upper() + words[1:]


def _categories(rows: pd.DataFrame) -> list[str]:
    """In the order of the lexicon's description where they are its own, else in the table's."""
    found = rows["category"].drop_duplicates().tolist()
    return in_house_order(found) if set(found) & set(CATEGORIES) else found


def _told_lines(told: pd.DataFrame) -> list[Line]:
    lines = []
    for category in _categories(told):
        of_category = told[told["category"] == category]
        if category:
            lines.append(Line("part", _name(told, category), PART, told.iloc[:0]))
        for higher, rows in of_category.groupby("higher"):
            lines.append(Line("group", f"{higher} above", GROUP, told.iloc[:0]))
            others = rows["outlet_b"].where(rows["outlet_a"] == higher, rows["outlet_a"])
            for place in others.sort_values(kind="stable").index:
                row, label = rows.loc[[place]], str(others[place])
                effect = _effect(row.iloc[0])
                lines.append(Line("told", label, _row(label, effect), row, effect))
    return lines


def _effect(row: pd.Series) -> str:
    """The effect, without the unit that stands over the measure anyway."""
    return str(row["effect"]).removesuffix(f" of the {row['of']}").removesuffix(" on the scale from −1 to 1")


def _cannot_lines(cannot: pd.DataFrame) -> list[Line]:
    if cannot.empty:
        return []
    lines = [Line("part", "Cannot tell apart", PART + 4, cannot.iloc[:0])]
    if len(cannot) > FULL:
        return lines + [_sum_line(cannot[cannot["category"] == category]) for category in _categories(cannot)]
    for category in _categories(cannot):
        of_category = cannot[cannot["category"] == category]
        before = f"{_name(cannot, category)}: " if category else ""
        for one, rows in of_category.groupby("outlet_a"):
            lines.append(Line("group", f"{before}{one} and", GROUP, cannot.iloc[:0]))
            for place in rows.sort_values("outlet_b", kind="stable").index:
                label, row = str(rows.loc[place, "outlet_b"]), rows.loc[[place]]
                lines.append(Line("pair", label, _row(label), row, _shown(row)))
    return lines


def _sum_line(rows: pd.DataFrame) -> Line:
    label = _name(rows, rows["category"].iloc[0]) or "All pairs"
    return Line("sum", label, _row(label), rows, "; ".join(filter(None, (counted(len(rows), "pair"), _shown(rows)))))


def _shown(rows: pd.DataFrame) -> str:
    """From the lowest to the highest difference that could have been shown."""
    smallest = rows["smallest"].dropna()
    if smallest.empty:
        return ""  # not known, or none alone
    low, high = (_size(value) for value in (smallest.min(), smallest.max()))
    return f"{low if low == high else f'{low} to {high}'} could be shown"


def _size(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def _few_lines(rows: pd.DataFrame, wide: float) -> list[Line]:
    """What is not drawn: pairs too few to test, and that no difference could have been told apart alone."""
    said = _too_few(rows[rows["verdict"] == "too few"])
    if "alone" in rows and not rows.loc[rows["verdict"] == "cannot tell", "alone"].all():
        said += " " * bool(said) + f"Where no size is said: {NOT_ALONE}."
    lines = wrap(said, wide, SMALL) if said else []
    return [Line("few", text, SMALL * LEADING + (0 if place else 6), rows.iloc[:0]) for place, text in enumerate(lines)]


def _too_few(few: pd.DataFrame) -> str:
    """Pairs too few to test: by name where they are three or fewer, else how many of each category."""
    if few.empty:
        return ""
    if len(few) <= 3:
        rows = few.to_dict("records")
        said = "; ".join(f"{_inside(few, row, ': ')}{row['outlet_a']} and {row['outlet_b']}" for row in rows)
    else:
        sums = few.groupby("category").size()
        parts = [_inside(few, {"category": name}, f" {sums[name]}") for name in _categories(few)]
        said = f"{number(len(few))} pairs" + (f" ({', '.join(parts)})" if len(parts) > 1 else "")
    return f"Too little to test: {said}."


def _inside(rows: pd.DataFrame, row: dict, behind: str) -> str:
    """A category inside a sentence, with what follows it; empty where the measure is not split."""
    category = row["category"]
    ours = rows["measure"].iloc[0] == "loaded phrases"
    words = category_name(category) if ours else NAMES.get(category, category)
    return f"{words}{behind}" if words else ""


def _row(label: str, text: str = "") -> float:
    lines = max(len(label_lines(label, LABEL)), len(label_lines(text, EFFECT, SMALL)))
    return LONG_ROW if lines > 1 else ROW
