"""Running notebooks: fresh kernels, what is remembered, what a failure says."""

from pathlib import Path

import nbformat
import pytest

from framing.cli import describe
from framing.notebooks import Job, changed_numbers, run_notebooks

PARAMETERS = "corpus = 'none'\nfigures = '.'"
DRAWS = "from pathlib import Path\n_ = Path(figures, 'a.csv').write_text(Path(corpus, 'n.txt').read_text())"


def write_notebook(path: Path, *sources: str) -> Path:
    node = nbformat.v4.new_notebook()
    node.cells = [nbformat.v4.new_code_cell(source) for source in (PARAMETERS, *sources)]
    node.cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(node, path)
    return path


@pytest.fixture
def place(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "n.txt").write_text("n\n1\n")
    return tmp_path


def job(place: Path, notebook: Path) -> Job:
    return Job(notebook, "corpus", place / "corpus", place / "figures" / "corpus")


def test_a_notebook_runs_once_and_again_only_when_something_changed(place):
    one = job(place, write_notebook(place / "01-a.ipynb", DRAWS))
    cache = place / "cache"
    assert [o.status for o in run_notebooks([one], cache, quiet=True)] == ["made"]
    assert (one.out / "a.csv").read_text() == "n\n1\n"
    assert [o.status for o in run_notebooks([one], cache, quiet=True)] == ["unchanged"]

    (place / "corpus" / "n.txt").write_text("n\n2\n")
    assert [o.status for o in run_notebooks([one], cache, quiet=True)] == ["made"]
    assert (one.out / "a.csv").read_text() == "n\n2\n"

    (one.out / "a.csv").write_text("touched by hand")
    assert [o.status for o in run_notebooks([one], cache, quiet=True)] == ["made"]
    assert [o.status for o in run_notebooks([one], cache, force=True, quiet=True)] == ["made"]


def test_a_failing_notebook_names_its_cell_and_error_and_the_others_still_run(place):
    bad = job(place, write_notebook(place / "01-bad.ipynb", "x = 1", "raise KeyError('outlet')"))
    good = job(place, write_notebook(place / "02-good.ipynb", DRAWS))
    first, second = run_notebooks([bad, good], place / "cache", quiet=True)
    assert describe(first) == "corpus: 01-bad: FAILED in cell 3: KeyError: 'outlet'"
    assert second.status == "made"
    assert not list(bad.out.glob(".making-*"))


def test_a_failed_run_leaves_the_old_figure_and_is_tried_again(place):
    notebook = write_notebook(place / "01-a.ipynb", DRAWS)
    run_notebooks([job(place, notebook)], place / "cache", quiet=True)
    write_notebook(notebook, "open(figures + '/a.csv', 'w').write('half')", "1 / 0")
    for _ in range(2):
        (outcome,) = run_notebooks([job(place, notebook)], place / "cache", quiet=True)
        assert outcome.status == "failed" and "ZeroDivisionError" in outcome.error
    assert (place / "figures" / "corpus" / "a.csv").read_text() == "n\n1\n"


def test_a_notebook_without_parameters_is_refused(place):
    node = nbformat.v4.new_notebook()
    nbformat.write(node, place / "01-a.ipynb")
    (outcome,) = run_notebooks([job(place, place / "01-a.ipynb")], place / "cache", quiet=True)
    assert outcome.status == "failed" and "needs a cell tagged 'parameters'" in outcome.error


def test_changed_numbers_shows_old_and_new(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, rate in ((old, "1.5"), (new, "1.6")):
        folder.mkdir()
        (folder / "03.csv").write_text(f"outlet,rate\nA,{rate}\nB,2\n")
    (old / "gone.csv").write_text("a\n1\n")
    changes = changed_numbers(old, new)
    assert changes.to_dict("records")[0] == {"file": "03.csv", "row": 1, "column": "rate", "old": "1.5", "new": "1.6"}
    assert list(changes["file"]) == ["03.csv", "gone.csv"]
    assert changed_numbers(old, old).empty
