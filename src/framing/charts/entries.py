"""How the changes of a ledger are laid out: columns, and for each change the lines of its two wordings."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from framing.charts.runs import Run, fit_around
from framing.charts.style import LEADING, SMALL, TEXT, text_width

LINE = TEXT * LEADING
PAD = 3.5  # above and below the lines of a change
HEAD = 34.0  # an outlet's name and the report under it
REPORT = 18.0  # a further report of the same outlet
SPACE = 11.0  # over an outlet's name
FOOT = 6.0  # under the last change of a report
NUMBER = 46.0  # the column of sentence numbers
SIGN = 20.0  # the column of the arrows
KIND = 104.0
STRENGTH = 42.0
INDENT = 12.0  # room for a mark before a wording
PLACE = "\u2038"  # a caret: here words stood that the copy leaves out
VOICES = {"quoted": "in a quotation", "scare": "in scare quotes"}


class Columns(NamedTuple):
    """Left edges of the columns, the widths of the two wordings, and the right edge."""

    old: float
    old_width: float
    sign: float
    new: float
    new_width: float
    kind: float
    right: float


class Entry(NamedTuple):
    """A change laid out: its facts, the lines of its wordings, its height, and whether it is its sentence's first."""

    facts: dict
    old: list[list[Run]]
    new: list[list[Run]]
    height: float
    begins: bool


class Part(NamedTuple):
    """The changes of a report; `outlet` is empty where the report before it is the same outlet's."""

    outlet: str
    report: str
    drawn: str
    entries: list[Entry]
    height: float


def columns_of(wide: float, strength: bool) -> Columns:
    """Columns across `wide` points, with one for the change of strength or without.

    >>> columns = columns_of(548, strength=False)
    >>> columns.old < columns.sign < columns.new < columns.kind < columns.right
    True
    """
    kind = wide - KIND - STRENGTH * strength
    wordings = max(kind - NUMBER - SIGN - 10, 120.0)
    old = 0.42 * wordings
    new = NUMBER + old + SIGN
    return Columns(NUMBER, old - 4, NUMBER + old + 4, new, wordings - old, kind, wide)


def parts_of(table: pd.DataFrame, shown: pd.DataFrame, columns: Columns) -> list[Part]:
    """Lay out the changes drawn, report by report, the reports of an outlet together.

    `table` holds all changes, so that a report can say how many of its own are drawn.
    """
    sizes = table.groupby(["article_id", "base_article_id"]).size()
    parts = []
    for outlet, of_outlet in shown.groupby("outlet", sort=False):
        for number, (report, rows) in enumerate(of_outlet.groupby(["article_id", "base_article_id"], sort=False)):
            entries = _entries(rows, columns)
            height = (REPORT if number else SPACE + HEAD) + sum(entry.height for entry in entries) + FOOT
            count = _count(len(rows), int(sizes[report]))
            parts.append(Part("" if number else str(outlet), _report(rows.iloc[0]), count, entries, height))
    return parts


def categories_of(joined: str) -> list[str]:
    """Categories of a wording.

    >>> categories_of("doubt; violence"), categories_of("")
    (['doubt', 'violence'], [])
    """
    return [name for name in joined.split("; ") if name]


def terms_of(joined: str) -> list[str]:
    """Loaded terms of a wording, in order.

    >>> terms_of("strongman; bloodshed"), terms_of("")
    (['strongman', 'bloodshed'], [])
    """
    return categories_of(joined)


def _report(row: pd.Series) -> str:
    base = f" of {row['base_outlet']}" if row["base_outlet"] else ""
    return f"{row['article_id']} against {row['base_article_id']}{base}"


def _count(n: int, of: int) -> str:
    changes = f"{of} {'change' if of == 1 else 'changes'}"
    return f": {changes}" if n == of else f": {n} of {changes} drawn"


def _entries(rows: pd.DataFrame, columns: Columns) -> list[Entry]:
    rows = rows.sort_values("sentence", kind="stable")
    begins = rows["sentence"].ne(rows["sentence"].shift())
    return [_entry(row, bool(first), columns) for row, first in zip(rows.to_dict("records"), begins, strict=True)]


def _entry(row: dict, begins: bool, columns: Columns) -> Entry:
    old = _old(row, columns.old_width - indent_of(row["old_category"]))
    new = _new(row, columns.new_width - indent_of(row["new_category"]))
    beside = 2 if row["kind"] != "quotation" and row["voice"] in VOICES else 1
    height = max(max(len(old), len(new)) * LINE, LINE + (beside - 1) * SMALL * LEADING) + 2 * PAD
    return Entry(row, old, new, height, begins)


def indent_of(categories: str) -> float:
    """Room for the marks before a wording: one for each of its first two categories."""
    return INDENT * min(len(categories_of(categories)), 2)


def _old(row: dict, width: float) -> list[list[Run]]:
    if not row["old"].strip():
        return [[Run("put in", "note", False)]]
    role = "old" if row["new"].strip() else "left out"
    return fit_around("", Run(row["old"], role, False), "", width, loaded=terms_of(row["old_terms"]))


def _new(row: dict, width: float) -> list[list[Run]]:
    around = f"{row['before']}{row['after']}".strip()
    if row["new"].strip():
        role = "new" if row["old"].strip() else "put in"
        new = Run(row["new"], role, False)
        return fit_around(row["before"], new, row["after"], width, loaded=terms_of(row["new_terms"]))
    if not around:
        return [[Run("left out", "note", False)]]
    return fit_around(row["before"], Run(PLACE, "place", True), row["after"], width)


def number_of(row: dict) -> str:
    """The sentence of the copy as the tables number it, or that it is the headline.

    >>> number_of({"sentence": 4, "part": "body"}), number_of({"sentence": 0, "part": "headline"})
    ('4', 'headline')
    """
    return "headline" if row["part"] == "headline" else str(row["sentence"])


def sign_of(row: dict) -> str:
    """Between the wordings: changed, put in, or left out.

    >>> [sign_of({"old": old, "new": new}) for old, new in (("a", "b"), ("", "b"), ("a", ""))]
    ['→', '+', '−']
    """
    if not row["new"].strip():
        return "−"
    return "→" if row["old"].strip() else "+"


def strength_of(change: int) -> str:
    """A change of strength with its sign; nothing for none.

    >>> strength_of(2), strength_of(-1), strength_of(0)
    ('+2', '−1', '')
    """
    return f"{'+' if change > 0 else '−'}{abs(change)}" if change else ""


def head_x(columns: Columns, head: str) -> float:
    """Left edge of a head that ends at the right edge."""
    return columns.right - text_width(head, SMALL)
