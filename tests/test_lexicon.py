"""Lists of one's own in every format, and what check_lexicon finds in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from framing.lexicon import TERM_COLUMNS, check_lexicon, loaded_terms, read_lexicon
from framing.phrases import find_loaded
from framing.tables import TableError, empty

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


def pairs(terms: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(terms["term"], terms["category"], strict=True))


# One list in all formats: two categories, a `*`, a term of two words.
SAME = [("frosty", "tone.cold"), ("chill*", "tone.cold"), ("iron fist", "force")]
FORMATS = {
    "list.csv": "term,category\nfrosty,tone.cold\nchill*,tone.cold\niron fist,force\n",
    "excel.csv": "term;category\nfrosty;tone.cold\nchill*;tone.cold\niron fist;force\n",
    "list.tsv": "category\tterm\ntone.cold\tfrosty\ntone.cold\tchill*\nforce\tiron fist\n",
    "list.yml": "tone:\n  cold: [frosty, chill*]\nforce:\n  - iron fist\n",
    "list2007.dic": "%\n1\ttone.cold\n02\tforce\n%\nfrosty\t1\nchill*\t01\niron fist\t2\n",
    "list2015.dic": "%\n1\ttone (Tone)\n\t2\tcold (Cold words)\n3\tforce (Force)\n%\nfrosty\t2\nchill*\t2\n"
    "iron fist\t3\n",
    "list.dicx": "DicTerm,tone.cold,force\nfrosty,X,\nchill*,1,\niron fist,,X\n",
}


@pytest.mark.parametrize("name", FORMATS)
def test_one_list_in_every_format(name: str, write: Write) -> None:
    terms = read_lexicon(write(name, FORMATS[name]))
    assert pairs(terms) == SAME
    assert list(terms.columns) == list(TERM_COLUMNS)
    assert terms["strength"].tolist() == [1, 1, 1]
    assert terms["polarity"].tolist() == ["either"] * 3
    assert terms["neutral"].tolist() == [""] * 3


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_finds_phrases(name: str, write: Write) -> None:
    sentences = pd.DataFrame(
        {"article_id": ["a"], "sentence": [0], "part": ["body"], "start": [0], "text": ["A chilly word, an iron fist."]}
    )
    phrases = find_loaded(sentences, empty("quotes"), read_lexicon(write(name, FORMATS[name])))
    assert phrases["match"].tolist() == ["chilly", "iron fist"]
    assert phrases["category"].tolist() == ["tone.cold", "force"]


def test_plain_list_takes_its_category_from_the_file_or_the_caller(write: Write) -> None:
    path = write("weather.txt", "# how it was\nfrosty\n\n  cold   front  # in two words\n")
    assert pairs(read_lexicon(path)) == [("frosty", "weather"), ("cold front", "weather")]
    assert pairs(read_lexicon(path, category="mood"))[0] == ("frosty", "mood")


def test_csv_needs_only_terms_and_keeps_further_columns(write: Write) -> None:
    path = write("mine.csv", 'term,forms,strength,coder\nslam,"slams; slammed",3,A\nfrosty,,,B\n')
    terms = read_lexicon(path, category="verbs")
    assert terms["strength"].tolist() == [3, 1]
    assert terms["forms"].tolist() == ["slams; slammed", ""]
    assert terms["category"].tolist() == ["verbs", "verbs"]
    assert terms["coder"].tolist() == ["A", "B"]


def test_yaml_words_are_not_read_as_truth_values(write: Write) -> None:
    terms = read_lexicon(write("yes.yaml", "answer: [no, on, 'off', 1989]\n"))
    assert terms["term"].tolist() == ["no", "on", "off", "1989"]


def test_yaml_as_quanteda_writes_it(write: Write) -> None:
    text = "tone:\n  cold:\n  - frosty\n  __:\n  - warm\nforce: fist\n"
    assert pairs(read_lexicon(write("q.yml", text))) == [("frosty", "tone.cold"), ("warm", "tone"), ("fist", "force")]


def test_dic_term_of_several_categories_and_a_condition(write: Write) -> None:
    text = "%\n1 one\n2 two\n3 three\n%\nhate\t1 2\nlike\t(02 13)1/2\t3\nkind\t<of>3/1\nkind of\t3\n"
    found = pairs(read_lexicon(write("x.dic", text)))
    assert found == [
        *[("hate", "one"), ("hate", "two")],
        *[("like", "two"), ("like", "three"), ("kind", "one"), ("kind of", "three")],
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str, write: Write) -> None:
    path = write("x.txt", "coup d’état\nfrosty\n".encode(encoding))
    assert read_lexicon(path)["term"].tolist() == ["coup d’état", "frosty"]


BAD = {
    "x.csv": ("word,category\nfrosty,tone\n", ["x.csv", "line 1", "'term'", "'word'"]),
    "void.csv": ("", ["void.csv", "line 1", "'term'", "empty file"]),
    "s.csv": ("term,strength\nfrosty,2\nchill,strong\n", ["s.csv", "line 3", "whole number", "'strong'"]),
    "c.csv": ("term,forms\nslam,slams,slammed\n", ["c.csv", "line 2", "2 cells", "found 3"]),
    "t.csv": ("term,category\n,tone\n", ["t.csv", "line 2", "term", "none"]),
    "q.csv": ('term,gloss\nfrosty,"two\nlines"\n,x\n', ["q.csv", "line 4"]),
    "y.yml": ("tone: [frosty\nforce: x\n", ["y.yml", "line"]),
    "l.yml": ("- frosty\n- chill\n", ["l.yml", "line 1", "categories", "a list"]),
    "w.yml": ("tone:\n- frosty\n- '*monger'\n", ["w.yml", "line 3", "end of a word", "'*monger'"]),
    "n.dic": ("frosty\t1\n", ["n.dic", "line 1", "%", "0 such lines"]),
    "k.dic": ("%\n1\ttone\n%\nfrosty\t1\nchill\t7\n", ["k.dic", "line 5", "(1)", "found 7"]),
    "h.dic": ("%\ntone\n%\nfrosty\t1\n", ["h.dic", "line 2", "number and name", "'tone'"]),
    "e.dic": ("%\n1\ttone\n%\nfrosty\n", ["e.dic", "line 4", "numbers", "'frosty'"]),
    "p.txt": ("frosty\nwar*monger\n", ["p.txt", "line 2", "'war*monger'"]),
    "none.txt": ("# nothing\n", ["none.txt", "at least one term"]),
    "x.docx": ("x", [".csv", ".yml", ".dic", ".txt", "'x.docx'"]),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_say_where_and_what(name: str, write: Write) -> None:
    content, said = BAD[name]
    with pytest.raises(TableError) as error:
        read_lexicon(write(name, content))
    for words in said:
        assert words in str(error.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="needs a file"):
        read_lexicon(tmp_path / "nowhere.csv")


def test_loaded_terms_are_a_fresh_copy() -> None:
    first = loaded_terms()
    first.loc[:, "term"] = "changed"
    assert "changed" not in set(loaded_terms()["term"])


def problems(terms: dict[str, list[object]] | pd.DataFrame, **options: object) -> list[tuple[object, str]]:
    found = check_lexicon(pd.DataFrame(terms), **options)  # type: ignore[arg-type]
    assert list(found.columns) == ["row", "term", "problem"]
    return list(zip(found["row"], found["problem"], strict=True))


def one_problem(terms: dict[str, list[object]], row: object, *words: str, **options: object) -> None:
    found = problems(terms, **{"categories": None, **options})
    assert [where for where, _ in found] == [row], found
    for word in words:
        assert word in found[0][1]


def test_nothing_wrong() -> None:
    terms = pd.DataFrame(
        {
            "term": ["strongman", "frosty", "iron fist"],
            "forms": ["strongmen", "", "iron fists"],
            "category": ["person_label", "atmosphere", "metaphor"],
            "strength": [3, 2, 1],
            "polarity": ["negative", "negative", "either"],
            "gloss": ["g", "g", "g"],
            "neutral": ["leader; president", "cool/distant", ""],
            "not_when": ["strongman competition; strongmen contest", "", ""],
            "source": ["s", "s", "s"],
        }
    )
    before = terms.copy()
    assert problems(terms) == []
    pd.testing.assert_frame_equal(terms, before)


def test_duplicates_after_folding() -> None:
    one_problem({"term": ["hard-line colour", "Hard line Color"]}, 1, "same words as row 0", "only that row")
    one_problem({"term": ["slam", "slammed"], "forms": ["slams; slammed", ""]}, 1, "'slammed'", "row 0, 'slam'")
    one_problem({"term": ["hate", "hate"], "category": ["a", "b"]}, 1, "another category: both count")


def test_covered_by_a_star() -> None:
    one_problem({"term": ["frost*", "frosty"]}, 1, "covered by row 0, 'frost*'")
    one_problem({"term": ["colouring", "colo*"]}, 0, "covered by row 1")
    assert problems({"term": ["frost", "frosty*"]}, categories=None) == []
    assert problems({"term": ["slam*"], "forms": ["slams"]}, categories=None) == []


def test_patterns_that_match_nothing() -> None:
    one_problem({"term": ["frosty", "yes, but"]}, 1, "can match nothing")
    one_problem({"term": ["frosty", ":-("]}, 1, "can match nothing")
    one_problem({"term": ["frosty", None]}, 1, "empty")


def test_neutral_alternatives_that_are_loaded() -> None:
    one_problem(
        {"term": ["regime", "junta"], "neutral": ["government", "army; the regime's men"]}, 1, "row 0, 'regime'"
    )
    one_problem({"term": ["regime", "junta"], "neutral": ["state/junta", ""]}, 0, "neutral 'junta'")


def test_contexts_must_hold_the_term_and_more() -> None:
    one_problem({"term": ["cold"], "not_when": ["cold war; winter weather"]}, 0, "'winter weather'")
    one_problem({"term": ["hard-line"], "not_when": ["Hard Line"]}, 0, "no more than")
    assert problems({"term": ["slam"], "forms": ["slams"], "not_when": ["slams the door"]}, categories=None) == []


def test_values_and_empty_cells() -> None:
    assert "category needs" in problems({"term": ["frosty"], "category": ["wether"]})[0][1]
    one_problem({"term": ["frosty"], "strength": [4]}, 0, "strength", "found 4")
    one_problem({"term": ["frosty"], "polarity": ["bad"]}, 0, "polarity", "'bad'")
    one_problem({"term": ["frosty", "chill"], "gloss": ["cold", ""]}, 1, "gloss is empty")


def test_rows_are_named_by_the_index() -> None:
    terms = pd.DataFrame({"term": ["a b", "frosty", "frosty"]}, index=["x", "y", "z"])
    assert problems(terms, categories=None)[0][0] == "z"


def test_check_of_an_empty_table_and_of_none() -> None:
    assert problems({"term": []}) == []
    with pytest.raises(TableError, match="read_lexicon"):
        check_lexicon(pd.DataFrame({"word": ["x"]}))


def test_a_file_that_is_no_text_is_refused(tmp_path) -> None:
    (tmp_path / "mine.txt").write_bytes(b"\x00\x01frosty")
    with pytest.raises(TableError, match="binary data in 'mine.txt'"):
        read_lexicon(tmp_path / "mine.txt")
