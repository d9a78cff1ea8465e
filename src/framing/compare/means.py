"""Scores of sentences -> means of reports, and of outlets over their reports."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import LEVEL, MIN_UNITS, N_BOOT, SEED, Boot
from framing.compare.outlets import UNKNOWN, as_key, estimate_grid, grid_of, named_outlets, outlets_of, with_outlet
from framing.compare.units import add_up, unit_of_reports
from framing.compare.views import view_of
from framing.tables import need, need_numbers

_MEAN_DTYPES = {
    "estimate": "float64",
    "low": "float64",
    "high": "float64",
    "confidence_level": "float64",
    "n_articles": "int64",
    "n_units": "int64",
    "n_sentences": "int64",
    "view": "str",
    "note": "str",
}


def article_means(
    sentences: pd.DataFrame, articles: pd.DataFrame, value: str = "compound_own", by: str | None = None
) -> pd.DataFrame:
    """Mean over the sentences of each report.

    Parameters
    ----------
    sentences : DataFrame
        article_id, `value`, and `by` unless it is a column of `articles`.
    articles : DataFrame
        article_id, outlet.
    value : str
        A number of each sentence. Sentences where it is missing do not count
        (`compound_own` of a sentence that is all quotation).
    by : str, optional
        A column that splits the sentences (voice, part) or the reports (event).

    Returns
    -------
    DataFrame
        article_id, outlet, [by], mean (NaN where no sentence has a value),
        n_sentences. Without `by` a row per report; with it a row per report and
        level that the report has. By outlet, then article_id.

    Raises
    ------
    TableError
        A column is missing, or a sentence's report is not in `articles`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> sentences = pd.DataFrame({"article_id": ["a", "a"], "compound_own": [0.5, 0.1]})
    >>> article_means(sentences, articles)
      article_id          outlet  mean  n_sentences
    0          a  Northline News   0.3            2
    """
    rows = sentence_values(sentences, articles, value, by, "article_means")
    return means_of_reports(rows, articles, by)


def mean_by_outlet(
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    value: str = "compound_own",
    by: str | None = None,
    *,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Mean of each outlet: the mean over its reports of each report's mean over its sentences.

    A long report counts as much as a short one. The interval draws units of evidence: a family of
    copies, or the report outside one.

    Parameters
    ----------
    sentences, articles, value, by
        As for `article_means`.
    n_boot : int
        Bootstrap samples; 0 makes no intervals.
    level : float
        Level of the interval, between 0 and 1.
    seed : int
        Seed of each outlet's bootstrap. An outlet's interval depends on its own
        reports and the seed alone: not on the other outlets, nor on row order.

    Returns
    -------
    DataFrame
        outlet, [by], estimate (unit of `value`), low, high (the interval, in that
        unit), confidence_level (of the interval, 0 to 1), n_articles (reports with
        a value), n_units (their units of evidence), n_sentences (sentences with one), view
        (of copied text; "all" where nothing was filtered), note. A row for every outlet of
        `articles` (and every level of `by`), by name; reports without an outlet
        stand last under "(unknown)". low, high and confidence_level are missing
        below five units, and the note says so.

    Raises
    ------
    TableError
        A column is missing, a sentence's report is not in `articles`, or a
        setting makes no sense.

    Notes
    -----
    The interval is that of `framing.resampling.bootstrap_interval`: BCa (Efron 1987, Journal of the
    American Statistical Association 82, 171-185) at a level widened for few units (Hesterberg 2014).
    What an outlet has in several reports of one unit is added up first. Families of copies as the
    unit, and no interval below five units, are our judgement.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Northline News"] * 2})
    >>> sentences = pd.DataFrame({"article_id": ["a", "a", "b"], "compound_own": [0.5, 0.1, 0.1]})
    >>> table = mean_by_outlet(sentences, articles)
    >>> table[["outlet", "estimate", "n_articles", "n_sentences", "note"]].values.tolist()
    [['Northline News', 0.2, 2, 3, 'fewer than 5 units: no interval']]
    """
    intervals.check_settings(n_boot, level, "mean_by_outlet")
    rows = sentence_values(sentences, articles, value, by, "mean_by_outlet")
    means = means_of_reports(rows, articles, by).dropna(subset="mean")
    means = means.assign(unit=unit_of_reports(means["article_id"], articles))
    view = view_of("mean_by_outlet", sentences=sentences)
    keys = ["outlet", by] if by else ["outlet"]
    grid = grid_of(outlets_of(articles), {by: _levels(rows[by])} if by else {})
    groups = {as_key(k): g for k, g in means.groupby(keys, sort=False)} if len(means) else {}
    boot = Boot(n_boot, level, seed)
    return estimate_grid(grid, lambda key: _mean_row(groups.get(key, means.iloc[:0]), view, boot), _MEAN_DTYPES)


def sentence_values(
    sentences: pd.DataFrame, articles: pd.DataFrame, value: str, by: str | None, caller: str
) -> pd.DataFrame:
    """article_id, outlet, value, [by] of each sentence that has a value, in an order of their own."""
    of_articles = by is not None and isinstance(sentences, pd.DataFrame) and by not in sentences.columns
    of_articles = of_articles and by in getattr(articles, "columns", ())
    wanted = ["article_id", value, *([by] if by and not of_articles else [])]
    need(sentences, wanted, caller, "score_sentiment")
    need_numbers(sentences, [value], caller)
    rows = with_outlet(sentences[wanted], articles, caller, [by] if of_articles and by else [])
    rows = rows.rename(columns={value: "value"}).dropna(subset="value")
    if by:
        rows[by] = rows[by].astype(object).where(rows[by].notna(), UNKNOWN)
    # A sum of floats depends on its order: sorted, shuffled rows give the same last digit.
    return rows.astype({"value": "float64"}).sort_values(["article_id", "value"], ignore_index=True)


def means_of_reports(rows: pd.DataFrame, articles: pd.DataFrame, by: str | None) -> pd.DataFrame:
    """article_id, outlet, [by], mean, n_sentences of each report, from `sentence_values`."""
    keys = ["article_id", *([by] if by else [])]
    means = rows.groupby(keys)["value"].agg(["mean", "size"]).rename(columns={"size": "n_sentences"}).reset_index()
    if not by:
        means = articles[["article_id"]].merge(means, on="article_id", how="left")
    means = means.assign(outlet=means["article_id"].map(articles.set_index("article_id")["outlet"]))
    means = means.assign(outlet=named_outlets(means), n_sentences=means["n_sentences"].fillna(0).astype("int64"))
    rank = {outlet: number for number, outlet in enumerate(outlets_of(means))}
    order = means.assign(_rank=means["outlet"].map(rank)).sort_values(["_rank", *keys]).index
    return means.loc[order, ["article_id", "outlet", *keys[1:], "mean", "n_sentences"]].reset_index(drop=True)


def _mean_row(means: pd.DataFrame, view: str, boot: Boot) -> tuple:
    n, n_sentences = len(means), int(means["n_sentences"].sum())
    if n == 0:
        return np.nan, *intervals.NO_INTERVAL, 0, 0, 0, view, intervals.NO_VALUE
    values = means["mean"].to_numpy()
    sums, reports = add_up(means["unit"], values, np.ones(n))
    if len(sums) < MIN_UNITS or not boot.n_boot:
        note = intervals.TOO_FEW if len(sums) < MIN_UNITS else ""
        return values.mean(), *intervals.NO_INTERVAL, n, len(sums), n_sentences, view, note
    interval = intervals.ratio_interval(sums, reports, boot)
    return values.mean(), *interval, boot.level, n, len(sums), n_sentences, view, ""


def _levels(values: pd.Series) -> list:
    found = values.drop_duplicates().tolist()
    return sorted([v for v in found if v != UNKNOWN]) + [v for v in found if v == UNKNOWN]
