"""Which sentence of a copy was made from which of its base, one to one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from framing.wire.alignment.similarity import Likeness, Numbers, Report, has_run, likeness
from framing.wire.alignment.weights import Weights, Words, count_heavy, plain_weight, weigh, weight_of

Pairs = dict[int, int]  # place of a sentence in the copy -> place in the base

# All of these are our judgement, set on invented reports and on agency stories in print.
ALIKE = 0.4  # similarity from which two sentences are one, wherever they stand
HEADLINE = 0.6  # the same for headlines: two of one event share its names without sharing a wording
BETWEEN = 0.2  # the same between two neighbours that are aligned
PART_OF = 0.8  # share of the shorter sentence that the longer one has: cut short or drawn out
PART_WORDS = 18  # weight that the shorter one then must have: six words that are not light
SHORT = 12  # weight, leaving the topic aside, up to which a sentence ("Tassary denies it.") is not found by itself
EXACT, NEIGHBOURS, PLACE = 10.0, 0.1, 0.01  # what identity, neighbours and the same place add to a pair


def pair_headlines(copy: Report, base: Report) -> Pairs:
    """Pair headlines that are equal or much alike; one or two sentences, so nothing else can tell."""
    like = likeness(copy.words, base.words, weigh(copy.words, base.words))
    same = _same(copy, base)
    return _assigned(like.score, same, same | (like.score >= HEADLINE))


def pair_sentences(copy: Report, base: Report, weights: Weights) -> Pairs:
    """Pair the sentences of a copy with those of its base, one to one.

    Sentences are paired so that the sum of squared similarities is highest (squared, so that one
    sentence taken over whole counts more than two that are half alike), equal ones before all
    others; among equals neighbours and place decide. Then short sentences that are equal are
    paired beside a pair, and sentences less alike between two pairs.
    """
    like, same = likeness(copy.words, base.words, weights), _same(copy, base)
    pairs = _assigned(like.score, same, _telling(like, copy.words, base.words, weights)) or _throughout(same)
    _add_beside(pairs, copy.words, base.words)
    _add_between(pairs, like.score >= BETWEEN)
    return dict(sorted(pairs.items()))


def _same(copy: Report, base: Report) -> Numbers:
    """Where the folded words are equal."""
    keys: dict[tuple[str, ...], int] = {}
    left, right = ([keys.setdefault(words, len(keys)) for words in report.words] for report in (copy, base))
    return np.equal.outer(np.array(left, dtype=int), np.array(right, dtype=int))


def _telling(like: Likeness, copy: Words, base: Words, weights: Weights) -> Numbers:
    """Where two sentences have enough in common to be one wherever they stand."""
    part = (like.shared >= PART_OF) & (_shorter(copy, base, lambda words: weight_of(words, weights)) >= PART_WORDS)
    return ((like.score >= ALIKE) | part) & (_shorter(copy, base, plain_weight) > SHORT)


def _shorter(copy: Words, base: Words, measure: Callable[[Iterable[str]], int]) -> Numbers:
    of_copy, of_base = (np.array([measure(words) for words in side], dtype=int) for side in (copy, base))
    return np.minimum.outer(of_copy, of_base)


def _assigned(score: Numbers, same: Numbers, allowed: Numbers) -> Pairs:
    from scipy.optimize import linear_sum_assignment

    beside = NEIGHBOURS * _neighbours(score * allowed) + PLACE * _place(score.shape)
    gain = np.where(allowed, score**2 + EXACT * same + beside, 0.0)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    return {int(i): int(j) for i, j in zip(rows, columns, strict=True) if allowed[i, j]}


def _neighbours(score: Numbers) -> Numbers:
    """Mean similarity of the sentences before and of those after."""
    before, after = np.zeros_like(score), np.zeros_like(score)
    before[1:, 1:], after[:-1, :-1] = score[:-1, :-1], score[1:, 1:]
    return (before + after) / 2


def _place(shape: tuple[int, ...]) -> Numbers:
    """1 for the same place in both reports, less the farther apart."""
    places = [np.arange(length) / max(length - 1, 1) for length in shape]
    return 1 - np.abs(np.subtract.outer(*places))


def _throughout(same: Numbers) -> Pairs:
    """Reports of short sentences only, equal from beginning to end."""
    equal = same.shape[0] == same.shape[1] and bool(same.diagonal().all())
    return {place: place for place in range(len(same))} if equal else {}


def _add_beside(pairs: Pairs, copy: Words, base: Words) -> None:
    """Pair short sentences that continue a run of pairs."""
    used, found = set(pairs.values()), list(pairs.items())
    while found:
        i, j = found.pop()
        for left, right in ((i + 1, j + 1), (i - 1, j - 1)):
            free = left not in pairs and right not in used and 0 <= left < len(copy) and 0 <= right < len(base)
            if free and _is_taken(copy[left], base[right]):
                pairs[left] = right
                used.add(right)
                found.append((left, right))


def _is_taken(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two are equal, or one stands in full in the other ("Tassary denies it, and ...")."""
    few, many = sorted((left, right), key=len)
    return left == right or (count_heavy(few) > 1 and has_run(many, few))


def _add_between(pairs: Pairs, allowed: Numbers) -> None:
    """Pair single sentences less alike that stand between two pairs; the ends of both reports count as one."""
    n_copy, n_base = allowed.shape
    known, used = {-1: -1, n_copy: n_base, **pairs}, set(pairs.values())
    for i in range(n_copy):
        j = known.get(i - 1, -2) + 1
        free = i not in pairs and j not in used and known.get(i + 1) == j + 1
        if free and _holds(allowed, (i, j)):
            pairs[i] = j


def _holds(table: Numbers, place: tuple[int, int]) -> bool:
    i, j = place
    return 0 <= i < table.shape[0] and 0 <= j < table.shape[1] and bool(table[i, j])
