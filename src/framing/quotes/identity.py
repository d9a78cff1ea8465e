"""Mentions of speakers -> one name for each: "Kerry", "he" and "the US secretary of state" are John Kerry.

The whole report is read for names, offices and bodies; nothing outside it is
known but the lists of `lexicons/`. A person has the fullest form of the name
that the report gives, without titles; a body its name, without *the*; a
state its name, whether the report writes of it or of its capital; a source
without a name its description in lower case.
"""

from __future__ import annotations

import re

from framing.marks import Span as MarkedSpan
from framing.quotes.bodies import ANY_BODY
from framing.quotes.cast import Cast, described_subjects, named_candidates, subject_pronouns
from framing.quotes.mentions import Mention, is_plural, pronoun_of
from framing.quotes.names import is_people, read_names
from framing.quotes.nouns import (
    ALTERING,
    DEFINITE,
    DETERMINERS,
    DROPPED,
    GENDERS,
    NO_HEADS,
    PARTIES,
    VAGUE,
    body_words,
    is_office,
    is_person_noun,
    peoples,
    singular,
)
from framing.quotes.offices import GENERAL, parse_office
from framing.quotes.pronouns import Candidate, Candidates
from framing.quotes.report import Report
from framing.quotes.wording import Token

Span = tuple[int, int]
Identity = tuple[str | None, str | None]
NOBODY: Identity = (None, None)
# Nouns for persons whom readers know, so that a report need not tie them to a name; titles and offices aside.
PUBLIC = frozenset(
    """nominee candidate lawmaker businessman businesswoman billionaire tycoon mogul politician legislator statesman
    democrat republican incumbent challenger hopeful contender""".split()
)
# What follows the noun of a source without a name: "official of the port", "diplomat who left".
DETAILS = re.compile(r" (?:of|for|in|at|from|with|close|who|on) ")
BEFORE_NAME = re.compile(r"(?: (?:of|for|in|at|from) (?:[^,.;:\"“”]|(?<=St)\.){2,50})?, ")
LONGEST_BEFORE_NAME = 60  # characters
TELLING_NOTHING = GENERAL | PARTIES | ALTERING | frozenset(("presidential",))
NEAR = 3  # sentences that "the senator" may be away from the name of one whose office the report does not tell


def identify(
    text: str,
    mentions: list[tuple[int, int]],
    sentences: list[tuple[int, int, int]] | None = None,
    quotations: list[MarkedSpan] | None = None,
) -> list[Identity]:
    """Tell who is meant by each mention of a speaker in a report.

    Parameters
    ----------
    text : str
        The report.
    mentions : list of tuple of int
        First character and one past the last of each mention: a name, a
        description or a pronoun.
    sentences, quotations : list, optional
        What `sentence_spans` and `quotation_spans` find in the report; found
        here where they are not handed over.

    Returns
    -------
    list of tuple
        For each mention, in the order given, the speaker's name throughout the
        report and the type of source: person, body or unnamed; both None where
        nobody fits.

    Notes
    -----
    Rules of our own; no model and no list of first names. A pronoun stands for
    the last fitting subject or speaker before it.

    Examples
    --------
    >>> text = "Foreign Minister Ivara Toll met the press. She smiled. The minister left early, officials said."
    >>> identify(text, [(43, 46), (55, 67), (80, 89)])
    [('Ivara Toll', 'person'), ('Ivara Toll', 'person'), ('officials', 'unnamed')]
    """
    cast = Cast(read_names(text, sentences, quotations))
    candidates = named_candidates(cast)
    speakers = set(mentions)
    found: dict[Span, Identity] = {}
    for span in sorted(speakers | set(described_subjects(cast.report)) | set(subject_pronouns(cast.report))):
        found[span] = _identify(cast, candidates, *span)
        if found[span][0]:
            _add(cast, candidates, span, found[span], span in speakers)
    return [found[span] for span in mentions]


def _add(cast: Cast, candidates: Candidates, span: Span, identity: Identity, is_speaker: bool) -> None:
    """Keep a mention that was identified for the pronouns after it."""
    start, end = span
    name, kind = identity
    mention = cast.mention(start, end)
    pronoun = pronoun_of(cast.report.text[start:end])
    gender = {"he": "m", "she": "f"}.get(pronoun, "")
    if kind == "person":
        gender = gender or cast.gender_of(name or "")
    elif mention.core:
        gender = gender or GENDERS.get(mention.core[-1].low, "")
    number = _number(mention, pronoun, kind)
    candidate = Candidate(start, end, number, gender, True, is_speaker, True, name or "", kind or "")
    if kind == "unnamed" and number == "he" and (words := DETAILS.split(candidate.speaker_id)[0].split()):
        candidates.add_unnamed(candidate, singular(words[-1].lower()))
    else:
        candidates.add(candidate)


def _number(mention: Mention, pronoun: str, kind: str | None) -> str:
    """Which pronoun may take a mention up: he (or she), it, they."""
    if pronoun:
        return "he" if pronoun in ("he", "she") else pronoun
    if is_plural(mention):
        return "they"
    head = mention.core[-1].low if mention.core else ""
    is_person = kind == "person" or kind == "unnamed" and (is_person_noun(head) or head in VAGUE or head in GENDERS)
    return "he" if is_person else "it"


def _identify(cast: Cast, candidates: Candidates, start: int, end: int) -> Identity:
    pronoun = pronoun_of(cast.report.text[start:end].strip())
    if pronoun == "speaker":
        return NOBODY
    if pronoun == "who":
        return _before_who(cast, start)
    if pronoun:
        return _pronoun(cast, candidates, pronoun, start)
    mention = cast.mention(start, end)
    if not mention.core:
        return NOBODY
    return _pair(cast, candidates, mention) or _one(cast, candidates, mention)


def _pronoun(cast: Cast, candidates: Candidates, pronoun: str, place: int) -> Identity:
    found = candidates.find(pronoun, place)
    if found is None and pronoun == "they":
        found = candidates.find("it", place)
    return (found.speaker_id, found.source_type) if found else NOBODY


def _before_who(cast: Cast, place: int) -> Identity:
    """The one named right before *who*."""
    for i in cast.report.ended_before(place):
        naming = cast.report.namings[i]
        if place - naming.end >= 4:
            break
        if naming.kind != "office":
            return _named(cast, i)
    return NOBODY


def _pair(cast: Cast, candidates: Candidates, mention: Mention) -> Identity | None:
    """Two named in one mention: "Toll and Ekwall", "Israel and the United States"."""
    at = next((i for i, token in enumerate(mention.core) if token.low == "and"), None)
    if at is None or at + 1 == len(mention.core):
        return None
    first = 1 if mention.core[0].low == "both" else 0
    left = cast.mention(mention.core[first].start, mention.core[at - 1].end)
    right = cast.mention(mention.core[at + 1].start, mention.core[-1].end)
    if left.naming is None or not left.core or cast.report.is_one_name(left.end, right.start):
        return None
    pair = [_one(cast, candidates, left), _one(cast, candidates, right)]
    if not all(name for name, _ in pair):
        return None
    kinds = {kind for _, kind in pair}
    kind = "body" if "body" in kinds else "person" if "person" in kinds else "unnamed"
    return " and ".join(str(name) for name, _ in pair), kind


def _one(cast: Cast, candidates: Candidates, mention: Mention) -> Identity:
    if mention.naming is not None:
        head = mention.core[-1]
        if head.text in peoples() and head.low.endswith("s") and not head.low.endswith("ss"):
            return head.text, "unnamed"  # "Russians"
        return _named(cast, mention.naming, mention.end)
    if mention.core[-1].low in body_words("noun"):
        return _body(cast, candidates, mention)
    return _described(cast, candidates, mention)


def _named(cast: Cast, i: int, end: int | None = None) -> Identity:
    """Who is named; where the mention ends within the name, as in a headline's capitals, who has these words."""
    if end is not None and end < cast.report.namings[i].end - 1:
        return " ".join(cast.report.text[cast.report.namings[i].name : end].split()), "person"
    if i in cast.owner:
        return cast.people[cast.owner[i]].name, "person"
    naming = cast.report.namings[i]
    return cast.body_name(" ".join(naming.words), naming.start), "body"


def _bare_body(cast: Cast, candidates: Candidates, noun: Token, mention: Mention) -> Identity:
    """A body by its noun alone: the last one of that kind, else, for "the company", the last one of all."""
    article = mention.core[0].low
    if article not in DROPPED:
        return f"{article} {noun.text}", "body"  # "his company"
    name = cast.bodies.full_name(f"the {noun.text}", mention.start).removeprefix("the ")
    if name != noun.text:
        return name, "body"
    if noun.low in ANY_BODY and article == "the":
        found = candidates.find("it", mention.start)
        return (found.speaker_id, "body") if found else (name, "body")
    return name, "body"


def _body(cast: Cast, candidates: Candidates, mention: Mention) -> Identity:
    """A body by a common noun: "the ministry", "Tassary's energy ministry", "police"."""
    words = [token for token in mention.core if token.low not in DROPPED]
    written = cast.report.text[words[0].start : words[-1].end] if words else ""
    phrase = cast.report.text[mention.core[0].start : mention.core[-1].end]
    bare = [token for token in words if token.low not in DETERMINERS]
    if len(bare) == 1 and mention.core[0].low in DEFINITE and mention.core[-1] == mention.tokens[-1]:
        return _bare_body(cast, candidates, bare[0], mention)
    name = cast.bodies.full_name(written, mention.start)
    if name == written:
        name = _lowered(cast.report, words) + cast.report.text[mention.core[-1].end : mention.tokens[-1].end]
    return name or phrase, "body"


def _described(cast: Cast, candidates: Candidates, mention: Mention) -> Identity:
    """A source by what it is: a person where the report ties the office to one, else unnamed."""
    head = mention.core[-1].low
    if not is_plural(mention):
        if (named := _apposed(cast, mention)) is not None:
            return _named(cast, named)
        if mention.core[0].low not in ("a", "an", "one", "another") and (is_person_noun(head) or is_office(head)):
            office = parse_office(mention.tokens)
            holder = cast.holders.find(office, mention.start) if office else None
            if holder is not None:
                return cast.people[holder].name, "person"
            if mention.core[0].low in DEFINITE and (again := candidates.unnamed(singular(head), mention.start)):
                return again.speaker_id, "unnamed"
            if again_named := _taken_up(cast, candidates, mention):
                return again_named
    return _description(cast.report, mention), "unnamed"


def _apposed(cast: Cast, mention: Mention) -> int | None:
    """The person whose name follows a description: "the foreign minister, Dovan Ekwall"."""
    if not is_person_noun(mention.core[-1].low) and not is_office(mention.core[-1].low):
        return None
    end = mention.core[-1].end
    for i in cast.report.named_from(end):
        if cast.report.first_from[i] - end > LONGEST_BEFORE_NAME:
            break
        start = cast.report.namings[i].start
        if i in cast.owner and start >= end:
            return i if BEFORE_NAME.fullmatch(cast.report.text, end, start) else None
    return None


def _taken_up(cast: Cast, candidates: Candidates, mention: Mention) -> Identity | None:
    """The person named last whom "the senator", tied to nobody in the report, takes up."""
    head = mention.core[-1].low
    telling = [token for token in mention.tokens[1:] if token.low not in TELLING_NOTHING | NO_HEADS | {head}]
    if telling or mention.core[0].low != "the" or not is_office(head) and head not in PUBLIC:
        return None
    pronoun = {"f": "she"}.get(GENDERS.get(head, ""), "he")
    found = candidates.find(pronoun, mention.start, NEAR, without_office=True, any_gender=head not in GENDERS)
    return (found.speaker_id, found.source_type) if found else None


def _description(report: Report, mention: Mention) -> str | None:
    """The words of a description without article or number, in lower case, names excepted."""
    end = len(mention.core)
    while end < len(mention.tokens) and _goes_on(report, mention.tokens, end):
        end += 1
    words = mention.tokens[:end]
    while len(words) > 1 and words[0].low in DROPPED and words[1].low != "of":
        words = words[1:]
    return _lowered(report, words) or None


def _goes_on(report: Report, tokens: list[Token], i: int) -> bool:
    gap = report.text[tokens[i - 1].end : tokens[i].start]
    return not re.search(r"[,;:()“”\"—–]", gap) and tokens[i].low not in ("who", "which", "that", "whose")


def _lowered(report: Report, words: list[Token]) -> str:
    """Words as written, the first one in lower case unless it is a name."""
    if not words:
        return ""
    written = report.text[words[0].start : words[-1].end]
    first = words[0]
    is_name = (
        first.text in peoples()
        or first.text.isupper()
        or first.possessive
        or "." in first.text
        or is_people(first.text, first.low)
    )
    naming = report.named_at(first.start)
    named = naming is not None and naming.kind != "office"
    if is_name or named and first.low not in DETERMINERS and not is_person_noun(singular(first.low)):
        return " ".join(written.split())
    return " ".join((written[0].lower() + written[1:]).split())
