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
from itertools import islice, pairwise

from framing.marks import Span
from framing.quotes.carrying import carry_on
from framing.quotes.masks import MASK
from framing.quotes.said_by import NOBODY, Attribution, Tag, find_tags
from framing.quotes.subjects import opening_subject
from framing.quotes.tokens import PRONOUNS
from framing.quotes.units import SIGNATURE, Unit
from framing.words import WORD, count_words

# What may stand between a quotation and its tag: '..." as Toll put it'.
BEFORE_TAG = frozenset("as also then later".split())
# 'Polls agree - Ada Vole: "': what stands before the dash is a heading.
# Longer quotations are no titles: our choice, in words.
LONGEST_TITLE = 8
# What a signature begins with.
DASH_AFTER = re.compile(rf"{MASK}*(?=\s*[-–—―])")
BYLINE = re.compile(r"\s[-–—]\s*(?=[^-–—:;,]{1,60}:\s*$)")


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
    carry_on(text, masked, units, spans, found)
    return found


def _attribute_unit(text: str, masked: str, unit: Unit, spans: list[Span], found: list[Attribution]) -> None:
    """Give the verbs of a unit to its quotations: each verb to one, the nearest first."""
    taken: set[int] = set()
    tags = [tag for tag in find_tags(masked, unit.start, unit.end) if tag.source]
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
    dash = DASH_AFTER.match(masked, close_at, end)
    signed = SIGNATURE.match(masked, dash.end(), end) if dash else None
    return signed.span("name") if signed else None


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
