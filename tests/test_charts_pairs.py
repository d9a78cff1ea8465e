"""Pairs of outlets as a chart: every pair drawn or counted, those told apart first, and what titles say."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from itertools import combinations

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from framing import charts
from framing.charts import finding_pairs, pair_lines, plot_pairs
from framing.charts.style import CATEGORIES, luminance
from framing.tables import TableError

tell_apart = import_module("framing.compare.tell_apart")  # the function of the same name hides the file

LONG = "The Northern Standard and Evening Advertiser of Greater Port"


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def pair(one: str, other: str, verdict: str = "cannot tell", difference: float = 2.0, category: str = "doubt") -> dict:
    """A row of `tell_apart`: a difference of loaded phrases with an interval of 1.5 to both sides."""
    apart = verdict == "apart"
    higher = (one if difference > 0 else other) if apart else ""
    row = {"measure": "loaded phrases", "category": category, "outlet_a": one, "outlet_b": other, "verdict": verdict}
    row |= {"higher": higher, "difference": difference, "low": difference - 1.5, "high": difference + 1.5}
    row |= {"confidence_level": 0.95, "alpha": 0.05, "smallest": 3.0, "n_events": 8, "n_units_a": 8, "n_units_b": 7}
    effect = f"{abs(difference):.1f} more per 1,000 own words" if apart else ""
    return row | {"effect": effect, "per": 1000, "of": "own words", "view": "all"}


def texts(ax: Axes, gid: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def marks(ax: Axes, gid: str) -> list:
    return [line for line in ax.lines if line.get_gid() == gid]


THREE = pd.DataFrame(
    [
        pair("Alder Times", "Elm Echo", "apart", -6.0),
        pair("Alder Times", "Zonal Post", "cannot tell", -1.0),
        pair("Elm Echo", "Zonal Post", "too few"),
    ]
)


def test_a_pair_told_apart_stands_under_the_higher_outlet_with_its_effect_in_words():
    ax = plot_pairs(THREE)
    assert texts(ax, "head") == ["Loaded phrases per 1,000 own words"]
    assert texts(ax, "part") == ["Doubt and distance", "Cannot tell apart"]
    assert texts(ax, "group") == ["Elm Echo above", "Doubt and distance: Alder Times and"]
    assert texts(ax, "label") == ["Alder Times", "Zonal Post"]
    assert texts(ax, "effect") == ["6.0 more per 1,000 own words", "3.0 could be shown"]
    assert texts(ax, "few") == ["Too little to test: doubt and distance: Elm Echo and Zonal Post."]


def test_differences_lie_on_one_scale_the_higher_less_the_lower():
    ax = plot_pairs(THREE)
    (told,), (cannot,) = marks(ax, "told"), marks(ax, "pair")
    ticks = {t.get_text(): t.get_position()[0] for t in ax.texts if t.get_gid() == "scale"}
    unit = (ticks["+4"] - ticks["0"]) / 4
    assert told.get_xdata()[0] == pytest.approx(ticks["0"] + 6 * unit)
    assert cannot.get_xdata()[0] == pytest.approx(ticks["0"] - 1 * unit)  # first less second, no outlet above
    ends = [line.get_xdata() for line in marks(ax, "interval")]
    assert [[round((x - ticks["0"]) / unit, 6) for x in end] for end in ends] == [[4.5, 7.5], [-2.5, 0.5]]
    bands = [patch for patch in ax.patches if patch.get_gid() == "smallest"]
    assert [round(band.get_width() / unit, 6) for band in bands] == [3, 6]  # to one side, to both


def test_what_is_told_apart_is_dark_and_first():
    ax = plot_pairs(THREE.iloc[::-1])
    (told,), (cannot,) = marks(ax, "told"), marks(ax, "pair")
    assert told.get_ydata()[0] < cannot.get_ydata()[0]
    assert luminance(to_hex(told.get_markerfacecolor())) < 0.1 < luminance(to_hex(cannot.get_markeredgecolor()))
    assert to_hex(cannot.get_markerfacecolor()) == "#ffffff"  # hollow: told in grey too


def all_pairs(outlets: list[str], categories: list[str], told: int) -> pd.DataFrame:
    """Every pair in every category, the first of each category told apart, the last too few."""
    rng = np.random.default_rng(5)
    rows = []
    for category in categories:
        for number, (one, other) in enumerate(combinations(sorted(outlets), 2)):
            verdict = "apart" if number < told else "cannot tell" if number % 7 else "too few"
            rows.append(pair(one, other, verdict, float(rng.normal(0, 9)), category))
    return pd.DataFrame(rows)


def test_of_many_pairs_the_rest_is_summed_by_category_and_none_is_lost():
    table = all_pairs([f"Outlet {n}" for n in range(6)], [*CATEGORIES], told=3)
    ax = plot_pairs(table)
    assert len(marks(ax, "told")) == (table["verdict"] == "apart").sum() == 27
    rest = table[table["verdict"] == "cannot tell"]
    assert [len(line.get_xdata()) for line in marks(ax, "pair")] == rest.groupby("category", sort=False).size().tolist()
    assert texts(ax, "effect").count("ten pairs; 3.0 could be shown") == 9
    assert "18 pairs (labels for persons 2," in " ".join(texts(ax, "few"))
    names = [t for t in texts(ax, "part") if t != "Cannot tell apart"]
    assert [name.lower() for name in names] == list(CATEGORIES.values())


def test_where_none_alone_could_be_told_apart_no_smallest_difference_is_claimed():
    note = "among so many tests only several differences together could be told apart"
    ax = plot_pairs(THREE.iloc[[1]].assign(note=note))
    assert texts(ax, "effect") == [] and not [p for p in ax.patches if p.get_gid() == "smallest"]
    assert " ".join(texts(ax, "few")) == f"Where no size is said: {note}."
    assert "smaller than these reports could have shown" not in texts(ax, "key")
    many = all_pairs([*"ABCDEFGH"], ["doubt"], told=0)
    assert texts(plot_pairs(many.assign(note=note)), "effect") == ["24 pairs"]
    assert texts(plot_pairs(THREE.assign(note="")), "effect")[1] == "3.0 could be shown"


def test_the_note_is_the_one_that_tell_apart_gives():
    assert pair_lines.NOT_ALONE == tell_apart.NOT_ALONE


def test_each_measure_has_its_own_scale():
    tone = {"measure": "tone", "category": "", "per": 1, "of": "reports", "difference": 0.2, "low": 0.1, "high": 0.3}
    tone |= {"smallest": 0.1, "effect": "0.20 higher on the scale from −1 to 1"}
    ax = plot_pairs(pd.DataFrame([pair("A", "B", "apart", 8.0), pair("A", "B", "apart") | tone]))
    assert texts(ax, "head") == ["Loaded phrases per 1,000 own words", "Tone, from −1 to +1"]
    assert texts(ax, "scale")[0] == texts(ax, "scale")[5] == "0" and "+0.2" in texts(ax, "scale")
    assert texts(ax, "effect") == ["8.0 more per 1,000 own words", "0.20 higher"]


def test_shares_are_said_in_percentage_points_and_sorts_of_source_by_their_names():
    share = {"measure": "sources", "category": "unnamed", "per": 100, "of": "quotations"}
    share |= {"effect": "12 percentage points more of the quotations"}
    ax = plot_pairs(pd.DataFrame([pair("A", "B", "apart", 12.0) | share]))
    assert texts(ax, "head") == ["Sources, percentage points of the quotations"]
    assert texts(ax, "part") == ["Unnamed sources"] and texts(ax, "effect") == ["12 percentage points more"]


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["cannot tell"] * 3, "These reports cannot tell the three outlets apart in words of doubt and distance"),
        (
            ["cannot tell", "cannot tell", "too few"],
            "These reports cannot tell the three outlets apart in words of doubt and distance; "
            "one further comparison has too little to test",
        ),
        (["too few"] * 3, "Too few reports to tell outlets apart: three comparisons of three outlets"),
        (
            ["apart", "cannot tell", "too few"],
            "Alder Times is above Elm Echo in words of doubt and distance; "
            "one other comparison cannot tell outlets apart, one has too little to test",
        ),
        (
            ["apart", "apart", "cannot tell"],
            "Two of three comparisons tell two outlets apart; one cannot tell them apart",
        ),
        (["apart"] * 3, "Three of three comparisons tell two outlets apart"),
    ],
)
def test_titles_count_what_was_told_apart_and_what_cannot_be(verdicts: list, said: str, tmp_path):
    pairs = combinations(["Alder Times", "Elm Echo", "Zonal Post"], 2)
    table = pd.DataFrame([pair(*names, verdict) for names, verdict in zip(pairs, verdicts, strict=True)])
    assert finding_pairs(table) == said
    assert " ".join(texts(plot_pairs(table), "title")) == said
    table.to_csv(tmp_path / "pairs.csv", index=False)
    assert finding_pairs(pd.read_csv(tmp_path / "pairs.csv")) == said


def test_the_source_line_says_units_view_tests_and_intervals():
    said = " ".join(texts(plot_pairs(THREE), "source"))
    assert "Three outlets, seven to eight units each in a comparison (unit: a family of copies, or a report" in said
    assert "All text. Compared within events by permutation, corrected for two tests at 5 %." in said
    assert "95 % bootstrap intervals, not corrected." in said
    said = " ".join(texts(plot_pairs(THREE.assign(n_events=0, low=None, high=None)), "source"))
    assert "Compared, events unknown, by permutation" in said and "interval" not in said


def test_a_table_without_rows_says_so_and_a_missing_column_is_named():
    assert " ".join(texts(plot_pairs(THREE.iloc[:0]), "title")) == "Nothing to show: no pairs of outlets"
    with pytest.raises(TableError, match="plot_pairs needs column 'smallest'"):
        plot_pairs(THREE.drop(columns="smallest"))
    with pytest.raises(TableError, match="finding_pairs needs column 'verdict'"):
        finding_pairs(THREE.drop(columns="verdict"))


HOSTILE = [f"{LONG} {n}" for n in range(20)] + ["$x$ <b>Post</b>", "A"]
LARGE = {
    "two outlets": lambda: THREE.iloc[[0]],
    "too few alone": lambda: THREE.iloc[[2]].assign(difference=None, low=None, high=None, smallest=None),
    "six outlets, all told apart": lambda: all_pairs(HOSTILE[:6], [*CATEGORIES][:3], told=15),
    "twenty-two outlets": lambda: all_pairs(HOSTILE, ["doubt", "a list of mine with a very long name indeed"], told=20),
    "unknown smallest": lambda: THREE.assign(smallest=None),
}


@pytest.mark.parametrize("name", LARGE)
def test_no_text_lies_on_another_or_is_cut_off(name: str) -> None:
    ax = plot_pairs(LARGE[name]())
    ax.figure.canvas.draw()
    boxes = [(t.get_text(), t.get_window_extent()) for t in ax.texts if t.get_text()]
    frame = ax.figure.bbox
    assert [t for t, b in boxes if b.x0 < 0 or b.y0 < 0 or b.x1 > frame.width or b.y1 > frame.height] == []
    crossing = [(s, t) for (s, a), (t, b) in combinations(boxes, 2)
                if min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1.5]  # fmt: skip
    assert crossing == []


def test_the_table_is_left_alone_and_the_same_table_gives_the_same_bytes(tmp_path):
    table = all_pairs([*"ABCDEF"], ["doubt", "urgency"], told=2)
    before = table.copy(deep=True)
    first = [file.read_bytes() for file in charts.save_figure(plot_pairs(table), tmp_path / "one", table)]
    pd.testing.assert_frame_equal(table, before)
    turned = table.set_axis(["x"] * len(table))
    assert [file.read_bytes() for file in charts.save_figure(plot_pairs(turned), tmp_path / "one", table)] == first


def test_words_given_replace_those_made():
    ax = plot_pairs(THREE, title="Ours", subtitle="Here", source="There")
    assert [texts(ax, gid) for gid in ("title", "subtitle", "source")] == [["Ours"], ["Here"], ["There"]]
