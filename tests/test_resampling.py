"""Intervals and tests by resampling, against scipy's own and by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from framing.resampling import (
    Boot,
    bootstrap_interval,
    correct_false_discoveries,
    expanded_level,
    permutation_test,
    ratio_interval,
)
from framing.resampling import bootstrap as module

BOOT = Boot(2000, 0.95, 5)
COUNTS, WORDS = np.array([3.0, 0, 2, 7, 1, 4, 2, 9]), np.array([210.0, 180, 260, 300, 190, 240, 200, 310])


def mean(values, axis=-1):
    return values.mean(axis=axis)


def ratio(counts, words, axis=-1):
    return counts.sum(axis=axis) / words.sum(axis=axis)


def of_two(one, other, axis=-1):
    return one.mean(axis=axis) - other.mean(axis=axis)


def test_the_interval_is_scipys_bca_at_the_widened_level():
    expected = stats.bootstrap(
        (COUNTS, WORDS),
        ratio,
        paired=True,
        n_resamples=2000,
        method="BCa",
        confidence_level=expanded_level(0.95, 8),
        rng=np.random.default_rng(5),
    ).confidence_interval
    assert bootstrap_interval((COUNTS, WORDS), ratio, BOOT, paired=True) == pytest.approx(tuple(expected))


@pytest.mark.parametrize("n", [2, 5, 8, 40, 700])
@pytest.mark.parametrize("seed", range(4))
def test_the_interval_of_a_ratio_is_that_of_the_same_draws_one_by_one(n, seed):
    chosen = np.random.default_rng(seed)
    words = chosen.integers(80, 1500, n).astype("float64")
    counts = chosen.poisson(words * chosen.choice([0.0005, 0.005, 0.05])).astype("float64")
    boot = Boot(400, 0.95, seed)
    expected = bootstrap_interval((counts, words), ratio, boot, paired=True)
    assert ratio_interval(counts, words, boot) == pytest.approx(expected, rel=1e-9)


def test_the_interval_of_a_ratio_of_scores_is_scipys():
    boot = Boot(400, 0.95, 1)
    scores = COUNTS / 7 - 0.3
    assert ratio_interval(scores, WORDS, boot) == bootstrap_interval((scores, WORDS), ratio, boot, paired=True)


def test_two_samples_are_drawn_apart_at_the_level_of_the_smaller():
    one, other = COUNTS[:5], WORDS[:7] / 100
    expected = stats.bootstrap(
        (one, other),
        of_two,
        n_resamples=2000,
        method="BCa",
        confidence_level=expanded_level(0.95, 5),
        rng=np.random.default_rng(5),
    ).confidence_interval
    assert bootstrap_interval((one, other), of_two, BOOT) == pytest.approx(tuple(expected))


def test_where_bca_is_not_defined_the_percentiles_stand_in():
    assert bootstrap_interval((np.full(6, 0.25),), mean, BOOT) == (0.25, 0.25)  # no spread
    low, high = bootstrap_interval((np.array([0.0, 1.0]),), mean, BOOT)  # two units
    assert (low, high) == (0, 1)
    assert np.isnan(bootstrap_interval((np.array([1.0]),), mean, BOOT)).all()
    missing = np.array([0.0, 0, 0, 0, 1])  # a draw of zeros alone has no ratio

    def over(a, b, axis=-1):
        with np.errstate(invalid="ignore"):
            return a.sum(axis=axis) / b.sum(axis=axis)

    assert bootstrap_interval((missing, missing), over, BOOT, paired=True) == (1, 1)


def test_of_very_many_units_no_unit_is_taken_out(monkeypatch):
    values = np.random.default_rng(1).normal(size=300)
    with_jackknife = bootstrap_interval((values,), mean, BOOT)
    monkeypatch.setattr(module, "MANY_UNITS", 200)
    percentiles = bootstrap_interval((values,), mean, BOOT)
    assert percentiles != with_jackknife
    assert percentiles == pytest.approx(with_jackknife, abs=0.03)
    assert percentiles == pytest.approx(stats.t.interval(0.95, 299, values.mean(), stats.sem(values)), abs=0.02)


def test_several_rows_are_each_what_they_are_alone():
    rows = np.array([COUNTS, COUNTS[::-1], np.zeros(8)])
    low, high = bootstrap_interval((rows, np.broadcast_to(WORDS, (3, 8))), ratio, BOOT, paired=True)
    for number, counts in enumerate(rows):
        assert (low[number], high[number]) == bootstrap_interval((counts, WORDS), ratio, BOOT, paired=True)
    assert (low[2], high[2]) == (0, 0)


def test_the_same_interval_twice_and_another_for_another_seed():
    made = [bootstrap_interval((COUNTS,), mean, Boot(2000, 0.95, seed)) for seed in (5, 5, 6)]
    assert made[0] == made[1] != made[2]


@pytest.mark.parametrize("sizes", [(3, 4), (5, 5), (2, 6)])
def test_one_block_agrees_with_scipys_permutation_test(sizes):
    rng = np.random.default_rng(sum(sizes))
    x = rng.normal(size=sum(sizes))
    first = np.arange(len(x)) < sizes[0]
    found = permutation_test(x, np.ones(len(x)), first, np.zeros(len(x), dtype=int))
    expected = stats.permutation_test(
        (x[first], x[~first]),
        lambda a, b, axis=-1: np.abs(stats.ttest_ind(a, b, axis=axis, equal_var=False).statistic),
        alternative="greater",
        n_resamples=np.inf,
        vectorized=True,
    )
    assert found.exact and found.n_arrangements == math.comb(len(x), sizes[0])
    assert found.p[0] == pytest.approx(expected.pvalue)
    assert found.difference[0] == pytest.approx(x[first].mean() - x[~first].mean())


def _weighted(x, y, first, blocks):
    """The difference within blocks, as it is written in the books."""
    top = bottom = 0.0
    for block in np.unique(blocks):
        one, other = (blocks == block) & first, (blocks == block) & ~first
        a, b = y[one].sum(), y[other].sum()
        top += a * b / (a + b) * (x[one].sum() / a - x[other].sum() / b)
        bottom += a * b / (a + b)
    return top / bottom


def test_reports_of_unlike_length_and_one_rate_seldom_differ():
    rng = np.random.default_rng(8)
    first, blocks = np.arange(32) % 4 < 2, np.repeat(np.arange(8), 4)
    y = np.where(first, 1500.0, 80.0)
    x = rng.poisson(0.01 * rng.gamma(1, 1, (32, 400)) * y[:, None]).astype(float)
    p = permutation_test(x, y, first, blocks, n_permutations=999).p
    assert (p <= 0.05).mean() < 0.08
    assert (p <= 0.005).mean() <= 0.005  # by the difference alone, not by its standard error: .015


def test_couples_agree_with_scipys_permutation_of_samples():
    rng = np.random.default_rng(2)
    n = 7
    x, y = rng.poisson(3, 2 * n).astype(float), rng.uniform(100, 400, 2 * n)
    first, blocks = np.arange(2 * n) < n, np.tile(np.arange(n), 2)

    def size(one, other, axis):
        a, b = y[one.astype(int)], y[other.astype(int)]
        weights = a * b / (a + b)
        rates = x[one.astype(int)] / a - x[other.astype(int)] / b
        mean = (weights * rates).sum(axis=axis, keepdims=True) / weights.sum(axis=axis, keepdims=True)
        spread = np.sqrt(((weights * (rates - mean)) ** 2).sum(axis=axis, keepdims=True))
        return np.abs(mean / spread).squeeze(axis)

    expected = stats.permutation_test(
        (np.arange(n, dtype=float), np.arange(n, 2 * n, dtype=float)),
        size,
        permutation_type="samples",
        alternative="greater",
        n_resamples=np.inf,
        vectorized=True,
    )
    as_blocks = permutation_test(x, y, first, blocks)
    as_twins = permutation_test(x, y, first, np.zeros(2 * n, dtype=int) + blocks, blocks)
    assert as_blocks.n_arrangements == as_twins.n_arrangements == 2**n
    assert as_blocks.p[0] == as_twins.p[0] == pytest.approx(expected.pvalue)
    assert as_blocks.difference[0] == pytest.approx(_weighted(x, y, first, blocks))


def test_several_tests_at_once_are_each_what_they_are_alone():
    rng = np.random.default_rng(4)
    x, y = rng.poisson(2, (14, 3)).astype(float), rng.uniform(100, 400, 14)
    first, blocks = rng.permutation(np.arange(14) < 7), np.repeat([0, 1], 7)
    together = permutation_test(x, y, first, blocks)
    for number in range(3):
        alone = permutation_test(x[:, number], y, first, blocks)
        assert alone.p[0] == together.p[number] and alone.smallest_p[0] == together.smallest_p[number]
        assert together.difference[number] == pytest.approx(_weighted(x[:, number], y, first, blocks))


def test_a_unit_of_both_sides_changes_places_with_itself_alone():
    # one block: two units of each side alone, and one unit that both have
    x, y = np.array([5.0, 4, 9, 0, 1, 1]), np.ones(6)
    first, twins = np.array([True, True, True, False, False, False]), np.array([-1, -1, 0, -1, -1, 0])
    found = permutation_test(x, y, first, np.zeros(6, dtype=int), twins)
    assert found.n_arrangements == 6 * 2
    # of the twelve, the one found and its mirror are the farthest from 0
    assert found.p[0] == found.smallest_p[0] == pytest.approx(2 / 12)


def test_ties_that_differ_in_the_last_digit_are_ties():
    x, y = np.array([0.1, 0.2, 0.3, 0.1 + 0.2]), np.array([1.0, 1, 1, 1])
    found = permutation_test(x, y, np.array([True, False, True, False]), np.array([0, 0, 1, 1]))
    # block 1 is equal on both sides but for rounding: all four arrangements are as far off
    assert found.p[0] == 1


def test_no_difference_at_all_could_never_have_come_out():
    found = permutation_test(np.zeros(10), np.ones(10), np.arange(10) < 5, np.zeros(10, dtype=int))
    assert (found.difference[0], found.p[0], found.smallest_p[0]) == (0, 1, 1)
    even = permutation_test(np.arange(1.0, 11) * 3, np.arange(1.0, 11), np.arange(10) < 5, np.zeros(10, dtype=int))
    assert even.p[0] == even.smallest_p[0] == 1  # the same rate everywhere, whatever rounding makes of it


def test_drawn_arrangements_come_near_the_exact_p_and_never_give_0():
    rng = np.random.default_rng(9)
    x = rng.normal(size=16) + np.repeat([1.0, 0.0], 8)
    first, block = np.arange(16) < 8, np.zeros(16, dtype=int)
    exact = permutation_test(x, np.ones(16), first, block, n_permutations=20_000)
    drawn = permutation_test(x, np.ones(16), first, block, n_permutations=5000, seed=1)
    assert (exact.exact, exact.n_arrangements) == (True, 12870)
    assert (drawn.exact, drawn.n_arrangements) == (False, 5001)
    assert drawn.p[0] == pytest.approx(exact.p[0], abs=0.01)
    apart = permutation_test(x + 100 * first, np.ones(16), first, block, n_permutations=99)
    assert apart.p[0] == apart.smallest_p[0] == 1 / 100
    again = permutation_test(x, np.ones(16), first, block, n_permutations=5000, seed=1)
    assert again.p[0] == drawn.p[0]


def test_drawn_arrangements_keep_blocks_and_couples():
    # 20 couples and a block of 3 against 3: a level of the block must not matter
    rng = np.random.default_rng(3)
    blocks = np.concatenate([np.repeat(np.arange(20), 2), np.full(6, 20)])
    first = np.concatenate([np.tile([True, False], 20), np.arange(6) < 3])
    x = rng.normal(size=46)
    plain = permutation_test(x, np.ones(46), first, blocks, n_permutations=999)
    raised = permutation_test(x + 50 * blocks, np.ones(46), first, blocks, n_permutations=999)
    assert not plain.exact
    assert raised.p[0] == plain.p[0] and raised.difference[0] == pytest.approx(plain.difference[0])


def test_many_reports_are_drawn_in_parts(monkeypatch):
    rng = np.random.default_rng(6)
    x, first = rng.normal(size=400), np.arange(400) < 150
    p = permutation_test(x, np.ones(400), first, np.zeros(400, dtype=int), n_permutations=300).p[0]
    assert 0 < p <= 1
    from framing.resampling import permutation

    monkeypatch.setattr(permutation, "CELLS", 400 * 50)
    in_parts = permutation_test(x, np.ones(400), first, np.zeros(400, dtype=int), n_permutations=300)
    assert in_parts.n_arrangements == 301
    assert in_parts.p[0] == p  # the same draws


def test_blocks_of_one_side_say_nothing():
    x, y = np.array([1.0, 2, 9, 9]), np.ones(4)
    found = permutation_test(x, y, np.array([True, False, True, True]), np.array([0, 0, 1, 1]))
    assert (found.difference[0], found.n_arrangements) == (-1, 2)
    none = permutation_test(x, y, np.ones(4, dtype=bool), np.zeros(4, dtype=int))
    assert np.isnan(none.p[0]) and none.n_arrangements == 0


def test_exchanged_labels_are_told_apart_no_more_often_than_p_says():
    rng = np.random.default_rng(8)
    first, blocks = np.tile([True, False], 8), np.repeat(np.arange(8), 2)
    p = [
        permutation_test(rng.negative_binomial(1, 0.4, 16).astype(float), rng.uniform(200, 600, 16), first, blocks).p[0]
        for _ in range(500)
    ]
    assert np.mean(np.array(p) <= 0.05) <= 0.07
    assert np.mean(np.array(p) <= 0.5) == pytest.approx(0.5, abs=0.08)


def test_corrected_together_by_hand():
    p, possible = np.array([0.01, 0.02, 0.03, 0.2, 0.9, np.nan]), np.array([True, True, True, True, False, True])
    # of four: 0.01 x 4 / 1, 0.02 x 4 / 2, 0.03 x 4 / 3, 0.2
    assert correct_false_discoveries(p, possible)[:4] == pytest.approx([0.04, 0.04, 0.04, 0.2])
    assert np.isnan(correct_false_discoveries(p, possible)[4:]).all()
    assert np.isnan(correct_false_discoveries(p, np.zeros(6, dtype=bool))).all()
    assert len(correct_false_discoveries(np.array([]), np.array([], dtype=bool))) == 0
