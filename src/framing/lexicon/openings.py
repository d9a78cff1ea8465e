"""In which of many pieces of text a phrase may begin: compiled code sees it of most, and Python reads the rest."""

from __future__ import annotations

import string
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from framing.lexicon.matching import Matcher
from framing.lexicon.steps import SEVERAL
from framing.spelling import may_fold_each

if TYPE_CHECKING:
    import pyarrow as pa

# Marks around a word, which are no part of it; a piece with others is read in Python.
AROUND = string.punctuation + "“”‘’…–—"
# A word of two letters or more and a mark after it, over which no phrase runs on.
CLOSED = r"(?i)[a-z0-9]{2}[,.;:!?)\]\"”…]+$"

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


class Openings(NamedTuple):
    """Of each piece, where a phrase that it begins stands at its end, whether one may end in it, and where it leads."""

    places: Numbers  # as `Opening.step`
    ends_here: Mask
    followers: Numbers  # as `Matcher.follower`, where it is known
    is_known: Mask


class Beginnings(NamedTuple):
    """The first words of the patterns, and where each leads; and of those with any ending the first letters."""

    words: pa.Array
    places: Numbers  # 0 where no pattern goes on; for no word too, as the last
    ends_here: Mask
    following: pa.Array  # words that stand further on in patterns, by their numbers less 1
    letters: pa.Array
    n_letters: int  # of the shortest


def read_openings(pieces: pa.Array, matcher: Matcher) -> Openings:
    """What may begin in pieces of text, all of them distinct."""
    import pyarrow.compute as pc

    beginnings = _beginnings(matcher)
    ended, bare = pc.utf8_rtrim(pieces, AROUND), pc.utf8_trim(pieces, AROUND)
    low = pc.replace_substring_regex(pc.ascii_lower(bare), "['’]s$", "")
    at = pc.fill_null(pc.index_in(low, beginnings.words), -1).to_numpy()
    is_open = _mask(pc.equal(pc.binary_length(ended), pc.binary_length(pieces)))
    is_begun = _mask(pc.equal(pc.binary_length(ended), pc.binary_length(bare)))
    is_closed = _mask(pc.match_substring_regex(pieces, CLOSED))
    is_plain = _is_plain(low, beginnings)
    places = np.where(is_plain & is_open, beginnings.places[at], 0)
    ends_here = is_plain & beginnings.ends_here[at]
    for number in np.flatnonzero(~is_plain | (at >= 0) & ~is_open & ~is_closed).tolist():
        opening = matcher.opening(pieces[number].as_py())
        places[number] = opening.step if opening else 0
        ends_here[number] = opening is not None and bool(opening.inside)
    numbers = pc.fill_null(pc.index_in(low, beginnings.following), -1).to_numpy().astype(np.int64) + 1
    followers = np.where(is_plain & is_begun, np.where(is_open, numbers, -numbers), 0)
    return Openings(places, ends_here, followers, is_plain)


def _is_plain(words: pa.Array, beginnings: Beginnings) -> Mask:
    """Whether each is one word at most, in letters and digits that are folded to themselves, of no `*` pattern."""
    import pyarrow.compute as pc

    is_plain = _mask(pc.match_substring_regex(words, "^[a-z0-9]*$")) & ~_mask(may_fold_each(words))
    if not beginnings.n_letters:
        return is_plain
    return is_plain & ~_mask(pc.is_in(pc.utf8_slice_codeunits(words, 0, beginnings.n_letters), beginnings.letters))


def _mask(flags: pa.BooleanArray) -> Mask:
    return flags.to_numpy(zero_copy_only=False)


@lru_cache(maxsize=8)
def _beginnings(matcher: Matcher) -> Beginnings:
    import pyarrow as pa

    root, nodes = matcher.root, list(matcher.root.words.values())
    places = [SEVERAL if node.endings else matcher.steps.nodes[node] if node.words else 0 for node in nodes]
    n_letters = min(map(len, root.endings), default=0)
    letters = sorted({ending[:n_letters] for ending in root.endings})
    return Beginnings(
        pa.array(list(root.words), pa.large_string()),
        np.array([*places, 0], dtype=np.int64),
        np.array([*(bool(node.rows) for node in nodes), False]),
        pa.array(list(matcher.steps.words), pa.large_string()),
        pa.array(letters, pa.large_string()),
        n_letters,
    )
