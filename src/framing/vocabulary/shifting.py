"""The arithmetic of word shift: counts and scores of words on two sides -> what each word contributes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.resampling import Numbers
from framing.resampling.permutation import Flags
from framing.vocabulary.bags import Bag, keep_terms

UNSCORED = "(words without a score)"
Sides = Sequence[Numbers] | Numbers


class Shift(NamedTuple):
    """Uses of scored words in the reports of two outlets."""

    reports: pd.DataFrame
    ours: Flags  # which reports are the first outlet's
    words: list[str]
    counts: Numbers  # a row a report, a column a word
    n_words: Numbers  # words of each report that the average is over
    score_a: Numbers
    score_b: Numbers
    reference: float

    def sums(self) -> tuple[Numbers, Numbers]:
        """Uses of each word, and all words: of the second outlet, then of the first."""
        sides = [~self.ours, self.ours]
        counts = np.stack([self.counts[side].sum(axis=0) for side in sides])
        return counts, np.array([self.n_words[side].sum() for side in sides])

    def n_units(self) -> list[int]:
        """Units of the second outlet, then of the first."""
        return [self.reports.loc[side, "unit"].nunique() for side in (~self.ours, self.ours)]

    def contributions(self, counts: Sides, n_words: Sides, here: slice = slice(None)) -> tuple[Numbers, Numbers]:
        """What each word adds to the first average less the second: by its frequency, by its score."""
        p_b, p_a = (count / n for count, n in zip(counts, n_words, strict=True))
        s_a, s_b = self.score_a[here], self.score_b[here]
        return (p_a - p_b) * ((s_a + s_b) / 2 - self.reference), (s_a - s_b) * (p_a + p_b) / 2


def make_shift(  # noqa: PLR0913
    bag: Bag, outlet_a: str, score_a: Numbers, score_b: Numbers, *, reference: float, unscored: str
) -> Shift:
    """Counts of the words that have a score; where the reference is not 0, of all others together as well."""
    scored = ~np.isnan(score_a) & ~bag.terms["is_name"].to_numpy(dtype=bool)
    kept = keep_terms(bag, scored)
    counts = kept.table(0, len(kept.terms), np.arange(len(bag.reports)), len(bag.reports))
    words, one, other = kept.terms["word"].tolist(), score_a[scored], score_b[scored]
    n_words = bag.reports["n_words"].to_numpy()
    if unscored == "out":
        n_words = counts.sum(axis=1)
    elif reference:
        counts = np.column_stack([counts, n_words - counts.sum(axis=1)])
        words, one, other = [*words, UNSCORED], np.append(one, 0.0), np.append(other, 0.0)
    said = n_words > 0  # without "zero", a report of no scored word has no average
    reports = bag.reports[said].reset_index(drop=True)
    ours = reports["outlet"].eq(outlet_a).to_numpy()
    return Shift(reports, ours, words, counts[said], n_words[said], one, other, reference)
