"""Articles -> quotations, and sentences -> whose words they are.

What stands in quotation marks is a quotation: direct where it is longer than
three words, else partial (somebody is said to have used the words) or scare
(the outlet keeps its distance). Titles of works in marks are taken for
quotations too; nothing in the marks tells them apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby

import pandas as pd

from framing.marks import SIGNS, quotation_spans
from framing.tables import column_names, empty, make, need
from framing.words import WORD, count_words

COLUMNS = column_names("quotes")
VOICE_COLUMNS = ["quoted_share", "voice", "own_text", "n_own"]
SHORT = 3
# How many words away from a short quotation a verb of saying may stand in its
# sentence: before it, 'said the plan to reopen the crossing next spring was
# "premature"'; after it, counted from the first comma, '"premature" after such
# talks, the envoy said'. Our choice, made on reports by eye: with 12 words
# before, one in seven of those left over had its verb further off.
WORDS_BEFORE, WORDS_AFTER = 20, 8
SENTENCE_END = re.compile(r"(?<![A-Z])[.?!…][\"'”’»)\]]*\s+(?=[\"'“‘„«(\[]?[A-Z])|\n\s*\n")
LONGEST_CUE = 4
# Forms that are more often no speech: "the United States", "a brand of", "a government post".
HOMONYMS = frozenset(
    "state states brand brands label labels counter counters grant grants charge charges blast blasts post posts"
    " voice voices signal signals note notes tweet tweets view views name names named"
    " rip rips fault faults question".split()
)

Cut = tuple[int, int]


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
    for span in quotation_spans(text):
        words = text[span.start : span.end]
        n_words = count_words(words)
        if n_words:
            start = span.start + len(words) - len(words.lstrip())
            end = span.start + len(words.rstrip())
            yield {
                "start": start,
                "end": end,
                "text": text[start:end],
                "kind": _kind(text, start, end, n_words),
                "n_words": n_words,
                "closed": span.closed,
                "part": "standfirst" if start < standfirst_end else "body",
            }


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


@cache
def cues() -> frozenset[str]:
    """Verbs and phrases of saying, in all their forms, from ``lexicons/attribution.csv``.

    >>> "told" in cues(), "according to" in cues()
    (True, True)
    """
    with (files("framing") / "lexicons" / "attribution.csv").open("r", encoding="utf-8") as file:
        table = pd.read_csv(file, dtype=str, keep_default_na=False)
    forms = (form.strip() for row in (table["term"] + ";" + table["forms"]) for form in row.split(";"))
    return frozenset(form for form in forms if form) - HOMONYMS


def mark_voice(sentences: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Say of each sentence whose words it holds.

    Parameters
    ----------
    sentences : DataFrame
        Columns article_id, part, start, end, text (split_sentences).
    quotes : DataFrame
        Columns article_id, start, end (find_quotes). Indirect speech (kind) is
        left aside. Headlines are not in quotes: their marks are looked for here.

    Returns
    -------
    DataFrame
        `sentences`, same rows and index, with quoted_share (share of the words
        in quotation marks, 0 to 1), voice (outlet: no word in marks; quoted:
        all; mixed), own_text (the sentence without marks and what they hold)
        and n_own (words of own_text). A sentence without a word is the
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
    cuts = _cuts_by_article(quotes)
    headline_cuts = _headline_cuts(sentences)
    own = [
        _own_text(text, start, (headline_cuts if part == "headline" else cuts).get(article, ([], [])))
        if isinstance(text, str)
        else None
        for article, part, start, text in _columns(sentences, "article_id", "part", "start", "text")
    ]
    return sentences.assign(**_voice_columns(sentences, own))


def _voice_columns(sentences: pd.DataFrame, own: list[str | None]) -> dict[str, pd.Series]:
    index = sentences.index
    n_words = pd.Series([count_words(t) if isinstance(t, str) else 0 for t in sentences["text"]], index, dtype="int64")
    n_own = pd.Series([count_words(t) if t else 0 for t in own], index, dtype="int64")
    known = pd.Series([t is not None for t in own], index, dtype="bool")
    share = (1 - n_own / n_words.where(n_words > 0)).clip(0, 1).fillna(0.0).astype("float64")
    voice = pd.Series("mixed", index, dtype="str").mask(share == 0, "outlet").mask(share == 1, "quoted")
    own_text = pd.Series(own, index, dtype="str")
    return {"quoted_share": share.where(known), "voice": voice.where(known), "own_text": own_text, "n_own": n_own}


def _columns(frame: pd.DataFrame, *names: str) -> Iterator[tuple]:
    return zip(*(frame[name] for name in names), strict=True)


def _cuts_by_article(quotes: pd.DataFrame) -> dict[object, tuple[list[int], list[int]]]:
    """Starts and ends of the quotations of each article, in order and without overlap."""
    if "kind" in quotes:
        quotes = quotes[quotes["kind"] != "indirect"]
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
    kept.append(text[position:])
    return " ".join(piece.strip() for piece in kept if piece.strip())


def _without_mark_at_end(piece: str) -> str:
    marks = [m for m in SIGNS.finditer(piece.rstrip()) if m.end() == len(piece.rstrip())]
    return piece[: marks[-1].start()] if marks else piece


def _after_mark(text: str, end: int) -> int:
    blanks = len(text) - len(text[end:].lstrip()) if end < len(text) else len(text)
    mark = SIGNS.match(text, blanks)
    return mark.end() if mark else min(end, len(text))
