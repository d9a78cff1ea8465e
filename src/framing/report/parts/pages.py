"""What the pages of a corpus held."""

from __future__ import annotations

from framing import charts
from framing.compare import page_contents
from framing.report.parts.part import Part, draw
from framing.report.settings import Settings
from framing.report.studies import Study

LIMITS = (
    "A line of clutter that no rule knows is still in the text and counts as the outlet’s words; a rule can also cut "
    "a line that belonged there."
)


def pages_part(study: Study, settings: Settings) -> Part:
    """What each page held, and what was cut."""
    contents = page_contents(study.articles, study.tables["sentences"], study.tables["removed"])
    shown = ("article_id", "outlet", "what", "rule", "count")
    heading = "Each page: own words, quoted words, lines cut"
    figure = draw("01-corpus", heading, contents, charts.plot_corpus, charts.finding_corpus, shown)
    question = "What did each page hold, and what was cut before anything was counted?"
    return Part("pages", "What the pages held", question, [figure], [], (13,), LIMITS)
