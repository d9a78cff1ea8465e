"""Speakers, sources and the stance of verbs as charts: what is drawn, and what titles say."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

from framing import charts
from framing.charts import (
    finding_sources,
    finding_speakers,
    finding_stance,
    plot_sources,
    plot_speakers,
    plot_stance,
)
from framing.charts.stance import LOOKS
from framing.charts.style import luminance
from framing.compare import direct_by_outlet, sources_by_outlet, speakers_by_outlet, stance_by_outlet
from framing.tables import STANCES, TableError, make

LONG = "The Northern Standard and Evening Advertiser of Greater Port"
SIGNS = "$x$ <b>Ministry</b> of ^2 Interminable Affairs and Ceremonies"
OUTLETS = ["Alder Times", "Zonal Post"]
ARTICLES = make("articles", [{"article_id": f"{o[0]}{n}", "outlet": o} for o in OUTLETS for n in range(6)])


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def said(article: str, speaker: str | None, stance: str | None, kind: str = "direct", n_words: int = 10) -> dict:
    row = {"article_id": article, "kind": kind, "n_words": n_words, "speaker_id": speaker, "stance": stance}
    return row | {"source_type": None if speaker is None else "unnamed" if speaker.islower() else "person"}


# Toll has ten words in each report of both; the Alder Times lets her claim. Ekwall has 40 in each of the Zonal Post.
QUOTES = make(
    "quotes",
    [
        *[said(f"A{n}", "Ivara Toll", "distancing") for n in range(6)],
        *[said(f"Z{n}", "Ivara Toll", "neutral") for n in range(6)],
        *[said(f"Z{n}", "Dovan Ekwall", "neutral", "indirect", 40) for n in range(6)],
        said("A0", "a senior aide", "conceding", "indirect", 5),
        said("A1", None, None, n_words=3),
    ],
)
MARKS = ["above", "below", "n_told", "n_cannot_tell", "n_too_few"]
SIDES = {"Ivara Toll": "Velmora", "Dovan Ekwall": "Tassary"}
SPEAKERS = speakers_by_outlet(QUOTES, ARTICLES, by=SIDES)
STANCE = stance_by_outlet(QUOTES, ARTICLES)
SOURCES = sources_by_outlet(QUOTES, ARTICLES)
CHARTS = [
    (plot_speakers, finding_speakers, SPEAKERS),
    (plot_stance, finding_stance, STANCE),
    (plot_sources, finding_sources, SOURCES),
]


def texts(ax: Axes, gid: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def bars(ax: Axes, gid: str) -> list[Rectangle]:
    return [p for p in ax.patches if isinstance(p, Rectangle) and str(p.get_gid()).startswith(gid)]


def intervals(ax: Axes) -> int:
    return sum(line.get_gid() == "interval" for line in ax.lines)


def many(n_speakers: int, outlets: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Articles and quotations of many speakers with long names."""
    articles = make("articles", [{"article_id": f"m{n}", "outlet": o} for n, o in enumerate(outlets)])
    stances = [*STANCES, None]
    rows = [
        said(f"m{n % len(outlets)}", f"{SIGNS} {n // 2}", stances[n % 6], ["direct", "indirect"][n % 2], n % 50)
        for n in range(2 * n_speakers)
    ]
    return make("quotes", rows), articles


def test_words_have_a_bar_in_two_parts_and_nobody_resolved_has_his_row():
    ax = plot_speakers(SPEAKERS)
    assert texts(ax, "head") == OUTLETS
    names = ["Tassary", "Velmora", "in no group", "not resolved"]
    assert texts(ax, "label") == names * 2
    assert texts(ax, "count") == ["0", "60", "5", "3", "240", "60", "0", "0"]
    assert [round(bar.get_width() / bars(ax, "part")[0].get_width(), 3) for bar in bars(ax, "part")] == [
        *[1, round(5 / 60, 3), round(3 / 60, 3)],
        *[round(240 / 300 / (60 / 68), 3), round(60 / 300 / (60 / 68), 3)],
    ]
    assert [text for text in texts(ax, "note")] == ["68 words in six reports", "300 words in six reports"]


def test_direct_and_indirect_words_look_unlike():
    quoted, told = bars(plot_speakers(SPEAKERS), "part")[:2]
    assert quoted.get_hatch() and not told.get_hatch()
    assert luminance(to_hex(quoted.get_facecolor())) > 3 * luminance(to_hex(told.get_facecolor()))


def test_speakers_beyond_the_first_are_summed():
    quotes, articles = many(300, ["Alder Times"])
    ax = plot_speakers(speakers_by_outlet(quotes, articles), top=4)
    assert len(texts(ax, "count")) == 6
    assert "and 296 more" in texts(ax, "label")
    shown = [int(text.replace(",", "")) for text in texts(ax, "count")]
    assert sum(shown) == quotes["n_words"].sum()


def test_the_interval_is_drawn_where_the_table_has_one():
    assert intervals(plot_speakers(SPEAKERS)) == 6  # not of what is not resolved
    assert intervals(plot_speakers(speakers_by_outlet(QUOTES, ARTICLES, by=SIDES, n_boot=0))) == 0
    assert intervals(plot_stance(STANCE)) == 3
    assert intervals(plot_sources(SOURCES)) == 6
    assert intervals(plot_sources(sources_by_outlet(QUOTES, ARTICLES, n_boot=0))) == 0


def test_stances_stand_in_one_order_whatever_the_table_has():
    order = ["neutral", "endorsing", "conceding", "distancing", "combative"]
    assert [*LOOKS] == order
    rows = make("quotes", [said("A0", "Ivara Toll", stance) for stance in reversed([*order, "ironic"])])
    ax = plot_stance(stance_by_outlet(rows, ARTICLES).iloc[::-1])
    assert [bar.get_gid() for bar in sorted(bars(ax, "stance"), key=lambda bar: bar.get_x())] == [
        f"stance {stance}" for stance in [*order, "ironic"]
    ]
    assert texts(ax, "key") == [*order, "ironic"]


def test_stances_are_told_in_grey():
    light = [luminance(look.colour) for look in LOOKS.values()]
    assert light == sorted(light, reverse=True)
    assert len({look.hatch for look in LOOKS.values()} - {""}) == 3
    plain = [luminance(look.colour) for look in LOOKS.values() if not look.hatch]
    assert plain[0] > 0.7 and plain[1] < 0.05


def test_few_verbs_are_squares_and_no_full_strip():
    rows = make("quotes", [said("A0", "Ivara Toll", "distancing"), *[said("Z0", "Ivara Toll", "neutral")] * 5])
    ax = plot_stance(stance_by_outlet(rows, ARTICLES))
    square, strip = bars(ax, "stance distancing"), bars(ax, "stance neutral")
    assert len(square) == len(strip) == 1
    assert square[0].get_width() == 14 and strip[0].get_width() > 200
    assert "of fewer than five each is a square" in " ".join(texts(ax, "subtitle"))
    three = make("quotes", [said("A0", "Ivara Toll", "distancing")] * 3)
    assert len(bars(plot_stance(stance_by_outlet(three, ARTICLES)), "stance")) == 3


def test_verbs_of_a_strip_are_counted_beside_it():
    ax = plot_stance(STANCE)
    assert texts(ax, "head")[::2] == ["Ivara Toll", "Dovan Ekwall", "a senior aide"]
    assert texts(ax, "n") == ["6", "6", "6", "1"]
    assert texts(ax, "number") == ["6", "6", "6"]


def test_speakers_of_few_verbs_are_left_out_and_the_source_line_says_so():
    quotes, articles = many(300, ["Alder Times"])
    ax = plot_stance(stance_by_outlet(quotes, articles), top=3)
    assert len(texts(ax, "head")) == 6
    assert "Three of 300 speakers drawn." in " ".join(texts(ax, "source"))


def test_every_sort_of_source_has_a_block_with_counts():
    ax = plot_sources(SOURCES)
    assert texts(ax, "head") == ["Named persons", "Bodies", "Unnamed sources", "Not resolved"]
    assert texts(ax, "count") == [
        *["6 of 8", "12 of 12", "0 of 8", "0 of 12"],
        *["1 of 8", "0 of 12", "1 of 8", "0 of 12"],
    ]
    widths = [bar.get_width() for bar in bars(ax, "part")]
    assert [round(width / widths[1], 3) for width in widths] == [0.75, 1, 0.125, 0.125]


def test_direct_and_indirect_speech_can_be_drawn_too():
    ax = plot_sources(direct_by_outlet(QUOTES, ARTICLES))
    assert texts(ax, "head") == ["In quotation marks", "In the outlet’s own wording"]
    assert texts(ax, "count") == ["7 of 8", "6 of 12", "1 of 8", "6 of 12"]


def test_an_outlet_that_quotes_nobody_is_named():
    articles = pd.concat([ARTICLES, make("articles", [{"article_id": "n", "outlet": "Nobody’s Paper"}])])
    assert texts(plot_speakers(speakers_by_outlet(QUOTES, articles)), "none") == ["quotes nobody"]
    assert texts(plot_sources(sources_by_outlet(QUOTES, articles)), "count").count("quotes nobody") == 4


def blocks_of(table: pd.DataFrame, by: str, mark, told: dict, few: tuple = ()) -> pd.DataFrame:
    """A table whose blocks are marked: `told` are the pairs told apart in each, the higher first."""
    parts = [mark(rows, told.get(block, []), few) for block, rows in table.groupby(by, sort=False)]
    return pd.concat(parts).sort_index()


ALDER_ABOVE, ZONAL_ABOVE = [tuple(OUTLETS)], [tuple(OUTLETS[::-1])]


def test_titles_name_an_outlet_only_where_it_was_told_apart(mark):
    told = blocks_of(SPEAKERS, "speaker_id", mark, {"Velmora": ALDER_ABOVE})
    assert finding_speakers(told) == (
        "Alder Times gives Velmora more of the words it reports than the other outlet: 88 per cent against 20; "
        "cannot tell outlets apart for the other one"
    )
    both = blocks_of(SPEAKERS, "speaker_id", mark, {"Velmora": ALDER_ABOVE, "Tassary": ZONAL_ABOVE})
    assert finding_speakers(both) == ("Alder Times and Zonal Post are told apart for both speakers")
    distancing = STANCE[STANCE["stance"] == "distancing"]
    stance = STANCE.join(blocks_of(distancing, "speaker_id", mark, {"Ivara Toll": ALDER_ABOVE})[MARKS])
    assert finding_stance(stance) == (
        "Alder Times uses distancing verbs for Ivara Toll more than the other outlet: six of six against none of six"
    )
    sources = blocks_of(SOURCES, "source_type", mark, {"person": ZONAL_ABOVE})
    assert finding_sources(sources).startswith(
        "Zonal Post leans on named persons more than the other outlet: 100 per cent of quotations against 75"
    )


def test_titles_say_where_outlets_cannot_be_told_apart(mark):
    assert finding_speakers(blocks_of(SPEAKERS, "speaker_id", mark, {})) == (
        "These reports cannot tell the two outlets apart in the words they give to any of two speakers"
    )
    assert finding_stance(blocks_of(STANCE, ["speaker_id", "stance"], mark, {})).startswith(
        "These reports cannot tell the two outlets apart in the verbs they use for any of"
    )
    toll = STANCE[STANCE["speaker_id"] == "Ivara Toll"].drop_duplicates("outlet").assign(stance="distancing")
    few = pd.concat([toll, toll.assign(speaker_id="Dovan Ekwall")])
    assert finding_stance(blocks_of(few, "speaker_id", mark, {})) == (
        "These reports cannot tell the two outlets apart in distancing verbs for any of two speakers"
    )
    assert finding_sources(blocks_of(SOURCES, "source_type", mark, {})) == (
        "These reports cannot tell the two outlets apart in any of three sorts of source"
    )


def test_what_is_not_resolved_is_no_finding_and_is_not_bold(mark):
    told = {name: ALDER_ABOVE for name in ("(other)", "(unresolved)")}
    table = blocks_of(SPEAKERS, "speaker_id", mark, told)
    assert finding_speakers(table).startswith("These reports cannot tell the two outlets apart")
    assert bold(plot_speakers(table), "count") == []


def bold(ax: Axes, gid: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_gid() == gid and text.get_weight() == "bold"]


def test_bold_is_what_was_told_apart_from_all_others(mark):
    table = blocks_of(SPEAKERS, "speaker_id", mark, {"Velmora": ALDER_ABOVE})
    ax = plot_speakers(table)
    assert bold(ax, "count") == ["60", "60"]
    assert "Bold: told apart from all other outlets." in " ".join(texts(ax, "source"))
    assert bold(plot_speakers(SPEAKERS), "count") == []
    assert bold(plot_sources(blocks_of(SOURCES, "source_type", mark, {"body": ZONAL_ABOVE})), "count") == [
        "0 of 8",
        "0 of 12",
    ]
    assert bold(plot_stance(STANCE), "label") == []
    stance = blocks_of(STANCE, ["speaker_id", "stance"], mark, {("Ivara Toll", "distancing"): ALDER_ABOVE})
    assert bold(plot_stance(stance), "label") == OUTLETS


def test_titles_of_few_reports_count_and_compare_nothing():
    few = ARTICLES[ARTICLES["article_id"].isin(["A0", "A1", "Z0"])]
    quotes = QUOTES[QUOTES["article_id"].isin(few["article_id"])]
    apart = "; too few reports to tell outlets apart"
    assert finding_speakers(speakers_by_outlet(quotes, few)) == (
        "78 words are given to speakers, three of them to nobody resolved; 33 stand in quotation marks" + apart
    )
    assert finding_stance(stance_by_outlet(quotes, few)) == (
        "Of five verbs of saying, two are neutral and three not" + apart
    )
    assert finding_sources(sources_by_outlet(quotes, few)) == (
        "Of six quotations, four go to named persons, one to unnamed sources and one to nobody resolved" + apart
    )
    assert finding_sources(direct_by_outlet(quotes, few)) == (
        "Of six quotations, four stand in quotation marks and two in the outlet’s own wording" + apart
    )


def test_titles_where_nobody_is_resolved_say_so():
    quotes = QUOTES.assign(speaker_id=None, source_type=None)
    assert finding_speakers(speakers_by_outlet(quotes, ARTICLES)) == (
        "No speaker is resolved of 368 words given to anybody"
    )
    assert finding_sources(sources_by_outlet(quotes, ARTICLES)).startswith("No source is resolved of 20 quotations")


def test_titles_of_a_table_without_tests_say_so_and_name_nobody():
    untested = "; differences between outlets were not tested"
    for _, finding, table in CHARTS:
        assert finding(table).endswith(untested)
        assert not any(outlet in finding(table) for outlet in OUTLETS)


@pytest.mark.parametrize(("plot", "finding", "table"), CHARTS)
def test_a_table_without_rows_or_without_quotations_says_so(plot, finding, table):
    for nothing in (table.iloc[:0], table.assign(n_all=0, n_words=0, n_cues=0)):
        ax = plot(nothing)
        assert finding(nothing).startswith("Nothing to show: ")
        assert " ".join(texts(ax, "title")) == finding(nothing)
        assert not bars(ax, "")[1:]


@pytest.mark.parametrize(("plot", "finding", "table"), CHARTS)
def test_a_column_that_is_missing_is_named(plot, finding, table):
    for draw in (plot, finding):
        with pytest.raises(TableError, match="needs column 'share'"):
            draw(table.drop(columns="share"))


def test_a_table_without_sorts_of_sources_is_no_table_of_sources():
    for draw in (plot_sources, finding_sources):
        with pytest.raises(TableError, match="'source_type'.*'form'"):
            draw(SOURCES.drop(columns="source_type"))


@pytest.mark.parametrize(("plot", "finding", "table"), CHARTS)
def test_words_given_replace_those_made(plot, finding, table):
    ax = plot(table, title="Ours", subtitle="Here", source="There")
    assert [texts(ax, gid) for gid in ("title", "subtitle", "source")] == [["Ours"], ["Here"], ["There"]]


@pytest.mark.parametrize(("plot", "finding", "table"), CHARTS)
def test_the_same_table_gives_the_same_bytes(plot, finding, table, tmp_path):
    first = [file.read_bytes() for file in charts.save_figure(plot(table), tmp_path / "one", table)]
    plt.close("all")
    turned = table.set_axis(["x"] * len(table))
    assert [file.read_bytes() for file in charts.save_figure(plot(turned), tmp_path / "one", table)] == first


@pytest.mark.parametrize("n", [1, 300])
@pytest.mark.parametrize("outlets", [[LONG], [LONG, SIGNS, "A", "(unknown)", "Cedar Mail"]])
def test_nothing_is_cut_off_or_overlaps_whatever_the_names(n, outlets):
    quotes, articles = many(n, outlets)
    tables = [(plot_speakers, speakers_by_outlet), (plot_stance, stance_by_outlet), (plot_sources, sources_by_outlet)]
    for plot, count in tables:
        ax = plot(count(quotes, articles))
        figure = ax.figure
        figure.canvas.draw()
        page = figure.bbox
        boxes = [text.get_window_extent() for text in ax.texts if text.get_text()]
        assert all(page.x0 <= box.x0 and box.x1 <= page.x1 and page.y0 <= box.y0 for box in boxes)
        labels = [text.get_window_extent() for text in ax.texts if text.get_gid() in ("label", "n", "count", "head")]
        for place, one in enumerate(labels):
            for other in labels[place + 1 :]:
                across, down = (
                    min(one.x1, other.x1) - max(one.x0, other.x0),
                    min(one.y1, other.y1) - max(one.y0, other.y0),
                )
                assert across < 1 or down < 1.5
        for bar in [*bars(ax, "part"), *bars(ax, "stance")]:
            assert bar.get_x() >= 0 and bar.get_x() + bar.get_width() <= ax.get_xlim()[1] + 1e-6
        plt.close("all")
