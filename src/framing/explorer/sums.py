"""What is counted once for each view of copied text, so that a change of a choice counts nothing anew.

A rate is made of sums over reports, and the tone of an outlet of the means of its reports: what a report has
stays the same whichever reports are chosen. The package's own functions make the estimates from these, and give
what they give from the whole tables (`tests/test_explorer.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from framing.compare import article_means
from framing.explorer.choices import named
from framing.tables import TableError, need
from framing.wire import filter_origin

COUNTS = ["n_own", "n_words", "n_paraphrased"]
SCORES = ["quoted_share", "compound", "compound_own"]
PLACE = ["article_id", "sentence", "start", "end"]
NEEDED = {
    "articles": ("read_corpus", ["article_id", "outlet"]),
    "sentences": ("score_sentiment", [*PLACE, *COUNTS, *SCORES, "origin"]),
    "phrases": ("find_loaded", [*PLACE, "match", "term", "category", "voice", "origin"]),
    "families": ("match_wire", ["article_id", "role"]),
}
QUOTED_FROM = 0.5  # as tone_points has it


class View(NamedTuple):
    """The rows that one view counts, and the words of each report."""

    sentences: pd.DataFrame
    phrases: pd.DataFrame
    words: pd.DataFrame


class Study:
    """The tables of a corpus, with what is counted of each view remembered."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self.tables = tables
        self.articles = tables["articles"]
        self.facts = pd.DataFrame({"event": named(self.articles, "event"), "outlet": named(self.articles, "outlet")})
        self._views: dict[str, View] = {}
        self._means: dict[tuple[str, str], pd.DataFrame] = {}

    def view(self, name: str) -> View:
        """The rows of a view."""
        if name not in self._views:
            families, whole = self.tables["families"], self.tables["sentences"]
            sentences = filter_origin(whole, families, name)
            phrases = filter_origin(self.tables["phrases"], families, name, whole)
            words = sentences.groupby("article_id", as_index=False)[COUNTS].sum().assign(view=name)
            self._views[name] = View(sentences, phrases, words)
        return self._views[name]

    def means(self, view: str, voice: str) -> pd.DataFrame:
        """Mean score and number of scores of each report: of own words, or of its quotations."""
        key = (view, voice)
        if key not in self._means:
            values = scores(self.view(view).sentences, voice)
            self._means[key] = article_means(values, self.articles, "value").assign(view=view)
        return self._means[key]


def scores(sentences: pd.DataFrame, voice: str) -> pd.DataFrame:
    """article_id, sentence, value: the scores of own words, or of what is quotation for the most part.

    >>> rows = pd.DataFrame({"article_id": "a", "sentence": [0, 1], "quoted_share": [0.0, 0.8],
    ...     "compound": [0.5, -0.5], "compound_own": [0.5, None]})
    >>> scores(rows, "outlet")["value"].tolist(), scores(rows, "quoted")["value"].tolist()
    ([0.5], [-0.5])
    """
    rows = sentences if voice == "outlet" else sentences[sentences["quoted_share"] >= QUOTED_FROM]
    value = rows["compound_own" if voice == "outlet" else "compound"]
    return rows.assign(value=value).dropna(subset="value")


def check_tables(tables: Mapping[str, pd.DataFrame]) -> None:
    """Raise a `TableError` unless `tables` are those of a measured corpus, with the columns that are shown."""
    if not isinstance(tables, Mapping):
        raise TableError(f"explore needs a mapping of tables; found {type(tables).__name__}. measure() makes it.")
    for name, (maker, columns) in NEEDED.items():
        if name not in tables:
            found = ", ".join(map(repr, tables)) or "none"
            raise TableError(f"explore needs tables with {name!r}; found {found}. measure() makes them.")
        need(tables[name], columns, "explore", maker)
