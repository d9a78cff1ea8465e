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
TIE = 1e-9  # share of the rate of all: differences nearer than this are one and the same

Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int64]


class Permuted(NamedTuple):
    """What a permutation test found, an entry a test."""

    difference: Numbers  # first side less second side, within blocks
    p: Numbers  # share of arrangements with a difference as large, in either direction
    smallest_p: Numbers  # share with the largest difference of all: with these values p is never lower
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
    otherwise so many are drawn; p is the share of them with a difference as large as the one found.

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
    differences of rates). The test is two-sided. Of arrangements that are drawn, p is (b + 1) / (n + 1),
    b of n being as far off: the one found is one of them, and p is never 0 (Phipson and Smyth 2010,
    Statistical Applications in Genetics and Molecular Biology 9, article 39). Differences that agree to
    within a billionth of the rate of all count as equal.

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
    found = measured.differences(first[None, :])[0]
    parts = _parts(first, blocks, twins)
    exact = _n_arrangements(parts, n_permutations) <= n_permutations
    rows = max(1, CELLS // len(y))
    drawn = _all(parts, first) if exact else _drawn(parts, first, n_permutations, seed, rows)
    sizes = [np.abs(measured.differences(part)) for part in _sliced(drawn, rows)]
    every = np.concatenate(sizes if exact else [np.abs(found)[None, :], *sizes])
    tie = TIE * np.abs(x).sum(axis=0) / y.sum()
    p, smallest = ((every >= size - tie).mean(axis=0) for size in (np.abs(found), every.max(axis=0)))
    mirrored = exact and all(2 * part.n_first == len(part.items) for part in parts)  # each difference is there twice
    return Permuted(found, p, smallest, min((2 if mirrored else 1) / len(every), 1.0), len(every), exact)


class _Measured:
    """Items in the order of their blocks, ready for the difference of any arrangement of labels."""

    def __init__(self, x: Numbers, y: Numbers, blocks: Codes) -> None:
        self.order = np.argsort(blocks, kind="stable")
        self.y = y[self.order]
        _, self.starts, block = np.unique(blocks[self.order], return_index=True, return_inverse=True)
        self.totals = np.add.reduceat(self.y, self.starts)
        rates = np.add.reduceat(x[self.order], self.starts, axis=0) / self.totals[:, None]
        # In a block of denominators a + b the weighted difference is the first side's sum of what its items
        # have above the rate of the block, so that all tests and arrangements are one product of matrices.
        self.above = x[self.order] - self.y[:, None] * rates[block]

    def differences(self, first: Flags) -> Numbers:
        """Differences, a row an arrangement of `first` and a column a test."""
        labels = first[:, self.order].astype("float64")
        a = np.add.reduceat(labels * self.y, self.starts, axis=1)
        weights = (a * (self.totals - a) / self.totals).sum(axis=1)
        return labels @ self.above / weights[:, None]


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
