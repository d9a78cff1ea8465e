"""The {q:} and {i:} marks of a report to quotations: one row for each, joined where they run on."""

from __future__ import annotations

from dataclasses import dataclass

from building.marks import Mark
from building.reports import Report, Sentence
from framing.words import count_words

CLOSERS = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“"}


@dataclass
class Quotation:
    """A quotation: offsets are of the words between its marks."""

    start: int
    end: int
    paragraph: int
    part: str
    speaker: str
    cue: str
    opener: str
    closed: bool
    indirect: bool = False
    line: int = 0

    def kind(self, text: str) -> str:
        if self.indirect:
            return "indirect"
        if count_words(text[self.start : self.end]) > 3:
            return "direct"
        return "partial" if self.cue else "scare"


def quotations(report: Report, headline: bool = False) -> list[Quotation]:
    """Quotations in marks of the report's text, or of its headline."""
    found: list[Quotation] = []
    for sentence in report.sentences:
        if (sentence.part == "headline") == headline:
            for mark in _outermost(sentence, "q"):
                _add(report, found, sentence, mark)
    for quotation in found:
        _check_end(report, quotation, report.title if headline else report.text)
    return found


def indirect(report: Report) -> list[Quotation]:
    """Indirect speech of the report's text."""
    return [
        Quotation(s.start + m.start, s.start + m.end, s.paragraph, s.part, *_fields(m), "", True, True, s.line)
        for s in report.sentences[1:]
        for m in _outermost(s, "i")
    ]


def _outermost(sentence: Sentence, tag: str) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sentence.marks:
        if mark.tag == tag and not (kept and mark.start < kept[-1].end):
            kept.append(mark)
    return kept


def _fields(mark: Mark) -> tuple[str, str]:
    speaker, cue = (*mark.fields, "", "")[:2]
    return speaker, cue


def _add(report: Report, found: list[Quotation], sentence: Sentence, mark: Mark) -> None:
    words = sentence.text[mark.start : mark.end]
    last = found[-1] if found and not found[-1].closed else None
    runs_on = last is not None and _runs_on(last, sentence, words)
    if not runs_on and words[0] not in CLOSERS:
        raise report.fail(
            sentence.line, f"a quotation must begin with its mark, or run on from one not closed: {words[:40]!r}"
        )
    if last is not None and not runs_on and last.paragraph == sentence.paragraph:
        raise report.fail(sentence.line, f"the quotation of line {last.line} is not closed when {words[:30]!r} begins")
    speaker, cue = _fields(mark)
    start = sentence.start + mark.start + (words[0] in CLOSERS)
    if runs_on:
        quotation = found[-1]
        quotation.speaker, quotation.cue = quotation.speaker or speaker, quotation.cue or cue
    else:
        quotation = Quotation(start, start, 0, sentence.part, speaker, cue, words[0], False, line=sentence.line)
        found.append(quotation)
    quotation.paragraph = sentence.paragraph
    quotation.closed = len(words) > 1 and words[-1] == CLOSERS[quotation.opener]
    quotation.end = sentence.start + mark.end - quotation.closed


def _runs_on(last: Quotation, sentence: Sentence, words: str) -> bool:
    if sentence.paragraph == last.paragraph:
        return words[0] != last.opener
    return sentence.paragraph == last.paragraph + 1 and words[0] == last.opener


def _check_end(report: Report, quotation: Quotation, text: str) -> None:
    stop = text.find("\n\n", quotation.end)
    if not quotation.closed and text[quotation.end : stop if stop >= 0 else len(text)].strip():
        raise report.fail(quotation.line, "a quotation without closing mark must end with its paragraph")
