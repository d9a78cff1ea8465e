"""What a tag hangs on: "..., Toll said.", "The talks, said Toll, would go on", "..., according to Toll"."""

from __future__ import annotations

import re

from framing.quotes.ending import end_of
from framing.quotes.saying import Saying, has_finite_verb
from framing.quotes.skipping import TELLING, opens_adverbial, told_to
from framing.quotes.subjects import Span
from framing.quotes.tokens import ALNUM

SUBORDINATE = re.compile(
    r"(?:as|after|although|because|before|despite|if|since|though|unless|when|whenever|whereas|while|asked|speaking"
    r"|responding|in|on|at|by|during|for|with|under|from|according)\b",
    re.IGNORECASE,
)
OPENING = re.compile(r"\s*(?:(?:but|and|yet|still|so)\s+)?", re.IGNORECASE)
# A tag within a clause that has just begun: "because, Toll said, nets had been cut".
LINKED = re.compile(r"\b(?:because|that|who|which|where|since)[\s,–—-]*$", re.IGNORECASE)
ASIDE = re.compile(r"(?:who|which|whose|where|when|\w+ing)\b")
COORDINATED = re.compile(r"(?:and|but|or|so|while|although|though)\b")
CLAUSE_WITHIN = re.compile(r"\b(?:when|while|after|as|before|that|who|which)\b")
COMMAS = (",", "–", "—")
FARTHEST = 40


def tagged(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    """Find the words around a tag; None where the cue is no tag."""
    before = sentence[: saying.left].rstrip()
    if saying.opener == "as":
        before = before[:-2].rstrip()
        if not ALNUM.search(before):
            return _after_opening_tag(sentence, saying, others)
    if not ALNUM.search(before) or not _stands_apart(before, saying):
        return None
    if saying.is_inverted or _stands_between(sentence, saying):
        return left_or_whole(sentence, saying, others)
    return _left(sentence, saying) if _closes(sentence, saying, before) else None


def named_source(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    """Find the clause before, after or around "according to Toll"."""
    if saying.source is None:
        return None
    before = sentence[: saying.left]
    if saying.cut is None and not OPENING.fullmatch(before) and ALNUM.search(before):
        return left_or_whole(sentence, saying, others)
    comma = sentence.find(",", saying.right)
    if comma < 0:
        return saying.right, end_of(sentence, saying, others, saying.right)
    further = sentence.find(",", comma + 1)
    # "According to Toll, a minister, it was over"
    if further > 0 and not has_finite_verb(sentence[comma:further]) and has_finite_verb(sentence[further:]):
        comma = further
    return comma + 1, end_of(sentence, saying, others, comma + 1)


def left_or_whole(sentence: str, saying: Saying, others: list[Saying]) -> Span:
    """The clause before a tag, or the sentence around it where it goes on after the tag."""
    start, end = _left(sentence, saying)
    stop = end_of(sentence, saying, others, saying.right)
    if LINKED.search(sentence, 0, end):
        return saying.right, stop
    return (start, stop) if _goes_on(sentence, saying, (start, end), stop) else (start, end)


def _goes_on(sentence: str, saying: Saying, clause: Span, stop: int) -> bool:
    after = sentence[saying.right : stop].lstrip()
    rest = after.lstrip(" ,–—-")
    if not ALNUM.search(rest) or ASIDE.match(rest):
        return False
    if COORDINATED.match(rest):
        return saying.cue.pattern != "source"
    if not after.startswith(COMMAS):
        return False
    # "..., said Toll, the minister."
    return not saying.is_inverted or has_finite_verb(rest) and not _is_clause(sentence[slice(*clause)])


def _stands_apart(before: str, saying: Saying) -> bool:
    if saying.cut is not None or saying.source is None or not before.endswith((*COMMAS, "-", "?", "!")):
        return False
    return saying.is_inverted or saying.left < saying.group


def _stands_between(sentence: str, saying: Saying) -> bool:
    """Whether commas part subject and verb from the words around them: "The talks, Toll said, would go on"."""
    after = sentence[saying.right :].lstrip()
    when, comma, _ = after.partition(",")
    if comma and opens_adverbial(when) and not has_finite_verb(when) and _is_clause(sentence[: saying.left]):
        return _is_adjacent(sentence, saying)
    return after.startswith(COMMAS) and bool(ALNUM.search(after)) and _is_adjacent(sentence, saying)


def _is_adjacent(sentence: str, saying: Saying) -> bool:
    return saying.source is not None and not sentence[saying.source[1] : saying.group].strip()


def _closes(sentence: str, saying: Saying, before: str) -> bool:
    """Whether subject and verb end the sentence, but for who was told, when and where."""
    after = sentence[saying.right :]
    if not ALNUM.search(after):
        return ":" not in after
    if saying.cue.term in TELLING and not ALNUM.search(sentence, told_to(sentence, saying.cue)):
        return True
    if not _is_adjacent(sentence, saying) or not opens_adverbial(after) or " that " in after:
        return False
    return not has_finite_verb(CLAUSE_WITHIN.split(after)[0]) and _is_clause(before)


def _is_clause(text: str) -> bool:
    if not has_finite_verb(text):
        return False
    return not SUBORDINATE.match(text.strip()) or has_finite_verb(text.strip(" ,").partition(",")[2])


def _left(sentence: str, saying: Saying) -> Span:
    start = OPENING.match(sentence)
    return start.end() if start else 0, saying.left - (len("as ") if saying.opener == "as" else 0)


def _after_opening_tag(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    """After "As Toll said," comes what was said."""
    comma = sentence.find(",", saying.right, saying.right + FARTHEST)
    return (comma + 1, end_of(sentence, saying, others, comma + 1)) if comma >= 0 else None
