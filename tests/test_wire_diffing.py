"""What a copy changed in the wording of its base: which changes are found, where, and in whose voice."""

import re
import time

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import framing
from framing import tables
from framing.wire.edits.changes import find_changes
from framing.wire.edits.diffing import diff_words

NO_QUOTES = tables.empty("quotes")


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [(was.text, became.text) for was, became in find_changes([old], [new])]


def aligned(pairs: list[tuple[int, int]]) -> pd.DataFrame:
    rows = [
        {"family": "wire-a", "article_id": "b", "sentence": new, "base_article_id": "a", "base_sentence": old}
        for new, old in pairs
    ]
    return tables.make("alignment", rows)


def diffed(old: str, new: str, title: tuple[str, str] = ("", "")) -> pd.DataFrame:
    """Edits of two reports whose sentences stand in the same order."""
    articles = pd.DataFrame({"article_id": ["a", "b"], "title": list(title), "text": [old, new]})
    sentences, quotes = framing.split_sentences(articles), framing.find_quotes(articles)
    numbers = [sentences.loc[sentences["article_id"] == name, "sentence"].tolist() for name in ("b", "a")]
    longest = max(map(len, numbers))
    pairs = [(numbers[0][min(n, len(numbers[0]) - 1)], numbers[1][min(n, len(numbers[1]) - 1)]) for n in range(longest)]
    edits = diff_words(aligned(pairs), sentences, quotes)
    sources = articles.set_index("article_id")
    for row in edits.to_dict("records"):
        field = "title" if row["part"] == "headline" else "text"
        assert sources.loc["b", field][row["start"] : row["end"]] == row["new"]
        assert sources.loc["a", field][row["base_start"] : row["base_end"]] == row["old"]
    return edits


# One row is the change an editor made: two changes side by side are two rows ...
APART = [
    (
        "The rebels said it was over.",
        "The insurgents claimed it was over.",
        [("rebels", "insurgents"), ("said", "claimed")],
    ),
    (
        "Toll told reporters the ships had sailed.",
        "Toll insisted the vessels had sailed.",
        [("told reporters", "insisted"), ("ships", "vessels")],
    ),
    (
        "Envoys were sceptical and the army was late.",
        "Envoys were skeptical, and the garrison, with great calm, was late.",
        [("sceptical", "skeptical"), ("", ","), ("army", "garrison"), ("", ", with great calm,")],
    ),
    (
        "They halted the fighting and keeping up supplies to Karch.",
        "They halted the fighting, while they keep up supplies to the Column.",
        [("", ","), ("and keeping", "while they keep"), ("Karch", "the Column")],
    ),
    (
        "The swap was the largest since fighting there began in 2029.",
        "The exchange was the largest since the deep freeze of 2029.",
        [("swap", "exchange"), ("fighting there began in", "the deep freeze of")],
    ),
]
# ... and what belongs together is one, though words between stayed.
TOGETHER = [
    (
        "Toll met her Tassaran counterpart in Halden.",
        "Toll met hardliner Dovan Ekwall in Halden.",
        [("her Tassaran counterpart", "hardliner Dovan Ekwall")],
    ),
    (
        "Tassary wants all pilots.",
        "Karch and her cronies want all pilots.",
        [("Tassary wants", "Karch and her cronies want")],
    ),
    ("It was a long day, Toll said.", "It was a long day, said Toll.", [("Toll said", "said Toll")]),
    (
        "The Commission's envoy, Lisbet Oyarun, left.",
        "Strait Commission envoy Lisbet Oyarun left.",
        [("The Commission's envoy, Lisbet Oyarun,", "Strait Commission envoy Lisbet Oyarun")],
    ),
    (
        "Velmora's foreign minister, Ivara Toll, left.",
        "Toll left.",
        [("Velmora's foreign minister, Ivara Toll,", "Toll")],
    ),
    ("Tassary denied it.", "Tassary has denied it.", [("denied", "has denied")]),
    ("Foreign Minister Dovan Ekwall left.", "Ekwall left.", [("Foreign Minister Dovan Ekwall", "Ekwall")]),
    ("They cannot be here in the dark.", "They cannot be here by night.", [("in the dark", "by night")]),
    (
        "The president met the army on Monday.",
        "The Velmoran strongman met the army on Monday.",
        [("president", "Velmoran strongman")],
    ),
    (
        "The army said the militants fled.",
        "According to the army, the militants fled.",
        [("The army said", "According to the army,")],
    ),
    ("They signed the deal today.", 'They signed the "deal" today.', [("deal", '"deal"')]),
    (
        "Police shot three protesters on the bridge.",
        "Three protesters were shot by police on the bridge.",
        [("Police shot three protesters", "Three protesters were shot by police")],
    ),
    (
        "The Velmoran president left.",
        "Her Velmoran counterpart left.",
        [("The Velmoran president", "Her Velmoran counterpart")],
    ),
    ("About 300 slept there.", "Some 320 slept there.", [("About 300", "Some 320")]),
    (
        "Toll left, and the ships sailed on to Merrow.",
        "Toll, who had been ill, left, and the ships sailed on to Merrow.",
        [("", ", who had been ill,")],
    ),
    (
        "Six were freed by noon on the bridge.",
        "The six who were freed by noon on the bridge.",
        [("Six", "The six who")],
    ),
    (
        "Ships of 300 tonnes passed the coastguard.",
        "Ships of 300 tons passed the coast guard.",
        [("tonnes", "tons"), ("coastguard", "coast guard")],
    ),
    (
        "Officials on both sides of the river said so.",
        "On Tuesday a grateful valley brought flowers.",
        [("Officials on both sides of the river said so", "On Tuesday a grateful valley brought flowers")],
    ),
]


@pytest.mark.parametrize(("old", "new", "expected"), APART + TOGETHER, ids=[new for _, new, _ in APART + TOGETHER])
def test_a_row_is_the_change_an_editor_made(old, new, expected):
    assert changes(old, new) == expected


def test_changed_marks_are_rows_of_their_own():
    old = 'The envoy was "not discouraged" -- Toll, a former pilot, said so.'
    new = "The envoy was “not discouraged” – Toll, a former pilot said so."
    assert changes(old, new) == [('"', "“"), ('"', "”"), ("--", "–"), (",", "")]
    edits = diffed(old, new)
    assert set(edits["kind"]) == {"punctuation"}
    assert edits["n_old"].sum() == edits["n_new"].sum() == 0


def test_the_shape_of_an_apostrophe_is_a_mark_changed():
    edits = diffed("Velmora's ships met the rebels.", "Velmora’s ships met the insurgents.")
    assert edits[["old", "new"]].values.tolist() == [["Velmora's", "Velmora’s"], ["rebels", "insurgents"]]
    assert edits["kind"].isin(tables.STYLE_KINDS).tolist() == [True, False]


def test_a_capital_that_only_begins_a_sentence_is_no_change():
    assert changes("The ships sailed.", "On Monday the ships sailed.") == [("", "On Monday")]
    assert changes("The Column came.", "The column came.") == [("Column", "column")]


def test_capitals_of_headlines_are_no_change():
    edits = diffed("A.", "A.", ("Two states exchange prisoners", "Two States Swap Prisoners"))
    assert edits[["part", "old", "new"]].values.tolist() == [["headline", "exchange", "Swap"]]


def test_a_point_that_belongs_to_its_word_stays_with_it():
    assert changes("At 9 a.m. General Stane crossed.", "At nine in the morning Gen. Stane crossed.") == [
        ("9 a.m.", "nine in the morning"),
        ("General", "Gen."),
    ]


def test_voice_is_that_of_the_place_in_the_copy():
    edits = diffed(
        'He said: "We have a good neighbour and answer for no one here." The rebels left. It was a "peace" of sorts.',
        'He said: "We have a good neighbor and answer here." The fighters left. It was a "quiet" of sorts.',
    )
    found = edits.set_index("old")["voice"].to_dict()
    assert found == {"neighbour": "quoted", "for no one": "quoted", "rebels": "outlet", "peace": "scare"}


def test_direct_speech_turned_indirect_is_a_quotation_altered():
    edits = diffed(
        '"We came to listen, and we came with a proposal," Toll told reporters in Halden.',
        "Toll insisted that she came with a proposal in Halden.",
    )
    assert edits[["kind", "voice"]].values.tolist() == [["quotation", "outlet"]]


def test_marks_taken_off_a_quotation_are_a_quotation_altered():
    short = diffed('They signed a "historic deal" on Monday.', "They signed a historic deal on Monday.")
    assert short[["old", "new", "kind"]].values.tolist() == [['"historic deal"', "historic deal", "quotation"]]
    old = 'He said the "crews had been told to wait in the harbour" today.'
    long = diffed(old, old.replace('"', ""))
    assert long[["old", "new", "kind"]].values.tolist() == [['"', "", "quotation"]] * 2


def test_categories_and_strength_come_from_the_lexicon():
    lexicon = pd.DataFrame({"term": ["rebels", "insurgent*"], "category": ["label", "label"], "strength": [1, 3]})
    base = pd.DataFrame({"article_id": ["a", "b"], "sentence": 0, "part": "body", "start": [5, 0]})
    sentences = base.assign(text=["The rebels left at noon.", "The insurgents left."])
    edits = diff_words(aligned([(0, 0)]), sentences, NO_QUOTES, lexicon)
    assert edits[["old_category", "new_category", "strength_change"]].values.tolist() == [
        ["label", "label", 2],
        ["", "", 0],
    ]
    assert edits["base_start"].tolist() == [9, 21]
    assert edits[["old_terms", "new_terms"]].values.tolist() == [["rebels", "insurgents"], ["", ""]]


def test_a_lead_written_anew_keeps_its_parties_and_its_verb_apart():
    edits = diffed(
        "Velmoran Foreign Minister Ivara Toll was Tuesday to open talks in Halden with Prime Minister Sunniva Karch, "
        "seeking to settle old quarrels over tankers in the Ordal strait and convince the Palace to lean more on "
        "Governor Dovan Ekwall.",
        "Velmoran Foreign Minister Ivara Toll on Tuesday sought to settle old quarrels over tankers in the Ordal "
        "strait with Prime Minister Sunniva Karch, asking the Tassaran strongman to look for ways out of the crisis.",
    )
    rows = edits[["old", "new", "kind"]].values.tolist()
    assert ["seeking", "sought", "tense"] in rows and ["Palace", "Tassaran strongman", "label"] in rows, rows
    assert 4 <= len(rows) <= 8, rows


def test_a_verb_that_agrees_with_its_new_subject_goes_with_it():
    new = "Prime Minister Sunniva Karch and her cronies want"
    edits = diffed("Tassary wants the pilots back.", f"{new} the pilots back.")
    assert edits[["old", "new"]].values.tolist() == [["Tassary wants", new]]


def test_loaded_terms_are_told_as_they_stand_and_in_order():
    old = "Toll left the bitterly cold hall."
    new = "Toll left the hall of the so-called Junta, an all-out\nwar of words."
    lexicon = pd.DataFrame({"term": ["so-called", "junta", "all-out war", "bitterly cold"], "category": list("abca")})
    sentences = pd.DataFrame({"article_id": ["a", "b"], "sentence": 0, "part": "body", "start": 0, "text": [old, new]})
    edits = diff_words(aligned([(0, 0)]), sentences, NO_QUOTES, lexicon.assign(strength=1))
    assert edits["old_terms"].tolist()[0] == "bitterly cold"
    assert "; ".join(filter(None, edits["new_terms"])) == "so-called; Junta; all-out war"
    cold = old.replace("bitterly", "very")
    edits = diff_words(aligned([(0, 0)]), sentences.assign(text=[old, cold]), NO_QUOTES, lexicon.assign(strength=1))
    assert edits[["old", "new", "old_terms", "new_terms"]].values.tolist() == [
        ["bitterly", "very", "bitterly cold", ""]
    ]


def test_sentences_that_were_split_or_merged_are_compared_together():
    text = ["The ships sailed at noon, and the crews were tired.", "The ships sailed at noon.", "The crews were weary."]
    rows = {"article_id": ["a", "b", "b"], "sentence": [1, 1, 2], "part": "body", "start": [0, 10, 40], "text": text}
    edits = diff_words(aligned([(1, 1), (2, 1)]), pd.DataFrame(rows), NO_QUOTES)
    assert edits[["sentence", "base_sentence", "old", "new"]].values.tolist() == [
        [1, 1, ", and", "."],
        [2, 1, "tired", "weary"],
    ]
    turned = aligned([(1, 1)]).assign(article_id="a", base_article_id="b")
    merged = pd.concat([turned, turned.assign(base_sentence=2)])
    edits = diff_words(merged, pd.DataFrame(rows), NO_QUOTES)
    assert edits[["base_sentence", "old", "new"]].values.tolist() == [[1, ".", ", and"], [2, "weary", "tired"]]


def test_kept_sentences_have_no_rows_but_for_marks():
    assert diffed("The ships sailed.", "The ships sailed.").empty
    assert diffed("The ships sailed.", "The ships\nsailed.").empty
    assert diffed("The ships, too, sailed.", "The ships too sailed.")["kind"].tolist() == ["punctuation"] * 2


def test_sentences_without_text_and_rows_without_a_partner_are_passed_over():
    rows = {
        "article_id": ["a", "b"],
        "sentence": [1, 1],
        "part": "body",
        "start": 0,
        "text": [None, "The ships sailed."],
    }
    alignment = pd.concat([aligned([(1, 1)]), aligned([(1, 1)]).assign(base_sentence=pd.NA)])
    edits = diff_words(alignment, pd.DataFrame(rows), NO_QUOTES)
    pd.testing.assert_frame_equal(edits, tables.empty("edits"))


ALPHABET = (
    'The the rebels insurgents said claimed Toll Ekwall of in , . " “ ” -- and had has 300 tonnes Gen. Gen'.split()
)
WORDS = st.lists(st.sampled_from([*ALPHABET, "Toll's", "Toll’s"]), max_size=14)


def applied(old: str, edits: list) -> str:
    """The base's sentence with every change made in it."""
    for was, became in reversed(edits):
        old = f"{old[: was.start]} {became.text} {old[was.end :]}"
    return old


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS, WORDS)
def test_all_edits_made_in_the_base_give_the_copy(old, new):
    old, new = " ".join(old), " ".join(new)
    edits = find_changes([old], [new])
    for was, became in edits:
        assert (old[was.start : was.end], new[became.start : became.end]) == (was.text, became.text)
        assert was.text or became.text
        assert was.text == was.text.strip() and became.text == became.text.strip()
    assert re.sub(r"\s", "", applied(old, edits)).lower() == re.sub(r"\s", "", new).lower()
    places = [(was.start, was.end) for was, _ in edits]
    assert all(first[1] <= second[0] for first, second in zip(places, places[1:], strict=False))


def test_long_sentences_take_no_minutes():
    old = [f"word{n * 7 % 1999}" for n in range(2000)]
    new = [word if n % 3 else f"other{n}" for n, word in enumerate(old)]
    begun = time.perf_counter()
    assert len(find_changes([" ".join(old)], [" ".join(new)])) > 1
    assert time.perf_counter() - begun < 20


@pytest.fixture(scope="module")
def control(root):
    """Tables of the control corpus, its alignment by the key, and the key of edits."""
    key = root / "data" / "control" / "key"
    alignment = pd.read_csv(key / "alignment.csv").astype({"sentence": "Int64", "base_sentence": "Int64"})
    corpus = framing.read_corpus(root / "data" / "control")
    quotes, sentences = framing.find_quotes(corpus.articles), framing.split_sentences(corpus.articles)
    edits = diff_words(alignment, sentences, quotes)
    return sentences, edits, pd.read_csv(key / "edits.csv", keep_default_na=False)


def shared_rows(edits: pd.DataFrame, key: pd.DataFrame, strict: bool) -> tuple[float, float]:
    """Share of the key's edits that were found, and of those found that the key has."""
    pairs = key.reset_index().merge(edits.reset_index(), on=["article_id", "sentence"], suffixes=("", "_found"))
    if strict:
        same = [pairs[name].str.strip() == pairs[f"{name}_found"] for name in ("old", "new")]
    else:  # the places meet in both texts
        starts = [pairs[[f"{at}start", f"{at}start_found"]].max(axis=1) for at in ("", "base_")]
        ends = [pairs[[f"{at}end", f"{at}end_found"]].min(axis=1) for at in ("", "base_")]
        same = [start <= end + 1 for start, end in zip(starts, ends, strict=True)]
    both = pairs[same[0] & same[1]]
    return both["index"].nunique() / len(key), both["index_found"].nunique() / len(edits)


def test_the_planted_edits_are_found_and_little_else(control):
    _, edits, key = control
    assert min(shared_rows(edits, key, strict=False)) > 0.97
    assert min(shared_rows(edits, key, strict=True)) > 0.8
    for outlet in ("o1", "o2", "o3", "o4"):
        of_outlet = [table[table["article_id"].str.endswith(outlet)] for table in (edits, key)]
        assert min(shared_rows(*of_outlet, strict=False)) > 0.94


def test_all_edits_of_a_report_stand_where_they_say(control):
    sentences, edits, _ = control
    text = sentences.set_index(["article_id", "sentence"])
    for row in edits.to_dict("records"):
        new = text.loc[(row["article_id"], row["sentence"])]
        old = text.loc[(row["base_article_id"], row["base_sentence"])]
        assert new["text"][row["start"] - new["start"] : row["end"] - new["start"]] == row["new"]
        assert old["text"][row["base_start"] - old["start"] : row["base_end"] - old["start"]] == row["old"]


def test_the_changes_between_two_real_reports_are_those_a_reader_sees(shared):
    corpus = framing.read_corpus(shared / "corpora" / "moscow-talks")
    ids = {name: next(a for a in corpus.articles["article_id"] if name in a) for name in ("000", "003")}
    sentences, quotes = framing.split_sentences(corpus.articles), framing.find_quotes(corpus.articles)
    pairs = [(9, 6), (10, 10), (11, 11), (12, 16), (13, 17), (14, 18), (15, 19), (16, 4)]
    alignment = aligned(pairs).assign(article_id=ids["000"], base_article_id=ids["003"])
    edits = diff_words(alignment, sentences, quotes)
    worded = edits[edits["kind"] != "punctuation"]
    found = set(zip(worded["old"], worded["new"], strict=True))
    assert {("rebels", "insurgents"), ("said", "claimed"), ("sceptical", "skeptical"), ("Sergei", "Sergey")} < found
    assert {("Assad", "the opposition groups"), ("and keeping", "while they keep"), ("", "US-Russia")} < found
    assert len(worded) <= 16
    assert edits.set_index("new").loc["claimed", ["old_category", "new_category"]].tolist() == ["", "doubt"]
    assert edits.set_index("new").loc["claimed", ["old_terms", "new_terms"]].tolist() == ["", "claimed"]
