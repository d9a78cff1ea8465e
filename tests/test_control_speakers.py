"""The control corpus's speakers, told from its pages and set against its key: who speaks, with which verb, how.

The floors are what was measured. Who wrote the rules could read the key, so that the five real reports
(test_moscow_speakers) are the harder test. The key marks less speech without marks than there is: of 44 further
stretches found when this was written, 35 report speech ("Tassary denies any part") by one reading; the other nine are
acts ("brought up two guns" four times, "called home its delegate"), charts that show, a man who is named, and
congratulations that nobody offered.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import framing

CONTROL = Path(__file__).parents[1] / "data" / "control"
SPAN = ["article_id", "start", "end"]
ARTICLES = {"a", "an", "the", "one", "two"}


@pytest.fixture(scope="module")
def key() -> pd.DataFrame:
    table = pd.read_csv(CONTROL / "key" / "quotes.csv", keep_default_na=False)
    return table[table["part"] != "headline"]


@pytest.fixture(scope="module")
def quotes() -> pd.DataFrame:
    return framing.measure(CONTROL)["quotes"]


@pytest.fixture(scope="module")
def marked(key, quotes) -> pd.DataFrame:
    """Quotations in marks, the key's beside ours."""
    ours, theirs = quotes[quotes["kind"] != "indirect"], key[key["kind"] != "indirect"]
    return theirs.merge(ours, on=SPAN, how="outer", suffixes=("_key", ""))


@pytest.fixture(scope="module")
def indirect(key, quotes) -> pd.DataFrame:
    """The key's clauses beside ours that overlap them, of several the one with the key's verb."""
    ours, theirs = quotes[quotes["kind"] == "indirect"], key[key["kind"] == "indirect"]
    pairs = theirs.merge(ours, on="article_id", suffixes=("_key", ""))
    pairs = pairs[(pairs["start"] < pairs["end_key"]) & (pairs["end"] > pairs["start_key"])]
    agreeing = pairs["cue"].str.lower().eq(pairs["cue_key"].str.lower())
    return (
        pairs.assign(agreeing=agreeing)
        .sort_values("agreeing")
        .drop_duplicates(["article_id", "quote_key"], keep="last")
    )


def words(name: object) -> set[str]:
    return set(re.findall(r"\w+", str(name).lower())) - ARTICLES


def agree(rows: pd.DataFrame) -> pd.Series:
    """Whether the speaker is the key's: the same words, or all of one's words among the other's.

    The key writes "a baker" for "a baker on Lamp Street", "The Commission" for the Strait Commission.
    """
    names = zip(rows["speaker_key"], rows["speaker_id"].fillna(""), strict=True)
    pairs = [(words(theirs), words(ours)) for theirs, ours in names]
    return pd.Series([bool(b) and (a <= b or b <= a) for a, b in pairs], index=rows.index)


def test_the_quotations_in_marks_are_the_keys(marked):
    assert len(marked) == 230
    assert marked[["kind_key", "kind"]].notna().all(axis=None)
    assert marked["kind"].eq(marked["kind_key"]).sum() >= 228


def test_speakers_of_quotations_in_marks(marked):
    spoken = marked[marked["speaker_key"] != ""]
    wrong = spoken[~agree(spoken)]
    assert len(spoken) == 227
    assert len(wrong) <= 6, wrong[[*SPAN, "speaker_key", "speaker_id"]].to_string()


def test_nobody_speaks_in_scare_quotes(marked):
    assert marked.loc[marked["kind"] == "scare", ["speaker", "speaker_id", "cue", "stance"]].isna().all(axis=None)


def test_verbs_of_quotations_in_marks(marked):
    right = marked["cue"].fillna("").str.lower().eq(marked["cue_key"].str.lower())
    assert right.sum() >= 226


def test_quotations_that_go_on_have_the_speaker_and_no_verb(marked):
    going_on = marked[(marked["speaker_key"] != "") & (marked["cue_key"] == "")]
    assert len(going_on) > 50
    assert going_on["cue"].isna().mean() >= 0.95
    assert agree(going_on).mean() >= 0.95


def test_speech_without_marks_that_the_key_has(indirect, key):
    assert (key["kind"] == "indirect").sum() == 102
    assert len(indirect) >= 101
    assert indirect["agreeing"].sum() >= 100
    wrong = indirect[~agree(indirect)]
    assert len(wrong) <= 4, wrong[["article_id", "speaker_key", "speaker_id"]].to_string()


def test_what_was_said_lies_inside_the_keys_clause(indirect):
    """The key's span holds speaker and verb as well."""
    inside = indirect["start"].ge(indirect["start_key"]) & indirect["end"].le(indirect["end_key"])
    assert inside.sum() >= 97


def test_speech_without_marks_beyond_the_key(indirect, quotes):
    assert (quotes["kind"] == "indirect").sum() - len(indirect) <= 46


def test_rows_never_overlap_and_are_numbered_in_order(quotes):
    for _, rows in quotes.groupby("article_id"):
        assert rows["quote"].tolist() == list(range(len(rows)))
        assert (rows["start"].iloc[1:].to_numpy() >= rows["end"].iloc[:-1].to_numpy()).all()
