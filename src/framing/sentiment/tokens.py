"""Sentences -> tokens, many sentences at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from framing.pieces import cut


@dataclass(frozen=True)
class Tokens:
    """The tokens of some sentences, one after the other."""

    texts: pa.Array  # the sentences
    starts: np.ndarray  # where each sentence begins, and the end of the last
    numbers: np.ndarray  # of each token among `distinct`
    distinct: pa.Array

    @property
    def lengths(self) -> np.ndarray:
        """Tokens of each sentence."""
        return np.diff(self.starts)

    @property
    def sentences(self) -> np.ndarray:
        """The sentence that each token is of."""
        return np.repeat(np.arange(len(self.starts) - 1), self.lengths)

    def between(self, start: int, end: int) -> list[str]:
        """The tokens from `start` up to `end`."""
        return [self.distinct[number].as_py() for number in self.numbers[start:end].tolist()]


def split_tokens(texts: list[str]) -> Tokens:
    """Part texts at white space. One without a word, or not to be written in UTF-8, is a single empty token.

    >>> tokens = split_tokens(["A glum day", " ", "a day."])
    >>> tokens.between(0, 6), tokens.lengths.tolist()
    (['A', 'glum', 'day', '', 'a', 'day.'], [3, 1, 2])
    """
    try:
        pieces = cut(texts)
    except UnicodeEncodeError:
        pieces = cut([text if _writable(text) else "" for text in texts])
    return Tokens(pieces.texts, pieces.bounds, pieces.codes, pieces.distinct)


def _writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
