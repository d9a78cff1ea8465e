"""The ledger, the strips of copies and the lists of inherited phrases: what is drawn, and what titles say."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

from framing import charts
from framing.charts import finding_copies, finding_inherited, finding_ledger, plot_copies, plot_inherited, plot_ledger
from framing.charts.copies import LOOKS
from framing.charts.ledger import LOUD
from framing.charts.runs import Run, fit_around, set_runs, width_of
from framing.charts.style import contrast, luminance
from framing.tables import TableError

LONG = "The Northern Standard and Evening Advertiser of Greater Port"
KINDS = ("quotation", "label", "agent", "attribution", "name", "number", "tense", "qualifier", "other")
THIRTY = "uncompromisingly hostile <b>envoys</b> of $x$ and ^2 counter-insurgency commanders " * 3


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def change(old: str, new: str, kind: str = "other", **more: object) -> dict:
    """A row of `edit_ledger`."""
    row = {"outlet": "Alder Times", "base_outlet": "Wire", "family": "wire-b", "article_id": "a", "sentence": 1}
    row |= {"part": "body", "before": "it was said", "old": old, "new": new, "after": "at the border", "kind": kind}
    row |= {
        "voice": "outlet",
        "old_category": "",
        "new_category": "",
        "old_terms": "",
        "new_terms": "",
        "strength_change": 0,
        "base_article_id": "b",
    }
    return row | {"base_sentence": 1} | more


LEDGER = pd.DataFrame(
    [
        change("talks", "crisis talks", "name", sentence=0, part="headline", before="", after=""),
        change(
            "rebels",
            "insurgents",
            "label",
            old_category="group_label",
            new_category="group_label",
            old_terms="rebels",
            new_terms="insurgents",
        ),
        change(
            "", "so-called", "qualifier", new_category="doubt", new_terms="so-called", strength_change=2, voice="scare"
        ),
        change("in the dark", "", "qualifier", sentence=3),
        change("“we came”", "they came", "quotation", sentence=4, voice="quoted"),
        change(
            "said",
            "claimed",
            "attribution",
            outlet="Zonal Post",
            article_id="z",
            new_category="doubt; urgency",
            new_terms="claimed",
        ),
    ]
)


def many_changes(n: int, outlets: int) -> pd.DataFrame:
    """Changes with long names and wordings, and signs that mean something elsewhere."""
    words = ["", "rebels", THIRTY, "$5m to $10m", "<b>talks</b>"]
    rows = []
    for number in range(n):
        old, new = words[number % 5], words[(number + 1 + number // 5 % 4) % 5]
        place = {
            "outlet": f"{LONG} {number % outlets}",
            "article_id": f"{LONG} {number % outlets}",
            "base_outlet": LONG,
        }
        marked = {"old_category": "doubt; urgency" if old and number % 3 else "", "strength_change": number % 4 - 1}
        marked |= {"old_terms": "uncompromisingly hostile; $x$; regime" if number % 4 else ""}
        around = {"before": "uncompromisingly the <i> of", "after": "$y$, and at (the", "voice": "scare"}
        rows.append(change(old, new, KINDS[number % 9], sentence=number // 2, **place, **marked, **around))
    return pd.DataFrame(rows).sort_values(["outlet", "sentence"], kind="stable")


def strips(edits: list[list[str]], n: int = 6, family: str = "f") -> pd.DataFrame:
    """As `copy_strips` makes it: `edits` says of each copy what became of each of `n` sentences of the base."""
    place = {"family": family, "overlap": 0.5, "similarity": 0.5, "n_words": 20, "base_n_words": 20, "part": "body"}
    base = {**place, "article_id": f"{family}-base", "outlet": "Wire", "role": "base", "edit": "base"}
    rows = [{**base, "sentence": at, "base_sentence": at} for at in range(n)]
    for number, fates in enumerate(edits):
        copy = {**place, "article_id": f"{family}-{number}", "outlet": f"{LONG} {number}", "role": "copy"}
        used = [(at, fate) for at, fate in enumerate(fates) if fate != "cut"]
        used = [pair for pair in used if pair[1] == "moved"] + [pair for pair in used if pair[1] != "moved"]
        for sentence, (at, fate) in enumerate(used):
            of = None if fate == "added" else at
            rows.append({**copy, "sentence": sentence, "base_sentence": of, "edit": fate})
        lost = [at for at, fate in enumerate(fates) if fate in ("cut", "added")]
        rows += [{**copy, "sentence": None, "base_sentence": at, "edit": "cut", "n_words": None} for at in lost]
    whole = dict.fromkeys(["sentence", "base_sentence", "n_words", "base_n_words"], "Int64")
    return pd.DataFrame(rows).astype(whole)


FATES = ["kept", "reworded", "cut", "moved", "added", "kept"]
STRIPS = strips([FATES, ["kept"] * 6])


def phrases(*rows: tuple[str, str, str, str, int]) -> pd.DataFrame:
    """As `inherited_by_outlet` makes it, from outlet, category, term, fate and count."""
    table = pd.DataFrame(rows, columns=["outlet", "category", "term", "fate", "count"])
    return table.assign(article_id=table["outlet"], base_article_id="b", n_words=300)


INHERITED = phrases(
    ("Alder Times", "group_label", "rebel", "left out", 1),
    ("Alder Times", "atmosphere", "chilly", "inherited", 1),
    ("Alder Times", "group_label", "insurgent", "brought in", 1),
    ("Alder Times", "doubt", "claim", "brought in", 3),
    ("Zonal Post", "my_list", "a phrase of the user’s own that is very long", "brought in", 2),
)
HOSTILE_INHERITED = phrases(
    *(
        (f"{LONG} {o}", ["doubt", "mine", "violence"][n % 3], f"$x$ <b>{THIRTY[: n % 40]}", fate, n * n % 1300)
        for o in range(3)
        for n in range(90)
        for fate in ("left out", "inherited", "brought in")
    )
)
CHARTS = {"ledger": (plot_ledger, LEDGER), "copies": (plot_copies, STRIPS), "inherited": (plot_inherited, INHERITED)}
LARGE = {
    "200 changes": lambda: plot_ledger(many_changes(200, 6)),
    "60 changes without strength": lambda: plot_ledger(many_changes(60, 2).assign(strength_change=0), most=60),
    "one change": lambda: plot_ledger(LEDGER.iloc[[4]]),
    "without words around": lambda: plot_ledger(LEDGER.assign(before="", after="")),
    "six copies of 60 sentences": lambda: plot_copies(strips([FATES * 10] * 6, 60)),
    "six families": lambda: plot_copies(pd.concat([strips([FATES] * 4, family=f"{LONG}-{n}") for n in range(6)])),
    "900 sentences": lambda: plot_copies(strips([FATES * 150], 900)),
    "many phrases": lambda: plot_inherited(HOSTILE_INHERITED),
    "few phrases": lambda: plot_inherited(INHERITED),
}


def written(ax: Axes, gid: str) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_gid() == gid]


def bars(ax: Axes, gid: str) -> list:
    return [patch for patch in ax.patches if (patch.get_gid() or "").startswith(gid)]


def lines(ax: Axes, gid: str) -> list:
    return [line for line in ax.lines if line.get_gid() == gid]


@pytest.mark.parametrize("name", LARGE)
def test_no_text_lies_on_another_or_is_cut_off(name: str) -> None:
    ax = LARGE[name]()
    ax.figure.canvas.draw()
    boxes = [(t.get_text(), t.get_window_extent()) for t in ax.texts if t.get_text()]
    frame = ax.figure.bbox
    assert [t for t, b in boxes if b.x0 < 0 or b.y0 < 0 or b.x1 > frame.width or b.y1 > frame.height] == []
    crossing = [(s, t) for (s, a), (t, b) in combinations(boxes, 2) if _overlap(a, b)]
    assert crossing == []


def _overlap(a, b) -> bool:
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 and min(a.y1, b.y1) - max(a.y0, b.y0) > 1.5


def test_each_change_has_its_sign_and_its_wordings() -> None:
    ax = plot_ledger(LEDGER)
    assert written(ax, "sign") == ["→", "→", "+", "−", "→", "→"]
    assert written(ax, "old") == ["talks", "rebels", "“we came”", "said"]
    assert written(ax, "new") == ["crisis talks", "insurgents", "they came", "claimed"]
    assert (written(ax, "put in"), written(ax, "left out")) == (["so-called"], ["in the dark"])
    assert written(ax, "note") == ["put in"]
    assert written(ax, "place") == ["‸"]
    assert written(ax, "around")[:2] == ["it was said", "at the border"]
    assert written(ax, "sentence") == ["headline", "1", "3", "4", "1"]
    assert written(ax, "strength") == ["+2"]
    assert written(ax, "voice") == ["in scare quotes"]
    assert written(ax, "head") == [*("sentence", "the base has", "the copy has", "change", "strength"),
                                   "Alder Times", "Zonal Post"]  # fmt: skip
    assert written(ax, "report") == ["a against b of Wire: 5 changes", "z against b of Wire: 1 change"]


def test_words_put_in_are_underlined_and_words_left_out_struck_through() -> None:
    ax = plot_ledger(LEDGER)
    words = {text.get_gid(): text.get_position()[1] for text in ax.texts}
    (under,), (struck,) = lines(ax, "line put in"), lines(ax, "line left out")
    assert under.get_ydata()[0] > words["put in"]  # y grows downwards
    assert struck.get_ydata()[0] < words["left out"]
    bare = plot_ledger(LEDGER.assign(before="", after=""))
    assert written(bare, "note") == ["put in", "left out"]


def test_a_changed_quotation_is_loud_and_nothing_else_is() -> None:
    ax = plot_ledger(LEDGER)
    loud = [text for text in ax.texts if text.get_gid() == "kind" and text.get_bbox_patch() is not None]
    assert [text.get_text() for text in loud] == ["quotation changed"]
    assert (loud[0].get_color(), loud[0].get_weight()) == ("white", "bold")
    assert contrast(LOUD) > 7
    assert len(bars(ax, "loud")) == 2
    assert bars(plot_ledger(LEDGER[LEDGER["kind"] != "quotation"]), "loud") == []


def test_loaded_wordings_are_bold_with_their_marks() -> None:
    ax = plot_ledger(LEDGER)
    bold = {t.get_text() for t in ax.texts if t.get_weight() == "bold" and t.get_gid() in ("old", "new", "put in")}
    assert bold == {"rebels", "insurgents", "so-called", "claimed"}
    assert [mark.get_marker() for mark in lines(ax, "marks")] == ["s", "s", "X", "X", "p"]


def ledger_of(new: str, terms: str, old: str = "the president", **more: str) -> Axes:
    more = {"before": "", "after": "", **more}
    return plot_ledger(pd.DataFrame([change(old, new, new_category="person_label", new_terms=terms, **more)]))


def bold_words(ax: Axes) -> list[str]:
    return [t.get_text() for t in ax.texts if t.get_weight() == "bold" and t.get_gid() in ("old", "new", "behind")]


def test_only_the_loaded_words_of_a_wording_are_bold() -> None:
    ax = ledger_of("the Velmoran strongman, who warned of war", "strongman; war")
    assert bold_words(ax) == ["strongman,", "war"]
    assert written(ax, "behind") == []
    assert bold_words(ledger_of("a war of nerves", "war of nerves")) == ["war of nerves"]
    assert bold_words(ledger_of("cold", "bitterly cold")) == ["cold"]  # the change is a part of the term


def test_loaded_words_that_a_shortened_wording_hides_stand_behind_it() -> None:
    ax = ledger_of("with President … bloodshed", "strongman; bloodshed")
    assert "Behind “·”: loaded words" in " ".join(t.get_text() for t in ax.figure.texts + ax.texts).replace("\n", " ")
    assert bold_words(ax) == ["bloodshed", "·\xa0strongman"]
    middle = "the envoy came to the hall and met " * 4
    ax = ledger_of(f"{middle} the strongman of Tassary before {middle} the bloodshed", "strongman; bloodshed")
    assert "…" in " ".join(written(ax, "new")) and "strongman" not in " ".join(written(ax, "new"))
    assert bold_words(ax) == ["bloodshed", "·\xa0strongman"]


def test_one_line_runs_under_words_put_in_though_some_are_bold() -> None:
    ax = ledger_of("the strongman of Tassary", "strongman", old="")
    ends = [line.get_xdata() for line in lines(ax, "line put in")]
    assert len(ends) == 3
    assert [end for _, end in ends[:-1]] == pytest.approx([start for start, _ in ends[1:]])


def test_of_many_changes_those_that_say_most_are_drawn_in_the_order_of_the_text() -> None:
    rows = [change(f"old {n}", f"new {n}", KINDS[::-1][n % 9], sentence=n) for n in range(36)]
    ax = plot_ledger(pd.DataFrame(rows), most=10)
    both = ["label", "quotation changed"]
    assert written(ax, "kind") == ["who does what", *both, "who does what", *both, *both, *both]
    assert "Ten of 36 changes in one report of one outlet drawn" in " ".join(written(ax, "source"))
    assert written(ax, "report") == ["a against b of Wire: 10 of 36 changes drawn"]
    sentences = [int(text) for text in written(ax, "sentence")]
    assert sentences == sorted(sentences)


def test_every_outlet_has_its_share_of_the_changes_drawn() -> None:
    rows = [change("a", "b", outlet=name, article_id=name) for name in ("A", "B", "C") for _ in range(20)]
    ax = plot_ledger(pd.DataFrame(rows), most=6)
    assert written(ax, "report") == [f"{name} against b of Wire: 2 of 20 changes drawn" for name in "ABC"]


def test_a_wording_is_shortened_to_two_lines_and_keeps_its_column() -> None:
    laid = fit_around("said", Run(THIRTY, "new", True), "at once", 150)
    assert len(laid) == 2
    assert laid[0][0].text.startswith("uncompromisingly")
    assert " … " in " ".join(run.text for line in laid for run in line)
    assert laid[1][-1].text.endswith("commanders")
    assert all(run.x + width_of(run) <= 150 for line in laid for run in line)
    assert [run.text for run in set_runs([Run("it", "around", False), Run(", so", "new", False)], 150)[0]] == [
        "it",
        ", so",
    ]


def test_every_sentence_of_a_copy_is_a_bar_in_its_order() -> None:
    ax = plot_copies(STRIPS)
    assert len(bars(ax, "base")) == 6
    assert [bar.get_gid() for bar in bars(ax, "used")][:4] == ["used kept", "used reworded", "used moved", "used kept"]
    own = [bar.get_gid() for bar in bars(ax, "own")]
    assert own == ["own moved", "own kept", "own reworded", "own added", "own kept"] + ["own kept"] * 6
    assert len(lines(ax, "cut")) == 2
    assert len(bars(ax, "ribbon")) == 4 + 6
    left = [bar.get_x() for bar in bars(ax, "own")][:5]
    assert left == sorted(left)
    assert "4 of 6 used, 1 added" in written(ax, "label")
    assert written(ax, "number") == ["0", "5"]


def test_a_sentence_of_the_base_keeps_its_place_in_every_copy() -> None:
    ax = plot_copies(STRIPS)
    base = [bar.get_x() for bar in bars(ax, "base")]
    assert [bar.get_x() for bar in bars(ax, "used")][4:] == base
    assert [line.get_xdata()[0] for line in lines(ax, "cut")] == [base[2], base[4]]
    crossing = bars(ax, "ribbon")[3].get_xy()  # what is moved is drawn last, over the others
    assert crossing[0][0] == base[3]
    assert crossing[2][0] < crossing[1][0]


def test_bars_are_as_wide_as_their_words() -> None:
    table = STRIPS.assign(n_words=STRIPS["n_words"].where(STRIPS["sentence"] != 1, 40))
    widths = [bar.get_width() for bar in bars(plot_copies(table), "own")][:3]
    assert widths[0] == widths[2]
    assert widths[1] == pytest.approx(2 * widths[0] - 0.7)


def test_a_split_sentence_has_two_ribbons_and_a_merged_one_too() -> None:
    rows = strips([["kept"] * 4], 4)
    rows.loc[(rows["role"] == "copy") & (rows["sentence"] == 1), "base_sentence"] = 0  # 0 was split in two
    rows.loc[(rows["role"] == "copy") & (rows["sentence"] == 3), "sentence"] = 2  # 2 and 3 were merged
    ax = plot_copies(rows)
    assert (len(bars(ax, "own")), len(bars(ax, "ribbon")), len(lines(ax, "cut"))) == (3, 4, 1)


def test_headlines_stand_apart_and_are_not_counted() -> None:
    table = STRIPS.assign(
        part=STRIPS["part"].where((STRIPS["sentence"] != 0) & (STRIPS["base_sentence"] != 0), "headline")
    )
    ax = plot_copies(table)
    first, second, third = (bar.get_x() for bar in bars(ax, "base")[:3])
    assert second - first == pytest.approx(third - second + 5)
    assert written(ax, "number") == ["headline", "5"]
    assert "5 of 5 used" in written(ax, "label")


def test_of_too_many_copies_the_first_of_each_family_are_drawn() -> None:
    table = pd.concat([strips([FATES] * 5, family="f"), strips([FATES] * 5, family="g")])
    ax = plot_copies(table, most=4)
    assert len([text for text in written(ax, "label") if text.endswith("added")]) == 4
    assert "Four of ten copies drawn of two reports" in " ".join(written(ax, "source"))


def test_in_grey_the_fates_still_differ() -> None:
    kept, moved, reworded, added = (luminance(LOOKS[name][0]) for name in ("kept", "moved", "reworded", "added"))
    assert kept + 0.1 < moved < reworded - 0.1 < added - 0.2
    assert len({hatch for _, hatch in LOOKS.values()} - {""}) == 3
    shown = bars(plot_copies(STRIPS), "own")
    assert {bar.get_gid(): bar.get_hatch() for bar in shown} == {
        f"own {name}": LOOKS[name][1] or None for name in ("kept", "moved", "reworded", "added")
    }


def test_a_word_that_the_base_has_elsewhere_is_not_shown_as_new() -> None:
    table = INHERITED.assign(n_base=[1, 1, 0, 2, 0])
    ax = plot_inherited(table)
    assert written(ax, "term brought in")[:2] == ["claim†", "insurgent"]
    assert "† The base has the word too" in " ".join(written(ax, "source"))
    assert "six are the outlets’ own (three used elsewhere in the base) and one inherited" in finding_inherited(table)


def test_inherited_phrases_stand_beside_those_brought_in() -> None:
    ax = plot_inherited(INHERITED)
    assert written(ax, "term left out") == ["rebel"]
    assert written(ax, "term inherited") == ["chilly"]
    assert written(ax, "term brought in")[:2] == ["claim", "insurgent"]
    assert written(ax, "total") == ["1", "1", "4", "0", "0", "2"]
    assert len(lines(ax, "strike")) == 1
    assert [mark.get_marker() for mark in lines(ax, "marks")] == ["s", "^", "X", "s", ">"]
    assert [mark.get_markerfacecolor() == "white" for mark in lines(ax, "marks")] == [True, False, False, False, False]
    assert written(ax, "more") == ["none", "none"]
    found = {text.get_text(): text.get_position()[0] for text in ax.texts}
    assert found["rebel"] < found["chilly"] < found["claim"]


def test_of_many_phrases_the_most_frequent_are_set_and_the_rest_counted() -> None:
    rows = phrases(*(("Alder Times", "doubt", f"term {n:02}", "brought in", n) for n in range(1, 31)))
    ax = plot_inherited(rows, top=4)
    assert written(ax, "term brought in") == ["term 30", "term 29", "term 28", "term 27"]
    assert written(ax, "more") == ["none", "none", "and 26 more terms"]


def test_phrases_of_several_copies_of_an_outlet_are_summed() -> None:
    twice = pd.concat([INHERITED, INHERITED.assign(article_id="another")])
    ax = plot_inherited(twice)
    assert written(ax, "total") == ["2", "2", "8", "0", "0", "4"]
    assert written(ax, "note") == ["two copies", "two copies"]


@pytest.mark.parametrize("name", CHARTS)
def test_the_table_is_left_alone_and_any_index_does(name: str) -> None:
    plot, table = CHARTS[name]
    odd = table.set_axis(range(len(table), 0, -1))
    before = odd.copy(deep=True)
    same = [text.get_text() for text in plot(table).texts]
    assert [text.get_text() for text in plot(odd).texts] == same
    pd.testing.assert_frame_equal(odd, before)


@pytest.mark.parametrize("name", CHARTS)
def test_an_empty_table_says_there_is_nothing(name: str) -> None:
    plot, table = CHARTS[name]
    for empty in (table.iloc[:0], pd.DataFrame()):
        assert plot(empty).texts[0].get_text().startswith("Nothing to show")
    with pytest.raises(TableError, match=f"plot_{name} needs column 'outlet'"):
        plot(table.drop(columns="outlet"))


def test_tables_with_nothing_to_draw_say_so() -> None:
    assert written(plot_copies(STRIPS[STRIPS["role"] == "base"]), "title") == ["Nothing to show: no copies"]
    assert written(plot_inherited(INHERITED.assign(count=0)), "title") == ["Nothing to show: no loaded phrases"]


@pytest.mark.parametrize("name", CHARTS)
def test_words_can_be_given_and_axes_are_drawn_into(name: str) -> None:
    plot, table = CHARTS[name]
    _, (left, right) = plt.subplots(1, 2, figsize=(16, 12))
    assert plot(table, right, title="Ours", subtitle="of it", source="Here") is right
    assert [written(right, gid) for gid in ("title", "subtitle", "source")] == [["Ours"], ["of it"], ["Here"]]
    assert not left.texts


def test_missing_words_are_empty_words() -> None:
    ax = plot_ledger(LEDGER.assign(before=None, after=None, old_category=None, base_outlet=float("nan")))
    assert written(ax, "around") == []
    assert written(ax, "report")[0] == "a against b: 5 changes"


def test_the_finding_of_a_ledger_counts_and_ranks_nobody() -> None:
    said = "Two outlets changed Wire’s wording in six places: one alters a quotation, two bring in loaded words"
    assert finding_ledger(LEDGER) == said
    assert finding_ledger(LEDGER.iloc[[0]]) == "Alder Times changed Wire’s wording in one place"
    two = LEDGER.iloc[[0, 3]].assign(base_outlet=["Wire", "Agency"])
    assert finding_ledger(two) == "Alder Times changed its bases’ wording in two places"


def test_the_finding_of_copies_counts_sentences_of_the_text() -> None:
    assert finding_copies(strips([["kept"] * 6])) == f"{LONG} 0 used six of Wire’s six sentences and added none"
    assert finding_copies(STRIPS) == "Two copies used four to six of Wire’s six sentences and added none to one"
    both = pd.concat([STRIPS, strips([FATES], family="g")])
    said = "Three copies of two reports used 14 of the 18 sentences they were handed and added two"
    assert finding_copies(both) == said
    long = strips([["kept"] * 20, ["cut"] * 9 + ["kept"] * 11], 20)
    assert finding_copies(long) == "Two copies used 11 to 20 of Wire’s 20 sentences and added none each"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            [1, 2, 1],
            "Of three loaded phrases in Zonal Post’s copy, two are its own and one inherited; one other was left out",
        ),
        ([1, 1, 0], "Of two loaded phrases in Zonal Post’s copy, one is its own and one inherited"),
        ([0, 1, 0], "The one loaded phrase in Zonal Post’s copy is its own"),
        ([3, 0, 2], "All three loaded phrases in Zonal Post’s copy are inherited; two others were left out"),
        ([0, 0, 2], "No loaded phrases in Zonal Post’s copy; two were left out"),
        ([0, 0, 0], "Nothing to show: no loaded phrases"),
    ],
)
def test_the_finding_of_inherited_phrases_reads_well_for_few(counts: list[int], said: str) -> None:
    rows = pd.DataFrame({"fate": ["inherited", "brought in", "left out"], "count": counts})
    assert finding_inherited(rows.assign(outlet="Zonal Post", article_id="a")) == said
    assert finding_inherited(INHERITED) == (
        "Of seven loaded phrases in the copies, six are the outlets’ own and one inherited; one other was left out"
    )


def test_a_finding_names_the_column_it_lacks() -> None:
    with pytest.raises(TableError, match=r"finding_ledger needs column 'kind'.*edit_ledger\(\) makes it"):
        finding_ledger(LEDGER.drop(columns="kind"))
    with pytest.raises(TableError, match=r"finding_copies needs column 'edit'.*copy_strips\(\) makes it"):
        finding_copies(STRIPS.drop(columns="edit"))
    with pytest.raises(TableError, match=r"finding_inherited needs column 'fate'.*inherited_by_outlet\(\) makes it"):
        finding_inherited(INHERITED.drop(columns="fate"))


SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import test_charts_wire as t
for name, (plot, table) in t.CHARTS.items():
    t.charts.save_figure(plot(table), Path(sys.argv[2]) / name, table)
"""


def test_the_same_bytes_twice(tmp_path: Path) -> None:
    here = str(Path(__file__).parent)
    for seed in ("0", "4711"):
        command = [sys.executable, "-c", SCRIPT, here, str(tmp_path / seed)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed, "MPLBACKEND": "Agg"})
    first, second = ({f.name: f.read_bytes() for f in sorted((tmp_path / s).iterdir())} for s in ("0", "4711"))
    assert len(first) == 9
    assert [name for name in first if first[name] != second[name]] == []
    assert charts.plot_ledger is plot_ledger
