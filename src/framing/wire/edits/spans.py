"""Whose words a span of a report is, and which loaded terms stand in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from framing import marks
from framing.lexicon.matching import compile_entries, find_in
from framing.lexicon.terms import entries_of
from framing.words import WORD, count_words, flat

SCARE_WORDS = 3  # a quotation in a headline of up to so many words is a scare quote
VOICE_OF_KIND = {"direct": "quoted", "partial": "quoted", "scare": "scare"}


class Quoted(NamedTuple):
    """Where words stand in quotation marks in one text, in order."""

    starts: list[int]
    ends: list[int]
    voices: list[str]


class Term(NamedTuple):
    """A loaded term in a sentence, with characters of the sentence's text and its words as they stand there."""

    start: int
    end: int
    text: str
    categories: tuple[str, ...]
    strength: int


NOTHING = Quoted([], [], [])


def quoted_by_article(quotes: pd.DataFrame) -> dict[Any, Quoted]:
    """Quotations in the text of each report, but for indirect speech."""
    return {article: _quoted(rows) for article, rows in quotes.groupby("article_id", sort=False)}


def quoted_in_title(title: str) -> Quoted:
    """Quotations in a headline, by its own marks."""
    spans = marks.quotation_spans(title)
    voices = ["scare" if count_words(title[s.start : s.end]) <= SCARE_WORDS else "quoted" for s in spans]
    return Quoted([s.start for s in spans], [s.end for s in spans], voices)


def voice_at(quoted: Quoted, at: int) -> str:
    """Whose words stand at a place; the edges of a quotation, inside its marks, are in it."""
    number = bisect_right(quoted.starts, at) - 1
    return quoted.voices[number] if number >= 0 and at <= quoted.ends[number] else "outlet"


def voice_of(quoted: Quoted, start: int, text: str) -> str:
    """Whose words a wording is that begins at `start`: those of most of its words; of a mark, where it stands."""
    voices = [voice_at(quoted, start + found.start()) for found in WORD.finditer(text)]
    if not voices:
        voices = [voice_at(quoted, start) if voice_at(quoted, start + len(text)) != "outlet" else "outlet"]
    return max(dict.fromkeys(voices), key=lambda voice: (voices.count(voice), voice == "outlet"))


def is_quoted(quoted: Quoted, start: int, text: str) -> bool:
    """Whether a wording is inside quotation marks, or is a mark at the edge of a quotation."""
    if WORD.search(text) or not text:
        return voice_of(quoted, start, text) != "outlet"
    return any(voice_at(quoted, at) != "outlet" for at in (start, start + len(text)))


def term_finder(terms: pd.DataFrame) -> Callable[[str], tuple[Term, ...]]:
    """Make the look-up of the loaded terms in a sentence; a sentence is read once."""
    matcher = compile_entries(entries_of(terms))
    categories, strengths = terms["category"].tolist(), terms["strength"].tolist()

    @lru_cache(maxsize=10_000)
    def terms_in(text: str) -> tuple[Term, ...]:
        return tuple(
            Term(
                hit.start,
                hit.end,
                flat(text[hit.start : hit.end]),
                tuple(categories[row] for row in hit.rows),
                max(strengths[row] for row in hit.rows),
            )
            for hit in find_in(text, matcher)
        )

    return terms_in


def terms_over(terms: tuple[Term, ...], start: int, end: int) -> list[Term]:
    """Terms that share a character with a span, or that a place without width lies inside of."""
    if start == end:
        return [term for term in terms if term.start < start < term.end]
    return [term for term in terms if term.start < end and start < term.end]


def categories_of(terms: list[Term]) -> tuple[str, ...]:
    """Categories of terms, each once, in their order."""
    return tuple(dict.fromkeys(category for term in terms for category in term.categories))


def _quoted(quotes: pd.DataFrame) -> Quoted:
    rows = zip(quotes["start"].tolist(), quotes["end"].tolist(), quotes["kind"].tolist(), strict=True)
    kept = sorted((start, end, VOICE_OF_KIND[kind]) for start, end, kind in rows if kind in VOICE_OF_KIND)
    return Quoted([start for start, _, _ in kept], [end for _, end, _ in kept], [voice for _, _, voice in kept])
