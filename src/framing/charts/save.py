"""A figure and the table it draws -> SVG, PNG and CSV, the same bytes on every run."""

from __future__ import annotations

import os
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from framing.charts.style import DPI, style
from framing.tables import TableError

DIGITS = "%.6g"


def save_figure(figure: Figure | Axes, path: str | os.PathLike[str], table: pd.DataFrame) -> list[Path]:
    """Save a figure as SVG and PNG, and the table it draws as CSV.

    Each file is written whole or not at all, and holds the same bytes on every
    run: no dates, no names of programs, text as outlines. The SVG carries the title
    and subtitle as text for those who have it read to them.

    Parameters
    ----------
    figure : Figure or Axes
        What a plot_ function returned.
    path : path
        Where to, without suffix: "figures/control/02-tone" writes 02-tone.svg,
        02-tone.png (1600 pixels wide) and 02-tone.csv. Folders are made.
    table : DataFrame
        The table drawn. Numbers are written with six significant digits.

    Returns
    -------
    list of Path
        The three files.

    Raises
    ------
    TableError
        `figure` is no figure, or `table` no table.

    Examples
    --------
    >>> import tempfile
    >>> from framing.charts import plot_tone
    >>> table = pd.DataFrame({"outlet": []})
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [file.name for file in save_figure(plot_tone(table), folder + "/02-tone", table)]
    ['02-tone.svg', '02-tone.png', '02-tone.csv']
    """
    drawn = figure.get_figure(root=True) if isinstance(figure, Axes) else figure
    if not isinstance(drawn, Figure):
        raise TableError(
            f"save_figure needs a figure or its Axes; found {type(figure).__name__}. plot_tone() makes one."
        )
    if not isinstance(table, pd.DataFrame):
        raise TableError(f"save_figure needs the table drawn; found {type(table).__name__}. Pass what was plotted.")
    path = Path(path)
    path = path.with_suffix("") if path.suffix in {".svg", ".png", ".csv"} else path
    path.parent.mkdir(parents=True, exist_ok=True)
    makers: dict[str, Callable[[], bytes]] = {
        ".svg": lambda: svg_bytes(drawn),
        ".png": lambda: _rendered(drawn, format="png", dpi=DPI, metadata={"Software": None}),
        ".csv": lambda: csv_bytes(table),
    }
    return [_replace(path.with_name(path.name + suffix), make()) for suffix, make in makers.items()]


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as UTF-8 CSV: numbers with six significant digits, a line feed at line ends.

    >>> csv_bytes(pd.DataFrame({"rate": [1 / 3, -0.0, None]})).decode().split()
    ['rate', '0.333333', '0', '""']
    """
    floats = table.select_dtypes("float").columns
    plain = table.assign(**{name: table[name] + 0.0 for name in floats})  # -0.0 would be written "-0"
    return plain.to_csv(index=False, float_format=DIGITS, date_format="%Y-%m-%d", lineterminator="\n").encode()


def svg_bytes(figure: Figure) -> bytes:
    """The figure as SVG, with its title and subtitle as text alternative."""
    texts = {gid: words_of(figure, gid) for gid in ("title", "subtitle", "source")}
    drawn = _rendered(figure, format="svg", metadata={"Date": None, "Creator": None}).decode()
    about = ". ".join(filter(None, (texts["subtitle"].rstrip("."), texts["source"])))
    spoken = f"<title>{escape(texts['title'])}</title>\n <desc>{escape(about)}</desc>\n "
    head, mark, rest = drawn.partition("<metadata>")
    return (head.replace("<svg ", '<svg role="img" ', 1) + spoken + mark + rest).encode()


def finished_svg(axes: Axes) -> bytes:
    """The figure of these Axes as SVG, and closed: a page of many figures keeps none of them open.

    >>> from framing.charts import plot_tone
    >>> b"<title>Nothing to show" in finished_svg(plot_tone(pd.DataFrame({"outlet": []})))
    True
    """
    figure = axes.get_figure(root=True)
    assert isinstance(figure, Figure)
    try:
        return svg_bytes(figure)
    finally:
        plt.close(figure)


def words_of(figure: Figure, gid: str) -> str:
    """What stands around the charts of a figure: its "title", its "subtitle" or its "source"."""
    found = (text for ax in figure.axes for text in ax.texts if text.get_gid() == gid)
    return " ".join(text.get_text() for text in found)


def _rendered(figure: Figure, **options: Any) -> bytes:
    buffer = BytesIO()
    with style():
        figure.savefig(buffer, **options)
    return buffer.getvalue()


def _replace(path: Path, content: bytes) -> Path:
    """Write to a file beside it first, so that a run that is stopped leaves the old one whole."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return path
