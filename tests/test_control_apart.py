"""The control corpus: every planted difference is told apart and no other; the five reports: too few to say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import framing

ROOT = Path(__file__).parents[1]
PLANTED = {
    ("The Merrow Courier", "person_label"),
    ("The Merrow Courier", "group_label"),
    ("Northline News", "atmosphere"),
    ("Halden Today", "doubt"),
    ("Lantern Daily", "intensifier"),
    ("Lantern Daily", ""),  # tone
}
ALIKE = {"Strait Tribune", "The Ordal Observer"}


@pytest.fixture(scope="module")
def tables():
    return framing.measure(ROOT / "data" / "control")


@pytest.fixture(scope="module")
def reports(tables):
    phrases, sentences, articles = (tables[name] for name in ("phrases", "sentences", "articles"))
    loaded = framing.rate_by_article(phrases, sentences, articles, lexicon=framing.loaded_terms())
    return pd.concat([loaded, framing.mean_by_article(sentences, articles)])


@pytest.fixture(scope="module")
def pairs(reports):
    return framing.tell_apart(reports)


def test_every_planted_difference_is_told_apart_from_every_other_outlet_and_nothing_else(pairs):
    apart = pairs[pairs["verdict"] == "apart"]
    n = apart.groupby(["higher", "category"]).size()
    assert set(n.index) == PLANTED
    assert set(n) == {5}
    assert len(apart) == 30


def test_the_two_outlets_made_alike_are_never_told_apart(pairs):
    rows = pairs[pairs["outlet_a"].isin(ALIKE) & pairs["outlet_b"].isin(ALIKE)]
    assert len(rows) and not (rows["verdict"] == "apart").any()


def test_eight_events_allow_256_arrangements_and_say_so(pairs):
    assert set(pairs["n_arrangements"]) == {256} and pairs["exact"].all()
    assert set(pairs["n_events"]) == {8} and pairs[["n_units_a", "n_units_b"]].isin([8]).all(axis=None)
    assert pairs["p"].min() == 2 / 256
    assert pairs.loc[pairs["verdict"] == "apart", "q"].max() <= 0.05


def test_intervals_hold_the_difference_and_leave_out_0_where_outlets_are_apart(pairs):
    assert ((pairs["low"] <= pairs["difference"]) & (pairs["difference"] <= pairs["high"])).all()
    apart = pairs[pairs["verdict"] == "apart"]
    assert (np.sign(apart["low"]) == np.sign(apart["high"])).all()


def test_every_test_says_what_it_could_have_shown(pairs):
    assert (pairs["smallest"] > 0).all()
    apart = pairs[pairs["verdict"] == "apart"]
    assert (apart["difference"].abs() > apart["smallest"]).all()


def test_rates_and_tone_say_who_stands_apart(tables, pairs):
    phrases, sentences, articles = (tables[name] for name in ("phrases", "sentences", "articles"))
    rates = framing.mark_apart(framing.rate_by_outlet(phrases, sentences, articles, n_boot=0), pairs, "loaded phrases")
    tone = framing.mark_apart(framing.mean_by_outlet(sentences, articles, n_boot=0), pairs, "tone")
    alone = rates[(rates["n_told"] == 5) & rates["below"].eq("")]
    assert set(zip(alone["outlet"], alone["category"], strict=True)) == {key for key in PLANTED if key[1]}
    assert tone.loc[tone["n_told"] == 5, "outlet"].tolist() == ["Lantern Daily"]


def test_outlets_own_words_alone_show_the_same(tables):
    families = tables["families"]
    sentences = framing.filter_origin(tables["sentences"], families, "own")
    phrases = framing.filter_origin(tables["phrases"], families, "own", tables["sentences"])
    found = framing.tell_apart(framing.rate_by_article(phrases, sentences, tables["articles"]), n_boot=0)
    apart = found[found["verdict"] == "apart"]
    assert set(found["view"]) == {"own"}
    assert set(zip(apart["higher"], apart["category"], strict=True)) <= {key for key in PLANTED if key[1]}
    assert len(apart)


def test_relabelled_within_events_hardly_anything_is_told_apart(tables):
    rng = np.random.default_rng(1)
    articles = tables["articles"]
    declared = []
    for _ in range(10):
        shuffled = articles.assign(outlet=articles.groupby("event")["outlet"].transform(rng.permutation))
        loaded = framing.rate_by_article(tables["phrases"], tables["sentences"], shuffled)
        declared.append((framing.tell_apart(loaded, n_boot=0)["verdict"] == "apart").any())
    assert sum(declared) <= 2


def test_five_reports_are_too_few():
    tables = framing.open_tables(ROOT / "data" / "moscow-talks")
    phrases, sentences, articles = (tables[name] for name in ("phrases", "sentences", "articles"))
    reports = [framing.rate_by_article(phrases, sentences, articles), framing.mean_by_article(sentences, articles)]
    pairs = framing.tell_apart(pd.concat(reports))
    assert pairs[["outlet_a", "outlet_b"]].drop_duplicates().shape[0] == 10
    assert set(pairs["verdict"]) == {"too few"}
    assert pairs["q"].isna().all() and pairs["low"].isna().all() and set(pairs["higher"]) == {""}
