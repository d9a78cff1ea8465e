"""Which outlets differ, which cannot be told apart, and of which there is too little to say."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.compare.effects import effect_words, range_words
from framing.compare.intervals import MIN_UNITS
from framing.compare.pairs import TESTS, Pair, Settings, measures_of, pairs_of
from framing.compare.sides import found_in
from framing.compare.smallest import smallest_differences
from framing.resampling import (
    LEVEL,
    N_BOOT,
    N_PERMUTATIONS,
    SEED,
    Boot,
    Numbers,
    check_settings,
    correct_false_discoveries,
)
from framing.resampling.permutation import Flags
from framing.tables import TableError, is_number, need

APART, CANNOT_TELL, TOO_FEW = "apart", "cannot tell", "too few"
NEEDED = ["article_id", "outlet", "measure", "category", "numerator", "denominator", "per", "of"]
DTYPES = {
    **dict.fromkeys(["measure", "category", "outlet_a", "outlet_b", "verdict", "higher"], "str"),
    **dict.fromkeys(["difference", "low", "high", "confidence_level", "p", "q", "alpha"], "float64"),
    **{"n_arrangements": "int64", "exact": "bool", "smallest": "float64", "effect": "str"},
    **dict.fromkeys(["n_events", "n_units_a", "n_units_b", "n_articles_a", "n_articles_b", "per"], "int64"),
    **dict.fromkeys(["of", "view", "note"], "str"),
}

NO_EVENTS = "events unknown: all reports compared in one block"
NO_SHARED = "no event that both report"
FEW_UNITS = f"one of the two in fewer than {MIN_UNITS} units"
FEW_ARRANGEMENTS = "the labels can be exchanged in too few ways"
NEITHER = "none found in either: smallest is what so many words could have shown"
TOO_RARE = "too rarely found for any arrangement to stand out"
ONE_NONE = "none found in one of the two: its end of the interval is widened by what chance may have hidden"
NOT_ALONE = "among so many tests only several differences together could be told apart"
NO_SPREAD = "no spread: nothing is known of the smallest difference"


def tell_apart(  # noqa: PLR0913 - the settings of the tests are shown, not hidden in an object
    reports: pd.DataFrame,
    *,
    alpha: float = 0.05,
    n_permutations: int = N_PERMUTATIONS,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Say of each pair of outlets whether they differ, whether that cannot be told, or whether there is too little.

    Two outlets are compared within events, as an outlet that reported more of a harsh event would otherwise
    seem harsher. If the names of the two outlets over the reports of an event made no difference, then the
    names might as well be exchanged: the test does so in every way there is, or in many ways drawn by a
    seed, and counts how often the difference comes out as large as it is (p). All tests are corrected
    together (q), since of 150 tests of outlets that are alike seven or eight have p below 0.05.

    Parameters
    ----------
    reports : DataFrame
        Measures by report, as from `rate_by_article`, `mean_by_article` and the others, of one
        measure or several put together by `pd.concat`: article_id, outlet, measure, category, numerator,
        denominator, per, of; event, unit and view where there are any. Reports whose outlet is
        not known are left out.
    alpha : float
        Outlets are told apart where q is not above it: so large a share of what is declared may be false.
    n_permutations : int
        All arrangements are tried where there are not more; otherwise so many are drawn.
    n_boot : int
        Bootstrap samples of each interval; 0 makes none.
    level : float
        Level of the intervals, between 0 and 1.
    seed : int
        Seed of each pair's draws: a pair's p does not depend on the other outlets.

    Returns
    -------
    DataFrame
        A row a measure, category and pair of outlets, by these: measure, category, outlet_a, outlet_b (a before b
        by name), verdict ("apart", "cannot tell" or "too few"), higher (the outlet that has more; "" unless they
        are apart), difference (outlet_a less outlet_b within events, per `per`), low, high (its interval, not
        corrected: the verdict is that of the test), confidence_level (of the interval), p, q (p corrected;
        missing for "too few"), alpha (what q was held against), n_tests (tests corrected together, of all
        measures), n_arrangements (ways of exchanging labels that were looked at), exact (whether these are all),
        smallest (the smallest true difference that would have been told apart four times in five, per `per`),
        effect (in words: how much more the higher has; where it cannot be told, what outlet_a may have; "" for
        "too few"), n_events (events that both report; 0 where no event is known), n_units_a, n_units_b (units of
        evidence in these), n_articles_a, n_articles_b (reports in these), per, of (what the denominator counts),
        view (of copied text), note. Without two outlets there is no row. The interval is missing below five units
        on either side.

    Raises
    ------
    TableError
        A column is missing, a report stands twice in a category, or a setting makes no sense.

    Notes
    -----
    difference: in each event the estimate of outlet_a less that of outlet_b, averaged with the weight a b / (a + b) of
    their denominators (Mantel-Haenszel weights, see `framing.resampling.permutation_test`). What an outlet has in
    several reports of one unit (a family of copies) is added up. A unit is taken to be of the event that most of
    its reports have. Events that only one of the two reports say nothing of the difference. Where no report of
    a measure has an event, all are one block; where some have, those without are left out; the note says so.

    p: labels of outlets are exchanged between the units of an event; in a unit that both outlets have, between its two
    halves. The test is two-sided, and supposes that units of an event would be alike but for the outlet.
    In length too, as rates of short reports vary more than those of long ones; each difference is therefore
    measured by its own standard error, which makes up for most of it. In trials of ours (`benchmarks/lengths.py`:
    four outlets alike in rate, eight events, two reports each, five categories) anything was declared in 3 of 200
    corpora where all wrote about as much, in 10 and 12 where one wrote twice or four times as much as another, but
    in 27 where one wrote 1,500 words and another 80. Where lengths are so unlike, read "apart" with care.

    "too few": an outlet has fewer than five units in these events, or no arrangement of the labels could have
    had p up to `alpha`. Such tests do not enter the correction; of all others q is that of
    Benjamini and Hochberg (see `framing.resampling.correct_false_discoveries`).

    Interval: `framing.resampling.bootstrap_interval` over events, each whole, where there are five or more;
    otherwise over the units of each outlet, and those that both have, each with its event. Where nothing at all was
    found for an outlet, resampling takes it for certain that there is nothing: its end of the interval is widened
    by the bound of `intervals.none_found_high` (of shares, `intervals.none_used_high`), squared and added as in
    `intervals.square_and_add`.

    smallest: the standard error, each event or unit taken out once, times what Student's t asks for at a power
    of four in five (the minimum detectable effect of Bloom 1995, Evaluation Review 19, 547-556; see
    `smallest.smallest_differences`), at the level of p that one more difference would have needed here to be told
    apart. The correction asks more of a difference that stands alone than of one among many. Where not
    even the lowest p there can be would do, the note says so, and smallest is that of the lowest p.

    In trials of ours with known rates (`benchmarks/apart.py`: 8 or 20 events, or 8 to 20 units a side in one to three
    events) 92 to 95 of 100 intervals of 95 % held the true difference, and of outlets alike p was up to 0.05 in 3 to 5
    of 100. Bounds for what was not found take counts for independent: where words are counted, which
    come in quotations, they are too low.

    Five units, and power of four in five, are our judgement.

    Examples
    --------
    >>> reports = pd.DataFrame({"article_id": [f"{o}{n}" for o in "ab" for n in range(8)],
    ...     "outlet": ["Alder Times"] * 8 + ["Zonal Post"] * 8, "event": [f"event {n}" for n in range(8)] * 2,
    ...     "measure": "loaded phrases", "category": "doubt", "denominator": 400.0, "per": 1000, "of": "own words",
    ...     "numerator": [4.0, 5, 3, 6, 4, 5, 3, 4, 1, 0, 2, 1, 0, 1, 1, 0]})
    >>> pairs = tell_apart(reports)
    >>> pairs[["outlet_a", "outlet_b", "verdict", "effect", "n_arrangements"]].values.tolist()
    [['Alder Times', 'Zonal Post', 'apart', '8.8 more per 1,000 own words', 256]]
    """
    caller = "tell_apart"
    need(reports, NEEDED, caller, "rate_by_article")
    _check(alpha, n_permutations, caller)
    check_settings(n_boot, level, caller)
    settings = Settings(int(n_permutations), Boot(n_boot, level, seed))
    pairs = [pair for measure in measures_of(reports, caller) for pair in pairs_of(measure, settings)]
    rows = [row for pair, tests in _corrected(pairs, alpha) for row in _rows(pair, tests, alpha, level)]
    table = pd.DataFrame(rows, columns=[*DTYPES]).astype(DTYPES)
    table.insert(table.columns.get_loc("n_arrangements"), "n_tests", int(table["verdict"].ne(TOO_FEW).sum()))
    return table.sort_values([*TESTS, "category", "outlet_a", "outlet_b"], ignore_index=True)


def _check(alpha: float, n_permutations: int, caller: str) -> None:
    if not is_number(alpha) or not 0 < alpha < 1:
        raise TableError(f"{caller} needs alpha between 0 and 1; found {alpha!r}. Write 0.05.")
    if not is_number(n_permutations, whole=True) or n_permutations < 1:
        raise TableError(f"{caller} needs n_permutations, a whole number; found {n_permutations!r}. Write 9999.")


class _Tests(NamedTuple):
    """What correction made of a pair's tests, an entry a category."""

    possible: Flags  # enough units, and a p up to alpha could have come out
    q: Numbers
    apart: Flags
    needed: Numbers  # the level of p that is needed, or was, to be told apart


def _corrected(pairs: list[Pair], alpha: float) -> list[tuple[Pair, _Tests]]:
    """All tests of all pairs corrected together."""
    possible = [np.asarray(pair.enough & (pair.tested.smallest_p <= alpha)) for pair in pairs]
    if not pairs:
        return []
    q = correct_false_discoveries(np.concatenate([pair.tested.p for pair in pairs]), np.concatenate(possible))
    apart = q <= alpha
    n_apart, n_tests = int(apart.sum()), max(int(np.concatenate(possible).sum()), 1)
    needed = np.minimum(alpha * (n_apart + ~apart) / n_tests, alpha)  # one more is told apart at rank n_apart + 1
    ends = np.cumsum([len(pair.categories) for pair in pairs])[:-1]
    parts = (np.split(values, ends) for values in (q, apart, needed))
    return [(pair, _Tests(*tests)) for pair, *tests in zip(pairs, possible, *parts, strict=True)]


def _rows(pair: Pair, tests: _Tests, alpha: float, level: float) -> list[tuple]:
    """Rows of the table, one a category."""
    sides, of = pair.sides, pair.of
    lowest = np.where(tests.possible, pair.tested.smallest_p, pair.tested.lowest_p)
    reachable = tests.needed >= lowest
    smallest = np.full(len(pair.categories), np.nan)
    if pair.enough and pair.tested.lowest_p <= alpha:
        smallest = of.per * smallest_differences(sides, np.fmax(tests.needed, lowest), of.per > 1)
    rows = []
    for number, category in enumerate(pair.categories):
        difference = of.per * pair.difference[number]
        low, high = (of.per * end[number] for end in (pair.low, pair.high))
        verdict = APART if tests.apart[number] else CANNOT_TELL if tests.possible[number] else TOO_FEW
        rows.append(
            (
                *(of.measure, category, *pair.outlets, verdict),
                pair.outlets[int(difference < 0)] if verdict == APART else "",
                *(difference, low, high, np.nan if np.isnan(low) else level),
                *(pair.tested.p[number], tests.q[number], alpha, pair.tested.n_arrangements, pair.tested.exact),
                *(smallest[number], _effect(verdict, difference, low, high, pair)),
                *(sides.n_events if of.has_events else 0, *sides.n_units, *sides.n_articles),
                *(of.per, of.of, of.view),
                "; ".join(_notes(pair, verdict, number, bool(reachable[number]), alpha, smallest[number])),
            )
        )
    return rows


def _effect(verdict: str, difference: float, low: float, high: float, pair: Pair) -> str:
    told = (pair.of.measure, pair.of.per, pair.of.of)
    if verdict == APART:
        return effect_words(difference, *told)
    return range_words(low, high, *told) if verdict == CANNOT_TELL else ""


def _notes(pair: Pair, verdict: str, number: int, reachable: bool, alpha: float, smallest: float) -> list[str]:
    sides = pair.sides
    found = [bool(side[number]) for side in found_in(sides)]
    rare = verdict == TOO_FEW and pair.enough
    few_ways = rare and pair.tested.lowest_p > alpha
    return [
        note
        for note, holds in (
            (NO_EVENTS, not pair.of.has_events),
            (NO_SHARED, not sides.n_events),
            (FEW_UNITS, sides.n_events and not pair.enough),
            (FEW_ARRANGEMENTS, few_ways),
            (NEITHER, rare and not few_ways and not any(found)),
            (TOO_RARE, rare and not few_ways and any(found)),
            (ONE_NONE, bool(pair.widened[number]) and any(found)),
            (NOT_ALONE, verdict == CANNOT_TELL and not reachable),
            (NO_SPREAD, verdict != TOO_FEW and np.isnan(smallest)),
            (f"{_reports(pair.n_without_event)} without an event left out", pair.n_without_event),
            (f"{_reports(sides.n_left_out)} of events that only one of the two has left out", sides.n_left_out),
        )
        if holds
    ]


def _reports(n: int) -> str:
    return "1 report" if n == 1 else f"{n:,} reports"
