"""Finding the terms of a lexicon in a text: a trie over folded words.

A pattern is a row of words; `*` at the end of a word stands for any ending.
Words are compared by a key (framing.spelling.american, possessive 's cut), and
a hyphen parts words, so that "hard-line", "hard line" and "hard" at the end of
a line with "line" on the next are one pattern. One big regular expression over
a thousand patterns is some fifty times slower than a trie.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from framing.spelling import APOSTROPHES, american

# framing.words.WORD without its hyphens (and with soft hyphens, which only mark where a line may break).
TOKEN = re.compile(r"[^\W_]+(?:(?:['’ʼ\u00ad]|(?<=\d)[.,](?=\d)|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b))[^\W_]+)*")
# What may stand between two words of one phrase: a space or line break; a hyphen or slash that touches
# the word before it; the point of an abbreviation with them ("U.S.-backed"); the apostrophe of a plural
# possessive ("workers' paradise"). A comma, a quotation mark or a spaced dash parts phrases.
GAP = re.compile(r"\s+|['’]\s+|\.?[-‐‑–/]\s*|\.\s+")
DOTTED = re.compile(r"(?:^|\.)\w$")
PLAIN = -1  # in place of a row number: the words are a context in which a term is plain


class Node(NamedTuple):
    """A place in the trie: where the next word leads, and the rows that end here."""

    words: dict[str, Node]
    endings: dict[str, Node]
    rows: list[int]


class Entry(NamedTuple):
    """The patterns of one row of a lexicon."""

    patterns: tuple[str, ...]
    contexts: tuple[str, ...]
    category: str


class Hit(NamedTuple):
    """Rows of the lexicon found in a text, with the numbers of the first and last word."""

    rows: tuple[int, ...]
    first: int
    last: int


class Words(NamedTuple):
    """The words of a text as matching sees them."""

    text: str
    spans: list[tuple[int, int]]
    keys: list[tuple[str, ...]]


@lru_cache(maxsize=8)
def compile_entries(entries: tuple[Entry, ...]) -> Node:
    """Build the trie of a lexicon; the same lexicon is built once."""
    root = _node()
    for row, entry in enumerate(entries):
        for pattern in entry.patterns:
            _add(root, pattern, row, entries)
        for context in entry.contexts:
            _add(root, context, PLAIN, entries)
    return root


def pattern_words(pattern: str) -> list[tuple[str, bool]]:
    """Words of a pattern, each with whether any ending may follow.

    >>> pattern_words("hard-lin* stance")
    [('hard', False), ('lin', True), ('stance', False)]
    """
    words = []
    for found in TOKEN.finditer(pattern):
        words.append((found.group(), pattern[found.end() : found.end() + 1] == "*"))
    return words


@lru_cache(maxsize=200_000)
def keys_of(word: str) -> tuple[str, ...]:
    """Keys of a word in a text: folded, and as written where that differs (for `*`).

    >>> keys_of("Organised"), keys_of("Strongman’s")
    (('organized', 'organised'), ('strongman',))
    """
    low = word.translate(APOSTROPHES).lower()
    low = low.removesuffix("'s") or low
    key = american(low)
    return (key,) if key == low else (key, low)


def read_words(text: str) -> Words:
    """Words of a text with places and keys."""
    found = list(TOKEN.finditer(text))
    return Words(text, [m.span() for m in found], [keys_of(m.group()) for m in found])


def beginner(root: Node) -> Callable[[str], bool]:
    """Make the test whether a phrase can begin with a word; it looks at each word once."""

    @lru_cache(maxsize=200_000)
    def begins(word: str) -> bool:
        return any(True for _ in _next(root, keys_of(word)))

    return begins


def find_hits(words: Words, root: Node, firsts: Iterable[int] | None = None) -> list[Hit]:
    """Phrases of a lexicon in a text: leftmost first, of those the longest, none overlapping.

    A phrase that lies inside a longer context in which it is plain is no phrase.
    `firsts` are the words to look at, where the caller knows that no other begins a phrase.
    """
    found: list[Hit] = []
    plain: list[tuple[int, int]] = []
    for first in range(len(words.keys)) if firsts is None else firsts:
        for last, rows in _phrases_at(words, root, first).items():
            if PLAIN in rows:
                plain.append((first, last))
            if any(row != PLAIN for row in rows):
                found.append(Hit(tuple(row for row in rows if row != PLAIN), first, last))
    return _chosen([hit for hit in found if not _is_plain(hit, plain)])


def _chosen(hits: list[Hit]) -> list[Hit]:
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if not chosen or hit.first > chosen[-1].last:
            chosen.append(hit)
    return chosen


def _is_plain(hit: Hit, plain: list[tuple[int, int]]) -> bool:
    length = hit.last - hit.first
    return any(first <= hit.first and hit.last <= last and last - first > length for first, last in plain)


def _phrases_at(words: Words, root: Node, first: int) -> dict[int, list[int]]:
    """Patterns that begin at a word, by the number of their last word."""
    ends: dict[int, list[int]] = {}
    paths = [(first, node) for node in _next(root, words.keys[first])][::-1]
    while paths:
        last, node = paths.pop()
        if node.rows:
            _merge(ends.setdefault(last, []), node.rows)
        if (node.words or node.endings) and last + 1 < len(words.keys) and joined(words, last):
            paths.extend([(last + 1, child) for child in _next(node, words.keys[last + 1])][::-1])
    return ends


def _merge(known: list[int], rows: list[int]) -> None:
    """Of two patterns for the same words the first, more exact one counts; a context is kept beside either."""
    if PLAIN in rows and PLAIN not in known:
        known.append(PLAIN)
    if all(row == PLAIN for row in known):
        known.extend(row for row in rows if row != PLAIN)


def joined(words: Words, number: int) -> bool:
    """Whether a phrase may run on from a word to the next."""
    start, end = words.spans[number]
    gap = words.text[end : words.spans[number + 1][0]]
    if gap == " ":
        return True
    if not GAP.fullmatch(gap):
        return False
    if gap[0] == ".":
        return bool(DOTTED.search(words.text[start:end]))
    return gap[0] not in "'’" or words.text[end - 1] in "sS"


def _next(node: Node, keys: tuple[str, ...]) -> Iterator[Node]:
    """Where a word leads: the word itself before `*` patterns, and of these the longest first."""
    child = node.words.get(keys[0])
    if child is not None:
        yield child
    if node.endings:
        for length in range(max(map(len, keys)), 0, -1):
            for beginning in dict.fromkeys(key[:length] for key in keys if len(key) >= length):
                if beginning in node.endings:
                    yield node.endings[beginning]


def _add(root: Node, pattern: str, row: int, entries: tuple[Entry, ...]) -> None:
    nodes = [root]
    words = pattern_words(pattern)
    for word, has_ending in words:
        nodes = [child for node in nodes for child in _children(node, word, has_ending)]
    for node in nodes if words else ():
        _put(node.rows, row, entries)


def _put(rows: list[int], row: int, entries: tuple[Entry, ...]) -> None:
    """One pattern in several categories is counted in each, in one category once (the first row)."""
    if row == PLAIN:
        if PLAIN not in rows:
            rows.append(PLAIN)
    elif entries[row].category not in {entries[other].category for other in rows if other != PLAIN}:
        rows.append(row)


def _children(node: Node, word: str, has_ending: bool) -> list[Node]:
    if not has_ending:
        return [node.words.setdefault(keys_of(word)[0], _node())]
    return [node.endings.setdefault(beginning, _node()) for beginning in _beginnings(word)]


def _beginnings(word: str) -> Iterable[str]:
    """The beginnings that `word*` stands for: "organis" is also "organiz", which shows only before an ending."""
    low = word.translate(APOSTROPHES).lower()
    with_e = american(low + "e")
    return dict.fromkeys([low, american(low), *([with_e[:-1]] if with_e.endswith("e") else [])])


def _node() -> Node:
    return Node({}, {}, [])
