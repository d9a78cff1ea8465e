"""The scores that validity is told in, worked out for many draws of the units at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Numbers = npt.NDArray[np.float64]

FIGURE_COLUMNS = [
    *("gold_set", "part", "measure", "role", "against", "metric", "value", "low", "high", "confidence_level"),
    *("items", "units", "unit", "margin", "margin_low", "margin_high", "note"),
]


def share(part: Any, whole: Any) -> Numbers:
    """Part of a whole; 0 where there is nothing to be right about.

    >>> share([1, 0], [4, 0]).tolist()
    [0.25, 0.0]
    """
    part, whole = np.broadcast_arrays(np.asarray(part, dtype=float), np.asarray(whole, dtype=float))
    return np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)


def harmonic(precision: Any, recall: Any) -> Numbers:
    """F1: the harmonic mean of precision and recall.

    >>> harmonic(0.5, 1.0).round(3).item()
    0.667
    """
    return share(2 * np.asarray(precision) * recall, np.asarray(precision) + recall)


def f1_of(hits: Any, found: Any, met: Any, gold: Any) -> Numbers:
    """F1 where `hits` of `found` rows are right and `met` of `gold` ones were found.

    >>> f1_of(1, 2, 1, 4).round(3).item()
    0.333
    """
    return harmonic(share(hits, found), share(met, gold))


PRECISION_RECALL: dict[str, Callable[..., Numbers]] = {
    "precision": lambda hits, found, met, gold: share(hits, found),
    "recall": lambda hits, found, met, gold: share(met, gold),
    "F1": f1_of,
}


def class_scores(*cells: Any) -> Numbers:
    """F1 of each class from a table of classes, gold by found, cells row by row: an array, classes first.

    >>> class_scores(2, 0, 1, 1).round(3).tolist()
    [0.8, 0.667]
    """
    table = _table(cells)
    right = np.diagonal(table).T
    return share(2 * right, table.sum(axis=0) + table.sum(axis=1))


def macro_f1(*cells: Any) -> Numbers:
    """Mean of the classes' F1; a class that is neither gold nor found counts 0.

    >>> macro_f1(2, 0, 1, 1).round(3).item()
    0.733
    """
    return np.asarray(class_scores(*cells).mean(axis=0))


def weighted_mean(each: Any, size: Any) -> Numbers:
    """Mean of the classes' scores, each weighted by how many are gold; classes first.

    >>> weighted_mean([0.8, 0.5], [2, 1]).round(3).item()
    0.7
    """
    each, size = np.asarray(each, dtype=float), np.asarray(size, dtype=float)
    return share((size * each).sum(axis=0), size.sum(axis=0))


def _gold(cells: tuple[Any, ...]) -> Numbers:
    return np.asarray(_table(cells).sum(axis=1))


def _right(cells: tuple[Any, ...]) -> Numbers:
    return np.diagonal(_table(cells)).T


# Scores of a table of classes, cells row by row, each class weighted by how many are gold.
WEIGHTED: dict[str, Callable[..., Numbers]] = {
    "precision": lambda *cells: weighted_mean(share(_right(cells), _table(cells).sum(axis=0)), _gold(cells)),
    "recall": lambda *cells: weighted_mean(share(_right(cells), _gold(cells)), _gold(cells)),
    "F1": lambda *cells: weighted_mean(class_scores(*cells), _gold(cells)),
}


def accuracy(*cells: Any) -> Numbers:
    """Share of the items in their own class.

    >>> accuracy(2, 0, 1, 1).item()
    0.75
    """
    table = _table(cells)
    return share(np.diagonal(table).T.sum(axis=0), table.sum(axis=(0, 1)))


def _table(cells: tuple[Any, ...]) -> Numbers:
    n = round(len(cells) ** 0.5)
    return np.array([np.asarray(cell, dtype=float) for cell in cells]).reshape(n, n, *np.shape(cells[0]))


def class_counts(gold: pd.Series, found: pd.Series, classes: tuple[int, ...] = (-1, 0, 1)) -> Numbers:
    """A row an item with a 1 in the cell of its gold and its found class, as `macro_f1` takes their sums.

    >>> class_counts(pd.Series([1, -1]), pd.Series([1, 1]), (-1, 1)).tolist()
    [[0.0, 0.0, 0.0, 1.0], [0.0, 1.0, 0.0, 0.0]]
    """
    place = {name: i for i, name in enumerate(classes)}
    cell = gold.map(place).to_numpy() * len(classes) + found.map(place).to_numpy()
    return np.eye(len(classes) ** 2)[cell.astype(int)]


def correlation(n: Any, x: Any, y: Any, xx: Any, yy: Any, xy: Any) -> Numbers:
    """Pearson's r from the sums of ones, x, y, their squares and their product.

    >>> correlation(3, 6, 6, 14, 14, 14).item()
    1.0
    """
    spread = np.sqrt(np.maximum((n * xx - x * x) * (n * yy - y * y), 0))
    return share(n * xy - x * y, spread)


def weighted_area(score: pd.Series, is_positive: pd.Series) -> Callable[[Numbers], Numbers]:
    """Area under the curve of items drawn any number of times: chance that a positive scores higher, ties half.

    >>> area = weighted_area(pd.Series([0.1, 0.4, 0.4, 0.9]), pd.Series([False, False, True, True]))
    >>> area(np.array([[1.0, 1, 1, 1], [0, 2, 2, 0]])).tolist()
    [0.875, 0.5]
    """
    values = score.to_numpy(dtype=float)
    order = np.argsort(values, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(values[order]) > 0]) if len(values) else np.array([], dtype=int)
    positive = is_positive.to_numpy(dtype=bool)[order].astype(float)

    def area(weights: Numbers) -> Numbers:
        if not len(starts):
            return np.full(len(weights), np.nan)
        drawn = weights[:, order]
        yes = np.add.reduceat(drawn * positive, starts, axis=1)
        no = np.add.reduceat(drawn * (1 - positive), starts, axis=1)
        pairs = yes.sum(axis=1) * no.sum(axis=1)
        above = (yes * (no.cumsum(axis=1) - no / 2)).sum(axis=1)
        return np.divide(above, pairs, out=np.full(len(weights), np.nan), where=pairs > 0)

    return area


def area_under_curve(score: pd.Series, is_positive: pd.Series) -> float:
    """Chance that a positive item scores higher than a negative one, ties counting half.

    Parameters
    ----------
    score : Series of float
    is_positive : Series of bool
        With the same index.

    Returns
    -------
    float
        0 to 1, .5 where the score tells nothing; NaN where one kind is missing.

    Examples
    --------
    >>> area_under_curve(pd.Series([0.1, 0.4, 0.4, 0.9]), pd.Series([False, False, True, True]))
    0.875
    """
    return float(weighted_area(score, is_positive)(np.ones((1, len(score))))[0])


def weighted_spearman(left: pd.Series, right: pd.Series) -> Callable[[Numbers], Numbers]:
    """Spearman's correlation of items drawn any number of times.

    >>> spearman = weighted_spearman(pd.Series([1, 2, 3, 4]), pd.Series([10, 30, 20, 40]))
    >>> spearman(np.ones((1, 4))).round(2).tolist()
    [0.8]
    """
    groups = [pd.factorize(side, sort=True)[0] for side in (left, right)]

    def spearman(weights: Numbers) -> Numbers:
        x, y = (_ranks(group, weights) for group in groups)
        terms = (weights, weights * x, weights * y, weights * x * x, weights * y * y, weights * x * y)
        return correlation(*(term.sum(axis=1) for term in terms))

    return spearman


def _ranks(group: npt.NDArray[np.intp], weights: Numbers) -> Numbers:
    """Mean rank of each item among the drawn ones; `group` numbers the values from the lowest."""
    size = weights @ np.eye(group.max() + 1)[group]
    return np.asarray((size.cumsum(axis=1) - (size - 1) / 2)[:, group])
