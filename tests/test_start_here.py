"""Notebook 00: it runs on whatever corpus it is given, and tells a newcomer what goes wrong."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pandas as pd
import pytest

from framing.notebooks import execute

PAGE = """{title}

Toll and Ekwall met for an hour in Halden on Friday, and {said} that they would meet again in two weeks.

The harbour of Merrow stayed closed. "{quote}", a pilot said on the pier, and went back to his boat.
"""


@pytest.fixture(scope="module")
def start(root: Path) -> Path:
    return root / "notebooks" / "00-start-here.ipynb"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder as a newcomer has it: two pages, a manifest, and a file that is no page."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, said in (("a.txt", "claimed"), ("b.txt", "said")):
        folder.joinpath(name).write_text(PAGE.format(title=f"Talks {name}", said=said, quote="We wait"), "utf-8")
    folder.joinpath("c.pdf").write_bytes(b"%PDF-1.7")
    rows = {"file": ["a.txt", "b.txt"], "outlet": ["Alder Times", "Birch Post"], "event": "talks"}
    pd.DataFrame(rows).to_csv(folder / "articles.csv", index=False)
    return folder


def told(node: nbformat.NotebookNode) -> str:
    """All that a run shows, as text."""
    outputs = [output for cell in node.cells for output in cell.get("outputs", [])]
    shown = [[output.get("text", ""), *map(str, output.get("data", {}).values())] for output in outputs]
    return "\n".join(text for texts in shown for text in texts)


def test_it_runs_on_measured_tables_without_text(start: Path, root: Path, tmp_path: Path) -> None:
    execute(start, {"corpus": str(root / "data" / "moscow-talks"), "figures": str(tmp_path)})
    rates = pd.read_csv(tmp_path / "00-rates.csv")
    assert len(rates) == 5 and rates["n_told"].eq(0).all()


def test_it_runs_on_a_folder_of_ones_own_and_leaves_nothing_there(start: Path, own: Path, tmp_path: Path) -> None:
    before = sorted(own.iterdir())
    figures = tmp_path / "figures"
    node = execute(start, {"corpus": str(own), "figures": str(figures)})
    rates = pd.read_csv(figures / "00-rates.csv").set_index("outlet")
    assert rates["count"].to_dict() == {"Alder Times": 1, "Birch Post": 0}
    assert "Talks a.txt" in told(node)  # the report that is opened to be read
    assert sorted(own.iterdir()) == before
    assert sorted(path.suffix for path in figures.iterdir()) == [".csv", ".png", ".svg"]


def test_every_error_that_beginners_meet_is_shown_with_what_to_do(start: Path) -> None:
    shown = told(nbformat.read(start, as_version=4))
    advice = [
        "Check the path.",
        "put pages (.txt, .html) or tables in it",
        "save the page as text or HTML",
        "not text: is it the right file?",
        "Add 'file' with the names of the files",
        "If it is 'outlet', name it so",
        'read_corpus(path, columns={"text": "NAME OF YOUR COLUMN"})',
        "the page does not name its outlet; a manifest can",
        "fewer than 5 units",
    ]
    unescaped = shown.replace("&#x27;", "'").replace("&quot;", '"')
    assert [words for words in advice if words not in unescaped] == []


def test_no_path_of_a_machine_is_saved_in_it(start: Path) -> None:
    text = start.read_text("utf-8")
    assert not any(place in text for place in ("/tmp/", "/home/", "/root/", "/work/", "C:\\\\"))
