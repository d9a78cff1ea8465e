"""Fixtures of all tests, and the rule that CI skips nothing."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import pytest

os.environ.setdefault("MPLBACKEND", "Agg")  # no window on a machine with a screen

ROOT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("CI", "").lower() not in ("", "0", "false")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of other people's texts, named by FRAMING_SHARED; the test is skipped without it."""
    named = os.environ.get("FRAMING_SHARED")
    if not named:
        pytest.skip("FRAMING_SHARED is not set: it names the folder that holds corpora/ and gold/")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"FRAMING_SHARED names {named!r}, which is no folder")
    return folder.resolve()


@pytest.fixture(scope="session")
def mark() -> Callable[..., pd.DataFrame]:
    """Rows of a block, one an outlet, with the columns of `mark_apart` written by hand."""

    def marked(rows: pd.DataFrame, told: Sequence[tuple[str, str]] = (), few: Sequence[str] = ()) -> pd.DataFrame:
        """`told` are pairs told apart, the higher first; pairs of the outlets in `few` were too few to test."""
        made = []
        for outlet in rows["outlet"]:
            above = [low for high, low in told if high == outlet]
            below = [high for high, low in told if low == outlet]
            others = [name for name in rows["outlet"] if name != outlet]
            n_few = len(others) if outlet in few else sum(name in few for name in others)
            n = len(above) + len(below)
            made.append(["; ".join(above), "; ".join(below), n, len(others) - n_few - n, n_few])
        columns = ["above", "below", "n_told", "n_cannot_tell", "n_too_few"]
        return rows.join(pd.DataFrame(made, columns=columns, index=rows.index))

    return marked


@pytest.fixture(scope="session")
def control_lines(root: Path) -> list[str]:
    """The control corpus as lines of JSON, with copies among its reports."""
    import framing

    columns = ["article_id", "outlet", "title", "published", "event", "agency", "text"]
    articles = framing.read_corpus(root / "data" / "control").articles[columns]
    return articles.to_json(orient="records", lines=True, date_format="iso").splitlines()


@pytest.fixture(scope="session")
def count_calls() -> Callable[[Callable[[], object]], int]:
    """How many calls of functions, Python's own and ours, a piece of work takes once words are remembered."""

    def counted(work: Callable[[], object]) -> int:
        work()
        count = 0

        def add(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        sys.setprofile(add)
        try:
            work()
        finally:
            sys.setprofile(None)
        return count

    return counted


EVIL = (
    '<script>window.hacked = 1</script><img src="http://elsewhere.invalid/a.png" onerror="window.hacked = 2">'
    '"><b onmouseover="window.hacked = 3">&amp; Toll waits'
)


@pytest.fixture(scope="session")
def hostile() -> str:
    """Two invented reports side by side, HTML that would run in headline, name of outlet, quotation and sentences."""
    import framing
    from framing.tables import make

    base = "Ekwall said the talks were “slow” on Tuesday. The skeptical envoy sat down in Halden. It rained all day."
    copy = base.replace("said", "claimed").replace("slow", EVIL).replace("skeptical", "sceptical")
    copy = copy.replace("It rained all day.", f"Nobody at the pier asked for {EVIL}.")
    articles = make(
        "articles",
        [
            {"article_id": "copy", "outlet": f"Courier {EVIL}", "title": EVIL, "text": copy, "published": None},
            {"article_id": "base", "outlet": "Meridian", "title": "Toll meets", "text": base, "published": None},
        ],
    )
    sentences, quotes = framing.split_sentences(articles), framing.find_quotes(articles)
    family = {"family": "f", "base_article_id": "base", "overlap": 1.0, "n_kept": 1, "n_own": 1, "reason": "manifest"}
    roles = [{"article_id": "base", "role": "base"}, {"article_id": "copy", "role": "copy"}]
    alignment = framing.align_copies(make("families", [family | role for role in roles]), sentences)
    edits = framing.diff_words(alignment, sentences, quotes)
    return framing.compare_copies(alignment, edits, sentences, articles)


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


class Lab(NamedTuple):
    """JupyterLab and the browser that looks at it; one of each serves a file of tests, as they take ten seconds."""

    root: Path  # a copy to run in: JupyterLab saves notebooks by itself, and a test changes no file of the project
    url: str
    browser: Any
    asked: list[str]  # addresses that pages asked for
    errors: list[str]  # what went wrong in pages

    @contextmanager
    def opened(self, path: str) -> Iterator[Any]:
        """A page with a notebook whose kernel is ready. Nothing may leave the machine nor go wrong meanwhile."""
        self.asked.clear()
        self.errors.clear()
        page = self.browser.new_page()
        page.goto(f"{self.url}/lab/tree/{path}?token=t&reset")
        page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=90_000)
        # The toolbar calls a kernel idle before it is; the server knows.
        ready = ("idle", path)
        self.wait_for(lambda: ready in [(s["kernel"]["execution_state"], s["path"]) for s in _sessions(self.url)])
        yield page
        page.close()
        assert not [address for address in self.asked if not address.startswith((self.url, "data:", "blob:"))]
        assert self.errors == []

    def run_all(self, page: Any) -> None:
        """Run a notebook from top to end, its saved outputs out of the way."""
        for menu, entry in (("Edit", "Clear Outputs of All Cells"), ("Run", "Run All Cells")):
            page.get_by_role("menuitem", name=menu, exact=True).click()
            page.get_by_text(entry, exact=True).click()
            if menu == "Edit":
                self.wait_for(lambda: page.locator(".jp-OutputArea-output").count() == 0)

    def wait_for(self, what: Callable[[], Any], seconds: float = 120) -> Any:
        """What is asked for, as soon as it is there."""
        return _wait_for(what, seconds)


@pytest.fixture(scope="module")  # not longer: while playwright's loop runs, no other may
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """A real JupyterLab on a copy of notebooks/ and data/, in a real browser."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test installs it")
    if not CHROMIUM:
        pytest.skip("needs the browser Chromium: apt-get install chromium")
    root = tmp_path_factory.mktemp("checkout")
    for name in ("notebooks", "data"):
        shutil.copytree(ROOT / name, root / name)
    with _jupyterlab(root) as url, playwright.sync_playwright() as driver:
        _wait_for(lambda: _sessions(url) is not None)
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        browser = chromium.new_context(viewport={"width": 1280, "height": 900})
        asked: list[str] = []
        errors: list[str] = []
        browser.on("request", lambda request: asked.append(request.url))
        browser.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        browser.on("weberror", lambda error: errors.append(str(error.error)))
        yield Lab(root, url, browser, asked, errors)
        chromium.close()


@contextmanager
def _jupyterlab(root: Path) -> Iterator[str]:
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


def _sessions(url: str) -> list:
    with urllib.request.urlopen(f"{url}/api/sessions?token=t", timeout=5) as answer:
        return json.load(answer)


def _wait_for(what: Callable[[], Any], seconds: float = 120) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := what():
                return found
        except OSError:
            pass
        time.sleep(0.3)
    raise AssertionError(f"waited {seconds} s for {what.__name__}")


def _skipped(config: pytest.Config) -> Iterator[str]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    for report in reporter.stats.get("skipped", []) if reporter else []:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        yield f"{report.nodeid}: {str(reason).removeprefix('Skipped: ')}"


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """In CI a skipped test makes the run fail: it says less than it seems to."""
    if IN_CI and exitstatus == pytest.ExitCode.OK and any(_skipped(session.config)):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was skipped, in CI, before the line of counts."""
    skipped = list(_skipped(terminalreporter.config))
    if IN_CI and skipped:
        terminalreporter.section("failed: CI skips no test", red=True)
        for line in skipped:
            terminalreporter.write_line(line)


@pytest.fixture(autouse=True)
def _figures_closed():
    """Close what a test drew: matplotlib warns of more than twenty open figures."""
    yield
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
