"""Copies of one story are one piece of evidence: in the table of reports, and in every estimate."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import framing
from framing.compare import mean_by_outlet, rate_by_outlet
from framing.tables import TableError

ARTICLES = pd.DataFrame({"article_id": [f"a{n}" for n in range(7)], "outlet": "Alder Times"})
SENTENCES = pd.DataFrame(
    {
        "article_id": ARTICLES["article_id"],
        "n_own": [100, 200, 300, 100, 200, 300, 100],
        "n_words": 400,
        "compound_own": [0.1, 0.4, -0.2, 0.3, 0.0, 0.5, -0.6],
    }
)
PHRASES = pd.DataFrame(
    {"article_id": ["a0", "a1", "a1", "a3", "a5", "a6", "a6"], "category": "doubt", "voice": "outlet"}
)


def test_a_report_outside_a_family_is_its_own_unit():
    families = pd.DataFrame({"family": ["f1", "f1", "f2"], "article_id": ["a1", "a2", "a6"]})
    marked = framing.mark_units(ARTICLES.set_axis(list("gfedcba")), families)
    assert marked["unit"].tolist() == ["a0", "f1", "f1", "a3", "a4", "a5", "f2"]
    assert marked.index.tolist() == list("gfedcba")
    assert framing.mark_units(ARTICLES, families.iloc[:0])["unit"].tolist() == ARTICLES["article_id"].tolist()


def test_families_that_have_a_report_in_common_are_one_unit():
    rows = [("f1", "a0"), ("f1", "a1"), ("f2", "a1"), ("f2", "a2"), ("f3", "a3"), ("f3", "a4"), ("f4", "a4")]
    families = pd.DataFrame(rows, columns=["family", "article_id"])
    marked = framing.mark_units(ARTICLES, families)
    assert marked["unit"].tolist() == ["f1", "f1", "f1", "f3", "f3", "a5", "a6"]


def test_measure_fills_the_unit(tmp_path):
    story = "The envoys of Velmora and Tassary met in Halden on Tuesday for the third time since the winter began. "
    story += "They talked for two hours about the toll that ships pay before they pass through the Ordal strait. "
    story += "The rebels in the upper valley had no part in it, and their leader said he would not wait for ever."
    for name, text in {
        "one": story,
        "two": story.replace("two hours", "an hour"),
        "three": "The harbour was closed. Nobody said why.",
    }.items():
        (tmp_path / f"{name}.txt").write_text(f"{name.capitalize()} of them\n\n{text}\n", encoding="utf-8")
    tables = framing.measure(tmp_path)
    unit = tables["articles"].set_index("article_id")["unit"]
    assert unit["one"] == unit["two"] == tables["families"]["family"].iloc[0]
    assert unit["three"] == "three"


@pytest.mark.parametrize("unit", [None, "", np.nan])
def test_where_no_unit_is_given_the_report_is_its_own(unit):
    with_unit = ARTICLES.assign(unit=pd.Series([unit] * 7, dtype="str"))
    pd.testing.assert_frame_equal(mean_by_outlet(SENTENCES, with_unit), mean_by_outlet(SENTENCES, ARTICLES))
    rates = rate_by_outlet(PHRASES, SENTENCES, with_unit)
    pd.testing.assert_frame_equal(rates, rate_by_outlet(PHRASES, SENTENCES, ARTICLES))
    assert (rates["n_articles"].item(), rates["n_units"].item()) == (7, 7)


def test_reports_of_a_unit_are_drawn_as_one():
    articles = ARTICLES.assign(unit=["a0", "a0", "a2", "a3", "a4", "a5", "a6"])
    rate = rate_by_outlet(PHRASES, SENTENCES, articles).iloc[0]
    assert (rate["n_articles"], rate["n_units"]) == (7, 6)
    # as if the two reports were one of 300 words with three phrases: the same rate and interval
    merged = SENTENCES.assign(article_id=SENTENCES["article_id"].replace("a1", "a0"))
    as_one = rate_by_outlet(PHRASES.replace("a1", "a0"), merged, ARTICLES[ARTICLES["article_id"] != "a1"]).iloc[0]
    assert rate[["rate", "low", "high"]].tolist() == as_one[["rate", "low", "high"]].tolist()
    mean = mean_by_outlet(SENTENCES, articles).iloc[0]
    plain = mean_by_outlet(SENTENCES, ARTICLES).iloc[0]
    assert mean["estimate"] == pytest.approx(plain["estimate"])  # still the mean of seven reports
    assert (mean["low"], mean["high"]) != (plain["low"], plain["high"])


def test_seven_copies_of_three_stories_have_no_interval():
    articles = ARTICLES.assign(unit=["f", "f", "f", "g", "g", "g", "a6"])
    for row in (rate_by_outlet(PHRASES, SENTENCES, articles).iloc[0], mean_by_outlet(SENTENCES, articles).iloc[0]):
        assert (row["n_articles"], row["n_units"]) == (7, 3)
        assert np.isnan(row["low"]) and row["note"] == "fewer than 5 units: no interval"


def test_a_unit_that_two_outlets_share_is_one_of_each():
    articles = ARTICLES.assign(outlet=["Alder Times"] * 6 + ["Zonal Post"], unit=[*"abcde", "f", "f"])
    table = mean_by_outlet(SENTENCES, articles).set_index("outlet")
    assert table["n_units"].to_dict() == {"Alder Times": 6, "Zonal Post": 1}


def test_estimates_say_which_view_they_are_of():
    own = {"phrases": PHRASES.assign(view="own"), "sentences": SENTENCES.assign(view="own")}
    assert rate_by_outlet(**own, articles=ARTICLES)["view"].tolist() == ["own"]
    assert rate_by_outlet(PHRASES, SENTENCES, ARTICLES)["view"].tolist() == ["all"]
    assert mean_by_outlet(own["sentences"], ARTICLES)["view"].tolist() == ["own"]
    with pytest.raises(TableError, match="rate_by_outlet needs rows of one view"):
        rate_by_outlet(own["phrases"], SENTENCES, ARTICLES)
