"""Pairs of wordings -> pairs of sentences: a row for each repeat and each near wording, never all against all."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]
Shares = npt.NDArray[np.float64]


class Pairs(NamedTuple):
    """The numbers of two sentences, or of two wordings, a pair, and how similar they are."""

    left: Places
    right: Places
    similarity: Shares


class Standing(NamedTuple):
    """Which sentences have which wording; those of one group (a report, an outlet) make no pair."""

    of: Places  # the wording of each sentence
    groups: Places  # the group of each sentence
    first: Places  # the first sentence of each wording
    elsewhere: Places  # the first one outside the group of `first`; -1 where there is none


def find_places(of: Places, groups: Places) -> Standing:
    """Find where each wording stands first, and where outside that group.

    >>> found = find_places(np.array([0, 0, 1, 0]), np.array([7, 7, 7, 8]))
    >>> found.first.tolist(), found.elsewhere.tolist()
    ([0, 2], [3, -1])
    """
    _, first = np.unique(of, return_index=True)
    elsewhere = np.full(len(first), -1, dtype=np.int64)
    outside = np.flatnonzero(groups != groups[first[of]])
    wording, place = np.unique(of[outside], return_index=True)
    elsewhere[wording] = outside[place]
    return Standing(of, groups, first, elsewhere)


def pair_sentences(standing: Standing, near: Pairs) -> Pairs:
    """Pairs of sentences with the same and with near wordings, in order of the table, the earlier one left.

    >>> standing = find_places(np.array([0, 1, 0, 0]), np.array([7, 8, 9, 9]))
    >>> found = pair_sentences(standing, Pairs(np.array([0]), np.array([1]), np.array([0.9])))
    >>> list(zip(*[column.tolist() for column in found]))
    [(0, 1, 0.9), (0, 2, 1.0), (0, 3, 1.0)]
    """
    parts = zip(_repeats(standing), _firsts(standing, near), _rest(standing, near), strict=True)
    one, other, similarity = (np.concatenate(part) for part in parts)
    left, right = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((right, left))
    return Pairs(left[order], right[order], similarity[order])


def _repeats(standing: Standing) -> Pairs:
    """Each sentence with the first one of its wording that is of another group."""
    sentences = np.arange(len(standing.of))
    first = standing.first[standing.of]
    is_outside = standing.groups != standing.groups[first]
    partner = np.where(is_outside, first, standing.elsewhere[standing.of])
    # The first sentence's own partner has it for its partner: that pair is there already.
    has_row = (sentences != first) & (partner >= 0)
    return Pairs(sentences[has_row], partner[has_row], np.ones(int(has_row.sum())))


def _firsts(standing: Standing, near: Pairs) -> Pairs:
    """A pair of sentences for each pair of wordings: the first ones, or the first of different groups."""
    right = _outside(standing, near.left, near.right)
    left = np.where(right >= 0, standing.first[near.left], standing.elsewhere[near.left])
    right = np.where(right >= 0, right, standing.first[near.right])
    has_row = left >= 0
    return Pairs(left[has_row], right[has_row], near.similarity[has_row])


def _rest(standing: Standing, near: Pairs) -> Pairs:
    """Repeats inside one group only, each with its nearest wording outside: no other row has them."""
    wording, other = np.append(near.left, near.right), np.append(near.right, near.left)
    similarity = np.append(near.similarity, near.similarity)
    partner = _outside(standing, wording, other)
    alone = np.flatnonzero((standing.elsewhere[wording] < 0) & (partner >= 0))
    nearest = alone[np.lexsort((partner[alone], -similarity[alone], wording[alone]))]
    wording_found, at = np.unique(wording[nearest], return_index=True)
    nearest_of = np.full(len(standing.first), -1, dtype=np.int64)
    nearest_of[wording_found] = nearest[at]
    sentences = np.arange(len(standing.of))
    found = nearest_of[standing.of]
    has_row = (sentences != standing.first[standing.of]) & (found >= 0)
    return Pairs(sentences[has_row], partner[found[has_row]], similarity[found[has_row]])


def _outside(standing: Standing, wording: Places, other: Places) -> Places:
    """The first sentence of `other` outside the group in which `wording` stands first; -1 where there is none."""
    first = standing.first[other]
    is_outside = standing.groups[first] != standing.groups[standing.first[wording]]
    return np.where(is_outside, first, standing.elsewhere[other])
