"""Quotations + the number of the sentence in which each begins."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable

import pandas as pd

from framing.tables import DTYPES, need

Begin = tuple[int, int, int]  # first character, one past the last, number of the sentence


def mark_sentence(quotes: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Say of each quotation in which sentence of its report it begins.

    One that runs over several sentences, or paragraphs, has the number of its first.

    Parameters
    ----------
    quotes : DataFrame
        Columns article_id, start; part to tell headlines, as from `find_quotes`; without it
        all rows are taken for text.
    sentences : DataFrame
        Columns article_id, sentence, part, start, end, as from `split_sentences`.

    Returns
    -------
    DataFrame
        `quotes`, same rows and index, with column sentence: its number in the report, from 0 with the
        headline; missing where `sentences` has none at that place.

    Raises
    ------
    TableError
        A column is missing.

    Examples
    --------
    >>> from framing.quotes.finding import find_quotes
    >>> from framing.sentences import split_sentences
    >>> text = 'It rained. "We wait," he said. "Then we go. All of us."'
    >>> articles = pd.DataFrame({"article_id": ["a"], "title": ["No talks"], "text": [text]})
    >>> mark_sentence(find_quotes(articles), split_sentences(articles))[["text", "sentence"]].values.tolist()
    [['We wait,', 2], ['Then we go. All of us.', 3]]
    """
    need(quotes, ["article_id", "start"], "mark_sentence", "find_quotes")
    need(sentences, ["article_id", "sentence", "part", "start", "end"], "mark_sentence", "split_sentences")
    begins = _begins(sentences)
    headline = quotes["part"].eq("headline") if "part" in quotes else [False] * len(quotes)
    found = [
        _sentence_at(begins.get((article, bool(is_title)), []), start)
        for article, is_title, start in zip(quotes["article_id"], headline, quotes["start"], strict=True)
    ]
    return quotes.assign(sentence=pd.Series(found, index=quotes.index, dtype=DTYPES["whole"]))


def _begins(sentences: pd.DataFrame) -> dict[tuple[Hashable, bool], list[Begin]]:
    """Places of the sentences of each report, in order; those of its headline apart, which has offsets of its own."""
    found: dict[tuple[Hashable, bool], list[Begin]] = {}
    columns = (sentences[name].tolist() for name in ("article_id", "part", "start", "end", "sentence"))
    for article, part, start, end, number in sorted(zip(*columns, strict=True), key=lambda row: row[2]):
        found.setdefault((article, part == "headline"), []).append((start, end, number))
    return found


def _sentence_at(places: list[Begin], character: int) -> int | None:
    at = bisect_right(places, character, key=lambda place: place[0]) - 1
    return places[at][2] if at >= 0 and character < places[at][1] else None
