"""Bylines and datelines: cut from the text, kept for the agency and the day they name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framing.agencies import find_agencies
from framing.corpus.dates import MONTH
from framing.corpus.lines import ends_sentence, holds, is_name, is_prose, length

_PLAIN = "(?i:" + MONTH.replace("?P<month>", "?:") + ")"
_OPENING = re.compile(
    r"(?:by|from|analysis by|opinion by|perspective by|review by|authored by|written by|reported by|story by"
    r"|posted by|submitted by|contributed by|produced by|with|words by|text by):?\s+(?=[A-ZÀ-Þ@])",
    re.IGNORECASE,
)
# Words of a byline that are no names: offices, joints, days
_JOINTS = frozenset(
    "and for in of the at on via with de la van von bin al der a an to from staff writer writers "
    "correspondent correspondents reporter reporters editor editors author columnist contributor "
    "contributing senior chief special foreign political diplomatic news desk agency agencies bureau "
    "report reports am pm et published updated posted email follow our web online national world affairs "
    "security service press team by large editor-at-large opinion e-mail".split()
)
# "A. Writer, Northline News Published 7:55 p.m. July 15, 2031", "Meridian Press — By A. WRITER"
_STAMPED = re.compile(
    r"(?!Published|Posted|Updated)[^\W\d].*\b(?:Published|Posted|Updated)\b.*\d{4}|[^\W\d].*\s[—–|-]\s(?:By|by)\s[A-Z]"
)
_NOON = re.compile(r"\s[ap]\.m\.$")
_TOKEN = re.compile(r"[^\s|•·—–,;:/()&]+")


def _in_capitals(text: str) -> bool:
    """Every word begins with a capital, a figure or a sign, or belongs to bylines."""
    for token in _TOKEN.findall(text):
        first = token[0]
        known = token.lower().strip(".") in _JOINTS or "@" in token or "." in token.strip(".")
        if first.islower() and not known and not re.fullmatch(r"(?i:[ap]\.?m\.?)|" + _PLAIN, token):
            return False
    return True


def is_byline(text: str) -> bool:
    """Say whether a line says who wrote the report, and nothing else.

    >>> is_byline("By A. Writer and B. Reporter, Associated Press"), is_byline("By Tuesday the ships had left.")
    (True, False)
    """
    if length(text) > 28:
        return False
    opening = _OPENING.match(text)
    if not opening:
        stamped = holds(text, ("Published", "Posted", "Updated", "By", "by")) and _STAMPED.match(text)
        return bool(stamped) and _in_capitals(text) and not ends_sentence(text)
    rest = text[opening.end() :]
    return _in_capitals(rest) and not (ends_sentence(rest) and length(rest) > 6)


def is_agency_line(text: str, further: Iterable[str] = ()) -> bool:
    """Say whether a line is an agency's name, alone or with its writers and a day.

    >>> is_agency_line("The Associated Press"), is_agency_line("A. Writer and B. Reporter, Associated Press")
    (True, True)
    >>> is_agency_line("Reuters reported the talks had failed")
    False
    """
    if length(text) > 23:
        return False
    text = _NOON.sub("", text) if text.endswith(".m.") else text
    named = length(text) <= 22 and bool(find_agencies(text, further))
    return named and not ends_sentence(text) and _in_capitals(text)


def is_writers_line(text: str) -> bool:
    """Say whether a line is one name or several, with an office or a day at most.

    >>> is_writers_line("Ines Maddow"), is_writers_line("INES MADDOW and CORIN VALE"), is_writers_line("Talks begin")
    (True, True, False)
    """
    if length(text) > 18 or ends_sentence(text):
        return False
    names = re.split(r",\s|\s(?:and|&)\s|\s[|•]\s?|\s(?=Published|Posted|Updated)", text)
    return (
        is_name(names[0].strip())
        and all(is_name(n.strip()) or _in_capitals(n) for n in names[1:])
        and length(names[0]) <= 4
    )


_PLACE = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'/-]*(?:\s(?:de|al|of|la|el|[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'-]*)){0,3}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'/-]{2,}(?:[\s/][A-ZÀ-Þ][A-ZÀ-Þ.’'-]+){0,3}"
_REGION = r"(?:,\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2}){0,2}"
_DAY = rf"(?:,?\s(?:\d{{1,2}}\s{_PLAIN}|{_PLAIN}\s\d{{1,2}})(?:,?\s\d{{4}})?)?"
_IN_BRACKETS = r"\s?\((?P<agency>[A-Z][\w.’'/&\s-]{1,40})\)"
_DASH = r"\s?(?:[-–—]{1,3}|:)\s*"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # Halden, March 4 (AP) - The talks
        rf"{_PLACE}{_REGION}{_DAY}{_IN_BRACKETS}(?:{_DASH}|\s+(?=[A-Z\"“‘']))",
        # (AP) - The talks
        rf"\((?P<agency>[A-Z]{{2,5}}|Reuters|REUTERS|Xinhua|Bloomberg)\)(?:{_DASH}|\s+(?=[A-Z\"“]))",
        # HALDEN, Tassary - The talks
        rf"{_CAPITALS}{_REGION}{_DAY}(?:,\s(?P<agency>[A-Z][\w-]+))?\s?(?:[-–—]{{1,3}})\s*(?=\S)",
        rf"{_PLACE}{_REGION}{_DAY}\s?(?:[-–—]{{1,3}}|:)\s?(?P<agency>AFP|AP|Reuters|UPI)\s?(?:[-–—]{{1,3}}|:)\s*",
        # Halden, March 4: The talks
        rf"{_PLACE},\s(?:\d{{1,2}}\s{_PLAIN}|{_PLAIN}\s\d{{1,2}})\s?[-–—:]{{1,3}}\s*(?=[A-Z\"“])",
    )
)
_COLON = re.compile(r"(?P<place>[A-ZÀ-Þ][a-zà-ÿ]+(?:\s[A-ZÀ-Þ][a-zà-ÿ]+)?)(?:/[A-Z][a-z]+)?:\s+(?=[A-Z\"“])")
_ALONE = re.compile(rf"{_CAPITALS}{_REGION}|(?:{_PLACE}{_REGION}\s)?\((?:[A-Z]{{2,5}}|Reuters)\)(?:\s?[-–—]+)?")


def find_dateline(text: str, page: str = "") -> int:
    """Find the length of the dateline that a paragraph begins with; 0 where there is none.

    Parameters
    ----------
    text : str
        One of the first paragraphs of prose.
    page : str
        The whole page. "Halden: The talks ..." is taken for a dateline only
        where the page also says "in Halden" or "to Halden": "Analysis: The
        talks ..." is none.

    Examples
    --------
    >>> find_dateline("HALDEN, March 4 (Meridian) - The two ministers met again.")
    29
    >>> find_dateline("Halden: The ministers met for an hour on Tuesday.", "came to Halden")
    8
    >>> find_dateline("Analysis: The end.")
    0
    """
    for pattern in _DATELINES:
        match = pattern.match(text)
        if match and match.end() <= 90 and match.end() < len(text):
            return match.end()
    colon = _COLON.match(text)
    if colon and is_prose(text) and re.search(rf"\b(?:in|to|at|from|near)\s{re.escape(colon['place'])}\b", page):
        return colon.end()
    return 0


_END = re.compile(
    r"(?<=[.!?”\"’])\s*[-–—]*\s*\((?P<agency>[^()]{2,40})\)$|(?<=[.!?”\"’])\s+[-–—]{1,2}\s?(?P<other>[\w/ ,-]{2,30})$"
)


def find_end_credit(text: str, further: Iterable[str] = ()) -> int:
    """Find where an agency's credit begins at the end of the last paragraph; 0 where there is none.

    >>> text = "The talks go on. (PTI)"
    >>> text[find_end_credit(text) :].strip()
    '(PTI)'
    """
    match = _END.search(text, max(len(text) - 60, 0))
    if not match:
        return 0
    named = (match["agency"] or match["other"]).strip()
    return match.start() if is_agency_line(named, further) else 0


def is_dateline_alone(text: str) -> bool:
    """Say whether a line is a place in capitals, or a place with an agency in brackets.

    >>> is_dateline_alone("HALDEN, Tassary"), is_dateline_alone("Halden (AP)"), is_dateline_alone("Halden")
    (True, True, False)
    """
    return length(text) <= 6 and bool(_ALONE.fullmatch(text))
