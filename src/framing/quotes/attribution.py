"""Quotations in marks -> who says each, and with which verb.

A unit is a sentence, or several that a quotation holds together. In it the
marked words are overwritten, and the verbs of saying left are given to the
quotations beside them: `"...," said X`, `"...," X added`, `X said: "..."`,
`X called it "..."`. A quotation with no verb of its own has the speaker of the
one before it, or of the sentence before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from framing.marks import PARAGRAPH_BREAK, Span
from framing.quotes.cues import MASK, Cue, find_cues, mask_spans
from framing.quotes.subjects import find_source, opening_subject
from framing.quotes.tokens import PRONOUNS
from framing.words import count_words

# A noun phrase follows: 'denied the "lie"'.
OBJECT = re.compile(r"\s+(?:the|a|an|his|her|its|their|any|such|all)\s")
# What may stand between a quotation and its tag: '..." as Toll put it'.
BEFORE_TAG = frozenset("as also then later".split())


class Attribution(NamedTuple):
    """Who says a quotation: places in the text; the cue is missing where it has none of its own."""

    source: tuple[int, int] | None
    cue: Cue | None


class Tag(NamedTuple):
    """A verb of saying in a unit, with its source, both counted in the text."""

    cue: Cue
    source: tuple[int, int] | None


class Unit(NamedTuple):
    """Sentences that belong together, the numbers of the quotations in them, and their verbs of saying."""

    start: int
    end: int
    paragraph: int
    quotes: list[int]
    tags: list[Tag]


NOBODY = Attribution(None, None)


def attribute(text: str, sentences: list[tuple[int, int, int]], spans: list[Span]) -> list[Attribution]:
    """Say of each quotation who speaks and with which verb.

    Parameters
    ----------
    text : str
    sentences : list of (paragraph, start, end)
        As `sentence_spans` gives them.
    spans : list of Span
        As `quotation_spans` gives them.

    Returns
    -------
    list of Attribution
        One for each span. A quotation with a speaker and no verb of its own has
        that of another.

    Examples
    --------
    >>> from framing.boundaries import sentence_spans
    >>> from framing.marks import quotation_spans
    >>> text = '"We go," said Toll. "It is late."'
    >>> for source, cue in attribute(text, sentence_spans(text), quotation_spans(text)):
    ...     print(text[slice(*source)], cue.term if cue else None)
    Toll say
    Toll None
    """
    found: list[Attribution] = [NOBODY] * len(spans)
    masked = mask_spans(text, [(span.open_at, _after_mark(text, span)) for span in spans])
    units = list(_units(masked, sentences, spans))
    for unit in units:
        _attribute_unit(masked, unit, spans, found)
    _carry_on(text, masked, units, spans, found)
    return found


def _after_mark(text: str, span: Span) -> int:
    """One past the closing mark."""
    if not span.closed:
        return span.end
    sign = text[span.close_at]
    return span.close_at + (2 if text[span.close_at + 1 : span.close_at + 2] == sign else 1)


def _units(masked: str, sentences: list[tuple[int, int, int]], spans: list[Span]) -> Iterator[Unit]:
    i = 0  # the next quotation
    k = 0
    while k < len(sentences):
        paragraph, start, end = sentences[k]
        quotes: list[int] = []
        while i < len(spans) and spans[i].open_at < end:
            quotes.append(i)
            end = max(end, spans[i].close_at)
            i += 1
            while k + 1 < len(sentences) and sentences[k + 1][1] < end:
                k += 1
                end = max(end, sentences[k][2])
        k += 1
        yield Unit(start, end, paragraph, quotes, _tags(masked, start, end))


def _tags(masked: str, start: int, end: int) -> list[Tag]:
    """Verbs of saying; of several uses of one the plain one, unless a noun phrase follows: 'denied the "lie"'."""
    sentence = masked[start:end]
    tags: list[Tag] = []
    for _, group in groupby(find_cues(sentence), key=lambda cue: cue.start):
        uses = list(group)
        plain = [cue for cue in uses if cue.pattern == "speech"]
        takes_noun = OBJECT.match(sentence, uses[0].end)
        cue = (plain or uses)[0] if not takes_noun else ([c for c in uses if c not in plain] or uses)[0]
        source = find_source(sentence, cue)
        placed = cue._replace(start=cue.start + start, end=cue.end + start)
        tags.append(Tag(placed, (source[0] + start, source[1] + start) if source else None))
    return tags


def _attribute_unit(masked: str, unit: Unit, spans: list[Span], found: list[Attribution]) -> None:
    """Give the verbs of a unit to its quotations: each verb to one, the nearest first."""
    taken: set[int] = set()
    for place, number in enumerate(unit.quotes):
        before = spans[unit.quotes[place - 1]].close_at if place else unit.start
        after = spans[unit.quotes[place + 1]].open_at if place + 1 < len(unit.quotes) else unit.end
        tag = _tag_for(masked, unit, spans[number], before, after)
        if tag is None and masked[: spans[number].open_at].rstrip().endswith(":"):
            found[number] = Attribution(_named_before_colon(masked, unit, before, spans[number].open_at), None)
        elif tag is None and place:
            found[number] = found[unit.quotes[place - 1]]._replace(cue=None)
        elif tag is not None:
            own = tag.cue.start not in taken
            taken.add(tag.cue.start)
            found[number] = Attribution(tag.source, tag.cue if own else None)


def _tag_for(masked: str, unit: Unit, span: Span, before: int, after: int) -> Tag | None:
    tags = [tag for tag in unit.tags if tag.source]
    left = [tag for tag in tags if before <= tag.cue.start < span.open_at]
    right = [tag for tag in tags if span.close_at <= tag.cue.start < after]
    if left and _leads_in(masked, left[-1].cue.end, span.open_at):
        return left[-1]
    beside = next((tag for tag in right if _follows(masked, span, tag)), None)
    if beside:
        return beside
    if left:
        return _outer(masked, left)
    return next((tag for tag in right if _hangs_on(masked, span.close_at, tag)), None)


def _outer(masked: str, left: list[Tag]) -> Tag:
    """Of verbs before a quotation the last, or the one that "Toll said he thought" hangs on."""
    last = left[-1]
    if len(left) > 1 and last.source and masked[slice(*last.source)].lower() in PRONOUNS:
        before = left[-2]
        if (
            before.source
            and before.cue.end <= last.source[0]
            and _is_one_clause(masked[before.cue.end : last.source[0]])
        ):
            return before
    return last


def _is_one_clause(between: str) -> bool:
    return count_words(between) <= 4 and not set(between) & set(";:.—–")


def _named_before_colon(masked: str, unit: Unit, before: int, open_at: int) -> tuple[int, int] | None:
    """Who is named in words that end with a colon and hold no verb of saying: 'Toll went further: "'."""
    del before
    found = opening_subject(masked[unit.start : open_at])
    return (unit.start + found[0], unit.start + found[1]) if found else None


def _leads_in(masked: str, end: int, open_at: int) -> bool:
    """Whether the verb stands right before the quotation: 'said: "', 'told reporters, "', 'told them that "'."""
    between = masked[end:open_at].rstrip()
    if between.endswith(":"):
        return True
    return not between or count_words(between) <= 6 and between.endswith((",", " that"))


def _follows(masked: str, span: Span, tag: Tag) -> bool:
    """Whether a verb and its source stand right after the quotation: '," said X', '," X, the minister, said'."""
    begin = min(tag.cue.start, tag.source[0] if tag.source else tag.cue.start)
    if begin < span.close_at:
        return False
    between = masked[span.close_at : begin].replace(MASK, "").strip(" ,-–—\"'”’\xa0").lower()
    return all(word in BEFORE_TAG for word in between.split())


def _hangs_on(masked: str, close_at: int, tag: Tag) -> bool:
    """Whether the verb closes the sentence: '"..." of the plan, X said'."""
    begin = min(tag.cue.start, tag.source[0] if tag.source else tag.cue.start)
    return begin >= close_at and masked[:begin].rstrip().endswith((",", MASK))


def _carry_on(text: str, masked: str, units: list[Unit], spans: list[Span], found: list[Attribution]) -> None:
    """Give quotations that stand alone the speaker of what is before them."""
    last: tuple[int, tuple[int, int]] | None = None  # paragraph and speaker
    for unit in units:
        alone = _stands_alone(masked, unit)
        for number in unit.quotes:
            if alone and last and found[number].source is None and unit.paragraph - last[0] in (0, 1):
                found[number] = Attribution(last[1], None)
            source = found[number].source
            if source:
                last = (_paragraph_at_end(text, unit, spans[number]), source)
        sources = [tag.source for tag in unit.tags if tag.source]
        if sources and not unit.quotes:
            last = (unit.paragraph, sources[0])


def _paragraph_at_end(text: str, unit: Unit, span: Span) -> int:
    return unit.paragraph + len(PARAGRAPH_BREAK.findall(text, span.start, span.end))


def _stands_alone(masked: str, unit: Unit) -> bool:
    """Whether nothing but quotations stands in the sentence."""
    return count_words(masked[unit.start : unit.end]) <= 2
