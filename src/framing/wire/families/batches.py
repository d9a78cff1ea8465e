"""A batch of reports -> its runs of words, as keys that any other batch gives the same run."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.tables import TableError, need
from framing.wire.families.narration import Narration, Whole, count_own, read_words
from framing.wire.families.runs import Keys, run_keys
from framing.wire.families.settings import RUN

AT_A_TIME = 1 << 18  # places whose keys are computed at once: what that takes in memory stays in the cache


class BatchRuns(NamedTuple):
    """Narration of a batch, and the runs in it."""

    narration: Narration  # words are numbered within the batch
    n_own: Whole  # own words of each report
    keys: Keys  # key of the run that begins at each place of the narration; 0 where none does


class RunPiece(NamedTuple):
    """Those runs of a batch whose keys belong to one part, in order of their places."""

    keys: Keys
    reports: Whole  # numbers in the batch
    places: Whole


def read_runs(sentences: pd.DataFrame, quotes: pd.DataFrame) -> BatchRuns:
    """Read the narration of a batch of whole reports, and the keys of all runs of six words in it.

    >>> rows = [("a", "body", 0, "They spoke for two hours about the strait.")]
    >>> sentences = pd.DataFrame(rows, columns=["article_id", "part", "start", "text"]).assign(sentence=1)
    >>> from framing.tables import empty
    >>> runs = read_runs(sentences, empty("quotes"))
    >>> runs.narration.reports, runs.n_own.tolist(), (runs.keys > 0).astype(int).tolist()
    (['a'], [8], [1, 1, 1, 0, 0, 0, 0, 0, 0])
    """
    if isinstance(sentences, pd.DataFrame) and "text" not in sentences and "article_id" in sentences:
        raise TableError(
            "match_wire needs column 'text' in sentences; these tables were saved without it. "
            "Open the saved families instead, or measure the corpus where its texts are: split_sentences() makes it."
        )
    need(sentences, ["article_id", "sentence", "part", "start", "text"], "match_wire", "split_sentences")
    need(quotes, ["article_id", "start", "end"], "match_wire", "find_quotes")
    narration, words = read_words(sentences, quotes)
    return BatchRuns(narration, count_own(narration), _keys(narration.words, _hashes(words)))


def _hashes(words: list[str]) -> Keys:
    """A number of 64 bits for each word, the same whatever else the batch holds, and on every machine; 0 for BREAK."""
    digests = b"".join([blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest() for word in words])
    return np.append(np.zeros(1, dtype=np.uint64), np.frombuffer(digests, dtype="<u8").astype(np.uint64))


def _keys(words: Whole, hashes: Keys) -> Keys:
    keys = np.zeros(len(words), dtype=np.uint64)
    for first in range(0, len(words), AT_A_TIME):
        found, begins = run_keys(hashes[words[first : first + AT_A_TIME + RUN - 1]], RUN)
        keys[first : first + len(found)] = np.where(begins, found, 0)
    return keys


def part_of(runs: BatchRuns, part: int, parts: int) -> RunPiece:
    """The runs of a batch whose keys belong to one of `parts` parts, counted from 0, by the first bits of the keys.

    >>> narration = Narration(["a", "b"], np.array([1, 2, 0, 1, 0]), np.zeros(5, dtype=np.int32), [0, 3, 5])
    >>> runs = BatchRuns(narration, np.array([2, 1]), np.array([7, 3 << 62, 0, 7, 0], dtype=np.uint64))
    >>> [[column.tolist() for column in part_of(runs, part, 2)] for part in (0, 1)]
    [[[7, 7], [0, 1], [0, 3]], [[13835058055282163712], [0], [1]]]
    """
    low, high = ((i << 64) // parts for i in (part, part + 1))
    chosen = (runs.keys >= np.uint64(max(low, 1))) & (runs.keys <= np.uint64(high - 1))
    places = np.flatnonzero(chosen).astype(np.int32)
    reports = np.searchsorted(runs.narration.bounds, places, side="right") - 1
    return RunPiece(runs.keys[places], reports.astype(np.int32), places)


def slim(runs: BatchRuns) -> BatchRuns:
    """What verify_links still needs once the pieces are made: the runs without words and keys.

    >>> narration = Narration(["a"], np.array([1, 0]), np.zeros(2, dtype=np.int32), [0, 2])
    >>> [len(part) for part in slim(BatchRuns(narration, np.array([1]), np.zeros(2, dtype=np.uint64)))[1:]]
    [1, 0]
    """
    return BatchRuns(runs.narration._replace(words=runs.narration.words[:0]), runs.n_own, runs.keys[:0])
