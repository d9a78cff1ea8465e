"""One line of an annotated source: its wording, and the marks in it.

{q:...|speaker|cue}  {i:...|speaker|cue}  {t:...|category|negated}  {e:old>new|kind}
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

TAGS = "qite"


class SourceError(ValueError):
    """Something in a source file is wrong; the message names file and line."""


class Mark(NamedTuple):
    """A marked stretch of a line: offsets are into the line's wording."""

    tag: str
    start: int
    end: int
    fields: tuple[str, ...]
    old: str = ""
    old_start: int = 0


@dataclass
class Line:
    """A line's wording, the wording it was made from, and its marks."""

    text: str = ""
    old: str = ""
    marks: list[Mark] = field(default_factory=list)


def read_line(source: str) -> Line:
    """Read the inline marks of one line.

    >>> line = read_line("The {e:talks>{t:frosty|atmosphere} talks|qualifier} ended.")
    >>> line.text, line.old
    ('The frosty talks ended.', 'The talks ended.')
    """
    line = Line()
    _walk(source, 0, "", line, "both")
    line.marks.sort(key=lambda mark: (mark.start, -mark.end))
    return line


def _walk(source: str, at: int, stops: str, line: Line, reading: str) -> int:
    while at < len(source):
        if source[at] in stops:
            return at
        if source[at] == "}":
            raise SourceError(f"'}}' without '{{' near {source[max(0, at - 20) : at + 1]!r}")
        if source[at] == "{":
            at = _mark(source, at, line, reading)
        else:
            _write(line, source[at], reading)
            at += 1
    if stops:
        raise SourceError(f"a mark is not closed: none of {stops!r} before the end of the line")
    return at


def _write(line: Line, letter: str, reading: str) -> None:
    if reading != "old":
        line.text += letter
    if reading != "new":
        line.old += letter


def _mark(source: str, at: int, line: Line, reading: str) -> int:
    tag = source[at + 1 : at + 2]
    if tag not in TAGS or source[at + 2 : at + 3] != ":":
        raise SourceError(f"unknown mark {source[at : at + 4]!r}; use {{q: {{i: {{t: or {{e:")
    start, old_start = len(line.text), len(line.old)
    if tag == "e":
        at = _walk(source, at + 3, ">", line, "old") + 1
        at = _walk(source, at, "|", line, "new")
    else:
        at = _walk(source, at + 3, "|}", line, reading)
    close = source.find("}", at)
    if close < 0:
        raise SourceError(f"a mark is not closed: no '}}' after {source[at : at + 20]!r}")
    fields = tuple(source[at + 1 : close].split("|")) if source[at] == "|" else ()
    if reading != "old":
        old = line.old[old_start:] if tag == "e" else ""
        line.marks.append(Mark(tag, start, len(line.text), fields, old, old_start))
    return close + 1
