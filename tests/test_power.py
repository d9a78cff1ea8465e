"""Power and false alarms: planted differences are found, and outlets dealt anew are not told apart."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

import framing
from framing import TableError, false_alarms, planted_found, plot_planted, tell_apart
from framing.charts import finding_alarms, finding_planted
from framing.validity.false_alarms import deal_outlets

PLAIN = {"The Ordal Observer", "Strait Tribune"}


@pytest.fixture(scope="module")
def control(root) -> dict[str, pd.DataFrame]:
    return framing.open_study(root / "data" / "control")


@pytest.fixture(scope="module")
def reports(control, root) -> pd.DataFrame:
    side = pd.read_csv(root / "data" / "control" / "source" / "speakers.csv").set_index("speaker")["side"]
    articles, quotes = control["articles"], control["quotes"]
    loaded = framing.rate_by_article(control["phrases"], control["sentences"], articles, lexicon=framing.loaded_terms())
    tone = framing.mean_by_article(control["sentences"], articles)
    sides = framing.speakers_by_article(quotes, articles, by=side)
    verbs = framing.stance_by_article(quotes, articles, stance="distancing", by=side)
    table = pd.concat([loaded, tone, sides, verbs], ignore_index=True)
    return table[~table["category"].str.startswith("(")]  # of no side, or of nobody known


@pytest.fixture(scope="module")
def found(reports, root) -> pd.DataFrame:
    planted = pd.read_csv(root / "data" / "control" / "key" / "planted.csv")
    return planted_found(tell_apart(reports, n_boot=0), planted)


def test_every_planted_difference_of_loaded_phrases_tone_and_verbs_is_found(found):
    planted = found[found["planted"] == "planted"]
    n = planted.groupby(["measure", "category", "outlet"])["found"].agg(["size", "sum"])
    assert set(n["size"]) == {5}
    # Northline News quotes Velmora with a verb in six reports alone, and Tassary about as much as Halden Today does.
    hard = [("words given", "Tassary", "Halden Today"), ("distancing verbs", "Velmora", "Halden Today")]
    assert (n.drop(index=hard)["sum"] == 5).all(), n
    assert (n.loc[hard, "sum"] >= 4).all(), n
    assert ("tone", "", "Lantern Daily") in n.index
    assert len(n) == 9


def test_what_was_found_is_about_as_large_as_the_key_says(found):
    loaded = found[found["measure"].eq("loaded phrases") & found["planted"].eq("planted")]
    assert (loaded["difference"] - loaded["expected"]).abs().max() < 1.0
    assert (loaded["difference"] > loaded["smallest"]).all()


def test_nothing_is_told_apart_that_the_key_has_alike(found):
    others = found[~found["planted"].eq("planted") & found["verdict"].eq("apart")]
    assert not others["measure"].isin(["loaded phrases", "tone"]).any()
    assert not (others["outlet"].isin(PLAIN) & others["other"].isin(PLAIN)).any()
    assert (others["difference"] * others["expected"] > 0).all()
    assert (others["expected"].abs() > 15).all()  # percentage points


def pairs(**columns) -> pd.DataFrame:
    row = {"measure": "loaded phrases", "category": "doubt", "outlet_a": "A", "outlet_b": "B", "verdict": "apart",
           "difference": 3.0, "low": 1.0, "high": 5.0, "smallest": 2.0, "q": 0.01, "per": 1000, "of": "own words",
           "view": "all", "n_events": 8, "n_units_a": 8, "n_units_b": 7}  # fmt: skip
    return pd.DataFrame([row | columns])


def key(*planted: str, measure="loaded", category="doubt", outlets="ABC") -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"outlet": o, "measure": measure, "category": category, "planted": o in planted, "rate": r, "per": 1000}
            for o, r in zip(outlets, (4.0, 1.0, 1.0), strict=True)
        ]
    )


def test_a_difference_is_found_only_in_the_planted_direction():
    row = planted_found(pairs(), key("A")).iloc[0]
    assert (row["outlet"], row["other"], row["planted"], row["found"]) == ("A", "B", "planted", True)
    assert row["expected"] == pytest.approx(3)
    row = planted_found(pairs(), key("B")).iloc[0]  # planted in B, yet A has more
    assert (row["outlet"], row["difference"], row["low"], row["high"]) == ("B", -3, -5, -1)
    assert (row["n_units"], row["n_units_other"], row["found"]) == (7, 8, False)
    assert not planted_found(pairs(verdict="cannot tell"), key("A"))["found"].item()


def test_nothing_is_planted_between_two_that_have_it_both():
    assert planted_found(pairs(), key("A", "B"))["planted"].item() == "not planted"
    assert planted_found(pairs(), key("C"))["planted"].item() == "not planted"


def test_who_quotes_one_side_more_quotes_the_others_less():
    sides = pd.concat([key("A", measure="quoted_side", category=c) for c in ("North", "South")])
    sides["planted"] &= sides["category"].eq("North")
    row = planted_found(pairs(measure="words given", category="South", difference=-20.0), sides).iloc[0]
    assert (row["planted"], row["outlet"], row["found"]) == ("follows", "A", True)
    assert not planted_found(pairs(measure="words given", category="South"), sides)["found"].item()


def test_verbs_of_the_key_are_those_of_the_tables():
    cues = key("A", measure="cues", category="distancing North")
    row = planted_found(pairs(measure="distancing verbs", category="North"), cues).iloc[0]
    assert (row["planted"], row["found"]) == ("planted", True)


def test_measures_that_the_key_does_not_know_have_no_row():
    assert planted_found(pairs(category="urgency"), key("A")).empty


# Outlets dealt anew


def test_each_event_keeps_its_outlets_and_each_report_one_outlet(reports):
    for dealt in deal_outlets(reports, 5, 1):
        by_report = dealt.groupby("article_id")["outlet"].unique()
        assert by_report.map(len).eq(1).all()
        assert (dealt.groupby(["event", "measure", "category", "outlet"]).size().max()) == 1
        rest = [name for name in reports.columns if name != "outlet"]
        pd.testing.assert_frame_equal(dealt[rest], reports[rest])
        assert (dealt["outlet"] != reports["outlet"]).mean() > 0.6  # five of six, dealt evenly


def test_reports_of_one_family_and_outlet_stay_together():
    reports = pd.DataFrame({"article_id": list("abcde"), "outlet": ["P", "P", "T", "T", "P"], "event": "e"})
    reports["unit"] = ["f", "f", "f", "", ""]
    pieces = {tuple(dealt["outlet"]) for dealt in deal_outlets(reports, 200, 1)}
    assert all(one[0] == one[1] for one in pieces)
    assert len(pieces) == 6  # two of four pieces have P


def test_without_events_all_reports_are_one_block_and_with_some_the_others_keep_their_outlet():
    reports = pd.DataFrame({"article_id": list("abcd"), "outlet": ["P", "P", "T", "T"], "event": [None] * 4})
    assert len({tuple(dealt["outlet"]) for dealt in deal_outlets(reports, 200, 1)}) == 6
    some = reports.assign(event=["e", None, "e", ""])
    assert {tuple(dealt["outlet"]) for dealt in deal_outlets(some, 50, 1)} == {
        ("P", "P", "T", "T"),
        ("T", "P", "P", "T"),
    }


def alike(seed: int, extra: float = 0.0, n_events: int = 12) -> pd.DataFrame:
    """Three outlets on each event with Poisson counts of two categories; the first may have more of one."""
    rng = np.random.default_rng(seed)
    rows = [
        {"article_id": f"{o}{e}", "outlet": o, "event": f"e{e}", "category": c,
         "numerator": float(rng.poisson(4 + extra * (o == "A" and c == "x")))}
        for e in range(n_events) for o in "ABC" for c in "xy"
    ]  # fmt: skip
    facts = {"unit": None, "measure": "m", "denominator": 400.0, "per": 1000, "of": "words", "view": "all"}
    return pd.DataFrame(rows).assign(**facts)


def test_outlets_that_are_alike_are_seldom_told_apart_and_a_difference_planted_does_not_change_that():
    for extra in (0.0, 12.0):
        table = false_alarms(alike(1, extra), 100, n_permutations=499).set_index("measure")
        row = table.loc["(all)"]
        assert row["n_tests"] == 600
        assert row["n_alarms"] <= 12  # at 5 in 100 this or fewer are all but certain
        assert row["low"] <= 0.05
        interval = stats.beta.ppf([0.025, 0.975], [row["n_alarms"], row["n_alarms"] + 1],
                                  [101 - row["n_alarms"], 100 - row["n_alarms"]])  # fmt: skip
        assert row[["low", "high"]].tolist() == pytest.approx(np.nan_to_num(interval).tolist())
        assert table.loc["m"].drop("n_tests").equals(row.drop("n_tests"))
    assert (tell_apart(alike(1, 12.0), n_boot=0)["verdict"] == "apart").sum() == 2


def test_an_alarm_is_counted_where_there_is_one():
    """At a level of one half something is declared again and again: the count is no constant."""
    row = false_alarms(alike(2), 20, alpha=0.5, n_permutations=199).iloc[0]
    assert 3 < row["n_alarms"] <= row["n_declared"]
    assert row["alpha"] == 0.5


def test_alarms_are_what_tell_apart_declares(reports):
    """The count goes the short way past the table of pairs; the verdicts are the same."""
    for table, alpha in ((reports, 0.05), (alike(5), 0.4), (alike(6, 20.0), 0.4)):
        row = false_alarms(table, 4, alpha=alpha, n_permutations=199, seed=9).iloc[0]
        each = [
            tell_apart(dealt, alpha=alpha, n_permutations=199, n_boot=0, seed=9) for dealt in deal_outlets(table, 4, 9)
        ]
        assert row["n_tests"] == sum((pairs["verdict"] != "too few").sum() for pairs in each)
        assert row["n_declared"] == sum((pairs["verdict"] == "apart").sum() for pairs in each)
        assert row["n_alarms"] == sum((pairs["verdict"] == "apart").any() for pairs in each)


def test_few_reports_have_nothing_to_test_and_say_so():
    table = false_alarms(alike(1, n_events=3), 5)
    assert table["n_tests"].tolist() == [0, 0]
    assert "nothing could be tested" in finding_alarms(table)


def test_the_same_seed_deals_the_same():
    pd.testing.assert_frame_equal(false_alarms(alike(3), 5, seed=4), false_alarms(alike(3), 5, seed=4))


def test_no_corpora_are_refused():
    with pytest.raises(TableError, match="needs n"):
        false_alarms(alike(1), 0)


# The chart


def test_the_chart_has_a_mark_a_stroke_and_a_count_for_each_planted_difference(found):
    table = found[found["measure"].isin(["loaded phrases", "tone"])]
    ax = plot_planted(table)
    n = int(table["planted"].eq("planted").sum())
    marks = [line for line in ax.lines if line.get_gid() == "differences"]
    assert len(marks) == n == 30
    assert all(line.get_markerfacecolor() != "white" for line in marks)
    assert len([line for line in ax.lines if line.get_gid() == "smallest"]) == 30
    assert [text.get_text() for text in ax.texts if text.get_gid() == "count"] == ["5 of 5"] * 6
    assert finding_planted(table) == "All 30 planted differences were found, and no other told apart"


def test_a_difference_that_was_not_found_is_hollow_and_counted():
    ax = plot_planted(planted_found(pairs(verdict="cannot tell"), key("A")))
    (mark,) = (line for line in ax.lines if line.get_gid() == "differences")
    assert mark.get_markerfacecolor() == "white"
    assert "0 of 1" in [text.get_text() for text in ax.texts]
    title = " ".join(text.get_text() for text in ax.texts if text.get_gid() == "title")
    assert title == "The planted difference was not found, and no other told apart"


def test_what_else_was_told_apart_is_said_with_whether_the_key_has_it():
    both = pd.concat([pairs(), pairs(outlet_a="B", outlet_b="C")])
    assert finding_planted(planted_found(both, key("A"))).endswith("; one was told apart without cause")
    rates = key("A").assign(rate=[4.0, 3.5, 1.0])
    assert finding_planted(planted_found(both, rates)).endswith("; one more told apart differs by the key")
