"""Names of persons, places and bodies, and their forms."""

from __future__ import annotations

import re

from framing.agencies import AGENCIES
from framing.wire.lists import ARTICLES, FUNCTION, PAPERS, PRONOUNS, loaded_labels, nouns, places, sayings, titles
from framing.wire.numbers import is_number
from framing.wire.reading import Reading, Side, Word, after, before

SAME_START = 4  # letters that the name of a state and of its people share: Velmora, Velmoran
NEAR = 0.75  # of the letters of two transliterations that are the same: Sergei, Sergey
REFERRING = (PRONOUNS | frozenset("this these those".split())) - {"one", "i", "we", "us", "our", "my"}
AGENCY_NAMES = frozenset(name.lower() for row in AGENCIES.items() for name in (row[0], *row[1]))
CAPITAL = re.compile(r"^[A-ZÀ-Þ]|-[A-ZÀ-Þ]")  # "al-Harun" is a name too
PAPER_CUES = frozenset("told seen by".split())


def is_renamed(reading: Reading) -> bool:
    """Whether the same person, place or body stands under another form of its name."""
    old, new = reading.old, reading.new
    if not old.gone and not new.gone:
        return _title_moved(old, new)
    if not old.gone or not new.gone:
        return _title_put(reading)
    if not (_nominal(old) and _nominal(new)):
        return False
    return _outlet_for_outlet(reading) or _pronoun_for_name(old, new) or _same_referent(reading)


def is_name(side: Side, word: Word) -> bool:
    """Whether a word is part of a name by its capital; at the begin of a sentence, if it is no word of the lists."""
    if not CAPITAL.search(word.text) or is_number(word) or word.key in FUNCTION:
        return False
    if word.at or place_of(word):
        return True
    if common(word) or word.key in titles() or word.key in sayings():
        return False
    following = side.words[1] if len(side.words) > 1 else None
    return bool(following and following.text[0].isupper()) or not _bare(word).endswith(("s", "ing", "ed", "ly"))


def common(word: Word) -> str:
    """The singular or plural under which the lists know a common noun for persons, groups and acts, or nothing."""
    key = word.key.removesuffix("'s").removesuffix("'")
    for form in (key, key.removesuffix("s"), key.removesuffix("es"), f"{key.removesuffix('ies')}y"):
        if form in nouns():
            return form
    return key if key in loaded_labels() else ""


def names(side: Side, words: tuple[Word, ...]) -> list[Word]:
    """The words that belong to names and are no title."""
    return [word for word in words if is_name(side, word) and not is_title(word)]


def is_title(word: Word) -> bool:
    """Whether a word is of a title or office; "state" and "first" are so only with a capital."""
    return word.key.rstrip(".").removesuffix("'s") in titles()


def place_of(word: Word) -> str:
    """The state that a word names by itself, its people or its capital; nothing where the lists have none."""
    return places().get(word.text.removesuffix("'s").removesuffix("’s"), "") or places().get(word.text + ".", "")


def is_same_name(one: Word, other: Word) -> bool:
    """Whether two words are forms of one name: possessive, people of a state, transliteration."""
    a, b = _bare(one), _bare(other)
    if a == b or (place_of(one) and place_of(one) == place_of(other)):
        return True
    start = min(len(a), len(b)) >= SAME_START and a[:SAME_START] == b[:SAME_START]
    return start and _is_people(a, b) or _near(a, b)


def _bare(word: Word) -> str:
    return word.key.removesuffix("'s").removesuffix("'").replace(".", "")


def _is_people(one: str, other: str) -> bool:
    """Whether the longer is the shorter with the ending of a people: Velmora, Velmoran, Velmorans."""
    short, long = sorted((one, other), key=len)
    ending = long[len(short.rstrip("aeiouy")) :]
    return long.startswith(short.rstrip("aeiouy")) and ending in PEOPLE


PEOPLE = frozenset(
    f"{vowel}{end}{plural}"
    for vowel in ("", "a", "e", "i", "o")
    for end in ("n", "an", "ian", "ish", "ese", "i", "r")
    for plural in ("", "s")
)


def _near(one: str, other: str) -> bool:
    from rapidfuzz.distance import Indel

    if min(len(one), len(other)) < SAME_START or one[0] != other[0]:
        return False
    return bool(Indel.normalized_similarity(one, other) >= NEAR)


def _nominal(side: Side) -> bool:
    """Whether what differs is a name with all that may stand about a name: no verb, no number."""
    return all(
        is_name(side, word) or is_title(word) or word.key in FUNCTION or word.key in PAPERS or common(word)
        for word in side.gone
    )


def _title_put(reading: Reading) -> bool:
    """Whether a title, an office or a first name is put to a name or taken from it."""
    side = reading.old if reading.old.gone else reading.new
    if any(word.key in FUNCTION - {"the", "a", "an", "of", "for", "and"} for word in side.gone):
        return False
    if not all(is_name(side, word) or is_title(word) or word.key in FUNCTION for word in side.gone):
        return False
    if side.gone[:1] and side.gone[0].key in FUNCTION:
        return False
    kept = [word for word in side.own if word not in side.gone]
    beside = _beside_name(side) or bool(names(side, tuple(kept)))
    return bool(side.gone) and beside and (_titled(side) or _first_name(side))


def _title_moved(old: Side, new: Side) -> bool:
    """Whether a title went to the other side of its name: "General Stane", "Stane, a general"."""
    both = all(any(is_title(w) for w in side.own) and bool(names(side, side.own)) for side in (old, new))
    return both and all(is_name(old, w) or is_title(w) or w.key in FUNCTION for w in old.own)


def _titled(side: Side) -> bool:
    return any(is_title(word) for word in side.gone)


def _first_name(side: Side) -> bool:
    words = side.gone
    demonym = any("'" in word.key or place_of(word) for word in words)
    following = side.words[words[-1].at + 1] if words[-1].at + 1 < len(side.words) else None
    return not demonym and not (following and is_title(following))


def _beside_name(side: Side) -> bool:
    """Whether a name stands right before or after the words that are put in or left out."""
    start, end = side.gone[0].at, side.gone[-1].at
    beside = [*side.words[max(start - 1, 0) : start], *side.words[end + 1 : end + 2]]
    return any(is_name(side, word) for word in beside)


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
        if all(word.key in REFERRING for word in one.gone):
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
    mine, theirs = names(old, old.own), names(new, new.own)
    if any(is_same_name(a, b) for a in mine for b in theirs):
        return True
    return _initials(mine) == _letters(theirs) or _letters(mine) == _initials(theirs) or _places_meet(old, new)


def _beside_shared(reading: Reading) -> bool:
    one, other = after(reading.old), after(reading.new)
    return bool(one and other and one.key == other.key and is_name(reading.new, other))


def _all_titles(side: Side) -> bool:
    return all(is_title(word) or word.key in ARTICLES for word in side.own)


def _initials(words: list[Word]) -> str:
    return "".join(word.key[0] for word in words) if len(words) > 1 else "-"


def _letters(words: list[Word]) -> str:
    return "".join(_bare(word) for word in words)


def _places_meet(old: Side, new: Side) -> bool:
    one, other = (_place_named(side) for side in (old, new))
    return bool(one) and one == other


def _place_named(side: Side) -> str:
    """The state that all of a wording names: "the United States", "Washington's"."""
    wording = " ".join(word.text for word in side.own if word.key not in ARTICLES)
    return places().get(wording.removesuffix("'s").removesuffix("’s"), "")
