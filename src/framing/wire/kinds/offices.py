"""Titles and offices put to a name, taken from it, or told otherwise."""

from __future__ import annotations

from framing.wire.kinds.names import common, is_function, is_name, is_title, names, place_of
from framing.wire.kinds.reading import Reading, Side
from framing.wire.lists import ARTICLES, AUXILIARIES, FUNCTION, loaded_labels, verb_forms

BYGONE = frozenset("former ex late then outgoing incoming acting retired".split())  # with a title: "former President"
STATE = frozenset(("government", "state", "ministry"))  # whose spokesman: a state, or its government
RELATED = frozenset("counterpart colleague host guest predecessor successor".split())  # an office told by another's
MOST_WORDS = 6  # of an office


def title_put(reading: Reading) -> bool:
    """Whether a title, an office or a first name is put to a name or taken from it."""
    side = reading.old if reading.old.gone else reading.new
    if any(is_function(word) and word.key not in ("of", "for", "and") for word in side.gone):
        return False
    if not all(is_name(side, word) or is_title(word) or word.key in FUNCTION | BYGONE for word in side.gone):
        return False
    if side.gone[:1] and is_function(side.gone[0]):
        return False
    kept = [word for word in side.own if word not in side.gone]
    beside = _beside_name(side) or bool(names(side, tuple(kept)))
    return bool(side.gone) and beside and (_titled(side) or _first_name(side))


def _titled(side: Side) -> bool:
    return any(is_title(word) for word in side.gone)


def _first_name(side: Side) -> bool:
    words = side.gone
    demonym = any("'" in word.key or place_of(word) for word in words)
    following = side.words[words[-1].at + 1] if words[-1].at + 1 < len(side.words) else None
    bygone = any(word.key in BYGONE for word in words)
    return not demonym and not bygone and not (following and is_title(following))


def _beside_name(side: Side) -> bool:
    """Whether a name stands right before or after the words that are put in or left out."""
    start, end = side.gone[0].at, side.gone[-1].at
    beside = [*side.words[max(start - 1, 0) : start], *side.words[end + 1 : end + 2]]
    return any(is_name(side, word) for word in beside)


def title_moved(old: Side, new: Side) -> bool:
    """Whether the same words of a name stand in another order: "General Stane", "Stane, a general"."""
    both = all(bool(names(side, side.own)) and len(side.own) > 1 for side in (old, new))
    return both and all(is_name(old, w) or is_title(w) or w.key in ARTICLES | {"of"} for w in old.own)


def office_rewritten(one: Side, other: Side) -> bool:
    """Whether a name stays and its office is told otherwise: "the clerk of the council, Hester Quill", "Ms. Quill"."""
    kept = names(one, tuple(word for word in one.own if word not in one.gone))
    verb = any(
        word.key in AUXILIARIES or word.key in verb_forms() or common(word) in loaded_labels() for word in one.gone
    )
    titled = all(any(is_title(word) or word.key in RELATED for word in side.own) for side in (one, other))
    plain = all(is_name(other, word) or is_title(word) or word.key in FUNCTION | STATE | RELATED for word in other.gone)
    return bool(kept) and titled and plain and not verb and len(one.gone) <= MOST_WORDS
