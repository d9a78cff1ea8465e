"""Agreement of coders, against published figures, the library krippendorff, NLTK and counts by hand."""

import itertools

import numpy as np
import pandas as pd
import pytest
from nltk.metrics.agreement import AnnotationTask

from framing import TableError, agreement
from framing.validity.agreement import alpha_of

# The example of four observers and twelve units of Krippendorff 2011, "Computing Krippendorff's
# Alpha-Reliability", which R's package irr has in its documentation, with its alphas.
FOUR = {
    "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
    "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
    "C": [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
    "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
}


def codes_of(values: dict[str, list[int]]) -> pd.DataFrame:
    """A code a coder and item; 0 is missing."""
    rows = [
        {"coder": coder, "item": f"s{number:03}", "categories": f"c{value}"}
        for coder, given in values.items()
        for number, value in enumerate(given)
        if value
    ]
    return pd.DataFrame(rows)


def binary(one: str, other: str, name: str = "doubt") -> pd.DataFrame:
    """Two coders' codes of one category, written as 0 and 1."""
    rows = [
        {"coder": coder, "item": f"s{number:03}", "categories": name if mark == "1" else ""}
        for coder, marks in (("A", one), ("B", other))
        for number, mark in enumerate(marks)
    ]
    return pd.DataFrame(rows)


def row(table: pd.DataFrame, category: str) -> pd.Series:
    return table.set_index("category").loc[category]


def test_four_observers_of_twelve_units_have_the_published_alpha():
    found = row(agreement(codes_of(FOUR), n_boot=0), "(which)")
    assert round(found["alpha"], 3) == 0.743
    assert (found["n_items"], found["n_coders"]) == (11, 4)  # the last unit has one observer


def test_two_observers_of_ten_units_by_hand():
    """4 of 10 pairs differ; 14 zeros and 6 ones: 1 - 19 * 8 / (2 * 14 * 6)."""
    found = row(agreement(binary("0100000010", "1110010000"), n_boot=0), "doubt")
    assert found["alpha"] == pytest.approx(1 - 19 * 4 / (14 * 6))
    assert found["percent_agreement"] == pytest.approx(60)
    assert found["n_used"] == 5


@pytest.mark.parametrize("category", ["c1", "c2", "c3", "c4", "c5"])
def test_each_category_has_the_alpha_of_nltk_where_no_code_is_missing(category):
    whole = {coder: given[1:9] for coder, given in FOUR.items()}  # units that all four coded
    table = agreement(codes_of(whole), n_boot=0)
    if category == "c5":
        assert category not in set(table["category"])  # nobody used it there
        return
    task = [
        (coder, number, str(value == int(category[1])))
        for coder, given in whole.items()
        for number, value in enumerate(given)
    ]
    assert row(table, category)["alpha"] == pytest.approx(AnnotationTask(data=task).alpha())


def test_the_bootstrap_takes_the_alpha_of_the_library():
    rng = np.random.default_rng(5)
    krippendorff = pytest.importorskip("krippendorff")
    for _ in range(20):
        coders = rng.integers(2, 5, 30)
        counts = np.array([np.bincount(rng.integers(0, 3, n), minlength=3) for n in coders])
        differ = (coders**2 - (counts**2).sum(axis=1)) / (coders - 1)
        ours = float(alpha_of(*counts.T.astype(float), differ))
        assert ours == pytest.approx(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))


def test_a_category_that_nobody_used_has_no_alpha_and_says_so():
    found = row(agreement(binary("1100", "1000"), n_boot=0), "urgency")
    assert np.isnan(found["alpha"])
    assert found["note"] == "never used: alpha is not defined"
    always = row(agreement(binary("1111", "1111"), n_boot=0), "doubt")
    assert np.isnan(always["alpha"])
    assert always["note"] == "always the same: alpha is not defined"


def test_agreement_by_chance_is_none_though_coders_agree_on_most():
    one, other = "1" + "0" * 39, "0" * 39 + "1"
    found = row(agreement(binary(one, other), n_boot=0), "doubt")
    assert found["percent_agreement"] == 95
    assert found["alpha"] < 0
    assert found["note"] == "few: used for 2 of 40 items"


def test_intervals_hold_alpha_and_narrow_with_more_items():
    few = row(agreement(binary("11110000" * 3, "11100001" * 3)), "doubt")
    many = row(agreement(binary("11110000" * 30, "11100001" * 30)), "doubt")
    for found in (few, many):
        assert found["low"] < found["alpha"] < found["high"]
        assert found["confidence_level"] == 0.95
    assert many["high"] - many["low"] < (few["high"] - few["low"]) / 2


def test_coders_who_never_differ_are_not_certain():
    """Of 20 items none differs: with 95 % confidence up to 16.8 % might, and half of all codes are ones."""
    found = row(agreement(binary("10" * 10, "10" * 10)), "doubt")
    assert found["alpha"] == found["high"] == 1
    assert found["low"] == pytest.approx(1 - (1 - 0.025 ** (1 / 20)) / (2 * 20 * 20 / (40 * 39)))
    assert "no pair of coders differs" in found["note"]


def test_the_order_of_rows_and_coders_names_change_nothing():
    codes = codes_of(FOUR)
    renamed = codes.assign(coder=codes["coder"].map(dict(zip("ABCD", "zyxw", strict=True)))).sample(
        frac=1, random_state=1
    )
    pd.testing.assert_frame_equal(agreement(codes), agreement(renamed))


def test_one_coder_has_nobody_to_agree_with():
    table = agreement(binary("1100", "1000").query("coder == 'A'"))
    assert set(table["note"]) == {"no item was coded by two"}
    assert table["alpha"].isna().all()


def test_two_codes_of_one_coder_for_an_item_are_refused():
    codes = binary("1100", "1000")
    with pytest.raises(TableError, match="two of 'A' for 's000'"):
        agreement(pd.concat([codes, codes.iloc[:1]]))


def test_codes_of_another_lexicon_are_refused():
    with pytest.raises(TableError, match="found 'doubt'"):
        agreement(binary("11", "10"), pd.DataFrame({"category": ["sport"]}))


def test_sets_of_categories_agree_only_as_a_whole():
    rows = [("A", "s1", "doubt; urgency"), ("B", "s1", "doubt"), ("A", "s2", ""), ("B", "s2", "")]
    codes = pd.DataFrame(rows, columns=["coder", "item", "categories"])
    table = agreement(codes, n_boot=0)
    shares = {name: row(table, name)["percent_agreement"] for name in ("(any)", "(which)", "doubt", "urgency")}
    assert shares == {"(any)": 100, "(which)": 50, "doubt": 100, "urgency": 50}
    assert all(a["n_items"] == 2 for a in itertools.chain(table.to_dict("records")))
