"""What stands between a verb of saying and what was said: "told reporters in Halden on Monday that"."""

from __future__ import annotations

import re
from bisect import bisect_left

from framing.quotes.cues import Cue
from framing.quotes.noun_phrases import right_phrase
from framing.quotes.saying import has_finite_verb
from framing.quotes.tokens import (
    LINKS,
    Token,
    Tokens,
    past_forms,
    person_nouns,
    split_tokens,
)

# Verbs whose object is who was told.
TELLING = frozenset("tell remind assure warn inform notify promise ask advise caution brief convince pledge".split())
TOLD = frozenset("me him her us them it you people himself herself".split())
# A prepositional phrase or a time after the verb: "said in an interview", "said Monday".
ADVERBIALS = frozenset(
    "in on at during after before when while as by from through via with to for following late early earlier later"
    " last this today yesterday tonight again recently monday tuesday wednesday thursday friday saturday sunday outside"
    " inside without under amid of about ahead because since until over speaking referring citing".split()
)
FIRST_WORD = re.compile(r"\s*(\w+)")
OCCASION = re.compile(
    r"\s*(?:in|at|during|on|via|through) (?:a|an|the|his|her|their|its|one|another) (?:[\w’'-]+ ){0,3}?"
    r"(?:statement|interview|speech|letter|tweet|post|email|e-mail|memo|report|conference|briefing|hearing|meeting|rally"
    r"|event|debate|address|op-ed|call|article|blog|video|message|appearance|forum|town hall|radio|television|show)\b"
    r"(?: (?:on|to|with|in|at) (?:[A-Z][\w’'.]+ ?)+)?(?=\s*,?\s*\w)",
)
ASIDES = frozenset(
    "in on at during to after before with by from through earlier later last this late again outside for of".split()
)
BEFORE_TIME = frozenset("on last this late early earlier".split())
VERBS = frozenset("is are was were would will had has have".split())
# Words within which "that" stands, and characters within which the time does: our choice.
LONGEST, NEAR = 18, 40


def skip_to_content(sentence: str, cue: Cue, stop: int) -> int | None:
    """Find where what was said begins after its cue.

    >>> sentence = "She told reporters in Halden on Monday that it was over."
    >>> start = skip_to_content(sentence, Cue(4, 8, "tell", "speech", "neutral"), len(sentence))
    >>> sentence[start:]
    ' it was over.'
    """
    tokens = _tokens_between(sentence, cue.end, stop)
    if not tokens.words:
        return None
    that = _that(tokens.words, cue) if cue.pattern in ("speech", "passive", "urge") else None
    if that is not None:
        return tokens.ends[that]
    if cue.pattern != "speech":
        return cue.end
    begin = _after_object(sentence, tokens, cue, stop)
    # "warning the strike threatened northern towns": all of it looks like one noun phrase
    return cue.end if begin >= tokens.ends[-1] and cue.term != "tell" else begin


def opens_adverbial(text: str) -> bool:
    """Whether a text begins with when, where or how: "on Monday", "late", "angrily".

    >>> opens_adverbial(" on Monday"), opens_adverbial(" Angrily."), opens_adverbial("only"), opens_adverbial(" ships")
    (True, True, True, False)
    """
    found = FIRST_WORD.match(text)
    low = found[1].lower() if found else ""
    return low in ADVERBIALS or low.endswith("ly") and len(low) > len("ly")


def told_to(sentence: str, cue: Cue) -> int:
    """Where the object of a verb of telling ends: "told reporters on Monday"."""
    return _after_object(sentence, _tokens_between(sentence, cue.end, len(sentence)), cue, len(sentence))


def _tokens_between(sentence: str, start: int, stop: int) -> Tokens:
    words, starts, ends = split_tokens(sentence)
    first, last = bisect_left(starts, start), bisect_left(starts, stop)
    return Tokens(words[first:last], starts[first:last], ends[first:last])


def _after_object(sentence: str, tokens: Tokens, cue: Cue, stop: int) -> int:
    n = _count_object(tokens.words) if tokens.words and cue.term in TELLING else 0
    return _skip_occasion(sentence, tokens.ends[n - 1] if n else cue.end, stop)


def _that(tokens: list[Token], cue: Cue) -> int | None:
    """Number of the "that" that opens the clause; "that morning" and "said the plan that" open none."""
    for i, token in enumerate(tokens[:LONGEST]):
        if token.low == "that" and not (i + 1 < len(tokens) and tokens[i + 1].is_time):
            return i if i == 0 or cue.term in TELLING or _is_aside(tokens[0]) else None
        if token.low in VERBS or token.low in past_forms():
            return None
    return None


def _is_aside(first: Token) -> bool:
    return first.low in ASIDES or first.text == "," or first.is_adverb or first.is_time or first.is_mark


def _count_object(tokens: list[Token]) -> int:
    """Count the words for who was told: "reporters", "the council in Halden", "CNN"."""
    found = right_phrase(tokens, 0)
    if found is None:
        return int(tokens[0].low in TOLD)
    clause = next((i for i in range(1, found[1]) if _begins_clause(tokens, i)), None)
    if clause is None and found[1] < len(tokens) and has_finite_verb(tokens[found[1]].text):
        return 0  # "warning the strike threatened supplies"
    return clause or found[1]


def _begins_clause(tokens: list[Token], i: int) -> bool:
    """Whether a new phrase follows: "told reporters Velmora would", "tells Velmoran president common ground exists"."""
    before = tokens[i - 1]
    if tokens[i].is_name:
        return not before.is_name and before.low.endswith("s")
    return before.low in person_nouns() and tokens[i].text.islower() and tokens[i].low not in LINKS


def _skip_occasion(sentence: str, begin: int, stop: int) -> int:
    """Step over days and occasions: "on Monday", "Thursday", "in a statement"."""
    while True:
        occasion = OCCASION.match(sentence, begin, stop)
        end = occasion.end() if occasion else _end_of_time(sentence, begin, stop)
        if end == begin:
            return begin
        begin = end


def _end_of_time(sentence: str, begin: int, stop: int) -> int:
    words, _, ends = _tokens_between(sentence, begin, min(stop, begin + NEAR))
    n = int(len(words) > 1 and words[0].low in BEFORE_TIME and words[1].is_time)
    while n < len(words) and words[n].is_time:
        n += 1
    return ends[n - 1] if n else begin
