"""Whom *he*, *she*, *they* and *it* stand for: the last fitting one before, a subject or a speaker preferred."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from framing.quotes.names import Naming, Report, is_quoted
from framing.quotes.nouns import GENDERS, PREPOSITIONS, first_names
from framing.quotes.offices import Tie
from framing.quotes.people import Person, title_gender

# How many sentences further away a candidate seems that is less likely: our choice.
NOT_FITTING, NOT_SUBJECT, NOT_SPEAKER, NOT_KNOWN = 0.5, 2.0, 0.4, 1.5
FARTHEST = 15
SPOKEN = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
LONGEST_QUALIFIER = 40  # characters


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


def find_antecedent(
    report: Report, candidates: list[Candidate], pronoun: str, place: int, farthest: int = FARTHEST
) -> Candidate | None:
    """The candidate that a pronoun at `place` stands for; None where none fits within `farthest` sentences."""
    here = sentence_of(report, place)
    weighed = [
        (weight, -candidate.place, i)
        for i, candidate in enumerate(candidates)
        if candidate.place < place
        and (distance := here - sentence_of(report, candidate.place)) <= farthest
        and (weight := _weigh(candidate, pronoun, distance)) is not None
    ]
    return candidates[min(weighed)[-1]] if weighed else None


def _weigh(candidate: Candidate, pronoun: str, distance: int) -> float | None:
    """How far a candidate is from a pronoun, in sentences; None where it cannot be meant."""
    wanted = {"he": "m", "she": "f"}.get(pronoun, "")
    number = "he" if wanted else pronoun
    if candidate.number != number or not candidate.is_known and not candidate.is_subject:
        return None
    if wanted and candidate.gender and candidate.gender != wanted:
        return None
    weight = float(distance)
    weight += NOT_FITTING * bool(wanted and not candidate.gender)
    weight += NOT_SUBJECT * (not candidate.is_subject and not candidate.is_speaker)
    weight += NOT_SPEAKER * (not candidate.is_speaker)
    return weight + NOT_KNOWN * (not candidate.is_known)


def sentence_of(report: Report, place: int) -> int:
    """Number of the sentence that a place stands in."""
    return bisect_right(report.ends, place)


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
        number = sentence_of(report, naming.start)
        if number >= len(report.ends) or not _may_be_subject(report, naming, number):
            continue
        if i in persons:
            if number not in subjects or _is_modifier(report, report.namings[subjects[number]], naming):
                subjects[number] = i
        else:
            bodies.append(i)
    return frozenset([*subjects.values(), *bodies])


def _is_modifier(report: Report, one: Naming, other: Naming) -> bool:
    """Whether a name only qualifies the one after it: "Vole adviser Ivara Toll", "Vole's old friend Ivara Toll"."""
    between = report.text[one.end : other.start]
    if between == " ":
        return True
    return one.possessive and len(between) < LONGEST_QUALIFIER and not re.search(r"[,;:.—–\"“”]", between)


def _may_be_subject(report: Report, naming: Naming, number: int) -> bool:
    begin = report.sentences[number][1]
    if is_quoted(report, naming.start) or naming.possessive and naming.start > begin:
        return False
    before = report.text[max(begin, naming.start - 40) : naming.start].lower().split()
    while before and before[-1] in ("the", "a", "an", "his", "her"):
        before.pop()
    if not before or before[-1] in PREPOSITIONS or before[-1].endswith(("'s", "’s")):
        return not before
    return not (before[-1].endswith("ing") and before[-2:-1] and before[-2] in PREPOSITIONS)  # "after meeting Vole"


def find_genders(report: Report, people: list[Person], ties: list[Tie]) -> list[str]:
    """Gender of each person, by titles, offices and first names, else by the pronouns near the name."""
    told = told_genders(report, people, ties)
    votes = [{"m": 0, "f": 0} for _ in people]
    for p, gender in _pronoun_votes(report, people, told):
        votes[p][gender] += 1
    voted = ["m" if v["m"] > v["f"] else "f" if v["f"] > v["m"] else "" for v in votes]
    return [known or guess for known, guess in zip(told, voted, strict=True)]


def told_genders(report: Report, people: list[Person], ties: list[Tie]) -> list[str]:
    """Gender that a title, an office or a first name tells: Mr, spokeswoman, John."""
    told = [next((g for i in person.namings if (g := title_gender(report.namings[i]))), "") for person in people]
    for tie in ties:
        told[tie.person] = told[tie.person] or GENDERS.get(tie.office.head, "")
    by_name = [first_names().get(person.words[0], "") if len(person.words) > 1 else "" for person in people]
    return [known or named for known, named in zip(told, by_name, strict=True)]


def _pronoun_votes(report: Report, people: list[Person], told: list[str]) -> Iterator[tuple[int, str]]:
    """Person and gender for each he or she after a name in a sentence that names one person, or begins the next one."""
    owner = {i: p for p, person in enumerate(people) for i in person.namings}
    subjects = find_subjects(report, people)
    spoken = [token for token in report.tokens if token.low in SPOKEN and not is_quoted(report, token.start)]
    before: int | None = None  # whom the sentence before was about
    recent: list[set[int]] = []
    for _, start, end in report.sentences:
        named = sorted(i for i in owner if start <= report.namings[i].start < end and not _is_quoted(report, i))
        pronouns = [token for token in spoken if start <= token.start < end]
        only = {owner[i] for i in named}
        if len(only) == 1:
            first = report.namings[named[0]].end
            yield from ((owner[named[0]], SPOKEN[token.low]) for token in pronouns if token.start > first)
        if pronouns and before is not None and not any(report.namings[i].start < pronouns[0].start for i in named):
            gender = SPOKEN[pronouns[0].low]
            if not any(told[p] == gender for near in recent[-3:] for p in near if p != before):
                yield before, gender
        recent.append(only)
        if named:
            first_named = [i for i in named if i in subjects]
            before = owner[first_named[0]] if first_named and len(only) == 1 else None


def _is_quoted(report: Report, i: int) -> bool:
    return is_quoted(report, report.namings[i].start)
