"""The table of the list of terms: each loaded term by outlet."""

from __future__ import annotations

import pandas as pd

from framing.compare.rates import rate_by_outlet


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
        (outlets with the term), n_articles, n_units, voice, view. Zeros included, so that every
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
    columns = ["outlet", "term", "category", "count", "n_words", "rate", "n_outlets", "n_articles", "n_units"]
    columns += ["voice", "view"]
    return table.assign(n_outlets=used)[columns]
