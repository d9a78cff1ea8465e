"""Rates and terms: what is drawn, and how long names and full lists fit the page."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import combinations

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from pandas.testing import assert_frame_equal

from framing.charts import (
    plot_rates,
    plot_terms,
    plot_tone,
    save_figure,
    style,
)
from framing.charts.style import CATEGORIES, contrast
from framing.compare import rate_by_outlet, term_counts, tone_points

LONG = "{} Northern Standard and Evening Advertiser of Port Alder"
NAMES = "Alder Birch Cedar Dogwood Elm Fir Gorse Hazel Ivy Juniper Kelp Larch".split()
TERMS = "frosty strongman regime onslaught so-called icy humiliate landmark thaw swoop crony defiant alarm".split()
PLOTS: dict[str, Callable[..., Axes]] = {"tone": plot_tone, "rates": plot_rates, "terms": plot_terms}


def corpus(n_outlets: int, n_reports: int, name: str = LONG) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Articles, sentences and phrases of outlets that differ; all numbers come from counters."""
    reports = [(f"{o}-{r}", name.format(NAMES[o]), o, r) for o in range(n_outlets) for r in range(n_reports)]
    rows, found = [], []
    for article_id, _, o, r in reports:
        for s in range(5):
            score, quoted = ((7 * s + 5 * r + 3 * o) % 19 - 9) / 10, [0.0, 0.7][s % 2]
            rows.append((article_id, s, quoted, score, score / 2, 20, 20 - 8 * (s % 2)))
        for s in range((o + r) % 4 + 1):
            number = 7 * o + 11 * s + 5 * r
            term = TERMS[number % 13] + " of words that go on" * (number % 20 // 13)
            found.append((article_id, term, list(CATEGORIES)[number % 9]))
    columns = ["article_id", "sentence", "quoted_share", "compound", "compound_own", "n_words", "n_own"]
    phrases = pd.DataFrame(found, columns=["article_id", "term", "category"]).assign(voice="outlet")
    return (
        pd.DataFrame(reports, columns=["article_id", "outlet", "o", "r"]),
        pd.DataFrame(rows, columns=columns),
        phrases,
    )


def table_of(kind: str, n_outlets: int, n_reports: int, name: str = LONG) -> pd.DataFrame:
    """The table of a chart."""
    articles, sentences, phrases = corpus(n_outlets, n_reports, name)
    if kind == "tone":
        return tone_points(sentences, articles, n_boot=200)
    if kind == "terms":
        return term_counts(phrases, sentences, articles)
    all_of_them = pd.DataFrame({"category": list(CATEGORIES)})
    return rate_by_outlet(phrases, sentences, articles, lexicon=all_of_them, n_boot=200)


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    """Close what a test has drawn."""
    yield
    plt.close("all")


def written(ax: Axes) -> list[Text]:
    """Every text that is seen."""
    return [t for t in ax.get_figure().findobj(Text) if t.get_visible() and t.get_text().strip()]


def marks_of(ax: Axes, gid: str | None = None) -> list[Line2D]:
    """Lines that draw marks, of one kind or all."""
    marked = [line for line in ax.lines if line.get_marker() not in ("None", "", None)]
    return [line for line in marked if gid in (None, line.get_gid())]


def boxes(ax: Axes) -> tuple[list[tuple[str, Bbox]], list[Bbox], Bbox]:
    """Boxes of the texts, of the marks, and of the page, in pixels as saved."""
    figure = ax.get_figure()
    with style():
        figure.set_dpi(200)
        renderer = FigureCanvasAgg(figure).get_renderer()
        figure.draw(renderer)
        texts = [(t.get_text(), t.get_window_extent(renderer)) for t in written(ax)]
        return texts, [line.get_window_extent(renderer) for line in marks_of(ax)], figure.bbox


def overlap(one: Bbox, other: Bbox) -> bool:
    """Whether two boxes share more than the pixel at their edges."""
    shared = Bbox.intersection(one, other)
    return shared is not None and shared.width > 1.5 and shared.height > 1.5


def inside(box: Bbox, page: Bbox) -> bool:
    """Whether a box lies on the page."""
    return page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 and box.y1 <= page.y1


def texts_of(ax: Axes, gid: str) -> list[str]:
    """Texts of one kind, in the order drawn."""
    return [t.get_text() for t in ax.texts if t.get_gid() == gid]


@pytest.mark.parametrize("n_outlets", [2, 6, 12])
@pytest.mark.parametrize("kind", PLOTS)
def test_long_names_and_full_lists_fit_the_page(kind: str, n_outlets: int) -> None:
    texts, marks, page = boxes(PLOTS[kind](table_of(kind, n_outlets, 4 if n_outlets == 12 else 6)))
    assert [(a, b) for (a, one), (b, other) in combinations(texts, 2) if overlap(one, other)] == []
    assert [text for text, box in texts if not inside(box, page)] == []
    assert all(inside(box, page) for box in marks)


@pytest.mark.parametrize("kind", ["rates", "terms"])
@pytest.mark.parametrize(("n_outlets", "n_reports"), [(1, 1), (5, 1), (6, 8), (12, 6)])
def test_no_mark_lies_on_a_text(kind: str, n_outlets: int, n_reports: int) -> None:
    texts, marks, _ = boxes(PLOTS[kind](table_of(kind, n_outlets, n_reports)))
    assert [text for text, box in texts for mark in marks if overlap(box, mark)] == []


@pytest.mark.parametrize(("n_outlets", "n_reports"), [(5, 1), (6, 8)])
def test_zeros_are_drawn_like_any_rate(n_outlets: int, n_reports: int) -> None:
    table = table_of("rates", n_outlets, n_reports)
    ax = plot_rates(table)
    assert len(table) == len(marks_of(ax, "rates")) == n_outlets * 9
    assert len([line for line in ax.lines if line.get_gid() == "interval"]) == table["low"].notna().sum()
    counts = [f"{c:,} of {n:,}" for c, n in zip(table["count"], table["n_words"], strict=True)]
    assert (table["count"] == 0).any()
    assert sorted(texts_of(ax, "count")) == sorted(counts)


def test_marks_of_rates_stand_at_their_rates() -> None:
    table = table_of("rates", 4, 6).query("category == 'atmosphere'").drop(columns="category")
    ax = plot_rates(table)
    scale = {t.get_text(): t.get_position()[0] for t in ax.texts if t.get_gid() == "scale"}
    last = max(scale, key=float)
    unit = (scale[last] - scale["0"]) / float(last)
    at = [(line.get_xdata()[0] - scale["0"]) / unit for line in marks_of(ax, "rates")]
    assert at == pytest.approx(table["rate"].tolist())


def test_an_outlet_without_words_has_no_mark_at_zero() -> None:
    articles, sentences, phrases = corpus(2, 6, "{}")
    silent = sentences["article_id"].str.startswith("1-")
    sentences = sentences.assign(n_own=sentences["n_own"].mask(silent, 0))
    table = rate_by_outlet(phrases[phrases["article_id"].str.startswith("0-")], sentences, articles)
    ax = plot_rates(table)
    assert len(marks_of(ax, "rates")) == table["rate"].notna().sum() == len(table) / 2
    assert texts_of(ax, "count").count("no words") == len(table) / 2


def test_terms_set_every_row_that_has_a_count() -> None:
    table = table_of("terms", 3, 4, "{} Post")
    used = table[table["count"] > 0]
    ax = plot_terms(table, top=100)
    assert len(marks_of(ax, "marks")) == len(used)
    assert sorted(texts_of(ax, "count")) == sorted(used["count"].astype(str))
    short = used.loc[used["term"].isin(TERMS), "term"]
    assert sorted(t for t in texts_of(ax, "term") if t in TERMS) == sorted(short)
    shared = used.loc[used["n_outlets"] > 1, "n_outlets"]
    assert sorted(texts_of(ax, "shared")) == sorted(f"{n} outlets" for n in shared)


def test_terms_say_how_many_they_leave_out_and_how_often_these_occur() -> None:
    facts = {"n_words": 900, "n_outlets": 1, "category": "atmosphere", "voice": "outlet"}
    rows = [("Alder Times", f"term {n}", 3 if n < 2 else 1) for n in range(6)] + [("Zonal Post", "thaw", 0)]
    table = pd.DataFrame(rows, columns=["outlet", "term", "count"]).assign(**facts)
    assert texts_of(plot_terms(table, top=4), "more") == ["and two more terms, once each", "none found"]
    assert texts_of(plot_terms(table, top=1), "more")[0] == "and five more terms, three times at most"
    assert texts_of(plot_terms(table, top=5), "more")[0] == "and one more term, once"
    assert texts_of(plot_terms(table, top=1), "term") == ["term 0"]


@pytest.mark.parametrize("kind", PLOTS)
def test_one_report_an_outlet_is_not_ranked(kind: str) -> None:
    ax = PLOTS[kind](table_of(kind, 5, 1, "{} Post"))
    title = " ".join(texts_of(ax, "title"))
    assert not any(name in title for name in NAMES)
    names = [name for name in texts_of(ax, "head" if kind == "terms" else "label") if name.endswith(" Post")]
    assert names[:5] == [f"{name} Post" for name in NAMES[:5]]
    if kind != "terms":
        assert title == "Too few reports to tell outlets apart: five reports, one an outlet"


@pytest.mark.parametrize("kind", ["tone", "rates"])
def test_the_key_says_the_level_of_the_interval(kind: str) -> None:
    table = table_of(kind, 2, 6, "{} Post")
    assert any(text.endswith("its 95 % interval") for text in texts_of(PLOTS[kind](table), "key"))
    assert any(
        text.endswith("its interval") for text in texts_of(PLOTS[kind](table.drop(columns="confidence_level")), "key")
    )


@pytest.mark.parametrize("kind", PLOTS)
def test_text_and_marks_stand_out_from_the_paper(kind: str) -> None:
    ax = PLOTS[kind](table_of(kind, 6, 8))
    assert min(contrast(to_hex(t.get_color())) for t in written(ax)) >= 4.5
    solid = [line for line in marks_of(ax) if line.get_alpha() is None]
    looks = [(line.get_markeredgecolor(), line.get_markerfacecolor()) for line in solid]
    assert min(max(contrast(to_hex(edge)), contrast(to_hex(face))) for edge, face in looks) >= 3


@pytest.mark.parametrize("kind", PLOTS)
def test_the_index_of_the_table_does_not_matter(kind: str) -> None:
    table = table_of(kind, 3, 5)
    other = table.set_axis(["x"] * len(table))
    before = other.copy(deep=True)
    ax = PLOTS[kind](other)
    assert_frame_equal(other, before)
    assert [t.get_text() for t in ax.texts] == [t.get_text() for t in PLOTS[kind](table).texts]


@pytest.mark.parametrize("kind", PLOTS)
def test_words_can_be_given(kind: str) -> None:
    ax = PLOTS[kind](table_of(kind, 2, 2), title="Mine", subtitle="Also mine", source="By me")
    assert [texts_of(ax, gid) for gid in ("title", "subtitle", "source")] == [["Mine"], ["Also mine"], ["By me"]]


@pytest.mark.parametrize("kind", PLOTS)
def test_the_csv_holds_the_table_drawn(tmp_path, kind: str) -> None:
    table = table_of(kind, 3, 6)
    csv = save_figure(PLOTS[kind](table), tmp_path / kind, table)[2]
    numbers = {column: [""] for column in table.select_dtypes("number")}
    back = pd.read_csv(csv, keep_default_na=False, na_values=numbers)
    plain = table.astype({column: "float64" for column in table.select_dtypes("Int64")})
    assert_frame_equal(back, plain, check_dtype=False, rtol=1e-5)


def test_a_run_that_breaks_leaves_the_old_figure_whole(tmp_path, monkeypatch) -> None:
    table = table_of("rates", 2, 1)
    files = save_figure(plot_rates(table), tmp_path / "03-rates.svg", table)
    old = [file.read_bytes() for file in files]

    def broken(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", broken)
    with pytest.raises(OSError, match="disk full"):
        save_figure(plot_rates(table, title="New"), tmp_path / "03-rates", table)
    assert [file.read_bytes() for file in files] == old
    assert sorted(tmp_path.iterdir()) == sorted(files)
