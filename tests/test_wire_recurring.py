"""Sentences that recur: which pairs, which rows, and nothing that grows as a square."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from rapidfuzz import fuzz

import framing
from framing import TableError, match_sentences, read_corpus, split_sentences
from framing.spelling import american
from framing.wire.recurring.candidates import find_candidates
from framing.wire.recurring.wordings import differing, read_wordings
from framing.words import find_words

MET = "The envoys met in Halden on Tuesday for two hours."
MET_LONGER = "The envoys met in Halden on Tuesday for three hours."
RAIN = "Rain fell on the harbour all through the night."


def table(*rows: tuple[str, str]) -> pd.DataFrame:
    """Sentences of reports, numbered in their report."""
    made = pd.DataFrame(rows, columns=["article_id", "text"])
    return made.assign(sentence=made.groupby("article_id").cumcount())


def pairs(found: pd.DataFrame) -> list[tuple[str, int, str, int]]:
    names = ["article_id", "sentence", "other_article_id", "other_sentence"]
    return list(found[names].itertuples(index=False, name=None))


def fold(text: str) -> str:
    return " ".join(american(word) for word, _, _ in find_words(text))


def test_a_near_wording_has_the_similarity_of_its_characters():
    found = match_sentences(table(("a", MET), ("b", MET_LONGER), ("c", RAIN)))
    assert pairs(found) == [("a", 0, "b", 0)]
    # 49 characters and 51 without the point; of "two" and "three" only the "t" is in both
    assert found["similarity"].tolist() == pytest.approx([1 - (2 + 4) / (49 + 51)])


@pytest.mark.parametrize("least", [0.55, 0.6, 0.7, 0.8, 0.85, 0.9])
def test_a_pair_that_is_just_similar_enough_is_kept(least: float):
    # 200 characters; the last ones of the second are changed, the first words are in both
    kept = round(200 * least)
    one = "a b c d e " + "x" * 190
    both = table(("a", one), ("b", one[:kept] + "y" * (200 - kept)), ("c", "z z z z " + "z" * 192))
    assert match_sentences(both, min_similarity=least)["similarity"].tolist() == [kept / 200]
    assert match_sentences(both, min_similarity=least + 0.001).empty


def test_marks_capitals_and_spelling_make_no_difference():
    found = match_sentences(
        table(("a", "“They organised the talks,” he said."), ("b", "THEY ORGANIZED THE TALKS he said"))
    )
    assert found["similarity"].tolist() == [1.0]


def test_the_least_similarity_is_reached_or_not():
    both = table(("a", MET), ("b", MET_LONGER))
    assert len(match_sentences(both, min_similarity=0.94)) == 1
    assert len(match_sentences(both, min_similarity=0.941)) == 0


def test_one_report_makes_no_pair_with_itself_unless_asked():
    both = table(("a", MET), ("a", MET), ("a", MET_LONGER))
    assert len(match_sentences(both)) == 0
    assert pairs(match_sentences(both, between=None)) == [("a", 0, "a", 1), ("a", 0, "a", 2)]


def test_outlets_are_told_apart_and_unknown_ones_left_aside():
    rows = table(("a", MET), ("b", MET), ("c", MET), ("d", MET), ("e", MET))
    articles = pd.DataFrame({"article_id": [*"abcde"], "outlet": ["Courier", "Courier", "Tribune", np.nan, "Tribune"]})
    # b is the Courier's as a is: it is set against the first of another outlet
    found = match_sentences(rows, articles, between="outlets")
    assert pairs(found) == [("a", 0, "c", 0), ("a", 0, "e", 0), ("b", 0, "c", 0)]


def test_near_wordings_are_paired_where_their_first_sentences_are_of_one_report():
    found = match_sentences(table(("a", MET), ("a", MET_LONGER), ("b", MET_LONGER)))
    assert pairs(found) == [("a", 0, "b", 0), ("a", 1, "b", 0)]
    assert found["similarity"].tolist() == pytest.approx([0.94, 1.0])


def test_every_sentence_that_recurs_elsewhere_stands_in_a_row():
    found = match_sentences(table(("a", MET), ("a", MET), ("a", MET), ("b", MET_LONGER)))
    assert pairs(found) == [("a", 0, "b", 0), ("a", 1, "b", 0), ("a", 2, "b", 0)]


def test_short_sentences_are_found_changed_and_unchanged():
    rows = table(
        ("a", "Nobody spoke."), ("b", "Nobody spoke!"), ("c", "Toll spoke on Monday."), ("d", "Toll spoke on Sunday.")
    )
    assert pairs(match_sentences(rows)) == [("a", 0, "b", 0), ("c", 0, "d", 0)]


def test_missing_texts_and_those_without_words_recur_nowhere():
    rows = table(("a", "* * *"), ("b", "* * *"), ("c", ""), ("d", ""), ("e", MET), ("f", MET))
    rows.loc[len(rows)] = ["g", np.nan, 0]
    rows.loc[len(rows)] = ["h", np.nan, 0]
    assert pairs(match_sentences(rows)) == [("e", 0, "f", 0)]
    nothing = match_sentences(rows.assign(text=np.nan))
    assert nothing.dtypes.equals(match_sentences(rows).dtypes)
    assert nothing.empty


def test_the_order_of_rows_says_which_is_first():
    rows = table(("a", MET), ("b", MET), ("c", MET))
    assert pairs(match_sentences(rows.iloc[::-1])) == [("c", 0, "b", 0), ("c", 0, "a", 0)]


def brute(sentences: pd.DataFrame, least: float) -> dict[frozenset[str], float]:
    """All pairs of wordings by rapidfuzz."""
    texts = sorted({fold(text) for text in sentences["text"]})
    scores = {frozenset(pair): fuzz.ratio(*pair) / 100 for pair in combinations(texts, 2)}
    return {pair: score for pair, score in scores.items() if score >= least}


@pytest.mark.parametrize("least", [0.8, 0.9])
def test_the_control_corpus_has_the_pairs_that_all_pairs_have(root: Path, least: float):
    sentences = split_sentences(read_corpus(root / "data" / "control").articles)
    once = sentences[~sentences["text"].map(fold).duplicated()]
    found = match_sentences(once, between=None, min_similarity=least)
    text = once.set_index(["article_id", "sentence"])["text"].map(fold)
    ours = {
        frozenset((text[a, i], text[b, j])): value
        for (a, i, b, j), value in zip(pairs(found), found["similarity"], strict=True)
    }
    assert len(ours) > 20
    assert ours == pytest.approx(brute(once, least))


def test_five_thousand_repeats_make_a_row_each():
    found = match_sentences(table(*[(f"r{n}", MET) for n in range(5_000)], ("last", MET_LONGER)))
    assert len(found) == 4_999 + 1
    assert set(found["article_id"]) == {"r0"}
    # one report that repeats itself has no partner, however often
    assert match_sentences(table(*[("a", MET)] * 5_000)).empty


def test_variants_of_a_template_are_compared_with_neighbours_alone():
    texts = pd.Series([f"Reporter {n} of the Courier wrote this for the desk in Halden." for n in range(5_000)])
    wordings, of = differing(read_wordings(texts), np.arange(len(texts)))
    one, other = find_candidates(wordings, 0.8, 10)
    assert set(of) == set(one) | set(other)
    # each has ten neighbours after it in the runs that all have, the same ones in each; all others have the number in
    assert len(one) == 10 * 5_000 - sum(range(11))


def test_what_is_wrong_is_told():
    rows = table(("a", MET), ("b", MET))
    with pytest.raises(TableError, match="saved without it"):
        match_sentences(rows.drop(columns="text"))
    with pytest.raises(TableError, match=r"between to be one of 'articles', 'outlets', None; found 'pages'"):
        match_sentences(rows, between="pages")
    with pytest.raises(TableError, match=r"needs a DataFrame; found NoneType. read_corpus\(\) makes it"):
        match_sentences(rows, between="outlets")
    with pytest.raises(TableError, match="min_similarity above 0 and up to 1; found 80"):
        match_sentences(rows, min_similarity=80)
    with pytest.raises(TableError, match="neighbours, 1 or more sentences; found 0"):
        match_sentences(rows, neighbours=0)


def test_a_table_of_a_spreadsheet_works_too():
    rows = table(("a", MET), ("b", MET)).astype({"text": object, "sentence": object})
    assert pairs(framing.match_sentences(rows)) == [("a", 0, "b", 0)]
