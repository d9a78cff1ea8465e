"""Loaded phrases: how often, which, where, and what the clearest contrast hangs on."""

from __future__ import annotations

import pandas as pd

from framing import charts
from framing.compare import mark_apart, phrase_places, rate_by_article, rate_by_outlet, tell_apart, term_counts
from framing.phrases import concordance, concordance_html
from framing.report.parts.part import Figure, Part, draw, draw_pairs, tests_of
from framing.report.settings import Settings
from framing.report.studies import Study
from framing.robustness import CHOICES, specification_curve

RATES = (
    *("category", "outlet", "count", "n_words", "rate", "low", "high", "n_articles", "n_units"),
    *("above", "below", "note"),
)
TERMS = ("term", "category", "outlet", "count", "n_words", "rate", "n_articles", "n_outlets")
PLACES = ("article_id", "outlet", "kind", "part", "start", "end", "term", "category", "voice")
CURVE = (
    *("strength", "voice", "view", "headline", "left_out_kind", "left_out", "declared"),
    *("difference", "low", "high", "p", "n_units_a", "n_units_b", "note"),
)
IN_CONTEXT = 12  # lines of a concordance
QUESTION = "Which loaded phrases does each outlet choose, how often, and where in the report do they stand?"
LIMITS = (
    "The list finds what is on it: framing by what is left out, by order or by who is quoted is not here. A match is "
    "a word in use, not an intention, and some matches are plain uses that no exception knows."
)


def phrasing_part(study: Study, settings: Settings) -> Part:
    """Loaded phrases by outlet and category."""
    of, voice = (study.phrases, study.sentences, study.articles), settings.voice
    pairs = tell_apart(rate_by_article(*of, voice=voice), **settings.tests)
    rates = mark_apart(rate_by_outlet(*of, voice=voice, **settings.boot), pairs)
    terms = term_counts(*of, voice=voice)
    places = phrase_places(study.sentences, study.quotes, study.phrases, study.articles)
    where = "Where in the report they stand"
    figures = [
        draw("03-rates", "How often, by category", rates, charts.plot_rates, charts.finding_rates, RATES),
        draw_pairs("03-pairs", "Which outlets can be told apart in loaded phrases", pairs),
        *_specifications(study, settings, pairs),
        draw("03-terms", "Which words", terms, charts.plot_terms, charts.finding_terms, TERMS),
        draw("03-places", where, places, charts.plot_places, charts.finding_places, PLACES),
    ]
    tests = [tests_of("loaded phrases, by category", pairs)]
    return Part("phrasing", "Loaded phrasing", QUESTION, figures, tests, (1, 2), LIMITS, _in_context(study))


def _specifications(study: Study, settings: Settings, pairs: pd.DataFrame) -> list[Figure]:
    """The clearest contrast under every choice; none where no voice or category of it can be chosen."""
    if pairs.empty or settings.voice not in CHOICES["voice"]:
        return []
    clearest = pairs.sort_values(["q", "p", "category", "outlet_a", "outlet_b"]).iloc[0]
    if clearest["category"] not in set(study.tables["phrases"]["category"]):
        return []
    curve = specification_curve(
        {**study.tables, "articles": study.articles},
        clearest["outlet_a"],
        clearest["outlet_b"],
        category=clearest["category"],
        declared={"voice": settings.voice, "view": settings.view},
        **settings.boot,
    )
    heading = "The clearest contrast under every choice of how to measure it"
    return [draw("03-specifications", heading, curve, charts.plot_specifications, charts.finding_specifications, CURVE)]


def _in_context(study: Study) -> str:
    """A few lines of the reports, where the reader asked for text."""
    if not study.texts:
        return ""
    lines = concordance(study.texts["phrases"], study.texts["sentences"]).head(IN_CONTEXT)
    return f"<h4>In context: the first {len(lines)} of the corpus</h4>{concordance_html(lines)}" if len(lines) else ""
