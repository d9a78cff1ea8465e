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
from framing.wire.families.index import Place, differs, rows_between
from framing.wire.families.runs import Flags, Whole
from framing.wire.families.settings import Settings
from framing.wire.families.sharing import SharedPiece, put_pieces_together

AT_A_TIME = 1 << 20  # rows (a place and a report that has its run) looked at at once


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
    """
    whole = put_pieces_together(shared)
    of_place = np.searchsorted(runs.narration.bounds, whole.places, side="right") - 1
    chosen = _worth_counting(whole.places, of_place, len(numbers), settings)
    whole = whole._replace(places=whole.places[chosen], runs=whole.runs[chosen])
    of_place = of_place[chosen]
    found = [
        _verify(numbers[of_place[chunk]], whole.places[chunk], whole.runs[chunk], whole, runs, facts, settings)
        for chunk in _chunks(of_place, np.diff(whole.first)[whole.runs])
    ]
    none = np.zeros(0, dtype=np.int32)
    return Pairs(*(np.concatenate([none, *(pairs[i] for pairs in found)]) for i in (0, 1)))


def _worth_counting(places: Whole, of_place: Place, n_reports: int, settings: Settings) -> Flags:
    """Places of reports that share enough words with all others taken together."""
    if not len(places):
        return np.zeros(0, dtype=np.bool_)
    new = differs(of_place)
    words = np.zeros(n_reports, dtype=np.int64)
    words[of_place[new]] = count_shared(new, places, np.zeros_like(places)).words
    return words[of_place] >= settings.min_words


def _chunks(of_place: Place, n_rows: Place) -> Iterator[slice]:
    """Slices of whole reports that have about as many rows each as can be looked at at once."""
    begins = np.flatnonzero(differs(of_place))
    before = np.append(0, np.cumsum(n_rows))[begins]
    bounds = [*begins[differs(before // AT_A_TIME)].tolist(), len(of_place)]
    yield from map(slice, bounds[:-1], bounds[1:])


def _verify(
    reports: Whole, places: Whole, held: Whole, whole: SharedPiece, runs: BatchRuns, facts: Facts, settings: Settings
) -> Pairs:
    rows, which = rows_between(whole.first[held], whole.first[held + 1])
    one, other = reports[which], whole.holders[rows]
    fits = (one != other) & ~(np.abs(facts.days[one] - facts.days[other]) > settings.within_days)
    pair = one[fits].astype(np.int64) * len(facts.names) + other[fits]
    order = np.argsort(pair, kind="stable")  # places of one pair stay in order
    pair, row_place = pair[order], places[which[fits][order]]
    if not len(pair):
        return Pairs(reports[:0], reports[:0])
    new = differs(pair)
    counts = count_shared(new, row_place, runs.narration.sentences[row_place])
    # taking explained words off can break a passage in two: that there are many of them is asked later
    counts = counts._replace(passages=np.full(len(counts.words), MIN_PASSAGES))
    one, other = np.divmod(pair[new], len(facts.names))
    enough = share_enough(counts, one, other, facts, settings)
    return Pairs(one[enough].astype(np.int32), other[enough].astype(np.int32))
