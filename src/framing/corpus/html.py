"""Web pages: the text by trafilatura, and what the page's head says of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from framing.corpus.dates import day_in_address, read_cell
from framing.corpus.lines import SPACES, Cut, fold

_BLOCKS = frozenset(
    "body main article section aside nav header footer div p pre li ul ol dl dt dd h1 h2 h3 h4 h5 h6 "
    "table tr td th caption figure figcaption blockquote form fieldset button center address".split()
)
_SILENT = frozenset("script style noscript template svg head".split())
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.issued",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
)


class WebPage(NamedTuple):
    """A web page: text a paragraph a line, what its head says, and the furniture left out."""

    text: str
    said: dict[str, str]
    notes: tuple[tuple[str, str], ...]
    left_out: tuple[Cut, ...]


def read_html(html: str) -> WebPage:
    """Read a web page.

    Parameters
    ----------
    html : str
        The page's source.

    Returns
    -------
    WebPage
        `said` holds title, outlet, published (ISO) and url where the page's
        metadata name them. The day is the one declared as that of publication,
        else the one in the address; trafilatura's guess is not asked for.

    Notes
    -----
    The text is what trafilatura takes for the report. Every block of the page
    that is not part of it is in `left_out`, under the rule `boilerplate`.
    """
    if "<" not in html:  # text that was saved under the ending of a web page
        return WebPage(html, {}, (), ())
    import trafilatura
    from lxml import html as lxml_html

    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ValueError, lxml_html.etree.ParserError):
        return WebPage("", {}, (), ())
    said, notes = _metadata(tree)
    text = (
        trafilatura.extract(html, include_comments=False, include_tables=False, include_images=False, favor_recall=True)
        or ""
    )
    text = "\n".join(line.removeprefix("- ") for line in text.split("\n"))
    return WebPage(text, said, tuple(notes), tuple(_left_out(tree, text + "\n" + said.get("title", ""))))


def _metadata(tree: Any) -> tuple[dict[str, str], list[tuple[str, str]]]:
    metas = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and meta.get("content") and name not in metas:
            metas[name] = SPACES.sub(" ", meta.get("content")).strip()
    linked = list(_linked_data(tree))
    link = tree.xpath("string(//link[@rel='canonical']/@href)")
    said = {
        "url": link or metas.get("og:url", ""),
        "outlet": metas.get("og:site_name", "") or _publisher(linked),
        "title": _title(tree, metas),
    }
    day, note = _published(tree, metas, linked, said["url"])
    notes = [note]
    if said["outlet"]:
        notes.append(("outlet", f"{said['outlet']}: the page's metadata"))
    return {name: value for name, value in {**said, "published": day}.items() if value}, notes


def _title(tree: Any, metas: dict[str, str]) -> str:
    heads = [SPACES.sub(" ", h.text_content()).strip() for h in tree.iter("h1")]
    heads = [head for head in heads if head]
    title = (
        metas.get("og:title", "")
        or (heads[0] if len(heads) == 1 else "")
        or SPACES.sub(" ", tree.findtext(".//title") or "").strip()
    )
    plain = next((head for head in heads if fold(head) and fold(title).startswith(fold(head))), "")
    site = metas.get("og:site_name", "")
    return plain or (re.sub(rf"\s[|–—-]\s{re.escape(site)}$", "", title) if site else title)


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text_content())
        except ValueError:
            continue
        things = data if isinstance(data, list) else data.get("@graph", [data]) if isinstance(data, dict) else []
        things = [things] if isinstance(things, dict) else things if isinstance(things, list) else []
        yield from (thing for thing in things if isinstance(thing, dict))


def _publisher(linked: list[dict[str, Any]]) -> str:
    for thing in linked:
        publisher = thing.get("publisher")
        if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return publisher["name"].strip()
    return ""


def _published(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], url: str) -> tuple[str, tuple[str, str]]:
    declared = [(thing["datePublished"], "metadata") for thing in linked if isinstance(thing.get("datePublished"), str)]
    declared += [(metas[name], "metadata") for name in _DATES if name in metas]
    declared += [
        (t.get("datetime"), "<time>")
        for t in tree.iter("time")
        if t.get("datetime") and t.get("itemprop") == "datePublished"
    ]
    for words, where in declared:
        if day := read_cell(words).day:
            return day.isoformat(), ("published", f"{day}: the page's {where}")
    if url and (day := day_in_address(url)):
        return day.isoformat(), ("published", f"{day}: the page's address")
    return "", ("published", "")


def _left_out(tree: Any, text: str) -> Iterator[Cut]:
    """Blocks whose own words are not in the text, with their line in the source."""
    kept = " " + fold(text) + " "
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag not in _BLOCKS or _is_silent(element):
            continue
        words = SPACES.sub(" ", " ".join(_own_text(element))).strip()
        if words and f" {fold(words)} " not in kept and (fold(words) or not words.isspace()):
            yield Cut(element.sourceline or 0, "boilerplate", words)


def _own_text(element: Any) -> Iterator[str]:
    """Text of a block without that of the blocks inside it."""
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _BLOCKS and child.tag not in _SILENT:
            yield from _own_text(child)
        yield child.tail or ""


def _is_silent(element: Any) -> bool:
    return any(parent.tag in _SILENT for parent in element.iterancestors())
