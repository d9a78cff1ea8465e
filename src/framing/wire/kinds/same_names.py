"""Forms of one name: transliterations, a state and its people, initials."""

from __future__ import annotations

from framing.wire.kinds.names import bare, names, place_of
from framing.wire.kinds.reading import Side, Word
from framing.wire.lists import ARTICLES, places

SAME_START = 4  # letters that the name of a state and of its people share: Velmora, Velmoran
NEAR = 0.75  # of the letters of two transliterations that are the same: Sergei, Sergey
PEOPLE = frozenset(
    f"{vowel}{end}{plural}"
    for vowel in ("", "a", "e", "i", "o")
    for end in ("n", "an", "ian", "ish", "ese", "i", "r")
    for plural in ("", "s")
)


def names_meet(old: Side, new: Side) -> bool:
    """Whether a name of one side is a form of a name of the other, or all of one side is."""
    mine, theirs = names(old, old.own), names(new, new.own)
    if any(is_same_name(a, b) for a in mine for b in theirs):
        return True
    return _initials(mine) == _letters(theirs) or _letters(mine) == _initials(theirs) or _places_meet(old, new)


def is_same_name(one: Word, other: Word) -> bool:
    """Whether two words are forms of one name: possessive, people of a state, transliteration."""
    a, b = bare(one), bare(other)
    if a == b or (place_of(one) and place_of(one) == place_of(other)):
        return True
    start = min(len(a), len(b)) >= SAME_START and a[:SAME_START] == b[:SAME_START]
    return start and _is_people(a, b) or _near(a, b)


def _is_people(one: str, other: str) -> bool:
    """Whether the longer is the shorter with the ending of a people: Velmora, Velmoran, Velmorans."""
    short, long = sorted((one, other), key=len)
    ending = long[len(short.rstrip("aeiouy")) :]
    return long.startswith(short.rstrip("aeiouy")) and ending in PEOPLE


def _near(one: str, other: str) -> bool:
    from rapidfuzz.distance import Indel

    if min(len(one), len(other)) < SAME_START or one[0] != other[0]:
        return False
    return bool(Indel.normalized_similarity(one, other) >= NEAR)


def _initials(words: list[Word]) -> str:
    return "".join(word.key[0] for word in words) if len(words) > 1 else "-"


def _letters(words: list[Word]) -> str:
    return "".join(bare(word) for word in words)


def _places_meet(old: Side, new: Side) -> bool:
    one, other = (_place_named(side) for side in (old, new))
    return bool(one) and one == other


def _place_named(side: Side) -> str:
    """The state that all of a wording names: "the United States", "Washington's"."""
    wording = " ".join(word.text for word in side.own if word.key not in ARTICLES)
    return places().get(wording.removesuffix("'s").removesuffix("’s"), "")
