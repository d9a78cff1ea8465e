"""Finding the terms of a lexicon in a text.

A text is cut at its blanks, which is the cheapest cut there is, and of each
piece ("rebels,", "hard-line") it is worked out once what phrases may begin in
it. Most begin none, and most of the rest are ruled out by the next piece; only
from what is left words are read and the trie is followed. One regular
expression over all patterns tries thousands of them at every place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

from framing.lexicon.steps import SEVERAL, Steps, read_steps
from framing.lexicon.tokens import GAP, TOKEN, Words, joined, keys_of, read_words
from framing.lexicon.trie import PLAIN, Entry, Node, build, following

PIECE = re.compile(r"\S+")
MOST_KEPT = 200_000  # pieces of which it is known what begins in them
LONGEST_KEPT = 100  # characters of a piece: what a text encodes in longer ones is not seen twice and fills the memory


Read = TypeVar("Read")


class Hit(NamedTuple):
    """Rows of the lexicon found in a text, with the first character and one past the last."""

    rows: tuple[int, ...]
    start: int
    end: int


class Opening(NamedTuple):
    """What phrases may begin in a piece of text between two blanks."""

    inside: tuple[Hit, ...]  # those that end in the piece, with their places in it
    unfinished: tuple[Node, ...]  # where others stand at its end, and the first word of the next piece may lead on
    step: int  # number in the matcher's steps of the place where they stand; SEVERAL; or 0 if there is none


class Begun(NamedTuple):
    """A piece of a text at which a phrase begins: where it starts, what begins, and whether the next may lead on."""

    start: int
    piece: str
    opening: Opening
    leads_on: bool


@dataclass(frozen=True, eq=False)
class Matcher:
    """A lexicon made ready: its trie, and what is known of pieces of text."""

    root: Node
    steps: Steps
    opening: Callable[[str], Opening | None]
    # Number in the steps of the word that a piece begins with, or 0; negative where more stands in the piece
    follower: Callable[[str], int]


@lru_cache(maxsize=8)
def compile_entries(entries: tuple[Entry, ...]) -> Matcher:
    """Make a lexicon ready for matching; the same lexicon once, and what is known of pieces of text stays known."""
    return make_matcher(entries)


def make_matcher(entries: tuple[Entry, ...]) -> Matcher:
    """Make a lexicon ready for matching."""
    root = build(entries)
    steps = read_steps(root)

    @remembering
    def opening(piece: str) -> Opening | None:
        return _read_opening(piece, root, steps)

    @remembering
    def follower(piece: str) -> int:
        found = TOKEN.match(piece)
        number = steps.words.get(keys_of(found.group())[0], 0) if found else 0
        return number if found and found.end() == len(piece) else -number

    return Matcher(root, steps, opening, follower)


def remembering(read: Callable[[str], Read]) -> Callable[[str], Read]:
    """Remember what a function gave for short pieces of text.

    A plain dict, for `lru_cache` keeps an object beside each answer, and Python's collector of garbage looks through
    all of these again and again. For the same reason equal answers are kept as one.
    """
    known: dict[str, Read] = {}
    same: dict[Read, Read] = {}

    def remembered(piece: str) -> Read:
        if piece in known:
            return known[piece]
        found = read(piece)
        if len(piece) <= LONGEST_KEPT:
            if len(known) >= MOST_KEPT:
                known.clear()
                same.clear()
            found = known[piece] = same.setdefault(found, found)
        return found

    return remembered


def find_in(text: str, matcher: Matcher) -> list[Hit]:
    """Phrases of a lexicon in a text: leftmost first, of those the longest, none overlapping.

    A phrase that lies inside a longer context in which it is plain is no phrase.
    """
    pieces = text.split()
    opened = [(number, opening) for number, opening in enumerate(map(matcher.opening, pieces)) if opening]
    if not opened:
        return []
    pieces.append("")  # no phrase runs on from the last piece
    starts = piece_starts(text)
    begun = [
        Begun(starts[number], pieces[number], opening, _leads_on(opening, pieces[number + 1]))
        for number, opening in opened
    ]
    return hits_from(text, [each for each in begun if each.leads_on or each.opening.inside], matcher)


def piece_starts(text: str) -> list[int]:
    """First character of each piece of a text between blanks."""
    return [found.start() for found in PIECE.finditer(text)]


def hits_from(text: str, begun: Iterable[Begun], matcher: Matcher) -> list[Hit]:
    """Phrases of a text that begin at these pieces."""
    found: list[Hit] = []
    for at, piece, opening, leads_on in begun:
        if leads_on:
            found += _phrases_from(Words(text, at), _first_words(piece, matcher.root))
        else:
            found += [Hit(rows, at + start, at + end) for rows, start, end in opening.inside]
    return _chosen(found) if found else []


def is_whole(hit: Hit, text: str) -> bool:
    """Whether a phrase is all the words of a text, whatever marks stand around them."""
    spans = read_words(text).spans
    return (hit.start, hit.end) == (spans[0][0], spans[-1][1])


def _leads_on(opening: Opening, next_piece: str) -> bool:
    keys = _first_keys(next_piece) if opening.unfinished else ()
    return bool(keys) and any(following(node, keys) for node in opening.unfinished)


def _first_keys(piece: str) -> tuple[str, ...]:
    """Keys of the word that a piece of text begins with; none where it begins with a mark."""
    found = TOKEN.match(piece)
    return keys_of(found.group()) if found else ()


def _read_opening(piece: str, root: Node, steps: Steps) -> Opening | None:
    starts = _first_words(piece, root)
    if not starts:
        return None
    words = read_words(piece)
    inside, unfinished = _phrases_from(words, starts), _unfinished(words, starts)
    if not inside and not unfinished:
        return None
    is_one = len(unfinished) == 1 and not unfinished[0].endings
    step = steps.nodes[unfinished[0]] if is_one else SEVERAL if unfinished else 0
    return Opening(tuple(inside), tuple(unfinished), step)


def _first_words(piece: str, root: Node) -> list[tuple[int, list[Node]]]:
    """Number of each word of a piece that phrases may begin with, and where it leads."""
    leads = enumerate(following(root, keys_of(token)) for token in TOKEN.findall(piece))
    return [(number, nodes) for number, nodes in leads if nodes]


def _unfinished(words: Words, starts: list[tuple[int, list[Node]]]) -> list[Node]:
    """Where phrases stand at the end of a piece, if they may run on from its last word to the next piece."""
    if not GAP.fullmatch(words.text[words.spans[-1][1] :] + " "):
        return []
    last = len(words.tokens) - 1
    reached = [node for first, nodes in starts for at, node in _paths(words, first, nodes) if at == last]
    return [node for node in reached if node.words or node.endings]


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
    chosen: list[Hit] = []
    hidden_to = 0  # a phrase that ends up to here lies in a context, as each context comes before what it holds
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.end)):
        rows = tuple(row for row in hit.rows if row != PLAIN)
        if rows and hit.end > hidden_to and (not chosen or hit.start >= chosen[-1].end):
            chosen.append(Hit(rows, hit.start, hit.end))
        if PLAIN in hit.rows:
            hidden_to = max(hidden_to, hit.end)
    return chosen
