"""What a run is to make of which source, as every task of it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.batches.work import Work, load, once_a_run, save
from framing.corpus import Raw, Source

REPORTS_A_PART = 2_000  # whose runs of words are joined at once: some 100 MB while they are sorted


class Plan(NamedTuple):
    """What a run makes, and of how many batches."""

    format: str
    text: bool  # whether wording is written
    lexicon: pd.DataFrame | None
    n_batches: int
    n_parts: int  # of the runs of words
    rejected: list[tuple[str, str]]
    notes: list[tuple[str, str]]
    further: tuple[str, ...]  # columns of the user's manifest


def make_plan(work: Work, source: Source, size: int, format: str, text: bool, lexicon: pd.DataFrame | None) -> Plan:
    """Write what there is to read in batches of `size` reports, and the plan, where a run before has not done so."""
    place = work.folder / "plan"
    if not place.exists():
        n_batches = 0
        for n_batches, raws in enumerate(_batches(iter(source), size), start=1):
            save(raws, work.piece("raw", n_batches - 1))
        parts = len(source) // REPORTS_A_PART + 1
        save(Plan(format, text, lexicon, n_batches, parts, source.rejected, source.notes, source.further), place)
    return read_plan(work.folder)


@once_a_run
def read_plan(folder: Path) -> Plan:
    """Read the plan of the run in `folder`."""
    return load(folder / "plan")


def _batches(raws: Iterator[Raw], size: int) -> Iterator[Sequence[Raw]]:
    """As many at a time as `size` says; one batch at least, so that tables of nothing have their columns.

    >>> [list(batch) for batch in _batches(iter("abc"), 2)], list(_batches(iter(""), 2))
    ([['a', 'b'], ['c']], [[]])
    """
    yield list(islice(raws, size))
    while batch := list(islice(raws, size)):
        yield batch
