"""Tables of reports: CSV, JSON lines and Parquet, with names of columns that differ."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.corpus.manifest import open_csv
from framing.tables import TableError

SUFFIXES = (".csv", ".csv.gz", ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".parquet")
OURS = ("article_id", "outlet", "title", "published", "event", "agency", "url", "text")
# Names that others use for the same thing. Taken only where exactly one of them
# is there, and listed in the notes; a time of download is no day of publication.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "article_id": ("id", "doc_id", "uuid"),
    "outlet": ("source", "publisher", "publication", "newspaper", "news_source", "site_name", "domain"),
    "title": ("headline", "title_text"),
    "published": ("date", "publication_date", "date_published", "published_at", "pub_date", "pubdate", "datepublished"),
    "agency": ("wire", "news_agency"),
    "event": ("event_id", "cluster_label"),
    "url": ("link", "source_url", "article_url"),
    "text": ("content", "body", "article", "maintext", "full_text", "fulltext", "article_text", "content_original"),
}


def is_table(path: Path) -> bool:
    """Say whether a file is a table by its name.

    >>> is_table(Path("reports.jsonl.gz")), is_table(Path("page.txt"))
    (True, False)
    """
    return path.name.lower().endswith(SUFFIXES)


def map_columns(found: Sequence[str], columns: Mapping[str, str] | None, name: str) -> tuple[dict[str, str], list[str]]:
    """Settle which column of a table is which of ours.

    Parameters
    ----------
    found : sequence of str
        Columns of the table.
    columns : mapping of str to str, optional
        Ours to theirs, as the user gives it; it wins over every other name.
    name : str
        Name of the table, for messages.

    Returns
    -------
    tuple
        Ours to theirs, and a note for each synonym taken or left.

    Raises
    ------
    TableError
        If no column is the text, a name of ours is none, or a named column is not there.

    Examples
    --------
    >>> map_columns(["headline", "content", "scraped"], None, "reports.csv")[0]
    {'title': 'headline', 'text': 'content'}
    """
    given = dict(columns or {})
    _check_given(found, given, name)
    settled, notes = {}, []
    taken = set(given.values())
    for ours in OURS:
        able = [c for c in found if c.lower() in SYNONYMS[ours] and c not in taken and c not in OURS]
        if ours in given:
            settled[ours] = given[ours]
        elif ours in found:
            settled[ours] = ours
        elif len(able) == 1:
            settled[ours] = able[0]
            notes.append(f"{name}: column {able[0]!r} read as {ours}")
        elif able:
            notes.append(f"{name}: columns {_listed(able)} may each be {ours}; none was read. Say which with columns=")
    if "text" not in settled:
        raise TableError(_no_text(found, name))
    return settled, notes


def _check_given(found: Sequence[str], given: Mapping[str, str], name: str) -> None:
    unknown = [ours for ours in given if ours not in OURS]
    if unknown:
        raise TableError(
            f"read_corpus needs columns= from our names {_listed(OURS)} to those of {name}; found {_listed(unknown)}."
        )
    missing = [theirs for theirs in given.values() if theirs not in found]
    if missing:
        raise TableError(f"read_corpus needs the columns {_listed(missing)} in {name}; found {_listed(found)}.")


def _no_text(found: Sequence[str], name: str) -> str:
    guess = next(
        (c for c in found if "text" in c.lower() or "body" in c.lower() or "content" in c.lower()),
        "NAME OF YOUR COLUMN",
    )
    return (
        f"read_corpus needs a column 'text' in {name}; found {_listed(found) or 'no columns'}. "
        f'Say which it is: read_corpus(path, columns={{"text": "{guess}"}})'
    )


def open_table(path: Path) -> tuple[list[str], Iterator[dict[str, Any]], list[tuple[int, str]]]:
    """Open a table: its columns, its records in order, and the rows that could not be read (row from 1, reason).

    Raises a `TableError` where the file is no such table.
    """
    name = path.name.lower()
    if name.endswith((".csv", ".csv.gz")):
        frame = open_csv(path) if name.endswith(".csv") else _open_csv_gz(path)
        return list(frame.columns), iter(frame.to_dict("records")), []
    if name.endswith(".parquet"):
        frame = _open_parquet(path)
        return list(frame.columns), iter(frame.to_dict("records")), []
    return _open_json_lines(path)


def _open_csv_gz(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, compression="gzip")
    except (OSError, EOFError, ValueError) as error:
        raise TableError(f"read_corpus cannot read {path.name} as gzipped CSV: {error}.") from error


def _open_parquet(path: Path) -> pd.DataFrame:
    try:
        return pd.read_parquet(path)
    except (OSError, ValueError) as error:
        raise TableError(f"read_corpus cannot read {path.name} as Parquet: {error}. Save the table again.") from error


def _open_json_lines(path: Path) -> tuple[list[str], Iterator[dict[str, Any]], list[tuple[int, str]]]:
    records: list[dict[str, Any]] = []
    broken: list[tuple[int, str]] = []
    for row, line in enumerate(_json_lines(path), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            broken.append((row, f"no JSON: {error.msg} at character {error.pos}"))
            continue
        if isinstance(record, dict):
            records.append({**record, "#row": row})
        else:
            broken.append((row, "no record: a line must be a JSON object"))
    if not records:
        raise TableError(
            f"read_corpus found no records in {path.name}: each line must be a JSON object. {len(broken)} "
            "lines were none."
        )
    columns = dict.fromkeys(name for record in records for name in record if name != "#row")
    return list(columns), iter(records), broken


def _json_lines(path: Path) -> list[str]:
    try:
        data = gzip.decompress(path.read_bytes()) if path.suffix.lower() == ".gz" else path.read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise TableError(
            f"read_corpus cannot read {path.name}: {error}. JSON lines must be UTF-8, plain or gzipped."
        ) from error


def cell(value: Any) -> str:
    """Make a cell of any kind a text; missing values are the empty text.

    >>> cell(None), cell(float("nan")), cell(12), cell(" Halden ")
    ('', '', '12', 'Halden')
    """
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    return str(value).strip()


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(str(name)) for name in names)
