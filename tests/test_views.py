"""With the agency's words, without them, or once a family: what a view keeps of each table."""

import pandas as pd

import framing

FAMILIES = pd.DataFrame({"article_id": ["a", "b"], "role": ["base", "copy"]})


def test_a_rate_counts_a_phrase_where_it_counts_the_words_of_its_sentence():
    sentences = pd.DataFrame({"article_id": ["b", "b"], "sentence": [1, 2], "origin": ["agency", "own"]})
    phrases = pd.DataFrame({"article_id": ["b", "b"], "sentence": [1, 2], "origin": ["own", "own"]})
    assert len(framing.filter_origin(phrases, FAMILIES, "own")) == 2  # the outlet brought the first one in
    assert framing.filter_origin(phrases, FAMILIES, "own", sentences)["sentence"].tolist() == [2]


def test_once_counts_the_agency_s_words_where_the_base_stands():
    sentences = pd.DataFrame({"article_id": ["a", "b", "b"], "sentence": [1, 1, 2], "origin": ["agency"] * 2 + ["own"]})
    kept = framing.filter_origin(sentences, FAMILIES, "once")
    assert kept[["article_id", "sentence"]].values.tolist() == [["a", 1], ["b", 2]]
    assert len(framing.filter_origin(sentences, FAMILIES)) == 3
