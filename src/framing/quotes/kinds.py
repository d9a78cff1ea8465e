"""Whether a quotation is direct, partial or scare: by its length, and for short ones by a verb of saying beside it."""

from __future__ import annotations

import re
from functools import cache

from framing.quotes.cue_forms import cues, may_hold_cue
from framing.words import WORD

SHORT = 3
# How many words away from a short quotation a verb of saying may stand in its
# sentence: before it, 'said the plan to reopen the crossing next spring was
# "premature"'; after it, counted from the first comma, '"premature" after such
# talks, the envoy said'. Our choice, made on reports by eye: with 12 words
# before, one in seven of those left over had its verb further off.
WORDS_BEFORE, WORDS_AFTER = 20, 8
SENTENCE_END = re.compile(r"[.?!…\n](?:(?<![A-Z].)(?<!\n)[\"'”’»)\]]*\s+(?=[\"'“‘„«(\[]?[A-Z])|(?<=\n)\s*\n)")
LONGEST_CUE = 4
# Characters before and after a short quotation that are looked at.
BEFORE, AFTER = 200, 120


def kind_of(text: str, start: int, end: int, n_words: int) -> str:
    """Tell the kind of the quotation `text[start:end]` of so many words.

    >>> text = 'She called the plan "premature".'
    >>> kind_of(text, 21, 30, 1), kind_of(text[15:], 6, 15, 1), kind_of(text, 4, 19, 4)
    ('partial', 'scare', 'direct')
    """
    if n_words > SHORT:
        return "direct"
    before = text[max(0, start - BEFORE) : start]
    # a point that ends the quotation ends the sentence: '"premature." Talks said to have begun'
    after = text[end - (text[end - 1] in ".,") : end + AFTER]
    if may_hold_cue(before) and _has_cue(_words(SENTENCE_END.split(before)[-1])[-WORDS_BEFORE:]):
        return "partial"
    if may_hold_cue(after):
        after = SENTENCE_END.split(after)[0].partition(",")[2]
        return "partial" if _has_cue(_words(after)[:WORDS_AFTER]) else "scare"
    return "scare"


def _words(text: str) -> list[str]:
    """Words in lower case; those in capitals, save the first, are names: "the Foreign Report said"."""
    words = WORD.findall(text)
    return [word.lower() if i == 0 or word[0].islower() else "" for i, word in enumerate(words)]


def _has_cue(words: list[str]) -> bool:
    starts = [i for i, word in enumerate(words) if word in _first_words()]
    return any(" ".join(words[i : i + n]) in cues() for i in starts for n in range(1, LONGEST_CUE + 1))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(cue.split()[0] for cue in cues())
