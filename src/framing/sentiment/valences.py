"""What VADER's rules make of a word of the lexicon among its neighbours.

The rules look at three words before it and two after. They are vaderSentiment's
own and asked once for each kind of surroundings: of half a million words in
news, 7,800 are asked for and the rest remembered.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np

from framing.sentiment.tokens import Tokens

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

BEFORE, AFTER = 3, 2
ABSENT = -1  # there are not as many words before


@dataclass(frozen=True)
class Words:
    """The words that get a score: where, in which sentence, and the surroundings as a key."""

    at: np.ndarray
    sentence: np.ndarray
    mixed: np.ndarray  # whether some but not all words of the sentence are in capitals
    keys: list[bytes]


def scored_words(tokens: Tokens, codes: np.ndarray, table: np.ndarray, at: np.ndarray, mixed: np.ndarray) -> Words:
    """The words to score.

    Parameters
    ----------
    tokens : Tokens
    codes : array
        The kind of each token.
    table : array
        The kinds (`Kinds.table`).
    at : array
        Where the words of the lexicon are that may get a score.
    mixed : array
        Of each sentence, whether some but not all of its words are in capitals.
    """
    # Past the first and last token of all stands one of no list; what is of another sentence is masked below.
    beyond = np.zeros(BEFORE, codes.dtype)
    padded = np.concatenate([beyond, codes, beyond])
    at = _without_kind_of(at, padded[BEFORE:], table, tokens.starts)
    sentence = np.searchsorted(tokens.starts, at, side="right") - 1
    n_before, n_after = at - tokens.starts[sentence], tokens.starts[sentence + 1] - 1 - at
    own, first, second = (padded[at + BEFORE + step] for step in range(AFTER + 1))
    first, second = np.where(n_after > 0, first, 0), np.where(n_after > 1, second, 0)
    before = [padded[at + BEFORE - step] for step in range(1, BEFORE + 1)]
    phrase = np.any([table["in_phrase"][kind] for kind in (own, first, second, *before)], axis=0)
    # Fewer surroundings to ask for: capitals bear on words in capitals, and where the third word before is none, or
    # one of the lexicon, that tells only after "so" or "this", and of phrases.
    loud = table["upper"][own] | np.any([table["loud"][kind] for kind in before], axis=0)
    far = phrase | (table["looks_back"][before[0]] > 0)
    columns = [table["word"][own], mixed[sentence] & (loud > 0)]
    for step, kind in enumerate(before, 1):
        seen = np.where(phrase, table["full"][kind], table["near"][kind])
        if step == BEFORE:
            seen = np.where(far & ~phrase, table["far"][kind], seen)
        columns.append(np.where(n_before >= step, seen, ABSENT * far if step == BEFORE else 0))
    columns.append(table["is_no"][own] & table["in_lexicon"][first])
    columns += [np.where(phrase, table["part"][kind], 0) for kind in (first, second)]
    # A key is the bytes of its row: looked up as fast as a number, and no list can be too long for it.
    rows = np.stack(columns, axis=1, dtype=np.int32)
    return Words(at, sentence, mixed, rows.view(f"S{rows.itemsize * rows.shape[1]}").ravel().tolist())


def _without_kind_of(at: np.ndarray, codes: np.ndarray, table: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """The words but "kind" before "of", which gets no score."""
    numbers = np.flatnonzero(table["is_kind"][codes[at]])
    numbers = numbers[table["is_of"][codes[at[numbers] + 1]] > 0]
    return np.delete(at, numbers[~np.isin(at[numbers] + 1, starts)])


def ask_valences(
    words: Words, tokens: Tokens, analyzer: SentimentIntensityAnalyzer, known: dict[bytes, float]
) -> list[float]:
    """The valence of each word. What is not yet `known` is asked for and remembered there."""
    found: list[Any] = [known.get(key) for key in words.keys]
    for number in [number for number, valence in enumerate(found) if valence is None]:
        key = words.keys[number]
        if key not in known:
            known[key] = _ask(words, number, tokens, analyzer)
        found[number] = known[key]
    return found


def _ask(words: Words, number: int, tokens: Tokens, analyzer: SentimentIntensityAnalyzer) -> float:
    from vaderSentiment.vaderSentiment import SentiText

    at, sentence = int(words.at[number]), words.sentence[number]
    first, end = tokens.starts[sentence : sentence + 2].tolist()
    start = max(first, at - BEFORE)
    items = [SentiText._strip_punc_if_word(token) for token in tokens.between(start, min(end, at + AFTER + 1))]
    text = SimpleNamespace(words_and_emoticons=items, is_cap_diff=bool(words.mixed[sentence]))
    (valence,) = analyzer.sentiment_valence(0, text, items[at - start], at - start, [])
    return float(valence)
