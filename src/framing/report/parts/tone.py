"""Tone of the outlets' own words."""

from __future__ import annotations

from framing import charts
from framing.compare import mark_apart, mean_by_article, tell_apart, tone_points
from framing.report.parts.part import Part, draw, draw_pairs, tests_of
from framing.report.settings import Settings
from framing.report.studies import Study

LIMITS = (
    "A sentence’s score is no attitude towards anybody: a report of a war is negative whoever writes it. VADER does "
    "not know many loaded words and reads some the wrong way round, so tone is one measure among several."
)


def tone_part(study: Study, settings: Settings) -> Part:
    """Tone of own words by outlet, and which outlets can be told apart in it."""
    sentences, articles = study.sentences, study.articles
    pairs = tell_apart(mean_by_article(sentences, articles), **settings.tests)
    points = mark_apart(tone_points(sentences, articles, **settings.boot), pairs)
    shown = ("level", "outlet", "voice", "article_id", "value", "low", "high", "n_articles", "n_units", "n_sentences")
    tone = draw("02-tone", "Tone by outlet", points, charts.plot_tone, charts.finding_tone, shown)
    whole = tone.listed[tone.listed["level"] != "sentence"]
    heading = "Which outlets can be told apart in tone"
    figures = [tone._replace(listed=whole), draw_pairs("02-pairs", heading, pairs)]
    question = "How positive or negative are the words each outlet writes itself, apart from the words it quotes?"
    return Part("tone", "Tone", question, figures, [tests_of("tone of own words", pairs)], (3, 4, 5), LIMITS)
