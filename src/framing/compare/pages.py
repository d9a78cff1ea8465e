"""The table of the overview: what each page held, and what was cut."""

from __future__ import annotations

import pandas as pd

from framing.compare.outlets import outlets_of, with_outlet
from framing.compare.views import view_of
from framing.tables import need, one_of


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
        lines), rule (of cut lines), unit (words, lines), count, n_articles, view (of the sentences). By
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
    columns = ["article_id", "outlet", "what", "rule", "unit", "count", "n_articles", "view"]
    counts = counts.assign(view=view_of("page_contents", sentences=sentences)).astype({"view": "str"})
    return counts[columns].reset_index(drop=True)


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
