"""The five real reports: the committed tables are what the texts give."""

import shutil
from pathlib import Path

import frictionless
import pandas as pd
import pytest

import framing

DATA = Path(__file__).parents[1] / "data" / "moscow-talks"


@pytest.fixture(scope="module")
def measured(tmp_path_factory, shared):
    folder = tmp_path_factory.mktemp("moscow-talks")
    shutil.copy(DATA / "articles.csv", folder)
    shutil.copytree(shared / "corpora" / "moscow-talks", folder / "text")
    return framing.measure(folder)


@pytest.mark.parametrize("name", ["articles", "rejected", "removed", "notes", "sentences", "quotes", "phrases"])
def test_the_committed_table_comes_out_of_the_texts_again(measured, tmp_path, name):
    framing.save_tables(measured, tmp_path, text=False)
    assert (tmp_path / f"{name}.csv").read_text("utf-8") == (DATA / f"{name}.csv").read_text("utf-8")


def test_the_committed_tables_hold_no_wording_but_titles_and_phrases():
    tables = framing.open_tables(DATA)
    assert not {"text", "own_text"} & set().union(*(table.columns for table in tables.values()))
    assert tables["phrases"]["match"].str.split().str.len().max() <= 5


@pytest.mark.parametrize("corpus", ["moscow-talks", "control"])
def test_the_tables_are_what_their_data_package_says(corpus, monkeypatch):
    monkeypatch.chdir(DATA.parent / corpus)
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["path", "rowNumber", "fieldName", "note"])


def test_nothing_was_left_unread(measured):
    assert measured["rejected"].empty
    assert len(measured["articles"]) == 5


def test_the_words_the_corpus_is_known_for_are_found_in_the_outlets_own_voice():
    phrases = framing.open_tables(DATA)["phrases"]
    own = phrases[phrases["voice"].isin(["outlet", "paraphrased"])]
    assert set(own.loc[own["term"] == "strongman", "article_id"]) == {"000", "003"}
    assert set(own.loc[own["term"] == "frosty", "article_id"]) == {"002"}
    assert "chilliest" in set(own.loc[own["article_id"] == "002", "match"])
    assert "cold war" not in set(own.loc[own["article_id"] == "002", "match"].str.lower())


def test_without_the_texts_the_tables_are_opened_and_with_them_measured(measured):
    opened = framing.open_study(DATA)
    columns = ["article_id", "sentence", "start", "end", "voice", "compound_own"]
    pd.testing.assert_frame_equal(
        opened["sentences"][columns],
        measured["sentences"][columns].reset_index(drop=True),
        check_exact=False,
        rtol=1e-5,
    )
