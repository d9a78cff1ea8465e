"""A table -> lines of plain text, for those who have no HTML: the same numbers, the same notes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing.table_output.settings import take_settings
from framing.table_output.units import unit_in
from framing.table_output.values import is_number_column, shortened, texts_of

WIDEST = 70  # characters of a text in a line


def table_text(table: pd.DataFrame, caption: str = "", notes: Sequence[str] = (), limit: int = 20) -> str:
    """Write a table as lines.

    >>> print(table_text(pd.DataFrame({"outlet": ["Merrow", "Halden"], "n_words": [1204, 30]}), "Words", ["All."]))
    Words
      outlet  n_words
      Merrow    1,204
      Halden       30
    All.
    """
    body, settings = take_settings(table)
    columns = [_column(table, name, limit) for name in body] if len(body) else []
    rows = ["  ".join(row).rstrip() for row in zip(*columns, strict=True)]
    more = [f"... and {len(body) - limit:,} more rows"] if len(body) > limit else []
    lines = [*(f"  {row}" for row in [*rows, *more]), "; ".join(settings), *notes]
    return "\n".join(line for line in [caption, *lines] if line)


def _column(table: pd.DataFrame, name: str, limit: int) -> list[str]:
    shown = table[name].head(limit)
    texts = [name, *(shortened(text, WIDEST) for text in texts_of(shown, unit_in(table, name)))]
    width = max(map(len, texts))
    return [text.rjust(width) if is_number_column(shown) else text.ljust(width) for text in texts]
