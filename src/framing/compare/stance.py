"""Verbs of saying -> how each outlet, and each report, stands to what its speakers say."""

from __future__ import annotations

import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import LEVEL, MIN_UNITS, N_BOOT, SEED, Boot
from framing.compare.outlets import by_outlet, estimate_grid
from framing.compare.ratios import INTERVAL_DTYPES
from framing.compare.reports import report_table
from framing.compare.shares import CUES, parts_of, report_shares, share_of, wholes_of
from framing.compare.views import view_of, with_view
from framing.compare.voices import LAST, By, column_of, is_single, levels_of, spoken, voices_grid, who_speaks
from framing.tables import STANCES, need, one_of

DTYPES = {"n_cues": "int64", "n_all": "int64", "share": "float64", **INTERVAL_DTYPES}


def stance_by_outlet(  # noqa: PLR0913 - the settings of a bootstrap are shown, not hidden in an object
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: By = "speaker_id",
    min_cues: int = 1,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Stance of the verbs with which each outlet lets each speaker speak: said, claimed, admitted.

    Parameters
    ----------
    quotes : DataFrame
        article_id, kind, stance, speaker_id (or the column `by`), as from `find_quotes`; cue_start where
        there is one, so that a verb that two quotations hang on counts once. Rows without a stance are not counted.
    articles : DataFrame
        article_id, outlet; unit where copies are one piece of evidence (see `mark_units`).
    by : str, dict or Series
        As for `speakers_by_outlet`.
    min_cues : int
        Speakers with fewer verbs in an outlet are left out there; 0 keeps a group that has none.
    n_boot, level, seed
        As for `mean_by_outlet`.

    Returns
    -------
    DataFrame
        outlet, speaker_id (the speaker, or the group), stance (each of `tables.STANCES`, zeros
        included), n_cues (verbs and phrases of saying), n_all (all with a stance that the outlet uses for
        this speaker), share (n_cues of n_all, 0 to 1), low, high (its interval),
        confidence_level (of the interval, 0 to 1), n_articles (reports of the outlet with such a
        verb), n_units (their units of evidence), view (of copied text; "all" where nothing was
        filtered), note. By outlet; of single speakers those with most verbs first, an order to
        read in; "(other)" and "(unresolved)" last. low, high and confidence_level are
        missing below five such units, and the note says so. Where none or all verbs have a
        stance, the open end is the bound of `intervals.none_used_high`.

    Raises
    ------
    TableError
        A column is missing, a quotation's report is not in `articles`, `by` is of another kind or
        names a speaker twice, or a setting makes no sense.

    Notes
    -----
    The interval is that of `rate_by_outlet`, over units. The stance of a verb is that of
    `attribution.csv`, whatever the sentence around it says.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> quotes = pd.DataFrame({"article_id": ["a"] * 3, "kind": "direct", "speaker_id": "Ivara Toll",
    ...     "stance": ["neutral", "distancing", None]})
    >>> table = stance_by_outlet(quotes, articles)
    >>> table.loc[table["n_cues"] > 0, ["speaker_id", "stance", "n_cues", "n_all", "share"]].values.tolist()
    [['Ivara Toll', 'neutral', 1, 2, 0.5], ['Ivara Toll', 'distancing', 1, 2, 0.5]]
    """
    caller = "stance_by_outlet"
    intervals.check_settings(n_boot, level, caller)
    rows = cues_of(quotes, articles, by, caller)
    grid = _grid(rows, articles, by, min_cues).merge(pd.DataFrame({"stance": stances_of(rows)}), how="cross")
    share = share_of(rows, ["outlet", "who"], ["outlet", "who", "stance"], "_one", Boot(n_boot, level, seed), CUES)
    table = estimate_grid(grid.astype("str"), share, DTYPES).rename(columns={"who": "speaker_id"})
    return with_view(table, view_of(caller, quotes=quotes))


def stance_by_article(
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    stance: str = "distancing",
    by: By = "speaker_id",
    *,
    min_articles: int = MIN_UNITS,
) -> pd.DataFrame:
    """Verbs of one stance with which each report lets each speaker speak: what `tell_apart` compares.

    Parameters
    ----------
    quotes : DataFrame
        As for `stance_by_outlet`.
    articles : DataFrame
        article_id, outlet; event and unit where there are any.
    stance : str
        The stance that is counted, of `tables.STANCES` or of `quotes`.
    by : str, dict or Series
        As for `speakers_by_outlet`. Single speakers go by the name that their report gives them; a mapping
        to groups puts names together.
    min_articles : int
        Single speakers with verbs in fewer reports, of all outlets together, are left out. Groups always
        have their rows.

    Returns
    -------
    DataFrame
        article_id, outlet, event (missing where nobody has said), unit (the report itself where there is
        none), measure ("distancing verbs"), category (the speaker, or the group), numerator
        (verbs of the stance), denominator (all verbs with a stance that the report uses for this speaker, above
        0), per (100), of ("verbs of saying"), view. A row a report and a speaker for whom it has such a
        verb: one who does not speak in a report has no row there.

    Raises
    ------
    TableError
        As for `stance_by_outlet`; or `stance` is none of them.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> quotes = pd.DataFrame({"article_id": ["a"] * 3, "kind": "direct",
    ...     "speaker_id": ["Ivara Toll", "Ivara Toll", "Dovan Ekwall"], "stance": ["neutral", "distancing", "neutral"]})
    >>> table = stance_by_article(quotes, articles, by={"Ivara Toll": "Velmora", "Dovan Ekwall": "Tassary"})
    >>> table[["category", "numerator", "denominator"]].values.tolist()
    [['Tassary', 0.0, 1.0], ['Velmora', 1.0, 2.0]]
    """
    caller = "stance_by_article"
    rows = cues_of(quotes, articles, by, caller)
    one_of(stance, stances_of(rows), "stance", caller)
    rows = rows[rows["who"].isin(levels_of(rows, by, min_articles))]
    verbs, of_stance = wholes_of(rows, ["who"], "_one"), parts_of(rows[rows["stance"] == stance], ["who"], "_one")
    counts = _in_order(report_shares(verbs, of_stance, "who"))
    view = view_of(caller, quotes=quotes)
    return report_table(counts, articles, caller, measure=f"{stance} verbs", per=100, of="verbs of saying", view=view)


def stances_of(cues: pd.DataFrame) -> list[str]:
    """Every stance: those of `tables.STANCES`, then the user's own."""
    return [*STANCES, *sorted(set(cues["stance"]) - set(STANCES))]


def cues_of(quotes: pd.DataFrame, articles: pd.DataFrame, by: By, caller: str) -> pd.DataFrame:
    """outlet, article_id, who, stance of each verb; one that two quotations hang on counts once."""
    need(quotes, [], caller, "find_quotes")
    further = [name for name in ("speaker_id", "cue_start") if name in quotes]
    rows = spoken(quotes, articles, ["stance", column_of(by, caller), *further], caller)
    stance = rows["stance"].astype("str").str.strip()
    rows = rows.assign(stance=stance, who=who_speaks(rows, by), _one=1)[stance.notna() & stance.ne("")]
    if "cue_start" not in rows:
        return rows
    again = rows.duplicated(["article_id", "who", "cue_start"]) & rows["cue_start"].notna()
    return rows[~again]


def _grid(rows: pd.DataFrame, articles: pd.DataFrame, by: By, min_cues: int) -> pd.DataFrame:
    """outlet, who: speakers with verbs enough; with min_cues 0 every group in every outlet."""
    n = rows.groupby(["outlet", "who"]).size().rename("n").reset_index()
    if min_cues <= 0:
        n = voices_grid(rows, articles, by).merge(n, how="left").fillna({"n": 0})
    n = n[n["n"] >= min_cues].reset_index(drop=True)
    keys = n.assign(_last=[LAST.index(who) if who in LAST else -1 for who in n["who"]], _most=-n["n"] * is_single(by))
    return by_outlet(keys, ["_last", "_most", "who"])[["outlet", "who"]]


def _in_order(counts: pd.DataFrame) -> pd.DataFrame:
    """Rows by name of their category, "(other)" and "(unresolved)" last."""
    last = counts["category"].map({name: number for number, name in enumerate(LAST)}).fillna(-1)
    order = counts.assign(_last=last).sort_values(["_last", "category"], kind="stable").index
    return counts.loc[order]
