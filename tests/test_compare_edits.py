"""Edits by outlet and the ledger of edits, on tables small enough to work out by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.compare import edit_ledger, edits_by_article, edits_by_outlet, rate_by_outlet
from framing.compare.effects import effect_words
from framing.tables import EDIT_KINDS, STYLE_KINDS, TableError, make

ARTICLES = make(
    "articles",
    [
        {"article_id": "b", "outlet": "Zonal Post"},
        {"article_id": "a1", "outlet": "Alder Times"},
        {"article_id": "a2", "outlet": "Alder Times"},
        {"article_id": "x", "outlet": None},
    ],
)


def aligned(article: str, sentence: int | None, base: int | None, edit: str, family: str = "wire-b") -> dict:
    similarity = {"kept": 1.0, "added": 0.0, "cut": 0.0}.get(edit, 0.8)
    place = {"article_id": article, "sentence": sentence, "base_article_id": family[5:], "base_sentence": base}
    return {"family": family, **place, "similarity": similarity, "edit": edit}


# a1 takes 10 + 20 + 30 words over (its third sentence is two of the base's in one), and adds one of 40.
ALIGNMENT = make(
    "alignment",
    [
        aligned("a1", 0, 0, "reworded"),
        aligned("a1", 1, 1, "kept"),
        aligned("a1", 2, 2, "reworded"),
        aligned("a1", 2, 3, "reworded"),
        aligned("a1", 3, None, "added"),
        aligned("a1", None, 4, "cut"),
        aligned("a2", 1, 3, "moved"),
        aligned("a2", None, 1, "cut"),
        aligned("x", 1, 1, "kept"),
    ],
)
WORDS = {("a1", 0): 10, ("a1", 1): 20, ("a1", 2): 30, ("a1", 3): 40, ("a2", 1): 40, ("x", 1): 25, ("b", 0): 99}
TEXTS = {
    ("a1", 0): "Talks end in a thaw",
    ("a1", 2): "Both sides blamed the regime, envoys\n\nclaimed on Monday in  Arden.",
    ("a2", 1): "“We are pleased,” he said.",
}
SENTENCES = make(
    "sentences",
    [
        {"article_id": a, "sentence": s, "start": 100 * s, "text": TEXTS.get((a, s)), "n_words": n}
        for (a, s), n in WORDS.items()
    ],
)


def changed(article: str, sentence: int, old: str, new: str, kind: str, **more: object) -> dict:
    text = TEXTS.get((article, sentence), "")
    start = 100 * sentence + text.find(new)
    place = {"article_id": article, "sentence": sentence, "start": start, "end": start + len(new), "old": old}
    rest = {
        "new": new,
        "kind": kind,
        "old_category": "",
        "new_category": "",
        "old_terms": "",
        "new_terms": "",
        "voice": "outlet",
        "part": "body",
    }
    base = {"base_article_id": "b", "base_sentence": sentence, "base_start": 0, "base_end": len(old)}
    return {"family": "wire-b", **place, **rest, **base, "n_old": 1, "n_new": 1, "strength_change": 0, **more}


EDITS = make(
    "edits",
    [
        changed("a2", 1, "very pleased", "pleased", "quotation", voice="quoted", strength_change=-1),
        changed(
            "a1", 2, "said", "claimed", "attribution", new_category="doubt", new_terms="claimed", strength_change=1
        ),
        changed("a1", 2, "junta", "regime", "label", new_category="group_label; doubt", strength_change=2),
        changed("a1", 0, "chill", "thaw", "label", new_category="atmosphere", part="headline"),
        changed("a1", 2, "Arden", "Arden", "spelling"),
        changed("x", 1, '"', "“", "punctuation"),
    ],
)


def test_changes_are_counted_by_the_words_that_were_taken_over():
    table = edits_by_outlet(EDITS, ALIGNMENT, SENTENCES, ARTICLES)
    # Alder Times took 60 words in a1 and 40 in a2; Zonal Post, with nothing but the base, is no outlet of copies.
    assert table.groupby("outlet", sort=False)["n_words"].first().to_dict() == {"Alder Times": 100, "(unknown)": 25}
    assert table["kind"].tolist() == [*EDIT_KINDS] * 2
    alder = table[table["outlet"] == "Alder Times"].set_index("kind")
    assert alder["count"][alder["count"] > 0].to_dict() == {
        "spelling": 1,
        "attribution": 1,
        "label": 2,
        "quotation": 1,
    }
    assert alder.loc["label", ["rate", "strength_change", "n_articles"]].tolist() == [20.0, 2, 2]
    assert alder.loc["agent", ["count", "rate"]].tolist() == [0, 0.0]
    assert alder["is_style"][alder["is_style"]].index.tolist() == ["punctuation", "spelling"]
    assert set(table["note"]) == {"fewer than 5 units: no interval"}
    assert table[["low", "high", "confidence_level"]].isna().all(axis=None)


def test_spelling_and_punctuation_are_never_counted_with_the_rest():
    table = edits_by_outlet(EDITS, ALIGNMENT, SENTENCES, ARTICLES, None, per=100)
    rows = table[["outlet", "is_style", "count", "rate", "strength_change"]].values.tolist()
    assert rows == [
        ["Alder Times", False, 4, 4.0, 2],
        ["Alder Times", True, 1, 1.0, 0],
        ["(unknown)", False, 0, 0.0, 0],
        ["(unknown)", True, 1, 4.0, 0],
    ]


def test_by_voice_every_voice_has_its_row():
    table = edits_by_outlet(EDITS, ALIGNMENT, SENTENCES, ARTICLES, "voice")
    rows = table.loc[table["outlet"] == "Alder Times", ["voice", "is_style", "count"]].values.tolist()
    assert rows == [["outlet", False, 3], ["outlet", True, 1], ["quoted", False, 1], ["scare", False, 0]]


def test_new_wording_of_two_categories_counts_in_each():
    table = edits_by_outlet(EDITS, ALIGNMENT, SENTENCES, ARTICLES, "new_category")
    alder = table[(table["outlet"] == "Alder Times") & ~table["is_style"]]
    assert dict(zip(alder["new_category"], alder["count"], strict=True)) == {
        "atmosphere": 1,
        "doubt": 2,
        "group_label": 1,
        "(none)": 1,
    }


def test_an_outlet_whose_copies_changed_nothing_has_its_row():
    table = edits_by_outlet(EDITS.iloc[:0], ALIGNMENT, SENTENCES, ARTICLES, "new_category")
    assert table[["outlet", "new_category", "count"]].values.tolist() == [
        ["Alder Times", "(none)", 0],
        ["(unknown)", "(none)", 0],
    ]


def test_a_copy_of_two_bases_counts_in_each_family():
    twice = pd.concat([ALIGNMENT, make("alignment", [aligned("a2", 1, 7, "reworded", "wire-c")])])
    table = edits_by_outlet(EDITS, twice, SENTENCES, ARTICLES, None)
    assert table.loc[0, ["n_words", "n_articles"]].tolist() == [140, 2]


def test_intervals_are_over_families_as_those_of_rates_are_over_units():
    ids = [f"a{n}" for n in range(6)]
    articles = pd.DataFrame({"article_id": ids, "outlet": "Alder Times"})
    sentences = pd.DataFrame({"article_id": ids, "sentence": 1, "n_words": [20, 30, 20, 50, 40, 40]})
    sentences = sentences.assign(n_own=sentences["n_words"])
    alignment = make("alignment", [aligned(article, 1, 1, "reworded", f"wire-{article}b") for article in ids])
    edits = make("edits", [changed(article, 1, "men", "rebels", "label") for article in ["a0", "a0", "a3", "a5"]])
    table = edits_by_outlet(edits, alignment, sentences, articles).set_index("kind")
    phrases = edits[["article_id", "voice"]].assign(kind="label")
    rates = rate_by_outlet(phrases, sentences, articles, "kind").iloc[0]
    assert rates["count"] == 4 and rates["low"] < rates["rate"] < rates["high"]
    for name in ("count", "n_words", "rate", "low", "high", "confidence_level", "n_articles", "n_units", "note"):
        assert table.loc["label", name] == rates[name]
    assert table.loc["agent", "low"] == 0 < table.loc["agent", "high"]
    assert table.loc["agent", "note"] == "none found: high is what chance may have hidden"
    # Six copies of one story are one piece of evidence.
    together = edits_by_outlet(edits, alignment.assign(family="wire-b"), sentences, articles).set_index("kind")
    assert together.loc["label", ["count", "n_articles", "n_units"]].tolist() == [4, 6, 1]
    assert together["low"].isna().all() and set(together["note"]) == {"fewer than 5 units: no interval"}
    assert set(together["view"]) == {"all"}


def test_each_copy_has_a_row_for_every_kind_with_what_the_outlets_rate_is_made_of():
    articles = ARTICLES.assign(event="talks", unit=["wire-b", "wire-b", "", "wire-b"])
    table = edits_by_article(EDITS, ALIGNMENT, SENTENCES, articles)
    assert (
        table["category"].tolist() == [kind for kind in EDIT_KINDS if kind not in STYLE_KINDS] * 3 + [*STYLE_KINDS] * 3
    )
    assert table.drop_duplicates("article_id")[
        ["article_id", "outlet", "event", "unit", "denominator"]
    ].values.tolist() == [
        ["a1", "Alder Times", "talks", "wire-b", 60.0],
        ["a2", "Alder Times", "talks", "a2", 40.0],
        ["x", "(unknown)", "talks", "wire-b", 25.0],
    ]
    sums = table.groupby(["outlet", "category"])[["numerator", "denominator"]].sum()
    rates = edits_by_outlet(EDITS, ALIGNMENT, SENTENCES, ARTICLES).set_index(["outlet", "kind"]).loc[sums.index]
    assert sums["numerator"].sum() > 0
    pd.testing.assert_series_equal(1000 * sums["numerator"] / sums["denominator"], rates["rate"], check_names=False)
    hundred = edits_by_article(EDITS, ALIGNMENT, SENTENCES, ARTICLES, per=100)
    told = hundred.drop_duplicates("measure").itertuples()
    assert {effect_words(3.0, row.measure, row.per, row.of) for row in told} == {"3.0 more per 100 words taken over"}
    every = edits_by_article(EDITS, ALIGNMENT, SENTENCES, ARTICLES, None)
    assert every[["article_id", "measure", "category"]].values.tolist() == [
        [article, measure, ""] for measure in ("changes", "changes of style") for article in ("a1", "a2", "x")
    ]


def test_sentences_that_the_alignment_does_not_know_are_named():
    with pytest.raises(TableError, match="1 are not there, such as sentence 1 of 'x'. Pass the table that align"):
        edits_by_outlet(EDITS, ALIGNMENT, SENTENCES[SENTENCES["article_id"] != "x"], ARTICLES)
    with pytest.raises(TableError, match="each sentence once in sentences"):
        edits_by_outlet(EDITS, ALIGNMENT, pd.concat([SENTENCES, SENTENCES]), ARTICLES)
    with pytest.raises(TableError, match="by to be one of 'kind', 'voice', 'new_category', None; found 'old'"):
        edits_by_outlet(EDITS, ALIGNMENT, SENTENCES, ARTICLES, "old")


def test_the_ledger_lists_changes_in_the_order_of_the_copy_with_four_words_around():
    table = edit_ledger(EDITS, ARTICLES, SENTENCES)
    assert table[["article_id", "before", "old", "new", "after"]].values.tolist() == [
        ["a1", "Talks end in a", "chill", "thaw", ""],
        ["a1", "Both sides blamed the", "junta", "regime", ", envoys claimed on Monday"],
        ["a1", "blamed the regime, envoys", "said", "claimed", "on Monday in Arden."],
        ["a2", "“We are", "very pleased", "pleased", ",” he said."],
    ]
    assert set(table["outlet"]) == {"Alder Times"}
    assert set(table["base_outlet"]) == {"Zonal Post"}
    assert table["new_terms"].tolist() == ["", "", "claimed", ""]


def test_style_is_listed_when_asked_for():
    table = edit_ledger(EDITS, ARTICLES, SENTENCES, style=True)
    assert len(table) == len(EDITS)
    assert table["outlet"].tolist()[-1] == "(unknown)"


def test_tables_shared_without_text_give_a_ledger_without_contexts():
    for sentences in (None, SENTENCES.drop(columns="text"), SENTENCES.assign(text=None)):
        table = edit_ledger(EDITS, ARTICLES, sentences)
        assert set(table["before"]) | set(table["after"]) == {""}
        assert table["new"].tolist() == ["thaw", "regime", "claimed", "pleased"]
