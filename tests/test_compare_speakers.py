"""Words given to each speaker, sources and forms of speech, on tables small enough to work out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.compare import direct_by_outlet, sources_by_outlet, speakers_by_outlet
from framing.compare.intervals import Boot, none_used_high, ratio_interval
from framing.tables import TableError, empty, make

ARTICLES = make(
    "articles",
    [{"article_id": f"a{n}", "outlet": "Alder Times"} for n in range(5)]
    + [{"article_id": "z", "outlet": "Zonal Post"}, {"article_id": "c", "outlet": "Cedar Mail"}],
)


def said(article: str, kind: str, n_words: int, speaker: str | None, source: str | None = "person") -> dict:
    row = {"article_id": article, "kind": kind, "n_words": n_words, "speaker_id": speaker}
    return row | {"source_type": source if speaker else None}


QUOTES = make(
    "quotes",
    [
        *[said(f"a{n}", "direct", 10, "Ivara Toll") for n in range(5)],
        said("a0", "indirect", 20, "Ivara Toll"),
        said("a1", "partial", 2, "Dovan Ekwall"),
        said("a2", "indirect", 8, "Strait Commission", "body"),
        said("a3", "direct", 5, None),
        said("a4", "scare", 1, None),
        said("a4", "scare", 3, "Ivara Toll"),
        said("z", "direct", 6, "senior Velmoran official", "unnamed"),
        said("z", "indirect", 4, "Dovan Ekwall"),
    ],
)
SIDES = {"Ivara Toll": "Velmora", "the Senior Velmoran official": "Velmora", "Dovan Ekwall": "Tassary"}


def row_of(table: pd.DataFrame, outlet: str, speaker: str, column: str = "speaker_id") -> pd.Series:
    rows = table[(table["outlet"] == outlet) & (table[column] == speaker)]
    assert len(rows) == 1
    return rows.iloc[0]


def test_words_are_counted_quoted_or_not_and_shared_by_all_words_given():
    row = row_of(speakers_by_outlet(QUOTES, ARTICLES), "Alder Times", "Ivara Toll")
    names = ["n_quotes", "n_direct", "n_indirect", "n_words", "n_direct_words", "n_all", "n_articles"]
    assert row[names].tolist() == [6, 5, 1, 70, 50, 85, 5]
    assert row["share"] == 70 / 85
    assert row["source_type"] == "person"


def test_the_interval_draws_reports_with_all_their_words():
    row = row_of(speakers_by_outlet(QUOTES, ARTICLES), "Alder Times", "Ivara Toll")
    words, every = np.array([30.0, 10, 10, 10, 10]), np.array([30.0, 12, 18, 15, 10])
    assert (row["low"], row["high"]) == ratio_interval(words, every, Boot(2000, 0.95, 20130507))
    assert (row["confidence_level"], row["note"]) == (0.95, "")


def test_scare_quotes_are_nobodys_words():
    without = speakers_by_outlet(QUOTES[QUOTES["kind"] != "scare"], ARTICLES)
    pd.testing.assert_frame_equal(speakers_by_outlet(QUOTES, ARTICLES), without)
    only = speakers_by_outlet(QUOTES[QUOTES["kind"] == "scare"], ARTICLES)
    assert only["n_all"].sum() == 0


def test_a_speaker_stands_in_the_outlets_that_quote_them_most_words_first():
    table = speakers_by_outlet(QUOTES, ARTICLES)
    assert table[["outlet", "speaker_id"]].values.tolist() == [
        ["Alder Times", "Ivara Toll"],
        ["Alder Times", "Strait Commission"],
        ["Alder Times", "Dovan Ekwall"],
        ["Alder Times", "(unresolved)"],
        ["Cedar Mail", "(unresolved)"],
        ["Zonal Post", "senior Velmoran official"],
        ["Zonal Post", "Dovan Ekwall"],
        ["Zonal Post", "(unresolved)"],
    ]


def test_an_outlet_that_quotes_nobody_keeps_its_row():
    row = row_of(speakers_by_outlet(QUOTES, ARTICLES), "Cedar Mail", "(unresolved)")
    assert (row["n_quotes"], row["n_all"], row["n_articles"], row["note"]) == (0, 0, 0, "nobody is quoted")
    assert np.isnan(row["share"])


def test_unresolved_words_stay_in_the_denominator():
    table = speakers_by_outlet(QUOTES, ARTICLES)
    assert row_of(table, "Alder Times", "(unresolved)")[["n_words", "n_all"]].tolist() == [5, 85]
    assert table.groupby("outlet")["share"].sum().round(9).to_dict() == {
        "Alder Times": 1,
        "Cedar Mail": 0,
        "Zonal Post": 1,
    }


def test_below_five_units_there_is_no_interval():
    row = row_of(speakers_by_outlet(QUOTES, ARTICLES), "Zonal Post", "Dovan Ekwall")
    assert row[["low", "high", "confidence_level"]].isna().all()
    assert row["note"] == "fewer than 5 units: no interval"


def test_groups_stand_in_every_outlet_zeros_included():
    table = speakers_by_outlet(QUOTES, ARTICLES, by=SIDES)
    order = ["Tassary", "Velmora", "(other)", "(unresolved)"]
    assert table["speaker_id"].tolist() == order * 3
    assert table["n_words"].tolist() == [2, 70, 8, 5, 0, 0, 0, 0, 4, 6, 0, 0]
    assert row_of(table, "Alder Times", "(other)")["source_type"] == "body"


def test_a_series_a_dict_and_a_column_group_alike():
    table = speakers_by_outlet(QUOTES, ARTICLES, by=SIDES)
    pd.testing.assert_frame_equal(speakers_by_outlet(QUOTES, ARTICLES, by=pd.Series(SIDES)), table)
    side = QUOTES["speaker_id"].map({**SIDES, "senior Velmoran official": "Velmora"})
    pd.testing.assert_frame_equal(speakers_by_outlet(QUOTES.assign(side=side), ARTICLES, by="side"), table)


def test_a_group_without_a_word_has_the_bound_of_the_quotations_not_of_their_words():
    row = row_of(speakers_by_outlet(QUOTES, ARTICLES, by={"Maud Isbister": "away"}), "Alder Times", "away")
    assert (row["n_words"], row["low"]) == (0, 0)
    assert row["high"] == none_used_high(9, 0.95)  # nine quotations of 85 words
    assert row["note"] == "none found: high is what chance may have hidden"


def test_the_only_speaker_of_five_reports_has_an_open_low_end():
    rows = QUOTES[(QUOTES["speaker_id"] == "Ivara Toll") & (QUOTES["kind"] == "direct")]
    row = row_of(speakers_by_outlet(rows, ARTICLES), "Alder Times", "Ivara Toll")
    assert (row["share"], row["high"], row["low"]) == (1, 1, 1 - none_used_high(5, 0.95))


def test_a_group_of_several_types_of_source_has_none():
    table = speakers_by_outlet(QUOTES, ARTICLES, by={"Ivara Toll": "both", "Strait Commission": "both"})
    assert pd.isna(row_of(table, "Alder Times", "both")["source_type"])


def test_sources_are_counted_one_a_quotation():
    table = sources_by_outlet(QUOTES, ARTICLES)
    assert table["source_type"].tolist() == ["person", "body", "unnamed", "unresolved"] * 3
    assert table["n_quotes"].tolist() == [7, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0]
    assert table["n_all"].tolist() == [9] * 4 + [0] * 4 + [2] * 4
    assert row_of(table, "Alder Times", "body", "source_type")["share"] == 1 / 9
    assert row_of(table, "Alder Times", "unnamed", "source_type")["high"] == none_used_high(9, 0.95)


def test_a_type_of_the_users_own_stands_before_unresolved():
    rows = QUOTES.assign(source_type=QUOTES["source_type"].replace("body", "commission"))
    types = sources_by_outlet(rows, ARTICLES)["source_type"].drop_duplicates().tolist()
    assert types == ["person", "body", "unnamed", "commission", "unresolved"]


def test_direct_and_indirect_speech():
    table = direct_by_outlet(QUOTES, ARTICLES)
    assert table["form"].tolist() == ["direct", "indirect"] * 3
    assert table["n_quotes"].tolist() == [7, 2, 0, 0, 1, 1]
    assert table["n_all"].tolist() == [9, 9, 0, 0, 2, 2]


MAKERS = [speakers_by_outlet, sources_by_outlet, direct_by_outlet]


@pytest.mark.parametrize("make_table", MAKERS)
def test_order_and_index_of_the_rows_change_nothing(make_table):
    before = QUOTES.copy()
    table = make_table(QUOTES, ARTICLES)
    turned = make_table(QUOTES.iloc[::-1].set_axis(["x"] * len(QUOTES)), ARTICLES.iloc[::-1].set_axis([7] * 7))
    pd.testing.assert_frame_equal(table, turned)
    pd.testing.assert_frame_equal(QUOTES, before)


@pytest.mark.parametrize("make_table", MAKERS)
def test_empty_tables_give_an_empty_table_of_the_same_kinds(make_table):
    table, full = make_table(empty("quotes"), empty("articles")), make_table(QUOTES, ARTICLES)
    assert len(table) == 0
    assert table.dtypes.to_dict() == full.dtypes.to_dict()


@pytest.mark.parametrize("make_table", MAKERS)
def test_no_intervals_on_request(make_table):
    table = make_table(QUOTES, ARTICLES, n_boot=0)
    assert table["low"].isna().all()


@pytest.mark.parametrize("make_table", MAKERS)
def test_a_report_that_is_not_there_is_named(make_table):
    with pytest.raises(TableError, match="report of every row in articles.*'a0'"):
        make_table(QUOTES, ARTICLES.iloc[1:])


def test_what_is_missing_is_said():
    with pytest.raises(TableError, match="speakers_by_outlet needs column 'speaker_id'.*find_quotes"):
        speakers_by_outlet(QUOTES.drop(columns="speaker_id"), ARTICLES)
    with pytest.raises(TableError, match="needs column 'side'"):
        speakers_by_outlet(QUOTES, ARTICLES, by="side")
    with pytest.raises(TableError, match="needs by to be a column of quotes, or a dict or Series.*found list"):
        speakers_by_outlet(QUOTES, ARTICLES, by=["side"])
    with pytest.raises(TableError, match="each speaker once in by; found 'Ivara Toll'"):
        speakers_by_outlet(QUOTES, ARTICLES, by=pd.Series(["a", "b"], index=["Ivara Toll"] * 2))
    with pytest.raises(TableError, match="level between 0 and 1"):
        sources_by_outlet(QUOTES, ARTICLES, level=95)
