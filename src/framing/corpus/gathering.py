"""Reports read, to the tables of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import pandas as pd

from framing.corpus.reports import Report
from framing.corpus.settling import Settled
from framing.corpus.summary import summarise
from framing.table_output import summary_html, summary_text
from framing.tables import column_names, empty, make


class Corpus(NamedTuple):
    """A corpus as read: four tables.

    `articles`, a row a report; `rejected`, a row a file or record not read;
    `removed`, a row a piece of clutter cut; `notes`, a row for each thing to
    know of a report: what is unknown, where a value was found, what was repaired.
    """

    articles: pd.DataFrame
    rejected: pd.DataFrame
    removed: pd.DataFrame
    notes: pd.DataFrame

    def __repr__(self) -> str:
        return summary_text(summarise(*self))

    def _repr_html_(self) -> str:
        return summary_html(summarise(*self))


def tables_of(
    reports: Iterable[Report],
    settled: Iterable[Settled],
    *,
    further: Sequence[str] = (),
    rejected: Iterable[tuple[str, str]] = (),
    notes: Iterable[tuple[str, str]] = (),
) -> Corpus:
    """Make the tables of reports, all of a corpus or some.

    The tables of some reports and those of the reports after them are, one
    below the other, the tables of all.

    Parameters
    ----------
    reports : iterable of Report
    settled : iterable of Settled
        What becomes of each.
    further : sequence of str
        The manifest's columns of the user's own, made even where no report is left.
    rejected : iterable of (source, reason)
        What was not read for other reasons; it comes first.
    notes : iterable of (field, note)
        Notes on the whole corpus; they come first, and their article_id stays empty.

    Examples
    --------
    >>> report = Report("a.txt", {}, problem="the file is empty")
    >>> tables_of([report], [Settled("", "the file is empty")]).rejected
      source             reason
    0  a.txt  the file is empty
    """
    rows: list[dict[str, Any]] = []
    removed: list[dict[str, Any]] = []
    refused = [{"source": source, "reason": reason} for source, reason in rejected]
    told = [{"article_id": "", "field": field, "note": note} for field, note in notes]
    for report, (name, reason, renamed, shared) in zip(reports, settled, strict=True):
        if reason:
            refused.append({"source": report.source, "reason": reason})
            continue
        rows.append({**report.row, "article_id": name})
        said = (("article_id", renamed), *report.notes, ("text", shared))
        told += [{"article_id": name, "field": field, "note": note} for field, note in said if note]
        removed += [{"article_id": name, "line": c.line, "rule": c.rule, "text": c.text} for c in report.removed]
    return Corpus(
        _articles(rows, further), _table("rejected", refused), _table("removed", removed), _table("notes", told)
    )


def _articles(rows: list[dict[str, Any]], further: Sequence[str]) -> pd.DataFrame:
    names = column_names("articles")
    if not rows:
        return empty("articles").assign(**{name: pd.Series(dtype="str") for name in further})
    frame = pd.DataFrame(rows)
    frame["published"] = pd.to_datetime(frame["published"])
    for column in ("outlet", "title", "event", "agency", "url", *further):
        frame[column] = frame[column].replace("", None)
    return make("articles", frame, names)


def _table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    return make(name, rows, column_names(name))
