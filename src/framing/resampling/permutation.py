"""Tests by permutation: labels of outlets exchanged within blocks, all ways or many ways drawn by a seed."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.resampling.bootstrap import CELLS, SEED, Numbers

N_PERMUTATIONS = 9999
ALONE = -1  # in `twins`: no other item to change places with alone
TIE = 1e-9  # differences within this share of the rate of all, and sizes within this share, are one and the same
FEWEST_BLOCKS = 5  # from which their differences tell the standard error; our judgement

Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]


class Permuted(NamedTuple):
    """What a permutation test found, an entry a test."""

    difference: Numbers  # first side less second side, within blocks
    p: Numbers  # share of arrangements with a difference as large by its standard error, in either direction
    smallest_p: Numbers  # share with the largest of all: with these values p is never lower
    lowest_p: float  # the lowest p that any values could have with these labels
    n_arrangements: int  # arrangements looked at: all there are, or those drawn and the one found
    exact: bool  # whether these are all


class _Part(NamedTuple):
    """Items whose labels are exchanged among themselves, of which `n_first` have the first label."""

    items: Codes
    n_first: int


def permutation_test(  # noqa: PLR0913 - the settings of the test are shown, not hidden in an object
    x: Numbers,
    y: Numbers,
    first: Flags,
    blocks: Codes,
    twins: Codes | None = None,
    *,
    n_permutations: int = N_PERMUTATIONS,
    seed: int = SEED,
) -> Permuted:
    """Test whether two sides differ in sum(x) / sum(y), their labels exchanged within blocks.

    If it makes no difference which side published an item, then the labels might as well stand the
    other way round. All arrangements of the labels are tried where there are at most `n_permutations`,
    otherwise so many are drawn; p is the share of them with a difference as large as the one found,
    each measured by its own standard error.

    Parameters
    ----------
    x : array
        Numerators, a row an item, and a column a test where there are several with the same denominators.
    y : array
        Denominators of the items, above 0.
    first : array of bool
        Whether an item is of the first side.
    blocks : array of int
        The block of each item. Labels are exchanged within a block, and sides compared within it.
        Blocks with one side alone say nothing and are left out.
    twins : array of int, optional
        Two items of one block and both sides that have the same number exchange labels with one another
        alone; -1 for all others.
    n_permutations : int
        Arrangements looked at at most.
    seed : int
        Seed of the draws.

    Returns
    -------
    Permuted
        difference, p and smallest_p of each test; lowest_p, n_arrangements and exact of them all.

    Notes
    -----
    The difference is the mean of the differences in the blocks, weighted by a b / (a + b) of their
    denominators a and b (Mantel-Haenszel weights; Greenland and Robins 1985, Biometrics 41, 55-68, on
    differences of rates). The test is two-sided. Its standard error is that of the blocks' differences from five
    blocks on, else that of ratios of sums over the items of each side and block. Divided by it, the test is still exact
    where labels may be exchanged, and nearly keeps its level where the sides are alike in sum(x) / sum(y) and
    not otherwise: where one side's items have smaller denominators, and so rates that vary more (Chung and Romano 2013,
    Annals of Statistics 41, 484-507; `benchmarks/lengths.py`). Of arrangements that are drawn, p is (b + 1) / (n + 1),
    b of n being as far off: the one found is one of them, and p is never 0 (Phipson and Smyth 2010,
    Statistical Applications in Genetics and Molecular Biology 9, article 39). What agrees to within a billionth
    counts as equal.

    Examples
    --------
    >>> x, y = np.array([3.0, 4, 5, 0, 1, 0]), np.ones(6)
    >>> found = permutation_test(x, y, np.arange(6) < 3, np.zeros(6, dtype="int64"))
    >>> float(found.p[0]), found.n_arrangements, found.exact
    (0.1, 20, True)
    """
    x = np.asarray(x, dtype="float64").reshape(len(y), -1)
    twins = np.full(len(y), ALONE) if twins is None else np.asarray(twins)
    x, y, first, blocks, twins = _with_both_sides(x, np.asarray(y, dtype="float64"), first, blocks, twins)
    if not len(y):
        nothing = np.full(x.shape[1], np.nan)
        return Permuted(nothing, nothing, nothing, 1.0, 0, True)
    measured = _Measured(x, y, blocks)
    found, size = (values[0] for values in measured.differences(first[None, :]))
    parts = _parts(first, blocks, twins)
    exact = _n_arrangements(parts, n_permutations) <= n_permutations
    rows = max(1, CELLS // len(y))
    drawn = _all(parts, first) if exact else _drawn(parts, first, n_permutations, seed, rows)
    sizes = [measured.differences(part)[1] for part in _sliced(drawn, rows)]
    every = np.concatenate(sizes if exact else [size[None, :], *sizes])
    p, smallest = ((every >= least * (1 - TIE)).mean(axis=0) for least in (size, every.max(axis=0)))
    mirrored = exact and all(2 * part.n_first == len(part.items) for part in parts)  # each difference is there twice
    return Permuted(found, p, smallest, min((2 if mirrored else 1) / len(every), 1.0), len(every), exact)


class _Measured:
    """Items in the order of their blocks, ready for the difference of any arrangement of labels."""

    def __init__(self, x: Numbers, y: Numbers, blocks: Codes) -> None:
        self.order = np.argsort(blocks, kind="stable")
        self.x, self.y = x[self.order], y[self.order]
        _, self.starts, block = np.unique(blocks[self.order], return_index=True, return_inverse=True)
        self.totals = self._by_block(self.y, 0)
        rates = self._by_block(self.x, 0) / self.totals[:, None]
        # In a block of denominators a + b the weighted difference is the first side's sum of what its items
        # have above the rate of the block.
        self.above = self.x - self.y[:, None] * rates[block]
        self.rates = np.abs(x).sum(axis=0) / y.sum()

    def differences(self, first: Flags) -> tuple[Numbers, Numbers]:
        """Differences, and their sizes by their standard errors: a row an arrangement of `first`, a column a test."""
        labels = first[:, self.order].astype("float64")
        a = self._by_block(labels * self.y)
        weights = a * (self.totals - a) / self.totals
        whole = weights.sum(axis=1)
        found = labels @ self.above / whole[:, None]
        sizes = np.zeros_like(found)
        for test, rate in enumerate(self.rates):
            told = np.abs(found[:, test]) > TIE * rate  # nothing else has a size
            spread = self._spread(labels, weights, a, found[:, test], test) / whole
            sizes[told, test] = np.abs(found[told, test]) / np.hypot(spread[told], TIE * rate)
        return found, sizes

    def _spread(self, labels: Numbers, weights: Numbers, a: Numbers, found: Numbers, test: int) -> Numbers:
        """Standard error of a test's difference, times the sum of the weights."""
        if len(self.starts) >= FEWEST_BLOCKS:
            off = self._by_block(labels * self.above[:, test]) - weights * found[:, None]
            return np.sqrt((off**2).sum(axis=1))
        sides = ((labels, a), (1 - labels, self.totals - a))
        return np.sqrt((weights**2 * sum(self._variance(side, y, test) for side, y in sides)).sum(axis=1))

    def _variance(self, side: Numbers, y: Numbers, test: int) -> Numbers:
        """Variance of the ratio of sums of a side's items in each block; 0 where it has one alone."""
        x, n = self.x[:, test], self._by_block(side)
        rate = self._by_block(side * x) / y
        squares = self._by_block(side * x**2) - 2 * rate * self._by_block(side * x * self.y)
        squares += rate**2 * self._by_block(side * self.y**2)
        return np.where(n > 1, np.maximum(squares, 0) * n / np.maximum(n - 1, 1), 0) / y**2

    def _by_block(self, values: Numbers, axis: int = 1) -> Numbers:
        return np.add.reduceat(values, self.starts, axis=axis)


def _with_both_sides(x: Numbers, y: Numbers, first: Flags, blocks: Codes, twins: Codes) -> tuple:
    both = np.isin(blocks, blocks[first]) & np.isin(blocks, blocks[~first])
    return x[both], y[both], first[both], blocks[both], twins[both]


def _parts(first: Flags, blocks: Codes, twins: Codes) -> list[_Part]:
    """Items that exchange labels: twins with each other, all others of a block among themselves."""
    groups = [np.flatnonzero(twins == twin) for twin in np.unique(twins[twins != ALONE])]
    alone = np.flatnonzero(twins == ALONE)
    groups += [alone[blocks[alone] == block] for block in np.unique(blocks[alone])]
    parts = [_Part(items, int(first[items].sum())) for items in groups]
    return [part for part in parts if 0 < part.n_first < len(part.items)]


def _n_arrangements(parts: list[_Part], enough: int) -> int:
    n = 1
    for part in parts:
        n *= math.comb(len(part.items), part.n_first)
        if n > enough:
            break
    return n


def _all(parts: list[_Part], first: Flags) -> Iterator[Flags]:
    """Every arrangement, in one table."""
    table = first[None, :].copy()
    for items, n_first in parts:
        chosen = np.array(list(itertools.combinations(range(len(items)), n_first)))
        labels = np.zeros((len(chosen), len(items)), dtype=bool)
        np.put_along_axis(labels, chosen, True, axis=1)
        n_before = len(table)
        table = np.repeat(table, len(labels), axis=0)
        table[:, items] = np.tile(labels, (n_before, 1))
    yield table


def _drawn(parts: list[_Part], first: Flags, n: int, seed: int, rows: int) -> Iterator[Flags]:
    """Arrangements drawn by a seed, so many rows at a time."""
    rng = np.random.default_rng(seed)
    couples = np.array([part.items for part in parts if len(part.items) == 2], dtype="int64").reshape(-1, 2)
    others = [part for part in parts if len(part.items) > 2]
    for start in range(0, n, rows):
        table = np.repeat(first[None, :], min(rows, n - start), axis=0)
        swapped = rng.integers(0, 2, (len(table), len(couples)), dtype="int8").astype(bool)
        table[:, couples[:, 0]], table[:, couples[:, 1]] = swapped, ~swapped
        for items, _ in others:
            table[:, items] = rng.permuted(table[:, items], axis=1)
        yield table


def _sliced(tables: Iterator[Flags], rows: int) -> Iterator[Flags]:
    for table in tables:
        for start in range(0, len(table), rows):
            yield table[start : start + rows]
