"""The notes beside a row: its changes in words, for those who cannot hover."""

from __future__ import annotations

from html import escape

from framing.html_output import element
from framing.reader import looks
from framing.reader.copies.changes import NOT_FRAMING, Change, kind_name, remarks, wording


def notes_html(changes: list[Change]) -> str:
    """Notes on the changes of a row: an alarm where a quotation was changed, style last and in one line."""
    pale = [change for change in changes if change.is_style]
    notes = [element("div", _note(change), looks.NOTE) for change in changes if not change.is_style]
    if any(change.is_loud for change in changes):
        notes.insert(0, element("div", element("span", "quotation changed", looks.BADGE), looks.NOTE))
    if pale:
        notes.append(element("div", "; ".join(map(_pale_note, pale)) + f" ({NOT_FRAMING})", looks.PALE_NOTE))
    return "".join(notes)


def _note(change: Change) -> str:
    kind = element("span", escape(kind_name(change)), looks.LOUD_KIND if change.is_loud else looks.KIND)
    return f"{element('b', escape(change.label))} {kind}: {_rest(change)}"


def _pale_note(change: Change) -> str:
    return f"{escape(change.label)} {escape(kind_name(change))}: {_rest(change)}"


def _rest(change: Change) -> str:
    return escape(" · ".join([wording(change), *remarks(change)]))
