"""A column of values -> what stands in its cells."""

from __future__ import annotations

from numbers import Integral, Real
from typing import Any

import numpy as np
import pandas as pd
from pandas.api.types import is_bool_dtype, is_integer_dtype, is_numeric_dtype

from framing.table_output.units import COUNT, DIGITS, NUMBER, PLAIN, P, Unit
from framing.words import flat

MISSING = "–"
LONGEST = 160  # characters of a text that a cell shows
LONGEST_WORD, WORD_SHOWN = 40, 24  # of what cannot be broken: addresses, hashes
UNKNOWN = Unit("")


def texts_of(column: pd.Series, unit: Unit = UNKNOWN) -> list[str]:
    """Write each value of a column as people read it, HTML not yet escaped.

    >>> texts_of(pd.Series([1204.0, None, -3.0]), Unit("count"))
    ['1,204', '–', '−3']
    >>> texts_of(pd.Series([0.0004, 0.0312]), Unit("p")), texts_of(pd.Series([True, False]))
    (['<.001', '.031'], ['yes', 'no'])
    """
    missing = column.isna().tolist()
    digits = digits_of(column, unit)
    return [MISSING if no else _text(value, unit, digits) for value, no in zip(column.tolist(), missing, strict=True)]


def is_number_column(column: pd.Series) -> bool:
    """Whether a column is written in digits, one below the other."""
    return is_numeric_dtype(column) and not is_bool_dtype(column)


def digits_of(column: pd.Series, unit: Unit) -> int:
    """Digits after the point: those of the unit, or as many as say something of numbers of this size.

    >>> digits_of(pd.Series([0.5]), Unit("score")), digits_of(pd.Series([8.0, 12.0]), Unit("number"))
    (3, 0)
    >>> digits_of(pd.Series([1234.5]), Unit("")), digits_of(pd.Series([0.25]), Unit(""))
    (0, 3)
    """
    if unit.kind in DIGITS:
        return DIGITS[unit.kind]
    if not is_number_column(column) or is_integer_dtype(column):
        return 0
    present = column.dropna().to_numpy(dtype=float)
    finite = np.abs(present[np.isfinite(present)])
    if not len(finite) or (unit.kind in (COUNT, NUMBER, PLAIN) and (finite % 1 == 0).all()):
        return 0
    return next((digits for size, digits in ((1000, 0), (100, 1), (10, 2)) if finite.max() >= size), 3)


def _text(value: Any, unit: Unit, digits: int) -> str:
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d" if value == value.normalize() else "%Y-%m-%d %H:%M")
    if isinstance(value, Real):
        return (
            _number(float(value), unit, digits) if not isinstance(value, Integral) else _whole(int(value), unit, digits)
        )
    return shortened(flat(str(value)).strip())


def _whole(value: int, unit: Unit, digits: int) -> str:
    return _number(value, unit, digits if unit.kind in (*DIGITS, P) else 0)


def _number(value: float, unit: Unit, digits: int) -> str:
    if unit.kind == P:
        return "<.001" if 0 <= value < 0.001 else f"{value:.3f}".removeprefix("0")
    written = f"{value:.{digits}f}" if unit.kind == PLAIN else f"{value:,.{digits}f}"
    is_zero = not written.strip("-0.,")
    return written.removeprefix("-") if is_zero else written.replace("-", "−")


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text as it is, or its beginning up to a whole word; of a long word without a space, its first letters.

    >>> shortened("The envoys met in Halden.", 14), shortened("0123456789" * 5)
    ('The envoys …', '012345678901234567890123…')
    """
    if len(text) > LONGEST_WORD and " " not in text:
        return f"{text[:WORD_SHOWN]}…"
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rsplit(' ', 1)[0]} …"
