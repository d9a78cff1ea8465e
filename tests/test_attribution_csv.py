"""The list of verbs and phrases of saying: what a reviewer would check on every change."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from framing.tables import STANCES

FOLDER = Path(__file__).parents[1] / "src" / "framing" / "lexicons"
PATTERNS = {"speech", "urge", "accuse", "topic", "call", "source", "passive"}

with (FOLDER / "attribution.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
NAMES = [f"{row['term']}, {row['pattern']}" for row in ROWS]


def listed(cell: str) -> list[str]:
    return cell.split("; ") if cell else []


def forms(row: dict[str, str]) -> list[str]:
    return [row["term"], *listed(row["forms"])]


def stance(form: str, pattern: str) -> str:
    (found,) = {row["stance"] for row in ROWS if form in forms(row) and row["pattern"] == pattern}
    return found


def test_columns_and_size():
    assert list(ROWS[0]) == ["term", "forms", "stance", "pattern", "gloss", "not_when", "source"]
    assert len({row["term"] for row in ROWS}) >= 250


def test_rows_are_sorted_and_none_stands_twice():
    keys = [(row["term"], row["pattern"]) for row in ROWS]
    assert keys == sorted(set(keys))


def test_a_form_stands_twice_only_under_different_patterns():
    uses = [(form, row["pattern"]) for row in ROWS for form in forms(row)]
    assert sorted({use for use in uses if uses.count(use) > 1}) == []


def test_every_stance_and_pattern_is_in_use():
    assert {row["stance"] for row in ROWS} == set(STANCES)
    assert {row["pattern"] for row in ROWS} == PATTERNS


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_a_row(row):
    assert row["gloss"] and row["source"]
    cells = [*forms(row), *listed(row["not_when"])]
    assert all(cell == cell.strip().lower() and ";" not in cell for cell in cells)
    assert len(set(forms(row))) == len(forms(row))


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_contexts_hold_the_term_and_more(row):
    for context in listed(row["not_when"]):
        held = [form for form in forms(row) if f" {form} " in f" {context} "]
        assert held and context not in held, context


@pytest.mark.parametrize("row", [row for row in ROWS if len(forms(row)) > 1], ids=lambda row: row["term"])
def test_verbs_have_all_their_inflections(row):
    """A form in -ing, but for phrases of the passive, and one of the past."""
    firsts = [form.split()[0] for form in forms(row)]
    assert row["pattern"] == "passive" or any(first.endswith("ing") for first in firsts)


def test_uses_of_one_verb_are_told_apart():
    assert stance("charged", "speech") == "combative" and stance("charged", "accuse") == "neutral"
    assert stance("insisted", "speech") == "distancing" and stance("insisted on", "topic") == "combative"
    assert stance("admitted", "speech") == "conceding" and stance("pointed out", "speech") == "endorsing"
    assert stance("claimed", "speech") == "distancing" and stance("claimed responsibility", "topic") == "neutral"
    assert stance("urged", "urge") == "neutral" and stance("vowed to", "topic") == "combative"


def test_every_source_is_told_in_the_readme():
    named = {source for row in ROWS for source in listed(row["source"])} - {"ours"}
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert [source for source in sorted(named) if f"| {source} |" not in readme] == []


def test_the_control_corpus_gives_the_same_stances(root):
    with (root / "data" / "control" / "source" / "cues.csv").open(encoding="utf-8", newline="") as file:
        told = {row["cue"]: row["stance"] for row in csv.DictReader(file)}
    ours: dict[str, set[str]] = {}
    for row in ROWS:
        for form in forms(row):
            ours.setdefault(form, set()).add(row["stance"])
    both = {cue: stance for cue, stance in told.items() if cue in ours and stance in STANCES}
    assert len(both) >= 20
    assert {cue for cue, stance in both.items() if stance not in ours[cue]} == set()
