"""Days and times that stand on lines of their own: of publication, of an update, or of the page's clock."""

from __future__ import annotations

import re

from framing.corpus.dates import MONTHS

_WORDS = re.compile(r"[^\W\d_]+")
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)
_STAMPED = frozenset("published posted updated update modified yesterday today".split())
_BESIDE = frozenset(
    "am pm a m p et est edt cet cest ct cst cdt mt mst mdt pt pst pdt bst gmt utc ist st nd rd th at on "
    "of t z eastern central noon midnight ago hr hrs hour hours min mins minute minutes sec second "
    "seconds day days week weeks less than one an first last originally created date time comment "
    "comments by".split()
)
_KNOWN = frozenset({*_WEEKDAYS, *_STAMPED, *_BESIDE, *MONTHS})
_FIGURE = re.compile(r"\d")
_TIME = re.compile(r"\d{1,2}[:.]\d\d|\d ?[ap]\.?m\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\d+[/.-]\d+[/.-]\d{4}|\d{4}-\d\d-\d\d")
_SECTION = re.compile(
    r"(?:[A-Z][\w./&’'-]*,?\s+){1,5}(?:\|\s*)?(?P<stamp>(?:\d|\w{3,9}\.?,?\s+\d)[\w\s,.:/|-]*(?:\d{4}[\w\s,.:|]*|\bago))"
)
_POSTED = re.compile(r"(?:Published|Posted|Updated)\b.{0,12}\d.*\d{4}.{0,6}\bby\s[A-Z].{2,40}")
_CLOCK = re.compile(
    r"(?=.*\d).{4,40}\s(?:[A-Z][a-z]+\s){0,2}(?:[Tt]ime|[Tt]iming)\W*|.*\b\d+[\s-][Dd]ay\s[Ff]orecast\W*"
    r"|(?:[Pp]age\s)?(?:[Ss]aved|[Pp]rinted|[Rr]etrieved|[Aa]ccessed|[Aa]rchived)(?:\son|:)?\s.*\d{4}.*"
    r"|[Tt]oday(?:\sis|[’']s\sdate\sis|:)\s.*\d{4}.*"
)


def is_clock(text: str) -> bool:
    """Say whether a line is the clock of a page: the moment it was saved, which says nothing of the report.

    >>> is_clock("04-11-2032 09:41 AM Halden Time"), is_clock("Posted: 10:30 AM, July 15, 2031")
    (True, False)
    """
    return bool(_FIGURE.search(text) and _CLOCK.fullmatch(text)) and bool(
        _TIME.search(text) or "orecast" in text or re.search(r"\d{4}", text)
    )


def is_time_stamp(text: str) -> bool:
    """Say whether a line is a day, a time, or both, a section's or an outlet's name before it allowed.

    >>> is_time_stamp("Posted: 10:30 AM, July 15, 2031"), is_time_stamp("3 hours ago"), is_time_stamp("May 7 talks")
    (True, True, False)
    >>> is_time_stamp("The Merrow Courier, 3 October 2031, 17:05"), is_time_stamp("Summer Games 2031")
    (True, False)
    """
    return (
        _is_bare(text)
        or _is_section(text)
        or bool(text.startswith(("Published", "Posted", "Updated")) and _POSTED.fullmatch(text))
    )


def _is_bare(text: str) -> bool:
    small = text.lower()
    if any(word[0] not in _KNOWN for word in _WORDS.finditer(small)):  # mostly the first word tells
        return False
    words = _WORDS.findall(small)
    if any(w in _STAMPED for w in words):
        return True
    if not any(c.isdigit() for c in text):
        return words[-2:] == ["hour", "ago"]
    if _TIME.search(text) or _NUMERIC.search(text) or "ago" in words:
        return True
    # "May 2031" and "Monday" may be headings; a day needs its number beside the month
    return any(w in MONTHS for w in words) and len(re.findall(r"\d+", text)) > 1


def _is_section(text: str) -> bool:
    match = _SECTION.fullmatch(text) if _FIGURE.search(text) else None
    return bool(match and (_TIME.search(text) or "ago" in text) and _is_bare(match["stamp"]))
