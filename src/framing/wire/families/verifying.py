"""Runs that reports share -> the pairs of reports that may be linked.

What is asked here is necessary, not enough: words that a base explains, and passages that stand in many reports which
share little else, are taken off later, where all that a pair's neighbours share is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from framing.wire.families.batches import BatchRuns
from framing.wire.families.counting import MIN_PASSAGES, count_shared, share_enough
from framing.wire.families.facts import Facts
from framing.wire.families.narration import Whole
from framing.wire.families.runs import mixed
from framing.wire.families.settings import Settings
from framing.wire.families.sharing import SharedPiece, put_pieces_together
from framing.wire.families.stretches import Place, differs, rows_between

AT_A_TIME = 1 << 20  # rows (a stretch and a report that has it) looked at at once


class Stretches(NamedTuple):
    """Places one after the other whose runs stand in the same reports: a passage that was copied is mostly one."""

    report: Place  # number in the batch
    first: Place
    last: Place
    begin: Place  # where its holders begin in SharedPiece.holders, and where they end
    end: Place


class Pairs(NamedTuple):
    """Reports that may be linked, by their numbers in the corpus."""

    one: Whole
    other: Whole


def verify_links(
    runs: BatchRuns, numbers: Whole, shared: Sequence[SharedPiece], facts: Facts, settings: Settings
) -> Pairs:
    """Find the reports with which each report of a batch may share enough to be linked.

    Parameters
    ----------
    runs : BatchRuns
        The batch; words and keys are not needed any more (`slim`).
    numbers : int array
        Numbers in the corpus of its reports.
    shared : sequence of SharedPiece
        What it shares, all parts, as from `join_runs`.
    facts : Facts
        Of all reports of the corpus.
    settings : Settings
        What counts as enough.

    Returns
    -------
    Pairs
        A report of the batch and one of the corpus. Whether two may be linked can depend on
        which of them is asked: a pair counts where either batch has found it.

    Examples
    --------
    >>> import pandas as pd
    >>> from framing.tables import empty
    >>> from framing.wire.families.batches import part_of, read_runs
    >>> from framing.wire.families.facts import read_facts
    >>> from framing.wire.families.sharing import join_runs
    >>> wire = "The envoys met in the old customs house on Monday and spoke for two hours about the strait."
    >>> rows = [("a", 1, "body", 0, wire), ("b", 1, "body", 0, wire), ("c", 1, "body", 0, "They spoke for two hours.")]
    >>> sentences = pd.DataFrame(rows, columns=["article_id", "sentence", "part", "start", "text"])
    >>> runs, numbers = read_runs(sentences, empty("quotes")), np.arange(3, dtype=np.int32)
    >>> facts = read_facts(None, runs.narration.reports, runs.n_own)
    >>> shared = join_runs([part_of(runs, 0, 1)], [numbers])
    >>> [found.tolist() for found in verify_links(runs, numbers, shared, facts, Settings(min_words=15))]
    [[0, 1], [1, 0]]
    """
    whole = put_pieces_together(shared)
    if not len(whole.places):
        return Pairs(numbers[:0], numbers[:0])
    stretches = _worth_counting(_stretches(whole, runs), runs, settings)
    found = [
        _verify(Stretches(*(column[chunk] for column in stretches)), whole.holders, runs, numbers, facts, settings)
        for chunk in _chunks(stretches)
    ]
    return Pairs(*(np.concatenate([numbers[:0], *(pairs[i] for pairs in found)]) for i in (0, 1)))


def _stretches(whole: SharedPiece, runs: BatchRuns) -> Stretches:
    """What is shared, in stretches: some ten times fewer rows than places where much is copied."""
    listed = np.add.reduceat(mixed(whole.holders.astype(np.uint64) + np.uint64(1)), whole.first[:-1])[whole.runs]
    new = differs(listed) | (np.diff(whole.places, prepend=-2) != 1)
    begin = np.flatnonzero(new)
    first, last = whole.places[begin], whole.places[np.append(begin[1:], len(new)) - 1]
    report = np.searchsorted(runs.narration.bounds, first, side="right") - 1
    run = whole.runs[begin]
    return Stretches(report, first.astype(np.int64), last.astype(np.int64), whole.first[run], whole.first[run + 1])


def _worth_counting(stretches: Stretches, runs: BatchRuns, settings: Settings) -> Stretches:
    """Those of reports that share enough words with all others taken together."""
    new = differs(stretches.report)
    words = count_shared(new, stretches.first, stretches.last, runs.narration.sentences).words
    enough = words[np.cumsum(new) - 1] >= settings.min_words
    return Stretches(*(column[enough] for column in stretches))


def _chunks(stretches: Stretches) -> Iterator[slice]:
    """Slices of whole reports that have about as many rows each as can be looked at at once."""
    begins = np.flatnonzero(differs(stretches.report))
    before = np.append(0, np.cumsum(stretches.end - stretches.begin))[begins]
    bounds = [*begins[differs(before // AT_A_TIME)].tolist(), len(stretches.report)]
    yield from map(slice, bounds[:-1], bounds[1:])


def _verify(
    stretches: Stretches, holders: Whole, runs: BatchRuns, numbers: Whole, facts: Facts, settings: Settings
) -> Pairs:
    rows, which = rows_between(stretches.begin, stretches.end)
    one, other = numbers[stretches.report[which]], holders[rows]
    fits = (one != other) & ~(np.abs(facts.days[one] - facts.days[other]) > settings.within_days)
    pair = one[fits].astype(np.int64) * len(facts.names) + other[fits]
    order = np.argsort(pair, kind="stable")  # stretches of one pair stay in order
    pair, which = pair[order], which[fits][order]
    if not len(pair):
        return Pairs(numbers[:0], numbers[:0])
    new = differs(pair)
    counts = count_shared(new, stretches.first[which], stretches.last[which], runs.narration.sentences)
    # taking explained words off can break a passage in two: that there are many of them is asked later
    counts = counts._replace(passages=np.full(len(counts.words), MIN_PASSAGES))
    one, other = np.divmod(pair[new], len(facts.names))
    enough = share_enough(counts, one, other, facts, settings)
    return Pairs(one[enough].astype(np.int32), other[enough].astype(np.int32))
