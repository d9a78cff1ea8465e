"""What decides whether two reports share enough, as the user sets it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from framing.tables import TableError

# Words of a run that counts as shared when reports are looked for. Independent reports of one event
# share fours and fives by the dozen ("summit with Russian President"), sixes hardly.
RUN = 6

MIN_SHARE = 0.25
MIN_WORDS = 30
WITHIN_DAYS = 7


class Settings(NamedTuple):
    """Settings of `match_wire`, which says what each means."""

    min_share: float = MIN_SHARE
    min_words: int = MIN_WORDS
    within_days: float = WITHIN_DAYS  # infinite where days do not matter


def read_settings(
    min_share: float = MIN_SHARE, min_words: int = MIN_WORDS, within_days: float | None = WITHIN_DAYS
) -> Settings:
    """Settings as a user gives them, checked.

    >>> read_settings(within_days=None).within_days
    inf
    """
    if not 0 < min_share <= 1:
        raise TableError(f"match_wire needs min_share above 0 and up to 1; found {min_share!r}.")
    if min_words < RUN:
        raise TableError(f"match_wire needs min_words to be {RUN} or more; found {min_words!r}.")
    if within_days is not None and not within_days >= 0:
        raise TableError(f"match_wire needs within_days to be 0 or more, or None; found {within_days!r}.")
    return Settings(min_share, min_words, np.inf if within_days is None else within_days)
