"""How much a word says about which sentence it stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from framing.wire.kinds.numbers import DAYS, MONTHS
from framing.wire.lists import FUNCTION, HEDGES

Words = Sequence[tuple[str, ...]]  # sentences, each its words
Weights = Mapping[str, int]

# Words that two sentences share without sharing anything they say: function words, plain verbs of saying, and the
# days that every report of an event names ("Updated July 15" is no wording of "July 15").
LIGHT = frozenset(
    [
        *(FUNCTION | HEDGES | DAYS),
        *MONTHS,
        *"what how why other all said say says saying told added am pm today".split(),
    ]
)
YEAR = re.compile(r"(19|20)\d\d")
HEAVY = 3  # what every other word weighs; a light one, a year and a word of the topic weigh 1
# A word of the topic stands in a tenth of the sentences, and in six: in reports of one summit two sentences that
# name both presidents and the town need have nothing else in common.
TOPIC_SHARE, TOPIC_SENTENCES = 0.1, 6


def weigh(*reports: Words) -> Weights:
    """Weight of each word of some reports: 1 where it says little of which sentence it is, else 3.

    >>> weigh([("the", "tankers", "left")], [("the", "tankers", "stayed")])
    {'the': 1, 'tankers': 3, 'left': 3, 'stayed': 3}
    """
    sentences = [words for report in reports for words in report]
    found = Counter(word for words in sentences for word in dict.fromkeys(words))
    often = max(TOPIC_SENTENCES, TOPIC_SHARE * len(sentences))
    return {word: 1 if count >= often else _alone(word) for word, count in found.items()}


def weight_of(words: Iterable[str], weights: Weights) -> int:
    """Weight of several words together."""
    return sum(weights[word] for word in words)


def plain_weight(words: Iterable[str]) -> int:
    """Weight of several words together wherever they stand, those of a topic in full.

    >>> plain_weight(["tassary", "denies", "it"])
    7
    """
    return sum(map(_alone, words))


def count_heavy(words: Iterable[str]) -> int:
    """Count the words that say something of their sentence in any report.

    >>> count_heavy(["tassary", "said", "in", "2032", "that", "it", "denies", "it"])
    2
    """
    return sum(_alone(word) == HEAVY for word in words)


def _alone(word: str) -> int:
    return 1 if word in LIGHT or YEAR.fullmatch(word) else HEAVY
