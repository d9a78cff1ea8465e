"""Scores in batches are vaderSentiment's own, to the last bit: on gold sets, and on strings made to break it."""

from __future__ import annotations

import gzip
import itertools
import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing import pieces
from framing.sentences import split_sentences
from framing.sentiment import batch, score_sentiment
from framing.sentiment.tokens import split_tokens

SCORES = ["neg", "neu", "pos", "compound"]
ANALYZER = SentimentIntensityAnalyzer()


def different(texts: list[str]) -> list[str]:
    """Texts whose four scores are not those of the library, bit for bit."""
    ours = score_sentiment(pd.DataFrame({"text": texts}, dtype=object))[SCORES].to_numpy()
    theirs = np.array([[ANALYZER.polarity_scores(text)[name] for name in SCORES] for text in texts])
    same = (ours.view(np.int64) == theirs.view(np.int64)).all(axis=1)
    return [text for text, equal in zip(texts, same, strict=True) if not equal]


def sentences_of(texts: list[str]) -> list[str]:
    articles = pd.DataFrame({"article_id": [str(number) for number in range(len(texts))], "text": texts})
    return split_sentences(articles)["text"].tolist()


def babe(gold: Path) -> list[str]:
    return pd.read_csv(gold / "babe" / "sentences.csv")["text"].dropna().tolist()


def nyt_editorials(gold: Path) -> list[str]:
    path = gold / "nyt_editorials" / "nytEditorialSnippets_GroundTruth.txt"
    return [line.split("\t")[2] for line in path.read_text("utf-8").splitlines()]


def newsmtsc(gold: Path) -> list[str]:
    lines = (gold / "newsmtsc" / "devtest_mt.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["sentence_normalized"] for line in lines]


def polnear(gold: Path) -> list[str]:
    return sentences_of([path.read_text("utf-8") for path in sorted((gold / "polnear").rglob("*.txt"))])


def gum_news(gold: Path) -> list[str]:
    lines = itertools.chain.from_iterable(
        path.read_text("utf-8").splitlines() for path in sorted((gold / "gum_news").glob("*.conllu"))
    )
    return [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]


def helsinki(gold: Path) -> list[str]:
    texts = pd.read_csv(gold / "helsinki" / "articles.csv")["text"].dropna()
    return sentences_of(texts.str.replace(" ### ", "\n\n").tolist())


def allsides(gold: Path) -> list[str]:
    with gzip.open(gold / "allsides" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        return sentences_of([json.loads(line)["content_original"] for line in itertools.islice(lines, 0, None, 17)])


GOLD = [(babe, 2739), (nyt_editorials, 5190), (newsmtsc, 721), (polnear, 9000), (gum_news, 651), (helsinki, 9000)]


@pytest.mark.parametrize(("read", "at_least"), [*GOLD, (allsides, 18_000)])
def test_scores_are_the_librarys_on_gold_sets(shared: Path, read: Callable[[Path], list[str]], at_least: int) -> None:
    texts = read(shared / "gold")
    assert len(texts) >= at_least
    assert different(texts) == []


WORDS = """good GOOD great horrible Bad disaster hope no NO or nor kind of KIND sort just enough but BUT But least at
    very never so this without doubt not isn't ISN'T n't couldnt neither VERY extremely barely hardly less the shit bomb
    ass stop bus yeah right kiss death to die for beating heart badass cut mustard upper hand in red black I a :) :-( :D
    <3 xD lol and talks envoy Halden U.S. NATO İ ß ǅ … — “ ” ’ 12 3% -- ! ? !!! ??? ?! ' \" . , ; * _ ❤ \U0001f600 ©
    \U0001f642\U0001f642 \u200d \ufe0f \x00 \ud800 e\u0301 won’t can't""".split()
SPACES = [" ", " ", " ", "  ", "\t", "\n", "\u00a0", "\u2003", "\u200b", "\x1c", "\x85", "\r\n", ""]
GLUE = ["", "", "", "", ",", ".", "!", "!!", "?", "???", "?!?!", "”", '"', "...", "'", "(", "-", "_", "*", "’s", "'s"]
WORD = st.sampled_from(WORDS) | st.text(max_size=4)
TOKEN = st.tuples(st.sampled_from(GLUE), WORD, st.sampled_from(GLUE), st.sampled_from(SPACES)).map("".join)
TEXT = st.lists(TOKEN | st.sampled_from(WORDS).map("{} ".format), max_size=14).map("".join)


def flat(text: str) -> str:
    """Without a paragraph break, which no sentence has."""
    return "\n".join(line for line in text.split("\n") if line.strip())


@given(st.lists(TEXT.map(flat), min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
@example(["the bomb", "good is the shit", "this is the bomb of the shit"])
@example(["no", "good talks", "no good", "nor this or no good"])
@example(["They were kind of good", "so kind", "of the envoy"])
@example(["not so good, but this good, but good is good", "but", "good but"])
@example(["GOOD", "GOOD talks", "VERY good", "never so GOOD", "least good", "at least good", "I least good"])
@example(["", " ", "\n", ".", "!!!", "good" + "!" * 9, "good????", "good??", "bad?!", "\ud800 good"])
@example(["without doubt good", "without any doubt good", "never been this good", "a b this good", "b this good"])
def test_scores_are_the_librarys_on_strings_made_to_break_them(texts: list[str]) -> None:
    assert different(texts) == []


@given(st.lists(st.lists(st.sampled_from(WORDS[:60]), min_size=4, max_size=9).map(" ".join), min_size=20, max_size=40))
@settings(max_examples=60, deadline=None)
def test_scores_are_the_librarys_where_each_word_bears_on_the_next(texts: list[str]) -> None:
    assert different(texts) == []


def test_batches_and_forgetting_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "BATCH", 3)
    monkeypatch.setattr(batch, "MOST_KNOWN", 4)
    texts = ["A good day, but not so good!", "NO hope.", "A disaster.", "", "It was kind of GOOD 😀."] * 7
    assert different(texts) == []


def test_threads_change_nothing() -> None:
    texts = [f"The {word} envoy was not very {other}!" for word in WORDS[:40] for other in WORDS[:20]]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(different, [texts[start::8] for start in range(8)])) == [[]] * 8


def test_the_library_is_asked_for_odd_sentences_only(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(batch, "ask", lambda analyzer, texts: asked.extend(texts) or np.zeros((len(texts), 4)))
    texts = ["Not a GOOD day, but “kind of” hopeful!!", "Love 😀.", "", "At least the shit stopped?"]
    score_sentiment(pd.DataFrame({"text": texts}))
    assert asked == ["Love 😀.", ""]


def test_white_space_is_pythons() -> None:
    signs = [sign for sign in map(chr, range(sys.maxunicode + 1)) if not 0xD800 <= ord(sign) < 0xE000]
    found = split_tokens([f"a{sign}b" for sign in signs])
    assert found.lengths.tolist() == [len(f"a{sign}b".split()) for sign in signs]
