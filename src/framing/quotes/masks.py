"""Quotations overwritten, so that their words are nobody's subject or verb."""

from __future__ import annotations

from collections.abc import Iterable

# What a quotation is overwritten with.
MASK = "\ufffc"


def mask_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Overwrite stretches of a text, so that every other character keeps its place.

    >>> mask_spans('He said "no".', [(8, 12)]).replace(MASK, "#")
    'He said ####.'
    """
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], MASK * (end - max(at, start))]
        at = max(at, end)
    return "".join(pieces) + text[at:]
