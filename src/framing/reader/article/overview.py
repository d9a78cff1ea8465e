"""The counts of several reports in one table, so that they can be compared."""

from __future__ import annotations

from collections.abc import Sequence

from framing.reader.article.counts import Counts, count
from framing.reader.article.lists import listing, names
from framing.reader.article.report import Report

HEADS = (
    *("Report", "Words", "Own words", "Indirect speech", "Quoted words", "Loaded in own words"),
    *("per 1,000 own words", "Agency’s words"),
)
UNKNOWN = "–"


def overview(reports: Sequence[Report]) -> str:
    """A row a report: its words, whose they are, loaded phrases and their rate, words of the agency's text."""
    called = names(reports)
    return listing("Counts", HEADS, [(called[one.article_id], *_cells(count(one))) for one in reports])


def _cells(counts: Counts) -> tuple[str, ...]:
    quoted = None if counts.words is None or counts.own is None else counts.words - counts.own
    return (
        _number(counts.words),
        _of(counts.own, counts.words),
        _of(counts.paraphrased, counts.words),
        _of(quoted, counts.words),
        _number(counts.own_loaded),
        f"{1000 * counts.own_loaded / counts.own:.1f}" if counts.own_loaded is not None and counts.own else UNKNOWN,
        _of(counts.agency_words, counts.words),
    )


def _number(n: int | None) -> str:
    return UNKNOWN if n is None else f"{n:,}"


def _of(part: int | None, whole: int | None) -> str:
    """A count and its share of all words."""
    return f"{part:,} ({100 * part / whole:.0f}%)" if part is not None and whole else _number(part)
