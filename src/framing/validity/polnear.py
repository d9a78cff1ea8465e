"""Agency credits, quotations, their speakers and indirect speech against PolNeAR (Newell and others 2018)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.agencies import find_agencies
from framing.corpus.page import clean_page
from framing.quotes.finding import find_quotes
from framing.tables import TableError
from framing.validity.polnear_indirect import compare_indirect, score_indirect
from framing.validity.polnear_quotes import compare_quotations, read_article, score_quotations
from framing.validity.scores import FIGURE_COLUMNS, precision_recall


def score_polnear(path: str | Path) -> pd.DataFrame:
    """Score agency credits, quotations in marks, their speakers, and indirect speech.

    Parameters
    ----------
    path : path
        Folder with `metadata.tsv` (columns filename, wire) and the articles as
        `.txt` files, in it or in folders below it; the attributions beside them
        as `.ann` files in brat's form (Source, Cue and Content spans, linked by
        E lines).

    Returns
    -------
    DataFrame
        gold_set, part, measure, metric (precision, recall, F1), value (0 to 1), items (gold ones).

        agency credit: an article is right where the agency found is the one in
        `wire`. quotations: a gold quotation is a stretch of more than three words
        in quotation marks, four fifths of it inside gold Contents; found is what
        `find_quotes` calls direct; they match where four fifths of the longer are
        shared. speakers: right where ours overlaps the Source of the shortest
        Content that holds the quotation; names and pronouns also apart. indirect
        speech: see `score_indirect`. A part is a folder.

    Raises
    ------
    TableError
        If the metadata or the articles are not there.
    """
    folder = Path(path)
    articles = _read_articles(folder)
    right = int((articles["found"].eq(articles["wire"]) & articles["wire"].ne("")).sum())
    found, gold = int(articles["found"].ne("").sum()), int(articles["wire"].ne("").sum())
    facts = {"part": f"{len(articles)} articles", "measure": "agency credit", "items": gold}
    credit = precision_recall(right, found, gold).assign(**facts)
    files: dict[str, list[Path]] = {}
    for file in sorted(folder.rglob("*.ann")):
        files.setdefault(file.parent.name, []).append(file)
    parts = [_score_part(name, paths) for name, paths in sorted(files.items())]
    return pd.concat([credit, *parts], ignore_index=True).assign(gold_set="polnear")[FIGURE_COLUMNS]


def _score_part(name: str, files: list[Path]) -> pd.DataFrame:
    marked, indirect = [], []
    for file in files:
        text, claims = read_article(file)
        quotes = find_quotes(pd.DataFrame({"article_id": [file.stem], "text": [text]}))
        marked.append(compare_quotations(text, claims, quotes))
        indirect.append(compare_indirect(text, claims, quotes))
    figures = [score_quotations(pd.concat(marked)), score_indirect(pd.concat(indirect))]
    return pd.concat(figures).assign(part=f"{name}, {len(files)} articles")


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
