"""Finding the terms of a lexicon in a text.

A text is cut at its blanks, which is the cheapest cut there is, and of each
piece ("rebels,", "hard-line") it is worked out once what phrases may begin in
it. Most begin none, and most of the rest are ruled out by the next piece; only
from what is left words are read and the trie is followed. One regular
expression over all patterns tries thousands of them at every place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from framing.lexicon.tokens import GAP, TOKEN, Words, joined, keys_of, read_words
from framing.lexicon.trie import PLAIN, Entry, Node, build, following


class Hit(NamedTuple):
    """Rows of the lexicon found in a text, with the first character and one past the last."""

    rows: tuple[int, ...]
    start: int
    end: int


class Opening(NamedTuple):
    """What phrases may begin in a piece of text between two blanks."""

    inside: list[Hit]  # those that end in the piece, with their places in it
    words: frozenset[str]  # with one of these, or one that begins with an ending, the next piece leads on
    endings: tuple[str, ...]
    starts: list[tuple[int, list[Node]]]  # number of each word that may begin one, and where it leads


class Matcher(NamedTuple):
    """A lexicon made ready: its trie, and the look-up of what may begin in a piece of text."""

    root: Node
    opening: Callable[[str], Opening | None]


@lru_cache(maxsize=8)
def compile_entries(entries: tuple[Entry, ...]) -> Matcher:
    """Make a lexicon ready for matching; the same lexicon once, and what is known of pieces of text stays known."""
    return make_matcher(entries)


def make_matcher(entries: tuple[Entry, ...]) -> Matcher:
    """Make a lexicon ready for matching."""
    root = build(entries)

    @lru_cache(maxsize=200_000)
    def opening(piece: str) -> Opening | None:
        return _read_opening(piece, root)

    return Matcher(root, opening)


def find_in(text: str, matcher: Matcher) -> list[Hit]:
    """Phrases of a lexicon in a text: leftmost first, of those the longest, none overlapping.

    A phrase that lies inside a longer context in which it is plain is no phrase.
    """
    pieces = text.split()
    opened = [(number, opening) for number, opening in enumerate(map(matcher.opening, pieces)) if opening is not None]
    pieces.append("")  # nothing leads on from the last piece
    found: list[Hit] = []
    for number, opening in opened:
        if _leads_on(opening, pieces[number + 1]):
            found += _phrases_from(Words(text, _place(text, number)), opening.starts)
        elif opening.inside:
            at = _place(text, number)
            found += [Hit(rows, at + start, at + end) for rows, start, end in opening.inside]
    return _chosen(found) if found else []


def is_whole(hit: Hit, text: str) -> bool:
    """Whether a phrase is all the words of a text, whatever marks stand around them."""
    spans = read_words(text).spans
    return (hit.start, hit.end) == (spans[0][0], spans[-1][1])


def _place(text: str, number: int) -> int:
    """Where the piece of this number begins."""
    return len(text) - len(text.split(None, number)[-1])


def _leads_on(opening: Opening, following_piece: str) -> bool:
    """Whether a phrase that begins in a piece may go on in the next one."""
    words, endings = opening.words, opening.endings
    if not words and not endings:
        return False
    keys = _first_keys(following_piece)
    if not keys:
        return False
    return keys[0] in words or bool(endings) and any(key.startswith(endings) for key in keys)


@lru_cache(maxsize=200_000)
def _first_keys(piece: str) -> tuple[str, ...]:
    """Keys of the word that a piece of text begins with; none where it begins with a mark."""
    found = TOKEN.match(piece)
    return keys_of(found.group()) if found else ()


def _read_opening(piece: str, root: Node) -> Opening | None:
    words = read_words(piece)
    leads = ((number, following(root, keys_of(token))) for number, token in enumerate(words.tokens))
    starts = [(number, nodes) for number, nodes in leads if nodes]
    if not starts:
        return None
    inside, unfinished = _phrases_from(words, starts), _unfinished(words, starts)
    exact = frozenset(word for node in unfinished for word in node.words)
    endings = tuple(dict.fromkeys(beginning for node in unfinished for beginning in node.endings))
    return Opening(inside, exact, endings, starts) if inside or exact or endings else None


def _unfinished(words: Words, starts: list[tuple[int, list[Node]]]) -> list[Node]:
    """Where phrases stand at the end of a piece, if they may run on from its last word to the next piece."""
    if not GAP.fullmatch(words.text[words.spans[-1][1] :] + " "):
        return []
    last = len(words.tokens) - 1
    return [node for first, nodes in starts for at, node in _paths(words, first, nodes) if at == last]


def _phrases_from(words: Words, starts: list[tuple[int, list[Node]]]) -> list[Hit]:
    """Patterns that begin at one of these words; the same words once."""
    found = []
    for first, nodes in starts:
        ends: dict[int, list[int]] = {}
        for last, node in _paths(words, first, nodes):
            if node.rows:
                _merge(ends.setdefault(last, []), node.rows)
        found += [Hit(tuple(rows), words.spans[first][0], words.spans[last][1]) for last, rows in ends.items()]
    return found


def _paths(words: Words, first: int, nodes: list[Node]) -> Iterator[tuple[int, Node]]:
    """Places in the trie that words lead to, each with the number of its word; the more exact way is gone first."""
    words.has(first)
    paths = [(first, node) for node in reversed(nodes)]
    while paths:
        last, node = paths.pop()
        yield last, node
        if (node.words or node.endings) and words.has(last + 1) and joined(words, last):
            children = following(node, keys_of(words.tokens[last + 1]))
            paths.extend((last + 1, child) for child in reversed(children))


def _merge(known: list[int], rows: tuple[int, ...]) -> None:
    """Of two patterns for the same words the first, more exact one counts; a context is kept beside either."""
    if PLAIN in rows and PLAIN not in known:
        known.append(PLAIN)
    if all(row == PLAIN for row in known):
        known.extend(row for row in rows if row != PLAIN)


def _chosen(found: list[Hit]) -> list[Hit]:
    """Of phrases and contexts the phrases that count."""
    plain = [hit for hit in found if PLAIN in hit.rows]
    phrases = [hit._replace(rows=tuple(row for row in hit.rows if row != PLAIN)) for hit in found] if plain else found
    chosen: list[Hit] = []
    for hit in sorted(phrases, key=lambda hit: (hit.start, -hit.end)):
        is_free = not chosen or hit.start >= chosen[-1].end
        if hit.rows and is_free and not any(_hides(context, hit) for context in plain):
            chosen.append(hit)
    return chosen


def _hides(context: Hit, hit: Hit) -> bool:
    """Whether a phrase lies inside a longer context."""
    return context.start <= hit.start and hit.end <= context.end and context[1:] != hit[1:]
