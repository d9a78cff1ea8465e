"""What a reader of the README hands over by mistake: the message says what to do, and odd tables give the same."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

import framing
from framing.tables import TableError

OUTLETS = ["Alder Times", "Zonal Post"]


def reports() -> pd.DataFrame:
    """Eight reports of each of two outlets, in one block."""
    return pd.DataFrame(
        {
            "article_id": [f"{o}{n}" for o in "ab" for n in range(8)],
            "outlet": [OUTLETS[0]] * 8 + [OUTLETS[1]] * 8,
            "numerator": [4.0, 5, 3, 6, 4, 5, 3, 4, 1, 0, 2, 1, 0, 1, 1, 0],
            "denominator": 400.0,
            "measure": "loaded phrases",
            "category": "doubt",
            "per": 1000,
            "of": "own words",
        }
    )


def articles() -> pd.DataFrame:
    """The reports' outlets."""
    return reports()[["article_id", "outlet"]]


def sentences() -> pd.DataFrame:
    """A sentence a report."""
    return pd.DataFrame(
        {"article_id": articles()["article_id"], "sentence": 0, "text": "It rained.", "n_own": 2, "n_words": 2}
    )


def phrases() -> pd.DataFrame:
    """No phrase at all."""
    return pd.DataFrame({name: pd.Series(dtype="str") for name in ("article_id", "sentence", "category", "voice")})


def words() -> pd.DataFrame:
    """Two words of each report."""
    each = [articles()[["article_id"]].assign(word=word, count=1 + (word == "rain")) for word in ("rain", "null")]
    return pd.concat(each, ignore_index=True).assign(voice="outlet", is_name=False)


def codes() -> pd.DataFrame:
    """Two coders who differ once in four."""
    return pd.DataFrame(
        {
            "coder": list("aaaabbbb"),
            "item": ["s1", "s2", "s3", "s4"] * 2,
            "categories": ["doubt", "", "doubt", "", "doubt", "", "", ""],
        }
    )


def pairs() -> pd.DataFrame:
    """The two outlets told apart."""
    return framing.tell_apart(reports(), n_permutations=199, n_boot=50)


def shift() -> pd.DataFrame:
    """A word shift without intervals."""
    return framing.word_shift(shift_words(), articles(), *OUTLETS, n_permutations=99, n_boot=0)


def shift_words() -> pd.DataFrame:
    """Words with a score."""
    return words().replace({"word": {"rain": "good", "null": "bad"}})


def as_text(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
    return table.astype(dict.fromkeys(columns, "str"))


@pytest.mark.parametrize(
    ("column", "call"),
    [
        ("n_own", lambda: framing.rate_by_article(phrases(), as_text(sentences(), "n_own"), articles(), None)),
        ("numerator", lambda: framing.tell_apart(as_text(reports(), "numerator"))),
        ("denominator", lambda: framing.false_alarms(as_text(reports(), "denominator"), 2)),
        ("count", lambda: framing.keyness(as_text(words(), "count"), articles())),
        ("count", lambda: framing.word_shift(as_text(words(), "count"), articles(), *OUTLETS)),
        ("text", lambda: framing.mean_by_article(sentences(), articles(), "text")),
        ("n_own", lambda: framing.draw_sample(phrases(), as_text(sentences(), "n_own"), articles())),
        ("difference", lambda: framing.plot_pairs(as_text(pairs(), "difference"))),
        ("contribution", lambda: framing.plot_word_shift(as_text(shift(), "contribution"))),
    ],
)
def test_text_for_numbers_is_named_with_its_column_and_what_to_do(column, call):
    with pytest.raises(TableError, match=rf"numbers in column '{column}'; found text such as .* pd\.to_numeric"):
        call()


@pytest.mark.parametrize(
    "plot",
    [
        framing.plot_rates,
        framing.plot_pairs,
        framing.plot_keyness,
        framing.plot_word_shift,
        framing.plot_specifications,
        framing.plot_planted,
        framing.plot_gold,
    ],
)
@pytest.mark.parametrize("wrong", [None, "rates.csv"])
def test_a_chart_of_no_table_says_which_function_makes_one(plot, wrong):
    with pytest.raises(TableError, match=rf"{plot.__name__} needs a DataFrame; found \w+\. \w+\(\) makes it"):
        plot(wrong)


def test_quotes_that_are_no_table_are_told():
    for measure in (framing.stance_by_article, framing.speakers_by_article):
        with pytest.raises(TableError, match=r"needs a DataFrame; found NoneType\. find_quotes\(\) makes it"):
            measure(None, articles())


def test_words_that_pandas_read_as_missing_are_told():
    again = pd.read_csv(io.StringIO(words().to_csv(index=False)))
    with pytest.raises(TableError, match=r"a word in every row; found 16 rows without.*open_tables\(\)"):
        framing.keyness(again, articles())


def test_a_corpus_without_outlets_has_no_specification_curve():
    tables = {
        "articles": articles().assign(outlet=pd.Series([None] * 16, dtype="str")),
        "sentences": sentences().assign(part="body", origin=""),
        "phrases": phrases().assign(part="", strength=1, origin=""),
        "families": pd.DataFrame({"article_id": [], "role": []}),
    }
    with pytest.raises(TableError, match="found no outlet in articles"):
        framing.specification_curve(tables, *OUTLETS)


def test_a_chart_of_rows_without_outlets_is_refused():
    with pytest.raises(TableError, match="plot_pairs|plot_keyness needs outlets"):
        table = framing.keyness(words(), articles(), min_articles=1, min_count=1, n_permutations=99, n_boot=0)
        framing.plot_keyness(table.assign(outlet=np.nan))


@pytest.mark.parametrize("kind", ["category", "string", "string[pyarrow]", "object"])
def test_agreement_is_the_same_for_every_kind_of_text(kind):
    pd.testing.assert_frame_equal(
        framing.agreement(codes().astype(kind), n_boot=0), framing.agreement(codes(), n_boot=0)
    )


def test_charts_take_tables_put_together_and_nullable_numbers():
    key = framing.keyness(words(), articles(), min_articles=1, min_count=1, n_permutations=99, n_boot=0)
    key.index = [7] * len(key)
    before = key.copy()
    framing.plot_keyness(key)
    pd.testing.assert_frame_equal(key, before)
    framing.plot_word_shift(shift().convert_dtypes())
    framing.plot_word_shift(shift().convert_dtypes(dtype_backend="pyarrow"))


@pytest.mark.parametrize(("n", "share"), [(None, 0.5), ("ten", 0.5), (float("nan"), 0.5), (float("inf"), 0.5)])
def test_a_sample_of_no_number_is_refused(n, share):
    with pytest.raises(TableError, match="draw_sample needs n, a number of sentences"):
        framing.draw_sample(phrases(), sentences(), articles(), n, found_share=share)


@pytest.mark.parametrize("share", [None, "half"])
def test_a_share_that_is_no_number_is_refused(share):
    with pytest.raises(TableError, match="found_share between 0 and 1"):
        framing.draw_sample(phrases(), sentences(), articles(), found_share=share)


def test_sheets_keys_and_samples_that_are_none_are_told(tmp_path):
    sample = framing.draw_sample(phrases(), sentences(), articles(), 8)
    with pytest.raises(TableError, match=r"needs a Sample; found DataFrame\. draw_sample\(\) makes it"):
        framing.save_sample(sample.sheet, tmp_path)
    with pytest.raises(TableError, match=r"coders=\['A', 'B'\]"):
        framing.save_sample(sample, tmp_path, None)
    (tmp_path / "notes.txt").write_text("")
    with pytest.raises(TableError, match="found a file at"):
        framing.save_sample(sample, tmp_path / "notes.txt")
    with pytest.raises(TableError, match="paths of sheets; found list"):
        framing.read_codes([tmp_path / "sheet-A.csv"])
    with pytest.raises(TableError, match="path of key.csv; found NoneType"):
        framing.open_key(None)


def test_a_codebook_needs_a_category_and_shows_two_only_where_there_are_two():
    with pytest.raises(TableError, match="at least one category"):
        framing.codebook(pd.DataFrame({"term": [], "category": []}))
    text = framing.codebook(pd.DataFrame({"term": ["a"], "category": ["mine"]}))
    assert "one loaded word" in text
    assert "(two, of two categories)" not in text


QUICK = {"n_permutations": 49, "n_boot": 0}


@pytest.mark.parametrize(
    ("named", "call"),
    [
        ("tell_apart needs alpha", lambda wrong: framing.tell_apart(reports(), alpha=wrong)),
        ("tell_apart needs n_permutations", lambda wrong: framing.tell_apart(reports(), n_permutations=wrong)),
        ("tell_apart needs n_boot", lambda wrong: framing.tell_apart(reports(), n_boot=wrong)),
        ("tell_apart needs level", lambda wrong: framing.tell_apart(reports(), level=wrong)),
        ("false_alarms needs n,", lambda wrong: framing.false_alarms(reports(), wrong)),
        ("false_alarms needs alpha", lambda wrong: framing.false_alarms(reports(), 2, alpha=wrong)),
        ("false_alarms needs n_perm", lambda wrong: framing.false_alarms(reports(), 2, n_permutations=wrong)),
        ("false_alarms needs level", lambda wrong: framing.false_alarms(reports(), 2, level=wrong)),
        ("keyness needs prior", lambda wrong: framing.keyness(words(), articles(), prior=wrong, **QUICK)),
        ("keyness needs alpha", lambda wrong: framing.keyness(words(), articles(), alpha=wrong, **QUICK)),
        ("keyness needs min_count", lambda wrong: framing.keyness(words(), articles(), min_count=wrong, **QUICK)),
        ("word_shift needs alpha", lambda wrong: framing.word_shift(words(), articles(), *OUTLETS, alpha=wrong)),
        (
            "word_shift needs n_perm",
            lambda wrong: framing.word_shift(words(), articles(), *OUTLETS, n_permutations=wrong),
        ),
        (
            "word_shift needs reference",
            lambda wrong: framing.word_shift(words(), articles(), *OUTLETS, reference=wrong),
        ),
        ("find_events needs days", lambda wrong: framing.find_events(articles().assign(title=""), days=wrong)),
        (
            "find_events needs similarity",
            lambda wrong: framing.find_events(articles().assign(title=""), similarity=wrong),
        ),
        (
            "cooccurrence needs window",
            lambda wrong: framing.cooccurrence(sentences(), articles(), "rain", window=wrong),
        ),
        (
            "rate_by_article needs per",
            lambda wrong: framing.rate_by_article(phrases(), sentences(), articles(), per=wrong),
        ),
    ],
)
@pytest.mark.parametrize("wrong", [None, "0.5", float("nan")])
def test_a_setting_that_is_no_number_is_told_with_what_to_write(named, call, wrong):
    with pytest.raises(TableError, match=named):
        call(wrong)


def test_a_level_of_a_share_above_one_is_refused_by_word_shift_too():
    with pytest.raises(TableError, match="alpha between 0 and 1; found 5"):
        framing.word_shift(words(), articles(), *OUTLETS, alpha=5)


@pytest.mark.parametrize("term", [None, 5, ["Obama", 5]])
def test_a_term_that_is_no_word_is_told(term):
    with pytest.raises(TableError, match="cooccurrence needs term to be a word or words; found (None|5)"):
        framing.cooccurrence(sentences().assign(own_text="It rained."), articles(), term)


def test_what_may_be_given_is_listed_as_it_is_written():
    with pytest.raises(TableError, match="voice to be one of 'outlet', .*, 'quoted', None; found 'all'"):
        framing.rate_by_article(phrases(), sentences(), articles(), voice="all")


def test_scores_of_words_are_numbers():
    with pytest.raises(TableError, match="needs column 'score'; found 'word'"):
        framing.word_shift(words(), articles(), *OUTLETS, scores=pd.DataFrame({"word": ["rain"]}))
    with pytest.raises(TableError, match="needs numbers in column 'score'"):
        framing.word_shift(words(), articles(), *OUTLETS, scores=pd.DataFrame({"word": ["rain"], "score": ["bad"]}))


def test_the_curve_says_what_it_takes():
    with pytest.raises(TableError, match="needs the tables by name; found NoneType"):
        framing.specification_curve(None, *OUTLETS)


@pytest.mark.parametrize(("name", "kind"), [("gum_news", ".conllu"), ("newsmtsc", ".jsonl")])
def test_a_picture_is_no_gold_set(name, kind, tmp_path):
    (tmp_path / "chart.png").write_bytes(b"\x89PNG")
    with pytest.raises(TableError, match=rf"needs a \{kind} file in UTF-8; chart.png is none"):
        framing.validate(name, tmp_path / "chart.png")


def test_a_table_is_no_treebank(tmp_path):
    (tmp_path / "words.csv").write_text("a,b\n1,2\n")
    with pytest.raises(TableError, match="documents that begin with .* found none in words.csv"):
        framing.validate("gum_news", tmp_path / "words.csv")
