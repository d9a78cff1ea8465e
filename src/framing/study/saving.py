"""The tables of a corpus, saved: every file whole, every column described."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing.datapackage import describe_tables
from framing.tables import TABLES, TableError, one_of

FORMATS = ("csv", "parquet")
FEW = 5  # words of a report that a shared table may hold in one cell


def save_tables(
    tables: Mapping[str, pd.DataFrame],
    folder: str | os.PathLike[str],
    format: str = "csv",
    text: bool = True,
    title: str = "",
) -> list[Path]:
    """Write each table to a file of its name, with a `datapackage.json` that describes every column.

    Every file is written whole beside its place and then moved there, so an
    interrupted run leaves the old table or the new one, never half of one.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        What `measure` returned.
    folder : path
        Made if it is not there.
    format : {"csv", "parquet"}
    text : bool
        False leaves out every column that holds wording of the reports, so
        that the tables may be shared where the texts may not.
    title : str
        Title of the data package; the folder's name if left out.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    TableError
        If `format` is another one, `folder` is a file or cannot be made, or it
        holds a manifest of the user's own or tables in the other format.

    Examples
    --------
    >>> from framing.tables import make
    >>> folder = tempfile.mkdtemp()
    >>> notes = make("notes", [{"article_id": "a", "field": "outlet", "note": "unknown"}])
    >>> [path.name for path in save_tables({"notes": notes}, folder)]
    ['notes.csv', 'datapackage.json']
    """
    one_of(format, FORMATS, "format", "save_tables")
    folder = make_folder(folder)
    check_place(folder, tables, format)
    kept = {name: table if text else without_text(table, name) for name, table in tables.items()}
    written = [write_whole(folder / f"{name}.{format}", WRITERS[format](table)) for name, table in kept.items()]
    package = describe_tables(kept, format, title or folder.resolve().name)
    described = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    return [*written, write_whole(folder / "datapackage.json", lambda path: path.write_text(described, "utf-8"))]


def make_folder(path: str | os.PathLike[str]) -> Path:
    """Make the folder for the tables, unless it is there; a file of its name is an error."""
    folder = Path(path)
    if folder.exists() and not folder.is_dir():
        raise TableError(f"save_tables needs a folder to write to; found the file {str(folder)!r}. Name another place.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TableError(f"save_tables cannot make {str(folder)!r}: {error.strerror}. Name another place.") from error
    return folder


def check_place(folder: Path, names: Iterable[str], format: str) -> None:
    """Refuse a folder where the tables would take the place of a manifest, or stand beside older ones of their name."""
    mixed = [path.name for name in names for f in FORMATS if f != format and (path := folder / f"{name}.{f}").exists()]
    if mixed:
        raise TableError(
            f"save_tables needs a folder without {mixed[0]}: of two tables of one name, the older might be opened. "
            "Name another place, or take it away."
        )
    there = [path for name in names if format == "csv" and (path := folder / f"{name}.csv").is_file()]
    strange = [path for path in there if not _is_measured(path)]
    if strange:
        raise TableError(
            f"save_tables would write over {str(strange[0])!r}, which is not a table it made but a manifest, or texts. "
            "Name another place."
        )


def _is_measured(path: Path) -> bool:
    wanted = {"article_id", "n_words", "source"} if path.stem == "articles" else {TABLES[path.stem][0].name}
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return wanted <= set(file.readline().strip().split(","))


def without_text(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Leave out the columns of table `name` that hold wording of the reports, and shorten changed wording.

    >>> from framing.tables import make
    >>> rows = [{"article_id": "a", "line": 1, "rule": "clock", "text": "9 AM"}]
    >>> without_text(make("removed", rows), "removed")
      article_id  line   rule
    0          a     1  clock
    """
    kept = table.drop(columns=[c.name for c in TABLES[name] if c.is_text], errors="ignore")
    phrases = [c.name for c in TABLES[name] if c.is_phrase and c.name in kept]
    return kept.assign(**{column: kept[column].map(few_words, na_action="ignore").astype("str") for column in phrases})


def few_words(wording: str) -> str:
    """Shorten wording of more than five words to its first two and its last: less than anybody could claim.

    >>> few_words("rebels"), few_words("said after three hours of talks that")
    ('rebels', 'said after … that')
    """
    words = wording.split()
    return wording if len(words) <= FEW else " ".join([*words[:2], "…", words[-1]])


def _csv(table: pd.DataFrame, header: bool = True) -> Callable[[Path], Any]:
    return lambda path: table.to_csv(
        path, index=False, header=header, float_format="%.6g", date_format="%Y-%m-%d", lineterminator="\n"
    )


def _parquet(table: pd.DataFrame) -> Callable[[Path], Any]:
    return lambda path: table.to_parquet(path, index=False)


WRITERS = {"csv": _csv, "parquet": _parquet}


def write_whole(path: Path, write: Callable[[Path], Any]) -> Path:
    """Write a file beside its place and move it there, so that it is whole or not there at all."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        write(part)
        part.chmod(0o644)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path
