"""The explorer as it is used: a real JupyterLab, each control, marks picked by mouse and by keyboard."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest

import framing

SOURCES = ['import framing\n\ntables = framing.open_study("data/control")', "framing.explore(tables)"]
MARKS = ".framing-explorer-chart button"
ALT = "document.querySelector('.framing-explorer-chart img').alt"


@pytest.fixture(scope="module")
def tables(root: Path) -> dict[str, pd.DataFrame]:
    return framing.open_study(root / "data" / "control")


@pytest.fixture(scope="module")
def page(lab) -> Iterator[Any]:
    """A notebook whose cells were run and show the explorer; all tests here go on with it."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in SOURCES])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}  # else JupyterLab asks for one
    nbformat.write(notebook, lab.root / "explorer.ipynb")
    with lab.opened("explorer.ipynb") as page:
        lab.run_all(page)
        page.wait_for_selector(MARKS, timeout=90_000)
        page.set_default_timeout(60_000)
        yield page


@pytest.fixture(autouse=True)
def _picture(page, request) -> Iterator[None]:
    yield
    if folder := os.environ.get("FRAMING_PICTURES"):
        page.screenshot(path=f"{folder}/{request.node.name}.png")


def labels(page) -> list[str]:
    return page.locator(MARKS).evaluate_all("marks => marks.map(mark => mark.ariaLabel)")


def code(page) -> str:
    return page.get_by_label("The same figure as code").input_value()


def changed(page, change) -> None:
    """Make a change and wait until another figure is drawn."""
    image = page.locator(".framing-explorer-chart img")
    before = image.get_attribute("src")
    change()
    page.wait_for_function("before => document.querySelector('.framing-explorer-chart img').src !== before", arg=before)
    page.wait_for_selector('.framing-explorer-chart[aria-busy="false"]')


def choose(page, name: str, *labels: str) -> None:
    """Choose these of a menu or of a list, and nothing else."""
    changed(page, lambda: page.get_by_label(name, exact=True).select_option(label=labels))


def choose_all(page, name: str) -> None:
    choose(page, name, *page.get_by_label(name, exact=True).locator("option").all_inner_texts())


def counts(rates: pd.DataFrame, words: str) -> set[str]:
    """What the marks of these rates begin with."""
    rows = rates[rates["rate"].notna()].to_dict("records")
    return {f"{r['outlet']}, {r['category']}: {r['count']:,} in {r['n_words']:,} {words}" for r in rows}


def rates(tables: dict[str, pd.DataFrame], articles: pd.DataFrame, view: str = "all", **options: Any) -> pd.DataFrame:
    phrases = framing.filter_origin(tables["phrases"], tables["families"], view, tables["sentences"])
    sentences = framing.filter_origin(tables["sentences"], tables["families"], view)
    phrases, sentences = (rows[rows["article_id"].isin(articles["article_id"])] for rows in (phrases, sentences))
    return framing.rate_by_outlet(phrases, sentences, articles, n_boot=0, lexicon=tables["phrases"], **options)


def begins(page) -> set[str]:
    return {label.partition(";")[0] for label in labels(page)}


def test_what_is_drawn_first_is_everything(page, tables):
    assert begins(page) == counts(rates(tables, tables["articles"]), "own words")
    assert len(labels(page)) == 36
    assert "Halden Today, Lantern Daily, Northline News or The Merrow Courier stands apart" in page.evaluate(ALT)


def test_words_and_agency_text_change_the_counts(page, tables):
    choose(page, "Words", "quoted words")
    assert begins(page) == counts(rates(tables, tables["articles"], voice="quoted"), "quoted words")
    choose(page, "Words", "own words, paraphrase among them")
    choose(page, "Agency’s text", "out: the outlets’ own text")
    assert begins(page) == counts(rates(tables, tables["articles"], view="own"), "own words")
    assert 'filter_origin(tables["sentences"], families, "own")' in code(page)
    choose(page, "Agency’s text", "in: all text")


def test_events_outlets_and_categories_leave_what_is_chosen(page, tables):
    articles = tables["articles"]
    choose(page, "Events", "pipeline-leak", "strait-talks")
    two = articles[articles["event"].isin(["pipeline-leak", "strait-talks"])]
    assert begins(page) == counts(rates(tables, two), "own words")
    assert "fewer than 5 units" in page.locator(".framing-explorer-notes").inner_text()
    choose_all(page, "Events")
    choose(page, "Outlets", "Halden Today", "Strait Tribune")
    two = articles[articles["outlet"].isin(["Halden Today", "Strait Tribune"])]
    assert begins(page) == counts(rates(tables, two), "own words")
    choose(page, "Categories", "doubt: doubt and distance")
    assert len(labels(page)) == 2 and all(", doubt: " in label for label in labels(page))
    choose(page, "Categories")
    assert "No category is chosen" in page.locator(".framing-explorer-notes").inner_text()
    assert labels(page) == []
    choose_all(page, "Categories")
    choose_all(page, "Outlets")
    assert len(labels(page)) == 36


def test_without_tests_the_figure_says_that_nothing_was_tested(page):
    changed(page, lambda: page.get_by_label("Test which outlets differ", exact=True).uncheck())
    assert "differences between outlets were not tested" in page.evaluate(ALT)
    changed(page, lambda: page.get_by_label("Test which outlets differ", exact=True).check())
    assert "tell_apart" in code(page)


def test_a_mark_picked_with_the_mouse_lists_its_sentences_and_opens_an_article(page, tables):
    mark = page.get_by_role("button", name="Halden Today, doubt: ")
    mark.click()
    n = int(mark.get_attribute("aria-label").partition(": ")[2].partition(" ")[0])
    lines = page.locator(".framing-explorer-lines tbody tr")
    page.wait_for_function("n => document.querySelectorAll('.framing-explorer-lines tbody tr').length === n", arg=n)
    found = rates(tables, tables["articles"])
    assert n == found[(found["outlet"] == "Halden Today") & (found["category"] == "doubt")]["count"].iloc[0] > 5
    assert page.locator(".framing-explorer-lines h4").inner_text() == mark.get_attribute("aria-label")
    own = tables["phrases"][tables["phrases"]["category"].eq("doubt")]["match"].str.lower()
    assert {line.lower() for line in lines.locator(".match").all_inner_texts()} <= set(own)
    title = lines.first.locator(".title").inner_text()
    lines.first.get_by_role("button").click()
    article = page.locator(".framing-explorer-article")
    article.get_by_text(title).first.wait_for()
    assert page.evaluate("document.activeElement.className") == "framing-explorer-article"
    article.get_by_role("button", name="Close article").click()
    article.wait_for(state="hidden")


NAME = """() => {
  const now = document.activeElement;
  return now.ariaLabel || (now.labels && now.labels[0] ? now.labels[0].textContent : now.textContent);
}"""


def test_everything_is_reached_and_used_by_keyboard_in_reading_order(page):
    page.get_by_label("Measure", exact=True).focus()
    names = []
    for _ in range(7):
        names.append(page.evaluate(NAME).strip())
        page.keyboard.press("Tab")
    assert names == [
        "Measure",
        "Words",
        "Agency’s text",
        "Events",
        "Outlets",
        "Categories",
        "Test which outlets differ",
    ]
    seen = []
    for _ in range(12):
        seen.append(page.evaluate(NAME))
        if seen[-1].startswith("The Merrow Courier, atmosphere"):
            break
        page.keyboard.press("Tab")
    assert seen == labels(page)[: len(seen)]
    chosen = next(label for label in labels(page) if label.startswith("Northline News, atmosphere"))
    page.get_by_role("button", name=chosen).focus()
    page.keyboard.press("Enter")
    page.wait_for_function("text => document.activeElement.textContent === text", arg=chosen)  # the list's heading
    page.keyboard.press("Tab")
    opener = page.evaluate(NAME)
    assert opener.startswith("Open article: Northline News, ")
    page.keyboard.press("Space")
    page.wait_for_function("document.activeElement.className === 'framing-explorer-article'")
    page.keyboard.press("Tab")
    assert page.evaluate(NAME) == "Close article"
    page.keyboard.press("Enter")
    page.wait_for_function("name => document.activeElement.ariaLabel === name", arg=opener)
    assert page.locator(".jp-mod-editMode").count() == 0  # Enter was for the button, not for the cell


def test_keys_in_a_list_are_for_the_list_and_not_for_the_notebook(page):
    page.get_by_label("Events", exact=True).focus()
    for key in ("d", "d", "a", "b", "x"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.locator(".jp-CodeCell").count() == len(SOURCES)
    changed(page, lambda: page.keyboard.press("ArrowDown"))
    assert page.get_by_label("Events", exact=True).evaluate("list => list.selectedOptions.length") == 1
    changed(page, lambda: page.keyboard.press("Control+a"))


def test_the_code_is_copied(page):
    page.get_by_role("button", name="Copy code").click()
    page.get_by_text("Copied.").or_(page.get_by_text("Selected: copy it")).wait_for()
    area = page.get_by_label("The same figure as code")
    assert area.evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)") == code(page)


def test_tone_shows_sentences_with_their_scores_and_has_no_choice_of_words(page):
    choose(page, "Measure", "tone of sentences (VADER)")
    assert page.evaluate(ALT).startswith("Lantern Daily scores higher in its own words than any other outlet")
    assert all(page.get_by_label(name, exact=True).is_disabled() for name in ("Words", "Categories"))
    assert len(labels(page)) == 12 + 48 + 48  # outlets and reports, own words and quoted words
    page.get_by_role("button", name="Lantern Daily: own words").click()
    page.get_by_text("The 10 lowest and the 10 highest of").wait_for()
    scores = page.locator(".framing-explorer-lines .score").all_inner_texts()
    values = [float(score.replace("−", "-")) for score in scores]
    assert len(values) == 20 and values == sorted(values)


@pytest.mark.parametrize("width", [1280, 800])
def test_it_fits_the_page_and_axe_finds_no_serious_fault(page, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    page.set_viewport_size({"width": width, "height": 900})
    page.locator(".framing-explorer-lines button").first.click()
    page.locator(".framing-explorer-article").wait_for()
    page.wait_for_timeout(300)
    whole = page.locator(".framing-explorer").first
    assert whole.evaluate("element => element.scrollWidth <= element.clientWidth")
    assert page.get_by_label("Measure", exact=True).bounding_box()["height"] < 40  # a menu is one line
    image = page.locator(".framing-explorer-chart img").bounding_box()
    for mark in page.locator(MARKS).all()[:5]:
        box = mark.bounding_box()
        assert image["x"] <= box["x"] and box["x"] + box["width"] <= image["x"] + image["width"]
    found = axe.Axe().run(page, context=".framing-explorer").response["violations"]
    assert [fault["help"] for fault in found if fault["impact"] in ("serious", "critical")] == []
