"""Sentences + sentiment, and what the sentiment lexicon does not know.

VADER as its authors ship it (vaderSentiment; NLTK's version differs on a third
of sentences). Scores belong to sentences: the compound score of a longer text
runs to -1 or +1 with its length alone.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from framing.marks import PARAGRAPH_BREAK
from framing.tables import TableError, need
from framing.words import count_words

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

SCORES = ["neg", "neu", "pos", "compound"]
# What is no sentence. Of the 9,301 in four annotated sets, those with more than
# 3 ends of sentences inside have 66 words at most, and the longest of all, 433.
MOST_WORDS, MOST_ENDS, NEVER_A_SENTENCE = 100, 3, 600
SENTENCE_END = re.compile(r"[a-z]{4}[.?!][\"'”’)\]]*\s+[\"'“‘(\[]*[A-Z]")  # four letters: not "Prof. X", "Sept. 5"
GAP_COLUMNS = {
    "term": "str",
    "category": "str",
    "polarity": "str",
    "matches": "str",
    "vader": "float64",
    "gap": "str",
    "outlet": "str",
    "n": "int64",
    "n_total": "int64",
}


def score_sentiment(sentences: pd.DataFrame) -> pd.DataFrame:
    """Score the sentiment of sentences with VADER.

    Parameters
    ----------
    sentences : DataFrame
        Column text; own_text (mark_voice) where the outlet's own words are to
        be scored too.

    Returns
    -------
    DataFrame
        `sentences`, same rows and index, with neg, neu, pos (shares, 0 to 1)
        and compound (-1 to 1) of the sentence as written; and, only where
        own_text is there, compound_own: compound of own_text, empty where it
        holds no word. A missing text has missing scores.

    Raises
    ------
    TableError
        A needed column is missing, or a row holds more than a sentence: a
        paragraph break, more than 600 words, or more than 100 words with more
        than 3 ends of sentences among them.

    Notes
    -----
    Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment
    Analysis of Social Media Text", ICWSM 2014. Exactly as vaderSentiment.

    Examples
    --------
    >>> score_sentiment(pd.DataFrame({"text": ["A disaster.", "A hopeful start."]}))
                   text    neg    neu    pos  compound
    0       A disaster.  0.804  0.196  0.000   -0.6249
    1  A hopeful start.  0.000  0.377  0.623    0.5106
    """
    need(sentences, ["text"], "score_sentiment", "split_sentences")
    for position, text in enumerate(sentences["text"]):
        _refuse_long(text, sentences.index[position])
    scores = [_polarity(text) for text in sentences["text"]]
    columns = {name: pd.Series([s.get(name) for s in scores], sentences.index, dtype="float64") for name in SCORES}
    if "own_text" in sentences:
        own = [_polarity(t).get("compound") if _has_words(t) else None for t in sentences["own_text"]]
        columns["compound_own"] = pd.Series(own, sentences.index, dtype="float64")
    return sentences.assign(**columns)


def _has_words(text: object) -> bool:
    return isinstance(text, str) and count_words(text) > 0


def _polarity(text: object) -> dict[str, float]:
    return _analyzer().polarity_scores(text) if isinstance(text, str) else {}


def _refuse_long(text: object, label: object) -> None:
    found = _too_much(text) if isinstance(text, str) else ""
    if found:
        raise TableError(
            f"score_sentiment needs one sentence a row; found {found} in the row with index {label!r}. VADER's compound"
            " score runs to -1 or +1 with length, so a whole text gets no score. split_sentences() makes sentences."
        )


def _too_much(text: str) -> str:
    if PARAGRAPH_BREAK.search(text.strip()):
        return "several paragraphs"
    n_words = count_words(text) if len(text) > MOST_WORDS else 0
    if n_words <= MOST_WORDS:
        return ""
    ends = len(SENTENCE_END.findall(text))
    too_much = ends > MOST_ENDS or n_words > NEVER_A_SENTENCE
    return f"{n_words} words and {ends} ends of sentences" if too_much else ""


@cache
def _analyzer() -> SentimentIntensityAnalyzer:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def sentiment_gaps(phrases: pd.DataFrame, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """List loaded terms in use that VADER does not know or signs the other way.

    Parameters
    ----------
    phrases : DataFrame
        Columns article_id, match, term, category, polarity (find_loaded).
    articles : DataFrame, optional
        Columns article_id, outlet. Without it counts are not parted by outlet,
        and outlet is empty.

    Returns
    -------
    DataFrame
        A row for each term, score, and outlet: term, category, polarity,
        matches (the forms found, lower case, joined by '; '), vader (valence of
        the form in VADER's lexicon, -4 to 4, empty where it is not there; of
        several words, the compound score of the phrase, -1 to 1), gap (missing:
        VADER sees nothing in it; opposite: it takes blame for praise or the
        other way), outlet, n (uses by the outlet), n_total (uses by all).
        Forms of one term that VADER scores differently have rows of their own.

    Raises
    ------
    TableError
        A needed column is missing.

    Notes
    -----
    The valences are those of VADER (see `score_sentiment`); which sign a term
    should have is the lexicon's judgement (polarity). Terms of polarity either
    can be missing, never opposite.

    Examples
    --------
    >>> words = ["strongman", "frosty"]
    >>> phrases = pd.DataFrame({"article_id": ["a", "b"], "match": words, "term": words, "category": "any"})
    >>> phrases = phrases.assign(polarity="negative")
    >>> sentiment_gaps(phrases)[["term", "vader", "gap", "n"]]
            term  vader       gap  n
    0     frosty    NaN   missing  1
    1  strongman    0.7  opposite  1
    """
    need(phrases, ["article_id", "match", "term", "category", "polarity"], "sentiment_gaps", "find_loaded")
    uses = phrases[["article_id", "term", "category", "polarity"]].reset_index(drop=True)
    uses["matches"] = [_as_read(match) for match in phrases["match"]]
    uses["vader"] = pd.Series([_valence(match) for match in uses["matches"]], dtype="float64")
    uses["gap"] = [_gap(polarity, vader) for polarity, vader in zip(uses["polarity"], uses["vader"], strict=True)]
    uses["outlet"] = _outlets(uses["article_id"], articles)
    return _counted(uses[uses["gap"] != ""])


def _as_read(match: object) -> str:
    return " ".join(match.lower().split()) if isinstance(match, str) else ""


def _valence(form: str) -> float | None:
    if " " in form:
        return _polarity(form)["compound"]
    return _analyzer().lexicon.get(form.strip("\"'.,;:!?()"))


def _gap(polarity: object, vader: float) -> str:
    if pd.isna(vader) or vader == 0:
        return "missing"
    wrong = (polarity == "negative" and vader > 0) or (polarity == "positive" and vader < 0)
    return "opposite" if wrong else ""


def _outlets(article_ids: pd.Series, articles: pd.DataFrame | None) -> pd.Series:
    if articles is None:
        return pd.Series("", article_ids.index, dtype="str")
    need(articles, ["article_id", "outlet"], "sentiment_gaps", "read_corpus")
    outlets = articles.drop_duplicates("article_id").set_index("article_id")["outlet"]
    return article_ids.map(outlets).fillna("").astype("str")


def _counted(uses: pd.DataFrame) -> pd.DataFrame:
    if uses.empty:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in GAP_COLUMNS.items()})
    term = ["term", "category", "polarity", "vader", "gap"]
    grouped = uses.groupby([*term, "outlet"], dropna=False, sort=True)
    table = grouped.agg(n=("matches", "size"), matches=("matches", _forms)).reset_index()
    table["n_total"] = table.groupby(term, dropna=False)["n"].transform("sum")
    table = table.sort_values(["term", "matches", "outlet"], kind="stable", ignore_index=True)
    return table[list(GAP_COLUMNS)].astype(GAP_COLUMNS)


def _forms(matches: pd.Series) -> str:
    return "; ".join(sorted(set(matches)))
