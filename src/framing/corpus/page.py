"""A page as read, to its title, its text, and everything cut from it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from framing.agencies import find_agencies, join_agencies
from framing.corpus.dates import read_day
from framing.corpus.lines import Cut, is_prose, page_lines, removed_from, unwrap
from framing.corpus.neighbours import cut_neighbours, cut_tail
from framing.corpus.paragraphs import count_standfirst, cut_datelines, cut_repeats, cut_subheads, join_broken
from framing.corpus.titles import take_title
from framing.corpus.wording import cut_by_wording


class Page(NamedTuple):
    """What a page holds. `notes` are pairs of a column and what to know of it."""

    title: str
    text: str
    standfirst_end: int
    published: date | None
    agency: str
    outlet: str
    removed: tuple[Cut, ...]
    notes: tuple[tuple[str, str], ...]


def clean_page(text: str, title: str = "", agencies: Iterable[str] = ()) -> Page:
    r"""Cut the clutter from a page and read what it says of itself.

    Every character of the page but white space ends in the title, the text or
    `removed`.

    Parameters
    ----------
    text : str
        The page, decoded; each line or block a paragraph, or a line of furniture.
    title : str
        The headline where it is known; else the first line that can be one.
    agencies : iterable of str
        Names of agencies beside the known ones.

    Returns
    -------
    Page
        Paragraphs of `text` separated by an empty line; `published`, `agency`
        and `outlet` as the page names them, empty where it does not.

    Examples
    --------
    >>> page = clean_page("Talks held\n\nHALDEN (AP) - The ministers met on Tuesday for an hour.\n\nREAD MORE")
    >>> page.title, page.agency, [cut.rule for cut in page.removed]
    ('Talks held', 'AP', ['dateline', 'read_more'])
    >>> page.text
    'The ministers met on Tuesday for an hour.'
    """
    further = tuple(agencies)
    lines = unwrap(page_lines(text))
    lines = cut_by_wording(lines, title)
    lines, own, before = take_title(lines, title)
    lines = cut_neighbours(lines, further)
    lines = cut_datelines(lines)
    lines = cut_repeats(lines)
    lines, joined = join_broken(lines)
    lines = cut_tail(lines, further)
    lines = cut_subheads(lines)
    standfirst = count_standfirst(lines)
    kept = [line.text for line in lines if line.text]
    cuts = removed_from(before + lines)
    body = next((line.number for line in lines if is_prose(line.text)), 0)
    published, problem = find_published(cuts, body)
    outlet, named = find_outlet(cuts, further)
    notes = [*(("text", note) for note in joined), *problem, *named]
    return Page(
        title or own,
        "\n\n".join(kept),
        len("\n\n".join(kept[:standfirst])),
        published,
        find_credit(cuts, further),
        outlet,
        tuple(sorted(cuts, key=lambda cut: cut.line)),
        tuple(notes),
    )


_UPDATED = re.compile(r"\W*(?:last\s)?(?:updated?|modified)\b", re.IGNORECASE)
_SAID = re.compile(r"\W*(?:first\s|originally\s)?(?:published|posted)\b", re.IGNORECASE)
_STAMPED = re.compile(r"\d{4}|\d[/.-]\d")


def find_published(cuts: Sequence[Cut], body: int = 0) -> tuple[date | None, list[tuple[str, str]]]:
    """Find the day of publication in the lines cut as published or byline.

    A day that a page gives only as that of an update is not taken. Nor is the
    page's clock, which stands under another rule, nor a bare day below the line
    `body` where the report begins: it may be that of another report.

    >>> str(find_published([Cut(2, "published", "7th May 2031, Comments 0 comments")])[0])
    '2031-05-07'
    >>> find_published([Cut(2, "published", "Updated May 8, 2031")])
    (None, [('published', 'unknown: the page names only the day of an update, 2031-05-08 (line 2)')])
    """
    stamps = [cut for cut in cuts if cut.rule in ("published", "byline", "dateline") and _STAMPED.search(cut.text)]
    stamps = [cut for cut in stamps if not body or cut.line <= body or _SAID.match(cut.text)]
    problems = []
    for cut in stamps:
        reading = read_day(cut.text)
        if reading.day and not _UPDATED.match(cut.text):
            return reading.day, [("published", f"{reading.day}: the page's line {cut.line}")]
        if reading.day:
            problems.append(f"the page names only the day of an update, {reading.day} (line {cut.line})")
        elif reading.problem != "no day with a year":
            problems.append(f"{reading.problem} (line {cut.line})")
    return None, [("published", f"unknown: {'; '.join(problems[:2]) or 'the page names no day of publication'}")]


def find_credit(cuts: Sequence[Cut], further: Iterable[str] = ()) -> str:
    """Name the agencies credited in bylines, datelines and copyright lines.

    >>> find_credit([Cut(1, "credit", "Photo: Reuters"), Cut(9, "copyright", "© 2031 AFP")])
    'AFP'
    """
    credited = [cut for cut in cuts if cut.rule in ("byline", "dateline", "copyright")]
    return join_agencies(name for cut in credited for name in find_agencies(cut.text, further))


_CROSS = re.compile(r"More from (?P<outlet>[A-Z][\w.’'& -]{1,40}?)\s?:")
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*(?:©"
    r"|\(c\)))?\s*(?:\d{4}(?:[-–]\d{4})?)?,?\s*(?:by\s)?(?P<outlet>[A-ZÀ-Þ][\w’'& -]{1,40}?)(?=\s*(?:\d{4}|,"
    r"|\.|\||\(|all rights|ltd|inc|llc|$))",
    re.IGNORECASE,
)


def find_outlet(cuts: Sequence[Cut], further: Iterable[str] = ()) -> tuple[str, list[tuple[str, str]]]:
    """Find the outlet that a page names as its own: in cross-links, or in the copyright line.

    >>> find_outlet([Cut(9, "cross_link", "More from Lantern Daily: Pilots ask for a say")])[0]
    'Lantern Daily'
    >>> find_outlet([Cut(9, "copyright", "© 2031 Meridian")], ["Meridian"])[0]
    ''
    """
    for rule, pattern, where in (("cross_link", _CROSS, "cross-links"), ("copyright", _HOLDER, "copyright line")):
        found = [m for cut in cuts if cut.rule == rule and (m := pattern.match(cut.text))]
        names = dict.fromkeys(m["outlet"].strip() for m in found)
        names = {name: None for name in names if not find_agencies(name, further)}
        if len(names) == 1:
            name = next(iter(names))
            return name, [("outlet", f"{name}: the page's {where}")]
    return "", [("outlet", "unknown: the page does not name its outlet; a manifest can")]
