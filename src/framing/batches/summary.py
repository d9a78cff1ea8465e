"""A run in few lines: rows of each table, what was not read, and what else there is to know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from framing.study.mapping import rows_of
from framing.table_output import Part, number_of


def summarise(
    n_rows: Mapping[str, int], rejected: pd.DataFrame, notes: pd.DataFrame, left: Sequence[str], written: bool
) -> list[Part]:
    """The tables that stand for a run."""
    beneath = [] if written else ["Nothing could be read, so the tables that were there before stay as they were."]
    beneath += [*notes["note"], *(f"An unfinished run with other settings lies in {name}." for name in left)]
    verb = "measured" if written else "read"
    parts = [Part(rows_of(n_rows), f"{number_of(n_rows.get('articles', 0), 'report')} {verb}", tuple(beneath))]
    n = n_rows.get("rejected", 0)
    if n:
        more = (f"The first {len(rejected)} of {n:,}; the others stand in the table rejected.",)
        parts.append(Part(rejected, f"{n:,} not read", more if n > len(rejected) else ()))
    return parts
