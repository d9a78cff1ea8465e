"""Passes over the lines of a page: each looks at what the passes before it left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.corpus.captions import find_glued, has_caption_verb, is_caption, is_credit
from framing.corpus.credits import (
    find_dateline,
    find_end_credit,
    is_agency_line,
    is_byline,
    is_dateline_alone,
    is_writers_line,
)
from framing.corpus.lines import Line, ends_sentence, fold, is_name, is_prose, length
from framing.corpus.rules import NOT_FOR_TITLES, find_rule
from framing.corpus.titles import same_title

_NONE: frozenset[str] = frozenset()
_WRITERS = re.compile(r"\s*\((?:Additional\s)?(?:Reporting|Writing|Editing)\sby\s[^()]{3,400}\)$")
_END_HEADS = re.compile(
    r"(?:most|trending|recommended|popular|you may|top stories|latest|more (?:popular|stories))\b|.*\bcomments?\b",
    re.IGNORECASE,
)


def cut_by_wording(lines: Sequence[Line], title: str = "") -> list[Line]:
    """Cut the lines that show by their own wording that they are clutter.

    >>> [line.rule for line in cut_by_wording([Line(1, "Talks held"), Line(3, "READ MORE")])]
    ['', 'read_more']
    """
    return [_cut_line(line, index == 0, title) for index, line in enumerate(lines)]


def _cut_line(line: Line, first: bool, title: str) -> Line:
    text = line.text
    if title and same_title(text, title):
        return line
    if is_byline(text):
        return line.cut("byline")
    if text[-1] == ")" and is_dateline_alone(text):
        return line.cut("dateline")
    if not first and is_credit(text):
        return line.cut("credit")
    rule = find_rule(text, NOT_FOR_TITLES if first and length(text) > 2 else _NONE)
    if rule:
        return line.cut(rule)
    if glued := find_glued(text):
        return line.cut("caption", 0, glued)
    if is_caption(text):
        return line.cut("caption")
    writers = _WRITERS.search(text) if text.endswith(")") else None
    return line.cut("contributors", writers.start()) if writers else line


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
        owned = is_name(line.text) or is_agency_line(line.text) and length(line.text) <= 4
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
    prose = [i for i, line in enumerate(lines) if is_prose(line.text)]
    return (prose[0], prose[-1]) if prose else (len(lines), len(lines))


def _cut_top(lines: list[Line], agencies: Sequence[str]) -> list[Line]:
    first = _body(lines)[0]
    for i in range(min(first, len(lines))):
        text = lines[i].text
        if not text:
            continue
        if is_dateline_alone(text) and not is_name(text):
            lines[i] = lines[i].cut("dateline")
        elif is_writers_line(text) or is_agency_line(text, agencies):
            lines[i] = lines[i].cut("byline")
        elif length(text) <= 3 and not ends_sentence(text):
            lines[i] = lines[i].cut("navigation")
    return lines


def cut_tail(lines: Sequence[Line], agencies: Sequence[str] = ()) -> list[Line]:
    """Cut the short lines after the last paragraph of prose: headlines of other reports, labels, names.

    >>> said = "The two ministers met for an hour in Halden."
    >>> [line.rule for line in cut_tail([Line(1, said), Line(3, said), Line(5, "Pilots ask for a say")])]
    ['', '', 'related']
    """
    lines = list(lines)
    if sum(is_prose(line.text) for line in lines) < 2:  # a list of short lines may be all there is
        return lines
    last = _last_paragraph(lines)
    if last < len(lines) and (end := find_end_credit(lines[last].text, agencies)):
        lines[last] = lines[last].cut("byline", end)
    for i in range(last + 1, len(lines)):
        text = lines[i].text
        if not text:
            continue
        if is_agency_line(text, agencies):
            lines[i] = lines[i].cut("byline")
        elif (
            length(text) <= 16
            and text[-1] != ":"
            and (not ends_sentence(text) or length(text) <= 2)
            or _is_after_end(lines, i)
        ):
            lines[i] = lines[i].cut("related")
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


def cut_datelines(lines: Sequence[Line]) -> list[Line]:
    """Cut the dateline that one of the first six paragraphs begins with.

    >>> [line.text for line in cut_datelines([Line(3, "HALDEN (AP) - The ministers met for an hour on Tuesday.")])]
    ['The ministers met for an hour on Tuesday.']
    """
    lines = list(lines)
    page = " ".join(line.text for line in lines)
    prose = [i for i, line in enumerate(lines) if length(line.text) >= 6]
    for i in prose[:6]:
        if end := find_dateline(lines[i].text, page):
            lines[i] = lines[i].cut("dateline", 0, end)
            break
    return lines


def cut_repeats(lines: Sequence[Line]) -> list[Line]:
    """Cut lines that stand twice: a lead that is repeated further down, or the later of two.

    >>> lead = "Velmora and Tassary opened talks on the Ordal strait on Tuesday"
    >>> page = [Line(3, f"{lead}."), Line(5, f"{lead}, in Halden."), Line(7, "The talks were brief.")]
    >>> [line.rule for line in cut_repeats(page)]
    ['repeated_lead', '', '']
    """
    lines = list(lines)
    kept = [i for i, line in enumerate(lines) if line.text]
    folded = {i: fold(lines[i].text) for i in kept}
    for place, i in enumerate(kept[:2]):
        below = kept[place + 1 : place + 4] + [j for j in kept[place + 4 :] if folded[j] == folded[i]]
        if any(_repeats(folded[i], folded[j]) for j in below):
            lines[i] = lines[i].cut("repeated_lead")
    seen: set[str] = set()
    for i in kept:
        if lines[i].text and length(folded[i]) >= 8 and folded[i] in seen:
            lines[i] = lines[i].cut("repeated_line")
        if lines[i].text:
            seen.add(folded[i])
    return lines


def _repeats(lead: str, paragraph: str) -> bool:
    words = length(lead)
    if paragraph == lead:
        return words >= 4
    return words >= 8 and (paragraph.startswith(lead + " ") or (words >= 12 and lead in paragraph))


def join_broken(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Join paragraphs that are one sentence, broken where furniture stood, and note each.

    >>> page = [Line(3, "The envoy said the ships would wait off"), Line(5, "the coast until Monday.")]
    >>> joined, notes = join_broken(page)
    >>> joined[0].text, notes
    ('The envoy said the ships would wait off the coast until Monday.', ['lines 3 and 5 joined: one sentence broken in two'])
    """
    out: list[Line] = []
    notes: list[str] = []
    last = -1  # place in `out` of the paragraph before
    for line in lines:
        if line.text and last >= 0 and _goes_on(out[last].text, line.text):
            notes.append(f"lines {out[last].number} and {line.number} joined: one sentence broken in two")
            out[last] = out[last]._replace(text=f"{out[last].text} {line.text}")
            line = line._replace(text="")
        out.append(line)
        last = len(out) - 1 if line.text else last
    return out, notes


def _goes_on(text: str, after: str) -> bool:
    return length(text) >= 3 and after[0].islower() and not ends_sentence(text) and text[-1] not in ":;*"


def cut_subheads(lines: Sequence[Line]) -> list[Line]:
    """Cut short headings between two paragraphs of prose.

    >>> said = "The two ministers met for an hour in Halden."
    >>> [line.rule for line in cut_subheads([Line(1, said), Line(3, "A quiet hour"), Line(5, said)])]
    ['', 'subhead', '']
    """
    lines = list(lines)
    kept = [i for i, line in enumerate(lines) if line.text]
    for before, i, after in zip(kept, kept[1:], kept[2:], strict=False):
        if _is_subhead(lines[i].text) and is_prose(lines[before].text or "-") and is_prose(lines[after].text):
            lines[i] = lines[i].cut("subhead")
    return lines


def _is_subhead(text: str) -> bool:
    return length(text) <= 7 and not ends_sentence(text) and text[-1] not in ":;," and not text[0].islower()


def count_standfirst(lines: Sequence[Line]) -> int:
    """Count the paragraphs at the beginning that are the standfirst.

    Lines that do not end as a sentence, or a short paragraph that a byline, a
    day, a dateline or a picture parts from the next.

    >>> said = "The two ministers met for an hour in Halden."
    >>> count_standfirst([Line(3, "Ministers look for a way out of the quarrel"), Line(5, said), Line(7, said)])
    1
    """
    kept = [i for i, line in enumerate(lines) if line.text]
    opening = 0
    while opening < len(kept) and opening < 6 and _is_fragment(lines[kept[opening]].text):
        opening += 1
    if opening + 1 >= len(kept):
        return 0
    here, after = kept[opening], kept[opening + 1]
    parted = any(
        cut.rule in ("byline", "published", "dateline") for line in lines[here + 1 : after + 1] for cut in line.cuts
    )
    return opening + (parted and length(lines[here].text) <= 45)


def _is_fragment(text: str) -> bool:
    return length(text) >= 5 and not is_prose(text) and not ends_sentence(text) and text[-1] not in ":;,"
