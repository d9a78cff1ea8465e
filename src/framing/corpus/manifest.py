"""The manifest of a corpus: who published each file, and when."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from framing.corpus.encoding import decode
from framing.tables import TableError, column_names

NAME = "articles.csv"
FIELDS = ("article_id", "outlet", "title", "published", "event", "agency", "url")


class Entry(NamedTuple):
    """A row of a manifest: the file it names, what it says of it, columns of the user's own, and its row, from 1."""

    row: int
    file: str
    sha256: str
    said: dict[str, str]
    further: dict[str, str] = {}

    @property
    def name(self) -> str:
        """What to call the entry in a message."""
        return self.file or self.said.get("article_id") or f"sha256 {self.sha256[:12]}"


def read_manifest(path: Path) -> list[Entry]:
    """Read a manifest.

    Columns: `file` (relative to the corpus) or `sha256` (of the file's bytes),
    one of them or both; and any of article_id, outlet, title, published, event,
    agency, url. Columns of the user's own, such as a leaning, come along as text;
    those that reading measures are measured anew.

    Parameters
    ----------
    path : Path
        A CSV file.

    Returns
    -------
    list of Entry

    Raises
    ------
    TableError
        If the file is not there, is no CSV, or has neither `file` nor `sha256`.
    """
    if not path.is_file():
        raise TableError(
            f"read_corpus needs the manifest {str(path)!r}; found no such file. Name one, or leave it out."
        )
    frame = open_csv(path)
    if not {"file", "sha256"} & set(frame.columns):
        found = ", ".join(repr(str(name)) for name in frame.columns) or "no columns"
        raise TableError(
            f"The manifest {path.name} needs a column 'file' or 'sha256' to say which file a row describes; "
            f"found {found}. "
            "Add 'file' with the names of the files, relative to the corpus."
        )
    return [_entry(row, record) for row, record in enumerate(frame.to_dict("records"), start=1)]


def open_csv(path: Path) -> pd.DataFrame:
    """Open a CSV file with every cell as text, empty cells as the empty text.

    Raises a `TableError` where it is no CSV.
    """
    decoded = decode(path.read_bytes())
    if decoded.problem:
        raise TableError(f"read_corpus cannot read {path.name}: {decoded.problem}.")
    try:
        frame = pd.read_csv(io.StringIO(decoded.text), dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise TableError(
            f"read_corpus cannot read {path.name} as CSV: {error}. Save it again as CSV in UTF-8."
        ) from error
    return frame.rename(columns=lambda name: str(name).strip())


def _entry(row: int, record: dict[Any, str]) -> Entry:
    said = {name: str(record[name]).strip() for name in FIELDS if str(record.get(name) or "").strip()}
    file = str(record.get("file") or "").strip().replace("\\", "/")
    known = {"file", *column_names("articles")}
    further = {str(name): str(value).strip() for name, value in record.items() if name not in known}
    return Entry(row, file, str(record.get("sha256") or "").strip().lower(), said, further)


class Match(NamedTuple):
    """What a manifest's rows name: files with their entries, and rows that name none."""

    found: tuple[tuple[Path, Entry], ...]
    rejected: tuple[tuple[str, str], ...]
    notes: tuple[tuple[Path, str], ...]


def match_files(entries: Sequence[Entry], root: Path, files: Iterable[Path], beside: Path | None = None) -> Match:
    """Find the file of each row: by its name, else by its hash.

    A row whose file is missing, and a second row for one file, are rejected
    with the reason. A file that was changed since its hash was written down is
    read, with a note.
    """
    files = list(files)
    hashes = {_hash(path): path for path in reversed(files)} if any(e.sha256 for e in entries) else {}
    found: dict[Path, Entry] = {}
    rejected: list[tuple[str, str]] = []
    notes: list[tuple[Path, str]] = []
    for entry in entries:
        path = _named(entry, root, beside) or hashes.get(entry.sha256)
        if path is None:
            rejected.append((entry.name, _missing(entry)))
        elif path in found:
            first = found[path].row
            rejected.append(
                (entry.name, f"row {entry.row} of the manifest names the same file as row {first}: keep one")
            )
        else:
            found[path] = entry
            if entry.sha256 and hashes.get(entry.sha256) != path and _hash(path) != entry.sha256:
                notes.append((path, "the file was changed since the manifest was made: its sha256 is another"))
    return Match(tuple(found.items()), tuple(rejected), tuple(notes))


def _named(entry: Entry, root: Path, beside: Path | None) -> Path | None:
    if not entry.file:
        return None
    places = [root / entry.file, root / "text" / entry.file, *([beside / entry.file] if beside else [])]
    return next((place for place in places if place.is_file()), None)


def _missing(entry: Entry) -> str:
    if not entry.file and not entry.sha256:
        return f"row {entry.row} of the manifest names neither a file nor a sha256: fill in one"
    if not entry.file:
        return (
            f"row {entry.row} of the manifest: no file with this sha256 is there; put it anywhere in the "
            "folder, such as text/"
        )
    return f"row {entry.row} of the manifest: no such file; put it there, correct the name, or take out the row"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def iter_agencies(entries: Iterable[Entry]) -> Iterator[str]:
    """Names of the agencies that a manifest credits, so that pages may be searched for them."""
    for entry in entries:
        yield from (name.strip() for name in entry.said.get("agency", "").split(";") if name.strip())
