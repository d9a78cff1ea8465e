"""Real pages: the five reports, and a hand-checked sample of pages of twenty sites."""

import hashlib
import random
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.corpus.page import clean_page

DATA = Path(__file__).parents[1] / "data" / "validation"

# --- the five reports ----------------------------------------------------------

# Rules that cut, with the lines they cut; the first characters of the SHA-256 of the text kept
EXPECTED = {
    "000": ([(1, "clock"), (5, "repeated_title"), (7, "repeated_lead"), (9, "caption")], 15, 0),
    "001": ([(5, "caption"), (8, "credit"), (20, "cross_link"), (30, "cross_link")], 11, 0),
    "002": ([(5, "caption"), (6, "caption"), (16, "read_more"), (25, "subhead")], 13, 106),
    "003": ([(3, "published"), (49, "copyright"), (51, "comments")], 22, 0),
    "004": ([(3, "repeated_lead"), (5, "dateline"), (39, "cookies")], 16, 0),
}


@pytest.fixture(scope="module")
def bare(shared):
    return framing.read_corpus(shared / "corpora" / "moscow-talks")


@pytest.mark.parametrize("report", EXPECTED)
def test_each_of_the_five_pages_comes_out_clean(bare, report):
    cuts, paragraphs, standfirst = EXPECTED[report]
    row = bare.articles[bare.articles["article_id"].str.startswith(report)].iloc[0]
    removed = bare.removed[bare.removed["article_id"] == row["article_id"]]
    assert list(zip(removed["line"], removed["rule"], strict=True)) == cuts
    assert row["text"].count("\n\n") + 1 == paragraphs
    assert row["standfirst_end"] == standfirst


def test_the_five_pages_say_of_themselves_what_they_say_and_no_more(bare):
    known = bare.articles.assign(report=bare.articles["article_id"].str[:3]).set_index("report")
    assert known["published"].dropna().dt.strftime("%Y-%m-%d").to_dict() == {"003": "2013-05-07"}
    assert known["agency"].dropna().to_dict() == {"003": "AFP"}
    assert known["outlet"].dropna().to_dict() == {"001": "GlobalPost"}
    unknown = bare.notes[bare.notes["note"].str.startswith("unknown")]
    assert unknown["field"].value_counts().to_dict() == {"published": 4, "outlet": 4}


def test_sentences_broken_by_page_furniture_are_whole(bare):
    joined = bare.notes[bare.notes["note"].str.contains("joined")]
    assert joined["article_id"].str[:3].tolist() == ["002", "004"]


def test_the_five_pages_with_a_manifest(shared):
    manifest = DATA.parents[1] / "data" / "moscow-talks" / "articles.csv"
    corpus = framing.read_corpus(shared / "corpora" / "moscow-talks", manifest=manifest)
    assert corpus.rejected.empty
    assert corpus.articles["article_id"].tolist() == ["000", "001", "002", "003", "004"]
    assert corpus.articles[["outlet", "title", "published"]].notna().all(axis=None)
    assert corpus.articles.loc[3, "agency"] == "AFP"
    assert len(corpus.removed) == sum(len(cuts) for cuts, *_ in EXPECTED.values())


def characters(text: str) -> Counter:
    return Counter(c for c in text if not c.isspace())


def test_every_character_of_the_five_pages_is_accounted_for(bare, shared):
    for row in bare.articles.to_dict("records"):
        page = (shared / "corpora" / "moscow-talks" / row["source"]).read_text("utf-8")
        cut = bare.removed.loc[bare.removed["article_id"] == row["article_id"], "text"]
        assert characters(page) == characters(row["title"] + row["text"] + "".join(cut))


# --- pages of twenty sites -----------------------------------------------------


@pytest.fixture(scope="module")
def helsinki(shared):
    table = pd.read_csv(shared / "gold" / "helsinki" / "articles.csv", dtype=str)
    return {row.id: (row.publisher, row.text) for row in table.itertuples()}


@pytest.fixture(scope="module")
def pages(helsinki):
    return {name: clean_page(text.replace(" ### ", "\n")) for name, (_, text) in helsinki.items()}


def test_every_character_of_305_pages_is_accounted_for(helsinki, pages):
    for name, page in pages.items():
        whole = characters(helsinki[name][1].replace(" ### ", "\n"))
        for invisible in "\u200b\ufeff":
            whole.pop(invisible, None)
        taken = characters(page.title + page.text + "".join(cut.text for cut in page.removed))
        for invisible in "\u200b\ufeff":
            taken.pop(invisible, None)
        assert whole == taken, name


def test_the_sample_is_the_one_that_was_drawn(helsinki):
    sites = sorted({site for site, _ in helsinki.values()})
    random.Random(2018).shuffle(sites)
    drawn = {random.Random(s).choice(sorted(n for n, (site, _) in helsinki.items() if site == s)) for s in sites[40:60]}
    assert drawn == set(pd.read_csv(DATA / "helsinki_left.csv", dtype=str)["id"])


def test_a_reader_agrees_with_97_of_100_lines_cut(pages):
    """A cut that was not judged counts as one the reader disagrees with.

    The reader saw each line cut with its rule, on twenty pages: agree is 1 where
    the line is not the report's prose. The rules had been tuned on other pages of
    the set, and one more was mended after these were read.
    """
    judged = pd.read_csv(DATA / "helsinki_cuts.csv", dtype={"id": str, "sha256": str})
    agreed = set(judged.loc[judged["agree"] == 1, ["id", "line", "sha256"]].itertuples(index=False, name=None))
    sample = pd.read_csv(DATA / "helsinki_left.csv", dtype={"id": str})["id"].unique()
    cuts = [(n, c.line, hashlib.sha256(c.text.encode()).hexdigest()[:12]) for n in sample for c in pages[n].removed]
    share = sum(cut in agreed for cut in cuts) / len(cuts)
    assert share >= 0.97
    assert len(agreed & set(cuts)) / len(agreed) >= 0.97  # and what was cut then is cut now


def test_the_agencies_credited_in_bylines_are_found(shared, pages):
    table = pd.read_csv(shared / "gold" / "helsinki" / "articles.csv", dtype=str)
    credited = table.dropna(subset=["agency_in_byline"])
    found = [row.agency_in_byline in pages[row.id].agency.split("; ") for row in credited.itertuples()]
    assert sum(found) / len(found) >= 0.94


def test_agencies_against_a_human_field(shared):
    folder = shared / "gold" / "polnear"
    wire = (
        pd.read_csv(folder / "metadata.tsv", sep="\t", dtype=str)
        .drop_duplicates("filename")
        .set_index("filename")["wire"]
    )
    rows = [
        (clean_page(path.read_text("utf-8")).agency, wire.get(path.stem)) for path in sorted(folder.glob("*/*.txt"))
    ]
    pairs = [(ours, "" if pd.isna(theirs) else theirs.replace("reuters", "Reuters")) for ours, theirs in rows]
    right = sum(ours == theirs != "" for ours, theirs in pairs)
    assert right / sum(ours != "" for ours, _ in pairs) >= 0.97
    assert right / sum(theirs != "" for _, theirs in pairs) >= 0.88
