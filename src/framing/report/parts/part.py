"""What a part of a report holds: figures with the tables they draw, and what was tested."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import unescape
from typing import Any, NamedTuple

import pandas as pd

from framing import charts
from framing.charts.save import finished_svg

DESCRIPTION = re.compile(rb"<desc>(.*?)</desc>", re.DOTALL)
PAIRS = (
    *("measure", "category", "outlet_a", "outlet_b", "verdict", "effect", "p", "q", "smallest"),
    *("n_events", "n_units_a", "n_units_b", "note"),
)

SETTINGS = ("voice", "per", "of", "view", "confidence_level")  # of the same value in every row: said beneath a table


class Figure(NamedTuple):
    """A figure, or that there is nothing to draw: then `svg` is empty."""

    name: str  # that of the notebooks' figure: 02-tone
    heading: str
    finding: str  # what is seen, in a sentence
    about: str  # unit, counts, view, intervals, tests
    svg: bytes
    table: pd.DataFrame  # what is drawn
    listed: pd.DataFrame  # of it, what stands in the page


class Tests(NamedTuple):
    """Verdicts of one question, each of a pair of outlets, or of a word and an outlet."""

    what: str
    compared: str
    verdicts: pd.Series  # apart, cannot tell, too few
    finding: str


class Part(NamedTuple):
    """A part of the report: one notebook's question."""

    id: str
    heading: str
    question: str
    figures: list[Figure]
    tests: list[Tests]
    gold: tuple[int, ...]  # places in data/validation/uses.csv: the measures used here
    limits: str
    more: str = ""  # further HTML


def draw(
    name: str,
    heading: str,
    table: pd.DataFrame,
    plot: Callable[..., Any],
    finding: Callable[[pd.DataFrame], str],
    shown: Sequence[str],
) -> Figure:
    """Draw a table; of one without rows the finding alone remains, which says so."""
    listed = table[[column for column in dict.fromkeys((*shown, *SETTINGS)) if column in table]]
    if table.empty:
        return Figure(name, heading, finding(table), "", b"", table, listed)
    svg = finished_svg(plot(table))
    described = DESCRIPTION.search(svg)
    about = unescape(described[1].decode()) if described else ""
    return Figure(name, heading, finding(table), about, svg, table, listed)


def draw_pairs(name: str, heading: str, pairs: pd.DataFrame) -> Figure:
    """Draw pairs of outlets, told apart or not."""
    return draw(name, heading, pairs, charts.plot_pairs, charts.finding_pairs, PAIRS)


def tests_of(what: str, pairs: pd.DataFrame) -> Tests:
    """The verdicts on pairs of outlets."""
    return Tests(what, "pairs of outlets", pairs["verdict"], charts.finding_pairs(pairs))
