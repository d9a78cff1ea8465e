"""A cue in its clause -> what was said: right of the verb, left of the tag, or the sentence around the tag."""

from __future__ import annotations

import re

from framing.quotes.cues import MASK
from framing.quotes.ending import end_of
from framing.quotes.saying import Saying, has_finite_verb
from framing.quotes.skipping import TELLING, skip_to_content, told_to
from framing.quotes.subjects import Span
from framing.words import WORD

SUBORDINATE = re.compile(
    r"(?:as|after|although|because|before|despite|if|since|though|unless|when|whenever|whereas|while|asked|speaking"
    r"|responding|in|on|at|by|during|for|with|under|from|according)\b",
    re.IGNORECASE,
)
# A prepositional phrase or a time after the verb: "said in an interview", "said Monday".
ADVERBIAL = re.compile(
    r"\s*(?:in|on|at|during|after|before|when|while|as|by|from|through|via|with|to|for|following|late|early|earlier|later"
    r"|last|this|today|yesterday|tonight|again|recently|monday|tuesday|wednesday|thursday|friday|saturday|sunday|outside"
    r"|inside|without|under|amid|of|about|ahead|because|since|until|over|sunday|\w+ly|speaking|referring|citing)\b",
    re.IGNORECASE,
)
AFTER_QUOTATION = re.compile(rf"{MASK}[\"'”’»\s]*[,.?!–—-]*[\"'”’»\s]*(?:as\s+)?$")
BEFORE_QUOTATION = re.compile(rf"[\s,:–—-]*[\"'“‘«\s]*{MASK}")
EMPTY = frozenset("so nothing something anything a lot much more less it that this as much the same yes".split()) | {
    "so much",
    "a lot",
    "as much",
    "the same",
    "the following",
    "this",
    "no more",
}
# A tag within a clause that has just begun: "because, Toll said, nets had been cut".
LINKED = re.compile(r"\b(?:because|that|who|which|where|since)[\s,–—-]*$", re.IGNORECASE)
NOTHING = re.compile(r"(?:and|or|but)\b|nothing\b(?! (?:is|was|will|would|has|had|can|could|should|in))")
EDGES = " \t\n\r,;:.!?…–—-\"“”'‘’«»()[]"


def content_of(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    """Find what was said by a cue; None where the words are not there or stand in a quotation.

    `others` are the other cues of the sentence with their clauses.
    """
    if AFTER_QUOTATION.search(sentence[: saying.left]) or BEFORE_QUOTATION.match(sentence, saying.right):
        return None
    span = _around(sentence, saying, others)
    if span is None:
        return None
    start, end = _trimmed(sentence, *span)
    if end <= start or not WORD.search(sentence, start, end) or MASK in sentence[start:end]:
        return None
    said = sentence[start:end].lower()
    if said in EMPTY and saying.cue.term != "deny" or NOTHING.match(said):
        return None
    return start, end


def _around(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    pattern = saying.cue.pattern
    if pattern == "source":
        return _named_source(sentence, saying, others)
    if pattern in ("speech", "passive"):
        tag = _tag(sentence, saying, others)
        if tag:
            return tag
    if saying.is_inverted or sentence.rstrip().endswith(":"):
        return None
    if saying.opener == "as" and (
        not sentence[saying.cue.end :].startswith(" ") or ADVERBIAL.match(sentence, saying.cue.end)
    ):
        return None
    return _right(sentence, saying, others)


def _named_source(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    """According to somebody: the clause before, after or around it."""
    if saying.source is None:
        return None
    before = sentence[: saying.left]
    if saying.cut is None and WORD.search(before) and not re.fullmatch(r"\s*(?:but|and|yet|still|so)\s+", before, re.I):
        return _left_or_whole(sentence, saying, others)
    comma = sentence.find(",", saying.right)
    if comma < 0:
        return saying.right, end_of(sentence, saying, others, saying.right)
    further = sentence.find(",", comma + 1)
    if further > 0 and not has_finite_verb(sentence[comma:further]) and has_finite_verb(sentence[further:]):
        comma = further
    return comma + 1, end_of(sentence, saying, others, comma + 1)


def _tag(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    """What a tag hangs on: "..., Toll said.", "..., said Toll.", "The talks, Toll said, would go on."."""
    before, after = sentence[: saying.left].rstrip(), sentence[saying.right :]
    if not WORD.search(before):
        return _after_opening_tag(sentence, saying, others) if saying.opener == "as" else None
    if saying.opener == "as":
        before = before[:-2].rstrip()
        if not WORD.search(before):
            return _after_opening_tag(sentence, saying, others)
    if saying.cut is not None or not before.endswith((",", "–", "—", "-", "?", "!")) or saying.source is None:
        return None
    if saying.left == saying.group and not saying.is_inverted:
        return None
    if saying.is_inverted:
        return _left_or_whole(sentence, saying, others)
    if not WORD.search(after):
        return None if ":" in after else _left(sentence, saying)
    if saying.cue.term in TELLING and not WORD.search(sentence, told_to(sentence, saying.cue)):
        return _left(sentence, saying)
    if not saying.is_inverted and sentence[saying.source[1] : saying.group].strip():
        return None
    if after.lstrip().startswith((",", "–", "—")):
        return _left_or_whole(sentence, saying, others)
    is_adverbial = ADVERBIAL.match(after) and not has_finite_verb(
        re.split(r"\b(?:when|while|after|as|before|that|who|which)\b", after)[0]
    )
    if is_adverbial and " that " not in after and _is_clause(before):
        return _left(sentence, saying)
    return None


def _is_clause(text: str) -> bool:
    if not has_finite_verb(text):
        return False
    return not SUBORDINATE.match(text.strip()) or has_finite_verb(text.strip(" ,").partition(",")[2])


def _left(sentence: str, saying: Saying) -> Span:
    start = re.match(r"\s*(?:(?:but|and|yet|so)\s+)?", sentence, re.IGNORECASE)
    end = saying.left - (len("as ") if saying.opener == "as" else 0)
    return (start.end() if start else 0), end


def _left_or_whole(sentence: str, saying: Saying, others: list[Saying]) -> Span:
    """The clause before a tag, or the sentence around it where it goes on after the tag."""
    start, end = _left(sentence, saying)
    stop = end_of(sentence, saying, others, saying.right)
    if LINKED.search(sentence, 0, end):
        return saying.right, stop
    after = sentence[saying.right : stop]
    rest = after.lstrip(" ,–—-")
    if not WORD.search(rest) or re.match(r"(?:who|which|whose|where|when|\w+ing)\b", rest):
        return start, end
    coordinated = re.match(r"(?:and|but|or|so|while|although|though)\b", rest)
    if coordinated and saying.cue.pattern == "source":
        return start, end
    if not after.lstrip().startswith((",", "–", "—")) and not coordinated:
        return start, end
    if saying.is_inverted and _is_clause(sentence[start:end]) and not coordinated:
        return start, end
    if saying.is_inverted and not has_finite_verb(rest):
        return start, end
    return start, stop


def _after_opening_tag(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    """After "As Toll said," comes what was said."""
    comma = sentence.find(",", saying.right)
    if comma < 0 or comma > saying.right + 40:
        return None
    return comma + 1, end_of(sentence, saying, others, comma + 1)


def _right(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    stop = end_of(sentence, saying, others, saying.cue.end)
    start = skip_to_content(sentence, saying.cue, stop)
    if start is None:
        return None
    if (
        start < stop
        and ADVERBIAL.match(sentence, start, stop)
        and not sentence[saying.cue.end : start].rstrip().endswith("that")
    ):
        if saying.cue.pattern in ("topic", "call", "accuse") and not re.match(
            r"\s*(?:of|about|for|to|how|why|against|\w+ly)\b", sentence[start:stop]
        ):
            return None
        if (
            saying.cue.pattern == "speech"
            and not has_finite_verb(sentence[start:stop])
            and not re.match(r"\s*(?:to|for|of|about|against)\b", sentence[start:stop])
        ):
            return None
    return start, stop


def _trimmed(sentence: str, start: int, end: int) -> Span:
    while start < end and sentence[start] in EDGES:
        start += 1
    while start < end and sentence[end - 1] in EDGES:
        end -= 1
    return start, end
