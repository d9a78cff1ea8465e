"""The tables that charts draw, saved as CSV beside each figure.

Each table has a row per mark of its chart, so that whoever holds the CSV can
draw the figure again.
"""

from __future__ import annotations

import pandas as pd

from framing.compare.intervals import LEVEL, N_BOOT, SEED
from framing.compare.means import article_means, mean_by_outlet
from framing.compare.outlets import outlets_of, with_outlet
from framing.compare.rates import rate_by_outlet
from framing.tables import need, one_of


def tone_points(
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    quoted_from: float = 0.5,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Points of the tone chart: sentences, reports and outlets, own words beside quoted words.

    Own words are every sentence's words outside quotation marks (`compound_own`).
    Quoted words are the sentences that are quotation for the most part (`compound`
    where `quoted_share` is `quoted_from` or more): "..., the minister said" counts
    as the minister's. The share is our judgement.

    Parameters
    ----------
    sentences : DataFrame
        article_id, sentence, quoted_share, compound, compound_own.
    articles : DataFrame
        article_id, outlet.
    quoted_from : float
        Share of a sentence's words in quotation marks, 0 to 1, from which the
        sentence counts as quoted.
    n_boot, level, seed
        As for `mean_by_outlet`.

    Returns
    -------
    DataFrame
        level (sentence, article, outlet), outlet, voice (outlet, quoted),
        article_id, sentence, value (compound score, or mean of them, -1 to 1),
        low, high, n_articles, n_sentences, note. Of an article or an outlet without
        such words there is a row without a value.

    Raises
    ------
    TableError
        A column is missing, or a sentence's report is not in `articles`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> sentences = pd.DataFrame({"article_id": ["a", "a"], "sentence": [0, 1], "quoted_share": [0.0, 0.8],
    ...     "compound": [0.5, -0.5], "compound_own": [0.5, 0.0]})
    >>> tone_points(sentences, articles)[["level", "voice", "value", "n_sentences"]].values.tolist()[5:]
    [['outlet', 'outlet', 0.25, 2], ['outlet', 'quoted', -0.5, 1]]
    """
    wanted = ["article_id", "sentence", "quoted_share", "compound", "compound_own"]
    need(sentences, wanted, "tone_points", "score_sentiment")
    points = _sentence_points(with_outlet(sentences[wanted], articles, "tone_points"), quoted_from)
    levels = [points.assign(level="sentence")]
    for voice in ("outlet", "quoted"):
        spoken = points.loc[points["voice"] == voice, ["article_id", "value"]]
        means = article_means(spoken, articles, "value").rename(columns={"mean": "value"})
        levels.append(means.assign(level="article", voice=voice))
    for voice in ("outlet", "quoted"):
        spoken = points.loc[points["voice"] == voice, ["article_id", "value"]]
        means = mean_by_outlet(spoken, articles, "value", n_boot=n_boot, level=level, seed=seed)
        levels.append(means.rename(columns={"estimate": "value"}).assign(level="outlet", voice=voice))
    return _arranged(levels)


def term_counts(
    phrases: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    voice: str | None = "outlet",
    negated: bool = True,
) -> pd.DataFrame:
    """Each loaded term by outlet, with the number of outlets that use it.

    Parameters
    ----------
    phrases, sentences, articles, voice, negated
        As for `rate_by_outlet`.

    Returns
    -------
    DataFrame
        outlet, term, category, count, n_words, rate (per 1,000 words), n_outlets
        (outlets with the term), n_articles, voice. Zeros included, so that every
        outlet is there.

    Raises
    ------
    TableError
        As `rate_by_outlet`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Alder Times", "Zonal Post"]})
    >>> sentences = pd.DataFrame({"article_id": ["a", "b"], "n_own": [400, 200], "n_words": [500, 200]})
    >>> phrases = pd.DataFrame(
    ...     {"article_id": ["a"], "term": ["frosty"], "category": ["atmosphere"], "voice": ["outlet"]})
    >>> term_counts(phrases, sentences, articles)[["outlet", "term", "count", "n_outlets"]].values.tolist()
    [['Alder Times', 'frosty', 1, 1], ['Zonal Post', 'frosty', 0, 1]]
    """
    table = rate_by_outlet(phrases, sentences, articles, "term", voice=voice, negated=negated, n_boot=0)
    used = table["count"].gt(0).groupby(table["term"]).transform("sum").astype("int64")
    columns = ["outlet", "term", "category", "count", "n_words", "rate", "n_outlets", "n_articles", "voice"]
    return table.assign(n_outlets=used)[columns]


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
        voice (of phrases), n_articles (reports of the outlet). By outlet, report and
        place. The text's end is the end of its last sentence.

    Raises
    ------
    TableError
        A column is missing, or a row's report is not in `articles`.

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
    lengths = _with_stretch(sentences).groupby(["article_id", "part"], as_index=False)["end"].max()
    marks = [
        lengths.assign(kind=lengths["part"], start=0),
        _with_stretch(quotes)[["article_id", "part", "start", "end"]].assign(kind="quote"),
        _with_stretch(phrases)[["article_id", "part", "start", "end", "term", "category", "voice"]].assign(
            kind="phrase"
        ),
    ]
    rows = with_outlet(pd.concat(marks, ignore_index=True), articles, "phrase_places")
    return _in_reading_order(rows, articles)


def page_contents(
    articles: pd.DataFrame, sentences: pd.DataFrame, removed: pd.DataFrame, *, by: str = "article_id"
) -> pd.DataFrame:
    """What each page held: the outlet's own words, quoted words, and the lines cut by each rule.

    What was cut is counted in lines, never in words, so that tables shared
    without text give the same figure as tables with it.

    Parameters
    ----------
    articles : DataFrame
        article_id, outlet.
    sentences : DataFrame
        article_id, n_words, n_own.
    removed : DataFrame
        article_id, rule; a row a line cut. `text` is not needed.
    by : {"article_id", "outlet"}
        A row per page, or the sums of each outlet (for corpora of hundreds of pages).

    Returns
    -------
    DataFrame
        article_id (empty where by="outlet"), outlet, what (own words, quoted words, cut
        lines), rule (of cut lines), unit (words, lines), count, n_articles. By
        outlet and report; every rule is there for every report, zeros included.

    Raises
    ------
    TableError
        A column is missing, or a row's report is not in `articles`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "n_words": [20], "n_own": [15]})
    >>> removed = pd.DataFrame({"article_id": ["a", "a"], "rule": ["caption", "caption"]})
    >>> page_contents(articles, sentences, removed)[["what", "rule", "count"]].values.tolist()
    [['own words', '', 15], ['quoted words', '', 5], ['cut lines', 'caption', 2]]
    """
    one_of(by, ["article_id", "outlet"], "by", "page_contents")
    need(sentences, ["article_id", "n_words", "n_own"], "page_contents", "mark_voice")
    need(removed, ["article_id", "rule"], "page_contents", "read_corpus")
    for rows in (sentences, removed):
        with_outlet(rows[["article_id"]], articles, "page_contents")
    counts = _page_counts(articles, sentences, removed)
    if by == "outlet":
        n = counts.groupby("outlet")["article_id"].nunique()
        keys = ["outlet", "what", "rule", "unit"]
        counts = counts.groupby(keys, as_index=False, sort=False)["count"].sum()
        counts = counts.assign(article_id="", n_articles=counts["outlet"].map(n).astype("int64"))
    else:
        counts = counts.assign(n_articles=1)
    columns = ["article_id", "outlet", "what", "rule", "unit", "count", "n_articles"]
    return counts[columns].reset_index(drop=True)


def _sentence_points(rows: pd.DataFrame, quoted_from: float) -> pd.DataFrame:
    quoted = rows[rows["quoted_share"] >= quoted_from]
    columns = ["outlet", "voice", "article_id", "sentence", "value"]
    both = [
        rows.assign(voice="outlet", value=rows["compound_own"])[columns],
        quoted.assign(voice="quoted", value=quoted["compound"])[columns],
    ]
    return pd.concat(both).dropna(subset="value").astype({"value": "float64"})


def _arranged(levels: list[pd.DataFrame]) -> pd.DataFrame:
    """Levels one under the other, each by outlet, report and sentence."""
    kinds = {"low": "float64", "high": "float64", "n_articles": "int64", "n_sentences": "int64", "note": "str"}
    table = pd.concat(levels, ignore_index=True)
    order = ["level", "outlet", "voice", "article_id", "sentence", "value", *kinds]
    table = table.reindex(columns=order)
    one = table["level"].map({"sentence": 0, "article": 1}).notna()
    table = table.assign(
        n_articles=table["n_articles"].where(~one, 1),
        n_sentences=table["n_sentences"].where(table["level"] != "sentence", 1),
        note=table["note"].fillna(""),
        article_id=table["article_id"].fillna(""),
        sentence=table["sentence"].astype("Int64"),
    ).astype(kinds)
    rank = {outlet: number for number, outlet in enumerate(outlets_of(table))}
    depth = table["level"].map({"sentence": 0, "article": 1, "outlet": 2})
    keys = table.assign(_depth=depth, _rank=table["outlet"].map(rank))
    at = keys.sort_values(["_depth", "_rank", "voice", "article_id", "sentence"], kind="stable").index
    return table.loc[at].reset_index(drop=True)


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
    rows = rows.loc[at].reindex(columns=columns).fillna({"term": "", "category": "", "voice": ""})
    kinds = {"start": "int64", "end": "int64", "term": "str", "category": "str", "voice": "str"}
    return rows.assign(n_articles=rows["outlet"].map(n).astype("int64")).astype(kinds).reset_index(drop=True)


def _page_counts(articles: pd.DataFrame, sentences: pd.DataFrame, removed: pd.DataFrame) -> pd.DataFrame:
    pages = with_outlet(articles[["article_id"]], articles, "page_contents")
    rank = {outlet: number for number, outlet in enumerate(outlets_of(pages))}
    pages = pages.assign(_rank=pages["outlet"].map(rank)).sort_values(["_rank", "article_id"], ignore_index=True)
    words = sentences.groupby("article_id")[["n_words", "n_own"]].sum().reindex(pages["article_id"]).fillna(0)
    cut = removed.groupby(["article_id", "rule"]).size()
    parts = [
        pages.assign(what="own words", rule="", unit="words", count=words["n_own"].to_numpy()),
        pages.assign(what="quoted words", rule="", unit="words", count=(words["n_words"] - words["n_own"]).to_numpy()),
    ]
    for rule in sorted(removed["rule"].dropna().unique()):
        lines = pages["article_id"].map(cut.xs(rule, level="rule")).fillna(0)
        parts.append(pages.assign(what="cut lines", rule=rule, unit="lines", count=lines))
    counts = pd.concat(parts, ignore_index=True).astype({"count": "int64", "rule": "str"})
    return counts.sort_values(["_rank", "article_id"], kind="stable").drop(columns="_rank")
