"""What VADER's rules see in a token: nothing, in four of five.

The rules look at words of the lists, at capitals, at "n't", and at "!" and "?".
Tokens in which they see the same are of one kind, a row of a small table.
"""

from __future__ import annotations

import string
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from framing.sentiment.lists import NAMED, NAMED_BEFORE, Lists

Sight = tuple[object, ...]


class Kind(NamedTuple):
    """What the rules see in a token; a number stands for a word, or for what it does to words after it."""

    word: int = 0  # as a word of the lexicon: its value, capitals and name; 0 where it gets no score
    near: int = 0  # one or two tokens before a word: a booster, a negation, a word that the rules name
    far: int = 0  # three tokens before: words of the lexicon too, since these keep the rules from looking there
    full: int = 0  # before a word, where a phrase may stand: parts of phrases too
    part: int = 0  # as part of a phrase
    in_phrase: bool = False  # the part of a phrase without which we do not look for it
    in_lexicon: bool = False
    upper: bool = False
    exclamations: int = 0
    questions: int = 0
    is_no: bool = False
    is_but: bool = False
    is_kind: bool = False
    is_of: bool = False
    odd: bool = False  # an emoji, or no token: for vaderSentiment itself


class Kinds:
    """Kinds of tokens under one state of the lists, numbered as they are met; 0 is a token of no list."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._negations = set(lists.negations)
        self._parts = {word for phrase in lists.phrases for word in phrase}
        # "the" and "of" are parts of phrases, and everywhere: the longest word of each phrase is rare.
        self._rare_parts = {max(phrase, key=len) for phrase in lists.phrases}
        self._words = {*lists.lexicon, *lists.boosters, *self._negations, *self._parts, *NAMED}
        self._ascii_words = pa.array(["", *sorted(filter(str.isascii, self._words))], pa.string())
        self._sights: dict[Sight, int] = {(): 0}
        self._kinds: dict[Kind, int] = {Kind(): 0}
        self._known: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._known)

    def codes(self, tokens: pa.Array) -> np.ndarray:
        """The number of the kind of each token."""
        codes = np.zeros(len(tokens), np.int32)
        seen = np.flatnonzero(~self._surely_plain(tokens))
        codes[seen] = [self._code(token) for token in tokens.take(seen).to_pylist()]
        return codes

    def table(self) -> np.ndarray:
        """The kinds met so far, a row each, with the fields of `Kind` as columns."""
        return np.array(list(self._kinds), dtype=[(name, np.int32) for name in Kind._fields])

    def _surely_plain(self, tokens: pa.Array) -> np.ndarray:
        """Which tokens are in no list, without looking at each in Python (a third of the time otherwise)."""
        stripped = pc.ascii_trim(tokens, characters=string.punctuation)
        items = pc.if_else(pc.greater(pc.binary_length(stripped), 2), stripped, tokens)
        lower = pc.ascii_lower(items)
        seen = pc.is_in(lower, value_set=self._ascii_words)
        for sign in ("n't", "!", "?"):
            seen = pc.or_(seen, pc.match_substring(lower if sign == "n't" else tokens, sign))
        seen = pc.or_(pc.or_(seen, pc.ascii_is_upper(items)), pc.invert(pc.string_is_ascii(tokens)))
        return ~seen.to_numpy(zero_copy_only=False)

    def _code(self, token: str) -> int:
        code = self._known.get(token)
        if code is None:
            code = self._known[token] = _number(self._kinds, self._kind(token))
        return code

    def _kind(self, token: str) -> Kind:
        item = as_item(token)
        lower, upper = item.lower(), item.isupper()
        odd = not token or not self._lists.emojis.keys().isdisjoint(token)
        if not (odd or upper or lower in self._words or "n't" in lower or "!" in token or "?" in token):
            return Kind()
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
            exclamations=token.count("!"),
            questions=token.count("?"),
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


def as_item(token: str) -> str:
    """A token as vaderSentiment reads it: without punctuation around it, unless little more is left.

    >>> as_item('"glum,"'), as_item(":D")
    ('glum', ':D')
    """
    stripped = token.strip(string.punctuation)
    return stripped if len(stripped) > 2 else token
