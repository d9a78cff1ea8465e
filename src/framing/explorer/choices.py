"""What can be chosen in the explorer, and what is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from framing.compare.outlets import UNKNOWN
from framing.tables import TableError, one_of

RATES, TONE = "loaded phrases", "tone"
MEASURES = (RATES, TONE)
VOICES = {
    "outlet": "own words, paraphrase among them",
    "narration": "own words of narration",
    "paraphrased": "paraphrased words",
    "quoted": "quoted words",
    None: "all words",
}
VIEWS = {
    "all": "in: all text",
    "own": "out: the outlets’ own text",
    "once": "once: in its first report alone",
}
NO_EVENT = "(no event)"
OUTLETS_SHOWN = 6  # at first: more make a chart that nobody reads
REPORTS_TESTED = 200  # up to so many, outlets are tested from the start; of more, where it is asked for: it takes time
LISTS = ("events", "outlets", "categories")


class Choices(NamedTuple):
    """What one figure is of. A list that names all there is stands for no filter."""

    measure: str
    events: tuple[str, ...]
    outlets: tuple[str, ...]
    categories: tuple[str, ...]
    voice: str | None = "outlet"
    view: str = "all"
    tested: bool = False  # whether outlets are tested against each other


class Options(NamedTuple):
    """All that the lists of the explorer offer."""

    events: tuple[str, ...]
    outlets: tuple[str, ...]
    categories: tuple[str, ...]


def options_of(tables: Mapping[str, pd.DataFrame]) -> Options:
    """Events, outlets and categories of the tables, by name; "(no event)" and "(unknown)" last.

    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Northline News", None]})
    >>> options_of({"articles": articles, "phrases": pd.DataFrame({"category": ["atmosphere"]})})
    Options(events=('(no event)',), outlets=('Northline News', '(unknown)'), categories=('atmosphere',))
    """
    articles = tables["articles"]
    return Options(
        _values(named(articles, "event"), NO_EVENT),
        _values(named(articles, "outlet"), UNKNOWN),
        _values(tables["phrases"]["category"].astype("str")),
    )


def named(articles: pd.DataFrame, column: str) -> pd.Series:
    """The event or the outlet of each report, "(no event)" or "(unknown)" where there is none.

    >>> named(pd.DataFrame({"outlet": ["Northline News", None]}), "outlet").tolist()
    ['Northline News', '(unknown)']
    """
    unknown = NO_EVENT if column == "event" else UNKNOWN
    values = articles.get(column, pd.Series(None, index=articles.index, dtype="str"))
    return values.astype("str").fillna(unknown)


def first_choices(options: Options, articles: pd.DataFrame) -> Choices:
    """What is shown first: everything, but of many outlets those with most reports.

    >>> articles = pd.DataFrame({"outlet": ["Northline News"]})
    >>> first_choices(Options(("(no event)",), ("Northline News",), ("atmosphere",)), articles).outlets
    ('Northline News',)
    """
    n_reports = named(articles, "outlet").value_counts()
    most = sorted(options.outlets, key=lambda outlet: (-int(n_reports[outlet]), outlet))[:OUTLETS_SHOWN]
    outlets = tuple(outlet for outlet in options.outlets if outlet in most)
    tested = int(n_reports[list(outlets)].sum()) <= REPORTS_TESTED
    return Choices(RATES, options.events, outlets, options.categories, tested=tested)


def check_choices(choices: Choices, options: Options) -> None:
    """Raise a `TableError` where something is chosen that there is not."""
    one_of(choices.measure, MEASURES, "measure", "explore")
    one_of(choices.voice, VOICES, "voice", "explore")
    one_of(choices.view, VIEWS, "view", "explore")
    for name in LISTS:
        there = getattr(options, name)
        if lost := [value for value in getattr(choices, name) if value not in there]:
            raise TableError(
                f"explore needs {name} that the tables hold; found {lost[0]!r}. "
                f"They hold {', '.join(map(repr, there[:6]))}{', ...' if len(there) > 6 else ''}."
            )


def _values(values: pd.Series, unknown: str = "") -> tuple[str, ...]:
    found = set(values.dropna())
    return (*sorted(found - {unknown}), *(found & {unknown}))
