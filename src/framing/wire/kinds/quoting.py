"""Marks that differ, and words in quotation marks that differ."""

from __future__ import annotations

from framing.wire.kinds.reading import Reading, Side, after, before, keys


def is_punctuation(reading: Reading) -> bool:
    """Whether marks alone differ, and the same words stand in quotation marks as before."""
    same = [word.text for word in reading.old.own] == [word.text for word in reading.new.own]
    return same and "%" not in reading.change.old + reading.change.new and not moved_marks(reading)


def is_requoted(reading: Reading) -> bool:
    """Whether words in quotation marks differ, or words were put in or taken out of them."""
    return moved_marks(reading) or _quoted(reading.old) != _quoted(reading.new)


def _quoted(side: Side) -> list[str]:
    return [key for word, key in zip(side.own, keys(side.own), strict=True) if word.quoted]


def moved_marks(reading: Reading) -> bool:
    """Whether a word of the change, or beside a changed mark, stands in marks on one side only."""
    old, new = reading.old, reading.new
    beside = [(before(old), before(new)), (after(old), after(new))] if not (old.own or new.own) else []
    pairs = [*zip(old.own, new.own, strict=False), *((a, b) for a, b in beside if a and b)]
    return any(a.key == b.key and a.quoted != b.quoted for a, b in pairs)
