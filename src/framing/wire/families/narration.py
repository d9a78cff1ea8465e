"""The words of each report's own narration as numbers.

Quotations are left out: where two outlets report one speech, most of the words they
share are the speaker's. A run of words never crosses a quotation; it may cross the end of
a sentence, since a copy that joins two sentences of its base still keeps the words.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from framing.spelling import american
from framing.wire.families.quoted import Spans, find_cut, read_spans
from framing.words import WORD

Whole = npt.NDArray[np.int32]

BREAK = 0  # stands between two runs: at a quotation, and at the end of a report
AT_A_TIME = 10_000  # sentences
MOST_PIECES = 200_000
_MARK = "\x01"  # stands where a quotation stood


class Narration(NamedTuple):
    """Words of all reports, one after the other."""

    reports: list[str]  # in order of their names
    words: Whole  # a number a word, the same for British and American spelling; BREAK between runs
    sentences: Whole  # which sentence of the whole table each stands in, counted on through all reports
    bounds: list[int]  # where each report begins in words, and where the last ends

    def of(self, report: int) -> Whole:
        """Words of one report."""
        return self.words[self.bounds[report] : self.bounds[report + 1]]


class _Pieces(dict[str, int]):
    """What stands between white space: the number of its word, or where it is in `several` if it is not one word."""

    def __init__(self) -> None:
        super().__init__()
        self.folded: dict[str, int] = {}  # number of each word; spellings of one word share theirs
        self.several: list[list[int]] = []

    def __missing__(self, piece: str) -> int:
        words = [self.folded.setdefault(american(word), len(self.folded) + 1) for word in WORD.findall(piece)]
        if len(words) != 1:
            self.several.append(words)
            words = [-len(self.several)]
        self[piece] = words[0]
        return words[0]

    def read(self, texts: list[str]) -> tuple[Whole, Whole]:
        """Numbers of the words of some sentences, and which sentence each is in.

        Split and numbered in compiled code, so that a piece ("boats,") is looked for words once and not each time
        it comes: a third of the time that finding the words of each sentence takes.
        """
        if len(self) > MOST_PIECES:
            self.clear()
            self.several.clear()
        self[_MARK] = BREAK
        split = pc.utf8_split_whitespace(_as_arrow(texts))
        pieces = split.flatten().dictionary_encode()
        codes = np.array([self[piece] for piece in pieces.dictionary.to_pylist()], dtype=np.int32)
        n_pieces = np.diff(split.offsets.to_numpy())
        return self._unfold(
            codes[pieces.indices.to_numpy()], np.repeat(np.arange(len(texts), dtype=np.int32), n_pieces)
        )

    def _unfold(self, codes: Whole, sentence: Whole) -> tuple[Whole, Whole]:
        """Numbers of words in the place of those that stand for several words, or none."""
        at = np.flatnonzero(codes < BREAK)
        words = [self.several[-1 - code] for code in codes[at].tolist()]
        counts = np.ones(len(codes), dtype=np.int64)
        counts[at] = [len(found) for found in words]
        unfolded = np.repeat(codes, counts)
        unfolded[unfolded < BREAK] = [word for found in words for word in found]
        return unfolded, np.repeat(sentence, counts)


def _as_arrow(texts: list[str]) -> pa.Array:
    """The texts; half a character, which UTF-8 has no bytes for, is part of no word."""
    try:
        return pa.array(texts, pa.string())
    except UnicodeEncodeError:
        return pa.array([text.encode("utf-8", "replace").decode() for text in texts], pa.string())


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
    number, names = pd.factorize(sentences["article_id"].astype("str"), sort=True)
    reports = names.tolist()
    rows = _rows_of_narration(sentences, number)
    words, numbers, n_read, pieces = array("i"), array("i"), 0, _Pieces()
    for texts in _texts(sentences, rows, number[rows], read_spans(quotes, reports)):
        found, sentence = pieces.read(texts)
        words.frombytes(found.tobytes())
        numbers.frombytes((sentence + np.int32(n_read)).tobytes())
        n_read += len(texts)
    read = np.frombuffer(words, dtype=np.intc), np.frombuffer(numbers, dtype=np.intc)
    return _with_ends(*read, np.bincount(number[rows], minlength=len(reports)), reports), list(pieces.folded)


def _rows_of_narration(sentences: pd.DataFrame, number: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Rows of the sentences that count, by report and by place in it."""
    order = np.lexsort((sentences["start"].to_numpy(dtype=np.int64), number))
    counts = ~sentences["part"].isin(["headline", "caption"]).to_numpy() & sentences["text"].notna().to_numpy()
    return order[counts[order]]


def _texts(
    sentences: pd.DataFrame, rows: npt.NDArray[np.int64], number: npt.NDArray[np.int64], spans: Spans
) -> Iterator[list[str]]:
    """Texts of some thousand sentences at a time: a second copy of all would be most of what this takes in memory."""
    column = sentences["text"]
    starts = sentences["start"].to_numpy(dtype=np.int64)[rows]
    for first in range(0, len(rows), AT_A_TIME):
        chunk = slice(first, first + AT_A_TIME)
        texts = [text.replace(_MARK, " ") for text in column.iloc[rows[chunk]].tolist()]
        for i, quoted in find_cut(spans, number[chunk], starts[chunk], np.fromiter(map(len, texts), np.int64)):
            texts[i] = _without(texts[i], quoted)
        yield texts


def _without(text: str, quoted: list[tuple[int, int]]) -> str:
    r"""The text with a mark in place of each quotation.

    >>> _without('It was "grim" there.', [(7, 13)]).split(_MARK)
    ['It was \n', '\n there.']
    """
    pieces, position = [], 0
    for start, end in quoted:
        pieces.append(text[position : max(position, start)])
        position = end
    return f"\n{_MARK}\n".join([*pieces, text[position:]])


def _with_ends(words: Whole, sentence: Whole, n_sentences: npt.NDArray[np.int64], reports: list[str]) -> Narration:
    """Narration from the words of all sentences: a BREAK is put where a report ends, as one more sentence."""
    n_read = np.cumsum(n_sentences)
    at = np.searchsorted(sentence, n_read)
    report = np.arange(len(reports), dtype=np.int32)
    sentence = sentence + np.repeat(report, np.diff(at, prepend=0))
    bounds = [0, *(at + report + 1).tolist()]
    return Narration(reports, np.insert(words, at, BREAK), np.insert(sentence, at, n_read + report), bounds)


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


def places_of(bounds: list[int], reports: Whole) -> npt.NDArray[np.bool_]:
    """Whether each place of the narration is in one of the reports.

    >>> places_of([0, 2, 3, 5], np.array([0, 2])).astype(int).tolist()
    [1, 1, 0, 1, 1]
    """
    chosen = np.zeros(len(bounds) - 1, dtype=np.bool_)
    chosen[reports] = True
    return np.repeat(chosen, np.diff(bounds))
