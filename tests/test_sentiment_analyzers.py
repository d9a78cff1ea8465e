"""A user's own lexicon, constants changed at run time, and analyzers whose rules were never compared with ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from vaderSentiment import vaderSentiment as vader
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing.sentiment import batch, library, score_sentiment

SCORES = ["neg", "neu", "pos", "compound"]
TEXTS = [
    "A frosty start, but the talks were extremely good!",
    "The envoy was not GOOD at all, nor utterly kind.",
    "This is the bomb of the pier.",
    "Mostly hopeful, mostly frosty words from Halden.",
    "A disaster??",
]


def ours(analyzer: Any = None) -> list[dict[str, float]]:
    return score_sentiment(pd.DataFrame({"text": TEXTS}), analyzer=analyzer)[SCORES].to_dict("records")


def theirs(analyzer: Any) -> list[dict[str, float]]:
    return [{name: analyzer.polarity_scores(text)[name] for name in SCORES} for text in TEXTS]


PLAIN = theirs(SentimentIntensityAnalyzer())


@contextmanager
def asked_and_said(why: str) -> Iterator[None]:
    with pytest.warns(UserWarning, match=why) as said:
        yield
    assert len(said) == 1
    assert Path(said[0].filename) == Path(__file__)


def test_words_of_a_users_own_count_in_batches() -> None:
    analyzer = SentimentIntensityAnalyzer()
    assert ours(analyzer) == PLAIN
    analyzer.lexicon.update({"frosty": -1.5, "halden": 1, "but": 0.5, "extremely": 2.0, "mostly": -0.3})
    assert ours(analyzer) == theirs(analyzer) != PLAIN
    del analyzer.lexicon["good"], analyzer.lexicon["frosty"]
    assert ours(analyzer) == theirs(analyzer) != PLAIN
    assert ours() == PLAIN


def test_a_lexicon_file_of_a_users_own_counts_in_batches(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("frosty\t-2.5\nno\t-1.0\nhopeful\t1.25\n", "utf-8")
    analyzer = SentimentIntensityAnalyzer(lexicon_file=str(path))
    assert ours(analyzer) == theirs(analyzer) != PLAIN


def test_a_sign_of_a_users_own_counts() -> None:
    analyzer = SentimentIntensityAnalyzer()
    analyzer.emojis["—"] = "disaster"
    text = "The talks — on the pier"
    scored = score_sentiment(pd.DataFrame({"text": [text]}), analyzer=analyzer)
    assert scored["compound"].tolist() == [analyzer.polarity_scores(text)["compound"]] == [-0.6249]


CHANGES: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "booster": lambda patch: patch.setitem(vader.BOOSTER_DICT, "mostly", 0.9),
    "booster of three words": lambda patch: patch.setitem(vader.BOOSTER_DICT, "talks were extremely", -0.7),
    "booster that has a value": lambda patch: patch.setitem(vader.BOOSTER_DICT, "good", 0.1),
    "no booster": lambda patch: patch.delitem(vader.BOOSTER_DICT, "extremely"),
    "phrase": lambda patch: (
        patch.setitem(vader.SPECIAL_CASES, "from halden", 2.5)
        or patch.setitem(vader.SPECIAL_CASES, "were extremely good", -3)
    ),
    "negation": lambda patch: patch.setattr(vader, "NEGATE", [*vader.NEGATE, "mostly", "the"]),
    "weight of a negation": lambda patch: patch.setattr(vader, "N_SCALAR", -0.5),
    "weight of capitals": lambda patch: patch.setattr(vader, "C_INCR", 1.5),
}


@pytest.mark.parametrize("name", CHANGES)
def test_constants_are_read_at_the_call(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    analyzer = SentimentIntensityAnalyzer()
    assert ours(analyzer) == PLAIN
    CHANGES[name](monkeypatch)
    assert ours(analyzer) == theirs(analyzer) != PLAIN
    monkeypatch.undo()
    assert ours(analyzer) == PLAIN


class Kinder(SentimentIntensityAnalyzer):
    def score_valence(self, sentiments, text):
        return super().score_valence([abs(value) for value in sentiments], text)


class Stranger:
    def polarity_scores(self, text: str) -> dict[str, float]:
        return {"compound": len(text) / 100, "neg": 0.0, "neu": 1.0, "pos": 0.0, "more": 2.0}


@pytest.mark.parametrize("analyzer", [Kinder(), Stranger()])
def test_another_analyzer_is_asked_for_each_sentence(analyzer: Any) -> None:
    with asked_and_said(f"ten times as slow: the analyzer is a {type(analyzer).__name__} and not vaderSentiment's"):
        assert ours(analyzer) == theirs(analyzer) != PLAIN


def test_a_method_of_its_own_is_asked() -> None:
    analyzer = SentimentIntensityAnalyzer()
    analyzer._but_check = lambda words, sentiments: sentiments
    with asked_and_said("the analyzer has a _but_check of its own"):
        assert ours(analyzer) == theirs(analyzer) != PLAIN


@pytest.mark.parametrize(
    ("owner", "name", "rule"),
    [
        (vader, "negated", lambda words, include_nt=True: False),
        (SentimentIntensityAnalyzer, "_amplify_ep", staticmethod(lambda text: 2.0)),
        (vader.SentiText, "_strip_punc_if_word", staticmethod(lambda token: token)),
    ],
)
def test_rules_replaced_at_run_time_are_asked(
    owner: Any, name: str, rule: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ours() == PLAIN
    monkeypatch.setattr(owner, name, rule)
    analyzer = SentimentIntensityAnalyzer()
    with asked_and_said(r"functions of vaderSentiment 3\.3\.2 were replaced"):
        assert ours(analyzer) == theirs(analyzer) != PLAIN
    monkeypatch.undo()
    assert ours() == PLAIN


def test_a_newer_version_is_asked_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "version", lambda name: "3.4")
    assert ours() == PLAIN  # the same rules under another number: as fast as ever
    monkeypatch.setattr(library, "CHECKED", {"3.3.2": "of rules that were others"})
    with asked_and_said(r"vaderSentiment 3\.4 is not the version that batches were checked with, 3\.3\.2"):
        assert ours() == PLAIN


@pytest.mark.parametrize("value", [float("inf"), "-1.5", True])
def test_values_that_are_no_numbers_are_left_to_the_library(value: Any) -> None:
    analyzer = SentimentIntensityAnalyzer()
    analyzer.lexicon["pier"] = value
    sentences = pd.DataFrame({"text": ["The talks were good."]})
    with asked_and_said("the lexicon holds something other than words with finite numbers"):
        scored = score_sentiment(sentences, analyzer=analyzer)
    assert scored["compound"].tolist() == [0.4404]


def test_signs_of_ascii_are_left_to_the_library() -> None:
    analyzer = SentimentIntensityAnalyzer()
    analyzer.emojis["%"] = "disaster"
    with asked_and_said("the emojis hold something other than signs beyond ASCII"):
        scored = score_sentiment(pd.DataFrame({"text": ["A rise of 3%"]}), analyzer=analyzer)
    assert scored["compound"].tolist() == [-0.6249]


def test_own_words_are_scored_by_the_same_analyzer() -> None:
    analyzer = SentimentIntensityAnalyzer()
    analyzer.lexicon["frosty"] = -1.5
    sentences = pd.DataFrame(
        {"text": ['A frosty "good" day.'] * 3, "own_text": ["A frosty day.", "A", 'A frosty "good" day.']}
    )
    scored = score_sentiment(sentences, analyzer=analyzer)
    own = [analyzer.polarity_scores(text)["compound"] for text in sentences["own_text"]]
    assert scored["compound_own"].tolist() == own
    assert own[0] < own[1] == 0


def test_no_analyzer_is_kept_for_ever() -> None:
    for _ in range(9):
        ours(SentimentIntensityAnalyzer())
    assert batch._memory.cache_info().currsize <= 4
