"""The figures that the README tells are those of the table of figures, and what notebook 07 says of them holds."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

VALIDATION = Path(__file__).parents[1] / "data" / "validation"
GOLD = pd.read_csv(VALIDATION / "gold.csv", dtype={"note": "str"})
HELD_BACK = ("babe", "held back")
DEV = ("polnear", "dev, 84 articles")

# What a row begins with in data/README.md, and in the project's README where it stands there too, and its figures.
ROWS = [
    ("loaded words", *HELD_BACK, "loaded terms", "word_f1"),
    ("loaded words", *HELD_BACK, "Hu-Liu negative", "word_f1"),
    ("loaded sentences", *HELD_BACK, "loaded terms", "sentence_auc"),
    ("loaded sentences", *HELD_BACK, "MPQA strong", "sentence_auc"),
    ("tone of a sentence", "nyt_editorials", "all", "sentence sentiment", "Pearson r with the mean rating"),
    ("tone towards a person", "newsmtsc", "all", "sentence sentiment", "macro-F1"),
    ("quotations", *DEV, "quotations", "F1"),
    ("quotations", *DEV, "quotations all in marks", "F1"),
    ("their speakers", *DEV, "speakers", "F1"),
    ("their speakers", *DEV, "speakers by a plain rule", "F1"),
    ("indirect speech", *DEV, "indirect speech", "F1"),
    ("indirect speech", *DEV, "indirect speech, verb of saying", "recall"),
    ("agency credit", "polnear", "284 articles", "agency credit", "F1"),
    ("families of copies", "helsinki", "305 pages", "match_wire", "B-cubed F1"),
    ("families of copies", "helsinki", "305 pages", "Jaccard of 5-word runs >= 0.5", "B-cubed F1"),
    ("copied or not", "clough_stevenson", "95 answers", "sentence similarity", "AUC copied or not"),
    ("copied or not", "clough_stevenson", "95 answers", "3-word runs", "AUC copied or not"),
    ("sentence boundaries", "gum_news", "21 documents", "sentence boundaries", "F1"),
    ("sentence boundaries", "gum_news", "21 documents", "NLTK Punkt, no abbreviations", "F1"),
]


def figure(gold_set: str, part: str, measure: str, metric: str) -> pd.Series:
    rows = GOLD[GOLD[["gold_set", "part", "measure", "metric"]].eq([gold_set, part, measure, metric]).all(axis=1)]
    return rows.iloc[0]


def told(value: float) -> str:
    return f"{value:.2f}".removeprefix("0")


@pytest.mark.parametrize(("begins", "gold_set", "part", "measure", "metric"), ROWS)
def test_both_pages_tell_the_figures_of_the_table(root, begins, gold_set, part, measure, metric):
    found = figure(gold_set, part, measure, metric)
    said = f"{told(found['value'])} ({told(found['low'])} to {told(found['high'])})"
    rows = {page: row_of(root / page, begins) for page in ("data/README.md", "README.md")}
    assert said in rows["data/README.md"]
    assert not rows["README.md"] or said in rows["README.md"]


def test_the_readme_has_the_rows_that_a_reader_needs_first(root):
    first = ("loaded words", "tone of a sentence", "quotations", "their speakers", "families of copies")
    assert all(row_of(root / "README.md", begins) for begins in first)


def row_of(page: Path, begins: str) -> str:
    lines = page.read_text("utf-8").splitlines()
    return next((line for line in lines if line.startswith(f"| {begins} |")), "")


@pytest.mark.parametrize("number", range(2))
def test_the_code_of_the_readme_runs(root, tmp_path, monkeypatch, number):
    blocks = re.findall(r"```python\n(.*?)```", (root / "README.md").read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 2
    (tmp_path / "data").symlink_to(root / "data")
    monkeypatch.chdir(tmp_path)
    exec(blocks[number], {})
    assert number or {path.name for path in tmp_path.glob("rates.*")} == {"rates.svg", "rates.png", "rates.csv"}


def test_no_other_list_has_more_of_the_words_or_sentences_of_babe_than_the_one_beside_ours():
    rivals = GOLD[GOLD["role"].eq("baseline") & GOLD["gold_set"].eq("babe") & GOLD["part"].eq("held back")]
    best = rivals.sort_values("value").groupby("metric")["measure"].last()
    assert best["word_f1"] == "Hu-Liu negative" and best["sentence_auc"] == "MPQA strong"


def test_ours_is_ahead_of_every_list_on_babe_by_a_margin_whose_interval_excludes_zero():
    rivals = GOLD[GOLD["role"].eq("baseline") & GOLD["gold_set"].eq("babe")]
    rivals = rivals[rivals["metric"].isin(["word_f1", "sentence_auc"])]
    assert set(rivals["measure"]) == {"VADER negative", "Hu-Liu negative", "MPQA strong", "BABE authors", "Recasens"}
    assert rivals["margin_low"].gt(0).all()


def test_every_use_that_notebook_07_tells_is_of_a_figure_and_each_set_has_one():
    uses = pd.read_csv(VALIDATION / "uses.csv")
    ours = GOLD[GOLD["role"].eq("ours")].merge(uses, on=["gold_set", "part", "measure", "metric"])
    assert len(ours) == len(uses) and set(uses["gold_set"]) == set(GOLD["gold_set"])
    assert uses["place"].tolist() == list(range(1, len(uses) + 1))


def test_what_is_said_in_words_of_tone_and_of_loaded_words_holds():
    assert told(figure(*ROWS[4][1:])["value"]) == ".50"
    assert abs(figure("nyt_editorials", "all", "sentence sentiment", "share scored exactly 0")["value"] - 1 / 3) < 0.02
    assert told(figure(*HELD_BACK, "loaded terms", "word_precision")["value"]) == ".44"
    assert abs(figure(*HELD_BACK, "loaded terms", "word_recall")["value"] - 1 / 2) < 0.05
