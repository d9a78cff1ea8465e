"""The same person, place or body under another form of its name."""

from __future__ import annotations

from framing.agencies import AGENCIES
from framing.wire.kinds.names import common, is_name, is_title
from framing.wire.kinds.offices import office_rewritten, title_moved, title_put
from framing.wire.kinds.reading import Reading, Side, after, before
from framing.wire.kinds.same_names import names_meet
from framing.wire.lists import ARTICLES, FUNCTION, PAPERS, PRONOUNS, loaded_labels

REFERRING = (PRONOUNS | frozenset("this these those".split())) - {"one"}
AGENCY_NAMES = frozenset(name.lower() for row in AGENCIES.items() for name in (row[0], *row[1]))
PAPER_CUES = frozenset("told seen by".split())


def is_renamed(reading: Reading) -> bool:
    """Whether the same person, place or body stands under another form of its name."""
    old, new = reading.old, reading.new
    if all(word.key == "of" for word in (*old.gone, *new.gone)):
        return title_moved(old, new)
    if not old.gone or not new.gone:
        return title_put(reading)
    if office_rewritten(old, new) or office_rewritten(new, old):
        return True
    if not (_nominal(old) and _nominal(new)):
        return False
    return _outlet_for_outlet(reading) or _pronoun_for_name(old, new) or _same_referent(reading)


def _nominal(side: Side) -> bool:
    """Whether what differs is a name with all that may stand about a name: no verb, no number."""
    return all(
        is_name(side, word) or is_title(word) or word.key in FUNCTION or word.key in PAPERS or common(word)
        for word in side.gone
    )


def _outlet_for_outlet(reading: Reading) -> bool:
    """Whether an outlet puts its own name where the agency's stood: "seen by Meridian", "seen by this newspaper"."""
    if _is_outlet(reading.old) and _is_outlet(reading.new):
        return True
    last = before(reading.old)
    cue = last is not None and last.key in PAPER_CUES
    return cue and (_is_outlet(reading.old) or _is_outlet(reading.new))


def _is_outlet(side: Side) -> bool:
    wording = " ".join(word.key for word in side.own)
    return wording in AGENCY_NAMES or any(word.key in PAPERS for word in side.own)


def _pronoun_for_name(old: Side, new: Side) -> bool:
    for one, other in ((old, new), (new, old)):
        if all(word.key in REFERRING or word.key == "of" for word in one.gone):
            loaded = any(word.key in loaded_labels() for word in other.gone)
            return not loaded and any(is_name(other, word) or common(word) for word in other.gone)
    return False


def _same_referent(reading: Reading) -> bool:
    """Whether both sides name one referent: a shared name, its initials, or a title put to the name beside."""
    old, new = reading.old, reading.new
    if any(
        common(word) and not is_title(word) and not is_name(side, word) for side in (old, new) for word in side.gone
    ):
        return _beside_shared(reading) and any(_all_titles(side) for side in (old, new))
    return names_meet(old, new)


def _beside_shared(reading: Reading) -> bool:
    one, other = after(reading.old), after(reading.new)
    return bool(one and other and one.key == other.key and is_name(reading.new, other))


def _all_titles(side: Side) -> bool:
    return all(is_title(word) or word.key in ARTICLES for word in side.own)
