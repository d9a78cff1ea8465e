"""The manifest of a corpus: who published each file, and when."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from framing.corpus.columns import SYNONYMS
from framing.corpus.delimited import Delimited, open_csv
from framing.tables import TableError, column_names

NAME = "articles.csv"
KNOWN = {"file", *column_names("articles")}
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
        named = self.file or self.said.get("article_id")
        return named or (f"sha256 {self.sha256[:12]}" if self.sha256 else f"row {self.row} of the manifest")


class Manifest(NamedTuple):
    """A manifest: its entries, rows not read (source, reason), and notes (field, note)."""

    entries: list[Entry]
    rejected: list[tuple[str, str]]
    notes: list[tuple[str, str]]


def read_manifest(path: Path) -> Manifest:
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
    Manifest
        Its entries, the rows that cannot be read, and notes on its columns.

    Raises
    ------
    TableError
        If the file is not there, is no CSV, or has neither `file` nor `sha256`.
    """
    if not path.is_file():
        raise TableError(
            f"read_corpus needs the manifest {str(path)!r}; found no such file. Name one, or leave it out."
        )
    table = open_csv(path)
    columns = {name: name.lower() if name.lower() in KNOWN else name for name in table.columns}
    if not {"file", "sha256"} & set(columns.values()):
        found = ", ".join(repr(name) for name in table.columns) or "no columns"
        raise TableError(
            f"The manifest {path.name} needs a column 'file' or 'sha256' to say which file a row describes; "
            f"found {found}. "
            "Add 'file' with the names of the files, relative to the corpus."
        )
    records = [(int(record["#row"]), _renamed(record, columns)) for record in table.records]
    broken = [(f"{path.name}#{row}", reason) for row, reason in table.broken]
    return Manifest([_entry(row, record) for row, record in records], broken, _notes(table, columns, path.name))


def _renamed(record: dict[str, str], columns: Mapping[str, str]) -> dict[str, str]:
    """Ours under our names however they are capitalized; of two such, the first."""
    ours: dict[str, str] = {}
    for theirs, name in columns.items():
        ours.setdefault(name, record[theirs])
    return ours


def _notes(table: Delimited, columns: Mapping[str, str], name: str) -> list[tuple[str, str]]:
    """Columns that may be meant as one of ours: "oulet", "date"."""
    lacking = [ours for ours in FIELDS if ours not in columns.values()]
    likely = {theirs: _meant(theirs, lacking) for theirs in table.columns if theirs.lower() not in KNOWN}
    notes = [
        f"{name}: column {theirs!r} is not known and comes along as it is. If it is {ours!r}, name it so"
        for theirs, ours in likely.items()
        if ours
    ]
    return [("columns", note) for note in (*(f"{name}: {note}" for note in table.notes), *notes)]


def _meant(theirs: str, lacking: Sequence[str]) -> str:
    """Which of ours a strange name may mean.

    >>> _meant("oulet", FIELDS), _meant("Date", FIELDS), _meant("leaning", FIELDS)
    ('outlet', 'published', '')
    """
    words = theirs.lower()
    near = get_close_matches(words, lacking, n=1, cutoff=0.8)
    return next((ours for ours in lacking if words in SYNONYMS[ours]), near[0] if near else "")


def _entry(row: int, record: dict[str, str]) -> Entry:
    said = {name: str(record[name]).strip() for name in FIELDS if str(record.get(name) or "").strip()}
    file = str(record.get("file") or "").strip().replace("\\", "/")
    further = {name: value.strip() for name, value in record.items() if name not in KNOWN}
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
    hashes = {_hash(path): path for path in reversed(files) if path.is_file()} if any(e.sha256 for e in entries) else {}
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
