"""Files of gold sets, and what is wrong with one that cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from framing.tables import TableError

UNREADABLE = (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError)


def read_gold_lines(path: str | Path, caller: str, kind: str) -> list[str]:
    """The lines of a text file; raise a `TableError` if it is none in UTF-8."""
    try:
        return Path(path).read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise TableError(
            f"{caller} needs a {kind} file in UTF-8; {Path(path).name} is none: {error}. "
            "Give the file as its publishers distribute it."
        ) from error


def read_gold_csv(path: str | Path, caller: str, **options: Any) -> pd.DataFrame:
    """Read a CSV file as `pandas.read_csv` does; raise a `TableError` if it is none."""
    try:
        return pd.read_csv(path, **{"encoding": "utf-8-sig", **options})
    except UNREADABLE as error:
        raise TableError(
            f"{caller} needs a CSV file in UTF-8; {Path(path).name} is none: {str(error).strip()}. "
            "Open a spreadsheet in a spreadsheet program and save it as CSV."
        ) from error
