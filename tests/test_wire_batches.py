"""Families of copies found batch by batch: the same as those found at once, whatever the batches and parts."""

from __future__ import annotations

import itertools
import pickle
import random
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

import framing
from framing.tables import TableError, empty
from framing.wire import match_wire
from framing.wire.families.batches import BatchRuns, part_of, read_runs, slim
from framing.wire.families.components import group_links, pack_components
from framing.wire.families.facts import number_reports, put_together, read_facts, take_facts
from framing.wire.families.settings import read_settings
from framing.wire.families.sharing import count_by_report, join_runs
from framing.wire.families.solving import gather_families, solve_reports
from framing.wire.families.verifying import Pairs, verify_links

CONTROL = Path(__file__).parents[1] / "data" / "control"
Tables = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame | None]


def rows_of(table: pd.DataFrame, reports: Any) -> pd.DataFrame:
    return table[table["article_id"].isin(list(reports))]


def saved(thing: Any) -> Any:
    """As it comes back from a file."""
    return pickle.loads(pickle.dumps(thing))


def match_in_batches(
    tables: Tables, batches: list[list[str]], parts: int, bin_words: int, **given: Any
) -> pd.DataFrame:
    """What an engine does: every step sees one batch, one part, or one bin of components."""
    sentences, quotes, articles = tables
    by = read_settings(**given)
    read: list[BatchRuns] = [saved(read_runs(rows_of(sentences, own), rows_of(quotes, own))) for own in batches]
    names, numbers = number_reports([runs.narration.reports for runs in read])
    facts = saved(read_facts(articles, names, put_together(numbers, [runs.n_own for runs in read])))
    joined = [join_runs([saved(part_of(runs, part, parts)) for runs in read], numbers) for part in range(parts)]
    shared = [saved([pieces[batch] for pieces in joined]) for batch in range(len(batches))]
    steps = zip(read, numbers, shared, strict=True)
    pairs = [saved(verify_links(slim(runs), own, pieces, facts, by)) for runs, own, pieces in steps]
    component = group_links(pairs, facts)
    holders = {}
    for runs, pieces in zip(read, shared, strict=True):
        holders |= count_by_report(slim(runs).narration, pieces)
    found = []
    for reports in pack_components(component, facts.n_own, bin_words):
        own = take_facts(facts, reports)
        texts = rows_of(sentences, own.names), rows_of(quotes, own.names)
        found.append(solve_reports(*texts, {name: holders[name] for name in own.names}, own, component[reports], by))
    return gather_families(found)


def dealt(sentences: pd.DataFrame, n: int, seed: int) -> list[list[str]]:
    """Reports in `n` batches, shuffled."""
    reports = sentences["article_id"].unique().tolist()
    random.Random(seed).shuffle(reports)
    return [reports[i::n] for i in range(n)]


@pytest.fixture(scope="module")
def control() -> Tables:
    study = framing.measure(CONTROL)
    return study["sentences"], study["quotes"], study["articles"]


@pytest.mark.parametrize("bin_words", [1, 10**9])
@pytest.mark.parametrize("parts", [1, 5])
@pytest.mark.parametrize("n", [1, 3, 7])
def test_batches_and_parts_change_no_family_of_the_control_corpus(control, n, parts, bin_words):
    whole = match_wire(*control)
    assert len(whole) == 12
    found = match_in_batches(control, dealt(control[0], n, seed=n), parts, bin_words)
    pd.testing.assert_frame_equal(found, whole)


@pytest.mark.parametrize("by", [{"min_share": 0.1, "min_words": 8}, {"within_days": None}, {"min_share": 0.9}])
def test_settings_hold_in_batches_too(control, by):
    found = match_in_batches(control, dealt(control[0], 4, seed=0), 3, 2000, **by)
    pd.testing.assert_frame_equal(found, match_wire(*control, **by))


def test_a_manifest_joins_reports_of_two_batches_that_share_nothing(control):
    sentences, quotes, articles = control
    in_none = sorted(set(articles["article_id"]) - set(match_wire(*control)["article_id"]))[:2]
    said = articles.assign(copy_of=articles["article_id"].map({in_none[1]: in_none[0]}))
    batches = dealt(sentences, 5, seed=3)
    found = match_in_batches((sentences, quotes, said), batches, 2, 1)
    assert in_none[0] in found["base_article_id"].tolist()
    pd.testing.assert_frame_equal(found, match_wire(sentences, quotes, said))


@pytest.fixture(scope="module")
def helsinki(shared) -> Tables:
    articles = framing.read_corpus(shared / "gold" / "helsinki" / "articles.csv", paragraphs=" ### ").articles
    return framing.split_sentences(articles), framing.find_quotes(articles), articles


@pytest.mark.parametrize(("n", "parts"), [(1, 5), (3, 1), (7, 5)])
def test_batches_change_no_family_of_the_helsinki_pages(helsinki, n, parts):
    whole = match_wire(*helsinki)
    assert len(whole) > 100
    found = match_in_batches(helsinki, dealt(helsinki[0], n, seed=n), parts, 20_000)
    pd.testing.assert_frame_equal(found, whole)


# --- made-up corpora ------------------------------------------------------------------------


def drawn(rng: random.Random, n: int) -> list[str]:
    return [" ".join(f"w{rng.randrange(9000)}" for _ in range(12)) for _ in range(n)]


def as_sentences(reports: list[list[str]]) -> pd.DataFrame:
    rows = [(f"r{n:04}", i, "body", 100 * i, text) for n, report in enumerate(reports) for i, text in enumerate(report)]
    return pd.DataFrame(rows, columns=["article_id", "sentence", "part", "start", "text"])


def edited(rng: random.Random, story: list[str]) -> list[str]:
    """A copy: some sentences left out, some words replaced, a sentence of its own."""
    kept = rng.sample(range(len(story)), rng.randint(len(story) // 2, len(story)))
    swap = {f"w{rng.randrange(9000)}": "other" for _ in range(900)}
    return [" ".join(swap.get(word, word) for word in story[i].split()) for i in sorted(kept)] + drawn(rng, 1)


def stories(seed: int, sizes: list[int], footer_share: float) -> Tables:
    """Stories that as many reports copied as `sizes` says, a paragraph that many end with, and reports of their own."""
    rng = random.Random(seed)
    footer = drawn(rng, 4)
    reports = [edited(rng, story) for size in sizes for story in [drawn(rng, 12)] for _ in range(size)]
    reports += [drawn(rng, rng.randint(1, 12)) for _ in range(40)]
    reports = [[*report, *footer] if rng.random() < footer_share else report for report in reports]
    rng.shuffle(reports)
    return as_sentences(reports), empty("quotes"), None


@pytest.mark.parametrize("footer_share", [0, 0.3, 1])
def test_stories_in_few_reports_and_in_hundreds_are_found_batch_by_batch(footer_share):
    tables = stories(5, [2, 3, 31, 32, 33, 34, 120], footer_share)
    whole = match_wire(*tables)
    assert whole["family"].nunique() >= 7
    for n, parts, bin_words in ((1, 5, 10**9), (3, 1, 1), (7, 5, 5000)):
        found = match_in_batches(tables, dealt(tables[0], n, seed=n), parts, bin_words)
        pd.testing.assert_frame_equal(found, whole)


def steps_of(reports: list[list[str]]) -> tuple[int, int, int]:
    """How much is made of some reports on the way: runs' holders listed, pairs, and places of narration."""
    runs = read_runs(as_sentences(reports), empty("quotes"))
    numbers = np.arange(len(reports), dtype=np.int32)
    pieces = join_runs([part_of(runs, 0, 1)], [numbers])
    facts = read_facts(None, runs.narration.reports, runs.n_own)
    pairs = verify_links(runs, numbers, pieces, facts, read_settings())
    assert len(pack := list(pack_components(group_links([pairs], facts), facts.n_own, 10**9))) == 1
    assert len(pack[0]) == len(reports)
    return len(pieces[0].holders), len(pairs.one), len(runs.keys)


@pytest.mark.parametrize("own", [0, 1])
def test_a_story_or_a_paragraph_in_thousands_of_reports_makes_no_quadratic_step(own):
    rng = random.Random(8)
    story = drawn(rng, 5)
    holders, pairs, places = steps_of([[*story, *drawn(rng, own)] for _ in range(1000)])
    holders_of_twice, pairs_of_twice, places_of_twice = steps_of([[*story, *drawn(rng, own)] for _ in range(2000)])
    assert places_of_twice == 2 * places
    assert holders_of_twice < 1.5 * holders  # thirty-two a run, however many have it
    assert pairs_of_twice <= 2.1 * pairs


def test_half_a_character_is_part_of_no_word():
    sentences = as_sentences([["-"]]).astype({"text": object})
    sentences.at[0, "text"] = "the boats \udc80 lie, \x01 and\x01 wait\ud800ing"
    narration = read_runs(sentences, empty("quotes")).narration
    assert narration.words.tolist() == [1, 2, 3, 4, 5, 6, 0]


def of_pairs(n: int, pairs: list[tuple[int, int]]) -> list[int]:
    """Components as `group_links` numbers them; no manifest."""
    names = [str(i) for i in range(n)]
    facts = read_facts(None, names, np.zeros(n, dtype=np.int32))
    one, other = (np.array([pair[i] for pair in pairs], dtype=np.int32) for i in (0, 1))
    return group_links([Pairs(one, other)], facts).tolist()


@given(st.integers(1, 30).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2)))))
def test_components_are_those_of_scipy(drawn_pairs):
    n, pairs = drawn_pairs
    found = of_pairs(n, pairs)
    ends = ([one for one, _ in pairs], [other for _, other in pairs])
    _, label = connected_components(coo_array((np.ones(len(pairs)), ends), shape=(n, n)), directed=False)
    alone = [count == 1 for count in np.bincount(label)[label]]
    assert [component == -1 for component in found] == alone
    numbers = {(component, other) for component, other in zip(found, label.tolist(), strict=True) if component >= 0}
    assert len(numbers) == len({component for component, _ in numbers}) == len({other for _, other in numbers})


def test_a_long_chain_is_one_component():
    chain = random.Random(1).sample(range(20_000), 20_000)
    assert set(of_pairs(20_000, list(itertools.pairwise(chain)))) == {0}


def test_a_report_in_two_batches_is_refused():
    with pytest.raises(TableError, match="each report whole in one batch; found 'b' in two"):
        number_reports([["a", "b"], ["b", "c"]])


def test_keys_depend_on_the_words_alone():
    one = read_runs(as_sentences([["A b c d e f g"], ["b c d e f g"]]), empty("quotes"))
    other = read_runs(as_sentences([["x y z B C D E F G"]]), empty("quotes"))
    assert one.keys[1] == one.keys[8] == other.keys[3] > 0
    key = 0
    for word in "bcdefg":  # by hand, so that no machine, version or run gives other keys
        key = (key ^ int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")) * 0x9E3779B97F4A7C15
        key %= 1 << 64
        key ^= key >> 29
    assert int(one.keys[1]) == key


def test_nothing_and_empty_reports_pass_through_every_step():
    sentences = as_sentences([["a word"], ["two words"]])
    assert match_in_batches((sentences, empty("quotes"), None), [["r0000"], ["r0001"]], 2, 10).empty
    assert match_in_batches((sentences.assign(text=None), empty("quotes"), None), [["r0000", "r0001"]], 2, 10).empty
    assert match_in_batches((sentences.iloc[:0], empty("quotes"), None), [[]], 2, 10).empty
