"""The patterns of a lexicon as a trie over folded words.

A pattern is a row of words; `*` at the end of a word stands for any ending.
Words are compared by a key (framing.spelling.american, possessive 's cut), and
a hyphen parts words, so that "hard-line", "hard line" and "hard" at the end of
a line with "line" on the next are one pattern.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from framing.lexicon.tokens import keys_of, pattern_words
from framing.spelling import APOSTROPHES, american

PLAIN = -1  # in place of a row number: the words are a context in which a term is plain


class Entry(NamedTuple):
    """The patterns of one row of a lexicon."""

    patterns: tuple[str, ...]
    contexts: tuple[str, ...]
    category: str


class Node:
    """A place in the trie: where the next word leads, and the rows that end here."""

    __slots__ = ("endings", "rows", "words")

    def __init__(self) -> None:
        self.words: dict[str, Node] = {}
        self.endings: dict[str, Node] = {}
        self.rows: tuple[int, ...] = ()


def build(entries: tuple[Entry, ...]) -> Node:
    """Build the trie of a lexicon."""
    root = Node()
    for row, entry in enumerate(entries):
        for pattern in entry.patterns:
            _add(root, pattern, row, entries)
        for context in entry.contexts:
            _add(root, context, PLAIN, entries)
    return root


def following(node: Node, keys: tuple[str, ...]) -> list[Node]:
    """Where a word leads: the word itself before `*` patterns, and of these the longest first."""
    child = node.words.get(keys[0])
    found = [] if child is None else [child]
    if node.endings:
        known = node.endings
        begun = [key[:length] for key in keys for length in range(len(key), 0, -1) if key[:length] in known]
        if len(keys) > 1:
            begun = sorted(dict.fromkeys(begun), key=len, reverse=True)
        found += [known[beginning] for beginning in begun]
    return found


def covering(root: Node, pattern: str) -> set[int]:
    """Rows with a pattern that matches whatever this pattern matches."""
    nodes = [root]
    for word, has_ending in pattern_words(pattern):
        keys = keys_of(word)
        exact = keys[0] if has_ending else ""
        nodes = [child for node in nodes for child in following(node, keys) if child is not node.words.get(exact)]
    return {row for node in nodes for row in node.rows}


def _add(root: Node, pattern: str, row: int, entries: tuple[Entry, ...]) -> None:
    nodes = [root]
    words = pattern_words(pattern)
    for word, has_ending in words:
        nodes = [child for node in nodes for child in _children(node, word, has_ending)]
    for node in nodes if words else ():
        node.rows = _with(node.rows, row, entries)


def _with(rows: tuple[int, ...], row: int, entries: tuple[Entry, ...]) -> tuple[int, ...]:
    """One pattern in several categories is counted in each, in one category once (the first row)."""
    if row == PLAIN:
        return rows if PLAIN in rows else (*rows, PLAIN)
    known = {entries[other].category for other in rows if other != PLAIN}
    return rows if entries[row].category in known else (*rows, row)


def _children(node: Node, word: str, has_ending: bool) -> list[Node]:
    if not has_ending:
        return [_child(node.words, keys_of(word)[0])]
    return [_child(node.endings, beginning) for beginning in _beginnings(word)]


def _child(children: dict[str, Node], key: str) -> Node:
    child = children.get(key)
    if child is None:
        child = children[key] = Node()
    return child


def _beginnings(word: str) -> Iterable[str]:
    """The beginnings that `word*` stands for: "organis" is also "organiz", which shows only before an ending."""
    low = word.translate(APOSTROPHES).lower()
    with_e = american(low + "e")
    return dict.fromkeys([low, american(low), *([with_e[:-1]] if with_e.endswith("e") else [])])
