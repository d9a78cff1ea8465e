"""Where verbs and phrases of saying stand in a sentence."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.quotes.cue_forms import HOMONYMS, PLAIN_VERBS, Form, Use, forms_by_words, is_noun_like, may_hold_cue
from framing.quotes.masks import MASK
from framing.quotes.tokens import split_tokens

# A capital in the middle of a sentence is a name, "the Post", but for the first word and after these.
OPENERS = frozenset(MASK + ".:;?!…\"“”‘’'([—–")
# "that", a colon or a quotation.
SAID_AFTER = re.compile(rf"\s+that\s|:|,?\s*[{MASK}\"“«]")
# What stands before a verb and no noun.
SUBJECTS = frozenset(
    "i we you they he she it who which that people men women police and or but to not will would can could may might"
    " must shall should do did does has have had also then now never still again always even once".split()
)
# After these stands a noun or an adjective: "the claims", "his proposed plan".
NOUN_AFTER = frozenset("a an the his its their our my your".split())


class Cue(NamedTuple):
    """A verb or phrase of saying in a text: `text[start:end]`."""

    start: int
    end: int
    term: str
    pattern: str  # how it takes its words: speech, urge, accuse, topic, call, source, passive
    stance: str


def find_cues(text: str) -> list[Cue]:
    """Find verbs and phrases of saying in a sentence.

    Of overlapping ones the longest counts. A form with several uses, "denied
    the charge" and "denied that", is given once a use, in the order of
    ``lexicons/attribution.csv``; the caller sees which of them fits.

    Parameters
    ----------
    text : str
        A sentence; what stands in quotation marks is best overwritten (`mask_spans`).

    Returns
    -------
    list of Cue
        In order of start.

    Examples
    --------
    >>> [(cue.term, cue.start, cue.end) for cue in find_cues("The envoy said so, according to the paper.")]
    [('say', 10, 14), ('according to', 19, 31)]
    """
    if not may_hold_cue(text):
        return []
    words = _words(text)
    known = forms_by_words()
    cues: list[Cue] = []
    free = 0
    for i, low in enumerate(words.lows):
        if i < free or low not in known:
            continue
        by_next = known[low]
        for form in by_next.get(words.lows[i + 1] if i + 1 < len(words.lows) else "", by_next[""]):
            if _runs(text, words, i, form) and _may_be_speech(text, words, i, form):
                free = i + len(form.words)
                start, end = words.starts[i], words.ends[free - 1]
                fitting = [use for use in form.uses if not _is_plain(words.lows, i, use)]
                cues += [Cue(start, end, use.term, use.pattern, use.stance) for use in fitting]
                break
    return cues


class Words(NamedTuple):
    """Words of a sentence in lower case, marks left out, and where each starts and ends."""

    lows: list[str]
    starts: list[int]
    ends: list[int]


def _words(text: str) -> Words:
    tokens = split_tokens(text)
    places = [i for i, token in enumerate(tokens.words) if token.is_word]
    if len(places) == len(tokens.words):
        return Words([token.low for token in tokens.words], tokens.starts, tokens.ends)
    return Words(
        [tokens.words[i].low for i in places], [tokens.starts[i] for i in places], [tokens.ends[i] for i in places]
    )


def _runs(text: str, words: Words, i: int, form: Form) -> bool:
    """Whether the words of a form stand here with nothing but blanks between them."""
    n = len(form.words)
    if n == 1:
        return True
    if tuple(words.lows[i : i + n]) != form.words:
        return False
    return all(text[words.ends[k] : words.starts[k + 1]].isspace() for k in range(i, i + n - 1))


def _may_be_speech(text: str, words: Words, i: int, form: Form) -> bool:
    start, first = words.starts[i], form.words[0]
    gap = text[words.ends[i - 1] : start] if i else ""
    if i and text[start].isupper() and OPENERS.isdisjoint(gap):
        return False
    before = words.lows[i - 1] if gap.isspace() else ""
    if before in NOUN_AFTER or before.endswith("'s") and first not in PLAIN_VERBS:
        return False
    if before == "that" and first in HOMONYMS:
        return False
    n = len(form.words)
    if n > 1 or not before or not is_noun_like(first) or _has_subject(first, before):
        return True
    return SAID_AFTER.match(text, words.ends[i + n - 1]) is not None


def _has_subject(form: str, before: str) -> bool:
    """Whether the word before a form that may be a noun can be its subject: "critics charge", not "similar charge"."""
    if before in SUBJECTS or before.endswith("ly"):
        return True
    if form.endswith("s"):
        return not before.endswith(("ed", "ing", "est", "al", "ic", "ive", "ous", "ful", "ish", "an", "s"))
    return before.endswith("s")


def _is_plain(lows: list[str], i: int, use: Use) -> bool:
    """Whether the words around the form are one of the contexts in which it is no speech."""
    for (before, n), contexts in use.contexts.items():
        if before <= i and tuple(lows[i - before : i - before + n]) in contexts:
            return True
    return False
