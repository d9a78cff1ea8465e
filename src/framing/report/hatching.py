"""A hatching's smallest tile: a browser prints the whole tile for each bar, and matplotlib's holds dozens of lines."""

from __future__ import annotations

import re

SIDE = 72.0  # of matplotlib's tile, in points
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
NEAR = 0.02  # numbers are rounded to hundredths

Point = tuple[float, float]


def smallest_tile(outline: str) -> tuple[str, float] | None:
    """The outline that a smaller tile needs for the same hatching, and that tile's side; None for other hatchings.

    Slanted lines and dots, which the figures have, are known.

    >>> lines = "".join(f"M{n - 36} {n + 36}L{n + 36} {n - 36}" for n in range(0, 73, 3))
    >>> smallest_tile(lines)
    ('M-1 1L1 -1M0 6L6 0M5 7L7 5', 6.0)
    >>> smallest_tile("M0 0L72 0") is None
    True
    """
    parts = [part for part in outline.split("M") if part]
    numbers = [[float(number) for number in NUMBER.findall(part)] for part in parts]
    if len(parts) < 3:
        return None
    if all(part.endswith("z") for part in parts):
        return _tile_of_dots(parts, [_middle(points) for points in numbers])
    return _tile_of_lines([(start[0], start[1]) for start in numbers], numbers)


def _tile_of_lines(starts: list[Point], numbers: list[list[float]]) -> tuple[str, float] | None:
    if any(len(line) != 4 or abs(abs(line[2] - line[0]) - abs(line[3] - line[1])) > NEAR for line in numbers):
        return None
    rises = numbers[0][3] < numbers[0][1]  # y runs down
    levels = sorted(x + y if rises else x - y for x, y in starts)
    side = _whole_part(levels[1] - levels[0])
    if side is None or any(abs(level / side - round(level / side)) > NEAR for level in levels):
        return None
    p, before, after = f"{side:g}", f"{side - 1:g}", f"{side + 1:g}"
    if rises:
        return f"M-1 1L1 -1M0 {p}L{p} 0M{before} {after}L{after} {before}", side
    return f"M0 0L{p} {p}M-1 {before}L1 {after}M{before} -1L{after} 1", side


def _tile_of_dots(parts: list[str], middles: list[Point]) -> tuple[str, float] | None:
    rows = sorted({round(y, 1) for _, y in middles})
    side = _whole_part(2 * (rows[1] - rows[0])) if len(rows) > 1 else None  # every second row is moved by half
    if side is None:
        return None
    inside = [-NEAR <= x <= side + NEAR and -NEAR <= y <= side + NEAR for x, y in middles]
    return "".join(f"M{part}" for part, kept in zip(parts, inside, strict=True) if kept), side


def _whole_part(side: float) -> float | None:
    """The side, where matplotlib's tile is a whole number of it."""
    times = round(SIDE / side) if side > NEAR else 0
    return SIDE / times if times > 1 and abs(SIDE / times - side) < NEAR else None


def _middle(numbers: list[float]) -> Point:
    xs, ys = numbers[::2], numbers[1::2]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
