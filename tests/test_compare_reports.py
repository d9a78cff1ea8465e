"""What each report gives to a speaker, a source or a verb: the tables that two outlets are compared by."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import framing
from framing.compare import (
    direct_by_article,
    direct_by_outlet,
    passives_by_article,
    passives_by_outlet,
    sources_by_article,
    sources_by_outlet,
    speakers_by_article,
    speakers_by_outlet,
    stance_by_article,
    stance_by_outlet,
    stance_contrast,
)
from framing.compare.effects import effect_words
from framing.compare.intervals import Boot, ratio_interval
from framing.tables import TableError, empty, make

COLUMNS = ["article_id", "outlet", "event", "unit", "measure", "category", "numerator", "denominator"]
COLUMNS += ["per", "of", "view"]
TOLL, EKWALL = "Ivara Toll", "Dovan Ekwall"
SIDES = {TOLL: "Velmora", EKWALL: "Tassary"}
# Alder Times has two copies of one story, a0 and a1, and six reports of its own; nobody speaks in a7.
ARTICLES = make(
    "articles",
    [
        {"article_id": f"a{n}", "outlet": "Alder Times", "event": f"e{n}", "unit": "wire" if n < 2 else f"a{n}"}
        for n in range(8)
    ]
    + [{"article_id": "z", "outlet": "Zonal Post", "event": " ", "unit": None}],
)


def said(article: str, speaker: str | None, n_words: int, stance: str | None = "neutral", kind: str = "direct") -> dict:
    row = {"article_id": article, "kind": kind, "n_words": n_words, "speaker_id": speaker, "stance": stance}
    return row | {"source_type": "person" if speaker else None}


QUOTES = make(
    "quotes",
    [
        *[said(f"a{n}", TOLL, 10 + n, "distancing" if n % 2 else "neutral") for n in range(7)],
        said("a0", EKWALL, 5, kind="indirect"),
        said("a2", None, 3, None),
        said("a3", TOLL, 2, kind="scare"),
        said("a7", TOLL, 1, None, "scare"),
        said("z", EKWALL, 8, "distancing"),
    ],
)


def rows_of(table: pd.DataFrame, article: str) -> list[list]:
    return table.loc[table["article_id"] == article, ["category", "numerator", "denominator"]].values.tolist()


def test_every_report_that_quotes_anybody_has_a_row_for_every_group():
    table = speakers_by_article(QUOTES, ARTICLES, SIDES)
    assert list(table.columns) == COLUMNS
    assert rows_of(table, "a0") == [["Tassary", 5, 15], ["Velmora", 10, 15], ["(unresolved)", 0, 15]]
    assert rows_of(table, "a2") == [["Tassary", 0, 15], ["Velmora", 12, 15], ["(unresolved)", 3, 15]]
    assert rows_of(table, "a7") == []
    assert len(table) == 8 * 3
    assert table.iloc[-1][["outlet", "unit", "measure", "per", "of", "view"]].tolist() == [
        *["Zonal Post", "z", "words given", 100, "words of speakers", "all"]
    ]
    assert table["event"].dropna().unique().tolist() == [f"e{n}" for n in range(7)]
    assert table.loc[table["article_id"] == "z", "event"].isna().all()


def test_a_side_that_does_not_speak_in_a_report_has_no_verbs_there():
    table = stance_by_article(QUOTES, ARTICLES, by=SIDES)
    assert rows_of(table, "a0") == [["Tassary", 0, 1], ["Velmora", 0, 1]]
    assert rows_of(table, "a1") == [["Velmora", 1, 1]]
    assert rows_of(table, "z") == [["Tassary", 1, 1]]
    assert set(table["measure"]) == {"distancing verbs"} and set(table["of"]) == {"verbs of saying"}
    said = stance_by_article(QUOTES, ARTICLES, "neutral", SIDES)
    assert said["numerator"].tolist() == (1 - table["numerator"]).tolist()


def test_of_single_speakers_those_in_few_reports_are_left_out():
    assert set(speakers_by_article(QUOTES, ARTICLES)["category"]) == {TOLL, "(unresolved)"}
    assert set(stance_by_article(QUOTES, ARTICLES)["category"]) == {TOLL}
    assert set(stance_by_article(QUOTES, ARTICLES, min_articles=2)["category"]) == {TOLL, EKWALL}
    table = speakers_by_article(QUOTES, ARTICLES, min_articles=2)
    assert rows_of(table, "a0") == [[EKWALL, 5, 15], [TOLL, 10, 15], ["(unresolved)", 0, 15]]


PASSIVES = make(
    "passives",
    [{"article_id": f"a{n}", "agent": "none", "voice": "outlet"} for n in (0, 0, 3, 5)]
    + [
        {"article_id": "a1", "agent": "by", "voice": "outlet"},
        {"article_id": "a1", "agent": "none", "voice": "quoted"},
    ],
)
WORDS = pd.DataFrame({"article_id": [f"a{n}" for n in range(8)], "n_own": [100, 50, 0, 70, 80, 90, 60, 40]})


def test_passives_of_each_report_by_its_own_words():
    table = passives_by_article(PASSIVES, WORDS, ARTICLES)
    assert list(table.columns) == COLUMNS
    assert table[["article_id", "numerator", "denominator"]].values.tolist() == [
        *[["a0", 2, 100], ["a1", 0, 50], ["a3", 1, 70], ["a4", 0, 80], ["a5", 1, 90], ["a6", 0, 60], ["a7", 0, 40]]
    ]
    assert set(table["category"]) == {""} and set(table["per"]) == {1000}


# table by outlet, table by report, column of the category, column of the share, how many times it is taken
PAIRS = {
    "speakers": (
        lambda q, a: speakers_by_outlet(q, a, by=SIDES),
        lambda q, a: speakers_by_article(q, a, SIDES),
        "speaker_id",
    ),
    "stance": (
        lambda q, a: stance_by_outlet(q, a, by=SIDES).query("stance == 'distancing'"),
        lambda q, a: stance_by_article(q, a, by=SIDES),
        "speaker_id",
    ),
    "sources": (sources_by_outlet, sources_by_article, "source_type"),
    "forms": (direct_by_outlet, direct_by_article, "form"),
}
both = pytest.mark.parametrize(("by_outlet", "by_article", "category"), PAIRS.values(), ids=[*PAIRS])


@both
def test_the_sums_of_the_reports_are_the_outlets_shares(by_outlet, by_article, category):
    reports = by_article(QUOTES, ARTICLES)
    sums = reports.groupby(["outlet", "category"])[["numerator", "denominator"]].sum()
    table = by_outlet(QUOTES, ARTICLES).set_index(["outlet", category])
    assert len(sums) == len(table) > 2
    share = (sums["numerator"] / sums["denominator"]).reindex(table.index)
    assert share.notna().all()
    assert share.tolist() == pytest.approx(table["share"].tolist())
    counted = reports.groupby(["outlet", "category"])["article_id"].nunique().reindex(table.index)
    assert counted.tolist() == table["n_articles"].tolist()
    units = reports.groupby(["outlet", "category"])["unit"].nunique().reindex(table.index)
    assert units.tolist() == table["n_units"].tolist()


@both
def test_order_and_index_change_nothing_and_empty_tables_work(by_outlet, by_article, category):
    before = QUOTES.copy()
    table = by_article(QUOTES, ARTICLES)
    turned = by_article(QUOTES.iloc[::-1].set_axis(["x"] * len(QUOTES)), ARTICLES.iloc[::-1].set_axis([7] * 9))
    pd.testing.assert_frame_equal(table, turned)
    pd.testing.assert_frame_equal(QUOTES, before)
    none = by_article(empty("quotes"), empty("articles"))
    assert len(none) == 0 and none.dtypes.to_dict() == table.dtypes.to_dict()
    plain = by_article(QUOTES, ARTICLES[["article_id", "outlet"]])
    assert plain["event"].isna().all() and plain["unit"].eq(plain["article_id"]).all()


@both
def test_the_view_of_the_rows_comes_along(by_outlet, by_article, category):
    assert set(by_outlet(QUOTES.assign(view="own"), ARTICLES)["view"]) == {"own"}
    assert set(by_article(QUOTES.assign(view="once"), ARTICLES)["view"]) == {"once"}
    assert set(by_outlet(QUOTES, ARTICLES)["view"]) == {"all"}
    with pytest.raises(TableError, match="needs rows of one view; found 'all' and 'own' in quotes"):
        by_article(pd.concat([QUOTES.assign(view="own"), QUOTES.assign(view="all")]), ARTICLES)


def test_two_copies_of_one_story_are_drawn_as_one_unit():
    table = speakers_by_outlet(QUOTES, ARTICLES, by=SIDES)
    row = table[(table["outlet"] == "Alder Times") & (table["speaker_id"] == "Velmora")].iloc[0]
    assert row[["n_articles", "n_units"]].tolist() == [7, 6]
    # a2 to a6, then a0 and a1 together: the order in which units are drawn is that of their names
    words, every = np.array([12.0, 13, 14, 15, 16, 21]), np.array([15.0, 13, 14, 15, 16, 26])
    assert (row["low"], row["high"]) == ratio_interval(words, every, Boot(2000, 0.95, 20130507))
    alone = speakers_by_outlet(QUOTES, ARTICLES.drop(columns="unit"), by=SIDES)
    assert alone.loc[alone["outlet"] == "Alder Times", "n_units"].tolist() == [7] * 3


def test_below_five_units_there_is_no_interval_however_many_the_reports():
    articles = ARTICLES.assign(unit=["wire"] * 4 + [f"a{n}" for n in range(4, 8)] + ["z"])
    for table in (
        speakers_by_outlet(QUOTES, articles, by=SIDES),
        stance_by_outlet(QUOTES, articles, by={TOLL: "Velmora"}),
        sources_by_outlet(QUOTES, articles),
        direct_by_outlet(QUOTES, articles),
    ):
        alder = table[table["outlet"] == "Alder Times"]
        assert alder["n_articles"].max() == 7 and alder["n_units"].max() == 4
        assert alder["low"].isna().all() and set(alder["note"]) == {"fewer than 5 units: no interval"}
    shared = WORDS.assign(n_own=WORDS["n_own"].clip(lower=10))
    row = passives_by_outlet(PASSIVES, shared, articles).iloc[0]
    assert row[["n_articles", "n_units"]].tolist() == [8, 5] and row["low"] < row["rate"] < row["high"]


def test_the_contrast_adds_up_the_reports_of_a_unit_and_says_which_stance_and_view_it_is_of():
    rows = pd.concat([QUOTES, make("quotes", [said(f"a{n}", EKWALL, 4) for n in range(2, 7)])])
    table = stance_contrast(rows.assign(view="own"), ARTICLES, "Velmora", "Tassary", by=SIDES)
    row = table.iloc[0]
    assert row[["one", "other", "stance", "view"]].tolist() == ["Velmora", "Tassary", "distancing", "own"]
    assert row[["n_one", "all_one", "all_other", "n_articles", "n_units"]].tolist() == [3, 7, 6, 7, 6]
    assert row["low"] < row["difference"] < row["high"]
    few = ARTICLES.assign(unit=["wire"] * 4 + [f"a{n}" for n in range(4, 8)] + ["z"])
    row = stance_contrast(rows, few, "Velmora", "Tassary", by=SIDES).iloc[0]
    assert np.isnan(row["low"]) and row["note"] == "fewer than 5 units: no interval"
    neutral = stance_contrast(rows, ARTICLES, "Velmora", "Tassary", "neutral", by=SIDES)
    assert set(neutral["stance"]) == {"neutral"}


def test_what_is_a_share_and_what_a_rate_can_be_said_aloud():
    def said_of(table: pd.DataFrame) -> str:
        row = table.iloc[0]
        return effect_words(12.0, row["measure"], row["per"], row["of"])

    assert said_of(speakers_by_article(QUOTES, ARTICLES)) == "12 percentage points more of the words of speakers"
    assert said_of(stance_by_article(QUOTES, ARTICLES)) == "12 percentage points more of the verbs of saying"
    assert said_of(sources_by_article(QUOTES, ARTICLES)) == "12 percentage points more of the quotations"
    assert said_of(direct_by_article(QUOTES, ARTICLES)) == "12 percentage points more of the quotations"
    for per, of in ((100, "per 100"), (1000, "per 1,000")):
        assert said_of(passives_by_article(PASSIVES, WORDS, ARTICLES, per=per)) == f"12 more {of} own words"


def test_rates_of_passives_want_words_and_passives_of_one_view():
    with pytest.raises(TableError, match="found 'own' in passives; 'all' in sentences. Filter each table"):
        passives_by_outlet(PASSIVES.assign(view="own"), WORDS, ARTICLES)
    table = passives_by_article(PASSIVES.assign(view="own").iloc[:0], WORDS.assign(view="own"), ARTICLES)
    assert set(table["view"]) == {"own"}


def test_a_stance_that_nobody_has_is_refused():
    with pytest.raises(TableError, match="stance to be one of 'neutral'.*found 'doubting'"):
        stance_by_article(QUOTES, ARTICLES, "doubting")


@pytest.fixture(scope="module")
def tables(root):
    return framing.measure(root / "data" / "control")


def test_every_measure_of_voices_has_three_views(tables):
    counts = {}
    for view in ("all", "own", "once"):
        quotes, passives, sentences = (
            framing.filter_origin(tables[name], tables["families"], view)
            for name in ("quotes", "passives", "sentences")
        )
        made = [
            speakers_by_article(quotes, tables["articles"]),
            sources_by_article(quotes, tables["articles"]),
            direct_by_article(quotes, tables["articles"]),
            stance_by_article(quotes, tables["articles"], "neutral"),
            passives_by_article(passives, sentences, tables["articles"]),
        ]
        counts[view] = [table["numerator"].sum() for table in made]
        assert all(set(table["view"]) == {view} and len(table) for table in made)
    for whole, own, once in zip(counts["all"], counts["own"], counts["once"], strict=True):
        assert 0 < own < once < whole
