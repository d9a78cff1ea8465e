"""The control corpus is what its sources make, and holds what its README promises."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from framing import find_quotes, mark_voice, read_corpus, score_sentiment, split_sentences
from framing.words import count_words, find_words

CONTROL = Path(__file__).parent.parent / "data" / "control"
ALIKE = ["The Ordal Observer", "Strait Tribune"]


def table(name: str) -> pd.DataFrame:
    path = "articles.csv" if name == "articles" else f"key/{name}.csv"
    return pd.read_csv(CONTROL / path, keep_default_na=False)


@pytest.fixture(scope="module")
def planted() -> pd.DataFrame:
    return table("planted").set_index(["measure", "category", "outlet"])


@pytest.fixture(scope="module")
def texts() -> pd.Series:
    """Text of each report as the sentences of the key put it together."""
    body = table("sentences").query("part != 'headline'")
    paragraphs = body.groupby(["article_id", "paragraph"])["text"].agg(" ".join)
    return paragraphs.groupby("article_id").agg("\n\n".join)


def page(article: pd.Series) -> str:
    source = (CONTROL / "source" / f"{article.article_id}.txt").read_text(encoding="utf-8")
    named = re.search(r"^encoding: *(\S*)$", source, re.MULTILINE)
    return (CONTROL / article.file).read_bytes().decode((named and named[1]) or "utf-8")


def test_written_files_are_what_the_sources_make():
    done = subprocess.run(
        [sys.executable, CONTROL / "build.py", "--check"], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_every_outlet_reports_every_event_once():
    articles = table("articles")
    assert len(articles) == 48
    assert (articles.groupby(["outlet", "event"]).size() == 1).all()
    assert articles.groupby("outlet").size().to_dict() == dict.fromkeys(articles["outlet"].unique(), 8)


def test_reports_have_150_to_350_words(texts):
    assert texts.map(count_words).between(150, 350).all(), texts.map(count_words).to_dict()


def test_nobody_can_take_it_for_real():
    assert "**Everything here is invented**" in (CONTROL / "README.md").read_text(encoding="utf-8")
    assert set(table("articles")["note"]) == {"invented"}
    package = json.loads((CONTROL / "datapackage.json").read_text(encoding="utf-8"))
    assert package["description"].startswith("INVENTED")
    assert set(table("articles")["published"].str[:4]) == {"2031"}


def test_every_column_is_described():
    readme = (CONTROL / "README.md").read_text(encoding="utf-8")
    package = json.loads((CONTROL / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        assert list(table(resource["name"]).columns) == [field["name"] for field in fields]
        for field in fields:
            assert f"| {field['name']} | {field['type']} | {field['description']} |" in readme


@pytest.mark.parametrize("name", ["sentences", "quotes", "phrases", "edits"])
def test_offsets_point_at_the_words(name, texts):
    titles = table("sentences").query("part == 'headline'").set_index("article_id")["text"]
    words = {"phrases": "match", "edits": "new"}.get(name, "text")
    for row in table(name).itertuples():
        whole = titles[row.article_id] if row.part == "headline" else texts[row.article_id]
        assert whole[row.start : row.end] == getattr(row, words), row


def test_a_page_is_its_title_its_text_and_the_clutter_cut(texts):
    titles = table("sentences").query("part == 'headline'").set_index("article_id")["text"]
    removed = table("removed")
    for article in table("articles").itertuples():
        left = page(article)
        lines = left.split("\n")
        for row in removed[removed["article_id"] == article.article_id].itertuples():
            assert row.text in lines[row.line - 1], row
            lines[row.line - 1] = lines[row.line - 1].replace(row.text, "", 1).lstrip()
        kept = [line for line in lines if line.strip()]
        assert kept == [titles[article.article_id], *texts[article.article_id].split("\n\n")]


def test_copies_use_each_sentence_of_their_base_once_or_cut_it():
    alignment, sentences = table("alignment"), table("sentences").set_index(["article_id", "sentence"])["text"]
    sizes = table("sentences").groupby("article_id").size()
    for (article, base), rows in alignment[alignment["base_sentence"] != ""].groupby(["article_id", "base_article_id"]):
        parts = rows[rows["sentence"] != ""].groupby("base_sentence")["sentence"].agg(lambda s: s.astype(int).tolist())
        assert sorted(set(rows["base_sentence"].astype(int))) == list(range(sizes[base]))
        assert parts.map(lambda numbers: numbers == list(range(numbers[0], numbers[0] + len(numbers)))).all()
        kept = rows[(rows["edit"] == "kept") & ~rows["sentence"].duplicated(keep=False)]
        for row in kept.itertuples():
            mine, theirs = sentences[article, int(row.sentence)], sentences[base, int(row.base_sentence)]
            assert [word for word, _, _ in find_words(mine)] == [word for word, _, _ in find_words(theirs)]


def test_sentences_are_split_and_merged():
    rows = table("alignment").query("sentence != '' and base_sentence != ''")
    split = rows.groupby(["article_id", "base_sentence"])["sentence"].nunique()
    merged = rows.groupby(["article_id", "sentence"])["base_sentence"].nunique()
    assert (split == 2).sum() == 2 and (merged == 2).sum() == 3 and max(split.max(), merged.max()) == 2


def test_old_wording_stands_in_the_base(texts):
    titles = table("sentences").query("part == 'headline'").set_index("article_id")["text"]
    edits = table("edits").merge(table("families")[["article_id", "base_article_id"]], on="article_id")
    for row in edits.itertuples():
        whole = titles[row.base_article_id] if row.part == "headline" else texts[row.base_article_id]
        assert whole[row.base_start : row.base_end].replace("\n\n", " ") == row.old, row


def test_four_outlets_copy_at_least_two_agency_stories():
    families = table("families").merge(table("articles"), on="article_id")
    copies = families[families["role"] == "copy"].groupby("outlet").size()
    assert len(copies) == 4 and (copies >= 2).all()
    assert set(families[families["role"] == "base"]["outlet"]) == set(ALIKE)
    assert set(table("alignment")["edit"]) == {"kept", "reworded", "added", "cut", "moved"}
    assert len(table("edits")["kind"].unique()) == 11


@pytest.mark.parametrize(
    ("outlet", "categories"),
    [
        ("The Merrow Courier", ["person_label", "group_label"]),
        ("Northline News", ["atmosphere"]),
        ("Halden Today", ["doubt"]),
        ("Lantern Daily", ["intensifier"]),
    ],
)
def test_planted_categories_stand_out(planted, outlet, categories):
    rates = planted.loc["loaded"]["rate"].astype(float).unstack("outlet").loc[categories].sum()
    assert 12 <= rates[outlet] <= 20
    assert rates.drop(outlet).max() < 2


def test_halden_today_lets_velmora_claim_and_tassary_say(planted):
    cues = planted.loc["cues"]["rate"].replace("", "nan").astype(float)
    assert cues["distancing Velmora", "Halden Today"] > 0.9
    assert cues["neutral Tassary", "Halden Today"] > 0.9
    assert cues["distancing Velmora"].drop("Halden Today").max() < 0.1


def test_two_outlets_quote_one_side(planted):
    sides = planted.loc["quoted_side"]["rate"].astype(float)
    assert sides["Tassary", "Halden Today"] > 0.9
    assert sides["Velmora", "Lantern Daily"] > 0.9
    assert all(sides["Tassary", outlet] > 0.4 and sides["Velmora", outlet] > 0.4 for outlet in ALIKE)


def test_two_outlets_are_alike(planted):
    """Same loaded terms by category; words, quoted share and sides within two in a hundred."""
    loaded = planted.loc["loaded"]["n"].unstack("outlet")[ALIKE]
    assert (loaded[ALIKE[0]] == loaded[ALIKE[1]]).all()
    words = planted.loc["loaded"].loc["all"]["denominator"][ALIKE].astype(int)
    assert abs(words.iloc[0] / words.iloc[1] - 1) < 0.02
    for measure in ("quoted_share", "quoted_side"):
        rates = planted.loc[measure]["rate"].astype(float).unstack("outlet")[ALIKE]
        assert ((rates[ALIKE[0]] - rates[ALIKE[1]]).abs() < 0.02).all(), rates


def test_traps_are_set():
    phrases, quotes = table("phrases"), table("quotes")
    assert {"outlet", "quoted", "scare"} == set(phrases["voice"])
    assert phrases["negated"].any()
    assert (~quotes["closed"]).sum() == 1
    assert quotes["text"].str.contains("\n\n").any()
    assert set(quotes["kind"]) == {"direct", "partial", "scare", "indirect"}


def test_tone_is_warm_where_planted_and_alike_where_not():
    """Own words by sentence: Lantern Daily at least .1 above the rest, the two plain outlets within .05."""
    corpus = read_corpus(CONTROL)
    sentences = mark_voice(split_sentences(corpus.articles), find_quotes(corpus.articles)).pipe(score_sentiment)
    outlets = sentences["article_id"].map(corpus.articles.set_index("article_id")["outlet"])
    tone = sentences.groupby(outlets)["compound_own"].mean()
    assert tone["Lantern Daily"] > tone.drop("Lantern Daily").max() + 0.1
    assert abs(tone[ALIKE[0]] - tone[ALIKE[1]]) < 0.05
