"""Tests over texts: how often a word would be so unevenly used if the names of outlets were exchanged."""

from __future__ import annotations

import itertools
import math
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.resampling import Numbers
from framing.resampling.bootstrap import CELLS
from framing.resampling.permutation import TIE, Codes, Flags
from framing.vocabulary.bags import Bag


class Tested(NamedTuple):
    """What the tests of one outlet against all others found, an entry a word."""

    expected: Numbers  # uses that the rates of the events would give the outlet's words
    p: Numbers
    smallest_p: Numbers  # the lowest p that any arrangement could have given
    n_arrangements: Numbers  # looked at: all there are of the word, or those drawn and the one found
    exact: Flags


class Items(NamedTuple):
    """What exchanges labels: the reports of an outlet in one unit and event, added up."""

    of_report: Codes  # the item of each report, -1 where it takes no part
    table: pd.DataFrame  # event, unit, outlet, n_words


class Part(NamedTuple):
    """Items that exchange labels among themselves, `n_first` of which are the outlet's."""

    items: Codes
    n_first: int


def items_of(reports: pd.DataFrame) -> Items:
    """Items of the reports; where some events are known, reports without one take no part."""
    known = reports["event"].notna()
    event = reports["event"] if known.any() else reports["event"].fillna("")
    keys = pd.DataFrame({"event": event, "unit": reports["unit"], "outlet": reports["outlet"]})
    of_report = keys.groupby(["event", "unit", "outlet"], sort=True).ngroup().fillna(-1).to_numpy(dtype="int64")
    took = keys[of_report >= 0].assign(n_words=reports["n_words"])
    table = took.groupby(["event", "unit", "outlet"], sort=True)["n_words"].sum().reset_index()
    return Items(of_report, table)


def parts_of(items: pd.DataFrame, outlet: str) -> list[Part]:
    """Which items exchange labels: those of an event, but copies of one story among themselves alone.

    >>> items = pd.DataFrame({"event": "e", "unit": ["f", "f", "u", "v"], "outlet": ["A", "B", "B", "C"]})
    >>> [(part.items.tolist(), part.n_first) for part in parts_of(items, "A")]
    [([0, 1], 1)]
    """
    first = items["outlet"].eq(outlet)
    mixed = first.groupby([items["event"], items["unit"]]).transform("nunique") > 1
    groups = pd.DataFrame({"event": items["event"], "unit": items["unit"].where(mixed, "")})
    parts = []
    for places in groups.groupby(["event", "unit"], sort=True).indices.values():
        n_first = int(first.to_numpy()[places].sum())
        if 0 < n_first < len(places):
            parts.append(Part(places.astype("int64"), n_first))
    return parts


def permute_outlet(bag: Bag, items: Items, outlet: str, n_permutations: int, seed: int) -> Tested:
    """Test each word of one outlet against all others, within events over units.

    The measure is the outlet's uses less those that the rates of the events would give its words. It is a
    sum over the events that have the word, so that all arrangements of these can be tried for most
    words; where there are more than `n_permutations`, so many are drawn.
    """
    parts, n = parts_of(items.table, outlet), len(bag.terms)
    first = items.table["outlet"].eq(outlet).to_numpy()
    step = max(1, 5 * CELLS // max(len(first), n_permutations))
    pieces = [
        _permute(_above(bag, items, begin, min(begin + step, n)), first, parts, n_permutations, seed)
        for begin in range(0, n, step)
    ]
    return Tested(*(np.concatenate(column) for column in zip(*pieces, strict=True))) if pieces else _nothing()


def _nothing() -> Tested:
    none = np.zeros(0)
    return Tested(none, none, none, none, none > 0)


class _Above(NamedTuple):
    counts: Numbers  # a row an item, a column a word
    above: Numbers  # uses less what the rate of the event gives


def _above(bag: Bag, items: Items, begin: int, end: int) -> _Above:
    table = items.table
    groups = np.where(items.of_report >= 0, items.of_report, len(table))  # the others in a row that is cut off
    counts = bag.table(begin, end, groups, len(table) + 1)[:-1]
    event, names = pd.factorize(table["event"])
    n_words = table["n_words"].to_numpy()
    uses = np.zeros((len(names), end - begin))
    np.add.at(uses, event, counts)
    rates = uses / np.bincount(event, n_words)[:, None]
    return _Above(counts, counts - n_words[:, None] * rates[event])


def _permute(found: _Above, first: Flags, parts: list[Part], n_permutations: int, seed: int) -> Tested:
    above, uses = found.above, found.counts.sum(axis=0)
    observed = above[first].sum(axis=0)
    moving = sum((above[items[first[items]]].sum(axis=0) for items, _ in parts), np.zeros_like(observed))
    matters = np.array([np.abs(above[items]).max(axis=0) > TIE for items, _ in parts], dtype=bool)
    matters = matters.reshape(len(parts), len(uses))
    n_ways = np.ones(len(uses))
    for (items, n_first), does in zip(parts, matters, strict=True):  # never beyond what would be drawn: no overflow
        n_here = min(math.comb(len(items), n_first), n_permutations + 1)
        n_ways = np.minimum(n_ways * np.where(does, n_here, 1), n_permutations + 1)
    exact = n_ways <= n_permutations
    p, smallest = np.full((2, len(uses)), np.nan)
    for word in np.flatnonzero(exact):
        ways = [
            _ways(above[part.items, word], part.n_first)
            for part, does in zip(parts, matters[:, word], strict=True)
            if does
        ]
        sums = observed[word] - moving[word] + _every_sum(ways)
        p[[word]], smallest[[word]] = _shares(sums[:, None], observed[[word]], uses[[word]])
    drawn = ~exact
    if drawn.any():
        sums = observed[drawn] - moving[drawn] + _drawn_sums(above[:, drawn], parts, n_permutations, seed)
        every = np.concatenate([observed[None, drawn], sums])
        p[drawn], smallest[drawn] = _shares(every, observed[drawn], uses[drawn])
    expected = found.counts[first].sum(axis=0) - observed
    return Tested(expected, p, smallest, np.where(exact, n_ways, n_permutations + 1.0), exact)


def _shares(sums: Numbers, observed: Numbers, uses: Numbers) -> tuple[Numbers, Numbers]:
    """Share of arrangements as far off as the one found, and as far off as any."""
    sizes, tie = np.abs(sums), TIE * uses  # sums nearer than that share of a word's uses are one and the same
    return (sizes >= np.abs(observed) - tie).mean(axis=0), (sizes >= sizes.max(axis=0) - tie).mean(axis=0)


def _ways(values: Numbers, n_first: int) -> Numbers:
    """Sums of each choice of `n_first` values."""
    return np.array([values[list(chosen)].sum() for chosen in itertools.combinations(range(len(values)), n_first)])


def _every_sum(ways: list[Numbers]) -> Numbers:
    """Sums of one value of each part, in every combination.

    >>> _every_sum([np.array([1.0, 2.0]), np.array([10.0, 20.0])]).tolist()
    [11.0, 21.0, 12.0, 22.0]
    """
    sums = np.zeros(1)
    for values in ways:
        sums = np.add.outer(sums, values).ravel()
    return sums


def _drawn_sums(above: Numbers, parts: list[Part], n: int, seed: int) -> Numbers:
    """The outlet's sums in arrangements drawn by a seed: a row an arrangement, a column a word."""
    rng = np.random.default_rng(seed)
    sums = np.zeros((n, above.shape[1]))
    for items, n_first in parts:
        rows = max(1, CELLS // len(items))
        for begin in range(0, n, rows):
            labels = np.zeros((min(rows, n - begin), len(items)))
            labels[:, :n_first] = 1.0
            sums[begin : begin + rows] += rng.permuted(labels, axis=1) @ above[items]
    return sums


def can_come_out(smallest_p: Numbers, drawn: Flags, n_drawn: Numbers, alpha: float) -> Flags:
    """Which tests could come out after correction: the others say nothing and cost nothing.

    Parameters
    ----------
    smallest_p : array
        Lowest p that each test could have given; missing for tests not made.
    drawn : array of bool
        Tests whose arrangements were drawn, not all tried.
    n_drawn : array
        Arrangements of each test: the lowest p of those drawn is a matter of how many, not of the words.
    alpha : float

    Notes
    -----
    Gilbert 2005, Applied Statistics 54, 143-158, after Tarone 1990, Biometrics 46, 515-522: the smallest
    number k such that no more than k tests could reach alpha / k. What each could reach is known from
    how many reports use the word, before looking who they are of.

    Examples
    --------
    >>> exact, n = np.zeros(4, dtype=bool), np.full(4, 100)
    >>> can_come_out(np.array([0.001, 0.01, 0.04, 0.04]), exact, n, 0.05).tolist()
    [True, True, False, False]
    """
    lowest = np.where(drawn & (smallest_p <= 2 / n_drawn), 0.0, smallest_p)
    tests = np.sort(lowest[~np.isnan(lowest)])
    for k in range(1, len(tests) + 1):
        if np.searchsorted(tests, alpha / k, side="right") <= k:
            return lowest <= alpha / k
    return ~np.isnan(lowest)
