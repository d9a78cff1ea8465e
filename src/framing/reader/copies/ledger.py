"""The changes of a copy as a list, where the texts are not at hand."""

from __future__ import annotations

from html import escape

from framing.html_output import element
from framing.reader import looks
from framing.reader.copies.changes import NOT_FRAMING, Change, kind_name, remarks
from framing.reader.copies.heading import caption, names
from framing.reader.copies.pairs import Pair
from framing.reader.copies.rows import Row
from framing.reader.scrolling import scrolled

ORDER = "Changes in the copy’s order."
HEADS = ("Change", "Base → copy", "Base’s wording", "Copy’s wording", "Kind", "What else")
FATES = {"moved": "Moved", "added": "Added", "cut": "Cut"}


def ledger_html(pair: Pair) -> str:
    """The changes as a table, and which sentences were moved, added and cut."""
    heads = "".join(element("th", head, looks.HEAD, scope="col") for head in HEADS)
    body = "".join(_row(change) for change in pair.changes)
    inner = f"{caption(ORDER)}{element('thead', element('tr', heads))}{element('tbody', body)}"
    table = scrolled(element("table", inner, looks.LEDGER), " beside ".join(names(pair)))
    return table + element("div", "<br>".join(_fates(pair)), looks.LEGEND)


def _row(change: Change) -> str:
    look = looks.PALE_ENTRY if change.is_style else looks.ENTRY
    old = element("del", escape(change.old), looks.PALE_STRUCK if change.is_style else looks.STRUCK)
    new = element("ins", escape(change.new), looks.PALE_INSERTED if change.is_style else looks.INSERTED)
    kind = element("span", "quotation changed", looks.BADGE) if change.is_loud else escape(_kind(change))
    sentence = f"{_number(change.base_sentence)} → {_number(change.sentence)}"
    more = escape(" · ".join(remarks(change)))
    absent = [element("span", text, looks.ABSENT) for text in ("(not there)", "(left out)")]
    cells = (sentence, old if change.old else absent[0], new if change.new else absent[1], kind, more)
    label = element("th", escape(change.label), looks.FATE, scope="row")
    return element("tr", label + "".join(element("td", cell, look) for cell in cells))


def _kind(change: Change) -> str:
    return f"{kind_name(change)}, {NOT_FRAMING}" if change.is_style else kind_name(change)


def _fates(pair: Pair) -> list[str]:
    """Sentences of which there is no change of wording to list, by number."""
    lines = []
    for edit, name in FATES.items():
        rows = [row for row in pair.aligned if row.edit == edit]
        if rows:
            lines.append(f"{name}: {', '.join(map(_numbers, rows))}.")
    return ["Without the texts only the changes can be shown. Sentences by number, base → copy.", *lines]


def _numbers(row: Row) -> str:
    given = [_number(number) for number in (row.base_sentence, row.sentence) if number is not None]
    return " → ".join(given)


def _number(number: int | None) -> str:
    return "–" if number is None else str(number)
