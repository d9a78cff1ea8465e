"""What stands for a result that is several tables: in a notebook as HTML, elsewhere as lines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from framing.table_output.page import table_html
from framing.table_output.plain import table_text


class Part(NamedTuple):
    """One table of a summary, what it shows, and what stands beneath."""

    table: pd.DataFrame
    caption: str
    notes: tuple[str, ...] = ()
    limit: int = 20


def summary_html(parts: Iterable[Part]) -> str:
    """Show the tables of a summary one below the other."""
    return "".join(table_html(*part) for part in parts)


def summary_text(parts: Iterable[Part]) -> str:
    """Write them as lines."""
    return "\n".join(table_text(*part) for part in parts)


def number_of(n: int, noun: str) -> str:
    """A number and what it counts.

    >>> number_of(1204, "report"), number_of(1, "report")
    ('1,204 reports', '1 report')
    """
    return f"{n:,} {noun}{'' if n == 1 else 's'}"
