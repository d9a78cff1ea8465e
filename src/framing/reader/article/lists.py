"""What stands beneath: who speaks how often, and every loaded phrase with what it suggests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from framing.html_output import element
from framing.reader import looks
from framing.reader.article.notes import VOICES
from framing.reader.article.report import Phrase, Quotation, Report
from framing.reader.values import category_name

SPEAKER_HEADS = ("Speaker", "Kind", "Quotations", "Indirect", "Words", "Verbs of saying")
PHRASE_HEADS = ("Note", "Phrase", "Category", "What it suggests", "Plainer", "Whose words", "Origin")
NONE_FOUND = {"quotes": "Nobody is quoted.", "phrases": "No loaded phrase was found."}
UNKNOWN = "(speaker not found)"


def lists_html(reports: Sequence[Report]) -> str:
    """Speakers and loaded phrases of the reports, as two tables; of several reports the first column names which."""
    several = len(reports) > 1
    speakers = [(report, row) for report in reports for row in _speakers(report.quotations)]
    phrases = [(report, _phrase(phrase)) for report in reports for phrase in report.phrases]
    none_quoted, none_loaded = (_none(reports, name) for name in ("quotes", "phrases"))
    return (
        element("h4", "Who speaks", looks.SUBTITLE)
        + _table(SPEAKER_HEADS, speakers, several, none_quoted)
        + element("h4", "Loaded phrases", looks.SUBTITLE)
        + _table(PHRASE_HEADS, phrases, several, none_loaded)
    )


def _none(reports: Sequence[Report], name: str) -> str:
    """What to say where nothing is to be listed: none was found, or none was looked for."""
    if any(name in report.measured for report in reports):
        return NONE_FOUND[name]
    return f"The tables hold no {name}."


def _speakers(quotations: list[Quotation]) -> list[tuple[str, ...]]:
    """A row a speaker, the one with most words first; those whom nobody was found to have said come last."""
    said = [one for one in quotations if one.kind != "scare" or one.speaker]
    groups: dict[str, list[Quotation]] = {}
    for one in said:
        groups.setdefault(one.speaker_id or one.speaker, []).append(one)
    ordered = sorted(groups, key=lambda name: (not name, -_words(groups[name])))
    return [_speaker(name, groups[name]) for name in ordered]


def _speaker(name: str, said: list[Quotation]) -> tuple[str, ...]:
    indirect = sum(one.kind == "indirect" for one in said)
    cues = dict.fromkeys(f"{one.cue} ({one.stance})" if one.stance else one.cue for one in said if one.cue)
    kinds = dict.fromkeys(one.source_type for one in said if one.source_type)
    counts = (len(said) - indirect, indirect, _words(said))
    return (name or UNKNOWN, ", ".join(kinds), *(f"{n:,}" for n in counts), ", ".join(cues))


def _words(said: list[Quotation]) -> int:
    return sum(one.n_words or 0 for one in said)


def _phrase(phrase: Phrase) -> tuple[str, ...]:
    voice = VOICES.get(phrase.voice, "own words" if phrase.voice == "outlet" else phrase.voice)
    whose = f"{voice}: {phrase.speaker}" if phrase.speaker else voice
    negated = ", negated" if phrase.negated else ""
    category = category_name(phrase.category)
    return phrase.label, phrase.text, category, phrase.gloss, phrase.neutral, f"{whose}{negated}", phrase.origin


def _table(heads: tuple[str, ...], rows: list[tuple[Report, tuple[str, ...]]], several: bool, nothing: str) -> str:
    if not rows:
        return element("div", nothing, looks.SAID)
    shown = ("Report", *heads) if several else heads
    head = element("tr", "".join(element("th", name, looks.HEAD, scope="col") for name in shown))
    body = [_row((report.outlet, *cells) if several else cells) for report, cells in rows]
    table = element("table", element("thead", head) + element("tbody", "".join(body)), looks.LEDGER)
    return element("div", table, looks.SCROLLED)


def _row(cells: Iterable[str]) -> str:
    first, *others = cells
    inner = element("th", escape(first), looks.ENTRY_HEAD, scope="row")
    return element("tr", inner + "".join(element("td", escape(cell), looks.ENTRY) for cell in others))
