"""Estimates by outlet, on tables small enough to work out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from framing.compare import (
    article_means,
    mean_by_outlet,
    page_contents,
    phrase_places,
    rate_by_outlet,
    term_counts,
    tone_points,
)
from framing.compare.intervals import Boot, expanded_level, ratio_interval
from framing.tables import TableError, column_names, empty

ARTICLES = pd.DataFrame(
    {"article_id": ["a1", "a2", "z1"], "outlet": ["Alder Times", "Alder Times", None], "event": ["x", "y", "x"]}
)
SENTENCES = pd.DataFrame(
    {
        "article_id": ["a1", "a1", "a1", "a2", "z1"],
        "sentence": [0, 1, 2, 0, 0],
        "part": ["headline", "body", "body", "body", "body"],
        "start": [0, 0, 60, 0, 0],
        "end": [40, 59, 120, 50, 80],
        "n_words": [10, 20, 10, 10, 40],
        "n_own": [10, 10, 0, 10, 40],
        "quoted_share": [0.0, 0.5, 1.0, 0.0, 0.0],
        "voice": ["outlet", "mixed", "quoted", "outlet", "outlet"],
        "compound": [0.4, 0.6, -0.8, -0.2, 0.1],
        "compound_own": [0.4, 0.0, np.nan, -0.2, 0.1],
    }
)
PHRASES = pd.DataFrame(
    {
        "article_id": ["a1", "a1", "a2", "z1"],
        "start": [5, 70, 10, 20],
        "end": [11, 76, 20, 24],
        "term": ["frosty", "frosty", "strongman", "thaw"],
        "category": ["atmosphere", "atmosphere", "person_label", "atmosphere"],
        "voice": ["outlet", "scare", "outlet", "quoted"],
        "part": ["headline", "body", "body", "body"],
        "negated": [False, False, True, False],
    }
)


def many(outlets: dict[str, int], seed: int = 3) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Articles, sentences and phrases of outlets with so many reports each."""
    rng = np.random.default_rng(seed)
    names = [(f"{outlet[0]}{n}", outlet) for outlet, reports in outlets.items() for n in range(reports)]
    articles = pd.DataFrame(names, columns=["article_id", "outlet"])
    sentences = articles[["article_id"]].loc[articles.index.repeat(4)].reset_index(drop=True)
    n = len(sentences)
    sentences = sentences.assign(compound_own=rng.uniform(-1, 1, n), n_own=rng.integers(10, 30, n), n_words=40)
    rows = sentences.sample(n=n // 2, random_state=1)
    phrases = rows[["article_id"]].assign(category="atmosphere", voice="outlet", negated=False)
    return articles, sentences, phrases.reset_index(drop=True)


def test_an_outlets_mean_is_the_mean_of_its_reports():
    table = mean_by_outlet(SENTENCES, ARTICLES)
    assert table["outlet"].tolist() == ["Alder Times", "(unknown)"]
    # a1: (0.4 + 0.0) / 2, its quotation left out; a2: -0.2
    assert table["estimate"].tolist() == pytest.approx([0.0, 0.1])
    assert table["n_articles"].tolist() == [2, 1]
    assert table["n_sentences"].tolist() == [3, 1]
    assert table["low"].isna().all()
    assert table["note"].tolist() == ["fewer than 5 units: no interval"] * 2


def test_means_of_reports():
    table = article_means(SENTENCES, ARTICLES)
    assert table["article_id"].tolist() == ["a1", "a2", "z1"]
    assert table["mean"].tolist() == pytest.approx([0.2, -0.2, 0.1])
    assert table["n_sentences"].tolist() == [2, 1, 1]


def test_by_splits_sentences_or_reports():
    voices = mean_by_outlet(SENTENCES, ARTICLES, "compound", by="voice")
    alder = voices[voices["outlet"] == "Alder Times"].set_index("voice")
    assert alder["estimate"].to_dict() == pytest.approx({"mixed": 0.6, "outlet": 0.1, "quoted": -0.8})
    assert len(voices) == 6  # each outlet has every voice, with a note where it has no sentence
    assert voices.loc[voices["n_articles"] == 0, "note"].eq("no sentence with a value").all()
    events = mean_by_outlet(SENTENCES, ARTICLES, by="event")
    assert events["event"].tolist() == ["x", "y"] * 2


def test_the_interval_is_scipys_at_the_expanded_level():
    articles, sentences, _ = many({"Alder Times": 8})
    table = mean_by_outlet(sentences, articles, n_boot=500, seed=7)
    means = sentences.groupby("article_id")["compound_own"].mean().sort_index().to_numpy()
    expected = stats.bootstrap(
        (means,),
        np.mean,
        n_resamples=500,
        method="BCa",
        confidence_level=expanded_level(0.95, 8),
        rng=np.random.default_rng(7),
    ).confidence_interval
    assert table.loc[0, ["low", "high"]].tolist() == pytest.approx([expected.low, expected.high])
    t = stats.t.interval(0.95, 7, means.mean(), stats.sem(means))
    assert table.loc[0, "high"] - table.loc[0, "low"] == pytest.approx(t[1] - t[0], rel=0.2)


def test_the_rates_interval_agrees_with_resampling_by_hand():
    articles, sentences, phrases = many({"Alder Times": 8})
    row = rate_by_outlet(phrases, sentences, articles, n_boot=20_000).iloc[0]
    counts = phrases.groupby("article_id").size().reindex(articles["article_id"], fill_value=0).to_numpy()
    words = sentences.groupby("article_id")["n_own"].sum().reindex(articles["article_id"]).to_numpy()
    drawn = np.random.default_rng(0).integers(0, 8, (20_000, 8))
    rates = 1000 * counts[drawn].sum(axis=1) / words[drawn].sum(axis=1)
    tail = (1 - expanded_level(0.95, 8)) / 2
    # Efron 1987: how far the draws lie to one side, and how the rate without each report is skewed
    lean = stats.norm.ppf((rates < row["rate"]).mean())
    without = np.array([1000 * np.delete(counts, n).sum() / np.delete(words, n).sum() for n in range(8)])
    pull = without.mean() - without
    skew = (pull**3).sum() / (6 * (pull**2).sum() ** 1.5)
    z = lean + stats.norm.ppf([tail, 1 - tail])
    ends = np.quantile(rates, stats.norm.cdf(lean + z / (1 - skew * z)))
    assert [row["low"], row["high"]] == pytest.approx(ends, rel=0.05)
    assert row["rate"] == pytest.approx(1000 * counts.sum() / words.sum())


def test_neither_row_order_nor_other_outlets_move_an_interval():
    articles, sentences, phrases = many({"Alder Times": 6, "Zonal Post": 7, "Delta TV": 2})
    shuffled = [t.sample(frac=1, random_state=5) for t in (phrases, sentences, articles)]
    pd.testing.assert_frame_equal(mean_by_outlet(sentences, articles), mean_by_outlet(*shuffled[1:]))
    pd.testing.assert_frame_equal(rate_by_outlet(phrases, sentences, articles), rate_by_outlet(*shuffled))
    alone = articles[articles["outlet"] == "Zonal Post"]
    own = sentences[sentences["article_id"].isin(alone["article_id"])]
    both = mean_by_outlet(sentences, articles)
    expected = both[both["outlet"] == "Zonal Post"].reset_index(drop=True)
    pd.testing.assert_frame_equal(mean_by_outlet(own, alone), expected)
    matches = phrases[phrases["article_id"].isin(alone["article_id"])]
    rates = rate_by_outlet(phrases, sentences, articles)
    expected = rates[rates["outlet"] == "Zonal Post"].reset_index(drop=True)
    pd.testing.assert_frame_equal(rate_by_outlet(matches, own, alone), expected)


def test_the_ratio_interval_is_scipys_over_pairs():
    counts, words = np.array([3.0, 0, 2, 7, 1, 4]), np.array([210.0, 180, 260, 300, 190, 240])
    low, high = ratio_interval(counts, words, Boot(9999, 0.95, 5))
    expected = stats.bootstrap(
        (np.arange(6),),
        lambda drawn, axis=-1: counts[drawn].sum(axis=axis) / words[drawn].sum(axis=axis),
        n_resamples=9999,
        method="BCa",
        confidence_level=expanded_level(0.95, 6),
        rng=np.random.default_rng(8),  # another seed: the same but for chance
    ).confidence_interval
    assert [low, high] == pytest.approx([expected.low, expected.high], abs=5e-4)


def test_the_widened_level_turns_a_normal_interval_into_students():
    for n in (5, 8, 40):
        z = stats.norm.ppf((1 + expanded_level(0.95, n)) / 2)
        assert z * np.sqrt((n - 1) / n) == pytest.approx(stats.t.ppf(0.975, n - 1))


def test_over_five_reports_the_widened_interval_holds_the_mean_more_often():
    rng = np.random.default_rng(1)
    values = rng.normal(size=(1000, 5))
    means = np.take_along_axis(values[:, None, :], rng.integers(0, 5, (1000, 1000, 5)), axis=2).mean(axis=2)
    held = []
    for level in (0.95, expanded_level(0.95, 5)):
        low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2], axis=1)
        held.append(((low <= 0) & (high >= 0)).mean())
    assert held == pytest.approx([0.85, 0.92], abs=0.03)


def test_rates_by_hand():
    articles = pd.DataFrame({"article_id": ["a", "b", "c"], "outlet": ["Alder Times", "Alder Times", "Zonal Post"]})
    sentences = pd.DataFrame({"article_id": ["a", "b", "c"], "n_own": [100, 300, 250], "n_words": [150, 300, 250]})
    phrases = pd.DataFrame({"article_id": ["a", "a", "b", "c"], "category": "doubt", "voice": "outlet"})
    table = rate_by_outlet(phrases, sentences, articles)
    # 3 in 400 words, which is not the mean of 20 and 3.3 per 1,000; 1 in 250
    assert table["rate"].tolist() == [7.5, 4.0]
    assert rate_by_outlet(phrases, sentences, articles, per=100)["rate"].tolist() == [0.75, 0.4]
    assert rate_by_outlet(phrases, sentences, articles, voice=None)["n_words"].tolist() == [450, 250]


def test_every_interval_says_its_level():
    articles, sentences, phrases = many({"Alder Times": 6, "Delta TV": 2})
    made = [
        mean_by_outlet(sentences, articles, level=0.9),
        rate_by_outlet(phrases, sentences, articles, level=0.9),
        tone_points(sentences.assign(sentence=0, quoted_share=0.0, compound=0.1), articles, level=0.9),
    ]
    for table in made:
        assert table["low"].notna().any()
        assert table["confidence_level"].isna().equals(table["low"].isna())
        assert set(table["confidence_level"].dropna()) == {0.9}


def test_reports_of_one_value_have_an_interval_of_no_width():
    articles, sentences, _ = many({"Alder Times": 5})
    row = mean_by_outlet(sentences.assign(compound_own=0.25), articles).iloc[0]
    assert (row["low"], row["estimate"], row["high"]) == (0.25, 0.25, 0.25)


def test_rates_count_own_phrases_by_own_words_and_show_zeros():
    table = rate_by_outlet(PHRASES, SENTENCES, ARTICLES)
    assert table[["outlet", "category", "count", "n_words"]].values.tolist() == [
        ["Alder Times", "atmosphere", 1, 30],
        ["Alder Times", "person_label", 1, 30],
        ["(unknown)", "atmosphere", 0, 40],
        ["(unknown)", "person_label", 0, 40],
    ]
    assert table["rate"].tolist() == pytest.approx([1000 / 30, 1000 / 30, 0, 0])
    assert set(table["voice"]) == {"outlet"}


def test_quoted_phrases_by_quoted_words_scare_quotes_among_them():
    table = rate_by_outlet(PHRASES, SENTENCES, ARTICLES, None, voice="quoted")
    assert table[["count", "n_words", "n_articles"]].values.tolist() == [[1, 20, 1], [1, 0, 0]]
    assert table["note"].tolist() == ["fewer than 5 units: no interval", "no words to count by"]
    both = rate_by_outlet(PHRASES, SENTENCES, ARTICLES, None, voice=None)
    assert both[["count", "n_words"]].values.tolist() == [[3, 50], [1, 40]]


def test_negated_phrases_can_be_left_out():
    table = rate_by_outlet(PHRASES, SENTENCES, ARTICLES, None, negated=False)
    assert table["count"].tolist() == [1, 0]


def test_categories_of_the_lexicon_that_nobody_uses_are_rows():
    lexicon = pd.DataFrame({"term": ["urgent"], "category": ["urgency"]})
    table = rate_by_outlet(PHRASES, SENTENCES, ARTICLES, lexicon=lexicon)
    assert table["category"].unique().tolist() == ["atmosphere", "person_label", "urgency"]


def test_none_found_in_enough_reports_is_not_certainty():
    articles, sentences, phrases = many({"Alder Times": 6, "Zonal Post": 6})
    phrases = phrases[phrases["article_id"].str.startswith("A")]
    row = rate_by_outlet(phrases, sentences, articles).set_index("outlet").loc["Zonal Post"]
    assert (row["count"], row["low"]) == (0, 0)
    assert row["high"] == pytest.approx(1000 * -np.log(0.025) / row["n_words"])
    assert row["note"].startswith("none found")


def test_no_bootstrap_no_intervals():
    articles, sentences, phrases = many({"Alder Times": 6})
    assert mean_by_outlet(sentences, articles, n_boot=0)["low"].isna().all()
    assert rate_by_outlet(phrases, sentences, articles, n_boot=0)["low"].isna().all()


@pytest.mark.parametrize("index", [[9, 7, 5, 3, 1], list("edcba"), [0, 0, 0, 0, 0]])
def test_any_index_gives_the_same(index):
    odd = SENTENCES.set_axis(index)
    pd.testing.assert_frame_equal(mean_by_outlet(odd, ARTICLES), mean_by_outlet(SENTENCES, ARTICLES))
    pd.testing.assert_frame_equal(rate_by_outlet(PHRASES, odd, ARTICLES), rate_by_outlet(PHRASES, SENTENCES, ARTICLES))


def test_tone_points_hold_every_mark_of_the_chart():
    table = tone_points(SENTENCES, ARTICLES)
    sentences = table[table["level"] == "sentence"]
    assert sentences.groupby("voice").size().to_dict() == {"outlet": 4, "quoted": 2}
    reports = table[(table["level"] == "article") & (table["voice"] == "quoted")].set_index("article_id")["value"]
    assert reports["a1"] == pytest.approx(-0.1)  # half quoted 0.6 and all quoted -0.8
    assert reports[["a2", "z1"]].isna().all()


def test_term_counts_say_who_else_uses_a_term():
    table = term_counts(PHRASES, SENTENCES, ARTICLES, voice=None)
    alder = table[table["outlet"] == "Alder Times"].set_index("term")
    assert alder["count"].to_dict() == {"frosty": 2, "strongman": 1, "thaw": 0}
    assert alder["n_outlets"].to_dict() == {"frosty": 1, "strongman": 1, "thaw": 1}
    assert alder["category"].to_dict()["strongman"] == "person_label"


def test_places_keep_headline_and_text_apart():
    quotes = pd.DataFrame({"article_id": ["a1"], "start": [60], "end": [120]})
    table = phrase_places(SENTENCES, quotes, PHRASES, ARTICLES)
    first = table[table["article_id"] == "a1"]
    assert first[["kind", "part", "start", "end"]].values.tolist() == [
        ["headline", "headline", 0, 40],
        ["phrase", "headline", 5, 11],
        ["text", "text", 0, 120],
        ["quote", "text", 60, 120],
        ["phrase", "text", 70, 76],
    ]
    assert table["kind"].eq("phrase").sum() == len(PHRASES)


def test_page_contents_are_the_same_without_text():
    removed = pd.DataFrame({"article_id": ["a1", "a1", "z1"], "line": [1, 2, 1], "rule": ["clock", "caption", "clock"]})
    table = page_contents(ARTICLES, SENTENCES, removed)
    with_text = page_contents(ARTICLES, SENTENCES, removed.assign(text="some words that were cut"))
    pd.testing.assert_frame_equal(table, with_text)
    assert table[table["article_id"] == "a1"]["count"].tolist() == [20, 20, 1, 1]
    assert table["count"].sum() == SENTENCES["n_words"].sum() + len(removed)
    by_outlet = page_contents(ARTICLES, SENTENCES, removed, by="outlet")
    assert by_outlet["count"].sum() == table["count"].sum()
    assert by_outlet.groupby("outlet")["n_articles"].first().to_dict() == {"(unknown)": 1, "Alder Times": 2}


def test_empty_tables_give_empty_tables():
    articles, sentences = empty("articles"), empty("sentences")
    phrases, quotes, removed = empty("phrases"), empty("quotes"), empty("removed")
    made = [
        article_means(sentences, articles),
        mean_by_outlet(sentences, articles),
        rate_by_outlet(phrases, sentences, articles),
        rate_by_outlet(phrases, sentences, articles, None),
        tone_points(sentences, articles),
        term_counts(phrases, sentences, articles),
        phrase_places(sentences, quotes, phrases, articles),
        page_contents(articles, sentences, removed),
    ]
    for table in made:
        assert table.empty
        assert "outlet" in table.columns
    assert {"count", "n_words", "rate", "note"} <= set(made[2].columns)


def test_outlets_without_phrases_or_sentences_stay():
    table = rate_by_outlet(PHRASES.iloc[:0], SENTENCES, ARTICLES, None)
    assert table["count"].tolist() == [0, 0]
    assert mean_by_outlet(SENTENCES.iloc[:0], ARTICLES)["n_articles"].tolist() == [0, 0]


def test_input_is_left_alone():
    before = [t.copy(deep=True) for t in (SENTENCES, ARTICLES, PHRASES)]
    mean_by_outlet(SENTENCES, ARTICLES, by="voice")
    rate_by_outlet(PHRASES, SENTENCES, ARTICLES)
    tone_points(SENTENCES, ARTICLES)
    phrase_places(SENTENCES, PHRASES.iloc[:1], PHRASES, ARTICLES)
    for then, now in zip(before, (SENTENCES, ARTICLES, PHRASES), strict=True):
        pd.testing.assert_frame_equal(then, now)


def test_errors_say_what_to_do():
    with pytest.raises(TableError, match=r"mean_by_outlet needs column 'compound_own'.*score_sentiment\(\) makes it"):
        mean_by_outlet(SENTENCES.drop(columns="compound_own"), ARTICLES)
    with pytest.raises(TableError, match="1 are not there, such as 'z1'. Filter both tables alike"):
        mean_by_outlet(SENTENCES, ARTICLES.iloc[:2])
    with pytest.raises(TableError, match="each article_id once in articles; found 'a1' more than once"):
        rate_by_outlet(PHRASES, SENTENCES, pd.concat([ARTICLES, ARTICLES]))
    with pytest.raises(TableError, match="voice to be one of 'outlet', .*'quoted', None; found 'mine'"):
        rate_by_outlet(PHRASES, SENTENCES, ARTICLES, voice="mine")
    with pytest.raises(TableError, match=r"level between 0 and 1; found 95. For 95 % write 0.95"):
        mean_by_outlet(SENTENCES, ARTICLES, level=95)
    assert "outlet" in column_names("articles")


def test_what_is_paraphrased_is_counted_by_its_own_words():
    sentences = pd.DataFrame({"article_id": ["a1"], "n_own": [100], "n_words": [140], "n_paraphrased": [20]})
    phrases = pd.DataFrame({"article_id": ["a1"] * 3, "voice": ["outlet", "paraphrased", "quoted"]})
    for voice, count, n_words in (("outlet", 2, 100), ("narration", 1, 80), ("paraphrased", 1, 20), ("quoted", 1, 40)):
        row = rate_by_outlet(phrases, sentences, ARTICLES.iloc[:1], None, voice=voice).iloc[0]
        assert (row["count"], row["n_words"], row["rate"]) == (count, n_words, 1000 * count / n_words)
