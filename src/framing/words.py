"""What counts as a word: one definition for every count and rate."""

from __future__ import annotations

import re

# A run of letters or digits; apostrophes, hyphens, and points or commas between
# digits hold it together: "Syria's", "air-strike", "70,000", "U.S" are one word each.
WORD = re.compile(r"[^\W_]+(?:(?:['’‐‑-]|(?<=\d)[.,](?=\d)|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b))[^\W_]+)*")


def count_words(text: str) -> int:
    """Count the words of a text.

    >>> count_words("The U.S. counted 70,000 dead -- it isn't over, said a well-placed source.")
    12
    """
    return sum(1 for _ in WORD.finditer(text))


def find_words(text: str) -> list[tuple[str, int, int]]:
    """Words of a text with first character and one past the last.

    >>> find_words("Mr Putin's pen")
    [('Mr', 0, 2), ("Putin's", 3, 10), ('pen', 11, 14)]
    """
    return [(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]
