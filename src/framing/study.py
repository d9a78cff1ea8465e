"""All the tables of a corpus: measured, saved, and opened again."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing import tables as _tables
from framing.compare import mark_units
from framing.corpus import Corpus, read_corpus
from framing.datapackage import describe_tables
from framing.passives import find_passives
from framing.phrases import find_loaded
from framing.quotes import find_quotes, mark_sentence, mark_voice
from framing.sentences import split_sentences
from framing.sentiment import score_sentiment
from framing.tables import TABLES, TableError, one_of
from framing.vocabulary import split_words
from framing.wire import align_copies, diff_words, mark_origin, match_wire

FORMATS = ("csv", "parquet")
FEW = 5  # words of a report that a shared table may hold in one cell


def measure(corpus: Corpus | str | os.PathLike[str], lexicon: pd.DataFrame | None = None) -> dict[str, pd.DataFrame]:
    r"""Run every measure on a corpus.

    Parameters
    ----------
    corpus : Corpus or path
        What `read_corpus` returned, or what it can read.
    lexicon : DataFrame, optional
        Terms as `read_lexicon` returns them; the shipped list if left out.

    Returns
    -------
    dict of str to DataFrame
        The tables under their names: articles, rejected, removed, notes,
        sentences, quotes, phrases, passives, words, families, alignment, edits. Their columns,
        with units and ranges, stand in `framing.tables`.

    Raises
    ------
    TableError
        If the corpus cannot be read at all.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> page = "A frosty meeting\n\nThe strongman met his guest. “We talked at length,” he said.\n"
    >>> _ = (folder / "page.txt").write_text(page, encoding="utf-8")
    >>> tables = measure(folder)
    >>> tables["phrases"][["match", "category", "voice"]]
           match      category   voice
    0     frosty    atmosphere  outlet
    1  strongman  person_label  outlet
    """
    if not isinstance(corpus, Corpus):
        corpus = read_corpus(corpus)
    quotes = find_quotes(corpus.articles)
    sentences = split_sentences(corpus.articles).pipe(mark_voice, quotes).pipe(score_sentiment)
    quotes = mark_sentence(quotes, sentences)
    phrases = find_loaded(sentences, quotes, lexicon)
    families = match_wire(sentences, quotes, corpus.articles)
    alignment = align_copies(families, sentences)
    edits = diff_words(alignment, sentences, quotes, lexicon)
    marked = mark_origin(sentences, families, alignment)
    return {
        **corpus._asdict(),
        "articles": mark_units(corpus.articles, families),
        "sentences": marked,
        "quotes": mark_origin(quotes, families, alignment),
        "phrases": mark_origin(phrases, families, alignment, edits),
        "passives": mark_origin(find_passives(sentences, quotes), families, alignment),
        "words": split_words(marked),
        "families": families,
        "alignment": alignment,
        "edits": edits,
    }


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
    >>> folder = tempfile.mkdtemp()
    >>> notes = _tables.make("notes", [{"article_id": "a", "field": "outlet", "note": "unknown"}])
    >>> [path.name for path in save_tables({"notes": notes}, folder)]
    ['notes.csv', 'datapackage.json']
    """
    one_of(format, FORMATS, "format", "save_tables")
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise TableError(f"save_tables needs a folder to write to; found the file {str(folder)!r}. Name another place.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TableError(f"save_tables cannot make {str(folder)!r}: {error.strerror}. Name another place.") from error
    _check_place(folder, tables, format)
    kept = {name: table if text else without_text(table, name) for name, table in tables.items()}
    written = [_write_whole(folder / f"{name}.{format}", _WRITERS[format](table)) for name, table in kept.items()]
    package = describe_tables(kept, format, title or folder.resolve().name)
    described = json.dumps(package, indent=2, ensure_ascii=False) + "\n"
    return [*written, _write_whole(folder / "datapackage.json", lambda path: path.write_text(described, "utf-8"))]


def _check_place(folder: Path, names: Iterable[str], format: str) -> None:
    """Refuse a folder where the tables would take the place of a manifest, or stand beside older ones of their name."""
    mixed = [path.name for name in names for f in FORMATS if f != format and (path := folder / f"{name}.{f}").exists()]
    if mixed:
        raise TableError(
            f"save_tables needs a folder without {mixed[0]}: of two tables of one name, the older might be opened. "
            "Name another place, or take it away."
        )
    listed = folder / "articles.csv"
    if format == "csv" and listed.is_file() and not _is_measured(listed):
        raise TableError(
            f"save_tables would write over {str(listed)!r}, which is not a table it made but a manifest, or texts. "
            "Name another place."
        )


def _is_measured(path: Path) -> bool:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        return {"article_id", "n_words", "source"} <= set(file.readline().strip().split(","))


def without_text(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Leave out the columns of table `name` that hold wording of the reports, and shorten changed wording.

    >>> rows = [{"article_id": "a", "line": 1, "rule": "clock", "text": "9 AM"}]
    >>> without_text(_tables.make("removed", rows), "removed")
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


def open_tables(folder: str | os.PathLike[str]) -> dict[str, pd.DataFrame]:
    """Open the tables that `save_tables` wrote.

    Parameters
    ----------
    folder : path
        Holds `articles.csv` or `articles.parquet` and the other tables.

    Returns
    -------
    dict of str to DataFrame
        Those of the known tables that are there, with their dtypes.

    Raises
    ------
    TableError
        If there is no articles table, or a column cannot be read as what it should hold.

    Examples
    --------
    >>> folder = tempfile.mkdtemp()
    >>> _ = save_tables({"articles": _tables.make("articles", [{"article_id": "001", "outlet": "Courier"}])}, folder)
    >>> open_tables(folder)["articles"]
      article_id   outlet
    0        001  Courier
    """
    folder = Path(folder)
    tables = {name: _open(path, name) for name in TABLES if (path := _saved(folder, name))}
    if "articles" not in tables:
        found = ", ".join(sorted(p.name for p in folder.iterdir())[:8]) if folder.is_dir() else "no such folder"
        raise TableError(
            f"open_tables needs articles.csv or articles.parquet in {str(folder)!r}; found {found or 'nothing'}. "
            "`framing measure SOURCE --out DIR` writes them."
        )
    return tables


def open_study(source: str | os.PathLike[str]) -> dict[str, pd.DataFrame]:
    r"""Measure a corpus where its texts are at hand, else open its measured tables.

    So one notebook serves both a corpus that comes with its texts and one whose
    texts may not be passed on.

    Parameters
    ----------
    source : path
        A corpus as `read_corpus` takes it, or a folder with saved tables.

    Returns
    -------
    dict of str to DataFrame
        As `measure` returns them; without text columns where only tables were there.

    Raises
    ------
    TableError
        If there are neither texts nor tables, or some of the tables are missing.

    Examples
    --------
    >>> folder = Path(tempfile.mkdtemp())
    >>> page = "Talks held\n\nThe envoys met on Monday for two hours.\n"
    >>> _ = (folder / "page.txt").write_text(page, encoding="utf-8")
    >>> len(open_study(folder)["sentences"])
    2
    """
    folder = Path(source)
    if not _saved(folder, "sentences"):
        return measure(folder)
    corpus = read_corpus(folder) if has_texts(folder) else None
    return measure(corpus) if corpus is not None and len(corpus.articles) else _whole(open_tables(folder), folder)


def _whole(tables: dict[str, pd.DataFrame], folder: Path) -> dict[str, pd.DataFrame]:
    missing = [name for name in TABLES if name not in tables]
    if missing:
        raise TableError(
            f"open_study needs every table that measure() makes; found no {', '.join(missing)} in {str(folder)!r}: an "
            "older version wrote them. Write them anew with `framing measure SOURCE --out DIR`."
        )
    return tables


def has_texts(folder: Path) -> bool:
    """Say whether a folder of saved tables has its reports beside them, in `text/`.

    >>> has_texts(Path("no/such/folder"))
    False
    """
    texts = folder / "text"
    return texts.is_dir() and any(not p.name.startswith(".") for p in texts.iterdir())


def _saved(folder: Path, name: str) -> Path | None:
    return next((p for f in FORMATS if (p := folder / f"{name}.{f}").is_file()), None)


def _open(path: Path, name: str) -> pd.DataFrame:
    if path.suffix == ".parquet":
        return _tables.make(name, pd.read_parquet(path))
    kinds = {c.name: c.kind for c in TABLES[name]}
    dtypes = {n: _tables.DTYPES[k] for n, k in kinds.items() if k != "date"}
    dates = [n for n, k in kinds.items() if k == "date"]
    try:
        frame = pd.read_csv(path, dtype=dtypes, keep_default_na=False, na_values=[""])
        for column in frame.columns.intersection(dates):
            frame[column] = pd.to_datetime(frame[column], format="%Y-%m-%d")
        return _tables.make(name, frame)
    except ValueError as error:
        raise TableError(
            f"open_tables cannot read {path.name}: {error}. Write it anew with `framing measure SOURCE --out DIR`."
        ) from error


def _csv(table: pd.DataFrame) -> Callable[[Path], Any]:
    return lambda path: table.to_csv(
        path, index=False, float_format="%.6g", date_format="%Y-%m-%d", lineterminator="\n"
    )


def _parquet(table: pd.DataFrame) -> Callable[[Path], Any]:
    return lambda path: table.to_parquet(path, index=False)


_WRITERS = {"csv": _csv, "parquet": _parquet}


def _write_whole(path: Path, write: Callable[[Path], Any]) -> Path:
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
