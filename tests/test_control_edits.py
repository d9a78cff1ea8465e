"""The control corpus's copies, told from its pages and set against its key: families, alignment, changes.

The floors are what was measured. The key was gone through before its reader saw what the program makes
of it; who wrote the rules could read it, so that the Moscow reports (test_moscow_changes) are the harder test.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.tables import STYLE_KINDS
from framing.validity.ledgers import agree_on_edits, differences, pair_edits
from framing.wire.alignment.aligning import align_copies
from framing.wire.edits.diffing import diff_words
from framing.wire.families.matching import match_wire

CONTROL = Path(__file__).parents[1] / "data" / "control"
COPYING = ("The Merrow Courier", "Northline News", "Halden Today", "Lantern Daily")
BASES = ("The Ordal Observer", "Strait Tribune")


def key(name: str) -> pd.DataFrame:
    return pd.read_csv(CONTROL / "key" / f"{name}.csv", keep_default_na=False)


@pytest.fixture(scope="module")
def told() -> dict[str, pd.DataFrame]:
    tables = framing.measure(CONTROL)
    sentences, quotes = tables["sentences"], tables["quotes"]
    families = match_wire(sentences, quotes, tables["articles"])
    alignment = align_copies(families, sentences)
    edits = diff_words(alignment, sentences, quotes)
    outlet = tables["articles"].set_index("article_id")["outlet"]
    return {"families": families, "alignment": alignment, "edits": edits, "outlet": outlet}


def sentence_pairs(alignment: pd.DataFrame) -> pd.DataFrame:
    """Rows under article and sentence numbers, empty where there is none."""
    numbers = alignment[["sentence", "base_sentence"]].astype("string").fillna("").astype("object")
    return alignment[["article_id", "edit"]].assign(**numbers).set_index(["article_id", "sentence", "base_sentence"])


def test_families_are_the_agency_stories(told):
    columns = ["article_id", "role", "base_article_id"]
    ours, theirs = (set(map(tuple, table[columns].to_numpy())) for table in (told["families"], key("families")))
    assert ours == theirs


def test_sentences_are_aligned_as_they_were_made(told):
    """All but one headline: three of its nine words are the base's, cut and added to us, reworded to its author."""
    ours = sentence_pairs(told["alignment"]).rename(columns={"edit": "told"})
    both = ours.join(sentence_pairs(key("alignment")), how="outer")
    assert len(both) > 200
    other = both[both["told"] != both["edit"]]
    assert set(other.index) <= {("e5-o4", "0", ""), ("e5-o4", "0", "0"), ("e5-o4", "", "0")}, other.to_string()


def test_changes_are_found_and_none_invented(told):
    gold = key("edits")
    counts = agree_on_edits(told["edits"], gold).set_index("reading")
    shown = counts.to_string() + "\n" + differences(told["edits"], gold).to_string()
    assert counts.loc["lenient", "n_gold"] == 151
    assert counts.loc["lenient", "found"] >= 150 and counts.loc["lenient", "invented"] == 0, shown
    assert counts.loc["lenient", "right_kind"] >= 146, shown
    assert counts.loc["strict", "found"] >= 145 and counts.loc["strict", "right_kind"] >= 137, shown


@pytest.mark.parametrize("outlet", COPYING)
def test_each_copying_outlet_is_told_alike(told, outlet):
    gold, ours = key("edits"), told["edits"]
    gold, ours = (t[t["article_id"].map(told["outlet"]) == outlet] for t in (gold, ours))
    lenient, strict = agree_on_edits(ours, gold).to_dict("records")
    shown = differences(ours, gold).to_string()
    assert min(lenient["recall"], lenient["precision"]) >= 0.97 and lenient["kinds"] >= 0.91, shown
    assert min(strict["recall"], strict["precision"]) >= 0.89 and strict["kinds"] >= 0.86, shown


@pytest.mark.parametrize("outlet", BASES)
def test_outlets_that_carry_the_story_itself_change_nothing(told, outlet):
    assert not (told["edits"]["article_id"].map(told["outlet"]) == outlet).any()


def test_marks_and_spelling_alone_never_pass_for_another_change_nor_another_for_them(told):
    gold, ours = key("edits"), told["edits"]
    pairs = pair_edits(ours, gold)
    pairs["planted"] = gold["kind"].isin(STYLE_KINDS).to_numpy()[pairs["gold"]]
    pairs["told"] = ours["kind"].isin(STYLE_KINDS).to_numpy()[pairs["found"]]
    only_style = pairs.groupby("found").agg(planted=("planted", "all"), told=("told", "all"))
    assert not (only_style["planted"] & ~only_style["told"]).any(), differences(ours, gold).to_string()
    told_style = pairs.groupby("gold").agg(planted=("planted", "all"), told=("told", "all"))
    assert not (told_style["told"] & ~told_style["planted"]).any(), differences(ours, gold).to_string()


def test_changed_quotations_are_all_seen(told):
    gold = key("edits").query("kind == 'quotation'")
    lenient = agree_on_edits(told["edits"], gold).iloc[0]
    assert len(gold) == lenient["found"] == lenient["right_kind"], differences(told["edits"], gold).to_string()


@pytest.mark.parametrize("column", ["voice", "old_category", "new_category"])
def test_voice_and_lexicon_categories_are_the_keys(told, column):
    """One exception: where words were left out on both sides of a mark, the key's voice is that of the first."""
    gold, ours = key("edits"), told["edits"]
    pairs = pair_edits(ours, gold).query("same_words")
    planted, found = gold[column].to_numpy()[pairs["gold"]], ours[column].fillna("").to_numpy()[pairs["found"]]
    assert len(pairs) >= 145 and (planted != found).sum() <= (column == "voice")
