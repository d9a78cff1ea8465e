"""Families of copies against clusters that somebody else made: pairs, and B-cubed."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations

import pandas as pd

Groups = Mapping[Hashable, frozenset[Hashable]]
Pair = frozenset[Hashable]


def groups_of(table: pd.DataFrame, item: str, group: str) -> dict[Hashable, frozenset[Hashable]]:
    """Groups that each item stands in, from a table with a row an item and group; a missing group is none.

    >>> rows = pd.DataFrame({"article_id": ["a", "b", "b", "c"], "family": ["x", "x", "y", None]})
    >>> {item: sorted(groups) for item, groups in groups_of(rows, "article_id", "family").items()}
    {'a': ['x'], 'b': ['x', 'y'], 'c': []}
    """
    known = table.assign(**{group: table[group].where(table[group].notna(), None)})
    return {name: frozenset(rows.dropna()) for name, rows in known.groupby(item, sort=True)[group]}


def pairs_of(groups: Groups) -> set[Pair]:
    """Pairs of items that stand in one group.

    >>> groups = {"a": frozenset("x"), "b": frozenset("xy"), "c": frozenset("y")}
    >>> sorted(map(sorted, pairs_of(groups)))
    [['a', 'b'], ['b', 'c']]
    """
    return {frozenset(pair) for items in _members(groups).values() for pair in combinations(items, 2)}


def _members(groups: Groups) -> dict[Hashable, list[Hashable]]:
    members: dict[Hashable, list[Hashable]] = {}
    for item, names in groups.items():
        for name in names:
            members.setdefault(name, []).append(item)
    return members


def score_pairs(found: Groups, gold: Groups) -> tuple[float, float]:
    """Precision and recall of the pairs that stand together; 0 where there is nothing to be right about.

    >>> gold = {"a": frozenset("x"), "b": frozenset("x"), "c": frozenset("x"), "d": frozenset()}
    >>> found = {"a": frozenset("u"), "b": frozenset("u"), "c": frozenset(), "d": frozenset("u")}
    >>> score_pairs(found, gold)
    (0.3333333333333333, 0.3333333333333333)
    """
    ours, theirs = pairs_of(found), pairs_of(gold)
    right = len(ours & theirs)
    return right / len(ours) if ours else 0.0, right / len(theirs) if theirs else 0.0


def count_pairs(found: Groups, gold: Groups) -> pd.DataFrame:
    """Pairs of each item, each half, as `scores.PRECISION_RECALL` takes their sums.

    Returns
    -------
    DataFrame
        A row an item of `gold`: right, found, met (right again), gold.

    Examples
    --------
    >>> gold = {"a": frozenset("x"), "b": frozenset("x"), "c": frozenset()}
    >>> count_pairs(dict.fromkeys("abc", frozenset("u")), gold).sum().tolist()
    [1.0, 3.0, 1.0, 1.0]
    """
    ours, theirs = pairs_of(found), pairs_of(gold)
    counts = pd.DataFrame(0.0, index=list(gold), columns=["right", "found", "met", "gold"])
    for name, pairs in (("right", ours & theirs), ("found", ours), ("gold", theirs)):
        ends = pd.Series([item for pair in pairs for item in pair], dtype=object).value_counts()
        counts[name] = ends.reindex(counts.index).fillna(0).astype(float) / 2
    return counts.assign(met=counts["right"])


def count_bcubed(found: Groups, gold: Groups) -> pd.DataFrame:
    """Purity and wholeness of each item's group, as `scores.PRECISION_RECALL` takes their sums.

    Returns
    -------
    DataFrame
        A row an item of `gold`: right (share of those it was found with that belong with it), found (1),
        met (share of those it belongs with that it was found with), gold (1).
    """
    rows = [(purity, 1.0, wholeness, 1.0) for purity, wholeness in _bcubed(found, gold, gold)]
    return pd.DataFrame(rows, index=list(gold), columns=["right", "found", "met", "gold"], dtype=float)


def score_bcubed(found: Groups, gold: Groups, items: Iterable[Hashable]) -> tuple[float, float]:
    """Precision and recall of B-cubed: the mean over items of how purely and how wholly each is grouped.

    Parameters
    ----------
    found, gold : mapping of item to the names of its groups
        An item in no group, or not named, stands alone. One in several groups counts as
        together with the items of each of them.
    items : iterable
        The items that the mean is taken over.

    Returns
    -------
    tuple of float
        Precision and recall, 0 to 1; 0 where there is no item.

    Notes
    -----
    A. Bagga and B. Baldwin, "Algorithms for Scoring Coreference Chains", 1998. An item
    is together with itself. That several groups are joined for an item that stands in
    several is our judgement; it is stricter on what is found than scoring the best one.

    Examples
    --------
    >>> gold = {"a": frozenset("x"), "b": frozenset("x"), "c": frozenset()}
    >>> precision, recall = score_bcubed(dict.fromkeys("abc", frozenset("u")), gold, "abc")
    >>> round(precision, 3), recall
    (0.556, 1.0)
    """
    shares = list(_bcubed(found, gold, items))
    if not shares:
        return 0.0, 0.0
    precision, recall = (sum(side) / len(shares) for side in zip(*shares, strict=True))
    return precision, recall


def _bcubed(found: Groups, gold: Groups, items: Iterable[Hashable]) -> Iterator[tuple[float, float]]:
    """How purely and how wholly each item is grouped."""
    ours, theirs = _together(found), _together(gold)
    for item in items:
        mine, other = ours.get(item, set()) | {item}, theirs.get(item, set()) | {item}
        yield len(mine & other) / len(mine), len(mine & other) / len(other)


def _together(groups: Groups) -> dict[Hashable, set[Hashable]]:
    members = _members(groups)
    return {item: {other for name in names for other in members[name]} for item, names in groups.items()}


def f1(precision: float, recall: float) -> float:
    """Harmonic mean of precision and recall.

    >>> f1(0.5, 1.0)
    0.6666666666666666
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
