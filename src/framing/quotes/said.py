"""Whether a form of a verb of saying says anything: "his attacks", "did not say" and "will say" do not."""

from __future__ import annotations

import re

from framing.quotes.saying import Saying, cue_word
from framing.quotes.tokens import PREPOSITIONS, PRONOUNS, person_nouns

NOT = re.compile(r"(?<![\w’'])(?:not|never|neither|nor|cannot|\w+n[’']t)(?![\w’'])(?!\s+only)", re.IGNORECASE)
NO_SUBJECT = re.compile(r"(?:no|neither|nobody|none|few|nothing)\b", re.IGNORECASE)
MAYBE = re.compile(r"(?<![\w’'])(?:will|would|may|might|should|could|can|must|shall|going)(?!\w)|[’']ll\s", re.IGNORECASE)
INFINITIVE = re.compile(r"(?<![\w’'])to\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# After these an infinitive tells what was done: "went on to say".
DONE = re.compile(
    r"(?:went on|goes on|gone on|came (?:out|forward)|continue[sd]?|began|begun|beg[ai]ns?|start(?:s|ed)|proceed(?:s|ed)|quick"
    r"|used|managed|return(?:s|ed)|rose|stood up|taken|took to [\w ]+|forced|moved|compelled|enough|paused?|keen|the first)\s*$",
    re.IGNORECASE,
)
PASSIVE = re.compile(r"(?<![\w’'])(?:is|are|was|were|be|been|being|get|gets|got)\s+(?:\w+ly\s+|also\s+|not\s+)?$|[’']s\s+$", re.IGNORECASE)
ASKED = re.compile(r"(?:^|\b(?:when|if|once|and)\s+)(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
# Forms that are nouns as often as verbs.
NOUNS = frozenset(
    "attack attacks call calls charge charges claim claims comment comments concern concerns contest contests answer answers"
    " challenge challenges criticism demand demands detail details estimate estimates forecast forecasts hope hopes insult"
    " insults joke jokes mention mentions note notes offer offers order orders outline outlines plan plans pledge pledges"
    " praise promise promises protest protests question questions quote quotes remark remarks report reports request"
    " requests response responses rule rules share shares state states statement signal signals threat vow vows"
    " view views warning warnings reporting saying meaning ruling counseling offering rebuke rebukes boast boasts doubt doubts"
    " fear fears thanks reply replies retort post posts tweet tweets blast brand guarantee guarantees complaint"
    " dispute disputes label labels reason reasons support supports term terms urge urges voice voices worry".split()
)
DETERMINER = re.compile(
    r"(?:^|\s)(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|no|any|some|of|for|in|on|to|with|about|from|by|at"
    r"|as|several|many|more|such|other|two|three|\w+[’']s|\w+s[’'])\s+(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)


def is_said(sentence: str, saying: Saying) -> bool:
    """Whether something was said: not "did not say", "will say", "if Toll says", "was asked", "the calls".

    >>> from framing.quotes.saying import saying_of
    >>> from framing.quotes.cues import find_cues
    >>> def said(sentence):
    ...     return is_said(sentence, saying_of(sentence, find_cues(sentence)[0]))
    >>> said("Ada Vole said why."), said("Ada Vole did not say why."), said("Ada Vole will say why.")
    (True, False, False)
    """
    if saying.cue.pattern in ("source", "passive"):
        return not re.search(r"\bnot\s+$", sentence[: saying.cue.start], re.IGNORECASE)
    return (
        saying.source is not None
        and not sentence.rstrip(" \"”’'").endswith("?")
        and _is_verb(sentence, saying)
        and not _is_denied(sentence, saying)
        and not _is_possible(sentence, saying)
        and not _is_asked(sentence, saying)
        and not _is_writer(sentence, saying)
    )


def _is_verb(sentence: str, saying: Saying) -> bool:
    word = cue_word(sentence, saying.cue)
    before = sentence[: saying.cue.start]
    if word.endswith("ed") or word in ("said", "told"):
        if PASSIVE.search(before) and saying.cue.pattern != "passive":
            return False
    if word.endswith("ed") and not saying.is_inverted and DETERMINER.search(before) and saying.source[1] < saying.group - 1:  # type: ignore[index]
        return False
    if word not in NOUNS:
        return True
    if re.match(r"\s+that\b(?! of)", sentence[saying.cue.end :]) and not re.search(r"\b(?:the|a|an|his|her|their|its)\s+$", before):
        return True
    if saying.source is None or saying.source[1] > saying.cue.start:
        return False
    last = re.split(r"\s+", sentence[: saying.source[1]].strip())[-1]
    if last.endswith(("’s", "'s", "s’", "s'")):
        return False
    low = last.lower()
    if not word.endswith("s") and low.endswith("s"):
        return True
    return low in PRONOUNS or last[:1].isupper() or low.removesuffix("s") in person_nouns() or low in person_nouns()


def _is_denied(sentence: str, saying: Saying) -> bool:
    if NOT.search(sentence[saying.group : saying.cue.start]):
        return True
    if re.search(r"(?:declin|refus|fail|hesitat|neglect|without|stop|avoid)\w*\s+(?:to\s+|short of\s+)?(?:\w+ly\s+)?$", sentence[: saying.cue.start]):
        return True
    return NO_SUBJECT.match(sentence, *saying.source) is not None  # type: ignore[misc]


def _is_possible(sentence: str, saying: Saying) -> bool:
    if MAYBE.search(sentence[saying.group : saying.cue.start]):
        return True
    if INFINITIVE.search(sentence[: saying.cue.start]):
        return not DONE.search(re.sub(r"to\s+(?:\w+ly\s+)?$", "", sentence[: saying.cue.start]))
    if saying.opener in ("if", "unless", "without"):
        return True
    before = sentence[: saying.cue.start].rstrip()
    return before.endswith(",") and sentence[saying.cue.end :].startswith(",") and cue_word(sentence, saying.cue) == "say"


def _is_asked(sentence: str, saying: Saying) -> bool:
    return saying.cue.term == "ask" and bool(ASKED.search(sentence[: saying.cue.start]))


def _is_writer(sentence: str, saying: Saying) -> bool:
    """What writers or readers say of themselves: "I think", "you say"."""
    return sentence[slice(*saying.source)].lower() in ("i", "we", "you", "one")  # type: ignore[misc]


__all__ = ["PREPOSITIONS", "is_said"]
