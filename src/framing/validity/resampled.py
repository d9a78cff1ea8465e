"""Figures with intervals: each unit's counts are kept and their sums taken over units drawn anew.

No scorer runs twice: what it found is counted once a unit (a sentence, a report, a
cluster), and a figure is worked out from sums of counts, or from the units with how often
each was drawn. All measures of a set are drawn together, so that the margin of one over
another is that of the same units.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.compare.intervals import TOO_FEW, none_used_high
from framing.resampling import (
    LEVEL,
    MIN_UNITS,
    N_BOOT,
    SEED,
    Boot,
    Numbers,
    check_settings,
    draw_weights,
    expanded_level,
)
from framing.resampling.bootstrap import MANY_UNITS
from framing.validity.scores import FIGURE_COLUMNS

Value = Callable[[Numbers], Numbers]  # how often each unit was drawn, a row a draw -> the figure of each draw

BOOT = Boot(N_BOOT, LEVEL, SEED)
BLOCK = 500  # units left out at a time, which bounds memory
NO_SPREAD = "the same in every unit: the interval's end is what chance may have hidden"
OURS, BASELINE, PUBLISHED = "ours", "baseline", "published"


class Figure(NamedTuple):
    """A figure of a measure before it has its interval.

    `against` names the measure of ours that a baseline is set against.
    """

    measure: str
    metric: str
    value: Value
    items: int
    against: str = ""
    note: str = ""


class Units(NamedTuple):
    """What is drawn: the name of a unit, and the stratum of each, within which it is drawn."""

    name: str
    strata: Sequence[object]


def alike(name: str, n: int) -> Units:
    """Units of one stratum.

    >>> alike("sentences", 2)
    Units(name='sentences', strata=[0, 0])
    """
    return Units(name, [0] * n)


def from_sums(counts: npt.ArrayLike, of_sums: Callable[..., Numbers]) -> Value:
    """Figure that is worked out from the sums of counts, a row a unit and a column an argument of `of_sums`.

    >>> value = from_sums([[1, 2], [0, 2]], lambda part, whole: part / whole)
    >>> value(np.array([[1.0, 1.0], [2.0, 0.0]])).tolist()
    [0.25, 0.5]
    """
    table = np.asarray(counts, dtype=float)
    return lambda weights: of_sums(*(weights @ table).T)


def tell(figures: Sequence[Figure], units: Units, boot: Boot, gold_set: str, part: str) -> pd.DataFrame:
    """Rows of a part of a gold set: each figure with its interval, and ours less each baseline.

    Parameters
    ----------
    figures : sequence of Figure
        Those of one set of units. A baseline follows the figure it is set against.
    units : Units
    boot : Boot
        Draws (0 for no intervals), level, seed.
    gold_set, part : str

    Returns
    -------
    DataFrame
        FIGURE_COLUMNS. Intervals are BCa at the level widened for few units, above 2,000 units percentiles.

    Examples
    --------
    >>> ours = Figure("ours", "share", from_sums([[1], [1], [1], [0], [1], [0]], lambda right: right / 6), 6)
    >>> rival = ours._replace(measure="rival", value=lambda weights: weights.sum(axis=1) / 12, against="ours")
    >>> table = tell([ours, rival], alike("sentences", 6), Boot(200, 0.95, 1), "babe", "all")
    >>> table[["measure", "role", "value", "margin"]].round(2)
      measure      role  value  margin
    0    ours      ours   0.67     NaN
    1   rival  baseline   0.50    0.17
    """
    check_settings(boot.n_boot, boot.level, "validate")
    n = len(units.strata)
    drawn = draw_weights(units.strata, boot) if n >= MIN_UNITS and boot.n_boot else None
    known = {(figure.measure, figure.metric): figure for figure in figures}
    rows = []
    for figure in figures:
        value, low, high, note = _interval(figure.value, drawn, n, boot.level)
        row: dict[str, Any] = {
            "measure": figure.measure,
            "role": BASELINE if figure.against else OURS,
            "against": figure.against,
        }
        row |= {"metric": figure.metric, "value": value, "low": low, "high": high, "items": figure.items}
        if figure.against:
            ours = known[figure.against, figure.metric]
            margin = _interval(_less(ours.value, figure.value), drawn, n, boot.level, is_share=False)
            row |= {"margin": margin[0], "margin_low": margin[1], "margin_high": margin[2]}
        rows.append(row | {"note": "; ".join(filter(None, (figure.note, note)))})
    facts = {"gold_set": gold_set, "part": part, "units": n, "unit": units.name}
    return finish(pd.DataFrame(rows).assign(**facts, confidence_level=boot.level if drawn is not None else np.nan))


def finish(rows: pd.DataFrame) -> pd.DataFrame:
    """Put the columns of figures in their order and types; what is missing is empty."""
    table = rows.reindex(columns=FIGURE_COLUMNS)
    words = ["gold_set", "part", "measure", "role", "against", "metric", "unit", "note"]
    numbers = [name for name in FIGURE_COLUMNS if name not in [*words, "items", "units"]]
    types = {**dict.fromkeys(words, "str"), **dict.fromkeys(numbers, "float64"), "items": "Int64", "units": "Int64"}
    table[words] = table[words].astype("object").where(table[words].notna(), "")
    return table.astype(types).reset_index(drop=True)


def _less(ours: Value, theirs: Value) -> Value:
    return lambda weights: ours(weights) - theirs(weights)


def _interval(
    value: Value, drawn: Numbers | None, n: int, level: float, is_share: bool = True
) -> tuple[float, float, float, str]:
    """Value, low, high, note."""
    point = float(value(np.ones((1, n)))[0]) if n else np.nan
    if drawn is None or np.isnan(point):
        return point, np.nan, np.nan, TOO_FEW if n < MIN_UNITS else ""
    found = value(drawn)
    found = np.sort(found[~np.isnan(found)])
    if np.ptp(found) < 1e-12:
        return (point, *(_hidden(point, n, level) if is_share else (point, point)), NO_SPREAD)
    wide = expanded_level(level, n)
    ends = _bca(point, found, _left_out(value, n), wide) if n <= MANY_UNITS else _tails(wide)
    low, high = (float(end) for end in np.quantile(found, ends))
    return point, low, high, ""


def _hidden(point: float, n: int, level: float) -> tuple[float, float]:
    """Clopper and Pearson's interval where all or none of n units are right."""
    hidden = none_used_high(n, level)
    return {1.0: (1 - hidden, 1.0), 0.0: (0.0, hidden)}.get(point, (point, point))


def _left_out(value: Value, n: int) -> Numbers:
    """The figure without each unit."""
    blocks = []
    for start in range(0, n, BLOCK):
        weights = np.ones((min(BLOCK, n - start), n))
        weights[np.arange(len(weights)), start + np.arange(len(weights))] = 0
        blocks.append(value(weights))
    return np.concatenate(blocks)


def _tails(level: float) -> tuple[float, float]:
    return (1 - level) / 2, (1 + level) / 2


def _bca(point: float, found: Numbers, without: Numbers, level: float) -> tuple[float, float]:
    """Shares of the draws below the ends of a BCa interval (Efron and Tibshirani 1993, chapter 14).

    Where it is not defined (the figure lies outside the draws, or nothing changes
    without any one unit) the percentile interval's.
    """
    from scipy.stats import norm

    tails = _tails(level)
    below = float((found < point).mean() + (found == point).mean() / 2)
    away = without.mean() - without
    spread = float((away**2).sum())
    if not 0 < below < 1 or not spread or np.isnan(spread):
        return tails
    bias, pull = norm.ppf(below), float((away**3).sum()) / (6 * spread**1.5)
    moved = [bias + norm.ppf(tail) for tail in tails]
    low, high = (float(norm.cdf(bias + z / (1 - pull * z))) for z in moved)
    return low, high
