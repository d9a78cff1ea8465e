"""The parts of the explorer that ipywidgets has not: the chart with its marks, the list, the article, the code.

Each is a small piece of JavaScript beside this file. Nothing is fetched from anywhere.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

import anywidget
import traitlets

HERE = Path(__file__).parent
CSS = (HERE / "explorer.css").read_text("utf-8")


def script(name: str) -> str:
    """The JavaScript of a part."""
    return (HERE / f"{name}.js").read_text("utf-8")


def as_image(svg: bytes) -> str:
    """An SVG as the address of an image that holds it: in a page of its own, it can run nothing.

    >>> as_image(b"<svg/>")
    'data:image/svg+xml;base64,PHN2Zy8+'
    """
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}"


class Chart(anywidget.AnyWidget):
    """The picture with its marks; a mark that is picked sends its row."""

    _esm, _css = script("chart"), CSS
    drawing: Any = traitlets.Dict({"image": "", "alt": "", "marks": [], "notes": []}).tag(sync=True)
    busy = traitlets.Bool(False).tag(sync=True)


class Lines(anywidget.AnyWidget):
    """The sentences behind a mark; a line's button sends the id of its article."""

    _esm, _css = script("lines"), CSS
    listing: Any = traitlets.Dict({"title": "", "note": "", "lines": []}).tag(sync=True)


class Article(anywidget.AnyWidget):
    """The article that was opened."""

    _esm, _css = script("article"), CSS
    article: Any = traitlets.Dict({"title": "", "html": ""}).tag(sync=True)


class Code(anywidget.AnyWidget):
    """The call that makes the figure."""

    _esm, _css = script("code"), CSS
    code = traitlets.Unicode("").tag(sync=True)
