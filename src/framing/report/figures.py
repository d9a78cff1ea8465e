"""The figures in the page, each with the numbers that it draws."""

from __future__ import annotations

import hashlib
from base64 import b64encode

from framing.charts.save import csv_bytes
from framing.charts.wording import counted
from framing.html_output import Html, element
from framing.report.elements import heading, joined, paragraph, scrolled, text
from framing.report.looks import Looks
from framing.report.parts import Figure, Part
from framing.report.svg import Outlines, inline_svg
from framing.report.trust import trust_line
from framing.table_output import table_html

ROWS = 40  # of a table that stand in the page
SMALL = 60_000  # bytes of a table that can be downloaded from the page


def part_section(part: Part, prefix: str, outlines: Outlines) -> Html:
    """A part: its question, how far its measures can be trusted, its figures, and what they do not show."""
    trusted = trust_line(part.gold)
    against = f"Against human codes: {trusted}." if trusted else "Not set against human codes here."
    return joined(
        heading(3, part.heading, f"{prefix}-{part.id}"),
        paragraph(part.question, kind="question"),
        paragraph(against, Html('<a href="#trust">What the measures are good for</a>.'), kind="about"),
        *(figure_block(figure, prefix, outlines) for figure in part.figures),
        *_tests(part),
        Html(part.more),
        paragraph(Html("<strong>What these numbers do not show.</strong>"), part.limits, kind="limits"),
    )


def _tests(part: Part) -> list[Html]:
    """What was tested and is drawn in no figure of its own."""
    drawn = {figure.finding for figure in part.figures}
    return [paragraph(f"Tested: {tests.what}. {tests.finding}.") for tests in part.tests if tests.finding not in drawn]


def figure_block(figure: Figure, prefix: str, outlines: Outlines) -> Html:
    """A figure with its heading, its numbers and its file; where there is nothing to draw, it says so."""
    id = f"{prefix}-{figure.name}"
    title = heading(4, figure.heading, id)
    if not figure.svg:
        return joined(title, paragraph(f"{figure.finding}."))
    image = scrolled(inline_svg(figure.svg, f"{id}-svg", outlines), f"Figure: {figure.heading}")
    return joined(title, Html(element("figure", f"{image}{_numbers(figure, outlines.looks)}")))


def table_hash(figure: Figure) -> str:
    """SHA-256 of the table drawn, as the CSV file that `save_figure` writes."""
    return hashlib.sha256(csv_bytes(figure.table)).hexdigest()


def _numbers(figure: Figure, looks: Looks) -> str:
    caption = f"{figure.heading}: the numbers of the figure"
    left = len(figure.table) - min(ROWS, len(figure.listed))
    notes = [f"{left:,} of {len(figure.table):,} rows are not shown; the file has them all."] if left else []
    table = looks.take(table_html(figure.listed.head(ROWS), caption, notes))
    summary = element("summary", f"The numbers of this figure ({counted(len(figure.table), 'row')})")
    inner = f"{summary}{table}{_download(figure)}"
    return element("details", inner, **{"class": "numbers"})


def _download(figure: Figure) -> Html:
    content = csv_bytes(figure.table)
    file = f"{figure.name}.csv"
    if len(content) > SMALL:
        size = f"{len(content) / 1000:,.0f} kB"
        return paragraph(f"All columns are in {file} ({size}), too large for this page: `framing figures` writes it.")
    data = f"data:text/csv;base64,{b64encode(content).decode()}"
    return Html(element("p", element("a", f"Download {text(file)}", href=data, download=file)))
