"""Verbs of saying -> how each outlet stands to what its speakers say, and to two of them compared."""

from __future__ import annotations

import pandas as pd

from framing.compare import intervals
from framing.compare.contrast import contrast_row
from framing.compare.intervals import LEVEL, N_BOOT, SEED, Boot
from framing.compare.outlets import by_outlet, estimate_grid, grid_of, outlets_of
from framing.compare.ratios import INTERVAL_DTYPES
from framing.compare.voices import CUES, LAST, By, column_of, is_single, share_of, spoken, voices_grid, who_speaks
from framing.tables import STANCES, TableError, one_of

DTYPES = {"n_cues": "int64", "n_all": "int64", "share": "float64", **INTERVAL_DTYPES}
CONTRAST_DTYPES = {
    **{"n_one": "int64", "all_one": "int64", "share_one": "float64"},
    **{"n_other": "int64", "all_other": "int64", "share_other": "float64"},
    **{"difference": "float64", **INTERVAL_DTYPES},
}


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
        article_id, outlet.
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
        verb), note. By outlet; of single speakers those with most verbs first, an order to
        read in; "(other)" and "(unresolved)" last. low, high and confidence_level are
        missing below five such reports, and the note says so. Where none or all verbs have a
        stance, the open end is the bound of `intervals.none_used_high`.

    Raises
    ------
    TableError
        A column is missing, a quotation's report is not in `articles`, `by` is of another kind or
        names a speaker twice, or a setting makes no sense.

    Notes
    -----
    The interval is that of `rate_by_outlet`, over reports. The stance of a verb is that of
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
    rows = _cues(quotes, articles, by, caller)
    stances = [*STANCES, *sorted(set(rows["stance"]) - set(STANCES))]
    grid = _grid(rows, articles, by, min_cues).merge(pd.DataFrame({"stance": stances}), how="cross")
    share = share_of(rows, ["outlet", "who"], ["outlet", "who", "stance"], "_one", Boot(n_boot, level, seed), CUES)
    return estimate_grid(grid.astype("str"), share, DTYPES).rename(columns={"who": "speaker_id"})


def stance_contrast(  # noqa: PLR0913 - the settings of a bootstrap are shown, not hidden in an object
    quotes: pd.DataFrame,
    articles: pd.DataFrame,
    one: str,
    other: str,
    stance: str = "distancing",
    *,
    by: By = "speaker_id",
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """How differently each outlet treats two speakers: the share of verbs of one stance for each.

    Parameters
    ----------
    quotes : DataFrame
        As for `stance_by_outlet`.
    articles : DataFrame
        article_id, outlet.
    one, other : str
        Two speakers, or two groups of `by`.
    stance : str
        The stance that is counted, of `tables.STANCES` or of `quotes`.
    by : str, dict or Series
        As for `speakers_by_outlet`.
    n_boot, level, seed
        As for `mean_by_outlet`.

    Returns
    -------
    DataFrame
        outlet, one, other, n_one (verbs of the stance used for one), all_one (all its verbs with a
        stance), share_one (n_one of all_one, 0 to 1), n_other, all_other, share_other, difference
        (share_one less share_other, -1 to 1), low, high (its interval), confidence_level (of the
        interval, 0 to 1), n_articles (reports of the outlet with a verb for either), note. A
        row an outlet. low, high and confidence_level are missing where either
        speaker has verbs in fewer than five reports, and the note says so.

    Raises
    ------
    TableError
        A column is missing, a quotation's report is not in `articles`, `one` or `other` does not
        speak in `quotes`, `stance` is none of them, or a setting makes no sense.

    Notes
    -----
    The interval is `intervals.difference_interval`, over reports with the verbs for both drawn
    together. Where a share is 0 or 1, resampling shows nothing of it; there the intervals of
    the two shares are put together by `intervals.square_and_add`, and the note says so.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> quotes = pd.DataFrame({"article_id": ["a"] * 3, "kind": "direct",
    ...     "speaker_id": ["Ivara Toll", "Ivara Toll", "Dovan Ekwall"], "stance": ["neutral", "distancing", "neutral"]})
    >>> table = stance_contrast(quotes, articles, "Ivara Toll", "Dovan Ekwall")
    >>> table[["share_one", "share_other", "difference"]].values.tolist()
    [[0.5, 0.0, 0.5]]
    """
    caller = "stance_contrast"
    intervals.check_settings(n_boot, level, caller)
    rows = _cues(quotes, articles, by, caller)
    _check_pair(rows, one, other, stance, by, caller)
    reports, boot = _of_two(rows, one, other, stance), Boot(n_boot, level, seed)
    none, of = reports.iloc[:0], dict(list(reports.groupby("outlet")))
    grid = grid_of(outlets_of(articles), {"one": [one], "other": [other]}).astype("str")
    return estimate_grid(grid, lambda key: contrast_row(of.get(key[0], none), boot), CONTRAST_DTYPES)


def _cues(quotes: pd.DataFrame, articles: pd.DataFrame, by: By, caller: str) -> pd.DataFrame:
    """outlet, article_id, who, stance of each verb; one that two quotations hang on counts once."""
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


def _check_pair(rows: pd.DataFrame, one: str, other: str, stance: str, by: By, caller: str) -> None:
    if rows.empty:
        return
    groups = set(rows["who"]) | (set() if isinstance(by, str) else {str(group) for group in dict(by).values()})
    for name, value in (("one", one), ("other", other)):
        if value not in groups:
            raise TableError(
                f"{caller} needs {name} to be a speaker with a verb of saying; found {value!r}. "
                "stance_by_outlet() lists them, in its column speaker_id."
            )
    one_of(stance, [*STANCES, *sorted(set(rows["stance"]) - set(STANCES))], "stance", caller)


def _of_two(rows: pd.DataFrame, one: str, other: str, stance: str) -> pd.DataFrame:
    """outlet, article_id, n_one, all_one, n_other, all_other of the reports with a verb for either."""
    counts = rows[["outlet", "article_id"]].assign(
        all_one=rows["who"].eq(one).astype(int), all_other=rows["who"].eq(other).astype(int)
    )
    counts["n_one"] = counts["all_one"] * rows["stance"].eq(stance)
    counts["n_other"] = counts["all_other"] * rows["stance"].eq(stance)
    reports = counts.groupby(["outlet", "article_id"], as_index=False).sum()
    return reports[reports["all_one"] + reports["all_other"] > 0]
