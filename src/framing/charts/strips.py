"""Where the sentences of a family's reports stand in a strip diagram: bars, and ribbons between them."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

GAP = 0.9  # between two sentences
LEAST = 0.7  # a sentence of no words is a line
AFTER_HEADLINE = 5.0
# A base sentence split in two can have two fates: it counts as the one furthest from kept.
_FURTHEST = ["kept", "reworded", "moved"]


class Scale(NamedTuple):
    """Points to a word, points between two sentences, and points that every sentence has beside its words."""

    unit: float
    gap: float = GAP
    least: float = LEAST


class Bar(NamedTuple):
    """A sentence: its left edge and width in points, and what became of it."""

    sentence: int
    x: float
    width: float
    edit: str
    part: str


class Ribbon(NamedTuple):
    """A base sentence and the copy's sentence made of it."""

    above: Bar
    below: Bar
    edit: str


class Copy(NamedTuple):
    """A copy laid out: the base's sentences by what became of them, the copy's own, and what joins them."""

    used: list[Bar]
    own: list[Bar]
    ribbons: list[Ribbon]


def scale_of(rows: pd.DataFrame, wide: float) -> Scale:
    """The scale at which the longest report is `wide`.

    Parameters
    ----------
    rows : DataFrame
        Rows of `copy_strips` of all reports drawn.
    wide : float
        Points from the left edge of the strips to the right.

    Returns
    -------
    Scale
        One for all reports. Of hundreds of sentences, half the width is left to the words.

    Examples
    --------
    >>> rows = pd.DataFrame({"family": "f", "article_id": "b", "sentence": [0, 1], "base_sentence": [0, 1],
    ...     "n_words": [20, 80], "base_n_words": [20, 80]})
    >>> scale = scale_of(rows, 108.2)
    >>> round(scale.unit, 2), scale.gap, scale.least
    (1.0, 0.9, 0.7)
    """
    own = rows[rows["sentence"].notna()].drop_duplicates(["family", "article_id", "sentence"])
    base = rows[rows["base_sentence"].notna()].drop_duplicates(["family", "base_sentence"])
    sums = [own.groupby(["family", "article_id"])["n_words"], base.groupby("family")["base_n_words"]]
    most = max(int(s.size().max()) for s in sums if len(s))
    longest = max(float(s.sum().max()) for s in sums if len(s))
    gap, least = min(GAP, 0.28 * wide / most), min(LEAST, 0.22 * wide / most)
    return Scale((wide - AFTER_HEADLINE - most * (gap + least)) / max(longest, 1.0), gap, least)


def base_bars(rows: pd.DataFrame, scale: Scale) -> list[Bar]:
    """Bars of a family's base in its order, from the rows of the base or, without any, from its copies'.

    >>> rows = pd.DataFrame({"base_sentence": [0, 1], "base_n_words": [5, 10], "part": ["headline", "body"]})
    >>> [(bar.sentence, round(bar.x, 1), round(bar.width, 1)) for bar in base_bars(rows, Scale(2.0, 1.0))]
    [(0, 0.0, 10.7), (1, 16.7, 20.7)]
    """
    base = rows[rows["base_sentence"].notna()].drop_duplicates("base_sentence").sort_values("base_sentence")
    return _bars(base["base_sentence"], base["base_n_words"], base["part"], ["base"] * len(base), scale)


def copy_of(rows: pd.DataFrame, base: list[Bar], scale: Scale) -> Copy:
    """Lay out a copy: its rows of `copy_strips` against the bars of its base.

    >>> base = [Bar(0, 0.0, 10.0, "base", "body"), Bar(1, 11.0, 10.0, "base", "body")]
    >>> rows = pd.DataFrame({"sentence": [0, None], "base_sentence": [1, 0], "edit": ["kept", "cut"],
    ...     "n_words": [10, 0], "part": "body"})
    >>> copy = copy_of(rows, base, Scale(1.0, 1.0))
    >>> [bar.edit for bar in copy.used], len(copy.own), len(copy.ribbons)
    (['cut', 'kept'], 1, 1)
    """
    kept = rows[rows["sentence"].notna() & rows["base_sentence"].notna()]
    fates = _furthest(kept, "base_sentence")
    used = [bar._replace(edit=fates.get(bar.sentence, "cut")) for bar in base]
    own = rows[rows["sentence"].notna()].drop_duplicates("sentence").sort_values("sentence")
    own_fates = _furthest(kept, "sentence")
    edits = [own_fates.get(int(s), e) for s, e in zip(own["sentence"], own["edit"], strict=True)]
    bars = _bars(own["sentence"], own["n_words"], own["part"], edits, scale)
    above, below = {bar.sentence: bar for bar in used}, {bar.sentence: bar for bar in bars}
    pairs = zip(kept["base_sentence"], kept["sentence"], kept["edit"], strict=True)
    return Copy(used, bars, [Ribbon(above[int(b)], below[int(c)], str(edit)) for b, c, edit in pairs])


def _furthest(rows: pd.DataFrame, column: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for edit in _FURTHEST:
        found |= {int(sentence): edit for sentence in rows.loc[rows["edit"] == edit, column]}
    return found


def _bars(sentences: pd.Series, words: pd.Series, parts: pd.Series, edits: list[str], scale: Scale) -> list[Bar]:
    bars: list[Bar] = []
    x = 0.0
    for sentence, n, part, edit in zip(sentences, words.fillna(0), parts, edits, strict=True):
        if bars and bars[-1].part == "headline" and part != "headline":
            x += AFTER_HEADLINE
        bars.append(Bar(int(sentence), x, float(n) * scale.unit + scale.least, edit, str(part)))
        x += bars[-1].width + scale.gap
    return bars
