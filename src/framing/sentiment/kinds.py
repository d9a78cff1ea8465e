"""What VADER's rules see in a token: nothing, in four of five.

The rules look at words of the lists, at capitals and at "n't".
Tokens in which they see the same are of one kind, a row of a small table.
"""

from __future__ import annotations

import string
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.sentiment.lists import NAMED, NAMED_BEFORE, Lists

LOOKING_BACK = frozenset({"so", "this"})
Sight = tuple[object, ...]


class Kind(NamedTuple):
    """What the rules see in a token; a number stands for a word, or for what it does to words after it."""

    word: int = 0  # as a word of the lexicon: its value, capitals and name; 0 where it gets no score
    near: int = 0  # before a word: a booster, a negation, a word that the rules name
    far: int = 0  # three tokens before: words of the lexicon too, since these keep the rules from looking there
    full: int = 0  # before a word, where a phrase may stand: parts of phrases too
    part: int = 0  # as part of a phrase
    in_phrase: bool = False  # the part of a phrase without which we do not look for it
    in_lexicon: bool = False
    upper: bool = False
    loud: bool = False  # a booster in capitals
    looks_back: bool = False  # "so" or "this", which look two words further back
    is_no: bool = False
    is_but: bool = False
    is_kind: bool = False
    is_of: bool = False
    odd: bool = False  # an emoji, or no token: for vaderSentiment itself


PLAIN, IN_CAPITALS = Kind(), Kind(upper=True)


class Kinds:
    """Kinds of tokens under one state of the lists, numbered as they are met; 0 is a token of no list."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._negations = set(lists.negations)
        self._parts = {word for phrase in lists.phrases for word in phrase}
        # "the" and "of" are parts of phrases, and everywhere: the longest word of each phrase is rare.
        self._rare_parts = {max(phrase, key=len) for phrase in lists.phrases}
        self._words = {*lists.lexicon, *lists.boosters, *self._negations, *self._parts, *NAMED}
        self._ascii_words = pa.array(["", *sorted(filter(str.isascii, self._words))], pa.large_string())
        self._sights: dict[Sight, int] = {(): 0}
        self._kinds: dict[Kind, int] = {PLAIN: 0}
        self._known: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._known)

    def codes(self, tokens: pa.Array) -> np.ndarray:
        """The number of the kind of each token."""
        items = as_items(tokens)
        codes = np.zeros(len(tokens), np.int32)
        seen = np.flatnonzero(self._perhaps_seen(items))
        codes[seen] = [self._code(item) for item in items.take(seen).to_pylist()]
        return codes

    def table(self) -> np.ndarray:
        """The kinds met so far, a row each, with the fields of `Kind` as columns."""
        return np.array(list(self._kinds), dtype=[(name, np.int32) for name in Kind._fields])

    def _perhaps_seen(self, items: pa.Array) -> np.ndarray:
        """All but ASCII of no list: a quarter of what is distinct, and the rest is never looked at in Python."""
        lower = pc.ascii_lower(items)
        seen = pc.or_(pc.is_in(lower, value_set=self._ascii_words), pc.match_substring(lower, "n't"))
        seen = pc.or_(pc.or_(seen, pc.ascii_is_upper(items)), pc.invert(pc.string_is_ascii(items)))
        return seen.to_numpy(zero_copy_only=False)

    def _code(self, item: str) -> int:
        code = self._known.get(item)
        if code is None:
            code = self._known[item] = _number(self._kinds, self._kind(item))
        return code

    def _kind(self, item: str) -> Kind:
        lower, upper = item.lower(), item.isupper()
        odd = not item or not self._lists.emojis.keys().isdisjoint(item)
        if not (odd or lower in self._words or "n't" in lower):
            return IN_CAPITALS if upper else PLAIN
        in_lexicon, booster = lower in self._lists.lexicon, self._lists.boosters.get(lower)
        part = lower if lower in self._parts else None
        named = lower if lower in NAMED_BEFORE else None
        negated = lower in self._negations or "n't" in lower
        works = (booster, upper and booster is not None, negated, named)
        plain = works == (None, False, False, None)
        scored = in_lexicon and booster is None
        return Kind(
            word=self._sight("word", self._lists.lexicon[lower], upper, part, named) if scored else 0,
            near=0 if plain else self._sight(in_lexicon, *works),
            far=0 if plain and not in_lexicon else self._sight(in_lexicon, *works),
            full=0 if plain and not in_lexicon and not part else self._sight(in_lexicon, *works, part),
            part=self._sight("part", part) if part else 0,
            in_phrase=lower in self._rare_parts,
            in_lexicon=in_lexicon,
            upper=upper,
            loud=works[1],
            looks_back=lower in LOOKING_BACK,
            is_no=lower == "no",
            is_but=lower == "but",
            is_kind=lower == "kind",
            is_of=lower == "of",
            odd=odd,
        )

    def _sight(self, *sight: object) -> int:
        return _number(self._sights, sight)


def _number(numbers: dict, key: object) -> int:
    return numbers.setdefault(key, len(numbers))


def as_items(tokens: pa.Array) -> pa.Array:
    """Tokens as vaderSentiment reads them: without punctuation around them, unless little more is left.

    >>> as_items(pa.array(['"glum,"', ":D"])).to_pylist()
    ['glum', ':D']
    """
    stripped = pc.ascii_trim(tokens, characters=string.punctuation)
    return pc.if_else(pc.greater(pc.utf8_length(stripped), 2), stripped, tokens)
