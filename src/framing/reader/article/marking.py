"""A sentence's text with quotations, indirect speech, loaded phrases and passives marked in it.

Taking away the labels, which stand in <sup>, and then the tags gives back the text of the sentence.
"""

from __future__ import annotations

from html import escape
from typing import NamedTuple

from framing.html_output import element
from framing.reader import looks
from framing.reader.article.report import Passive, Phrase, Quotation, Report, Sentence, is_headline
from framing.tables import TableError

Found = Quotation | Phrase | Passive
QUOTATION_MARKS = "\"'“”„‟«»‘’‚‹›"
MAKERS = {
    Quotation: ("quotes", "find_quotes"),
    Phrase: ("phrases", "find_loaded"),
    Passive: ("passives", "find_passives"),
}


class Span(NamedTuple):
    """A piece of a sentence to be marked, in characters of the sentence; the label stands where the piece ends."""

    start: int
    end: int
    label: str
    tag: str
    look: str


def marked(sentence: Sentence, report: Report) -> str:
    """The sentence as HTML."""
    return _render(sentence.text, 0, len(sentence.text), layers(sentence, report))


def inside(found: Found, sentence: Sentence) -> bool:
    """Whether something found stands in a sentence, in part at least."""
    same_text = is_headline(found.part) == is_headline(sentence.part)
    return same_text and found.start < sentence.end and found.end > sentence.start


def layers(sentence: Sentence, report: Report) -> list[list[Span]]:
    """What is to be marked, the outermost first: speech without marks, quotations, passives, loaded phrases."""
    quotations = [one for one in report.quotations if inside(one, sentence)]
    indirect = [_span(one, sentence, "span", looks.INDIRECT) for one in quotations if one.kind == "indirect"]
    direct = [
        _with_marks(_span(one, sentence, "q", looks.QUOTED), sentence.text)
        for one in quotations
        if one.kind != "indirect"
    ]
    passives = [_span(one, sentence, "span", looks.PASSIVE) for one in report.passives if inside(one, sentence)]
    phrases = [
        _span(one, sentence, "mark", looks.LOADED if one.is_own else looks.LOADED_QUOTED)
        for one in report.phrases
        if inside(one, sentence)
    ]
    return [indirect, direct, passives, phrases]


def _span(found: Found, sentence: Sentence, tag: str, look: str) -> Span:
    _must_agree(found, sentence)
    start, end = (min(max(at - sentence.start, 0), len(sentence.text)) for at in (found.start, found.end))
    return Span(start, end, found.label, tag, look)


def _with_marks(span: Span, text: str) -> Span:
    """Take the quotation marks in: they show whose words these are where no colour does."""
    start = span.start - (text[span.start - 1 : span.start] in QUOTATION_MARKS if span.start else False)
    end = span.end + (span.end < len(text) and text[span.end] in QUOTATION_MARKS)
    return span._replace(start=start, end=end)


def _render(text: str, first: int, last: int, inner: list[list[Span]]) -> str:
    """Characters `first` to `last`, each layer around the next; what overlaps in one layer shares no letter."""
    if not inner:
        return escape(text[first:last])
    pieces, done = [], first
    for span in sorted(inner[0], key=lambda one: (one.start, one.end)):
        start, end = max(span.start, done), min(span.end, last)
        if start < end:
            wording = element(span.tag, _render(text, start, end, inner[1:]), span.look)
            pieces += [_render(text, done, start, inner[1:]), wording]
            done = end
        if first < span.end <= done:  # it ends here, be it inside another of its layer
            pieces.append(element("sup", escape(span.label), looks.MARK_LABEL))
    return "".join([*pieces, _render(text, done, last, inner[1:])])


def _must_agree(found: Found, sentence: Sentence) -> None:
    """Marks on the wrong words would say of an outlet what it did not write."""
    whole = sentence.start <= found.start and found.end <= sentence.end
    there = sentence.text[found.start - sentence.start : found.end - sentence.start]
    if whole and found.text and "…" not in found.text and there != found.text:
        table, maker = MAKERS[type(found)]
        raise TableError(
            f"read_article needs the sentences that {table} was made from; {found.text!r} does not stand at "
            f"{found.start} to {found.end} in sentence {sentence.number}, but {there!r}. "
            f"Pass the tables of one run: {maker}() was given others."
        )
