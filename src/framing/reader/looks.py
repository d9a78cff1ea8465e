"""How reports look in the reader: every inline style in one place.

Struck and underlined tell old from new without any colour; the ground under them only helps the eye.
Values are those that JupyterLab lets through: it drops "underline dotted" and text-decoration-color.
"""

from __future__ import annotations

from framing.html_output import GREY, INK, PAPER

LINE = "#d0d0d0"
FONT = "font-family:Helvetica,Arial,sans-serif"

FRAME = f"background:{PAPER};color:{INK};{FONT};padding:6px 8px;max-width:1180px"
# Narrower than this the four columns cannot be read: the table scrolls instead, and what stands above
# it does not, for a heading of which half is out of sight is not read at all.
SCROLLED = f"overflow-x:auto;background:{PAPER}"
TABLE = (
    f"border-collapse:collapse;background:{PAPER};color:{INK};font-size:14px;line-height:1.45;"
    "width:100%;min-width:600px;margin:0;table-layout:fixed"
)
LEDGER = f"border-collapse:collapse;background:{PAPER};color:{INK};font-size:13px;line-height:1.4;margin:0"
CAPTION = f"caption-side:top;text-align:left;background:{PAPER};color:{GREY};font-size:12px;padding:8px 0 6px 0"
TITLE = f"background:{PAPER};color:{INK};font-size:17px;font-weight:bold;line-height:1.3;margin:0 0 4px 0"
SAID = f"background:{PAPER};color:{INK};font-size:13px;line-height:1.5;margin:0 0 3px 0"
LEGEND = f"background:{PAPER};color:{GREY};font-size:12px;line-height:1.7;margin:6px 0 0 0"

_CELL = f"background:{PAPER};text-align:left;vertical-align:top;white-space:normal;overflow-wrap:break-word"
_ROW = f"{_CELL};border:0;border-bottom:1px solid {LINE}"
HEAD = f"{_CELL};color:{INK};border:0;border-bottom:2px solid {INK};padding:4px 14px 4px 0;font-weight:bold"
UNDER_HEAD = f"background:{PAPER};color:{GREY};font-size:12px;font-weight:normal"
FATE = f"{_ROW};color:{INK};font-size:12px;font-weight:bold;padding:8px 10px 8px 0"
PALE_FATE = f"{_ROW};color:{GREY};font-size:12px;font-weight:normal;padding:8px 10px 8px 0"
NUMBERS = f"background:{PAPER};color:{GREY};font-size:12px;font-weight:normal;white-space:nowrap"
TEXT = f"{_ROW};color:{INK};line-height:1.45;padding:7px 18px 7px 0"
HEADLINE = f"{TEXT};font-weight:bold;font-size:15px;line-height:1.35"
NOTES = f"{_ROW};color:{INK};font-size:12px;line-height:1.4;padding:8px 0"
NOTE = f"background:{PAPER};color:{INK};margin:0 0 4px 0"
PALE_NOTE = f"background:{PAPER};color:{GREY};margin:0 0 4px 0"
ABSENT = f"background:{PAPER};color:{GREY};font-style:italic"
KIND = f"background:{PAPER};color:{INK};font-weight:bold"

# The ground tells the eye where to look; ink stays black, for blue and underlined it would pass for a link.
_LOUD, _PINK, _BLUE = "#8f1d14", "#f7d9d2", "#cfe3f3"
STRUCK = f"background:{_PINK};color:{INK};text-decoration:line-through"
INSERTED = f"background:{_BLUE};color:{INK};text-decoration:underline"
LOUD_STRUCK = f"background:{_LOUD};color:{PAPER};text-decoration:line-through;padding:0 2px"
LOUD_INSERTED = f"background:{_LOUD};color:{PAPER};text-decoration:underline;padding:0 2px"
PALE_STRUCK = f"background:{PAPER};color:{GREY};text-decoration:line-through"
PALE_INSERTED = f"background:{PAPER};color:{GREY};text-decoration:underline"
WHOLE_STRUCK = f"background:#fdf3f0;color:{GREY};text-decoration:line-through"
WHOLE_INSERTED = f"background:#eef5fb;color:{INK};text-decoration:underline"
BADGE = f"background:{_LOUD};color:{PAPER};font-weight:bold;padding:1px 5px"
LOUD_KIND = f"background:{PAPER};color:{_LOUD};font-weight:bold"

PLACE = f"background:{PAPER};color:{INK};font-weight:bold"
LOUD_PLACE = f"background:{_LOUD};color:{PAPER};font-weight:bold;padding:0 2px"
PALE_PLACE = f"background:{PAPER};color:{GREY}"
LABEL = f"background:{PAPER};color:{INK};font-size:11px;font-weight:bold;vertical-align:super;line-height:1"
LOUD_LABEL = f"background:{PAPER};color:{_LOUD};font-size:11px;font-weight:bold;vertical-align:super;line-height:1"
PALE_LABEL = f"background:{PAPER};color:{GREY};font-size:11px;vertical-align:super;line-height:1"

ENTRY = f"{_ROW};color:{INK};padding:6px 18px 6px 0"
PALE_ENTRY = f"{_ROW};color:{GREY};padding:6px 18px 6px 0"

# A report to read. What each mark means shows without colour: own loaded words are bold and underlined,
# quoted ones only underlined, indirect speech is dotted, the agency's text has a double rule at its left.
# Label and note of each say it in words; a printer that leaves out grounds takes nothing away. Cells take
# from their table what they can, so that the page of a long report stays light.
SUBTITLE = f"background:{PAPER};color:{INK};font-size:14px;font-weight:bold;line-height:1.3;margin:16px 0 4px 0"
KEYS = f"background:{PAPER};color:{INK};font-size:12px;line-height:1.9;margin:6px 0 0 0;padding:0;list-style-type:none"
KEY = "display:inline-block;margin:0 18px 0 0"
LINK = f"background:{PAPER};color:#0b5394;text-decoration:underline"

_AGENCY, _SPEECH = "#f4efe2", "#d6e6f5"
_CELL_OF_REPORT = "text-align:left;vertical-align:top"
_SMALL = "font-size:12px;font-weight:normal;line-height:1.4"
REPORT = f"{TABLE};overflow-wrap:break-word"
MARGIN = f"background:{PAPER};{_CELL_OF_REPORT};{_SMALL};padding:4px 8px 3px 0"
OWN_TEXT = f"background:{PAPER};{_CELL_OF_REPORT};line-height:1.45;padding:3px 16px 3px 12px"
AGENCY_TEXT = (
    f"background:{_AGENCY};{_CELL_OF_REPORT};line-height:1.45;padding:3px 16px 3px 10px;border-left:4px double {INK}"
)
ASIDE = f"background:{PAPER};{_CELL_OF_REPORT};{_SMALL};padding:4px 0 3px 12px"
NEW_PARAGRAPH = f"border-top:1px solid {LINE}"
BIG = "font-weight:bold;font-size:16px"
NO_TEXT = "font-style:italic;font-size:13px;font-weight:normal"
NOTE_OF_MARK = "margin:0 0 4px 0"

QUOTED = f"background:{_SPEECH};color:{INK};quotes:none"
INDIRECT = "border-bottom:2px dotted #4a6f93"
PASSIVE = f"border-bottom:1px dashed {INK}"
LOADED = f"background:#ffdf80;color:{INK};font-weight:bold;text-decoration:underline"
LOADED_QUOTED = f"background:{_SPEECH};color:{INK};text-decoration:underline"
MARK_LABEL = "font-size:11px;font-weight:bold;line-height:1;vertical-align:super;padding:0 1px"
AGENCY_KEY = f"background:{_AGENCY};color:{INK};border-left:4px double {INK};padding:0 4px"

TONE = "white-space:nowrap"
SCORE = "display:inline-block;width:36px"
BAR = f"display:inline-block;border-top:8px solid {GREY}"
ZERO = f"1px solid {INK}"

# Lists beneath a report.
LISTED = f"background:{PAPER};text-align:left;vertical-align:top;padding:3px 18px 3px 0;border-top:1px solid {LINE}"
LISTED_HEAD = f"{LISTED};font-weight:normal"

# Reports side by side.
COLUMNS = f"background:{PAPER};display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start;margin:8px 0 0 0"
COLUMN = f"background:{PAPER};min-width:0"
BESIDE = (
    f"border-collapse:collapse;background:{PAPER};color:{INK};font-size:14px;line-height:1.45;width:100%;margin:0;"
    "table-layout:fixed;overflow-wrap:break-word"
)
ROW_HEAD = f"{MARGIN};{NEW_PARAGRAPH}"
ELSEWHERE = f"{OWN_TEXT};{NEW_PARAGRAPH};font-size:12px"
IN_CELL = f"{_SMALL};margin:0 0 2px 0"
NOTES_IN_CELL = f"{_SMALL};margin:3px 0 0 0"
