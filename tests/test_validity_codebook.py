"""The codebook: what the coders read, made from the lexicon's categories and our own examples."""

from importlib.resources import files

import pandas as pd
import pytest

from framing import (
    TableError,
    codebook,
    find_loaded,
    find_quotes,
    loaded_terms,
    mark_voice,
    read_corpus,
    split_sentences,
)
from framing.lexicon import CATEGORIES
from framing.validity.codebook import abbreviations
from framing.validity.codes import read_cell

LEXICONS = files("framing").joinpath("lexicons")


def shipped(name: str) -> pd.DataFrame:
    return pd.read_csv(str(LEXICONS.joinpath(name)), dtype="str", keep_default_na=False)


def test_every_category_of_the_lexicon_is_defined_once_and_in_order():
    assert tuple(shipped("categories.csv")["category"]) == CATEGORIES
    assert set(loaded_terms()["category"]) == set(CATEGORIES)


def test_definitions_and_the_description_of_the_lists_say_the_same():
    readme = " ".join(LEXICONS.joinpath("README.md").read_text("utf-8").split())
    for row in shipped("categories.csv").to_dict("records"):
        said = readme.partition(f"### {row['category']} ")[2].partition("### ")[0]
        assert row["definition"].partition(". ")[0].rstrip(".") in said
        assert f"*{row['counts']}*" in said
        assert f"*{row['does_not_count']}* ({row['why_not']})" in said


@pytest.fixture(scope="module")
def control(root):
    articles = read_corpus(root / "data" / "control").articles
    quotes = find_quotes(articles)
    sentences = mark_voice(split_sentences(articles), quotes)
    return sentences, find_loaded(sentences, quotes)


def test_examples_are_sentences_of_the_control_corpus(control):
    sentences, _ = control
    texts = set(zip(sentences["article_id"], sentences["text"], strict=True))
    for row in shipped("examples.csv").to_dict("records"):
        assert (row["article_id"], row["sentence"]) in texts, row["sentence"]
        assert row["words"] in row["sentence"].lower()


def test_examples_say_of_a_sentence_what_the_measure_should_say(control, root):
    """Set against the answer key, not against what is found: the codebook must not bend to the measure."""
    key = pd.read_csv(root / "data" / "control" / "key" / "phrases.csv", dtype="str", keep_default_na=False)
    sentences = pd.read_csv(root / "data" / "control" / "key" / "sentences.csv", dtype="str", keep_default_na=False)
    key = key.merge(sentences[["article_id", "sentence", "text"]], on=["article_id", "sentence"])
    for row in shipped("examples.csv").to_dict("records"):
        marked = key[(key["text"] == row["sentence"]) & (key["match"].str.lower() == row["words"])]
        voices = {"own": "outlet", "told": "outlet", "denied": "outlet", "quoted": "quoted", "scare": "scare"}
        if row["rule"] == "plain":
            assert marked.empty
        else:
            assert marked[["category", "voice"]].values.tolist() == [[row["category"], voices[row["rule"]]]]
            assert marked["negated"].item() == str(row["rule"] == "denied").lower()
        assert row["counts"] == ("yes" if row["rule"] in ("own", "told", "denied") else "no")


def test_the_words_are_not_the_lexicon(control):
    """Coders who are given the terms find what the measure finds: of 2,000 the codebook shows a handful."""
    terms = find_loaded(pd.DataFrame({"article_id": "c", "sentence": 0, "part": "body", "start": 0, "voice": "outlet",
                                      "text": [codebook()]}))["term"].nunique()  # fmt: skip
    assert terms < 0.05 * len(loaded_terms())


def test_every_category_has_a_heading_an_example_and_a_beginning_to_type():
    text = codebook()
    for category in CATEGORIES:
        section = text.partition(f"### `{category}`: ")[2].partition("##")[0]
        assert "- Counts: *" in section
        assert "- Does not: *" in section
        assert f"| `{category}` | `" in text


def test_what_the_codebook_says_to_type_is_read_as_that_category():
    for categories in (list(CATEGORIES), ["news", "noise", "novel"]):
        for category, short in abbreviations(categories).items():
            assert read_cell(short, categories) == ([category], [])


def test_categories_of_ones_own_need_a_definition_and_are_shown_with_it():
    own = pd.DataFrame({"category": ["sport", "sport", "doubt"]})
    assert "(No definition yet" in codebook(own).partition("`sport`")[2].partition("###")[0]
    given = pd.DataFrame({"category": ["sport"], "definition": ["Politics told as <b>sport</b>."]})
    text = codebook(own, given)
    assert "Politics told as <b>sport</b>." in text
    assert "`atmosphere`" not in text
    assert "Politics told as &lt;b&gt;sport&lt;/b&gt;." in codebook(own, given, format="html")


def test_html_has_all_the_text_and_closes_what_it_opens():
    from xml.etree import ElementTree

    page = ElementTree.fromstring(f"<div>{codebook(format='html')}</div>")
    words = " ".join("".join(page.itertext()).split())
    plain = codebook()
    assert "How to code loaded phrasing" in words
    assert plain.count("\n- ") + plain.count("\n1. ") <= len(list(page.iter("li")))
    assert len(list(page.iter("table"))) == 2
    assert "`" not in words


def test_wrong_arguments_are_refused():
    with pytest.raises(TableError, match="format"):
        codebook(format="docx")
    with pytest.raises(TableError, match="definition"):
        codebook(definitions=pd.DataFrame({"category": ["doubt"]}))
