"""Which runs of words stand in which reports: found for all reports at once, by sorting."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.wire.families.runs import Flags, Keys, Narration, Whole, run_keys, spread

Place = npt.NDArray[np.int64]

# Words of a run that counts as shared when reports are looked for. Independent reports of one event
# share fours and fives by the dozen ("summit with Russian President"), sixes hardly.
RUN = 6
# Runs are sorted in parts, by the first bits of their keys, so that memory does not grow with all that sorting needs.
PARTS = 8
_TOP = np.uint64(61)


class Index(NamedTuple):
    """Runs that stand in two reports or more."""

    runs: Whole  # number of the run that begins at each word of the narration; -1 where no other report has it
    holders: Whole  # reports that have a run, one run after the other
    first: Place  # where the holders of each run begin in holders, and where the last end


def index_runs(narration: Narration, length: int = RUN) -> Index:
    """Find the runs of `length` words that more than one report has.

    >>> words = np.array([1, 2, 3, 0, 2, 3, 0], dtype=np.int32)
    >>> [column.tolist() for column in index_runs(Narration(["a", "b"], words, words, [0, 4, 7]), length=2)]
    [[-1, 0, -1, -1, 0, -1, -1], [0, 1], [0, 2]]
    """
    keys, begins = run_keys(narration.words, length)
    keys[~begins] = 0
    reports = _report_of(narration)
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


def differs(values: npt.NDArray[np.generic]) -> Flags:
    """Whether each value differs from the one before it; the first does.

    >>> differs(np.array([4, 4, 7])).tolist()
    [True, False, True]
    """
    return np.append(np.ones(min(len(values), 1), dtype=np.bool_), values[1:] != values[:-1])


def _report_of(narration: Narration) -> Whole:
    n_words = np.diff(narration.bounds)
    return np.repeat(np.arange(len(n_words), dtype=np.int32), n_words)


def shared_words(index: Index, narration: Narration, length: int = RUN) -> npt.NDArray[np.int64]:
    """Own words of each report that stand in runs some other report has.

    >>> words = np.array([1, 2, 3, 0, 2, 3, 0], dtype=np.int32)
    >>> narration = Narration(["a", "b"], words, words, [0, 4, 7])
    >>> shared_words(index_runs(narration, 2), narration, 2).tolist()
    [2, 2]
    """
    shared: Flags = spread(index.runs >= 0, len(index.runs) + length, length)
    return np.bincount(_report_of(narration)[shared[: len(index.runs)]], minlength=len(narration.reports))


def holders_of(index: Index, runs: Whole) -> tuple[Whole, Place]:
    """Reports that have each of `runs`, and for each which of `runs` it is.

    >>> index = Index(np.array([]), np.array([4, 7, 5, 6, 7]), np.array([0, 2, 5]))
    >>> [found.tolist() for found in holders_of(index, np.array([1, 0]))]
    [[5, 6, 7, 4, 7], [0, 0, 0, 1, 1]]
    """
    first, last = index.first[runs], index.first[runs + 1]
    counts = last - first
    which = np.repeat(np.arange(len(runs)), counts)
    steps = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    return index.holders[np.repeat(first, counts) + steps], which
