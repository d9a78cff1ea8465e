"""What the figures show: every row drawn, nothing overlapping or cut off, the same bytes twice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from framing import charts, compare
from framing.charts.frame import mark_look
from framing.charts.style import CATEGORIES, GREY, INK, OWN, QUOTED, category_marks, contrast, luminance
from framing.tables import TableError

NAMES = [
    "Alder Times",
    "The Northern Standard and Evening Advertiser of Port Alder",
    "Zonal Post",
    "Delta TV",
    "Veldmark Courier",
    "Radio Nine",
    "Harbour Gazette",
    "Capital Wire",
    "Morning Ledger",
    "The People's Independent Voice of Greater Veldmark",
    "Quay Street Journal",
    "Northline News",
]
TERMS = {
    category: [f"{category.replace('_', ' ')} {word}" for word in ("one", "two", "three")] for category in CATEGORIES
}
RULES = ["page_clock", "caption", "cookie_notice", "comment_counter", "repeated_title", "read_more", "copyright_line"]


def corpus(outlets: int, reports: int) -> dict[str, pd.DataFrame]:
    """Measured tables of so many outlets with so many reports each."""
    rng = np.random.default_rng(11)
    rows: dict[str, list[dict]] = {name: [] for name in ("articles", "sentences", "quotes", "phrases", "removed")}
    for number in range(outlets * reports):
        name = f"report-{number:03d}"
        rows["articles"].append({"article_id": name, "outlet": NAMES[number // reports]})
        for sentence in range(12):
            _add_sentence(rows, rng, name, sentence)
        rows["removed"] += [{"article_id": name, "rule": rule} for rule in rng.choice(RULES, 4)]
    return {name: pd.DataFrame(found) for name, found in rows.items()}


def _add_sentence(rows: dict[str, list[dict]], rng: np.random.Generator, name: str, sentence: int) -> None:
    start, part = (0, "headline") if sentence == 0 else (150 * (sentence - 1), "body")
    quoted = bool(sentence and rng.random() < 0.3)
    place = {"article_id": name, "sentence": sentence, "part": part}
    tone = {"compound": rng.choice([0.0, rng.uniform(-1, 1)]), "quoted_share": float(quoted)}
    own = {"n_words": 25, "n_own": 0 if quoted else 25, "compound_own": np.nan if quoted else tone["compound"]}
    rows["sentences"].append({**place, "start": start, "end": start + 149, **tone, **own})
    if quoted:
        rows["quotes"].append({"article_id": name, "part": part, "start": start, "end": start + 140})
    for category in rng.choice(list(CATEGORIES), int(rng.poisson(0.6))):
        at = start + int(rng.integers(0, 130))
        term = str(rng.choice(TERMS[category]))
        voice = "quoted" if quoted else "outlet"
        rows["phrases"].append(
            {**place, "start": at, "end": at + 9, "term": term, "category": category, "voice": voice}
        )


def tables(t: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The table of each chart."""
    return {
        "tone": compare.tone_points(t["sentences"], t["articles"], n_boot=200),
        "rates": compare.rate_by_outlet(t["phrases"], t["sentences"], t["articles"], n_boot=200),
        "terms": compare.term_counts(t["phrases"], t["sentences"], t["articles"]),
        "places": compare.phrase_places(t["sentences"], t["quotes"], t["phrases"], t["articles"]),
        "corpus": compare.page_contents(t["articles"], t["sentences"], t["removed"]),
    }


PLOTS = {
    "tone": charts.plot_tone,
    "rates": charts.plot_rates,
    "terms": charts.plot_terms,
    "places": charts.plot_places,
    "corpus": charts.plot_corpus,
}
SIZES = {"one outlet": (1, 1), "two": (2, 1), "five": (5, 1), "six": (6, 6), "twelve": (12, 1)}
TABLES = {size: tables(corpus(*numbers)) for size, numbers in SIZES.items()}


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def drawn(ax: Axes, gid: str) -> int:
    """Points drawn under a name."""
    return sum(len(line.get_xdata()) for line in ax.lines if line.get_gid() == gid)


def texts(ax: Axes) -> list:
    figure = ax.figure
    figure.canvas.draw()
    shown = [text for text in [*ax.texts, *ax.get_xticklabels(), *ax.get_yticklabels()] if text.get_text()]
    renderer = figure.canvas.get_renderer()
    return [(text.get_text(), text.get_rotation(), text.get_window_extent(renderer)) for text in shown]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PLOTS)
def test_no_text_overlaps_another_or_is_cut_off(name, size):
    ax = PLOTS[name](TABLES[size][name])
    boxes = texts(ax)
    frame = ax.figure.bbox
    outside = [
        text for text, _, box in boxes if box.x0 < 0 or box.y0 < 0 or box.x1 > frame.width or box.y1 > frame.height
    ]
    assert outside == []
    level = [
        (text, box) for text, turned, box in boxes if not turned
    ]  # boxes of turned heads overlap, their text does not
    crossing = [
        (a, b)
        for (a, one), (b, other) in combinations(level, 2)
        if min(one.x1, other.x1) - max(one.x0, other.x0) > 0.5 and min(one.y1, other.y1) - max(one.y0, other.y0) > 1.5
    ]
    assert crossing == []


@pytest.mark.parametrize("size", ["two", "six"])
def test_every_row_of_the_tone_table_is_drawn(size):
    table = TABLES[size]["tone"]
    ax = charts.plot_tone(table)
    valued = table[table["value"].notna()].groupby("level").size()
    assert drawn(ax, "sentences") == valued["sentence"]
    assert drawn(ax, "articles") == valued["article"]
    intervals = [patch for patch in ax.patches if patch.get_gid() == "interval"]
    assert len(intervals) == table["low"].notna().sum()


@pytest.mark.parametrize("size", ["two", "six"])
def test_every_rate_is_drawn_with_its_count(size):
    table = TABLES[size]["rates"]
    ax = charts.plot_rates(table)
    assert drawn(ax, "rates") == table["rate"].notna().sum()
    counts = [text.get_text() for text in ax.texts if text.get_gid() == "count"]
    assert len(counts) == len(table)
    first = table.iloc[0]
    assert f"{first['count']:,} of {first['n_words']:,}" in counts


def test_so_many_terms_are_set_as_asked_for():
    table = TABLES["five"]["terms"]
    used = table[table["count"] > 0].groupby("outlet").size()
    ax = charts.plot_terms(table, top=4)
    assert len([text for text in ax.texts if text.get_gid() == "term"]) == used.clip(upper=4).sum()
    assert len([text for text in ax.texts if text.get_gid() == "more"]) == (used > 4).sum()
    assert drawn(ax, "marks") == used.clip(upper=4).sum()


def test_every_phrase_and_quotation_has_its_place():
    table = TABLES["five"]["places"]
    ax = charts.plot_places(table)
    kinds = table["kind"].value_counts()
    assert drawn(ax, "phrases") == kinds["phrase"]
    assert len([patch for patch in ax.patches if patch.get_gid() == "quote"]) == kinds["quote"]


def test_every_page_shows_its_words_and_cuts():
    table = TABLES["five"]["corpus"]
    ax = charts.plot_corpus(table)
    cut = [text.get_text() for text in ax.texts if text.get_gid() == "cut"]
    assert sum(map(int, cut)) == table.loc[table["what"] == "cut lines", "count"].sum()
    words = [patch.get_width() for patch in ax.patches if patch.get_gid() == "words"]
    assert len(words) == 2 * table["article_id"].nunique()


@pytest.mark.parametrize("name", PLOTS)
def test_a_table_without_rows_is_said_to_be_empty(name):
    for table in (TABLES["two"][name].iloc[:0], pd.DataFrame()):
        ax = PLOTS[name](table)
        assert ax.texts[0].get_text().startswith("Nothing to show")


@pytest.mark.parametrize("name", PLOTS)
def test_the_table_is_left_alone_and_any_index_does(name):
    table = TABLES["two"][name]
    odd = table.set_axis(range(len(table), 0, -1))
    before = odd.copy(deep=True)
    PLOTS[name](odd)
    pd.testing.assert_frame_equal(odd, before)


@pytest.mark.parametrize("name", PLOTS)
def test_axes_given_are_drawn_into(name):
    figure, (left, right) = plt.subplots(1, 2, figsize=(16, 12))
    assert PLOTS[name](TABLES["two"][name], ax=right) is right
    assert not left.texts
    assert right.texts


@pytest.mark.parametrize("name", PLOTS)
def test_a_missing_column_is_named(name):
    with pytest.raises(TableError, match=f"plot_{name} needs column"):
        PLOTS[name](TABLES["two"][name].drop(columns="outlet"))


def drawn_order(table: pd.DataFrame) -> list[str]:
    labels = [t.get_text() for t in charts.plot_tone(table).texts if t.get_gid() == "label"]
    return [name for name in labels if name in set(table["outlet"])]


def test_outlets_stand_by_name_unless_one_is_told_apart_above_all_others(mark):
    assert drawn_order(TABLES["five"]["tone"]) == sorted(drawn_order(TABLES["five"]["tone"]))

    rows = {"level": "outlet", "voice": "outlet", "article_id": "", "n_articles": 8, "n_sentences": 90, "note": ""}
    table = pd.DataFrame([{**rows, "outlet": name, "value": value, "low": value - 0.1, "high": value + 0.1}
                          for name, value in (("Alder", 0.0), ("Brook", 0.15), ("Cape", 0.5))])  # fmt: skip
    by_name = ["Alder", "Brook", "Cape"]
    above = [("Cape", "Alder"), ("Cape", "Brook")]
    assert drawn_order(mark(table, above)) == ["Cape", "Alder", "Brook"]
    assert drawn_order(table) == by_name  # intervals apart, and nothing tested
    assert drawn_order(mark(table, above[:1])) == by_name
    assert drawn_order(mark(table, above[:1], few=["Brook"])) == by_name  # first would look like highest of all
    assert drawn_order(mark(table, [("Alder", "Cape"), ("Brook", "Cape")])) == by_name


EVIDENCE = {"n_units": 6, "view": "own", "confidence_level": 0.95}


@pytest.mark.parametrize("name", ["tone", "rates"])
def test_the_source_line_says_unit_number_view_interval_and_tests(name, mark):
    table = TABLES["six"][name].assign(**EVIDENCE)
    by = ["level", "voice"] if name == "tone" else ["category"]
    table = pd.concat([mark(rows.drop_duplicates("outlet")) for _, rows in table.groupby(by)], ignore_index=True)
    table = table.assign(n_tests=40, alpha=0.05, n_events=8)
    said = " ".join(t.get_text() for t in PLOTS[name](table).texts if t.get_gid() == "source")
    assert "36 reports of six outlets, six units each (unit: a family of copies, or a report outside one)." in said
    assert "Own text only, without the agency’s sentences. 95 % bootstrap intervals over units (BCa)." in said
    assert "Pairs of outlets compared within events by permutation, corrected for 40 tests at 5 %." in said
    unknown = PLOTS[name](table.assign(n_events=0))
    assert "Pairs of outlets compared by permutation" in " ".join(t.get_text() for t in unknown.texts)
    bare = " ".join(t.get_text() for t in PLOTS[name](TABLES["two"][name]).texts if t.get_gid() == "source")
    assert "interval" not in bare and "tests" not in bare


@pytest.mark.parametrize("name", ["terms", "places", "corpus"])
def test_charts_that_compare_nothing_say_so_with_their_unit_and_view(name):
    ax = PLOTS[name](TABLES["two"][name].assign(view="once"))
    said = " ".join(t.get_text() for t in ax.texts if t.get_gid() == "source")
    unit = {"terms": "phrase", "places": "report", "corpus": "page"}[name]
    assert f"Unit: the {unit}. The agency’s words once. Counts; outlets are not compared." in said


def test_settings_of_matplotlib_stay_as_they_were():
    before = dict(mpl.rcParams)
    charts.plot_tone(TABLES["two"]["tone"])
    assert dict(mpl.rcParams) == before


def test_settings_outside_do_not_reach_the_figure(tmp_path):
    table = TABLES["two"]["tone"]
    charts.save_figure(charts.plot_tone(table), tmp_path / "plain", table)
    with mpl.rc_context({"font.family": "serif", "lines.linewidth": 9, "axes.facecolor": "red", "figure.dpi": 72}):
        charts.save_figure(charts.plot_tone(table), tmp_path / "odd", table)
    for suffix in (".svg", ".png", ".csv"):
        assert (tmp_path / f"plain{suffix}").read_bytes() == (tmp_path / f"odd{suffix}").read_bytes()


def test_colours_are_told_apart_in_grey():
    marks = category_marks(list(CATEGORIES))
    assert len({shape for shape, _ in marks.values()}) == len(marks)  # shape alone tells the category
    assert all(contrast(colour) >= 3 for _, colour in marks.values())
    assert min(contrast(INK), contrast(GREY)) >= 4.5
    assert contrast(OWN, QUOTED) >= 1.8
    assert abs(luminance(OWN) - luminance(QUOTED)) > 0.1
    assert mark_look("o", OWN)["markerfacecolor"] != mark_look("D", QUOTED, hollow=True)["markerfacecolor"]


def test_a_dollar_sign_is_no_formula(tmp_path):
    table = TABLES["two"]["terms"].assign(term=lambda t: "$5m or $10m " + t["term"])
    ax = charts.plot_terms(table, title="From $5m to $10m")
    charts.save_figure(ax, tmp_path / "terms", table)
    assert any("$5m" in text.get_text() for text in ax.texts if text.get_gid() == "term")


def test_save_figure_writes_three_files_and_a_text_alternative(tmp_path):
    table = TABLES["two"]["tone"]
    ax = charts.plot_tone(table)
    files = charts.save_figure(ax, tmp_path / "new" / "02-tone.v1", table)
    assert [file.name for file in files] == ["02-tone.v1.svg", "02-tone.v1.png", "02-tone.v1.csv"]
    assert sorted(os.listdir(tmp_path / "new")) == sorted(file.name for file in files)
    svg = files[0].read_text("utf-8")
    assert "<title>Too few reports to tell outlets apart" in svg
    assert "<desc>" in svg
    assert "<dc:date>" not in svg
    back = pd.read_csv(files[2])
    assert list(back.columns) == list(table.columns)
    assert len(back) == len(table)
    width, _ = plt.imread(files[1]).shape[1::-1]
    assert width == 1600


def test_save_figure_leaves_the_old_file_when_it_fails(tmp_path):
    table = TABLES["two"]["tone"]
    charts.save_figure(charts.plot_tone(table), tmp_path / "tone", table)
    before = (tmp_path / "tone.svg").read_bytes()
    with pytest.raises(TableError, match="save_figure needs the table drawn; found list"):
        charts.save_figure(charts.plot_tone(table), tmp_path / "tone", [])
    with pytest.raises(TableError, match="save_figure needs a figure or its Axes; found str"):
        charts.save_figure("tone", tmp_path / "tone", table)
    assert (tmp_path / "tone.svg").read_bytes() == before


SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import test_charts as t
for name, plot in t.PLOTS.items():
    table = t.TABLES["two"][name]
    t.charts.save_figure(plot(table), Path(sys.argv[2]) / name, table)
"""


def test_the_same_bytes_twice(tmp_path):
    here = str(Path(__file__).parent)
    for seed in ("0", "4711"):
        command = [sys.executable, "-c", SCRIPT, here, str(tmp_path / seed)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed, "MPLBACKEND": "Agg"})
    first, second = ({f.name: f.read_bytes() for f in sorted((tmp_path / s).iterdir())} for s in ("0", "4711"))
    assert len(first) == 15
    assert [name for name in first if first[name] != second[name]] == []
