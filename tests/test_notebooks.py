"""The notebooks themselves: their form, and that what they show is what they give."""

import re
from pathlib import Path

import nbformat
import pandas as pd
import pytest

from framing.charts import (
    finding_copies,
    finding_corpus,
    finding_gold,
    finding_inherited,
    finding_keyness,
    finding_ledger,
    finding_pairs,
    finding_planted,
    finding_rates,
    finding_sources,
    finding_speakers,
    finding_specifications,
    finding_stance,
    finding_tone,
    finding_word_shift,
)
from framing.notebooks import execute

FINDINGS = {
    "00-rates": finding_rates,
    "01-corpus": finding_corpus,
    "02-tone": finding_tone,
    "02-pairs": finding_pairs,
    "03-rates": finding_rates,
    "03-pairs": finding_pairs,
    "03-specifications": finding_specifications,
    "04-copies": finding_copies,
    "04-inherited": finding_inherited,
    "04-ledger": finding_ledger,
    "05-sources": finding_sources,
    "05-speakers": finding_speakers,
    "05-stance": finding_stance,
    "06-keyness": finding_keyness,
    "06-shift-tone": finding_word_shift,
    "06-shift-loaded": finding_word_shift,
    "07-gold": finding_gold,
    "07-planted": finding_planted,
}

NOTEBOOKS = sorted((Path(__file__).parents[1] / "notebooks").glob("[0-9][0-9]-*.ipynb"))
each = pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])


def cells(path: Path, kind: str) -> list:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == kind]


def test_all_eight_are_there():
    assert [path.stem[:2] for path in NOTEBOOKS] == ["00", "01", "02", "03", "04", "05", "06", "07"]


def test_make_lab_opens_on_the_first_of_them(root):
    opened = re.search(r"default_url=/lab/tree/(\S+)", (root / "Makefile").read_text("utf-8"))
    assert opened and root / opened[1] == NOTEBOOKS[0]


@each
def test_begins_with_the_question_and_ends_with_what_the_numbers_do_not_show(path):
    first, *_, last = nbformat.read(path, as_version=4).cells
    for wanted in ("**Question.**", "**Tables in.**", "**Files out.**", "**Finding"):
        assert wanted in first.source
    assert last.cell_type == "markdown" and "What these numbers do not show" in last.source


@each
def test_paths_seeds_and_thresholds_stand_in_one_tagged_cell(path):
    tagged = [cell for cell in cells(path, "code") if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    rest = "\n".join(cell.source for cell in cells(path, "code") if cell != tagged[0])
    assert not re.search(r"\.\./|seed\s*=\s*\d", rest)


@each
def test_cells_are_short_and_define_nothing(path):
    for cell in cells(path, "code"):
        if "parameters" not in cell.metadata.get("tags", []):
            assert len(cell.source.splitlines()) <= 6
        assert not re.search(r"^\s*(def|class|lambda)\b", cell.source, re.M)


@each
def test_committed_outputs_are_in_order_and_are_what_a_fresh_run_shows(path, tmp_path):
    committed = nbformat.read(path, as_version=4)
    fresh = execute(path, {"figures": str(tmp_path)})
    ran = [cell for cell in fresh.cells if "injected-parameters" not in cell.metadata.get("tags", [])]
    numbers = [cell.execution_count for cell in committed.cells if cell.cell_type == "code"]
    assert numbers == list(range(1, len(numbers) + 1))
    for was, now in zip(committed.cells, ran, strict=True):
        assert shown(was) == shown(now)


@each
def test_the_finding_that_is_written_down_is_the_one_the_figure_shows(path, tmp_path):
    execute(path, {"figures": str(tmp_path)})
    first = nbformat.read(path, as_version=4).cells[0].source
    titles = [FINDINGS[csv.stem](pd.read_csv(csv)) for csv in sorted(tmp_path.glob("*.csv")) if csv.stem in FINDINGS]
    assert titles
    for title in titles:
        assert title in first.replace("\n", " ")


def shown(cell) -> list:
    """Every output of a cell but pictures, whose bytes may differ between builds of the drawing library."""
    kept = []
    for output in cell.get("outputs", []):
        data = {kind: value for kind, value in output.get("data", {}).items() if not kind.startswith("image/")}
        kept.append((output.output_type, output.get("text"), data))
    return kept


@each
def test_every_figure_that_is_saved_is_shown(path):
    code = cells(path, "code")
    saving = [cell for cell in code if "save_figure" in cell.source]
    pictures = [sum("image/png" in output.get("data", {}) for output in cell.outputs) for cell in saving]
    assert pictures == [1] * len(saving) and saving
