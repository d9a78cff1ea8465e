"""What becomes of the sentences of a base in a copy of it."""

import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import TableError
from framing.tables import DTYPES, TABLES, empty
from framing.wire import align_copies
from framing.wire.alignment.moves import moved

FAMILIES = pd.DataFrame(
    {"family": "wire-base", "article_id": ["base", "copy"], "role": ["base", "copy"], "base_article_id": "base"}
)
TALKS = "Envoys of Velmora and Tassary met at the harbour of Halden on Tuesday."
TANKERS = "Tassary's coastguard turned back three tankers in December."
DENIAL = "Tassary denies it."
OIL = "A tenth of the region's oil passes through the strait each year."
REPAIR = "The gas line needs repairs that neither government will pay for."
FERRY = "Two ferries waited outside the breakwater until the fog had lifted."


def report(name: str, texts: list, headlines: int = 0) -> pd.DataFrame:
    parts = ["headline"] * headlines + ["body"] * (len(texts) - headlines)
    return pd.DataFrame({"article_id": name, "sentence": range(len(texts)), "part": parts, "text": texts})


def align(base: list, copy: list, headlines: int = 0) -> pd.DataFrame:
    return align_copies(FAMILIES, pd.concat([report("base", base, headlines), report("copy", copy, headlines)]))


def rows(table: pd.DataFrame) -> list[tuple]:
    """Sentence, base sentence and edit of every row; an empty number is None."""
    plain = table[["sentence", "base_sentence", "edit"]].astype(object)
    return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))


def one(base: str, copy: str) -> tuple[str, float]:
    """Edit and similarity of a sentence and what a copy made of it."""
    table = align([base], [copy])
    assert rows(table)[0][:2] == (0, 0)
    return table["edit"][0], table["similarity"][0]


# what a sentence became


def test_a_copy_that_changes_nothing_is_kept():
    made = align([TALKS, DENIAL, OIL], [TALKS, DENIAL, OIL])
    assert rows(made) == [(0, 0, "kept"), (1, 1, "kept"), (2, 2, "kept")]
    assert made["similarity"].tolist() == [1, 1, 1]


@pytest.mark.parametrize(
    "copy",
    [
        "“We don’t expect snow before the talks”, the envoy of Tassary said.",
        '"We don\'t expect snow before the talks" - the envoy of Tassary said!',
        "“we don't expect snow, before the talks,” the envoy of Tassary said.",
    ],
)
def test_other_marks_and_the_capital_of_the_beginning_leave_a_sentence_kept(copy):
    assert one('"We don\'t expect snow before the talks," the envoy of Tassary said.', copy) == ("kept", 1.0)


@pytest.mark.parametrize(
    ("base", "copy"),
    [
        ("The sceptical envoys defended the harbour programme.", "The skeptical envoys defended the harbor program."),
        ("The rebels agreed to a cease-fire near the harbour.", "The rebels agreed to a cease fire near the harbour."),
        ("The Ordal strait was closed to tankers again.", "The Ordal Strait was closed to tankers again."),
    ],
)
def test_another_spelling_is_reworded_and_as_similar_as_can_be(base, copy):
    assert one(base, copy) == ("reworded", 1.0)


@pytest.mark.parametrize(
    ("base", "copy"),
    [
        ("Velmora paid $5 for each of the lost tankers.", "Velmora paid 5 for each of the lost tankers."),
        ("Mr Toll waited for the envoys of Tassary.", "Mr. Toll waited for the envoys of Tassary."),
    ],
)
def test_a_sign_read_aloud_and_the_point_of_an_abbreviation_are_no_mere_marks(base, copy):
    assert one(base, copy)[0] == "reworded"


def test_one_other_word_is_reworded():
    edit, similarity = one(
        "The rebels hold two valleys of the district.", "The insurgents hold two valleys of the district."
    )
    assert edit == "reworded"
    assert 0.7 < similarity < 1


def test_halves_that_changed_places_are_found():
    said_first = "Toll said the tankers would sail again, as the fog lifted over Halden."
    said_last = "As the fog lifted over Halden, Toll said the tankers would sail again."
    edit, similarity = one(said_first, said_last)
    assert edit == "reworded"
    assert 0.6 < similarity < 0.9


def test_a_sentence_cut_to_its_first_third_is_reworded():
    long = (
        "Two ferries with three hundred passengers waited outside the breakwater of Halden until the fog had lifted, "
        "the harbour master wrote in a letter to both ministries, blaming pilots, storms and worn radar for the delay."
    )
    assert (
        one(long, "Two ferries with three hundred passengers waited outside the breakwater of Halden.")[0] == "reworded"
    )


def test_names_of_the_event_alone_do_not_make_two_sentences_one():
    ends = ("at lunch", "twice", "on a bridge", "without pilots", "in thick fog", "over grain", "for an hour")
    base = [f"President Ivara Toll of Velmora met Dovan Ekwall {end}." for end in ends]
    copy = ["Before the snow came, President Ivara Toll of Velmora rang Dovan Ekwall again to hear of tankers."]
    assert rows(align(base, copy))[0] == (0, None, "added")


# split, merge


def test_one_sentence_made_into_two():
    base = [TALKS, "Toll said the tankers would sail in March, and that no pilot from Tassary would board them.", OIL]
    copy = [
        TALKS,
        "Toll said the tankers would sail in March.",
        "No pilot from Tassary would board them, she said.",
        OIL,
    ]
    made = align(base, copy)
    assert rows(made) == [(0, 0, "kept"), (1, 1, "reworded"), (2, 1, "reworded"), (3, 2, "kept")]
    assert made["similarity"][1] == made["similarity"][2] > 0.9


def test_two_sentences_made_into_one():
    base = [TALKS, "Velmora says Tassary has armed the column.", DENIAL, OIL]
    copy = [TALKS, "Velmora says Tassary has armed the insurgents of the column; Tassary denies it.", OIL]
    assert rows(align(base, copy)) == [(0, 0, "kept"), (1, 1, "reworded"), (1, 2, "reworded"), (2, 3, "kept")]


def test_a_sentence_split_or_merged_without_another_word_is_kept():
    apart = [TALKS, "The fog rose at noon.", "Kerran pilots left the harbour.", OIL]
    together = [TALKS, "The fog rose at noon; Kerran pilots left the harbour.", OIL]
    split, merged = align(together, apart), align(apart, together)
    assert rows(split) == [(0, 0, "kept"), (1, 1, "kept"), (2, 1, "kept"), (3, 2, "kept")]
    assert rows(merged) == [(0, 0, "kept"), (1, 1, "kept"), (1, 2, "kept"), (2, 3, "kept")]


def test_the_words_of_saying_may_get_a_sentence_of_their_own():
    base = ['"We will look for common ground today, and we will find some of it," Toll added.', OIL]
    copy = ['"We will look for common ground today, and we will find some of it."', "Toll added.", OIL]
    assert rows(align(base, copy)) == [(0, 0, "kept"), (1, 0, "kept"), (2, 1, "kept")]


# moves


def test_a_sentence_brought_to_the_top_is_moved():
    made = align([TALKS, TANKERS, OIL, REPAIR], [REPAIR, TALKS, TANKERS, OIL])
    assert rows(made) == [(0, 3, "moved"), (1, 0, "kept"), (2, 1, "kept"), (3, 2, "kept")]


def test_of_two_that_changed_places_the_one_brought_forward_is_moved():
    assert rows(align([TALKS, OIL], [OIL, TALKS])) == [(0, 1, "moved"), (1, 0, "kept")]


def test_a_sentence_moved_and_reworded_is_moved():
    made = align([TALKS, TANKERS, OIL], [TALKS, OIL, TANKERS.replace("turned back", "chased away")])
    assert rows(made) == [(0, 0, "kept"), (1, 2, "moved"), (2, 1, "reworded")]
    made = align([TALKS, TANKERS, OIL, REPAIR], [TANKERS.replace("three", "four"), TALKS, OIL, REPAIR])
    assert rows(made)[0] == (0, 1, "moved")
    assert made["similarity"][0] < 1


@pytest.mark.parametrize(
    ("numbers", "out"),
    [
        ([], []),
        ([0, 1, 1, 2], [False] * 4),
        ([3, 4, 1, 2], [True, True, False, False]),
        ([2, 1, 4, 3], [True, False, True, False]),
        ([0, 4, 1, 2, 3], [False, True, False, False, False]),
        ([1, 2, 3, 0], [False, False, False, True]),
    ],
)
def test_what_is_out_of_order(numbers, out):
    assert moved(numbers) == out


# added, cut


def test_what_only_one_has_is_added_or_cut():
    made = align([TALKS, TANKERS, OIL], [REPAIR, TALKS, OIL])
    assert rows(made) == [(0, None, "added"), (1, 0, "kept"), (2, 2, "kept"), (None, 1, "cut")]
    assert made["similarity"].tolist() == [0, 1, 1, 0]
    assert made["base_article_id"].tolist() == ["base"] * 4


def test_headlines_are_aligned_with_headlines_only():
    made = align([TALKS, OIL], [OIL, TALKS], headlines=1)
    assert rows(made) == [(0, None, "added"), (1, None, "added"), (None, 0, "cut"), (None, 1, "cut")]


def test_a_headline_is_kept_reworded_or_written_anew():
    assert rows(align(["Talks held", OIL], ["Talks held", OIL], headlines=1))[0] == (0, 0, "kept")
    assert rows(align(["Talks held in Halden", OIL], ["Talks Held in Halden", OIL], headlines=1))[0] == (0, 0, "kept")
    base = "Toll in Halden mission to sway Ekwall on strait"
    near = "Toll in Halden seeks common ground with Ekwall on strait"
    anew = "Ekwall asks Velmora to keep the rules"
    assert rows(align([base, OIL], [near, OIL], headlines=1))[0] == (0, 0, "reworded")
    assert rows(align([base, OIL], [anew, OIL], headlines=1)) == [
        *((0, None, "added"), (1, 1, "kept")),
        (None, 0, "cut"),
    ]


# short and repeated sentences


def test_a_short_sentence_is_found_beside_its_neighbours_only():
    assert rows(align([TALKS, DENIAL, OIL], [DENIAL, REPAIR]))[0] == (0, None, "added")
    assert rows(align([TALKS, DENIAL, OIL], [REPAIR, TALKS, DENIAL]))[2] == (2, 1, "kept")


def test_a_short_sentence_belongs_to_the_neighbours_it_stands_with():
    base = [TALKS, "Toll added.", OIL, "Toll added.", REPAIR, "Toll added."]
    copy = [OIL, "Toll added.", FERRY, "Toll added."]
    assert rows(align(base, copy))[:4] == [(0, 2, "kept"), (1, 3, "kept"), (2, None, "added"), (3, None, "added")]


def test_a_short_sentence_between_neighbours_that_are_aligned_may_be_reworded():
    assert rows(align([TALKS, "Toll denied it.", OIL], [TALKS, "Ekwall denied it.", OIL]))[1] == (1, 1, "reworded")
    assert rows(align([TALKS, "Toll denied it.", OIL], [TALKS, "Snow fell.", OIL]))[1] == (1, None, "added")


def test_what_was_moved_away_is_not_used_again_where_it_stood():
    base, like = [TALKS, TANKERS, OIL], "Three tankers waited out December in fog."
    assert rows(align(base, [TALKS, like, OIL, TANKERS]))[1] == (1, None, "added")


def test_a_short_sentence_drawn_out_beside_its_neighbour():
    base = [TALKS, TANKERS, DENIAL, OIL]
    copy = [TALKS, TANKERS, "Tassary denies it, and the subject brought a chill to the joint news conference."]
    assert rows(align(base, copy))[2] == (2, 2, "reworded")


def test_reports_of_short_sentences_only():
    assert rows(align(["It snowed.", "Toll left."], ["It snowed.", "Toll left."])) == [(0, 0, "kept"), (1, 1, "kept")]


def test_a_sentence_said_twice_keeps_its_places():
    text = [TALKS, OIL, TANKERS, OIL, REPAIR]
    assert rows(align(text, text)) == [(n, n, "kept") for n in range(5)]
    assert rows(align(text, [TANKERS, OIL, REPAIR]))[1] == (1, 3, "kept")


def test_many_equal_sentences_are_paired_in_order():
    made = align([OIL] * 60, [OIL] * 40)
    assert made["edit"].value_counts().to_dict() == {"kept": 40, "cut": 20}


def test_long_reports_take_no_time():
    base = [
        f"Pilot number {n} told the harbour court that buoy {n * 7} had come loose in the storm." for n in range(300)
    ]
    copy = [text.replace("buoy", "beacon") for text in base[150:] + base[:150]]
    start = time.process_time()
    made = align(base, copy)
    assert time.process_time() - start < 3  # a fifth of a second on a quiet machine
    assert made["base_sentence"].tolist() == [*range(150, 300), *range(150)]
    assert made["edit"].tolist() == ["moved"] * 150 + ["reworded"] * 150


# tables


def test_every_column_is_there_with_its_kind():
    declared = {c.name: DTYPES[c.kind] for c in TABLES["alignment"]}
    sentences = pd.concat([report("base", [TALKS]), report("copy", [OIL])])
    assert align_copies(FAMILIES, sentences).dtypes.astype(str).to_dict() == declared
    assert align_copies(FAMILIES.iloc[:0], sentences).dtypes.astype(str).to_dict() == declared
    assert len(align_copies(empty("families"), sentences)) == 0


def test_no_sentences_at_all():
    assert len(align_copies(FAMILIES, empty("sentences"))) == 0


def test_a_base_without_text_and_a_text_that_is_missing():
    assert rows(align_copies(FAMILIES, report("copy", [TALKS, OIL]))) == [(0, None, "added"), (1, None, "added")]
    assert rows(align_copies(FAMILIES, report("base", [TALKS]))) == [(None, 0, "cut")]
    assert rows(align([np.nan, TALKS], [np.nan, TALKS])) == [(0, None, "added"), (1, 1, "kept"), (None, 0, "cut")]


def test_a_report_in_two_families_is_aligned_in_each():
    families = pd.DataFrame(
        {
            "family": ["wire-a", "wire-a", "wire-b", "wire-b"],
            "article_id": ["a", "copy", "b", "copy"],
            "role": ["base", "copy"] * 2,
            "base_article_id": ["a", "a", "b", "b"],
        }
    )
    sentences = pd.concat([report("a", [TALKS, OIL]), report("b", [REPAIR]), report("copy", [TALKS, REPAIR])])
    made = align_copies(families, sentences)
    assert made["family"].tolist() == ["wire-a"] * 3 + ["wire-b"] * 2
    assert rows(made) == [
        *((0, 0, "kept"), (1, None, "added"), (None, 1, "cut")),
        *((0, None, "added"), (1, 0, "kept")),
    ]


def test_sentences_in_any_order_and_under_any_index():
    sentences = pd.concat([report("base", [TALKS, OIL, REPAIR]), report("copy", [OIL, REPAIR, FERRY])])
    shuffled = sentences.iloc[[4, 2, 0, 5, 1, 3]].set_axis(list("zyxwvu"))
    pd.testing.assert_frame_equal(align_copies(FAMILIES, shuffled), align_copies(FAMILIES, sentences))


def test_what_is_given_stays_as_it_is():
    families, sentences = FAMILIES.copy(), pd.concat([report("base", [TALKS]), report("copy", [OIL])])
    before = sentences.copy()
    align_copies(families, sentences)
    pd.testing.assert_frame_equal(families, FAMILIES)
    pd.testing.assert_frame_equal(sentences, before)


def test_missing_columns_are_named():
    with pytest.raises(TableError, match=r"align_copies needs column 'role'; .* match_wire\(\) makes it"):
        align_copies(FAMILIES.drop(columns="role"), report("base", [TALKS]))
    with pytest.raises(TableError, match=r"align_copies needs column 'text'; .* split_sentences\(\) makes it"):
        align_copies(FAMILIES, report("base", [TALKS]).drop(columns="text"))


# whatever the reports are

WORDS = "harbour tanker envoy snow Toll the of said strait valley bridge denied 46 prisoners fog and lifted it".split()
sentence = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)
texts = st.lists(sentence, max_size=8)
# Long enough to be found wherever they stand, and all different.
told = st.lists(st.integers(0, 40), unique=True, max_size=12).map(
    lambda numbers: [f"Pilot {n} said buoy {n}{n} of row {n}{n}{n} was loose." for n in numbers]
)


@given(texts, texts)
@settings(deadline=None, max_examples=60)  # a busy machine is no failure
def test_every_sentence_has_its_place_in_the_table(base, copy):
    made = align(base, copy)
    assert set(made["sentence"].dropna()) == set(range(len(copy)))
    assert set(made["base_sentence"].dropna()) == set(range(len(base)))
    assert made["similarity"].between(0, 1).all()
    assert (made["similarity"] == 0).eq(made["edit"].isin(["added", "cut"])).all()
    assert (made.loc[made["edit"] == "kept", "similarity"] == 1).all()
    assert not made.duplicated(["sentence", "base_sentence"]).any()
    assert (
        not made.loc[made["edit"] == "cut", "base_sentence"]
        .isin(made.loc[made["edit"] != "cut", "base_sentence"])
        .any()
    )


@given(texts, texts)
@settings(deadline=None, max_examples=60)
def test_a_group_is_a_split_or_a_merge_of_neighbours(base, copy):
    made = align(base, copy).dropna()
    for one_side, other in (("base_sentence", "sentence"), ("sentence", "base_sentence")):
        for places in made.groupby(one_side)[other]:
            assert sorted(places[1]) == list(range(min(places[1]), max(places[1]) + 1))


@given(texts)
@settings(deadline=None, max_examples=60)  # a busy machine is no failure
def test_a_report_is_kept_by_itself(text):
    assert rows(align(text, text)) == [(n, n, "kept") for n in range(len(text))]


@given(told, st.randoms())
@settings(deadline=None, max_examples=60)  # a busy machine is no failure
def test_a_report_in_another_order_is_kept_and_moved(text, random):
    order = random.sample(range(len(text)), len(text))
    made = align(text, [text[n] for n in order])
    assert made["base_sentence"].tolist() == order
    assert set(made["edit"]) <= {"kept", "moved"}
    assert (made["similarity"] == 1).all()
