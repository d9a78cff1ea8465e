"""Word shift: against shifterator on the same counts, and reckoned by hand."""

import collections
import collections.abc
import warnings

import numpy as np
import pandas as pd
import pytest

import framing

ONE = {"triumph": 12, "disaster": 3, "war": 5, "ship": 180}
OTHER = {"triumph": 4, "disaster": 9, "war": 8, "ship": 279}


def bag(rows: dict[str, dict[str, int]]) -> pd.DataFrame:
    made = [{"article_id": report, "word": word, "count": n} for report, of in rows.items() for word, n in of.items()]
    return pd.DataFrame(made).assign(voice="outlet", is_name=False)


def two(one: dict[str, int] = ONE, other: dict[str, int] = OTHER) -> tuple[pd.DataFrame, pd.DataFrame]:
    return bag({"a": one, "b": other}), pd.DataFrame({"article_id": ["a", "b"], "outlet": ["A", "B"]})


def shifterators(one: dict, other: dict, score_1: dict, score_2: dict, reference: float) -> tuple[dict, float]:
    """Contributions and difference of shifterator, of the second system less the first."""
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")  # its source has escapes that Python warns of
        patch.setattr(collections, "Mapping", collections.abc.Mapping, raising=False)  # where Python had it once
        from shifterator import WeightedAvgShift

        shift = WeightedAvgShift(
            type2freq_1=other, type2freq_2=one, type2score_1=score_2, type2score_2=score_1, reference_value=reference,
            stop_words=set(),
        )  # fmt: skip
    scores = shift.get_shift_scores(details=True)[-1]
    return {word: score * shift.norm for word, score in scores.items()}, shift.diff


@pytest.mark.parametrize("reference", [0.0, 1.5])
def test_contributions_are_those_of_shifterator(reference):
    scores = {"triumph": 2.1, "disaster": -3.1, "war": -2.9}
    own = pd.DataFrame({"word": [*scores], "score": [*scores.values()]})
    table = framing.word_shift(*two(), "A", "B", scores=own, reference=reference)
    theirs, difference = shifterators(ONE, OTHER, scores | {"ship": 0.0}, scores | {"ship": 0.0}, reference)
    ours = (table.set_index("word")["contribution"] / 1000).to_dict()
    ours["ship"] = ours.pop("(words without a score)", 0.0)
    assert ours == pytest.approx(theirs)
    assert table["difference"].iloc[0] / 1000 == pytest.approx(difference)


def test_words_that_count_differently_on_the_two_sides_are_those_of_shifterator():
    one, other = ({"triumph": 2.0, "disaster": -3.0, "war": -1.0}, {"triumph": 1.0, "disaster": -3.0, "war": -2.5})
    own = pd.DataFrame({"word": [*one], "score_a": [*one.values()], "score_b": [*other.values()]})
    table = framing.word_shift(*two(), "A", "B", scores=own, unscored="out").set_index("word")
    left = [{word: n for word, n in side.items() if word != "ship"} for side in (ONE, OTHER)]
    theirs, difference = shifterators(*left, one, other, 0.0)
    assert (table["contribution"] / 1000).to_dict() == pytest.approx(theirs)
    assert table["difference"].iloc[0] / 1000 == pytest.approx(difference)
    assert (table["from_frequency"] + table["from_score"]).to_dict() == pytest.approx(table["contribution"].to_dict())
    assert table.loc["disaster", "from_score"] == 0
    assert table.loc["war", "from_score"] > 0


def test_the_contributions_add_up_to_the_difference_of_the_averages():
    table = framing.word_shift(*two(), "A", "B", scores="vader")
    row = table.iloc[0]
    assert table["contribution"].sum() == pytest.approx(row["average_a"] - row["average_b"])
    assert row["difference"] == pytest.approx(table["contribution"].sum())
    assert row["average_a"] == pytest.approx(1000 * (12 * 2.1 - 3 * 3.1 - 5 * 2.9) / 200)
    turned = framing.word_shift(*two(), "B", "A", scores="vader").set_index("word")["contribution"]
    assert (-turned).to_dict() == pytest.approx(table.set_index("word")["contribution"].to_dict())


def test_the_kinds_say_which_way_a_word_works():
    kinds = framing.word_shift(*two(), "A", "B", scores="vader").set_index("word")["kind"].to_dict()
    assert kinds == {"triumph": "high more", "disaster": "low less", "war": "low less"}


def test_loadedness_is_the_strength_of_terms_of_one_word_and_the_note_says_what_is_missed():
    lexicon = pd.DataFrame({"term": ["strongman", "bloodbath", "iron fist"], "strength": [3, 2, 2]})
    words, articles = two({"strongman": 2, "iron": 4, "ship": 94}, {"bloodbath": 1, "ship": 99})
    table = framing.word_shift(words, articles, "A", "B", scores="loaded", lexicon=lexicon)
    assert table.set_index("word")["contribution"].to_dict() == pytest.approx({"strongman": 60.0, "bloodbath": -20.0})
    assert "1 of 3 terms are of several words and not counted" in table["note"].iloc[0]


def test_a_name_has_no_score():
    words, articles = two({"hope": 5, "ship": 95}, {"ship": 100})
    assert framing.word_shift(words.assign(is_name=words["word"] == "hope"), articles, "A", "B").empty
    assert framing.word_shift(words, articles, "A", "B")["word"].tolist() == ["hope"]


def corpus(n_events: int = 6) -> tuple[pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(5)
    reports = [(f"{outlet}{event}", outlet, f"e{event}") for event in range(n_events) for outlet in "ABC"]
    counted = {
        report: {
            "ship": int(rng.integers(90, 110)),
            "war": int(rng.integers(1, 3)),
            **({"triumph": 3} if outlet == "A" else {}),
        }
        for report, outlet, _ in reports
    }
    articles = pd.DataFrame(reports, columns=["article_id", "outlet", "event"])
    return bag(counted), articles


def test_the_difference_is_tested_within_events_over_units():
    words, articles = corpus()
    row = framing.word_shift(words, articles, "A", "B").iloc[0]
    assert (row["n_arrangements"], row["exact"], row["n_units_a"], row["n_events"]) == (2**6, True, 6, 6)
    assert row["p"] == pytest.approx(2 / 2**6)
    assert row["verdict"] == "apart"
    assert row["difference_low"] > 0
    plain = framing.word_shift(words, articles, "B", "C").iloc[0]
    assert plain["verdict"] == "cannot tell"
    assert plain["difference_low"] < 0 < plain["difference_high"]


def test_the_interval_of_a_word_draws_units():
    words, articles = corpus()
    table = framing.word_shift(words, articles, "A", "B").set_index("word")
    assert 0 < table.loc["triumph", "low"] < table.loc["triumph", "contribution"] < table.loc["triumph", "high"]
    few = framing.word_shift(*corpus(4), "A", "B")
    assert few[["low", "high", "confidence_level", "difference_low", "p"]].isna().all(axis=None)
    assert set(few["verdict"]) == {"too few"}
    pd.testing.assert_frame_equal(
        framing.word_shift(words, articles, "A", "B"), framing.word_shift(words, articles, "A", "B")
    )


def test_reports_of_events_that_only_one_has_are_left_out_and_the_note_says_so():
    words, articles = corpus()
    kept = words[words["article_id"] != "B0"]
    table = framing.word_shift(kept, articles, "A", "B")
    assert (table["n_articles_a"].iloc[0], table["n_articles_b"].iloc[0]) == (5, 5)
    assert table["note"].iloc[0] == "reports of events that only one of the two has are left out: 1"


@pytest.mark.parametrize(
    ("outlets", "setting", "said"),
    [
        (("A", "Z"), {}, "needs an outlet of 'A', 'B'; found 'Z'"),
        (("A", "A"), {}, "needs two outlets; found 'A' twice"),
        (("A", "B"), {"scores": "afinn"}, "scores to be 'vader', 'loaded' or a DataFrame"),
        (("A", "B"), {"unscored": "drop"}, "unscored to be one of"),
        (("A", "B"), {"scores": pd.DataFrame({"word": ["war", "war"], "score": [1, 2]})}, "each word once in scores"),
    ],
)
def test_what_makes_no_sense_is_refused(outlets, setting, said):
    with pytest.raises(framing.TableError, match=said):
        framing.word_shift(*two(), *outlets, **setting)


def test_outlets_without_an_event_in_common_are_refused():
    words, articles = two()
    with pytest.raises(framing.TableError, match="an event that both outlets report"):
        framing.word_shift(words, articles.assign(event=["x", "y"]), "A", "B")


def test_the_control_corpus_praise_is_found_and_outlets_alike_are_not_told_apart(root):
    measured = framing.measure(root / "data" / "control")
    words, articles = measured["words"], measured["articles"]
    praise = framing.word_shift(words, articles, "Lantern Daily", "Strait Tribune", n_boot=0)
    assert praise["verdict"].iloc[0] == "apart"
    assert praise["difference"].iloc[0] > 0
    alike = framing.word_shift(words, articles, "The Ordal Observer", "Strait Tribune", n_boot=0)
    assert alike["verdict"].iloc[0] == "cannot tell"


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


def test_averages_that_events_contradict_are_not_told_apart():
    shift = framing.word_shift(*unequally_often(), "A", "B", n_boot=0, n_permutations=999)
    row = shift.iloc[0]
    assert (row["word"], row["verdict"]) == ("good", "cannot tell")
    assert row["difference"] < 0 and row["p"] < 0.01 and "within events the difference is the other way" in row["note"]
