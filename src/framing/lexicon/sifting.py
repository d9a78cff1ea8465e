"""Which pieces of which texts may begin a phrase, for many texts at once.

Cutting the texts, numbering the distinct pieces and looking each up is done
for all texts together in compiled code (pyarrow, numpy): finding loaded phrases
takes two thirds of the time that it takes text by text in Python.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from framing.lexicon.matching import Begun, Hit, Matcher, Opening, hits_from

N_TEXTS = 20_000  # cut at once: their pieces take a few times the memory of their text

Codes = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def find_in_each(texts: Sequence[str], matcher: Matcher) -> Iterator[tuple[int, Hit]]:
    """Phrases of a lexicon in texts, each with the number of its text: what `find_in` finds in one text after another.

    >>> from framing.lexicon.matching import Entry, compile_entries
    >>> matcher = compile_entries((Entry(("hard-line", "frosty"), (), ""),))
    >>> [(number, hit.start) for number, hit in find_in_each(["A frosty,", "", "very hard line"], matcher)]
    [(0, 2), (2, 5)]
    """
    for first in range(0, len(texts), N_TEXTS):
        batch = texts[first : first + N_TEXTS]
        for number, begun in groupby(_begun(batch, matcher), key=itemgetter(0)):
            for hit in hits_from(batch[number], [each for _, each in begun]):
                yield first + number, hit


def _begun(texts: Sequence[str], matcher: Matcher) -> Iterator[tuple[int, Begun]]:
    """Pieces at which a phrase may begin, in order, each with the number of its text."""
    codes, pieces, bounds = _cut(texts)
    openings = list(map(matcher.opening, pieces))
    ends_here = np.array([opening is not None and bool(opening.inside) for opening in openings], dtype=bool)
    is_followed = np.ones(len(codes), dtype=bool)
    is_followed[bounds[1:] - 1] = False
    leads_on = np.zeros(len(codes), dtype=bool)
    leads_on[_leading_on(codes, pieces, openings, is_followed, matcher)] = True
    at = np.flatnonzero(leads_on | ends_here[codes])
    owners = np.searchsorted(bounds, at, side="right") - 1
    columns = (codes[at], owners, at - bounds[owners], leads_on[at])
    for code, owner, number, leads in zip(*(column.tolist() for column in columns), strict=True):
        yield owner, Begun(number, openings[code], leads)


def _leading_on(
    codes: Codes, pieces: list[str], openings: list[Opening | None], is_followed: Mask, matcher: Matcher
) -> Codes:
    """Places of pieces from which a phrase may run on into the next piece of the same text."""
    steps = np.array([0 if opening is None else opening.step for opening in openings], dtype=np.int64)
    at = np.flatnonzero((steps[codes] != 0) & is_followed)
    following = codes[at + 1]
    asked = np.zeros(len(pieces), dtype=bool)
    asked[following] = True
    words = np.zeros(len(pieces), dtype=np.int64)
    words[asked] = [matcher.follower(pieces[code]) for code in np.flatnonzero(asked).tolist()]
    return at[matcher.steps.may_lead(steps[codes[at]], words[following])]


def _cut(texts: Sequence[str]) -> tuple[Codes, list[str], Codes]:
    """Pieces of all texts in a row by number, the distinct pieces, and where each text begins and the last ends.

    A text without a word has one empty piece.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    lists = pc.utf8_split_whitespace(pc.utf8_trim_whitespace(pa.array(texts, pa.large_string())))
    pieces = lists.flatten().dictionary_encode()
    return pieces.indices.to_numpy(), pieces.dictionary.to_pylist(), lists.offsets.to_numpy()
