"""Articles -> quotations, who says them, and with which verb.

What stands in quotation marks is a quotation: direct where it is longer than
three words, else partial (somebody is said to have used the words) or scare
(the outlet keeps its distance). Titles of works in marks are taken for
quotations too; nothing in the marks tells them apart. What is reported without
marks is indirect.
"""

from __future__ import annotations

import pandas as pd

from framing.boundaries import sentence_spans
from framing.marks import Span, quotation_spans
from framing.quotes.attribution import attribute
from framing.quotes.cues import Cue
from framing.quotes.identity import identify
from framing.quotes.indirect import Indirect, find_indirect
from framing.quotes.kinds import kind_of
from framing.quotes.said_by import NOBODY, Attribution
from framing.quotes.units import join_sentences, mask_quotations
from framing.tables import column_names, empty, make, need, one_of
from framing.words import count_words

COLUMNS = column_names("quotes")
MARKED = COLUMNS[: COLUMNS.index("part") + 1]  # of what stands in marks, where nobody asks who speaks


def find_quotes(articles: pd.DataFrame, speakers: bool = True) -> pd.DataFrame:
    """Find the quotations of articles.

    Parameters
    ----------
    articles : DataFrame
        Columns article_id, text; standfirst_end where there is one. Missing
        text yields no quotation.
    speakers : bool
        Whether to look for who speaks, and for indirect speech. Without, only
        the marks are read, which takes a small part of the time: kinds direct,
        partial and scare, with the columns from start to part; the others are
        missing. It is enough for voice, tone and phrases; `mark_voice` then
        knows no paraphrased words. The rows are those of these kinds in the
        full table, but for ``quote``, which numbers the rows of its own table.

    Returns
    -------
    DataFrame
        A row a quotation, in order of start; rows never overlap. article_id,
        quote (from 0 in the report), start, end, text, kind, n_words, closed,
        part. kind is direct: more than three words between marks; partial: up
        to three, with a verb or phrase of saying in the same sentence, at most
        20 words before it, or at most 8 after the comma that follows it; scare:
        up to three without one; indirect: speech without marks, of which
        ``start:end`` are the words that tell what was said. A quotation over
        several paragraphs is one row. ``closed`` is false where the closing
        mark is missing. Marks around nothing yield no row.

        speaker, cue: who says it and with which verb or phrase, as written,
        ``text[speaker_start:speaker_end]`` and ``text[cue_start:cue_end]``;
        stance: how the cue stands to what is said; speaker_id: one name for
        the speaker throughout the report; source_type: person, body or unnamed.
        A quotation with no verb of its own that goes on from another has its
        speaker, and no cue. Where nothing was found these are missing, and in
        scare quotes always.

    Raises
    ------
    TableError
        A needed column is missing.

    Notes
    -----
    Speakers are found by rules, without a model: by where verbs of saying
    stand, by capitals and by function words. The bounds of three words for a
    short quotation, and of 20 and 8 words for the verb of saying, are our
    judgement, as are the verbs and their stances (``lexicons/attribution.csv``).

    Examples
    --------
    >>> text = 'The "talks" ended. "We will not go there again," said Ivara Toll. She blamed the weather.'
    >>> find_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))[["text", "kind", "speaker_id", "cue"]]
                              text      kind  speaker_id     cue
    0                        talks     scare         NaN     NaN
    1  We will not go there again,    direct  Ivara Toll    said
    2                  the weather  indirect  Ivara Toll  blamed
    """
    need(articles, ["article_id", "text"], "find_quotes", "read_corpus")
    one_of(speakers, (True, False), "speakers", "find_quotes")
    rows_of = _article_rows if speakers else _marked_rows
    standfirsts = articles["standfirst_end"] if "standfirst_end" in articles else [0] * len(articles)
    rows = [
        {"article_id": article, "quote": number, **row}
        for article, text, standfirst in zip(articles["article_id"], articles["text"], standfirsts, strict=True)
        if isinstance(text, str)
        for number, row in enumerate(rows_of(text, 0 if pd.isna(standfirst) else int(standfirst)))
    ]
    if not rows:
        return empty("quotes")
    # column by column, which pandas reads several times as fast as row by row
    return make(
        "quotes", {name: [row.get(name) for row in rows] for name in (COLUMNS if speakers else MARKED)}, COLUMNS
    )


def _marked_rows(text: str, standfirst_end: int) -> list[dict]:
    """Quotations in marks, in order, and nothing else."""
    rows = [row for span in quotation_spans(text) if (row := _marked_row(text, span, NOBODY))]
    _mark_part(rows, standfirst_end)
    return rows


def _article_rows(text: str, standfirst_end: int) -> list[dict]:
    """Quotations in marks and speech without them, in order, with who speaks."""
    spans = quotation_spans(text)
    masked = mask_quotations(text, spans)
    sentences = sentence_spans(text)
    units = join_sentences(text, masked, sentences, spans)
    said = attribute(text, masked, units, spans)
    rows = [row for span, attribution in zip(spans, said, strict=True) if (row := _marked_row(text, span, attribution))]
    reported = find_indirect(text, [(unit.start, unit.end) for unit in units], [(s.start, s.end) for s in spans])
    rows += [_indirect_row(text, found) for found in reported]
    rows.sort(key=lambda row: row["start"])
    _mark_part(rows, standfirst_end)
    _name_speakers(text, rows, sentences, spans)
    return rows


def _mark_part(rows: list[dict], standfirst_end: int) -> None:
    for row in rows:
        row["part"] = "standfirst" if row["start"] < standfirst_end else "body"


def _marked_row(text: str, span: Span, attribution: Attribution) -> dict | None:
    words = text[span.start : span.end]
    n_words = count_words(words)
    if not n_words:
        return None
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    kind = kind_of(text, start, end, n_words)
    row = {"start": start, "end": end, "text": text[start:end], "kind": kind, "n_words": n_words, "closed": span.closed}
    return row | (_said(text, *attribution) if kind != "scare" else {})


def _indirect_row(text: str, found: Indirect) -> dict:
    words = text[found.start : found.end]
    row = {"start": found.start, "end": found.end, "text": words, "kind": "indirect", "closed": True}
    return row | {"n_words": count_words(words)} | _said(text, found.source, found.cue)


def _said(text: str, source: tuple[int, int] | None, cue: Cue | None) -> dict:
    row: dict = {}
    if source:
        row |= {"speaker": text[slice(*source)], "speaker_start": source[0], "speaker_end": source[1]}
    if cue:
        row |= {"cue": text[cue.start : cue.end], "cue_start": cue.start, "cue_end": cue.end, "stance": cue.stance}
    return row


def _name_speakers(text: str, rows: list[dict], sentences: list[tuple[int, int, int]], spans: list[Span]) -> None:
    spoken = [row for row in rows if "speaker" in row]
    mentions = [(row["speaker_start"], row["speaker_end"]) for row in spoken]
    names = identify(text, mentions, sentences, spans) if spoken else []
    for row, (name, kind) in zip(spoken, names, strict=True):
        row |= {"speaker_id": name, "source_type": kind}
