"""Sentences that were made into two, or two into one: what one-to-one pairs leave over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from framing.wire.alignment.pairing import Pairs
from framing.wire.alignment.similarity import has_run, similarity
from framing.wire.alignment.weights import Weights, Words, weight_of

Links = list[tuple[int, int]]  # place in the copy, place in the base

REST = 0.6  # share of a left-over sentence that must stand in what its neighbour leaves of the other side
REST_WORDS = 9  # weight that share must have (three words that are not light), unless all of it stands there in a row


def link_sentences(pairs: Pairs, copy: Words, base: Words, weights: Weights) -> Links:
    """Pairs, with the second halves of sentences that were split and merged.

    A sentence left over is the rest of a split (merged) one when the sentence before or after it
    is paired, and the other side of that pair has its words besides those of the pair.
    """
    split = _further(pairs, copy, base, weights)
    in_split = {j for _, j in split}
    backward = {j: i for i, j in pairs.items() if j not in in_split}
    merged = [(i, j) for j, i in _further(backward, base, copy, weights, set(pairs.values()))]
    return sorted([*pairs.items(), *split, *merged])


def _further(pairs: Pairs, left: Words, right: Words, weights: Weights, taken: Collection[int] = ()) -> Links:
    """Sentences of `left` that are further parts of a sentence of `right` that a neighbour is paired with."""
    parts = {j: [i] for i, j in pairs.items()}
    known = dict(pairs)
    links = []
    for step in (1, -1):  # along the report and back, so that a third part finds the second
        for i in range(len(left))[::step]:
            j = known.get(i - step)
            if i in known or i in taken or j is None or not _continues(parts[j], i, left, right[j], weights):
                continue
            parts[j] = sorted([*parts[j], i])
            known[i] = j
            links.append((i, j))
    return links


def _continues(parts: list[int], further: int, left: Words, whole: tuple[str, ...], weights: Weights) -> bool:
    known = joined(left, parts)
    shared = Counter(left[further]) & (Counter(whole) - Counter(known))
    found = weight_of(shared.elements(), weights)
    if not found or found < REST * weight_of(left[further], weights):
        return False
    if found < REST_WORDS and not has_run(whole, left[further]):
        return False
    together = joined(left, sorted([*parts, further]))
    return similarity(together, whole, weights) > similarity(known, whole, weights)


def joined(words: Words, places: Sequence[int]) -> tuple[str, ...]:
    """Words of several sentences, one after the other."""
    return tuple(word for place in places for word in words[place])
