"""The control corpus measured from its pages, against its answer key: what is found, missed and invented."""

from pathlib import Path

import pandas as pd
import pytest

import framing

CONTROL = Path(__file__).parents[1] / "data" / "control"
PLANTED = {
    ("The Merrow Courier", "person_label"),
    ("The Merrow Courier", "group_label"),
    ("Northline News", "atmosphere"),
    ("Halden Today", "doubt"),
    ("Lantern Daily", "intensifier"),
}
ALIKE = ("Strait Tribune", "The Ordal Observer")


@pytest.fixture(scope="module")
def tables():
    return framing.measure(CONTROL)


@pytest.fixture(scope="module")
def rates(tables):
    return framing.rate_by_outlet(tables["phrases"], tables["sentences"], tables["articles"])


def key(name: str) -> pd.DataFrame:
    return pd.read_csv(CONTROL / "key" / f"{name}.csv", keep_default_na=False)


def agreement(found: pd.DataFrame, name: str, columns: list[str]) -> tuple[float, float]:
    """Precision and recall of rows, equal in all `columns`."""
    gold = key(name)
    if name == "quotes":  # speech without marks has spans of another kind in the key: the clause with speaker and verb
        gold, found = gold[gold["kind"] != "indirect"], found[found["kind"] != "indirect"]
    ours, theirs = ({tuple(map(str, row)) for row in t[columns].values.tolist()} for t in (found, gold))
    assert len(theirs) > 100
    return len(ours & theirs) / len(ours), len(ours & theirs) / len(theirs)


@pytest.mark.parametrize(
    ("name", "columns", "floor"),
    [
        ("removed", ["article_id", "line", "rule"], 0.99),
        ("sentences", ["article_id", "part", "start", "end", "voice", "n_words", "n_own"], 0.98),
        ("quotes", ["article_id", "start", "end", "text"], 0.99),
        ("phrases", ["article_id", "start", "end", "category", "voice"], 0.97),
    ],
)
def test_what_was_planted_is_found_and_little_else(tables, name, columns, floor):
    precision, recall = agreement(tables[name], name, columns)
    assert min(precision, recall) >= floor, f"{name}: precision {precision:.3f}, recall {recall:.3f}"


def test_the_planted_differences_stand_apart_and_no_other_does(rates):
    apart = set()
    for category, rows in rates.groupby("category"):
        best = rows.loc[rows["rate"].idxmax()]
        if best["low"] > rows.loc[rows["outlet"] != best["outlet"], "high"].max():
            apart.add((best["outlet"], category))
    assert apart == PLANTED


def test_the_two_outlets_made_alike_are_not_told_apart(rates, tables):
    tone = framing.mean_by_outlet(tables["sentences"], tables["articles"]).rename(columns={"estimate": "rate"})
    for rows in [*(group for _, group in rates.groupby("category")), tone]:
        one, other = (rows[rows["outlet"] == outlet].iloc[0] for outlet in ALIKE)
        assert one["low"] <= other["rate"] <= one["high"] or other["low"] <= one["rate"] <= other["high"]


def test_only_the_planted_outlet_stands_apart_in_tone(tables):
    tone = framing.mean_by_outlet(tables["sentences"], tables["articles"]).set_index("outlet")
    assert tone.loc["Lantern Daily", "low"] > tone.drop("Lantern Daily")["high"].max()
    rest = tone.drop("Lantern Daily")
    assert rest["low"].max() < rest["high"].min()
