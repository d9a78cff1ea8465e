"""The last words before a place in a sentence.

Many rules ask what stands right before a verb with a pattern that ends in
``$``. Such a pattern is tried at every character, at 5 to 60 microseconds a
search; whether its last word is there at all is told in half of one.
"""

from __future__ import annotations

# Characters before a place that rules look at: our choice.
NEAR = 120


def just_before(sentence: str, place: int) -> str:
    """The words before a place that rules look at."""
    return sentence[max(0, place - NEAR) : place]


def last_word(before: str) -> str:
    """The last word in lower case, signs that touch it among it; empty unless blanks follow it.

    >>> last_word("On Monday (But "), last_word("On Monday")
    ('(but', '')
    """
    if not before[-1:].isspace():
        return ""
    found = before.rsplit(None, 1)
    return found[-1].lower() if found else ""


def word_before_last(before: str) -> str:
    """The word before the last one, in lower case; empty where there is none.

    >>> word_before_last("The envoy later ")
    'envoy'
    """
    found = before.rsplit(None, 2)
    return found[-2].lower() if len(found) > 1 else ""
