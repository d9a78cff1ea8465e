"""Whom *he*, *she*, *they* and *it* stand for: the last fitting one before, a subject or a speaker preferred."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from framing.quotes.forms import title_gender
from framing.quotes.nouns import GENDERS, PREPOSITIONS, first_names
from framing.quotes.offices import Tie
from framing.quotes.people import Person
from framing.quotes.report import Naming, Report

# How many sentences further away a candidate seems that is less likely: our choice.
NOT_FITTING, NOT_SUBJECT, NOT_SPEAKER, NOT_KNOWN = 0.5, 2.0, 0.4, 1.5
FARTHEST = 15
SPOKEN = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
LONGEST_QUALIFIER = 40  # characters
POINTING = ("the", "a", "an", "his", "her")


class Candidate(NamedTuple):
    """Somebody whom a pronoun may stand for, where they were named last."""

    place: int
    end: int
    number: str  # he (a person), it (a body), they (several)
    gender: str  # m, f, or empty
    is_subject: bool
    is_speaker: bool
    is_known: bool  # surely a person or a body: named with a title, more than once, or as a speaker
    speaker_id: str
    source_type: str


class Candidates:
    """Everybody whom a pronoun may stand for, those alike in all but their place in one list, in order of place.

    Of those alike the last one before the pronoun is the nearest, so that a question costs the same in a
    report of any length.
    """

    def __init__(self, report: Report, officials: frozenset[str]) -> None:
        self.report = report
        self.officials = officials  # names of those whose office the report tells
        self._alike: dict[tuple, list[tuple[int, int, Candidate]]] = {}
        self._unnamed: dict[str, list[Candidate]] = {}
        self._n = 0

    def add(self, candidate: Candidate) -> None:
        """Add somebody; of two at the same place the one added first is meant."""
        self._n += 1
        if not (candidate.is_known or candidate.is_subject):
            return
        kind = (*candidate[2:7], candidate.source_type == "person" and candidate.speaker_id not in self.officials)
        insort(self._alike.setdefault(kind, []), (candidate.place, -self._n, candidate))

    def add_unnamed(self, candidate: Candidate, head: str) -> None:
        """Add a source without a name by its noun in the singular; these come in order of place."""
        self.add(candidate)
        self._unnamed.setdefault(head, []).append(candidate)

    def unnamed(self, head: str, place: int) -> Candidate | None:
        """The last source without a name before a place that has this noun."""
        return next((c for c in reversed(self._unnamed.get(head, ())) if c.place < place), None)

    def find(
        self, pronoun: str, place: int, farthest: int = FARTHEST, without_office: bool = False, any_gender: bool = False
    ) -> Candidate | None:
        """The candidate that a pronoun at `place` stands for; None where none fits within `farthest` sentences.

        Only persons whose office the report does not tell `without_office`; whatever their gender with `any_gender`.
        """
        wanted = {"he": "m", "she": "f"}.get(pronoun, "")
        number = "he" if wanted else pronoun
        here = self.report.sentence_of(place)
        best: tuple[float, int, int] | None = None
        meant = None
        for kind, alike in self._alike.items():
            gender = "" if any_gender else kind[1]
            if kind[0] != number or wanted and gender and gender != wanted or without_office and not kind[-1]:
                continue
            at = bisect_left(alike, (place,)) - 1
            if at < 0 or (distance := here - self.report.sentence_of(alike[at][0])) > farthest:
                continue
            weight = _weigh(alike[at][2], distance, bool(wanted and not gender))
            if best is None or (weight, -alike[at][0], -alike[at][1]) < best:
                best, meant = (weight, -alike[at][0], -alike[at][1]), alike[at][2]
        return meant


def _weigh(candidate: Candidate, distance: int, is_unfitting: bool) -> float:
    """How far a candidate is from a pronoun, in sentences."""
    weight = float(distance)
    weight += NOT_FITTING * is_unfitting
    weight += NOT_SUBJECT * (not candidate.is_subject and not candidate.is_speaker)
    weight += NOT_SPEAKER * (not candidate.is_speaker)
    return weight + NOT_KNOWN * (not candidate.is_known)


def find_subjects(report: Report, people: list[Person]) -> frozenset[int]:
    """Numbers of the namings that may be subjects: no preposition and no other person before them in their sentence.

    >>> from framing.quotes.names import read_names
    >>> from framing.quotes.people import find_people
    >>> report = read_names("On Monday Ivara Toll spoke of Dovan Ekwall.")
    >>> [" ".join(report.namings[i].words) for i in find_subjects(report, find_people(report))]
    ['Ivara Toll']
    """
    persons = {i for person in people for i in person.namings}
    subjects: dict[int, int] = {}
    bodies = []
    for i, naming in enumerate(report.namings):
        number = report.sentence_numbers[i]
        if i in persons:
            is_first = number not in subjects or _is_modifier(report, report.namings[subjects[number]], naming)
            if is_first and _may_be_subject(report, i, number):
                subjects[number] = i
        elif _may_be_subject(report, i, number):
            bodies.append(i)
    return frozenset([*subjects.values(), *bodies])


def _is_modifier(report: Report, one: Naming, other: Naming) -> bool:
    """Whether a name only qualifies the one after it: "Vole adviser Ivara Toll", "Vole's old friend Ivara Toll"."""
    length = other.start - one.end
    if length >= LONGEST_QUALIFIER:
        return False
    between = report.text[one.end : other.start]
    return between == " " or one.possessive and not re.search(r"[,;:.—–\"“”]", between)


def _may_be_subject(report: Report, i: int, number: int) -> bool:
    naming = report.namings[i]
    if number >= len(report.sentences) or report.are_quoted[i]:
        return False
    begin = report.sentences[number][1]
    if naming.possessive and naming.start > begin:
        return False
    before = report.text[max(begin, naming.start - 40) : naming.start].lower().split()
    while before and before[-1] in POINTING:
        before.pop()
    if not before or before[-1] in PREPOSITIONS or before[-1].endswith(("'s", "’s")):
        return not before
    return not (before[-1].endswith("ing") and before[-2:-1] and before[-2] in PREPOSITIONS)  # "after meeting Vole"


def told_genders(report: Report, people: list[Person], ties: list[Tie]) -> list[str]:
    """Gender that a title, an office or a first name tells: Mr, spokeswoman, John."""
    told = [next((g for i in person.namings if (g := title_gender(report.namings[i]))), "") for person in people]
    for tie in ties:
        told[tie.person] = told[tie.person] or GENDERS.get(tie.office.head, "")
    by_name = [first_names().get(person.words[0], "") if len(person.words) > 1 else "" for person in people]
    return [known or named for known, named in zip(told, by_name, strict=True)]


def guess_genders(report: Report, owner: dict[int, int], told: list[str], subjects: frozenset[int]) -> list[str]:
    """Gender of each person: as told, else by the pronouns near the name."""
    votes = [{"m": 0, "f": 0} for _ in told]
    for p, gender in _pronoun_votes(report, owner, told, subjects):
        votes[p][gender] += 1
    voted = ["m" if v["m"] > v["f"] else "f" if v["f"] > v["m"] else "" for v in votes]
    return [known or guess for known, guess in zip(told, voted, strict=True)]


def _pronoun_votes(
    report: Report, owner: dict[int, int], told: list[str], subjects: frozenset[int]
) -> Iterator[tuple[int, str]]:
    """Person and gender for each he or she after a name in a sentence that names one person, or begins the next one."""
    spoken = [token for token in report.pronouns if token.low in SPOKEN]
    starts = [token.start for token in spoken]
    named_in = _by_sentence(report, owner)
    before: int | None = None  # whom the sentence before was about
    recent: deque[set[int]] = deque(maxlen=3)
    for number, (_, start, end) in enumerate(report.sentences):
        named = named_in.get(number, [])
        pronouns = spoken[bisect_left(starts, start) : bisect_left(starts, end)]
        only = {owner[i] for i in named}
        if len(only) == 1:
            first = report.namings[named[0]].end
            yield from ((owner[named[0]], SPOKEN[token.low]) for token in pronouns if token.start > first)
        if pronouns and before is not None and not any(report.namings[i].start < pronouns[0].start for i in named):
            gender = SPOKEN[pronouns[0].low]
            if not any(told[p] == gender for near in recent for p in near if p != before):
                yield before, gender
        recent.append(only)
        if named:
            first_named = [i for i in named if i in subjects]
            before = owner[first_named[0]] if first_named and len(only) == 1 else None


def _by_sentence(report: Report, owner: dict[int, int]) -> dict[int, list[int]]:
    """Of each sentence the namings of persons outside quotation marks, in order."""
    found: dict[int, list[int]] = {}
    for i in sorted(owner):
        number = report.sentence_numbers[i]
        is_inside = number < len(report.sentences) and report.namings[i].start >= report.sentences[number][1]
        if is_inside and not report.are_quoted[i]:
            found.setdefault(number, []).append(i)
    return found
