"""A stranger's first minutes: JupyterLab in a real browser, notebooks run to their end, and one that is not trusted."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pytest

PROJECT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="needs the browser Chromium: apt-get install chromium")

ERRORS = ".jp-RenderedText[data-mime-type*='stderr'], .jp-RenderedText[data-mime-type*='error']"


class Lab(NamedTuple):
    """JupyterLab and the browser that looks at it; one of each serves all tests, for they take ten seconds to start."""

    root: Path  # a copy to run in: JupyterLab saves notebooks by itself, and a test changes no file of the project
    url: str
    browser: Any
    asked: list[str]  # addresses that pages asked for
    errors: list[str]  # what went wrong in pages


@contextmanager
def jupyterlab(root: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    state = root / "state"
    places = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "MPLCONFIGDIR")
    environment = {**os.environ, **{name: str(state / name.lower()) for name in places}}
    environment.pop("MPLBACKEND", None)  # the tests draw without a screen; a notebook's kernel shows its figures
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "IdentityProvider.token": "t",
        "ServerApp.root_dir": root,
        "LabApp.check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += [f"--{name}={value}" for name, value in options.items()]
    with (root / "lab.log").open("w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(20)


@pytest.fixture(scope="module")
def lab(tmp_path_factory) -> Iterator[Lab]:
    root = tmp_path_factory.mktemp("checkout")
    for name in ("notebooks", "data"):
        shutil.copytree(PROJECT / name, root / name)
    with jupyterlab(root) as url, playwright.sync_playwright() as driver:
        wait_for(lambda: sessions(url) is not None)
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        browser = chromium.new_context(viewport={"width": 1280, "height": 900})
        asked, errors = [], []
        browser.on("request", lambda request: asked.append(request.url))
        browser.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        browser.on("weberror", lambda error: errors.append(str(error.error)))
        yield Lab(root, url, browser, asked, errors)
        chromium.close()


def wait_for(what, seconds: float = 120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := what():
                return found
        except OSError:
            pass
        time.sleep(0.3)
    raise AssertionError(f"waited {seconds} s for {what.__name__}")


def sessions(url: str) -> list:
    with urllib.request.urlopen(f"{url}/api/sessions?token=t", timeout=5) as answer:
        return json.load(answer)


@contextmanager
def opened(lab: Lab, path: str) -> Iterator[Any]:
    """A page with a notebook whose kernel is ready. Nothing may leave the machine nor go wrong while it is open."""
    lab.asked.clear()
    lab.errors.clear()
    page = lab.browser.new_page()
    page.goto(f"{lab.url}/lab/tree/{path}?token=t&reset")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=90_000)
    # The toolbar calls a kernel idle before it is; the server knows.
    wait_for(lambda: ("idle", path) in [(s["kernel"]["execution_state"], s["path"]) for s in sessions(lab.url)])
    yield page
    page.close()
    assert not [address for address in lab.asked if not address.startswith((lab.url, "data:", "blob:"))]
    assert lab.errors == []


def choose(page, menu: str, entry: str) -> None:
    page.get_by_role("menuitem", name=menu, exact=True).click()
    page.get_by_text(entry, exact=True).click()


def run_all(page) -> None:
    """Run a notebook from top to end, its saved outputs out of the way."""
    choose(page, "Edit", "Clear Outputs of All Cells")
    wait_for(lambda: page.locator(".jp-OutputArea-output").count() == 0)
    choose(page, "Run", "Run All Cells")


def shows_figures(lab: Lab, page, stem: str) -> None:
    """Wait for the three figures of a notebook, in its folder and on the page."""
    made = lab.root / "figures" / "control"
    wait_for(lambda: len(list(made.glob(f"{stem}-*.svg"))) == 3)
    images = page.locator(".jp-RenderedImage img")
    wait_for(lambda: images.count() == 3, 30)
    images.first.scroll_into_view_if_needed()
    if folder := os.environ.get("FRAMING_PICTURES"):
        page.wait_for_timeout(500)
        page.screenshot(path=f"{folder}/jupyterlab-{stem}.png")
    assert min(image.bounding_box()["width"] for image in images.all()) > 400


def test_notebook_03_runs_in_jupyterlab_and_shows_its_figure(lab):
    with opened(lab, "notebooks/03-loaded-phrasing.ipynb") as page:
        run_all(page)
        shows_figures(lab, page, "03")
        assert page.locator(ERRORS).count() == 0


def test_notebook_04_runs_to_its_end_and_shows_its_figures_and_two_reports_side_by_side(lab):
    with opened(lab, "notebooks/04-agency-copy.ipynb") as page:
        run_all(page)
        shows_figures(lab, page, "04")
        cells = page.locator(".jp-CodeCell")
        last = cells.last.locator(".jp-InputPrompt")
        wait_for(lambda: last.text_content().strip() == f"[{cells.count()}]:", 30)
        assert page.locator(ERRORS).count() == 0
        table = page.locator(".jp-RenderedHTML table", has=page.locator("caption"))
        assert table.count() == 1
        assert table.locator("del").count() > 5 and table.locator("ins").count() > 5
        # All four columns are in sight: at this width nothing has to be scrolled sideways.
        assert table.evaluate("table => table.parentElement.scrollWidth <= table.parentElement.clientWidth")


# What each element of a comparison is, as written and as the page has it; of words struck or underlined
# how they look at last, whatever style sheets JupyterLab has.
COMPARE = """html => {
  const look = style => [style.backgroundColor, style.color, style.textDecorationLine];
  const isMark = element => ["DEL", "INS"].includes(element.tagName);
  const told = (element, final) => ({
    tag: element.tagName,
    text: element.children.length ? "" : element.textContent,
    named: ["title", "scope", "rowspan", "colspan"].map(name => element.getAttribute(name)),
    style: Object.fromEntries([...element.style].map(name => [name, element.style.getPropertyValue(name)])),
    look: isMark(element) ? look(final(element)) : [],
  });
  const all = root => [root, ...root.querySelectorAll("*")];
  const written = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  const shown = document.querySelector(".jp-RenderedHTML").firstElementChild;
  return [
    all(written).map(element => told(element, one => one.style)),
    all(shown).map(element => told(element, getComputedStyle)),
  ];
}"""


def is_as_written(page, html: str) -> None:
    """Every element, every inline style, title and scope has come through, and the marks look as they say."""
    page.wait_for_selector(".jp-RenderedHTML del")
    written, shown = page.evaluate(COMPARE, html)
    assert shown == written
    marks = [(one["tag"], one["look"][2]) for one in shown if one["look"]]
    assert set(marks) == {("DEL", "line-through"), ("INS", "underline")}
    assert {"col", "row"} <= {one["named"][1] for one in shown if one["tag"] == "TH"}
    assert "<script>window.hacked = 1</script>" in page.locator(".jp-RenderedHTML").first.inner_text()
    assert page.evaluate("window.hacked") is None


def test_a_comparison_of_hostile_texts_looks_as_written_and_runs_nothing_trusted_or_not(lab, hostile):
    probe = "<p>live</p><script>window.live = 1</script>"  # is a script run at all?
    (lab.root / "hostile.html").write_text(hostile, "utf-8")
    sources = ["from pathlib import Path\nfrom framing.html_output import Html"]
    sources += ["Html(Path('hostile.html').read_text('utf-8'))", f"Html({probe!r})"]
    outputs = [None, str(hostile), probe]
    notebook = nbformat.v4.new_notebook(cells=[saved_cell(*cell) for cell in zip(sources, outputs, strict=True)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}  # else JupyterLab asks for one
    nbformat.write(notebook, lab.root / "hostile.ipynb")
    with opened(lab, "hostile.ipynb") as page:
        is_as_written(page, hostile)
        assert page.evaluate("window.live") is None  # the notebook is not trusted: outputs are cleaned
        run_all(page)
        wait_for(lambda: page.evaluate("window.live") == 1)  # what was just run is trusted: nothing is cleaned
        is_as_written(page, hostile)


def saved_cell(source: str, html: str | None):
    cell = nbformat.v4.new_code_cell(source, execution_count=1)
    if html:
        cell.outputs = [nbformat.v4.new_output("execute_result", {"text/html": html}, execution_count=1)]
    return cell
