"""Which runs of words stand in which reports of a component: found for several components at once, by sorting."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from framing.wire.families.narration import Narration, Whole
from framing.wire.families.runs import Flags, Keys, mixed, run_keys, spread
from framing.wire.families.settings import RUN
from framing.wire.families.stretches import Place, differs, rows_between

# Runs are sorted in parts, by the first bits of their keys, so that memory does not grow with all that sorting needs.
PARTS = 8
_TOP = np.uint64(61)


class Index(NamedTuple):
    """Runs that stand in two reports of one component, or more; a run has a number in each component."""

    runs: Whole  # number of the run that begins at each word; -1 where no other report of the component has it
    holders: Whole  # reports that have a run, one run after the other
    first: Place  # where the holders of each run begin in holders, and where the last end


def index_runs(narration: Narration, component: Whole, length: int = RUN) -> Index:
    """Find the runs of `length` words that more than one report of a component has.

    >>> words = np.array([1, 2, 3, 0, 2, 3, 0, 2, 3, 0], dtype=np.int32)
    >>> narration = Narration(["a", "b", "c"], words, words, [0, 4, 7, 10])
    >>> [column.tolist() for column in index_runs(narration, np.array([0, 0, 1]), length=2)]
    [[-1, 0, -1, -1, 0, -1, -1, -1, -1, -1], [0, 1], [0, 2]]
    """
    keys, begins = run_keys(narration.words, length)
    reports = _report_of(narration)
    keys = mixed(keys ^ component.astype(np.uint64)[reports[: len(keys)]])
    keys[~begins] = 0
    runs = np.full(len(keys), -1, dtype=np.int32)
    holders, counts = [np.zeros(0, dtype=np.int32)], [np.zeros(1, dtype=np.int64)]
    n_runs = 0
    for part in range(PARTS):
        places = np.flatnonzero((keys >> _TOP == part) & begins)
        number, held, n_held = _shared(keys[places], reports[places])
        runs[places[number >= 0]] = number[number >= 0] + n_runs
        n_runs += len(n_held)
        holders.append(held)
        counts.append(n_held)
    at_end = np.full(len(narration.words) - len(runs), -1, dtype=np.int32)
    return Index(np.append(runs, at_end), np.concatenate(holders), np.cumsum(np.concatenate(counts)))


def _shared(keys: Keys, reports: Whole) -> tuple[Place, Whole, Place]:
    """Number of each key that two reports or more have, -1 for others; its reports; and how many they are."""
    order = np.argsort(keys, kind="stable")  # places of one run keep the order of the reports
    new_run = differs(keys[order])
    new_holder = new_run | differs(reports[order])
    run = np.cumsum(new_run) - 1
    n_holders = np.bincount(run[new_holder], minlength=0)
    shared = n_holders > 1
    number = np.empty(len(keys), dtype=np.int64)
    number[order] = np.where(shared, np.cumsum(shared) - 1, -1)[run]
    return number, reports[order][new_holder & shared[run]], n_holders[shared]


def _report_of(narration: Narration) -> Whole:
    n_words = np.diff(narration.bounds)
    return np.repeat(np.arange(len(n_words), dtype=np.int32), n_words)


def shared_words(n_holders: Whole, narration: Narration, length: int = RUN) -> Place:
    """Own words of each report that stand in runs some other report of the corpus has.

    >>> words = np.array([1, 2, 3, 0, 2, 3, 0], dtype=np.int32)
    >>> shared_words(np.array([0, 2, 0, 0, 2, 0, 0]), Narration(["a", "b"], words, words, [0, 4, 7]), 2).tolist()
    [2, 2]
    """
    shared: Flags = spread(n_holders > 1, len(n_holders) + length, length)
    return np.bincount(_report_of(narration)[shared[: len(n_holders)]], minlength=len(narration.reports))


def holders_of(index: Index, runs: Whole) -> tuple[Whole, Place]:
    """Reports that have each of `runs`, and for each which of `runs` it is.

    >>> index = Index(np.array([]), np.array([4, 7, 5, 6, 7]), np.array([0, 2, 5]))
    >>> [found.tolist() for found in holders_of(index, np.array([1, 0]))]
    [[5, 6, 7, 4, 7], [0, 0, 0, 1, 1]]
    """
    rows, which = rows_between(index.first[runs], index.first[runs + 1])
    return index.holders[rows], which
