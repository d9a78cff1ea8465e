"""Days as pages write them, read only where they can mean one day."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
        "september sept sep|october oct|november nov|december dec".split("|"),
        start=1,
    )
    for name in names.split()
}
# The month's name with an optional point: "Sept. 3"
MONTH = (
    r"(?P<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?))\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<!\d){_YEAR}[/.](?P<month>\d\d?)[/.](?P<day>\d\d?)(?!\d)",
        rf"(?<!\d){_DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{_YEAR}(?!\d)",
        rf"\b{MONTH}\s*{_DAY},?\s+(?:at\s+)?{_YEAR}(?!\d)",
        rf"(?<!\d){_YEAR},?\s+{MONTH}\s+{_DAY}(?!\d)",
    )
)
_NUMERIC = re.compile(r"(?<![\d/.-])(?P<a>\d\d?)(?P<mark>[/.-])(?P<b>\d\d?)(?P=mark)" + _YEAR + r"(?!\d)")
_PACKED = re.compile(r"(?<!\d)" + _YEAR + r"(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_IN_ADDRESS = re.compile(r"/" + _YEAR + r"[/-](?P<month>[01]?\d)[/-](?P<day>[0-3]?\d)(?:[/-]|$)")


class Reading(NamedTuple):
    """A day read from words; `problem` says why there is none."""

    day: date | None
    problem: str = ""


def read_day(text: str) -> Reading:
    """Read the first day that a short text names.

    ISO dates, dates with the month's name and a year, and numeric dates whose
    order is certain because one number exceeds 12. A day without a year, or
    with an uncertain order, is not read.

    Parameters
    ----------
    text : str
        A line such as "Published 7th May 2013", or a cell of a table.

    Returns
    -------
    Reading
        With a day, or the reason why there is none.

    Examples
    --------
    >>> str(read_day("Posted: 10:30 AM, Sept. 3, 2031").day), str(read_day("27/04/2031 18:05").day)
    ('2031-09-03', '2031-04-27')
    >>> read_day("03/05/2031").problem
    "'03/05/2031' may be 3 May or 5 March"
    >>> read_day("May 7").problem
    'no day with a year'
    """
    for form in _FORMS:
        for match in form.finditer(text):
            day = _made(match["year"], match["month"], match["day"])
            if day:
                return Reading(day)
    numeric = _NUMERIC.search(text)
    return _numeric_day(numeric) if numeric else Reading(None, "no day with a year")


def read_cell(text: str) -> Reading:
    """Read the day in a cell of a table, where packed days are written too.

    >>> str(read_cell("20310903").day), str(read_cell("2031-09-03T18:05:00Z").day)
    ('2031-09-03', '2031-09-03')
    """
    packed = _PACKED.fullmatch(text.strip()[:8]) if text.strip()[:8].isdigit() else None
    day = _made(packed["year"], packed["month"], packed["day"]) if packed else None
    return Reading(day) if day else read_day(text)


def day_in_address(url: str) -> date | None:
    """Read the day that is part of a page's address.

    >>> str(day_in_address("https://courier.example/news/2031/03/04/talks.html"))
    '2031-03-04'
    >>> day_in_address("https://courier.example/news/1234567.html") is None
    True
    """
    match = _IN_ADDRESS.search(url)
    return _made(match["year"], match["month"], match["day"]) if match else None


def _numeric_day(match: re.Match[str]) -> Reading:
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    if first <= 12 < second:
        first, second = second, first
    day = _made(year, second, first)
    if day is None:
        return Reading(None, f"{match.group()!r} is no day")
    if first > 12 or first == second:
        return Reading(day)
    other = date(year, first, second)
    return Reading(None, f"{match.group()!r} may be {_plain(day)} or {_plain(other)}")


def _made(year: str | int, month: str | int, day: str | int) -> date | None:
    number = MONTHS.get(str(month).lower()) or int(month)
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _plain(day: date) -> str:
    return f"{day.day} {day:%B}"
