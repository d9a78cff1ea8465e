"""What is said beside a sentence of each mark in it: who speaks, what a phrase suggests, what would be plainer."""

from __future__ import annotations

from html import escape

from framing.html_output import element
from framing.reader import looks
from framing.reader.article.marking import Found, inside
from framing.reader.article.report import Passive, Phrase, Quotation, Report, Sentence
from framing.reader.values import category_name
from framing.words import find_words

KINDS = {"direct": "", "partial": "", "scare": "scare quotes", "indirect": "indirect speech"}
VOICES = {"paraphrased": "in indirect speech", "quoted": "inside a quotation", "scare": "in scare quotes"}


def notes_html(sentence: Sentence, report: Report) -> str:
    """Notes on the marks of a sentence, loaded phrases first."""
    notes: list[tuple[Found, str]] = []
    notes += [(one, _phrase_note(one, sentence)) for one in report.phrases if inside(one, sentence)]
    notes += [(one, _quotation_note(one, sentence)) for one in report.quotations if inside(one, sentence)]
    notes += [(one, _passive_note(one)) for one in report.passives if inside(one, sentence)]
    return "".join(element("div", note + _place(one, sentence), looks.NOTE_OF_MARK) for one, note in notes)


def speaker_name(quotation: Quotation) -> str:
    """Who speaks: the name, and the wording where it is another; empty where nobody was found.

    >>> said = Quotation("a", "body", 0, 9, "", "direct", "She", "Ada Toll", "person", "said", "neutral", 2)
    >>> speaker_name(said), speaker_name(said._replace(speaker="Toll"))
    ('Ada Toll (“She”)', 'Ada Toll')
    """
    name, wording = quotation.speaker_id or quotation.speaker, quotation.speaker
    known = {word.lower() for word, _, _ in find_words(name)}
    new = [word for word, _, _ in find_words(wording) if word.lower() not in known]
    pronoun = new and len(find_words(wording)) == 1
    return f"{name} (“{wording}”)" if pronoun else name


def phrase_remarks(phrase: Phrase, origin: str) -> list[str]:
    """What else is known of a phrase in a sentence of this origin."""
    said = [VOICES.get(phrase.voice, "")]
    said.append("negated" if phrase.negated else "")
    said.append(
        "the outlet’s own wording in the agency’s sentence" if (phrase.origin, origin) == ("own", "agency") else ""
    )
    return [remark for remark in said if remark]


def _phrase_note(phrase: Phrase, sentence: Sentence) -> str:
    kind = element("b", escape(category_name(phrase.category) or "loaded"))
    gloss = f": {escape(phrase.gloss)}" if phrase.gloss else ""
    neutral = f"; plainer: {escape(phrase.neutral)}" if phrase.neutral else ""
    more = "".join(f" · {escape(remark)}" for remark in phrase_remarks(phrase, sentence.origin))
    return f"{element('b', phrase.label)} “{escape(phrase.text)}” {kind}{gloss}{neutral}{more}"


def _quotation_note(quotation: Quotation, sentence: Sentence) -> str:
    label = element("b", quotation.label)
    if quotation.start < sentence.start:
        return f"{label} goes on"
    kind = escape(KINDS.get(quotation.kind, quotation.kind))
    name = speaker_name(quotation)
    if quotation.kind == "scare" and not name:
        return f"{label} {kind}"
    cue = f", “{escape(quotation.cue)}”" if quotation.cue else ""
    stance = f" ({escape(quotation.stance)})" if quotation.stance else ""
    who = element("b", escape(name)) if name else "speaker not found"
    return f"{label} {f'{kind}: ' if kind else ''}{who}{cue}{stance}"


def _passive_note(passive: Passive) -> str:
    return f"{element('b', passive.label)} “{escape(passive.text)}”: by whom is not said"


def _place(found: Found, sentence: Sentence) -> str:
    """Where it stands, for those who cannot see the mark."""
    return "" if sentence.text else f" · {found.start}:{found.end}"
