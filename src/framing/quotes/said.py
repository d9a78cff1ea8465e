"""Whether anything was said: "did not say", "will say" and "was asked" tell of no speech."""

from __future__ import annotations

import re

from framing.quotes.lookback import just_before, last_word
from framing.quotes.saying import Saying, cue_word
from framing.quotes.verbs import is_verb

NOT = re.compile(r"(?<![\w’'])(?:not|never|neither|nor|cannot|\w+n[’']t)(?![\w’'])(?!\s+only)", re.IGNORECASE)
NOT_BEFORE = re.compile(r"\bnot\s+$", re.IGNORECASE)
NOT_SAID = re.compile(
    r"(?:declin|refus|fail|hesitat|neglect|without|stop|avoid)\w*\s+(?:to\s+|short of\s+)?(?:\w+ly\s+)?$", re.IGNORECASE
)
REFUSING = re.compile(r"declin|refus|fail|hesitat|neglect|without|stop|avoid")
NO_SUBJECT = re.compile(r"(?:no|neither|nobody|none|few|nothing)\b", re.IGNORECASE)
MAYBE = re.compile(
    r"(?<![\w’'])(?:will|would|may|might|should|could|can|must|shall|going)(?!\w)|[’']ll\s", re.IGNORECASE
)
INFINITIVE = re.compile(r"(?<![\w’'])to\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# After these an infinitive tells what was done: "went on to say".
DONE = re.compile(
    r"(?:went on|goes on|gone on|came (?:out|forward)|continue[sd]?|began|begun|begins?|start(?:s|ed)|proceed(?:s|ed)"
    r"|quick|used|managed|return(?:s|ed)|rose|stood up|taken|took to [\w ]+|forced|moved|compelled|enough|paused?|keen"
    r"|the first)\s*$",
    re.IGNORECASE,
)
# "unable to confirm or deny": the second verb is as open as the first.
OPEN_BEFORE = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|should|shall|not|n[’']t)\s+(?:[\w’'-]+\s+){1,8}(?:and|or)\s+$",
    re.IGNORECASE,
)
ASKED = re.compile(r"(?:^|\b(?:when|if|once|and)\s+)(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
WRITERS = ("i", "we", "you", "one")


def is_said(sentence: str, saying: Saying) -> bool:
    """Whether something was said: not "did not say", "will say", "if Toll says", "was asked", "the calls".

    >>> from framing.quotes.cues import find_cues
    >>> from framing.quotes.saying import saying_of
    >>> def said(sentence):
    ...     return is_said(sentence, saying_of(sentence, find_cues(sentence)[0]))
    >>> said("Ada Vole said why."), said("Ada Vole did not say why."), said("Ada Vole will say why.")
    (True, False, False)
    """
    if saying.cue.pattern in ("source", "passive"):
        return not NOT_BEFORE.search(just_before(sentence, saying.cue.start))
    return (
        saying.source is not None
        and sentence[slice(*saying.source)].lower() not in WRITERS
        and not sentence.rstrip(" \"”’'").endswith("?")
        and is_verb(sentence, saying)
        and not _is_denied(sentence, saying)
        and not _is_possible(sentence, saying)
        and not (saying.cue.term == "ask" and ASKED.search(just_before(sentence, saying.cue.start)))
    )


def _is_denied(sentence: str, saying: Saying) -> bool:
    before = just_before(sentence, saying.cue.start)
    if NOT.search(sentence[saying.group : saying.cue.start]) or _is_refused(before, last_word(before)):
        return True
    return saying.source is not None and NO_SUBJECT.match(sentence, *saying.source) is not None


def _is_refused(before: str, last: str) -> bool:
    """Whether the words before a verb are "refused to" and the like; `last` is the last of them."""
    may_be = last in ("to", "of") or last.endswith("ly") or REFUSING.search(last)
    return bool(may_be and NOT_SAID.search(before))


def _is_possible(sentence: str, saying: Saying) -> bool:
    before = just_before(sentence, saying.cue.start)
    if MAYBE.search(sentence[saying.group : saying.cue.start]) or saying.opener in ("if", "unless", "without"):
        return True
    infinitive = INFINITIVE.search(before) if last_word(before).endswith(("to", "ly")) else None
    if infinitive:
        return not DONE.search(before[: infinitive.start()])
    word = cue_word(sentence, saying.cue)
    if word == saying.cue.term.split(maxsplit=1)[0] and OPEN_BEFORE.search(before):
        return True
    # "in place of, say, the bridge"
    return word == "say" and before.rstrip().endswith(",") and sentence.startswith(",", saying.cue.end)
