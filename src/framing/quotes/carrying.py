"""Quotations that stand alone -> the speaker of what is before them, else of the quotation after them."""

from __future__ import annotations

import sys
from bisect import bisect_right

from framing.marks import PARAGRAPH_BREAK, Span
from framing.quotes.said_by import Attribution, find_tags
from framing.quotes.units import Unit
from framing.words import count_words


def carry_on(text: str, masked: str, units: list[Unit], spans: list[Span], found: list[Attribution]) -> None:
    """Give quotations that stand alone the speaker of what is before them, else of the quotation after them."""
    speakers = _Speakers(text, masked, units, spans, found)
    for place, unit in enumerate(units):
        is_alone = _is_alone(masked, unit, found)
        spoken: tuple[int, int] | None = None
        for number in unit.quotes:
            if is_alone and found[number].source is None:
                found[number] = Attribution(spoken or speakers.before(place), None)
            spoken = found[number].source or spoken
    following: tuple[int, Attribution] | None = None  # paragraph and speaker
    for unit in reversed(units):
        is_alone = _is_alone(masked, unit, found)
        breaks = _breaks(text, unit, spans)
        for number in reversed(unit.quotes):
            gap = following[0] - unit.paragraph - bisect_right(breaks, spans[number].end) if following else None
            if following and gap in (0, 1) and is_alone and found[number].source is None:
                found[number] = following[1]
            if found[number].source:
                following = (unit.paragraph, found[number]._replace(cue=None))


class _Speakers:
    """Who spoke last before a unit, asked for in the order of the text.

    What the units before the one asked for last tell is kept, so that each is read once however many
    quotations have no speaker.
    """

    def __init__(self, text: str, masked: str, units: list[Unit], spans: list[Span], found: list[Attribution]) -> None:
        self.text, self.masked, self.units, self.spans, self.found = text, masked, units, spans, found
        self._read = 0  # units before this one are read: the last source among them, and
        self._source: tuple[int, int] | None = None
        self._lowest = sys.maxsize  # the lowest paragraph that one of those from that source on ends in

    def before(self, place: int) -> tuple[int, int] | None:
        """Source of the last speech before a unit, in its paragraph or the one before."""
        source, lowest = None, sys.maxsize
        paragraph = self.units[place].paragraph
        for unit in self.units[self._read : place][::-1]:
            lowest = min(lowest, self._last_paragraph(unit))
            source = self._last_source(unit) if paragraph - lowest <= 1 else None
            if source or paragraph - lowest > 1:
                break
        else:
            source, lowest = self._source, min(lowest, self._lowest)
        self._read, self._source, self._lowest = place, source, lowest
        return source if paragraph - lowest <= 1 else None

    def _last_paragraph(self, unit: Unit) -> int:
        return unit.paragraph + len(_breaks(self.text, unit, self.spans))

    def _last_source(self, unit: Unit) -> tuple[int, int] | None:
        """Who is the source of a unit: of its last quotation, or of its first verb where it holds none."""
        if unit.quotes:
            return next((source for n in reversed(unit.quotes) if (source := self.found[n].source)), None)
        return next((tag.source for tag in find_tags(self.masked, unit.start, unit.end) if tag.source), None)


def _breaks(text: str, unit: Unit, spans: list[Span]) -> list[int]:
    """Where paragraphs end in a unit, as far as its last quotation goes: one past the second line break of each."""
    if not unit.quotes:
        return []
    found = PARAGRAPH_BREAK.finditer(text, unit.start, spans[unit.quotes[-1]].end)
    return [text.index("\n", match.start() + 1) + 1 for match in found]


def _is_alone(masked: str, unit: Unit, found: list[Attribution]) -> bool:
    """Whether nothing but quotations stands in the sentence, and one of them has no speaker yet."""
    if all(found[number].source for number in unit.quotes):
        return False
    return count_words(masked[unit.start : unit.end]) <= 2
