"""A cue in its clause -> what was said: right of the verb, left of the tag, or the sentence around the tag."""

from __future__ import annotations

import re

from framing.quotes.cues import MASK
from framing.quotes.saying import Saying, cue_word, has_finite_verb
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
    "so much", "a lot", "as much", "the same", "the following", "this", "no more",
}
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
    if sentence[start:end].lower() in EMPTY and saying.cue.term != "deny":
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
    if saying.opener == "as" and (not sentence[saying.cue.end :].startswith(" ") or ADVERBIAL.match(sentence, saying.cue.end)):
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
        return saying.right, _end(sentence, saying, others, saying.right)
    further = sentence.find(",", comma + 1)
    if further > 0 and not has_finite_verb(sentence[comma:further]) and has_finite_verb(sentence[further:]):
        comma = further
    return comma + 1, _end(sentence, saying, others, comma + 1)


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
    is_adverbial = ADVERBIAL.match(after) and not has_finite_verb(re.split(r"\b(?:when|while|after|as|before|that|who|which)\b", after)[0])
    if is_adverbial and " that " not in after and _is_clause(before):
        return _left(sentence, saying)
    return None


def _is_clause(text: str) -> bool:
    if not has_finite_verb(text):
        return False
    return not SUBORDINATE.match(text.strip()) or has_finite_verb(text.strip(" ,").partition(",")[2])


def _left(sentence: str, saying: Saying) -> Span:
    start = re.match(r"\s*(?:(?:but|and|yet|so)\s+)?", sentence, re.IGNORECASE)
    end = saying.left
    if saying.opener == "as":
        end = sentence.rstrip()[:end].rstrip().rfind(" ", 0, end - 1) if False else end - 3
    return (start.end() if start else 0), max(end, 0)


def _left_or_whole(sentence: str, saying: Saying, others: list[Saying]) -> Span:
    """The clause before a tag, or the sentence around it where it goes on after the tag."""
    start, end = _left(sentence, saying)
    stop = _end(sentence, saying, others, saying.right)
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
    return comma + 1, _end(sentence, saying, others, comma + 1)


def _right(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    stop = _end(sentence, saying, others, saying.cue.end)
    start = skip_to_content(sentence, saying.cue, stop)
    if start is None:
        return None
    if start < stop and ADVERBIAL.match(sentence, start, stop) and not sentence[saying.cue.end:start].rstrip().endswith("that"):
        if saying.cue.pattern in ("topic", "call", "accuse") and not re.match(r"\s*(?:of|about|for|to|how|why|against|\w+ly)\b", sentence[start:stop]):
            return None
        if saying.cue.pattern == "speech" and not has_finite_verb(sentence[start:stop]) and not re.match(r"\s*(?:to|for|of|about|against)\b", sentence[start:stop]):
            return None
    return start, stop


def _end(sentence: str, saying: Saying, others: list[Saying], start: int) -> int:
    """Where what was said ends: at the sentence's end, or at the next clause of saying that stands for itself."""
    stops = [len(sentence)]
    stops += [
        other.cut for other in others if other.cut is not None and other.cut >= start and _stands_alone(sentence, other)
    ]
    if _is_subordinate(sentence, saying):
        stops += [comma for comma in [sentence.find(",", start)] if comma > 0]
    if sentence[: saying.left].count("(") > sentence[: saying.left].count(")"):
        stops += [close for close in [sentence.find(")", start)] if close > 0]
    return min(stops)


def _is_subordinate(sentence: str, saying: Saying) -> bool:
    """Whether the saying is a clause before or within the main one: "While Toll said A, B", "Toll, who said A, left"."""
    if saying.opener and saying.opener != "as":
        return not WORD.search(sentence[: saying.left - len(saying.opener) - 1])
    if saying.source and not saying.is_inverted:
        between = sentence[saying.source[1] : saying.group].strip()
        return bool(re.match(r"(?:[,–—]|--)\s*(?:who|which)$", between))
    return False


def _stands_alone(sentence: str, other: Saying) -> bool:
    gap = sentence[other.cut : other.left]
    has_comma = gap.lstrip().startswith((",", ";", "-", "–", "—"))
    if has_comma:
        return True
    if other.left < other.group:
        return sentence[other.left : other.group].split()[0].lower() not in ("he", "she", "it", "they")
    return other.cue.pattern != "topic" and not cue_word(sentence, other.cue).endswith("ing")


def _trimmed(sentence: str, start: int, end: int) -> Span:
    while start < end and sentence[start] in EDGES:
        start += 1
    while start < end and sentence[end - 1] in EDGES:
        end -= 1
    return start, end
