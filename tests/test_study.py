"""All tables of a corpus: measured, written, opened again."""

import json
import pickle

import pandas as pd
import pytest

import framing
from framing.study.saving import FORMATS
from framing.tables import TABLES, TableError, make

PAGE = """A frosty hour in Halden

HALDEN, 4 March 2031 (Meridian) - The strongman kept his guest waiting. “We talked at length,” the guest said.

© 2031 Meridian
"""


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text(PAGE, "utf-8")
    (folder / "two.txt").write_text("Talks end\n\nThe talks ended late, and nobody spoke to the press.\n", "utf-8")
    (folder / "empty.txt").write_text("")
    return folder


def test_measure_returns_every_table_under_its_name(corpus):
    tables = framing.measure(corpus)
    assert {"articles", "rejected", "removed", "sentences", "quotes", "phrases"} <= set(tables)
    assert list(tables["rejected"]["source"]) == ["empty.txt"]
    assert list(tables["phrases"]["term"]) == ["frosty", "strongman"]


def test_what_measure_returns_says_what_it_holds_and_is_a_dict_in_every_other_way(corpus, tmp_path):
    tables = framing.measure(corpus)
    for shown in (repr(tables), tables._repr_html_()):
        assert "12 tables of 2 reports by 1 outlet, outlet unknown of 1 report" in shown
        assert "a quotation" in shown and "with the texts of the reports" in shown
    framing.save_tables(tables, tmp_path / "out", text=False)
    opened = framing.open_tables(tmp_path / "out")
    assert "without the texts of the reports: no articles.text, removed.text, sentences.text" in repr(opened)
    assert isinstance(tables, dict) and {**tables}.keys() == tables.keys()
    again = pickle.loads(pickle.dumps(tables))
    assert repr(again) == repr(tables)
    pd.testing.assert_frame_equal(again["phrases"], tables["phrases"])
    one = tables["articles"]
    assert type(tables)(articles=one) == {"articles": one}  # the same object is equal, as in any dict
    assert repr(type(tables)()).startswith("0 tables")


@pytest.mark.parametrize("format", FORMATS)
def test_saved_tables_open_as_they_were(corpus, tmp_path, format):
    tables = framing.measure(corpus)
    framing.save_tables(tables, tmp_path / "out", format)
    opened = framing.open_tables(tmp_path / "out")
    assert list(opened) == [name for name in TABLES if name in tables]
    for name, table in opened.items():
        pd.testing.assert_frame_equal(table, tables[name].reset_index(drop=True), check_exact=False, rtol=1e-5)


def test_tables_without_text_hold_no_wording(corpus, tmp_path):
    framing.save_tables(framing.measure(corpus), tmp_path / "out", text=False)
    written = "".join(path.read_text("utf-8") for path in (tmp_path / "out").iterdir())
    assert "kept his guest waiting" not in written and "talked at length" not in written
    opened = framing.open_tables(tmp_path / "out")
    assert "text" not in opened["sentences"] and "own_text" not in opened["sentences"]
    assert list(opened["phrases"]["match"]) == ["frosty", "strongman"]


def test_every_column_written_is_described(corpus, tmp_path):
    framing.save_tables(framing.measure(corpus), tmp_path / "out", text=False)
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        columns = list(pd.read_csv(tmp_path / "out" / resource["path"], nrows=0).columns)
        assert [field["name"] for field in resource["schema"]["fields"]] == columns
        assert all(len(field["description"]) > 5 for field in resource["schema"]["fields"])


def test_the_data_package_is_valid_by_frictionless_itself(corpus, tmp_path, monkeypatch):
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed: pip install frictionless")
    framing.save_tables(framing.measure(corpus), tmp_path / "out")
    monkeypatch.chdir(tmp_path / "out")
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["type", "rowNumber", "fieldName", "note"])


def test_an_interrupted_write_leaves_the_old_table(corpus, tmp_path, monkeypatch):
    out = tmp_path / "out"
    tables = framing.measure(corpus)
    framing.save_tables(tables, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def stop(self, path, **_):
        path.write_text("half a ta")
        raise KeyboardInterrupt

    monkeypatch.setattr(pd.DataFrame, "to_csv", stop)
    with pytest.raises(KeyboardInterrupt):
        framing.save_tables({name: table.iloc[:0] for name, table in tables.items()}, out)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_open_study_takes_the_texts_where_they_are_and_the_tables_where_not(corpus, tmp_path):
    measured = framing.open_study(corpus)
    framing.save_tables(measured, tmp_path / "shared", text=False)
    opened = framing.open_study(tmp_path / "shared")
    assert "text" in measured["sentences"] and "text" not in opened["sentences"]
    assert len(opened["sentences"]) == len(measured["sentences"])


def test_open_tables_says_what_it_found(tmp_path):
    (tmp_path / "notes.md").write_text("x")
    with pytest.raises(framing.TableError, match="needs articles.csv.*found notes.md.*framing measure"):
        framing.open_tables(tmp_path)


def test_save_tables_refuses_another_format(tmp_path):
    with pytest.raises(framing.TableError, match="one of 'csv', 'parquet'; found 'xlsx'"):
        framing.save_tables({}, tmp_path, "xlsx")


def test_a_manifest_is_not_written_over(tmp_path):
    (tmp_path / "articles.csv").write_text("file,outlet\na.txt,Courier\n", "utf-8")
    (tmp_path / "a.txt").write_text("A frosty hour\n\nThe strongman kept his guest waiting in the hall.\n", "utf-8")
    with pytest.raises(TableError, match="is not a table it made but a manifest"):
        framing.save_tables(framing.measure(tmp_path), tmp_path)
    assert (tmp_path / "articles.csv").read_text("utf-8").startswith("file,")
    assert not (tmp_path / "sentences.csv").exists()


def test_tables_of_two_formats_are_not_mixed(tmp_path):
    notes = {"notes": make("notes", [{"article_id": "a", "field": "outlet", "note": "unknown"}])}
    framing.save_tables(notes, tmp_path)
    framing.save_tables(notes, tmp_path)
    with pytest.raises(TableError, match="a folder without notes.csv"):
        framing.save_tables(notes, tmp_path, "parquet")
