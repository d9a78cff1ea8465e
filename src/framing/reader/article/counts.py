"""What a report is counted by: words, loaded phrases, share of the agency's text, each with what it is counted of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from framing.reader.article.report import Report
from framing.reader.values import counted


class Counts(NamedTuple):
    """Counts of a report, headline included; None where the tables do not hold them."""

    sentences: int
    agency_sentences: int | None
    words: int | None
    agency_words: int | None
    own: int | None
    paraphrased: int | None
    own_loaded: int | None
    other_loaded: int


def count(report: Report) -> Counts:
    """Count a report."""
    known = any(sentence.origin for sentence in report.sentences)
    agency = [sentence for sentence in report.sentences if sentence.origin == "agency"]
    own_loaded = sum(phrase.is_own for phrase in report.phrases)
    searched = "phrases" in report.measured
    return Counts(
        len(report.sentences),
        len(agency) if known else None,
        _total(sentence.n_words for sentence in report.sentences),
        _total(sentence.n_words for sentence in agency) if known else None,
        _total(sentence.n_own for sentence in report.sentences),
        _total(sentence.n_paraphrased for sentence in report.sentences),
        own_loaded if searched else None,
        len(report.phrases) - own_loaded,
    )


def words_said(counts: Counts) -> str:
    """Words, and whose they are.

    >>> words_said(Counts(9, None, 120, None, 90, 30, 3, 0))
    '120 words: 90 own (75%), 30 of them indirect speech; 30 quoted (25%)'
    """
    if counts.words is None:
        return ""
    if counts.own is None:
        return counted(counts.words, "word")
    told = "" if counts.paraphrased is None else f", {counts.paraphrased:,} of them indirect speech"
    quoted = counts.words - counts.own
    return (
        f"{counted(counts.words, 'word')}: {counts.own:,} own{_share(counts.own, counts.words)}{told}; "
        f"{quoted:,} quoted{_share(quoted, counts.words)}"
    )


def loaded_said(counts: Counts) -> str:
    """Loaded phrases of the own words, their rate, and those of others.

    >>> loaded_said(Counts(9, None, 120, None, 90, 30, 3, 1))
    '3 loaded phrases in 90 own words (33.3 per 1,000); 1 more in quoted words'
    """
    if counts.own_loaded is None:
        return ""
    of = "own words" if counts.own is None else counted(counts.own, "own word")
    rate = f" ({1000 * counts.own_loaded / counts.own:.1f} per 1,000)" if counts.own else ""
    more = f"; {counts.other_loaded:,} more in quoted words" if counts.other_loaded else ""
    return f"{counted(counts.own_loaded, 'loaded phrase')} in {of}{rate}{more}"


def agency_said(counts: Counts) -> str:
    """How much of the report is the agency's text.

    >>> agency_said(Counts(9, 3, 120, 40, 90, 30, 3, 1))
    'agency’s text: 3 of 9 sentences, 40 of 120 words (33%)'
    """
    if counts.agency_sentences is None:
        return ""
    words = ""
    if counts.words is not None and counts.agency_words is not None:
        words = (
            f", {counts.agency_words:,} of {counted(counts.words, 'word')}{_share(counts.agency_words, counts.words)}"
        )
    return f"agency’s text: {counts.agency_sentences:,} of {counted(counts.sentences, 'sentence')}{words}"


def _total(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    return None if None in known else sum(n for n in known if n is not None)


def _share(part: int, whole: int) -> str:
    return f" ({100 * part / whole:.0f}%)" if whole else ""
