"""What stands beneath: who speaks how often, and every loaded phrase with what it suggests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from framing.html_output import element
from framing.reader import looks
from framing.reader.article.notes import VOICES
from framing.reader.article.report import Phrase, Quotation, Report
from framing.reader.scrolling import scrolled
from framing.reader.values import category_name, counted

SPEAKER_HEADS = ("Speaker", "Kind", "Quotations", "Indirect", "Words", "Verbs of saying")
PHRASE_HEADS = ("Note", "Phrase", "Category", "What it suggests", "Plainer", "Whose words", "Origin")
NONE_FOUND = {"quotes": "Nobody is quoted.", "phrases": "No loaded phrase was found."}
UNKNOWN = "(speaker not found)"
Cells = tuple[str, ...]


def lists_html(reports: Sequence[Report]) -> str:
    """Speakers and loaded phrases of the reports, as two tables; of several reports the first column names which."""
    speakers = [(report, cells) for report in reports for cells in _speakers(report)]
    phrases = [(report, _phrase(phrase)) for report in reports for phrase in report.phrases]
    who, what = (element("h4", name, looks.SUBTITLE) for name in ("Who speaks", "Loaded phrases"))
    return (
        who
        + (_found(reports) + _table("Who speaks", SPEAKER_HEADS, speakers, reports) if speakers else "")
        + ("" if speakers else _none(reports, "quotes"))
        + what
        + (_table("Loaded phrases", PHRASE_HEADS, phrases, reports) if phrases else _none(reports, "phrases"))
    )


def names(reports: Sequence[Report]) -> dict[str, str]:
    """How reports are called where several are shown: by outlet, with the id where one outlet has two."""
    outlets = Counter(report.outlet for report in reports)
    return {
        one.article_id: one.outlet if outlets[one.outlet] == 1 else f"{one.outlet} ({one.article_id})"
        for one in reports
    }


def _none(reports: Sequence[Report], name: str) -> str:
    """What to say where nothing is to be listed: none was found, or none was looked for."""
    measured = any(name in report.measured for report in reports)
    return element("p", NONE_FOUND[name] if measured else f"The tables hold no {name}.", looks.SAID)


def _found(reports: Sequence[Report]) -> str:
    """Of how many quotations the speaker is known."""
    said = [one for report in reports for one in _speech(report)]
    known = sum(bool(one.speaker_id or one.speaker) for one in said)
    line = f"Of {counted(len(said), 'quotation')}, indirect speech among them, the speaker of {known:,} was found."
    return element("p", line, looks.SAID)


def _speech(report: Report) -> list[Quotation]:
    """What somebody said: scare quotes of nobody are left out."""
    return [one for one in report.quotations if one.kind != "scare" or one.speaker]


def _speakers(report: Report) -> list[Cells]:
    """A row a speaker, the one with most words first; what nobody was found to have said comes last."""
    groups: dict[str, list[Quotation]] = {}
    for one in _speech(report):
        groups.setdefault(one.speaker_id or one.speaker, []).append(one)
    ordered = sorted(groups, key=lambda name: (not name, -_words(groups[name])))
    return [_speaker(name, groups[name]) for name in ordered]


def _speaker(name: str, said: list[Quotation]) -> Cells:
    indirect = sum(one.kind == "indirect" for one in said)
    cues = dict.fromkeys(f"{one.cue} ({one.stance})" if one.stance else one.cue for one in said if one.cue)
    kinds = dict.fromkeys(one.source_type for one in said if one.source_type)
    counts = (len(said) - indirect, indirect, _words(said))
    return (name or UNKNOWN, ", ".join(kinds), *(f"{n:,}" for n in counts), ", ".join(cues))


def _words(said: list[Quotation]) -> int:
    return sum(one.n_words or 0 for one in said)


def _phrase(phrase: Phrase) -> Cells:
    voice = VOICES.get(phrase.voice, "own words" if phrase.voice == "outlet" else phrase.voice)
    whose = f"{voice}: {phrase.speaker}" if phrase.speaker else voice
    negated = ", negated" if phrase.negated else ""
    category = category_name(phrase.category)
    return phrase.label, phrase.text, category, phrase.gloss, phrase.neutral, f"{whose}{negated}", phrase.origin


def listing(name: str, heads: Cells, rows: Sequence[Cells]) -> str:
    """A table of texts; the first cell of a row names it."""
    head = element("tr", "".join(element("th", one, looks.HEAD, scope="col") for one in heads))
    body = "".join(_row(cells) for cells in rows)
    return scrolled(element("table", element("thead", head) + element("tbody", body), looks.LEDGER), name)


def _table(name: str, heads: Cells, rows: Sequence[tuple[Report, Cells]], reports: Sequence[Report]) -> str:
    """A listing that names the report of each row where there are several."""
    if len(reports) == 1:
        return listing(name, heads, [cells for _, cells in rows])
    called = names(reports)
    return listing(name, ("Report", *heads), [(called[report.article_id], *cells) for report, cells in rows])


def _row(cells: Cells) -> str:
    first, *others = cells
    inner = element("th", escape(first), looks.LISTED_HEAD, scope="row")
    return element("tr", inner + "".join(element("td", escape(cell), looks.LISTED) for cell in others))
