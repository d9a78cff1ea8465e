"""Measures of sentences and phrases -> estimates by outlet, each with its counts.

The unit is the report: an outlet's estimate comes from its reports, and an
interval says how far it would move with other reports of the same outlet.
Resampling sentences would make the intervals too short, as the sentences of a
report share their subject and their writer.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from framing import intervals
from framing.intervals import LEVEL, MIN_ARTICLES, N_BOOT, SEED
from framing.tables import TableError, need, one_of

UNKNOWN = "(unknown)"


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
    rows = _values(sentences, articles, value, by, "article_means")
    return _article_means(rows, articles, by)


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

    A long report counts as much as a short one, since the report is the unit.

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
        outlet, [by], estimate (unit of `value`), low, high, n_articles,
        n_sentences, note. A row for every outlet of `articles` (and every level of
        `by`), by name; reports without an outlet stand last under "(unknown)".
        low and high are missing below five reports, and the note says so.

    Raises
    ------
    TableError
        A column is missing, a sentence's report is not in `articles`, or a
        setting makes no sense.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Northline News"] * 2})
    >>> sentences = pd.DataFrame({"article_id": ["a", "a", "b"], "compound_own": [0.5, 0.1, 0.1]})
    >>> table = mean_by_outlet(sentences, articles)
    >>> table[["outlet", "estimate", "n_articles", "n_sentences", "note"]].values.tolist()
    [['Northline News', 0.2, 2, 3, 'fewer than 5 articles: no interval']]
    """
    intervals.check_settings(n_boot, level, "mean_by_outlet")
    rows = _values(sentences, articles, value, by, "mean_by_outlet")
    means = _article_means(rows, articles, by).dropna(subset="mean")
    keys = ["outlet", by] if by else ["outlet"]
    grid = _grid(outlets_of(articles), {by: _levels(rows[by])} if by else {})
    groups = {_key(k): g for k, g in means.groupby(keys, sort=False)} if len(means) else {}
    made = [_mean_row(groups.get(_key(tuple(key)), means.iloc[:0]), n_boot, level, seed) for key in grid.values]
    return grid.join(pd.DataFrame(made, columns=[*_MEAN_DTYPES]).astype(_MEAN_DTYPES))


def rate_by_outlet(  # noqa: PLR0913 - the settings of a bootstrap are shown, not hidden in an object
    phrases: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    by: str | None = "category",
    *,
    per: int = 1000,
    voice: str | None = "outlet",
    negated: bool = True,
    lexicon: pd.DataFrame | None = None,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Loaded phrases per 1,000 words of each outlet.

    The rate is a ratio of sums: all matches of the outlet by all its words.

    Parameters
    ----------
    phrases : DataFrame
        article_id, voice, `by`; negated where it is needed.
    sentences : DataFrame
        article_id, n_own, n_words: the words to count by, headline included. To leave
        headlines out, filter `phrases` and `sentences` by part alike.
    articles : DataFrame
        article_id, outlet.
    by : str, optional
        Column of `phrases` to split by: category, term (its category comes along),
        strength, part; None for all phrases together.
    per : int
        Words the rate is given for.
    voice : {"outlet", "quoted", None}
        outlet: phrases of the outlet's own words by own words (n_own). quoted: what
        stands in quotation marks, scare quotes among it, by quoted words
        (n_words - n_own). None: all phrases by all words.
    negated : bool
        True counts negated matches too ("no strongman"): the outlet chose the
        word. False leaves them out.
    lexicon : DataFrame, optional
        Its values of `by` get rows as well, so that a category nobody uses is
        shown as zero.
    n_boot, level, seed
        As for `mean_by_outlet`.

    Returns
    -------
    DataFrame
        outlet, [by], [category], count, n_words, rate (per `per` words), low, high,
        n_articles (reports with such words), voice ("outlet", "quoted", "all"), per,
        note. Every outlet of `articles` times every level has its row, zeros
        included. Where an outlet of five or more reports has no match, low is 0 and
        high the bound of `intervals.none_found_high`.

    Raises
    ------
    TableError
        A column is missing, a phrase's or sentence's report is not in `articles`,
        or a setting makes no sense.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "n_own": [400], "n_words": [500]})
    >>> phrases = pd.DataFrame({"article_id": ["a"], "category": ["atmosphere"], "voice": ["outlet"]})
    >>> table = rate_by_outlet(phrases, sentences, articles)
    >>> table[["outlet", "category", "count", "n_words", "rate"]].values.tolist()
    [['Northline News', 'atmosphere', 1, 400, 2.5]]
    """
    caller = "rate_by_outlet"
    intervals.check_settings(n_boot, level, caller)
    one_of(voice, ["outlet", "quoted", None], "voice", caller)
    counted = _counted(phrases, articles, by, voice, negated, caller)
    words = _words(sentences, articles, voice, caller)
    keys = ["outlet", by] if by else ["outlet"]
    matches = {_key(k): g.groupby("article_id").size() for k, g in counted.groupby(keys)}
    texts = dict(list(words.groupby("outlet")))
    grid = _grid(outlets_of(articles), _rate_levels(phrases, by, lexicon, caller))
    made = []
    for key in grid[keys].values:
        own = texts.get(key[0], words.iloc[:0])
        made.append(_rate_row(own, matches.get(_key(tuple(key))), per, n_boot, level, seed))
    table = grid.join(pd.DataFrame(made, columns=[*_RATE_DTYPES]).astype(_RATE_DTYPES))
    table.insert(table.columns.get_loc("note"), "voice", pd.Series(voice or "all", index=table.index, dtype="str"))
    table.insert(table.columns.get_loc("note"), "per", per)
    return table


def outlets_of(articles: pd.DataFrame) -> list[str]:
    """Outlets by name, "(unknown)" last.

    >>> outlets_of(pd.DataFrame({"outlet": ["Zonal Post", None, "Alder Times"]}))
    ['Alder Times', 'Zonal Post', '(unknown)']
    """
    named = set(named_outlets(articles))
    return sorted(named - {UNKNOWN}) + sorted(named & {UNKNOWN})


def named_outlets(articles: pd.DataFrame) -> pd.Series:
    """The outlet of each report, "(unknown)" where none is given.

    >>> named_outlets(pd.DataFrame({"outlet": ["Zonal Post", None]}, index=[7, 9])).to_dict()
    {7: 'Zonal Post', 9: '(unknown)'}
    """
    outlets = articles["outlet"].astype("str")
    return outlets.where(outlets.notna() & (outlets.str.strip() != ""), UNKNOWN)


def with_outlet(rows: pd.DataFrame, articles: pd.DataFrame, caller: str, further: Iterable[str] = ()) -> pd.DataFrame:
    """Rows of any table with their report's outlet (and `further` columns of `articles`).

    Raises
    ------
    TableError
        A report stands twice in `articles`, or a row's report is not there.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": [None]})
    >>> with_outlet(pd.DataFrame({"article_id": ["a"]}), articles, "me")["outlet"].tolist()
    ['(unknown)']
    """
    need(articles, ["article_id", "outlet", *further], caller, "read_corpus")
    twice = articles.loc[articles["article_id"].duplicated(), "article_id"]
    if len(twice):
        raise TableError(
            f"{caller} needs each article_id once in articles; found {twice.iloc[0]!r} more than once. "
            "Drop the repeated rows."
        )
    missing = rows.loc[~rows["article_id"].isin(articles["article_id"]), "article_id"].drop_duplicates()
    if len(missing):
        raise TableError(
            f"{caller} needs the report of every row in articles; {len(missing)} are not there, such as "
            f"{missing.iloc[0]!r}. Filter both tables alike, or pass all articles."
        )
    facts = articles.assign(outlet=named_outlets(articles)).set_index("article_id")
    return rows.assign(**{name: rows["article_id"].map(facts[name]) for name in ("outlet", *further)})


_MEAN_DTYPES = {
    "estimate": "float64",
    "low": "float64",
    "high": "float64",
    "n_articles": "int64",
    "n_sentences": "int64",
    "note": "str",
}
_RATE_DTYPES = {
    "count": "int64",
    "n_words": "int64",
    "rate": "float64",
    "low": "float64",
    "high": "float64",
    "n_articles": "int64",
    "note": "str",
}


def _values(sentences: pd.DataFrame, articles: pd.DataFrame, value: str, by: str | None, caller: str) -> pd.DataFrame:
    """article_id, outlet, value, [by] of each sentence that has a value, in an order of their own."""
    of_articles = by is not None and isinstance(sentences, pd.DataFrame) and by not in sentences.columns
    of_articles = of_articles and by in getattr(articles, "columns", ())
    wanted = ["article_id", value, *([by] if by and not of_articles else [])]
    need(sentences, wanted, caller, "score_sentiment")
    rows = with_outlet(sentences[wanted], articles, caller, [by] if of_articles and by else [])
    rows = rows.rename(columns={value: "value"}).dropna(subset="value")
    if by:
        rows[by] = rows[by].astype(object).where(rows[by].notna(), UNKNOWN)
    # A sum of floats depends on its order: sorted, shuffled rows give the same last digit.
    return rows.astype({"value": "float64"}).sort_values(["article_id", "value"], ignore_index=True)


def _article_means(rows: pd.DataFrame, articles: pd.DataFrame, by: str | None) -> pd.DataFrame:
    keys = ["article_id", *([by] if by else [])]
    means = rows.groupby(keys)["value"].agg(["mean", "size"]).rename(columns={"size": "n_sentences"}).reset_index()
    if not by:
        means = articles[["article_id"]].merge(means, on="article_id", how="left")
    means = means.assign(outlet=means["article_id"].map(articles.set_index("article_id")["outlet"]))
    means = means.assign(outlet=named_outlets(means), n_sentences=means["n_sentences"].fillna(0).astype("int64"))
    rank = {outlet: number for number, outlet in enumerate(outlets_of(means))}
    order = means.assign(_rank=means["outlet"].map(rank)).sort_values(["_rank", *keys]).index
    return means.loc[order, ["article_id", "outlet", *keys[1:], "mean", "n_sentences"]].reset_index(drop=True)


def _mean_row(means: pd.DataFrame, n_boot: int, level: float, seed: int) -> tuple:
    n, n_sentences = len(means), int(means["n_sentences"].sum())
    if n == 0:
        return np.nan, np.nan, np.nan, 0, 0, intervals.NO_VALUE
    values = means["mean"].to_numpy()
    low, high = np.nan, np.nan
    if n >= MIN_ARTICLES and n_boot:
        low, high = intervals.mean_interval(values, n_boot, level, seed)
    return values.mean(), low, high, n, n_sentences, intervals.TOO_FEW if n < MIN_ARTICLES else ""


def _counted(
    phrases: pd.DataFrame, articles: pd.DataFrame, by: str | None, voice: str | None, negated: bool, caller: str
) -> pd.DataFrame:
    needed = ["article_id", *([by] if by else []), *(["voice"] if voice else []), *([] if negated else ["negated"])]
    needed += ["category"] if by == "term" else []
    need(phrases, needed, caller, "find_loaded")
    rows = with_outlet(phrases[list(dict.fromkeys(needed))], articles, caller)
    if voice:
        rows = rows[rows["voice"].isin({"outlet": ["outlet"], "quoted": ["quoted", "scare"]}[voice])]
    return rows if negated else rows[~rows["negated"].astype(bool)]


def _words(sentences: pd.DataFrame, articles: pd.DataFrame, voice: str | None, caller: str) -> pd.DataFrame:
    """article_id, outlet, n: the words of each report to count by, reports without any left out."""
    needed = {"outlet": ["n_own"], "quoted": ["n_words", "n_own"], None: ["n_words"]}[voice]
    need(sentences, ["article_id", *needed], caller, "mark_voice")
    rows = with_outlet(sentences[["article_id", *needed]], articles, caller)
    n = rows["n_words"] - rows["n_own"] if voice == "quoted" else rows[needed[0]]
    words = rows.assign(n=n).groupby(["article_id", "outlet"], as_index=False)["n"].sum()
    return words[words["n"] > 0].reset_index(drop=True)


def _rate_levels(phrases: pd.DataFrame, by: str | None, lexicon: pd.DataFrame | None, caller: str) -> dict[str, list]:
    if by is None:
        return {}
    columns = ["term", "category"] if by == "term" else [by]
    sources = [phrases]
    if lexicon is not None:
        need(lexicon, columns, caller, "read_lexicon")
        sources.append(lexicon)
    found = pd.concat([source[columns] for source in sources]).drop_duplicates(by)
    found = found.sort_values(by)
    return {name: found[name].tolist() for name in columns}


def _rate_row(words: pd.DataFrame, matches: pd.Series | None, per: int, n_boot: int, level: float, seed: int) -> tuple:
    n_words, n = int(words["n"].sum()), len(words)
    counts = words["article_id"].map(matches if matches is not None else pd.Series(dtype="int64")).fillna(0)
    count = int(counts.sum())
    if n == 0:
        return count, 0, np.nan, np.nan, np.nan, 0, intervals.NO_WORDS
    if n < MIN_ARTICLES or not n_boot:
        note = intervals.TOO_FEW if n < MIN_ARTICLES else ""
        return count, n_words, per * count / n_words, np.nan, np.nan, n, note
    if count == 0:
        return 0, n_words, 0.0, 0.0, per * intervals.none_found_high(n_words, level), n, intervals.NONE_FOUND
    pair = counts.to_numpy(dtype="float64"), words["n"].to_numpy(dtype="float64")
    low, high = intervals.ratio_interval(*pair, n_boot, level, seed)
    return count, n_words, per * count / n_words, per * low, per * high, n, ""


def _levels(values: pd.Series) -> list:
    found = values.drop_duplicates().tolist()
    return sorted([v for v in found if v != UNKNOWN]) + [v for v in found if v == UNKNOWN]


def _grid(outlets: list[str], levels: dict[str, list]) -> pd.DataFrame:
    """Every outlet beside every level: columns outlet and those of `levels`, which run in parallel."""
    beside = pd.DataFrame(levels) if levels else pd.DataFrame(index=range(1))
    return pd.DataFrame({"outlet": pd.Series(outlets, dtype="str")}).merge(beside, how="cross")


def _key(value: object) -> tuple:
    return value if isinstance(value, tuple) else (value,)
