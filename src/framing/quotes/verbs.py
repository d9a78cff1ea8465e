"""Whether a form of a verb of saying is the verb of a clause: not "his attacks", "a reported plan", "was told"."""

from __future__ import annotations

import re

from framing.quotes.lookback import just_before, last_word, word_before_last
from framing.quotes.saying import Saying, cue_word
from framing.quotes.tokens import PRONOUNS, person_nouns

PASSIVE = re.compile(
    r"(?<![\w’'])(?:is|are|was|were|be|been|being|get|gets|got)\s+(?:\w+ly\s+|also\s+|not\s+)?$|[’']s\s+$",
    re.IGNORECASE,
)
# What PASSIVE ends with.
PASSIVE_ENDS = (
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "get",
    "gets",
    "got",
    "ly",
    "also",
    "not",
    "'s",
    "’s",
)
BY = re.compile(r"\s+by\b")
# Forms that are nouns as often as verbs, and not known as such by the list's contexts.
NOUNS = frozenset(
    "attack attacks call calls charge charges claim claims comment comments concern concerns contest contests answer"
    " answers challenge challenges criticism demand demands detail details estimate estimates forecast forecasts hope"
    " hopes insult insults joke jokes mention mentions note notes offer offers order orders outline outlines plan plans"
    " pledge pledges praise promise promises protest protests question questions quote quotes remark remarks report"
    " reports request requests response responses rule rules share shares state states statement signal signals threat"
    " vow vows view views warning warnings reporting saying meaning ruling counseling offering rebuke rebukes boast"
    " boasts doubt doubts fear fears reply replies retort post posts tweet tweets blast brand guarantee guarantees"
    " complaint dispute disputes label labels reason reasons support supports term terms voice voices worry".split()
)
# After these stands a noun, or an adjective and a noun: "the last attacks", "Toll’s reported".
DETERMINER = re.compile(
    r"(?:^|\s)(?:(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|no|any|some|several|many|more|such|other"
    r"|two|three|\w+[’']s|\w+s[’'])\s+(?!(?:day|week|month|year|morning|evening|night|time)\b)(?:[\w-]+\s+)?"
    r"|(?:of|for|in|on|to|with|about|from|by|at|as)\s+)$",
    re.IGNORECASE,
)
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your no any some several many more such other two"
    " three".split()
)
OWNERS = ("'s", "’s", "s'", "s’")
BEFORE_NOUNS = frozenset("of for in on to with about from by at as".split())
OWNED = re.compile(r"\b(?:the|a|an|his|her|their|its)\s+$")
THAT = re.compile(r"\s+that\b(?! of)")
# "the commission estimates 140", "its office claims he left"
WITH_OBJECT = re.compile(r"\s+(?:(?:the|a|an|it|he|she|they|his|her|its|their|this|these)\b|\d|[A-Z])")
DETERMINED = re.compile(r"(?:the|a|an|his|her|its|their|this|one|another)\s+\S+$", re.IGNORECASE)
AUXILIARY = re.compile(r"\s+(?:is|are|was|were|has|have|had|will|would|may|might|could|can)\b", re.IGNORECASE)


def is_verb(sentence: str, saying: Saying) -> bool:
    """Whether the cue is the verb of a clause with a subject.

    >>> from framing.quotes.cues import Cue
    >>> from framing.quotes.saying import saying_of
    >>> cue = Cue(9, 16, "attack", "accuse", "combative")
    >>> [is_verb(text, saying_of(text, cue)) for text in ("She, Toll attacks them.", "Two last attacks came.")]
    [True, False]
    """
    word = cue_word(sentence, saying.cue)
    if saying.source is None:
        return False
    if word.endswith("ed") or word in ("said", "told", "thought", "seen"):
        return not _is_participle(sentence, saying)
    return word not in NOUNS or _has_subject(sentence, saying, word)


def _is_participle(sentence: str, saying: Saying) -> bool:
    """Passive, "was told", "posted by", or beside its noun: "a reported plan", "The exchange, agreed in May,"."""
    before = just_before(sentence, saying.cue.start)
    if (
        last_word(before).endswith(PASSIVE_ENDS)
        and PASSIVE.search(before)
        or BY.match(sentence, saying.cue.end)
        or before.rstrip().endswith("(")
    ):
        return True
    if saying.is_inverted or saying.source is None or cue_word(sentence, saying.cue) in ("said", "told"):
        return False
    if saying.source[1] < saying.group - 1 and _is_determined(just_before(sentence, saying.group)):
        return True
    if sentence.startswith(" that ", saying.cue.end) or "," in sentence[slice(*saying.source)]:
        return False
    is_apposition = sentence[: saying.source[0]].rstrip().endswith(",")
    return not is_apposition and sentence[saying.source[1] : saying.cue.start].strip() == ","


def _is_determined(before: str) -> bool:
    """Whether a noun follows these words; the pattern is tried only where its words stand at the end."""
    last = last_word(before)
    if last in BEFORE_NOUNS:
        return DETERMINER.search(before) is not None
    may_be = any(word in DETERMINERS or word.endswith(OWNERS) for word in (last, word_before_last(before)))
    return may_be and DETERMINER.search(before) is not None


def _has_subject(sentence: str, saying: Saying, word: str) -> bool:
    """Whether a form that may be a noun has a subject right before it, and no verb after it."""
    if saying.source is None or AUXILIARY.match(sentence, saying.cue.end):
        return False
    if saying.cue.pattern == "speech" and THAT.match(sentence, saying.cue.end):
        return not OWNED.search(just_before(sentence, saying.cue.start))
    if saying.source[1] > saying.cue.start or saying.left == saying.group and saying.cut is None:
        return False
    if WITH_OBJECT.match(sentence, saying.cue.end) and DETERMINED.match(sentence[slice(*saying.source)]):
        return True
    return _may_do(sentence[: saying.source[1]].rsplit(maxsplit=1)[-1], word)


def _may_do(noun: str, word: str) -> bool:
    """Whether a noun may be the subject of a form: "critics claim", "Toll claims"; not "Toll’s claims"."""
    if noun.endswith(("’s", "'s", "s’", "s'")):
        return False
    low = noun.lower()
    is_plural = low.endswith("s") and not word.endswith("s")
    return is_plural or low in PRONOUNS or noun[0].isupper() or bool({low, low.removesuffix("s")} & person_nouns())
