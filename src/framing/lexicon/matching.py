"""Finding the terms of a lexicon in a text: a trie over folded words.

A pattern is a row of words; `*` at the end of a word stands for any ending.
Words are compared by a key (framing.spelling.american, possessive 's cut), and
a hyphen parts words, so that "hard-line", "hard line" and "hard" at the end of
a line with "line" on the next are one pattern. One big regular expression over
a thousand patterns is some fifty times slower than a trie.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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


class Opened(NamedTuple):
    """The number of a word that may begin a phrase, and where it leads."""

    first: int
    nodes: list[Node]


class Words(NamedTuple):
    """The words of a text as matching sees them: parted by hyphens too."""

    text: str
    spans: list[tuple[int, int]]
    tokens: list[str]


@lru_cache(maxsize=8)
def compile_entries(entries: tuple[Entry, ...]) -> Node:
    """Build the trie of a lexicon; the same lexicon is built once."""
    return build(entries)


def build(entries: tuple[Entry, ...]) -> Node:
    """Build the trie of a lexicon."""
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


def pattern_key(pattern: str) -> tuple[tuple[str, bool], ...]:
    """Key that two patterns share when they match the same words.

    >>> pattern_key("Grey-zone*") == pattern_key("gray zone*")
    True
    """
    return tuple((keys_of(word)[0], has_ending) for word, has_ending in pattern_words(pattern))


def covering(root: Node, pattern: str) -> set[int]:
    """Rows with a pattern that matches whatever this pattern matches."""
    nodes = [root]
    for word, has_ending in pattern_words(pattern):
        keys = keys_of(word)
        exact = keys[0] if has_ending else ""
        nodes = [child for node in nodes for child in _next(node, keys) if child is not node.words.get(exact)]
    return {row for node in nodes for row in node.rows}


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
    """Words of a text with their places."""
    spans = [found.span() for found in TOKEN.finditer(text)]
    return Words(text, spans, [text[start:end] for start, end in spans])


def opener(root: Node) -> Callable[[str], list[Node]]:
    """Make the look-up of where a first word leads; it works out each word once, and most lead nowhere."""

    @lru_cache(maxsize=200_000)
    def opens(word: str) -> list[Node]:
        return _next(root, keys_of(word))

    return opens


def find_opened(tokens: list[str], opens: Callable[[str], list[Node]]) -> list[Opened]:
    """Words with which a phrase may begin, looking no further than the next word."""
    opened = [Opened(number, nodes) for number, token in enumerate(tokens) if (nodes := opens(token))]
    return [found for found in opened if _leads_on(found, tokens)]


def find_hits(words: Words, opened: list[Opened]) -> list[Hit]:
    """Phrases of a lexicon in a text: leftmost first, of those the longest, none overlapping.

    A phrase that lies inside a longer context in which it is plain is no phrase.
    """
    found: list[Hit] = []
    plain: list[tuple[int, int]] = []
    for first, nodes in opened:
        for last, rows in _phrases_at(words, first, nodes).items():
            if PLAIN in rows:
                plain.append((first, last))
            if any(row != PLAIN for row in rows):
                found.append(Hit(tuple(row for row in rows if row != PLAIN), first, last))
    return _chosen([hit for hit in found if not _is_plain(hit, plain)])


def find_in(text: str, root: Node) -> list[Hit]:
    """Phrases of a lexicon in one text."""
    words = read_words(text)
    return find_hits(words, find_opened(words.tokens, opener(root)))


def _leads_on(opened: Opened, tokens: list[str]) -> bool:
    if any(node.rows for node in opened.nodes):
        return True
    following = tokens[opened.first + 1 : opened.first + 2]
    return any(_next(node, keys_of(token)) for token in following for node in opened.nodes)


def _chosen(hits: list[Hit]) -> list[Hit]:
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if not chosen or hit.first > chosen[-1].last:
            chosen.append(hit)
    return chosen


def _is_plain(hit: Hit, plain: list[tuple[int, int]]) -> bool:
    length = hit.last - hit.first
    return any(first <= hit.first and hit.last <= last and last - first > length for first, last in plain)


def _phrases_at(words: Words, first: int, nodes: list[Node]) -> dict[int, list[int]]:
    """Patterns that begin at a word, by the number of their last word."""
    ends: dict[int, list[int]] = {}
    paths = [(first, node) for node in reversed(nodes)]
    while paths:
        last, node = paths.pop()
        if node.rows:
            _merge(ends.setdefault(last, []), node.rows)
        if (node.words or node.endings) and last + 1 < len(words.tokens) and joined(words, last):
            following = _next(node, keys_of(words.tokens[last + 1]))
            paths.extend((last + 1, child) for child in reversed(following))
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


def _next(node: Node, keys: tuple[str, ...]) -> list[Node]:
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
