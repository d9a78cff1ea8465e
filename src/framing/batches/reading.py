"""Batches of what there is to read -> reports without clutter, named, duplicates left out."""

from __future__ import annotations

import shutil
from pathlib import Path

from framing.batches.work import Work, load, save, whole
from framing.corpus import Gathering, key_of, read_raw


def clean_batch(folder: Path, number: int) -> None:
    """Read the reports of a batch."""
    work = Work(folder)
    reports = [read_raw(raw) for raw in load(work.piece("raw", number))]
    with whole(work.piece("cleaned", number)) as piece:
        save(reports, piece / "reports")
        save([key_of(report) for report in reports], piece / "keys")


def settle_batches(folder: Path, n_batches: int) -> int:
    """Settle names and duplicates of all batches, one after the other; return how many reports are left."""
    work = Work(folder)
    place = folder / "settled"
    if not place.exists():
        gathering, n_kept = Gathering(), 0
        with whole(place) as settled:
            for number in range(n_batches):
                decided = gathering.settle(load(work.piece("cleaned", number) / "keys"))
                n_kept += sum(not report.reason for report in decided)
                save(decided, settled / f"{number:06d}")
            save(n_kept, settled / "n_kept")
    shutil.rmtree(folder / "raw", ignore_errors=True)
    return load(place / "n_kept")
