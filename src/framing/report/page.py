"""The page around the sections: one file that asks for nothing from outside."""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files

from framing.html_output import Html
from framing.report.elements import items, joined, link
from framing.report.looks import Looks

# Nothing is loaded from anywhere; no script runs.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>')


def page(title: str, main: Html, about: str, looks: Looks, headed: bool = True) -> str:
    """A whole page of HTML: head, list of contents, main part, which may bring its own first heading.

    >>> made = page("Report", Html('<h2 id="a">Findings</h2>'), "Made with framing", Looks())
    >>> '<li><a href="#a">Findings</a></li>' in made
    True
    """
    style = (files("framing.report") / "page.css").read_text("utf-8")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(title)}</title>",
            f"<style>\n{style}{looks.css()}\n</style>",
            "</head>",
            "<body>",
            '<a class="skip" href="#main">To the report</a>',
            f"<header><h1>{escape(title)}</h1></header>" if headed else "",
            f'<nav aria-label="Contents">{contents(main)}</nav>',
            f'<main id="main">\n{main}\n</main>',
            f"<footer><p>{escape(about)}</p></footer>",
            "</body>",
            "</html>",
            "",
        ]
    )


def contents(main: Html) -> Html:
    """Links to the headings of the second and third level."""
    sections: list[list[Html]] = []
    for level, id, words in HEADING.findall(main):
        to = link(f"#{id}", Html(words))
        if level == "2" or not sections:
            sections.append([to])
        else:
            sections[-1].append(to)
    return items(joined(first, items(rest)) for first, *rest in sections)
