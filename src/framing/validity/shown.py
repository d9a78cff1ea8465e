"""Figures on gold sets as lines for the screen, and the word lists that a user names there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from framing.tables import TableError
from framing.validity.resampled import BASELINE


def show_figures(figures: pd.DataFrame) -> str:
    """Figures as lines: value, interval, and how far ours is ahead of a baseline; notes below.

    >>> from framing.validity.published import published_figures
    >>> print(show_figures(published_figures("newsmtsc").assign(note="their paper")))
          part            measure   metric      role value interval items ours ahead by
    devtest_mt the authors' model macro-F1 published 0.825        -     -             -
    the authors' model: their paper
    """
    rows = pd.DataFrame(
        {
            "part": figures["part"],
            "measure": figures["measure"],
            "metric": figures["metric"],
            "role": figures["role"],
            "value": [f"{value:.3f}" for value in figures["value"]],
            "interval": _ranges(figures["low"], figures["high"]),
            "items": ["-" if pd.isna(n) else f"{n:,}" for n in figures["items"]],
            "ours ahead by": _margins(figures),
        }
    )
    noted = figures[figures["note"] != ""].drop_duplicates(["measure", "note"])
    notes = [f"{measure}: {note}" for measure, note in zip(noted["measure"], noted["note"], strict=True)]
    return "\n".join([rows.to_string(index=False), *notes])


def _ranges(low: pd.Series, high: pd.Series) -> list[str]:
    return ["-" if pd.isna(a) else f"{a:.3f} to {b:.3f}" for a, b in zip(low, high, strict=True)]


def _margins(figures: pd.DataFrame) -> list[str]:
    ranges = _ranges(figures["margin_low"], figures["margin_high"])
    several = figures.loc[figures["role"] == BASELINE, "against"].nunique() > 1
    shown = []
    for margin, words, against in zip(figures["margin"], ranges, figures["against"], strict=True):
        told = f"{margin:+.3f}" + (f" ({words})" if words != "-" else "") + (f" {against}" if several else "")
        shown.append("-" if pd.isna(margin) else told)
    return shown


def read_list(path: str | Path) -> frozenset[str]:
    """Read a list of words, one a line, in lower case; lines that begin with ; or # are left out.

    Raises
    ------
    TableError
        If there is no such file, or no word in it.
    """
    if not Path(path).is_file():
        raise TableError(f"--list needs a file of words, one a line; found no file at {str(path)!r}.")
    lines = Path(path).read_text("utf-8-sig", errors="replace").splitlines()
    words = frozenset(line.strip().lower() for line in lines if line.strip() and line.strip()[0] not in ";#")
    if not words:
        raise TableError(f"--list needs words, one a line; found none in {Path(path).name}.")
    return words


def read_lists(named: Sequence[str]) -> dict[str, frozenset[str]]:
    """Read lists given as ``NAME=FILE``.

    >>> read_lists(["words.txt"])
    Traceback (most recent call last):
        ...
    framing.tables.TableError: --list needs NAME=FILE; found 'words.txt'.
    """
    pairs = [item.partition("=") for item in named]
    for item, (name, equals, file) in zip(named, pairs, strict=True):
        if not (name.strip() and equals and file.strip()):
            raise TableError(f"--list needs NAME=FILE; found {item!r}.")
    return {name.strip(): read_list(file.strip()) for name, _, file in pairs}
