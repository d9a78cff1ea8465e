"""Two outlets within events: their difference, how sure it is, and what difference could have been shown."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from framing.compare.intervals import MIN_UNITS
from framing.resampling import Boot, Numbers, Permuted, bootstrap_interval, permutation_test
from framing.resampling.permutation import ALONE, Codes, Flags


class Counts(NamedTuple):
    """Reports of one measure whose denominators are the same for all its categories."""

    x: Numbers  # numerators, a row a report and a column a category
    y: Numbers  # denominators
    outlets: Codes
    events: Codes  # -1 where it is not known
    units: Codes


class Sides(NamedTuple):
    """The units of two outlets in the events that both report: what the one has in each, and what the other."""

    x_one: Numbers  # a row a unit and a column a category
    y_one: Numbers  # 0 where the unit is the other's alone
    x_other: Numbers
    y_other: Numbers
    events: Codes  # of each unit, numbered from 0
    n_articles: tuple[int, int]
    n_left_out: int  # reports of events that only one of the two has

    @property
    def n_units(self) -> tuple[int, int]:
        """Units of each side; one that both have counts for both."""
        return int((self.y_one > 0).sum()), int((self.y_other > 0).sum())

    @property
    def n_events(self) -> int:
        """Events that both sides have."""
        return int(self.events.max()) + 1 if len(self.events) else 0


def sides_of(counts: Counts, one: int, other: int) -> Sides:
    """Set two outlets side by side; what each has in several reports of a unit is added up.

    A unit has one event.
    """
    known = counts.events >= 0
    here, there = ((counts.outlets == outlet) & known for outlet in (one, other))
    both = np.intersect1d(counts.events[here], counts.events[there])
    shared = np.isin(counts.events, both)
    used = np.flatnonzero((here | there) & shared)
    units, rows = np.unique(counts.units[used], return_inverse=True)
    events = np.zeros(len(units), dtype="int64")
    events[rows] = np.searchsorted(both, counts.events[used])
    sums = []
    for side in (here[used], there[used]):
        sums += [_summed(counts.x[used][side], rows[side], len(units))]
        sums += [_summed(counts.y[used][side], rows[side], len(units))]
    n_one, n_other = int((here & shared).sum()), int((there & shared).sum())
    n_left_out = int((here | there).sum()) - len(used)
    return Sides(sums[0], sums[1], sums[2], sums[3], events, (n_one, n_other), n_left_out)


def _summed(values: Numbers, at: Codes, n: int) -> Numbers:
    sums = np.zeros((n, *values.shape[1:]))
    np.add.at(sums, at, values)
    return sums


def permuted(sides: Sides, n_permutations: int, seed: int) -> Permuted:
    """The test of the difference: labels exchanged within events, and of a unit that both have within it."""
    one, other = sides.y_one > 0, sides.y_other > 0
    twins = np.where(one & other, np.arange(len(one)), ALONE)
    return permutation_test(
        np.vstack([sides.x_one[one], sides.x_other[other]]),
        np.concatenate([sides.y_one[one], sides.y_other[other]]),
        np.arange(one.sum() + other.sum()) < one.sum(),
        np.concatenate([sides.events[one], sides.events[other]]),
        np.concatenate([twins[one], twins[other]]),
        n_permutations=n_permutations,
        seed=seed,
    )


def weighted(x_one: Numbers, y_one: Numbers, x_other: Numbers, y_other: Numbers) -> tuple[Numbers, Numbers]:
    """Weighted difference of the two sides of an event, and its weight; 0 where a side has no denominator.

    >>> top, weight = weighted(np.array([6.0]), np.array([1000.0]), np.array([1.0]), np.array([1000.0]))
    >>> (top / weight).tolist(), weight.tolist()
    ([0.005], [500.0])
    """
    total = y_one + y_other
    either = np.where(total > 0, total, 1.0)
    weight = y_one * y_other / either
    top = (x_one * y_other - x_other * y_one) / either
    return np.where(weight > 0, top, 0.0), weight


def differences(top: Numbers, weight: Numbers, axis: int = -1) -> Numbers:
    """Mean difference of events: the sum of the weighted differences by the sum of the weights."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return top.sum(axis=axis) / weight.sum(axis=axis)


def event_differences(sides: Sides) -> tuple[Numbers, Numbers]:
    """Weighted difference, a row a category and a column an event, and the weights in the same shape."""
    at, n = sides.events, sides.n_events
    one, other = _summed(sides.x_one, at, n).T, _summed(sides.x_other, at, n).T
    top, weight = weighted(one, _summed(sides.y_one, at, n), other, _summed(sides.y_other, at, n))
    return top, np.broadcast_to(weight, top.shape)


def over_events(sides: Sides) -> bool:
    """Whether events are what is drawn: from five on."""
    return sides.n_events >= MIN_UNITS


def interval(sides: Sides, boot: Boot) -> tuple[Numbers, Numbers]:
    """Interval of the difference in each category.

    From five events on, events are drawn, each with all its reports. Where there are fewer, the units are drawn
    that the one outlet has alone, those that the other has alone and those that both have, each with
    its event and so many as there are; a unit alone of its sort stays.
    """
    if over_events(sides):
        return bootstrap_interval(event_differences(sides), differences, boot, paired=True)
    groups = _sorts(sides)
    samples = [group.astype("float64") for group in groups if len(group) > 1]
    fixed = [group for group in groups if len(group) == 1]
    ends = []
    for x_one, x_other in zip(sides.x_one.T, sides.x_other.T, strict=True):
        values = (x_one, sides.y_one, x_other, sides.y_other)

        def drawn(*units: Numbers, axis: int = -1, values: tuple[Numbers, ...] = values) -> Numbers:
            shape = np.broadcast_shapes(*(part.shape[:-1] for part in units))
            rows = [part.astype("int64") for part in units] + [np.broadcast_to(one, (*shape, 1)) for one in fixed]
            return _of_units(rows, values, sides.events)

        ends.append(bootstrap_interval(samples, drawn, boot, n=min(sides.n_units)))
    low, high = np.array(ends).T
    return low, high


def _sorts(sides: Sides) -> list[Codes]:
    """Units that the one has alone, that the other has alone, and that both have."""
    one, other = sides.y_one > 0, sides.y_other > 0
    return [group for rows in (one & ~other, other & ~one, one & other) if len(group := np.flatnonzero(rows))]


def _of_units(drawn: list[Codes], values: tuple[Numbers, ...], events: Codes) -> Numbers:
    """The difference of units that were drawn, the last axis of each part."""
    tops, weights = [], []
    for event in np.unique(events):
        here = [value * (events == event) for value in values]
        top, weight = weighted(*(sum(value[part].sum(axis=-1) for part in drawn) for value in here))
        tops.append(top)
        weights.append(weight)
    return differences(np.stack(tops, axis=-1), np.stack(weights, axis=-1))


def standard_errors(sides: Sides) -> Numbers:
    """Standard error of the difference in each category: each event, or each unit, taken out once.

    What is taken out are the events from five on, else the units, as `interval` draws them.
    """
    top, weight = event_differences(sides)
    if over_events(sides):
        n = top.shape[1]
        return _jackknife((top.sum(axis=1)[:, None] - top) / (weight.sum(axis=1)[:, None] - weight), [np.arange(n)])
    at, n = sides.events, sides.n_events
    of_event = [_summed(value, at, n) for value in (sides.x_one, sides.y_one, sides.x_other, sides.y_other)]
    of_unit = (sides.x_one, sides.y_one, sides.x_other, sides.y_other)
    without = weighted(*((whole[at] - part).T for whole, part in zip(of_event, of_unit, strict=True)))
    tops = top.sum(axis=1)[:, None] - top[:, at] + without[0]
    weights = weight.sum(axis=1)[:, None] - weight[:, at] + without[1]
    with np.errstate(invalid="ignore", divide="ignore"):
        return _jackknife(tops / weights, _sorts(sides))


def _jackknife(without: Numbers, groups: list[Codes]) -> Numbers:
    """Standard error from the values without each unit, of units drawn by group."""
    variance = np.zeros(len(without))
    for group in groups:
        values, n = without[:, group], len(group)
        variance += (n - 1) / n * ((values - values.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    return np.sqrt(variance)


def degrees_of_freedom(sides: Sides) -> int:
    """Events less one, or the units of the outlet that has fewer less one."""
    return (sides.n_events if over_events(sides) else min(sides.n_units)) - 1


def found_in(sides: Sides) -> tuple[Flags, Flags]:
    """In which categories anything was counted for the one, and for the other."""
    return np.asarray((sides.x_one != 0).any(axis=0)), np.asarray((sides.x_other != 0).any(axis=0))
