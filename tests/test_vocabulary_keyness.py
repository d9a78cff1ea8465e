"""Keyness: its numbers against other programs, its tests against reckoning by hand."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest

import framing
from framing.resampling import permutation_test
from framing.vocabulary.dispersion import deviation_of_proportions
from framing.vocabulary.odds import g2, log_odds, z_score
from framing.vocabulary.permuting import can_come_out

FAST = {"n_boot": 0, "min_count": 1, "min_articles": 1}


def bag(rows: dict[str, dict[str, int]]) -> pd.DataFrame:
    """A table of words from counts by report."""
    made = [{"article_id": report, "word": word, "count": n} for report, of in rows.items() for word, n in of.items()]
    return pd.DataFrame(made).assign(voice="outlet", is_name=False)


def articles_of(outlets: dict[str, str], events: dict[str, str] | None = None) -> pd.DataFrame:
    frame = pd.DataFrame({"article_id": [*outlets], "outlet": [*outlets.values()]})
    return frame if events is None else frame.assign(event=frame["article_id"].map(events))


def planted(n_events: int = 8, outlets: str = "ABCD") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Outlets on the same events, in other words as chance has it; A alone says "regime", once a report."""
    rng = np.random.default_rng(1)
    reports = [(f"{outlet}{event}", outlet, f"e{event}") for event in range(n_events) for outlet in outlets]
    counted = {}
    for report, outlet, _ in reports:
        others = {"talks": int(rng.integers(1, 12)), "ship": int(rng.integers(80, 120))}
        counted[report] = others | ({"regime": 1} if outlet == "A" else {})
    return bag(counted), articles_of({r: o for r, o, _ in reports}, {r: e for r, _, e in reports})


def test_log_odds_are_those_of_convokit():
    # FightingWords of ConvoKit 5.0.0, prior given as a vector, on counts of our own.
    words = {"rain": (1, 0), "ship": (30, 41), "talks": (49, 90), "thaw": (12, 3), "toll": (8, 16)}
    theirs = [0.863881982887028, 0.45364488148855087, -2.1261359326073825, 2.647520939310349, -0.6149066401858745]
    one, other = (np.array(side, dtype=float) for side in zip(*words.values(), strict=True))
    prior = 50 * (one + other) / 250
    delta = log_odds(one, 100.0, other, 150.0, prior, 50.0)
    np.testing.assert_allclose(z_score(delta, one, other, prior), theirs, rtol=1e-6)
    table = framing.keyness(
        bag({"a": {w: n for w, (n, _) in words.items()}, "b": {w: n for w, (_, n) in words.items() if n}}),
        articles_of({"a": "A", "b": "B"}), prior=50, **FAST,
    )  # fmt: skip
    ours = table[table["outlet"] == "A"].set_index("word")["z"]
    np.testing.assert_allclose(ours.loc[[*words]], theirs, rtol=1e-6)


def test_g2_is_that_of_the_table_as_scipy_has_it_on_the_counts_of_quantedas_examples():
    from scipy.stats import chi2_contingency

    # textstat_keyness: "b b b b b b b a a a" against "a a a a a a a b b", and the eight words of its other example.
    for one, other in (([3, 7], [7, 2]), ([3, 2, 6, 1, 1, 1, 1, 2], [2, 1, 2, 4, 1, 1, 0, 1])):
        sizes = (sum(one), sum(other))
        for a, b in zip(one, other, strict=True):
            cells = [[a, b], [sizes[0] - a, sizes[1] - b]]
            theirs = chi2_contingency(cells, correction=False, lambda_="log-likelihood").statistic
            assert g2(np.array([a]), sizes[0], np.array([b]), sizes[1])[0] == pytest.approx(theirs)


def test_words_of_quantedas_example_come_in_its_order():
    # Its test "basic textstat_keyness lr works on two rows", by the sign and size of G2 without correction.
    one, other = (dict(zip("abcdefgh", n, strict=True)) for n in ([3, 2, 6, 1, 1, 1, 1, 2], [2, 1, 2, 4, 1, 1, 0, 1]))
    table = framing.keyness(
        bag({"1": one, "2": {w: n for w, n in other.items() if n}}), articles_of({"1": "one", "2": "two"}),
        function_words="in", **FAST,
    )  # fmt: skip
    first = table[table["outlet"] == "one"]
    sign = np.where(first["rate"] > first["rate_others"], 1, -1)
    order = first.assign(signed=sign * first["g2"]).sort_values(["signed", "word"], ascending=[False, True])
    assert order["word"].tolist() == ["c", "g", "b", "h", "a", "e", "f", "d"]


def test_log_ratio_says_how_often_the_rate_doubles():
    table = framing.keyness(
        bag({"a": {"thaw": 8, "ship": 92}, "b": {"thaw": 1, "ship": 99}, "c": {"thaw": 3, "ship": 97}}),
        articles_of({"a": "A", "b": "B", "c": "B"}), **FAST,
    )  # fmt: skip
    row = table.set_index(["outlet", "word"]).loc[("A", "thaw")]
    assert (row["rate"], row["rate_others"], row["log_ratio"]) == (80, 20, 2)


def test_dispersion_is_gries_dp_on_his_example():
    # Gries 2020, Analyzing dispersion: five parts of 9, 10, 10, 10 and 11 letters, as scattertext's tests have it.
    parts = ["bamnibeup", "basatbewqn", "bcagabesta", "baghabeaat", "bahaabeaxat"]
    counts = np.array([[part.count(letter) for letter in "biqx"] for part in parts], dtype=float)
    sizes = np.array([len(part) for part in parts], dtype=float)
    found = deviation_of_proportions(counts, sizes)
    np.testing.assert_allclose(found * (1 - sizes.min() / sizes.sum()), [0.02, 0.82, 0.8, 0.78], atol=0.0005)
    np.testing.assert_allclose(found, [0.024, 1, 0.976, 0.951], atol=0.0005)


def test_a_word_of_one_outlet_alone_is_told_apart_and_others_are_not():
    words, articles = planted()
    table = framing.keyness(words, articles, **FAST).set_index(["outlet", "word"])
    regime = table.loc[("A", "regime")]
    assert regime["verdict"] == "apart"
    assert regime["p"] == pytest.approx(1 / 4**8)
    assert regime["count"] == 8
    sizes = words.groupby("article_id")["count"].sum()
    of_events = sizes.groupby(sizes.index.str[1]).sum()
    assert regime["expected"] == pytest.approx(sum(sizes[f"A{event}"] / of_events[event] for event in "01234567"))
    assert set(table.drop(index=("A", "regime"))["verdict"]) <= {"cannot tell", "too few"}


def test_p_is_the_share_of_arrangements_reckoned_by_hand():
    # Three events of three outlets; A has 3, 2 and 0 uses, the others 0, 1 and 1, 1 and 0, 1.
    uses = {"A1": 3, "B1": 0, "C1": 1, "A2": 2, "B2": 1, "C2": 1, "A3": 0, "B3": 0, "C3": 1}
    words = bag({report: {"thaw": n, "ship": 100 - n} for report, n in uses.items()})
    words = words[words["count"] > 0]
    events = {report: report[1] for report in uses}
    table = framing.keyness(words, articles_of({r: r[0] for r in uses}, events), min_articles=1, min_count=1, n_boot=0)
    row = table.set_index(["outlet", "word"]).loc[("A", "thaw")]
    assert row["expected"] == pytest.approx((4 + 4 + 1) / 3)
    assert row["verdict"] == "too few"  # three units are not five
    assert math.isnan(row["p"])


def test_p_is_that_of_every_exchange_within_events_over_units():
    rng = np.random.default_rng(3)
    reports = [(f"{o}{e}", o, f"e{e}") for e in range(6) for o in "ABC"]
    counted = {r: {"thaw": int(rng.integers(0, 4)), "ship": 100} for r, _, _ in reports}
    words = bag(counted)
    words = words[words["count"] > 0]
    articles = articles_of({r: o for r, o, _ in reports}, {r: e for r, _, e in reports})
    row = framing.keyness(words, articles, **FAST).set_index(["outlet", "word"]).loc[("A", "thaw")]
    above = []
    for event in range(6):
        n = np.array([sum(counted[f"{o}{event}"].values()) for o in "ABC"])
        x = np.array([counted[f"{o}{event}"]["thaw"] for o in "ABC"])
        above.append(x - n * x.sum() / n.sum())
    sums = np.array([sum(way) for way in itertools.product(*above)])
    assert row["n_arrangements"] == 3**6
    assert row["exact"]
    assert row["p"] == pytest.approx((np.abs(sums) >= abs(sum(part[0] for part in above)) - 1e-9).mean())


def test_with_reports_of_one_length_p_is_that_of_the_test_of_differences():
    words, articles = planted(5)
    ships = words["word"] == "ship"
    others = words[~ships].groupby("article_id")["count"].sum()
    words.loc[ships, "count"] = 100 - words.loc[ships, "article_id"].map(others)
    row = framing.keyness(words, articles, **FAST).set_index(["outlet", "word"]).loc[("A", "regime")]
    uses = words[words["word"] == "regime"].set_index("article_id")["count"].reindex(articles["article_id"]).fillna(0)
    theirs = permutation_test(
        uses.to_numpy(dtype=float), np.full(len(articles), 100.0), articles["outlet"].eq("A").to_numpy(),
        pd.factorize(articles["event"])[0],
    )  # fmt: skip
    assert row["p"] == pytest.approx(theirs.p[0]) == pytest.approx(1 / 4**5)


def test_copies_of_one_story_exchange_labels_with_each_other_alone():
    words, articles = planted(5, "AB")
    extra = bag({"C0": {"ship": 100}, "C1": {"ship": 100}})
    articles = pd.concat([articles, articles_of({"C0": "C", "C1": "C"}, {"C0": "e0", "C1": "e1"})])
    articles["unit"] = articles["article_id"].where(~articles["article_id"].isin(["A0", "B0"]), "copies")
    table = framing.keyness(pd.concat([words, extra]), articles, **FAST)
    row = table.set_index(["outlet", "word"]).loc[("A", "regime")]
    assert row["n_arrangements"] == 2 * 3 * 2 * 2 * 2  # event 0: A and B, not C; event 1: A, B and C
    assert row["all_units"] == 5


def test_many_arrangements_are_drawn_with_the_one_found_among_them():
    words, articles = planted()
    table = framing.keyness(words, articles, n_permutations=999, **FAST).set_index(["outlet", "word"])
    row = table.loc[("A", "regime")]
    assert (row["exact"], row["n_arrangements"]) == (False, 1000)
    assert row["p"] == pytest.approx(1 / 1000)
    again = framing.keyness(words, articles, n_permutations=999, **FAST)
    pd.testing.assert_frame_equal(again, framing.keyness(words, articles, n_permutations=999, **FAST))


def test_an_event_of_many_reports_has_more_arrangements_than_a_number_can_hold_and_is_drawn():
    rng = np.random.default_rng(4)
    reports = [f"{outlet}{number}" for number in range(600) for outlet in "AB"]
    words = bag({r: {"thaw": int(rng.integers(1, 4)), "ship": int(rng.integers(50, 90))} for r in reports})
    articles = articles_of({report: report[0] for report in reports})
    table = framing.keyness(words, articles, n_permutations=99, **FAST)
    assert set(table["n_arrangements"]) == {100}
    assert not table["exact"].any()


def test_tests_that_could_not_come_out_cost_nothing():
    exact, n = np.zeros(5, dtype=bool), np.full(5, 100.0)
    smallest = np.array([0.001, 0.02, 0.04, 0.3, np.nan])
    assert can_come_out(smallest, exact, n, 0.05).tolist() == [True, True, False, False, False]
    drawn = np.ones(5, dtype=bool)  # 0.02 of 100 drawn is a matter of how many were drawn
    assert can_come_out(smallest, drawn, n, 0.05).tolist() == [True, True, False, False, False]


def test_reports_without_an_event_count_but_take_no_part_in_tests():
    words, articles = planted(6)
    articles.loc[articles["article_id"] == "A5", "event"] = None
    row = framing.keyness(words, articles, **FAST).set_index(["outlet", "word"]).loc[("A", "regime")]
    assert row["count"] == 6
    assert row["p"] == pytest.approx(1 / 4**5)


def test_outlets_with_few_units_have_no_interval_and_no_verdict():
    words, articles = planted(4)
    table = framing.keyness(words, articles, min_count=1, min_articles=1, n_boot=200)
    assert set(table["verdict"]) == {"too few"}
    assert table[["low", "high", "p", "q"]].isna().all(axis=None)
    assert set(table["note"]) == {"fewer than 5 units on one side"}


def test_the_interval_is_about_the_estimate_and_depends_on_nobody_elses_name():
    words, articles = planted()
    table = framing.keyness(words, articles, min_count=1, min_articles=1)
    talks = table[table["word"] == "talks"]
    assert (talks["low"] <= talks["log_odds"]).all()
    assert (talks["log_odds"] <= talks["high"]).all()
    regime = table.set_index(["outlet", "word"]).loc[("A", "regime")]
    assert regime["low"] > 0
    assert regime["confidence_level"] == 0.95


def test_names_and_function_words_are_set_apart_counted_or_left_out_but_never_from_all_words():
    words = bag({"a": {"toll": 4, "the": 30, "ship": 66}, "b": {"toll": 1, "the": 29, "ship": 70}})
    name = words.assign(is_name=words["word"] == "toll")
    plain = pd.DataFrame([{"article_id": "b", "word": "toll", "count": 2, "voice": "outlet", "is_name": False}])
    words, articles = pd.concat([name, plain], ignore_index=True), articles_of({"a": "A", "b": "B"})
    apart = framing.keyness(words, articles, **FAST)
    assert sorted(zip(apart["word"], apart["is_name"], apart["count"], strict=True)) == [
        *[("ship", False, 66), ("ship", False, 70), ("toll", False, 0), ("toll", False, 2)],
        *[("toll", True, 1), ("toll", True, 4)],
    ]
    assert set(framing.keyness(words, articles, names="out", **FAST)["word"]) == {"ship", "toll"}
    both = framing.keyness(words, articles, names="in", function_words="in", **FAST)
    assert sorted(zip(both["word"], both["count"], strict=True))[-2:] == [("toll", 3), ("toll", 4)]
    assert {"the"} < set(both["word"])
    for table in (apart, both):
        assert dict(zip(table["outlet"], table["n_words"], strict=True)) == {"A": 100, "B": 102}


def test_spellings_of_one_word_are_put_together():
    words = bag({"a": {"skeptical": 4, "ship": 9}, "b": {"sceptical": 1, "ship": 9}})
    table = framing.keyness(words, articles_of({"a": "A", "b": "B"}), **FAST)
    assert sorted(set(table["word"])) == ["ship", "skeptical"]


def test_the_view_is_carried_and_two_are_refused():
    words, articles = planted(5)
    assert set(framing.keyness(words.assign(view="own"), articles, **FAST)["view"]) == {"own"}
    mixed = words.assign(view=["own"] * 5 + ["all"] * (len(words) - 5))
    with pytest.raises(framing.TableError, match="rows of one view"):
        framing.keyness(mixed, articles, **FAST)


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"names": "some"}, "names to be one of 'apart', 'in', 'out'"),
        ({"voice": "own"}, "voice to be one of"),
        ({"prior": 0}, "prior above 0"),
        ({"alpha": 5}, "alpha between 0 and 1"),
        ({"n_permutations": 0}, "n_permutations, 1 or more"),
    ],
)
def test_settings_that_make_no_sense_are_refused(setting, said):
    with pytest.raises(framing.TableError, match=said):
        framing.keyness(*planted(5), **setting)


def test_the_planted_words_of_the_control_corpus_are_found_and_outlets_alike_have_none(root):
    measured = framing.measure(root / "data" / "control")
    table = framing.keyness(measured["words"], measured["articles"], n_permutations=9999, n_boot=0)
    apart = table[(table["verdict"] == "apart") & (table["count"] > table["expected"])]
    found = set(zip(apart["outlet"], apart["word"], strict=True))
    assert {("The Merrow Courier", "regime"), ("Halden Today", "claimed")} <= found
    assert not {"The Ordal Observer", "Strait Tribune"} & set(table.loc[table["verdict"] == "apart", "outlet"])


def unequally_often() -> tuple[pd.DataFrame, pd.DataFrame]:
    """A uses "good" more than B in each event, but has most of its reports of the events that had little of it."""
    facts, counts = [], {}
    for event in range(6):
        most, few = ("A", 2) if event < 3 else ("B", 30)
        for outlet in "AB":
            for number in range(6 if outlet == most else 1):
                name, good = f"{outlet}{event}{number}", few + 4 * (outlet == "A")
                facts.append((name, outlet, f"event {event}"))
                counts[name] = {"good": good, "ship": 100 - good}
    return bag(counts), pd.DataFrame(facts, columns=["article_id", "outlet", "event"])


def test_a_word_that_events_contradict_is_not_told_apart():
    table = framing.keyness(*unequally_often(), min_articles=1, n_boot=0, n_permutations=999)
    row = table[table["outlet"].eq("A") & table["word"].eq("good")].iloc[0]
    assert row["count"] > row["expected"] and row["log_odds"] < 0 and row["q"] < 0.01
    assert row["verdict"] == "cannot tell" and "the other way round" in row["note"]
