"""Files to articles: what is in a folder, and who reads it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from framing.corpus import manifest as _manifest
from framing.corpus.delimited import open_csv
from framing.corpus.gathering import Corpus, gather
from framing.corpus.records import is_table, map_columns, open_table, read_cells
from framing.corpus.reports import PAGES, Report, read_page, read_record
from framing.tables import TABLES, TableError

_ASIDE = ("readme", "license", "licence", "datapackage.json", "changelog", "citation")
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


def read_corpus(
    path: str | os.PathLike[str],
    *,
    manifest: str | os.PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
    paragraphs: str | None = None,
    agencies: Iterable[str] = (),
) -> Corpus:
    r"""Read a corpus of news reports from a folder or a file.

    Saved pages (`.txt`), web pages (`.html`), and tables with a report a row
    (`.csv`, `.tsv`, `.jsonl` or `.ndjson`, plain or with `.gz`, and `.parquet`).
    Page clutter is cut, and every cut listed.

    Parameters
    ----------
    path : path
        A folder, read with its sub-folders, or one file. Hidden files and
        README, LICENSE and the like are passed over.
    manifest : path, optional
        A CSV file that says what each page is: `file` (relative to the folder)
        or `sha256` (of its bytes), and any of article_id, outlet, title,
        published, event, agency, url. Columns of your own, such as a leaning,
        come along in `articles`. Left out, `articles.csv` in the folder.
        With a manifest, pages that it does not name are rejected where they lie
        beside pages that it names, and other files are passed over.
    columns : mapping of str to str, optional
        For tables: our names of columns to theirs, as
        ``{"outlet": "source", "text": "content"}``.
    paragraphs : str, optional
        For tables: what separates paragraphs, where it is no line break, as
        ``" ### "``.
    agencies : iterable of str, optional
        Names of news agencies beside the known ones, for credit lines. Those
        that the manifest credits are added.

    Returns
    -------
    Corpus
        The tables articles, rejected, removed and notes, with the columns that
        `framing.tables` declares. `published`, `outlet`, `title` and `agency`
        are empty where neither the manifest nor the page says them; `notes`
        lists what is unknown, and where a value was found.

    Raises
    ------
    TableError
        If there is nothing at `path`; if the manifest is missing or has neither
        `file` nor `sha256`; if the one table at `path` has no column for the text.

    Notes
    -----
    A page's clock is never its day of publication, nor is a caption's day. A
    day such as 03/05/2031, whose order is uncertain, is left unknown. The rules
    for clutter are our judgement; `removed` shows each at work.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> page = "09-11-2032 09:41 AM Halden Time\n\nTalks held\n\nHALDEN (AP) - They met for an hour.\n\nREAD MORE"
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> _ = (folder / "page.txt").write_text(page)
    >>> corpus = read_corpus(folder)
    >>> corpus.articles.loc[0, ["article_id", "title", "agency", "text"]].tolist()
    ['page', 'Talks held', 'AP', 'They met for an hour.']
    >>> corpus.removed["rule"].tolist()
    ['clock', 'dateline', 'read_more']
    """
    root = Path(path)
    if not root.exists():
        raise TableError(f"read_corpus needs a folder or a file; found nothing at {str(root)!r}. Check the path.")
    options = _Options(columns, paragraphs, tuple(agencies))
    if root.is_file() and is_table(root):
        return _read_one_table(root, manifest, options)
    listed = _find_manifest(root, manifest)
    if listed:
        return _read_listed(root, listed, options)
    return _read_found(root, options)


def _read_one_table(path: Path, manifest: object, options: _Options) -> Corpus:
    if manifest is not None:
        raise TableError(
            f"read_corpus takes manifest= for pages; {path.name} is a table. Name its columns with columns= instead."
        )
    rejected: list[tuple[str, str]] = []
    notes: list[tuple[str, str]] = []
    return gather(list(_table_reports(path, path.name, options, rejected, notes)), rejected, notes)


def _find_manifest(root: Path, given: str | os.PathLike[str] | None) -> Path | None:
    """The manifest named, else articles.csv in the folder, unless that holds the texts themselves."""
    if given is not None:
        return Path(given)
    path = root / _manifest.NAME
    if not root.is_dir() or not path.is_file():
        return None
    return None if "text" in map(str.lower, open_csv(path).columns) else path


def _read_listed(root: Path, path: Path, options: _Options) -> Corpus:
    entries, unreadable, notes = _manifest.read_manifest(path)
    folder = root if root.is_dir() else root.parent
    files = [f for f in _files(folder) if f.suffix.lower() in PAGES] if root.is_dir() else [root]
    match = _manifest.match_files(entries, folder, files, path.parent)
    found = [(file, entry) for file, entry in match.found if root.is_dir() or file == root]
    rejected = [*unreadable, *match.rejected] if root.is_dir() else []
    beside = _beside(files, [file for file, _ in found])
    rejected += [(_relative(f, folder), _unlisted(path)) for f in beside]
    notes += _passed_over([_relative(f, folder) for f in files if f not in {*beside, *(file for file, _ in found)}])
    agencies = (*options.agencies, *_manifest.iter_agencies(entries))
    changed = dict(match.notes)
    reports = (
        _with_further(read_page(file, _relative(file, folder), entry.said, agencies), entry, changed.get(file))
        for file, entry in found
    )
    return gather(reports, rejected, notes)


def _passed_over(sources: list[str]) -> list[tuple[str, str]]:
    """A manifest of one folder says nothing of another: its pages are named in a note."""
    if not sources:
        return []
    listed = ", ".join(sources[:3]) + (", ..." if len(sources) > 3 else "")
    return [("source", f"pages in folders that the manifest does not touch were passed over, {len(sources)}: {listed}")]


def _with_further(report: Report, entry: _manifest.Entry, note: str | None) -> Report:
    notes = (*report.notes, ("sha256", note)) if note else report.notes
    return report._replace(row={**report.row, **entry.further} if report.row else report.row, notes=notes)


def _beside(files: Iterable[Path], found: list[Path]) -> list[Path]:
    named = set(found)
    folders = {file.parent for file in found}
    return [file for file in files if file not in named and (file.parent in folders or not folders)]


def _unlisted(path: Path) -> str:
    return f"not in the manifest {path.name}: add a row for it, or move it away"


def _read_found(root: Path, options: _Options) -> Corpus:
    """Without a manifest: every page and every table, each by what it says of itself."""
    rejected: list[tuple[str, str]] = []
    notes: list[tuple[str, str]] = []
    files = _files(root) if root.is_dir() else [root]
    if root.is_dir() and not files:
        rejected.append(
            (root.name or str(root), "the folder holds no files to read: put pages (.txt, .html) or tables in it")
        )
    reports: list[Report] = []
    for file in files:
        source = _relative(file, root if root.is_dir() else root.parent)
        if file.suffix.lower() in PAGES:
            reports.append(read_page(file, source, {}, options.agencies))
        elif root.is_dir() and _is_measured(file):
            rejected.append(
                (source, "a table that framing measured, not a report: write tables to a folder of their own")
            )
        elif is_table(file):
            reports += _table_in_folder(file, source, options, rejected, notes)
        else:
            rejected.append((source, _no_reader(file)))
    return gather(reports, rejected, notes)


def _is_measured(file: Path) -> bool:
    """Say whether a file is one of our own tables: named like one, beside the description that comes with them."""
    package = file.with_name("datapackage.json")
    return file.stem in TABLES and package.is_file() and b'"measured_with"' in package.read_bytes()


def _table_in_folder(
    path: Path, source: str, options: _Options, rejected: list[tuple[str, str]], notes: list[tuple[str, str]]
) -> list[Report]:
    """A table among pages that cannot be read is one row of `rejected`, not the end of the reading."""
    try:
        return list(_table_reports(path, source, options, rejected, notes))
    except TableError as error:
        rejected.append((source, str(error)))
        return []


def _table_reports(
    path: Path, source: str, options: _Options, rejected: list[tuple[str, str]], notes: list[tuple[str, str]]
) -> Iterator[Report]:
    table = open_table(path)
    settled, told = map_columns(table.columns, options.columns, source)
    notes += [("columns", note) for note in (*told, *(f"{source}: {note}" for note in table.notes))]
    rejected += [(f"{source}#{row}", reason) for row, reason in table.broken]
    if not table.records and not table.broken:
        rejected.append((source, "the table has columns but no rows"))
    for number, record in enumerate(table.records, start=1):
        said, nested = read_cells(record, settled)
        report = read_record(f"{source}#{record.get('#row', number)}", said, options.paragraphs, options.agencies)
        problem = next((note for field, note in nested if field == "text"), report.problem)
        yield report._replace(notes=(*report.notes, *nested), problem=problem)


def _no_reader(path: Path) -> str:
    suffix = path.suffix.lower()
    return (
        f"no reader for {suffix or 'files without an ending'}: "
        f"{_ADVICE.get(suffix, 'save it as .txt, .html or a table')}"
    )


def _files(root: Path) -> list[Path]:
    """All files below a folder in the order of their names, hidden ones and those about the corpus left out."""
    found = (Path(where) / name for where, _, names in _walk(root) for name in names)
    return sorted(
        (f for f in found if not _is_aside(f.relative_to(root))), key=lambda f: f.relative_to(root).as_posix()
    )


def _walk(root: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Folders below a folder; of linked ones those that lie elsewhere, each once, so that no circle is walked."""
    seen: set[Path] = set()
    for where, folders, names in os.walk(root, followlinks=True):
        folders[:] = [name for name in sorted(folders) if _leads_on(Path(where) / name, root.resolve(), seen)]
        yield where, folders, names


def _leads_on(folder: Path, root: Path, seen: set[Path]) -> bool:
    if not folder.is_symlink():
        return True
    real = folder.resolve()
    known = real in seen or real.is_relative_to(root) or root.is_relative_to(real)
    seen.add(real)
    return not known


def _is_aside(path: Path) -> bool:
    return any(
        part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts
    ) or path.name.lower().startswith(_ASIDE)


def _relative(path: Path, root: Path) -> str:
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return os.fsencode(name).decode("utf-8", "replace")  # old archives hold names in other encodings
