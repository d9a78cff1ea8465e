"""One report as a table: a row a sentence, its tone and origin at the left, notes on its marks at the right."""

from __future__ import annotations

from html import escape
from itertools import pairwise

from framing.html_output import element
from framing.reader import looks
from framing.reader.article.marking import marked
from framing.reader.article.notes import notes_html
from framing.reader.article.report import Report, Sentence
from framing.reader.article.tone import tone_html
from framing.reader.scrolling import scrolled
from framing.reader.values import counted

WIDTHS = ("112px", "auto", "31%")
NOTHING = "There are no sentences of this report."
PARTS = ("headline", "standfirst", "caption")  # the body goes without saying


def report_html(report: Report) -> str:
    """The sentences of a report, a row each."""
    if not report.sentences:
        return element("p", NOTHING, looks.SAID)
    columns = element("colgroup", "".join(f'<col style="width:{width}">' for width in WIDTHS))
    heads = ("Sentence, tone", "Text" if report.has_text else "Place", "Notes")
    head = element("tr", "".join(element("th", name, looks.HEAD, scope="col") for name in heads))
    body = "".join(_row(one, last, report) for last, one in pairwise([None, *report.sentences]) if one)
    table = element("table", columns + element("thead", head) + element("tbody", body), looks.REPORT)
    return scrolled(table, f"Sentences of {report.article_id}")


def wording(sentence: Sentence, report: Report) -> str:
    """The marked sentence; where its text is not at hand, its place and length."""
    if sentence.text:
        return marked(sentence, report)
    words = "" if sentence.n_words is None else f", {counted(sentence.n_words, 'word')}"
    return element("span", f"characters {sentence.start}:{sentence.end}{words}", looks.NO_TEXT)


def text_look(sentence: Sentence) -> str:
    """How the cell of a sentence looks: by whose text it is, larger where it is the headline."""
    look = looks.AGENCY_TEXT if sentence.origin == "agency" else looks.OWN_TEXT
    return f"{look};{looks.BIG}" if sentence.part == "headline" else look


def place(sentence: Sentence) -> list[str]:
    """Number and part of a sentence, and whose text it is, as HTML."""
    part = sentence.part if sentence.part in PARTS else ""
    return [said for said in (element("b", str(sentence.number)), part, escape(sentence.origin)) if said]


def tone_of(sentence: Sentence) -> str:
    """Tone of a sentence; where it has no words of the outlet's, that it has none."""
    return tone_html(sentence.tone) or ("no own words" if sentence.n_own == 0 else "")


def _row(sentence: Sentence, before: Sentence | None, report: Report) -> str:
    opens = before is not None and sentence.paragraph != before.paragraph
    looks_of_row = (looks.MARGIN, text_look(sentence), looks.ASIDE)
    first, second, third = (f"{look};{looks.NEW_PARAGRAPH}" if opens else look for look in looks_of_row)
    cells = (
        element("th", f"{' · '.join(place(sentence))}<br>{tone_of(sentence)}", first, scope="row"),
        element("td", wording(sentence, report), second, dir="auto"),
        element("td", notes_html(sentence, report), third),
    )
    return element("tr", "".join(cells))
