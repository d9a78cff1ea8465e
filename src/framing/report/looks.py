"""Styles that many elements of a page share, each said once."""

from __future__ import annotations

import re

from framing.html_output import Html

STYLE = re.compile(r' style="([^"]*)"')


class Looks:
    """Styles by class: an inline style that thousands of cells and marks repeat is written once."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def name(self, style: str) -> str:
        """The class of a style; the same style always has the same."""
        return self.names.setdefault(style, f"s{len(self.names) + 1}")

    def take(self, html: str) -> Html:
        """HTML of ours, in which every quotation mark of a text is escaped, with classes in place of styles.

        >>> looks = Looks()
        >>> print(looks.take('<td style="color:red">&quot;a&quot;</td>'), looks.css())
        <td class="s1">&quot;a&quot;</td> .s1{color:red}
        """
        return Html(STYLE.sub(lambda found: f' class="{self.name(found[1])}"', html))

    def css(self) -> str:
        """The rules, in the order in which their styles came."""
        return "\n".join(f".{name}{{{style}}}" for style, name in self.names.items())
