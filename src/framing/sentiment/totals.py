"""From the valences of words to the scores of their sentences, to the last bit as vaderSentiment sums and rounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

SHARE_DIGITS, COMPOUND_DIGITS = 3, 4
NOT_NEAR = 1e-6  # of a last digit: thousands of times the error of a product


def weigh_but(
    valences: list[float],
    at: np.ndarray,
    sentence: np.ndarray,
    buts: tuple[np.ndarray, np.ndarray],
    analyzer: SentimentIntensityAnalyzer,
) -> None:
    """Weigh, in place, the valences before and after the first "but" of each sentence.

    Parameters
    ----------
    valences : list of float
        Of the scored words.
    at, sentence : array
        Where these are, and in which sentence.
    buts : tuple of array
        Where each "but" is, and in which sentence.
    analyzer : SentimentIntensityAnalyzer
        Its rule is asked; words without a score change nothing in it and are left out.
    """
    with_but, first = np.unique(buts[1], return_index=True)
    starts, ends = (np.searchsorted(sentence, with_but, side).tolist() for side in ("left", "right"))
    befores = np.searchsorted(at, buts[0][first]).tolist()
    for start, before, end, place in zip(starts, befores, ends, buts[0][first].tolist(), strict=True):
        if start == end:
            continue
        itself = valences[before : before + 1] if before < end and at[before] == place else []
        after = before + len(itself)
        heard = [*valences[start:before], *(itself or [0.0]), *valences[after:end]]
        heard = analyzer._but_check([""] * (before - start) + ["but"], heard)
        valences[start:before], valences[after:end] = heard[: before - start], heard[before - start + 1 :]


def emphasis(texts: pa.Array, analyzer: SentimentIntensityAnalyzer) -> np.ndarray:
    """What "!" and "?" add to each sentence, asked once for each pair of counts."""
    counts = np.stack([np.asarray(pc.count_substring(texts, sign)) for sign in "!?"])
    added = np.zeros(len(texts))
    marked = np.flatnonzero(counts.any(axis=0))
    pairs, which = np.unique(counts[:, marked], axis=1, return_inverse=True)
    asked = [analyzer._punctuation_emphasis("!" * first + "?" * second) for first, second in pairs.T.tolist()]
    added[marked] = np.array(asked, dtype=float)[which.ravel()]
    return added


def score_totals(valences: list[float], sentence: np.ndarray, lengths: np.ndarray, added: np.ndarray) -> np.ndarray:
    """Scores of sentences, a row each: neg, neu, pos, compound.

    Parameters
    ----------
    valences : list of float
        Of the scored words.
    sentence : array
        The sentence of each, ascending.
    lengths, added : array
        Of each sentence: its words, and what its punctuation adds.
    """
    from vaderSentiment.vaderSentiment import normalize

    n = len(lengths)
    values = np.array(valences, dtype=float)
    kind, praise, blame = np.sign(values), values > 0, values < 0
    # bincount adds from the first to the last, as the library's loop does; reduceat and sum of numpy do not.
    pos = np.bincount(sentence[praise], values[praise] + 1, n)
    neg = np.bincount(sentence[blame], values[blame] - 1, n)
    neutral = lengths - np.bincount(sentence[kind != 0], minlength=n)
    total = _sums(valences, sentence, n)
    total = total + np.sign(total) * added
    (alpha,) = normalize.__defaults__
    compound = np.clip(total / np.sqrt(total * total + alpha), -1, 1)
    praised, blamed = pos > -neg, pos < -neg
    pos, neg = np.where(praised, pos + added, pos), np.where(blamed, neg - added, neg)
    whole = pos + np.abs(neg) + neutral
    shares = [_rounded(np.abs(part) / whole, SHARE_DIGITS) for part in (neg, neutral, pos)]
    return np.stack([*shares, _rounded(compound, COMPOUND_DIGITS)], axis=1)


def _sums(valences: list[float], sentence: np.ndarray, n: int) -> np.ndarray:
    """Sums by Python's own `sum`, which is the library's: from 3.12 on it rounds once and not at each step."""
    firsts = np.flatnonzero(np.diff(sentence, prepend=-1))
    bounds = [*firsts.tolist(), len(valences)]
    sums = np.zeros(n)
    sums[sentence[firsts]] = [sum(valences[start:end]) for start, end in zip(bounds, bounds[1:], strict=False)]
    return sums


def _rounded(values: np.ndarray, digits: int) -> np.ndarray:
    """As Python's `round`, which numpy's is not: exact. Where a half is near, Python is asked.

    >>> _rounded(np.array([0.0005, -0.00001]), 3).tolist(), np.round([0.0005], 3).tolist()
    ([0.001, -0.0], [0.0])
    """
    scaled = values * 10.0**digits
    whole = np.rint(scaled)
    rounded = whole / 10.0**digits
    for number in np.flatnonzero(np.abs(np.abs(scaled - whole) - 0.5) < NOT_NEAR).tolist():
        rounded[number] = round(float(values[number]), digits)
    return rounded
