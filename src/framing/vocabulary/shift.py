"""Which words carry the difference of two outlets in sentiment or loadedness: word shift."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.resampling import (
    LEVEL,
    MIN_UNITS,
    N_BOOT,
    N_PERMUTATIONS,
    SEED,
    Boot,
    Numbers,
    bootstrap_interval,
    check_settings,
    draw_weights,
    permutation_test,
)
from framing.resampling.permutation import Codes, Flags
from framing.tables import TableError, is_number, one_of
from framing.vocabulary.bags import VOICES, make_bag, of_voice, reports_of
from framing.vocabulary.drawing import intervals_of, unit_codes
from framing.vocabulary.scores import score_words
from framing.vocabulary.shifting import Shift, make_shift
from framing.vocabulary.views import view_of

PER = 1000
COLUMNS = {
    "word": "str",
    "outlet_a": "str",
    "outlet_b": "str",
    "score_a": "float64",
    "score_b": "float64",
    "count_a": "int64",
    "count_b": "int64",
    "rate_a": "float64",
    "rate_b": "float64",
    "kind": "str",
    "from_frequency": "float64",
    "from_score": "float64",
    "contribution": "float64",
    "low": "float64",
    "high": "float64",
    "confidence_level": "float64",
    "average_a": "float64",
    "average_b": "float64",
    "difference": "float64",
    "difference_low": "float64",
    "difference_high": "float64",
    "verdict": "str",
    "p": "float64",
    "n_arrangements": "int64",
    "exact": "bool",
    "n_words_a": "int64",
    "n_words_b": "int64",
    "n_articles_a": "int64",
    "n_articles_b": "int64",
    "n_units_a": "int64",
    "n_units_b": "int64",
    "n_events": "int64",
    "scores": "str",
    "reference": "float64",
    "per": "int64",
    "voice": "str",
    "view": "str",
    "note": "str",
}
FEW = f"fewer than {MIN_UNITS} units on one side: no interval"
REVERSED = "within events the difference is the other way round: the two report events unequally often"


def word_shift(  # noqa: PLR0913 - which words count and how is shown, not hidden in an object
    words: pd.DataFrame,
    articles: pd.DataFrame,
    outlet_a: str,
    outlet_b: str,
    *,
    scores: str | pd.DataFrame = "vader",
    lexicon: pd.DataFrame | None = None,
    reference: float = 0.0,
    unscored: str = "zero",
    voice: str | None = "outlet",
    alpha: float = 0.05,
    n_permutations: int = N_PERMUTATIONS,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Which words carry the difference of two outlets' average scores, and by how much.

    Where events are known, reports of events that only one of the two has are left out: what it reports
    on is not how it writes.

    Parameters
    ----------
    words : DataFrame
        article_id, word, voice, is_name, count (split_words). `filter_origin` makes its other views.
    articles : DataFrame
        article_id, outlet; event, unit where they are known.
    outlet_a, outlet_b : str
        Contributions are those of a less b.
    scores : {"vader", "loaded"} or DataFrame
        vader: VADER's valence of the single word, -4 to 4. loaded: the strength of loaded terms of one
        word, 1 to 3; terms of several words and contexts in which a term is plain cannot be
        seen in single words, and `note` says how many terms that leaves out. A table of one's own has
        word (lower case) and score, or score_a and score_b where a word counts differently on the two sides.
    lexicon : DataFrame, optional
        Terms for "loaded", as `read_lexicon` returns them; the shipped list if left out.
    reference : float
        Score of what is neither high nor low.
    unscored : {"zero", "out"}
        zero: words without a score count as 0, so that the average is that of all words. out: the
        average is over words that have a score.
    voice : {"outlet", "quoted", None}
        As for `keyness`.
    alpha : float
        The averages are told apart where p is at most this.
    n_permutations, n_boot, level, seed
        As for `tell_apart`; n_boot=0 makes no intervals.

    Returns
    -------
    DataFrame
        A row for each word with a score that either outlet uses, by the size of its contribution: word,
        outlet_a, outlet_b, score_a, score_b, count_a, count_b, rate_a, rate_b (per `per` words), kind
        ("high more", "high less", "low more", "low less": a uses a word scored above or below the
        reference more or less), from_frequency, from_score (the parts of the contribution),
        contribution (to a's average less b's, in points per `per` words), low, high (its interval),
        confidence_level, average_a, average_b (points per `per` words), difference (of the averages: the sum of
        all contributions), difference_low, difference_high, verdict ("apart", "cannot tell", "too few"), p (of
        the difference; one test, not corrected), n_arrangements, exact, n_words_a, n_words_b, n_articles_a,
        n_articles_b, n_units_a, n_units_b, n_events (that both have; 0 where none is known), scores, reference,
        per, voice, view, note. Names have no score: Hope is a person.

    Raises
    ------
    TableError
        A column is missing, an outlet is not there, both are one, or they share no event.

    Notes
    -----
    Gallagher et al. 2021, Generalized word shift graphs, EPJ Data Science 10, 4: the contribution of a
    word is (p_a - p_b) ((s_a + s_b) / 2 - reference) + (s_a - s_b) (p_a + p_b) / 2, p being its share of the
    words and s its score. Intervals draw units, of both outlets together; that of the difference is BCa, that of a
    word a percentile interval (see `drawing.intervals_of`). The test exchanges the outlets within events over units
    (see `framing.resampling.permutation_test`), and tests the difference within events. Where that has the other sign,
    as one outlet has most reports of some events and the other of others, the averages are not told apart; a note
    says so.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Alder Times", "Zonal Post"]})
    >>> words = pd.DataFrame({"article_id": ["a", "a", "b"], "word": ["triumph", "ship", "ship"], "voice": "outlet",
    ...     "is_name": False, "count": [1, 9, 10]})
    >>> shift = word_shift(words, articles, "Alder Times", "Zonal Post")
    >>> shift[["word", "score_a", "rate_a", "rate_b", "kind", "contribution"]].round(2).values.tolist()
    [['triumph', 2.1, 100.0, 0.0, 'high more', 210.0]]
    """
    caller = "word_shift"
    check_settings(n_boot, level, caller)
    one_of(voice, VOICES, "voice", caller)
    one_of(unscored, ["zero", "out"], "unscored", caller)
    _check(alpha, n_permutations, reference, caller)
    boot = Boot(n_boot, level, seed)
    reports = reports_of(of_voice(words, voice, caller), articles, caller)
    if reports.empty:
        return _empty()
    kept, left = _of_both(reports, outlet_a, outlet_b)
    rows = words[words["article_id"].isin(kept)]
    bag = make_bag(rows, articles, names="apart", function_words="in", voice=voice, caller=caller, fold=False)
    *sides, about = score_words(bag.terms["word"], scores, lexicon, caller)
    shift = make_shift(bag, outlet_a, *sides, reference=reference, unscored=unscored)
    if not len(shift.words) or shift.ours.all() or not shift.ours.any():
        return _empty()
    whole, reversed_ = _whole(shift, boot, alpha, n_permutations)
    table = _parts(shift, boot).assign(**whole)
    table = table.assign(outlet_a=outlet_a, outlet_b=outlet_b, **_sizes(shift), reference=reference, per=PER)
    table = table.assign(scores=scores if isinstance(scores, str) else "own", voice=voice or "all")
    notes = filter(None, [left, about, _why_not(shift), reversed_])
    table = table.assign(view=view_of(words, caller), note="; ".join(notes))
    used = table[(table["count_a"] > 0) | (table["count_b"] > 0)]
    order = used.assign(size=used["contribution"].abs())
    order = order.sort_values(["size", "word"], ascending=[False, True], kind="stable", ignore_index=True)
    return order[[*COLUMNS]].astype(COLUMNS)


def _empty() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in COLUMNS.items()})


def _of_both(reports: pd.DataFrame, outlet_a: str, outlet_b: str) -> tuple[list[str], str]:
    """Reports of the two outlets on events that both have, and how many that leaves out."""
    found = sorted(set(reports["outlet"]))
    for outlet in (outlet_a, outlet_b):
        if outlet not in found:
            raise TableError(f"word_shift needs an outlet of {', '.join(map(repr, found))}; found {outlet!r}.")
    if outlet_a == outlet_b:
        raise TableError(f"word_shift needs two outlets; found {outlet_a!r} twice.")
    two = reports[reports["outlet"].isin([outlet_a, outlet_b])]
    if not two["event"].notna().any():
        return two["article_id"].tolist(), "no events are known"
    n_outlets = two.groupby("event")["outlet"].nunique()
    both = two[two["event"].isin(n_outlets.index[n_outlets == len({outlet_a, outlet_b})])]
    if both.empty:
        raise TableError(
            f"word_shift needs an event that both outlets report; {outlet_a!r} and {outlet_b!r} have none in common. "
            "find_events() groups reports where the events named are too narrow."
        )
    n = len(two) - len(both)
    return both["article_id"].tolist(), f"reports of events that only one of the two has are left out: {n}" if n else ""


def _why_not(shift: Shift) -> str:
    return FEW if min(shift.n_units()) < MIN_UNITS else ""


def _parts(shift: Shift, boot: Boot) -> pd.DataFrame:
    """A row a word: its contribution, the parts of it, and the interval."""
    counts, n_words = shift.sums()
    frequency, score = shift.contributions(counts, n_words)
    few = min(shift.n_units()) < MIN_UNITS or not boot.n_boot
    low, high = (np.nan, np.nan) if few else _intervals(shift, boot)
    mean = (shift.score_a + shift.score_b) / 2
    more = counts[1] * n_words[0] > counts[0] * n_words[1]
    return pd.DataFrame(
        {
            "word": shift.words,
            "score_a": shift.score_a,
            "score_b": shift.score_b,
            "count_a": counts[1],
            "count_b": counts[0],
            "rate_a": PER * counts[1] / n_words[1],
            "rate_b": PER * counts[0] / n_words[0],
            "kind": np.char.add(np.where(mean > shift.reference, "high ", "low "), np.where(more, "more", "less")),
            "from_frequency": PER * frequency,
            "from_score": PER * score,
            "contribution": PER * (frequency + score),
            "low": PER * low,
            "high": PER * high,
            "confidence_level": np.nan if few else boot.level,
        }
    )


def _intervals(shift: Shift, boot: Boot) -> tuple[Numbers, Numbers]:
    units, n_units = unit_codes(shift.reports["unit"].tolist())
    groups = units + n_units * shift.ours
    n_words = np.bincount(groups, shift.n_words, minlength=2 * n_units)
    counts = np.zeros((2 * n_units, len(shift.words)))
    np.add.at(counts, groups, shift.counts)
    drawn = draw_weights([0] * n_units, boot)
    totals = [drawn @ n_words[:n_units], drawn @ n_words[n_units:]]
    kept = (totals[0] > 0) & (totals[1] > 0)
    drawn, totals = drawn[kept], [total[kept, None] for total in totals]

    def values(first: int, last: int) -> Numbers:
        here = slice(first, last)
        sides = [drawn @ counts[:n_units, here], drawn @ counts[n_units:, here]]
        frequency, score = shift.contributions(sides, totals, here)
        return frequency + score

    return intervals_of(len(shift.words), min(shift.n_units()), boot, values)


def _check(alpha: float, n_permutations: int, reference: float, caller: str) -> None:
    if not is_number(alpha) or not 0 < alpha < 1:
        raise TableError(f"{caller} needs alpha between 0 and 1; found {alpha!r}. For 5 % write 0.05.")
    if not is_number(n_permutations, whole=True) or n_permutations < 1:
        raise TableError(f"{caller} needs n_permutations, a whole number; found {n_permutations!r}. Write 9999.")
    if not is_number(reference):
        raise TableError(f"{caller} needs reference, a score; found {reference!r}. 0.0 is the default.")


def _whole(shift: Shift, boot: Boot, alpha: float, n_permutations: int) -> tuple[dict[str, object], str]:
    """The two averages, their difference with its interval, whether they are told apart; and a note."""
    points = np.where(shift.ours, shift.counts @ shift.score_a, shift.counts @ shift.score_b)
    a, b = (points[side].sum() / shift.n_words[side].sum() for side in (shift.ours, ~shift.ours))
    few = min(shift.n_units()) < MIN_UNITS
    low, high = (np.nan, np.nan) if few or not boot.n_boot else _interval(shift, points, boot)
    codes = [pd.factorize(shift.reports[name].fillna(""))[0] for name in ("event", "unit", "outlet")]
    items, of = np.unique(np.stack(codes), axis=1, return_inverse=True)
    x, n = (np.bincount(of, values, minlength=items.shape[1]).astype("float64") for values in (points, shift.n_words))
    first = np.bincount(of, shift.ours, minlength=items.shape[1]) > 0
    together = items[0] * (items[1].max() + 1) + items[1]
    found = permutation_test(
        x, n, first, items[0], _twins(together, first), n_permutations=n_permutations, seed=boot.seed
    )
    possible = not few and found.smallest_p[0] <= alpha
    is_reversed = bool(possible and found.p[0] <= alpha and (a - b) * found.difference[0] < 0)
    apart = found.p[0] <= alpha and not is_reversed
    verdict = "too few" if not possible else "apart" if apart else "cannot tell"
    whole: dict[str, object] = {
        "average_a": PER * a,
        "average_b": PER * b,
        "difference": PER * (a - b),
        "difference_low": PER * low,
        "difference_high": PER * high,
        "verdict": verdict,
        "p": found.p[0] if possible else np.nan,
        "n_arrangements": found.n_arrangements,
        "exact": found.exact,
    }
    return whole, REVERSED if is_reversed else ""


def _twins(together: Codes, first: Flags) -> Codes:
    """Items of one unit in one event that are on both sides: they exchange labels with each other alone."""
    both = np.isin(together, together[first]) & np.isin(together, together[~first])
    return np.where(both, together, -1)


def _interval(shift: Shift, points: Numbers, boot: Boot) -> tuple[float, float]:
    units, n_units = unit_codes(shift.reports["unit"].tolist())
    sums = [
        np.bincount(units[side], values[side], minlength=n_units).astype("float64")
        for side in (shift.ours, ~shift.ours)
        for values in (points, shift.n_words)
    ]

    def difference(x: Numbers, n: Numbers, y: Numbers, m: Numbers, axis: int = -1) -> Numbers:
        with np.errstate(invalid="ignore", divide="ignore"):
            return x.sum(axis=axis) / n.sum(axis=axis) - y.sum(axis=axis) / m.sum(axis=axis)

    return bootstrap_interval(sums, difference, boot, paired=True)


def _sizes(shift: Shift) -> dict[str, int]:
    units = shift.n_units()
    n_words = [int(shift.n_words[side].sum()) for side in (~shift.ours, shift.ours)]
    return {
        "n_words_a": n_words[1],
        "n_words_b": n_words[0],
        "n_articles_a": int(shift.ours.sum()),
        "n_articles_b": int((~shift.ours).sum()),
        "n_units_a": units[1],
        "n_units_b": units[0],
        "n_events": int(shift.reports["event"].nunique()),
    }
