"""Which word may follow where in a trie, as numbers: many pairs of pieces are then looked up at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.lexicon.trie import Node

Numbers = npt.NDArray[np.int64]
SEVERAL = -1  # in place of the number of a place: there are several, or a `*` pattern goes on from it


class Steps(NamedTuple):
    """Numbers of places in a trie and of words, from 1, and the pairs in which the word leads on from the place."""

    nodes: dict[Node, int]
    words: dict[str, int]
    pairs: Numbers  # sorted
    reached: Numbers  # where each pair leads; SEVERAL where a pattern ends there or a `*` pattern goes on

    def follow(self, places: Numbers, words: Numbers) -> Numbers:
        """Where each word leads from the place beside it, 0 for nowhere; from SEVERAL it may lead to SEVERAL."""
        wanted = places * (len(self.words) + 1) + words
        at = np.minimum(np.searchsorted(self.pairs, wanted), len(self.pairs) - 1)
        is_step = (words > 0) & (self.pairs[at] == wanted)
        return np.where(places == SEVERAL, SEVERAL, np.where(is_step, self.reached[at], 0))


def read_steps(root: Node) -> Steps:
    """Number the places of a trie and the words after the first of its patterns."""
    nodes: dict[Node, int] = {}
    words: dict[str, int] = {}
    unread = [*root.words.values(), *root.endings.values()]
    while unread:
        node = unread.pop()
        nodes[node] = len(nodes) + 1
        unread += [*node.words.values(), *node.endings.values()]
    leading = [(node, word, child) for node in nodes for word, child in node.words.items()]
    for _, word, _ in leading:
        words.setdefault(word, len(words) + 1)
    pairs = np.array([0, *(nodes[node] * (len(words) + 1) + words[word] for node, word, _ in leading)])
    reached = np.array([0, *(SEVERAL if child.rows or child.endings else nodes[child] for *_, child in leading)])
    order = np.argsort(pairs)  # a first pair that is no step gives a lexicon of single words something to compare with
    return Steps(nodes, words, pairs[order], reached[order])
