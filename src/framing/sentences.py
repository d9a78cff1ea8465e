"""Articles -> sentences."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from framing.boundaries import sentence_spans
from framing.tables import column_names, make, need
from framing.words import count_words

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
    rows = [
        (article, number, *row)
        for article, title, text, standfirst in zip(*given, strict=True)
        for number, row in enumerate(_article_rows(title, text, standfirst))
    ]
    columns = dict(zip(COLUMNS, zip(*rows, strict=True), strict=True)) if rows else {}
    return make("sentences", columns, COLUMNS)


def _article_rows(title: object, text: object, standfirst: object) -> Iterator[tuple]:
    """Values of the columns from paragraph on, for each sentence."""
    if isinstance(title, str):
        for _, start, end in sentence_spans(title):
            words = title[start:end]
            yield 0, "headline", start, end, words, count_words(words)
    if isinstance(text, str):
        standfirst_end = 0 if pd.isna(standfirst) else int(standfirst)  # type: ignore[call-overload]
        for paragraph, start, end in sentence_spans(text):
            words = text[start:end]
            yield paragraph, "standfirst" if start < standfirst_end else "body", start, end, words, count_words(words)
