"""What stands near a name, counted by hand."""

import pandas as pd
import pytest

import framing

ARTICLES = pd.DataFrame({"article_id": ["a", "b", "c"], "outlet": ["A", "A", "B"], "unit": ["u", "u", "c"]})


def sentences(*rows: tuple[str, str], own: str | None = None) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["article_id", "text"]).assign(sentence=range(len(rows)))
    return made.assign(own_text=made["text"] if own is None else own)


def near(split: pd.DataFrame, term, **settings) -> pd.DataFrame:
    return framing.cooccurrence(split, ARTICLES, term, **{"min_count": 1, "function_words": "in"} | settings)


def test_words_inside_the_window_are_counted_and_those_outside_are_not():
    split = sentences(("a", "one stern Karch spoke loudly then left"))
    found = near(split, "Karch", window=2).set_index("word")
    assert found["count"].to_dict() == {"one": 1, "stern": 1, "spoke": 1, "loudly": 1}
    row = found.loc["stern"]
    assert (row["n_near"], row["n_words"], row["n_all"], row["n_term"]) == (4, 6, 1, 1)
    assert row["expected"] == pytest.approx(4 / 6)


def test_the_window_ends_with_the_sentence_and_a_word_between_two_uses_counts_once():
    split = sentences(("a", "Karch, stern Karch"), ("a", "rain fell"))
    found = near(split, "karch").set_index("word")
    assert found["count"].to_dict() == {"stern": 1}
    assert found.loc["stern", "n_term"] == 2
    assert found.loc["stern", "n_words"] == 3


def test_a_term_may_have_several_words_an_ending_a_possessive_and_other_names():
    split = sentences(("a", "Sunniva Karch’s envoy met Karch in Velmoran rain"))
    assert near(split, ["Karch", "Sunniva Karch"])["n_term"].unique().tolist() == [2]
    assert near(split, "sunniva KARCH", window=1)["word"].tolist() == ["envoy"]
    assert near(split, "velmor*", window=1)["word"].tolist() == ["in", "rain"]


def test_outlets_are_counted_apart_with_their_reports_and_units():
    split = sentences(("a", "stern Karch"), ("b", "stern Karch"), ("c", "mild Karch"), ("c", "stern rain"))
    found = near(split, "Karch").set_index(["outlet", "word"])
    row = found.loc[("A", "stern")]
    assert (row["count"], row["n_articles"], row["n_units"], row["all_articles"]) == (2, 2, 1, 2)
    assert ("B", "stern") not in found.index
    row = found.loc[("B", "mild")]
    assert row["log_ratio"] == pytest.approx(2.0)  # 1 of 1 near, half a use of 2 elsewhere: a rate four times as high


def test_quoted_words_are_left_out_or_counted():
    split = sentences(("a", "Karch said “never rain”"), own="Karch said")
    assert near(split, "Karch")["word"].tolist() == ["said"]
    assert set(near(split, "Karch", voice=None)["word"]) == {"said", "never", "rain"}
    assert set(near(split, "Karch", voice=None, function_words="out")["word"]) == {"rain"}


def test_without_texts_the_table_is_empty_with_its_columns():
    split = sentences(("a", "stern Karch"))
    found = near(split.drop(columns=["text", "own_text"]), "Karch")
    assert found.empty
    assert list(found.columns) == list(near(split, "Karch").columns)
    assert near(split, "Ekwall").empty


@pytest.mark.parametrize(
    ("term", "setting", "said"),
    [
        ("…", {}, "term to be a word or words; found '…'"),
        ([], {}, "needs a term; found none"),
        ("Karch", {"window": 0}, "window, 1 or more words; found 0"),
        ("Karch", {"voice": "quoted"}, "voice to be one of"),
    ],
)
def test_what_makes_no_sense_is_refused(term, setting, said):
    with pytest.raises(framing.TableError, match=said):
        near(sentences(("a", "stern Karch")), term, **setting)
