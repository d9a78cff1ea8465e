"""Aligning the words of two sentences: what stayed, what was exchanged, put in and left out.

Dynamic programming with affine gaps (Gotoh 1982) over words and marks, at the
costs of `word_costs`, and with one more step: two words for one where only the
blank differs ("coast guard", "coastguard").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from framing.wire.edits.word_costs import COST, FORBIDDEN, OPEN, costs, squash, tie, weight
from framing.wire.tokens import Token

# Cells of the table above which only equal words are looked for: some 550 words against 550.
MOST_CELLS = 300_000
PAIR, LEFT_OUT, PUT_IN, TWO_FOR_ONE, ONE_FOR_TWO = range(5)
STEP = ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2))


class Column(NamedTuple):
    """Tokens old[i:i2] stand against new[j:j2]; `tie` says what ties them, "gap" where one side is empty."""

    i: int
    i2: int
    j: int
    j2: int
    tie: str


class Row(NamedTuple):
    """One row of the table: for each place in `new`, the cheapest way there."""

    best: list[float]
    gap: list[float]  # the cheapest way that ends with a word left out
    came: list[int]  # the last step of the cheapest way
    down_opens: list[bool]  # whether a gap in `old` that ends here begins here
    right_opens: list[bool]


def align_tokens(old: list[Token], new: list[Token]) -> list[Column]:
    """Align two rows of tokens; every token of both stands in one column, in order."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle = _align(old[head : len(old) - tail], new[head : len(new) - tail])
    ends = [(n, n) for n in range(head)] + [(len(old) - n, len(new) - n) for n in range(tail, 0, -1)]
    same = [Column(i, i + 1, j, j + 1, "same") for i, j in ends]
    return [*same[:head], *(_shifted(column, head) for column in middle), *same[head:]]


def _shifted(column: Column, by: int) -> Column:
    return Column(column.i + by, column.i2 + by, column.j + by, column.j2 + by, column.tie)


def _common(old: list[Token], new: list[Token]) -> int:
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (a, b) in pairs if tie(a, b) != "same"), min(len(old), len(new)))


def _align(old: list[Token], new: list[Token]) -> list[Column]:
    if not old or not new:
        gaps = [Column(n, n + 1, 0, 0, "gap") for n in range(len(old))]
        return gaps + [Column(0, 0, n, n + 1, "gap") for n in range(len(new))]
    if len(old) * len(new) > MOST_CELLS:
        return list(_by_equal_words(old, new))
    return list(_way_back(_fill(old, new), old, new))[::-1]


def _way_back(rows: list[Row], old: list[Token], new: list[Token]) -> Iterator[Column]:
    i, j, step = len(old), len(new), -1
    while i or j:
        step = rows[i].came[j] if step == -1 else step
        down, right = STEP[step]
        yield Column(i - down, i, j - right, j, _tie_of(old[i - down : i], new[j - right : j]))
        goes_on = step == LEFT_OUT and not rows[i].down_opens[j] or step == PUT_IN and not rows[i].right_opens[j]
        i, j, step = i - down, j - right, step if goes_on else -1


def _tie_of(old: list[Token], new: list[Token]) -> str:
    if not old or not new:
        return "gap"
    return tie(old[0], new[0]) if len(old) == len(new) else "spelling"


def _fill(old: list[Token], new: list[Token]) -> list[Row]:
    weights = [weight(token) for token in new]
    rows = [_first_row(weights)]
    runs_on, parts = _joins(old, new), {(i, j) for j, i in _joins(new, old)}
    for i, token in enumerate(old, 1):
        pairs = costs(token, new)
        two = [j for j in range(1, len(new) + 1) if (i, j) in runs_on] if runs_on else []
        one = [j for j in range(2, len(new) + 1) if (i, j) in parts] if parts else []
        rows.append(_next_row(rows, pairs, weight(token), weights, (two, one)))
    return rows


def _first_row(weights: list[float]) -> Row:
    best = [0.0]
    for n, gap in enumerate(weights):
        best.append(best[-1] + gap + (OPEN if n == 0 else 0.0))
    size = len(best)
    return Row(best, [FORBIDDEN * size] * size, [PUT_IN] * size, [True] * size, [n == 1 for n in range(size)])


def _next_row(
    rows: list[Row], pairs: list[float], down: float, weights: list[float], joins: tuple[list[int], list[int]]
) -> Row:
    above = rows[-1]
    opens = [best + OPEN < gap for best, gap in zip(above.best, above.gap, strict=True)]
    gap = [min(best + OPEN, gap) + down for best, gap in zip(above.best, above.gap, strict=True)]
    best, came, right_opens = [gap[0]], [LEFT_OUT], [True]
    put_in = gap[0] + FORBIDDEN
    for j, pair in enumerate(pairs, 1):
        right_opens.append(best[-1] + OPEN < put_in)
        put_in = min(best[-1] + OPEN, put_in) + weights[j - 1]
        least, step = above.best[j - 1] + pair, PAIR
        if j in joins[0]:
            least, step = min((least, step), (rows[-2].best[j - 1] + COST["spelling"], TWO_FOR_ONE))
        if j in joins[1]:
            least, step = min((least, step), (above.best[j - 2] + COST["spelling"], ONE_FOR_TWO))
        if gap[j] < least:
            least, step = gap[j], LEFT_OUT
        if put_in < least:
            least, step = put_in, PUT_IN
        best.append(least)
        came.append(step)
    return Row(best, gap, came, opens, right_opens)


def _joins(two: list[Token], one: list[Token]) -> set[tuple[int, int]]:
    """Places behind two words that are one word of the other sentence but for a blank."""
    places: dict[str, list[int]] = {}
    for j, token in enumerate(one, 1):
        if token.kind == "word":
            places.setdefault(squash(token.low), []).append(j)
    pairs = [(i, a, b) for i, (a, b) in enumerate(zip(two, two[1:], strict=False), 2) if a.kind == b.kind == "word"]
    return {(i, j) for i, a, b in pairs for j in places.get(squash(a.low) + squash(b.low), ())}


def _by_equal_words(old: list[Token], new: list[Token]) -> Iterator[Column]:
    """What Levenshtein's distance over whole words finds; for sentences too long for costs."""
    from rapidfuzz.distance import Levenshtein

    numbers: dict[str, int] = {}
    left, right = ([numbers.setdefault(token.key, len(numbers)) for token in tokens] for tokens in (old, new))
    for step in Levenshtein.opcodes(left, right):
        i, i2, j, j2 = step.src_start, step.src_end, step.dest_start, step.dest_end
        if step.tag == "equal":
            yield from (Column(i + n, i + n + 1, j + n, j + n + 1, "same") for n in range(i2 - i))
        else:
            yield from (Column(n, n + 1, j, j, "gap") for n in range(i, i2))
            yield from (Column(i2, i2, n, n + 1, "gap") for n in range(j, j2))
