"""What the numbers of a column are: one line a column for every table that the package makes.

`framing.tables` declares what the tables of a corpus hold, the docstrings of estimates what these hold;
here stands what a reader needs above a column of numbers, and how many digits say something.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, NamedTuple

import pandas as pd
from pandas.api.types import is_numeric_dtype


class Unit(NamedTuple):
    """How the numbers of a column are written, and the unit that stands below its name."""

    kind: str
    said: str = ""


COUNT, NUMBER, RATE, SCORE, SHARE, P = "count", "number", "rate", "score", "share", "p"
LOG, PERCENT, PLAIN, LIKE = "log", "percent", "plain", "like"

# Digits after the point; a count has none, and a plain number, such as a year or an offset, no separators.
DIGITS = {RATE: 2, SCORE: 3, SHARE: 2, LOG: 2, PERCENT: 1}

_REPORTS = Unit(COUNT, "reports")
_UNITS = Unit(COUNT, "families or reports")
_EVENTS = Unit(COUNT, "events")
_WORDS = Unit(COUNT, "words")
_SENTENCES = Unit(COUNT, "sentences")
_QUOTES = Unit(COUNT, "quotations")
_ITEMS = Unit(COUNT, "items")
_TESTS = Unit(COUNT, "tests")
_OFFSET = Unit(PLAIN, "character")
_NUMBERED = Unit(PLAIN, "number, from 0")
_COMPOUND = Unit(SCORE, "-1 to 1")
_RATE = Unit(RATE, "{per}")  # per so many words, as the table itself says
_POINTS = Unit(RATE, "points {per}")
_LIKE = Unit(LIKE)  # in the unit of the estimate beside it

UNITS: dict[str, Unit] = {
    # counts
    **dict.fromkeys(["n_articles", "n_articles_a", "n_articles_b", "all_articles", "articles_with_term"], _REPORTS),
    **dict.fromkeys(["n_reports", "n_known", "n_unknown"], _REPORTS),
    "n_rows": Unit(COUNT, "rows"),
    **dict.fromkeys(["n_units", "n_units_a", "n_units_b", "n_units_other", "all_units"], _UNITS),
    **dict.fromkeys(["n_events"], _EVENTS),
    **dict.fromkeys(["n_words", "n_words_a", "n_words_b", "n_words_others", "base_n_words"], _WORDS),
    **dict.fromkeys(["n_own", "n_paraphrased", "n_direct_words", "n_old", "n_new", "n_near"], _WORDS),
    **dict.fromkeys(["n_sentences"], _SENTENCES),
    **dict.fromkeys(["n_quotes", "n_direct", "n_indirect"], _QUOTES),
    **dict.fromkeys(["n_items", "n_used", "n_found", "n_coded", "n_stratum", "n_drawn"], _ITEMS),
    **dict.fromkeys(["n_told", "n_cannot_tell", "n_too_few", "n_tests", "n_tested", "n_declared"], _TESTS),
    "n_coders": Unit(COUNT, "coders"),
    "n_corpora": Unit(COUNT, "corpora"),
    "n_alarms": Unit(COUNT, "corpora"),
    "n_outlets": Unit(COUNT, "outlets"),
    "n_cues": Unit(COUNT, "verbs of saying"),
    **dict.fromkeys(["n_one", "all_one", "n_other", "all_other"], Unit(COUNT, "verbs of saying")),
    "n_base": Unit(COUNT, "uses in the base"),
    "n_arrangements": Unit(COUNT, "ways to exchange"),
    **dict.fromkeys(["count", "count_a", "count_b", "count_others", "n", "n_total", "n_capital"], Unit(COUNT)),
    **dict.fromkeys(["n_small", "n_all", "n_kept", "n_term", "items", "units"], Unit(COUNT)),
    "days": Unit(COUNT, "days apart"),
    "window": Unit(COUNT, "words either side"),
    "per": Unit(COUNT),
    "strength": Unit(COUNT, "1 to 3"),
    "strength_change": Unit(COUNT, "new less old"),
    # what may be a count or a sum of scores
    "numerator": Unit(NUMBER),
    "denominator": Unit(NUMBER),
    "expected": Unit(RATE),
    # rates
    **dict.fromkeys(["rate", "rate_a", "rate_b", "rate_others"], _RATE),
    **dict.fromkeys(["difference", "smallest"], _RATE),
    **dict.fromkeys(["contribution", "from_frequency", "from_score", "average_a", "average_b"], _POINTS),
    # scores
    **dict.fromkeys(["compound", "compound_own"], _COMPOUND),
    "vader": Unit(SCORE, "-1 to 1"),
    **dict.fromkeys(["neg", "neu", "pos"], Unit(SCORE, "0 to 1")),
    **dict.fromkeys(["mean", "estimate"], Unit(SCORE, "mean score")),
    "value": Unit(SCORE),
    **dict.fromkeys(["score_a", "score_b", "reference"], Unit(LOG)),
    "weight": Unit(RATE, "sentences it stands for"),
    # shares
    **dict.fromkeys(["share_one", "share_other"], Unit(SHARE, "0 to 1")),
    **dict.fromkeys(["share", "quoted_share", "overlap", "similarity", "dispersion"], Unit(SHARE, "0 to 1")),
    "percent_agreement": Unit(PERCENT, "%"),
    "confidence_level": Unit(SHARE, "0 to 1"),
    # tests and orders
    **dict.fromkeys(["p", "q"], Unit(P)),
    "alpha": Unit(SHARE, "0 to 1"),
    "log_odds": Unit(LOG, "log of the odds ratio"),
    "log_ratio": Unit(LOG, "1: twice as often"),
    "z": Unit(LOG, "standard errors"),
    "g2": Unit(LOG, "0 or more"),
    # bounds, in the unit of what they bound
    **dict.fromkeys(["low", "high", "difference_low", "difference_high"], _LIKE),
    **dict.fromkeys(["margin", "margin_low", "margin_high"], Unit(SCORE)),
    # places
    **dict.fromkeys(["start", "end", "speaker_start", "speaker_end", "cue_start", "cue_end"], _OFFSET),
    **dict.fromkeys(["base_start", "base_end"], _OFFSET),
    "standfirst_end": _OFFSET,
    **dict.fromkeys(["sentence", "base_sentence", "other_sentence", "quote", "paragraph"], _NUMBERED),
    "line": Unit(PLAIN, "number, from 1"),
    "row": _NUMBERED,
    "year": Unit(PLAIN),
}

# Which column of a table its low and high are the bounds of: the first of these that it has, as numbers.
BOUNDED = ("log_odds", "contribution", "value", "difference", "rate", "share", "estimate", "alpha")


def bounded_in(table: pd.DataFrame) -> str:
    """Name the estimate whose interval a table holds; "" where it holds none.

    >>> bounded_in(pd.DataFrame({"rate": [2.5], "low": [1.0], "high": [4.0]}))
    'rate'
    """
    return next(iter(_estimates(table)), "") if "low" in table else ""


def unit_in(table: pd.DataFrame, name: Hashable) -> Unit:
    """How a column of numbers is written, as its name and the table around it say.

    >>> unit_in(pd.DataFrame({"rate": [2.5], "per": [1000], "of": ["own words"]}), "rate")
    Unit(kind='rate', said='per 1,000 own words')
    >>> unit_in(pd.DataFrame({"income": [2.5]}), "income")
    Unit(kind='', said='')
    """
    unit = UNITS.get(str(name), Unit(""))
    if unit.kind == LIKE:
        return _bound(table, str(name))
    if "{per}" in unit.said:
        per = _per(table)
        return Unit(per.kind, unit.said.format(per=per.said).strip())
    return unit


def _estimates(table: pd.DataFrame) -> list[str]:
    return [name for name in BOUNDED if name in table and is_numeric_dtype(table[name])]


def _bound(table: pd.DataFrame, name: str) -> Unit:
    of = "difference" if name.startswith("difference") else bounded_in(table)
    level = only_value(table["confidence_level"]) if "confidence_level" in table else None
    said = "interval" if level is None else f"{level * 100:g} % interval"
    return Unit(unit_in(table, of).kind, f"{said} of {of}" if len(_estimates(table)) > 1 else said)


def _per(table: pd.DataFrame) -> Unit:
    """What rates and differences of a table are given for, and so how many digits say something."""
    if "share_one" in table:
        return Unit(SHARE, "share_one less share_other")
    if "metric" in table:
        return Unit(SHARE, "less that of the others")
    per, of = (only_value(table[name]) if name in table else None for name in ("per", "of"))
    if per is None:
        return Unit(RATE, "per `per` of `of`" if "of" in table else "per 1,000 words")
    if per == 1:
        return Unit(SCORE, f"mean over {of}" if of else "")
    return Unit(RATE, f"per {per:,} {of or 'words'}")


def only_value(column: pd.Series) -> Any:
    """The value that every row of a column has, rows without one aside; None where there are several, or none.

    >>> only_value(pd.Series([0.95, None, 0.95])), only_value(pd.Series(["a", "b"]))
    (0.95, None)
    """
    present = column.dropna().tolist()
    return present[0] if present and all(value == present[0] for value in present) else None
