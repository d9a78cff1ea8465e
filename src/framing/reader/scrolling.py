"""Tables wider than the page."""

from __future__ import annotations

from framing.html_output import element
from framing.reader import looks


def scrolled(table: str, name: str) -> str:
    """A table that scrolls sideways where the page is narrow, by keyboard too; what stands about it does not.

    JupyterLab takes role, name and tabindex away where a notebook is not trusted; the browser still scrolls.
    """
    return element("div", table, looks.SCROLLED, role="region", tabindex=0, **{"aria-label": name})
