"""The table of the tone chart: sentences, reports and outlets, one under the other."""

from __future__ import annotations

import pandas as pd

from framing.compare.intervals import LEVEL, N_BOOT, SEED
from framing.compare.means import article_means, mean_by_outlet
from framing.compare.outlets import outlets_of, with_outlet
from framing.compare.views import view_of
from framing.tables import need


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
        low, high and confidence_level (of an outlet's interval), n_articles,
        n_units (units of evidence), n_sentences, view (of copied text), note. Of an
        article or an outlet without such words there is a row without a value. The level
        of the interval is not called `level`, as that column says what a row is.

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
    return arrange_points([rows.assign(view=view_of("tone_points", sentences=sentences)) for rows in levels])


def _sentence_points(rows: pd.DataFrame, quoted_from: float) -> pd.DataFrame:
    quoted = rows[rows["quoted_share"] >= quoted_from]
    columns = ["outlet", "voice", "article_id", "sentence", "value"]
    both = [
        rows.assign(voice="outlet", value=rows["compound_own"])[columns],
        quoted.assign(voice="quoted", value=quoted["compound"])[columns],
    ]
    return pd.concat(both).dropna(subset="value").astype({"value": "float64"})


def arrange_points(levels: list[pd.DataFrame]) -> pd.DataFrame:
    """Levels one under the other, each by outlet, report and sentence."""
    kinds = dict.fromkeys(["low", "high", "confidence_level"], "float64")
    kinds |= dict.fromkeys(["n_articles", "n_units", "n_sentences"], "int64") | {"view": "str", "note": "str"}
    table = pd.concat(levels, ignore_index=True)
    order = ["level", "outlet", "voice", "article_id", "sentence", "value", *kinds]
    table = table.reindex(columns=order)
    one = table["level"].map({"sentence": 0, "article": 1}).notna()
    table = table.assign(
        n_articles=table["n_articles"].where(~one, 1),
        n_units=table["n_units"].where(~one, 1),
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
