"""The real copy and its base: what is told of them against a list that one reader made by hand, blind.

The floors are what was measured. The list was made before anything compared the two reports; one row of it, a slip,
was struck out afterwards (data/README.md).
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.validity.ledgers import agree_on_edits, differences
from framing.wire.alignment.aligning import align_copies
from framing.wire.edits.diffing import diff_words
from framing.wire.families.matching import match_wire

DATA = Path(__file__).parents[1] / "data"
WHOLE = {"article_id": "str", "base_article_id": "str"}


def by_hand(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / "validation" / f"moscow_{name}.csv", keep_default_na=False, dtype=WHOLE)


@pytest.fixture(scope="module")
def changes() -> pd.DataFrame:
    table = by_hand("changes")
    return table.assign(part=(table["sentence"] == 0).map({True: "headline", False: "body"}))


@pytest.fixture(scope="module")
def told(tmp_path_factory, shared) -> dict[str, pd.DataFrame]:
    folder = tmp_path_factory.mktemp("moscow-talks")
    shutil.copy(DATA / "moscow-talks" / "articles.csv", folder)
    shutil.copytree(shared / "corpora" / "moscow-talks", folder / "text")
    tables = framing.measure(folder)
    families = match_wire(tables["sentences"], tables["quotes"], tables["articles"])
    alignment = align_copies(families, tables["sentences"])
    return {
        "families": families,
        "alignment": alignment,
        "edits": diff_words(alignment, tables["sentences"], tables["quotes"]),
    }


def test_one_family_and_three_reports_in_none(told):
    columns = ["article_id", "role", "base_article_id"]
    assert told["families"][columns].to_numpy().tolist() == [["003", "base", "003"], ["000", "copy", "003"]]


def test_every_sentence_is_aligned_as_by_hand(told):
    columns = ["sentence", "base_sentence", "edit"]
    ours = told["alignment"][columns].astype("string").fillna("")
    assert set(map(tuple, ours.to_numpy())) == set(map(tuple, by_hand("alignment")[columns].astype("str").to_numpy()))


def test_every_change_listed_by_hand_is_in_the_ledger(told, changes):
    """Some stand in longer rows of the first sentence, which the copy wrote anew; the others in their own."""
    counts = agree_on_edits(told["edits"], changes).set_index("reading")
    shown = counts.to_string() + "\n" + differences(told["edits"], changes).to_string()
    lenient, strict = counts.loc["lenient"], counts.loc["strict"]
    assert len(changes) == lenient["found"] == 24, shown
    assert lenient["right_kind"] >= 23 and strict["found"] >= 20 and strict["right_kind"] >= 19, shown


def test_nothing_is_invented_but_two_commas_that_came_with_a_word(told, changes):
    """They are changes of the text; the reader counted them with the words they came with (*, while*)."""
    rows = differences(told["edits"], changes).query("what == 'invented'")
    assert rows[["found_old", "found_new", "found_kind"]].drop_duplicates().to_numpy().tolist() in (
        [],
        [["", ",", "punctuation"]],
    ), rows.to_string()
    assert len(rows) <= 2


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("rebels", "insurgents", "label"),
        ("Kremlin", "Russian strongman", "label"),
        ("seeking", "sought", "tense"),
        ("said", "claimed", "attribution"),
        ("Assad", "the opposition groups", "agent"),
        ("Sergei", "Sergey", "name"),
        ("sceptical", "skeptical", "spelling"),
    ],
)
def test_the_changes_the_pair_is_known_for(told, old, new, kind):
    edits = told["edits"]
    rows = edits[(edits["old"] == old) & (edits["new"] == new)]
    assert rows["kind"].tolist() == [kind], edits[["old", "new", "kind"]].to_string()
