"""Sentences + sentiment."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from framing.sentiment.batch import score_texts
from framing.sentiment.lengths import refuse_long
from framing.sentiment.library import SCORES, default_analyzer
from framing.tables import TableError, need
from framing.words import WORD


def score_sentiment(sentences: pd.DataFrame, *, analyzer: Any = None) -> pd.DataFrame:
    """Score the sentiment of sentences with VADER.

    Parameters
    ----------
    sentences : DataFrame
        Column text; own_text (mark_voice) where the outlet's own words are to
        be scored too.
    analyzer : SentimentIntensityAnalyzer, optional
        vaderSentiment's, with words of your own in its `lexicon` or read from
        another `lexicon_file`; or whatever has a method `polarity_scores`.

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
        than 3 ends of sentences among them; or the analyzer is none.

    Warns
    -----
    UserWarning
        The analyzer is asked sentence by sentence, about ten times as slow: it
        is not vaderSentiment's own, or of a version that batches were not yet
        compared with. The scores are the analyzer's in either case.

    Notes
    -----
    Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment
    Analysis of Social Media Text", ICWSM 2014. Exactly as vaderSentiment, whose
    lexicon and constants are read at each call, changed or not.

    Examples
    --------
    >>> score_sentiment(pd.DataFrame({"text": ["A disaster.", "A hopeful start."]}))
                   text    neg    neu    pos  compound
    0       A disaster.  0.804  0.196  0.000   -0.6249
    1  A hopeful start.  0.000  0.377  0.623    0.5106
    """
    need(sentences, ["text"], "score_sentiment", "split_sentences")
    analyzer = default_analyzer() if analyzer is None else analyzer
    if not callable(getattr(analyzer, "polarity_scores", None)):
        raise TableError(
            f"score_sentiment needs an analyzer with a method polarity_scores; found {analyzer!r}."
            " SentimentIntensityAnalyzer() of vaderSentiment makes one."
        )
    texts = sentences["text"].tolist()
    own = sentences["own_text"].tolist() if "own_text" in sentences else []
    is_text = np.array([isinstance(text, str) for text in texts], dtype=bool)
    whole = [text for text in texts if isinstance(text, str)]
    refuse_long(whole, sentences.index[is_text])
    worded = [position for position, text in enumerate(own) if isinstance(text, str) and WORD.search(text)]
    parts = [position for position in worded if own[position] != texts[position]]  # the rest are the whole sentence
    found, found_own = score_texts([whole, [own[position] for position in parts]], analyzer)

    scores = np.full((len(texts), len(SCORES)), np.nan)
    scores[is_text] = found
    columns = dict(zip(SCORES, scores.T, strict=True))
    if "own_text" in sentences:
        compound_own = np.full(len(texts), np.nan)
        compound_own[worded] = columns["compound"][worded]
        compound_own[parts] = found_own[:, SCORES.index("compound")]
        columns["compound_own"] = compound_own
    return sentences.assign(**columns)
