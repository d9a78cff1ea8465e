"""Sentiment of sentences, and what the sentiment lexicon does not know."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.sentiment import score_sentiment, sentiment_gaps
from framing.tables import TableError


def test_scores_are_vaders_and_the_index_stays():
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    texts = ["A disaster, the minister said.", "They left.", "A GREAT day!!!"]
    table = score_sentiment(pd.DataFrame({"text": texts, "other": 1}, index=[3, 3, 1]))
    expected = [SentimentIntensityAnalyzer().polarity_scores(text) for text in texts]
    assert table[["neg", "neu", "pos", "compound"]].to_dict("records") == expected
    assert table.index.tolist() == [3, 3, 1]
    assert table["other"].tolist() == [1, 1, 1]


def test_own_words_are_scored_where_they_are_known():
    sentences = pd.DataFrame({"text": ['"A disaster," he said.'] * 3, "own_text": ["he said.", "", None]})
    table = score_sentiment(sentences)
    assert table["compound"].lt(0).all()
    assert table["compound_own"].tolist()[0] == 0.0
    assert table["compound_own"].isna().tolist() == [False, True, True]
    assert "compound_own" not in score_sentiment(sentences[["text"]])
    assert "compound_own" not in sentences


def test_missing_and_empty():
    table = score_sentiment(pd.DataFrame({"text": [None, "They left."]}))
    assert table["compound"].isna().tolist() == [True, False]
    nothing = score_sentiment(pd.DataFrame({"text": [], "own_text": []}))
    assert nothing.dtypes[["neg", "compound", "compound_own"]].astype(str).unique().tolist() == ["float64"]
    with pytest.raises(TableError, match=r"score_sentiment needs column 'text'; found 'body'\. split_sentences\(\)"):
        score_sentiment(pd.DataFrame({"body": []}))


@pytest.mark.parametrize(
    "text", ["They left.\n\nThey came.", "The minister left the talks again today. " * 20, "word " * 700]
)
def test_a_whole_article_is_refused_with_the_reason(text):
    with pytest.raises(TableError, match=r"in the row with index 'x'.*runs to -1 or \+1 with length.*split_sentences"):
        score_sentiment(pd.DataFrame({"text": ["Fine.", text]}, index=["w", "x"]))


def test_long_single_sentences_are_not_refused():
    names = "Prof. Kovar, Gen. Doe, Mr. Roe, Sen. Moe and Capt. Noe met, and then " * 12
    assert score_sentiment(pd.DataFrame({"text": [names + "left."]}))["compound"].notna().all()


def test_analyzer_that_is_none_is_told():
    with pytest.raises(TableError, match=r"needs an analyzer with a method polarity_scores; found 'vader'\. Sentiment"):
        score_sentiment(pd.DataFrame({"text": ["Fine."]}), analyzer="vader")


def test_length_is_told_of_the_row_that_it_is_in():
    whole = "They left.\n\nThey came."
    with pytest.raises(TableError, match="found several paragraphs in the row with index 'z'"):
        score_sentiment(pd.DataFrame({"text": [None, "Fine.\n", whole]}, index=["x", "y", "z"]))
    ends = "It rained. " * 51  # 102 words, with two ends less than are found at once
    assert score_sentiment(pd.DataFrame({"text": ["the pier, " * 50 + "fell. It rained. It ended."]})).shape == (1, 5)
    with pytest.raises(TableError, match="102 words and 50 ends of sentences"):
        score_sentiment(pd.DataFrame({"text": [ends.replace("It", "All")]}))


def phrases() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article_id": ["a", "b", "b", "a", "a", "a"],
            "match": ["strongman", "Strongman", "strongmen", "frosty", "disaster", "playing with fire"],
            "term": ["strongman", "strongman", "strongman", "frosty", "disaster", "play with fire"],
            "category": "any",
            "polarity": ["negative"] * 6,
        },
        index=[4, 4, 4, 9, 9, 9],
    )


def test_gaps_by_outlet():
    table = sentiment_gaps(phrases(), pd.DataFrame({"article_id": ["b", "a"], "outlet": ["Post", "Echo"]}))
    columns = ["term", "matches", "gap", "outlet", "n", "n_total"]
    assert table[columns].values.tolist() == [
        ["frosty", "frosty", "missing", "Echo", 1, 1],
        ["strongman", "strongman", "opposite", "Echo", 1, 2],
        ["strongman", "strongman", "opposite", "Post", 1, 2],
        ["strongman", "strongmen", "opposite", "Post", 1, 1],
    ]
    assert table["vader"].isna().tolist() == [True, False, False, False]


def test_gaps_without_outlets_and_without_phrases():
    table = sentiment_gaps(phrases())
    assert table["outlet"].unique().tolist() == [""]
    assert table.set_index(["term", "matches"]).loc[("strongman", "strongman"), "n"] == 2
    nothing = sentiment_gaps(phrases().iloc[:0])
    assert list(nothing) == list(table)
    with pytest.raises(TableError, match="sentiment_gaps needs column 'polarity'"):
        sentiment_gaps(phrases().drop(columns="polarity"))
