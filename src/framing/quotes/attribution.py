"""Quotations in marks -> who says each, and with which verb.

A unit is a sentence, or several that a quotation holds together. In it the
marked words are overwritten, and the verbs of saying left are given to the
quotations beside them: `"...," said X`, `"...," X added`, `X said: "..."`,
`X called it "..."`. A quotation with no verb of its own has the speaker of the
one before it, or of the sentence before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import groupby, islice, pairwise
from typing import NamedTuple

from framing.marks import PARAGRAPH_BREAK, Span
from framing.quotes.cues import Cue, find_cues
from framing.quotes.masks import MASK
from framing.quotes.subjects import find_source, opening_subject
from framing.quotes.tokens import PRONOUNS
from framing.quotes.units import SIGNATURE, Unit
from framing.words import WORD, count_words

# A noun phrase follows: 'denied the "lie"'.
OBJECT = re.compile(r"\s+(?:the|a|an|his|her|its|their|any|such|all)\s")
# What may stand between a quotation and its tag: '..." as Toll put it'.
BEFORE_TAG = frozenset("as also then later".split())
# 'Polls agree - Ada Vole: "': what stands before the dash is a heading.
# Longer quotations are no titles: our choice, in words.
LONGEST_TITLE = 8
# What a signature begins with.
DASH_AFTER = re.compile(rf"{MASK}*\s*[-–—―]")
BYLINE = re.compile(r"\s[-–—]\s*(?=[^-–—:;,]{1,60}:\s*$)")


class Attribution(NamedTuple):
    """Who says a quotation: places in the text; the cue is missing where it has none of its own."""

    source: tuple[int, int] | None
    cue: Cue | None


class Tag(NamedTuple):
    """A verb of saying in a unit, with its source, both counted in the text."""

    cue: Cue
    source: tuple[int, int] | None


NOBODY = Attribution(None, None)


def attribute(text: str, masked: str, units: list[Unit], spans: list[Span]) -> list[Attribution]:
    """Say of each quotation who speaks and with which verb.

    Parameters
    ----------
    text, masked : str
        The text, and the same with its quotations overwritten (`mask_quotations`).
    units : list of Unit
        Its sentences (`join_sentences`).
    spans : list of Span
        Its quotations (`quotation_spans`).

    Returns
    -------
    list of Attribution
        One for each span. A quotation with a speaker and no verb of its own has
        that of another.

    Examples
    --------
    >>> from framing.boundaries import sentence_spans
    >>> from framing.quotes.units import join_sentences, mask_quotations
    >>> from framing.marks import quotation_spans
    >>> text = '"We go," said Toll. "It is late."'
    >>> spans = quotation_spans(text)
    >>> masked = mask_quotations(text, spans)
    >>> units = join_sentences(text, masked, sentence_spans(text), spans)
    >>> for source, cue in attribute(text, masked, units, spans):
    ...     print(text[slice(*source)], cue.term if cue else None)
    Toll say
    Toll None
    """
    found: list[Attribution] = [NOBODY] * len(spans)
    for unit in units:
        if unit.quotes:
            _attribute_unit(text, masked, unit, spans, found)
    _carry_on(text, masked, units, spans, found)
    return found


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


def _attribute_unit(text: str, masked: str, unit: Unit, spans: list[Span], found: list[Attribution]) -> None:
    """Give the verbs of a unit to its quotations: each verb to one, the nearest first."""
    taken: set[int] = set()
    tags = [tag for tag in _tags(masked, unit.start, unit.end) if tag.source]
    starts = [tag.cue.start for tag in tags]
    for place, number in enumerate(unit.quotes):
        span = spans[number]
        before = spans[unit.quotes[place - 1]].close_at if place else unit.start
        after = spans[unit.quotes[place + 1]].open_at if place + 1 < len(unit.quotes) else unit.end
        left = tags[
            bisect_left(starts, _after_byline(masked, before, span.open_at)) : bisect_left(starts, span.open_at)
        ]
        right = tags[bisect_left(starts, span.close_at) : bisect_left(starts, after)]
        words = text[span.start : span.end].rstrip()
        title = is_title(words)
        tag = _tag_for(masked, left, right, span, title)
        if tag is not None and not (title and tag.cue.start > span.end and words[-1:] != ","):
            found[number] = Attribution(tag.source, tag.cue if tag.cue.start not in taken else None)
            taken.add(tag.cue.start)
        elif tag is None and _sign_before(masked, span.open_at) == ":":
            found[number] = Attribution(_named_before_colon(masked, unit, span.open_at), None)
        elif signed := _signature(masked, span.close_at, unit.end):
            found[number] = Attribution(signed, None)
        elif place and not title:
            found[number] = found[unit.quotes[place - 1]]._replace(cue=None)
    _share_backwards(masked, unit, spans, found)


def _sign_before(masked: str, place: int) -> str:
    """The last character before a place that is no blank."""
    while place and masked[place - 1].isspace():
        place -= 1
    return masked[place - 1 : place] if place else ""


def _after_byline(masked: str, before: int, open_at: int) -> int:
    """Where the sentence of a quotation begins: after a heading and a dash, where these stand before a name alone."""
    byline = BYLINE.search(masked, before, open_at) if _sign_before(masked, open_at) == ":" else None
    return byline.end() if byline else before


def _signature(masked: str, close_at: int, end: int) -> tuple[int, int] | None:
    """The name after a quotation and a dash, where the unit ends with it."""
    if not DASH_AFTER.match(masked, close_at, end):
        return None
    signed = SIGNATURE.match(masked[close_at:end].lstrip(MASK))
    begin = end - len(signed.string) if signed else 0
    return (begin + signed.start("name"), begin + signed.end("name")) if signed else None


def _share_backwards(masked: str, unit: Unit, spans: list[Span], found: list[Attribution]) -> None:
    """Give a quotation the speaker of the next one where the two are one list: '"a farce" and "a gift", said Toll'."""
    for number, following in reversed(list(pairwise(unit.quotes))):
        if found[number].source is not None or found[following].source is None:
            continue
        if count_words(masked[spans[number].close_at : spans[following].open_at]) <= 2:
            found[number] = found[following]._replace(cue=None)


def _tag_for(masked: str, left: list[Tag], right: list[Tag], span: Span, title: bool) -> Tag | None:
    """The verb that a quotation belongs to, of those on both sides; a title needs one right beside it."""
    if left and _leads_in(masked, left[-1].cue.end, span.open_at):
        return left[-1] if masked[left[-1].cue.end : span.open_at].strip() else _outer(masked, left)
    beside = next((tag for tag in right if _follows(masked, span, tag)), None)
    if beside or title:
        return beside
    if left:
        return _outer(masked, left)
    return next((tag for tag in right if _hangs_on(masked, span.close_at, tag)), None)


def is_title(words: str) -> bool:
    """Whether words in marks are written as titles of works are.

    >>> is_title("Harbour of the North Wind,"), is_title("We Sail at Dawn!"), is_title("We greeted Ivara Toll")
    (True, False, False)
    """
    if words.rstrip()[-1:] in "!?.":
        return False
    found = [match.group() for match in islice(WORD.finditer(words), LONGEST_TITLE + 1)]
    long = [word for word in found if len(word) > 3]
    return len(long) > 1 and len(found) <= LONGEST_TITLE and all(word[0].isupper() for word in long)


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


def _named_before_colon(masked: str, unit: Unit, open_at: int) -> tuple[int, int] | None:
    """Who is named in words that end with a colon and hold no verb of saying: 'Toll went further: "'."""
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
    return begin >= close_at and _sign_before(masked, begin) in (",", MASK)


def _carry_on(text: str, masked: str, units: list[Unit], spans: list[Span], found: list[Attribution]) -> None:
    """Give quotations that stand alone the speaker of what is before them, else of the quotation after them."""
    for place, unit in enumerate(units):
        for number in unit.quotes:
            if found[number].source is None and _is_alone(masked, unit):
                found[number] = Attribution(
                    _speaker_before(text, masked, units[: place + 1], number, spans, found), None
                )
    following: tuple[int, Attribution] | None = None  # paragraph and speaker
    for unit in reversed(units):
        for number in reversed(unit.quotes):
            gap = following[0] - _last_paragraph(text, unit, spans[number]) if following else None
            if following and gap in (0, 1) and found[number].source is None and _is_alone(masked, unit):
                found[number] = following[1]
            if found[number].source:
                following = (unit.paragraph, found[number]._replace(cue=None))


def _speaker_before(
    text: str, masked: str, units: list[Unit], number: int, spans: list[Span], found: list[Attribution]
) -> tuple[int, int] | None:
    """Who spoke last before a quotation, in its paragraph or the one before."""
    for unit in reversed(units):
        before = [n for n in unit.quotes if n < number]
        last = _last_paragraph(text, unit, spans[before[-1]]) if before else unit.paragraph
        if units[-1].paragraph - last > 1:
            return None
        if not unit.quotes:
            sources = [tag.source for tag in _tags(masked, unit.start, unit.end) if tag.source]
        else:
            sources = [source for n in reversed(before) if (source := found[n].source)]
        if sources:
            return sources[0]
    return None


def _last_paragraph(text: str, unit: Unit, span: Span) -> int:
    return unit.paragraph + len(PARAGRAPH_BREAK.findall(text, unit.start, span.end))


def _is_alone(masked: str, unit: Unit) -> bool:
    """Whether nothing but quotations stands in the sentence."""
    return count_words(masked[unit.start : unit.end]) <= 2
