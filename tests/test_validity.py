"""The measures against human codes, where the gold sets are at hand."""

import pandas as pd
import pytest

from framing import TableError
from framing.validity import validate
from framing.validity.gum_news import read_documents
from framing.validity.nyt_editorials import classes, weighted_f1


def figures(table: pd.DataFrame) -> dict:
    return dict(zip(table["metric"], table["value"], strict=True))


def test_sentence_boundaries_reach_f1_of_93(shared):
    table = validate("gum_news", shared / "gold" / "gum_news")
    assert figures(table)["F1"] >= 0.93
    assert table["items"].iloc[0] > 600


def test_sentence_scores_are_those_of_vadersentiment_on_all_editorials(shared):
    table = validate("nyt_editorials", shared / "gold" / "nyt_editorials" / "nytEditorialSnippets_GroundTruth.txt")
    assert set(table["items"]) == {5190}
    assert figures(table)["share equal to vaderSentiment"] == 1
    assert figures(table)["Pearson r with the mean rating"] == pytest.approx(0.503, abs=0.001)


def test_loaded_terms_reach_their_target_on_the_part_they_were_not_tuned_on(shared):
    table = validate("babe", shared / "gold" / "babe" / "sentences.csv")
    held = figures(table[(table["part"] == "held back") & (table["measure"] == "loaded terms")])
    vader = figures(table[(table["part"] == "held back") & (table["measure"] == "VADER negative")])
    assert held["word_f1"] >= 0.30 > vader["word_f1"]
    assert held["sentence_auc"] >= 0.68 > vader["sentence_auc"]


def test_a_document_is_put_together_with_its_paragraphs(tmp_path):
    rows = ["# newdoc id = a", "# newpar", "# text = One ended.", "# text = Two too.", "# newpar", "# text = Three."]
    (tmp_path / "a.conllu").write_text("\n".join(rows))
    assert list(read_documents(tmp_path / "a.conllu")) == [
        ("a", "One ended. Two too.\n\nThree.", [(0, 10), (11, 19), (21, 27)])
    ]


def test_three_classes_weighted_by_their_size():
    gold, found = classes(pd.Series([0.5, 0.5, 0.0, -0.5]), 0.05), classes(pd.Series([0.5, 0.0, 0.0, -0.5]), 0.05)
    # F1 by hand: positive 2/3, neutral 2/3, negative 1; weights 2, 1, 1 of 4
    assert weighted_f1(gold, found) == pytest.approx((2 * 2 / 3 + 2 / 3 + 1) / 4)


@pytest.mark.parametrize("name", ["babe", "gum_news", "nyt_editorials"])
def test_a_missing_file_is_named(name, tmp_path):
    with pytest.raises(TableError, match="nowhere"):
        validate(name, tmp_path / "nowhere.csv")
