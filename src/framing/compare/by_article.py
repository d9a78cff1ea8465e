"""Loaded phrases and tone of each report: the tables that `tell_apart` compares outlets by."""

from __future__ import annotations

import pandas as pd

from framing.compare.means import means_of_reports, sentence_values
from framing.compare.rates import COUNTED, counted_phrases, counted_words, rate_levels
from framing.compare.reports import report_table
from framing.compare.views import view_of
from framing.tables import TableError, is_number, one_of

LOADED = "loaded phrases"
TONE = "tone"
# What the words of each voice are called, for whoever reads a rate.
OF: dict[str | None, str] = {
    "outlet": "own words",
    "narration": "words of narration",
    "paraphrased": "paraphrased words",
    "quoted": "quoted words",
    None: "words",
}


def rate_by_article(  # noqa: PLR0913 - what a rate counts, as for rate_by_outlet
    phrases: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | None = "category",
    *,
    per: int = 1000,
    voice: str | None = "outlet",
    negated: bool = True,
    lexicon: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Loaded phrases and words of each report, for `tell_apart`.

    Parameters
    ----------
    phrases, sentences, by, per, voice, negated, lexicon
        As for `rate_by_outlet`.
    articles : DataFrame
        article_id, outlet; event and unit where there are any.

    Returns
    -------
    DataFrame
        article_id, outlet, event, unit, measure ("loaded phrases"), category (the level of `by`, ""
        where it is None), numerator (phrases), denominator (the words they are counted by, above 0),
        per, of (what these words are), view. A row for each report with such words and each level,
        zeros included.

    Raises
    ------
    TableError
        As `rate_by_outlet`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Northline News", "Zonal Post"]})
    >>> sentences = pd.DataFrame({"article_id": ["a", "b"], "n_own": [400, 200], "n_words": [500, 200]})
    >>> phrases = pd.DataFrame({"article_id": ["a"], "category": ["atmosphere"], "voice": ["outlet"]})
    >>> rate_by_article(phrases, sentences, articles)[["outlet", "category", "numerator", "denominator", "of"]]
               outlet    category  numerator  denominator         of
    0  Northline News  atmosphere        1.0        400.0  own words
    1      Zonal Post  atmosphere        0.0        200.0  own words
    """
    caller = "rate_by_article"
    one_of(voice, [*COUNTED, None], "voice", caller)
    if not is_number(per, whole=True) or per < 1:
        raise TableError(f"{caller} needs per, a whole number of words; found {per!r}. Write 1000.")
    counted = counted_phrases(phrases, articles, by, voice, negated, caller)
    words = counted_words(sentences, articles, voice, caller)[["article_id", "n"]]
    view = view_of(caller, phrases=phrases, sentences=sentences)
    levels = rate_levels(phrases, by, lexicon, caller)[by] if by else [""]
    grid = words.merge(pd.DataFrame({"category": pd.Series(levels, dtype="str")}), how="cross")
    counted = counted.assign(category=counted[by].astype("str") if by else "")
    found = counted.groupby(["article_id", "category"], as_index=False).size()
    rows = grid.merge(found, how="left", on=["article_id", "category"]).fillna({"size": 0})
    rows = rows.rename(columns={"size": "numerator", "n": "denominator"})
    return report_table(rows, articles, caller, measure=LOADED, per=per, of=OF[voice], view=view)


def mean_by_article(sentences: pd.DataFrame, articles: pd.DataFrame, value: str = "compound_own") -> pd.DataFrame:
    """Mean over the sentences of each report, for `tell_apart`.

    Parameters
    ----------
    sentences, value
        As for `article_means`.
    articles : DataFrame
        article_id, outlet; event and unit where there are any.

    Returns
    -------
    DataFrame
        article_id, outlet, event, unit, measure ("tone" of compound_own, else the name of the column),
        category (""), numerator (the report's mean), denominator (1: each report counts as much as another),
        per (1), of ("reports"), view. A row for each report with a value.

    Raises
    ------
    TableError
        As `article_means`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> sentences = pd.DataFrame({"article_id": ["a", "a"], "compound_own": [0.5, 0.1]})
    >>> mean_by_article(sentences, articles)[["outlet", "measure", "numerator", "denominator"]].values.tolist()
    [['Northline News', 'tone', 0.3, 1.0]]
    """
    caller = "mean_by_article"
    means = means_of_reports(sentence_values(sentences, articles, value, None, caller), articles, None)
    rows = means.dropna(subset="mean")[["article_id", "mean"]].rename(columns={"mean": "numerator"})
    rows = rows.assign(category="", denominator=1.0)
    measure = TONE if value == "compound_own" else value
    view = view_of(caller, sentences=sentences)
    return report_table(rows, articles, caller, measure=measure, per=1, of="reports", view=view)
