"""Two ledgers of changes are paired by place, and counted in two readings."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.tables import TableError
from framing.validity.ledgers import agree_on_edits, differences, pair_edits

COLUMNS = ["article_id", "part", "start", "end", "base_start", "base_end", "old", "new", "kind"]


def ledger(*rows: tuple[int, int, int, int, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame([("a", "body", *row) for row in rows], columns=COLUMNS)


# Base: "The rebels left early, Toll said."  Copy: "The insurgents left, Toll claimed."
GOLD = ledger(
    (4, 14, 4, 10, "rebels", "insurgents", "label"),
    (19, 19, 16, 22, " early", "", "qualifier"),
    (26, 33, 29, 33, "said", "claimed", "attribution"),
)


def test_the_same_ledger_agrees_in_everything():
    assert agree_on_edits(GOLD, GOLD)[["found", "right_kind", "invented"]].to_numpy().tolist() == [[3, 3, 0]] * 2


def test_words_left_out_are_found_in_the_base():
    found = ledger((19, 19, 17, 22, "early", "", "qualifier"))
    assert pair_edits(found, GOLD)[["gold", "found", "same_words"]].to_numpy().tolist() == [[1, 0, True]]


def test_one_long_change_is_found_leniently_and_not_strictly():
    found = ledger((4, 33, 4, 33, "rebels left early, Toll said", "insurgents left, Toll claimed", "other"))
    lenient, strict = agree_on_edits(found, GOLD).to_dict("records")
    assert (lenient["recall"], lenient["precision"], lenient["right_kind"]) == (1, 1, 0)
    assert (strict["recall"], strict["precision"], strict["invented"]) == (0, 0, 1)


def test_a_second_kind_counts_in_the_lenient_reading_alone():
    found = GOLD.assign(kind=["agent", "qualifier", "attribution"])
    counts = agree_on_edits(found, GOLD.assign(or_kind=["agent", "", ""]))
    assert counts["right_kind"].tolist() == [3, 2]


def test_shortened_wording_is_the_same_as_the_whole():
    whole = ledger((0, 0, 0, 34, "one two three four five six seven", "", "qualifier"))
    assert pair_edits(whole, whole.assign(old="one two … seven"))["same_words"].all()


def test_marks_alone_are_compared_as_they_stand():
    gold = ledger((5, 6, 5, 6, '"', "“", "punctuation"))
    assert pair_edits(gold, gold)["same_words"].all()
    assert not pair_edits(gold.assign(new="«"), gold)["same_words"].any()


def test_the_title_and_other_reports_are_other_places():
    assert pair_edits(GOLD.assign(part="headline"), GOLD).empty
    assert pair_edits(GOLD.assign(article_id="b"), GOLD).empty


def test_differences_say_what_they_are():
    found = ledger((4, 14, 4, 10, "rebels", "insurgents", "name"), (40, 44, 40, 40, "", "then", "other"))
    rows = differences(found, GOLD)[["what", "start", "gold_kind", "found_kind"]].to_numpy().tolist()
    assert rows == [
        ["other kind", 4, "label", "name"],
        ["missed", 19, "qualifier", ""],
        ["missed", 26, "attribution", ""],
        ["invented", 40, "", "other"],
    ]


def test_nothing_found_and_nothing_to_find():
    assert agree_on_edits(GOLD[:0], GOLD)["recall"].tolist() == [0, 0]
    assert agree_on_edits(GOLD[:0], GOLD[:0])["recall"].isna().all()
    assert differences(GOLD[:0], GOLD[:0]).empty


def test_index_and_missing_wording_change_nothing():
    odd = GOLD.assign(new=["insurgents", None, "claimed"]).set_axis([7, 7, 3])
    before = odd.copy()
    pd.testing.assert_frame_equal(agree_on_edits(odd, odd), agree_on_edits(GOLD, GOLD))
    pd.testing.assert_frame_equal(odd, before)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match="pair_edits needs column 'base_start'"):
        pair_edits(GOLD.drop(columns="base_start"), GOLD)
