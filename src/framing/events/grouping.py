"""Weights and days of reports -> pairs that are alike, and groups of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Whole = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]

AT_ONCE = 500  # reports whose similarities are held at one time
LONGEST = 4000  # reports of one chain that are grouped together: their similarities take 128 MB
STEP = 0.05  # by which the bar is raised to break a longer chain
TIE = 1e-9  # similarities nearer than this are one and the same
NEVER = 1e6  # distance of reports of two known events: no mean over it comes below any bar


class Rules(NamedTuple):
    """What makes two reports alike enough: days between them, cosine of their words, and how groups are joined."""

    days: float
    similarity: float
    linkage: str


class Nearest(NamedTuple):
    """Of each report the one most like it (-1 where there is none), and how like."""

    report: Whole
    similarity: Numbers


def compare_all(rows: csr_array, day: Numbers, days: float, bar: float) -> tuple[Nearest, csr_array]:
    """Compare each report with those near it in time.

    Parameters
    ----------
    rows : sparse array
        Weights of words, each row of length 1 or 0.
    day : array
        Day of each report, NaN where unknown: such a report is compared with all.
    days : float
        Days that may lie between two reports.
    bar : float
        Similarity from which a pair is kept.

    Returns
    -------
    Nearest
        The most similar of the reports compared, the first of equals.
    sparse array
        Similarities from the bar up, of both directions.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> rows = csr_array([[1.0, 0.0], [0.6, 0.8], [1.0, 0.0]])
    >>> nearest, links = compare_all(rows, np.array([1.0, 2.0, 9.0]), 3, 0.5)
    >>> nearest.report.tolist(), nearest.similarity.tolist(), links.nnz
    ([1, 0, -1], [0.6, 0.6, 0.0], 2)
    """
    from scipy import sparse

    n = rows.shape[0]
    nearest = Nearest(np.full(n, -1), np.zeros(n))
    found: list[tuple[Whole, Whole, Numbers]] = [(np.empty(0, "int64"), np.empty(0, "int64"), np.empty(0))]
    for these, others in _blocks(day, days):
        alike = similarities(rows, these, others)
        alike[~near(day[these], day[others], days) | (these[:, None] == others[None, :])] = -1
        best = alike.argmax(axis=1)
        values = alike[np.arange(len(these)), best]
        some = values > 0
        nearest.report[these[some]], nearest.similarity[these[some]] = others[best[some]], values[some]
        at = np.nonzero(alike >= bar)
        found.append((these[at[0]], others[at[1]], alike[at]))
    a, b, values = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return nearest, sparse.csr_array((values, (a, b)), shape=(n, n))


def similarities(rows: csr_array, these: Whole, others: Whole) -> Numbers:
    """Cosines of some reports with others, to six places: the last bits depend on the machine."""
    return np.clip((rows[these] @ rows[others].T).toarray(), 0, 1).round(6)


def near(day: Numbers, other: Numbers, days: float) -> npt.NDArray[np.bool_]:
    """Which reports lie near which in time; one without a day is near all.

    >>> near(np.array([1.0, np.nan]), np.array([2.0, 9.0]), 3).tolist()
    [[True, False], [True, True]]
    """
    return ~(np.abs(day[:, None] - other[None, :]) > days)


def _blocks(day: Numbers, days: float) -> Iterator[tuple[Whole, Whole]]:
    """Some reports at a time, each block with all that may be near one of them."""
    dated, undated = np.flatnonzero(~np.isnan(day)), np.flatnonzero(np.isnan(day))
    dated = dated[np.argsort(day[dated], kind="stable")]
    at = day[dated]
    for begin in range(0, len(dated), AT_ONCE):
        these = dated[begin : begin + AT_ONCE]
        low, high = np.searchsorted(at, [day[these[0]] - days]), np.searchsorted(at, [day[these[-1]] + days], "right")
        yield these, np.sort(np.concatenate([dated[low[0] : high[0]], undated]))
    for begin in range(0, len(undated), AT_ONCE):
        yield undated[begin : begin + AT_ONCE], np.arange(len(day))


def group(rows: csr_array, day: Numbers, known: Whole, links: csr_array, rules: Rules) -> Whole:
    """Number of the group of each report.

    Reports of one group are linked by a chain of pairs over the bar, whatever the linkage, so
    each chain is grouped by itself and the similarities of no more than one are held at a time.

    Parameters
    ----------
    rows, day
        As for `compare_all`.
    known : array
        Number of the event that is known of a report, -1 where none is. Reports of one event are
        together; those of two are not.
    links : sparse array
        Similarities over the bar, from `compare_all`.
    rules : Rules
        The bar, the days and the linkage.

    Returns
    -------
    array of int
        In no particular order.
    """
    groups, n = np.zeros(rows.shape[0], dtype="int64"), 0
    for chain in _chains(_with_known(links, known), rules.similarity):
        inner = _grouped(rows, day, known, chain, rules) if len(chain) > 1 else np.zeros(1, dtype="int64")
        groups[chain] = n + inner
        n += int(inner.max()) + 1
    return groups


def _with_known(links: csr_array, known: Whole) -> csr_array:
    """Links, and one more between the neighbours of each known event: above every bar."""
    from scipy import sparse

    order = np.argsort(known, kind="stable")
    order = order[known[order] >= 0]
    same = known[order[1:]] == known[order[:-1]]
    a, b = order[:-1][same], order[1:][same]
    return links + sparse.csr_array((np.full(len(a), 9.0), (a, b)), shape=links.shape)


def _chains(links: csr_array, bar: float) -> Iterator[Whole]:
    """Reports that are linked, however far apart; too long a chain is broken where its links are weakest.

    What is still too long at a bar of 1 is one text many times over, or one known event, and stays.
    """
    waiting = [(np.arange(links.shape[0]), bar)]
    while waiting:
        reports, bar = waiting.pop()
        for chain in _linked(links, reports, bar):
            if len(chain) <= LONGEST or bar >= 1:
                yield chain
            else:
                waiting.append((chain, min(bar + STEP, 1.0)))


def _linked(links: csr_array, reports: Whole, bar: float) -> list[Whole]:
    """The reports that links of at least `bar` hold together."""
    from scipy.sparse.csgraph import connected_components

    inner = links if len(reports) == links.shape[0] else links[reports][:, reports].tocsr()
    if len(reports) == 0:
        return []
    inner = inner.copy()
    inner.data[inner.data < bar - TIE] = 0
    inner.eliminate_zeros()
    n, label = connected_components(inner, directed=False)
    order = np.argsort(label, kind="stable")
    return [reports[part] for part in np.split(order, np.cumsum(np.bincount(label, minlength=n))[:-1])]


def _grouped(rows: csr_array, day: Numbers, known: Whole, chain: Whole, rules: Rules) -> Whole:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    alike = similarities(rows, chain, chain)
    alike[~near(day[chain], day[chain], rules.days)] = 0
    apart = 1 - alike
    event = known[chain]
    both = (event[:, None] >= 0) & (event[None, :] >= 0)
    apart[both] = np.where(event[:, None] == event[None, :], 0, NEVER)[both]
    np.fill_diagonal(apart, 0)
    tree = linkage(squareform(apart, checks=False), rules.linkage)
    return fcluster(tree, 1 - rules.similarity + 1e-9, "distance") - 1
