"""Which of many pieces of text may begin a phrase: nine in ten cannot, which compiled code sees at once."""

from __future__ import annotations

import string
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing.lexicon.matching import Matcher, Opening
from framing.lexicon.trie import Node
from framing.spelling import may_fold_each

if TYPE_CHECKING:
    import pyarrow as pa

# Marks around a word, which are no part of it; of what others stand there a piece is read in Python.
AROUND = string.punctuation + "“”‘’…–—"


class Beginnings(NamedTuple):
    """What the first words of the patterns are, and the first letters of those that any ending may follow."""

    words: pa.Array
    letters: pa.Array
    n_letters: int  # of the shortest


def openings_of(pieces: pa.Array, matcher: Matcher) -> dict[int, Opening]:
    """What may begin in each of some pieces, by its number; those in which nothing may are left out."""
    asked = np.flatnonzero(_may_open(pieces, _beginnings(matcher.root)))
    openings = zip(asked.tolist(), map(matcher.opening, pieces.take(asked).to_pylist()), strict=True)
    return {number: opening for number, opening in openings if opening}


def _may_open(pieces: pa.Array, beginnings: Beginnings) -> np.ndarray:
    """All but single words in plain letters and digits that no pattern begins with, whichever way they are spelled."""
    import pyarrow.compute as pc

    low = pc.replace_substring_regex(pc.ascii_lower(pc.utf8_trim(pieces, AROUND)), "['’]s$", "")
    begins = pc.is_in(low, beginnings.words)
    if beginnings.n_letters:
        begins = pc.or_(begins, pc.is_in(pc.utf8_slice_codeunits(low, 0, beginnings.n_letters), beginnings.letters))
    is_plain = pc.and_(pc.match_substring_regex(low, "^[a-z0-9]*$"), pc.invert(may_fold_each(low)))
    return pc.or_(begins, pc.invert(is_plain)).to_numpy(zero_copy_only=False)


@lru_cache(maxsize=8)
def _beginnings(root: Node) -> Beginnings:
    import pyarrow as pa

    n_letters = min(map(len, root.endings), default=0)
    letters = sorted({ending[:n_letters] for ending in root.endings})
    return Beginnings(pa.array(list(root.words), pa.large_string()), pa.array(letters, pa.large_string()), n_letters)
