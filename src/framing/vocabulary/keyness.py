"""Words that an outlet uses more or less than all others: keyness, with tests over texts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.resampling import (
    LEVEL,
    MIN_UNITS,
    N_BOOT,
    SEED,
    Boot,
    Numbers,
    check_settings,
    correct_false_discoveries,
    draw_weights,
)
from framing.resampling.permutation import Flags
from framing.tables import TableError, is_number
from framing.vocabulary.bags import Bag, check_words, keep_terms, make_bag, outlets_in
from framing.vocabulary.dispersion import deviation_of_proportions
from framing.vocabulary.drawing import CELLS, intervals_of, unit_codes
from framing.vocabulary.odds import g2, log_odds, log_ratio, z_score
from framing.vocabulary.permuting import Items, can_come_out, items_of, permute_outlet
from framing.vocabulary.views import view_of

N_PERMUTATIONS = 99_999  # many, as p is to be compared with a thousandth of alpha where hundreds of words are tested
PRIOR = 500.0
PER = 1000
COLUMNS = {
    "outlet": "str",
    "word": "str",
    "is_name": "bool",
    "count": "int64",
    "expected": "float64",
    "n_words": "int64",
    "rate": "float64",
    "count_others": "int64",
    "n_words_others": "int64",
    "rate_others": "float64",
    "log_odds": "float64",
    "low": "float64",
    "high": "float64",
    "confidence_level": "float64",
    "z": "float64",
    "g2": "float64",
    "log_ratio": "float64",
    "dispersion": "float64",
    "n_articles": "int64",
    "n_units": "int64",
    "all_articles": "int64",
    "all_units": "int64",
    "verdict": "str",
    "p": "float64",
    "q": "float64",
    "n_arrangements": "int64",
    "exact": "bool",
    "n_tested": "int64",
    "per": "int64",
    "voice": "str",
    "names": "str",
    "function_words": "str",
    "view": "str",
    "note": "str",
}
FEW_UNITS = f"fewer than {MIN_UNITS} units on one side"
FEW_USES = "used in too few reports for a test to come out"
REVERSED = "within events it is the other way round: count and expected against log_odds"


class _Settings(NamedTuple):
    prior: float
    alpha: float
    n_permutations: int
    boot: Boot


def keyness(  # noqa: PLR0913 - which words count and how is shown, not hidden in an object
    words: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    voice: str | None = "outlet",
    names: str = "apart",
    function_words: str = "out",
    min_count: int = 5,
    min_articles: int = 3,
    prior: float = PRIOR,
    alpha: float = 0.05,
    n_permutations: int = N_PERMUTATIONS,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Compare the vocabulary of each outlet with that of all others together.

    Parameters
    ----------
    words : DataFrame
        article_id, word, voice, is_name, count (split_words). `filter_origin` makes its other views;
        filter by part to leave headlines out.
    articles : DataFrame
        article_id, outlet; event, unit where they are known.
    voice : {"outlet", "quoted", None}
        outlet: words outside quotation marks. quoted: those inside. None: both.
    names : {"apart", "in", "out"}
        apart: a word that is a name too has two rows, told by is_name. in: names are words like others.
        out: they are not compared. They count among all words in any case.
    function_words : {"out", "in"}
        out: words of grammar, numbers in words and plain verbs of saying are not compared; the list
        is `framing.function_words.FUNCTION_WORDS`. They count among all words in any case.
    min_count, min_articles : int
        Uses in the corpus, and reports that use it, below which a word is not compared.
    prior : float
        Words of the prior: each side of a comparison is given so many words beforehand, with the
        rates of the whole corpus, so that rare words are drawn to no difference. 500, the length of
        a report, is our judgement.
    alpha : float
        Of all that is told apart, at most this share is to be expected false.
    n_permutations : int
        Arrangements of outlets' names that are tried at most; more are drawn.
    n_boot, level, seed
        As for `mean_by_outlet`; n_boot=0 makes no intervals.

    Returns
    -------
    DataFrame
        A row for each outlet and word: outlet, word (spellings of one word put together under the
        one most used), is_name, count, expected (uses at the rates of all outlets in the same events),
        n_words (all words of the outlet in this voice), rate (per `per` words), count_others,
        n_words_others, rate_others, log_odds (log of the odds ratio, drawn to the prior; above 0: the
        outlet uses it more), low, high (its interval), confidence_level, z (log_odds by its standard
        error if words were drawn singly: an order, no test), g2 (0 or more), log_ratio (1: twice as
        often), dispersion (over the outlet's reports: 0 even, 1 all in one; missing where it has no use
        or one report), n_articles, n_units (reports and units of the outlet that use it), all_articles,
        all_units (that it has), verdict ("apart", "cannot tell", "too few"), p (of count against
        expected), q (missing where too few), n_arrangements, exact (whether these are all there are),
        n_tested (tests corrected together), per, voice, names, function_words, view, note. By outlet,
        then by z from the highest.

    Raises
    ------
    TableError
        A column is missing, a report of `words` is not in `articles`, or a setting makes no sense.

    Notes
    -----
    Log-odds with an informative Dirichlet prior: Monroe, Colaresi and Quinn 2008, Political Analysis 16,
    372-403. G2: Dunning 1993, Computational Linguistics 19, 61-74. Dispersion: Gries 2008 (see
    `dispersion.deviation_of_proportions`). Tests that take every word for a draw of its own find far too much, as words
    of one text belong together (Lijffijt et al. 2016, Significance testing of word frequencies in
    corpora, Digital Scholarship in the Humanities 31, 374-397). So texts are tested: names of outlets
    are exchanged among the reports of an event, inside a family of copies among its reports alone, and p is the
    share of arrangements in which count is as far from expected. All words and outlets are corrected together;
    words in so few reports that no arrangement could have come out after correction are
    "too few" (see `permuting.can_come_out`), as are outlets with fewer than five units. A word that an outlet
    uses more than expected in the same events, but less than the others over all (or the reverse), is not told
    apart; the note says so. The interval draws units (see `drawing.intervals_of`).

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Alder Times", "Zonal Post"]})
    >>> words = pd.DataFrame({"article_id": ["a", "a", "b"], "word": ["thaw", "ship", "ship"], "voice": "outlet",
    ...     "is_name": False, "count": [6, 4, 10]})
    >>> table = keyness(words, articles, min_articles=1)
    >>> table[["outlet", "word", "count", "rate", "log_ratio", "verdict"]].round(2).values.tolist()[:2]
    [['Alder Times', 'thaw', 6, 600.0, 3.58, 'too few'], ['Alder Times', 'ship', 4, 400.0, -1.32, 'too few']]
    """
    check_words(names, function_words, voice, "keyness")
    check_settings(n_boot, level, "keyness")
    _check(prior, alpha, n_permutations)
    for name, least in (("min_count", min_count), ("min_articles", min_articles)):
        if not is_number(least):
            raise TableError(f"keyness needs {name} to be a number; found {least!r}. Write 3.")
    bag = make_bag(words, articles, names=names, function_words=function_words, voice=voice, caller="keyness")
    bag = keep_terms(bag, _frequent(bag, min_count, min_articles))
    items = items_of(bag.reports)
    settings = _Settings(prior, alpha, n_permutations, Boot(n_boot, level, seed))
    parts = [_compare(bag, items, outlet, settings) for outlet in outlets_in(bag.reports)]
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=[*COLUMNS])
    table = _judge(table, alpha)
    table = table.assign(
        per=PER, voice=voice or "all", names=names, function_words=function_words, view=view_of(words, "keyness")
    )
    return table[[*COLUMNS]].astype(COLUMNS)


def _check(prior: float, alpha: float, n_permutations: int) -> None:
    if not is_number(prior) or not prior > 0:
        raise TableError(f"keyness needs prior above 0; found {prior!r}. It is a number of words, such as 500.")
    if not is_number(alpha) or not 0 < alpha < 1:
        raise TableError(f"keyness needs alpha between 0 and 1; found {alpha!r}. For 5 % write 0.05.")
    if not is_number(n_permutations, whole=True) or n_permutations < 1:
        raise TableError(f"keyness needs n_permutations, 1 or more; found {n_permutations!r}. Write 99999.")


def _frequent(bag: Bag, min_count: int, min_articles: int) -> Flags:
    n = len(bag.terms)
    uses = np.bincount(bag.term, bag.uses, minlength=n)
    return (uses >= min_count) & (np.bincount(bag.term, minlength=n) >= min_articles)


def _compare(bag: Bag, items: Items, outlet: str, settings: _Settings) -> pd.DataFrame:
    """One outlet against all others, a row a word."""
    reports, terms = bag.reports, bag.terms
    ours = reports["outlet"].eq(outlet).to_numpy()
    sums = bag.table(0, len(terms), ours.astype("int64"), 2)
    n_others, n = (float(reports.loc[side, "n_words"].sum()) for side in (~ours, ours))
    prior = settings.prior * sums.sum(axis=0) / (n + n_others)
    delta = log_odds(sums[1], n, sums[0], n_others, prior, settings.prior)
    n_units, n_other_units = (reports.loc[side, "unit"].nunique() for side in (ours, ~ours))
    few = min(n_units, n_other_units) < MIN_UNITS
    low, high = _intervals(bag, ours, prior, settings, n_units) if not few else (np.nan, np.nan)
    tested = permute_outlet(bag, items, outlet, settings.n_permutations, settings.boot.seed)
    columns = {
        "outlet": outlet,
        "word": terms["word"],
        "is_name": terms["is_name"],
        "count": sums[1],
        "expected": tested.expected,
        "n_words": n,
        "rate": PER * sums[1] / n,
        "count_others": sums[0],
        "n_words_others": n_others,
        "rate_others": PER * sums[0] / n_others if n_others else np.nan,
        "log_odds": delta if n_others else np.nan,
        "low": low,
        "high": high,
        "confidence_level": np.nan if few or not settings.boot.n_boot else settings.boot.level,
        "z": z_score(delta, sums[1], sums[0], prior) if n_others else np.nan,
        "g2": g2(sums[1], n, sums[0], n_others) if n_others else np.nan,
        "log_ratio": log_ratio(sums[1], n, sums[0], n_others) if n_others else np.nan,
        **_spread(bag, ours),
        "all_units": n_units,
        "p": np.nan if few else tested.p,
        "smallest_p": np.nan if few else tested.smallest_p,
        "n_arrangements": tested.n_arrangements,
        "exact": tested.exact,
        "note": FEW_UNITS if few else "",
    }
    table = pd.DataFrame(columns, index=terms.index)
    return table.sort_values(["z", "word", "is_name"], ascending=[False, True, True], kind="stable")


def _spread(bag: Bag, ours: Flags) -> dict[str, Numbers | int]:
    """Dispersion, and how many reports and units of the outlet use each word."""
    places = np.flatnonzero(ours)
    number = np.full(len(ours), len(places))
    number[places] = np.arange(len(places))
    units, n_units = unit_codes(bag.reports["unit"][ours].tolist())
    n_terms = len(bag.terms)
    spread, articles, used = (np.full(n_terms, fill) for fill in (np.nan, 0.0, 0.0))
    step = max(1, CELLS // max(len(places), 1))
    for at in range(0, n_terms, step):
        last = min(at + step, n_terms)
        counts = bag.table(at, last, number, len(places) + 1)[:-1]
        spread[at:last] = deviation_of_proportions(counts, bag.reports["n_words"].to_numpy()[ours])
        articles[at:last] = (counts > 0).sum(axis=0)
        by_unit = np.zeros((n_units, last - at))
        np.add.at(by_unit, units, counts)
        used[at:last] = (by_unit > 0).sum(axis=0)
    return {"dispersion": spread, "n_articles": articles, "n_units": used, "all_articles": len(places)}


def _intervals(bag: Bag, ours: Flags, prior: Numbers, settings: _Settings, n_units: int) -> tuple:
    if not settings.boot.n_boot:
        return np.nan, np.nan
    units, n_all = unit_codes(bag.reports["unit"].tolist())
    groups = units + n_all * ours  # the others' part of each unit, then the outlet's
    n_words = np.bincount(groups, bag.reports["n_words"], minlength=2 * n_all)
    drawn = draw_weights([0] * n_all, settings.boot)
    others, ours_drawn = drawn @ n_words[:n_all], drawn @ n_words[n_all:]
    kept = (others > 0) & (ours_drawn > 0)
    drawn, others, ours_drawn = drawn[kept], others[kept, None], ours_drawn[kept, None]

    def values(first: int, last: int) -> Numbers:
        counts = bag.table(first, last, groups, 2 * n_all)
        here = prior[first:last]
        return log_odds(drawn @ counts[n_all:], ours_drawn, drawn @ counts[:n_all], others, here, settings.prior)

    return intervals_of(len(bag.terms), n_units, settings.boot, values)


def _judge(table: pd.DataFrame, alpha: float) -> pd.DataFrame:
    """Correct all tests together, and say of each what it says."""
    if table.empty:
        return table.assign(**{name: [] for name in ("q", "verdict", "n_tested")})
    smallest, n = (table[name].to_numpy(dtype="float64") for name in ("smallest_p", "n_arrangements"))
    possible = can_come_out(smallest, ~table["exact"].to_numpy(dtype=bool), n, alpha)
    q = correct_false_discoveries(table["p"].to_numpy(dtype="float64"), possible)
    is_reversed = ((table["count"] - table["expected"]) * table["log_odds"] < 0) & (q <= alpha)
    verdict = np.where(np.isnan(q), "too few", np.where((q <= alpha) & ~is_reversed, "apart", "cannot tell"))
    note = table["note"].where(possible | table["note"].ne(""), FEW_USES).mask(is_reversed, REVERSED)
    return table.assign(q=q, verdict=verdict, note=note, n_tested=int(possible.sum()))
