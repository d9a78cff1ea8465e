"""Fixtures of all tests, and the rule that CI skips nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

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
