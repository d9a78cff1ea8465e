"""One contrast under every choice: each row is what that choice gives when it is made by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import framing
from framing.robustness import CHOICES

EVENTS = [f"event-{n}" for n in range(6)]
A, B = "Alder Times", "Zonal Post"


def corpus() -> dict[str, pd.DataFrame]:
    """Two outlets with a report each of six events, and a third; event-0 is one agency story that all print."""
    random = np.random.default_rng(5)
    articles, sentences, phrases = [], [], []
    for event in EVENTS:
        for outlet in (A, B, "Wire"):
            name = f"{event}-{outlet[0].lower()}"
            unit = "story" if event == "event-0" else name
            articles.append({"article_id": name, "outlet": outlet, "event": event, "unit": unit})
            for number, part in enumerate(["headline", "body", "body", "body"]):
                own = int(random.integers(10, 40))
                agency = event == "event-0" and number < 3
                row = {"article_id": name, "sentence": number, "part": part, "n_own": own, "n_words": own + 5}
                row |= {"n_paraphrased": own // 2 if number == 2 else 0, "attributed": number == 2}
                row |= {"compound": random.uniform(-1, 1), "compound_own": random.uniform(-1, 1)}
                sentences.append(row | {"origin": "agency" if agency else "own"})
                for _ in range(int(random.integers(1, 4)) + 3 * (outlet == A)):
                    voice = random.choice(["outlet", "paraphrased", "quoted", "scare"])
                    row = {"article_id": name, "sentence": number, "part": part, "voice": str(voice)}
                    row |= {
                        "category": str(random.choice(["doubt", "urgency"])),
                        "strength": int(random.integers(1, 4)),
                    }
                    phrases.append(row | {"negated": False, "origin": "agency" if agency else "own"})
    family = [{"article_id": f"event-0-{letter}", "family": "story", "role": "copy"} for letter in "wz"]
    family.append({"article_id": "event-0-a", "family": "story", "role": "base"})
    tables = {"articles": articles, "sentences": sentences, "phrases": phrases, "families": family}
    return {name: pd.DataFrame(rows) for name, rows in tables.items()}


TABLES = corpus()
FAST = {"n_boot": 0}


def kept(row: dict, choice: dict) -> bool:
    """Whether the view and the headline let a sentence or phrase count."""
    if row["part"] == "headline" and not choice["headline"]:
        return False
    once = choice["view"] == "once" and row["article_id"] == "event-0-a"  # the base
    return once or choice["view"] == "all" or row["origin"] == "own"


def phrases_of(report: str, choice: dict, category: str | None) -> int:
    voices = {"outlet": ("outlet", "paraphrased"), "narration": ("outlet",)}.get(choice["voice"])
    return sum(
        row["article_id"] == report
        and row["strength"] >= choice["strength"]
        and (voices is None or row["voice"] in voices)
        and (category is None or row["category"] == category)
        and kept(row, choice)
        for row in TABLES["phrases"].to_dict("records")
    )


def words_of(report: str, choice: dict) -> int:
    count = {
        "outlet": lambda row: row["n_own"],
        "narration": lambda row: row["n_own"] - row["n_paraphrased"],
        "all": lambda row: row["n_words"],
    }[choice["voice"]]
    rows = TABLES["sentences"].to_dict("records")
    return sum(count(row) for row in rows if row["article_id"] == report and kept(row, choice))


def tone_of(report: str, choice: dict) -> float | None:
    column = "compound" if choice["voice"] == "all" else "compound_own"
    rows = [row for row in TABLES["sentences"].to_dict("records") if row["article_id"] == report and kept(row, choice)]
    values = [row[column] for row in rows if not (choice["voice"] == "narration" and row["attributed"])]
    return sum(values) / len(values) if values else None


def by_hand(count, size, per: int, events: list[str] = EVENTS) -> float:
    """Mean of the events' differences, weighted by a b / (a + b)."""
    above = below = 0.0
    for event in events:
        a, b = (f"{event}-{letter}" for letter in "az")
        if size(a) and size(b):
            weight = size(a) * size(b) / (size(a) + size(b))
            above += weight * (count(a) / size(a) - count(b) / size(b))
            below += weight
    return per * above / below


def test_every_specification_is_what_its_choice_gives_by_hand():
    table = framing.specification_curve(TABLES, A, B, category="doubt", **FAST)
    crossed = table[table["left_out_kind"].eq("")]
    assert len(crossed) == 54
    assert not crossed.duplicated([*CHOICES]).any()
    for choice in crossed.to_dict("records"):
        expected = by_hand(lambda r, c=choice: phrases_of(r, c, "doubt"), lambda r, c=choice: words_of(r, c), 1000)
        assert choice["difference"] == pytest.approx(expected), choice
    assert crossed["difference"].nunique() > 40


def test_tone_is_compared_under_voice_view_and_headline():
    table = framing.specification_curve(TABLES, A, B, measure="tone", **FAST)
    crossed = table[table["left_out_kind"].eq("")]
    assert len(crossed) == 18
    assert crossed["strength"].isna().all()
    for choice in crossed.to_dict("records"):
        told = {f"{e}-{x}": tone_of(f"{e}-{x}", choice) for e in EVENTS for x in "az"}
        expected = by_hand(lambda r, t=told: t[r], lambda r, t=told: float(t[r] is not None), 1)
        assert choice["difference"] == pytest.approx(expected), choice


def test_the_declared_choice_is_marked_once_and_is_what_tell_apart_says():
    table = framing.specification_curve(TABLES, A, B, declared={"strength": 2, "headline": False}, n_boot=200)
    (row,) = table[table["declared"]].to_dict("records")
    assert [row[name] for name in CHOICES] == [2, "outlet", "all", False]
    assert row["left_out_kind"] == ""
    articles = TABLES["articles"][TABLES["articles"]["outlet"].isin([A, B])]
    sentences, phrases = (TABLES[name][TABLES[name]["part"] != "headline"] for name in ("sentences", "phrases"))
    sentences, phrases = (t[t["article_id"].isin(articles["article_id"])] for t in (sentences, phrases))
    reports = framing.rate_by_article(phrases[phrases["strength"] >= 2], sentences, articles, None)
    pair = framing.tell_apart(reports, n_boot=200).iloc[0]
    for name in ("difference", "low", "high", "p", "n_events", "n_units_a", "n_articles_b", "per", "of"):
        assert row[name] == pair[name], name


def test_each_event_and_each_unit_is_left_out_of_the_declared_choice():
    table = framing.specification_curve(TABLES, A, B, **FAST)
    fewer = table[table["left_out_kind"].ne("")].to_dict("records")
    units = [row["left_out"] for row in fewer if row["left_out_kind"] == "unit"]
    # event-0 is one unit of both outlets, the other five events have a unit of each
    assert sorted(units) == sorted(["story", *(f"{e}-{x}" for e in EVENTS[1:] for x in "az")])
    assert [row["left_out"] for row in fewer if row["left_out_kind"] == "event"] == EVENTS
    plain = {"strength": 1, "voice": "outlet", "view": "all", "headline": True}
    for row in fewer:
        gone = row["left_out"] if row["left_out_kind"] == "event" else row["left_out"][:7]
        rest = [e for e in EVENTS if e != ("event-0" if gone == "story" else gone)]
        expected = by_hand(lambda r: phrases_of(r, plain, None), lambda r: words_of(r, plain), 1000, rest)
        assert row["difference"] == pytest.approx(expected), row["left_out"]
        assert row["n_events"] == 5
        assert not row["declared"]


def test_outlets_the_other_way_round_turn_every_row():
    one = framing.specification_curve(TABLES, A, B, n_boot=200)
    other = framing.specification_curve(TABLES, B, A, n_boot=200)
    np.testing.assert_allclose(one["difference"], -other["difference"])
    np.testing.assert_allclose(one["low"], -other["high"])
    np.testing.assert_allclose(one["p"], other["p"])
    assert set(other["outlet_a"]) == {B}


def test_a_choice_that_leaves_no_words_is_a_row_without_a_difference():
    sentences = TABLES["sentences"].assign(origin="agency")
    table = framing.specification_curve({**TABLES, "sentences": sentences}, A, B, **FAST)
    own = table[table["view"].eq("own")]
    assert len(own) == 18
    assert own["difference"].isna().all()
    assert set(own["note"]) == {"no words of both outlets to compare"}
    assert own["n_articles_a"].eq(0).all()
    assert table.loc[table["view"].eq("all"), "difference"].notna().all()


def test_with_fewer_than_five_units_there_is_a_difference_and_no_p():
    few = TABLES["articles"][TABLES["articles"]["event"].isin(EVENTS[1:5])]
    kept_tables = {n: t[t["article_id"].isin(few["article_id"])] for n, t in TABLES.items() if n != "families"}
    table = framing.specification_curve({**kept_tables, "families": TABLES["families"]}, A, B, n_boot=100)
    assert table["difference"].notna().all()
    assert table[["p", "low", "high"]].isna().all(axis=None)
    assert set(table.loc[table["left_out_kind"].eq(""), "n_units_a"]) == {4}


def test_reports_without_events_are_compared_in_one_block():
    table = framing.specification_curve(
        {**TABLES, "articles": TABLES["articles"].assign(event=None)}, A, B, declared={"view": "own"}, **FAST
    )
    (row,) = table[table["declared"]].to_dict("records")
    choice = {"strength": 1, "voice": "outlet", "view": "own", "headline": True}
    sides = [[f"{e}-{x}" for e in EVENTS] for x in "az"]
    rates = [sum(phrases_of(r, choice, None) for r in s) / sum(words_of(r, choice) for r in s) for s in sides]
    assert row["difference"] == pytest.approx(1000 * (rates[0] - rates[1]))
    assert row["n_events"] == 0
    assert set(table["left_out_kind"]) == {"", "unit"}


def test_the_same_bytes_twice_and_tables_left_alone():
    before = {name: table.copy(deep=True) for name, table in TABLES.items()}
    twice = [framing.specification_curve(TABLES, A, B, n_boot=100).to_csv() for _ in range(2)]
    assert twice[0] == twice[1]
    for name, table in TABLES.items():
        pd.testing.assert_frame_equal(table, before[name])


def test_what_cannot_be_compared_is_refused_with_what_to_do():
    refused = [
        ({"outlet_a": "Nobody"}, "outlet to be one of"),
        ({"outlet_b": A}, "two outlets"),
        ({"measure": "warmth"}, "measure to be one of"),
        ({"category": "weather"}, "category to be one of"),
        ({"measure": "tone", "category": "doubt"}, "no category for tone"),
        ({"declared": {"view": "twice"}}, "view to be one of"),
        ({"declared": {"season": 1}}, "each name in declared to be one of"),
        ({"measure": "tone", "declared": {"strength": 2}}, "each name in declared to be one of"),
    ]
    for wrong, said in refused:
        with pytest.raises(framing.TableError, match=said):
            framing.specification_curve(TABLES, **({"outlet_a": A, "outlet_b": B} | wrong))
    with pytest.raises(framing.TableError, match="needs table 'families'"):
        framing.specification_curve({n: t for n, t in TABLES.items() if n != "families"}, A, B)
    with pytest.raises(framing.TableError, match="needs column 'origin'"):
        framing.specification_curve({**TABLES, "sentences": TABLES["sentences"].drop(columns="origin")}, A, B)


def test_planted_labels_hold_under_every_choice_and_the_plain_outlets_under_none(root):
    tables = framing.open_study(root / "data" / "control")
    labels = framing.specification_curve(
        tables, "The Merrow Courier", "Strait Tribune", category="person_label", **FAST
    )
    labels = labels[labels["left_out_kind"].eq("")]
    assert (labels["difference"] > 0).all()
    assert labels.loc[labels["declared"], "p"].item() <= 0.05
    plain = framing.specification_curve(tables, "Strait Tribune", "The Ordal Observer", **FAST)
    assert not (plain["p"] <= 0.05).any()
