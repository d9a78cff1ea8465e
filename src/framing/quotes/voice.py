"""Sentences + whose words they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.marks import MARKS, SIGNS, quotation_spans
from framing.tables import need
from framing.words import count_words

Cut = tuple[int, int]
Counts = npt.NDArray[np.int64]
NO_CUTS: tuple[list[int], list[int]] = ([], [])


def mark_voice(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Say of each sentence whose words it holds.

    Parameters
    ----------
    sentences : DataFrame
        Columns article_id, part, start, end, text (split_sentences).
    quotes : DataFrame
        Columns article_id, start, end; kind, where indirect speech is told from
        what stands in marks (find_quotes). Headlines are not in quotes: their marks are looked for here.

    Returns
    -------
    DataFrame
        `sentences`, same rows and index, with quoted_share (share of the words
        in quotation marks, 0 to 1), voice (outlet: no word in marks; quoted:
        all; mixed), own_text (the sentence without marks and what they hold),
        n_own (words of own_text), n_paraphrased (those of them that tell what
        somebody said: indirect speech) and attributed (more than half of n_own
        do). A sentence without a word is the
        outlet's, with share 0; a missing text has no voice.

    Raises
    ------
    TableError
        A needed column is missing.

    Notes
    -----
    That words in quotation marks are not the outlet's own is our judgement, and
    holds for scare quotes and titles of works too.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ['"We wait," he said. "Then we go." They left.']})
    >>> from framing.quotes.finding import find_quotes
    >>> from framing.sentences import split_sentences
    >>> sentences = mark_voice(split_sentences(articles), find_quotes(articles))
    >>> sentences[["quoted_share", "voice", "own_text", "n_own"]]
       quoted_share   voice    own_text  n_own
    0           0.5   mixed    he said.      2
    1           1.0  quoted                  0
    2           0.0  outlet  They left.      2
    """
    need(sentences, ["article_id", "part", "start", "end", "text"], "mark_voice", "split_sentences")
    need(quotes, ["article_id", "start", "end"], "mark_voice", "find_quotes")
    rows = _rows(sentences)
    n_words = _n_words(sentences)
    cuts, headline_cuts = _cuts_by_article(quotes), _headline_cuts(sentences)
    own = [
        _own_text(text, start, (headline_cuts if part == "headline" else cuts).get(article, NO_CUTS))
        if isinstance(text, str)
        else None
        for article, part, start, text in rows
    ]
    n_own = np.array(
        [_n_own(*row) for row in zip(own, sentences["text"].tolist(), n_words, strict=True)], dtype="int64"
    )
    told = np.minimum(_paraphrased(rows, quotes), n_own)
    return sentences.assign(
        **_voice_columns(own, np.array(n_words, dtype="int64"), n_own, sentences.index),
        n_paraphrased=told,
        attributed=2 * told > n_own,
    )


def _n_own(own: str | None, text: str, n_words: int) -> int:
    """Words of what is left of a sentence; counted with the whole where all is left, as mostly."""
    if not own:
        return 0
    return n_words if own == text else count_words(own)


def _rows(sentences: pd.DataFrame) -> list[tuple]:
    return list(_columns(sentences, "article_id", "part", "start", "text"))


def _n_words(sentences: pd.DataFrame) -> list[int]:
    """Words of each sentence, as split_sentences counted them where they are there."""
    if "n_words" in sentences and pd.api.types.is_integer_dtype(sentences["n_words"].dtype):
        return sentences["n_words"].fillna(0).tolist()
    return [count_words(text) if isinstance(text, str) else 0 for text in sentences["text"].tolist()]


def _paraphrased(rows: list[tuple], quotes: pd.DataFrame) -> Counts:
    """Words of each sentence that stand in indirect speech."""
    told = _cuts_by_article(quotes, indirect=True)
    counts = [
        _words_told(text, int(start), told[article])
        if article in told and part != "headline" and isinstance(text, str)
        else 0
        for article, part, start, text in rows
    ]
    return np.array(counts, dtype="int64")


def _words_told(text: str, offset: int, cuts: tuple[list[int], list[int]]) -> int:
    """Words of a sentence that begins at `offset` and stand in one of the stretches."""
    starts, ends = cuts
    n = 0
    for i in range(bisect_right(ends, offset), len(starts)):
        if starts[i] - offset >= len(text):
            break
        n += count_words(text[max(starts[i] - offset, 0) : ends[i] - offset])
    return n


def _voice_columns(own: list[str | None], n_words: Counts, n_own: Counts, index: pd.Index) -> dict[str, object]:
    known = np.array([text is not None for text in own], dtype=bool)
    share = np.clip(1 - n_own / np.maximum(n_words, 1), 0, 1)
    share[n_words == 0] = 0.0
    voice = np.where(share == 0, "outlet", np.where(share == 1, "quoted", "mixed")).astype(object)
    voice[~known] = None
    return {
        "quoted_share": np.where(known, share, np.nan),
        "voice": pd.Series(voice, index, dtype="str"),
        "own_text": pd.Series(own, index, dtype="str"),
        "n_own": n_own,
    }


def _columns(frame: pd.DataFrame, *names: str) -> Iterator[tuple]:
    return zip(*(frame[name].tolist() for name in names), strict=True)


def _cuts_by_article(quotes: pd.DataFrame, indirect: bool = False) -> dict[object, tuple[list[int], list[int]]]:
    """Starts and ends of the quotations of each article, or of indirect speech, in order and without overlap."""
    kinds = quotes["kind"] if "kind" in quotes else pd.Series("direct", quotes.index, dtype="str")
    quotes = quotes[kinds.eq("indirect") == indirect]
    rows = sorted(_columns(quotes, "article_id", "start", "end"), key=lambda row: (str(row[0]), row[1], row[2]))
    return {article: _merged([row[1:] for row in group]) for article, group in groupby(rows, key=lambda row: row[0])}


def _merged(cuts: list[Cut]) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    ends: list[int] = []
    for start, end in cuts:
        if ends and start <= ends[-1]:
            ends[-1] = max(end, ends[-1])
        else:
            starts.append(int(start))
            ends.append(int(end))
    return starts, ends


def _headline_cuts(sentences: pd.DataFrame) -> dict[object, tuple[list[int], list[int]]]:
    """Quotations of each headline, put together from its sentences at their places."""
    lines: dict[object, str] = {}
    headlines = sentences[sentences["part"] == "headline"]
    for article, start, text in _columns(headlines.sort_values("start", kind="stable"), "article_id", "start", "text"):
        if isinstance(text, str):
            lines[article] = lines.get(article, "").ljust(int(start)) + text
    return {article: _merged([(s.start, s.end) for s in quotation_spans(line)]) for article, line in lines.items()}


def _own_text(text: str, offset: int, cuts: tuple[list[int], list[int]]) -> str:
    """A sentence that begins at `offset`, without quotations and their marks."""
    starts, ends = cuts
    kept: list[str] = []
    position = 0
    for i in range(bisect_right(ends, offset), len(starts)):
        start, end = starts[i] - offset, ends[i] - offset
        if start >= len(text):
            break
        if start > position:
            kept.append(_without_mark_at_end(text[position:start]))
        position = _after_mark(text, end)
    if not position:
        return text.strip()
    kept.append(text[position:])
    return " ".join(piece.strip() for piece in kept if piece.strip())


def _without_mark_at_end(piece: str) -> str:
    bare = piece.rstrip()
    marks = list(SIGNS.finditer(bare, len(bare.rstrip(MARKS))))
    return piece[: marks[-1].start()] if marks else piece


def _after_mark(text: str, end: int) -> int:
    blanks = len(text) - len(text[end:].lstrip()) if end < len(text) else len(text)
    mark = SIGNS.match(text, blanks)
    return mark.end() if mark else min(end, len(text))
