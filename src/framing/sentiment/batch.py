"""Scoring many sentences at once, with vaderSentiment's numbers to the last bit."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from framing import pieces
from framing.sentiment.kinds import Kinds
from framing.sentiment.library import SCORES, ask, unknown_rules
from framing.sentiment.lists import Lists, read_lists, unreadable
from framing.sentiment.tokens import split_tokens
from framing.sentiment.totals import emphasis, score_totals, weigh_but
from framing.sentiment.valences import ask_valences, scored_words

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

MOST_KNOWN = 300_000  # items and surroundings to remember


class Memory:
    """What an analyzer was seen to do under its lists as they are now, for one thread at a time."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.unreadable = ""
        self._lists: Lists | None = None

    def renew(self, lists: Lists) -> None:
        """Forget what was seen under other lists."""
        if lists != self._lists:
            self._lists, self.unreadable = lists, unreadable(lists)
            if not self.unreadable:
                self._forget(lists)

    def forget_much(self) -> None:
        """Begin anew where more is remembered than a long run should hold."""
        if self._lists and len(self.kinds) + len(self.valences) > MOST_KNOWN:
            self._forget(self._lists)

    def _forget(self, lists: Lists) -> None:
        self.kinds = Kinds(lists)
        self.valences: dict[bytes, float] = {}


_memory = lru_cache(maxsize=4)(lambda analyzer: Memory())  # of the analyzers last used


def score_texts(groups: Sequence[list[str]], analyzer: Any) -> list[np.ndarray]:
    """Scores of groups of texts by an analyzer, for each group a row a text: neg, neu, pos, compound.

    Groups are cut one by one, so that what another stage has cut is not cut again. Warns where the analyzer has to be
    asked for each text.

    >>> from framing.sentiment.library import default_analyzer
    >>> score_texts([["A hopeful start!", ""]], default_analyzer())[0]
    array([[0.    , 0.358 , 0.642 , 0.5562],
           [0.    , 0.    , 0.    , 0.    ]])
    """
    reason = unknown_rules(analyzer)
    if not reason:
        memory = _memory(analyzer)
        with memory.lock:
            memory.renew(read_lists(analyzer))
            reason = memory.unreadable
            if not reason:
                return [_in_batches(texts, analyzer, memory) for texts in groups]
    warnings.warn(
        f"score_sentiment asks the analyzer for each sentence, about ten times as slow: {reason}. Its scores hold.",
        stacklevel=3,
    )
    return [ask(analyzer, texts) for texts in groups]


def _in_batches(texts: list[str], analyzer: SentimentIntensityAnalyzer, memory: Memory) -> np.ndarray:
    scores = np.empty((len(texts), len(SCORES)))
    for start in range(0, len(texts), pieces.BATCH):
        part = texts[start : start + pieces.BATCH]  # as they are cut for the other stages
        scores[start : start + len(part)] = _batch(part, analyzer, memory)
        memory.forget_much()
    return scores


def _batch(texts: list[str], analyzer: SentimentIntensityAnalyzer, memory: Memory) -> np.ndarray:
    tokens = split_tokens(texts)
    lengths, n = tokens.lengths, len(texts)
    codes = memory.kinds.codes(tokens.distinct)[tokens.numbers]
    table = memory.kinds.table()
    seen = np.flatnonzero(codes)  # the rules see nothing in the other tokens, four of five
    kinds, sentence = codes[seen], tokens.sentences[seen]

    n_upper = np.bincount(sentence, table["upper"][kinds], n)
    mixed = (n_upper > 0) & (n_upper < lengths)
    words = scored_words(tokens, codes, table, seen[table["word"][kinds] > 0], mixed)
    valences = ask_valences(words, tokens, analyzer, memory.valences)
    but = np.flatnonzero(table["is_but"][kinds])
    weigh_but(valences, words.at, words.sentence, (seen[but], sentence[but]), analyzer)
    scores = score_totals(valences, words.sentence, lengths, emphasis(tokens.texts, analyzer))
    for odd in np.unique(sentence[table["odd"][kinds] > 0]).tolist():
        scores[odd] = ask(analyzer, [texts[odd]])
    return scores
