"""Whether a form of a verb of saying says anything: "his attacks", "did not say" and "will say" do not."""

from __future__ import annotations

import re

from framing.quotes.saying import Saying, cue_word
from framing.quotes.tokens import PRONOUNS, person_nouns

NOT = re.compile(r"(?<![\w’'])(?:not|never|neither|nor|cannot|\w+n[’']t)(?![\w’'])(?!\s+only)", re.IGNORECASE)
NO_SUBJECT = re.compile(r"(?:no|neither|nobody|none|few|nothing)\b", re.IGNORECASE)
MAYBE = re.compile(
    r"(?<![\w’'])(?:will|would|may|might|should|could|can|must|shall|going)(?!\w)|[’']ll\s", re.IGNORECASE
)
INFINITIVE = re.compile(r"(?<![\w’'])to\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# After these an infinitive tells what was done: "went on to say".
DONE = re.compile(
    r"(?:went on|goes on|gone on|came (?:out|forward)|continue[sd]?|began|begun|beg[ai]ns?|start(?:s|ed)|proceed(?:s|ed)|quick"
    r"|used|managed|return(?:s|ed)|rose|stood up|taken|took to [\w ]+|forced|moved|compelled|enough|paused?|keen|the first)\s*$",
    re.IGNORECASE,
)
PASSIVE = re.compile(
    r"(?<![\w’'])(?:is|are|was|were|be|been|being|get|gets|got)\s+(?:\w+ly\s+|also\s+|not\s+)?$|[’']s\s+$",
    re.IGNORECASE,
)
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
AUXILIARY = re.compile(r"\s+(?:is|are|was|were|has|have|had|will|would|may|might|could|can)\b", re.IGNORECASE)
# "unable to confirm or deny": the second verb is as open as the first.
OPEN_BEFORE = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|should|shall|not|n[’']t)\s+(?:[\w’'-]+\s+){1,8}(?:and|or)\s+$",
    re.IGNORECASE,
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
    is_participle = word.endswith("ed") or word in ("said", "told", "thought", "seen")
    if is_participle and (PASSIVE.search(before) or re.match(r"\s+by\b", sentence[saying.cue.end :])):
        return False
    if is_participle and _is_attribute(sentence, saying):
        return False
    if (
        word.endswith("ed")
        and not saying.is_inverted
        and DETERMINER.search(sentence[: saying.group])
        and saying.source[1] < saying.group - 1
    ):  # type: ignore[index]
        return False
    if word not in NOUNS:
        return True
    if AUXILIARY.match(sentence, saying.cue.end):
        return False
    if (
        saying.cue.pattern == "speech"
        and re.match(r"\s+that\b(?! of)", sentence[saying.cue.end :])
        and not re.search(r"\b(?:the|a|an|his|her|their|its)\s+$", before)
    ):
        return True
    if saying.source is None or saying.source[1] > saying.cue.start:
        return False
    if saying.left == saying.group and saying.cut is None:
        return False
    last = re.split(r"\s+", sentence[: saying.source[1]].strip())[-1]
    if last.endswith(("’s", "'s", "s’", "s'")):
        return False
    low = last.lower()
    if not word.endswith("s") and low.endswith("s"):
        return True
    return low in PRONOUNS or last[:1].isupper() or low.removesuffix("s") in person_nouns() or low in person_nouns()


def _is_attribute(sentence: str, saying: Saying) -> bool:
    """ "The exchange, agreed in Ilvane," and "raids (thought to be theirs)" tell of the noun before."""
    before = sentence[: saying.cue.start].rstrip()
    if before.endswith("("):
        return True
    if not before.endswith(",") or saying.source is None or saying.is_inverted:
        return False
    if cue_word(sentence, saying.cue) in ("said", "told") or sentence.startswith(" that ", saying.cue.end):
        return False
    alone = not sentence[: saying.source[0]].rstrip().endswith(",") and "," not in sentence[slice(*saying.source)]
    return alone and sentence[saying.source[1] : saying.cue.start].strip() == ","


def _is_denied(sentence: str, saying: Saying) -> bool:
    if NOT.search(sentence[saying.group : saying.cue.start]):
        return True
    if re.search(
        r"(?:declin|refus|fail|hesitat|neglect|without|stop|avoid)\w*\s+(?:to\s+|short of\s+)?(?:\w+ly\s+)?$",
        sentence[: saying.cue.start],
    ):
        return True
    return NO_SUBJECT.match(sentence, *saying.source) is not None  # type: ignore[misc]


def _is_possible(sentence: str, saying: Saying) -> bool:
    if MAYBE.search(sentence[saying.group : saying.cue.start]):
        return True
    if INFINITIVE.search(sentence[: saying.cue.start]):
        return not DONE.search(re.sub(r"to\s+(?:\w+ly\s+)?$", "", sentence[: saying.cue.start]))
    if saying.opener in ("if", "unless", "without"):
        return True
    word = cue_word(sentence, saying.cue)
    if word == saying.cue.term.split()[0] and OPEN_BEFORE.search(sentence[: saying.cue.start]):
        return True
    before = sentence[: saying.cue.start].rstrip()
    return before.endswith(",") and sentence[saying.cue.end :].startswith(",") and word == "say"


def _is_asked(sentence: str, saying: Saying) -> bool:
    return saying.cue.term == "ask" and bool(ASKED.search(sentence[: saying.cue.start]))


def _is_writer(sentence: str, saying: Saying) -> bool:
    """What writers or readers say of themselves: "I think", "you say"."""
    return sentence[slice(*saying.source)].lower() in ("i", "we", "you", "one")  # type: ignore[misc]
