"""Tables as people read them: numbers, units, what holds for all rows, and that nothing of the texts runs."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import framing
from framing.table_output.units import UNITS
from framing.tables import TABLES, TableError, empty

ROOT = Path(__file__).parents[1]
RATES = pd.DataFrame(
    {
        "outlet": ["The Merrow Courier", "Northline News"],
        "category": "doubt",
        "count": [1204, 0],
        "n_words": [1_500_000, 12_345],
        "rate": [0.80267, 0.0],
        "low": [0.5, np.nan],
        "high": [1234.5678, np.nan],
        "confidence_level": [0.95, np.nan],
        "n_articles": [30, 18],
        "n_units": [28, 3],
        "voice": "outlet",
        "per": 1000,
        "view": "all",
        "note": ["", "fewer than 5 units: no interval"],
    }
)


class Page(HTMLParser):
    """What a table shows: its heads, its rows, the lines beneath, and every tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.heads: list[str] = []
        self.rows: list[list[str]] = []
        self.beneath: list[str] = []
        self.caption = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._in = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "tr":
            self.rows.append([])
        if tag == "th" and dict(attrs)["scope"] == "col":
            self._in, _ = "head", self.heads.append("")
        elif tag in ("th", "td"):
            self._in, _ = "cell", self.rows[-1].append("")
        elif tag == "p":
            self._in, _ = "beneath", self.beneath.append("")
        elif tag == "caption":
            self._in = "caption"
        elif tag == "br":
            self.heads[-1] += " / "

    def handle_endtag(self, tag):
        if tag in ("th", "td", "p", "caption"):
            self._in = ""

    def handle_data(self, data):
        if self._in == "head":
            self.heads[-1] += data
        elif self._in == "cell":
            self.rows[-1][-1] += data
        elif self._in == "beneath":
            self.beneath[-1] += data
        elif self._in == "caption":
            self.caption += data


def shown(table: pd.DataFrame, *args, **settings) -> Page:
    return Page(framing.table_html(table, *args, **settings))


def cells(**columns) -> list[list[str]]:
    """Rows of the body of a table with these columns."""
    return shown(pd.DataFrame(columns)).rows[1:]


def test_a_table_of_rates_reads_as_one_in_an_article():
    page = shown(RATES, "Words of doubt", ["Held back: none."])
    assert page.caption == "Words of doubt"
    assert page.heads == [
        *("outlet", "category", "count", "n_words / words", "rate / per 1,000 words"),
        *(
            "low / 95 % interval",
            "high / 95 % interval",
            "n_articles / reports",
            "n_units / families or reports",
            "note",
        ),
    ]
    assert page.rows[1:] == [
        ["The Merrow Courier", "doubt", "1,204", "1,500,000", "0.80", "0.50", "1,234.57", "30", "28", ""],
        *[["Northline News", "doubt", "0", "12,345", "0.00", "–", "–", "18", "3", "fewer than 5 units: no interval"]],
    ]
    assert page.beneath == ["own words; per 1,000 words; all text; 95 % intervals; 48 reports", "Held back: none."]


def test_numbers_have_as_many_digits_as_say_something():
    assert cells(p=[0.00004, 0.0494, 1.0]) == [["<.001"], [".049"], ["1.000"]]
    assert cells(compound=[-0.30512, -0.0001]) == [["−0.305"], ["0.000"]]
    assert cells(share=[0.256, None]) == [["0.26"], ["–"]]
    assert cells(n_coded=[1204.0, 3.0]) == [["1,204"], ["3"]]
    assert cells(n_coded=[12.5, 3.0]) == [["12.50"], ["3.00"]]  # several coders who differ
    assert cells(start=[10412]) == [["10412"]]  # an offset is no amount
    assert cells(circulation=[1_250_000]) == [["1,250,000"]]  # a column of one's own
    assert cells(year=[2013]) == [["2013"]]


def test_missing_values_dates_yes_and_no():
    table = pd.DataFrame(
        {
            "published": pd.to_datetime(["2013-05-07", None]),
            "closed": [True, False],
            "sentence": pd.array([None, 3], dtype="Int64"),
            "speaker": [None, "Toll"],
        }
    )
    assert shown(table).rows[1:] == [["2013-05-07", "yes", "–", "–"], ["–", "no", "3", "Toll"]]


def test_what_differs_between_rows_stays_in_the_rows():
    page = shown(RATES.assign(voice=["outlet", "quoted"], per=[1000, 100]))
    assert page.heads[-3:] == ["voice", "per", "note"]
    assert page.beneath == ["all text; 95 % intervals; 48 reports"]


def test_rates_of_several_kinds_name_the_columns_that_say_per_what():
    pairs = pd.DataFrame({"difference": [2.5, 0.1], "per": [1000, 1], "of": ["own words", "reports"]})
    assert shown(pairs).heads == ["difference / per `per` of `of`", "per", "of"]


def test_the_threshold_of_a_test_is_a_note_and_the_agreement_of_coders_a_column():
    tested = pd.DataFrame({"difference": [1.0], "low": [0.5], "high": [1.5], "q": [0.01], "alpha": [0.05]})
    assert shown(tested).beneath == ["told apart where q is at most 0.05"]
    agreed = pd.DataFrame({"category": ["doubt"], "alpha": [0.8], "low": [0.7], "high": [0.9]})
    assert shown(agreed).heads == ["category", "alpha / 0 to 1", "low / interval", "high / interval"]
    assert shown(agreed).rows[1:] == [["doubt", "0.80", "0.70", "0.90"]]


def test_the_reports_of_a_part_of_each_outlet_are_not_added_up():
    assert shown(RATES.assign(outlet="Northline News")).beneath[0].endswith("95 % intervals")


def test_long_texts_are_shortened_and_say_so():
    page = shown(pd.DataFrame({"text": ["Ships wait. " * 40, "Short."], "sha256": ["0123456789" * 6, ""]}))
    assert len(page.rows[1][0]) <= 160
    assert page.rows[1][0].endswith(" …")
    assert page.rows[1][1] == "012345678901234567890123…"
    assert page.rows[2] == ["Short.", ""]


def test_more_rows_than_the_limit_are_counted():
    many = pd.DataFrame({"article_id": [f"a{n}" for n in range(1204)]})
    assert len(shown(many).rows) - 1 == 50
    assert shown(many).beneath[-1] == "The first 50 of 1,204 rows."
    assert len(shown(many, limit=None).rows) - 1 == 1204
    assert shown(many, limit=None).beneath == ["1,204 reports"]
    assert shown(empty("phrases")).beneath == ["No rows."]


def test_what_reports_say_is_shown_and_not_run():
    evil = "<script>alert(1)</script>\"'&"
    page = shown(pd.DataFrame({"outlet": [evil, "b"], evil: ["a", evil], "note": evil}), evil, [evil])
    assert page.rows[1][0] == page.caption == page.beneath[-1] == page.heads[1] == evil
    assert {tag for tag, _ in page.tags} <= {
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
        "br",
        "p",
    }


def test_it_is_read_by_screen_readers_and_reached_by_keyboard():
    page = shown(RATES, "Words of doubt")
    scopes = [attrs["scope"] for tag, attrs in page.tags if tag == "th"]
    assert scopes == ["col"] * 10 + ["row"] * 2
    region = next(attrs for _, attrs in page.tags if attrs.get("role") == "region")
    assert (region["tabindex"], region["aria-label"]) == ("0", "Words of doubt")
    assert "overflow-x:auto" in region["style"]


def test_styles_are_inline_and_set_the_ground_with_the_ink():
    for tag, attrs in shown(RATES, "Words", ["A note."]).tags:
        assert not {"class", "id"} & {*attrs}
        assert tag in ("thead", "tbody", "tr", "br", "span") or "background:#ffffff" in attrs["style"]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_ink_stands_out_from_the_ground():
    inks = set(re.findall(r"(?<![-\w])color:(#\w{6})", framing.table_html(RATES, "Words", ["A note."])))
    assert len(inks) == 2
    assert all(1.05 / (luminance(ink) + 0.05) >= 4.5 for ink in inks)


def test_an_index_with_something_to_say_is_shown():
    by_outlet = RATES.groupby("outlet")[["count"]].sum()
    assert shown(by_outlet).heads == ["outlet", "count"]
    assert shown(RATES[["count"]].set_axis(["a", "b"])).rows[1:] == [["a", "1,204"], ["b", "0"]]
    assert shown(RATES[["count"]].set_axis([7, 9])).heads == ["count"]
    wide = RATES.pivot(index="outlet", columns="category", values=["count", "rate"])
    assert shown(wide).heads == ["outlet", "count doubt", "rate doubt"]


def test_the_table_given_stays_as_it_was_and_gives_the_same_page_twice():
    before = RATES.copy()
    assert framing.table_html(RATES) == framing.table_html(RATES)
    pd.testing.assert_frame_equal(RATES, before)


@pytest.mark.parametrize(
    ("table", "settings", "said"),
    [
        (RATES["rate"], {}, r"needs a DataFrame; found Series. Of a Series, pass .to_frame\(\)"),
        (RATES, {"limit": 0}, "limit to be a whole number from 1 on, or None for all; found 0"),
        (RATES, {"limit": "all"}, "found 'all'"),
        (RATES.set_axis([*"abcdefghijklm", "a"], axis=1), {}, "a name of its own for each column; found 'a' twice"),
    ],
)
def test_what_is_no_table_or_no_limit_is_refused(table, settings, said):
    with pytest.raises(TableError, match=said):
        framing.table_html(table, **settings)


def test_every_declared_column_of_numbers_says_what_it_is_and_in_the_same_range():
    for columns in TABLES.values():
        for column in columns:
            if column.kind in ("integer", "whole", "number"):
                assert column.name in UNITS, column
            for span in ("-1 to 1", "0 to 1", "1 to 3"):
                if column.name in UNITS and re.search(rf"(?<![-\w]){re.escape(span)}", column.about):
                    assert UNITS[column.name].said == span, column


@pytest.fixture(scope="module")
def control():
    return framing.measure(ROOT / "data" / "control")


def test_every_number_of_the_control_corpus_and_of_what_is_made_of_it_has_its_unit(control):
    quotes, articles = control["quotes"], control["articles"]
    made = {
        **control,
        "stance_contrast": framing.stance_contrast(quotes, articles, "Dovan Ekwall", "Ivara Toll", n_boot=99),
        "specification_curve": framing.specification_curve(
            control, "Northline News", "Halden Today", n_boot=0, n_permutations=99
        ),
        "gold": framing.read_figures(ROOT / "data" / "validation" / "gold.csv"),
    }
    without = {(name, column) for name, table in made.items() for column in table.select_dtypes("number")}
    assert {(name, column) for name, column in without if column not in UNITS} == set()


def test_a_word_shift_says_once_what_is_so_of_the_two_outlets(control):
    shift = framing.word_shift(control["words"], control["articles"], "Halden Today", "Lantern Daily", n_boot=99)
    page = shown(shift)
    assert page.heads[:3] == ["word", "score_a", "score_b"]
    assert "average_a / points per 1,000 words" not in page.heads
    first = shift.iloc[0]
    side_a = f"a Halden Today, average −{-first.average_a:.2f}, {first.n_words_a:,} words in 8 reports"
    assert page.beneath[0].startswith(side_a)
    assert f"a less b −{-first.difference:.2f}, 95 % interval of difference −" in page.beneath[0]


def test_the_page_is_whole_for_every_table_of_the_control_corpus(control):
    for name, table in control.items():
        page = shown(table, name, limit=3)
        assert len(page.rows) == 1 + min(3, len(table))
        assert {len(row) for row in page.rows[1:]} <= {len(page.heads)}
        assert "nan" not in unescape(" ".join(cell for row in page.rows for cell in row)).lower().split()
