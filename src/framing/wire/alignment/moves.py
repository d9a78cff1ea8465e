"""Which aligned sentences stand out of the base's order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def moved(numbers: Sequence[int]) -> list[bool]:
    """Tell for each number of a sequence whether it stands out of order.

    In order is the longest run of numbers that never falls (a sentence made into two gives
    its number twice). Where two runs are equally long, the smaller numbers are in order: of two
    that changed places, the one brought forward is the one that moved.

    >>> moved([4, 1, 2, 3])
    [True, False, False, False]
    >>> moved([2, 1])
    [True, False]
    """
    ends: list[int] = []  # smallest number that a run of each length can end with
    at: list[int] = []  # where that number stands
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_right(ends, number)
        before.append(at[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        at[length : length + 1] = [place]
    in_order = set()
    place = at[-1] if at else -1
    while place >= 0:
        in_order.add(place)
        place = before[place]
    return [place not in in_order for place in range(len(numbers))]
