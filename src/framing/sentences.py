"""Articles -> sentences."""

from __future__ import annotations

import pandas as pd

from framing.boundaries import sentence_spans
from framing.tables import column_names, make, need
from framing.words import count_in_each

COLUMNS = column_names("sentences")[:8]
GIVEN = ("article_id", "title", "text", "standfirst_end")


def split_sentences(articles: pd.DataFrame) -> pd.DataFrame:
    r"""Split articles into sentences.

    Paragraphs are hard boundaries; closing quotation marks and brackets stay
    with their sentence; what holds no word joins its neighbour. Sentences are
    numbered from 0 in the report, those of the headline first.

    Parameters
    ----------
    articles : DataFrame
        Columns article_id, text; title and standfirst_end where there are any.
        Missing text or title yields no sentence.

    Returns
    -------
    DataFrame
        Columns article_id, sentence, paragraph (0: headline), part (headline,
        standfirst, body), start, end (characters of articles.text; of
        articles.title in the headline), text, n_words. ``text[start:end]`` of
        the article is exactly the text of the row.

    Raises
    ------
    TableError
        A needed column is missing.

    Notes
    -----
    Punkt: Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary
    Detection", Computational Linguistics 32(4), 2006, as NLTK has it, with
    abbreviations from ``lexicons/abbreviations.txt`` instead of training.

    Examples
    --------
    >>> text = 'Talks in the U.S. The envoy left. "Why?" she said.'
    >>> split_sentences(pd.DataFrame({"article_id": ["a"], "text": [text]}))[["sentence", "start", "end", "text"]]
       sentence  start  end               text
    0         0      0   17  Talks in the U.S.
    1         1     18   33    The envoy left.
    2         2     34   50   "Why?" she said.
    """
    need(articles, ["article_id", "text"], "split_sentences", "read_corpus")
    blank = [None] * len(articles)
    given = (articles[name].tolist() if name in articles else blank for name in GIVEN)
    columns: dict[str, list] = {name: [] for name in COLUMNS[:-1]}
    for article, title, text, standfirst in zip(*given, strict=True):
        first = len(columns["text"])
        if isinstance(title, str):
            _add_headline(columns, title)
        if isinstance(text, str):
            _add_text(columns, text, 0 if pd.isna(standfirst) else int(standfirst))
        n = len(columns["text"]) - first
        columns["article_id"] += [article] * n
        columns["sentence"] += range(n)
    if not columns["text"]:
        return make("sentences", {}, COLUMNS)
    return make("sentences", {**columns, "n_words": count_in_each(columns["text"])}, COLUMNS)


def _add_headline(columns: dict[str, list], title: str) -> None:
    """Add the sentences of a headline, from the column paragraph on."""
    spans = [(start, end) for _, start, end in sentence_spans(title)]
    _add_spans(columns, title, spans)
    columns["paragraph"] += [0] * len(spans)
    columns["part"] += ["headline"] * len(spans)


def _add_text(columns: dict[str, list], text: str, standfirst_end: int) -> None:
    """Add the sentences of a text, from the column paragraph on."""
    spans = sentence_spans(text)
    _add_spans(columns, text, [(start, end) for _, start, end in spans])
    columns["paragraph"] += [paragraph for paragraph, *_ in spans]
    columns["part"] += ["standfirst" if start < standfirst_end else "body" for _, start, _ in spans]


def _add_spans(columns: dict[str, list], text: str, spans: list[tuple[int, int]]) -> None:
    columns["start"] += [start for start, _ in spans]
    columns["end"] += [end for _, end in spans]
    columns["text"] += [text[start:end] for start, end in spans]
