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

    def may_lead(self, places: Numbers, words: Numbers) -> npt.NDArray[np.bool_]:
        """Whether each word leads on from the place beside it; where places are SEVERAL it may."""
        wanted = places * (len(self.words) + 1) + words
        at = np.searchsorted(self.pairs, wanted)
        is_step = (words > 0) & (self.pairs[np.minimum(at, len(self.pairs) - 1)] == wanted)
        return is_step | (places == SEVERAL)


def read_steps(root: Node) -> Steps:
    """Number the places of a trie and the words after the first of its patterns."""
    nodes: dict[Node, int] = {}
    words: dict[str, int] = {}
    pairs = [(0, 0)]  # no step, but something to compare with in a lexicon of single words
    unread = [*root.words.values(), *root.endings.values()]
    while unread:
        node = unread.pop()
        nodes[node] = len(nodes) + 1
        pairs += [(nodes[node], words.setdefault(word, len(words) + 1)) for word in node.words]
        unread += [*node.words.values(), *node.endings.values()]
    return Steps(nodes, words, np.sort([node * (len(words) + 1) + word for node, word in pairs]))
