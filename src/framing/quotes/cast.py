"""Who is in a report: persons, genders, offices and bodies, and everybody whom a pronoun may take up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from framing.quotes.bodies import Bodies, find_bodies, state_of
from framing.quotes.mentions import Mention, parse_mention
from framing.quotes.nouns import FUNCTION, PREPOSITIONS, is_office, is_person_noun, singular
from framing.quotes.offices import Holders, find_ties
from framing.quotes.people import find_people
from framing.quotes.pronouns import Candidate, Candidates, find_subjects, guess_genders, told_genders
from framing.quotes.report import Report

LONGEST = 6
# What only follows a person's name: "Vole, who", "Vole, 34,", "Vole said".
SPEAKS = re.compile(r", (?:who |\d)|(?: of [A-Z]\w+)?,? (?:said|says|told|added|wrote|asked|argued|thought)\b")
LONGEST_OPENING = 40  # characters


class Cast:
    """Who is in a report: persons, their genders and offices, bodies, and whose each naming is.

    What only some questions need is read when it is first asked for.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.people = find_people(self.report)
        self.ties = find_ties(self.report, self.people)
        self.owner = {i: p for p, person in enumerate(self.people) for i in person.namings}
        self._mentions: dict[tuple[int, int], Mention] = {}

    @cached_property
    def subjects(self) -> frozenset[int]:
        """Numbers of the namings that may be subjects."""
        return find_subjects(self.report, self.people)

    @cached_property
    def told(self) -> list[str]:
        """Gender of each person where a title, an office or a first name tells it."""
        return told_genders(self.report, self.people, self.ties)

    @cached_property
    def genders(self) -> list[str]:
        """Gender of each person, by pronouns where nothing else tells it."""
        return guess_genders(self.report, self.owner, self.told, self.subjects)

    @cached_property
    def bodies(self) -> Bodies:
        """The bodies of the report, to be found by what they are called for short."""
        return Bodies(find_bodies(self.report))

    @cached_property
    def holders(self) -> Holders:
        """Who holds which office."""
        return Holders(self.report, self.people, self.ties)

    @cached_property
    def officials(self) -> frozenset[str]:
        """Names of the persons whose office the report tells."""
        return frozenset(self.people[tie.person].name for tie in self.ties if is_office(tie.office.head))

    @cached_property
    def by_name(self) -> dict[str, int]:
        """Number of the first person of each name."""
        return {person.name: p for p, person in reversed(list(enumerate(self.people)))}

    def mention(self, start: int, end: int) -> Mention:
        """A mention taken apart."""
        if (start, end) not in self._mentions:
            self._mentions[start, end] = parse_mention(self.report, start, end)
        return self._mentions[start, end]

    def body_name(self, name: str, place: int) -> str:
        """One name for a body: a state's for its capital, else the fullest in the report."""
        return state_of(name) or self.bodies.full_name(name, place)

    def gender_of(self, name: str) -> str:
        """Gender of a person by name, empty where nothing tells it."""
        return self.genders[self.by_name[name]] if name in self.by_name else ""


def named_candidates(cast: Cast) -> Candidates:
    """Everybody named outside quotation marks, and pairs of them."""
    candidates = Candidates(cast.report, cast.officials)
    tied = {tie.person for tie in cast.ties}
    known = {p for p in range(len(cast.people)) if cast.told[p] or p in tied or _is_known(cast, p)}
    single = [_candidate(cast, i, known) for i in range(len(cast.report.namings))]
    pairs = [_pair(cast, one, other) for one, other in zip(single, single[1:], strict=False)]
    for candidate in (*single, *pairs):
        if candidate:
            candidates.add(candidate)
    return candidates


def _candidate(cast: Cast, i: int, known: set[int]) -> Candidate | None:
    naming, subject = cast.report.namings[i], i in cast.subjects
    if cast.report.are_quoted[i]:
        return None
    if i in cast.owner:
        p = cast.owner[i]
        name = cast.people[p].name
        return Candidate(naming.start, naming.end, "he", cast.genders[p], subject, False, p in known, name, "person")
    if naming.kind != "body":
        return None
    name = cast.body_name(" ".join(naming.words), naming.start)
    return Candidate(naming.start, naming.end, "it", "", subject, False, True, name, "body")


def _is_known(cast: Cast, p: int) -> bool:
    """Whether a name is surely a person's: "Ordal Crossing" may be none."""
    person = cast.people[p]
    namings = [cast.report.namings[i] for i in person.namings]
    if any(naming.title for naming in namings):
        return True
    if len(person.words) > 1 and len({len(naming.words) for naming in namings}) > 1:
        return True
    return any(SPEAKS.match(cast.report.text, naming.end) for naming in namings)


def _pair(cast: Cast, one: Candidate | None, other: Candidate | None) -> Candidate | None:
    """Two named side by side, for *they*: "Toll and Ekwall"."""
    if one is None or other is None or not 5 <= other.place - one.end <= 9:
        return None
    if cast.report.text[one.end : other.place] not in (" and ", " and the "):
        return None
    kind = "body" if "body" in (one.source_type, other.source_type) else "person"
    name = f"{one.speaker_id} and {other.speaker_id}"
    return Candidate(one.place, other.end, "they", "", one.is_subject, False, True, name, kind)


def subject_pronouns(report: Report) -> Iterator[tuple[int, int]]:
    """Each *he* and *she* outside quotation marks: whoever it stands for goes on being spoken of."""
    return ((token.start, token.end) for token in report.pronouns if token.low in ("he", "she"))


def described_subjects(report: Report) -> Iterator[tuple[int, int]]:
    """Descriptions of persons that begin a sentence: "The general replied", "A diplomat from Norrholm", "Officials"."""
    words = report.words
    firsts = {i for _, start, _ in report.sentences if (i := words.number_at(start)) is not None}
    begins = {i for i in words.telling if words.facts[i].begins and words.gaps[i].endswith(", ")}
    for i in sorted(firsts | {i for i in begins if _follows_phrase(report, words.starts[i])}):
        begins_phrase, start = words.facts[i].begins, words.starts[i]
        end = _person_noun(report, i, i + begins_phrase)
        if end is None or report.is_quoted(start):
            continue
        low = words.facts[end].low
        if begins_phrase or singular(low) != low:
            yield start, _with_place(report, end)


def _follows_phrase(report: Report, start: int) -> bool:
    """Whether a word after a comma begins the clause after a first phrase: "In Halden, the minister spoke"."""
    number = report.sentence_of(start)
    begin = report.sentences[number][1] if number < len(report.sentences) else start
    if not 0 < start - 2 - begin < LONGEST_OPENING:
        return False
    opening = report.text[begin : start - 2]
    return "," not in opening and opening.split()[0].lower() in PREPOSITIONS


def _person_noun(report: Report, i: int, first: int) -> int | None:
    """The number of the person noun that a noun phrase beginning with word `i` has for its head."""
    facts = report.words.facts
    for k in range(first, min(i + LONGEST, len(facts))):
        word = facts[k]
        if word.low in FUNCTION or report.words.is_possessive(k) or k > i and not report.words.is_next(k):
            return None
        if (word.is_small or k == i) and is_person_noun(singular(word.low)):
            following = facts[k + 1].low if k + 1 < len(facts) else ""
            if following != "of" and not is_person_noun(following):
                return k
    return None


def _with_place(report: Report, k: int) -> int:
    """Where the phrase ends: after "from Norrholm", if that follows."""
    words = report.words
    if k + 2 < len(words) and words.facts[k + 1].low in ("from", "in", "at", "for"):
        gap = report.text[words.end(k) : words.starts[k + 2]]
        if words.facts[k + 2].text[0].isupper() and not any(mark in gap for mark in ",;:."):
            return words.end(k + 2)
    return words.end(k)
