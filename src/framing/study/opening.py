"""The tables of a corpus, opened again."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd

from framing import tables as _tables
from framing.corpus import read_corpus
from framing.study.mapping import Tables
from framing.study.measuring import measure
from framing.study.saving import FORMATS
from framing.tables import TABLES, TableError


def open_tables(folder: str | os.PathLike[str]) -> Tables:
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
    >>> import tempfile
    >>> from framing.study.saving import save_tables
    >>> folder = tempfile.mkdtemp()
    >>> _ = save_tables({"articles": _tables.make("articles", [{"article_id": "001", "outlet": "Courier"}])}, folder)
    >>> open_tables(folder)["articles"]
      article_id   outlet
    0        001  Courier
    """
    folder = Path(folder)
    tables = Tables({name: _open(path, name) for name in TABLES if (path := _saved(folder, name))})
    if "articles" not in tables:
        found = ", ".join(sorted(p.name for p in folder.iterdir())[:8]) if folder.is_dir() else "no such folder"
        raise TableError(
            f"open_tables needs articles.csv or articles.parquet in {str(folder)!r}; found {found or 'nothing'}. "
            "`framing measure SOURCE --out DIR` writes them."
        )
    return tables


def open_study(source: str | os.PathLike[str]) -> Tables:
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
    >>> import tempfile
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


def _whole(tables: Tables, folder: Path) -> Tables:
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
