"""Agency credits against PolNeAR's human field `wire` (Newell and others 2018)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.agencies import find_agencies
from framing.corpus.page import clean_page
from framing.tables import TableError
from framing.validity.scores import FIGURE_COLUMNS, precision_recall


def score_polnear(path: str | Path) -> pd.DataFrame:
    """Score the agencies that `read_corpus` finds in bylines, datelines and credit lines.

    Parameters
    ----------
    path : path
        Folder with `metadata.tsv` (columns filename, wire) and the articles as
        `.txt` files, in it or in folders below it.

    Returns
    -------
    DataFrame
        gold_set, part (the number of articles), measure, metric (precision,
        recall, F1), value (0 to 1), items (articles with an agency in `wire`). An
        article is right where the agency found is the one in `wire`.

    Raises
    ------
    TableError
        If the metadata or the articles are not there.
    """
    articles = _read_articles(Path(path))
    right = int((articles["found"].eq(articles["wire"]) & articles["wire"].ne("")).sum())
    found, gold = int(articles["found"].ne("").sum()), int(articles["wire"].ne("").sum())
    facts = {"gold_set": "polnear", "part": f"{len(articles)} articles", "measure": "agency credit", "items": gold}
    return precision_recall(right, found, gold).assign(**facts)[FIGURE_COLUMNS]


def _read_articles(folder: Path) -> pd.DataFrame:
    """filename, wire (agency by its canonical name, empty where there is none), found."""
    metadata = folder / "metadata.tsv"
    files = sorted(folder.rglob("*.txt"))
    if not metadata.is_file() or not files:
        raise TableError(
            f"score_polnear needs PolNeAR's metadata.tsv and its articles as .txt files; found {len(files)} .txt files"
            f" and {'a' if metadata.is_file() else 'no'} metadata.tsv in {str(folder)!r}."
        )
    wire = pd.read_csv(metadata, sep="\t", dtype=str, keep_default_na=False).drop_duplicates("filename")
    named = dict(zip(wire["filename"], wire["wire"].map(_canonical), strict=True))
    rows = [(file.stem, named.get(file.stem, ""), clean_page(file.read_text("utf-8")).agency) for file in files]
    return pd.DataFrame(rows, columns=["filename", "wire", "found"])


def _canonical(name: str) -> str:
    """PolNeAR writes "reuters" in lower case; every other name is ours."""
    return "; ".join(find_agencies(name) or find_agencies(name.title())) or name
