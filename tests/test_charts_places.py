"""The strips of reports and the overview of pages, looked at inside: everything drawn, nothing on top of anything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

from framing.charts import finding_corpus, finding_places, plot_corpus, plot_places
from framing.charts.groups import report_lines
from framing.charts.places import levels_of
from framing.charts.style import CATEGORIES, FAINT, GREY, INK, OWN, QUOTED_FILL, category_marks, contrast, luminance

LONG = "The Northern Standard and Evening Advertiser of Greater Port"
SIZES = {"two": (2, 1), "five": (5, 1), "forty-eight": (6, 8), "eighty": (8, 10)}
TERMS = ["frosty", "strongman", "so-called", "uncompromisingly hostile", "war", "regime"]
RULES = ["page_clock", "caption", "cookie_notice", "comment_counter", "repeated_title", "read_more", "copyright_line"]


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def reports(size: str) -> list[tuple[str, str]]:
    outlets, each = SIZES[size]
    return [(f"e{n}-o{o}", f"{LONG} {o}") for o in range(outlets) for n in range(each)]


def places(size: str) -> pd.DataFrame:
    """As `phrase_places` makes it: clusters of phrases, at the very beginning and end too."""
    rows = []
    for number, (name, outlet) in enumerate(reports(size)):
        length = 900 + 331 * (number % 7)
        rows += [_place(name, outlet, "headline", "headline", 0, 60), _place(name, outlet, "text", "text", 0, length)]
        rows += [_place(name, outlet, "quote", "text", at, at + 120) for at in (100, 480)]
        starts = [0, 110, 118, 130, 300 + number, 500, 505, 700, length - 9]
        rows += [_phrase(name, outlet, "headline", 20, number), _phrase(name, outlet, "headline", 48, number + 1)]
        rows += [_phrase(name, outlet, "text", at, number + k) for k, at in enumerate(starts)]
    return pd.DataFrame(rows)


def _place(name: str, outlet: str, kind: str, part: str, start: int, end: int) -> dict:
    place = {"article_id": name, "outlet": outlet, "kind": kind, "part": part, "start": start, "end": end}
    return place | {"term": "", "category": "", "voice": "", "n_articles": 1}


def _phrase(name: str, outlet: str, part: str, start: int, k: int) -> dict:
    voice = "quoted" if part == "text" and (100 <= start < 220 or 480 <= start < 600) else "outlet"
    what = {"term": TERMS[k % len(TERMS)], "category": list(CATEGORIES)[k % 9], "voice": voice}
    return _place(name, outlet, "phrase", part, start, start + 8) | what


def pages(size: str, rules: list[str] = RULES, most_lines: int = 3) -> pd.DataFrame:
    rows = []
    for number, (name, outlet) in enumerate(reports(size)):
        page = {"article_id": name, "outlet": outlet, "n_articles": 1, "unit": "words", "rule": ""}
        rows += [page | {"what": "own words", "count": 200 + number}, page | {"what": "quoted words", "count": 90}]
        cut = page | {"what": "cut lines", "unit": "lines"}
        rows += [cut | {"rule": rule, "count": (number + k) % (most_lines + 1)} for k, rule in enumerate(rules)]
    return pd.DataFrame(rows)


CHARTS = {"places": (plot_places, places), "corpus": (plot_corpus, pages)}


def points(ax: Axes, gid: str) -> list:
    return [line for line in ax.lines if line.get_gid() == gid]


def bars(ax: Axes, gid: str) -> list:
    return [patch for patch in ax.patches if patch.get_gid() == gid]


def written(ax: Axes, gid: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", CHARTS)
def test_no_text_lies_on_another_or_is_cut_off(name, size):
    plot, make = CHARTS[name]
    ax = plot(make(size))
    check_texts(ax)


def check_texts(ax: Axes) -> None:
    ax.figure.canvas.draw()
    shown = [t for t in [*ax.texts, *ax.get_xticklabels()] if t.get_text()]
    boxes = [(t.get_text(), t.get_rotation(), t.get_window_extent()) for t in shown]
    frame = ax.figure.bbox
    assert [t for t, _, b in boxes if b.x0 < 0 or b.y0 < 0 or b.x1 > frame.width or b.y1 > frame.height] == []
    level = sorted(((t, b) for t, turned, b in boxes if not turned), key=lambda pair: -pair[1].y1)
    assert [(s, t) for (s, a), (t, b) in combinations(level, 2) if _overlap(a, b)] == []


def _overlap(a, b) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1.5


@pytest.mark.parametrize("size", ["two", "five", "forty-eight"])
def test_every_row_of_places_is_drawn_once(size):
    table = places(size)
    ax = plot_places(table)
    for kind in ("headline", "text", "quote"):
        assert len(bars(ax, kind)) == (table["kind"] == kind).sum()
    phrases = table[table["kind"] == "phrase"]
    marks = points(ax, "phrases")
    assert len(marks) == len(phrases)
    hollow = [mark for mark in marks if mark.get_markerfacecolor() == "white"]
    assert len(hollow) == (phrases["voice"] != "outlet").sum()


@pytest.mark.parametrize("size", ["five", "forty-eight"])
def test_no_mark_lies_on_another_or_on_a_term(size):
    ax = plot_places(places(size))
    ax.figure.canvas.draw()
    at = [tuple(ax.transData.transform((m.get_xdata()[0], m.get_ydata()[0]))) for m in points(ax, "phrases")]
    close = [(a, b) for a, b in combinations(at, 2) if abs(a[0] - b[0]) < 8 and abs(a[1] - b[1]) < 8]
    assert close == []
    terms = [text.get_window_extent() for text in ax.texts if text.get_gid() == "term"]
    assert [(x, y) for x, y in at for box in terms if box.x0 < x < box.x1 and box.y0 < y < box.y1] == []


def test_terms_are_written_for_few_reports_and_left_out_for_many():
    table = places("five")
    terms = written(plot_places(table), "term")
    assert len(terms) > 0.8 * (table["kind"] == "phrase").sum()
    assert written(plot_places(table, labels=False), "term") == []
    assert written(plot_places(places("forty-eight")), "term") == []


def test_texts_have_one_scale_and_marks_their_place():
    table = places("five")
    ax = plot_places(table, labels=False)
    lengths = table.loc[table["kind"] == "text", "end"].tolist()
    drawn = [bar.get_width() for bar in bars(ax, "text")]
    assert [round(width / drawn[0], 6) for width in drawn] == [round(n / lengths[0], 6) for n in lengths]
    begin, unit = bars(ax, "text")[0].get_x(), drawn[0] / lengths[0]
    first = table[(table["article_id"] == "e0-o0") & (table["kind"] == "phrase") & (table["part"] == "text")]
    wanted = sorted(begin + (first["start"] + first["end"]) / 2 * unit)
    found = sorted(mark.get_xdata()[0] for mark in points(ax, "phrases")[: len(first) + 2])[2:]
    assert found == pytest.approx(wanted)


def test_of_eighty_reports_about_sixty_are_drawn_and_the_rest_is_counted():
    ax = plot_places(places("eighty"))
    assert len(bars(ax, "text")) == 56  # seven of each of eight outlets: eight of each would be 64
    assert written(ax, "more") == ["and three more reports"] * 8
    assert "56 of 80 reports drawn" in " ".join(written(ax, "source"))
    assert len(bars(plot_places(places("eighty"), most=80), "text")) == 80
    assert written(plot_corpus(pages("eighty")), "more") == ["and three more pages"] * 8


def test_of_more_outlets_than_rows_the_first_are_drawn():
    lines = report_lines(pd.DataFrame(reports("eighty"), columns=["article_id", "outlet"]), most=3)
    assert sum(line.kind == "report" for line in lines) == 3
    assert lines[-1].label == "and five more outlets with 50 reports"


def test_reports_of_an_outlet_stand_together_whatever_the_order_of_rows():
    shuffled = places("forty-eight").sample(frac=1, random_state=4)
    ax = plot_places(shuffled)
    assert len(written(ax, "head")) == 6
    assert len(bars(ax, "text")) == 48


def test_marks_left_of_a_label_rise_above_it():
    assert levels_of([(0, 30), (10, 30), (20, 30)]) == [(2, True), (1, True), (0, True)]
    assert levels_of([(0, 50), (5, 50), (10, 50)], most=2)[0] == (2, False)
    assert levels_of([]) == []


@pytest.mark.parametrize("size", ["two", "five", "forty-eight"])
def test_every_page_shows_its_words_and_its_cuts(size):
    table = pages(size)
    ax = plot_corpus(table)
    n = table["article_id"].nunique()
    assert len(bars(ax, "words")) == 2 * n
    assert len(bars(ax, "cell")) == n * len(RULES)
    cut = table[table["what"] == "cut lines"]
    assert sorted(written(ax, "cut")) == sorted(str(count) for count in cut["count"] if count)


def test_rules_without_room_are_summed_and_nothing_is_lost():
    table = pages("five", [f"rule_number_{n}" for n in range(40)], 1200)
    ax = plot_corpus(table)
    assert written(ax, "rule")[-1].endswith(" other rules")
    total = sum(int(text.replace(",", "")) for text in written(ax, "cut"))
    assert total == table.loc[table["what"] == "cut lines", "count"].sum()
    check_texts(ax)


def test_sums_of_outlets_have_a_row_an_outlet():
    table = pages("forty-eight")
    keys = ["outlet", "what", "rule", "unit"]
    sums = table.groupby(keys, as_index=False)["count"].sum().assign(article_id="", n_articles=8)
    ax = plot_corpus(sums)
    assert len(bars(ax, "words")) == 12
    assert "outlet’s pages" in written(ax, "subtitle")[0]
    assert "48 pages of six outlets" in written(ax, "source")[0]
    check_texts(ax)


def test_in_grey_the_parts_still_differ():
    for _, colour in category_marks(list(CATEGORIES)).values():
        assert contrast(colour) >= 3
    assert contrast(INK, QUOTED_FILL) > 7
    assert contrast(INK, FAINT) > 7
    assert contrast(OWN, QUOTED_FILL) > 3
    assert contrast(GREY) > 4.5
    assert luminance(FAINT) > luminance(QUOTED_FILL)  # a little lighter; the hatching is what tells
    assert all(bar.get_hatch() for bar in bars(plot_places(places("two")), "quote"))
    assert len({mark for mark, _ in category_marks(list(CATEGORIES)).values()}) == len(CATEGORIES)


@pytest.mark.parametrize("name", CHARTS)
def test_the_table_is_left_alone(name):
    plot, make = CHARTS[name]
    table = make("five").set_index(pd.Index(range(500, 500 + len(make("five")))))
    before = table.copy(deep=True)
    plot(table, title="Ours", subtitle="of it", source="Here")
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_table_says_there_is_nothing(name):
    plot, make = CHARTS[name]
    for table in (make("two").iloc[:0], pd.DataFrame()):
        assert plot(table).texts[0].get_text().startswith("Nothing to show")


@pytest.mark.parametrize("name", CHARTS)
def test_the_words_around_a_chart_can_be_given(name):
    plot, make = CHARTS[name]
    ax = plot(make("two"), title="Ours", subtitle="of it", source="Here")
    assert [written(ax, gid) for gid in ("title", "subtitle", "source")] == [["Ours"], ["of it"], ["Here"]]


def test_a_report_without_headline_or_phrases_has_its_strip():
    table = pd.DataFrame([_place("a", "Zonal Post", "text", "text", 0, 400)])
    ax = plot_places(table)
    assert len(bars(ax, "text")) == 1
    assert written(ax, "title") == ["No loaded phrases in one report"]


def test_a_given_axes_is_drawn_into():
    _, ax = plt.subplots(figsize=(8, 8))
    assert plot_places(places("two"), ax) is ax
    assert len(bars(ax, "text")) == 2


@pytest.mark.parametrize(
    ("voices", "outlets", "said"),
    [
        (["outlet"], ["A"], "The one loaded phrase is in the outlet’s own words"),
        (["scare", "quoted"], ["A", "B"], "Both loaded phrases are in quotation marks"),
        (["outlet"] * 3, ["A", "B", "B"], "All three loaded phrases are in the outlets’ own words"),
        (
            ["outlet", "quoted", "quoted"],
            ["A", "A", "A"],
            "One of three loaded phrases is in the outlet’s own words, the other two in quotation marks",
        ),
    ],
)
def test_the_finding_of_places_reads_well_for_few(voices, outlets, said):
    rows = pd.DataFrame({"kind": "phrase", "voice": voices, "outlet": outlets, "article_id": outlets})
    assert finding_places(rows) == said


def test_the_finding_of_a_corpus_without_quotation_or_cuts():
    rows = pd.DataFrame({"what": ["own words", "quoted words"], "count": [75, 0]})
    assert finding_corpus(rows) == "None of the words kept is quotation; no lines of page clutter were cut"
