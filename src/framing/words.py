"""What counts as a word: one definition for every count and rate."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.pieces import Pieces, cut_in_batches

# A run of letters or digits; apostrophes, hyphens, and points or commas between
# digits hold it together: "Syria's", "air-strike", "70,000", "U.S" are one word each.
# Runs are taken whole (++), and what may hold one together is judged only where it stands
# between two: a third less time than trying each of its kinds at the end of every word.
WORD = re.compile(
    r"[^\W_]++(?:(?=['’‐‑.,-][^\W_])"
    r"(?:['’‐‑-]|[.,](?<=\d.)(?=\d)|\.(?<=\b[A-Za-z].)(?=[A-Za-z]\b))[^\W_]++)*"
)

# A piece of text that is one word for certain: plain letters and digits with marks around them.
ONE_WORD = r"^[[:punct:]“”‘’…–—]*[a-zA-Z0-9]+[[:punct:]“”‘’…–—]*$"


def count_words(text: str) -> int:
    """Count the words of a text.

    >>> count_words("The U.S. counted 70,000 dead -- it isn't over, said a well-placed source.")
    12
    """
    # Most pieces between white space are one word and nothing else, which is quickly seen: half the time
    pieces = text.split()
    others = [piece for piece in pieces if not piece.isalnum()]
    return len(pieces) - len(others) + len(WORD.findall(" ".join(others)))


def count_in_each(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """Count the words of each text: what `count_words` counts, in half the time where there are many.

    >>> count_in_each(["The U.S. counted 70,000 dead", "", "--"]).tolist()
    [5, 0, 0]
    """
    return np.concatenate([np.zeros(0, np.int64), *(_count(pieces) for _, pieces in cut_in_batches(texts))])


def _count(pieces: Pieces) -> npt.NDArray[np.int64]:
    """Words of each text, from those of its distinct pieces: no word holds a blank."""
    import pyarrow.compute as pc

    is_one = pc.match_substring_regex(pieces.distinct, ONE_WORD).to_numpy(zero_copy_only=False)
    counts = is_one.astype(np.int64)
    counts[~is_one] = [len(WORD.findall(piece)) for piece in pieces.distinct.filter(~is_one).to_pylist()]
    return np.add.reduceat(counts[pieces.codes], pieces.bounds[:-1])


def find_words(text: str) -> list[tuple[str, int, int]]:
    """Words of a text with first character and one past the last.

    >>> find_words("Mr Putin's pen")
    [('Mr', 0, 2), ("Putin's", 3, 10), ('pen', 11, 14)]
    """
    return [(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]


def last_words(text: str, n: int) -> str:
    """The last `n` words of a text and what stands after each, white space as single spaces.

    >>> last_words("He said: in a frosty ", 2)
    'a frosty '
    """
    words = find_words(text)
    if len(words) <= n:
        return flat(text)
    return flat(text[words[-n][1] if n else len(text) :])


def first_words(text: str, n: int) -> str:
    """The first `n` words of a text and what stands before each, white space as single spaces.

    >>> first_words(" mood, on Monday.", 2)
    ' mood, on'
    """
    words = find_words(text)
    if len(words) <= n:
        return flat(text)
    return flat(text[: words[n - 1][2] if n else 0])


def flat(text: str) -> str:
    r"""A text in one line: white space, line breaks among it, as single spaces.

    >>> flat("on\n\nMonday")
    'on Monday'
    """
    return re.sub(r"\s+", " ", text)
