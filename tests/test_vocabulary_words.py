"""Words of reports: what is counted, whose they are, and which are names."""

import pandas as pd
import pytest

import framing
from framing import tables
from framing.study.saving import without_text


def sentences(*texts: str, own: dict[int, str] | None = None, part: str = "body") -> pd.DataFrame:
    own_texts = [(own or {}).get(number, text) for number, text in enumerate(texts)]
    return pd.DataFrame({"article_id": "a", "part": part, "text": list(texts), "own_text": own_texts})


def counts(words: pd.DataFrame, **wanted: object) -> dict[str, int]:
    for name, value in wanted.items():
        words = words[words[name] == value]
    return words.groupby("word")["count"].sum().to_dict()


def test_every_word_is_counted_once_and_own_and_quoted_words_are_told_apart():
    words = framing.split_words(sentences("He said “no, no” and no more.", own={0: "He said and no more."}))
    assert counts(words, voice="outlet") == {"and": 1, "he": 1, "more": 1, "no": 1, "said": 1}
    assert counts(words, voice="quoted") == {"no": 2}


def test_counts_add_up_to_the_words_of_the_sentences_in_the_control_corpus(root):
    measured = framing.measure(root / "data" / "control")
    words, split = measured["words"], measured["sentences"]
    by_report = words.groupby("article_id")["count"].sum()
    assert by_report.to_dict() == split.groupby("article_id")["n_words"].sum().to_dict()
    own = words[words["voice"] == "outlet"].groupby("article_id")["count"].sum()
    assert own.to_dict() == split.groupby("article_id")["n_own"].sum().to_dict()
    agency = words[words["origin"] == "agency"]["count"].sum()
    assert agency == split.loc[split["origin"] == "agency", "n_words"].sum() > 0
    people = {"toll", "merrow", "velmora", "tassary", "karch", "kessin", "halden"}
    assert people <= set(words.loc[words["is_name"], "word"])
    assert not {"minister", "tuesday", "mr", "i", "the", "talks"} & set(words.loc[words["is_name"], "word"])


def test_the_order_of_the_text_cannot_be_read_from_the_table():
    one = framing.split_words(sentences("The envoy met the rebels.", "Rain fell."))
    other = framing.split_words(sentences("Rain fell.", "The rebels met the envoy."))
    pd.testing.assert_frame_equal(one, other)
    assert one["word"].is_monotonic_increasing
    pd.testing.assert_frame_equal(without_text(one, "words"), one)


def test_a_name_is_a_word_with_a_capital_inside_a_sentence():
    words = framing.split_words(sentences("They met Toll.", "A toll is paid.", "Toll waited.", "We saw Toll."))
    assert counts(words, is_name=True) == {"toll": 3}  # of its other uses three in four have a capital
    assert counts(words, is_name=False)["toll"] == 1


@pytest.mark.parametrize(
    ("texts", "part"),
    [
        (["Talks Fail In Halden", "Talks Resume"], "headline"),
        (["Talks failed.", "He said: “Talks failed.”", "It (Talks) failed."], "body"),
        (["TALKS FAILED IN THE END"], "body"),
    ],
    ids=["headlines", "first words", "capitals throughout"],
)
def test_where_any_word_may_have_a_capital_there_is_no_evidence_of_a_name(texts, part):
    words = framing.split_words(sentences(*texts, part=part))
    assert "talks" in set(words["word"])
    assert not words["is_name"].any()


def test_a_name_found_inside_sentences_is_one_in_headlines_too():
    split = pd.concat([sentences("We saw Karch."), sentences("Karch Leaves", part="headline")])
    words = framing.split_words(split)
    assert counts(words, is_name=True, part="headline") == {"karch": 1}
    assert counts(words, is_name=False, part="headline") == {"leaves": 1}


def test_titles_days_and_grammar_are_no_names_but_acronyms_are():
    words = framing.split_words(sentences("There President Vole met us in the US on Tuesday in May."))
    assert counts(words, is_name=True) == {"us": 1, "vole": 1}
    assert counts(words, is_name=False)["us"] == 1


def test_the_possessive_is_cut_and_contractions_stay_whole():
    words = framing.split_words(sentences("It’s Karch's ship, the workers' ship."))
    assert counts(words) == {"it's": 1, "karch": 1, "ship": 2, "the": 1, "workers": 1}


def test_missing_texts_and_tables_without_origin_work():
    split = pd.concat([sentences("Rain fell."), sentences("x").assign(text=None, own_text=None)])
    words = framing.split_words(split)
    assert words["count"].sum() == 2
    assert "origin" not in words
    assert list(words.columns) == [name for name in tables.column_names("words") if name != "origin"]


def test_a_table_without_text_says_where_its_words_are():
    with pytest.raises(framing.TableError, match=r"split_words needs columns 'text', 'own_text'"):
        framing.split_words(sentences("Rain.").drop(columns=["text", "own_text"]))


def test_words_are_saved_and_opened_again(tmp_path):
    page = "Talks held\n\nThe envoys met Karch on Monday. “None came,” he said. Nothing was null.\n"
    (tmp_path / "page.txt").write_text(page, encoding="utf-8")
    measured = framing.measure(tmp_path)
    framing.save_tables(measured, tmp_path / "saved", text=False)
    pd.testing.assert_frame_equal(framing.open_tables(tmp_path / "saved")["words"], measured["words"])


def test_the_parts_of_a_corpus_with_the_capitals_of_the_whole_give_the_words_of_the_whole():
    one, two = sentences("They met Toll.", "Mercy begged."), sentences("Toll waited.", "A toll was asked by Mercy.")
    both = [rows.assign(article_id=name) for rows, name in ((one, "a"), (two, "b"))]
    counted = pd.concat(framing.count_capitals(rows) for rows in both)
    capitals = counted.groupby("word", as_index=False).sum()
    assert capitals.set_index("word").loc[["toll", "mercy"]].to_numpy().tolist() == [[1, 1], [1, 0]]
    parts = pd.concat([framing.split_words(rows, capitals) for rows in both], ignore_index=True)
    pd.testing.assert_frame_equal(parts, framing.split_words(pd.concat(both, ignore_index=True)))
    alone = framing.split_words(both[1])
    assert not alone.loc[alone["word"] == "toll", "is_name"].any(), "what the other part knows is needed"
