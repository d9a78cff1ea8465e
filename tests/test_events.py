"""Reports of one event are found by words and dates; what the manifest says stands."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest

import framing
from framing.events import grouping
from framing.events.grouping import compare_all
from framing.events.weights import weigh_words
from framing.validity.clusters import groups_of, score_bcubed

TOLL = "Toll talks in Halden fail"
SNOW = "Snow closes Kessin pass"


def reports(*rows: tuple, **columns: list) -> pd.DataFrame:
    """article_id, title, published of each report."""
    table = pd.DataFrame(rows, columns=["article_id", "title", "published"])
    return table.assign(published=pd.to_datetime(table["published"]), **columns)


def parts(table: pd.DataFrame) -> set[frozenset]:
    """The events as sets of reports, whatever their names."""
    return {frozenset(ids) for ids in table.groupby("event")["article_id"].apply(list)}


FOUR = reports(
    ("a", TOLL, "2031-03-04"),
    ("b", "Halden: toll talks end", "2031-03-05"),
    ("c", SNOW, "2031-03-05"),
    ("d", "Kessin pass closed by snow", "2031-03-05"),
)


def test_reports_that_share_words_and_days_are_of_one_event():
    found = framing.find_events(FOUR)
    assert parts(found) == {frozenset("ab"), frozenset("cd")}
    assert found["n_reports"].tolist() == [2] * 4
    assert found["nearest"].tolist() == ["b", "a", "d", "c"]
    assert found["days"].tolist() == [1, 1, 0, 0]
    assert not found["known"].any()
    assert found["words"].iloc[0].split("; ") == ["Halden", "Toll", "talks"]


def test_the_same_words_on_days_far_apart_are_two_events():
    far = FOUR.assign(published=pd.to_datetime(["2031-03-04", "2031-03-08", "2031-03-05", "2031-03-05"]))
    assert parts(framing.find_events(far)) == {frozenset("a"), frozenset("b"), frozenset("cd")}
    assert parts(framing.find_events(far, days=4)) == {frozenset("ab"), frozenset("cd")}


def test_a_higher_bar_makes_smaller_events():
    loose, strict = (framing.find_events(FOUR, similarity=bar)["event"].nunique() for bar in (0.2, 0.99))
    assert (loose, strict) == (2, 4)


def test_similarity_is_the_cosine_of_the_weighted_words():
    found = framing.find_events(reports(("a", "toll talks", "2031-03-04"), ("b", "toll snow", "2031-03-04")))
    # one day: toll, on one of one days, weighs as much as talks and snow, so the cosine is 1 of 2 words
    assert found["similarity"].tolist() == [0.5, 0.5]
    rare = framing.find_events(reports(("a", "toll talks", "2031-03-04"), ("b", "toll snow", "2031-03-05")))
    # two days: rarity of toll is 1, of talks and snow 1 + ln(3/2), each under a root in each of the two reports
    assert rare["similarity"].tolist() == pytest.approx([1 / (2 + np.log(1.5))] * 2, abs=1e-6)


def test_words_beyond_the_beginning_and_function_words_do_not_count():
    one = reports(
        ("a", "It was so", "2031-03-04"), ("b", "And so it was", "2031-03-04"), text=["toll rose", "snow toll"]
    )
    assert framing.find_events(one)["similarity"].tolist() == [0.5, 0.5]
    assert framing.find_events(one, n_words=1)["similarity"].tolist() == [0, 0]


def test_a_word_of_the_headline_counts_as_often_as_asked():
    one = reports(("a", "toll", "2031-03-04"), ("b", "toll", "2031-03-04"), text=["snow", "rain"])
    plain, more = (framing.find_events(one, title_times=n)["similarity"].iloc[0] for n in (1, 2))
    assert plain == pytest.approx(0.5)
    weight = (1 + np.log(2)) ** 2
    assert more == pytest.approx(weight / (weight + 1), abs=1e-6)


def test_spellings_plurals_and_possessives_are_one_word():
    one = reports(("a", "Harbour tolls", "2031-03-04"), ("b", "Harbor's toll", "2031-03-04"))
    assert framing.find_events(one)["similarity"].tolist() == [1, 1]


def test_names_and_groups_do_not_depend_on_the_order_of_rows():
    plain = framing.find_events(FOUR).set_index("article_id")
    for order in itertools.permutations(range(4)):
        other = framing.find_events(FOUR.iloc[list(order)])
        assert other["article_id"].tolist() == FOUR["article_id"].iloc[list(order)].tolist()
        pd.testing.assert_frame_equal(other.set_index("article_id").sort_index(), plain)


def test_two_events_of_one_name_are_told_apart():
    same = reports(("a", "Toll", "2031-03-04"), ("b", "Toll toll toll toll snow", "2031-03-04"))
    names = framing.find_events(same, similarity=0.999)["event"].tolist()
    assert names == ["2031-03-04-toll", "2031-03-04-toll-snow"]
    twice = reports(("a", "Toll 1 2 3", "2031-03-04"), ("b", "Toll 77 88 99", "2031-03-04"))
    assert framing.find_events(twice, similarity=0.9)["event"].tolist() == ["2031-03-04-toll", "2031-03-04-toll-2"]


def test_events_of_the_manifest_stay_and_take_in_reports_that_have_none():
    known = FOUR.assign(event=["toll-talks", None, "toll-talks", None])
    found = framing.find_events(known)
    assert found["known"].tolist() == [True, False, True, False]
    assert found["event"].tolist()[:3:2] == ["toll-talks", "toll-talks"]
    # b is like a, and unlike c, which the manifest puts beside it: on the mean still like enough
    assert found["event"].tolist()[1] == "toll-talks"


def test_two_events_of_the_manifest_are_never_joined_however_alike():
    twins = reports(("a", TOLL, "2031-03-04"), ("b", TOLL, "2031-03-04"), ("c", TOLL, "2031-03-04"))
    for linkage in ("average", "complete", "single"):
        found = framing.find_events(twins.assign(event=["first", "second", None]), linkage=linkage)
        assert found["event"].tolist()[:2] == ["first", "second"]
        assert found["event"].tolist()[2] in ("first", "second")


def test_a_made_name_is_none_of_the_manifests():
    taken = reports(("a", SNOW, "2031-03-04"), ("b", "Toll", "2031-03-04"), event=["2031-03-04-toll", None])
    assert framing.find_events(taken)["event"].tolist() == ["2031-03-04-toll", "2031-03-04-toll-2"]


def test_a_report_without_a_date_is_compared_with_all_and_says_so():
    undated = reports(("a", TOLL, "2031-03-04"), ("b", TOLL, None), ("c", SNOW, "2035-01-01"))
    found = framing.find_events(undated)
    assert parts(found) == {frozenset("ab"), frozenset("c")}
    assert found["note"].tolist() == ["", "no date: compared with reports of every day", ""]
    assert found["days"].isna().all()
    nowhere = framing.find_events(undated.drop(columns="published"))
    assert nowhere["note"].str.startswith("no date").all()
    assert nowhere["event"].str.startswith("undated-").all()


def test_reports_without_words_are_not_put_together():
    blank = reports(("a", "", "2031-03-04"), ("b", None, "2031-03-04"), ("c", "It was", "2031-03-04"))
    found = framing.find_events(blank)
    assert found["event"].isna().all()
    assert found["n_reports"].tolist() == [0, 0, 0]
    assert set(found["note"]) == {"no words: no event found"}
    kept = framing.find_events(blank.assign(event=["toll-talks", None, None]))
    assert kept["event"].tolist()[0] == "toll-talks"
    assert kept["n_reports"].tolist() == [1, 0, 0]


def test_linkage_says_what_a_chain_becomes():
    chain = reports(
        ("a", "toll talks", "2031-03-04"), ("b", "talks snow", "2031-03-04"), ("c", "snow pass", "2031-03-04")
    )
    assert parts(framing.find_events(chain, similarity=0.3, linkage="single")) == {frozenset("abc")}
    assert len(parts(framing.find_events(chain, similarity=0.3, linkage="complete"))) == 2


def test_pairs_found_in_blocks_are_those_of_the_whole_matrix(monkeypatch):
    random = np.random.default_rng(1)
    words = [" ".join(random.choice(list("abcdefghij"), 6)) for _ in range(60)]
    words = [" ".join(letter * 3 for letter in text.split()) for text in words]
    day = random.integers(0, 20, 60).astype("float64")
    day[:5] = np.nan
    rows = weigh_words(words, [""] * 60, pd.Series(pd.to_datetime(day, unit="D", origin="2031-01-01")), 0, 1).rows
    alike = (rows @ rows.T).toarray()
    far = np.abs(day[:, None] - day[None, :]) > 3
    alike[far | np.eye(60, dtype=bool)] = 0
    monkeypatch.setattr(grouping, "AT_ONCE", 7)
    nearest, links = compare_all(rows, day, 3, 0.4)
    np.testing.assert_allclose(nearest.similarity, alike.max(axis=1), atol=1e-6)
    np.testing.assert_allclose(links.toarray(), np.where(alike >= 0.4, alike, 0), atol=1e-6)


def test_a_chain_that_is_too_long_is_broken_where_its_links_are_weakest(monkeypatch):
    bridge = reports(("e", "Toll, snow, rain, wind, hail and fog", "2031-03-05"))
    five = pd.concat([FOUR, bridge], ignore_index=True)
    assert len(parts(framing.find_events(five, linkage="single", similarity=0.1))) == 1
    monkeypatch.setattr(grouping, "LONGEST", 2)
    broken = framing.find_events(five, linkage="single", similarity=0.1)
    assert parts(broken) == {frozenset("ab"), frozenset("cd"), frozenset("e")}


def test_one_text_many_times_over_is_one_event_however_many(monkeypatch):
    monkeypatch.setattr(grouping, "LONGEST", 2)
    same = reports(*((name, "Toll talks in Halden", "2031-03-04") for name in "abcde"))
    assert parts(framing.find_events(same)) == {frozenset("abcde")}


def test_days_are_those_of_the_time_zone_given_and_what_is_no_date_is_refused():
    zoned = FOUR.assign(published=pd.to_datetime(FOUR["published"]).dt.tz_localize("Asia/Tokyo"))
    pd.testing.assert_frame_equal(framing.find_events(zoned), framing.find_events(FOUR))
    with pytest.raises(framing.TableError, match="published as dates of one form; found 'yesterday'"):
        framing.find_events(FOUR.assign(published="yesterday"))


def test_settings_that_make_no_sense_are_refused():
    for setting, value in (("similarity", 0), ("similarity", 1.5), ("days", -1), ("n_words", -1)):
        with pytest.raises(framing.TableError, match=f"needs {setting}"):
            framing.find_events(FOUR, **{setting: value})
    with pytest.raises(framing.TableError, match="needs linkage to be one of"):
        framing.find_events(FOUR, linkage="ward")
    with pytest.raises(framing.TableError, match="each article_id once"):
        framing.find_events(pd.concat([FOUR, FOUR]))


def test_marking_keeps_what_is_known_and_takes_what_a_user_edited():
    articles = FOUR.assign(event=["toll-talks", " ", None, None]).set_axis([9, 8, 7, 6])
    events = framing.find_events(articles)
    assert events["event"].iloc[1] == "toll-talks"
    edited = events.assign(event=["other", "toll-talks", "snow", None]).iloc[::-1]
    marked = framing.mark_events(articles, edited)
    assert marked["event"].iloc[:3].tolist() == ["toll-talks", "toll-talks", "snow"]
    assert pd.isna(marked["event"].iloc[3])
    assert marked.index.tolist() == [9, 8, 7, 6]
    with pytest.raises(framing.TableError, match="each report once"):
        framing.mark_events(articles, pd.concat([events, events]))


def bcubed(found: pd.DataFrame, articles: pd.DataFrame) -> tuple[float, float]:
    ids = articles["article_id"].tolist()
    return score_bcubed(groups_of(found, "article_id", "event"), groups_of(articles, "article_id", "event"), ids)


def test_the_eight_events_of_the_control_corpus_are_found_without_the_manifest(root):
    articles = framing.read_corpus(root / "data" / "control").articles
    precision, recall = bcubed(framing.find_events(articles.drop(columns="event")), articles)
    assert precision == 1  # reports of two events are never put together
    assert recall > 0.9
    kept = framing.find_events(articles)
    assert kept["known"].all()
    assert kept["event"].tolist() == articles["event"].tolist()


def test_four_reports_of_one_meeting_are_together_and_that_of_another_year_apart(shared, root):
    texts = framing.read_corpus(shared / "corpora" / "moscow-talks").articles.drop(columns=["published", "event"])
    facts = pd.read_csv(root / "data" / "moscow-talks" / "articles.csv", parse_dates=["published"])
    articles = texts.merge(facts[["sha256", "published", "event"]], on="sha256")
    assert len(articles) == 5
    assert bcubed(framing.find_events(articles.drop(columns="event")), articles) == (1, 1)
    undated = framing.find_events(articles.drop(columns=["event", "published"]))
    assert undated["n_reports"].tolist() == [5] * 5  # by words alone they are one: the table says they had no date
