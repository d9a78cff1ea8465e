"""The shipped list of loaded terms, and how it fares against human codes."""

from __future__ import annotations

import csv
import re
from importlib.resources import files
from pathlib import Path

import pandas as pd
import pytest

from framing.lexicon import CATEGORIES, TERM_COLUMNS, check_lexicon, loaded_terms
from framing.lexicon.matching import compile_entries, find_in
from framing.lexicon.terms import entries_of
from framing.tables import TableError
from framing.validity import score_babe, validate
from framing.validity.scores import area_under_curve

FOLDER = files("framing") / "lexicons"
TERMS = loaded_terms()
MATCHER = compile_entries(entries_of(TERMS))


def rows() -> list[list[str]]:
    return list(csv.reader((FOLDER / "loaded.csv").read_text(encoding="utf-8").splitlines()))


def found(text: str) -> list[str]:
    return [TERMS["term"].iloc[hit.rows[0]] for hit in find_in(text, MATCHER)]


def test_nothing_is_wrong_with_the_list() -> None:
    problems = check_lexicon(TERMS)
    assert problems.empty, problems.to_string()


def test_the_file_has_the_columns_in_order_and_every_cell_that_must_be_filled() -> None:
    header, *cells = rows()
    assert header == list(TERM_COLUMNS)
    assert all(len(row) == len(header) for row in cells)
    must = [header.index(name) for name in header if name not in ("forms", "not_when")]
    assert [row[0] for row in cells if any(not row[place].strip() for place in must)] == []


def test_terms_are_sorted_lower_case_and_many_enough() -> None:
    terms = [row[0] for row in rows()[1:]]
    assert terms == sorted(terms)
    assert [term for term in terms if term != term.lower()] == []
    assert len(terms) >= 800
    assert (TERMS["not_when"] != "").sum() >= 250


def test_every_category_has_terms_enough_and_its_section_in_the_readme() -> None:
    counts = TERMS["category"].value_counts()
    assert set(counts.index) == set(CATEGORIES)
    assert counts.min() >= 40
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##)", readme, re.M | re.S))
    assert set(sections) == set(CATEGORIES)
    assert all("- Counts: *" in text and "- Does not: *" in text for text in sections.values())


def test_the_readme_says_what_was_looked_up_of_every_source_and_of_no_other() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    named = {part.strip() for cell in TERMS["source"] for part in cell.split(";") if not cell.startswith("ours:")}
    table = readme.split("| source | what was looked up |")[1].split("\n\n")[0]
    described = set(re.findall(r"^\| ([^|]+) \|", table, re.M))
    assert described == {name.removesuffix(" (2010 wording)") for name in named}


def test_the_examples_of_the_readme_hold() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for category, text in re.findall(r"^### (\w+)\n(.*?)(?=^##)", readme, re.M | re.S):
        counts, does_not = text.split("- Does not: ")
        for sentence in re.findall(r"\*([^*]+)\*", counts.split("- Counts: ")[1]):
            assert category in set(TERMS.loc[TERMS["term"].isin(found(sentence)), "category"]), sentence
        for sentence in re.findall(r"\*([^*]+)\*", does_not):
            assert found(sentence) == [], sentence


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("The strongman's henchmen met the insurgents.", ["strongman", "henchman", "insurgent"]),
        ("A frosty hour, then a thaw", ["frosty", "thaw"]),
        ("They lashed out at the so-called hard-line camp", ["lash out", "so-called", "hardline"]),
        ("sabre-rattling and a war of words", ["saber-rattling", "war of words"]),
        ("since the Cold War", []),
        ("a chill in the air; a storm surge; a heart attack", []),
        ("an asylum claim, an insurance claim", []),
        ("The permafrost thaw set in after the grand slam.", []),
        ("The war has claimed more than 900 lives.", []),
        ("a car bomb blast", []),
        ("He said that talks would resume on Monday.", []),
        (
            "A charlatan's harebrained, ill-conceived scheme",
            ["charlatan", "harebrained", "ill-conceived"],
        ),
        ("They squabbled, bickered and hurled insults.", ["squabble", "bicker", "hurl insults"]),
        ("Brent crude futures; gangs of neo-Nazis; a gall bladder; tons of grain", ["gang"]),
        ("A natural disaster; raging wildfires; a terrorist attack", []),
    ],
)
def test_what_a_reader_would_call_loaded(text: str, terms: list[str]) -> None:
    assert found(text) == terms


def babe(tmp_path: Path) -> Path:
    path = tmp_path / "sentences.csv"
    coded = {
        "text": ["A brutal regime fell.", "Talks began at noon.", "A frosty day of talks.", "Rain fell."],
        "label_bias": ["Biased", "Non-biased", "Biased", "No agreement"],
        "biased_words": ["['brutal', 'fell']", "[]", "['a', 'frosty']", "[]"],
    }
    pd.DataFrame(coded).to_csv(path, index=False)
    return path


def test_the_score_counts_words_and_sentences_as_it_says(tmp_path: Path) -> None:
    terms = pd.DataFrame({"term": ["brutal", "regime", "frosty"]})
    figures = score_babe(babe(tmp_path), terms, others={"rain": {"rain"}})
    of_all = figures[figures["part"] == "all"].set_index(["measure", "metric"])
    # marked: brutal, fell, frosty ("a" is grammar); found: brutal, regime, frosty
    assert of_all.loc["loaded terms", "value"].round(3).to_dict() == {
        "word_precision": 0.667,
        "word_recall": 0.667,
        "word_f1": 0.667,
        "sentence_auc": 1.0,
    }
    assert of_all.loc["loaded terms", "items"].tolist() == [3, 3, 3, 3]
    assert of_all.loc[("rain", "sentence_auc"), "value"] == 0.5
    assert set(figures["measure"]) == {"loaded terms", "VADER negative", "rain"}
    split = figures[(figures["metric"] == "word_f1") & (figures["measure"] == "rain")].set_index("part")["items"]
    assert split["tuned"] + split["held back"] == split["all"]


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("text,label\na,b\n")
    with pytest.raises(TableError, match="needs columns text, label_bias, biased_words; found text, label"):
        validate("babe", path)


def test_one_kind_alone_has_no_area() -> None:
    assert pd.isna(area_under_curve(pd.Series([1.0]), pd.Series([True])))


def test_babe_figures_reach_the_target_on_both_parts(shared: Path) -> None:
    figures = validate("babe", shared / "gold" / "babe" / "sentences.csv")
    table = figures.pivot_table(index=["measure", "part"], columns="metric", values="value")
    ours = table.loc["loaded terms"]
    assert (ours["word_f1"] >= 0.30).all()
    assert (ours["sentence_auc"] >= 0.68).all()
    assert (ours["word_f1"] > table.loc["VADER negative", "word_f1"]).all()
