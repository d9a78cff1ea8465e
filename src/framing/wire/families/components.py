"""Pairs of reports -> components: only reports of one component can be in one family."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from framing.wire.families.facts import Facts
from framing.wire.families.narration import Whole
from framing.wire.families.stretches import Place, differs
from framing.wire.families.verifying import Pairs


def group_links(pairs: Sequence[Pairs], facts: Facts) -> Whole:
    """Number of the component of each report of the corpus, -1 for one that is linked with no other.

    A manifest's copy is in the component of its base, whatever they share.

    >>> whole = lambda *values: np.array(values, dtype=np.int32)
    >>> facts = Facts(list("abcde"), None, None, None, None, whole(-1, -1, -1, -1, 1))
    >>> group_links([Pairs(whole(2), whole(0)), Pairs(whole(0), whole(2))], facts).tolist()
    [0, 1, 0, -1, 1]
    """
    n = len(facts.names)
    copies = np.flatnonzero(facts.copy_of >= 0)
    one = np.concatenate([*(found.one for found in pairs), copies])
    other = np.concatenate([*(found.other for found in pairs), facts.copy_of[copies]])
    label = _connected(n, one, other)
    several = np.bincount(label, minlength=1)[label] > 1
    component = np.full(n, -1, dtype=np.int32)
    component[several] = _in_order(label[several])
    return component


def _connected(n: int, one: Whole, other: Whole) -> Place:
    """A label for each of `n`, the same for those that are linked: the smallest number among them.

    Each round ties every label to the smallest one beside it, which leaves half of them or fewer. (scipy can do this,
    and takes longer to load than a small corpus takes to match.)

    >>> _connected(5, np.array([3, 4]), np.array([4, 1])).tolist()
    [0, 1, 2, 1, 1]
    """
    label = np.arange(n)
    while (label[one] != label[other]).any():
        least = np.minimum(label[one], label[other])
        np.minimum.at(label, label[one], least)
        np.minimum.at(label, label[other], least)
        while (label[label] != label).any():
            label = label[label]
    return label


def _in_order(labels: Place) -> Whole:
    """Number labels anew, in the order in which they come."""
    _, first, number = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(first))[number].astype(np.int32)


def pack_components(component: Whole, n_own: Whole, most: int) -> Iterator[Whole]:
    """Reports of several components at a time, as many as have up to `most` own words; a larger component alone.

    Yields
    ------
    int array
        Numbers of reports in the corpus, rising.

    Examples
    --------
    >>> component, n_own = np.array([0, 1, 0, -1, 1, 2, 2]), np.array([9, 2, 9, 9, 2, 3, 3])
    >>> [reports.tolist() for reports in pack_components(component, n_own, 10)]
    [[0, 2], [1, 4, 5, 6]]
    """
    reports = np.flatnonzero(component >= 0)
    order = reports[np.argsort(component[reports], kind="stable")]
    bounds = np.append(np.flatnonzero(differs(component[order])), len(order))
    words = np.append(0, np.cumsum(n_own[order], dtype=np.int64))[bounds]
    first = 0
    while first < len(bounds) - 1:
        stop = max(int(np.searchsorted(words, words[first] + most, side="right")) - 1, first + 1)
        yield np.sort(order[bounds[first] : bounds[stop]]).astype(np.int32)
        first = stop
