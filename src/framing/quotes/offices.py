"""Which person holds which office, as the report ties them, and whom "the minister" means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from framing.quotes.forms import HONORIFICS
from framing.quotes.nouns import (
    ALTERING,
    DETERMINERS,
    PREPOSITIONS,
    STANDS_FOR,
    heads,
    is_office,
    is_person_noun,
    places,
    singular,
    titles,
)
from framing.quotes.people import Person
from framing.quotes.report import Naming, Report
from framing.quotes.tokens import past_forms
from framing.quotes.wording import Token, split_words

# What follows a name and says who that is: ", the minister of trade," or ", who was envoy until May," or " is a baker".
AFTER = re.compile(
    r"(?:\s*\([^)]{1,25}\))?,(?:\s\d{1,3},)?\s(?:who\s(?:is|was|has been|had been|serves as|served as)\s)?"
    r"(?P<phrase>[^,.;:!?()“”\"—–]{3,80})(?=[,.;)—–]|\s-)|\s(?:is|was|became)\s(?P<being>(?:the|a|an|his|her|its)\s[^,.;:!?()“”\"]{3,60})"
)
BEFORE = re.compile(r"(?P<phrase>[^,.;:!?()“”\"\n—–]{3,80}),\s$")
# Adjectives that tell nothing of the office.
GENERAL = frozenset(
    """top senior chief new old veteran longtime long-time outgoing incoming embattled powerful leading young elder
    beleaguered retired current then popular controversial""".split()
)
# With a verb in it a stretch is no apposition: "Speaking of Vole, his minister said".
VERBS = frozenset("said says told is was are were has had have will would can could may might added asked".split())


class Office(NamedTuple):
    """An office or description: its head noun and the words around it, states under their names."""

    head: str
    words: frozenset[str]
    states: frozenset[str]


class Tie(NamedTuple):
    """A person and an office that the report ties together."""

    person: int
    office: Office


def find_ties(report: Report, people: list[Person]) -> list[Tie]:
    """Tie persons to offices: by the title before a name, or an apposition after or before it.

    >>> from framing.quotes.names import read_names
    >>> from framing.quotes.people import find_people
    >>> report = read_names("Foreign Minister Ivara Toll met Bram Sorley, the harbour master of Merrow.")
    >>> [tie.office.head for tie in find_ties(report, find_people(report))]
    ['minister', 'master']
    """
    return [
        Tie(p, office)
        for p, person in enumerate(people)
        for i in person.namings
        for office in _offices(report, report.namings[i])
    ]


def _offices(report: Report, naming: Naming) -> Iterator[Office]:
    text = report.text
    has_office = naming.title and any(word not in HONORIFICS for word in naming.title)
    if has_office and (office := _office(text[naming.start : naming.name])):
        yield office
    if (after := AFTER.match(text, naming.end)) and (office := _office(after["phrase"] or after["being"])):
        yield office
    # the search tries every stretch before the name, and few names have a comma before them
    if "," in text[max(0, naming.start - 3) : naming.start]:
        before = BEFORE.search(text, max(0, naming.start - 84), naming.start)
        if before and (office := _office(_last_phrase(before["phrase"]))):
            yield office


def _last_phrase(text: str) -> str:
    """The noun phrase that a stretch ends with: from its last determiner or possessive that no *of* goes before."""
    tokens = split_words(text)
    starts = [
        i
        for i, token in enumerate(tokens)
        if (token.low in DETERMINERS or token.possessive)
        and (i == 0 or tokens[i - 1].low not in PREPOSITIONS and tokens[i - 1].low not in DETERMINERS)
    ]
    return text[tokens[starts[-1]].start :] if starts else text if tokens and tokens[0].text[0].isupper() else ""


@lru_cache(maxsize=1 << 12)  # "President" and "the Republican nominee" come again, in other reports too
def _office(phrase: str) -> Office | None:
    tokens = split_words(phrase)
    office = None if any(token.low in VERBS or token.low in past_forms() for token in tokens) else parse_office(tokens)
    return office if office and (is_person_noun(office.head) or is_office(office.head)) else None


def parse_office(tokens: list[Token]) -> Office | None:
    """Head noun and further words of a description; None where it has no noun.

    >>> office = parse_office(split_words("the Russian minister of trade"))
    >>> office.head, sorted(office.words), sorted(office.states)
    ('minister', ['minister', 'trade'], ['russia'])
    """
    words = [token for token in tokens if token.low not in DETERMINERS]
    cut = next((i for i, token in enumerate(words) if token.low in PREPOSITIONS or token.low in ("who", "and")), None)
    before = words[:cut]
    if not before:
        return None
    after = [token for token in words[len(before) :] if token.low not in PREPOSITIONS][:3]
    head = "spokesperson" if before[-1].low == "spokesperson" else heads().get(before[-1].low, singular(before[-1].low))
    everything = [*before, *after] if cut is not None and words[cut].low in ("of", "for") else before
    states = {_state(token) for token in everything} - {""}
    plain = {_plain(token) for token in everything if not _state(token)}
    return Office(head, frozenset(plain), frozenset(states))


def _state(token: Token) -> str:
    """A state by its name, or an unknown capitalised word by its first letters: "Velmoran", "Velmora's"."""
    if token.text in places():
        return places()[token.text].lower()
    if token.text[0].isupper() and token.low not in titles() | ALTERING | GENERAL and not is_person_noun(token.low):
        return token.low[:5]
    return ""


def _plain(token: Token) -> str:
    return heads().get(token.low, token.low)


class Holders:
    """Who holds the offices of a report, to be found by the head nouns of the offices and by what these stand for."""

    def __init__(self, report: Report, people: list[Person], ties: list[Tie]) -> None:
        self.report = report
        self.people = people
        self._by_head: dict[str, set[Tie]] = {}
        for tie in ties:
            self._by_head.setdefault(tie.office.head, set()).add(tie)
        self._named: dict[Office, list[tuple[int, int]]] = {}

    def find(self, office: Office, place: int) -> int | None:
        """The person whom a description stands for at a place of the text; None where none is tied to it.

        Of several holders the one named last before, else the first one after.
        """
        if office not in self._named:
            self._named[office] = sorted(entry for person in self._holders(office) for entry in self._places(person))
        named = self._named[office]
        if not named:
            return None
        before = bisect_left(named, (place + 1,)) or bisect_left(named, (named[0][0] + 1,))
        return named[before - 1][1]

    def _holders(self, asked: Office) -> set[int]:
        """The persons tied to the offices that fit best."""
        ties = [tie for head in _heads_for(asked.head) for tie in self._by_head.get(head, ())]
        fits = [(_fit(tie.office, asked), tie.person) for tie in ties]
        best = max((fit for fit, _ in fits), default=0)
        return {person for fit, person in fits if fit == best > 0}

    def _places(self, person: int) -> Iterator[tuple[int, int]]:
        """Where a person is named outside quotation marks, with their number; past the end for one named nowhere else.

        Where a title reaches back over the person's name before, that name counts as standing there too.
        """
        report = self.report
        starts = [report.namings[i].start for i in self.people[person].namings if not report.are_quoted[i]]
        return ((start, person) for start in accumulate(reversed(starts or [len(report.text)]), min))


def _heads_for(asked: str) -> set[str]:
    """Heads of the offices that a head noun may stand for."""
    return {asked, *(word for other in STANDS_FOR.get(asked, ()) for word in other.split())}


def _fit(held: Office, asked: Office) -> int:
    """How well an office held fits the one asked for: 0 not at all, 3 with its state, 2 without, 1 poorly."""
    if not _is_head(held, asked) or (held.words & ALTERING) != (asked.words & ALTERING):
        return 0
    if asked.states and held.states and not asked.states & held.states:
        return 0
    stands_for = asked.head in STANDS_FOR and asked.head != held.head
    further = asked.words - {asked.head} - GENERAL
    if not stands_for and any(word not in held.words and "year-old" not in word for word in further):
        return 0
    if "prime" in held.words and "prime" not in asked.words and asked.head == "minister":
        return 1
    return 3 if asked.states & held.states else 2


def _is_head(held: Office, asked: Office) -> bool:
    if held.head == asked.head:
        return True
    for other in STANDS_FOR.get(asked.head, ()):
        words = [word for word in other.split() if word != "of"]
        if held.head in words and set(words) <= held.words:
            return True
    return False
