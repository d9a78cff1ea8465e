"""Words of a sentence with what little can be known of them without a tagger."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import pandas as pd

from framing.quotes.cues import MASK
from framing.words import WORD

TOKEN = re.compile(WORD.pattern + rf"|{MASK}+|--|[,;:()\[\]—–―/?!]|(?<=\s)-(?=\s)")


class Token(NamedTuple):
    """A word or mark: as written, in lower case, and where it stands."""

    text: str
    low: str
    start: int
    end: int


@lru_cache(maxsize=8)
def split_tokens(text: str) -> list[Token]:
    """Words and marks of a sentence; a quotation that was overwritten is one token."""
    return [Token(m.group(), m.group().lower().replace("’", "'"), m.start(), m.end()) for m in TOKEN.finditer(text)]


DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your one two three four five six seven eight nine ten"
    " some any several many most more few both all another other each every no another dozens hundreds thousands"
    " neither either such".split()
)
PRONOUNS = frozenset("he she they it i we you who others".split())
PREPOSITIONS = frozenset(
    "of for in at from with on to by about after before during under over against among between through into onto"
    " within without near outside inside amid amidst across along around behind beyond despite following since"
    " until via per upon toward towards like unlike as than up down off out regarding concerning citing".split()
)
# A noun phrase may go on after these: "a spokesman for the ministry", "officials in the north".
LINKS = frozenset("of for in at from with on to under against near outside inside between".split())
AUXILIARIES = frozenset(
    "has have had is are was were be been being will would can could may might must shall should do does did"
    " not never n't hasn't haven't hadn't isn't aren't wasn't weren't won't wouldn't can't couldn't doesn't don't"
    " didn't also then later earlier now still again once soon even just only already always often sometimes"
    " twice too first recently previously repeatedly reportedly today yesterday tonight tomorrow ever long further"
    " however meanwhile instead nonetheless nevertheless therefore thus perhaps maybe last late early himself"
    " herself themselves itself since famously himself all both".split()
)
CONJUNCTIONS = frozenset("and or but nor yet so &".split())
SUBORDINATORS = frozenset(
    "that which who whom whose when while where whether because although though if unless why how what as"
    " than once whereas".split()
)
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    " january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sept sep oct nov dec today yesterday tonight tomorrow morning afternoon evening"
    " night week month year weekend noon midnight daily weekly".split()
)
MARKS = frozenset(",;:()[]—–―-/?!") | {"--"}
# -ly words that are no adverbs
NOT_ADVERBS = frozenset("family ally bully july italy assembly reply supply anomaly monopoly butterfly".split())


def is_mask(token: Token) -> bool:
    """Whether a token is a quotation that was overwritten."""
    return token.text[0] == MASK


def is_mark(token: Token) -> bool:
    """Whether a token is a comma, a dash or the like, or a quotation."""
    return token.text in MARKS or is_mask(token)


def is_adverb(token: Token) -> bool:
    """Whether a token may stand between a subject and its verb: "has", "also", "later", "angrily"."""
    low = token.low
    if low in AUXILIARIES:
        return True
    return low.endswith("ly") and len(low) > 4 and token.text.islower() and low not in NOT_ADVERBS


def is_time(token: Token) -> bool:
    """Whether a token is a day, a month or a year."""
    return token.low.removesuffix("'s") in TIMES or token.text.isdigit() and len(token.text) == 4


def is_function(token: Token) -> bool:
    """Whether a token is a mark or a word that no name or noun phrase consists of (determiners aside)."""
    low = token.low
    return (
        is_mark(token)
        or low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in SUBORDINATORS
        or low in PRONOUNS
        or token.text != "May"
        and low in AUXILIARIES
        and low not in DETERMINERS
        and not (token.text[0].isupper() and low in ("first", "long", "will", "may"))
    )


def is_name(token: Token) -> bool:
    """Whether a token begins with a capital or holds one, as names do: "Toll", "al-Bassam", "iPoll"."""
    return any(letter.isupper() for letter in token.text)


@cache
def person_nouns() -> frozenset[str]:
    """Nouns by which persons, bodies and offices are called, in lower case.

    >>> {"envoy", "minister", "government"} <= person_nouns()
    True
    """
    folder = files("framing") / "lexicons"
    with (folder / "persons_and_acts.csv").open("r", encoding="utf-8") as file:
        acts = pd.read_csv(file, dtype=str, keep_default_na=False)
    with (folder / "titles_and_offices.csv").open("r", encoding="utf-8") as file:
        titles = pd.read_csv(file, dtype=str, keep_default_na=False)
    people = acts.loc[acts["of"] != "act", "term"]
    return frozenset(people.str.lower()) | frozenset(titles["term"].str.lower())


@cache
def past_forms() -> frozenset[str]:
    """Pasts of irregular verbs that are not also nouns: "met", "went".

    >>> "went" in past_forms(), "cut" in past_forms()
    (True, False)
    """
    with (files("framing") / "lexicons" / "irregular_verbs.csv").open("r", encoding="utf-8") as file:
        table = pd.read_csv(file, dtype=str, keep_default_na=False)
    return frozenset(
        past
        for base, cell in zip(table["base"], table["past"], strict=True)
        for past in cell.split(";")
        if past != base
    ) - {"left", "saw", "found", "felt", "shot", "lent", "stood", "thought", "bound", "fell", "lay"}
