"""A cue of saying in its clause: who speaks, and where the clause begins."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from framing.quotes.cues import Cue
from framing.quotes.lookback import NEAR, just_before, last_word, word_before_last
from framing.quotes.masks import MASK
from framing.quotes.noun_phrases import right_phrase
from framing.quotes.subjects import Span, find_source, left_source
from framing.quotes.tokens import NOT_ADVERBS, PRONOUNS, past_forms, split_tokens
from framing.words import WORD

# Auxiliaries and adverbs between a subject and its verb: "has long", "did not", "will also".
GROUP = frozenset(
    "has have had is are was were be been being am do does did will would may might should could can must shall to"
    " also later then again long just only now once still even not never already often soon so far earlier further too"
    " always sometimes instead cannot both all going".split()
)
PHRASES = frozenset(("at least", "in turn", "at first", "at times"))
CONTRACTED = re.compile(r"\w([’'](?:s|ve|d|ll|re|m))$")
NEGATED = ("n’t", "n't")
COORDINATORS = tuple("and but or nor yet while whereas although though where".split())
# What opens a clause that stands for itself: ", but Toll said", "and later said".
EDGE = re.compile(
    rf"\s*[,;:–—-]*\s*(?<![\w’'-])(?:{'|'.join(COORDINATORS)})\s+(?:(?:[A-Za-z]+ly|later|also|then)\s+)?$",
    re.IGNORECASE,
)
HALT = re.compile(r"\s*;\s*$")
PARTICIPLE = re.compile(r"\s*(?:[,–—]|--)\s*(?:(?:and|but|while|also|thus|even|again|[a-z]+ly)\s+)*$", re.IGNORECASE)
OPENERS = tuple(
    "after although as because before by despite if in since though unless upon when whenever where whereas while with"
    " without".split()
)
OPENER = re.compile(rf"(?:^|[\s,(–—-])({'|'.join(OPENERS)})\s+$", re.IGNORECASE)
# Verbs that stand before their subject without a quotation: "It was over, said Toll".
INVERTING = frozenset(
    "say add write report note explain argue warn recall announce joke quip observe reply conclude".split()
)
CLAUSE_BEFORE = re.compile(r",\s+$")
FINITE = frozenset(
    "is are was were am has have had will would can could may might must shall should do does did cannot"
    " isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't doesn't don't didn't"
    " he's she's it's they're we're i'm that's there's he'll she'll they'll it'll we'll he'd she'd they'd".split()
)


# Prepositions that stand before a subject: "As the Courier reported", "about half of voters say".
HIDING = re.compile(r"\b(?:as|about|around|over|than|nearly)\s", re.IGNORECASE)
# A noun before the one that was found: "officials on both sides".
HEAD = re.compile(
    r"(?:^|[,;:–—]\s+|\b(?:that|but|and|while)\s+)((?!(?:in|on|at|of|for|from|with|to|by|after|as|and|but)\b)(?:[^\W_][\w’'-]*\s+){1,5}"
    r"(?:of|in|on|at|for|from|with)\s+(?:(?:both|all|the|its|their|his|her|a|an|two|these|those)\s+)?)$",
    re.IGNORECASE,
)
# The words that HEAD ends with.
HEAD_ENDS = frozenset("of in on at from for with both all the its their his her a an two these those".split())
NAMED = re.compile(
    r"\s+([^\W_][^,;:()–—?!\"“”]*?)(?=\s(?:conducted|released|published|posted|who|which|that)\b|[,;:()–—?!\"“”]|\.?$)"
)

BETWEEN = re.compile(r"[,–—]?\s*(?:who|which)")
LINKED_ON = ("of ", "for ", "in ", "at ", "from ")


class Saying(NamedTuple):
    """A cue with its source; all places count from the begin of the sentence."""

    cue: Cue
    source: Span | None
    group: int  # where its auxiliaries and adverbs begin
    left: int  # where its clause begins: the source before it, or the group
    cut: int | None  # end of the clause before, where this one stands for itself: ", but Toll said"
    opener: str  # subordinator right before it: "as Toll said"

    @property
    def is_inverted(self) -> bool:
        """Whether the source follows: "said Toll", "according to Toll"."""
        return self.source is not None and self.source[0] >= self.cue.end

    @property
    def right(self) -> int:
        """One past the last of cue and source."""
        return max(self.cue.end, self.source[1]) if self.source else self.cue.end


def saying_of(sentence: str, cue: Cue) -> Saying:
    """Put a cue and its source in their clause.

    >>> saying_of("He went, but Ada Vole said so.", Cue(22, 26, "say", "speech", "neutral"))[1:]
    ((13, 21), 22, 13, 7, '')
    """
    source = source_of(sentence, cue)
    group = _group_start(sentence, cue.start)
    is_subject = source is not None and source[1] <= cue.start and _stands_before(sentence, source, group)
    left = source[0] if source is not None and is_subject else group
    before = just_before(sentence, left)
    last = last_word(before)
    edge = _edge(before, last)
    if edge is None and not is_subject and cue.pattern != "source" and cue_word(sentence, cue).endswith("ing"):
        edge = PARTICIPLE.search(before)
    opener = OPENER.search(before) if last.endswith(OPENERS) else None
    cut = left - len(before) + edge.start() if edge else None
    return Saying(cue, source, group, left, cut, opener[1].lower() if opener else "")


def _edge(before: str, last: str) -> re.Match[str] | None:
    """What parts a clause from the one before it; `last` is the last word."""
    if last.endswith("ly") or last in ("later", "also", "then"):
        last = word_before_last(before)
    edge = EDGE.search(before) if last.endswith(COORDINATORS) else None
    return edge or (HALT.search(before) if before.rstrip().endswith(";") else None)


def _group_start(sentence: str, start: int) -> int:
    """Where auxiliaries and adverbs before a verb begin: at "has" in "Toll has long said"."""
    words = just_before(sentence, start).split()
    while words and sentence[start - 1].isspace():
        word = words.pop()
        low = word.lower()
        contracted = CONTRACTED.search(low) if "'" in low or "’" in low else None
        if contracted:
            return sentence.rindex(word, 0, start) + contracted.start(1)
        if words and f"{words[-1].lower()} {low}" in PHRASES:
            start = sentence.rindex(word, 0, start)
            word = words.pop()
        elif low not in GROUP and not low.endswith(NEGATED) and not _is_adverb(low):
            break
        start = sentence.rindex(word, 0, start)
    return start


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word.isalpha() and word not in NOT_ADVERBS


def source_of(sentence: str, cue: Cue) -> Span | None:
    """Find the source of a cue; before it, unless a verb that may has a clause before and its subject after it."""
    source = _source_of(sentence, cue)
    if source is None or source[0] >= cue.start or last_word(just_before(sentence, source[0])) not in HEAD_ENDS:
        return source
    head = HEAD.search(sentence, max(0, source[0] - NEAR), source[0])
    return (head.start(1), source[1]) if head and not has_finite_verb(head[1]) else source


def _source_of(sentence: str, cue: Cue) -> Span | None:
    source = find_source(sentence, cue)
    if source is not None and source[0] >= cue.end and cue.pattern != "source":
        before = sentence[: cue.start]
        if MASK in before[-4:] or _may_invert(sentence, cue) and has_finite_verb(before):
            return source
        source = _left_of(sentence, cue)
    if cue.term == "say" and _may_invert(sentence, cue) and CLAUSE_BEFORE.search(sentence, 0, cue.start):
        source = _closing(sentence, cue) or source
    if source is None and cue.pattern == "source":
        found = NAMED.match(sentence, cue.end)
        return (found.start(1), found.end(1)) if found else None
    return source or _behind_preposition(sentence, cue)


def _behind_preposition(sentence: str, cue: Cue) -> Span | None:
    """A subject that the last preposition before the cue hid."""
    hiding = list(HIDING.finditer(sentence, 0, cue.start))
    if not hiding:
        return None
    start, end = hiding[-1].span()
    return _left_of(sentence[:start] + ";".ljust(end - start) + sentence[end:], cue)


def _may_invert(sentence: str, cue: Cue) -> bool:
    return cue.term in INVERTING and not cue_word(sentence, cue).endswith("ing")


def _closing(sentence: str, cue: Cue) -> Span | None:
    """A subject after its verb that ends the sentence: "It was over, said one source in the room."."""
    tokens = split_tokens(sentence)
    first = bisect_left(tokens.starts, cue.end)
    words = tokens.words[first:]
    found = right_phrase(words, 0) if words and words[0].low not in PRONOUNS else None
    if found is None:
        return None
    end = tokens.ends[first + found[1] - 1]
    if has_finite_verb(sentence[end:]) or not has_finite_verb(sentence[: cue.start]):
        return None
    return tokens.starts[first], end


def _left_of(sentence: str, cue: Cue) -> Span | None:
    tokens = split_tokens(sentence)
    found = left_source(tokens.words, bisect_right(tokens.ends, cue.start))
    return (tokens.starts[found[0]], tokens.ends[found[1] - 1]) if found else None


def cue_word(sentence: str, cue: Cue) -> str:
    """The first word of a cue, in lower case."""
    return sentence[cue.start : cue.end].split(maxsplit=1)[0].lower()


def has_finite_verb(text: str) -> bool:
    """Whether a stretch of text holds a verb that could be a clause's own.

    >>> has_finite_verb("The ships"), has_finite_verb("the ships returned")
    (False, True)
    """
    return any(map(_is_finite, WORD.findall(text)))


@lru_cache(maxsize=1 << 14)
def _is_finite(word: str) -> bool:
    if word.lower().replace("’", "'") in FINITE and word != "May" or word in past_forms():
        return True
    return word.islower() and word.endswith("ed") and len(word) > 4


def starts_with_pronoun(text: str) -> bool:
    """Whether the first word is a pronoun."""
    word = WORD.search(text)
    return bool(word) and word.group().lower() in PRONOUNS  # type: ignore[union-attr]


def _stands_before(sentence: str, source: Span, group: int) -> bool:
    """Whether nothing but an apposition or a relative clause parts the source from its verb."""
    between = sentence[source[1] : group].strip()
    if not between or BETWEEN.fullmatch(between):
        return True
    return between[0] in ",(–—-" and between[-1] in ",)–—-”\"'’" + MASK or between.startswith(LINKED_ON)
