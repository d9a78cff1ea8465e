"""Sizes of differences in words that can be said aloud."""

from __future__ import annotations

import math

# Measures that are rates even where they are given per hundred; all others per hundred are shares.
RATES = ("loaded phrases", "passives without a doer", "changes", "changes of style")
# Measures on VADER's scale.
ON_SCALE = ("tone", "compound", "compound_own")
SCALE = " on the scale from −1 to 1"


def effect_words(difference: float, measure: str, per: int, of: str) -> str:
    """Say how much more the higher of two outlets has.

    Parameters
    ----------
    difference : float
        The difference, per `per`; its sign is left aside.
    measure, per, of
        As in the table by report.

    Returns
    -------
    str
        Such as "6.2 more per 1,000 own words"; "" where there is no difference to tell.

    Examples
    --------
    >>> effect_words(-6.21, "loaded phrases", 1000, "own words")
    '6.2 more per 1,000 own words'
    >>> effect_words(0.236, "tone", 1, "reports")
    '0.24 higher on the scale from −1 to 1'
    >>> effect_words(12.3, "words given", 100, "quoted words")
    '12 percentage points more of the quoted words'
    """
    if math.isnan(difference):
        return ""
    return f"{amount(abs(difference))}{_unit(measure, per, of, 'more', 'higher')}"


def range_words(low: float, high: float, measure: str, per: int, of: str) -> str:
    """Say where the difference between one outlet and another may lie, where the two cannot be told apart.

    Parameters
    ----------
    low, high : float
        Ends of its interval, in per-units, of the first outlet less the second.
    measure, per, of
        As in the table by report.

    Returns
    -------
    str
        What the first has, such as "anything from 2.4 fewer to 1.1 more per 1,000 own words"; "" without
        an interval.

    Examples
    --------
    >>> range_words(-2.4, 1.13, "loaded phrases", 1000, "own words")
    'anything from 2.4 fewer to 1.1 more per 1,000 own words'
    >>> range_words(-0.1, 0.04, "tone", 1, "reports")
    'anything from 0.10 lower to 0.04 higher on the scale from −1 to 1'
    """
    if math.isnan(low) or math.isnan(high):
        return ""
    less, more = ("lower", "higher") if per == 1 else ("less" if _is_share(measure, per) else "fewer", "more")
    ends = [f"{amount(abs(end))} {less if end < 0 else more}" for end in (low, high)]
    return f"anything from {ends[0]} to {ends[1]}{_unit(measure, per, of)}"


def amount(value: float) -> str:
    """A size with two digits or so: 12, 6.2, 0.24, 0.003.

    >>> [amount(value) for value in (1234.5, 12.3, 6.21, 0.236, 0.0031, 0)]
    ['1,234', '12', '6.2', '0.24', '0.003', '0']
    """
    if value >= 10:
        return f"{value:,.0f}"
    if value >= 1:
        return f"{value:.1f}"
    if value == 0:
        return "0"
    return f"{value:.2f}" if value >= 0.01 else f"{value:.1g}"


def _is_share(measure: str, per: int) -> bool:
    return per == 100 and measure not in RATES


def _unit(measure: str, per: int, of: str, more: str = "", higher: str = "") -> str:
    """What comes behind the amount: the word for more, and what it is more of."""
    if per == 1:
        return (f" {higher}" if higher else "") + (SCALE if measure in ON_SCALE else "")
    word = f" {more}" if more else ""
    return f" percentage points{word} of the {of}" if _is_share(measure, per) else f"{word} per {per:,} {of}"
