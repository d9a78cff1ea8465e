"""Figures on gold sets kept in a table, with what they were measured with."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from importlib import metadata
from pathlib import Path

import pandas as pd

from framing.datapackage import lexicon_hash
from framing.tables import TableError
from framing.validity.scores import FIGURE_COLUMNS

MEASURED_WITH = ["date", "framing", "loaded_csv", "attribution_csv", "command"]
WORDS = {name: "str" for name in ("part", "measure", "role", "against", "metric", "unit", "note", *MEASURED_WITH)}
NO_WORDS = ["against", "unit", "note"]


def save_figures(figures: pd.DataFrame, path: str | Path, command: str, day: date | None = None) -> pd.DataFrame:
    """Put the figures of a gold set into a table of figures, in place of those it had of that set.

    Parameters
    ----------
    figures : DataFrame
        As `validate` makes them.
    path : path
        CSV file; made where there is none. It is written whole or not at all.
    command : str
        What they were made with.
    day : date, optional
        When; today if not given.

    Returns
    -------
    DataFrame
        The table as saved: the columns of `validate`, and date, framing (version), loaded_csv and
        attribution_csv (SHA-256 of the lists that come with the package), command.

    Raises
    ------
    TableError
        If there is a file of another form at `path`.
    """
    rows = figures.assign(
        date=(day or date.today()).isoformat(),
        framing=metadata.version("framing"),
        loaded_csv=lexicon_hash("loaded.csv"),
        attribution_csv=lexicon_hash("attribution.csv"),
        command=command,
    )
    place = Path(path)
    if place.exists():
        known = read_figures(place)
        rows = pd.concat([known[~known["gold_set"].isin(rows["gold_set"])], rows])
    rows = rows[[*FIGURE_COLUMNS, *MEASURED_WITH]].sort_values("gold_set", kind="stable", ignore_index=True)
    _write_whole(rows, place)
    return rows


def read_figures(path: str | Path) -> pd.DataFrame:
    """Open a table of figures that `framing validate --save` made.

    Parameters
    ----------
    path : path
        CSV file.

    Returns
    -------
    DataFrame
        The columns of `validate`, and date, framing (version), loaded_csv and attribution_csv (SHA-256 of
        the lists they were measured with), command. `plot_gold` draws it.

    Raises
    ------
    TableError
        There is no such file, or it is of another form.
    """
    try:
        table = pd.read_csv(path, dtype=WORDS)
    except (OSError, UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise TableError(f"read_figures needs a table that `framing validate --save` made; found {error}.") from error
    missing = [name for name in (*FIGURE_COLUMNS, *MEASURED_WITH) if name not in table]
    if missing:
        raise TableError(
            f"read_figures needs a table that `framing validate --save` made; found {Path(path).name} "
            f"without {', '.join(missing)}. Name another file."
        )
    table[NO_WORDS] = table[NO_WORDS].fillna("")
    return table.astype({"items": "Int64", "units": "Int64"})


def _write_whole(table: pd.DataFrame, path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        table.to_csv(part, index=False, float_format="%.4f", lineterminator="\n")
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
