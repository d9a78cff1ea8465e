"""Quotations of articles, and whose words a sentence holds."""

from __future__ import annotations

import os
from pathlib import Path

import pandas as pd
import pytest

from framing.quotes import find_quotes, mark_voice
from framing.quotes.cue_forms import cues
from framing.sentences import split_sentences
from framing.tables import TableError, column_names


def articles(*texts: str | None, **columns: list) -> pd.DataFrame:
    return pd.DataFrame({"article_id": [f"a{i}" for i in range(len(texts))], "text": list(texts), **columns})


def marked_only(quotes: pd.DataFrame) -> pd.DataFrame:
    return quotes[quotes["kind"] != "indirect"]


def marked(text: str, **columns: list) -> pd.DataFrame:
    table = articles(text, **columns)
    return mark_voice(split_sentences(table), find_quotes(table))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('"We wait for you," he said.', "direct"),
        ('The ministry said it was "especially" concerned.', "partial"),
        ('Both sides described the visit as a "first step".', "partial"),
        ('According to the envoy the plan was "dead".', "partial"),
        ('"Nonsense," the minister said.', "partial"),
        ('It was "premature" after such talks, the envoy said.', "partial"),
        ('The group runs a "troll farm" in the north.', "scare"),
        ('The envoy said no. The "experts" came.', "scare"),
        ('It was "premature." Talks said to be secret went on.', "scare"),
        ('The United States sent "advisers" to the north.', "scare"),
    ],
)
def test_kinds(text, kind):
    assert marked_only(find_quotes(articles(text)))["kind"].tolist() == [kind]


def test_rows_of_a_report():
    text = 'He said « oui ».\n\n"One two three four.\n\n"Five six," he said. ""\n\nShe said: "We wait for now.'
    table = find_quotes(articles(text, standfirst_end=[16]))
    assert list(table) == column_names("quotes")
    assert [text[s:e] for s, e in zip(table["start"], table["end"], strict=True)] == table["text"].tolist()
    assert table["text"].tolist() == ["oui", 'One two three four.\n\n"Five six,', "We wait for now."]
    assert table["n_words"].tolist() == [1, 6, 4]
    assert table["closed"].tolist() == [True, True, False]
    assert table["part"].tolist() == ["standfirst", "body", "body"]
    assert table["quote"].tolist() == [0, 1, 2]
    assert table["speaker"].fillna("").tolist() == ["He", "he", "She"]


def test_voice_in_words():
    table = marked('"We wait," he said. "Then we go." They left the "talks".')
    assert table["voice"].tolist() == ["mixed", "quoted", "mixed"]
    assert table["own_text"].tolist() == ["he said.", "", "They left the ."]
    assert table["n_own"].tolist() == [2, 0, 3]
    assert table["quoted_share"].tolist() == [0.5, 1.0, 0.25]


def test_a_quotation_over_sentences_and_paragraphs():
    table = marked('"We wait. We may go.\n\n"We will see," he said. He left.')
    assert table["voice"].tolist() == ["quoted", "quoted", "mixed", "outlet"]
    assert table["own_text"].tolist() == ["", "", "he said.", "He left."]


def test_doubled_and_french_marks_are_cut_whole():
    table = marked("He said ''yes we can'' twice. Il dit « oui » deux fois.")
    assert table["own_text"].tolist() == ["He said twice.", "Il dit deux fois."]


def test_marks_of_a_headline_are_its_own():
    table = marked("'A' stands here in the text.", title=["Talks 'frosty', says envoy. Plan 'dead'"])
    assert table["own_text"].tolist() == ["Talks , says envoy.", "Plan", "stands here in the text."]
    assert table["voice"].tolist() == ["mixed", "mixed", "mixed"]


def test_index_and_order_of_sentences_do_not_matter():
    table = articles('"We wait," he said. They left.', 'They came. "We go," she said.')
    sentences, quotes = split_sentences(table), find_quotes(table)
    expected = mark_voice(sentences, quotes)
    shuffled = sentences.iloc[[3, 0, 2, 1]]
    result = mark_voice(shuffled, quotes.iloc[::-1])
    pd.testing.assert_frame_equal(result, expected.iloc[[3, 0, 2, 1]])
    doubled = mark_voice(sentences.set_axis([5, 5, 1, 1]), quotes)
    assert doubled["voice"].tolist() == expected["voice"].tolist()
    assert doubled.index.tolist() == [5, 5, 1, 1]


def test_indirect_speech_and_missing_text():
    table = articles("He said that they left.")
    indirect = pd.DataFrame({"article_id": ["a0"], "start": [8], "end": [22], "kind": ["indirect"]})
    assert mark_voice(split_sentences(table), indirect)["voice"].tolist() == ["outlet"]
    missing = split_sentences(table).assign(text=None)
    result = mark_voice(missing, indirect)
    assert result[["quoted_share", "voice", "own_text"]].isna().all(axis=None)
    assert result["n_own"].tolist() == [0]


def test_empty_tables_and_missing_columns():
    nothing = find_quotes(articles(None, ""))
    assert nothing.empty
    assert list(nothing) == column_names("quotes")
    table = articles("They left.")
    assert mark_voice(split_sentences(table), nothing)["voice"].tolist() == ["outlet"]
    assert {"quoted_share", "voice", "own_text", "n_own"} <= set(mark_voice(split_sentences(table).iloc[:0], nothing))
    with pytest.raises(TableError, match=r"mark_voice needs columns .*split_sentences\(\) makes them"):
        mark_voice(table, nothing)


def test_verbs_of_saying_leave_out_forms_that_are_mostly_no_speech():
    assert "states" not in cues()
    assert {"stated", "describes", "according to"} <= cues()


def test_quotations_of_the_five_reports():
    shared = os.environ.get("FRAMING_SHARED")
    if not shared:
        pytest.skip("FRAMING_SHARED is not set: it names the folder with corpora/moscow-talks")
    paths = sorted(Path(shared, "corpora", "moscow-talks").glob("*.txt"))
    table = marked_only(find_quotes(articles(*(path.read_text("utf-8") for path in paths))))
    # Counted by hand on the pages as saved; two of report 001 stand in its cross-links.
    assert table.groupby("article_id")["kind"].size().tolist() == [6, 10, 3, 6, 6]
    assert table["closed"].all()
    assert table["kind"].value_counts().to_dict() == {"direct": 24, "partial": 7}


def test_own_words_that_tell_what_somebody_said_are_counted():
    text = "Toll said the ships would sail. The rain went on all day."
    sentences = split_sentences(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    quotes = pd.DataFrame({"article_id": ["a"], "start": [10], "end": [30], "kind": ["indirect"]})
    marked = mark_voice(sentences, quotes)
    assert marked["n_own"].tolist() == [6, 6]  # indirect speech is in the outlet's words
    assert marked["n_paraphrased"].tolist() == [4, 0]
    assert marked["attributed"].tolist() == [True, False]


def test_voice_of_sentences_without_their_number_of_words_and_of_a_missing_text():
    text = '"We wait," he said. They left. ’’'
    articles = pd.DataFrame({"article_id": ["a"], "title": ["Why 'so' late"], "text": [text]})
    sentences, quotes = split_sentences(articles), find_quotes(articles)
    whole = mark_voice(sentences, quotes)
    bare = mark_voice(sentences.drop(columns="n_words"), quotes)
    assert whole[["quoted_share", "n_own"]].values.tolist() == [[1 - 2 / 3, 2], [0.5, 2], [0, 2]]
    pd.testing.assert_frame_equal(bare, whole.drop(columns="n_words"))
    sentences.loc[1, "text"] = None
    lost = mark_voice(sentences, quotes).loc[1]
    assert (lost["n_own"], lost["n_paraphrased"], bool(lost["attributed"])) == (0, 0, False)
    assert lost[["quoted_share", "voice", "own_text"]].isna().all()


def test_marks_alone_give_the_marked_rows_of_the_full_table():
    texts = (
        'The "talks" ended. "We will not go there again," said Ivara Toll. She blamed the weather.',
        'The ministry said it was "especially" concerned that nobody came.\n\n"We wait for now.',
        None,
        "Toll said that it was over.",
    )
    table = articles(*texts, standfirst_end=[18, 0, 0, 0])
    alone, full = find_quotes(table, speakers=False), marked_only(find_quotes(table))
    assert list(alone) == column_names("quotes")
    assert alone.dtypes.equals(full.dtypes)
    shared = ["article_id", "start", "end", "text", "kind", "n_words", "closed", "part"]
    pd.testing.assert_frame_equal(alone[shared], full[shared].reset_index(drop=True))
    assert alone["kind"].tolist() == ["scare", "direct", "partial", "direct"]
    assert alone["quote"].tolist() == [0, 1, 0, 1]  # in the full table indirect speech is numbered as well
    assert alone[[name for name in alone if name not in (*shared, "quote")]].isna().all(axis=None)


def test_marks_alone_are_all_that_voice_needs():
    table = articles('Toll said that nobody came. The plan was "a farce". "So we left," she said.')
    full, alone = (mark_voice(split_sentences(table), find_quotes(table, speakers=named)) for named in (True, False))
    told = ["n_paraphrased", "attributed"]
    pd.testing.assert_frame_equal(alone.drop(columns=told), full.drop(columns=told))
    assert full["n_paraphrased"].sum() > alone["n_paraphrased"].sum() == 0


def test_whether_speakers_are_wanted_is_yes_or_no():
    with pytest.raises(TableError, match="speakers to be one of 'True', 'False'|speakers to be one of True, False"):
        find_quotes(articles("It is late."), speakers="Toll")
