"""A mention taken apart: the words it is about, its head, and the name in it, if any."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.quotes.nouns import DETERMINERS, PREPOSITIONS, is_person_noun, singular
from framing.quotes.report import Naming, Report
from framing.quotes.wording import Token

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("who", "which", "that", "whom", "whose"), "who"),
    **dict.fromkeys(("i", "we", "you", "me", "us", "my", "our", "your"), "speaker"),
}
ENDERS = frozenset("who which that whose whom where when while as".split())
BREAK = re.compile(r"[,;:()\[\]—–\"“]| - ")
TRAILING = frozenset("himself herself itself themselves also alone".split())


class Mention(NamedTuple):
    """The core of a mention, without what is told of it after a comma, a preposition or *who*."""

    start: int
    end: int
    tokens: list[Token]  # of all the mention
    core: list[Token]
    naming: int | None  # the naming that the core ends with


def pronoun_of(text: str) -> str:
    """Which pronoun a mention is: "he" for him and his too; empty where it is none.

    >>> pronoun_of("Her"), pronoun_of("US"), pronoun_of("Toll")
    ('she', '', '')
    """
    return "" if text == "US" else PRONOUNS.get(text.lower(), "")


def parse_mention(report: Report, start: int, end: int) -> Mention:
    """Take a mention apart: `text[start:end]`."""
    tokens = report.tokens(start, end)
    while len(tokens) > 1 and tokens[-1].low in TRAILING:
        tokens.pop()
    inside = report.named_within(start, end)
    cut = next((i for i in range(1, len(tokens)) if _ends_core(report, tokens, i, inside)), len(tokens))
    core = tokens[:cut]
    last = core[-1] if core else None
    naming = next((i for i in inside if last and _holds(report.namings[i], last)), None)
    return Mention(start, end, tokens, core, naming)


def _holds(naming: Naming, token: Token) -> bool:
    return naming.name <= token.start < naming.end and naming.kind != "office"


def _ends_core(report: Report, tokens: list[Token], i: int, inside: range) -> bool:
    """Whether what word `i` begins is told of the mention: ", the minister", "of trade", "who left"."""
    token = tokens[i]
    gap = report.text[tokens[i - 1].end : token.start]
    if gap != " " and BREAK.search(gap):
        return not any(report.namings[k].start < token.start < report.namings[k].end for k in inside)
    if token.low in ENDERS:
        return True
    if token.low not in PREPOSITIONS:
        return False
    return not any(report.namings[k].start <= token.start < report.namings[k].end for k in inside)


def is_plural(mention: Mention) -> bool:
    """Whether a mention is of several: "officials", "both sides", "Toll and Ekwall"."""
    at = next((i for i, token in enumerate(mention.core) if token.low == "and"), None)
    if at is not None and at + 1 < len(mention.core):
        # "the former senator and nominee" is one
        return not (mention.core[0].low in ("the", "a", "an") and _is_one(mention.core[at - 1], mention.core[at + 1 :]))
    head = mention.core[-1].low if mention.core else ""
    return mention.naming is None and (singular(head) != head or head in ("police", "others", "some", "many", "both"))


def _is_one(first: Token, rest: list[Token]) -> bool:
    """Whether two nouns may be of one person: neither is plural or a name, the second has no article of its own."""
    lows = (first.low, rest[-1].low)
    return rest[0].low not in DETERMINERS and all(is_person_noun(low) and singular(low) == low for low in lows)
