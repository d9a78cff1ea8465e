"""One report marked up, or several side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

import pandas as pd

from framing.html_output import Html, element
from framing.lexicon.read import loaded_terms
from framing.lexicon.terms import complete_terms
from framing.reader import looks
from framing.reader.article.beside import beside_html, relation
from framing.reader.article.heading import counts_lines, facts, legend
from framing.reader.article.kinship import kinship
from framing.reader.article.lists import lists_html
from framing.reader.article.overview import overview
from framing.reader.article.page import report_html
from framing.reader.article.report import Glosses, Report, read_report
from framing.reader.article.rows import groups
from framing.reader.values import listed
from framing.tables import TableError, need, one_of

MOST = 5  # reports that can be read side by side
TONES = ("compound_own", "compound")
NEEDED = {
    "articles": (["article_id"], "read_corpus"),
    "sentences": (["article_id", "sentence", "part", "start", "end"], "split_sentences"),
}
WHERE_THERE = {
    "quotes": (["article_id", "part", "start", "end", "kind"], "find_quotes"),
    "phrases": (
        ["article_id", "part", "start", "end", "match", "term", "category", "voice"],
        "find_loaded",
    ),
    "passives": (["article_id", "part", "start", "end", "match"], "find_passives"),
    "families": (["article_id", "role", "base_article_id"], "match_wire"),
    "alignment": (["article_id", "sentence", "base_article_id", "base_sentence", "edit"], "align_copies"),
}
SMALL = "Counts of single reports: a small sample, which says nothing of an outlet."
NO_TEXT = (
    "The text is not at hand: these tables were shared without it. Shown are places (characters start:end of the "
    "text), scores, and what was found."
)


def read_article(
    tables: Mapping[str, pd.DataFrame],
    article_id: str | Iterable[str] | None = None,
    *,
    lexicon: pd.DataFrame | None = None,
    tone: str = "compound_own",
) -> Html:
    """Show a report marked up: whose words are whose, what is loaded, what came from the agency.

    A row a sentence: at the left its number, whether the agency wrote it, and its tone; in the middle its
    words, with quotations, indirect speech, loaded phrases and passives that name nobody; at the right a
    note on each mark. Beneath stand the speakers and the loaded phrases as tables. Two to five reports
    stand side by side; those that are copies of one another share the rows of one table.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        As from `measure`, `open_study` or `open_tables`: articles and sentences, and of quotes, phrases,
        passives, families and alignment those there are. What is missing is not shown. In tables shared without
        text, places and scores stand instead of the words.
    article_id : str or list of str, optional
        The report, or two to five of them; without, the first of articles.
    lexicon : DataFrame, optional
        Where glosses are taken from: the terms that the phrases were found by, columns term, category,
        gloss; without, `loaded_terms`.
    tone : {"compound_own", "compound"}
        The score in the margin, -1 to 1: of the outlet's own words, or of all words of the sentence.

    Returns
    -------
    str
        HTML with inline styles only and everything from the texts escaped; a link only where the address
        is http or https. As the last line of a cell in JupyterLab it shows itself, also in a notebook
        that is not trusted; elsewhere it is a string like any other.

    Raises
    ------
    TableError
        articles or sentences is missing or lacks a column; there is no such report, and then the message
        lists some; more than five or one of them twice; or a table was made from other sentences.

    Notes
    -----
    The rate is of loaded phrases outside quotation marks, per 1,000 words outside them, headline
    included. Which marks are loud and which are quiet is our judgement. Line breaks of a
    sentence are shown as spaces.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"], "title": [""],
    ...     "text": ["A frosty hour, Toll said."]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "sentence": [0], "part": ["body"], "start": [0],
    ...     "end": [25], "text": ["A frosty hour, Toll said."]})
    >>> phrases = pd.DataFrame({"article_id": ["a"], "sentence": [0], "part": ["body"], "start": [2], "end": [8],
    ...     "match": ["frosty"], "term": ["frosty"], "category": ["atmosphere"], "voice": ["outlet"]})
    >>> html = read_article({"articles": articles, "sentences": sentences, "phrases": phrases}, "a")
    >>> "frosty</mark>" in html
    True
    """
    _check(tables)
    one_of(tone, TONES, "tone", "read_article")
    ids = _choose(article_id, tables["articles"]["article_id"].astype("str").tolist())
    if not ids:
        return Html(element("div", "There is no report here.", looks.FRAME))
    glosses = _glosses(lexicon)
    reports = [read_report(tables, one, glosses, tone) for one in ids]
    if len(reports) == 1:
        inner = _one(reports[0], kinship(tables, ids[0]), tone)
    else:
        inner = _several(reports, tables.get("alignment"), tone)
    return Html(element("section", inner + lists_html(reports) + element("div", SMALL, looks.LEGEND), looks.FRAME))


def _one(report: Report, kin: list[str], tone: str) -> str:
    title = f"{report.outlet}: “{report.title}”" if report.title else f"{report.outlet}: no headline"
    lines = [facts(report), *map(escape, (*counts_lines(report), *kin))]
    return _heading(title, lines, [report], tone) + report_html(report)


def _several(reports: list[Report], alignment: pd.DataFrame | None, tone: str) -> str:
    grouped = groups(reports, alignment)
    lines = [escape(relation(grouped))]
    for report in reports:
        title = element("b", f"“{escape(report.title)}”") if report.title else "(no headline)"
        lines.append(f"{title} · {facts(report)}")
    heading = _heading(f"{len(reports)} reports side by side", lines, reports, tone)
    return heading + overview(reports) + beside_html(grouped)


def _heading(title: str, lines: list[str], reports: list[Report], tone: str) -> str:
    has_text = any(report.has_text for report in reports)
    if not has_text and any(report.sentences for report in reports):
        lines = [*lines, NO_TEXT]
    said = "".join(element("p", line, looks.SAID) for line in lines)
    return element("h3", escape(title), looks.TITLE) + said + legend(tone, has_text=has_text)


def _check(tables: Mapping[str, pd.DataFrame]) -> None:
    if not isinstance(tables, Mapping):
        raise TableError(
            f"read_article needs tables by name, as measure() returns them; found {type(tables).__name__}. "
            "Pass all of them: read_article(tables, article_id)."
        )
    for name, (columns, maker) in NEEDED.items():
        if name not in tables:
            raise TableError(
                f"read_article needs the table {name!r}; found {listed(map(str, tables))}. {maker}() makes it."
            )
        need(tables[name], columns, "read_article", maker)
    for name, (columns, maker) in WHERE_THERE.items():
        if name in tables:
            need(tables[name], columns, "read_article", maker)


def _choose(article_id: str | Iterable[str] | None, there: list[str]) -> list[str]:
    if article_id is None:
        return there[:1]
    ids = [article_id] if isinstance(article_id, str) else [str(one) for one in article_id]
    unknown = [one for one in ids if one not in there]
    if unknown:
        raise TableError(
            f"read_article needs article_id to be a report of articles; found {unknown[0]!r}. "
            f"There are: {listed(there)}."
        )
    if not 1 <= len(ids) <= MOST or len(set(ids)) < len(ids):
        raise TableError(
            f"read_article needs one to {MOST} different reports; found {len(ids)}: {listed(ids)}. "
            "Name each once, and show the others in another cell."
        )
    return ids


def _glosses(lexicon: pd.DataFrame | None) -> Glosses:
    terms = loaded_terms() if lexicon is None else complete_terms(lexicon, "read_article")
    return dict(zip(zip(terms["term"], terms["category"], strict=True), terms["gloss"], strict=True))
