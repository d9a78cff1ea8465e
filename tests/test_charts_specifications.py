"""The chart of a contrast under many choices: a mark a specification, its choices below, and what the title says."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes

from framing.charts import finding_specifications, plot_specifications
from framing.charts.specifications import ticks_of
from framing.tables import TableError

LONG = "The Northern Standard and Evening Advertiser of Greater Port"


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def curve(differences: list[float], p: list[float] | float = 0.01, units: int = 6, **facts: object) -> pd.DataFrame:
    """A table as of `specification_curve`: 54 choices, `differences` repeated; then each event and unit left out."""
    choices = list(itertools.product((1, 2, 3), ("outlet", "narration", "all"), ("all", "own", "once"), (True, False)))
    rows = pd.DataFrame(choices, columns=["strength", "voice", "view", "headline"])
    rows = rows.assign(
        difference=np.resize(differences, 54), p=np.resize(p, 54), left_out_kind="", left_out="", declared=False
    )
    rows.loc[0, "declared"] = True
    first = rows.iloc[0].to_dict() | {"declared": False}
    left = [("event", f"event-{n}") for n in range(4)] + [("unit", f"unit-{n}") for n in range(units)]
    fewer = [first | {"left_out_kind": k, "left_out": name} for k, name in left]
    table = pd.concat([rows, pd.DataFrame(fewer)], ignore_index=True)
    table["difference"] += np.where(table["left_out"].eq("event-2"), 1.5, 0)
    table = table.assign(low=table["difference"] - 2, high=table["difference"] + 2, confidence_level=0.95)
    table = table.assign(outlet_a="Alder Times", outlet_b="Zonal Post", measure="loaded phrases", category="doubt")
    counts = dict.fromkeys(["n_units_a", "n_units_b", "n_articles_a", "n_articles_b"], 6)
    return table.assign(n_events=4, per=1000, of="own words", **(counts | facts))


TABLE = curve([6.0, 5.0, 7.0, -1.0], [0.01, 0.2, 0.03])


def marks(ax: Axes, gid: str) -> list:
    return [line for line in ax.lines if line.get_gid() == gid and line.get_marker() != "None"]


def written(ax: Axes, gid: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def test_each_specification_is_a_mark_and_they_are_sorted() -> None:
    ax = plot_specifications(TABLE)
    assert len(marks(ax, "specification")) == 53 + 4 + 6
    assert len(marks(ax, "declared")) == 1
    curve_marks = [*marks(ax, "specification")[:53], *marks(ax, "declared")]
    at = sorted((line.get_xdata()[0], line.get_ydata()[0]) for line in curve_marks)
    heights = [y for _, y in at]
    assert heights == sorted(heights, reverse=True)  # y runs down: the lowest difference stands left and low
    assert len({x for x, _ in at}) == 54


@pytest.mark.parametrize("units", [1, 6, 40, 300])
def test_marks_stay_inside_the_chart_however_many_units_there_are(units: int) -> None:
    ax = plot_specifications(curve([6.0], units=units))
    at = [line.get_xdata()[0] for line in marks(ax, "specification")]
    assert len(at) == 53 + 4 + units
    assert max(at) < ax.get_xlim()[1]


def test_a_mark_is_filled_where_p_is_low() -> None:
    ax = plot_specifications(TABLE)
    hollow = [line for line in marks(ax, "specification")[:53] if line.get_markerfacecolor() == "white"]
    assert len(hollow) == int((TABLE["p"].iloc[:54] > 0.05).sum())


def test_every_column_has_one_tick_of_each_choice_under_its_own_mark() -> None:
    ax = plot_specifications(TABLE)
    ticks = {c.get_gid(): [s[0][0] for s in c.get_segments()] for c in ax.collections if c.get_gid() != "interval"}
    by_choice: dict[str, list[float]] = {name: [] for name in ("strength", "voice", "view", "headline")}
    for collection in ax.collections:
        gid = collection.get_gid()
        if gid != "interval":
            by_choice[gid.split()[0]] += [segment[0][0] for segment in collection.get_segments()]
    columns = sorted(line.get_xdata()[0] for line in [*marks(ax, "specification")[:53], *marks(ax, "declared")])
    for at in by_choice.values():
        assert sorted(at) == pytest.approx(columns)
    assert len(ticks) == 11
    declared = marks(ax, "declared")[0].get_xdata()[0]
    (own,) = [
        c for c in ax.collections if c.get_gid() == "voice outlet" and len(c.get_segments()) == 1
    ]  # the declared one's tick, drawn apart in its colour
    assert own.get_segments()[0][0][0] == pytest.approx(declared)


def test_intervals_stand_where_the_table_has_them() -> None:
    ax = plot_specifications(TABLE)
    drawn = [len(c.get_segments()) for c in ax.collections if c.get_gid() == "interval"]
    assert drawn == [54, 4, 6]
    bare = plot_specifications(TABLE.assign(low=np.nan, high=np.nan, confidence_level=np.nan))
    assert [len(c.get_segments()) for c in bare.collections if c.get_gid() == "interval"] == [0, 0, 0]
    assert "95 % interval" not in written(bare, "key")


def test_what_is_left_out_is_named_where_it_moves_most() -> None:
    said = " ".join(written(plot_specifications(TABLE), "furthest"))
    assert said.startswith("Furthest from the declared +6.0: without event event-2 +7.5; without unit unit-0 +6.0")


def test_tone_has_no_strength_and_no_words_to_count_by() -> None:
    tone = TABLE[TABLE["strength"].eq(1)].assign(strength=pd.NA, measure="tone", category="", per=1)
    ax = plot_specifications(tone)
    assert len(marks(ax, "specification")) + len(marks(ax, "declared")) == 18 + 4 + 6
    assert "of any strength" not in written(ax, "choice")
    assert "VADER" in " ".join(written(ax, "source"))
    assert "per" not in " ".join(written(ax, "subtitle"))


def test_the_key_has_what_is_drawn() -> None:
    assert written(plot_specifications(TABLE), "key")[:2] == ["a specification, p ≤ .05", "p above .05"]
    assert written(plot_specifications(curve([6.0])), "key")[:2] == ["a specification, p ≤ .05", "the declared one"]
    few = plot_specifications(curve([6.0], np.nan))
    assert written(few, "key")[:2] == ["too few reports to test", "the declared one"]
    assert "permutation" not in " ".join(written(few, "source"))


def test_the_source_names_reports_events_units_and_the_declared_choice() -> None:
    said = " ".join(written(plot_specifications(TABLE), "source"))
    assert "phrases of any strength, own words, agency text in every copy, headline counted" in said
    assert "twelve reports in four events, six and six units of evidence" in said


def test_specifications_without_words_are_counted_and_not_drawn() -> None:
    lost = TABLE.copy()
    lost.loc[[5, 7], ["difference", "low", "high", "p"]] = np.nan
    ax = plot_specifications(lost)
    assert len(marks(ax, "specification")) == 51 + 4 + 6
    assert "Two specifications left an outlet without words." in " ".join(written(ax, "source"))
    assert "of 52 specifications" in " ".join(written(ax, "title"))


def test_the_finding_counts_signs_and_low_p_and_claims_nothing_more() -> None:
    assert finding_specifications(curve([6.0, 5.0])) == "The sign holds in all 54 specifications; p ≤ .05 in all"
    mixed = finding_specifications(TABLE)
    assert mixed == "The sign holds in 41 of 54 specifications; p ≤ .05 in 36"
    high = finding_specifications(curve([6.0], 0.3))
    assert high == "Cannot tell apart: p ≤ .05 in none of 54 specifications"
    some = finding_specifications(curve([6.0], [0.3, 0.01]))
    assert some == "Cannot tell apart: p ≤ .05 in 27 of 54 specifications, the declared one not among them"
    few = finding_specifications(curve([6.0], np.nan))
    assert few == "Too few reports to tell apart in any of 54 specifications"
    lacking = finding_specifications(TABLE.assign(p=TABLE["p"].mask(TABLE["declared"])))
    assert lacking == "Too few reports to tell apart with the declared choice"
    none = TABLE.assign(difference=TABLE["difference"].mask(TABLE["declared"]))
    assert finding_specifications(none).startswith("Nothing to compare: the declared choice")


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        curve([0.0]),
        curve([-3.0, 12000.0], units=300),
        curve([6.0], outlet_a=LONG, outlet_b=LONG + " Two", category="a_category_of_ones_own_" * 4),
        TABLE[TABLE["left_out_kind"].eq("")],
        TABLE.assign(left_out=TABLE["left_out"].str.repeat(20)),
    ],
    ids=["plain", "all zero", "many units", "long names", "nothing left out", "long events"],
)
def test_no_text_lies_on_another_or_is_cut_off(table: pd.DataFrame) -> None:
    ax = plot_specifications(table)
    ax.figure.canvas.draw()
    boxes = [(t.get_text(), t.get_window_extent()) for t in ax.texts if t.get_text()]
    frame = ax.figure.bbox
    assert [t for t, b in boxes if b.x0 < 0 or b.y0 < 0 or b.x1 > frame.width or b.y1 > frame.height] == []
    crossing = [
        (s, t)
        for (s, a), (t, b) in itertools.combinations(boxes, 2)
        if a.x0 < b.x1 - 0.5 and b.x0 < a.x1 - 0.5 and a.y0 < b.y1 - 2 and b.y0 < a.y1 - 2
    ]
    assert crossing == []


def test_the_table_is_left_alone_and_any_index_does() -> None:
    odd = TABLE.set_axis(range(len(TABLE), 0, -1))
    before = odd.copy(deep=True)
    assert [t.get_text() for t in plot_specifications(odd).texts] == [
        t.get_text() for t in plot_specifications(TABLE).texts
    ]
    pd.testing.assert_frame_equal(odd, before)


def test_an_empty_table_says_there_is_nothing_and_a_wrong_one_is_refused() -> None:
    for empty in (TABLE.iloc[:0], pd.DataFrame()):
        assert plot_specifications(empty).texts[0].get_text().startswith("Nothing to show")
    with pytest.raises(TableError, match="plot_specifications needs column 'voice'"):
        plot_specifications(TABLE.drop(columns="voice"))


def test_words_can_be_given_and_axes_are_drawn_into() -> None:
    _, (left, right) = plt.subplots(1, 2, figsize=(16, 12))
    assert plot_specifications(TABLE, right, title="Ours", subtitle="of it", source="Here") is right
    assert [written(right, gid) for gid in ("title", "subtitle", "source")] == [["Ours"], ["of it"], ["Here"]]
    assert not left.texts


def test_a_scale_has_round_values_and_zero() -> None:
    for low, high in ((-0.31, 0.02), (0.0, 7400.0), (-3.3, 19.0)):
        ticks = ticks_of(low, high)
        assert 0 in ticks
        assert 2 <= len(ticks) <= 7
        assert low <= ticks[0]
        assert ticks[-1] <= high
