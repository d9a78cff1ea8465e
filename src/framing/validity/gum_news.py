"""Sentence boundaries against GUM's news texts (Universal Dependencies, CoNLL-U)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from framing.sentences import split_sentences
from framing.tables import TableError
from framing.validity.scores import FIGURE_COLUMNS, precision_recall


def score_gum_news(path: str | Path) -> pd.DataFrame:
    """Score `split_sentences` by exact spans of sentences.

    Each document is put together again from its sentences: joined by a space
    inside a paragraph, by an empty line where the annotation opens a new one.

    Parameters
    ----------
    path : path
        A `.conllu` file or a folder of them, as Universal Dependencies distributes UD_English-GUM.

    Returns
    -------
    DataFrame
        gold_set, part (the number of documents), measure, metric (precision, recall, F1), value (0 to 1),
        items (gold sentences).

    Raises
    ------
    TableError
        If there is no such file.
    """
    documents = [document for file in _files(Path(path)) for document in read_documents(file)]
    articles = pd.DataFrame([{"article_id": name, "text": text} for name, text, _ in documents])
    split = split_sentences(articles)
    found = set(zip(split["article_id"], split["start"], split["end"], strict=True))
    gold = {(name, start, end) for name, _, spans in documents for start, end in spans}
    table = precision_recall(len(found & gold), len(found), len(gold))
    part = f"{len(documents)} documents"
    return table.assign(gold_set="gum_news", part=part, measure="sentence boundaries", items=len(gold))[FIGURE_COLUMNS]


def read_documents(path: Path) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Read a CoNLL-U file: name, text and sentence spans of each document."""
    name, text, fresh = "", "", False
    spans: list[tuple[int, int]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc id ="):
            if spans:
                yield name, text, spans
            name, text, spans = line.partition("=")[2].strip(), "", []
        elif line.startswith("# newpar"):
            fresh = True
        elif line.startswith("# text ="):
            sentence = line.partition("=")[2].strip()
            text += ("\n\n" if fresh else " ") if text else ""
            spans.append((len(text), len(text) + len(sentence)))
            text, fresh = text + sentence, False
    if spans:
        yield name, text, spans


def _files(path: Path) -> list[Path]:
    files = sorted(path.glob("*.conllu")) if path.is_dir() else [path] if path.is_file() else []
    if not files:
        raise TableError(f"gum_news needs a .conllu file or a folder of them; found none at {str(path)!r}.")
    return files
