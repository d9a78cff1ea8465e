"""The findings: what was told apart, what could not be, and what is only counted."""

from __future__ import annotations

from collections.abc import Sequence

from framing.html_output import Html, element
from framing.report.elements import grid, heading, items, joined, link, paragraph, text
from framing.report.parts import Figure, Part, Tests

SOURCE = "Source: "  # in a figure's description, before what it rests on
VERDICTS = ("apart", "cannot tell", "too few")
COMPARED = (
    "Outlets are compared in pairs, within the events that both report. A pair is told apart only where the test says "
    "so after correction for all tests of the figure. “Cannot tell” is a finding too: these reports do not show a "
    "difference, which does not say that there is none."
)
COUNTED = "Counted only: outlets are not compared in these."


def findings_section(parts: Sequence[Part], prefix: str) -> Html:
    """Verdicts in numbers, then the finding of every figure with what it rests on."""
    tested = {figure.name for part in parts for figure in part.figures if _compares(figure)}
    drawn = [figure for part in parts for figure in part.figures if figure.svg]
    compared = [_finding(figure, prefix) for figure in drawn if figure.name in tested]
    counted = [_finding(figure, prefix) for figure in drawn if figure.name not in tested]
    nothing = [f"{figure.heading}: {_lower(figure.finding)}." for part in parts for figure in part.figures
               if not figure.svg]  # fmt: skip
    return joined(
        heading(3, "Findings", f"{prefix}-findings"),
        paragraph(COMPARED),
        verdict_table(parts),
        heading(4, "Outlets compared") if compared else "",
        items(compared, "findings"),
        heading(4, "Counted, not compared") if counted else "",
        paragraph(COUNTED) if counted else "",
        items(counted, "findings"),
        heading(4, "Nothing to show") if nothing else "",
        items(nothing),
    )


def verdict_table(parts: Sequence[Part]) -> Html:
    """How many comparisons told outlets apart, of how many."""
    rows = [
        [tests.what, *(int(tests.verdicts.eq(verdict).sum()) for verdict in VERDICTS), _compared(tests)]
        for part in parts
        for tests in part.tests
    ]
    columns = ["measure", "told apart", "cannot tell", "too few to test", "of"]
    return grid(columns, rows, "What the tests say")


def _compared(tests: Tests) -> str:
    return f"{len(tests.verdicts):,} {tests.compared}" if len(tests.verdicts) else "nothing to compare"


def _compares(figure: Figure) -> bool:
    """Whether outlets were compared in what a figure draws."""
    return bool({"verdict", "n_told", "difference"} & set(figure.table.columns))


def _finding(figure: Figure, prefix: str) -> Html:
    """The finding behind a link to its figure, and what it rests on."""
    where = link(f"#{prefix}-{figure.name}", figure.heading)
    _, _, evidence = figure.about.partition(SOURCE)
    about = element("span", text(evidence or figure.about), **{"class": "about"})
    return Html(f"{where}: <strong>{text(figure.finding)}.</strong> {about}")


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
