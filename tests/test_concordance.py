"""The concordance: words around each phrase, in order, and safe to show."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from framing.phrases import concordance, concordance_html, find_loaded
from framing.phrases.concordance import COLUMNS
from framing.tables import TableError, empty

TERMS = pd.DataFrame({"term": ["frosty", "cold"], "category": "atmosphere"})
SENTENCES = pd.DataFrame(
    {
        "article_id": ["a", "a", "b"],
        "sentence": [0, 1, 0],
        "part": ["headline", "body", "body"],
        "start": [0, 0, 50],
        "text": [
            "Frosty start",
            "It was, she said, a “cold”\nmorning <b>in</b> the north & west.",
            "A zest for cold ale.",
        ],
    },
    index=[4, 4, 9],
)
PHRASES = find_loaded(SENTENCES, empty("quotes"), TERMS)


def lines(**options: object) -> list[list[str]]:
    kwic = concordance(PHRASES, SENTENCES, **options)  # type: ignore[arg-type]
    return kwic[["left", "match", "right"]].to_numpy().tolist()


def test_columns_and_pieces_of_the_sentence() -> None:
    kwic = concordance(PHRASES, SENTENCES, sort=None)
    assert list(kwic.columns) == list(COLUMNS)
    whole = (kwic["left"] + kwic["match"] + kwic["right"]).tolist()
    assert whole == [" ".join(text.split()) for text in SENTENCES["text"]]
    assert kwic["voice"].tolist() == ["outlet"] * 3
    assert kwic["term"].tolist() == ["frosty", "cold", "cold"]


def test_window_counts_words() -> None:
    assert lines(window=2, sort=None)[1] == ["said, a “", "cold", "” morning <b"]
    assert lines(window=0, sort=None) == [["", "Frosty", ""], ["", "cold", ""], ["", "cold", ""]]


@pytest.mark.parametrize(
    ("sort", "lefts"),
    [
        ("right", ["A zest for ", "It was, she said, a “", ""]),  # ale, morning, start
        ("left", ["It was, she said, a “", "A zest for ", ""]),  # a, for, nothing
        ("match", ["A zest for ", "It was, she said, a “", ""]),  # cold ale, cold morning, frosty
        (None, ["", "It was, she said, a “", "A zest for "]),
    ],
)
def test_sorting(sort: str | None, lefts: list[str]) -> None:
    assert [left for left, _, _ in lines(sort=sort)] == lefts


def test_input_is_left_alone_and_any_index_will_do() -> None:
    phrases = PHRASES.set_axis([5, 5, 1])
    before = phrases.copy(), SENTENCES.copy()
    kwic = concordance(phrases, SENTENCES)
    pd.testing.assert_frame_equal(kwic, concordance(PHRASES, SENTENCES))
    pd.testing.assert_frame_equal(phrases, before[0])
    pd.testing.assert_frame_equal(SENTENCES, before[1])
    assert kwic.index.tolist() == [0, 1, 2]


def test_empty() -> None:
    kwic = concordance(empty("phrases"), SENTENCES)
    assert kwic.empty
    assert kwic.dtypes.astype(str).to_dict() == concordance(PHRASES, SENTENCES).dtypes.astype(str).to_dict()
    assert "No loaded phrase" in concordance_html(kwic)


def test_wrong_calls_say_so() -> None:
    with pytest.raises(TableError, match="sort to be one of 'right', 'left', 'match'"):
        concordance(PHRASES, SENTENCES, sort="up")
    with pytest.raises(TableError, match="window"):
        concordance(PHRASES, SENTENCES, window=-1)
    with pytest.raises(TableError, match="find_loaded"):
        concordance(PHRASES, SENTENCES.assign(start=3))
    with pytest.raises(TableError, match="sentence 1 of 'a'"):
        concordance(PHRASES, SENTENCES.iloc[[0, 2]])
    with pytest.raises(TableError, match=r"needs column 'match'.*find_loaded"):
        concordance(PHRASES.drop(columns="match"), SENTENCES)


def test_html_escapes_everything_and_styles_inline() -> None:
    kwic = concordance(PHRASES, SENTENCES).assign(article_id="<i>x</i>")
    html = concordance_html(kwic)
    assert html._repr_html_() == html
    assert set(re.findall(r"</?(\w+)", html)) == {"div", "table", "tbody", "tr", "td", "b"}
    assert "&lt;b&gt;in&lt;/b&gt; the north &amp; west." in html
    assert "&lt;i&gt;x&lt;/i&gt;" in html
    assert not re.search(r"<style|<script|\sid=|\sclass=|href", html)


def test_what_ends_the_sentence_comes_last_by_its_right() -> None:
    sentences = SENTENCES.head(1).assign(text="A frosty, cold, frosty")
    kwic = concordance(find_loaded(sentences, empty("quotes"), TERMS), sentences)
    assert kwic["right"].tolist() == [", cold, frosty", ", frosty", ""]


def test_html_has_the_match_in_the_middle() -> None:
    row = re.findall(r"<tr>(.*?)</tr>", concordance_html(concordance(PHRASES, SENTENCES)))[0]
    styles, texts = zip(*re.findall(r'<td style="(.*?)">(.*?)</td>', row), strict=True)
    assert texts[0] == "A zest for&nbsp;"
    assert re.fullmatch(r'<b style="[^"]*font-weight:bold">cold</b>&nbsp;ale.', texts[1])
    assert ["text-align:right" in style for style in styles] == [True, False, False]


def test_html_says_how_many_lines_there_are() -> None:
    kwic = concordance(PHRASES, SENTENCES)
    assert "The first 2 of 3 phrases." in concordance_html(kwic, limit=2)
    assert "3 phrases." in concordance_html(kwic, limit=None)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_html_is_readable() -> None:
    html = concordance_html(concordance(PHRASES, SENTENCES))
    for style in re.findall(r'<(?:td|b) style="(.*?)">', html):
        ground = re.search(r"background:(#\w{6})", style)
        ink = re.search(r"(?<!-)\bcolor:(#\w{6})", style)
        assert ground and ink
        assert (luminance(ground[1]) + 0.05) / (luminance(ink[1]) + 0.05) >= 4.5


def test_tables_shared_without_text_show_each_match_alone():
    sentences = pd.DataFrame({"article_id": ["a"], "sentence": [0], "start": [0]})
    phrases = pd.DataFrame(
        {"article_id": ["a"] * 2, "sentence": [0, 0], "start": [20, 30], "end": [26, 34], "match": ["frosty", "thaw"]}
    ).assign(term=["frosty", "thaw"], category="atmosphere", voice="outlet")
    kwic = concordance(phrases, sentences)
    assert kwic[["left", "match", "right"]].values.tolist() == [["", "frosty", ""], ["", "thaw", ""]]
    assert "thaw" in concordance_html(kwic)
