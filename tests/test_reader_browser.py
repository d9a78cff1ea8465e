"""The reader in a real browser: no serious fault of accessibility, nothing of the texts runs, nothing is asked for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest

import framing
from framing.tables import make

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it")
axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-core is not installed: make test does it"
)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs the browser Chromium: apt-get install chromium")

GRAVE = ("serious", "critical")
EVIL = (
    '<script>window.hacked = 1; alert(1)</script><img src="http://elsewhere.invalid/a.png" onerror="alert(2)">'
    '"><b onmouseover="alert(3)">&amp; Toll waits'
)
DARK = '<!doctype html><html lang="en"><title>A report</title><body style="background:#111111;color:#eeeeee"><main>'


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture
def show(browser) -> Iterator[Callable[..., Any]]:
    """Open HTML in a dark page of some width. Whatever it asks for or runs fails the test."""
    asked: list[str] = []
    dialogs: list[str] = []
    pages = []

    def opened(html: str, width: int = 1280) -> Any:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("request", lambda request: asked.append(request.url))
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.set_content(f"{DARK}{html}</main></body></html>")
        pages.append(page)
        return page

    yield opened
    assert [page.evaluate("window.hacked") for page in pages] == [None] * len(pages)
    assert (asked, dialogs) == ([], [])


@pytest.fixture(scope="module")
def control(root) -> dict[str, pd.DataFrame]:
    return framing.measure(root / "data" / "control")


def without_text(tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    return {name: table.drop(columns=["text", "own_text"], errors="ignore") for name, table in tables.items()}


def faults(page) -> list[str]:
    found = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']}" for one in found if one["impact"] in GRAVE]


@pytest.mark.parametrize("width", [1280, 800])
@pytest.mark.parametrize("ids", ["e1-o2", ["e1-o6", "e1-o2"], ["e1-o6", "e1-o1", "e1-o2", "e1-o3", "e1-o4"]])
def test_axe_finds_no_serious_fault(show, control, ids, width: int):
    assert faults(show(framing.read_article(control, ids), width)) == []


def test_axe_finds_no_serious_fault_where_the_text_is_not_at_hand(show, control):
    assert faults(show(framing.read_article(without_text(control), ["e1-o6", "e1-o2"]))) == []


def test_axe_would_find_a_fault(show):
    assert faults(show('<p style="color:#777777">too pale</p><img src="data:,">')) != []


@pytest.mark.parametrize("width", [1280, 800])
@pytest.mark.parametrize("ids", ["e1-o2", ["e1-o6", "e1-o2"], ["e1-o6", "e1-o1", "e1-o2", "e1-o3", "e1-o4"]])
def test_nothing_has_to_be_scrolled_sideways(show, control, ids, width: int):
    page = show(framing.read_article(control, ids), width)
    wide = "all => all.filter(one => one.scrollWidth > one.clientWidth).length"
    assert page.locator("main div, main section, main td").evaluate_all(wide) == 0


def test_copies_stand_in_rows_of_one_height_and_other_reports_beside_them(show, control):
    page = show(framing.read_article(control, ["e1-o6", "e1-o2", "e1-o4"]))
    tables = [page.locator("table").nth(n).bounding_box() for n in (1, 2)]
    assert tables[0]["y"] == tables[1]["y"] and tables[0]["x"] + tables[0]["width"] < tables[1]["x"]
    cells = page.locator("table").nth(1).locator("tbody tr").nth(5).locator("td")
    assert cells.count() == 2 and len({cell.bounding_box()["y"] for cell in cells.all()}) == 1


def test_a_narrow_page_scrolls_the_table_and_the_keyboard_reaches_it(show, control):
    page = show(framing.read_article(control, "e1-o2"), 480)
    region = page.get_by_role("region", name="Sentences of e1-o2")
    assert region.evaluate("one => one.scrollWidth > one.clientWidth")
    page.keyboard.press("Tab")
    assert region.evaluate("one => one === document.activeElement")
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


def test_without_colour_the_marks_still_differ(show, control):
    page = show(framing.read_article(control, "e1-o2"))
    look = """one => { const style = getComputedStyle(one);
        return [style.fontWeight > 600, style.textDecorationLine, style.borderBottomStyle].join(" ") }"""
    legend = page.locator("ul li")
    marks = {item.inner_text().split(" ")[0]: item.locator("*").first.evaluate(look) for item in legend.all()[:6]}
    assert len(marks) == 6
    words = [key.rstrip("ab12") for key in marks]
    assert words == ["agency", "“quoted”", "told", "loaded", "loaded", "was"]
    assert list(marks.values())[2:] == [
        "false none dotted",
        "true underline none",
        "false underline none",
        "false none dashed",
    ]
    assert legend.first.locator("span").evaluate("one => getComputedStyle(one).borderLeftStyle") == "double"


def test_hostile_texts_are_shown_and_run_nothing(show):
    text = f"The strongman said: “{EVIL} is frosty.” Nobody asked for {EVIL}."
    articles = make(
        "articles",
        [
            {"article_id": name, "outlet": f"Courier {EVIL}", "title": EVIL, "text": text, "agency": EVIL,
             "url": f"javascript:alert(4){EVIL}", "published": None}
            for name in (f"one {EVIL}", "two")
        ],
    )  # fmt: skip
    sentences, quotes = framing.split_sentences(articles), framing.find_quotes(articles)
    sentences = framing.score_sentiment(framing.mark_voice(sentences, quotes))
    tables = {"articles": articles, "sentences": sentences, "quotes": quotes}
    tables["phrases"] = framing.find_loaded(sentences, quotes)
    for ids in ("two", [f"one {EVIL}", "two"]):
        page = show(framing.read_article(tables, ids))
        assert page.get_by_text("<script>window.hacked = 1; alert(1)</script>").count() > 3
        assert page.locator("main img, main script, main a").count() == 0
        page.locator("mark").first.hover()
        assert faults(page) == []
