"""A cue in its clause -> what was said: right of the verb, left of the tag, or the sentence around the tag."""

from __future__ import annotations

import re

from framing.quotes.ending import end_of
from framing.quotes.lookback import just_before
from framing.quotes.masks import MASK
from framing.quotes.saying import Saying, has_finite_verb
from framing.quotes.skipping import opens_adverbial, skip_to_content
from framing.quotes.subjects import Span
from framing.quotes.tags import named_source, tagged
from framing.quotes.tokens import ALNUM

AFTER_QUOTATION = re.compile(rf"{MASK}[\"'”’»\s]*[,.?!–—-]*[\"'”’»\s]*(?:as\s+)?$")
BEFORE_QUOTATION = re.compile(rf"[\s,:–—-]*[\"'“‘«\s]*{MASK}")
# Prepositions that what was said may begin with: "warned of", "asked how".
OF_WHAT = re.compile(r"\s*(?:of|about|for|to|how|why|against|\w+ly)\b")
EMPTY = frozenset(
    ("so nothing something anything much more less it that this as otherwise yes".split())
    + ["a lot", "so much", "as much", "the same", "the following", "no more"]
)
NOTHING = re.compile(r"(?:and|or|but)\b|nothing\b(?! (?:is|was|will|would|has|had|can|could|should|in))")
EDGES = " \t\n\r,;:.!?…–—-\"“”'‘’«»()[]"


def content_of(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    """Find what was said by a cue.

    Parameters
    ----------
    sentence : str
        With its quotations overwritten (`mask_spans`).
    saying : Saying
    others : list of Saying
        The other cues of the sentence with their clauses.

    Returns
    -------
    tuple of int, or None
        First character and one past the last; None where the words are not
        there, say nothing ("said so"), or stand in a quotation.
    """
    if MASK in sentence and _is_beside_quotation(sentence, saying):
        return None
    span = _around(sentence, saying, others)
    if span is None:
        return None
    start, end = _trimmed(sentence, *span)
    said = sentence[start:end].lower()
    if not ALNUM.search(said) or MASK in said or NOTHING.match(said):
        return None
    if said in EMPTY and saying.cue.term != "deny" or any(_is_all(sentence, other, start, end) for other in others):
        return None
    return start, end


def _is_beside_quotation(sentence: str, saying: Saying) -> bool:
    if BEFORE_QUOTATION.match(sentence, saying.right):
        return True
    before = just_before(sentence, saying.left)
    return MASK in before and AFTER_QUOTATION.search(before) is not None


def _is_all(sentence: str, other: Saying, start: int, end: int) -> bool:
    """Whether the words are but another's tag: "It was to be continued, Toll said"."""
    return other.left == start > 0 and not ALNUM.search(sentence, other.right, max(end, other.right))


def _around(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    if saying.cue.pattern == "source":
        return named_source(sentence, saying, others)
    tag = tagged(sentence, saying, others) if saying.cue.pattern in ("speech", "passive") else None
    if tag or saying.is_inverted or sentence.rstrip().endswith(":"):
        return tag
    if saying.opener == "as" and not _has_object(sentence, saying):
        return None
    return _right(sentence, saying, others)


def _has_object(sentence: str, saying: Saying) -> bool:
    """Whether words follow the verb: "as Toll announced a plan", not "as Toll said on Monday"."""
    return sentence.startswith(" ", saying.cue.end) and not opens_adverbial(sentence[saying.cue.end :])


def _right(sentence: str, saying: Saying, others: list[Saying]) -> Span | None:
    stop = end_of(sentence, saying, others, saying.cue.end)
    start = skip_to_content(sentence, saying.cue, stop)
    if start is None or start >= stop or _is_aside(sentence, saying, start, stop):
        return None
    return start, stop


def _is_aside(sentence: str, saying: Saying, start: int, stop: int) -> bool:
    """Whether only when, where or to whom follows the verb: "said on Monday", "reports live from Merrow"."""
    after_that = sentence[saying.cue.end : start].rstrip().endswith("that")
    if after_that or not opens_adverbial(sentence[start:stop]) or OF_WHAT.match(sentence, start, stop):
        return False
    return saying.cue.pattern != "speech" or not has_finite_verb(sentence[start:stop])


def _trimmed(sentence: str, start: int, end: int) -> Span:
    while start < end and sentence[start] in EDGES:
        start += 1
    while start < end and sentence[end - 1] in EDGES:
        end -= 1
    return start, end
