"""Which sentences of a base outlets used, on tables small enough to work out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.compare import selection_by_outlet
from framing.compare.intervals import Boot, ratio_interval
from framing.tables import TableError, make

ARTICLES = make(
    "articles",
    [
        {"article_id": "b", "outlet": "Zonal Post"},
        {"article_id": "a1", "outlet": "Alder Times"},
        {"article_id": "a2", "outlet": "Alder Times"},
        {"article_id": "c", "outlet": "Cedar Mail"},
    ],
)
# The base: a headline and seven sentences, so that its thirds are 1-3, 4-5 and 6-7.
TEXTS = [
    "Tankers held in the strait",
    "Velmora's tankers were held on Monday.",
    "“We will wait,” the envoy said.",
    "“We have time.”",
    "The harbor was shut, the tanker’s owner said.",
    "Its ‘safety’ rules were new in 2031.",
    "The harbour opens on Tuesday.",
    None,
]
VOICES = ["outlet", "outlet", "mixed", "quoted", "outlet", "outlet", "outlet", "outlet"]
SENTENCES = make(
    "sentences",
    [
        {
            "article_id": "b",
            "sentence": n,
            "part": "headline" if n == 0 else "body",
            "start": 100 * (n - 1) if n else 0,  # the headline counts in the title
            "end": 100 * (n - 1) + 60 if n else 26,
            "text": text,
            "voice": VOICES[n],
        }
        for n, text in enumerate(TEXTS)
    ],
)
QUOTES = make(
    "quotes",
    [
        {"article_id": "b", "start": 101, "end": 113, "kind": "direct", "speaker": "Ivara Toll"},
        {"article_id": "b", "start": 120, "end": 130, "kind": "indirect", "speaker": "Pell Adringa"},
        {"article_id": "b", "start": 201, "end": 213, "kind": "direct", "speaker": None},
        {"article_id": "b", "start": 405, "end": 411, "kind": "scare", "speaker": ""},
    ],
)
PHRASES = make("phrases", [{"article_id": "b", "sentence": 1, "term": "strongman", "voice": "quoted"}])


def rows(article: str, used: dict[int, list[int]], n_base: int = 8, base: str = "b") -> list[dict]:
    """Alignment of a copy that made the sentences `used[n]` from the base's sentence n."""
    made = [(sentence, n, "reworded") for n, places in used.items() for sentence in places]
    cut = [(None, n, "cut") for n in range(n_base) if n not in used]
    names = {"family": f"wire-{base}", "article_id": article, "base_article_id": base}
    return [{**names, "sentence": s, "base_sentence": n, "similarity": 0.0, "edit": e} for s, n, e in [*made, *cut]]


# Of the base's eight, a1 uses 1 (in two places), 2 and 4; a2 only 1; the Cedar Mail all but the headline.
ALIGNMENT = make(
    "alignment",
    [
        *rows("a1", {1: [1, 5], 2: [2], 4: [3]}),
        {"family": "wire-b", "article_id": "a1", "sentence": 4, "base_article_id": "b", "edit": "added"},
        *rows("a2", {1: [1]}),
        *rows("c", {n: [n] for n in range(1, 8)}),
    ],
)


def counts(by: str, **tables: pd.DataFrame) -> dict[str, dict[str, tuple[int, int]]]:
    """n_kept and n_sentences of each outlet and value."""
    table = selection_by_outlet(ALIGNMENT, SENTENCES, ARTICLES, by, **tables)
    assert set(table["by"]) == {by}
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for row in table.itertuples():
        found.setdefault(row.outlet, {})[row.value] = (row.n_kept, row.n_sentences)
        assert row.n_sentences == 0 or row.share == row.n_kept / row.n_sentences
    return found


def test_a_sentence_used_in_two_places_counts_once():
    table = selection_by_outlet(ALIGNMENT, SENTENCES, ARTICLES)
    alder = table[table["outlet"] == "Alder Times"]
    # a1 used 3 of 8 and a2 1 of 8, though a1 made five sentences of them.
    assert (alder["n_kept"].sum(), alder["n_sentences"].sum()) == (4, 16)


def test_thirds_are_thirds_of_the_sentences_behind_the_headline():
    assert counts("place") == {
        "Alder Times": {"headline": (0, 2), "first third": (3, 6), "middle third": (1, 4), "last third": (0, 4)},
        "Cedar Mail": {"headline": (0, 1), "first third": (3, 3), "middle third": (2, 2), "last third": (2, 2)},
    }


def test_an_outlet_that_published_bases_alone_is_left_out():
    assert "Zonal Post" not in counts("voice")


def test_by_voice():
    assert counts("voice")["Alder Times"] == {"outlet": (3, 12), "mixed": (1, 2), "quoted": (0, 2)}


def test_a_sentence_is_loaded_whoever_says_it():
    assert counts("loaded", phrases=PHRASES)["Alder Times"] == {"loaded": (2, 2), "plain": (2, 14)}
    # Of the outlet's own words alone nothing is loaded; the value keeps its row.
    own = PHRASES[PHRASES["voice"] == "outlet"]
    assert counts("loaded", phrases=own)["Alder Times"] == {"loaded": (0, 0), "plain": (4, 16)}


def test_a_value_no_base_has_is_said_to_be_missing():
    table = selection_by_outlet(ALIGNMENT, SENTENCES, ARTICLES, "loaded", phrases=PHRASES.iloc[:0])
    row = table[table["value"] == "loaded"].iloc[0]
    assert (row["n_articles"], row["note"]) == (0, "no such sentence in the bases")
    assert np.isnan(row["share"])


def test_by_speaker_scare_quotes_are_nobodys_and_two_speakers_both_count():
    assert counts("speaker", quotes=QUOTES)["Alder Times"] == {
        "Ivara Toll": (1, 2),
        "Pell Adringa": (1, 2),
        "(unresolved)": (0, 2),
        "(no quotation)": (3, 10),  # sentences 1, 4, 5, 6, 7 of both copies; the headline is not judged
    }


def test_words_count_by_sentence_in_one_form_and_function_words_not_at_all():
    found = counts("word")
    # "harbor" and "harbour" meet, "tankers" and "tanker's" are two words; "were", "the" and "2031" tell no topic.
    assert found["Alder Times"] == {"held": (2, 4), "tankers": (2, 4), "harbor": (1, 4)}
    assert found["Cedar Mail"] == {"held": (1, 2), "tankers": (1, 2), "harbor": (2, 2)}


def test_words_furthest_from_the_outlets_share_come_first():
    table = selection_by_outlet(ALIGNMENT, SENTENCES, ARTICLES, "word")
    # Alder Times used 4 of 16: .25 from held and tankers (.5), 0 from harbor. Cedar Mail 7 of 8: .375 and .125.
    assert table["value"].tolist() == ["held", "tankers", "harbor"] * 2


def test_what_a_sort_needs_is_said():
    with pytest.raises(TableError, match="needs phrases where by is 'loaded'; found none. find_loaded"):
        counts("loaded")
    with pytest.raises(TableError, match="needs quotes where by is 'speaker'; found none. find_quotes"):
        counts("speaker")
    with pytest.raises(TableError, match="needs column 'text'"):
        selection_by_outlet(ALIGNMENT, SENTENCES.drop(columns="text"), ARTICLES, "word")
    with pytest.raises(TableError, match="by to be one of 'place', 'voice', 'loaded', 'speaker', 'word'"):
        counts("length")
    with pytest.raises(TableError, match="sentence 7 of 'b'"):
        selection_by_outlet(ALIGNMENT, SENTENCES[SENTENCES["sentence"] != 7], ARTICLES)


def test_intervals_are_over_families_and_stay_between_0_and_1():
    copies = [f"c{n}" for n in range(6)]
    articles = pd.DataFrame({"article_id": copies, "outlet": "Cedar Mail"})
    used = [{1: [1], 2: [2], 3: [3]}, {1: [1], 2: [2], 3: [3], 4: [4]}] * 3  # none use the last third, all the first
    made = [row for copy, of in zip(copies, used, strict=True) for row in rows(copy, of, base=f"{copy}b")]
    alignment = make("alignment", made)
    sentences = pd.concat([SENTENCES.assign(article_id=f"{copy}b") for copy in copies])
    table = selection_by_outlet(alignment, sentences, articles).set_index("value")
    assert table["n_articles"].tolist() == table["n_units"].tolist() == [6] * 4
    # The first third, 18 sentences, is used whole; of the last, 12 sentences, nothing is. The bound of
    # 12 is 1 - .025 ** (1 / 12) = .265, that of 18 is 1 less .185.
    assert table.loc["first third", ["low", "high"]].tolist() == pytest.approx([0.815, 1.0], abs=0.001)
    assert table.loc["first third", "note"] == "all used: low is what chance may have hidden"
    assert table.loc["last third", ["low", "high"]].tolist() == pytest.approx([0.0, 0.265], abs=0.001)
    assert table.loc["last third", "note"] == "none used: high is what chance may have hidden"
    # The middle third: 0, 1, 0, 1, 0, 1 of 2 each.
    low, high = ratio_interval(np.array([0.0, 1] * 3), np.array([2.0] * 6), Boot(2000, 0.95, 20130507))
    assert table.loc["middle third", ["low", "high", "share"]].tolist() == [low, high, 0.25]
    assert selection_by_outlet(alignment, sentences, articles, n_boot=0)["low"].isna().all()


def test_copies_of_one_base_are_one_piece_of_evidence():
    copies = [f"c{n}" for n in range(6)]
    alignment = make("alignment", [row for copy in copies for row in rows(copy, {1: [1], 2: [2]})])
    table = selection_by_outlet(alignment, SENTENCES, pd.DataFrame({"article_id": copies, "outlet": "Cedar Mail"}))
    assert table[["n_articles", "n_units"]].drop_duplicates().values.tolist() == [[6, 1]]
    assert table["low"].isna().all() and set(table["note"]) == {"fewer than 5 units: no interval"}
    assert set(table["view"]) == {"all"}
