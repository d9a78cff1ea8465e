"""The title of a page: which line it is, and where it is repeated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from framing.corpus.lines import Line, ends_sentence, fold, is_prose, length, opening

_SITE = re.compile(r"\s[|–—-]\s[^|–—]+$")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_WORDED = re.compile(r"publish|post|updat|comment|\bago\b", re.IGNORECASE)


_begin = lru_cache(maxsize=16)(opening)  # of a title, which is compared with every line


def same_title(text: str, title: str) -> bool:
    """Say whether a line is a title, the outlet's name after it allowed.

    >>> same_title("Talks held in Halden | Northline News", "Talks held in Halden"), same_title("Talks", "Talks held")
    (True, False)
    """
    if len(text) > 2 * len(title) + 60:  # a paragraph; spares the work of folding it
        return False
    if any(ours and ours != theirs for ours, theirs in zip(_begin(title), opening(text), strict=True)):
        return False
    a, b = fold(text), fold(title)
    if not b or a == b:
        return bool(b)
    return a.startswith(b + " ") and length(a) - length(b) <= 4 and bool(_SITE.search(text))


def take_title(lines: Sequence[Line], known: str = "") -> tuple[list[Line], str, list[Line]]:
    """Take the title out of a page.

    Parameters
    ----------
    lines : sequence of Line
        The page, clutter cut that shows by its own wording.
    known : str
        The title as a manifest or the page's metadata give it.

    Returns
    -------
    tuple
        The lines after the title, with its repetitions cut; the title as it
        was taken from the page, empty where no line is one; and the lines up
        to it, all cut.

    Examples
    --------
    >>> rest, title, before = take_title([Line(1, "Talks held in Halden"), Line(2, "Talks held in Halden")])
    >>> title, rest[0].rule
    ('Talks held in Halden', 'repeated_title')
    """
    at = _known(lines, known) if known else _first(lines)
    if at is None:
        return list(lines), "", []
    wanted = known or _plain(lines[at].text, lines[at + 1 :])
    taken, title = _take(lines[at], wanted)
    above = [_as_clock(line) for line in lines[:at]]
    prose = [line for line in above if is_prose(line.text)]
    before = [line if line.rule else line.cut("navigation") for line in above if not is_prose(line.text)]
    repeated = wanted if title else lines[at].text
    after = [
        line.cut("repeated_title") if line.text and _repeats(line.text, wanted, repeated) else line
        for line in lines[at + 1 :]
    ]
    return prose + after, title, [*before, taken]


def _repeats(text: str, *titles: str) -> bool:
    return any(same_title(text, title) for title in titles)


def _take(line: Line, wanted: str) -> tuple[Line, str]:
    if line.text == wanted:
        return Line(line.number, "", line.cuts), wanted
    if line.text.startswith(wanted):  # "Talks held | Northline News"
        rest = line.text[len(wanted) :]
        return Line(line.number, rest, line.cuts).cut("site_name"), wanted
    return line.cut("repeated_title"), ""


def _known(lines: Sequence[Line], known: str) -> int | None:
    places = [i for i, line in enumerate(lines[:25]) if line.text and same_title(line.text, known)]
    if places:
        return places[0]
    first = _first(lines)
    if first is None:
        return None
    own, given = set(fold(lines[first].text).split()), set(fold(known).split())
    return first if 2 * len(own & given) >= len(own | given) else None


def _first(lines: Sequence[Line]) -> int | None:
    top = [i for i, line in enumerate(lines[:30]) if line.text and not line.cuts]
    prose = next((i for i in top if _is_body(lines[i].text)), len(lines))
    able = [i for i in top if i < prose and length(lines[i].text) <= 32 and _LETTERS.search(lines[i].text)]
    if not able:
        return top[0] if _is_short_sentence(lines, top) else None
    if able == top[-1:] and lines[able[0]].text.endswith("."):
        return None  # one sentence is all there is: a report, not a headline
    if length(lines[able[0]].text) >= 3:
        return able[0]
    # "Politics" and "Home page" are sections where a longer line follows, and no sentence: "Talks end" is a headline
    return next((i for i in able[:12] if length(lines[i].text) >= 4 and lines[i].text[-1] != "."), able[0])


def _is_body(text: str) -> bool:
    headline = length(text) <= 32 and (not ends_sentence(text) or (length(text) <= 20 and text[-1] in "?!\"”’'"))
    return is_prose(text) and not headline


def _is_short_sentence(lines: Sequence[Line], top: Sequence[int]) -> bool:
    """A headline with a full stop: far shorter than the paragraph after it."""
    if len(top) < 2:
        return False
    first, second = lines[top[0]].text, lines[top[1]].text
    return (
        top[0] == 0
        and ends_sentence(first)
        and length(first) <= 16
        and length(second) > length(first)
        and ". " not in first
    )


def _plain(own: str, after: Sequence[Line]) -> str:
    """Leave out " | Outlet" where the plain title stands on a line of its own below."""
    site = _SITE.search(own)
    plain = own[: site.start()] if site else own
    begin, words = opening(plain), fold(plain)
    below = (line.text for line in after[:25] if len(line.text) < 250 and opening(line.text) == begin)
    return plain if any(fold(text) == words for text in below) else own


def _as_clock(line: Line) -> Line:
    """A day and time above the title is the page's clock, unless it says "published"."""
    if line.rule == "published" and not _WORDED.search(line.cuts[-1].text):
        return Line(line.number, "", (*line.cuts[:-1], line.cuts[-1]._replace(rule="clock")))
    return line
