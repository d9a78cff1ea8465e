"""Plain ways to match copies, which ours is scored beside: runs of words in common, linked into groups."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import combinations

from framing.words import find_words

Runs = frozenset[tuple[str, ...]]
Compare = Callable[[Runs, Runs], float]


def word_runs(text: str, length: int) -> Runs:
    """Runs of `length` words of a text in lower case, each once; quotations and captions are words like the rest.

    >>> sorted(word_runs("The fog rose. The fog rose", 2))
    [('fog', 'rose'), ('rose', 'the'), ('the', 'fog')]
    """
    words = [word.lower() for word, _, _ in find_words(text)]
    return frozenset(zip(*(words[i:] for i in range(length)), strict=False))


def jaccard(left: Runs, right: Runs) -> float:
    """Share of the runs of both texts that both have: what MinHash estimates.

    >>> jaccard(word_runs("the fog rose", 1), word_runs("the fog fell", 1))
    0.5
    """
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0


def containment(left: Runs, right: Runs) -> float:
    """Share of the runs of `left` that `right` has too.

    >>> containment(word_runs("the fog rose", 1), word_runs("the fog rose over the harbour", 1))
    1.0
    """
    return len(left & right) / len(left) if left else 0.0


def of_the_shorter(left: Runs, right: Runs) -> float:
    """Share of the runs of the shorter text that the longer one has too.

    >>> of_the_shorter(word_runs("the fog rose over the harbour", 1), word_runs("the fog fell", 1))
    0.6666666666666666
    """
    return containment(*sorted((left, right), key=len))


def compare_all(runs: Mapping[str, Runs], compare: Compare) -> dict[tuple[str, str], float]:
    """Compare every two texts; pairs that have nothing in common are left out.

    >>> compare_all({"a": word_runs("fog", 1), "b": word_runs("Fog", 1), "c": word_runs("sun", 1)}, jaccard)
    {('a', 'b'): 1.0}
    """
    pairs = ((pair, compare(runs[pair[0]], runs[pair[1]])) for pair in combinations(sorted(runs), 2))
    return {pair: value for pair, value in pairs if value}


def link_groups(items: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[Hashable, frozenset[Hashable]]:
    """Items that hang together by links, however far apart: the name of its group for each, as `groups_of` has it.

    >>> {item: sorted(group) for item, group in link_groups("abcd", [("b", "c"), ("a", "b")]).items()}
    {'a': ['a'], 'b': ['a'], 'c': ['a'], 'd': ['d']}
    """
    group = {item: [item] for item in items}
    for left, right in links:
        if group[left] is not group[right]:
            few, many = sorted((group[left], group[right]), key=len)
            many.extend(few)
            group.update(dict.fromkeys(few, many))
    return {item: frozenset([min(members)]) for item, members in group.items()}
