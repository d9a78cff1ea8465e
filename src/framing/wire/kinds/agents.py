"""Who does what to whom."""

from __future__ import annotations

from framing.wire.kinds.labels import heads, is_relabelled, other_party, side_of
from framing.wire.kinds.names import common, is_name
from framing.wire.kinds.numbers import is_number
from framing.wire.kinds.reading import Reading, Side, Word, before
from framing.wire.kinds.verbs import active, is_participle, is_past, passives
from framing.wire.lists import BE
from framing.wire.stems import stem

MOST_WORDS = 8  # of a party; in longer wordings the names that differ are in a clause built anew


def is_recast(reading: Reading) -> bool:
    """Whether another acts or is acted upon: a passive made or undone, parties exchanged or replaced."""
    return (
        _voice_turned(reading.old, reading.new)
        or _voice_turned(reading.new, reading.old)
        or _exchanged(reading)
        or _replaced(reading)
        or _verb_moved(reading)
        or _doer_put(reading)
    )


def _voice_turned(one: Side, other: Side) -> bool:
    """Whether a passive of one side answers an active verb of the other."""
    mine, theirs = passives(one), passives(other)
    if len(mine) <= len(theirs) or not other.own:
        return _be_dropped(one, other, mine, theirs)
    gone = {stem(word.key) for word in mine} - {stem(word.key) for word in theirs}
    return any(stem(word.key) in gone for word in active(other.own)) or bool(active(other.gone))


def _be_dropped(one: Side, other: Side, mine: list[Word], theirs: list[Word]) -> bool:
    """Whether "was" or "been" alone makes the difference: "had been seized", "had seized"."""
    words = one.gone
    return len(mine) > len(theirs) and not other.gone and bool(words) and all(word.key in BE for word in words)


def _exchanged(reading: Reading) -> bool:
    """Whether the same parties stand in another order about a verb: "X attacked Y", "Y attacked X"."""
    old, new = reading.old, reading.new
    if any(not is_past(word.key) for word in (*old.gone, *new.gone)):
        return False
    mine, theirs = _parties(old), _parties(new)
    verb = any(is_past(word.key) for word in old.own) and any(is_past(word.key) for word in new.own)
    return verb and len(mine) > 1 and sorted(mine) == sorted(theirs) and mine != theirs


def _parties(side: Side) -> list[str]:
    return [word.key for word in side.own if is_name(side, word) or common(word)]


def _replaced(reading: Reading) -> bool:
    """Whether one party stands where another stood, and nothing else differs."""
    sides = (reading.old, reading.new)
    known = [{side_of(word) for word in heads(side)} - {""} for side in sides]
    if all(known) and not known[0] & known[1] and not is_relabelled(reading):
        return True
    short = all(0 < len(side.gone) <= MOST_WORDS for side in sides)
    number = any(is_number(word) or is_past(word.key) for side in sides for word in side.gone)
    return short and not number and other_party(reading)


def _verb_moved(reading: Reading) -> bool:
    """Whether a verb left its place as a passive, or came to one as an active: "was set alight", "set it alight"."""
    if reading.old.gone and reading.new.gone:
        return False
    side, other = (reading.old, reading.new) if reading.old.gone else (reading.new, reading.old)
    words = [word for word in side.gone if word.key not in BE]
    if len(words) != 1 or not is_past(words[0].key):
        return False
    mine, theirs = (
        {stem(word.key) for word in passives(s._replace(first=0, last=len(s.words)))} for s in (side, other)
    )
    verb = stem(words[0].key)
    return (verb in mine) != (verb in theirs) and any(stem(word.key) == verb for word in other.words)


def _doer_put(reading: Reading) -> bool:
    """Whether the doer of a passive is named or no longer named: "was shot [by soldiers]"."""
    if reading.old.gone and reading.new.gone:
        return False
    side = reading.old if reading.old.gone else reading.new
    last = before(side)
    led = bool(side.own) and side.own[0].key == "by" and last is not None and is_participle(last.key)
    return led and any(is_name(side, word) or common(word) for word in side.own[1:])
