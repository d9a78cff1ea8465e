"""Sentences that belong together because a quotation, or its tag, runs over them."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.marks import PARAGRAPH_BREAK, Span
from framing.quotes.cues import find_cues
from framing.quotes.masks import MASK, mask_spans
from framing.quotes.subjects import find_source
from framing.words import count_words

# How far into a sentence the verb of a tag may stand, in characters.
LONGEST_TAG = 80
# After these the sentence tells what was said, and is no tag.
SPEECH_AFTER = re.compile(rf"\s*(?:that\b|:|,?\s*{MASK}|(?:the|he|she|they|it|there|his|her|its|their|this)\s)")
# '"We go." - Ivara Toll': a dash and a name, and nothing else.
SIGNATURE = re.compile(r"\s*(?:[–—―]|--?(?=\s))\s*(?P<name>(?:the |a )?[^\W\d_a-z][^.,;:!?\n–—―]{0,60}?)\.?\s*$")


class Unit(NamedTuple):
    """Sentences that belong together, and the numbers of the quotations in them."""

    start: int
    end: int
    paragraph: int
    quotes: range


def mask_quotations(text: str, spans: list[Span]) -> str:
    """Overwrite quotations with their marks; every other character keeps its place."""
    return mask_spans(text, [(span.open_at, _after_mark(text, span)) for span in spans])


def _after_mark(text: str, span: Span) -> int:
    sign = text[span.close_at : span.close_at + 1]
    is_doubled = sign in "'’‘,‚`" and text[span.close_at + 1 : span.close_at + 2] == sign
    return span.close_at + (span.closed + is_doubled if span.closed else 0)


def join_sentences(text: str, masked: str, sentences: list[tuple[int, int, int]], spans: list[Span]) -> list[Unit]:
    """Join the sentences that one quotation runs over, and the tag that was taken for a sentence.

    Parameters
    ----------
    text, masked : str
        The text, and the same with its quotations overwritten.
    sentences : list of (paragraph, start, end)
        As `sentence_spans` gives them.
    spans : list of Span
        As `quotation_spans` gives them.

    Returns
    -------
    list of Unit
        In order, without overlap; the paragraph is that of the first sentence.
    """
    units: list[Unit] = []
    quote = 0
    for paragraph, start, end in sentences:
        unit = Unit(start, end, paragraph, range(quote, quote))
        if units and (start < units[-1].end or _goes_on(text, masked, units[-1], (start, end), spans)):
            before = units.pop()
            unit = before._replace(end=max(end, before.end))
        while quote < len(spans) and spans[quote].open_at < unit.end:
            unit = unit._replace(end=max(unit.end, spans[quote].close_at), quotes=range(unit.quotes.start, quote + 1))
            quote += 1
        units.append(unit)
    return units


def _goes_on(text: str, masked: str, unit: Unit, following: tuple[int, int], spans: list[Span]) -> bool:
    """Whether the tag of a quotation was taken for the next sentence, as in '"Why?" Toll said of the plan'."""
    if not unit.quotes or masked[spans[unit.quotes[-1]].close_at : unit.end].strip(MASK + " \xa0"):
        return False
    if PARAGRAPH_BREAK.search(masked, unit.end, following[0]):
        return False
    opening = masked[following[0] : following[1]]
    ended = text[max(0, spans[unit.quotes[-1]].end - 3) : spans[unit.quotes[-1]].end].rstrip().endswith(".")
    return SIGNATURE.match(opening) is not None or _is_tag(opening, ended)


def _is_tag(sentence: str, ended: bool) -> bool:
    """Whether a sentence is "Toll said of the plan"; after a full stop (`ended`) "Toll said" and nothing more."""
    first = next((cue for cue in find_cues(sentence) if cue.pattern == "speech"), None)
    source = find_source(sentence, first) if first and first.start <= LONGEST_TAG else None
    if first is None or source is None or min(source[0], first.start) > 0:
        return False
    rest = max(first.end, source[1])
    return not SPEECH_AFTER.match(sentence, rest) and not (ended and count_words(sentence[rest:]))
