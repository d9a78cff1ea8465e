"""How often outlets are told apart that do not differ: the reports of a corpus, with their outlets dealt anew."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.compare.intervals import MIN_UNITS
from framing.compare.outlets import UNKNOWN, named_outlets
from framing.compare.pairs import Measure, Settings, measures_of
from framing.compare.sides import permuted, sides_of
from framing.compare.units import units_of
from framing.progress import progress
from framing.resampling import LEVEL, N_PERMUTATIONS, SEED, Boot, check_settings, correct_false_discoveries
from framing.resampling.permutation import Codes
from framing.tables import TableError, is_number, need

ALL = "(all)"
NEEDED = ["article_id", "outlet", "measure", "category", "numerator", "denominator", "per", "of"]
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
        As for `tell_apart`.
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
    one block; where some are known, reports without one keep their outlet, and tell_apart leaves them out. Lengths
    are dealt with the reports: what outlets of unlike lengths do to the tests does not show here (see `tell_apart`).
    As no difference is real, the correction should keep the share of corpora with any alarm at `alpha` or below: where
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
    if not is_number(n, whole=True) or n < 1:
        raise TableError(f"false_alarms needs n, a number of corpora; found {n!r}. Write 200.")
    if not is_number(alpha) or not 0 < alpha < 1:
        raise TableError(f"false_alarms needs alpha between 0 and 1; found {alpha!r}. Write 0.05.")
    if not is_number(n_permutations, whole=True) or n_permutations < 1:
        raise TableError(f"false_alarms needs n_permutations, a whole number; found {n_permutations!r}. Write 9999.")
    check_settings(0, level, "false_alarms")
    need(reports, NEEDED, "false_alarms", "rate_by_article")
    measures = list(dict.fromkeys(reports["measure"]))
    if not measures:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in ALARM_DTYPES.items()})
    pieces = _pieces(reports)
    parts = measures_of(reports.assign(outlet=reports["article_id"].map(pieces.of)), "false_alarms")
    found = [
        declared._replace(corpus=number)
        for number, outlets in enumerate(progress(_deal(pieces, n, seed), total=n, label="dealing", unit="corpora"))
        for declared in _declared(parts, outlets, alpha, Settings(n_permutations, Boot(0, level, seed)))
    ]
    table = [_row(ALL, found, n, level, alpha)]
    table += [_row(measure, [one for one in found if one.measure == measure], n, level, alpha) for measure in measures]
    return pd.DataFrame(table).astype(ALARM_DTYPES)


class Pieces(NamedTuple):
    """What is dealt: an outlet's reports of one unit keep together. Entries are pieces, but for `of`."""

    names: list[str]
    outlets: Codes
    blocks: list[Codes]  # pieces that are dealt among themselves
    of: dict[str, str]  # name of the piece of each report
    outlet_names: list[str]


class Declared(NamedTuple):
    """Tests of a measure in one corpus, and how many of them declared a difference."""

    corpus: int
    measure: str
    n_tests: int
    n_declared: int


def _pieces(reports: pd.DataFrame) -> Pieces:
    facts = reports.drop_duplicates("article_id").sort_values("article_id", ignore_index=True)
    event = facts["event"].astype("str").str.strip().fillna("") if "event" in facts else ""
    table = pd.DataFrame({"article_id": facts["article_id"], "outlet": named_outlets(facts)})
    table = table.assign(event=event, unit=units_of(facts))
    known = table[table["event"].ne("")].groupby("unit")["event"].agg(lambda events: events.mode().iloc[0])
    event = table["unit"].map(known).astype("object")
    table["event"] = event.where(event.notna(), "").astype("str")
    table["number"] = table.groupby(["event", "unit", "outlet"], sort=True).ngroup()
    digits = len(str(len(table)))
    table["name"] = table["number"].map(lambda number: f"{number:0{digits}}")
    table.loc[table["outlet"].eq(UNKNOWN), "name"] = UNKNOWN
    pieces = table.drop_duplicates("number").sort_values("number", ignore_index=True)
    outlets = sorted(set(pieces["outlet"]))
    dealt = pieces[pieces["outlet"].ne(UNKNOWN)]
    dealt = dealt[dealt["event"].ne("")] if dealt["event"].ne("").any() else dealt
    blocks = [rows.index.to_numpy() for _, rows in dealt.groupby("event", sort=True)]
    of = dict(zip(table["article_id"], table["name"], strict=True))
    return Pieces(pieces["name"].tolist(), np.searchsorted(outlets, pieces["outlet"]), blocks, of, outlets)


def _deal(pieces: Pieces, n: int, seed: int) -> Iterator[dict[str, int]]:
    """The outlet of each piece by name, `n` times."""
    rng = np.random.default_rng(seed)
    for _ in range(n):
        new = pieces.outlets.copy()
        for rows in pieces.blocks:
            new[rows] = pieces.outlets[rng.permutation(rows)]
        yield dict(zip(pieces.names, new.tolist(), strict=True))


def deal_outlets(reports: pd.DataFrame, n: int, seed: int) -> Iterator[pd.DataFrame]:
    """The reports, `n` times with the outlets of each event dealt anew among its pieces.

    >>> reports = pd.DataFrame({"article_id": list("abcd"), "outlet": ["P", "T", "P", "T"], "event": list("1122")})
    >>> sorted({"".join(dealt["outlet"]) for dealt in deal_outlets(reports, 50, 1)})
    ['PTPT', 'PTTP', 'TPPT', 'TPTP']
    """
    pieces = _pieces(reports)
    for outlets in _deal(pieces, n, seed):
        names = [pieces.outlet_names[outlets[pieces.of[report]]] for report in reports["article_id"]]
        yield reports.assign(outlet=pd.Series(names, index=reports.index, dtype="str"))


def _declared(measures: list[Measure], outlets: dict[str, int], alpha: float, settings: Settings) -> Iterator[Declared]:
    """What `tell_apart` would test and declare, without what it says of each pair: a test holds the two together."""
    p, of = [], []
    for number, measure in enumerate(measures):
        codes = np.array([outlets[name] for name in measure.outlets], dtype="int64")
        for _, counts in measure.parts:
            dealt = counts._replace(outlets=codes[counts.outlets])
            for one, other in itertools.combinations(np.unique(dealt.outlets).tolist(), 2):
                sides = sides_of(dealt, one, other)
                if min(sides.n_units) >= MIN_UNITS:
                    tested = permuted(sides, settings.n_permutations, settings.boot.seed)
                    possible = tested.p[tested.smallest_p <= alpha]
                    p.append(possible)
                    of.append(np.full(len(possible), number))
    if not p:
        return
    every, at = np.concatenate(p), np.concatenate(of)
    apart = correct_false_discoveries(every, np.ones(len(every), dtype=bool)) <= alpha
    for number, measure in enumerate(measures):
        here = at == number
        yield Declared(0, measure.measure, int(here.sum()), int(apart[here].sum()))


def _row(measure: str, found: list[Declared], n: int, level: float, alpha: float) -> dict[str, object]:
    from scipy import stats

    n_alarms = len({one.corpus for one in found if one.n_declared})
    interval = stats.binomtest(n_alarms, n).proportion_ci(level, method="exact")
    return {
        "measure": measure,
        "n_corpora": n,
        "n_alarms": n_alarms,
        "share": n_alarms / n,
        "low": float(interval.low),
        "high": float(interval.high),
        "confidence_level": level,
        "n_tests": sum(one.n_tests for one in found),
        "n_declared": sum(one.n_declared for one in found),
        "alpha": alpha,
    }
