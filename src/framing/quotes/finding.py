"""Articles -> quotations, and sentences -> whose words they are.

What stands in quotation marks is a quotation: direct where it is longer than
three words, else partial (somebody is said to have used the words) or scare
(the outlet keeps its distance). Titles of works in marks are taken for
quotations too; nothing in the marks tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from framing.boundaries import sentence_spans
from framing.marks import quotation_spans
from framing.quotes.attribution import Attribution, attribute
from framing.quotes.cues import cues
from framing.tables import column_names, empty, make, need
from framing.words import WORD, count_words

COLUMNS = column_names("quotes")
SHORT = 3
# How many words away from a short quotation a verb of saying may stand in its
# sentence: before it, 'said the plan to reopen the crossing next spring was
# "premature"'; after it, counted from the first comma, '"premature" after such
# talks, the envoy said'. Our choice, made on reports by eye: with 12 words
# before, one in seven of those left over had its verb further off.
WORDS_BEFORE, WORDS_AFTER = 20, 8
SENTENCE_END = re.compile(r"(?<![A-Z])[.?!…][\"'”’»)\]]*\s+(?=[\"'“‘„«(\[]?[A-Z])|\n\s*\n")
LONGEST_CUE = 4


def find_quotes(articles: pd.DataFrame) -> pd.DataFrame:
    """Find the quotations of articles.

    Parameters
    ----------
    articles : DataFrame
        Columns article_id, text; standfirst_end where there is one. Missing
        text yields no quotation.

    Returns
    -------
    DataFrame
        Columns article_id, quote (from 0 in the report), start, end (between
        the marks), text, kind, n_words, closed, part, and speaker, cue, stance,
        which stay empty. kind is direct: more than three words; partial: up to
        three, with a verb or phrase of saying in the same sentence, at most 20
        words before it, or at most 8 after the comma that follows it; scare: up
        to three without one. A quotation over several paragraphs is one row.
        ``closed`` is false where the closing mark is missing. Marks around
        nothing yield no row.

    Raises
    ------
    TableError
        A needed column is missing.

    Notes
    -----
    The bounds of three words for a short quotation, and of 20 and 8 words for
    the verb of saying, are our judgement, as are the verbs, which stand in
    ``lexicons/attribution.csv``. Indirect speech is not found.

    Examples
    --------
    >>> text = 'It said it was "highly" worried. The "talks" ended: "We will not go there again."'
    >>> find_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))[["start", "end", "text", "kind"]]
       start  end                         text     kind
    0     16   22                       highly  partial
    1     38   43                        talks    scare
    2     53   80  We will not go there again.   direct
    """
    need(articles, ["article_id", "text"], "find_quotes", "read_corpus")
    standfirsts = articles["standfirst_end"] if "standfirst_end" in articles else [0] * len(articles)
    rows = [
        {"article_id": article, "quote": number, **row}
        for article, text, standfirst in zip(articles["article_id"], articles["text"], standfirsts, strict=True)
        if isinstance(text, str)
        for number, row in enumerate(_article_rows(text, 0 if pd.isna(standfirst) else int(standfirst)))
    ]
    return make("quotes", rows, COLUMNS) if rows else empty("quotes")


def _article_rows(text: str, standfirst_end: int) -> Iterator[dict]:
    spans = quotation_spans(text)
    said = attribute(text, sentence_spans(text), spans) if spans else []
    for span, attribution in zip(spans, said, strict=True):
        words = text[span.start : span.end]
        n_words = count_words(words)
        if n_words:
            start = span.start + len(words) - len(words.lstrip())
            end = span.start + len(words.rstrip())
            kind = _kind(text, start, end, n_words)
            yield {
                "start": start,
                "end": end,
                "text": text[start:end],
                "kind": kind,
                "n_words": n_words,
                "closed": span.closed,
                "part": "standfirst" if start < standfirst_end else "body",
                **(_said(text, attribution) if kind != "scare" else {}),
            }


def _said(text: str, attribution: Attribution) -> dict:
    source, cue = attribution
    row: dict = {}
    if source:
        row |= {"speaker": text[slice(*source)], "speaker_start": source[0], "speaker_end": source[1]}
    if source and cue:
        row |= {"cue": text[cue.start : cue.end], "cue_start": cue.start, "cue_end": cue.end, "stance": cue.stance}
    return row


def _kind(text: str, start: int, end: int, n_words: int) -> str:
    if n_words > SHORT:
        return "direct"
    before = SENTENCE_END.split(text[max(0, start - 200) : start])[-1]
    # a point that ends the quotation ends the sentence: '"premature." Talks said to have begun'
    after = SENTENCE_END.split(text[end - (text[end - 1] in ".,") : end + 120])[0]
    cue_after = _words(after.partition(",")[2])[:WORDS_AFTER]
    return "partial" if _has_cue(_words(before)[-WORDS_BEFORE:]) or _has_cue(cue_after) else "scare"


def _words(text: str) -> list[str]:
    """Words in lower case; those in capitals, save the first, are names: "the Foreign Report said"."""
    words = WORD.findall(text)
    return [word.lower() if i == 0 or word[0].islower() else "" for i, word in enumerate(words)]


def _has_cue(words: list[str]) -> bool:
    runs = (" ".join(words[i : i + n]) for n in range(1, LONGEST_CUE + 1) for i in range(len(words) - n + 1))
    return any(run in cues() for run in runs)
