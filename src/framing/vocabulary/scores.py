"""Scores of single words: VADER's valences, the strength of loaded terms, or a table of one's own."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from framing.lexicon import loaded_terms
from framing.lexicon.matching import compile_entries, find_in, is_whole
from framing.lexicon.terms import complete_terms, entries_of
from framing.lexicon.tokens import pattern_words
from framing.resampling import Numbers
from framing.tables import TableError, need, need_numbers


def score_words(
    words: pd.Series, scores: str | pd.DataFrame, lexicon: pd.DataFrame | None, caller: str
) -> tuple[Numbers, Numbers, str]:
    """Scores of words on the two sides, missing where a word has none, and a note.

    Parameters
    ----------
    words : Series
        Words in lower case.
    scores : {"vader", "loaded"} or DataFrame
        A table has word and score, or word, score_a and score_b.
    lexicon : DataFrame, optional
        Terms for "loaded"; the shipped list if left out.

    Examples
    --------
    >>> score_words(pd.Series(["disaster", "ship"]), "vader", None, "me")[0].tolist()
    [-3.1, nan]
    """
    if isinstance(scores, pd.DataFrame):
        return *_own(words, scores, caller), ""
    if scores == "vader":
        found = np.array([_valences().get(word, np.nan) for word in words], dtype="float64")
        return found, found, ""
    if scores == "loaded":
        return _loaded(words, loaded_terms() if lexicon is None else lexicon, caller)
    raise TableError(f"{caller} needs scores to be 'vader', 'loaded' or a DataFrame; found {scores!r}.")


def _own(words: pd.Series, scores: pd.DataFrame, caller: str) -> tuple[Numbers, Numbers]:
    columns = ["score_a", "score_b"] if "score_a" in scores else ["score", "score"]
    need(scores, ["word", *dict.fromkeys(columns)], caller, "read_csv")
    need_numbers(scores, columns, caller)
    twice = scores.loc[scores["word"].duplicated(), "word"]
    if len(twice):
        raise TableError(f"{caller} needs each word once in scores; found {twice.iloc[0]!r} more than once.")
    one, other = (words.map(scores.set_index("word")[name]).to_numpy(dtype="float64") for name in columns)
    missing = np.isnan(one) | np.isnan(other)
    return np.where(missing, np.nan, one), np.where(missing, np.nan, other)


@cache
def _valences() -> dict[str, float]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return dict(SentimentIntensityAnalyzer().lexicon)


def _loaded(words: pd.Series, lexicon: pd.DataFrame, caller: str) -> tuple[Numbers, Numbers, str]:
    terms = complete_terms(lexicon, caller)
    entries = tuple(entry._replace(contexts=()) for entry in entries_of(terms))
    strength, matcher = terms["strength"].to_numpy(dtype="float64"), compile_entries(entries)
    found = np.full(len(words), np.nan)
    for number, word in enumerate(words):
        rows = [row for hit in find_in(word, matcher) if is_whole(hit, word) for row in hit.rows]
        if rows:
            found[number] = strength[rows].max()
    several = sum(all(len(pattern_words(p)) > 1 for p in entry.patterns) for entry in entries)
    return (
        found,
        found,
        f"{several:,} of {len(entries):,} terms are of several words and not counted" if several else "",
    )
