"""How much two reports share: words, sentences and passages in the places where runs begin that both have."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from framing.wire.families.facts import Facts
from framing.wire.families.index import Place, differs
from framing.wire.families.runs import Flags, Whole
from framing.wire.families.settings import RUN, Settings

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


def count_shared(new: Flags, places: Place | Whole, sentences: Whole) -> Shared:
    """Count by pair; rows come sorted by pair, then by place, and `new` says where a pair begins.

    >>> new, places = np.array([True, False, False, True]), np.array([3, 4, 20, 7])
    >>> [counts.tolist() for counts in count_shared(new, places, np.array([0, 0, 2, 1]))]
    [[13, 6], [2, 1], [2, 1]]
    """
    begin = np.flatnonzero(new)
    to_next = np.append(np.diff(places), RUN)
    to_next[np.append(new[1:], True)] = RUN
    words = np.add.reduceat(np.minimum(to_next, RUN), begin)
    n_sentences = np.add.reduceat(new | differs(sentences), begin, dtype=np.int64)
    n_passages = np.add.reduceat(new | (np.diff(places, prepend=-1) != 1), begin, dtype=np.int64)
    return Shared(words, n_sentences, n_passages)


def share_enough(shared: Shared, one: Place | Whole | int, other: Place | Whole, facts: Facts, by: Settings) -> Flags:
    """Whether two reports share enough for copies; `one` and `other` are their numbers, a pair a row."""
    share = shared.words / np.maximum(np.minimum(facts.n_own[one], facts.n_own[other]), 1)
    same = (facts.outlets[other] == facts.outlets[one]) & (facts.outlets[other] >= 0)
    spread_out = (shared.sentences >= MIN_SENTENCES) & ((share >= HALF) | (shared.passages >= MIN_PASSAGES))
    least = np.where(same, max(SAME_OUTLET, by.min_share), by.min_share)
    return (shared.words >= by.min_words) & (share >= least) & (spread_out | (share >= NEARLY_ALL))
