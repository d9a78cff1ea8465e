"""Measures of sentences and phrases -> estimates by outlet, each with its counts, and which outlets differ.

The unit of evidence is the family of copies, or the report outside one: what an outlet has in
several reports of a unit is added up first, and an interval says how far its estimate would move
with other units. Resampling sentences would make the intervals too short, as the
sentences of a report share their subject and their writer; resampling copies as if each were a
report of its own would make them shorter still.

`*_by_outlet` estimate, `*_by_article` give the same measures by report, `tell_apart` compares
outlets within events by these, all tests corrected together, and `mark_apart` writes what was told
apart into the estimates. Whether outlets differ is what `tell_apart` says, not whether intervals of
two outlets overlap.

The tables that charts draw hold a row for each mark of the chart, so that whoever
has the CSV beside a figure can draw it again.
"""

from framing.compare.by_article import mean_by_article, rate_by_article
from framing.compare.contrast import stance_contrast
from framing.compare.copies import copy_strips
from framing.compare.edits import edits_by_article, edits_by_outlet
from framing.compare.inherited import inherited_by_outlet
from framing.compare.ledger import edit_ledger
from framing.compare.marks import mark_apart
from framing.compare.means import article_means, mean_by_outlet
from framing.compare.pages import page_contents
from framing.compare.passives import passives_by_article, passives_by_outlet
from framing.compare.places import phrase_places
from framing.compare.rates import rate_by_outlet
from framing.compare.selection import selection_by_outlet
from framing.compare.sources import direct_by_article, direct_by_outlet, sources_by_article, sources_by_outlet
from framing.compare.speakers import speakers_by_article, speakers_by_outlet
from framing.compare.stance import stance_by_article, stance_by_outlet
from framing.compare.tell_apart import tell_apart
from framing.compare.terms import term_counts
from framing.compare.tone import tone_points
from framing.compare.units import mark_units

__all__ = [
    "article_means",
    "copy_strips",
    "direct_by_article",
    "direct_by_outlet",
    "edit_ledger",
    "edits_by_article",
    "edits_by_outlet",
    "inherited_by_outlet",
    "mark_apart",
    "mark_units",
    "mean_by_article",
    "mean_by_outlet",
    "page_contents",
    "passives_by_article",
    "passives_by_outlet",
    "phrase_places",
    "rate_by_article",
    "rate_by_outlet",
    "selection_by_outlet",
    "sources_by_article",
    "sources_by_outlet",
    "speakers_by_article",
    "speakers_by_outlet",
    "stance_by_article",
    "stance_by_outlet",
    "stance_contrast",
    "tell_apart",
    "term_counts",
    "tone_points",
]
