"""Loaded phrases -> rates by outlet, each with its count and its words."""

from __future__ import annotations

import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import LEVEL, N_BOOT, SEED, Boot
from framing.compare.outlets import as_key, estimate_grid, grid_of, outlets_of, with_outlet
from framing.compare.ratios import RATE_DTYPES, rate_row
from framing.compare.units import unit_of_reports
from framing.compare.views import view_of
from framing.tables import need, need_numbers, one_of

# Of each voice: the phrases counted, and the words they are counted by, the second column taken from the first.
COUNTED = {
    "outlet": ["outlet", "paraphrased"],
    "narration": ["outlet"],
    "paraphrased": ["paraphrased"],
    "quoted": ["quoted", "scare"],
}
WORDS: dict[str | None, list[str]] = {
    "outlet": ["n_own"],
    "narration": ["n_own", "n_paraphrased"],
    "paraphrased": ["n_paraphrased"],
    "quoted": ["n_words", "n_own"],
    None: ["n_words"],
}


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
        article_id, outlet; unit where copies are one piece of evidence (see `mark_units`).
    by : str, optional
        Column of `phrases` to split by: category, term (its category comes along),
        strength, part; None for all phrases together.
    per : int
        Words the rate is given for.
    voice : {"outlet", "narration", "paraphrased", "quoted", None}
        outlet: phrases of the outlet's own words, paraphrase among them, by own words
        (n_own). narration: those that tell nobody's words, by n_own - n_paraphrased.
        paraphrased: those in indirect speech, by n_paraphrased. quoted: what
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
        outlet, [by], [category], count (phrases), n_words (the words they are counted
        by), rate (per `per` words; 0 or more), low, high (its interval, in that
        unit), confidence_level (of the interval, 0 to 1), n_articles (reports with
        such words), n_units (their units of evidence), voice (as given; "all" for None), per,
        view (of copied text; "all" where nothing was filtered), note. Every outlet of
        `articles` times every level has its row, zeros included. low, high and
        confidence_level are missing below five units, and the note says so. Where
        an outlet of five or more units has no match, low is 0 and high the bound
        of `intervals.none_found_high`.

    Raises
    ------
    TableError
        A column is missing, a phrase's or sentence's report is not in `articles`, the two
        tables are of different views, or a setting makes no sense.

    Notes
    -----
    The interval is that of `mean_by_outlet`, over units with their phrases and words
    drawn together. A ratio of sums, so that a report of few words does not weigh as much
    as one of many, is our judgement.

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
    one_of(voice, [*COUNTED, None], "voice", caller)
    counted = counted_phrases(phrases, articles, by, voice, negated, caller)
    words = counted_words(sentences, articles, voice, caller)
    keys = ["outlet", by] if by else ["outlet"]
    matches = {as_key(k): g.groupby("article_id").size() for k, g in counted.groupby(keys)}
    texts = dict(list(words.groupby("outlet")))
    grid = grid_of(outlets_of(articles), rate_levels(phrases, by, lexicon, caller))
    boot, none = Boot(n_boot, level, seed), words.iloc[:0]
    table = estimate_grid(
        grid, lambda key: rate_row(texts.get(key[0], none), matches.get(key[: len(keys)]), boot, per), RATE_DTYPES
    )
    table.insert(table.columns.get_loc("note"), "voice", pd.Series(voice or "all", index=table.index, dtype="str"))
    table.insert(table.columns.get_loc("note"), "per", per)
    view = view_of(caller, phrases=phrases, sentences=sentences)
    table.insert(table.columns.get_loc("note"), "view", pd.Series(view, index=table.index, dtype="str"))
    return table


def counted_phrases(
    phrases: pd.DataFrame, articles: pd.DataFrame, by: str | None, voice: str | None, negated: bool, caller: str
) -> pd.DataFrame:
    """article_id, outlet and `by` of each phrase that a rate of this voice counts."""
    needed = ["article_id", *([by] if by else []), *(["voice"] if voice else []), *([] if negated else ["negated"])]
    needed += ["category"] if by == "term" else []
    need(phrases, needed, caller, "find_loaded")
    rows = with_outlet(phrases[list(dict.fromkeys(needed))], articles, caller)
    if voice:
        rows = rows[rows["voice"].isin(COUNTED[voice])]
    return rows if negated else rows[~rows["negated"].astype(bool)]


def counted_words(sentences: pd.DataFrame, articles: pd.DataFrame, voice: str | None, caller: str) -> pd.DataFrame:
    """article_id, outlet, n, unit: the words of each report to count by, reports without any left out."""
    needed = WORDS[voice]
    need(sentences, ["article_id", *needed], caller, "mark_voice")
    need_numbers(sentences, needed, caller)
    rows = with_outlet(sentences[["article_id", *needed]], articles, caller)
    n = rows[needed[0]] - rows[needed[1]] if len(needed) > 1 else rows[needed[0]]
    words = rows.assign(n=n).groupby(["article_id", "outlet"], as_index=False)["n"].sum()
    words = words[words["n"] > 0].reset_index(drop=True)
    return words.assign(unit=unit_of_reports(words["article_id"], articles))


def rate_levels(phrases: pd.DataFrame, by: str | None, lexicon: pd.DataFrame | None, caller: str) -> dict[str, list]:
    """Levels of `by` in the phrases and the lexicon; of terms with their categories beside them."""
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
