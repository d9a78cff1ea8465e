"""Which pieces of which texts may begin a phrase, for many texts at once.

Cutting the texts, looking up the distinct pieces and following the trie from
piece to piece is done for all texts together in compiled code (pyarrow,
numpy). Left for Python to read are the places at which a pattern can be
complete: one in three of those where the first two words would fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from framing.lexicon.matching import Begun, Hit, Matcher, hits_from, piece_starts
from framing.lexicon.openings import Openings, read_openings
from framing.lexicon.steps import SEVERAL
from framing.pieces import Codes, Pieces, cut_in_batches

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def find_in_each(texts: Sequence[str], matcher: Matcher) -> Iterator[tuple[int, Hit]]:
    """Phrases of a lexicon in texts, each with the number of its text: what `find_in` finds in one text after another.

    >>> from framing.lexicon.matching import Entry, compile_entries
    >>> matcher = compile_entries((Entry(("hard-line", "frosty"), (), ""),))
    >>> [(number, hit.start) for number, hit in find_in_each(["A frosty,", "", "very hard line"], matcher)]
    [(0, 2), (2, 5)]
    """
    for first, pieces in cut_in_batches(texts):
        begun = _begun(texts[first : first + len(pieces.texts)], pieces, matcher)
        for number, of_text in groupby(begun, key=itemgetter(0)):
            for hit in hits_from(texts[first + number], [each for _, each in of_text], matcher):
                yield first + number, hit


def _begun(texts: Sequence[str], pieces: Pieces, matcher: Matcher) -> Iterator[tuple[int, Begun]]:
    """Pieces at which a phrase may begin, in order, each with the number of its text."""
    openings = read_openings(pieces.distinct, matcher)
    leads_on = np.zeros(len(pieces.codes), dtype=bool)
    leads_on[_leading_on(pieces, openings, matcher)] = True
    at = np.flatnonzero(leads_on | openings.ends_here[pieces.codes])
    owners = np.searchsorted(pieces.bounds, at, side="right") - 1
    begun = pieces.distinct.take(pieces.codes[at]).to_pylist()
    columns = (owners.tolist(), _starts(texts, pieces, at, owners).tolist(), begun, leads_on[at].tolist())
    for owner, start, piece, leads in zip(*columns, strict=True):
        opening = matcher.opening(piece)
        if opening:
            yield owner, Begun(start, piece, opening, leads)


def _leading_on(pieces: Pieces, openings: Openings, matcher: Matcher) -> Numbers:
    """Pieces from which a phrase may run on into those after it, up to one that completes it."""
    is_last = np.zeros(len(pieces.codes), dtype=bool)
    is_last[pieces.bounds[1:] - 1] = True
    begun = np.flatnonzero((openings.places != 0)[pieces.codes] & ~is_last)
    at, reached = begun + 1, openings.places[pieces.codes[begun]]
    leading = [begun[:0]]
    while len(begun):
        words = _first_words(pieces, pieces.codes[at], openings, matcher)
        reached = matcher.steps.follow(reached, np.abs(words))
        to_read = (reached == SEVERAL) | (reached > 0) & (words < 0)
        leading.append(begun[to_read])
        goes_on = (reached > 0) & (words > 0) & ~is_last[at]
        begun, at, reached = begun[goes_on], at[goes_on] + 1, reached[goes_on]
    return np.concatenate(leading)


def _first_words(pieces: Pieces, codes: Codes, openings: Openings, matcher: Matcher) -> Numbers:
    """Number in the matcher's steps of the word that each piece begins with; asked for where it is not yet known."""
    asked = np.zeros(len(pieces.distinct), dtype=bool)
    asked[codes] = True
    asked &= ~openings.is_known
    words = openings.followers.copy()
    words[asked] = [matcher.follower(piece) for piece in pieces.distinct.filter(asked).to_pylist()]
    return words[codes]


def _starts(texts: Sequence[str], pieces: Pieces, at: Numbers, owners: Numbers) -> Numbers:
    """First character of pieces in their texts: counted, where single blanks part all pieces, and else looked for."""
    import pyarrow.compute as pc

    lengths = pc.utf8_length(pieces.distinct).to_numpy()[pieces.codes]
    ends = np.concatenate([[0], np.cumsum(lengths + 1)])  # each with the blank after it
    starts = ends[at] - ends[pieces.bounds[owners]]
    is_plain = np.diff(ends[pieces.bounds]) - 1 == pc.utf8_length(pieces.texts).to_numpy()
    odd = np.flatnonzero(~is_plain[owners])
    found = {owner: piece_starts(texts[owner]) for owner in np.unique(owners[odd]).tolist()}
    numbers = at[odd] - pieces.bounds[owners[odd]]
    starts[odd] = [found[owner][number] for owner, number in zip(owners[odd].tolist(), numbers.tolist(), strict=True)]
    return starts
