"""What sentences are compared by: their words, whatever the case, the spelling and the marks between them."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.spelling import american
from framing.words import WORD

Whole = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]


class Wordings(NamedTuple):
    """Words of many texts, one text after the other."""

    words: Whole  # the number of each word in `vocabulary`
    bounds: Places  # where each text begins in `words`, and where the last ends
    vocabulary: pa.Array  # lower case, American spelling

    def texts(self) -> list[str]:
        """The folded texts, a space between words."""
        words = pa.LargeListArray.from_arrays(self.bounds, self.vocabulary.take(self.words))
        return pc.binary_join(words, " ").to_pylist()

    def lengths(self) -> Places:
        """Characters of each folded text."""
        ends = np.append(0, np.cumsum(pc.utf8_length(self.vocabulary).to_numpy()[self.words] + 1))[self.bounds]
        return np.maximum(np.diff(ends) - 1, 0)


def read_wordings(texts: pd.Series) -> Wordings:
    """Read the words of each text; a missing one has none.

    >>> read_wordings(pd.Series(["“They organised it,” he said.", "ORGANIZED, said he", "* * *"])).texts()
    ['they organized it he said', 'organized said he', '']
    """
    # No word reaches across white space, so each piece between is looked into once, however often it stands there.
    pieces = pc.utf8_split_whitespace(pa.array(texts.astype("str"), type=pa.large_string()))
    coded = pieces.flatten().dictionary_encode()
    found = [WORD.findall(piece) for piece in coded.dictionary.to_pylist()]
    numbers, vocabulary = _numbered(list(chain.from_iterable(found)))
    words, ends = _spelled_out(coded.indices.to_numpy(), np.fromiter(map(len, found), np.int64, len(found)), numbers)
    return Wordings(words, ends[pieces.offsets.to_numpy()], vocabulary)


def _numbered(words: list[str]) -> tuple[Whole, pa.Array]:
    """A number for each word, the same for all its spellings, and the folded words in the order of the numbers."""
    number: dict[str, int] = {}
    of = {word: number.setdefault(american(word), len(number)) for word in dict.fromkeys(words)}
    return np.fromiter(map(of.__getitem__, words), np.int32, len(words)), pa.array(number, type=pa.string())


def _spelled_out(pieces: Places, n_words: Places, words: Whole) -> tuple[Whole, Places]:
    """The words of each piece in its place, and where they begin, with the end of the last.

    >>> [found.tolist() for found in _spelled_out(np.array([1, 0, 1]), np.array([1, 2]), np.array([7, 8, 9]))]
    [[8, 9, 7, 8, 9], [0, 2, 3, 5]]
    """
    counts = n_words[pieces]
    ends = np.append(0, np.cumsum(counts))
    steps = np.arange(ends[-1]) - np.repeat(ends[:-1], counts)
    return words[np.repeat((np.cumsum(n_words) - n_words)[pieces], counts) + steps], ends


def differing(wordings: Wordings, texts: Places) -> tuple[Wordings, Places]:
    """Each wording of these texts once, those that begin alike together, and which of them each text has.

    >>> wordings = read_wordings(pd.Series(["He organised", "They met", "he ORGANIZED"]))
    >>> once, of = differing(wordings, np.array([0, 1, 2]))
    >>> once.texts(), of.tolist()
    (['he organized', 'they met'], [0, 1, 0])
    """
    raw = wordings.words.astype(">i4").tobytes()  # high bytes first: so they sort as the numbers do
    starts, ends = (4 * wordings.bounds[texts]).tolist(), (4 * wordings.bounds[texts + 1]).tolist()
    keys = [raw[start:end] for start, end in zip(starts, ends, strict=True)]
    once = sorted(set(keys))
    number = {key: i for i, key in enumerate(once)}
    words = np.frombuffer(b"".join(once), dtype=">i4").astype(np.int32)
    bounds = np.append(0, np.cumsum(np.fromiter(map(len, once), np.int64, len(once)))) // 4
    return Wordings(words, bounds, wordings.vocabulary), np.fromiter(map(number.__getitem__, keys), np.int64, len(keys))
