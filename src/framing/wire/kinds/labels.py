"""Common nouns and epithets for persons, groups, governments and acts."""

from __future__ import annotations

from framing.wire.kinds.names import common, names
from framing.wire.kinds.reading import Reading, Side, Word
from framing.wire.kinds.verbs import is_past
from framing.wire.lists import BE, FUNCTION, LABELS, PREPOSITIONS, loaded_labels, nouns
from framing.wire.stems import stem

LIKE_PERSONS = ("ers", "ors", "ists", "ees", "men", "women", "man", "woman", "ist", "eer", "eers")


def is_relabelled(reading: Reading) -> bool:
    """Whether a common noun or an epithet stands for the same person, group, government or act."""
    old, new = reading.old, reading.new
    if not old.gone or not new.gone or _verbs_differ(old, new):
        return False
    if other_party(reading):
        return False
    change = reading.change
    if _is_loaded(reading):
        return _is_called(old, change.old_categories) and _is_called(new, change.new_categories)
    violent = "violence" in (*change.old_categories, *change.new_categories)
    return _swapped(old, new) or _swapped(new, old) or (violent and any(map(_is_act, (*heads(old), *heads(new)))))


def _is_called(side: Side, categories: tuple[str, ...]) -> bool:
    """Whether a side calls somebody something: by a listed noun, a loaded one, a name, or a noun in -man or -er."""
    return bool(heads(side) or set(LABELS) & set(categories) or names(side, side.gone)) or _like_person(side)


def other_party(reading: Reading) -> bool:
    """Whether the parties of both sides cannot be the same: troops and rebels, a state and a crowd, two names."""
    old, new = reading.old, reading.new
    sides = [{side_of(word) for word in heads(side)} - {""} for side in (old, new)]
    if all(sides):
        return not sides[0] & sides[1] and ("state" in sides[0] | sides[1] or not _is_loaded(reading))
    if _is_loaded(reading):
        return False
    if _named(old) and _named(new):
        return True
    named, called = (old, sides[1]) if sides[1] else (new, sides[0])
    if called and called <= {"against", "civil"}:
        return len(names(named, named.gone)) == 1 and not heads(named)
    nouns_there = any(heads(side) for side in (old, new))
    return not nouns_there and bool(names(old, old.gone)) and bool(names(new, new.gone))


def _named(side: Side) -> bool:
    """Whether the wording names its party itself: not "Tassaran counterpart", "Karch's aides", "envoy to Tassary"."""
    ends = {word.at for word in names(side, side.gone)}
    return any(
        word.at in ends
        and not word.key.endswith("'s")
        and not (i and side.own[i - 1].key in PREPOSITIONS)
        and not (i + 1 < len(side.own) and (common(side.own[i + 1]) or word.at + 1 in ends))
        for i, word in enumerate(side.own)
    )


def heads(side: Side) -> list[Word]:
    """The common nouns for persons, groups, governments and acts among the words that differ."""
    words = [word for word in side.gone if word.text[0].islower() or not word.at]
    return [word for word in words if common(word) and not _is_going_on(side, word)]


def _is_going_on(side: Side, word: Word) -> bool:
    """Whether what could be an act is a verb: "were meeting"."""
    return word.key.endswith("ing") and word.at > 0 and side.words[word.at - 1].key in BE


def side_of(word: Word) -> str:
    """Whose side a noun tells: state, against, civil, or nothing."""
    return nouns().get(common(word), ("", ""))[1]


def _is_act(word: Word) -> bool:
    return nouns().get(common(word), ("", ""))[0] == "act"


def _is_loaded(reading: Reading) -> bool:
    categories = (*reading.change.old_categories, *reading.change.new_categories)
    words = (*reading.old.gone, *reading.new.gone)
    return any(category in LABELS for category in categories) or any(w.key in loaded_labels() for w in words)


def _swapped(one: Side, other: Side) -> bool:
    """Whether a listed noun of one side answers a noun, or a name, of the other."""
    mine, theirs = heads(one), heads(other)
    if any(not _is_act(word) for word in mine):
        return any(not _is_act(word) for word in theirs) or bool(names(other, other.gone)) or _like_person(other)
    return bool(mine) and any(_is_act(word) for word in theirs)


def _like_person(side: Side) -> bool:
    return any(word.key.endswith(LIKE_PERSONS) and word.key not in FUNCTION for word in side.gone)


def _verbs_differ(old: Side, new: Side) -> bool:
    """Whether another verb stands on each side: the clause is built anew, and not a noun exchanged."""
    mine, theirs = ({stem(word.key) for word in side.gone if _is_verb(word)} for side in (old, new))
    return bool(mine - theirs) and bool(theirs - mine)


def _is_verb(word: Word) -> bool:
    return is_past(word.key) and not common(word)
