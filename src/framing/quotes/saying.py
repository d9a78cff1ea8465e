"""A cue of saying in its clause: who speaks, where the clause begins, and whether anything was said at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.quotes.cues import Cue

Span = tuple[int, int]

# Auxiliaries and adverbs between a subject and its verb: "has long", "did not", "will also".
GROUP = re.compile(
    r"(?:(?<![\w’'])(?:ha(?:s|ve|d)|is|are|was|were|be|been|being|am|do(?:es)?|did|will|would|may|might|should|could"
    r"|can|must|shall|to|also|later|then|again|long|just|only|now|once|still|even|not|never|already|often|soon|so|far"
    r"|earlier|further|too|always|sometimes|at least|in turn|at first|at times|instead|cannot"
    r"|(?:has|have|had|is|are|was|were|do|does|did|wo|would|ca|could|should|might|must)n[’']t|[a-z]+ly)\s+"
    r"|(?<=\w)(?:[’'](?:s|ve|d|ll|re|m))\s+)*$",
    re.IGNORECASE,
)
COORDINATOR = r"(?:and|but|or|nor|yet|while|whereas|although|though)"
# What may come between "and" and the subject of a new clause: ", but in Halden the ministry".
EDGE = re.compile(rf"\s*[,;:–—-]*\s*(?<![\w’'-]){COORDINATOR}\s+(?:(?:[A-Za-z]+ly|later|also|then)\s+)?$", re.IGNORECASE)
HALT = re.compile(r"\s*(?:;|--|[–—])\s*$")
PARTICIPLE = re.compile(r"\s*(?:[,–—]|--)\s*(?:(?:and|but|while|also|thus|even|again|[a-z]+ly)\s+)*$", re.IGNORECASE)
OPENER = re.compile(
    r"(?:^|[\s,(–—-])(after|although|as|because|before|by|despite|if|in|since|though|unless|upon|when|whenever|whereas|while|with"
    r"|without)\s+$",
    re.IGNORECASE,
)
NOT = re.compile(
    r"(?<![\w’'])(?:not|never|neither|nor|cannot|\w+n[’']t|without|nobody|no one|none|(?:declin|refus|fail|hesitat|neglect|forg[eo]t)"
    r"\w*(?=\s+to\b)|(?:stop|stopp|stopped|fell|short|shied away from)(?=\s+\w*\s*$))(?![\w’'])",
    re.IGNORECASE,
)
NOT_SUBJECT = re.compile(r"(?:no|neither|nobody|none|few)\b(?! one else)", re.IGNORECASE)
MAYBE = re.compile(r"(?<![\w’'])(?:will|would|may|might|should|could|can|must|shall)(?!\w)|[’']ll\s", re.IGNORECASE)
INFINITIVE = re.compile(r"(?<![\w’'])to\s+(?:\w+ly\s+)?$", re.IGNORECASE)
# After these an infinitive tells what was done: "went on to say".
DONE = re.compile(
    r"(?:went on|goes on|gone|came (?:out|forward)|continue[sd]?|began|begun|beg[ai]ns?|start(?:s|ed)|proceed(?:s|ed)|rushed|quick"
    r"|appear(?:s|ed)|seem(?:s|ed)|used|managed|return(?:s|ed)|rose|stood up|took to [\w ]+|(?:was|were) (?:forced|moved|compelled|the first)"
    r"|enough|only|paused?|stopped|dared|was|were|first)\s+(?:to\s+)?(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
ASKED = re.compile(r"(?:^|(?:\b(?:when|if|was|were|been|being|is|are|once|also|and)\s+))(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)


class Saying(NamedTuple):
    """A cue with its source; all places count from the begin of the sentence."""

    cue: Cue
    source: Span | None
    group: int  # where its auxiliaries and adverbs begin
    left: int  # where its clause begins: the source before it, or the group
    cut: int | None  # end of the clause before, where this one stands for itself: ", but Toll said"
    opener: str  # subordinator right before it: "as Toll said"

    @property
    def is_inverted(self) -> bool:
        """Whether the source follows: "said Toll", "according to Toll"."""
        return self.source is not None and self.source[0] >= self.cue.end

    @property
    def right(self) -> int:
        """One past the last of cue and source."""
        return max(self.cue.end, self.source[1]) if self.source else self.cue.end


def saying_of(sentence: str, cue: Cue, source: Span | None) -> Saying:
    """Put a cue and its source in their clause.

    >>> sentence = "He went, but Ada Vole said so."
    >>> saying_of(sentence, Cue(22, 26, "say", "speech", "neutral"), (13, 21))[2:5]
    (22, 13, 7)
    """
    found = GROUP.search(sentence, 0, cue.start)
    group = found.start() if found else cue.start
    is_subject = source is not None and source[1] <= cue.start and _stands_before(sentence, source, group)
    left = source[0] if source is not None and is_subject else group
    before = sentence[:left]
    edge = EDGE.search(before) or HALT.search(before)
    if edge is None and not is_subject and cue_word(sentence, cue).endswith("ing"):
        edge = PARTICIPLE.search(before)
    opener = OPENER.search(before)
    return Saying(cue, source, group, left, edge.start() if edge else None, opener[1].lower() if opener else "")


def cue_word(sentence: str, cue: Cue) -> str:
    """The first word of a cue, in lower case."""
    return sentence[cue.start : cue.end].split()[0].lower()


def is_said(sentence: str, saying: Saying) -> bool:
    """Whether something was said: not "did not say", "will say", "if Toll says", "was asked".

    >>> sentence = "Ada Vole did not say why."
    >>> is_said(sentence, saying_of(sentence, Cue(17, 20, "say", "speech", "neutral"), (0, 8)))
    False
    """
    if saying.cue.pattern in ("source", "passive"):
        return not re.search(r"\bnot\s+$", sentence[: saying.cue.start], re.IGNORECASE)
    group = sentence[max(saying.left, saying.group - 40) if saying.left < saying.group else saying.group : saying.cue.start]
    group = sentence[saying.group : saying.cue.start]
    if NOT.search(group) or MAYBE.search(group) or NOT.search(sentence[max(0, saying.group - 12) : saying.cue.start]):
        return False
    if INFINITIVE.search(sentence[: saying.cue.start]) and not DONE.search(sentence[: saying.group]):
        return False
    if saying.opener in ("if", "unless", "without") or saying.cut is None and saying.opener == "before":
        return False
    if saying.source is not None and NOT_SUBJECT.match(sentence, *saying.source):
        return False
    return not (saying.cue.term == "ask" and ASKED.search(sentence[: saying.cue.start]))


def _stands_before(sentence: str, source: Span, group: int) -> bool:
    """Whether nothing but an apposition or a relative clause parts the source from its verb."""
    between = sentence[source[1] : group].strip()
    if not between or between.lower() in ("who", ", who", ", which", "which", ", all of whom"):
        return True
    return between[0] in ",(–—-" and between[-1] in ",)–—-" or between.startswith("of ")
