"""The words of each report's own narration as numbers, and the runs of words that two reports share.

Quotations are left out: where two outlets report one speech, most of the words they
share are the speaker's. A run never crosses a quotation; it may cross the end of a
sentence, since a copy that joins two sentences of its base still keeps the words.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.spelling import american
from framing.words import WORD

Whole = npt.NDArray[np.int32]
Keys = npt.NDArray[np.uint64]
Flags = npt.NDArray[np.bool_]

BREAK = 0  # stands between two runs: at a quotation, and at the end of a report
AT_A_TIME = 20_000
PRIME = np.uint64(0x9E3779B97F4A7C15)


class Narration(NamedTuple):
    """Words of all reports, one after the other."""

    reports: list[str]  # in order of their names
    words: Whole  # a number a word, the same for British and American spelling; BREAK between runs
    sentences: Whole  # which sentence of the whole table each stands in, counted on through all reports
    bounds: list[int]  # where each report begins in words, and where the last ends

    def of(self, report: int) -> Whole:
        """Words of one report."""
        return self.words[self.bounds[report] : self.bounds[report + 1]]


class _Numbers(dict[str, int]):
    """Number of each word; spellings of one word share theirs."""

    def __init__(self) -> None:
        super().__init__()
        self._folded: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        number = self[word] = self._folded.setdefault(american(word), len(self._folded) + 1)
        return number

    def folded(self) -> list[str]:
        """The words as they were folded, in order of their numbers."""
        return list(self._folded)


def read_narration(sentences: pd.DataFrame, quotes: pd.DataFrame) -> Narration:
    """Read the own words of every report; headlines and captions are left out.

    >>> rows = [("a", "body", 0, 'It organised "a vast show" there.'), ("b", "body", 0, "It organized it")]
    >>> sentences = pd.DataFrame(rows, columns=["article_id", "part", "start", "text"])
    >>> quotes = pd.DataFrame({"article_id": ["a"], "start": [14], "end": [25]})
    >>> narration = read_narration(sentences, quotes)
    >>> narration.words.tolist(), narration.sentences.tolist(), narration.bounds
    ([1, 2, 0, 3, 0, 1, 2, 1, 0], [0, 0, 0, 0, 1, 2, 2, 2, 3], [0, 5, 9])
    """
    return read_words(sentences, quotes)[0]


def read_words(sentences: pd.DataFrame, quotes: pd.DataFrame) -> tuple[Narration, list[str]]:
    """The narration, and the folded word behind each number but BREAK, in order of the numbers."""
    cuts = _quoted(quotes)
    number = _Numbers()
    words, lengths, bounds, reports = array("i"), array("i"), [0], []
    for report, pieces in _texts(sentences):
        starts, ends = cuts.get(report, ([], []))
        for start, text in pieces:
            before = len(words)
            _read_sentence(words, number, text, start, starts, ends)
            lengths.append(len(words) - before)
        words.append(BREAK)
        lengths.append(1)
        bounds.append(len(words))
        reports.append(report)
    numbers = np.repeat(np.arange(len(lengths), dtype=np.int32), np.frombuffer(lengths, dtype=np.intc))
    narration = Narration(reports, np.frombuffer(words, dtype=np.intc), numbers, bounds)
    return narration, number.folded()


def count_own(narration: Narration) -> Whole:
    """How many own words each report has.

    >>> count_own(Narration(["a", "b"], np.array([1, 0, 2, 0, 0]), np.zeros(5), [0, 4, 5])).tolist()
    [2, 0]
    """
    ends = np.append(0, np.cumsum(narration.words != BREAK, dtype=np.int32))
    return np.diff(ends[narration.bounds])


def take_reports(narration: Narration, reports: Whole) -> Narration:
    """Narration of some of the reports, named by their numbers in rising order.

    >>> narration = Narration(["a", "b"], np.array([1, 0, 2, 0]), np.array([0, 1, 2, 3]), [0, 2, 4])
    >>> taken = take_reports(narration, np.array([1]))
    >>> taken.reports, taken.words.tolist(), taken.sentences.tolist(), taken.bounds
    (['b'], [2, 0], [2, 3], [0, 2])
    """
    places = places_of(narration.bounds, reports)
    n_words = np.diff(narration.bounds)[reports]
    names = [narration.reports[report] for report in reports.tolist()]
    bounds = [0, *np.cumsum(n_words).tolist()]
    return Narration(names, narration.words[places], narration.sentences[places], bounds)


def places_of(bounds: list[int], reports: Whole) -> Flags:
    """Whether each place of the narration is in one of the reports.

    >>> places_of([0, 2, 3, 5], np.array([0, 2])).astype(int).tolist()
    [1, 1, 0, 1, 1]
    """
    chosen = np.zeros(len(bounds) - 1, dtype=np.bool_)
    chosen[reports] = True
    return np.repeat(chosen, np.diff(bounds))


def _texts(sentences: pd.DataFrame) -> Iterator[tuple[str, Iterator[tuple[int, str]]]]:
    """Sentences of each report in order of their places, reports in order of their names.

    Read off as they come: a second copy of all texts would be most of what this takes in memory.
    """
    number, reports = pd.factorize(sentences["article_id"].astype("str"), sort=True)
    starts = sentences["start"].to_numpy(dtype=np.int64)
    is_text = ~sentences["part"].isin(["headline", "caption"]).to_numpy() & sentences["text"].notna().to_numpy()
    order = np.lexsort((starts, number))
    order = order[is_text[order]]
    rows = _rows(starts[order], sentences["text"], order)
    for report, n_rows in zip(reports, np.bincount(number[order], minlength=len(reports)).tolist(), strict=True):
        yield report, islice(rows, n_rows)


def _rows(starts: npt.NDArray[np.int64], texts: pd.Series, order: npt.NDArray[np.int64]) -> Iterator[tuple[int, str]]:
    for first in range(0, len(order), AT_A_TIME):
        chunk = slice(first, first + AT_A_TIME)
        yield from zip(starts[chunk].tolist(), texts.iloc[order[chunk]].tolist(), strict=True)


def _quoted(quotes: pd.DataFrame) -> dict[str, tuple[list[int], list[int]]]:
    """Starts and ends of the quotations of each report, in order and without overlap."""
    if "kind" in quotes:
        quotes = quotes[quotes["kind"] != "indirect"]
    spans = zip(quotes["article_id"].astype(str), quotes["start"].tolist(), quotes["end"].tolist(), strict=True)
    found: dict[str, tuple[list[int], list[int]]] = {}
    for report, start, end in sorted(spans):
        starts, ends = found.setdefault(report, ([], []))
        if ends and start <= ends[-1]:
            ends[-1] = max(end, ends[-1])
        else:
            starts.append(int(start))
            ends.append(int(end))
    return found


def _read_sentence(
    words: array[int], number: _Numbers, text: str, offset: int, starts: list[int], ends: list[int]
) -> None:
    position = 0
    for i in range(bisect_right(ends, offset), len(starts)):
        if starts[i] >= offset + len(text):
            break
        words.extend([number[word] for word in WORD.findall(text[position : max(position, starts[i] - offset)])])
        words.append(BREAK)
        position = ends[i] - offset
    words.extend([number[word] for word in WORD.findall(text[position:])])


def run_keys(words: Whole | Keys, length: int) -> tuple[Keys, Flags]:
    """Key of the run of `length` words that begins at each place, and whether one begins there.

    >>> keys, begins = run_keys(np.array([5, 6, 0, 5, 6, 7], dtype=np.int32), 2)
    >>> bool(keys[0] == keys[3]), begins.tolist()
    (True, [True, False, False, True, True])
    """
    n = max(len(words) - length + 1, 0)
    keys, begins = np.zeros(n, dtype=np.uint64), np.ones(n, dtype=np.bool_)
    for i in range(length):
        word = words[i : i + n]
        keys = mixed(keys ^ word.astype(np.uint64, copy=False))
        begins &= word != BREAK
    return keys, begins


def mixed(keys: Keys) -> Keys:
    """Multiply and fold, so that near numbers give keys far apart; two runs with one key are as good as impossible."""
    keys = keys * PRIME
    keys ^= keys >> np.uint64(29)
    return keys


def in_shared_runs(words: Whole, other: Whole, length: int) -> Flags:
    """Which words stand in runs of at least `length` words that `other` has too.

    >>> in_shared_runs(np.array([1, 2, 3, 9, 4]), np.array([7, 1, 2, 3, 4]), 3).tolist()
    [True, True, True, False, False]
    """
    keys, begins = run_keys(words, length)
    others, there = run_keys(other, length)
    return spread(np.isin(keys, others[there]) & begins, len(words), length)


def spread(begins: Flags, n_words: int, length: int) -> Flags:
    """The words of the runs that begin at the places given.

    >>> spread(np.array([True, False, False]), 4, 2).tolist()
    [True, True, False, False]
    """
    marked = np.zeros(n_words, dtype=np.bool_)
    for i in range(length):
        marked[i : i + len(begins)] |= begins
    return marked
