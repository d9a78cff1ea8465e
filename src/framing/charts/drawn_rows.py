"""Where each row of a table was drawn, for whoever puts something over a chart.

A mark says which rows it stands for in its label, which matplotlib shows in legends alone: the bytes
of a figure are the same with and without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from framing.charts.style import text_width

ROWS = "rows"
PAD = 3.0  # points around a mark


def rows_label(rows: Iterable[int]) -> str:
    """The label of a mark, or of several drawn at once, that says which rows of the table they stand for.

    >>> rows_label([3, 4])
    'rows 3 4'
    """
    return " ".join([ROWS, *map(str, rows)])


def drawn_rows(ax: Axes) -> pd.DataFrame:
    """Where each row of its table was drawn in a chart that says so (`plot_rates`, `plot_tone`).

    Parameters
    ----------
    ax : Axes
        As the chart returned it.

    Returns
    -------
    DataFrame
        A row a mark that has a row of its own: row (its number in the table drawn, from 0), left, top, width,
        height of all that was drawn of it, as shares of the figure's width and height, 0 to 1 from its upper left
        corner. By row.

    Examples
    --------
    >>> from framing.charts import plot_rates
    >>> table = {"outlet": ["Zonal Post"], "count": 2, "n_words": 800, "rate": 2.5, "low": [None], "high": [None]}
    >>> ax = plot_rates(pd.DataFrame(table | {"n_articles": 1, "voice": "outlet", "per": 1000}))
    >>> drawn_rows(ax)["row"].tolist()
    [0]
    """
    figure = _figure_of(ax)
    wide, high = figure.bbox.width, figure.bbox.height
    boxes: dict[int, list[Bbox]] = {}
    for artist in [*ax.lines, *ax.texts]:
        for row, box in _boxes(artist, PAD * figure.dpi / 72):
            boxes.setdefault(row, []).append(box)
    whole = {row: Bbox.union(boxes[row]) for row in sorted(boxes)}
    places = [(row, b.x0 / wide, 1 - b.y1 / high, b.width / wide, b.height / high) for row, b in whole.items()]
    kinds = {"row": "int64", **dict.fromkeys(["left", "top", "width", "height"], "float64")}
    return pd.DataFrame(places, columns=[*kinds]).astype(kinds)


def close(ax: Axes) -> None:
    """Close the figure of a chart, so that no notebook shows it beside the cell's own output."""
    plt.close(_figure_of(ax))


def _boxes(artist: Artist, pad: float) -> Iterator[tuple[int, Bbox]]:
    """The rows an artist stands for, each with its box in pixels."""
    kind, *rows = str(artist.get_label()).split(" ")
    if kind != ROWS:
        return
    if isinstance(artist, Line2D) and artist.get_marker() not in ("None", None, ""):
        points = artist.get_transform().transform(np.asarray(artist.get_xydata(), dtype="float64"))
        half = artist.get_markersize() * _figure_of(artist).dpi / 144 + pad
        for row, (x, y) in zip(rows, points, strict=True):
            yield int(row), Bbox.from_extents(x - half, y - half, x + half, y + half)
    elif isinstance(artist, Text):
        yield int(rows[0]), _box_of_text(artist).padded(pad)
    else:
        yield int(rows[0]), artist.get_window_extent().padded(pad)


def _box_of_text(text: Text) -> Bbox:
    """The box of a line of text, as wide as it is drawn in an SVG; its own depends on what drew it last."""
    x, y = text.get_transform().transform(text.get_position())
    scale, size = _figure_of(text).dpi / 72, float(text.get_fontsize())
    width, half = scale * text_width(text.get_text(), size, str(text.get_fontweight())), scale * size / 2
    left = x - width if text.get_horizontalalignment() == "right" else x
    return Bbox.from_extents(left, y - half, left + width, y + half)


def _figure_of(artist: Artist) -> Figure:
    figure = artist.get_figure(root=True)
    assert isinstance(figure, Figure)
    return figure
