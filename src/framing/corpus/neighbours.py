"""Lines that are clutter by what stands beside them, above or below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.corpus.captions import has_caption_verb
from framing.corpus.credits import find_end_credit, is_agency_line, is_dateline_alone, is_writers_line
from framing.corpus.lines import Line, ends_sentence, is_name, is_prose, length

_END_HEADS = re.compile(
    r"(?:most|trending|recommended|popular|you may|top stories|latest|more (?:popular|stories))\b|.*\bcomments?\b",
    re.IGNORECASE,
)


def cut_neighbours(lines: Sequence[Line], agencies: Sequence[str] = ()) -> list[Line]:
    """Cut the lines that are clutter by what stands beside them.

    >>> page = [Line(1, "The envoy leaves the palace in Halden."), Line(2, "Photo: Ines Maddow").cut("credit")]
    >>> [line.rule for line in cut_neighbours(page)]
    ['caption', 'credit']
    """
    lines = _cut_captions(list(lines))
    lines = _cut_embeds(lines)
    lines = _cut_related(lines)
    return _cut_top(lines, agencies)


def _cut_captions(lines: list[Line]) -> list[Line]:
    """A caption stands beside its credit: before it, or after it; the photographer's name alone may be the credit."""
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else None
        if not line.text or before is None:
            continue
        owned = is_name(line.text) or length(line.text) <= 4 and is_agency_line(line.text)
        if owned and (before.rule in ("caption", "credit") or _may_be_caption(before)):
            lines[i] = line.cut("credit")
            lines[i - 1] = before if before.rule else before.cut("caption")
    rules = [line.rule for line in lines]
    for i, line in enumerate(lines):
        beside = "credit" in rules[max(i - 1, 0) : i + 2]
        if line.text and beside and _may_be_caption(line):
            lines[i] = line.cut("caption")
    return lines


def _may_be_caption(line: Line) -> bool:
    return 4 <= length(line.text) <= 45 and not line.text.startswith(('"', "“")) and has_caption_verb(line.text)


# What messages have and narration lacks; without it the line may be the outlet's own, above a message that is missing
_MESSAGE = re.compile(
    r"[@#]\w|https?:|pic\.twitter|[\U0001f300-\U0001faff]|^\.\.\.|\.\.\.$|^BREAKING"
    r"|(?<![\"“‘'])\b(?:I|[Ww]e|[Mm]y|[Oo]ur|NEVER)\b"
)


def _cut_embeds(lines: list[Line]) -> list[Line]:
    """The line above "— Name (@handle) day" is the message embedded: another's words, in no quotation marks."""
    for i, (line, after) in enumerate(zip(lines, lines[1:], strict=False)):
        signed = after.rule == "embed" and after.cuts[-1].text[0] in "—–-"
        if line.text and signed and length(line.text) <= 65 and _MESSAGE.search(line.text):
            lines[i] = line.cut("embed")
    return lines


def _cut_related(lines: list[Line]) -> list[Line]:
    """Headlines under "Related stories" go with it."""
    listing = False
    for i, line in enumerate(lines):
        if line.text:
            listing = (
                listing and 3 <= length(line.text) <= 20 and not ends_sentence(line.text) and line.text[0].isupper()
            )
            lines[i] = line.cut("related") if listing else line
        elif line.rule == "related":
            listing = True
    return lines


def _body(lines: Sequence[Line]) -> tuple[int, int]:
    """Places of the first and the last paragraph of prose."""
    places = range(len(lines))
    first = next((i for i in places if is_prose(lines[i].text)), len(lines))
    return first, next((i for i in reversed(places) if is_prose(lines[i].text)), len(lines))


def _cut_top(lines: list[Line], agencies: Sequence[str]) -> list[Line]:
    """Cut names, places and labels above the first paragraph; further down only writers with their agency."""
    first = _body(lines)[0]
    rules = [
        _top_rule(line.text, agencies) if i < first else _body_rule(line.text, agencies) for i, line in enumerate(lines)
    ]
    return [line.cut(rule) if rule else line for line, rule in zip(lines, rules, strict=True)]


def _top_rule(text: str, agencies: Sequence[str]) -> str:
    if not text:
        return ""
    if is_dateline_alone(text) and not is_name(text):
        return "dateline"
    if is_writers_line(text) or is_agency_line(text, agencies):
        return "byline"
    return "navigation" if length(text) <= 3 and not ends_sentence(text) else ""


def _body_rule(text: str, agencies: Sequence[str]) -> str:
    """A name alone may be a heading here; a name with an agency is not."""
    return "byline" if text and is_writers_line(text) and is_agency_line(text, agencies) else ""


def cut_tail(lines: Sequence[Line], agencies: Sequence[str] = ()) -> list[Line]:
    """Cut the short lines after the last paragraph of prose: headlines of other reports, labels, names.

    >>> said = "The two ministers met for an hour in Halden."
    >>> [line.rule for line in cut_tail([Line(1, said), Line(3, said), Line(5, "Pilots ask for a say")])]
    ['', '', 'related']
    """
    lines = _cut_end_credit(list(lines), agencies)
    if sum(is_prose(line.text) for line in lines) < 2:  # a list of short lines may be all there is
        return lines
    last = _last_paragraph(lines)
    for i in range(last + 1, len(lines)):
        text = lines[i].text
        if not text:
            continue
        if is_agency_line(text, agencies):
            lines[i] = lines[i].cut("byline")
        elif _is_leftover(text) or _is_after_end(lines, i):
            lines[i] = lines[i].cut("related")
    return lines


def _is_leftover(text: str) -> bool:
    return length(text) <= 16 and text[-1] != ":" and (not ends_sentence(text) or length(text) <= 2)


def _cut_end_credit(lines: list[Line], agencies: Sequence[str]) -> list[Line]:
    """Cut the "(PTI)" that one of the last paragraphs ends with."""
    for i in [i for i, line in enumerate(lines) if line.text][-4:]:
        if end := find_end_credit(lines[i].text, agencies):
            lines[i] = lines[i].cut("byline", end)
    return lines


def _is_after_end(lines: Sequence[Line], i: int) -> bool:
    heads = [line for line in lines[max(i - 12, 0) : i] if line.rule == "related"]
    return any(_END_HEADS.match(line.cuts[-1].text) for line in heads)


def _last_paragraph(lines: Sequence[Line]) -> int:
    """The last paragraph: teasers of under 25 words below "Most popular" are none."""
    last = _body(lines)[1]
    while last < len(lines) and length(lines[last].text) < 25 and _is_after_end(lines, last):
        last = next((i for i in range(last - 1, -1, -1) if is_prose(lines[i].text)), len(lines))
    return last
