"""A batch of reports -> what each tells by itself, and its runs of words for the search of copies."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from framing.batches.capitals import save_capitals
from framing.batches.plan import read_plan
from framing.batches.work import Work, load, save, save_frames, whole
from framing.corpus import tables_of
from framing.study.measuring import measure_reports
from framing.wire.families.batches import BatchRuns, RunPiece, part_of, read_runs, slim


def measure_batch(folder: Path, number: int) -> None:
    """Measure the reports of a batch."""
    work, plan = Work(folder), read_plan(folder)
    reports = load(work.piece("cleaned", number) / "reports")
    corpus = tables_of(reports, load(work.piece("settled", number)), further=plan.further)
    measured = measure_reports(corpus.articles, plan.lexicon)
    runs = read_runs(measured["sentences"], measured["quotes"])
    with whole(work.piece("runs", number)) as piece:
        save_runs(runs, plan.n_parts, piece)
        save_capitals(measured["sentences"], plan.n_parts, piece)
    with whole(work.piece("measured", number)) as piece:
        save_frames(corpus._asdict() | measured, piece)
        save(slim(runs), piece / "runs")


def save_runs(runs: BatchRuns, n_parts: int, piece: Path) -> None:
    """Write the runs of a batch part by part, so that one part can be read without the others."""
    parts = [part_of(runs, part, n_parts) for part in range(n_parts)]
    for name in RunPiece._fields:
        np.save(piece / f"{name}.npy", np.concatenate([getattr(part, name) for part in parts]))
    np.save(piece / "parts.npy", np.cumsum([0, *(len(part.keys) for part in parts)]))


def load_runs(piece: Path, part: int) -> RunPiece:
    """Read one part of the runs of a batch."""
    first, last = np.load(piece / "parts.npy")[part : part + 2]
    columns = (np.load(piece / f"{name}.npy", mmap_mode="r")[first:last] for name in RunPiece._fields)
    return RunPiece(*map(np.array, columns))
