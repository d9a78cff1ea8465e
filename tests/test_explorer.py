"""The explorer without a browser: choices to table, figure, code and sentences, and what its widgets are told."""

from __future__ import annotations

import sys
from itertools import product
from typing import Any

import pandas as pd
import pytest

import framing
from framing import tables as declared
from framing.charts.drawn_rows import drawn_rows
from framing.charts.save import svg_bytes
from framing.explorer import figures
from framing.explorer.choices import RATES, TONE, Choices, first_choices, options_of
from framing.explorer.code import Settings
from framing.explorer.figures import figure_of
from framing.explorer.labels import marks_of
from framing.explorer.notes import notes_of
from framing.explorer.picks import listing_of
from framing.explorer.sums import Study

SETTINGS = Settings("tables", 60, 7)
EVIL = '<img src="x" onerror="window.hacked = 1">'


def report(number: int, outlet: str | None, event: str | None, words: str, title: str = "Toll talks") -> dict[str, Any]:
    text = f"The {words} envoys met in Halden on Tuesday. “It was a {words} and happy hour,” Toll said of day {number}."
    return {"article_id": f"r{number}", "outlet": outlet, "event": event, "title": title, "text": f"{text} It rained."}


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    """Six reports of each of two outlets in two events, one of a third, one without outlet and event; one copy."""
    words = ["frosty", "chilly", "tired", "hardline", "hopeful", "grim"]
    rows = [report(n, "Halden Today", f"e{n % 2}", words[n % 6], EVIL) for n in range(6)]
    rows += [report(n, "Northline News", f"e{n % 2}", words[(n * n) % 6]) for n in range(6, 12)]
    rows += [report(12, "Lantern Daily", "e2", "regime"), report(13, None, None, "frosty")]
    articles = declared.make("articles", rows)
    quotes = framing.find_quotes(articles)
    sentences = framing.score_sentiment(framing.mark_voice(framing.split_sentences(articles), quotes))
    phrases = framing.find_loaded(sentences, quotes)
    families = declared.make(
        "families",
        [
            {"family": "f", "article_id": "r0", "role": "base", "base_article_id": "r0", "reason": "manifest"},
            {"family": "f", "article_id": "r6", "role": "copy", "base_article_id": "r0", "reason": "manifest"},
        ],
    )
    alignment = framing.align_copies(families, sentences)
    marked = {
        name: framing.mark_origin(rows, families, alignment)
        for name, rows in (("sentences", sentences), ("phrases", phrases))
    }
    return {"articles": framing.mark_units(articles, families), "families": families, **marked}


@pytest.fixture(scope="module")
def study(tables) -> Study:
    return Study(tables)


@pytest.fixture(scope="module")
def first(tables) -> Choices:
    """Everything, untested."""
    return first_choices(options_of(tables), tables["articles"])._replace(tested=False)


def drawn(study: Study, choices: Choices) -> figures.Figure:
    return figure_of(study, choices, options_of(study.tables), SETTINGS)


def run(code: str, tables: dict[str, pd.DataFrame]) -> dict[str, Any]:
    cell: dict[str, Any] = {"tables": tables}
    exec(code, cell)
    return cell


def is_what_its_code_makes(figure: figures.Figure, tables: dict[str, pd.DataFrame]) -> None:
    cell = run(figure.code, tables)
    pd.testing.assert_frame_equal(figure.table, cell["table"])
    assert svg_bytes(figure.axes.figure) == svg_bytes(cell["axes"].figure)


def test_lists_offer_what_the_tables_hold_and_what_is_unknown_last(tables, first):
    options = options_of(tables)
    assert options.outlets == ("Halden Today", "Lantern Daily", "Northline News", "(unknown)")
    assert options.events == ("e0", "e1", "e2", "(no event)")
    assert set(options.categories) == set(tables["phrases"]["category"])
    assert (first.measure, first.outlets, first.events) == (RATES, options.outlets, options.events)


def test_of_many_outlets_those_with_most_reports_are_shown_first_and_none_is_tested_unasked():
    names = [f"Outlet {n:02}" for n in range(30)]
    articles = pd.DataFrame({"outlet": [name for n, name in enumerate(names) for _ in range(2 * n + 2)]})
    options = options_of({"articles": articles, "phrases": pd.DataFrame({"category": ["doubt"]})})
    chosen = first_choices(options, articles)
    assert (list(chosen.outlets), chosen.tested) == (names[-6:], False)
    few = articles[articles["outlet"] < "Outlet 08"]
    assert first_choices(options_of({"articles": few, "phrases": pd.DataFrame({"category": ["doubt"]})}), few).tested


VOICES = ["outlet", "narration", "paraphrased", "quoted", None]


@pytest.mark.parametrize(("voice", "view"), list(product(VOICES, ["all", "own", "once"])))
def test_rates_are_those_of_rate_by_outlet_and_of_the_code(study, first, tables, voice, view):
    figure = drawn(study, first._replace(voice=voice, view=view))
    phrases = framing.filter_origin(tables["phrases"], tables["families"], view, tables["sentences"])
    sentences = framing.filter_origin(tables["sentences"], tables["families"], view)
    boot = {"n_boot": SETTINGS.n_boot, "seed": SETTINGS.seed}
    direct = framing.rate_by_outlet(
        phrases, sentences, tables["articles"], voice=voice, lexicon=tables["phrases"], **boot
    )
    pd.testing.assert_frame_equal(figure.table, direct)
    is_what_its_code_makes(figure, tables)


@pytest.mark.parametrize("view", ["all", "own", "once"])
@pytest.mark.parametrize("few", [True, False], ids=["with sentences", "means alone"])
def test_tone_is_that_of_tone_points_and_of_the_code(study, first, tables, view, few, monkeypatch):
    monkeypatch.setattr(figures, "SCORES_DRAWN", 1000 if few else 0)
    figure = drawn(study, first._replace(measure=TONE, view=view))
    sentences = framing.filter_origin(tables["sentences"], tables["families"], view)
    direct = framing.tone_points(sentences, tables["articles"], n_boot=SETTINGS.n_boot, seed=SETTINGS.seed)
    kept = direct if few else direct[direct["level"] != "sentence"].reset_index(drop=True)
    pd.testing.assert_frame_equal(figure.table, kept)
    is_what_its_code_makes(figure, tables)


CHOSEN = [
    {"events": ("e1",)},
    {"events": ("e0", "(no event)")},
    {"outlets": ("Halden Today", "Northline News"), "tested": True},
    {"outlets": ("(unknown)", "Lantern Daily")},
    {"categories": ("atmosphere",), "tested": True, "view": "own"},
]


@pytest.mark.parametrize("chosen", CHOSEN, ids=str)
@pytest.mark.parametrize("measure", [RATES, TONE])
@pytest.mark.parametrize("few", [True, False], ids=["with sentences", "means alone"])
def test_whatever_is_chosen_the_code_makes_the_same_figure(study, first, tables, measure, chosen, few, monkeypatch):
    monkeypatch.setattr(figures, "SCORES_DRAWN", 1000 if few else 0)
    figure = drawn(study, first._replace(measure=measure, **chosen))
    assert len(figure.table)
    is_what_its_code_makes(figure, tables)


def test_code_filters_by_what_was_chosen_and_by_nothing_else(study, first):
    assert ".isin([" not in drawn(study, first).code.replace('isin(articles["article_id"])', "")
    code = drawn(study, first._replace(events=("e1",), outlets=("Lantern Daily", "(unknown)"))).code
    assert 'articles[articles["outlet"].fillna("(unknown)").isin(["Lantern Daily", "(unknown)"])]' in code
    assert 'articles[articles["event"].isin(["e1"])]' in code


def test_names_with_quotation_marks_are_still_code(tables, first):
    name = 'The "Post" of\\Merrow\'s'
    renamed = {**tables, "articles": tables["articles"].replace({"outlet": {"Lantern Daily": name}})}
    study = Study(renamed)
    figure = drawn(study, first._replace(outlets=(name,)))
    assert figure.articles["article_id"].tolist() == ["r12"]
    is_what_its_code_makes(figure, renamed)


def test_tables_are_left_as_they_were_whatever_their_index(tables, first):
    moved = {name: table.set_axis(range(len(table) + 5, 5, -1)) for name, table in tables.items()}
    before = {name: table.copy() for name, table in moved.items()}
    for measure in (RATES, TONE):
        plain, other = (drawn(Study(of), first._replace(measure=measure)) for of in (tables, moved))
        pd.testing.assert_frame_equal(plain.table, other.table)
        mark = marks_of(other)[0]
        listing_of(Study(moved), other, mark["row"], mark["label"])
    for name, table in moved.items():
        pd.testing.assert_frame_equal(table, before[name])


NOTHING = [
    ({"events": ()}, "No event is chosen. Choose one or more in the list of events."),
    ({"outlets": ()}, "No outlet is chosen. Choose one or more in the list of outlets."),
    ({"categories": ()}, "No category is chosen. Choose one or more in the list of categories."),
    (
        {"outlets": ("Lantern Daily",), "events": ("e0", "e1")},
        "No report is left: Lantern Daily published none of e0 and e1. Choose more events or more outlets.",
    ),
]


@pytest.mark.parametrize(("chosen", "why"), NOTHING, ids=lambda value: str(value)[:24])
def test_where_nothing_is_left_the_note_says_what_was_chosen_and_why(study, first, tables, chosen, why):
    figure = drawn(study, first._replace(**chosen))
    assert notes_of(figure, SETTINGS) == [why]
    is_what_its_code_makes(figure, tables)


def test_no_category_is_no_matter_of_tone(study, first):
    assert len(drawn(study, first._replace(measure=TONE, categories=())).table)


def test_no_words_of_the_kind_chosen_are_said_to_be_none(study, first, tables):
    figure = drawn(study, first._replace(voice="paraphrased", outlets=("Lantern Daily",)))
    assert figure.table["n_words"].sum() == 0
    [note] = notes_of(figure, SETTINGS)
    assert note.startswith("No paraphrased words are left in 1 report with the agency’s text in.")


def test_something_that_is_not_there_is_refused(study, first):
    with pytest.raises(framing.TableError, match="explore needs outlets that the tables hold; found 'Merrow'"):
        drawn(study, first._replace(outlets=("Merrow",)))
    with pytest.raises(framing.TableError, match="needs view to be one of 'all', 'own', 'once'"):
        drawn(study, first._replace(view="mine"))


def test_notes_say_what_was_counted_what_cannot_be_told_and_that_events_differ(study, first, tables):
    untested = " ".join(notes_of(drawn(study, first), SETTINGS))
    counted = drawn(study, first).table
    words = int(counted.drop_duplicates("outlet")["n_words"].sum())
    assert f"Counted: {counted['count'].sum()} loaded phrases in {words:,} own words of 14 reports." in untested
    assert "was not tested" in untested
    assert "No interval for Lantern Daily and (unknown): fewer than 5 units" in untested
    assert "of 3 events, 0 are reported by all 4 outlets" in untested
    assert "write n_boot=2000" in untested
    two = first._replace(outlets=("Halden Today", "Northline News"), events=("e0", "e1"), tested=True, measure=TONE)
    tested = " ".join(notes_of(drawn(study, two), SETTINGS))
    reports = framing.mean_by_article(tables["sentences"], tables["articles"])
    reports = reports[reports["outlet"].isin(two.outlets)]
    verdict = framing.tell_apart(reports, n_boot=0)["verdict"].tolist()
    told, cannot, few = (verdict.count(name) for name in ("apart", "cannot tell", "too few"))
    said = f"Comparisons by pair of outlets: 1. {told} tell two apart, {cannot} cannot; for {few} there is too little"
    assert said in tested
    assert "different events" not in tested


def test_every_rate_has_a_mark_where_it_was_drawn_that_says_its_counts(study, first):
    figure = drawn(study, first)
    marks = {mark["row"]: mark for mark in marks_of(figure)}
    rows = figure.table[figure.table["rate"].notna()]
    assert sorted(marks) == rows.index.tolist()
    for number, row in rows.iterrows():
        assert marks[number]["label"].startswith(
            f"{row['outlet']}, {row['category']}: {row['count']} in {row['n_words']} own words"
        )
    places = drawn_rows(figure.axes)
    assert places[["left", "top", "width", "height"]].min(axis=None) > 0
    assert (places["left"] + places["width"]).max() < 1 and (places["top"] + places["height"]).max() < 1
    of_first = figure.table[figure.table["category"] == figure.table["category"].iloc[0]]
    tops = [marks[number]["top"] for number in of_first.index if number in marks]
    assert tops == sorted(tops)  # outlets stand under one another, as in the table


def test_marks_of_tone_are_outlets_then_reports_and_of_too_many_reports_outlets_alone(study, first, monkeypatch):
    figure = drawn(study, first._replace(measure=TONE, outlets=("Halden Today",)))
    levels = figure.table["level"].iloc[[mark["row"] for mark in marks_of(figure)]].tolist()
    assert levels == ["outlet"] * 2 + ["article"] * 12
    scores = figure.table[(figure.table["level"] == "article") & (figure.table["voice"] == "outlet")]
    marks = {mark["row"]: mark["left"] for mark in marks_of(figure)}
    lowest, highest = scores["value"].idxmin(), scores["value"].idxmax()
    assert marks[lowest] < marks[highest]
    monkeypatch.setattr("framing.explorer.labels.MARKS", 13)
    assert len(marks_of(figure)) == 2


def picked(study: Study, figure: figures.Figure, row: int, limit: int = 50):
    label = next(mark["label"] for mark in marks_of(figure) if mark["row"] == row)
    return listing_of(study, figure, row, label, limit)


def test_a_rate_lists_as_many_phrases_as_it_counts_each_in_its_sentence(study, first, tables):
    figure = drawn(study, first)
    texts = tables["articles"].set_index("article_id")["text"]
    for number, row in figure.table[figure.table["rate"].notna()].iterrows():
        listing = picked(study, figure, number)
        assert len(listing.lines) == row["count"]
        for line in listing.lines:
            assert line["left"] + line["match"] + line["right"] in texts[line["article_id"]]
            assert line["outlet"] == row["outlet"]


def test_a_list_is_cut_and_says_so(study, first):
    figure = drawn(study, first._replace(voice=None))
    row = figure.table["count"].idxmax()
    listing = picked(study, figure, row, limit=2)
    n = figure.table["count"].max()
    assert n > 2 and listing.note == f"2 of {n} phrases, in the order of the reports."
    assert len(listing.lines) == 2


def test_tone_lists_the_lowest_and_the_highest_sentences_with_their_scores(study, first, tables):
    figure = drawn(study, first._replace(measure=TONE))
    means = figure.table[(figure.table["level"] == "outlet") & (figure.table["voice"] == "quoted")]
    row = means.index[means["outlet"] == "Halden Today"][0]
    listing = picked(study, figure, row, limit=4)
    of_outlet = tables["sentences"][tables["sentences"]["article_id"].isin([f"r{n}" for n in range(6)])]
    scores = sorted(of_outlet.loc[of_outlet["quoted_share"] >= 0.5, "compound"])
    shown = [float(line["score"].replace("−", "-")) for line in listing.lines]
    assert shown == [round(score, 2) for score in [*scores[:2], *scores[-2:]]]
    assert f"The 2 lowest and the 2 highest of {len(scores)} sentences." in listing.note
    one = figure.table[(figure.table["level"] == "article") & (figure.table["article_id"] == "r7")].index[0]
    assert {line["article_id"] for line in picked(study, figure, one).lines} == {"r7"}


def test_without_text_the_list_gives_places_and_says_why(tables, first):
    texts = {"articles": ["text"], "sentences": ["text", "own_text"]}
    bare = {name: table.drop(columns=texts.get(name, [])) for name, table in tables.items()}
    study = Study(bare)
    for measure in (RATES, TONE):
        figure = drawn(study, first._replace(measure=measure))
        is_what_its_code_makes(figure, bare)
        row = figure.table["count"].idxmax() if measure == RATES else marks_of(figure)[0]["row"]
        listing = picked(study, figure, row)
        assert "The texts are not at hand" in listing.note
        assert "characters" in listing.lines[0]["note"]


# The widgets, told what a browser would tell them.


@pytest.fixture
def explorer(tables):
    pytest.importorskip("anywidget")
    return framing.explore(tables, n_boot=60, seed=7)


def test_each_control_changes_what_is_drawn_and_the_code_with_it(explorer, tables):
    changes = {
        "measure": TONE,
        "voice": "quoted",
        "view": "own",
        "events": ("e1",),
        "outlets": ("Halden Today", "Northline News"),
        "categories": ("atmosphere",),
        "tested": False,
    }
    assert set(changes) == set(explorer.controls)
    for name, value in changes.items():
        before, control = (explorer.chart.drawing["image"], explorer.code.code), explorer.controls[name]
        old, control.value = control.value, value
        assert (explorer.chart.drawing["image"], explorer.code.code) != before, name
        pd.testing.assert_frame_equal(explorer.figure.table, run(explorer.code.code, tables)["table"])
        control.value = old
        assert (explorer.chart.drawing["image"], explorer.code.code) == before


def test_words_and_categories_cannot_be_chosen_of_tone(explorer):
    explorer.controls["measure"].value = TONE
    assert {name for name, control in explorer.controls.items() if control.disabled} == {"voice", "categories"}


def test_a_mark_lists_its_sentences_and_a_line_opens_its_article_until_something_else_is_chosen(explorer):
    row = int(explorer.figure.table["count"].idxmax())
    explorer.chart._handle_custom_msg({"row": row}, [])
    lines = explorer.lines.listing["lines"]
    assert len(lines) == explorer.figure.table["count"].max()
    explorer.lines._handle_custom_msg({"article_id": lines[0]["article_id"]}, [])
    opened = explorer.article.article["html"]
    assert "envoys" in opened and "<img" not in opened and "&lt;img" in opened
    explorer.article._handle_custom_msg({"close": True}, [])
    assert explorer.article.article["html"] == ""
    explorer.controls["voice"].value = "quoted"
    assert explorer.lines.listing["lines"] == []


def test_a_mark_of_an_older_drawing_lists_nothing(explorer):
    explorer.controls["events"].value = ()
    explorer.chart._handle_custom_msg({"row": 0}, [])
    assert explorer.chart.drawing["marks"] == [] and explorer.lines.listing["lines"] == []


def test_no_figure_is_left_open(explorer):
    import matplotlib.pyplot as plt

    explorer.controls["measure"].value = TONE
    assert plt.get_fignums() == []


@pytest.mark.parametrize("library", ["ipywidgets", "anywidget"])
def test_without_the_libraries_it_says_what_to_install(tables, monkeypatch, library):
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(framing.TableError, match=rf"no {library}\. Install them: pip install 'framing\[explore\]'"):
        framing.explore(tables)


def test_wrong_input_is_refused_with_what_to_do(tables):
    with pytest.raises(framing.TableError, match="explore needs a mapping of tables; found str"):
        framing.explore("data/control")
    with pytest.raises(framing.TableError, match=r"needs tables with 'families'; found 'articles', 'sentences'"):
        framing.explore({name: tables[name] for name in ("articles", "sentences", "phrases")})
    with pytest.raises(framing.TableError, match="needs column 'compound'"):
        framing.explore({**tables, "sentences": tables["sentences"].drop(columns="compound")})
    with pytest.raises(framing.TableError, match="needs name to be that of a variable"):
        framing.explore(tables, name="my tables")


def test_tables_without_a_row_are_shown_as_such(tables):
    explorer = framing.explore({name: table.iloc[:0] for name, table in tables.items()})
    assert explorer.chart.drawing["notes"] == ["No event is chosen. Choose one or more in the list of events."]


def test_what_was_drawn_before_comes_back_without_being_drawn_anew(tables, monkeypatch):
    from framing.explorer import panel

    explorer = framing.explore(tables, n_boot=60)
    first = explorer.chart.drawing
    explorer.controls["voice"].value = "quoted"
    monkeypatch.setattr(panel, "figure_of", None)
    explorer.controls["voice"].value = "outlet"
    assert explorer.chart.drawing == first
    assert explorer.figure.choices.voice == "outlet"
