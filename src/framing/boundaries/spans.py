"""Sentences of a text: its paragraphs, cut where sentences end."""

from __future__ import annotations

import re

from framing.boundaries.stops import boundaries
from framing.marks import PARAGRAPH_BREAK
from framing.words import WORD

NUMBER_ONLY = re.compile(r"[(\[]?(?:\d{1,3}|[ivx]{1,4})[.)]\)?")
LONGEST_NUMBER = 7
Piece = tuple[int, int]


def sentence_spans(text: str) -> list[tuple[int, int, int]]:
    r"""Number of the paragraph (from 1), first character and one past the last of each sentence of a text.

    >>> sentence_spans("Gen. X came. He left.\n\nWhy?")
    [(1, 0, 12), (1, 13, 21), (2, 23, 27)]
    """
    return [
        (number, start, end)
        for number, (begin, stop) in enumerate(_paragraphs(text), start=1)
        for start, end in _sentences(text, begin, stop)
    ]


def _paragraphs(text: str) -> list[Piece]:
    edges = [0, *(edge for m in PARAGRAPH_BREAK.finditer(text) for edge in m.span()), len(text)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if text[a:b].strip()]


def _sentences(text: str, begin: int, stop: int) -> list[Piece]:
    """Cut a paragraph at its boundaries, blanks at its edges left out."""
    paragraph = text[begin:stop]
    edges = [begin + len(paragraph) - len(paragraph.lstrip())]
    for boundary in boundaries(text, begin, stop):
        edges += boundary
    edges.append(begin + len(paragraph.rstrip()))
    return _with_words(text, list(zip(edges[::2], edges[1::2], strict=True)))


def _with_words(text: str, pieces: list[Piece]) -> list[Piece]:
    """Join "* * *" or a mark left alone to the piece before it, the number of a list to the one after it."""
    kept: list[Piece] = []
    waiting: int | None = None
    for start, end in pieces:
        if end - start <= LONGEST_NUMBER and end < pieces[-1][1] and NUMBER_ONLY.fullmatch(text, start, end):
            waiting = start if waiting is None else waiting
            continue
        if not WORD.search(text, start, end):
            if kept:
                kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
            elif waiting is None:
                waiting = start
            continue
        kept.append((start if waiting is None else waiting, end))
        waiting = None
    return kept
