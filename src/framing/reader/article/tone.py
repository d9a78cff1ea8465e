"""The tone of a sentence as a number and a small bar: to the left of its middle negative, to the right positive."""

from __future__ import annotations

from framing.html_output import element
from framing.reader import looks

WIDTH = 26  # pixels for a score of 1
NAMES = {"compound_own": "the outlet’s own words", "compound": "all words"}


def tone_html(score: float | None) -> str:
    """Number and bar; the bar is drawn with borders, which a printer does not leave out as it does grounds."""
    if score is None:
        return ""
    return element("span", element("span", signed(score), looks.SCORE) + _bar(score), looks.TONE)


def signed(score: float) -> str:
    """A score with its sign.

    >>> signed(0.25), signed(-0.5), signed(0.001)
    ('+0.25', '−0.50', '0.00')
    """
    rounded = round(score, 2)
    return f"{rounded:+.2f}".replace("-", "−") if rounded else "0.00"


def _bar(score: float) -> str:
    length = round(min(abs(score), 1) * WIDTH)
    before, side = (WIDTH - length, "right") if score < 0 else (WIDTH, "left")
    return element("span", "", f"{looks.BAR};margin-left:{before}px;width:{length}px;border-{side}:{looks.ZERO}")
