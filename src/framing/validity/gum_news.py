"""Sentence boundaries against GUM's news texts (Universal Dependencies, CoNLL-U)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pandas as pd

from framing.resampling import Boot
from framing.sentences import split_sentences
from framing.tables import TableError
from framing.validity.reading import read_gold_lines
from framing.validity.resampled import BOOT, Figure, alike, from_sums, tell
from framing.validity.scores import PRECISION_RECALL

Spans = list[tuple[int, int]]
Document = tuple[str, str, Spans]  # name, text, gold sentences
Split = Callable[[str], Spans]

OURS = "sentence boundaries"
PUNKT, PYSBD = "NLTK Punkt, no abbreviations", "pySBD"
PARAGRAPH = re.compile(r"[^\n]+")
NEWS = "_news_"


def score_gum_news(path: str | Path, boot: Boot = BOOT) -> pd.DataFrame:
    """Score `split_sentences` by exact spans of sentences.

    Each document is put together again from its sentences: joined by a space
    inside a paragraph, by an empty line where the annotation opens a new one.

    Parameters
    ----------
    path : path
        A `.conllu` file or a folder of them, as Universal Dependencies distributes
        UD_English-GUM (`en_gum-ud-train.conllu` and so on) or as GUM itself does, a file
        a document. Where documents of GUM are of several kinds, news alone is scored.
    boot : Boot
        Draws, level and seed of the intervals.

    Returns
    -------
    DataFrame
        A row a figure, as `validate` describes: precision, recall, F1 (0 to 1) of gold
        sentences (items); units are documents. The baselines are NLTK's Punkt as it comes,
        without a list of abbreviations, and pySBD (0.3) where it is installed; both are
        given a paragraph at a time, as ours finds them itself.

    Raises
    ------
    TableError
        If there is no such file, or no document in it.
    """
    documents = _news([document for file in _files(Path(path)) for document in read_documents(file)])
    if not documents:
        raise TableError(
            f"gum_news needs documents that begin with '# newdoc id ='; found none in {Path(path).name}. "
            "Give the .conllu file as its publishers distribute it."
        )
    found = {OURS: _ours(documents), **{name: _theirs(documents, split) for name, split in _rivals().items()}}
    n_gold = sum(len(spans) for _, _, spans in documents)
    note = "" if find_spec("pysbd") else "pySBD is not installed and not scored: pip install pysbd"
    figures = [
        Figure(name, metric, from_sums(_counts(documents, spans), score), n_gold, "" if name == OURS else OURS, why)
        for (name, spans), why in zip(found.items(), [note, "", ""], strict=False)
        for metric, score in PRECISION_RECALL.items()
    ]
    return tell(
        figures,
        alike("documents", len(documents)),
        boot,
        "gum_news",
        f"{len(documents)} document{'s' * (len(documents) != 1)}",
    )


def _counts(documents: list[Document], found: dict[str, Spans]) -> list[tuple[int, int, int, int]]:
    """A row a document, as PRECISION_RECALL takes them."""
    rows = []
    for name, _, gold in documents:
        right = len(set(found.get(name, [])) & set(gold))
        rows.append((right, len(found.get(name, [])), right, len(gold)))
    return rows


def _ours(documents: list[Document]) -> dict[str, Spans]:
    articles = pd.DataFrame([{"article_id": name, "text": text} for name, text, _ in documents])
    split = split_sentences(articles)
    spans: dict[str, Spans] = {}
    for name, start, end in zip(split["article_id"], split["start"], split["end"], strict=True):
        spans.setdefault(name, []).append((int(start), int(end)))
    return spans


def _theirs(documents: list[Document], split: Split) -> dict[str, Spans]:
    return {
        name: [
            (paragraph.start() + start, paragraph.start() + end)
            for paragraph in PARAGRAPH.finditer(text)
            for start, end in split(paragraph.group())
        ]
        for name, text, _ in documents
    }


def _rivals() -> dict[str, Split]:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    punkt = PunktSentenceTokenizer()
    rivals: dict[str, Split] = {PUNKT: lambda text: list(punkt.span_tokenize(text))}
    if find_spec("pysbd"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python has some for its source
            segmenter = import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
        rivals[PYSBD] = lambda text: [_trimmed(one.start, one.sent) for one in segmenter.segment(text)]
    return rivals


def _trimmed(start: int, sentence: str) -> tuple[int, int]:
    """Place of a sentence without the spaces around it.

    >>> _trimmed(5, "It rained. ")
    (5, 15)
    """
    start += len(sentence) - len(sentence.lstrip())
    return start, start + len(sentence.strip())


def read_documents(path: Path) -> Iterator[Document]:
    """Read a CoNLL-U file: name, text and sentence spans of each document."""
    name, text, fresh = "", "", False
    spans: Spans = []
    for line in read_gold_lines(path, "gum_news", ".conllu"):
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


def _news(documents: list[Document]) -> list[Document]:
    """News alone, where names of documents tell it; else all."""
    return [document for document in documents if NEWS in document[0]] or documents


def _files(path: Path) -> list[Path]:
    files = sorted(path.glob("*.conllu")) if path.is_dir() else [path] if path.is_file() else []
    if not files:
        raise TableError(f"gum_news needs a .conllu file or a folder of them; found none at {str(path)!r}.")
    return files
