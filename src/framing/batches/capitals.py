"""Batches of measured sentences -> how often the whole corpus has each word with a capital: what tells names."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.batches.plan import read_plan
from framing.batches.work import Work, load_frame, once_a_run, save_frames, whole
from framing.vocabulary import count_capitals


def save_capitals(sentences: pd.DataFrame, n_parts: int, piece: Path) -> None:
    """Write the counts of a batch, words parted by a hash that every process gives them."""
    counts = count_capitals(sentences)
    part = pd.util.hash_array(counts["word"].to_numpy(dtype=object)) % n_parts
    save_frames({f"capitals-{number}": counts[part == number] for number in range(n_parts)}, piece)


def sum_capitals(folder: Path, part: int) -> None:
    """Add up the counts of one part of all batches; words that nobody writes with a capital tell nothing."""
    work, plan = Work(folder), read_plan(folder)
    pieces = [load_frame(work.piece("runs", number), f"capitals-{part}") for number in range(plan.n_batches)]
    total = pd.concat(pieces).groupby("word", sort=True)[["n_capital", "n_small"]].sum().reset_index()
    with whole(work.piece("capitals", part)) as piece:
        save_frames({"capitals": total[total["n_capital"] > 0]}, piece)


@once_a_run
def read_capitals(folder: Path) -> pd.DataFrame:
    """Read the counts of the whole corpus."""
    work, plan = Work(folder), read_plan(folder)
    parts = [load_frame(work.piece("capitals", part), "capitals") for part in range(plan.n_parts)]
    return pd.concat(parts, ignore_index=True)
