"""Loaded terms in use that the sentiment lexicon does not know or signs the other way."""

from __future__ import annotations

import pandas as pd

from framing.sentiment.library import default_analyzer
from framing.tables import need

GAP_COLUMNS = {
    "term": "str",
    "category": "str",
    "polarity": "str",
    "matches": "str",
    "vader": "float64",
    "gap": "str",
    "outlet": "str",
    "n": "int64",
    "n_total": "int64",
}


def sentiment_gaps(phrases: pd.DataFrame, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """List loaded terms in use that VADER does not know or signs the other way.

    Parameters
    ----------
    phrases : DataFrame
        Columns article_id, match, term, category, polarity (find_loaded).
    articles : DataFrame, optional
        Columns article_id, outlet. Without it counts are not parted by outlet,
        and outlet is empty.

    Returns
    -------
    DataFrame
        A row for each term, score, and outlet: term, category, polarity,
        matches (the forms found, lower case, joined by '; '), vader (valence of
        the form in VADER's lexicon, -4 to 4, empty where it is not there; of
        several words, the compound score of the phrase, -1 to 1), gap (missing:
        VADER sees nothing in it; opposite: it takes blame for praise or the
        other way), outlet, n (uses by the outlet), n_total (uses by all).
        Forms of one term that VADER scores differently have rows of their own.

    Raises
    ------
    TableError
        A needed column is missing.

    Notes
    -----
    The valences are those of VADER (see `score_sentiment`); which sign a term
    should have is the lexicon's judgement (polarity). Terms of polarity either
    can be missing, never opposite.

    Examples
    --------
    >>> words = ["strongman", "frosty"]
    >>> phrases = pd.DataFrame({"article_id": ["a", "b"], "match": words, "term": words, "category": "any"})
    >>> phrases = phrases.assign(polarity="negative")
    >>> sentiment_gaps(phrases)[["term", "vader", "gap", "n"]]
            term  vader       gap  n
    0     frosty    NaN   missing  1
    1  strongman    0.7  opposite  1
    """
    need(phrases, ["article_id", "match", "term", "category", "polarity"], "sentiment_gaps", "find_loaded")
    uses = phrases[["article_id", "term", "category", "polarity"]].reset_index(drop=True)
    uses["matches"] = [_as_read(match) for match in phrases["match"]]
    uses["vader"] = pd.Series([_valence(match) for match in uses["matches"]], dtype="float64")
    uses["gap"] = [_gap(polarity, vader) for polarity, vader in zip(uses["polarity"], uses["vader"], strict=True)]
    uses["outlet"] = _outlets(uses["article_id"], articles)
    return _counted(uses[uses["gap"] != ""])


def _as_read(match: object) -> str:
    return " ".join(match.lower().split()) if isinstance(match, str) else ""


def _valence(form: str) -> float | None:
    if " " in form:
        return default_analyzer().polarity_scores(form)["compound"]
    return default_analyzer().lexicon.get(form.strip("\"'.,;:!?()"))


def _gap(polarity: object, vader: float) -> str:
    if pd.isna(vader) or vader == 0:
        return "missing"
    wrong = (polarity == "negative" and vader > 0) or (polarity == "positive" and vader < 0)
    return "opposite" if wrong else ""


def _outlets(article_ids: pd.Series, articles: pd.DataFrame | None) -> pd.Series:
    if articles is None:
        return pd.Series("", article_ids.index, dtype="str")
    need(articles, ["article_id", "outlet"], "sentiment_gaps", "read_corpus")
    outlets = articles.drop_duplicates("article_id").set_index("article_id")["outlet"]
    return article_ids.map(outlets).fillna("").astype("str")


def _counted(uses: pd.DataFrame) -> pd.DataFrame:
    if uses.empty:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in GAP_COLUMNS.items()})
    term = ["term", "category", "polarity", "vader", "gap"]
    grouped = uses.groupby([*term, "outlet"], dropna=False, sort=True)
    table = grouped.agg(n=("matches", "size"), matches=("matches", _forms)).reset_index()
    table["n_total"] = table.groupby(term, dropna=False)["n"].transform("sum")
    table = table.sort_values(["term", "matches", "outlet"], kind="stable", ignore_index=True)
    return table[list(GAP_COLUMNS)].astype(GAP_COLUMNS)


def _forms(matches: pd.Series) -> str:
    return "; ".join(sorted(set(matches)))
