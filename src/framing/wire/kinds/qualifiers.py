"""Words that qualify, put in or left out."""

from __future__ import annotations

from framing.wire.kinds.numbers import is_number
from framing.wire.kinds.reading import Reading, Word
from framing.wire.lists import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    participles,
    verb_forms,
)

# Alone these qualify nothing; "not" turns a statement round.
BARE = (
    (DETERMINERS - {"such"})
    | AUXILIARIES
    | CONJUNCTIONS
    | PREPOSITIONS
    | PRONOUNS
    | frozenset(("not", "never", "to", "then"))
)
JOINING = frozenset(("and", "but", "or", "so", "yet"))


def is_qualified(reading: Reading) -> bool:
    """Whether words that qualify are put in or left out while the rest stays."""
    old, new = ([word.key for word in side.own if word.key not in ARTICLES] for side in (reading.old, reading.new))
    short, long = sorted((old, new), key=len)
    if not _is_within(short, long):
        return False
    side = reading.old if long == old else reading.new
    further = [word.key for word in side.gone]
    if not further or all(key in BARE for key in further):
        return False
    return further[0] not in JOINING and not _is_predicate(side.gone[0]) and not {"not", "never"} & set(further)


def _is_predicate(word: Word) -> bool:
    """Whether a word begins a predicate, not a phrase that qualifies: "are expected to recover", "began"."""
    if is_number(word):  # "May 4"
        return False
    return word.key in AUXILIARIES or (word.key in verb_forms() and word.key not in participles())


def _is_within(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)
