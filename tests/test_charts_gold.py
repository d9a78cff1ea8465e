"""The chart of figures on gold sets, and what its title says."""

from __future__ import annotations

from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from framing import TableError, plot_gold
from framing.charts import finding_gold
from framing.charts.findings_gold import HEADS, rows_of
from framing.validity.record import read_figures
from framing.validity.resampled import finish

FACTS = {"units": 50, "unit": "articles", "confidence_level": 0.95, "items": 60}


@pytest.fixture(autouse=True)
def _close() -> object:
    yield
    plt.close("all")


def ours(gold_set: str, metric: str, value: float, measure: str = "ours", part: str = "all") -> dict:
    row = {"gold_set": gold_set, "metric": metric, "value": value, "measure": measure, "part": part, "role": "ours"}
    return row | {"low": value - 0.05, "high": value + 0.05} | FACTS


def rival(row: dict, measure: str, margin: float, width: float = 0.02) -> dict:
    ends = {"margin": margin, "margin_low": margin - width, "margin_high": margin + width}
    named = {"role": "baseline", "against": row["measure"], "measure": measure, "value": row["value"] - margin}
    return row | named | ends


GUM = ours("gum_news", "F1", 0.9)
COPIES = ours("helsinki", "B-cubed F1", 0.8)
AHEAD, BEHIND, OPEN = rival(GUM, "pySBD", 0.1), rival(COPIES, "Jaccard", -0.1), rival(COPIES, "bylines", 0.01)


def table(*rows: dict) -> pd.DataFrame:
    return finish(pd.DataFrame(list(rows)))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((GUM, AHEAD), "Ahead of every plain rival in sentence boundaries"),
        ((COPIES, BEHIND, OPEN), "Behind Jaccard in copies of one story"),
        ((COPIES, OPEN), "Cannot be told apart from bylines in copies of one story"),
        (
            (GUM, AHEAD, COPIES, BEHIND),
            "Ahead of every plain rival in sentence boundaries; behind Jaccard in copies of one story",
        ),
        ((GUM,), "Our measures against codes that people made"),
    ],
)
def test_the_title_says_where_ours_is_ahead_and_where_not(rows: tuple, expected: str) -> None:
    assert finding_gold(table(*rows)) == expected


def test_of_several_parts_the_one_kept_from_tuning_is_drawn() -> None:
    parts = [ours("polnear", "F1", value, "speakers", part) for part, value in (("train, 9", 0.9), ("dev, 4", 0.8))]
    words = [ours("babe", "word_f1", value, "loaded terms", part) for part, value in (("all", 0.5), ("held back", 0.4))]
    drawn = {head.task: rows_of(table(*parts, *words), head)["value"].tolist() for head in HEADS}
    assert drawn["speakers"] == [0.8]
    assert drawn["biased words"] == [0.4]
    assert drawn["quotations"] == []


def _marks(ax: plt.Axes, role: str) -> list:
    return [line for line in ax.lines if line.get_gid() == f"mark {role}"]


def test_ours_rivals_and_published_figures_have_their_own_marks_at_their_values() -> None:
    published = {"gold_set": "newsmtsc", "metric": "macro-F1", "measure": "a model", "role": "published", "value": 0.75}
    mine = ours("newsmtsc", "macro-F1", 0.5)
    ax = plot_gold(table(mine, rival(mine, "majority", 0.25), published))
    at = {role: _marks(ax, role)[0] for role in ("ours", "baseline", "published")}
    x = {role: mark.get_xdata()[0] for role, mark in at.items()}
    assert x["published"] - x["ours"] == pytest.approx(x["ours"] - x["baseline"]) and x["ours"] > x["baseline"]
    assert at["published"].get_markerfacecolor() == "white" != at["baseline"].get_markerfacecolor()
    assert len({mark.get_marker() for mark in at.values()}) == 3
    assert len([line for line in ax.lines if line.get_gid() == "interval"]) == 2
    texts = [text.get_text() for text in ax.texts]
    assert "n = 60; 50 articles" in texts
    assert "+.25 (+.23 to +.27)" in texts


def test_a_table_of_figures_that_are_not_drawn_says_so() -> None:
    texts = [text.get_text() for text in plot_gold(table(ours("babe", "word_recall", 0.4))).texts]
    assert "The table has no figure that is drawn here." in texts


def test_a_column_that_is_missing_is_named() -> None:
    with pytest.raises(TableError, match="margin_low"):
        plot_gold(table(GUM).drop(columns="margin_low"))


def test_every_block_of_the_saved_table_is_drawn_and_no_two_words_meet(root: Path) -> None:
    saved = read_figures(root / "data" / "validation" / "gold.csv")
    assert all(len(rows_of(saved, head)) for head in HEADS)
    before = saved.copy()
    ax = plot_gold(saved)
    pd.testing.assert_frame_equal(saved, before)
    ax.figure.canvas.draw()
    boxes = [text.get_window_extent() for text in ax.texts if text.get_text()]
    meeting = [(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :] if a.overlaps(b)]
    assert not [pair for pair in meeting if _shared(*pair) > 4]
    assert not saved.loc[saved["role"] == "published", ["low", "margin"]].notna().any(axis=None)


def _shared(a, b) -> float:  # noqa: ANN001 - boxes of matplotlib
    width, height = min(a.x1, b.x1) - max(a.x0, b.x0), min(a.y1, b.y1) - max(a.y0, b.y0)
    return min(width, height)
