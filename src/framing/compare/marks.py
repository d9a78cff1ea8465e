"""What is told apart, written into the estimates that charts draw."""

from __future__ import annotations

import math

import pandas as pd

from framing.compare.outlets import named_outlets
from framing.compare.tell_apart import APART, CANNOT_TELL, TOO_FEW
from framing.tables import TableError, need

NEEDED = ["measure", "category", "outlet_a", "outlet_b", "verdict", "higher"]
# Columns of estimates that may hold the category, the first of them that does; a term has its category beside it.
SPLITS = ("term", "category", "speaker_id", "source_type", "form", "strength", "part", "verb")
VERBS = " verbs"  # a measure of verbs of saying has their stance in front: "distancing verbs"


def mark_apart(
    estimates: pd.DataFrame, pairs: pd.DataFrame, measure: str | None = None, by: str | None = None
) -> pd.DataFrame:
    """Say of each estimate which other outlets its outlet is told apart from.

    Parameters
    ----------
    estimates : DataFrame
        outlet and, where the measure is split, the column that splits it, as from `rate_by_outlet` and
        the others.
    pairs : DataFrame
        As from `tell_apart`.
    measure : str, optional
        The measure of `pairs` that the estimates are of; may be left out where there is one alone.
    by : str, optional
        The column of `estimates` that holds the category; found by its name if left out.

    Returns
    -------
    DataFrame
        `estimates`, same rows and index, with columns above, below (outlets it is told apart from and higher,
        or lower, than, by name, joined by "; "), n_told (how many these are), n_cannot_tell, n_too_few (the others it
        was compared with), n_tests (tests corrected together, of all measures), alpha (what q was held against) and
        n_events (most events that two outlets share; 0 where no event is known). A row that was not compared has ""
        and 0: of an unknown outlet, of a category that was not tested, of another view or stance, and in `tone_points`
        all but the means of own words. An outlet stands apart from all others where n_told is above 0,
        n_cannot_tell and n_too_few are 0, and one of above and below is "".

    Raises
    ------
    TableError
        A column is missing, there is no such measure, or it is not clear which is meant.

    Examples
    --------
    >>> estimates = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "rate": [9.0, 1.0]})
    >>> pairs = pd.DataFrame({"measure": ["loaded phrases"], "category": [""], "outlet_a": ["Alder Times"],
    ...     "outlet_b": ["Zonal Post"], "verdict": ["apart"], "higher": ["Alder Times"]})
    >>> mark_apart(estimates, pairs)[["outlet", "above", "below", "n_told"]].values.tolist()
    [['Alder Times', 'Zonal Post', '', 1], ['Zonal Post', '', 'Alder Times', 1]]
    """
    caller = "mark_apart"
    need(estimates, ["outlet"], caller, "rate_by_outlet")
    need(pairs, NEEDED, caller, "tell_apart")
    chosen = _of_measure(pairs, measure, caller)
    outlets = named_outlets(estimates)
    compared = _compared(estimates, chosen, measure)
    categories = _categories(estimates, chosen, by, caller)
    marks, tests = _marks(chosen), _tests(pairs, chosen)
    found = [
        (*marks[outlet, category], *tests) if here and (outlet, category) in marks else _NONE
        for outlet, category, here in zip(outlets, categories, compared, strict=True)
    ]
    made = pd.DataFrame(found, columns=[*_DTYPES], index=estimates.index).astype(_DTYPES)
    return estimates.assign(**{name: made[name] for name in _DTYPES})


_DTYPES = {
    **dict.fromkeys(["above", "below"], "str"),
    **dict.fromkeys(["n_told", "n_cannot_tell", "n_too_few", "n_tests"], "int64"),
    **{"alpha": "float64", "n_events": "int64"},
}
_NONE = ("", "", 0, 0, 0, 0, math.nan, 0)


def _of_measure(pairs: pd.DataFrame, measure: str | None, caller: str) -> pd.DataFrame:
    found = sorted(pairs["measure"].unique())
    if measure is None and len(found) > 1:
        raise TableError(
            f"{caller} needs measure, as pairs hold several; found {', '.join(map(repr, found))}. Name one of them."
        )
    if measure is not None and found and measure not in found:
        raise TableError(f"{caller} needs measure to be one of {', '.join(map(repr, found))}; found {measure!r}.")
    return pairs if measure is None else pairs[pairs["measure"] == measure]


def _compared(estimates: pd.DataFrame, pairs: pd.DataFrame, measure: str | None) -> list[bool]:
    """Rows of the view, and of the stance, that the pairs are of; in `tone_points` the means of own words."""
    here = pd.Series(True, index=range(len(estimates)))
    if "view" in estimates and "view" in pairs:
        here &= estimates["view"].isin(pairs["view"]).to_numpy()
    if {"level", "voice"} <= set(estimates.columns):
        here &= (estimates["level"].eq("outlet") & estimates["voice"].eq("outlet")).to_numpy()
    name = measure or (str(pairs["measure"].iloc[0]) if len(pairs) else "")
    if "stance" in estimates and name.endswith(VERBS):
        here &= estimates["stance"].astype("str").eq(name.removesuffix(VERBS)).to_numpy()
    return here.tolist()


def _categories(estimates: pd.DataFrame, pairs: pd.DataFrame, by: str | None, caller: str) -> list[str]:
    named = set(pairs["category"].astype("str"))
    if by is not None:
        need(estimates, [by], caller, "rate_by_outlet")
    elif named <= {""}:
        return [""] * len(estimates)
    else:
        columns = [name for name in SPLITS if name in estimates]
        by = next((name for name in columns if named & set(estimates[name].astype("str"))), None)
        if by is None and len(estimates):
            raise TableError(
                f"{caller} needs estimates split as pairs are, into {', '.join(map(repr, sorted(named)[:3]))}; found "
                f"none of these in {', '.join(map(repr, columns)) or 'any column'}. Name the column with by."
            )
    return estimates[by].astype("str").fillna("").tolist() if by else []


def _tests(pairs: pd.DataFrame, chosen: pd.DataFrame) -> tuple[int, float, int]:
    """Tests corrected together, of any measure; the level they were held against; and events shared."""
    alpha = float(pairs["alpha"].iloc[0]) if "alpha" in pairs and len(pairs) else math.nan
    n_events = int(chosen["n_events"].max()) if "n_events" in chosen and len(chosen) else 0
    known = "n_tests" in pairs and len(pairs)
    return int(pairs["n_tests"].iloc[0] if known else pairs["verdict"].ne(TOO_FEW).sum()), alpha, n_events


def _marks(pairs: pd.DataFrame) -> dict[tuple[str, str], tuple]:
    """above, below, n_told, n_cannot_tell, n_too_few of each outlet and category."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    columns = [pairs[name].astype("str").tolist() for name in NEEDED[1:]]
    for category, one, other, verdict, higher in zip(*columns, strict=True):
        for outlet, against in ((one, other), (other, one)):
            sort = verdict if verdict != APART else "above" if higher == outlet else "below"
            found.setdefault((outlet, category), {}).setdefault(sort, []).append(against)
    return {key: _mark(of) for key, of in found.items()}


def _mark(of: dict[str, list[str]]) -> tuple:
    above, below, cannot_tell, too_few = (sorted(of.get(sort, [])) for sort in ("above", "below", CANNOT_TELL, TOO_FEW))
    return "; ".join(above), "; ".join(below), len(above) + len(below), len(cannot_tell), len(too_few)
