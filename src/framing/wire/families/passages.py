"""Which passages of one report the others share, and what that says of it: a story, a digest, or background."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from framing.wire.families.narration import Whole
from framing.wire.families.runs import Flags
from framing.wire.families.settings import RUN
from framing.wire.families.stretches import Place

MOST = 500  # of more reports than these, the first ones tell enough
# Where five reports or more share a passage and nothing else, and it is no more than half of the fullest and
# of most others, it is background: outlets that run a story keep more of it, and not all the same passage.
BACKGROUND_OF = 5
HALF = 0.5
FIFTH = 0.2

Cover = npt.NDArray[np.bool_]


def cover_of(reports: Place, row_report: Place, row_word: Place, n_words: int, length: int = RUN) -> Cover:
    """Which words of one report each of the others has: a row a report, a column a word.

    >>> cover_of(np.array([3, 8]), np.array([3, 8]), np.array([0, 2]), 4, length=2).astype(int).tolist()
    [[1, 1, 0, 0], [0, 0, 1, 1]]
    """
    cover = np.zeros((min(len(reports), MOST), n_words + length), dtype=np.bool_)
    row = np.searchsorted(reports, row_report)
    near = row < MOST
    for i in range(length):
        cover[row[near], row_word[near] + i] = True
    return cover[:, :n_words]


def is_digest(cover: Cover) -> bool:
    """Whether two groups of reports share different passages: they come from two stories, and so does this report.

    Each group needs two reports: where one has the first half and one the second, both may have been made from this.

    >>> one, two = [1, 1, 0, 0], [0, 0, 1, 1]
    >>> is_digest(np.array([one, one, two, two], dtype=bool)), is_digest(np.array([one, two], dtype=bool))
    (True, False)
    """
    first = _overlap(cover, cover.sum(axis=1))
    apart = cover[first <= FIFTH]
    if (first >= HALF).sum() < 2 or len(apart) < 2:
        return False
    return bool((_overlap(apart, apart.sum(axis=1)) >= HALF).sum() >= 2)


def _overlap(cover: Cover, sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    """Share of each report's passages that the one with most of them has too."""
    return (cover & cover[int(np.argmax(sizes))]).sum(axis=1) / np.maximum(sizes, 1)


def is_background(cover: Cover, n_own: int, n_others: Place | Whole) -> bool:
    """Whether all that the reports share is a passage that fills no more than half of most of them.

    >>> passage = np.array([[1, 1, 0, 0, 0]] * 4, dtype=bool)
    >>> is_background(passage, 5, np.array([9, 9, 9, 3])), is_background(passage, 5, np.array([9, 3, 3, 3]))
    (True, False)
    """
    if len(cover) + 1 < BACKGROUND_OF or cover.any(axis=0).sum() > HALF * n_own:
        return False
    mostly: Flags = cover.sum(axis=1) > HALF * n_others[: len(cover)]
    return bool(mostly.mean() < HALF)
