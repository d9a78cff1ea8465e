"""Quotations -> the words each outlet, and each report, gives to each speaker."""

from __future__ import annotations

import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import LEVEL, MIN_UNITS, N_BOOT, SEED, Boot
from framing.compare.outlets import estimate_grid
from framing.compare.ratios import INTERVAL_DTYPES
from framing.compare.reports import report_table
from framing.compare.shares import parts_of, report_shares, share_of, wholes_of
from framing.compare.views import view_of, with_view
from framing.compare.voices import By, column_of, levels_of, spoken, voices_grid, who_speaks
from framing.tables import need

_COUNTS = dict.fromkeys(["n_quotes", "n_direct", "n_indirect", "n_words", "n_direct_words", "n_all"], "int64")
DTYPES = {"source_type": "str", **_COUNTS, "share": "float64", **INTERVAL_DTYPES}


def speakers_by_outlet(  # noqa: PLR0913 - the settings of a bootstrap are shown, not hidden in an object
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: By = "speaker_id",
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Words that each outlet gives to each speaker, in quotation marks and in its own words.

    Parameters
    ----------
    quotes : DataFrame
        article_id, kind, n_words, speaker_id (or the column `by`), source_type, as from `find_quotes`.
        Scare quotes have no speaker and are left out. Without rows of kind indirect, the
        words in quotation marks alone are counted.
    articles : DataFrame
        article_id, outlet; unit where copies are one piece of evidence (see `mark_units`).
    by : str, dict or Series
        A column of `quotes`, or what group each speaker_id belongs to, such as a side. A
        speaker without a group goes to "(other)", a quotation without a speaker to
        "(unresolved)". speaker_id is found report by report: the same string is taken
        for the same speaker in all of them, and a name that one report shortens is
        another speaker there; a mapping puts them together. Names are looked up as written, then
        without capitals and without a, an or the in front.
    n_boot, level, seed
        As for `mean_by_outlet`.

    Returns
    -------
    DataFrame
        outlet, speaker_id (the speaker, or the group), source_type (missing for a group of several
        types, and where it is not resolved), n_quotes (quotations), n_direct and n_indirect
        (of these, in quotation marks and without), n_words (words given, quoted or not),
        n_direct_words (of these, in quotation marks), n_all (all words the outlet gives
        to anybody, unresolved ones among them), share (n_words of n_all, 0 to 1), low, high (its
        interval), confidence_level (of the interval, 0 to 1), n_articles (reports of
        the outlet that quote anybody), n_units (their units of evidence), view (of copied text; "all"
        where nothing was filtered), note. Of single speakers an outlet has rows for those it
        quotes, most words first: an order to read in. Of groups every outlet has every row, zeros
        included, by name. "(unresolved)" stands last in every outlet. low, high and
        confidence_level are missing below five such units, and the note says so.
        Where a group has none or all of the words, the open end is the bound of
        `intervals.none_used_high` for the outlet's quotations.

    Raises
    ------
    TableError
        A column is missing, a quotation's report is not in `articles`, `by` is of another kind or
        names a speaker twice, or a setting makes no sense.

    Notes
    -----
    The interval is that of `rate_by_outlet`, over units. To count what was said without quotation marks
    as words given, in the outlet's wording, is our judgement; n_direct_words tells them apart.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> quotes = pd.DataFrame({"article_id": ["a"] * 3, "kind": ["direct", "indirect", "partial"],
    ...     "n_words": [12, 6, 2], "speaker_id": ["Ivara Toll", "Dovan Ekwall", None], "source_type": "person"})
    >>> table = speakers_by_outlet(quotes, articles, by={"Ivara Toll": "Velmora", "Dovan Ekwall": "Tassary"})
    >>> table[["speaker_id", "n_words", "n_direct_words", "n_all", "share"]].values.tolist()
    [['Tassary', 6, 0, 20, 0.3], ['Velmora', 12, 12, 20, 0.6], ['(unresolved)', 2, 2, 20, 0.1]]
    """
    caller = "speakers_by_outlet"
    intervals.check_settings(n_boot, level, caller)
    rows = _rows(quotes, articles, by, caller)
    found = dict(list(rows.groupby(["outlet", "who"])))
    share = share_of(rows, ["outlet"], ["outlet", "who"], "n_words", Boot(n_boot, level, seed))

    def estimate(key: tuple) -> tuple:
        return *_counts(found.get(key, rows.iloc[:0])), *share(key)[1:]

    grid = voices_grid(rows, articles, by)
    table = estimate_grid(grid, estimate, DTYPES).rename(columns={"who": "speaker_id"})
    return with_view(table, view_of(caller, quotes=quotes))


def speakers_by_article(
    quotes: pd.DataFrame, articles: pd.DataFrame, by: By = "speaker_id", *, min_articles: int = MIN_UNITS
) -> pd.DataFrame:
    """Words that each report gives to each speaker, of all that it gives to anybody: what `tell_apart` compares.

    Parameters
    ----------
    quotes : DataFrame
        As for `speakers_by_outlet`.
    articles : DataFrame
        article_id, outlet; event and unit where there are any.
    by : str, dict or Series
        As for `speakers_by_outlet`. Single speakers go by the name that their report gives them, and one
        that it shortens counts for nobody here; a mapping to groups puts names together.
    min_articles : int
        Single speakers who speak in fewer reports, of all outlets together, are left out: whoever speaks in
        few cannot tell two outlets apart. Groups always have their rows.

    Returns
    -------
    DataFrame
        article_id, outlet, event (missing where nobody has said), unit (the report itself where there is
        none), measure ("words given"), category (the speaker, or the group; "(unresolved)" for
        nobody known), numerator (words given to the speaker, quoted or not), denominator (words given to
        anybody, above 0), per (100), of ("words of speakers"), view. A row a report that quotes anybody and a
        category, zeros included. 100 times the sum of numerators by that of denominators is the share that
        `speakers_by_outlet` gives, in percentage points.

    Raises
    ------
    TableError
        As for `speakers_by_outlet`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> quotes = pd.DataFrame({"article_id": ["a"] * 2, "kind": ["direct", "indirect"], "n_words": [12, 6],
    ...     "speaker_id": ["Ivara Toll", "Dovan Ekwall"], "source_type": "person"})
    >>> table = speakers_by_article(quotes, articles, {"Ivara Toll": "Velmora", "Dovan Ekwall": "Tassary"})
    >>> table[["category", "numerator", "denominator", "per"]].values.tolist()
    [['Tassary', 6.0, 18.0, 100], ['Velmora', 12.0, 18.0, 100], ['(unresolved)', 0.0, 18.0, 100]]
    """
    caller = "speakers_by_article"
    rows = _rows(quotes, articles, by, caller)
    words, given = wholes_of(rows, [], "n_words"), parts_of(rows, ["who"], "n_words")
    counts = report_shares(words, given, "who", levels_of(rows, by, min_articles))
    view = view_of(caller, quotes=quotes)
    return report_table(counts, articles, caller, measure="words given", per=100, of="words of speakers", view=view)


def _rows(quotes: pd.DataFrame, articles: pd.DataFrame, by: By, caller: str) -> pd.DataFrame:
    need(quotes, [], caller, "find_quotes")
    columns = ["n_words", "source_type", column_of(by, caller)]
    columns += ["speaker_id"] if "speaker_id" in quotes else []
    rows = spoken(quotes, articles, columns, caller)
    n_words = rows["n_words"].astype("float64").fillna(0).astype("int64")
    return rows.assign(who=who_speaks(rows, by), n_words=n_words)


def _counts(rows: pd.DataFrame) -> tuple:
    """source_type, n_quotes, n_direct, n_indirect, n_words, n_direct_words."""
    types = [kind for kind in rows["source_type"].dropna().unique() if kind]
    direct = rows["kind"].ne("indirect")
    n_direct, words = int(direct.sum()), rows["n_words"]
    one_type = types[0] if len(types) == 1 else None
    return one_type, len(rows), n_direct, len(rows) - n_direct, int(words.sum()), int(words[direct].sum())
