"""HTML for notebooks: what shows itself, and the ground and ink that every piece of it shares.

Inline styles alone survive in a saved notebook that is not trusted: JupyterLab strips `<style>`,
ids and scripts there, and of inline styles it keeps plain values only ("underline", not "underline
dotted"). The ground is set along with the colours, so that they stay readable in a dark theme.
"""

from __future__ import annotations

from html import escape

PAPER = "#ffffff"
INK = "#1a1a1a"
GREY = "#595959"  # on white its contrast is 7.0; text wants 4.5

GROUND = f"overflow-x:auto;background:{PAPER};padding:6px 8px"
TABLE = f"border-collapse:collapse;background:{PAPER};color:{INK};font-size:13px;margin:0"
FOOT = f"margin:4px 0 0 0;background:{PAPER};color:{GREY};font-size:12px"


class Html(str):
    """A piece of HTML that a notebook shows as such when it is the last line of a cell.

    Where HTML cannot be shown, and in the saved notebook beside it, stands a line that says what it is.

    >>> Html("<b>1</b>")
    <HTML, 8 characters: a notebook shows it; print() gives the source>
    """

    def __repr__(self) -> str:
        return f"<HTML, {len(self):,} characters: a notebook shows it; print() gives the source>"

    def _repr_html_(self) -> str:
        return str(self)


def element(tag: str, inner: str, style: str = "", **attributes: str | int) -> str:
    """An element of HTML around `inner`, which is HTML already; attributes are escaped, empty ones left out.

    >>> element("td", "1 &lt; 2", "color:#1a1a1a", title='"so"', rowspan="")
    '<td style="color:#1a1a1a" title="&quot;so&quot;">1 &lt; 2</td>'
    """
    named = {"style": style, **attributes}
    said = "".join(f' {name}="{escape(str(value))}"' for name, value in named.items() if value != "")
    return f"<{tag}{said}>{inner}</{tag}>"
