"""The table of benchmarks is the one that was measured, and what is quoted of it stands in it."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest


@pytest.fixture(scope="module")
def run(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmarks_run", root / "benchmarks" / "run.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_benchmark_run_again_takes_the_place_of_its_older_rows(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "RESULTS", tmp_path / "results.csv")
    run.save("scale", [run.Row("1,000 articles", "memory at its highest, MB", 700.04)])
    run.save("sentiment", [run.Row("loop", "times", 1, 0.9, 1.1), run.Row("ours", "times", 9.26, 9.1, 9.5, "equal")])
    run.save("sentiment", [run.Row("ours", "times", 10.2)])
    table = pd.read_csv(tmp_path / "results.csv")
    assert table[["benchmark", "way", "value"]].to_numpy().tolist() == [
        ["sentiment", "ours", 10.2],
        ["scale", "1,000 articles", 700.0],
    ]
    assert run.show(table).splitlines()[2:] == [
        "| sentiment | ours | times | 10.2 |  |  |",
        "| scale | 1,000 articles | memory at its highest, MB | 700 |  |  |",
    ]


def test_the_page_shows_the_table(run: ModuleType, root: Path) -> None:
    page = (root / "benchmarks" / "README.md").read_text("utf-8")
    assert run.show(pd.read_csv(run.RESULTS)) in page


# A figure is quoted as `number<!-- benchmark: way -->`, which a reader of the page does not see.
QUOTED = re.compile(r"([\d.,]+)<!-- (\w+): ([^>]+?)(?:; ([^>]+?))? -->")


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md"])
def test_figures_that_are_quoted_are_those_measured(run: ModuleType, root: Path, page: str) -> None:
    measured = pd.read_csv(run.RESULTS)
    quoted = QUOTED.findall((root / page).read_text("utf-8"))
    assert quoted, "the page quotes none"
    for number, benchmark, way, figure in quoted:
        rows = measured[(measured["benchmark"] == benchmark) & (measured["way"] == way)]
        rows = rows[rows["figure"].str.startswith(figure)]
        assert len(rows), f"{benchmark}: {way} was not measured"
        digits = len(number.partition(".")[2])
        assert float(number.replace(",", "")) == pytest.approx(rows["value"].iloc[0], abs=0.51 * 10**-digits), way
