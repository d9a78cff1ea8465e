"""Bodies of a report: "the Commission" is the Strait Commission, "the ministry" the energy ministry it wrote of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from framing.quotes.nouns import DEFINITE, DETERMINERS, FUNCTION, NO_NAMES, places, singular
from framing.quotes.report import Naming, Report
from framing.quotes.tokens import past_forms
from framing.quotes.wording import Word, split_words

LONGEST = 5
ADJECTIVES = frozenset("ruling governing polling housing banking broadcasting voting broadcasting planning".split())
# Nouns for bodies of any kind: "the group" is no "high-earning group", but whoever was named last.
ANY_BODY = frozenset(
    """group company organisation organization firm team force forces board center centre project body outlet network
    alliance bloc movement newspaper paper publication broadcaster magazine site website channel operator""".split()
)
Key = tuple[str, ...]


class Body(NamedTuple):
    """A body as a report writes it somewhere, without its article."""

    start: int
    name: str
    words: tuple[str, ...]  # lower case


def find_bodies(report: Report) -> list[Body]:
    """Find every place where a body is named or described, a bare "the ministry" left out.

    >>> from framing.quotes.names import read_names
    >>> [body.name for body in find_bodies(read_names("The Reed Party and the energy ministry met the court."))]
    ['Reed Party', 'energy ministry']
    """
    named = [_named(naming) for naming in report.namings if naming.kind == "body" and len(naming.words) > 1]
    nouns = [i for i in report.words.telling if report.words.facts[i].is_body]
    return sorted([*named, *(body for i in nouns if (body := _described(report, i)))])


def _named(naming: Naming) -> Body:
    return Body(naming.start, " ".join(naming.words), tuple(word.lower() for word in naming.words))


def _described(report: Report, i: int) -> Body | None:
    """A common noun for a body with what stands before it: "Tassary's energy ministry"."""
    facts = report.words.facts
    first = i
    while first and i - first < LONGEST and _is_part(report, first):
        first -= 1
    while first < i and facts[first].low.endswith("ing") and facts[first].low not in ADJECTIVES:
        first += 1  # "contradicting the police"
    if first == i:
        return None
    start = report.words.starts[first]
    return Body(start, report.text[start : report.words.end(i)], tuple(word.low for word in facts[first : i + 1]))


def _is_part(report: Report, i: int) -> bool:
    """Whether the word before word `i` belongs to the same noun phrase."""
    words = report.words
    word = words.facts[i - 1]
    if words.is_possessive(i - 1):
        between = report.text[words.end(i - 1) : words.starts[i]]
        return word.text[0].isupper() and between.strip("'’sS").isspace()
    return words.is_next(i) and _may_be_part(word)


def _may_be_part(word: Word) -> bool:
    low = word.low
    if low in FUNCTION or low in DETERMINERS or low in NO_NAMES or low in past_forms():
        return False
    return not low.endswith(("ed", "ly")) or word.text[0].isupper()


class Bodies:
    """The bodies of a report, to be found by what they may be called for short.

    A phrase is compared with the bodies alone that have its noun and the beginning of another word of it, or its
    letters for initials, since comparing all with all grows as the square of the bodies.
    """

    def __init__(self, bodies: list[Body]) -> None:
        self.bodies = bodies
        self._keyed: dict[Key, list[int]] = {}
        for number, body in enumerate(bodies):
            for key in _keys(body.words):
                self._keyed.setdefault(key, []).append(number)
        self._by_phrase: dict[str, _Fitting] = {}
        self._fuller: dict[tuple[str, ...], str | None] = {}

    def full_name(self, phrase: str, place: int) -> str:
        """The fullest name that a report has for a body that it calls `phrase` at a place; else the phrase.

        >>> from framing.quotes.names import read_names
        >>> bodies = find_bodies(read_names("The Reed Party met. The party rose."))
        >>> Bodies(bodies).full_name("the party", 25)
        'Reed Party'
        """
        if phrase not in self._by_phrase:
            self._by_phrase[phrase] = self._read(phrase)
        name, fitting, starts = self._by_phrase[phrase]
        if name or not fitting:
            return name or phrase
        return self._fullest(fitting[max(0, bisect_right(starts, place) - 1)])

    def _read(self, phrase: str) -> _Fitting:
        """What a phrase may stand for: one body wherever it is used, or the one named last of several."""
        lows, n_words = _split(phrase)
        fitting = self._longer(lows)
        if fitting and (len(lows) > 1 or n_words == len(lows)):  # named in part: "the Free Column", "IMF"
            return _Fitting(_longest(fitting).name, [], [])
        if fitting and lows[0] in ANY_BODY:
            fitting = [body for body in fitting if body.name != body.name.lower()]
        return _Fitting("", fitting, [body.start for body in fitting])

    def _fullest(self, body: Body) -> str:
        if body.words not in self._fuller:
            longer = self._longer(body.words)
            self._fuller[body.words] = _longest(longer).name if longer else None
        return self._fuller[body.words] or body.name

    def _longer(self, lows: tuple[str, ...]) -> list[Body]:
        """The bodies of more words that these words name in part, in order of place."""
        numbers = sorted({number for key in self._asked(lows) for number in self._keyed.get(key, ())})
        bodies = [self.bodies[number] for number in numbers]
        return [body for body in bodies if len(body.words) > len(lows) and _is_short_for(lows, body)]

    def _asked(self, lows: tuple[str, ...]) -> list[Key]:
        """The keys under which every body stands that the words may be short for."""
        if len(lows) == 1:
            return [(singular(lows[0]),), ("initials", lows[0].replace(".", ""))]
        noun = singular(_head(lows)) if lows else ""
        rarest = min(((noun, low[:5]) for low in lows), key=lambda key: len(self._keyed.get(key, ())), default=None)
        return [rarest] if rarest else []


class _Fitting(NamedTuple):
    """What a phrase stands for: a name wherever it is used, else bodies in order of place."""

    name: str
    bodies: list[Body]
    starts: list[int]


def _keys(words: tuple[str, ...]) -> set[Key]:
    noun = singular(_head(words))
    return {(noun,), ("initials", _initials(words)), *((noun, word[:5]) for word in words)}


@lru_cache(maxsize=1 << 12)
def _split(phrase: str) -> tuple[tuple[str, ...], int]:
    """Words of a phrase in lower case without determiners, and the number with them."""
    lows = [token.low for token in split_words(phrase)]
    return tuple(low for low in lows if low not in DETERMINERS or low == "no"), len(lows)


def _longest(bodies: list[Body]) -> Body:
    return max(bodies, key=lambda body: (len(body.words), -body.start))


@lru_cache(maxsize=1 << 12)
def _initials(words: tuple[str, ...]) -> str:
    return "".join(word[0] for word in words if word not in FUNCTION)


def _is_short_for(lows: tuple[str, ...], body: Body) -> bool:
    """Whether words name a body in part: its last words, or all its initials."""
    if len(lows) == 1 and lows[0].replace(".", "") == _initials(body.words):
        return len(lows[0]) > 2
    if not lows or singular(_head(lows)) != singular(_head(body.words)):
        return False
    return all(any(_alike(low, word) for word in body.words) for low in lows)


def _head(words: Sequence[str]) -> str:
    """The noun of a body's name: "bank" of "Bank of Halden", "party" of "Reed Party"."""
    return words[words.index("of") - 1] if "of" in words[1:] else words[-1]


def _alike(one: str, other: str) -> bool:
    """Whether two words are the same but for their endings: "velmoran" and "velmora's"."""
    return one == other or len(one) > 5 and one[:5] == other[:5]


def state_of(phrase: str) -> str | None:
    """The state that a name, a capital or an adjective stands for; None where it is none.

    >>> state_of("Moscow"), state_of("the US"), state_of("the Kremlin")
    ('Russia', 'United States', None)
    """
    words = phrase.split()
    if words and words[0].lower() in DEFINITE:
        words = words[1:]
    return places().get(" ".join(words))
