"""Sentences of a copy and its base that belong together: pairs, and what was split or merged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd


class Group(NamedTuple):
    """Sentences of a copy that were made from sentences of its base."""

    family: str
    article_id: Any
    base_article_id: Any
    sentences: list[int]
    base_sentences: list[int]


def groups_of(alignment: pd.DataFrame) -> Iterator[Group]:
    """Groups of sentences that rows of the alignment connect, in the order of each copy's sentences.

    >>> alignment = pd.DataFrame({"family": "f", "article_id": "b", "sentence": [1, 2, 3, 4],
    ...     "base_article_id": "a", "base_sentence": [1, 1, 5, None]})
    >>> [(group.sentences, group.base_sentences) for group in groups_of(alignment)]
    [([1, 2], [1]), ([3], [5])]
    """
    pairs = alignment[alignment["sentence"].notna() & alignment["base_sentence"].notna()]
    names = ["family", "article_id", "base_article_id"]
    for (family, article, base), rows in pairs.groupby(names, sort=False):
        links = list(zip(rows["sentence"].astype(int), rows["base_sentence"].astype(int), strict=True))
        for sentences, base_sentences in sorted(_connected(links)):
            yield Group(family, article, base, sentences, base_sentences)


def _connected(links: list[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Sentences of either side that links connect, each group once."""
    group_of: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for new, old in links:
        ours, theirs = group_of.get(("new", new), []), group_of.get(("old", old), [])
        group = [*ours, *(theirs if theirs is not ours else []), (new, old)]
        for one, other in group:
            group_of["new", one] = group_of["old", other] = group
    groups = {id(group): group for group in group_of.values()}
    return [(sorted({new for new, _ in group}), sorted({old for _, old in group})) for group in groups.values()]
