"""What stands above a report: what it is, its counts, and what the marks mean."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from framing.html_output import element
from framing.reader import looks
from framing.reader.article.counts import agency_said, count, loaded_said, words_said
from framing.reader.article.report import Report
from framing.reader.article.tone import NAMES, tone_html

WEB = ("http", "https")
EXAMPLE = 0.5
AGENCY = f"{element('span', 'agency', looks.AGENCY_KEY)} double rule: the agency’s text, the rest is the outlet’s own"
LABELS = [
    f"{element('b', '1')} loaded phrase",
    f"{element('b', 'a')} quotation or indirect speech",
    f"{element('b', 'p1')} passive that does not say who did it",
]


def facts(report: Report) -> str:
    """Outlet, day, agency, address and id of a report, as HTML."""
    credit = f"credits {report.agency}" if report.agency else "credits no agency"
    told = [report.outlet, report.published or "date unknown", credit, report.article_id]
    parts = [element("bdi", escape(one)) for one in dict.fromkeys(told)]
    return " · ".join([*parts, link(report.url)] if report.url else parts)


def link(url: str) -> str:
    """An address to follow where it is one of the web, else as text: another scheme could run something.

    >>> link("javascript:alert(1)")
    'javascript:alert(1)'
    """
    try:
        is_web = urlsplit(url).scheme.lower() in WEB
    except ValueError:
        is_web = False
    if not is_web:
        return escape(url)
    return element("a", escape(url), looks.LINK, href=url, rel="noopener noreferrer", target="_blank")


def counts_lines(report: Report) -> list[str]:
    """What is counted in a report, a line each; nothing is counted of what the tables lack."""
    counts = count(report)
    return [line for line in (words_said(counts), loaded_said(counts), agency_said(counts)) if line]


def legend(tone: str, *, has_text: bool) -> str:
    """What each mark means, in words."""
    scored = (
        f"{tone_html(EXAMPLE)} &nbsp; tone: VADER’s score of {NAMES[tone]} in the sentence, −1 to 1, "
        "bar to the left negative, to the right positive; it misreads loaded words, so read it beside them"
    )
    keys = [AGENCY, *(_marks() if has_text else LABELS), scored]
    return element("ul", "".join(element("li", key, looks.KEY) for key in keys), looks.KEYS)


def _marks() -> list[str]:
    def label(text: str) -> str:
        return element("sup", text, looks.MARK_LABEL)

    return [
        f"{element('q', '“quoted”', looks.QUOTED)}{label('a')} quotation, speaker in note a",
        f"{element('span', 'told', looks.INDIRECT)}{label('b')} dotted line: indirect speech, the outlet’s words for "
        "what somebody said",
        f"{element('mark', 'loaded', looks.LOADED)}{label('1')} bold and underlined: loaded phrase in the outlet’s own "
        "words",
        f"{element('mark', 'loaded', looks.LOADED_QUOTED)}{label('2')} underlined only: loaded phrase in quoted words",
        f"{element('span', 'was done', looks.PASSIVE)}{label('p1')} dashed line: passive that does not say who did it",
    ]
