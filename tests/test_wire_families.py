"""Families of copies: who shares narration with whom, which report is the base, and why."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.quotes import find_quotes, mark_voice
from framing.sentences import split_sentences
from framing.tables import TableError, column_names, empty
from framing.wire import match_wire

CONTROL = Path(__file__).parents[1] / "data" / "control"

FERRY = [
    "The ferry between Halden and Port Ordal stopped running on Tuesday after the harbour crews walked out.",
    "Some four hundred passengers spent the night in a sports hall that the city had opened for them.",
    "The crews want the owners to take back a new timetable that shortens the rest between two crossings.",
    "The owners offered a pay rise of three per cent in March and have not moved since.",
    "A mediator from the capital is due to arrive on the morning train and to hear each side alone.",
    "Lorries stood in a line of nine kilometres along the coast road by the early evening.",
    "Two smaller boats carry medicine and post to the islands, but no travellers.",
    "The last strike on this line, in the winter of 2019, ended after eleven days.",
]
BRIDGE = [
    "Engineers closed the old bridge over the Merrow on Monday when a routine survey found cracks in two piers.",
    "Buses are sent around by way of the northern suburbs, which adds half an hour to the journey.",
    "The bridge carries a third of all traffic into the city and was last repaired eighteen years ago.",
    "The minister for roads had put off the next repair twice to pay for a tunnel further up the valley.",
    "Shops on the east bank reported that hardly anybody had come in since the barriers went up.",
    "Divers will look at the foundations as soon as the water has fallen below the summer mark.",
]
OWN = [
    "Our reporter counted eleven tents on the quay before breakfast.",
    "A baker from the old town gave away what he had left over.",
    "Nobody in the queue remembered who had told them to wait there.",
    "The radio played dance music and then an hour of farm prices.",
    "Schoolchildren drew the scene with chalk on the customs shed.",
    "One man had cycled from the hills to see it with his own eyes.",
    "Behind the market a dog slept under a cart full of melons.",
    "By noon the wind had turned and the flags hung the other way.",
]


def tables(reports: dict[str, Any], **columns: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Sentences, quotations and articles of reports given as text or as lists of sentences."""
    texts = {name: " ".join(text) if isinstance(text, list) else text for name, text in reports.items()}
    articles = pd.DataFrame({"article_id": list(texts), "title": "News of the day", "text": list(texts.values())})
    for name, values in columns.items():
        articles[name] = [values.get(report) for report in texts]
    quotes = find_quotes(articles)
    return mark_voice(split_sentences(articles), quotes), quotes, articles


def families(reports: dict[str, Any], settings: dict[str, Any] | None = None, **columns: dict[str, Any]) -> dict:
    """Base and copies of each family, as match_wire finds them."""
    found = match_wire(*tables(reports, **columns), **(settings or {}))
    copies = found[found["role"] == "copy"]
    return {base: rows["article_id"].tolist() for base, rows in copies.groupby("base_article_id")}


def changed(sentences: list[str]) -> list[str]:
    """The same story after an editor: a word here and there."""
    swaps = {"crews": "workers", "hardly": "scarcely", "stood": "waited", "Some": "About", "due": "expected"}
    return [" ".join(swaps.get(word, word) for word in sentence.split()) for sentence in sentences]


# --- what is a family, and what is none -----------------------------------------------------


def test_a_shortened_and_changed_story_is_a_copy_of_the_full_one():
    found = match_wire(*tables({"a": FERRY, "b": [OWN[0], *changed(FERRY[:6])], "c": OWN}))
    assert found["article_id"].tolist() == ["a", "b"]
    assert found["role"].tolist() == ["base", "copy"]
    assert found["family"].unique().tolist() == ["wire-a"]
    assert found["reason"].unique().tolist() == ["fullest"]


def test_the_table_is_the_declared_one():
    found = match_wire(*tables({"a": FERRY, "b": FERRY}))
    assert list(found.columns) == column_names("families")
    pd.testing.assert_series_equal(found.dtypes, empty("families").dtypes)


def test_overlap_is_the_share_of_own_words_in_runs_of_four():
    base = [*FERRY[:3], "The harbour master counted nine boats at anchor."]
    copy = [*FERRY[:3], "The harbour master saw some boats at anchor."]
    found = match_wire(*tables({"a": base, "b": copy})).set_index("article_id")
    n_kept = (
        sum(len(s.split()) for s in FERRY[:3]) + 3
    )  # "The harbour master" goes on from before; "boats at anchor" is too short
    assert found.loc["b", ["n_kept", "n_own"]].tolist() == [n_kept, n_kept + 5]
    assert found.loc["b", "overlap"] == pytest.approx(n_kept / (n_kept + 5))
    assert found.loc["a", "overlap"] == 1


def test_a_text_that_is_the_base_word_for_word_keeps_all_of_it_quotations_or_not():
    text = FERRY[:4] + ["“We will wait,” she said.", "“As long as it takes,” he added.", *FERRY[4:]]
    found = match_wire(*tables({"a": text, "b": text}))
    assert found["overlap"].tolist() == [1, 1]


def test_own_words_are_counted_as_mark_voice_counts_them():
    text = [*FERRY, "“We wait,” he said, and called it a “grave error” of the owners."]
    sentences, quotes, articles = tables({"a": text, "b": text})
    counted = sentences[sentences["part"] != "headline"].groupby("article_id")["n_own"].sum()
    found = match_wire(sentences, quotes, articles).set_index("article_id")
    assert found["n_own"].to_dict() == counted.to_dict()


def test_british_and_american_copies_of_one_story_keep_all_words():
    british = [s.replace("boats", "armoured vessels, organised in grey colours,") for s in FERRY]
    american = [s.replace("armoured", "armored").replace("organised", "organized") for s in british]
    american = [
        s.replace("harbour", "harbor").replace("colours", "colors").replace("metres", "meters") for s in american
    ]
    assert match_wire(*tables({"a": british, "b": american}))["overlap"].tolist() == [1, 1]


def test_reports_that_share_a_speech_and_no_narration_are_no_family():
    speech = [f"“{sentence[:-1]},” the envoy said." for sentence in FERRY]
    one = [part for pair in zip(speech, OWN, strict=True) for part in pair]
    two = [part for pair in zip(BRIDGE, speech, strict=False) for part in pair]
    assert families({"a": one, "b": two}) == {}


def test_indirect_speech_is_narration():
    sentences, _, articles = tables({"a": FERRY, "b": FERRY})
    spans = sentences[sentences["part"] == "body"]
    quotes = spans[["article_id", "start", "end"]].assign(kind="indirect")
    assert len(match_wire(sentences, quotes, articles)) == 2
    assert len(match_wire(sentences, quotes.assign(kind="direct"), articles)) == 0


def test_a_shared_headline_or_caption_makes_no_copy():
    sentences, quotes, _ = tables({"a": FERRY, "b": FERRY})
    for part in ("headline", "caption"):
        assert match_wire(sentences.assign(part=part), quotes).empty


def test_one_or_two_background_sentences_make_no_copy():
    assert families({"a": [*FERRY[:2], *OWN], "b": [*BRIDGE, *FERRY[:2]]}) == {}
    assert families({"a": [*FERRY[:2], *OWN[:3]], "b": [*BRIDGE[:3], *FERRY[:2]]}) == {}


def test_an_excerpt_in_one_block_makes_no_copy():
    assert families({"a": [*OWN, *FERRY[:4], *OWN[::-1]], "b": [*BRIDGE, *FERRY[:4], *BRIDGE[::-1]]}) == {}


def test_a_brief_of_two_sentences_is_a_copy_where_it_is_all_there_is():
    assert families({"a": FERRY, "b": FERRY[:2]}) == {"a": ["b"]}


def test_the_standing_paragraph_of_one_outlet_makes_no_family():
    reports = {"a": FERRY[:3], "b": BRIDGE[:3], "c": OWN[:3]}
    footer = [
        "This newsroom is run by its readers and prints whatever they send in before the week is over.",
        "Letters should be signed with a name and a street, and may be shortened where space is scarce.",
        "Past numbers are kept in the reading room of the old customs house and can be seen on weekdays.",
    ]
    outlets = dict.fromkeys(reports, "Halden Today")
    assert families({n: [*r, *footer] for n, r in reports.items()}, outlet=outlets) == {}


def test_two_versions_of_one_outlets_report_are_a_family():
    assert families({"a": FERRY, "b": changed(FERRY)}, outlet={"a": "Halden Today", "b": "Halden Today"}) == {
        "a": ["b"]
    }


# --- the base, and why ----------------------------------------------------------------------


def reason(reports: dict[str, Any], **columns: dict[str, Any]) -> tuple[str, str]:
    found = match_wire(*tables(reports, **columns))
    assert found["base_article_id"].nunique() == found["reason"].nunique() == 1
    return found["base_article_id"].iloc[0], found["reason"].iloc[0]


EDITED = {"a": [*FERRY, *OWN[:3]], "b": changed(FERRY), "c": [*changed(FERRY)[:6], OWN[4]]}


def test_the_manifest_goes_before_everything():
    said = {"a": "c", "b": "c"}
    assert reason(EDITED, copy_of=said, agency={"a": "AP"}, outlet={"b": "Reuters"}) == ("c", "manifest")


def test_a_report_that_names_itself_is_the_base():
    assert reason(EDITED, copy_of={"c": "c"}, agency={"a": "AP"}) == ("c", "manifest")


def test_the_manifest_makes_a_family_of_what_shares_nothing():
    found = match_wire(*tables({"a": FERRY, "b": BRIDGE}, copy_of={"b": "a"}))
    assert found["role"].tolist() == ["base", "copy"]
    assert found["overlap"].tolist() == [1, 0]


def test_the_manifest_must_name_reports_that_are_there():
    with pytest.raises(TableError, match="copy_of names; found none called 'zz'"):
        match_wire(*tables({"a": FERRY, "b": FERRY}, copy_of={"b": "zz"}))


def test_the_agencys_own_page_goes_before_a_credit():
    assert reason(EDITED, agency={"a": "Reuters"}, outlet={"b": "Reuters"}) == ("b", "agency")
    assert reason(EDITED, agency={"a": "Reuters"}, url={"c": "https://www.reuters.com/world/1"}) == ("c", "agency")


def test_an_agency_that_only_the_credits_name_is_known_by_them():
    assert reason(EDITED, agency={"a": "Meridian"}, outlet={"b": "Meridian"}) == ("b", "agency")


def test_a_credit_goes_before_length():
    assert reason(EDITED, agency={"b": "Meridian"}) == ("b", "credit")


def test_of_those_that_credit_the_one_whose_words_most_others_keep():
    assert reason(EDITED, agency={"b": "Meridian", "c": "Meridian"}) == ("b", "credit")


def test_without_credits_the_fullest_then_the_earliest():
    assert reason(EDITED) == ("a", "fullest")
    days = {"a": pd.Timestamp("2031-03-05"), "b": pd.Timestamp("2031-03-04")}
    assert reason({"a": FERRY, "b": FERRY}, published=days) == ("b", "fullest")
    assert reason({"a": FERRY, "b": FERRY}) == ("a", "fullest")


# --- several agencies, several versions -----------------------------------------------------


def test_a_digest_of_two_agencies_stands_in_two_families():
    digest = [*FERRY[:5], OWN[0], *BRIDGE[:4]]
    agency = {"ferry": "Meridian", "bridge": "Corvane", "digest": "Meridian; Corvane"}
    found = families({"ferry": FERRY, "bridge": BRIDGE, "digest": digest}, agency=agency)
    assert found == {"ferry": ["digest"], "bridge": ["digest"]}


def test_a_digest_chains_no_stories_where_nobody_credits_an_agency():
    digest = [*FERRY, *BRIDGE]
    reports = {"f1": FERRY, "f2": FERRY[:7], "b1": BRIDGE, "b2": BRIDGE[:5], "digest": digest}
    assert families(reports) == {"f1": ["digest", "f2"], "b1": ["b2", "digest"]}


def test_two_versions_that_two_outlets_credit_are_two_families():
    later = [*FERRY[:3], *(s.replace("the", "that very").replace("on", "towards") for s in BRIDGE), *OWN[:4]]
    reports = {"a": FERRY, "b": FERRY, "c": later, "d": later}
    assert families(reports, agency=dict.fromkeys(reports, "Meridian")) == {"a": ["b"], "c": ["d"]}


# --- days -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("within", "is_family"), [(7, False), (8, True), (None, True)])
def test_reports_further_apart_than_within_days_are_no_copies(within, is_family):
    days = {"a": pd.Timestamp("2031-03-01"), "b": pd.Timestamp("2031-03-09")}
    found = families({"a": FERRY, "b": FERRY}, {"within_days": within}, published=days)
    assert found == ({"a": ["b"]} if is_family else {})


def test_an_unknown_day_parts_nobody():
    assert families({"a": FERRY, "b": FERRY}, published={"a": pd.Timestamp("2031-03-01")}) == {"a": ["b"]}


# --- what tables may look like --------------------------------------------------------------


def test_without_articles_nothing_but_words_is_known():
    sentences, quotes, _ = tables({"a": FERRY, "b": changed(FERRY)})
    assert match_wire(sentences, quotes)["reason"].tolist() == ["fullest", "fullest"]


def test_empty_tables_and_reports_without_text():
    sentences, quotes, articles = tables({"a": FERRY, "b": np.nan, "c": ""})
    assert match_wire(sentences, quotes, articles).empty
    assert match_wire(sentences.assign(text=None), quotes, articles).empty
    nothing = match_wire(sentences.iloc[:0], quotes.iloc[:0], articles.iloc[:0])
    pd.testing.assert_frame_equal(nothing, empty("families"))


def test_sentences_saved_without_text_are_refused_with_what_to_do():
    sentences, quotes, articles = tables({"a": FERRY, "b": FERRY})
    with pytest.raises(TableError, match="saved without it. Open the saved families instead, or measure"):
        match_wire(sentences.drop(columns="text"), quotes, articles)


@pytest.mark.parametrize("setting", [{"min_share": 0}, {"min_share": 1.5}, {"min_words": 2}, {"within_days": -1}])
def test_settings_that_make_no_sense_are_refused(setting):
    with pytest.raises(TableError, match=f"match_wire needs {next(iter(setting))}"):
        match_wire(*tables({"a": FERRY}), **setting)


MIXED = {
    **{"a": FERRY, "b": changed(FERRY), "c": [*FERRY[:5], *BRIDGE[:5]], "d": BRIDGE},
    **{"e": [*changed(BRIDGE), OWN[3]], "f": OWN},
}
MIXED_TABLES = tables(MIXED, agency={"b": "Meridian", "d": "Corvane"}, outlet=dict(zip(MIXED, "uvwxyz", strict=True)))


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_order_of_rows_changes_nothing(rng):
    def shuffled(table: pd.DataFrame) -> pd.DataFrame:
        return table.iloc[rng.sample(range(len(table)), len(table))]

    pd.testing.assert_frame_equal(match_wire(*map(shuffled, MIXED_TABLES)), match_wire(*MIXED_TABLES))


# --- size: counted, not clocked -------------------------------------------------------------


def drawn(rng: random.Random, n: int) -> list[str]:
    return [" ".join(f"w{rng.randrange(9000)}" for _ in range(12)) for _ in range(n)]


def as_sentences(reports: list[list[str]]) -> pd.DataFrame:
    rows = [
        (f"r{number:04}", i, "body", 100 * i, text)
        for number, report in enumerate(reports)
        for i, text in enumerate(report)
    ]
    return pd.DataFrame(rows, columns=["article_id", "sentence", "part", "start", "text"])


def test_one_story_in_three_hundred_reports_is_one_family():
    story = drawn(random.Random(1), 10)
    found = match_wire(as_sentences([story] * 300), empty("quotes"))
    assert (found["family"].nunique(), len(found)) == (1, 300)


def test_a_paragraph_that_hundreds_of_reports_end_with_is_no_story():
    rng = random.Random(2)
    footer = drawn(rng, 4)
    reports = [[*drawn(rng, rng.randint(1, 15)), *footer] for _ in range(300)]
    assert match_wire(as_sentences(reports), empty("quotes")).empty


def test_a_paragraph_that_hundreds_of_reports_end_with_hides_no_story():
    rng = random.Random(3)
    footer = drawn(rng, 4)
    stories = [drawn(rng, 12) for _ in range(20)]
    found = match_wire(as_sentences([[*stories[n % 20], *footer] for n in range(200)]), empty("quotes"))
    assert found.groupby("family").size().tolist() == [10] * 20


# --- corpora with a known answer ------------------------------------------------------------


def test_the_families_of_the_control_corpus_are_those_of_its_key():
    control = framing.measure(CONTROL)
    found = match_wire(control["sentences"], control["quotes"], control["articles"])
    key = pd.read_csv(CONTROL / "key" / "families.csv")
    columns = ["article_id", "role", "base_article_id"]
    assert set(found[columns].itertuples(index=False)) == set(key[columns].itertuples(index=False))
    assert set(found["reason"]) == {"credit"}


def test_the_one_family_of_the_five_reports(shared):
    manifest = Path(__file__).parents[1] / "data" / "moscow-talks" / "articles.csv"
    study = framing.measure(framing.read_corpus(shared / "corpora" / "moscow-talks", manifest=manifest))
    found = match_wire(study["sentences"], study["quotes"], study["articles"])
    assert found[["article_id", "role", "reason"]].values.tolist() == [
        ["003", "base", "credit"],
        ["000", "copy", "credit"],
    ]
