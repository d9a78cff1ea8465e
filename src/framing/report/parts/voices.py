"""Who speaks, how long, and how the outlet stands to it."""

from __future__ import annotations

import pandas as pd

from framing import charts
from framing.compare import (
    mark_apart,
    sources_by_article,
    sources_by_outlet,
    speakers_by_article,
    speakers_by_outlet,
    stance_by_article,
    stance_by_outlet,
    tell_apart,
)
from framing.report.parts.part import Part, draw, tests_of
from framing.report.settings import Settings
from framing.report.studies import Study

ENDS = ("low", "high", "n_articles", "n_units", "above", "below", "note")
SPEAKERS = ("outlet", "speaker_id", "n_quotes", "n_words", "n_direct_words", "n_all", "share", *ENDS)
STANCES = ("outlet", "speaker_id", "stance", "n_cues", "n_all", "share", *ENDS)
SOURCES = ("outlet", "source_type", "n_quotes", "n_all", "share", *ENDS)
QUESTION = "Who speaks in these reports, for how long, and how does each outlet stand to what they say?"
LIMITS = (
    "Whether a quotation is true, fair or well chosen, and who declined to speak. A distancing verb may be earned. "
    "Stance is that of the verb in the list, not of the sentence around it. Speakers and verbs are found by rules; "
    "what these miss is in the rows “not resolved”. Names are joined within a report, not between reports."
)


def voices_part(study: Study, settings: Settings) -> Part:
    """Words given to each speaker or side, stance of the verbs, and kinds of sources."""
    of = (study.quotes, study.articles)
    counts = pd.concat([speakers_by_article(*of, by=study.by), stance_by_article(*of, by=study.by)])
    named = counts[~counts["category"].str.startswith("(")]  # speakers of no side are not compared
    pairs = tell_apart(named, **settings.tests)
    kinds = tell_apart(sources_by_article(*of), **settings.tests)
    given, distancing = (pairs[pairs["measure"].eq(name)] for name in ("words given", "distancing verbs"))
    speakers = mark_apart(speakers_by_outlet(*of, by=study.by, **settings.boot), given)
    stance = mark_apart(stance_by_outlet(*of, by=study.by, **settings.boot), distancing)
    sources = mark_apart(sources_by_outlet(*of, **settings.boot), kinds)
    figures = [
        draw("05-speakers", "Who speaks, and for how long", speakers, charts.plot_speakers, charts.finding_speakers,
             SPEAKERS),
        draw("05-stance", "Said, claimed, admitted", stance, charts.plot_stance, charts.finding_stance, STANCES),
        draw("05-sources", "Named and unnamed sources", sources, charts.plot_sources, charts.finding_sources, SOURCES),
    ]  # fmt: skip
    tests = [
        tests_of("words given, by speaker", given),
        tests_of("distancing verbs, by speaker", distancing),
        tests_of("kinds of sources", kinds),
    ]
    return Part("voices", "Voices", QUESTION, figures, tests, (6, 7, 8, 9), LIMITS)
