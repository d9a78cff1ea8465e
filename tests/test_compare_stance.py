"""Stance of the verbs of saying, on tables small enough to work out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.compare import stance_by_outlet, stance_contrast
from framing.compare.intervals import Boot, difference_interval, none_used_high, square_and_add
from framing.tables import STANCES, TableError, empty, make

OUTLETS = ["Alder Times"] * 6 + ["Zonal Post"] * 2
ARTICLES = make("articles", [{"article_id": f"a{n}", "outlet": outlet} for n, outlet in enumerate(OUTLETS)])
TOLL, EKWALL = "Ivara Toll", "Dovan Ekwall"


def verb(article: int, speaker: str | None, stance: str | None, start: int | None = None, kind: str = "direct") -> dict:
    return {"article_id": f"a{article}", "kind": kind, "speaker_id": speaker, "stance": stance, "cue_start": start}


# In the Alder Times Toll claims in four of six reports and says in three; Ekwall says in all and claims in one.
ROWS = [
    *[verb(n, TOLL, "distancing") for n in range(4)],
    *[verb(n, TOLL, "neutral") for n in range(3, 6)],
    *[verb(n, EKWALL, "neutral") for n in range(6)],
    verb(0, EKWALL, "distancing"),
    verb(1, None, "neutral"),
    verb(1, TOLL, None),
    verb(2, TOLL, "distancing", kind="scare"),
    verb(6, TOLL, "neutral", 40),
    verb(6, TOLL, "neutral", 40),
    verb(6, TOLL, "conceding", 90),
]
QUOTES = make("quotes", ROWS)


def cues(table: pd.DataFrame, outlet: str, speaker: str) -> dict:
    rows = table[(table["outlet"] == outlet) & (table["speaker_id"] == speaker)]
    return dict(zip(rows["stance"], rows["n_cues"], strict=True))


def test_all_stances_stand_in_the_table_zeros_included():
    table = stance_by_outlet(QUOTES, ARTICLES)
    assert table["stance"].tolist() == [*STANCES] * 4
    assert cues(table, "Alder Times", TOLL) == {
        "neutral": 3,
        "endorsing": 0,
        "distancing": 4,
        "conceding": 0,
        "combative": 0,
    }
    row = table.query("speaker_id == @TOLL and stance == 'distancing' and outlet == 'Alder Times'").iloc[0]
    assert row[["n_cues", "n_all", "n_articles"]].tolist() == [4, 7, 6]
    assert row["share"] == 4 / 7 and row["low"] < 4 / 7 < row["high"]


def test_speakers_with_most_verbs_stand_first_and_nobody_last():
    table = stance_by_outlet(QUOTES, ARTICLES).drop_duplicates(["outlet", "speaker_id"])
    alder = table[table["outlet"] == "Alder Times"]
    assert alder["speaker_id"].tolist() == [EKWALL, TOLL, "(unresolved)"]  # seven verbs each: by name


def test_a_verb_that_two_quotations_hang_on_counts_once():
    assert sum(cues(stance_by_outlet(QUOTES, ARTICLES), "Zonal Post", TOLL).values()) == 2
    assert sum(cues(stance_by_outlet(QUOTES.drop(columns="cue_start"), ARTICLES), "Zonal Post", TOLL).values()) == 3


def test_speakers_with_few_verbs_are_left_out():
    assert set(stance_by_outlet(QUOTES, ARTICLES, min_cues=3)["speaker_id"]) == {TOLL, EKWALL}
    sides = {TOLL: "Velmora", EKWALL: "Tassary"}
    table = stance_by_outlet(QUOTES, ARTICLES, by=sides, min_cues=0)
    assert table.drop_duplicates(["outlet", "speaker_id"])["speaker_id"].tolist() == [
        *["Tassary", "Velmora", "(unresolved)"] * 2
    ]
    nobody = table[(table["outlet"] == "Zonal Post") & (table["speaker_id"] == "Tassary")]
    assert set(nobody["note"]) == {"no verb of saying with a stance"} and nobody["share"].isna().all()


def test_below_five_units_there_is_no_interval_and_above_a_stance_unseen_has_a_bound():
    table = stance_by_outlet(QUOTES, ARTICLES)
    zonal = table[table["outlet"] == "Zonal Post"]
    assert zonal["low"].isna().all() and set(zonal["note"]) == {"fewer than 5 units: no interval"}
    unseen = table[(table["n_cues"] == 0) & (table["n_articles"] == 6)]
    assert set(unseen["high"]) == {none_used_high(7, 0.95)}


def test_a_stance_of_the_users_own_comes_behind():
    rows = pd.concat([QUOTES, make("quotes", [verb(0, TOLL, "ironic")])])
    assert stance_by_outlet(rows, ARTICLES)["stance"].tolist()[:6] == [*STANCES, "ironic"]


def test_the_contrast_is_the_difference_of_two_shares():
    table = stance_contrast(QUOTES, ARTICLES, TOLL, EKWALL)
    row = table.iloc[0]
    assert row[["n_one", "all_one", "n_other", "all_other", "n_articles"]].tolist() == [4, 7, 1, 7, 6]
    assert row["difference"] == 4 / 7 - 1 / 7
    one = (np.array([1.0, 1, 1, 1, 0, 0]), np.array([1.0, 1, 1, 2, 1, 1]))
    other = (np.array([1.0, 0, 0, 0, 0, 0]), np.array([2.0, 1, 1, 1, 1, 1]))
    assert (row["low"], row["high"]) == difference_interval(one, other, Boot(2000, 0.95, 20130507))
    assert (row["confidence_level"], row["note"]) == (0.95, "")


def test_the_contrast_turned_round_changes_its_sign():
    one, other = stance_contrast(QUOTES, ARTICLES, TOLL, EKWALL), stance_contrast(QUOTES, ARTICLES, EKWALL, TOLL)
    assert one["difference"].iloc[0] == -other["difference"].iloc[0]
    assert one["low"].iloc[0] == pytest.approx(-other["high"].iloc[0])


def test_a_share_of_nothing_does_not_make_the_interval_a_point():
    rows = QUOTES[~((QUOTES["speaker_id"] == EKWALL) & (QUOTES["stance"] == "distancing"))]
    row = stance_contrast(rows, ARTICLES, TOLL, EKWALL).iloc[0]
    assert row["note"] == "a share of 0 or 1: interval put together from those of the two shares"
    shares = stance_by_outlet(rows, ARTICLES).query("stance == 'distancing' and outlet == 'Alder Times'")
    toll, ekwall = (shares[shares["speaker_id"] == name].iloc[0] for name in (TOLL, EKWALL))
    ends = square_and_add(tuple(toll[["share", "low", "high"]]), tuple(ekwall[["share", "low", "high"]]))
    assert (row["low"], row["high"]) == ends
    assert ends[0] < row["difference"] < ends[1]


def test_a_speaker_in_few_articles_gives_no_interval():
    few = QUOTES[~((QUOTES["speaker_id"] == EKWALL) & QUOTES["article_id"].isin(["a1", "a2"]))]
    row = stance_contrast(few, ARTICLES, TOLL, EKWALL).iloc[0]
    assert np.isnan(row["low"]) and row["note"] == "one of the two in fewer than 5 units: no interval"
    zonal = stance_contrast(QUOTES, ARTICLES, TOLL, EKWALL).iloc[1]
    assert np.isnan(zonal["difference"]) and zonal["note"] == "one of the two has no verb of saying with a stance"
    assert (zonal["all_one"], zonal["all_other"]) == (2, 0)


def test_whom_nobody_quotes_cannot_be_contrasted():
    with pytest.raises(TableError, match="needs one to be a speaker with a verb of saying; found 'Pell Adringa'"):
        stance_contrast(QUOTES, ARTICLES, "Pell Adringa", EKWALL)
    with pytest.raises(TableError, match="needs stance to be one of 'neutral'.*found 'doubting'"):
        stance_contrast(QUOTES, ARTICLES, TOLL, EKWALL, "doubting")
    with pytest.raises(TableError, match="needs column 'stance'"):
        stance_by_outlet(QUOTES.drop(columns="stance"), ARTICLES)


def test_order_and_index_of_the_rows_change_nothing():
    before, turned = QUOTES.copy(), QUOTES.iloc[::-1].set_axis(["x"] * len(QUOTES))
    pd.testing.assert_frame_equal(stance_by_outlet(QUOTES, ARTICLES), stance_by_outlet(turned, ARTICLES))
    pd.testing.assert_frame_equal(
        stance_contrast(QUOTES, ARTICLES, TOLL, EKWALL), stance_contrast(turned, ARTICLES, TOLL, EKWALL)
    )
    pd.testing.assert_frame_equal(QUOTES, before)


def test_empty_tables_give_an_empty_table_of_the_same_kinds():
    none, full = stance_by_outlet(empty("quotes"), empty("articles")), stance_by_outlet(QUOTES, ARTICLES)
    assert len(none) == 0 and none.dtypes.to_dict() == full.dtypes.to_dict()
    none = stance_contrast(empty("quotes"), empty("articles"), TOLL, EKWALL)
    assert len(none) == 0 and none.dtypes.to_dict() == stance_contrast(QUOTES, ARTICLES, TOLL, EKWALL).dtypes.to_dict()
