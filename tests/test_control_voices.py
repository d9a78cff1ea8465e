"""Who speaks in the control corpus, and with which verbs: what was planted is found from the key alone."""

from __future__ import annotations

import pandas as pd
import pytest

from framing import find_quotes, measure, read_corpus
from framing.compare import (
    direct_by_outlet,
    mark_apart,
    speakers_by_article,
    speakers_by_outlet,
    stance_by_article,
    stance_by_outlet,
    stance_contrast,
    tell_apart,
)
from framing.tables import STANCES

SIDES = ["Tassary", "Velmora", "other"]
ALIKE = ["Strait Tribune", "The Ordal Observer"]
OTHERS = ("conceding", "combative", "endorsing", "other")  # what planted.csv counts as other


@pytest.fixture(scope="module")
def control(root):
    return root / "data" / "control"


@pytest.fixture(scope="module")
def articles(control):
    return pd.read_csv(control / "articles.csv")


@pytest.fixture(scope="module")
def quotes(control) -> pd.DataFrame:
    """The key's quotations as `find_quotes` would make them: a name for a speaker, a stance for a verb."""
    stances = pd.read_csv(control / "source" / "cues.csv").set_index("cue")["stance"]
    rows = pd.read_csv(control / "key" / "quotes.csv")
    return rows.assign(speaker_id=rows["speaker"], source_type=pd.NA, stance=rows["cue"].map(stances))


@pytest.fixture(scope="module")
def side(control) -> pd.Series:
    return pd.read_csv(control / "source" / "speakers.csv").set_index("speaker")["side"]


@pytest.fixture(scope="module")
def planted(control) -> pd.DataFrame:
    return pd.read_csv(control / "key" / "planted.csv").set_index(["measure", "outlet", "category"])


@pytest.fixture(scope="module")
def words(quotes, articles, side) -> pd.DataFrame:
    return speakers_by_outlet(quotes[quotes["kind"] != "indirect"], articles, by=side)


@pytest.fixture(scope="module")
def cues(quotes, articles, side) -> pd.DataFrame:
    return stance_by_outlet(quotes, articles, by=side, min_cues=0)


def test_words_of_each_side_are_those_of_the_key(words, planted, quotes):
    found = words[words["speaker_id"] != "(unresolved)"].set_index(["outlet", "speaker_id"])
    expected = planted.loc["quoted_side"][["n", "denominator"]].copy()
    # The key counts one scare quote that has a speaker and no verb; for framing scare quotes are nobody's speech.
    scare = quotes[(quotes["kind"] == "scare") & quotes["speaker"].notna()]
    assert scare[["article_id", "speaker", "n_words"]].values.tolist() == [["e8-o2", "Sanne Tillet", 3]]
    expected.at[("Northline News", "other"), "n"] -= 3
    expected["denominator"] -= 3 * (expected.index.get_level_values("outlet") == "Northline News")
    assert sorted(found.index) == sorted(expected.index)
    for key, row in expected.iterrows():
        assert (found.at[key, "n_words"], found.at[key, "n_all"]) == (row["n"], row["denominator"]), key


def test_every_quotation_of_the_key_has_its_speaker(quotes, articles, side):
    table = speakers_by_outlet(quotes, articles, by=side)
    assert table.loc[table["speaker_id"] == "(unresolved)", "n_words"].eq(0).all()
    assert "(other)" not in set(table["speaker_id"])
    assert table["n_quotes"].sum() == (quotes["kind"] != "scare").sum()
    assert table.groupby("outlet")["share"].sum().round(9).eq(1).all()


def test_verbs_of_each_side_are_those_of_the_key(cues, planted):
    expected = planted.loc["cues"]
    for (outlet, category), row in expected.iterrows():
        stance, side = category.split()
        rows = cues[(cues["outlet"] == outlet) & (cues["speaker_id"] == side)]
        kinds = OTHERS if stance == "other" else (stance,)
        assert rows.loc[rows["stance"].isin(kinds), "n_cues"].sum() == row["n"], (outlet, category)
        assert set(rows["n_all"]) == {row["denominator"]}
    assert set(STANCES) <= set(cues["stance"])


def share(table: pd.DataFrame, outlet: str, speaker: str, column: str = "share", **which: str) -> float:
    rows = table[(table["outlet"] == outlet) & (table["speaker_id"] == speaker)]
    for name, value in which.items():
        rows = rows[rows[name] == value]
    return rows[column].item()


def test_one_outlet_gives_the_word_to_each_side_and_two_to_both(words):
    for outlet, side in (("Halden Today", "Tassary"), ("Lantern Daily", "Velmora")):
        silent = {"Tassary": "Velmora", "Velmora": "Tassary"}[side]
        assert share(words, outlet, side) > 0.95
        assert share(words, outlet, side, "low") > max(share(words, plain, side, "high") for plain in ALIKE)
        assert share(words, outlet, silent) == 0
        assert share(words, outlet, silent, "high") < min(share(words, plain, silent, "low") for plain in ALIKE)
    for side in SIDES:
        one, other = (share(words, outlet, side) for outlet in ALIKE)
        assert abs(one - other) < 0.02
        lows, highs = ([share(words, outlet, side, end) for outlet in ALIKE] for end in ("low", "high"))
        assert max(lows) < min(highs)


def test_one_outlet_lets_one_side_claim(cues):
    claims = cues[cues["stance"] == "distancing"]
    assert claims[claims["n_cues"] > 0][["outlet", "speaker_id"]].values.tolist() == [["Halden Today", "Velmora"]]
    assert share(claims, "Halden Today", "Velmora", "low") > claims.loc[claims["n_cues"] == 0, "high"].max()


def test_the_contrast_of_two_sides_is_told_apart_from_none(quotes, articles, side):
    table = stance_contrast(quotes, articles, "Velmora", "Tassary", by=side).set_index("outlet")
    row = table.loc["Halden Today"]
    assert (row["n_one"], row["all_one"], row["n_other"], row["all_other"]) == (13, 14, 0, 34)
    assert row["low"] > 0.5
    for outlet in table.index.drop("Halden Today"):
        assert table.at[outlet, "low"] <= 0 <= table.at[outlet, "high"]
        assert table.at[outlet, "difference"] == 0


def test_the_plain_outlets_quote_as_directly_as_each_other(quotes, articles):
    table = direct_by_outlet(quotes, articles).query("form == 'direct'").set_index("outlet").loc[ALIKE]
    assert abs(table["share"].iloc[0] - table["share"].iloc[1]) < 0.05
    assert table["low"].max() < table["high"].min()


@pytest.fixture(scope="module")
def found(control) -> pd.DataFrame:
    return find_quotes(read_corpus(control).articles)


def test_what_the_program_finds_tells_the_same_outlets_apart(found, articles, side):
    """Without the key: a speaker or a verb that is missed must not hide what was planted, nor plant anything."""
    words = speakers_by_outlet(found, articles, by=side)
    for outlet, speaker, others in (("Halden Today", "Tassary", ALIKE), ("Lantern Daily", "Velmora", ALIKE)):
        assert share(words, outlet, speaker, "low") > max(share(words, plain, speaker, "high") for plain in others)
    table = stance_contrast(found, articles, "Velmora", "Tassary", by=side).set_index("outlet")
    assert table.at["Halden Today", "low"] > 0.25
    for outlet in table.index.drop("Halden Today"):
        assert table.at[outlet, "low"] <= 0 <= table.at[outlet, "high"]
    for speaker in ("Tassary", "Velmora"):
        lows, highs = ([share(words, outlet, speaker, end) for outlet in ALIKE] for end in ("low", "high"))
        assert max(lows) < min(highs)


@pytest.fixture(scope="module")
def pairs(control, side) -> pd.DataFrame:
    """What the program finds of sides and of distancing verbs, all tests corrected together."""
    tables = measure(control)
    quotes, articles = tables["quotes"], tables["articles"]
    words, verbs = speakers_by_article(quotes, articles, side), stance_by_article(quotes, articles, by=side)
    return tell_apart(pd.concat([words, verbs]), n_boot=0)


def apart(pairs: pd.DataFrame, measured: str, group: str) -> list[tuple[str, str]]:
    """Pairs told apart, the higher first."""
    rows = pairs[(pairs["measure"] == measured) & (pairs["category"] == group) & (pairs["verdict"] == "apart")]
    both = zip(rows["higher"], rows["outlet_a"], rows["outlet_b"], strict=True)
    return [(higher, b if higher == a else a) for higher, a, b in both]


def test_the_outlet_that_lets_one_side_claim_is_told_apart_from_the_others(pairs):
    claiming = apart(pairs, "distancing verbs", "Velmora")
    assert {higher for higher, _ in claiming} == {"Halden Today"}
    # Northline News quotes Velmora in six events, too few for a difference that stands among 150 tests.
    assert {lower for _, lower in claiming} >= {*ALIKE, "Lantern Daily", "The Merrow Courier"}
    other = pairs[(pairs["measure"] == "distancing verbs") & (pairs["category"] != "Velmora")]
    assert set(other["verdict"]) == {"too few"}  # nobody distances itself from the other side


def test_the_outlets_that_quote_one_side_are_told_apart_from_the_plain_ones(pairs):
    for outlet, favoured, silent in (("Halden Today", "Tassary", "Velmora"), ("Lantern Daily", "Velmora", "Tassary")):
        more, less = apart(pairs, "words given", favoured), apart(pairs, "words given", silent)
        for plain in ALIKE:
            assert (outlet, plain) in more
            assert (plain, outlet) in less


def test_verdicts_are_written_into_the_shares_of_sides_and_into_those_of_the_stance_they_are_of(pairs, words, cues):
    sides = mark_apart(words, pairs, "words given").set_index(["outlet", "speaker_id"])
    for outlet, side in (("Halden Today", "Tassary"), ("Lantern Daily", "Velmora")):
        assert set(ALIKE) <= set(sides["above"].to_dict()[outlet, side].split("; "))
    for one, other in (ALIKE, ALIKE[::-1]):
        assert not sides.loc[one, "above"].str.contains(other).any()
    verbs = mark_apart(cues, pairs, "distancing verbs")
    told = verbs[verbs["n_told"] > 0]
    assert set(told["stance"]) == {"distancing"} and set(told["speaker_id"]) == {"Velmora"}
    assert told.loc[told["above"] != "", "outlet"].tolist() == ["Halden Today"]


def test_what_is_told_apart_is_so_by_the_key_and_the_plain_outlets_never_are(pairs, planted):
    rates = planted.loc["quoted_side"]["rate"].to_dict()
    for group in SIDES:
        for higher, lower in apart(pairs, "words given", group):
            assert rates[higher, group] > rates[lower, group], (group, higher, lower)
    plain = pairs[pairs["outlet_a"].isin(ALIKE) & pairs["outlet_b"].isin(ALIKE)]
    assert len(plain) == 2 * 5 and "apart" not in set(plain["verdict"])
    assert pairs.loc[pairs["category"].isin(["(other)", "(unresolved)"]), "verdict"].ne("apart").all()
