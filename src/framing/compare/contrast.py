"""Verbs of saying for two speakers -> how differently each outlet treats the two, with an interval."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import LEVEL, MIN_UNITS, N_BOOT, SEED, Boot
from framing.compare.outlets import estimate_grid, grid_of, outlets_of
from framing.compare.ratios import INTERVAL_DTYPES, Ends, share_row
from framing.compare.shares import CUES
from framing.compare.stance import cues_of, stances_of
from framing.compare.views import view_of, with_view
from framing.compare.voices import By
from framing.tables import TableError, one_of

CONTRAST_DTYPES = {
    **{"n_one": "int64", "all_one": "int64", "share_one": "float64"},
    **{"n_other": "int64", "all_other": "int64", "share_other": "float64"},
    **{"difference": "float64", **INTERVAL_DTYPES},
}


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
        article_id, outlet; unit where copies are one piece of evidence (see `mark_units`).
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
        outlet, one, other, stance, n_one (verbs of the stance used for one), all_one (all its verbs with a
        stance), share_one (n_one of all_one, 0 to 1), n_other, all_other, share_other, difference
        (share_one less share_other, -1 to 1), low, high (its interval), confidence_level (of the
        interval, 0 to 1), n_articles (reports of the outlet with a verb for either), n_units (their
        units of evidence), view (of copied text; "all" where nothing was filtered), note. A
        row an outlet. low, high and confidence_level are missing where either
        speaker has verbs in fewer than five units, and the note says so.

    Raises
    ------
    TableError
        A column is missing, a quotation's report is not in `articles`, `one` or `other` does not
        speak in `quotes`, `stance` is none of them, or a setting makes no sense.

    Notes
    -----
    The interval is `intervals.difference_interval`, over units with the verbs for both drawn
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
    rows = cues_of(quotes, articles, by, caller)
    _check_pair(rows, one, other, stance, by, caller)
    reports, boot = _of_two(rows, one, other, stance), Boot(n_boot, level, seed)
    none, of = reports.iloc[:0], dict(list(reports.groupby("outlet")))
    grid = grid_of(outlets_of(articles), {"one": [one], "other": [other], "stance": [stance]}).astype("str")
    table = estimate_grid(grid, lambda key: contrast_row(of.get(key[0], none), boot), CONTRAST_DTYPES)
    return with_view(table, view_of(caller, quotes=quotes))


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
    one_of(stance, stances_of(rows), "stance", caller)


def _of_two(rows: pd.DataFrame, one: str, other: str, stance: str) -> pd.DataFrame:
    """outlet, article_id, unit, n_one, all_one, n_other, all_other of the reports with a verb for either."""
    counts = rows[["outlet", "article_id", "unit"]].assign(
        all_one=rows["who"].eq(one).astype(int), all_other=rows["who"].eq(other).astype(int)
    )
    counts["n_one"] = counts["all_one"] * rows["stance"].eq(stance)
    counts["n_other"] = counts["all_other"] * rows["stance"].eq(stance)
    reports = counts.groupby(["outlet", "article_id", "unit"], as_index=False).sum()
    return reports[reports["all_one"] + reports["all_other"] > 0]


def contrast_row(reports: pd.DataFrame, boot: Boot) -> tuple:
    """Shares of two speakers in the reports of one outlet, and their difference.

    Parameters
    ----------
    reports : DataFrame
        unit, n_one, all_one, n_other, all_other of each report with a verb for either.
    boot : Boot
        Settings of the bootstrap.

    Returns
    -------
    tuple
        n_one, all_one, share_one, n_other, all_other, share_other, difference, low, high,
        confidence_level, n_articles, n_units, note.

    Examples
    --------
    >>> reports = pd.DataFrame({"unit": ["a"], "n_one": [1], "all_one": [2], "n_other": [0], "all_other": [1]})
    >>> contrast_row(reports, Boot(2000, 0.95, 1))[:7]
    (1, 2, 0.5, 0, 1, 0.0, 0.5)
    """
    sides = [_side(reports, name) for name in ("one", "other")]
    difference = sides[0][2] - sides[1][2]
    units = reports.groupby("unit")[["n_one", "all_one", "n_other", "all_other"]].sum()
    n = (len(reports), len(units))
    if np.isnan(difference):
        why = intervals.ONE_SIDE if len(reports) else intervals.NO_CUES
        return *sides[0], *sides[1], np.nan, *intervals.NO_INTERVAL, *n, why
    ends = _interval(units, boot)
    return *sides[0], *sides[1], difference, *ends[:3], *n, ends[3]


def _side(reports: pd.DataFrame, name: str) -> tuple[int, int, float]:
    n, every = int(reports[f"n_{name}"].sum()), int(reports[f"all_{name}"].sum())
    return n, every, n / every if every else np.nan


def _interval(units: pd.DataFrame, boot: Boot) -> Ends:
    one, other = (_arrays(units, name) for name in ("one", "other"))
    if min((one[1] > 0).sum(), (other[1] > 0).sum()) < MIN_UNITS or not boot.n_boot:
        few = intervals.TOO_FEW if len(units) < MIN_UNITS else intervals.TOO_FEW_EACH
        return *intervals.NO_INTERVAL, few if boot.n_boot else ""
    shares = [n.sum() / every.sum() for n, every in (one, other)]
    if all(0 < share < 1 for share in shares):
        return *intervals.difference_interval(one, other, boot), boot.level, ""
    rows = [share_row(n[every > 0], every[every > 0], boot, CUES) for n, every in (one, other)]
    return *intervals.square_and_add(rows[0][2:5], rows[1][2:5]), boot.level, intervals.NO_SPREAD


def _arrays(units: pd.DataFrame, name: str) -> tuple[intervals.Numbers, intervals.Numbers]:
    n, every = (units[f"{kind}_{name}"].to_numpy(dtype="float64") for kind in ("n", "all"))
    return n, every
