"""Passives, whether they name who did it, and how often outlets leave that out."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing.compare.passives import passives_by_outlet
from framing.passives import find_passives
from framing.passives.agents import names_agent
from framing.passives.verbs import is_participle, no_passive, verb_of
from framing.sentences import split_sentences
from framing.tables import TableError, column_names
from framing.words import find_words

KEY = ["article_id", "part", "end"]  # the verb group's beginning is no matter
JUDGED = Path(__file__).parents[1] / "data" / "validation" / "passives.csv"


def found(text: str, quotes: pd.DataFrame | None = None) -> pd.DataFrame:
    return find_passives(split_sentences(pd.DataFrame({"article_id": ["a"], "text": [text]})), quotes)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine villagers were killed.", [("were killed", "kill", "none")]),
        ("They have not yet been formally charged.", [("have not yet been formally charged", "charge", "none")]),
        ("He hasn't been charged.", [("hasn't been charged", "charge", "none")]),
        ("The mill is being searched by soldiers.", [("is being searched", "search", "by")]),
        ("They got hit twice.", [("got hit", "hit", "none")]),
        ("They’re held in Halden.", [("They’re held", "hold", "none")]),
        ("MINISTER IS ARRESTED", [("IS ARRESTED", "arrest", "none")]),
        ("Minister Is Arrested", [("Is Arrested", "arrest", "none")]),
        ("The army has killed nine villagers.", []),
        ("She was worried and tired.", []),
        ("The vote is expected on Monday.", []),
        ("He is said to have left.", []),
        ("He was told to leave.", [("was told", "tell", "none")]),
        ("The bridge was set to open.", []),
        ("She was very relaxed.", []),
        ("There were three hundred.", []),
        ("It was Overfeed that wrote it.", []),
        ("The speech was unscripted.", []),
        ("They got married.", []),
        ("They were, killed or not, at home.", []),
    ],
)
def test_what_is_a_passive(text, expected):
    assert found(text)[["match", "verb", "agent"]].apply(tuple, axis=1).tolist() == expected


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (" by rebels.", True),
        (" on Monday, police said, by Gen. Rusk.", True),
        (" and searched by U.S. troops.", True),
        (" by 147 countries.", True),
        (" by the king.", True),
        (" by firing at it.", False),
        (" by Monday.", False),
        (" by the end of May.", False),
        (" by 40 percent.", False),
        (" by a vote of six to three.", False),
        (" by train.", False),
        (" after it was built by the army.", False),
        (". It was built by the army.", False),
        (" by", False),
    ],
)
def test_who_did_it(after, expected):
    text = "denied" + after
    assert names_agent(text, find_words(text))[0] is expected


def test_each_passive_of_a_sentence_has_the_agents_of_its_own_clause():
    text = "It was shot and denied by rebels, was held when hit by shells; it was seized - it was found by U.S. troops."
    assert found(text)[["verb", "agent"]].values.tolist() == [
        ["shoot", "by"],
        ["hold", "none"],
        ["seize", "none"],
        ["find", "by"],
    ]


def test_verbs_in_their_plain_form():
    forms = "shot killed charged carried stopped created arrested accused seized added controlled needed freed".split()
    plain = "shoot kill charge carry stop create arrest accuse seize add control need freed".split()
    assert [verb_of(form) for form in forms] == plain


def test_words_that_make_no_passive_are_told_in_a_list():
    assert {"worried", "expected", "risen", "based"} <= no_passive()
    assert is_participle("re-elected") and is_participle("undermined") and not is_participle("ill-advised")


def test_offsets_are_those_of_the_report():
    text = 'The mill stood.\n\nIt was burnt. "We were robbed," he said.'
    articles = pd.DataFrame({"article_id": ["a"], "title": ["Mill is burnt"], "text": [text]})
    table = find_passives(split_sentences(articles))
    assert list(table) == column_names("passives")
    wholes = [articles["title"][0] if part == "headline" else text for part in table["part"]]
    assert [t[s:e] for t, s, e in zip(wholes, table["start"], table["end"], strict=True)] == table["match"].tolist()
    assert table["voice"].tolist() == ["outlet", "outlet", "quoted"]


def test_voice_is_that_of_the_quotations_given():
    text = "It was burnt. They were robbed."
    quotes = pd.DataFrame({"article_id": ["a", "a"], "start": [14, 0], "end": [31, 13], "kind": ["direct", "indirect"]})
    assert found(text, quotes)["voice"].tolist() == ["outlet", "quoted"]
    assert found(text, quotes.iloc[:0])["voice"].tolist() == ["outlet", "outlet"]


def test_empty_and_missing():
    sentences = split_sentences(pd.DataFrame({"article_id": ["a"], "text": ["It was burnt."]}))
    missing = pd.concat([sentences.assign(text=np.nan), sentences]).set_axis([7, 9])
    before = missing.copy()
    assert len(find_passives(missing)) == 1
    pd.testing.assert_frame_equal(missing, before)
    assert list(find_passives(sentences.iloc[:0])) == column_names("passives")
    with pytest.raises(TableError, match="find_passives needs column 'part'"):
        find_passives(sentences.drop(columns="part"))


def test_rates_by_outlet():
    articles = pd.DataFrame({"article_id": list("abc"), "outlet": ["Courier", "Courier", "Tribune"]})
    sentences = pd.DataFrame({"article_id": list("aabc"), "n_own": [100, 100, 300, 0]})
    passives = pd.DataFrame(
        {
            "article_id": list("aabb"),
            "agent": ["none", "by", "none", "none"],
            "voice": ["outlet", "outlet", "quoted", "outlet"],
        }
    )
    table = passives_by_outlet(passives, sentences, articles)
    assert table[["outlet", "count", "n_words", "n_articles"]].values.tolist() == [
        ["Courier", 2, 500, 2],
        ["Tribune", 0, 0, 0],
    ]
    assert table["rate"][0] == 4 and np.isnan(table["rate"][1]) and table["per"].tolist() == [1000, 1000]
    assert table["note"].tolist() == ["fewer than 5 units: no interval", "no words to count by"]
    assert list(passives_by_outlet(passives.iloc[:0], sentences.iloc[:0], articles.iloc[:0])) == list(table)
    with pytest.raises(TableError, match="per, words the rate"):
        passives_by_outlet(passives, sentences, articles, per=0)


def test_an_interval_with_enough_reports():
    articles = pd.DataFrame({"article_id": list("abcdef"), "outlet": "Courier"})
    sentences = pd.DataFrame({"article_id": list("abcdef"), "n_own": 100})
    passives = pd.DataFrame({"article_id": list("aabcc"), "agent": "none", "voice": "outlet"})
    (row,) = passives_by_outlet(passives, sentences, articles).to_dict("records")
    assert row["low"] < row["rate"] < row["high"] and row["confidence_level"] == 0.95


def test_precision_where_a_reader_judged():
    judged = pd.read_csv(JUDGED)
    assert len(judged) == 120 and judged["judged"].mean() >= 0.85
    assert judged["match"].str.split().str.len().max() <= 4
    assert judged["reason"].notna().all()


def test_what_was_judged_right_is_still_found(shared):
    judged = pd.read_csv(JUDGED).astype({"article": "str"})
    with gzip.open(shared / "gold" / "allsides" / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        wanted = set(judged["article"])
        read = [(number, json.loads(line)) for number, line in enumerate(file) if str(number) in wanted]
    rows = [{"article_id": str(n), "title": told["title"], "text": told["content_original"]} for n, told in read]
    table = find_passives(split_sentences(pd.DataFrame(rows)))
    now = set(table.loc[table["agent"] == "none", KEY].itertuples(index=False, name=None))
    still = pd.Series([key in now for key in judged[["article", "part", "end"]].itertuples(index=False, name=None)])
    right = judged["judged"] == 1
    assert still[right].all() and right.sum() / still.sum() >= 0.9
