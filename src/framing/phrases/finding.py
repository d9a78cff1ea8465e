"""Sentences -> loaded phrases: which terms of a lexicon stand where, and in whose voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pandas as pd

from framing import marks
from framing.lexicon.matching import TOKEN, Hit, Words, compile_entries, find_hits, find_opened, opener, read_words
from framing.lexicon.read import loaded_terms
from framing.lexicon.terms import complete_terms, entries_of
from framing.phrases.negation import is_negated
from framing.tables import TableError, column_names, empty, make, need
from framing.words import count_words

NEEDED = ("article_id", "sentence", "part", "start", "text")
FROM_TERM = ("term", "category", "strength", "polarity", "neutral")
# A quotation of up to three words without a verb of saying is a scare quote; a headline has no room for one.
SCARE_WORDS = 3
VOICE_OF_KIND = {"direct": "quoted", "partial": "quoted", "scare": "scare", "indirect": "paraphrased"}
SPEAKER = ("speaker", "speaker_id")

Said = tuple[str, Any, Any]  # voice, speaker, speaker_id
Voice = Callable[["Sentence", int, int], Said]
NOBODY = ("outlet", None, None)


class Sentence(NamedTuple):
    """What finding and placing a phrase needs of its sentence."""

    article_id: Any
    sentence: int
    part: str
    start: int
    text: Any  # missing text comes as NaN
    voice: str


class Spans(NamedTuple):
    """Quotations of one report in order."""

    starts: list[int]
    ends: list[int]
    said: list[Said]


def find_loaded(
    sentences: pd.DataFrame, quotes: pd.DataFrame | None = None, lexicon: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Find the loaded phrases of sentences.

    Words are matched without regard to case, British or American spelling,
    curly or straight apostrophes and possessive 's; a hyphen in a term matches a
    hyphen, a space or a line break. A phrase never crosses a comma, a quotation
    mark or the end of a sentence. Where terms overlap, the leftmost counts, and
    of those that begin together the longest. A term inside a longer context
    that any entry names in `not_when` is plain and not found.

    Parameters
    ----------
    sentences : DataFrame
        Columns article_id, sentence, part, start, text, as from `split_sentences`;
        without `quotes` also voice, as from `mark_voice`. Missing text holds no phrase.
    quotes : DataFrame, optional
        Columns article_id, start, end, kind, as from `find_quotes`: direct and partial quotations
        make a phrase "quoted", scare quotes make it "scare", indirect speech "paraphrased";
        speaker and speaker_id are taken over where they are there. Without quotes the sentence's
        `voice` is taken; sentences of mixed voice then raise an error, since nothing says which
        half a phrase stands in. To take all of the text for the outlet's own words, pass
        ``framing.tables.empty("quotes")``.
        Headlines are read by their own quotation marks in every case.
    lexicon : DataFrame, optional
        Terms as from `read_lexicon`; only the column `term` is obligatory. The shipped list if not given.

    Returns
    -------
    DataFrame
        A row a phrase, in the order of the sentences: article_id, sentence, start, end (characters
        in articles.text, for headlines in articles.title), match (as written), term, category,
        strength (1 to 3), polarity, neutral, part, voice (outlet, paraphrased, quoted, scare),
        speaker and speaker_id (who is quoted or paraphrased; empty where nobody is, or it is
        not known), origin (empty until `mark_origin` fills it), negated (a negation stands in the three words
        before it, in the same clause). The index is new. Spans do not overlap; a pattern that
        a lexicon has in several categories gives a row for each, with the same span.

    Raises
    ------
    TableError
        A column is missing, or `quotes` is needed to tell whose words a phrase is.

    Notes
    -----
    What counts as loaded is the lexicon's judgement, and so is what a negation takes back: a
    negated phrase is marked, not dropped.

    Examples
    --------
    >>> sentences = pd.DataFrame({"article_id": ["a"], "sentence": [0], "part": ["body"], "start": [0],
    ...     "text": ["Talks between the hardline envoys stayed frosty."], "voice": ["outlet"]})
    >>> terms = pd.DataFrame({"term": ["hard-lin*", "frosty"], "forms": ["hardline", ""]})
    >>> find_loaded(sentences, lexicon=terms)[["match", "term", "start", "voice", "negated"]]
          match       term  start   voice  negated
    0  hardline  hard-lin*     18  outlet    False
    1    frosty     frosty     41  outlet    False
    """
    need(sentences, NEEDED, "find_loaded", "split_sentences")
    terms = complete_terms(loaded_terms() if lexicon is None else lexicon, "find_loaded")
    voice = _voice_by_sentence(sentences) if quotes is None else _voice_by_quotes(quotes)
    columns = [terms[name].tolist() for name in FROM_TERM]
    rows = [
        (
            *_place(sentence, words, hit),
            *(column[row] for column in columns),
            *_circumstances(sentence, words, hit, voice),
        )
        for sentence, words, hit in _hits(sentences, terms)
        for row in hit.rows
    ]
    if not rows:
        return empty("phrases")
    names = ("article_id", "sentence", "start", "end", "match", *FROM_TERM, "part", "voice", *SPEAKER, "negated")
    return make("phrases", pd.DataFrame(rows, columns=list(names)), column_names("phrases"))


def _hits(sentences: pd.DataFrame, terms: pd.DataFrame) -> Iterator[tuple[Sentence, Words, Hit]]:
    opens = opener(compile_entries(entries_of(terms)))
    for sentence in _sentences(sentences):
        if not isinstance(sentence.text, str):
            continue
        opened = find_opened(TOKEN.findall(sentence.text), opens)
        if opened:
            words = read_words(sentence.text)
            for hit in find_hits(words, opened):
                yield sentence, words, hit


def _sentences(sentences: pd.DataFrame) -> Iterator[Sentence]:
    columns = [sentences[name].tolist() for name in NEEDED]
    voice = sentences["voice"].tolist() if "voice" in sentences else [""] * len(sentences)
    return map(Sentence._make, zip(*columns, voice, strict=True))


def _place(sentence: Sentence, words: Words, hit: Hit) -> tuple[Any, ...]:
    start, end = words.spans[hit.first][0], words.spans[hit.last][1]
    offset = int(sentence.start)
    return sentence.article_id, sentence.sentence, offset + start, offset + end, sentence.text[start:end]


def _circumstances(sentence: Sentence, words: Words, hit: Hit, voice: Voice) -> tuple[Any, ...]:
    start, end = words.spans[hit.first][0], words.spans[hit.last][1]
    find = _headline_voice if sentence.part == "headline" else voice
    return sentence.part, *find(sentence, start, end), is_negated(words, hit.first)


def _headline_voice(sentence: Sentence, start: int, end: int) -> Said:
    for span in marks.quotation_spans(sentence.text):
        if span.start <= start and end <= span.end:
            short = count_words(sentence.text[span.start : span.end]) <= SCARE_WORDS
            return "scare" if short else "quoted", None, None
    return NOBODY


def _voice_by_sentence(sentences: pd.DataFrame) -> Voice:
    if "voice" not in sentences:
        raise TableError(
            "find_loaded needs quotes, or column 'voice' in sentences, to tell the outlet's words from quoted ones; "
            "found neither. find_quotes() makes quotes, mark_voice() the column; "
            "quotes=framing.tables.empty('quotes') takes all words for the outlet's own."
        )
    told = sentences["voice"].isin(["outlet", "quoted"]) | sentences["text"].isna() | (sentences["part"] == "headline")
    if not told.all():
        raise TableError(
            f"find_loaded needs quotes where a sentence holds both the outlet's words and quoted ones; "
            f"found {int((~told).sum())} of {len(sentences)} sentences with neither voice 'outlet' nor 'quoted'. "
            "find_quotes() makes quotes."
        )
    return lambda sentence, start, end: (sentence.voice, None, None)


def _voice_by_quotes(quotes: pd.DataFrame) -> Voice:
    need(quotes, ["article_id", "start", "end", "kind"], "find_loaded", "find_quotes")
    by_article = {article: _spans(rows) for article, rows in quotes.groupby("article_id", sort=False)}

    def voice(sentence: Sentence, start: int, end: int) -> Said:
        spans = by_article.get(sentence.article_id)
        if spans is None:
            return NOBODY
        at = int(sentence.start) + start
        number = bisect_right(spans.starts, at) - 1
        return spans.said[number] if number >= 0 and at < spans.ends[number] else NOBODY

    return voice


def _spans(quotes: pd.DataFrame) -> Spans:
    speakers = [quotes[name].tolist() if name in quotes else [None] * len(quotes) for name in SPEAKER]
    rows = zip(*(quotes[name].tolist() for name in ("start", "end", "kind")), *speakers, strict=True)
    known = ((start, end, (VOICE_OF_KIND[kind], *who)) for start, end, kind, *who in rows if kind in VOICE_OF_KIND)
    kept = sorted(known, key=lambda span: span[:2])
    return Spans([start for start, _, _ in kept], [end for _, end, _ in kept], [said for _, _, said in kept])
