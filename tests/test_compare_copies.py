"""Strips of a family, and phrases inherited, brought in and left out, on tables small enough to work out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.compare import copy_strips, inherited_by_outlet
from framing.tables import TableError, make

ARTICLES = make(
    "articles",
    [
        {"article_id": "b", "outlet": "Zonal Post"},
        {"article_id": "d", "outlet": "Delta Wire"},
        {"article_id": "c", "outlet": "Cedar Mail"},
        {"article_id": "a", "outlet": "Alder Times"},
    ],
)
FAMILIES = make(
    "families",
    [
        {"family": f, "article_id": a, "role": r, "base_article_id": f[5:], "overlap": o, "n_kept": k, "n_own": n}
        for f, a, r, o, k, n in [
            ("wire-b", "b", "base", 1.0, 80, 80),
            ("wire-b", "c", "copy", 0.5, 50, 100),
            ("wire-b", "a", "copy", 0.9, 45, 50),
            ("wire-d", "d", "base", 1.0, 30, 30),
            ("wire-d", "c", "copy", 0.2, 20, 100),
        ]
    ],
)
SENTENCES = make(
    "sentences",
    [
        {"article_id": a, "sentence": n, "part": "headline" if n == 0 else "body", "n_words": 10 * (n + 1) + len(a)}
        for a, many in (("b", 4), ("d", 2), ("c", 5), ("a", 3))
        for n in range(many)
    ],
)


def aligned(article: str, sentence: int | None, base: str, base_sentence: int | None, edit: str) -> dict:
    names = {"family": f"wire-{base}", "article_id": article, "base_article_id": base, "edit": edit}
    similarity = {"kept": 1.0, "added": 0.0, "cut": 0.0}.get(edit, 0.8)
    return {**names, "sentence": sentence, "base_sentence": base_sentence, "similarity": similarity}


# The Cedar Mail makes its 1 of b's 1 and 2 (merged) and its 2 and 3 of b's 3 (split); its 4 is from d.
ALIGNMENT = make(
    "alignment",
    [
        aligned("c", 0, "b", None, "added"),
        aligned("c", 1, "b", 1, "reworded"),
        aligned("c", 1, "b", 2, "reworded"),
        aligned("c", 2, "b", 3, "reworded"),
        aligned("c", 3, "b", 3, "reworded"),
        aligned("c", 4, "b", None, "added"),
        aligned("c", None, "b", 0, "cut"),
        aligned("a", 0, "b", 0, "kept"),
        aligned("a", 1, "b", 2, "moved"),
        aligned("a", 2, "b", 3, "kept"),
        aligned("a", None, "b", 1, "cut"),
        *(aligned("c", n, "d", None, "added") for n in range(4)),
        aligned("c", 4, "d", 1, "kept"),
        aligned("c", None, "d", 0, "cut"),
    ],
)


def phrase(article: str, sentence: int, term: str, origin: str, voice: str = "outlet") -> dict:
    category = {"rebel": "group_label", "regime": "group_label"}.get(term, "atmosphere")
    return {
        "article_id": article,
        "sentence": sentence,
        "term": term,
        "category": category,
        "voice": voice,
        "origin": origin,
    }


PHRASES = make(
    "phrases",
    [
        phrase("b", 1, "rebel", "agency"),
        phrase("b", 2, "rebel", "agency"),
        phrase("b", 2, "frosty", "agency", "quoted"),
        phrase("b", 3, "thaw", "agency"),
        phrase("d", 1, "icy", "agency"),
        phrase("c", 0, "regime", "own"),
        phrase("c", 1, "rebel", "agency"),
        phrase("c", 1, "regime", "own"),
        phrase("c", 3, "thaw", "agency"),
        phrase("c", 4, "icy", "agency"),
        phrase("a", 1, "frosty", "agency", "quoted"),
        phrase("a", 2, "thaw", "agency", "scare"),
    ],
)


def inherited() -> pd.DataFrame:
    return inherited_by_outlet(PHRASES, ALIGNMENT, FAMILIES, ARTICLES)


def test_phrases_of_copies_are_inherited_brought_in_or_left_out():
    table = inherited()
    assert table[["article_id", "base_article_id", "fate", "term", "count"]].values.tolist() == [
        # The Alder Times cut b's 1 with its rebels, and used b's 2 without them; its thaw stands in scare quotes.
        ["a", "b", "left out", "thaw", 1],
        ["a", "b", "left out", "rebel", 2],
        # The Cedar Mail has one of the two rebels of the sentences it merged; the thaw is in one half of the split.
        ["c", "b", "inherited", "thaw", 1],
        ["c", "b", "inherited", "rebel", 1],
        ["c", "b", "brought in", "regime", 2],  # in an added sentence and in a reworded one
        ["c", "b", "left out", "rebel", 1],
        ["c", "d", "inherited", "icy", 1],
    ]
    # The base has thaw once, rebel twice; c's regime is new to the story, icy stands in its second base.
    assert table["n_base"].tolist() == [1, 2, 1, 2, 0, 2, 1]
    assert set(table["term"]) == {"thaw", "rebel", "regime", "icy"}  # "frosty" is quoted, not the outlet's
    assert table["outlet"].drop_duplicates().tolist() == ["Alder Times", "Cedar Mail"]
    assert table.groupby("article_id")["n_words"].unique().map(list).to_dict() == {"a": [50], "c": [100]}


def test_of_a_base_all_is_either_inherited_or_left_out():
    table = inherited()
    of_b = table[(table["base_article_id"] == "b") & (table["fate"] != "brought in")]
    assert of_b.groupby("article_id")["count"].sum().to_dict() == {"a": 3, "c": 3}  # two rebels and a thaw


def test_a_phrase_of_a_copy_without_origin_is_refused():
    untold = PHRASES.assign(origin=PHRASES["origin"].where(PHRASES["article_id"] != "c", ""))
    with pytest.raises(TableError, match="of every phrase of a copy; found 5 without. mark_origin"):
        inherited_by_outlet(untold, ALIGNMENT, FAMILIES, ARTICLES)
    with pytest.raises(TableError, match="needs column 'origin'.*mark_origin"):
        inherited_by_outlet(PHRASES.drop(columns="origin"), ALIGNMENT, FAMILIES, ARTICLES)
    # What stands in reports that are no copies needs none.
    other = untold.assign(origin=PHRASES["origin"].where(PHRASES["article_id"] != "d", None))
    pd.testing.assert_frame_equal(inherited_by_outlet(other, ALIGNMENT, FAMILIES, ARTICLES), inherited())


def test_strips_show_the_base_whole_and_then_the_copies_by_outlet():
    table = copy_strips(ALIGNMENT, SENTENCES, FAMILIES, ARTICLES)
    strips = table.groupby(["family", "article_id"], sort=False).size()
    assert strips.to_dict() == {
        ("wire-b", "b"): 4,
        ("wire-b", "a"): 4,  # three sentences and one cut
        ("wire-b", "c"): 7,
        ("wire-d", "d"): 2,
        ("wire-d", "c"): 6,
    }
    base = table[table["article_id"] == "b"]
    assert base["sentence"].tolist() == base["base_sentence"].tolist() == [0, 1, 2, 3]
    assert set(base["edit"]) == {"base"} and set(base["similarity"]) == {1.0}
    assert base["n_words"].tolist() == base["base_n_words"].tolist() == [11, 21, 31, 41]


def test_a_cut_sentence_has_no_place_in_the_copy_and_an_added_one_none_in_the_base():
    table = copy_strips(ALIGNMENT, SENTENCES, FAMILIES, ARTICLES)
    cut = table[(table["article_id"] == "a") & (table["edit"] == "cut")].iloc[0]
    assert pd.isna(cut["sentence"]) and pd.isna(cut["n_words"])
    assert (cut["base_sentence"], cut["base_n_words"], cut["part"]) == (1, 21, "body")
    added = table[(table["family"] == "wire-b") & (table["edit"] == "added")].iloc[0]
    assert pd.isna(added["base_sentence"]) and pd.isna(added["base_n_words"])
    assert (added["sentence"], added["n_words"], added["part"]) == (0, 11, "headline")
    cut_headline = table[(table["article_id"] == "c") & (table["edit"] == "cut")].iloc[0]
    assert cut_headline["part"] == "headline"


def test_strips_of_some_families_and_the_overlap_of_each():
    only_d = FAMILIES[FAMILIES["family"] == "wire-d"]
    table = copy_strips(ALIGNMENT, SENTENCES, only_d, ARTICLES)
    assert table.groupby("article_id")["overlap"].unique().map(list).to_dict() == {"d": [1.0], "c": [0.2]}
    assert table["family"].unique().tolist() == ["wire-d"]


def test_empty_tables_give_empty_tables_with_the_same_kinds():
    for full, empty in (
        (inherited(), inherited_by_outlet(*(t.iloc[:0] for t in (PHRASES, ALIGNMENT, FAMILIES, ARTICLES)))),
        (
            copy_strips(ALIGNMENT, SENTENCES, FAMILIES, ARTICLES),
            copy_strips(*(t.iloc[:0] for t in (ALIGNMENT, SENTENCES, FAMILIES, ARTICLES))),
        ),
    ):
        assert len(empty) == 0
        pd.testing.assert_series_equal(empty.dtypes, full.dtypes)
