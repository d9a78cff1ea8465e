"""Who is in a report: persons, genders, offices and bodies, and everybody whom a pronoun may take up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from framing.quotes.bodies import Body, find_bodies, full_name, state_of
from framing.quotes.names import Report, is_adjacent, is_quoted, read_names
from framing.quotes.nouns import FUNCTION, PREPOSITIONS, is_person_noun, singular
from framing.quotes.offices import Tie, find_ties
from framing.quotes.people import Person, find_people
from framing.quotes.pronouns import Candidate, find_genders, find_subjects, told_genders

LONGEST = 6
# What only follows a person's name: "Vole, who", "Vole, 34,", "Vole said".
SPEAKS = re.compile(r", (?:who |\d)|(?: of [A-Z]\w+)?,? (?:said|says|told|added|wrote|asked|argued|thought)\b")
LONGEST_OPENING = 40  # characters
BEGINNINGS = frozenset("the a an another one my his her their our".split())


class Cast(NamedTuple):
    """Who is in a report: persons, their genders and offices, bodies, and whose each naming is."""

    report: Report
    people: list[Person]
    genders: list[str]
    ties: list[Tie]
    bodies: list[Body]
    owner: dict[int, int]


def read_cast(text: str) -> Cast:
    """Read a report for everybody in it."""
    report = read_names(text)
    people = find_people(report)
    ties = find_ties(report, people)
    owner = {i: p for p, person in enumerate(people) for i in person.namings}
    return Cast(report, people, find_genders(report, people, ties), ties, find_bodies(report), owner)


def body_name(cast: Cast, name: str, place: int) -> str:
    """One name for a body: a state's for its capital, else the fullest in the report."""
    return state_of(name) or full_name(cast.bodies, name, place)


def gender_of(cast: Cast, name: str) -> str:
    """Gender of a person by name, empty where nothing tells it."""
    return next((g for person, g in zip(cast.people, cast.genders, strict=True) if person.name == name), "")


def named_candidates(cast: Cast) -> list[Candidate]:
    """Everybody named outside quotation marks, and pairs of them."""
    subjects = find_subjects(cast.report, cast.people)
    told = told_genders(cast.report, cast.people, cast.ties)
    known = {p for p in range(len(cast.people)) if told[p] or _is_known(cast, p)}
    single = [_candidate(cast, i, i in subjects, known) for i in range(len(cast.report.namings))]
    pairs = [_pair(cast, one, other) for one, other in zip(single, single[1:], strict=False)]
    return [candidate for candidate in [*single, *pairs] if candidate]


def _candidate(cast: Cast, i: int, subject: bool, known: set[int]) -> Candidate | None:
    naming = cast.report.namings[i]
    if is_quoted(cast.report, naming.start):
        return None
    if i in cast.owner:
        p = cast.owner[i]
        name = cast.people[p].name
        return Candidate(naming.start, naming.end, "he", cast.genders[p], subject, False, p in known, name, "person")
    if naming.kind != "body":
        return None
    name = body_name(cast, " ".join(naming.words), naming.start)
    return Candidate(naming.start, naming.end, "it", "", subject, False, True, name, "body")


def _is_known(cast: Cast, p: int) -> bool:
    """Whether a name is surely a person's: "Ordal Crossing" may be none."""
    person = cast.people[p]
    namings = [cast.report.namings[i] for i in person.namings]
    if any(naming.title for naming in namings) or any(tie.person == p for tie in cast.ties):
        return True
    if len(person.words) > 1 and len({len(naming.words) for naming in namings}) > 1:
        return True
    return any(SPEAKS.match(cast.report.text, naming.end) for naming in namings)


def _pair(cast: Cast, one: Candidate | None, other: Candidate | None) -> Candidate | None:
    """Two named side by side, for *they*: "Toll and Ekwall"."""
    if one is None or other is None or cast.report.text[one.end : other.place] not in (" and ", " and the "):
        return None
    kind = "body" if "body" in (one.source_type, other.source_type) else "person"
    name = f"{one.speaker_id} and {other.speaker_id}"
    return Candidate(one.place, other.end, "they", "", one.is_subject, False, True, name, kind)


def subject_pronouns(report: Report) -> Iterator[tuple[int, int]]:
    """Each *he* and *she* outside quotation marks: whoever it stands for goes on being spoken of."""
    for token in report.tokens:
        if token.low in ("he", "she") and not is_quoted(report, token.start):
            yield token.start, token.end


def described_subjects(report: Report) -> Iterator[tuple[int, int]]:
    """Descriptions of persons that begin a sentence: "The general replied", "A diplomat from Norrholm", "Officials"."""
    firsts = {start for _, start, _ in report.sentences}
    for i, token in enumerate(report.tokens):
        if (token.start in firsts or _follows_phrase(report, i)) and not is_quoted(report, token.start):
            has_article = token.low in BEGINNINGS
            end = _person_noun(report, i, i + has_article)
            if end is not None and (has_article or singular(report.tokens[end].low) != report.tokens[end].low):
                yield token.start, _with_place(report, end)


def _follows_phrase(report: Report, i: int) -> bool:
    """Whether a word begins the clause after a first phrase: "In Halden, the minister spoke"."""
    token = report.tokens[i]
    if token.low not in BEGINNINGS or report.text[max(0, token.start - 2) : token.start] != ", ":
        return False
    number = bisect_right(report.ends, token.start)
    begin = report.sentences[number][1] if number < len(report.sentences) else token.start
    opening = report.text[begin : token.start - 2]
    return "," not in opening and 0 < len(opening) < LONGEST_OPENING and opening.split()[0].lower() in PREPOSITIONS


def _person_noun(report: Report, i: int, first: int) -> int | None:
    """The number of the person noun that a noun phrase beginning with word `i` has for its head."""
    for k in range(first, min(i + LONGEST, len(report.tokens))):
        token = report.tokens[k]
        if token.low in FUNCTION or token.possessive or k > i and not _is_next(report, k):
            return None
        if is_person_noun(singular(token.low)) and (token.text[0].islower() or k == i):
            following = report.tokens[k + 1].low if k + 1 < len(report.tokens) else ""
            if not is_person_noun(following) and following != "of":
                return k
    return None


def _is_next(report: Report, k: int) -> bool:
    return is_adjacent(report.text, report.tokens[k - 1], report.tokens[k])


def _with_place(report: Report, k: int) -> int:
    """Where the phrase ends: after "from Norrholm", if that follows."""
    tokens = report.tokens
    if k + 2 < len(tokens) and tokens[k + 1].low in ("from", "in", "at", "for") and tokens[k + 2].text[0].isupper():
        gap = report.text[tokens[k].end : tokens[k + 2].start]
        if not any(mark in gap for mark in ",;:."):
            return tokens[k + 2].end
    return tokens[k].end
