"""Reports read one by one, to the tables of a corpus: names made unique, duplicates left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any, NamedTuple

import pandas as pd

from framing.corpus.lines import fold
from framing.corpus.reports import Report
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


def gather(
    reports: Iterable[Report], rejected: Iterable[tuple[str, str]], notes: Iterable[tuple[str, str]] = ()
) -> Corpus:
    """Make the tables of a corpus.

    Of reports that are the same byte for byte, or in their text once clutter
    is cut, the first is kept and the others rejected; not so where two outlets
    are known to have published it, for that is a copy worth seeing.

    Parameters
    ----------
    reports : iterable of Report
    rejected : iterable of (source, reason)
        What was not read for other reasons.
    notes : iterable of (field, note)
        Notes on the whole corpus; their article_id stays empty.
    """
    rows: list[dict[str, Any]] = []
    removed: list[dict[str, Any]] = []
    refused = [{"source": source, "reason": reason} for source, reason in rejected]
    told = [{"article_id": "", "field": field, "note": note} for field, note in notes]
    first: dict[str, list[dict[str, Any]]] = {}
    taken: set[str] = set()
    for report in reports:
        twins = [twin for key in _keys(report) for twin in first.get(key, ())]
        reason = report.problem or _duplicate(report, twins)
        if reason:
            refused.append({"source": report.source, "reason": reason})
            continue
        name, renamed = _name(report, taken)
        taken.add(name)
        row = {**report.row, "article_id": name}
        rows.append(row)
        for key in _keys(report):
            first.setdefault(key, []).append(row)
        shared = [("text", f"the same text as {twins[0]['article_id']}, published by another outlet")] if twins else []
        told += [{"article_id": name, "field": f, "note": n} for f, n in (*renamed, *report.notes, *shared)]
        removed += [{"article_id": name, "line": c.line, "rule": c.rule, "text": c.text} for c in report.removed]
    return Corpus(
        _table("articles", rows), _table("rejected", refused), _table("removed", removed), _table("notes", told)
    )


def _table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    if not rows:
        return empty(name)
    frame = pd.DataFrame(rows)
    for column in frame.columns.intersection(["published"]):
        frame[column] = pd.to_datetime(frame[column])
    further = frame.columns.difference(column_names(name)).tolist()  # of the manifest
    for column in frame.columns.intersection(["outlet", "title", "event", "agency", "url", *further], sort=False):
        frame[column] = frame[column].replace("", None)
    return make(name, frame, column_names(name))


def _keys(report: Report) -> tuple[str, ...]:
    return (report.row["sha256"], fold(report.row["text"])) if report.row else ()


def _duplicate(report: Report, twins: list[dict[str, Any]]) -> str:
    outlet = report.row.get("outlet")
    twin = next((t for t in twins if not outlet or not t["outlet"] or t["outlet"] == outlet), None)
    if twin is None:
        return ""
    bytes_agree = twin["sha256"] == report.row["sha256"] and "#" not in report.source
    same = "the same file as" if bytes_agree else "the same text as"
    return (
        f"{same} {twin['source']} (article {twin['article_id']}), which was read: take out one, or name "
        "both outlets in a manifest"
    )


def _name(report: Report, taken: set[str]) -> tuple[str, list[tuple[str, str]]]:
    """The name given, else that of the file; made unique with a number."""
    wanted = report.row["article_id"] or _stem(report.source)
    if wanted not in taken:
        return wanted, []
    number = next(n for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)
    name = f"{wanted}-{number}"
    return name, [("article_id", f"{wanted!r} was taken: this is {name!r}")]


def _stem(source: str) -> str:
    """Name a report after its file, or after its table and row.

    >>> _stem("courier/page.txt"), _stem("reports.jsonl.gz#7"), _stem("U.S. talks.txt")
    ('page', 'reports-7', 'U.S. talks')
    """
    file, _, row = source.partition("#")
    stem = " ".join(PurePosixPath(file.removesuffix(".gz")).stem.split())
    return f"{stem}-{row}" if row else stem
