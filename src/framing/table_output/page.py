"""A table -> HTML."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import pandas as pd

from framing.html_output import FOOT, GREY, GROUND, INK, PAPER, TABLE, Html, element
from framing.table_output.settings import take_settings
from framing.table_output.units import unit_in
from framing.table_output.values import is_number_column, texts_of
from framing.tables import TableError, is_number

LIMIT = 50
LONG = 24  # characters above which a text may take several lines
ONE_LINE = 15  # characters of a unit that are not broken
WIDEST = 36  # em that a text has at least, so that it is no thin column of single words

FONT = "font-family:Helvetica,Arial,sans-serif"
SCROLLED = f"overflow-x:auto;background:{PAPER}"
CAPTION = (
    f"caption-side:top;text-align:left;background:{PAPER};color:{INK};font-size:14px;font-weight:bold;"
    "padding:2px 0 6px 0;white-space:normal"
)
_CELL = f"background:{PAPER};color:{INK};border:0;padding:4px 14px 4px 0;vertical-align:top"
HEAD = f"{_CELL};border-bottom:2px solid {INK};font-weight:bold;vertical-align:bottom;text-align:"
BODY = f"{_CELL};border-bottom:1px solid #d0d0d0;font-weight:normal;text-align:"
NAME = "white-space:nowrap"
UNIT = f"background:{PAPER};color:{GREY};font-size:12px;font-weight:normal"
SHORT, WRAPPED = ";white-space:nowrap", ";white-space:normal;overflow-wrap:break-word;min-width:"


def table_html(
    table: pd.DataFrame, caption: str = "", notes: Sequence[str] | str = (), limit: int | None = LIMIT
) -> Html:
    """Show a table as people read one: separators in thousands, units below names, what holds for all rows beneath.

    Columns that say the same in every row (voice, view, per, confidence_level, ...) stand beneath the table,
    once. Column names stay as they are in the table. Where a DataFrame is wanted, take the table itself.

    Parameters
    ----------
    table : DataFrame
        Any table of the package, or one's own; an index with a name, or of other than numbers, is shown.
    caption : str
        What the table shows.
    notes : sequence of str, or str
        What else stands beneath it: filters, choices, what is left out.
    limit : int or None
        Rows that are shown at most; None shows all.

    Returns
    -------
    Html
        HTML with inline styles only and everything escaped, which a notebook shows. Counts are whole, rates
        have two digits after the point, scores three, p and q three ("<.001" below); shares are 0 to 1.
        Missing values read "–"; texts above 160 characters are shortened, which "…" says.

    Raises
    ------
    TableError
        `table` is no DataFrame, or `limit` no whole number from 1 on.

    Examples
    --------
    >>> rates = pd.DataFrame({"outlet": ["Merrow", "Halden"], "rate": [2.5, 1204.0], "per": 1000, "voice": "outlet"})
    >>> html = table_html(rates, "Loaded phrases")
    >>> "1,204.00" in html, "own words; per 1,000 words" in html
    (True, True)
    """
    if not isinstance(table, pd.DataFrame):
        raise TableError(f"table_html needs a DataFrame; found {type(table).__name__}. Of a Series, pass .to_frame().")
    if limit is not None and (not is_number(limit, whole=True) or limit < 1):
        raise TableError(f"table_html needs limit to be a whole number from 1 on, or None for all; found {limit!r}.")
    table = with_index(table)
    body, settings = take_settings(table)
    columns = {name: _Column.of(table, name, limit) for name in body}
    lines = ["; ".join(settings), *([notes] if isinstance(notes, str) else notes), _rows_said(limit, len(table))]
    return Html(_page(list(columns.values()), caption, [line for line in lines if line]))


def with_index(table: pd.DataFrame) -> pd.DataFrame:
    """A table with its index as columns, where that is more than numbers of rows.

    >>> list(with_index(pd.DataFrame({"n": [1]}, index=pd.Index(["Merrow"], name="outlet"))))
    ['outlet', 'n']
    """
    frame = table.copy(deep=False)
    frame.columns = pd.Index([_column_name(name) for name in table.columns], dtype=object)
    if any(name is not None for name in table.index.names) or not pd.api.types.is_numeric_dtype(table.index.dtype):
        levels = {name or "": table.index.get_level_values(at) for at, name in enumerate(table.index.names)}
        before = pd.DataFrame({str(name): pd.Series(level.tolist(), frame.index) for name, level in levels.items()})
        frame = pd.concat([before, frame], axis=1)
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise TableError(
            f"table_html needs a name of its own for each column; found {twice[0]!r} twice. Rename one of the two."
        )
    return frame


def _column_name(name: object) -> str:
    return " ".join(str(part) for part in name if part != "") if isinstance(name, tuple) else str(name)


class _Column(NamedTuple):
    """A column as it is shown: the texts of its cells, and how they stand."""

    name: str
    unit: str
    texts: list[str]
    align: str
    wrap: str

    @classmethod
    def of(cls, table: pd.DataFrame, name: str, limit: int | None) -> _Column:
        shown, unit = table[name].head(len(table) if limit is None else limit), unit_in(table, name)
        texts = texts_of(shown, unit)
        if is_number_column(shown):
            return cls(name, unit.said, texts, "right", SHORT)
        longest = max(map(len, texts), default=0)
        wrap = SHORT if longest <= LONG else f"{WRAPPED}{min(longest // 3, WIDEST)}em"
        return cls(name, "", texts, "left", wrap)


def _page(columns: Sequence[_Column], caption: str, notes: Sequence[str]) -> str:
    said = element("caption", escape(caption), CAPTION) if caption else ""
    table = element("table", f"{said}{_head(columns)}{_rows(columns)}", TABLE)
    # what scrolls has to be reached by keyboard, and then needs a name
    named: dict[str, str | int] = {"tabindex": 0, "role": "region", "aria-label": caption or "table"}
    feet = "".join(element("p", escape(note), FOOT) for note in notes)
    return element("div", element("div", table, SCROLLED, **named) + feet, f"{GROUND};{FONT}")


def _head(columns: Sequence[_Column]) -> str:
    cells = [element("th", _name(column), HEAD + column.align, scope="col") for column in columns]
    return element("thead", element("tr", "".join(cells)))


def _name(column: _Column) -> str:
    name = element("span", escape(column.name), NAME)
    unit = element("span", escape(column.unit), UNIT + (f";{NAME}" if len(column.unit) <= ONE_LINE else ""))
    return f"{name}<br>{unit}" if column.unit else name


def _rows(columns: Sequence[_Column]) -> str:
    styles = [f"{BODY}{column.align}{column.wrap}" for column in columns]
    rows = ["".join(map(_cell, range(len(row)), row, styles)) for row in zip(*(c.texts for c in columns), strict=True)]
    return element("tbody", "".join(element("tr", row) for row in rows))


def _cell(at: int, text: str, style: str) -> str:
    """A cell; the first one of a row names the row."""
    return element("th", escape(text), style, scope="row") if at == 0 else element("td", escape(text), style)


def _rows_said(limit: int | None, n: int) -> str:
    if not n:
        return "No rows."
    return "" if limit is None or n <= limit else f"The first {limit:,} of {n:,} rows."
