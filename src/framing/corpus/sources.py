"""What there is to read in a folder or a file, one page or record at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from framing.corpus import manifest as _manifest
from framing.corpus.columns import map_columns
from framing.corpus.delimited import open_csv
from framing.corpus.files import find_files, relative
from framing.corpus.opening import is_table, open_table
from framing.corpus.raw import Raw, RawPage, RawRecord
from framing.corpus.records import Records
from framing.corpus.reports import PAGES
from framing.corpus.settings import agency_names, check_settings
from framing.tables import TABLES, TableError

_ADVICE = {
    ".pdf": "save the page as text or HTML",
    ".docx": "save it as text",
    ".doc": "save it as text",
    ".rtf": "save it as text",
    ".xlsx": "save the sheet as CSV",
    ".json": "write it as JSON lines, a record a line (.jsonl)",
    ".gz": "only tables (.csv.gz, .jsonl.gz) are read compressed",
    ".zip": "unpack it here",
}


class _Options(NamedTuple):
    columns: Mapping[str, str] | None
    paragraphs: str | None
    agencies: tuple[str, ...]


@dataclass(frozen=True)
class _Table:
    """A table that can be read, and which of its columns is which of ours."""

    source: str
    records: Records
    settled: dict[str, str]
    options: _Options

    def __iter__(self) -> Iterator[RawRecord]:
        for number, record in enumerate(self.records.read(), start=1):
            cells = {theirs: record.get(theirs) for theirs in self.settled.values()}
            name = f"{self.source}#{record.get('#row', number)}"
            yield RawRecord(name, cells, self.settled, self.options.paragraphs, self.options.agencies)

    def __len__(self) -> int:
        return self.records.number


@dataclass
class Source:
    """What there is to read: pages and records, one at a time and in a fixed order, from the first each time.

    Its length is their number. `rejected` (source, reason) is what cannot be
    read, `notes` (field, note) what to know of the whole, `further` the
    manifest's columns of the user's own.
    """

    parts: list[RawPage | _Table] = field(default_factory=list)
    rejected: list[tuple[str, str]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    further: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Raw]:
        for part in self.parts:
            if isinstance(part, _Table):
                yield from part
            else:
                yield part

    def __len__(self) -> int:
        return sum(len(part) if isinstance(part, _Table) else 1 for part in self.parts)


def open_source(
    path: str | os.PathLike[str],
    *,
    manifest: str | os.PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
    paragraphs: str | None = None,
    agencies: Iterable[str] = (),
) -> Source:
    r"""Open what `read_corpus` reads, to be read in parts, here or by other processes.

    Tables are gone through once here, for their columns and for what is wrong
    with them, and once more when the source is read. Of a table in JSON lines
    or Parquet only a few records are held at a time; a CSV file, and JSON lines
    that are not UTF-8, are held whole while they are read.

    Parameters
    ----------
    path, manifest, columns, paragraphs, agencies
        As `read_corpus` takes them.

    Returns
    -------
    Source
        Pages and records for `read_raw`, in the order in which names are given
        and duplicates found.

    Raises
    ------
    TableError
        As `read_corpus`.

    Examples
    --------
    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "reports.jsonl"
    >>> _ = file.write_text('{"text": "It rained."}\n{"text": "It snowed."}\n{broken')
    >>> source = open_source(file)
    >>> len(source), [raw.source for raw in source], [name for name, _ in source.rejected]
    (2, ['reports.jsonl#1', 'reports.jsonl#2'], ['reports.jsonl#3'])
    """
    check_settings(manifest, columns, paragraphs)
    root = Path(path)
    if not root.exists():
        raise TableError(f"read_corpus needs a folder or a file; found nothing at {str(root)!r}. Check the path.")
    options = _Options(columns, paragraphs, agency_names(agencies))
    if root.is_file() and is_table(root):
        return _open_one_table(root, manifest, options)
    listed = _find_manifest(root, manifest)
    return _open_listed(root, listed, options) if listed else _open_found(root, options)


def _open_one_table(path: Path, manifest: object, options: _Options) -> Source:
    if manifest is not None:
        raise TableError(
            f"read_corpus takes manifest= for pages; {path.name} is a table. Name its columns with columns= instead."
        )
    source = Source()
    _add_table(source, path, path.name, options)
    return source


def _find_manifest(root: Path, given: str | os.PathLike[str] | None) -> Path | None:
    """The manifest named, else articles.csv in the folder, unless that holds the texts themselves."""
    if given is not None:
        return Path(given)
    path = root / _manifest.NAME
    if not root.is_dir() or not path.is_file():
        return None
    return None if "text" in map(str.lower, open_csv(path).columns) else path


def _open_listed(root: Path, path: Path, options: _Options) -> Source:
    """Pages with a manifest."""
    entries, unreadable, notes = _manifest.read_manifest(path)
    folder = root if root.is_dir() else root.parent
    files = [f for f in find_files(folder) if f.suffix.lower() in PAGES] if root.is_dir() else [root]
    match = _manifest.match_files(entries, folder, files, path.parent)
    found = [(file, entry) for file, entry in match.found if root.is_dir() or file == root]
    rejected = [*unreadable, *match.rejected] if root.is_dir() else []
    beside = _beside(files, [file for file, _ in found])
    rejected += [(relative(f, folder), _unlisted(path)) for f in beside]
    known = {*beside, *(file for file, _ in found)}
    notes += _passed_over([relative(f, folder) for f in files if f not in known])
    agencies = tuple(dict.fromkeys([*options.agencies, *_manifest.iter_agencies(entries)]))
    changed = dict(match.notes)
    pages = [
        RawPage(file, relative(file, folder), entry.said, agencies, entry.further, changed.get(file, ""))
        for file, entry in found
    ]
    return Source([*pages], rejected, notes, tuple(entries[0].further) if entries else ())


def _passed_over(sources: list[str]) -> list[tuple[str, str]]:
    """A manifest of one folder says nothing of another: its pages are named in a note."""
    if not sources:
        return []
    listed = ", ".join(sources[:3]) + (", ..." if len(sources) > 3 else "")
    return [("source", f"pages in folders that the manifest does not touch were passed over, {len(sources)}: {listed}")]


def _beside(files: Iterable[Path], found: list[Path]) -> list[Path]:
    named = set(found)
    folders = {file.parent for file in found}
    return [file for file in files if file not in named and (file.parent in folders or not folders)]


def _unlisted(path: Path) -> str:
    return f"not in the manifest {path.name}: add a row for it, or move it away"


def _open_found(root: Path, options: _Options) -> Source:
    """Without a manifest: every page and every table, each by what it says of itself."""
    found = Source()
    files = find_files(root) if root.is_dir() else [root]
    if root.is_dir() and not files:
        found.rejected.append(
            (root.name or str(root), "the folder holds no files to read: put pages (.txt, .html) or tables in it")
        )
    for file in files:
        source = relative(file, root if root.is_dir() else root.parent)
        if file.suffix.lower() in PAGES:
            found.parts.append(RawPage(file, source, {}, options.agencies, {}))
        elif root.is_dir() and _is_measured(file):
            found.rejected.append(
                (source, "a table that framing measured, not a report: write tables to a folder of their own")
            )
        elif is_table(file):
            _add_table_in_folder(found, file, source, options)
        else:
            found.rejected.append((source, _no_reader(file)))
    return found


def _is_measured(file: Path) -> bool:
    """Say whether a file is one of our own tables: named like one, beside the description that comes with them."""
    package = file.with_name("datapackage.json")
    return file.stem in TABLES and package.is_file() and b'"measured_with"' in package.read_bytes()


def _add_table_in_folder(found: Source, path: Path, source: str, options: _Options) -> None:
    """A table among pages that cannot be read is one row of `rejected`, not the end of the reading."""
    try:
        _add_table(found, path, source, options)
    except TableError as error:
        found.rejected.append((source, str(error)))


def _add_table(found: Source, path: Path, source: str, options: _Options) -> None:
    records = open_table(path)
    settled, told = map_columns(records.columns, options.columns, source)
    found.parts.append(_Table(source, records, settled, options))
    found.notes += [("columns", note) for note in (*told, *(f"{source}: {note}" for note in records.notes))]
    found.rejected += [(f"{source}#{row}", reason) for row, reason in records.broken]
    if not records.number and not records.broken:
        found.rejected.append((source, "the table has columns but no rows"))


def _no_reader(path: Path) -> str:
    suffix = path.suffix.lower()
    return (
        f"no reader for {suffix or 'files without an ending'}: "
        f"{_ADVICE.get(suffix, 'save it as .txt, .html or a table')}"
    )
