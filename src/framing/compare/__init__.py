"""Measures of sentences and phrases -> estimates by outlet, each with its counts.

The unit is the report: an outlet's estimate comes from its reports, and an
interval says how far it would move with other reports of the same outlet.
Resampling sentences would make the intervals too short, as the sentences of a
report share their subject and their writer.
"""

from framing.compare.drawn import page_contents, phrase_places, term_counts, tone_points
from framing.compare.means import article_means, mean_by_outlet
from framing.compare.rates import rate_by_outlet

__all__ = [
    "article_means",
    "mean_by_outlet",
    "page_contents",
    "phrase_places",
    "rate_by_outlet",
    "term_counts",
    "tone_points",
]
