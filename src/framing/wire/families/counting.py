"""How much two reports share: words, sentences and passages in the places where runs begin that both have."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from framing.wire.families.facts import Facts
from framing.wire.families.narration import Whole
from framing.wire.families.runs import Flags
from framing.wire.families.settings import RUN, Settings
from framing.wire.families.stretches import Place

# A background sentence or two that an agency puts under every story makes no copy, nor does a caption.
MIN_SENTENCES = 3
# ... save where next to nothing else stands in the shorter report: a brief of two sentences is a copy as well.
NEARLY_ALL = 0.7
# Where less than half of the shorter report is shared, it must be in five places or more: an excerpt or an embedded
# message without quotation marks is shared in one block, while desks cut and change a story throughout.
HALF = 0.5
MIN_PASSAGES = 5
# Two reports of one outlet share its standing paragraphs; versions of one report share most of it.
SAME_OUTLET = 0.7


class Shared(NamedTuple):
    """What each pair of reports shares, in the order of the rows counted."""

    words: Place
    sentences: Place
    passages: Place


def count_shared(new: Flags, first: Place | Whole, last: Place | Whole, sentences: Whole) -> Shared:
    """Count by pair, a row a place, or a stretch of places from `first` to `last`.

    Rows come sorted by pair, then by place, and `new` says where a pair begins; `sentences` has
    the sentence of each place of the narration.

    >>> new, first, last = np.array([True, False, False, True]), np.array([3, 4, 20, 7]), np.array([3, 9, 20, 7])
    >>> [counts.tolist() for counts in count_shared(new, first, last, np.repeat([0, 1, 2], 10))]
    [[18, 6], [2, 1], [2, 1]]
    """
    begin = np.flatnonzero(new)
    n_words = last - first + RUN
    n_words[:-1][~new[1:]] = np.minimum(np.diff(first), n_words[:-1])[~new[1:]]
    words = np.add.reduceat(n_words, begin, dtype=np.int64)
    at_first, at_last = sentences[first], sentences[last]
    another = new.copy()
    another[1:] |= at_first[1:] != at_last[:-1]
    n_sentences = np.add.reduceat(another + (at_last - at_first), begin, dtype=np.int64)
    new_passage = new.copy()
    new_passage[1:] |= first[1:] != last[:-1] + 1
    return Shared(words, n_sentences, np.add.reduceat(new_passage, begin, dtype=np.int64))


def share_enough(shared: Shared, one: Place | Whole | int, other: Place | Whole, facts: Facts, by: Settings) -> Flags:
    """Whether two reports share enough for copies; `one` and `other` are their numbers, a pair a row."""
    share = shared.words / np.maximum(np.minimum(facts.n_own[one], facts.n_own[other]), 1)
    same = (facts.outlets[other] == facts.outlets[one]) & (facts.outlets[other] >= 0)
    spread_out = (shared.sentences >= MIN_SENTENCES) & ((share >= HALF) | (shared.passages >= MIN_PASSAGES))
    least = np.where(same, max(SAME_OUTLET, by.min_share), by.min_share)
    return (shared.words >= by.min_words) & (share >= least) & (spread_out | (share >= NEARLY_ALL))
