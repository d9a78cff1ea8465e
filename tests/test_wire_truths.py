"""Alignment against what people wrote down: the five reports by hand, the control corpus by its key."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.wire import align_copies

DATA = Path(__file__).parents[1] / "data"

# Sentence of 000 and the sentence of 003 it was made from, read by hand; 000's sentence 1 also has two words of
# 003's sentence 9, which is no sentence taken over.
BY_HAND = {0: 0, 1: 1, 9: 6, 10: 10, 11: 11, 12: 16, 13: 17, 14: 18, 15: 19, 16: 4}


def pairs(alignment: pd.DataFrame) -> set[tuple]:
    aligned = alignment.dropna(subset=["sentence", "base_sentence"])
    return set(zip(aligned["article_id"], aligned["sentence"], aligned["base_sentence"], strict=True))


def labels(alignment: pd.DataFrame) -> set[tuple]:
    numbers = alignment[["sentence", "base_sentence"]].astype("Int64").fillna(-1)
    return set(zip(alignment["article_id"], *(numbers[n] for n in numbers), alignment["edit"], strict=True))


@pytest.fixture(scope="module")
def kerry(tmp_path_factory, shared):
    folder = tmp_path_factory.mktemp("kerry")
    shutil.copy(DATA / "moscow-talks" / "articles.csv", folder)
    shutil.copytree(shared / "corpora" / "moscow-talks", folder / "text")
    sentences = framing.split_sentences(framing.read_corpus(folder).articles)
    families = pd.DataFrame(
        {"family": "wire-003", "article_id": ["003", "000"], "role": ["base", "copy"], "base_article_id": "003"}
    )
    return align_copies(families, sentences)


def test_the_two_reports_of_one_agency_story_are_aligned_as_by_hand(kerry):
    assert pairs(kerry) == {("000", copy, base) for copy, base in BY_HAND.items()}
    edits = kerry.dropna(subset=["sentence"]).set_index("sentence")["edit"]
    assert {n for n in edits.index if edits[n] == "added"} == set(range(17)) - set(BY_HAND)
    assert {n: edits[n] for n in edits.index if edits[n] not in ("added", "reworded")} == {16: "moved"}
    assert (kerry["edit"] == "cut").sum() == 14


def test_every_copy_of_the_control_corpus_is_aligned_as_its_key_says():
    key = pd.read_csv(DATA / "control" / "key" / "alignment.csv")
    families = pd.read_csv(DATA / "control" / "key" / "families.csv")
    sentences = framing.split_sentences(framing.read_corpus(DATA / "control").articles)
    key = key[
        key["sentence"].ne(0) & key["base_sentence"].ne(0)
    ]  # headlines: the key says who wrote them, not how near
    made = align_copies(families, sentences)
    made = made[made["sentence"].ne(0).fillna(True) & made["base_sentence"].ne(0).fillna(True)]
    assert pairs(made) == pairs(key)
    assert labels(made) == labels(key)
