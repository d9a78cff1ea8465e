"""Which use of a verb it is: "denied that" and "denied the charge", "asked why" and "asked Toll to leave"."""

from __future__ import annotations

import re

from framing.quotes.cues import Cue
from framing.quotes.saying import has_finite_verb

CLAUSE = re.compile(r"\s*(?:that|whether|if|how|why|what|when|where|who|which)\b|\s*[,:]|\s*[.?!]*$")
TO_DO = re.compile(r"[^,;]{0,80}?\bto\s+[a-z]")
OF_WHAT = re.compile(r"[^,;]{0,80}?\b(?:of|for|with|on)\s")
FOR_WHAT = re.compile(r"[^,;]{0,80}?\bfor\s")


def fitting_use(sentence: str, uses: list[Cue]) -> Cue:
    """Choose among the uses of one verb by what follows it.

    >>> uses = [Cue(5, 10, "ask", pattern, "neutral") for pattern in ("speech", "urge")]
    >>> [fitting_use(text, uses).pattern for text in ("Toll asked why.", "Toll asked them to go.")]
    ['speech', 'urge']
    """
    if len(uses) == 1:
        return uses[0]
    by_pattern = {use.pattern: use for use in reversed(uses)}
    after = sentence[uses[0].end :]
    for pattern, fits in (("speech", CLAUSE), ("urge", TO_DO), ("accuse", OF_WHAT)):
        if pattern in by_pattern and fits.match(after):
            return by_pattern[pattern]
    if "speech" in by_pattern and has_finite_verb(after.partition(",")[0]):
        return by_pattern["speech"]
    if "urge" in by_pattern and FOR_WHAT.match(after):
        return by_pattern["urge"]
    return next((by_pattern[p] for p in ("topic", "call", "speech") if p in by_pattern), uses[0])
