"""What stands between a verb of saying and what was said: "told reporters in Halden on Monday that"."""

from __future__ import annotations

import re

from framing.quotes.cues import Cue
from framing.quotes.saying import has_finite_verb
from framing.quotes.subjects import right_phrase
from framing.quotes.tokens import (
    LINKS,
    Token,
    is_adverb,
    is_mark,
    is_name,
    is_time,
    past_forms,
    person_nouns,
    split_tokens,
)

# Verbs whose object is who was told.
TELLING = frozenset("tell remind assure warn inform notify promise ask advise caution brief convince pledge".split())
OCCASION = re.compile(
    r"\s*(?:in|at|during|on|via|through) (?:a|an|the|his|her|their|its|one|another) (?:[\w’'-]+ ){0,3}?(?:statement|interview|speech"
    r"|letter|tweet|post|email|e-mail|memo|report|conference|briefing|hearing|meeting|rally|event|debate|address|op-ed|call"
    r"|article|blog|video|message|appearance|forum|town hall|radio|television|show)\b(?: (?:on|to|with|in|at) (?:[A-Z][\w’'.]+ ?)+)?",
)
LONGEST = 18


def skip_to_content(sentence: str, cue: Cue, stop: int) -> int | None:
    """Find where what was said begins after its cue.

    >>> sentence = "She told reporters in Halden on Monday that it was over."
    >>> start = skip_to_content(sentence, Cue(4, 8, "tell", "speech", "neutral"), len(sentence))
    >>> sentence[start:]
    'it was over.'
    """
    tokens = split_tokens(sentence[cue.end : stop])
    if not tokens:
        return None
    that = _that(tokens, cue) if cue.pattern in ("speech", "passive", "urge") else None
    if that is not None:
        return cue.end + tokens[that].end
    if cue.pattern != "speech":
        return cue.end
    i = _skip_object(tokens) if cue.term in TELLING else 0
    begin = cue.end + (tokens[i].start if i < len(tokens) else stop - cue.end)
    return _skip_occasion(sentence, begin, stop)


def told_to(sentence: str, cue: Cue) -> int:
    """Where the object of a verb of telling ends: "told reporters on Monday"."""
    tokens = split_tokens(sentence[cue.end :])
    i = _skip_object(tokens) if tokens else 0
    end = cue.end + (tokens[i - 1].end if i else 0)
    return _skip_occasion(sentence, end, len(sentence))


def _that(tokens: list[Token], cue: Cue) -> int | None:
    """Number of the "that" that opens the clause; "that morning" and "said the plan that" open none."""
    for i, token in enumerate(tokens[:LONGEST]):
        if token.low == "that" and not (i + 1 < len(tokens) and is_time(tokens[i + 1])):
            return i if i == 0 or cue.term in TELLING or _is_aside(tokens, i) else None
        if token.low in past_forms() or token.low in (
            "is",
            "are",
            "was",
            "were",
            "would",
            "will",
            "had",
            "has",
            "have",
        ):
            return None
    return None


def _is_aside(tokens: list[Token], end: int) -> bool:
    first = tokens[0]
    opening = (
        "in",
        "on",
        "at",
        "during",
        "to",
        "after",
        "before",
        "with",
        "by",
        "from",
        "through",
        "earlier",
        "later",
        "last",
        "this",
        "late",
        ",",
        "again",
        "outside",
        "for",
        "of",
    )
    return first.low in opening or is_adverb(first) or is_time(first) or is_mark(first)


def _skip_object(tokens: list[Token]) -> int:
    """Step over who was told: "reporters", "the council in Halden", "CNN"."""
    found = right_phrase(tokens, 0)
    if found is None:
        return (
            1 if tokens[0].low in ("me", "him", "her", "us", "them", "it", "you", "people", "himself", "herself") else 0
        )
    end = found[1]
    if end < len(tokens) and has_finite_verb(tokens[end].text):
        return 0  # "warning the strike threatened supplies"
    for i in range(1, end):
        # "told reporters Velmora would"
        before = tokens[i - 1].low
        if is_name(tokens[i]) and not is_name(tokens[i - 1]) and before.endswith("s"):
            return i
        # "tells Velmoran president common interest could prevail"
        if before in person_nouns() and tokens[i].text.islower() and tokens[i].low not in LINKS:
            return i
    return end


def _skip_occasion(sentence: str, begin: int, stop: int) -> int:
    """Step over days and occasions: "on Monday", "Thursday", "in a statement"."""
    while True:
        tokens = split_tokens(sentence[begin : min(stop, begin + 40)])
        n = 0
        if (
            tokens
            and tokens[0].low in ("on", "last", "this", "late", "early", "earlier")
            and len(tokens) > 1
            and is_time(tokens[1])
        ):
            n = 2
        elif tokens and is_time(tokens[0]):
            n = 1
        while 0 < n < len(tokens) and is_time(tokens[n]):
            n += 1
        occasion = OCCASION.match(sentence, begin, stop)
        if n:
            begin += tokens[n - 1].end
        elif occasion and re.match(r"\s*,?\s*\w+", sentence[occasion.end() : stop]):
            begin = occasion.end()
        else:
            return begin
