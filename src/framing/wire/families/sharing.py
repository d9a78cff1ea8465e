"""The runs of all batches -> which of them stand in two reports or more, and in which.

A run that many reports have is listed with some of them only, so that nothing grows with the square of their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from framing.wire.families.batches import RunPiece
from framing.wire.families.narration import Narration, Whole
from framing.wire.families.runs import Flags, Keys, mixed
from framing.wire.families.stretches import Place, differs, rows_between

# Holders that stand for all where a run has more. They are those with the smallest hashes, so that runs with much the
# same holders have much the same ones: all copies of a story are linked with the same few of them.
MOST_HOLDERS = 32


class SharedPiece(NamedTuple):
    """Places of a batch whose runs some other report has too, batch or not; runs are numbered within the piece."""

    places: Whole
    runs: Whole  # number of the run at each place
    n_holders: Whole  # reports of the whole corpus that have each run
    first: Place  # where the holders of each run begin in holders, and where the last end
    holders: Whole  # their numbers in the corpus: all of them, or as many as stand for all


def join_runs(pieces: Sequence[RunPiece], numbers: Sequence[Whole]) -> list[SharedPiece]:
    """Find the runs of one part that two reports or more have.

    Parameters
    ----------
    pieces : sequence of RunPiece
        This part of every batch, as from `part_of`.
    numbers : sequence of int arrays
        Numbers in the corpus of the reports of every batch, as from `number_reports`.

    Returns
    -------
    list of SharedPiece
        One a batch, in the order of the pieces.

    Examples
    --------
    >>> whole = lambda *values: np.array(values, dtype=np.int32)
    >>> one = RunPiece(np.array([5, 9, 5], dtype=np.uint64), whole(0, 0, 1), whole(0, 1, 7))
    >>> two = RunPiece(np.array([9, 8], dtype=np.uint64), whole(0, 0), whole(0, 4))
    >>> for piece in join_runs([one, two], [whole(0, 2), whole(1)]):
    ...     print([column.tolist() for column in piece])
    [[0, 1, 7], [0, 1, 0], [2, 2], [0, 2, 4], [2, 0, 1, 0]]
    [[0], [0], [2], [0, 2], [1, 0]]
    """
    keys = np.concatenate([piece.keys for piece in pieces])
    reports = np.concatenate([number[piece.reports] for piece, number in zip(pieces, numbers, strict=True)])
    found = np.flatnonzero(_seen_twice(keys))
    found = found[np.argsort(keys[found], kind="stable")]  # rows of one run and report stay together
    new_run = differs(keys[found])
    del keys
    run = np.cumsum(new_run) - 1
    new_holder = new_run | differs(reports[found])
    n_holders = np.bincount(run[new_holder])
    shared = n_holders[run] > 1
    found, run, new_holder = found[shared], run[shared], new_holder[shared]
    first, holders = _listed(run[new_holder], reports[found[new_holder]])
    return [
        _piece(piece, found - begin, run, n_holders, first, holders)
        for piece, begin in zip(pieces, _begins(pieces), strict=True)
    ]


def _begins(pieces: Sequence[RunPiece]) -> list[int]:
    return [0, *np.cumsum([len(piece.keys) for piece in pieces[:-1]]).tolist()]


def _seen_twice(keys: Keys) -> Flags:
    """Keys that may be there twice: nine runs in ten stand in one report, and counting them out spares sorting them."""
    bits = max(int(len(keys)).bit_length() + 2, 8)
    bucket = (mixed(keys) >> np.uint64(64 - bits)).astype(np.int64)
    counts = np.bincount(bucket, minlength=1)
    seen: Flags = counts[bucket] > 1
    return seen


def _listed(run: Place, reports: Whole) -> tuple[Place, Whole]:
    """Holders of each run, or those that stand for them: where they begin, and their numbers."""
    order = np.lexsort((mixed(mixed(reports.astype(np.uint64) + np.uint64(1))), run))
    run, reports = run[order], reports[order]
    row = np.arange(len(run))
    nth = row - np.maximum.accumulate(np.where(differs(run), row, 0))
    run, reports = run[nth < MOST_HOLDERS], reports[nth < MOST_HOLDERS]
    n_runs = int(run[-1]) + 1 if len(run) else 0
    return np.searchsorted(run, np.arange(n_runs + 1)), reports


def _piece(piece: RunPiece, found: Place, run: Place, n_holders: Place, first: Place, holders: Whole) -> SharedPiece:
    """What is shared of one batch; `found` are rows of its piece where they are from 0 to its length."""
    own = (found >= 0) & (found < len(piece.keys))
    order = np.argsort(found[own])
    places = piece.places[found[own][order]]
    runs, number = np.unique(run[own][order], return_inverse=True)
    rows, _ = rows_between(first[runs], first[runs + 1])
    bounds = np.append(0, np.cumsum(first[runs + 1] - first[runs]))
    return SharedPiece(places, number.astype(np.int32), n_holders[runs].astype(np.int32), bounds, holders[rows])


def put_pieces_together(pieces: Sequence[SharedPiece]) -> SharedPiece:
    """All parts of one batch as one.

    >>> whole = lambda *values: np.array(values, dtype=np.int32)
    >>> one = SharedPiece(whole(4), whole(0), whole(2), np.array([0, 2]), whole(0, 1))
    >>> two = SharedPiece(whole(3), whole(0), whole(3), np.array([0, 3]), whole(0, 1, 2))
    >>> [column.tolist() for column in put_pieces_together([one, two])]
    [[3, 4], [1, 0], [2, 3], [0, 2, 5], [0, 1, 0, 1, 2]]
    """
    places = np.concatenate([piece.places for piece in pieces])
    before = np.cumsum([0, *(len(piece.n_holders) for piece in pieces)])
    runs = np.concatenate([piece.runs + n for piece, n in zip(pieces, before[:-1].tolist(), strict=True)])
    counts = np.concatenate([np.diff(piece.first) for piece in pieces])
    order = np.argsort(places)
    return SharedPiece(
        places[order],
        runs[order].astype(np.int32),
        np.concatenate([piece.n_holders for piece in pieces]),
        np.append(0, np.cumsum(counts)),
        np.concatenate([piece.holders for piece in pieces]),
    )


def count_holders(n_places: int, pieces: Sequence[SharedPiece]) -> Whole:
    """How many reports of the corpus have the run that begins at each place of a batch; 0 where no other has it.

    >>> whole = lambda *values: np.array(values, dtype=np.int32)
    >>> count_holders(4, [SharedPiece(whole(2), whole(0), whole(7), np.array([0, 1]), whole(3))]).tolist()
    [0, 0, 7, 0]
    """
    counts = np.zeros(n_places, dtype=np.int32)
    for piece in pieces:
        counts[piece.places] = piece.n_holders[piece.runs]
    return counts


def count_by_report(narration: Narration, pieces: Sequence[SharedPiece]) -> dict[str, Whole]:
    """The same for each report of a batch; of its narration no words are needed.

    >>> whole = lambda *values: np.array(values, dtype=np.int32)
    >>> narration = Narration(["a", "b"], whole(), whole(0, 0, 0, 1, 1), [0, 3, 5])
    >>> piece = SharedPiece(whole(1, 3), whole(0, 0), whole(7), np.array([0, 1]), whole(3))
    >>> {report: counts.tolist() for report, counts in count_by_report(narration, [piece]).items()}
    {'a': [0, 7, 0], 'b': [7, 0]}
    """
    counts = count_holders(narration.bounds[-1], pieces)
    ends = zip(narration.reports, narration.bounds, narration.bounds[1:], strict=False)
    return {report: counts[first:last] for report, first, last in ends}
