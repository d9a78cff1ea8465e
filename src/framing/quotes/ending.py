"""Where what was said ends: at the sentence's end, unless something shows that the clause is over.

Tried on PolNeAR's train part: ending at "but", "while", a dash, "when" or a
prepositional phrase as well lost as many spans as it mended.
"""

from __future__ import annotations

import re

from framing.quotes.saying import Saying, cue_word, has_finite_verb
from framing.quotes.tokens import ALNUM

# "it was late, which nobody denied": the outlet tells that
RELATIVE = re.compile(r",\s*(?:which|who|whose)\b")
# "it was late, and has sent a letter": the speaker did that
FURTHER_VERB = re.compile(r",\s*(?:and|but)\s+(?:has|had|have|is|was|were|then|later|also|gave|[a-z]+ed)\b")
# "accuses Tassary of theft and has closed the bridge"
FURTHER_PERFECT = re.compile(r"\s+and\s+(?:has|have|had)\s")
FURTHER_CLAUSE = re.compile(r",\s*(?:and|but|while|though|although|so)\s")
PARTICIPLE = re.compile(r",\s*[a-z]+ing\b")
# A clause that opened with ", who" and has not been closed
WITHIN_RELATIVE = re.compile(r",\s*(?:who|which|whom|whose|where)\b[^,]*$")
SUBJECT_PRONOUNS = ("he", "she", "it", "they")


def end_of(sentence: str, saying: Saying, others: list[Saying], start: int) -> int:
    """Find where what was said from `start` on ends; `others` are the other cues of the sentence."""
    stops = [other.cut for other in others if other.cut is not None and other.cut >= start and _is_new(sentence, other)]
    stop = min([len(sentence), *stops])
    if _is_subordinate(sentence, saying):
        stop = _before(sentence, ",", start, stop)
    if sentence[: saying.left].count("(") > sentence[: saying.left].count(")"):
        stop = _before(sentence, ")", start, stop)
    return min(stop, _end_of_clause(sentence, saying, start, stop))


def _before(sentence: str, mark: str, start: int, stop: int) -> int:
    found = sentence.find(mark, start, stop)
    return found if found >= 0 else stop


def _end_of_clause(sentence: str, saying: Saying, start: int, stop: int) -> int:
    if saying.cue.pattern in ("source", "passive"):
        return stop
    if saying.cue.pattern == "speech":
        ends = [found.start() for rule in (RELATIVE, FURTHER_VERB) for found in rule.finditer(sentence, start, stop)]
        return min((end for end in ends if _is_over(sentence, start, end, stop)), default=stop)
    further = FURTHER_CLAUSE.search(sentence, start, stop)
    if further and has_finite_verb(sentence[further.end() : stop]):
        stop = further.start()
    ends = [found.start() for rule in (PARTICIPLE, FURTHER_PERFECT) if (found := rule.search(sentence, start, stop))]
    return min([stop, *ends])


def _is_over(sentence: str, start: int, end: int, stop: int) -> bool:
    """Whether the clause is whole before `end`; "the board, which was new, would" is not."""
    return has_finite_verb(sentence[start:end]) or "," not in sentence[end + 1 : stop]


def _is_subordinate(sentence: str, saying: Saying) -> bool:
    """Whether the main clause follows: "While Toll said A, B", "Toll, who said A, left"."""
    if saying.opener and saying.opener != "as":
        return not ALNUM.search(sentence[: saying.left - len(saying.opener) - 1])
    if saying.source is None or saying.is_inverted:
        return False
    between = sentence[saying.source[1] : saying.group].strip()
    if re.match(r"(?:[,–—]|--)\s*(?:who|which)$", between):
        return True
    return saying.left == saying.source[0] and bool(WITHIN_RELATIVE.search(sentence[: saying.left]))


def _is_new(sentence: str, other: Saying) -> bool:
    """Whether a further saying is told by the outlet, not by the speaker: "and Toll said", ", adding that"."""
    if sentence[other.cut : other.left].lstrip().startswith((",", ";", "-", "–", "—")):
        return True
    if other.left < other.group:
        return sentence[other.left : other.group].split(maxsplit=1)[0].lower() not in SUBJECT_PRONOUNS
    return other.cue.pattern != "topic" and not cue_word(sentence, other.cue).endswith("ing")
