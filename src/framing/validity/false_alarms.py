"""How often outlets are told apart that do not differ: the reports of a corpus, with their outlets dealt anew."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from framing.compare.tell_apart import tell_apart
from framing.resampling import LEVEL, SEED
from framing.tables import TableError, need

ALL = "(all)"
N_PERMUTATIONS = 999
APART, TOO_FEW = "apart", "too few"
ALARM_DTYPES = {
    **{"measure": "str", "n_corpora": "int64", "n_alarms": "int64", "share": "float64", "low": "float64"},
    **{"high": "float64", "confidence_level": "float64", "n_tests": "int64", "n_declared": "int64", "alpha": "float64"},
}


def false_alarms(  # noqa: PLR0913 - the settings of the tests are shown, not hidden in an object
    reports: pd.DataFrame,
    n: int = 200,
    *,
    alpha: float = 0.05,
    n_permutations: int = N_PERMUTATIONS,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Deal the outlets of each event anew among its reports, many times, and count how often any two are told apart.

    In a corpus dealt anew no outlet differs from another, whatever its reports say; whatever is declared is a
    false alarm. It can be done with every corpus: it asks what the tests do with these words, these
    events and these families of copies.

    Parameters
    ----------
    reports : DataFrame
        Measures by report, of one measure or several, as for `tell_apart`. They are tested and corrected together.
    n : int
        Corpora dealt.
    alpha : float
        As for `tell_apart`.
    n_permutations : int
        As for `tell_apart`; fewer, since each corpus is tested as a whole.
    level : float
        Level of the interval, between 0 and 1.
    seed : int
        Seed of the dealing, and of the tests.

    Returns
    -------
    DataFrame
        A row for "(all)", then one for each measure: measure, n_corpora, n_alarms (corpora in which any two
        outlets were told apart by it), share (n_alarms / n_corpora), low, high (its interval, 0 to 1),
        confidence_level, n_tests (differences tested in all corpora together), n_declared (of them declared),
        alpha.

    Raises
    ------
    TableError
        As `tell_apart`, or `n` is no number of corpora.

    Notes
    -----
    Within an event, what an outlet has in one unit (its report, or its reports of one family) keeps together
    and gets the outlet of another such piece, the same for all measures. Where no event is known, all reports are
    one block; where some are known, reports without one keep their outlet, and tell_apart leaves them out. As no
    difference is real, the correction should keep the share of corpora with any alarm at `alpha` or below: where
    nothing is true, the rate of false discoveries is the chance of any. The interval is the exact binomial one
    (Clopper and Pearson 1934, Biometrika 26, 404-413).

    Examples
    --------
    >>> reports = pd.DataFrame({"article_id": [f"{o}{n}" for o in "ab" for n in range(8)],
    ...     "outlet": ["Alder Times"] * 8 + ["Zonal Post"] * 8, "event": [f"event {n}" for n in range(8)] * 2,
    ...     "numerator": [4.0, 5, 3, 6, 4, 5, 3, 4, 1, 0, 2, 1, 0, 1, 1, 0], "denominator": 400.0,
    ...     "measure": "loaded phrases", "category": "doubt", "per": 1000, "of": "own words"})
    >>> table = false_alarms(reports, n=20)
    >>> table[["measure", "n_corpora", "n_tests"]].values.tolist()
    [['(all)', 20, 20], ['loaded phrases', 20, 20]]
    """
    if isinstance(n, bool) or int(n) != n or n < 1:
        raise TableError(f"false_alarms needs n, a number of corpora; found {n!r}. Write 200.")
    need(reports, ["article_id", "outlet", "measure", "category"], "false_alarms", "rate_by_article")
    measures = list(dict.fromkeys(reports["measure"]))
    if not measures:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in ALARM_DTYPES.items()})
    rows = []
    for number, dealt in enumerate(deal_outlets(reports, n, seed)):
        pairs = tell_apart(dealt, alpha=alpha, n_permutations=n_permutations, n_boot=0, seed=seed + number)
        tested = pairs[pairs["verdict"] != TOO_FEW]
        counts = tested.assign(apart=tested["verdict"] == APART).groupby("measure")["apart"].agg(["size", "sum"])
        rows.append(counts.assign(number=number).reset_index())
    found = pd.concat(rows, ignore_index=True)
    table = [_row(ALL, found, n, level, alpha)]
    table += [_row(measure, found[found["measure"] == measure], n, level, alpha) for measure in measures]
    return pd.DataFrame(table).astype(ALARM_DTYPES)


def deal_outlets(reports: pd.DataFrame, n: int, seed: int) -> Iterator[pd.DataFrame]:
    """The reports, `n` times with the outlets of each event dealt anew among its pieces.

    >>> reports = pd.DataFrame({"article_id": list("abcd"), "outlet": ["P", "T", "P", "T"], "event": [1, 1, 2, 2]})
    >>> sorted({"".join(dealt["outlet"]) for dealt in deal_outlets(reports, 50, 1)})
    ['PTPT', 'PTTP', 'TPPT', 'TPTP']
    """
    facts = reports.drop_duplicates("article_id")
    unit = _text(facts, "unit")
    event = _text(facts, "event")
    facts = pd.DataFrame(
        {
            "article_id": facts["article_id"].to_numpy(),
            "outlet": facts["outlet"].to_numpy(),
            "event": event.to_numpy(),
            "unit": unit.where(unit.ne(""), facts["article_id"].astype("str")).to_numpy(),
        }
    ).sort_values("article_id", ignore_index=True)
    if facts["event"].ne("").any():
        facts = facts[facts["event"].ne("") & facts["outlet"].notna()]
    facts["event"] = facts.groupby("unit")["event"].transform(lambda events: events.mode().iloc[0])
    pieces = facts.drop_duplicates(["event", "unit", "outlet"]).reset_index(drop=True)
    place = facts.merge(pieces.reset_index(names="piece"), on=["event", "unit", "outlet"], suffixes=("", "_"))
    blocks = [np.sort(rows) for rows in pieces.groupby("event", sort=True).indices.values()]
    outlets = pieces["outlet"].to_numpy()
    rng = np.random.default_rng(seed)
    for _ in range(n):
        new = outlets.copy()
        for rows in blocks:
            new[rows] = outlets[rng.permutation(rows)]
        of = dict(zip(place["article_id"], new[place["piece"].to_numpy()], strict=True))
        dealt = reports["article_id"].map(of)
        yield reports.assign(outlet=dealt.where(dealt.notna(), reports["outlet"]).astype("str"))


def _text(table: pd.DataFrame, name: str) -> pd.Series:
    if name not in table:
        return pd.Series("", index=table.index, dtype="str")
    return table[name].astype("str").where(table[name].notna(), "").str.strip()


def _row(measure: str, found: pd.DataFrame, n: int, level: float, alpha: float) -> dict[str, object]:
    from scipy import stats

    n_alarms = int((found.groupby("number")["sum"].sum() > 0).sum())
    interval = stats.binomtest(n_alarms, n).proportion_ci(level, method="exact")
    return {
        "measure": measure,
        "n_corpora": n,
        "n_alarms": n_alarms,
        "share": n_alarms / n,
        "low": float(interval.low),
        "high": float(interval.high),
        "confidence_level": level,
        "n_tests": int(found["size"].sum()),
        "n_declared": int(found["sum"].sum()),
        "alpha": alpha,
    }
