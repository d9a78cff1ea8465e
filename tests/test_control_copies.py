"""What the outlets of the control corpus did with the agency's stories, from the answer key's tables alone."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from framing.compare import edit_ledger, edits_by_outlet, inherited_by_outlet, selection_by_outlet
from framing.tables import STYLE_KINDS

CONTROL = Path(__file__).parents[1] / "data" / "control"
# What each outlet that carries copies brings in, as data/control/README.md says it was planted.
PLANTED = {
    "The Merrow Courier": {"person_label", "group_label"},
    "Northline News": {"atmosphere"},
    "Halden Today": {"doubt"},
    "Lantern Daily": {"intensifier"},
}


NO_TERMS = {"old_terms": "", "new_terms": ""}  # the key names the categories of loaded terms in a change only


def read(name: str) -> pd.DataFrame:
    return pd.read_csv(CONTROL / f"{name}.csv", keep_default_na=False)


def numbered(rows: pd.DataFrame) -> pd.DataFrame:
    """Sentences as whole numbers, missing where the key leaves them empty."""
    names = [name for name in ("sentence", "base_sentence") if name in rows]
    return rows.assign(**{name: pd.to_numeric(rows[name]).astype("Int64") for name in names})


def of_agency(phrase: pd.Series, taken: set[tuple[str, int]], changes: pd.DataFrame) -> bool:
    """Whether the phrase of a copy stands in a sentence of the base and in no new wording."""
    if (phrase["article_id"], phrase["sentence"]) not in taken:
        return False
    rows = changes[(changes["article_id"] == phrase["article_id"]) & (changes["sentence"] == phrase["sentence"])]
    over = rows[(rows["start"] < phrase["end"]) & (rows["end"] > phrase["start"])]
    return not any(phrase["match"].lower() not in old.lower() for old in over["old"])


@pytest.fixture(scope="module")
def key() -> dict[str, pd.DataFrame]:
    """The key's tables in the columns of the package; phrases with their origin by the key's edits."""
    tables = {name: read(f"key/{name}") for name in ("families", "alignment", "edits", "sentences", "phrases")}
    bases = tables["families"].drop_duplicates("family").set_index("family")["base_article_id"]
    alignment = numbered(tables["alignment"])
    alignment = alignment.assign(base_article_id=alignment["family"].map(bases))
    used = alignment[alignment["edit"].isin(["kept", "reworded", "moved"])]
    taken = set(used[["article_id", "sentence"]].itertuples(index=False, name=None))
    changes = tables["edits"][~tables["edits"]["kind"].isin(STYLE_KINDS)]
    phrases = tables["phrases"].assign(term=tables["phrases"]["match"].str.lower())
    whose = [p["article_id"] in set(bases) or of_agency(p, taken, changes) for _, p in phrases.iterrows()]
    text = tables["sentences"][tables["sentences"]["part"] != "headline"].groupby("article_id")["n_own"].sum()
    return {
        **tables,
        "articles": read("articles"),
        "alignment": alignment,
        "families": tables["families"].assign(n_own=tables["families"]["article_id"].map(text)),
        "phrases": phrases.assign(origin=pd.Series(whose, index=phrases.index).map({True: "agency", False: "own"})),
        "edits": tables["edits"].assign(
            base_article_id=tables["edits"]["family"].map(bases), strength_change=0, **NO_TERMS
        ),
    }


@pytest.fixture(scope="module")
def inherited(key) -> pd.DataFrame:
    return inherited_by_outlet(key["phrases"], key["alignment"], key["families"], key["articles"])


def test_each_outlet_brings_in_what_was_planted_with_it(inherited):
    brought = inherited[inherited["fate"] == "brought in"]
    counts = brought.pivot_table("count", "outlet", "category", "sum", fill_value=0)
    for outlet, categories in PLANTED.items():
        mine, others = counts.loc[outlet], counts.drop(outlet)
        assert mine[[*categories]].sum() >= 0.8 * mine.sum(), mine
        for category in categories:
            assert mine[category] >= 3 > others[category].max(), category


def test_the_agency_is_hardly_loaded_and_little_of_that_is_inherited(inherited):
    counts = inherited.groupby("fate")["count"].sum()
    assert counts["inherited"] <= 4 < counts["brought in"]
    # The agency's rebels are nobody's but the agency's: two outlets left them out, and put their own word there.
    left = inherited[(inherited["fate"] == "left out") & inherited["term"].str.startswith("rebel")]
    assert set(left["outlet"]) == {"The Merrow Courier", "Halden Today"}


def test_the_plain_outlets_carry_the_stories_and_have_no_copies(key, inherited):
    table = edits_by_outlet(key["edits"], key["alignment"], key["sentences"], key["articles"], None)
    for outlets in (table["outlet"], inherited["outlet"]):
        assert set(outlets) == set(PLANTED)


def test_every_framing_change_stands_in_the_ledger_once(key):
    ledger = edit_ledger(key["edits"], key["articles"])
    assert len(ledger) == (~key["edits"]["kind"].isin(STYLE_KINDS)).sum()
    assert set(ledger["base_outlet"]) == {"Strait Tribune", "The Ordal Observer"}


def test_selection_counts_every_sentence_of_the_base_for_every_copy(key):
    table = selection_by_outlet(key["alignment"], key["sentences"], key["articles"])
    n = key["sentences"].groupby("article_id").size()
    copies = key["families"][key["families"]["role"] == "copy"]
    assert table["n_sentences"].sum() == copies["base_article_id"].map(n).sum()
    assert set(table["note"]) == {"fewer than 5 units: no interval"}
