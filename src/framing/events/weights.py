"""The words that say what a report is about, with their weights."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from framing.function_words import FUNCTION_WORDS
from framing.spelling import american
from framing.words import WORD

if TYPE_CHECKING:
    from scipy.sparse import csr_array


class Weights(NamedTuple):
    """Reports by words: rows of length 1 (0 where a report has no words), and how each word is written."""

    rows: csr_array
    written: list[str]


def weigh_words(titles: list[str], texts: list[str], days: pd.Series, n_words: int, title_times: int) -> Weights:
    """Weigh the words of each report's headline and beginning.

    Parameters
    ----------
    titles, texts : list of str
        One of each for a report.
    days : Series
        Its day of publication, missing where unknown.
    n_words : int
        Words of the text that count.
    title_times : int
        How often each word of the headline counts.

    Returns
    -------
    Weights
        A word that a report has n times weighs 1 + ln n; times the square root of its rarity,
        1 + ln((1 + days) / (1 + days on which it was written)), so that the rarity counts
        once in the product of two reports. Each row is then made of length 1.

    Examples
    --------
    >>> days = pd.Series(pd.to_datetime(["2031-03-04", "2031-03-09"]))
    >>> weights = weigh_words(["Toll talks", "Toll"], ["The toll was raised.", ""], days, 100, 1)
    >>> sorted(weights.written), weights.rows.toarray().round(2).max(axis=1).tolist()
    (['Toll', 'raised', 'talks'], [0.71, 1.0])
    """
    from scipy import sparse

    written: dict[str, Counter[str]] = {}
    counts: list[Counter[str]] = []
    for title, text in zip(titles, texts, strict=True):
        words = WORD.findall(title) * title_times + [m.group() for m in islice(WORD.finditer(text), n_words)]
        counts.append(Counter())
        for word in words:
            key = folded(word)
            if key:
                counts[-1][key] += 1
                written.setdefault(key, Counter())[_bare(word)] += 1
    column = {key: number for number, key in enumerate(written)}
    ends = np.cumsum([0, *map(len, counts)])
    columns = np.array([column[key] for words in counts for key in words], dtype="int64")
    values = 1 + np.log(np.array([n for words in counts for n in words.values()], dtype="float64"))
    rows = sparse.csr_array((values * _rarity(columns, ends, days, len(column))[columns], columns, ends),
                            shape=(len(counts), len(column)))  # fmt: skip
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    scale = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
    return Weights((sparse.diags_array(scale) @ rows).tocsr(), [_as_written(forms) for forms in written.values()])


def _rarity(columns: np.ndarray, ends: np.ndarray, days: pd.Series, n_columns: int) -> np.ndarray:
    """Square root of the rarity of each word, counted by days: what many report on one day is news, not common."""
    codes, dates = pd.factorize(days)
    day = np.repeat(codes, np.diff(ends))
    dated = pd.DataFrame({"word": columns, "day": day})[day >= 0].drop_duplicates()
    on = np.bincount(dated["word"], minlength=n_columns)
    return np.sqrt(1 + np.log((1 + len(dates)) / (1 + on)))


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """What a word is counted as: one spelling, without -s; nothing where it tells of no topic.

    >>> folded("Talks"), folded("Tassary's"), folded("pass"), folded("the")
    ('talk', 'tassary', 'pass', '')
    """
    key = american(word).removesuffix("'s")
    if key in FUNCTION_WORDS or len(key) < 2:
        return ""
    return key[:-1] if len(key) > 3 and key.endswith("s") and not key.endswith("ss") else key


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")


def _as_written(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))
