"""The table of the strips: where in each report quotations and loaded phrases stand."""

from __future__ import annotations

import pandas as pd

from framing.compare.outlets import outlets_of, with_outlet
from framing.compare.views import view_of
from framing.tables import need


def phrase_places(
    sentences: pd.DataFrame, quotes: pd.DataFrame, phrases: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Where in each report quotations and loaded phrases stand.

    Parameters
    ----------
    sentences : DataFrame
        article_id, part, start, end: how far headline and text reach.
    quotes : DataFrame
        article_id, start, end; part where there is one.
    phrases : DataFrame
        article_id, start, end, term, category, voice, part.
    articles : DataFrame
        article_id, outlet.

    Returns
    -------
    DataFrame
        article_id, outlet, kind (headline, text, quote, phrase), part (headline or
        text: what start and end count in), start, end (characters), term, category,
        voice (of phrases), n_articles (reports of the outlet), view. By outlet, report and
        place. The text's end is the end of its last sentence.

    Raises
    ------
    TableError
        A column is missing, a row's report is not in `articles`, or the tables are of several views.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> sentences = pd.DataFrame(
    ...     {"article_id": ["a"] * 2, "part": ["headline", "body"], "start": [0, 0], "end": [9, 80]})
    >>> quotes = pd.DataFrame({"article_id": ["a"], "start": [20], "end": [50]})
    >>> phrases = pd.DataFrame({"article_id": ["a"], "start": [60], "end": [66], "term": ["frosty"],
    ...     "category": ["atmosphere"], "voice": ["outlet"], "part": ["body"]})
    >>> phrase_places(sentences, quotes, phrases, articles)[["kind", "start", "end", "term"]].values.tolist()
    [['headline', 0, 9, ''], ['text', 0, 80, ''], ['quote', 20, 50, ''], ['phrase', 60, 66, 'frosty']]
    """
    need(sentences, ["article_id", "part", "start", "end"], "phrase_places", "split_sentences")
    need(quotes, ["article_id", "start", "end"], "phrase_places", "find_quotes")
    need(phrases, ["article_id", "start", "end", "term", "category", "voice", "part"], "phrase_places", "find_loaded")
    view = view_of("phrase_places", sentences=sentences, quotes=quotes, phrases=phrases)
    lengths = _with_stretch(sentences).groupby(["article_id", "part"], as_index=False)["end"].max()
    marks = [
        lengths.assign(kind=lengths["part"], start=0),
        _with_stretch(quotes)[["article_id", "part", "start", "end"]].assign(kind="quote"),
        _with_stretch(phrases)[["article_id", "part", "start", "end", "term", "category", "voice"]].assign(
            kind="phrase"
        ),
    ]
    rows = with_outlet(pd.concat(marks, ignore_index=True), articles, "phrase_places")
    return _in_reading_order(rows, articles).assign(view=view).astype({"view": "str"})


def _with_stretch(rows: pd.DataFrame) -> pd.DataFrame:
    """`part` as headline or text: standfirst and body count in the same string."""
    parts = rows["part"] if "part" in rows else pd.Series("body", index=rows.index)
    return rows.assign(part=parts.eq("headline").map({True: "headline", False: "text"}).astype("str"))


def _in_reading_order(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    n = with_outlet(articles[["article_id"]], articles, "phrase_places")["outlet"].value_counts()
    rank = {outlet: number for number, outlet in enumerate(outlets_of(rows))}
    depth = {"headline": 0, "text": 0, "quote": 1, "phrase": 2}
    keys = rows.assign(
        _rank=rows["outlet"].map(rank),
        _stretch=rows["part"].map({"headline": 0, "text": 1}),
        _depth=rows["kind"].map(depth),
    )
    at = keys.sort_values(["_rank", "article_id", "_stretch", "_depth", "start", "end"], kind="stable").index
    columns = ["article_id", "outlet", "kind", "part", "start", "end", "term", "category", "voice"]
    named = dict.fromkeys(("term", "category", "voice"), "str")
    rows = rows.loc[at].reindex(columns=columns).astype(named).fillna(dict.fromkeys(named, ""))
    kinds = {"start": "int64", "end": "int64", "term": "str", "category": "str", "voice": "str"}
    return rows.assign(n_articles=rows["outlet"].map(n).astype("int64")).astype(kinds).reset_index(drop=True)
