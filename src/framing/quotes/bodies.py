"""Bodies of a report: "the Commission" is the Strait Commission, "the ministry" the energy ministry it wrote of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing.quotes.names import Naming, Report, Token, is_adjacent, split_words
from framing.quotes.nouns import DEFINITE, DETERMINERS, FUNCTION, NO_NAMES, body_words, places, singular
from framing.quotes.tokens import past_forms

LONGEST = 5
ADJECTIVES = frozenset("ruling governing polling housing banking broadcasting voting broadcasting planning".split())
# Nouns for bodies of any kind: "the group" is no "high-earning group", but whoever was named last.
ANY_BODY = frozenset(
    """group company organisation organization firm team force forces board center centre project body outlet network
    alliance bloc movement newspaper paper publication broadcaster magazine site website channel operator""".split()
)


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
    named = [_named(naming) for naming in report.namings if naming.kind == "body"]
    described = [_described(report, i) for i, token in enumerate(report.tokens) if _is_noun(token)]
    return sorted(body for body in [*named, *described] if body and len(body.words) > 1)


def _named(naming: Naming) -> Body:
    return Body(naming.start, " ".join(naming.words), tuple(word.lower() for word in naming.words))


def _is_noun(token: Token) -> bool:
    return token.text[0].islower() and token.low in body_words("noun")


def _described(report: Report, i: int) -> Body | None:
    """A common noun for a body with what stands before it: "Tassary's energy ministry"."""
    start = i
    while start and i - start < LONGEST and _is_part(report, start):
        start -= 1
    while start < i and report.tokens[start].low.endswith("ing") and report.tokens[start].low not in ADJECTIVES:
        start += 1  # "contradicting the police"
    if start == i:
        return None
    words = tuple(token.low for token in report.tokens[start : i + 1])
    return Body(report.tokens[start].start, report.text[report.tokens[start].start : report.tokens[i].end], words)


def _is_part(report: Report, i: int) -> bool:
    """Whether the word before word `i` belongs to the same noun phrase."""
    token, following = report.tokens[i - 1], report.tokens[i]
    if token.possessive:
        return token.text[0].isupper() and report.text[token.end : following.start].strip("'’sS").isspace()
    if not is_adjacent(report.text, token, following) or token.low in FUNCTION or token.low in DETERMINERS:
        return False
    if token.low in NO_NAMES or token.low in past_forms():
        return False
    return not token.low.endswith(("ed", "ly")) or token.text[0].isupper()


def full_name(bodies: list[Body], phrase: str, place: int) -> str:
    """The fullest name that a report has for a body that it calls `phrase` at a place; else the phrase.

    >>> from framing.quotes.names import read_names
    >>> full_name(find_bodies(read_names("The Reed Party met. The party rose.")), "the party", 25)
    'Reed Party'
    """
    words = [token for token in split_words(phrase)]
    lows = [token.low for token in words if token.low not in DETERMINERS or token.low in ("no",)]
    fitting = [body for body in bodies if len(body.words) > len(lows) and _is_short_for(lows, body)]
    if not fitting:
        return phrase
    if len(lows) > 1 or len(words) == len(lows):  # named in part: "the Free Column", "IMF"
        return max(fitting, key=lambda body: (len(body.words), -body.start)).name
    if lows[0] in ANY_BODY:
        fitting = [body for body in fitting if body.name != body.name.lower()]
    if not fitting:
        return phrase
    before = [body for body in fitting if body.start <= place]
    nearest = before[-1] if before else fitting[0]
    return _fullest(bodies, nearest)


def _fullest(bodies: list[Body], body: Body) -> str:
    longer = [other for other in bodies if len(other.words) > len(body.words) and _is_short_for([*body.words], other)]
    return max(longer, key=lambda other: (len(other.words), -other.start)).name if longer else body.name


def _is_short_for(lows: list[str], body: Body) -> bool:
    """Whether words name a body in part: its last words, or all its initials."""
    if len(lows) == 1 and lows[0].replace(".", "") == "".join(word[0] for word in body.words if word not in FUNCTION):
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
