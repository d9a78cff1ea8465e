"""Where sentences end."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.sentences import sentence_spans, split_sentences
from framing.tables import TableError


def sentences(text: str) -> list[str]:
    return [text[start:end] for _, start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He met Gen. Smith and Sen. J. W. Doe on Jan. 5 at 5 p.m. in Washington.|The U.S. Army left.",
        "Talks in the U.S.|The envoy left.",
        "The ship was led by Capt. R. A. Kovar of the guard.|A pilot left.",
        "He said, ‘Mrs. Kovar is here.’|She was not.",
        "In the U.S. President Kovar spoke.",
        "U.N. Secretary-General Kovar left.|He said the U.N. had failed.",
        "Prices rose 3.5 percent.|No. 5 was Mr. Kovar.",
        "He said no.|The end.",
        "George W. Kovar chose plan B.|The rest is known.",
        "In St. Petersburg, Ph.D. students from Calif. and elsewhere met.",
    ],
)
def test_abbreviations_and_initials(text):
    assert sentences(text.replace("|", " ")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    [
        '"Why?" she said.|He left.',
        "“Stop!” the minister shouted.|“Why?” asked one.",
        '"Stop!" Kovar said.|"Go!"|Then he left.',
        '"We came."|He left.',
        "‘We’re done.’|He left.",
        "“Yes.”|“No.”|“Yes.”",
        'He said: "In the U.S."|Then he left.',
        "(He left.)|She stayed.",
        "« Oui. »|Il part.",
    ],
)
def test_marks_and_brackets_stay_with_their_sentence(text):
    assert sentences(text.replace("|", " ")) == text.split("|")


def test_ellipses():
    assert sentences("We waited... and waited.") == ["We waited... and waited."]
    assert sentences("We waited... Then they came.") == ["We waited...", "Then they came."]
    assert sentences("We will ... President Kovar … and so on.") == ["We will ... President Kovar … and so on."]


def test_numbers_of_a_list_stay_with_what_they_count():
    assert sentences("1. The first point. 2. The second.") == ["1. The first point.", "2. The second."]


def test_a_point_glued_to_the_next_sentence():
    assert sentences("He left the talks.The minister stayed, see www.example.com.") == [
        "He left the talks.",
        "The minister stayed, see www.example.com.",
    ]


def test_paragraphs_are_boundaries_and_what_holds_no_word_joins_its_neighbour():
    assert sentence_spans("A heading\n\n* * *\n \nHe left. ***") == [(1, 0, 9), (3, 19, 31)]


def test_numbering_parts_and_offsets():
    text = "A lead. It has two.\n\nThe body."
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b"],
            "title": ["Why? They left", None],
            "text": [text, "One."],
            "standfirst_end": [19, 0],
        },
        index=[7, 7],
    )
    table = split_sentences(articles)
    rows = table[["article_id", "sentence", "paragraph", "part", "start", "end", "n_words"]]
    assert rows.values.tolist() == [
        ["a", 0, 0, "headline", 0, 4, 1],
        ["a", 1, 0, "headline", 5, 14, 2],
        ["a", 2, 1, "standfirst", 0, 7, 2],
        ["a", 3, 1, "standfirst", 8, 19, 3],
        ["a", 4, 2, "body", 21, 30, 2],
        ["b", 0, 1, "body", 0, 4, 1],
    ]
    assert table["text"].tolist()[4] == "The body."


def test_missing_text_and_missing_columns():
    assert split_sentences(pd.DataFrame({"article_id": ["a", "b"], "text": [None, " \n\n "]})).empty
    assert list(split_sentences(pd.DataFrame({"article_id": [], "text": []}))) == [
        *["article_id", "sentence", "paragraph", "part", "start", "end", "text", "n_words"]
    ]
    with pytest.raises(TableError, match=r"split_sentences needs column 'text'; found 'article_id'\."):
        split_sentences(pd.DataFrame({"article_id": ["a"]}))


PIECES = st.sampled_from(
    ["Word", "word", "U.S.", "Mr.", "J.", "5", " ", " ", "\n", "\n\n", ".", "?", "…", "...", '"', "”", "“", ")", "*"]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
@settings(max_examples=200, deadline=None)
def test_every_word_is_in_one_sentence_and_no_sentence_begins_or_ends_blank(text):
    position = 0
    for _, start, end in sentence_spans(text):
        assert not any(c.isalnum() for c in text[position:start])
        assert position <= start < end
        assert text[start:end] == text[start:end].strip()
        position = end
    assert not any(c.isalnum() for c in text[position:])


def _gum(path: Path) -> tuple[str, set[tuple[int, int]]]:
    text, spans, separator = "", set(), ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newpar"):
            separator = "\n\n" if text else ""
        elif line.startswith("# text ="):
            sentence = line.removeprefix("# text =").strip()
            text += separator
            spans.add((len(text), len(text) + len(sentence)))
            text += sentence
            separator = " "
    return text, spans


def test_boundaries_of_gum_news():
    shared = os.environ.get("FRAMING_SHARED")
    if not shared:
        pytest.skip("FRAMING_SHARED is not set: it names the folder with gold/gum_news")
    right = found = wanted = 0
    for path in sorted(Path(shared, "gold", "gum_news").glob("*.conllu")):
        text, gold = _gum(path)
        spans = {(start, end) for _, start, end in sentence_spans(text)}
        right, found, wanted = right + len(spans & gold), found + len(spans), wanted + len(gold)
    assert wanted == 651
    assert 2 * right / (found + wanted) >= 0.93
