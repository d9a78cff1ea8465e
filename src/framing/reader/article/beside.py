"""Two to five reports side by side: copies of one another in the rows of one table, others in columns of their own."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from framing.html_output import element
from framing.reader import looks
from framing.reader.article.lists import names
from framing.reader.article.notes import notes_html
from framing.reader.article.page import place, text_look, tone_of, wording
from framing.reader.article.report import Report, Sentence
from framing.reader.article.rows import HEADLINE, Group, Row, rows, shown_elsewhere
from framing.reader.scrolling import scrolled

FATES = {"kept": "word for word"}
LEAST_WIDTH = 150  # pixels of a column below which the table scrolls
COLUMN_WIDTH = 200  # pixels below which a column goes beneath the others


def beside_html(groups: Sequence[Group]) -> str:
    """The groups beside each other, each as wide as it has reports; in a narrow page they go beneath one another."""
    columns = [element("div", _group(group), _width(len(group.reports))) for group in groups]
    return element("div", "".join(columns), looks.COLUMNS)


def relation(groups: Sequence[Group]) -> str:
    """Which of the reports are copies of one another."""
    called = names([report for group in groups for report in group.reports])
    alone = [called[group.reports[0].article_id] for group in groups if len(group.reports) == 1]
    if len(alone) == len(groups):
        return (
            "None of these reports is known as a copy of another: each stands in a column of its own, and "
            "sentences beside each other have nothing to do with one another."
        )
    said = [_copies(group, called) for group in groups if len(group.reports) > 1]
    if alone:
        verb = "is no copy of the others and stands" if len(alone) == 1 else "are no copies of the others and stand"
        said.append(f"{_joined(alone)} {verb} apart, in the order of its own text.")
    return " ".join(said)


def _copies(group: Group, called: dict[str, str]) -> str:
    base = called.get(group.base, "")
    copies = _joined([called[one.article_id] for one in group.reports if one.article_id != group.base])
    if base:
        verb = "is a copy" if len(group.reports) == 2 else "are copies"  # noqa: PLR2004 - a base and one copy
        family = f"{copies} {verb} of {base}’s report"
    else:
        family = f"{copies} are copies of one report, {group.base}, which is not shown"
    return (
        f"{family}: sentences made from one another stand in the same row, in the base’s order. "
        "compare_copies() marks what was changed in them."
    )


def _joined(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _width(reports: int) -> str:
    return f"{looks.COLUMN};flex:{reports} 1 {COLUMN_WIDTH * reports}px"


def _group(group: Group) -> str:
    heads = [_head(report, group) for report in group.reports]
    if len(group.reports) == 1:
        alone = group.reports[0]
        body = [element("tr", _cell([one], alone, group)) for one in alone.sentences]
        columns = ""
    else:
        heads.insert(0, element("th", "Row", looks.HEAD, scope="col"))
        body = [_row(row, group) for row in rows(group)]
        columns = element("colgroup", '<col style="width:64px">' + "<col>" * len(group.reports))
    inner = columns + element("thead", element("tr", "".join(heads))) + element("tbody", "".join(body))
    look = f"{looks.BESIDE};min-width:{LEAST_WIDTH * len(group.reports)}px"
    return scrolled(element("table", inner, look), f"Sentences of {_joined([one.article_id for one in group.reports])}")


def _head(report: Report, group: Group) -> str:
    role = "base" if report.article_id == group.base else "copy"
    under = report.article_id if len(group.reports) == 1 else f"{role} · {report.article_id}"
    named = f"{escape(report.outlet)}<br>{element('span', escape(under), looks.UNDER_HEAD)}"
    return element("th", named, looks.HEAD, scope="col")


def _row(row: Row, group: Group) -> str:
    name = "added" if row.base is None else "headline" if row.base == HEADLINE else f"base {row.base}"
    cells = [_cell_of_row(row, report, group) for report in group.reports]
    return element("tr", element("th", name, looks.ROW_HEAD, scope="row") + "".join(cells))


def _cell_of_row(row: Row, report: Report, group: Group) -> str:
    numbers = row.numbers.get(report.article_id, [])
    if numbers:
        return _cell([one for one in report.sentences if one.number in numbers], report, group)
    merged = shown_elsewhere(row, report, group)
    said = "— not there" if merged is None else f"— part of sentence {merged}"
    return element("td", element("span", said, looks.ABSENT), looks.ELSEWHERE)


def _cell(sentences: list[Sentence], report: Report, group: Group) -> str:
    """Sentences of a report in one row: two where one was made into two."""
    inner = "".join(_sentence(one, report, group) for one in sentences)
    return element("td", inner, f"{text_look(sentences[0])};{looks.NEW_PARAGRAPH}")


def _sentence(sentence: Sentence, report: Report, group: Group) -> str:
    tone = tone_of(sentence) if sentence.tone is None else f"tone {tone_of(sentence)}"
    said = " · ".join([*place(sentence), *_fate(sentence, report, group), *([tone] if tone else [])])
    return (
        element("div", said, looks.IN_CELL)
        + element("div", wording(sentence, report), "", dir="auto")
        + element("div", notes_html(sentence, report), looks.NOTES_IN_CELL)
    )


def _fate(sentence: Sentence, report: Report, group: Group) -> list[str]:
    """What became of the base's sentence in a copy."""
    links = group.links.get(report.article_id, {})
    is_own_headline = sentence.part == "headline" and sentence.number not in links
    if not links or report.article_id == group.base or is_own_headline:
        return []
    fates = [fate for _, fate in links.get(sentence.number, [])] or ["added"]
    return [escape(FATES.get(fates[0], fates[0])), *(["merged"] if len(fates) > 1 else [])]
