"""Whose words a sentence or a phrase is, and which rows a view of copied text counts."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import framing
from framing.tables import TableError, empty, make
from framing.wire import filter_origin, mark_origin

REASONS = ("manifest", "agency", "credit", "fullest")


def family(reason: str = "credit", base: str = "a", copy: str = "b") -> pd.DataFrame:
    rows = [{"article_id": base, "role": "base"}, {"article_id": copy, "role": "copy"}]
    both = {"family": f"wire-{base}", "base_article_id": base, "reason": reason}
    return make("families", [row | both for row in rows])


def aligned(*rows: tuple[int | None, int | None, str], copy: str = "b", base: str = "a") -> pd.DataFrame:
    columns = ["sentence", "base_sentence", "edit"]
    table = pd.DataFrame(list(rows), columns=columns).assign(article_id=copy, base_article_id=base)
    return make("alignment", table.assign(family=f"wire-{base}"))


# the base: a headline and three sentences; the copy: a headline and three, and a report in no family
SENTENCES = pd.DataFrame(
    [(report, n, "headline" if n == 0 else "body") for report in "abc" for n in range(4)],
    columns=["article_id", "sentence", "part"],
)
ALIGNMENT = aligned((0, 0, "reworded"), (1, 2, "moved"), (2, 1, "kept"), (3, None, "added"), (None, 3, "cut"))


def origin(reason: str = "credit", **columns: Any) -> dict[str, str]:
    marked = mark_origin(SENTENCES.assign(**columns), family(reason), ALIGNMENT)
    return {report: "".join(rows["origin"].str[0]) for report, rows in marked.groupby("article_id")}


@pytest.mark.parametrize("reason", REASONS)
def test_sentences_of_a_copy_are_the_agencys_where_the_base_has_them(reason):
    assert origin(reason)["b"] == "aaao"


@pytest.mark.parametrize(
    ("reason", "base"), [("manifest", "aaaa"), ("agency", "aaaa"), ("credit", "aaaa"), ("fullest", "aaao")]
)
def test_sentences_of_the_base_are_the_agencys_where_that_is_known(reason, base):
    assert origin(reason)["a"] == base


def test_the_headline_of_a_base_that_credits_an_agency_is_its_desks():
    added = pd.concat([ALIGNMENT.iloc[1:], aligned((0, None, "added"), (None, 0, "cut"))])
    marked = mark_origin(SENTENCES, family("credit"), added)
    assert marked.loc[marked["article_id"] == "a", "origin"].tolist() == ["own", "agency", "agency", "agency"]


def test_a_report_in_no_family_is_its_own():
    assert origin()["c"] == "oooo"


def test_a_copy_of_two_bases_has_sentences_of_both():
    families = pd.concat([family(base="a", copy="c"), family(base="b", copy="c")])
    alignment = pd.concat([aligned((1, 1, "kept"), copy="c"), aligned((2, 1, "kept"), copy="c", base="b")])
    marked = mark_origin(SENTENCES, families, alignment)
    assert marked.loc[marked["article_id"] == "c", "origin"].tolist() == ["own", "agency", "agency", "own"]


def test_rows_and_index_stay_and_an_older_origin_is_replaced():
    rows = SENTENCES.assign(origin=None, n_own=5).set_index(pd.Index([f"row {n}" for n in range(12)]))
    before = rows.copy()
    marked = mark_origin(rows, family(), ALIGNMENT)
    pd.testing.assert_frame_equal(rows, before)
    assert marked.index.equals(rows.index)
    assert list(marked.columns) == list(rows.columns)
    assert marked["origin"].notna().all()


# --- phrases, and what an edit brought in -----------------------------------------------------

PHRASES = pd.DataFrame(
    {
        "article_id": ["b", "b", "a"],
        "sentence": [2, 2, 1],
        "start": [4, 40, 4],
        "end": [14, 46, 10],
        "match": ["insurgents", "frosty", "rebels"],
        "part": "body",
    }
)


def edit(old: str | None, start: int, end: int, kind: str = "label") -> pd.DataFrame:
    row = {"family": "wire-a", "article_id": "b", "sentence": 2, "old": old, "start": start, "end": end, "kind": kind}
    return make("edits", [row])


def phrases_origin(edits: pd.DataFrame | None) -> list[str]:
    return mark_origin(PHRASES, family(), ALIGNMENT, edits)["origin"].tolist()


def test_without_edits_a_phrase_has_the_origin_of_its_sentence():
    assert phrases_origin(None) == ["agency", "agency", "agency"]


def test_a_phrase_that_the_outlet_brought_in_is_its_own():
    assert phrases_origin(edit("rebels", 4, 14)) == ["own", "agency", "agency"]
    assert phrases_origin(edit(None, 4, 14, "qualifier")) == ["own", "agency", "agency"]


def test_a_phrase_that_stood_in_the_old_wording_too_stays_the_agencys():
    assert phrases_origin(edit("some Insurgents there", 0, 20, "other")) == ["agency"] * 3


def test_spelling_brings_nothing_in():
    assert phrases_origin(edit("rebels", 4, 14, "spelling")) == ["agency"] * 3
    assert phrases_origin(edit("rebels", 4, 14, "punctuation")) == ["agency"] * 3


def test_words_left_out_beside_a_phrase_bring_nothing_in():
    assert phrases_origin(edit("armed", 4, 4, "qualifier")) == ["agency"] * 3


# --- quotations and passives ------------------------------------------------------------------


def quotation(report: str, sentence: int | None) -> dict:
    return {"article_id": report, "sentence": sentence, "part": "body", "start": 0, "end": 9, "kind": "direct"}


QUOTES = make("quotes", [quotation("a", 1), quotation("b", 2), quotation("b", 3), quotation("c", 1)])


def test_a_quotation_and_a_passive_have_the_origin_of_their_sentence():
    assert mark_origin(QUOTES, family(), ALIGNMENT)["origin"].tolist() == ["agency", "agency", "own", "own"]
    passives = make("passives", QUOTES.drop(columns="kind").astype({"sentence": "int64"}))
    assert mark_origin(passives, family(), ALIGNMENT)["origin"].tolist() == ["agency", "agency", "own", "own"]


def test_a_quotation_without_a_sentence_is_refused_with_what_to_do():
    rows = pd.concat([QUOTES, make("quotes", [quotation("b", None)])])
    with pytest.raises(TableError, match=r"found none in 1 of 5 rows. mark_sentence\(\) finds that of quotations"):
        mark_origin(rows, family(), ALIGNMENT)


def test_quotations_have_the_same_three_views_as_sentences():
    quotes = mark_origin(QUOTES, family(), ALIGNMENT)
    sentences = mark_origin(SENTENCES, family(), ALIGNMENT)
    for view, kept in (("all", [0, 1, 2, 3]), ("own", [2, 3]), ("once", [0, 2, 3])):
        assert filter_origin(quotes, family(), view).index.tolist() == kept
        assert filter_origin(quotes, family(), view, sentences).index.tolist() == kept


# --- views ------------------------------------------------------------------------------------


def test_each_view_counts_what_it_says():
    marked = mark_origin(SENTENCES, family(), ALIGNMENT)
    assert len(filter_origin(marked, family(), "all")) == 12
    assert filter_origin(marked, family(), "own").index.tolist() == [7, 8, 9, 10, 11]
    assert filter_origin(marked, family(), "once").index.tolist() == [0, 1, 2, 3, 7, 8, 9, 10, 11]


@pytest.mark.parametrize("view", ["all", "own", "once"])
def test_the_rows_of_a_view_say_which_it_is(view):
    marked = mark_origin(SENTENCES, family(), ALIGNMENT).set_axis(["x"] * 12)
    before = marked.copy()
    kept = filter_origin(marked, family(), view)
    pd.testing.assert_frame_equal(marked, before)
    assert list(kept.columns) == [*marked.columns, "view"]
    assert set(kept["view"]) == {view} and kept["view"].dtype == "str"
    again = filter_origin(kept, family(), "own")
    assert set(again["view"]) == {"own"} and list(again.columns) == list(kept.columns)


def test_a_view_that_is_none_is_refused():
    with pytest.raises(TableError, match="view to be one of 'all', 'own', 'once'; found 'agency'"):
        filter_origin(SENTENCES.assign(origin="own"), family(), "agency")


def test_rows_whose_origin_nobody_marked_are_refused_with_what_to_do():
    with pytest.raises(TableError, match=r"found origin empty in 12 of 12 rows. mark_origin\(\) fills it"):
        filter_origin(SENTENCES.assign(origin=None), family(), "own")
    with pytest.raises(TableError, match="mark_origin.. makes it"):
        filter_origin(SENTENCES, family(), "own")


def test_empty_tables():
    for rows in (SENTENCES, SENTENCES.iloc[:0]):
        marked = mark_origin(rows, empty("families"), empty("alignment"), None)
        assert (marked["origin"] == "own").all()
        assert len(filter_origin(marked, empty("families"), "once")) == len(rows)
    none = filter_origin(SENTENCES.assign(origin="own").iloc[:0], empty("families"), "own")
    assert len(none) == 0 and none["view"].dtype == "str"
    assert mark_origin(PHRASES, empty("families"), empty("alignment"), empty("edits"))["origin"].eq("own").all()


def test_the_planted_copies_of_the_control_corpus(root):
    tables = framing.measure(root / "data" / "control")
    key = {name: pd.read_csv(root / "data" / "control" / "key" / f"{name}.csv") for name in ("families", "alignment")}
    families = key["families"].assign(reason="credit")
    alignment = key["alignment"].astype({"sentence": "Int64", "base_sentence": "Int64"})
    marked = mark_origin(tables["sentences"], families, alignment)
    from_agency = marked[marked["origin"] == "agency"].groupby("article_id").size()
    assert set(from_agency.index) == set(families["article_id"])
    n_aligned = (
        alignment[alignment["edit"].isin(["kept", "reworded", "moved"])].groupby("article_id")["sentence"].nunique()
    )
    assert from_agency[n_aligned.index].to_dict() == n_aligned.to_dict()
