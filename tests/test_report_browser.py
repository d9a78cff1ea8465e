"""The report in a real browser without a network: nothing is asked for, all can be read, and it prints whole."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framing.cli import main
from framing.report import notebook_pages

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it")
axe = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-core is not installed: make test does it"
)
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs the browser Chromium: apt-get install chromium")

GRAVE = ("serious", "critical")
MM = 96 / 25.4  # pixels of a millimetre on paper
PAPER = {"width": int(180 * MM), "height": int(265 * MM)}  # what A4 leaves inside the margins


@pytest.fixture(scope="module")
def pages(root, tmp_path_factory) -> dict[str, Path]:
    """The report of five real outlets, from their measured tables, with a notebook beside it."""
    out = tmp_path_factory.mktemp("report") / "report.html"
    with pytest.MonkeyPatch.context() as here:
        here.chdir(root)
        here.setattr(notebook_pages, "find_notebooks", lambda project: [project / "notebooks" / "01-corpus.ipynb"])
        assert main(["report", "moscow-talks", "--notebooks", "--n-boot", "0", "--out", str(out)]) == 0
    return {"report": out, "notebook": out.with_name("report-notebooks") / "moscow-talks-01-corpus.html"}


@pytest.fixture(scope="module")
def context(pages) -> Iterator[Any]:  # behind the pages: while playwright's loop runs, no other may
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = chromium.new_context()
        context.set_offline(True)
        yield context
        chromium.close()


@pytest.fixture
def show(context, pages) -> Iterator[Any]:
    """Open a page at some width. Whatever it asks for beside itself, or complains of, fails the test."""
    asked: list[str] = []
    opened: list[Any] = []

    def shown(name: str, width: int = 1280, scheme: str = "light") -> Any:
        page = context.new_page()
        opened.append(page)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: asked.append(said.text) if said.type == "error" else None)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(pages[name].as_uri())
        return page

    yield shown
    own = {path.as_uri() for path in pages.values()}
    outside = [url for url in asked if url.partition("#")[0] not in own and not url.startswith("data:image/png")]
    for page in opened:
        page.close()
    assert outside == []


def faults(page) -> list[str]:
    found = axe.Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:150]}" for one in found if one["impact"] in GRAVE]


@pytest.mark.parametrize(("name", "width", "scheme"), [("report", 1280, "light"), ("report", 400, "dark"),
                                                       ("notebook", 800, "light")])  # fmt: skip
def test_axe_finds_no_serious_fault(show, name, width, scheme):
    page = show(name, width, scheme)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    assert faults(page) == []


@pytest.mark.parametrize("width", [1280, 800, 400])
def test_the_page_itself_never_scrolls_sideways(show, width):
    page = show("report", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_list_of_contents_leads_to_its_section_by_keyboard(show):
    page = show("report")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "To the report"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash == '#c1-read'")
    assert page.evaluate("document.querySelector('#c1-read').getBoundingClientRect().top") < 900


def test_the_numbers_of_a_figure_open_and_can_be_downloaded(show):
    page = show("report")
    summary = page.locator("figure summary").first
    summary.focus()
    page.keyboard.press("Enter")
    with page.expect_download() as download:
        page.locator("figure a[download]").first.click()
    assert Path(download.value.path()).read_text("utf-8").startswith("article_id,outlet,what,rule")


def test_no_figure_is_cut_in_print(show):
    page = show("report", PAPER["width"])
    page.emulate_media(media="print")
    boxes = [figure.bounding_box() for figure in page.locator("figure svg").all()]
    assert len(boxes) == 17
    for box in boxes:
        assert box["width"] <= PAPER["width"] + 1
        assert 0 < box["height"] <= PAPER["height"]
    inside = "[...document.querySelectorAll('figure')].every(f => getComputedStyle(f).breakInside == 'avoid')"
    assert page.evaluate(inside)
    assert not page.locator("nav").is_visible()


def test_the_page_prints(show):
    printed = show("report").pdf(prefer_css_page_size=True)
    assert len(printed) < 10_000_000  # with its hatchings drawn line by line it was more than seven times as much
    assert printed.startswith(b"%PDF")
    (box,) = set(re.findall(rb"/MediaBox \[0 0 (\d+)\.?\d* (\d+)", printed))
    assert box in {(b"594", b"841"), (b"595", b"841"), (b"595", b"842")}  # A4


def test_the_notebook_is_linked_and_holds_its_run(show, pages):
    report = show("report")
    link = report.locator("#c1-notebooks + ul a")
    assert link.get_attribute("href") == "report-notebooks/moscow-talks-01-corpus.html"
    link.click()
    report.wait_for_url(pages["notebook"].as_uri())
    assert report.locator("img").get_attribute("alt").startswith("22 per cent of the words kept are quotation")
    assert report.locator("table.dataframe").count() > 3
    text = pages["notebook"].read_text("utf-8")
    assert 'corpus</span> <span class="o">=</span> <span class="s1">\'moscow-talks\'' in text.replace("&#39;", "'")
    assert str(Path.home()) not in text and "/tmp/" not in text
