"""One change of wording, with all that telling its kind needs."""

from __future__ import annotations

from typing import NamedTuple


class Change(NamedTuple):
    """What an outlet made of a wording that it was handed.

    `old` stands in the base and `new` in the copy, without blanks around them; one of them is empty
    where words were only put in or left out. Offsets are characters in the sentence's text.
    """

    old: str
    new: str
    old_sentence: str
    new_sentence: str
    old_at: int  # where old stands in old_sentence; the place, where old is empty
    new_at: int
    old_quoted: bool  # the place lies inside quotation marks
    new_quoted: bool
    old_categories: tuple[str, ...]  # categories of the loaded terms in old
    new_categories: tuple[str, ...]
