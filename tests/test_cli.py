"""The command line as a stranger types it."""

import subprocess
import sys

import pandas as pd
import pytest

from framing.cli import main


@pytest.fixture
def pages(tmp_path):
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text("A frosty hour\n\nThe strongman kept his guest waiting in the hall.\n", "utf-8")
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    return folder


def test_measure_writes_the_tables_and_says_what_was_not_read(pages, tmp_path, capsys):
    assert main(["measure", str(pages), "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out
    assert "1 articles" in said and "not read: broken.txt: " in said
    assert list(pd.read_csv(tmp_path / "out" / "phrases.csv")["match"]) == ["frosty", "strongman"]


def test_measure_twice_writes_the_same_bytes(pages, tmp_path):
    for out in ("a", "b"):
        main(["measure", str(pages), "--out", str(tmp_path / out), "--no-text"])
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert "sentences.csv" in names
    for name in set(names) - {"datapackage.json"}:  # its title is the folder's name
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_measure_takes_tables_with_other_names_and_a_list_of_the_users_own(tmp_path):
    (tmp_path / "nexis.csv").write_text(
        "id,source,headline,body\n1,Courier,Talks,The plucky delegation left early for the port.\n", "utf-8"
    )
    (tmp_path / "mine.txt").write_text("plucky\n")
    columns = "article_id=id,outlet=source,title=headline,text=body"
    out = tmp_path / "out"
    call = [
        "measure",
        str(tmp_path / "nexis.csv"),
        "--out",
        str(out),
        "--columns",
        columns,
        "--lexicon",
        str(tmp_path / "mine.txt"),
    ]
    assert main(call) == 0
    assert list(pd.read_csv(out / "phrases.csv")["match"]) == ["plucky"]
    assert list(pd.read_csv(out / "articles.csv")["outlet"]) == ["Courier"]


def test_measure_says_what_is_wrong_with_a_list_of_the_users_own(pages, tmp_path, capsys):
    lists = {"good.csv": "term,category\nfrosty,weather\n", "bad.csv": "term\nfrosty\nFrosty\n...\n"}
    said = {}
    for name, text in lists.items():
        (tmp_path / name).write_text(text)
        call = ["measure", str(pages), "--out", str(tmp_path / "out"), "--lexicon", str(tmp_path / name)]
        assert main(call) == 0
        said[name] = capsys.readouterr().out
    assert "'Frosty': 'Frosty' has the same words as row 0, 'frosty'" in said["bad.csv"]
    assert "'...': '...' can match nothing" in said["bad.csv"]
    assert ".csv, " not in said["good.csv"]


def test_a_scheduler_without_its_engine_is_refused(pages, tmp_path, capsys):
    assert main(["measure", str(pages), "--out", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:1"]) == 2
    assert "Add --engine dask" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_paragraphs_of_a_table_can_be_marked_in_its_own_way(tmp_path):
    text = (
        "Talks held ## The two ministers met for an hour in Halden. ## READ MORE ## Nobody spoke to the press at all."
    )
    (tmp_path / "t.csv").write_text(f"outlet,text\nCourier,{text}\nCourier,No comment\n", "utf-8")
    out = tmp_path / "out"
    assert main(["measure", str(tmp_path / "t.csv"), "--out", str(out), "--paragraphs", " ## "]) == 0
    assert list(pd.read_csv(out / "removed.csv")["rule"]) == ["read_more"]
    assert list(pd.read_csv(out / "articles.csv")["n_words"]) == [16, 2]  # a record is kept even if it is no prose


def test_measuring_again_where_the_tables_lie_reads_the_pages_alone(pages, capsys):
    for _ in range(2):
        main(["measure", str(pages), "--out", str(pages)])
    said = capsys.readouterr().out
    assert list(pd.read_csv(pages / "articles.csv")["article_id"]) == ["one"]
    assert "not read: sentences.csv: a table that framing measured" in said


def test_measure_of_nothing_says_so_and_fails(tmp_path, capsys):
    assert main(["measure", str(tmp_path / "nowhere"), "--out", str(tmp_path / "out")]) == 2
    assert "nowhere" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_measure_of_nothing_readable_leaves_earlier_tables_alone(pages, tmp_path, capsys):
    main(["measure", str(pages), "--out", str(tmp_path / "out")])
    before = (tmp_path / "out" / "articles.csv").read_bytes()
    (pages / "one.txt").unlink()
    assert main(["measure", str(pages), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr()
    assert "not read: broken.txt" in said.out and "left as they are" in said.err
    assert (tmp_path / "out" / "articles.csv").read_bytes() == before


def test_columns_that_are_no_pairs_are_refused(pages, tmp_path, capsys):
    assert main(["measure", str(pages), "--out", str(tmp_path / "out"), "--columns", "outlet"]) == 2
    assert "outlet=source,text=content" in capsys.readouterr().err


def test_figures_of_an_unknown_corpus_names_the_known_ones(capsys):
    assert main(["figures", "moscow-walks"]) == 2
    assert "moscow-talks" in capsys.readouterr().err


def test_figures_of_an_unknown_notebook_names_the_known_ones(capsys):
    assert main(["figures", "control", "--only", "77"]) == 2
    assert "03-loaded-phrasing" in capsys.readouterr().err


def test_help_comes_without_loading_pandas():
    code = (
        "import sys; from framing.cli import build_parser; build_parser().format_help(); print('pandas' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_place_that_cannot_be_written_to_is_named(pages, tmp_path, capsys):
    (tmp_path / "file").write_text("x", "utf-8")
    assert main(["measure", str(pages), "--out", str(tmp_path / "file" / "out")]) == 2
    assert "cannot make" in capsys.readouterr().err


def test_a_misspelt_column_of_the_manifest_is_named_on_the_screen(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("Talks end\n\nThe talks ended late, and nobody spoke to the press.\n", "utf-8")
    (tmp_path / "articles.csv").write_text("file,outlt\na.txt,Courier\n", "utf-8")
    assert main(["measure", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    assert "column 'outlt' is not known" in capsys.readouterr().out
