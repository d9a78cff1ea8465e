"""Paragraphs left once furniture is cut: datelines, repetitions, broken sentences, headings, the standfirst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from framing.corpus.credits import find_dateline
from framing.corpus.lines import Line, ends_sentence, fold, is_prose, length, opening


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
    begins = {i: opening(lines[i].text) for i in kept}
    for place, i in enumerate(kept[:2]):
        alike = [lines[j].text for j in kept[place + 4 :] if begins[j] == begins[i]]
        if _is_repeated(lines[i].text, [lines[j].text for j in kept[place + 1 : place + 4]], alike):
            lines[i] = lines[i].cut("repeated_lead")
    often = {begin for begin, times in Counter(begins.values()).items() if times > 1}
    seen: set[str] = set()
    for i in kept:
        if not lines[i].text or begins[i] not in often:
            continue
        folded = fold(lines[i].text)
        if length(folded) >= 8 and folded in seen:
            lines[i] = lines[i].cut("repeated_line")
        else:
            seen.add(folded)
    return lines


def _is_repeated(text: str, near: Iterable[str], alike: Iterable[str]) -> bool:
    """Say whether a lead stands in one of the next three paragraphs, or is the whole of one further down."""
    lead = fold(text)
    longest = max(lead.split(), key=len, default="")
    below = (paragraph for paragraph in near if longest in paragraph.lower().replace("’", "'"))
    return any(_repeats(lead, fold(paragraph)) for paragraph in below) or any(
        fold(paragraph) == lead and _repeats(lead, lead) for paragraph in alike
    )


def _repeats(lead: str, paragraph: str) -> bool:
    words = length(lead)
    if paragraph == lead:
        return words >= 4
    return words >= 8 and (paragraph.startswith(lead + " ") or (words >= 12 and lead in paragraph))


def join_broken(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Join paragraphs that are one sentence, broken where furniture stood, and note each.

    >>> page = [Line(3, "The envoy said the ships would wait off"), Line(5, "the coast until Monday.")]
    >>> joined, notes = join_broken(page)
    >>> joined[0].text
    'The envoy said the ships would wait off the coast until Monday.'
    >>> notes
    ['lines 3 and 5 joined: one sentence broken in two']
    """
    out: list[Line] = []
    notes: list[str] = []
    last = -1  # place in `out` of the paragraph before
    for line in lines:
        goes_on = bool(line.text) and last >= 0 and _goes_on(out[last].text, line.text)
        if goes_on:
            notes.append(f"lines {out[last].number} and {line.number} joined: one sentence broken in two")
            out[last] = out[last]._replace(text=f"{out[last].text} {line.text}")
        out.append(line._replace(text="") if goes_on else line)
        last = len(out) - 1 if out[-1].text else last
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
    between = {cut.rule for line in lines[here + 1 : after + 1] for cut in line.cuts}
    # a picture may stand below the lead: only a very short paragraph above one is a standfirst
    most = 45 if between & {"byline", "published", "dateline"} else 20 if between & {"caption", "credit"} else 0
    return opening + (length(lines[here].text) <= most)


def _is_fragment(text: str) -> bool:
    return length(text) >= 5 and not is_prose(text) and not ends_sentence(text) and text[-1] not in ":;,"
