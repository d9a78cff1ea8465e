"""In which sentence a quotation begins."""

from __future__ import annotations

import pandas as pd
import pytest

import framing
from framing.quotes import find_quotes, mark_sentence
from framing.sentences import split_sentences
from framing.tables import empty, make

TEXT = (
    'The envoy was late. "We wait," she said. "Then we go. All of us."\n\n'
    'The minister spoke later. "It is a long way.\n\n"It is a road without an end," he said.'
)
ARTICLES = make(
    "articles",
    [
        {"article_id": "a", "title": "No talks. No thaw.", "text": TEXT},
        {"article_id": "b", "title": None, "text": '"Nobody came at all," a porter said.'},
    ],
)
SENTENCES = split_sentences(ARTICLES)


def test_each_begins_in_the_sentence_that_holds_its_first_word():
    marked = mark_sentence(find_quotes(ARTICLES), SENTENCES)
    rows = marked.merge(SENTENCES, on=["article_id", "sentence"], suffixes=("", "_of"))
    assert rows[["text", "text_of"]].values.tolist() == [
        ["We wait,", '"We wait," she said.'],
        ["Then we go. All of us.", '"Then we go.'],
        [TEXT[94:-10], '"It is a long way.'],
        ["Nobody came at all,", '"Nobody came at all," a porter said.'],
    ]
    assert marked["sentence"].tolist() == [3, 4, 7, 0]  # two sentences of the headline come first


def test_a_quotation_of_the_headline_is_looked_for_there():
    rows = pd.DataFrame({"article_id": "a", "start": [10, 30], "part": ["headline", "body"]})
    assert mark_sentence(rows, SENTENCES)["sentence"].tolist() == [1, 3]


def test_where_there_is_no_sentence_none_is_given():
    rows = pd.DataFrame({"article_id": ["a", "a", "z"], "start": [19, 999, 0]})
    assert mark_sentence(rows, SENTENCES)["sentence"].isna().all()  # the blank between two sentences; beyond; no report


def test_order_and_index_of_either_table_change_nothing():
    quotes = find_quotes(ARTICLES)
    plain = mark_sentence(quotes, SENTENCES)
    turned = mark_sentence(quotes.set_axis(["x"] * len(quotes)), SENTENCES.iloc[::-1])
    assert turned["sentence"].tolist() == plain["sentence"].tolist()
    assert mark_sentence(empty("quotes"), SENTENCES)["sentence"].dtype == "Int64"
    assert mark_sentence(quotes, empty("sentences"))["sentence"].isna().all()


@pytest.fixture(scope="module")
def tables(root):
    return framing.measure(root / "data" / "control")


def test_every_measured_quotation_and_passive_says_where_it_stands_and_whose_it_is(tables, tmp_path):
    framing.save_tables(tables, tmp_path)
    saved = framing.open_tables(tmp_path)
    for name in ("quotes", "passives"):
        rows = tables[name].merge(tables["sentences"], on=["article_id", "sentence"], suffixes=("", "_of"))
        assert len(rows) == len(tables[name]) > 100
        assert rows["start"].between(rows["start_of"], rows["end_of"] - 1).all()
        assert rows["origin"].eq(rows["origin_of"]).all()
        assert set(rows["origin"]) == {"agency", "own"}
        pd.testing.assert_frame_equal(saved[name][["sentence", "origin"]], tables[name][["sentence", "origin"]])
