"""Sentences -> loaded phrases: which terms of a lexicon stand where, and in whose voice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from framing import marks
from framing.lexicon.matching import Matcher, compile_entries
from framing.lexicon.read import loaded_terms
from framing.lexicon.sifting import find_in_each
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
# Whose words a phrase is: by its report, the number of its sentence in its table, and its place in the report.
VoiceOf = Callable[[Any, int, int], Said]
NOBODY: Said = ("outlet", None, None)


class Found(NamedTuple):
    """A phrase in its sentence: characters of the sentence's text, and the row of its term."""

    number: int  # of the sentence in its table
    start: int
    end: int
    term: int


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
    terms, matcher = _shipped() if lexicon is None else _ready(complete_terms(lexicon, "find_loaded"))
    voice_of = _voice_by_sentence(sentences) if quotes is None else _voice_by_quotes(quotes)
    texts = sentences["text"].tolist()
    found = _find(texts, matcher)
    if not found:
        return empty("phrases")
    return make("phrases", pd.DataFrame(_columns(found, texts, sentences, terms, voice_of)), column_names("phrases"))


def _ready(terms: pd.DataFrame) -> tuple[pd.DataFrame, Matcher]:
    return terms, compile_entries(entries_of(terms))


@lru_cache(maxsize=1)
def _shipped() -> tuple[pd.DataFrame, Matcher]:
    return _ready(loaded_terms())


def _find(texts: list[Any], matcher: Matcher) -> list[Found]:
    return [
        Found(number, hit.start, hit.end, term)
        for number, hit in find_in_each([text if isinstance(text, str) else "" for text in texts], matcher)
        for term in hit.rows
    ]


def _columns(
    found: list[Found], texts: list[Any], sentences: pd.DataFrame, terms: pd.DataFrame, voice_of: VoiceOf
) -> dict[str, Any]:
    """Columns of the table of phrases, but for `origin`."""
    at = sentences[["article_id", "sentence", "part", "start"]].iloc[[phrase.number for phrase in found]]
    parts, offsets = at["part"].tolist(), [int(start) for start in at["start"].tolist()]
    said = [
        _headline_voice(texts[phrase.number], phrase)
        if part == "headline"
        else voice_of(article, phrase.number, offset + phrase.start)
        for phrase, article, part, offset in zip(found, at["article_id"].tolist(), parts, offsets, strict=True)
    ]
    rows = [phrase.term for phrase in found]
    return {
        "article_id": at["article_id"].array,
        "sentence": at["sentence"].array,
        "start": [offset + phrase.start for phrase, offset in zip(found, offsets, strict=True)],
        "end": [offset + phrase.end for phrase, offset in zip(found, offsets, strict=True)],
        "match": [texts[phrase.number][phrase.start : phrase.end] for phrase in found],
        **{name: terms[name].iloc[rows].array for name in FROM_TERM},
        "part": at["part"].array,
        **dict(zip(("voice", *SPEAKER), map(list, zip(*said, strict=True)), strict=True)),
        "negated": [is_negated(texts[phrase.number], phrase.start) for phrase in found],
    }


def _headline_voice(headline: str, phrase: Found) -> Said:
    for span in marks.quotation_spans(headline):
        if span.start <= phrase.start and phrase.end <= span.end:
            short = count_words(headline[span.start : span.end]) <= SCARE_WORDS
            return "scare" if short else "quoted", None, None
    return NOBODY


def _voice_by_sentence(sentences: pd.DataFrame) -> VoiceOf:
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
    voices = sentences["voice"].tolist()
    return lambda article, number, at: (voices[number], None, None)


def _voice_by_quotes(quotes: pd.DataFrame) -> VoiceOf:
    need(quotes, ["article_id", "start", "end", "kind"], "find_loaded", "find_quotes")
    by_article = _spans_by_article(quotes)

    def voice_of(article: Any, number: int, at: int) -> Said:
        spans = by_article.get(article)
        if spans is None:
            return NOBODY
        last = bisect_right(spans.starts, at) - 1
        return spans.said[last] if last >= 0 and at < spans.ends[last] else NOBODY

    return voice_of


def _spans_by_article(quotes: pd.DataFrame) -> dict[Any, Spans]:
    quotes = quotes[quotes["article_id"].notna() & quotes["kind"].isin(list(VOICE_OF_KIND))]
    who = [quotes[name].tolist() if name in quotes else [None] * len(quotes) for name in SPEAKER]
    known: dict[Any, list[tuple[int, int, Said]]] = {}
    places = (quotes[name].tolist() for name in ("article_id", "start", "end", "kind"))
    for article, start, end, kind, speaker, speaker_id in zip(*places, *who, strict=True):
        known.setdefault(article, []).append((start, end, (VOICE_OF_KIND[kind], speaker, speaker_id)))
    return {article: _in_order(spans) for article, spans in known.items()}


def _in_order(spans: list[tuple[int, int, Said]]) -> Spans:
    starts, ends, said = zip(*sorted(spans, key=lambda span: span[:2]), strict=True)
    return Spans(list(starts), list(ends), list(said))
