"""Pieces of the page: what they hold is escaped here, unless it is HTML of ours already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from framing.html_output import Html, element


def text(value: object) -> str:
    """What is shown of a value; HTML of ours stays what it is.

    >>> text("a < b"), text(Html("<b>a</b>")), text(12345), text(0.5)
    ('a &lt; b', '<b>a</b>', '12,345', '0.5')
    """
    if isinstance(value, Html):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return escape(str(value))


def paragraph(*sentences: object, kind: str = "") -> Html:
    """A paragraph of sentences.

    >>> print(paragraph("One.", "", "Two."))
    <p>One. Two.</p>
    """
    return Html(element("p", " ".join(text(sentence) for sentence in sentences if sentence), **{"class": kind}))


def heading(level: int, words: object, id: str = "") -> Html:
    """A heading, which the list of contents can lead to.

    >>> print(heading(2, "Findings", "c1-findings"))
    <h2 id="c1-findings">Findings</h2>
    """
    return Html(element(f"h{level}", text(words), id=id))


def items(things: Iterable[object], kind: str = "") -> Html:
    """A list; nothing where there is nothing in it.

    >>> print(items(["one", "two"]))
    <ul><li>one</li><li>two</li></ul>
    """
    inner = "".join(element("li", text(thing)) for thing in things)
    return Html(element("ul", inner, **{"class": kind}) if inner else "")


def grid(columns: Sequence[object], rows: Iterable[Sequence[object]], caption: str, *, level: str = "") -> Html:
    """A table with a caption; the first cell of a row names it, and numbers stand at the right.

    >>> '<th scope="row">Post</th><td class="number">8</td>' in grid(["outlet", "reports"], [["Post", 8]], "Reports")
    True
    """
    head = "".join(element("th", text(name), scope="col") for name in columns)
    body = "".join(element("tr", "".join(_cell(value, at) for at, value in enumerate(row))) for row in rows)
    table = f"<caption>{text(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return scrolled(element("table", table, **{"class": f"grid {level}".strip()}), caption)


def _cell(value: object, at: int) -> str:
    if at == 0:
        return element("th", text(value), scope="row")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return element("td", text(value), **{"class": "number" if is_number else ""})


def scrolled(inner: str, label: str) -> Html:
    """What may be wider than the page: it scrolls by itself, by keyboard too."""
    attributes = {"class": "scroll", "role": "region", "aria-label": label, "tabindex": "0"}
    return Html(element("div", inner, **attributes))


def code(words: object) -> Html:
    """What is to be compared letter by letter, such as a hash.

    >>> print(code("ab12"))
    <code>ab12</code>
    """
    return Html(element("code", text(words)))


def link(target: str, words: object) -> Html:
    """A link."""
    return Html(element("a", text(words), href=target))


def joined(*pieces: object) -> Html:
    """Pieces one after the other."""
    return Html("\n".join(text(piece) for piece in pieces if piece))
