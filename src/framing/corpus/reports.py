"""One file or one record, to a report: its row of articles, what was cut, and what to know of it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from framing.agencies import find_agencies, join_agencies
from framing.corpus.dates import day_in_address, read_cell
from framing.corpus.encoding import decode, repair_mojibake
from framing.corpus.html import read_html
from framing.corpus.lines import Cut, ends_sentence, is_prose, length
from framing.corpus.page import Page, clean_page
from framing.words import count_words

PAGES = (".txt", ".text", ".html", ".htm", ".xhtml")


class Report(NamedTuple):
    """A report read, or the reason why it was not (`problem`)."""

    source: str
    row: dict[str, Any]
    removed: tuple[Cut, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    problem: str = ""


def read_page(path: Path, source: str, said: Mapping[str, str], agencies: Iterable[str] = ()) -> Report:
    """Read a saved page.

    Parameters
    ----------
    path : Path
        A text file or a web page.
    source : str
        What to call it.
    said : mapping of str to str
        What the manifest says of it; it wins over the page.
    agencies : iterable of str
        Names of agencies beside the known ones.
    """
    if path.exists() and not path.is_file():  # a pipe would be waited for without end
        return Report(source, {}, problem="cannot be opened: no regular file")
    try:
        data = path.read_bytes()
    except OSError as error:
        return Report(source, {}, problem=f"cannot be opened: {error.strerror}")
    decoded = decode(data)
    if decoded.problem:
        return Report(source, {}, problem=decoded.problem)
    notes = [("text", note) for note in decoded.notes]
    text = decoded.text
    found: dict[str, str] = {}
    left_out: tuple[Cut, ...] = ()
    if path.suffix.lower() in (".html", ".htm", ".xhtml"):
        text, found, told, left_out = read_html(decoded.text)
        notes += [(field, note) for field, note in told if note and not said.get(field)]
    digest = hashlib.sha256(data).hexdigest()
    return _report(source, text, said, found, digest, agencies, tuple(notes), left_out)


def read_record(source: str, said: Mapping[str, str], paragraphs: str | None, agencies: Iterable[str] = ()) -> Report:
    """Read a record of a table: `said` holds its cells under our names, `text` among them."""
    text = said.get("text", "")
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if not text.strip():
        return Report(source, {}, problem="the record has no text")
    text, repaired = repair_mojibake(text)
    notes = (("text", f"mojibake repaired in {repaired} line{'s' * (repaired > 1)}"),) if repaired else ()
    return _report(
        source, text.replace(paragraphs, "\n") if paragraphs else text, said, {}, digest, agencies, notes, ()
    )


def _report(
    source: str,
    text: str,
    said: Mapping[str, str],
    found: Mapping[str, str],
    digest: str,
    agencies: Iterable[str],
    notes: tuple[tuple[str, str], ...],
    left_out: tuple[Cut, ...],
) -> Report:
    page = clean_page(text, said.get("title", "") or found.get("title", ""), agencies)
    words = count_words(page.text)
    if words < 60 and not any(_says_something(p) for p in page.text.split("\n\n")):
        if "text" not in said or page.removed or not count_words(text):
            return Report(source, {}, problem=_no_prose(page))
        page = _as_given(page, said, text)
        words = count_words(page.text)
    published, dated = _published(said, found, page)
    row = {
        "article_id": said.get("article_id", ""),
        "outlet": said.get("outlet", "") or found.get("outlet", "") or page.outlet,
        "title": page.title,
        "published": published,
        "event": said.get("event", ""),
        "agency": _agency(said.get("agency", ""), agencies) or page.agency,
        "url": said.get("url", "") or found.get("url", ""),
        "text": page.text,
        "n_words": words,
        "standfirst_end": page.standfirst_end,
        "source": source,
        "sha256": digest,
    }
    told = [*notes, *dated, *(note for note in page.notes if note[0] == "text")]
    told += [note for note in page.notes if note[0] == "outlet" and not said.get("outlet") and not found.get("outlet")]
    told += [] if page.title else [("title", "unknown: no line of the page can be one; a manifest can give it")]
    return Report(source, row, (*left_out, *page.removed), tuple(told))


def _says_something(paragraph: str) -> bool:
    return is_prose(paragraph) or (length(paragraph) >= 3 and ends_sentence(paragraph))


def _as_given(page: Page, said: Mapping[str, str], text: str) -> Page:
    """A record whose text is no prose is still what the table gives as text: a headline, a fragment."""
    paragraphs = [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]
    note = ("text", "no paragraph of prose: taken as it is, nothing cut")
    return page._replace(
        title=said.get("title", ""), text="\n\n".join(paragraphs), standfirst_end=0, removed=(), notes=(note,)
    )


def _no_prose(page: Page) -> str:
    cut = len(page.removed)
    return (
        f"no paragraph of prose found; {cut} line{'s' * (cut != 1)} of clutter. Save the page with its "
        "report, as text or HTML"
    )


def _agency(said: str, agencies: Iterable[str]) -> str:
    """A manifest's "Associated Press" is our "AP"; a name we do not know is taken as given."""
    names = [name.strip() for name in said.split(";") if name.strip()]
    known = {name: find_agencies(name, agencies) for name in names}
    return join_agencies(known[name][0] if len(known[name]) == 1 and len(name) < 40 else name for name in names)


def _published(
    said: Mapping[str, str], found: Mapping[str, str], page: Page
) -> tuple[date | None, list[tuple[str, str]]]:
    """The manifest's day, else that of the page's metadata, its address, or its lines."""
    problem: list[tuple[str, str]] = []
    if given := said.get("published", ""):
        reading = read_cell(given)
        if reading.day:
            return reading.day, []
        problem = [("published", f"{given!r} was given, but {reading.problem}; write it as 2031-03-04")]
    if found.get("published"):
        return date.fromisoformat(found["published"]), problem
    if day := day_in_address(said.get("url", "")):
        return day, [*problem, ("published", f"{day}: the page's address")]
    return page.published, [*problem, *(note for note in page.notes if note[0] == "published")]
