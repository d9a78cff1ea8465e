"""Verbs: their tense, and who does what to whom by their voice."""

from __future__ import annotations

from framing.wire.kinds.reading import Reading, Side, Word, before
from framing.wire.lists import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    FUNCTION,
    PREPOSITIONS,
    PRONOUNS,
    participles,
    sayings,
    verb_forms,
)
from framing.wire.stems import NOT_PAST, SHORTEST, stem

# Participles that are adjectives: nobody "expects" the ship in "is expected to sail".
STATES = frozenset(
    """expected supposed concerned interested tired scheduled due worried pleased prepared married used related aimed
    based located involved born gone done come become been""".split()
)
BEFORE_TO = frozenset("set bound meant".split())  # "is set to sail" says when, not who sets


def is_past(key: str) -> bool:
    """Whether a word looks like a past tense or a participle."""
    return key in verb_forms() or (key.endswith("ed") and len(key) >= SHORTEST and key not in NOT_PAST)


def is_participle(key: str) -> bool:
    """Whether a word looks like a past participle."""
    return key in participles() or (is_past(key) and key.endswith("ed"))


def passives(side: Side) -> list[Word]:
    """Participles of passives that the change holds, or of which it holds the form of *be*."""
    found = []
    for word in side.words:
        if word.key in BE and (verb := _participle_after(side, word)) and _touched(side, word, verb):
            found.append(verb)
    return found


def _touched(side: Side, *words: Word) -> bool:
    return any(side.first <= word.at < side.last for word in words)


def _participle_after(side: Side, be: Word) -> Word | None:
    """The participle after a form of *be*, over adverbs and "not": "was later shot"."""
    for word in side.words[be.at + 1 : be.at + 4]:
        if is_participle(word.key) and word.key not in STATES:
            return None if word.key in BEFORE_TO and _followed_by_to(side, word) else word
        if not (word.key.endswith("ly") or word.key in ("not", "later", "also", "then", "been", "being", "first")):
            return None
    return None


def _followed_by_to(side: Side, word: Word) -> bool:
    return side.words[word.at + 1 : word.at + 2] != () and side.words[word.at + 1].key == "to"


def is_retensed(reading: Reading) -> bool:
    """Whether the same verb stands in another tense, aspect, mood or number."""
    old, new = _core(reading.old), _core(reading.new)
    if list(map(stem, old)) != list(map(stem, new)):
        return False
    changed = [word.key for word in (*reading.old.gone, *reading.new.gone)]
    verb = any(key in AUXILIARIES for key in changed) and (old or not set(changed) & PRONOUNS)
    inflected = bool(set(old) ^ set(new)) and not (_noun_place(reading.old) or _noun_place(reading.new))
    return bool(verb or inflected)


def _core(side: Side) -> list[str]:
    return [word.key for word in side.own if word.key not in FUNCTION]


def _noun_place(side: Side) -> bool:
    """Whether what is changed is a noun by its place: "the wage", "of talks"."""
    last = before(side)
    first = side.own[0] if side.own else None
    led = last is not None and (last.key in DETERMINERS or last.key in PREPOSITIONS - {"to"})
    return bool(led or (first and first.key in DETERMINERS - PRONOUNS) or any("'" in word.key for word in side.own))


def active(words: tuple[Word, ...]) -> list[Word]:
    """Words that look like a verb in the active voice: a past tense with no form of *be* before it."""
    return [
        word
        for i, word in enumerate(words)
        if is_past(word.key) and not (i and words[i - 1].key in BE) and word.key not in STATES
    ]


def verbs(words: tuple[Word, ...]) -> list[Word]:
    """Words that are verbs by their form or their list."""
    return [word for word in words if (is_past(word.key) or word.key in sayings() or word.key in AUXILIARIES)]
