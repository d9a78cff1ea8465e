"""How right the measure is, on samples small enough to count by hand."""

import numpy as np
import pandas as pd
import pytest

from framing import TableError, draw_sample, validity_report


def sample(rows: list[tuple[str, str, str, float, int]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Codes and key of items: outlet, found, coded, weight, and how many there are of them, two a unit."""
    items = [row[:4] for row in rows for _ in range(row[4])]
    key = pd.DataFrame(items, columns=["outlet", "found", "coded", "weight"])
    number = pd.Series(range(len(key)))
    key = key.assign(item="s" + number.astype("str"), article_id=(number // 2).astype("str"), sentence=number)
    key = key.assign(unit=key["article_id"], stratum=key["found"].where(key["found"].ne(""), "none"))
    counts = key.groupby(["outlet", "stratum"])["item"].transform("size")
    key = key.assign(n_drawn=counts, n_stratum=(counts * key["weight"]).astype("int64"))
    codes = key[["item"]].assign(coder="ann", categories=key["coded"])
    return codes, key.drop(columns="coded")


# 20 finds, all coded by hand, 12 of them right; 40 of 400 sentences without a find, 2 of them loaded after all.
ROWS = [
    ("Post", "doubt", "doubt", 1, 6),
    ("Post", "doubt", "", 1, 4),
    ("Times", "doubt", "doubt", 1, 6),
    ("Times", "doubt", "urgency", 1, 4),
    ("Post", "", "", 10, 20),
    ("Times", "", "doubt", 10, 2),
    ("Times", "", "", 10, 18),
]


def value(table: pd.DataFrame, metric: str, category: str = "doubt", outlet: str = "(all)", column: str = "value"):
    row = table[(table["outlet"] == outlet) & (table["category"] == category) & (table["metric"] == metric)]
    return row[column].item()


def test_shares_are_weighted_by_what_an_item_stands_for():
    """Of doubt 12 of 20 finds are right; two misses stand for 20 sentences: 12 of 32 were found."""
    table = validity_report(*sample(ROWS))
    assert value(table, "precision") == pytest.approx(12 / 20)
    assert value(table, "recall") == pytest.approx(12 / 32)
    assert value(table, "F1") == pytest.approx(2 * 12 / (20 + 32))
    assert value(table, "share_found") == pytest.approx(20 / 420)
    assert value(table, "share_coded") == pytest.approx(32 / 420)
    assert value(table, "precision", column="n_items") == 20
    assert value(table, "recall", column="n_items") == 60


def test_the_right_sentence_with_another_category_counts_for_any():
    table = validity_report(*sample(ROWS))
    assert value(table, "precision", "(any)") == pytest.approx(16 / 20)
    assert value(table, "precision", "urgency", column="note") == "nothing was found"
    assert np.isnan(value(table, "precision", "urgency"))
    assert value(table, "recall", "urgency") == 0


def test_outlets_have_their_own_figures_and_are_compared_with_the_others():
    table = validity_report(*sample(ROWS))
    assert value(table, "precision", "(any)", "Post") == pytest.approx(6 / 10)
    assert value(table, "precision", "(any)", "Times") == pytest.approx(1)
    assert value(table, "precision", "(any)", "Post", "difference") == pytest.approx(-0.4)
    assert value(table, "recall", "(any)", "Times") == pytest.approx(10 / 30)
    low, high = (value(table, "precision", "(any)", "Post", f"difference_{end}") for end in ("low", "high"))
    assert low < -0.4 < high < 0.1


def test_intervals_hold_the_value_and_know_what_may_be_unseen():
    """No miss among 40 of 400 sentences leaves room for dozens: recall 1 is far from certain."""
    rows = [("Post", "doubt", "doubt", 1, 20), ("Post", "", "", 10, 40)]
    table = validity_report(*sample(rows))
    assert value(table, "recall") == value(table, "recall", column="high") == 1
    assert value(table, "recall", column="low") < 0.5
    assert 0.8 < value(table, "precision", column="low") < 0.9  # 20 of 20: by Clopper and Pearson .83
    assert (table["low"].dropna() <= table["value"][table["low"].notna()]).all()


def test_the_interval_of_precision_is_that_of_a_simple_sample_where_units_do_not_matter():
    """Each find in a unit of its own, weights equal: the uniform prior's interval of 12 of 20."""
    from scipy import stats

    codes, key = sample([("Post", "doubt", "doubt", 1, 12), ("Post", "doubt", "", 1, 8), ("Post", "", "", 1, 20)])
    key["unit"] = key["item"]
    table = validity_report(codes, key)
    n = 20 * 19 / 20  # the variance between units is estimated with one unit less
    low, high = stats.beta.ppf([0.025, 0.975], n * 0.6 + 1, n * 0.4 + 1)
    assert value(table, "precision", column="low") == pytest.approx(low, abs=0.01)
    assert value(table, "precision", column="high") == pytest.approx(high, abs=0.01)


def test_errors_that_come_in_clusters_widen_the_interval():
    codes, key = sample([("Post", "doubt", "doubt", 1, 20), ("Post", "doubt", "", 1, 20), ("Post", "", "", 1, 20)])
    alone = validity_report(codes, key.assign(unit=key["item"]))
    together = validity_report(codes, key.assign(unit=(pd.Series(range(60)) // 5).astype("str")))
    widths = [value(t, "precision", column="high") - value(t, "precision", column="low") for t in (alone, together)]
    assert widths[1] > 1.5 * widths[0]


def outlets(right: list[int], n: int = 30) -> pd.DataFrame:
    """The report on outlets with `n` finds each, of which so many are right."""
    rows = []
    for number, good in enumerate(right):
        rows += [(f"o{number}", "doubt", "doubt", 1, good), (f"o{number}", "doubt", "", 1, n - good)]
        rows += [(f"o{number}", "", "", 5, 30)]
    return validity_report(*sample(rows))


def test_an_outlet_on_which_the_measure_errs_more_is_named():
    table = outlets([8, 24, 24, 24])
    verdicts = table[table["metric"] == "precision"].set_index("outlet")["verdict"]
    assert verdicts["o0"] == "errs more"
    assert value(table, "precision", "(any)", "o0", "q") <= 0.05
    assert value(table, "precision", "(any)", "o0", "q") >= value(table, "precision", "(any)", "o0", "p")


def test_outlets_alike_cannot_be_told():
    table = outlets([20, 20, 20])
    said = table[table["metric"].isin(["precision", "recall"]) & table["outlet"].ne("(all)")]
    assert set(said["verdict"]) == {"cannot tell"}
    assert set(table.loc[table["metric"].eq("F1"), "verdict"]) == {""}


def test_few_items_have_neither_interval_nor_verdict():
    table = outlets([3, 3], n=4)
    assert set(table.loc[table["outlet"].ne("(all)") & table["metric"].eq("precision"), "verdict"]) == {"too few"}
    assert np.isnan(value(table, "precision", column="low"))
    assert "8 items" in value(table, "precision", column="note")


def test_coders_who_differ_count_in_part():
    codes, key = sample(ROWS)
    both = pd.concat([codes, codes.assign(coder="ben", categories="")])
    table = validity_report(both, key)
    assert value(table, "precision") == pytest.approx(6 / 20)
    assert value(table, "recall") == pytest.approx(6 / 16)


def test_items_nobody_coded_are_stood_for_by_the_others_of_their_stratum():
    codes, key = sample(ROWS)
    some = codes[~codes["item"].isin(key.loc[key["found"].eq("") & key["outlet"].eq("Post"), "item"].head(10))]
    table = validity_report(some, key)
    assert value(table, "recall") == pytest.approx(12 / 32)
    assert value(table, "share_coded") == pytest.approx(32 / 420)


def test_codes_of_another_sample_are_refused():
    codes, key = sample(ROWS)
    with pytest.raises(TableError, match="found 'x1', which is none"):
        validity_report(codes.assign(item="x1"), key)


def test_the_same_bytes_twice_and_no_interval_where_none_is_asked_for():
    codes, key = sample(ROWS)
    pd.testing.assert_frame_equal(validity_report(codes, key), validity_report(codes, key))
    assert validity_report(codes, key, n_draws=0)[["low", "high", "p"]].isna().all(axis=None)


def test_a_sample_tells_the_truth_about_its_corpus_within_the_interval():
    """Two thousand sentences of which all is known, a sample of 300: from the draw to the figures."""
    rng = np.random.default_rng(7)
    n = 2000
    found, right, missed = rng.random(n) < 0.15, rng.random(n) < 0.7, rng.random(n) < 0.04
    sentences = pd.DataFrame(
        {"article_id": np.repeat([f"a{i}" for i in range(100)], 20), "text": "It is so.", "n_own": 3}
    )
    sentences["sentence"] = np.tile(range(20), 100)
    articles = pd.DataFrame({"article_id": [f"a{i}" for i in range(100)]})
    articles["outlet"] = [f"o{i % 4}" for i in range(100)]
    phrases = sentences[found].assign(category="doubt", voice="outlet")
    key = draw_sample(phrases, sentences, articles, 300).key
    loaded = np.where(found, right, missed)
    at = key["article_id"].str[1:].astype("int64") * 20 + key["sentence"]
    codes = pd.DataFrame({"coder": "ann", "item": key["item"], "categories": np.where(loaded[at], "doubt", "")})
    table = validity_report(codes, key)
    truth = {
        "precision": (found & loaded).sum() / found.sum(),
        "recall": (found & loaded).sum() / loaded.sum(),
        "share_coded": loaded.mean(),
    }
    assert value(table, "share_found") == pytest.approx(found.mean())
    for metric, true in truth.items():
        assert value(table, metric, column="low") < true < value(table, metric, column="high")
        assert value(table, metric) == pytest.approx(true, abs=0.12)


def test_a_stratum_that_nobody_coded_is_left_out_and_the_note_says_so():
    codes, key = sample(ROWS)
    plain = key.loc[key["outlet"].eq("Times") & key["found"].eq(""), "item"]
    table = validity_report(codes[~codes["item"].isin(plain)], key, n_draws=0)
    said = "200 sentences of strata that nobody coded are left out"
    assert value(table, "recall", "(any)", "Times", "note") == value(table, "recall", column="note") == said
    assert value(table, "recall", "(any)", "Post", "note") == ""


def test_blanks_of_a_key_that_were_read_as_missing_count_as_blanks():
    codes, key = sample(ROWS)
    key = key.assign(stratum=key["stratum"].replace("none", ""))
    missing = key.assign(**{name: key[name].mask(key[name].eq("")) for name in ("stratum", "found")})
    pd.testing.assert_frame_equal(validity_report(codes, missing), validity_report(codes, key))
    unknown = validity_report(codes, key.assign(outlet=key["outlet"].mask(key["outlet"].eq("Post"))), n_draws=0)
    assert set(unknown["outlet"]) == {"(all)", "(unknown)", "Times"}
