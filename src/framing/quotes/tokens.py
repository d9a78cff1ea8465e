"""Words of a sentence with what little can be known of them without a tagger."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

import pandas as pd

from framing.quotes.masks import MASK
from framing.words import WORD

TOKEN = re.compile(rf"({WORD.pattern}|{MASK}+|--|[,;:()\[\]—–―/?!]|-(?<=\s-)(?=\s))")

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
MOST_KNOWN = 1 << 15
# Whether there is any word in a stretch of text.
ALNUM = re.compile(r"[^\W_]")


class Token:
    """A word or mark, as written and in lower case, and what it may be; the same one wherever it stands."""

    __slots__ = ("is_adverb", "is_function", "is_mark", "is_mask", "is_name", "is_time", "is_word", "low", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = text.lower().replace("’", "'")
        # a quotation that was overwritten
        self.is_mask = text[0] == MASK
        # a comma, a dash or the like, or a quotation
        self.is_mark = text in MARKS or self.is_mask
        self.is_word = not self.is_mark
        # begins with a capital or holds one, as names do: "Toll", "al-Bassam", "iPoll"
        self.is_name = not text.islower() and any(map(str.isupper, text))
        # a day, a month or a year
        self.is_time = self.low.removesuffix("'s") in TIMES or text.isdigit() and len(text) == 4
        self.is_adverb = _is_adverb(text, self.low)
        self.is_function = self.is_mark or _is_function(text, self.low)


def _is_adverb(text: str, low: str) -> bool:
    """Whether a word may stand between a subject and its verb: "has", "also", "later", "angrily"."""
    if low in AUXILIARIES:
        return True
    return low.endswith("ly") and len(low) > 4 and text.islower() and low not in NOT_ADVERBS


def _is_function(text: str, low: str) -> bool:
    """Whether no name or noun phrase consists of such words (determiners aside)."""
    return (
        low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in SUBORDINATORS
        or low in PRONOUNS
        or text != "May"
        and low in AUXILIARIES
        and low not in DETERMINERS
        and not (text[0].isupper() and low in ("first", "long", "will", "may"))
    )


class _Known(dict[str, Token]):
    """Tokens met before: what a word may be is worked out once, not wherever it stands.

    A dict is asked three times as fast as `lru_cache`. It forgets all when it is full, after some hundred reports.
    """

    def __missing__(self, text: str) -> Token:
        if len(self) >= MOST_KNOWN:
            self.clear()
        token = self[text] = Token(text)
        return token


_known = _Known()


class Tokens(NamedTuple):
    """Words and marks of a sentence in order, and the characters at which each starts and ends."""

    words: list[Token]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=8)
def split_tokens(text: str) -> Tokens:
    """Words and marks of a sentence; a quotation that was overwritten is one token.

    >>> tokens = split_tokens("Ada Vole, she said")
    >>> [word.text for word in tokens.words], tokens.starts, tokens.ends
    (['Ada', 'Vole', ',', 'she', 'said'], [0, 4, 8, 10, 14], [3, 8, 9, 13, 18])
    """
    pieces = TOKEN.split(text)  # what stands between two tokens, the token, and so on in turn
    edges = list(accumulate(map(len, pieces)))
    return Tokens(list(map(_known.__getitem__, pieces[1::2])), edges[:-1:2], edges[1::2])


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
