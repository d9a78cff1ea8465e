"""Tables of reports: CSV, JSON lines and Parquet, with names of columns that differ."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from framing.corpus.delimited import open_csv, read_text
from framing.corpus.encoding import decode
from framing.tables import TableError

SUFFIXES = (".csv", ".csv.gz", ".tsv", ".tsv.gz", ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".parquet")
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
        able = [c for c in found if c.lower() in SYNONYMS[ours] and c not in taken and c.lower() not in OURS]
        if ours in given:
            settled[ours] = given[ours]
        elif own := _capitalized(ours, found):
            settled[ours] = own
        elif len(able) == 1:
            settled[ours] = able[0]
            notes.append(f"{name}: column {able[0]!r} read as {ours}")
        elif able:
            notes.append(f"{name}: columns {_listed(able)} may each be {ours}; none was read. Say which with columns=")
    if "text" not in settled:
        raise TableError(_no_text(found, name))
    return settled, notes


def _capitalized(ours: str, found: Sequence[str]) -> str:
    """Our name as the table writes it: "Text" is text, but where "text" is there, too, it is that."""
    return ours if ours in found else next((name for name in found if name.lower() == ours), "")


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


class Records(NamedTuple):
    """A table's columns, its records in order, rows that could not be read (row from 1, reason), and notes."""

    columns: list[str]
    records: list[dict[str, Any]]
    broken: list[tuple[int, str]]
    notes: list[str]


def open_table(path: Path) -> Records:
    """Open a table.

    Raises a `TableError` where the file is no such table.
    """
    name = path.name.lower()
    if name.removesuffix(".gz").endswith((".csv", ".tsv")):
        return Records(*open_csv(path))
    if not name.endswith(".parquet"):
        return _open_json_lines(path)
    frame = _open_parquet(path)
    return Records([str(c) for c in frame.columns], frame.to_dict("records"), [], [])


def _open_parquet(path: Path) -> pd.DataFrame:
    try:
        frame = pd.read_parquet(path)
    except (OSError, ValueError) as error:
        said = str(error).replace(str(path), path.name)
        raise TableError(f"read_corpus cannot read {path.name} as Parquet: {said}. Save the table again.") from error
    named = [name for name in frame.index.names if name is not None and name not in frame.columns]
    return frame.reset_index(level=named) if named else frame  # set_index("text") before saving


def _open_json_lines(path: Path) -> Records:
    records: list[dict[str, Any]] = []
    broken: list[tuple[int, str]] = []
    text, notes = read_text(path)
    for row, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        record, problem = _json_record(line)
        if problem:
            broken.append((row, problem))
        else:
            records.append({**record, "#row": row})
    if not records:
        raise TableError(
            f"read_corpus found no records in {path.name}: each line must be a JSON object. {len(broken)} "
            "lines were none."
        )
    columns = dict.fromkeys(name for record in records for name in record if name != "#row")
    return Records(list(columns), records, broken, list(notes))


def _json_record(line: str) -> tuple[dict[str, Any], str]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return {}, f"no JSON: {error.msg} at character {error.pos}. A line must hold one whole JSON object"
    except RecursionError:
        return {}, "no record: brackets within brackets, too deep to read"
    return (record, "") if isinstance(record, dict) else ({}, "no record: a line must be a JSON object")


def read_cells(record: Mapping[str, Any], settled: Mapping[str, str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    r"""Cells of a record under our names, and a note for each that holds no plain value.

    >>> read_cells({"body": ["It rained.", "It snowed."], "source": {"name": "Courier"}}, {"text": "body"})
    ({'text': 'It rained.\n\nIt snowed.'}, [])
    >>> read_cells({"source": {"name": "Courier"}}, {"outlet": "source"})[1]
    [('outlet', "not read: column 'source' holds an object, not a plain value")]
    """
    said: dict[str, str] = {}
    notes: list[tuple[str, str]] = []
    for ours, theirs in settled.items():
        value = record.get(theirs)
        if isinstance(value, Mapping):
            notes.append((ours, f"not read: column {theirs!r} holds an object, not a plain value"))
            value = None
        said[ours] = cell(value, "\n\n" if ours == "text" else "; ")
    return said, notes


def cell(value: Any, joint: str = "; ") -> str:
    """Make a cell of any kind a text; missing values are the empty text, several values are joined.

    >>> cell(None), cell(float("nan")), cell(12.0), cell(" Halden "), cell(b"Halden"), cell(["a", "b"])
    ('', '', '12', 'Halden', 'Halden', 'a; b')
    """
    if isinstance(value, bytes):
        value = decode(value).text
    if pd.api.types.is_list_like(value):
        return joint.join(filter(None, (cell(one, joint) for one in value)))
    if pd.isna(value):
        return ""
    if isinstance(value, float) and value.is_integer():  # whole numbers beside missing ones become 12.0
        value = int(value)
    return _without_halves(str(value)).strip()


def _without_halves(text: str) -> str:
    """Replace halves of a surrogate pair, which JSON may hold and no file can."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(str(name)) for name in names)
