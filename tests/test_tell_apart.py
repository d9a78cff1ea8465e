"""Apart, cannot tell or too few, on tables whose answer is known."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from framing.compare import mark_apart, rate_by_outlet, tell_apart
from framing.compare.effects import effect_words, range_words
from framing.compare.smallest import fewest_counts
from framing.resampling import expanded_level
from framing.tables import TableError

EVENTS = [f"event {n}" for n in range(8)]
HIGH, LOW = [4.0, 5, 3, 6, 4, 5, 3, 4], [1.0, 0, 2, 1, 0, 1, 1, 0]


def reports(values: dict[str, list[float]], *, category: str = "doubt", words=400.0, events=EVENTS) -> pd.DataFrame:
    """A report of each outlet on each event."""
    rows = [
        {"article_id": f"{outlet} {number}", "outlet": outlet, "event": event, "numerator": value}
        for outlet, of_outlet in values.items()
        for number, (event, value) in enumerate(zip(events, of_outlet, strict=False))
    ]
    told = {"measure": "loaded phrases", "category": category, "denominator": words, "per": 1000, "of": "own words"}
    return pd.DataFrame(rows).assign(**told, unit=lambda table: table["article_id"])


def only(table: pd.DataFrame) -> pd.Series:
    assert len(table) == 1
    return table.iloc[0]


def test_a_difference_within_events_by_hand():
    row = only(tell_apart(reports({"Zonal Post": LOW, "Alder Times": HIGH})))
    assert (row["outlet_a"], row["outlet_b"], row["verdict"], row["higher"]) == (
        *("Alder Times", "Zonal Post"),
        *("apart", "Alder Times"),
    )
    assert row["difference"] == pytest.approx(1000 * (34 - 6) / (8 * 400))
    # of 2^8 ways to exchange the names, the one found and its mirror are the farthest from 0
    assert (row["n_arrangements"], row["exact"], row["p"], row["q"]) == (256, True, 2 / 256, 2 / 256)
    assert row["effect"] == "8.8 more per 1,000 own words"
    assert row[["n_events", "n_units_a", "n_units_b", "n_articles_a", "n_articles_b"]].tolist() == [8] * 5
    assert (row["per"], row["of"], row["view"], row["note"]) == (1000, "own words", "all", "")
    # equal words: each event's difference is one value, and the interval that of their mean
    values = 2.5 * (np.array(HIGH) - LOW)
    expected = stats.bootstrap(
        (values,),
        np.mean,
        n_resamples=2000,
        method="BCa",
        confidence_level=expanded_level(0.95, 8),
        rng=np.random.default_rng(20130507),
    ).confidence_interval
    assert [row["low"], row["high"]] == pytest.approx([expected.low, expected.high])
    assert row["confidence_level"] == 0.95
    wanted = stats.t.ppf(0.975, 7) + stats.t.ppf(0.8, 7)
    assert row["smallest"] == pytest.approx(max(wanted * stats.sem(values), fewest_counts(0.05) / 3.2))


def test_lengths_weigh_within_events():
    words = np.array([100.0, 800, 300, 500, 200, 900, 400, 250] * 2)
    table = reports({"Alder Times": HIGH, "Zonal Post": LOW}, words=words)
    row = only(tell_apart(table, n_boot=0))
    a, b = words[:8], words[8:]
    weights = a * b / (a + b)
    assert row["difference"] == pytest.approx(
        1000 * np.average(np.array(HIGH) / a - np.array(LOW) / b, weights=weights)
    )
    signs = np.array(list(itertools.product([1, -1], repeat=8)))  # equal words on both sides: a swap turns the sign
    every = (signs * weights * (np.array(HIGH) / a - np.array(LOW) / b)).sum(axis=1)
    assert row["p"] == pytest.approx((abs(every) >= every[0] - 1e-12).mean())


def test_an_outlet_that_reported_the_harsher_events_is_not_harsher():
    rng = np.random.default_rng(5)
    harsh = {f"event {n}": 12.0 if n < 8 else 1.0 for n in range(16)}
    rows = []
    for outlet, events in (("Alder Times", list(harsh)[:10]), ("Zonal Post", list(harsh)[6:])):
        for event in events:
            rows.append((outlet, event, float(rng.poisson(harsh[event]))))
    table = reports({"Alder Times": [0.0] * 8, "Zonal Post": [0.0] * 8}).iloc[:1]
    table = pd.concat([table] * len(rows), ignore_index=True).assign(
        **dict(zip(["outlet", "event", "numerator"], zip(*rows, strict=True), strict=True)),
        article_id=[f"r{n}" for n in range(len(rows))],
        unit=[f"r{n}" for n in range(len(rows))],
    )
    row = only(tell_apart(table))
    plain = table.groupby("outlet")["numerator"].mean()
    assert plain["Alder Times"] > 2 * plain["Zonal Post"]
    assert row["verdict"] == "too few" and row["n_events"] == 4
    assert "12 reports of events that only one of the two has left out" in row["note"]
    assert abs(row["difference"]) < 1000 * 3 / 400


def test_outlets_that_are_alike_cannot_be_told_apart():
    row = only(
        tell_apart(reports({"Alder Times": [2.0, 0, 3, 1, 2, 0, 1, 2], "Zonal Post": [1.0, 2, 1, 2, 1, 1, 2, 1]}))
    )
    assert (row["verdict"], row["higher"]) == ("cannot tell", "")
    assert row["p"] > 0.5 and row["low"] < 0 < row["high"]
    assert row["effect"].startswith("anything from ") and row["effect"].endswith(" more per 1,000 own words")
    assert row["smallest"] > abs(row["difference"])


def test_fewer_than_five_units_are_too_few_whatever_they_say():
    row = only(tell_apart(reports({"Alder Times": [9.0] * 4, "Zonal Post": [0.0] * 4})))
    assert (row["verdict"], row["higher"], row["effect"], row["n_units_a"]) == ("too few", "", "", 4)
    assert (
        np.isnan(row["low"]) and np.isnan(row["q"]) and np.isnan(row["smallest"]) and np.isnan(row["confidence_level"])
    )
    assert row["difference"] == pytest.approx(22.5) and row["p"] == 2 / 16
    assert row["note"] == "one of the two in fewer than 5 units"


def test_five_events_of_one_report_each_have_too_few_arrangements():
    row = only(tell_apart(reports({"Alder Times": [9.0] * 5, "Zonal Post": [0.0] * 5})))
    assert (row["verdict"], row["p"], row["n_arrangements"]) == ("too few", 2 / 32, 32)
    assert np.isnan(row["smallest"]) and "exchanged in too few ways" in row["note"]


def test_what_nobody_uses_is_too_few_but_says_what_could_have_been_shown():
    row = only(tell_apart(reports({"Alder Times": [0.0] * 8, "Zonal Post": [0.0] * 8})))
    assert (row["verdict"], row["p"], row["difference"]) == ("too few", 1, 0)
    bound = -math.log(0.025) / 3200 * 1000
    assert [row["low"], row["high"]] == pytest.approx([-bound, bound])
    assert row["smallest"] == pytest.approx(fewest_counts(0.05) / 3.2) and row["smallest"] > 0
    assert row["note"].startswith("none found in either")


def test_where_one_side_has_none_its_end_takes_in_what_chance_may_have_hidden():
    table = reports({"Alder Times": HIGH, "Zonal Post": [0.0] * 8})
    row = only(tell_apart(table))
    assert row["note"].startswith("none found in one of the two")
    # what resampling gives, and that 3.7 may be hidden in 3,200 words: squared and added where it would lessen it
    counts = np.array(HIGH) / 0.4
    expected = stats.bootstrap(
        (counts,),
        np.mean,
        n_resamples=2000,
        method="BCa",
        confidence_level=expanded_level(0.95, 8),
        rng=np.random.default_rng(20130507),
    ).confidence_interval
    low = row["difference"] - math.hypot(row["difference"] - expected.low, -math.log(0.025) / 3.2)
    assert [row["low"], row["high"]] == pytest.approx([low, expected.high])
    # the other way round it is the other end
    turned = only(
        tell_apart(table.assign(outlet=table["outlet"].map({"Alder Times": "Zonal Post", "Zonal Post": "A"})))
    )
    assert [turned["low"], turned["high"]] == pytest.approx([-expected.high, -low], rel=0.1)


def test_all_tests_are_corrected_together_and_those_that_cannot_come_out_are_left_out():
    rng = np.random.default_rng(1)
    outlets = ["Alder Times", "Delta TV", "Zonal Post"]
    noise = [
        reports({outlet: rng.poisson(2, 8).astype(float) for outlet in outlets}, category=f"c{n}") for n in range(6)
    ]
    planted = reports({"Alder Times": [9.0] * 8, "Delta TV": [1.0] * 8, "Zonal Post": LOW}, category="doubt")
    unused = reports({outlet: [0.0] * 8 for outlet in outlets}, category="unused")
    table = tell_apart(pd.concat([*noise, planted, unused]))
    assert len(table) == 3 * 8
    tested = table[table["verdict"] != "too few"]
    assert set(table.loc[table["category"] == "unused", "verdict"]) == {"too few"}
    expected = stats.false_discovery_control(tested["p"].to_numpy())
    assert tested["q"].to_numpy() == pytest.approx(expected)
    assert table.loc[table["category"] == "unused", "q"].isna().all()
    assert ((tested["q"] <= 0.05) == (tested["verdict"] == "apart")).all()
    alone = tell_apart(planted)
    assert (alone["q"] < table.loc[table["category"] == "doubt", "q"].to_numpy()).any()


def test_one_difference_among_many_that_no_p_could_show_says_so():
    rng = np.random.default_rng(2)
    alike = [reports({o: rng.poisson(3, 8).astype(float) for o in "ABCDEF"}, category=f"c{n}") for n in range(9)]
    table = tell_apart(pd.concat(alike), n_boot=0)
    assert not (table["verdict"] == "apart").any()
    # of 135 tests one alone would need p up to 0.00037; eight events allow 0.0078
    assert table.loc[table["verdict"] == "cannot tell", "note"].str.contains("several differences together").all()


def test_copies_of_one_story_are_one_unit_and_swap_within_it():
    table = reports({"Alder Times": HIGH, "Zonal Post": LOW})
    # both outlets print the agency's story of each event twice over: eight units, not sixteen
    twice = pd.concat([table, table.assign(article_id=table["article_id"] + " again")])
    row = only(tell_apart(twice.assign(unit=twice["event"] + " copy")))
    assert (row["n_units_a"], row["n_articles_a"], row["n_arrangements"]) == (8, 16, 256)
    assert row["p"] == 2 / 256
    reprints = only(tell_apart(twice.assign(unit=twice["article_id"])))
    assert (reprints["n_units_a"], reprints["exact"]) == (16, False)
    assert reprints["p"] < row["p"]  # sixteen pieces of evidence out of eight: what the unit guards against


def test_reports_of_a_unit_are_added_up_first():
    table = reports({"Alder Times": HIGH, "Zonal Post": LOW})
    split = table[table["article_id"] == "Alder Times 0"]
    halves = [
        split.assign(article_id=f"half {n}", numerator=2.0, denominator=200.0, unit="Alder Times 0") for n in (1, 2)
    ]
    parted = pd.concat([table.drop(split.index), *halves])
    one, other = only(tell_apart(table)), only(tell_apart(parted))
    same = ["difference", "low", "high", "p", "q", "smallest", "n_units_a"]
    assert one[same].tolist() == pytest.approx(other[same].tolist())
    assert (one["n_articles_a"], other["n_articles_a"]) == (8, 9)


def test_a_unit_is_of_the_event_that_most_of_its_reports_have():
    table = reports({"Alder Times": HIGH, "Zonal Post": LOW})
    extra = table.iloc[[0]].assign(article_id="copy", event=None, unit="Alder Times 0")
    row = only(tell_apart(pd.concat([table, extra]), n_boot=0))
    assert (row["n_articles_a"], row["note"]) == (9, "")


def test_without_any_event_all_is_one_block():
    table = reports({"Alder Times": HIGH, "Zonal Post": LOW}).assign(event=None)
    row = only(tell_apart(table))
    x = np.array(HIGH + LOW)
    expected = stats.permutation_test(
        (x[:8], x[8:]),
        lambda a, b, axis=-1: np.abs(a.mean(axis=axis) - b.mean(axis=axis)),
        alternative="greater",
        n_resamples=np.inf,
        vectorized=True,
    )
    assert row["p"] == pytest.approx(11 / 10_000, abs=2e-3) and not row["exact"]  # 12,870 arrangements: drawn
    exact = only(tell_apart(table, n_permutations=13_000))
    assert exact["exact"] and exact["p"] == pytest.approx(expected.pvalue)
    assert (row["n_events"], row["note"]) == (0, "events unknown: all reports compared in one block")
    # units of each side are drawn: near Welch's interval
    welch = stats.ttest_ind(2.5 * x[:8], 2.5 * x[8:], equal_var=False).confidence_interval()
    assert [row["low"], row["high"]] == pytest.approx(tuple(welch), abs=0.6)
    error = 2.5 * math.sqrt(x[:8].var(ddof=1) / 8 + x[8:].var(ddof=1) / 8)
    wanted = (stats.t.ppf(0.975, 7) + stats.t.ppf(0.8, 7)) * error
    assert exact["smallest"] == pytest.approx(max(wanted, fewest_counts(0.05) / 3.2), rel=1e-6)


def test_units_that_both_have_are_drawn_together_where_events_are_few():
    table = reports({"Alder Times": HIGH, "Zonal Post": LOW})
    row = only(tell_apart(table.assign(unit=table["event"], event="one")))
    one, other = np.array(HIGH) / 3.2, np.array(LOW) / 3.2
    expected = stats.bootstrap(
        (one, other),
        lambda a, b, axis=-1: (a - b).sum(axis=axis),
        paired=True,
        n_resamples=2000,
        method="BCa",
        confidence_level=expanded_level(0.95, 8),
        rng=np.random.default_rng(20130507),
    ).confidence_interval
    assert [row["low"], row["high"]] == pytest.approx([expected.low, expected.high])
    assert (row["n_arrangements"], row["n_events"], row["p"]) == (256, 1, 2 / 256)


def test_reports_without_an_event_are_left_out_where_others_have_one():
    table = reports({"Alder Times": HIGH, "Zonal Post": LOW})
    extra = reports({"Alder Times": [50.0, 60.0]}).assign(event="", article_id=["x", "y"], unit=["x", "y"])
    row, plain = only(tell_apart(pd.concat([table, extra]))), only(tell_apart(table))
    assert row["note"] == "2 reports without an event left out"
    assert row.drop("note").to_dict() == plain.drop("note").to_dict()


def test_outlets_without_a_shared_event_are_too_few():
    table = pd.concat(
        [reports({"Alder Times": HIGH}), reports({"Zonal Post": LOW}, events=[f"other {n}" for n in range(8)])]
    )
    row = only(tell_apart(table))
    assert (row["verdict"], row["n_events"], row["n_units_a"], row["n_arrangements"]) == ("too few", 0, 0, 0)
    assert np.isnan(row["difference"]) and np.isnan(row["p"]) and "no event that both report" in row["note"]


def test_one_outlet_alone_or_nobody_known_gives_no_row():
    table = reports({"Alder Times": HIGH})
    unknown = reports({"Zonal Post": LOW}).assign(outlet=None)
    full = tell_apart(reports({"Alder Times": HIGH, "Zonal Post": LOW}))
    for few in (table, pd.concat([table, unknown]), table.iloc[:0]):
        made = tell_apart(few)
        assert made.empty and list(made.columns) == list(full.columns)
        pd.testing.assert_series_equal(made.dtypes, full.dtypes)


def test_measures_and_views_are_kept_apart_and_corrected_together():
    loaded = reports({"Alder Times": HIGH, "Zonal Post": LOW})
    own = loaded.assign(view="own", numerator=loaded["numerator"] - loaded["numerator"].clip(upper=1))
    tone = loaded.assign(measure="tone", category="", numerator=np.linspace(-0.2, 0.4, 16), denominator=1.0, per=1)
    table = tell_apart(pd.concat([loaded.assign(view="all"), own, tone.assign(of="reports", view="once")]))
    assert table[["measure", "view", "category"]].values.tolist() == [
        ["loaded phrases", "all", "doubt"],
        ["loaded phrases", "own", "doubt"],
        ["tone", "once", ""],
    ]
    assert table["q"].tolist() == pytest.approx(stats.false_discovery_control(table["p"]).tolist())
    assert (
        table["effect"].iloc[2] == "0.32 higher on the scale from −1 to 1" and table["higher"].iloc[2] == "Zonal Post"
    )


def test_categories_with_denominators_of_their_own():
    doubt = reports({"Alder Times": HIGH, "Zonal Post": LOW})
    rare = reports({"Alder Times": HIGH[:6], "Zonal Post": LOW[:6]}, category="rare", words=50.0)
    together, alone = tell_apart(pd.concat([doubt, rare]), n_boot=0), tell_apart(rare, n_boot=0)
    row = together[together["category"] == "rare"].iloc[0]
    assert row[["difference", "p", "n_events"]].tolist() == only(alone)[["difference", "p", "n_events"]].tolist()


def test_missing_numbers_and_denominators_of_nothing_are_left_out():
    table = reports({"Alder Times": HIGH, "Zonal Post": LOW})
    extra = reports({"Alder Times": [np.nan, 5.0, 5.0]}).assign(article_id=["x", "y", "z"], unit=["x", "y", "z"])
    extra = extra.assign(denominator=[400.0, 0.0, np.nan])
    pd.testing.assert_frame_equal(tell_apart(pd.concat([table, extra])), tell_apart(table))


def test_neither_row_order_nor_other_outlets_change_a_pair_but_for_q():
    rng = np.random.default_rng(3)
    table = reports({o: rng.poisson(m, 8).astype(float) for o, m in zip("ABCD", (6, 2, 2, 2), strict=True)})
    once = tell_apart(table)
    pd.testing.assert_frame_equal(once, tell_apart(table.sample(frac=1, random_state=1)))
    pd.testing.assert_frame_equal(once, tell_apart(table.set_axis([7] * len(table))))
    pair = tell_apart(table[table["outlet"].isin(["B", "D"])])
    kept = ["difference", "low", "high", "p"]
    of_all = once[(once["outlet_a"] == "B") & (once["outlet_b"] == "D")]
    assert of_all[kept].values.tolist() == pair[kept].values.tolist()


def test_thousands_of_reports_without_events_are_drawn():
    rng = np.random.default_rng(4)
    n = 1500
    values = {"Alder Times": rng.poisson(2.4, n).astype(float), "Zonal Post": rng.poisson(2.0, n).astype(float)}
    table = reports(values, events=[None] * n)
    row = only(tell_apart(table, n_permutations=499, n_boot=100))
    assert (row["verdict"], row["p"], row["n_arrangements"], row["exact"]) == ("apart", 1 / 500, 500, False)
    assert row["low"] > 0 and row["smallest"] < row["difference"]


def test_alike_outlets_are_rarely_told_apart():
    rng = np.random.default_rng(6)
    declared = 0
    for _ in range(30):
        table = [reports({o: rng.negative_binomial(2, 0.4, 8).astype(float) for o in "ABC"}, category=c) for c in "xyz"]
        declared += (tell_apart(pd.concat(table), n_boot=0)["verdict"] == "apart").any()
    assert declared <= 4


def test_the_smallest_difference_is_found_about_four_times_in_five():
    rng = np.random.default_rng(7)
    spread = 1.5
    error = spread * math.sqrt(2 / 12)
    size = (stats.t.ppf(0.975, 11) + stats.t.ppf(0.8, 11)) * error
    found, told = [], []
    for _ in range(80):
        one, other = rng.normal(size, spread, 12), rng.normal(0, spread, 12)
        table = reports({"A": one, "B": other}, words=1.0, events=[f"e{n}" for n in range(12)])
        row = only(tell_apart(table.assign(per=1, measure="score", of="reports"), n_boot=0))
        found.append(row["verdict"] == "apart")
        told.append(row["smallest"])
    assert np.mean(found) == pytest.approx(0.8, abs=0.1)
    assert np.mean(told) == pytest.approx(size, rel=0.1)


def test_effects_can_be_said_aloud():
    assert effect_words(6.21, "loaded phrases", 1000, "own words") == "6.2 more per 1,000 own words"
    assert effect_words(0.62, "loaded phrases", 100, "own words") == "0.62 more per 100 own words"
    assert effect_words(-0.24, "tone", 1, "reports") == "0.24 higher on the scale from −1 to 1"
    assert effect_words(0.24, "length", 1, "reports") == "0.24 higher"
    assert effect_words(11.8, "words given", 100, "quoted words") == "12 percentage points more of the quoted words"
    assert range_words(-3, 12, "words given", 100, "quoted words") == (
        "anything from 3.0 less to 12 more percentage points of the quoted words"
    )
    assert effect_words(math.nan, "tone", 1, "reports") == range_words(math.nan, 1, "tone", 1, "reports") == ""


PAIRS = pd.DataFrame(
    [
        ("loaded phrases", "doubt", "A", "B", "apart", "A"),
        ("loaded phrases", "doubt", "A", "C", "apart", "A"),
        ("loaded phrases", "doubt", "B", "C", "cannot tell", ""),
        ("loaded phrases", "flood", "A", "B", "apart", "B"),
        ("loaded phrases", "flood", "A", "C", "too few", ""),
        ("loaded phrases", "flood", "B", "C", "too few", ""),
    ],
    columns=["measure", "category", "outlet_a", "outlet_b", "verdict", "higher"],
)


def test_estimates_say_what_they_are_told_apart_from():
    estimates = pd.DataFrame(
        {"outlet": ["A", "B", "C", "A", "B", None], "category": ["doubt"] * 3 + ["flood"] * 2 + ["doubt"]},
        index=list("uvwxyz"),
    )
    marked = mark_apart(estimates, PAIRS)
    assert marked.index.tolist() == list("uvwxyz")
    assert marked[["above", "below", "n_told", "n_cannot_tell", "n_too_few"]].values.tolist() == [
        ["B; C", "", 2, 0, 0],
        ["", "A", 1, 1, 0],
        ["", "A", 1, 1, 0],
        ["", "B", 1, 0, 1],
        ["A", "", 1, 0, 1],
        ["", "", 0, 0, 0],  # of an unknown outlet
    ]


def test_marks_find_the_measure_the_split_the_view_and_the_stance():
    tone = PAIRS.iloc[:3].assign(measure="tone", category="")
    plain = pd.DataFrame({"outlet": ["A", "B"], "estimate": [1, 2]})
    assert mark_apart(plain, tone)["n_told"].tolist() == [2, 1]
    both = pd.concat([PAIRS, tone])
    with pytest.raises(TableError, match="needs measure, as pairs hold several; found 'loaded phrases', 'tone'"):
        mark_apart(plain, both)
    with pytest.raises(TableError, match="measure to be one of 'loaded phrases', 'tone'; found 'tune'"):
        mark_apart(plain, both, "tune")
    assert mark_apart(plain, both, "tone")["n_told"].tolist() == [2, 1]
    with pytest.raises(TableError, match="needs estimates split as pairs are, into 'doubt', 'flood'; found none"):
        mark_apart(plain, both, "loaded phrases")
    own = PAIRS.assign(view="own")
    split = pd.DataFrame({"outlet": ["A", "A"], "category": "doubt", "view": ["all", "own"]})
    assert mark_apart(split, own)["n_told"].tolist() == [0, 2]
    verbs = PAIRS.iloc[:3].assign(measure="distancing verbs", category="Toll")
    stances = pd.DataFrame({"outlet": "A", "speaker_id": "Toll", "stance": ["neutral", "distancing"]})
    assert mark_apart(stances, verbs)["n_told"].tolist() == [0, 2]
    assert mark_apart(stances.rename(columns={"speaker_id": "who"}), verbs, by="who")["n_told"].tolist() == [0, 2]


def test_how_many_tests_were_corrected_together_is_kept_where_one_measure_is_marked():
    of_doubt = PAIRS[PAIRS["category"].eq(PAIRS["category"].iloc[0])].assign(n_tests=40)
    rates = pd.DataFrame({"outlet": of_doubt["outlet_a"].tolist(), "category": of_doubt["category"].tolist()})
    assert mark_apart(rates, of_doubt)["n_tests"].tolist() == [40] * len(of_doubt)


def test_marks_say_how_many_tests_were_corrected_together_and_at_what_level():
    both = pd.concat([PAIRS, PAIRS.iloc[:3].assign(measure="tone", category="")]).assign(alpha=0.1, n_events=8)
    n = int(both["verdict"].ne("too few").sum())
    marked = mark_apart(pd.DataFrame({"outlet": ["A", "Nobody"]}), both, "tone")
    assert marked["n_tests"].tolist() == [n, 0] and marked["n_events"].tolist() == [8, 0]
    assert marked["alpha"].tolist()[0] == 0.1 and marked["alpha"].isna().tolist() == [False, True]


def test_of_points_of_the_tone_chart_the_means_of_own_words_are_marked():
    tone = PAIRS.iloc[:3].assign(measure="tone", category="")
    points = pd.DataFrame({"level": ["sentence", "article", "outlet", "outlet"], "outlet": "A"})
    points = points.assign(voice=["outlet", "outlet", "outlet", "quoted"])
    assert mark_apart(points, tone)["n_told"].tolist() == [0, 0, 2, 0]


def test_marks_fit_the_estimates_of_the_same_tables():
    articles = pd.DataFrame(
        {"article_id": [f"{o}{n}" for o in "AB" for n in range(8)], "outlet": list("A" * 8 + "B" * 8)}
    )
    sentences = articles[["article_id"]].assign(n_own=400, n_words=500)
    phrases = pd.DataFrame({"article_id": [f"A{n}" for n in range(8)] * 5, "category": "doubt", "voice": "outlet"})
    rates = rate_by_outlet(phrases, sentences, articles)
    from framing.compare import rate_by_article

    marked = mark_apart(rates, tell_apart(rate_by_article(phrases, sentences, articles), n_boot=0))
    assert marked[["outlet", "above", "below"]].values.tolist() == [["A", "B", ""], ["B", "", "A"]]
    assert mark_apart(rates.iloc[:0], PAIRS).columns.tolist() == marked.columns.tolist()
    assert mark_apart(rates, PAIRS.iloc[:0])["n_told"].tolist() == [0, 0]


def test_errors_say_what_to_do():
    table = reports({"Alder Times": HIGH, "Zonal Post": LOW})
    with pytest.raises(TableError, match=r"tell_apart needs column 'denominator'.*rate_by_article\(\) makes it"):
        tell_apart(table.drop(columns="denominator"))
    with pytest.raises(
        TableError, match="each report once in a category of a measure; found 'Alder Times 0' more than"
    ):
        tell_apart(pd.concat([table, table]))
    with pytest.raises(TableError, match=r"alpha between 0 and 1; found 5. Write 0.05"):
        tell_apart(table, alpha=5)
    with pytest.raises(TableError, match="n_permutations, a whole number; found 0"):
        tell_apart(table, n_permutations=0)
    with pytest.raises(TableError, match="level between 0 and 1; found 95"):
        tell_apart(table, level=95)
    endless = table.assign(numerator=[math.inf, *table["numerator"].iloc[1:]])
    with pytest.raises(
        TableError, match="finite numerators and denominators; found an infinite one of 'Alder Times 0'"
    ):
        tell_apart(endless)
