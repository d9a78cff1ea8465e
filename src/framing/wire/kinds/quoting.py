"""Marks that differ, and words in quotation marks that differ."""

from __future__ import annotations

from framing.spelling import APOSTROPHES
from framing.wire.kinds.reading import Reading, Side, after, before, keys
from framing.wire.tokens import QUOTES


def is_punctuation(reading: Reading) -> bool:
    """Whether marks alone differ, and the same words stand in quotation marks as before."""
    same = _texts(reading.old) == _texts(reading.new)
    return same and "%" not in reading.change.old + reading.change.new and not moved_marks(reading)


def _texts(side: Side) -> list[str]:
    """The words of a change with apostrophes of one shape: "Velmora's" and "Velmora’s" differ by a mark."""
    return [word.text.translate(APOSTROPHES) for word in side.own]


def is_requoted(reading: Reading) -> bool:
    """Whether words in quotation marks differ, or words were put in or taken out of them."""
    return moved_marks(reading) or _quoted(reading.old) != _quoted(reading.new)


def _quoted(side: Side) -> list[str]:
    return [key for word, key in zip(side.own, keys(side.own), strict=True) if word.quoted]


def moved_marks(reading: Reading) -> bool:
    """Whether a word of the change, or beside a changed mark, stands in marks on one side only."""
    old, new = reading.old, reading.new
    worded = bool(old.own or new.own)
    if not worded and _count_quotes(reading.change.old) == _count_quotes(reading.change.new):
        return False  # marks of another shape, though those of one shape alone may be known for a quotation's
    beside = [] if worded else [(before(old), before(new)), (after(old), after(new))]
    pairs = [*zip(old.own, new.own, strict=False), *((a, b) for a, b in beside if a and b)]
    return any(a.key == b.key and a.quoted != b.quoted for a, b in pairs)


def _count_quotes(wording: str) -> int:
    return sum(letter in QUOTES for letter in wording)
