"""Words that set an outlet off, and words that carry a difference of two."""

from __future__ import annotations

import pandas as pd

from framing import charts
from framing.report.parts.part import Figure, Part, Tests, draw
from framing.report.settings import Settings
from framing.report.studies import Study
from framing.vocabulary import keyness, word_shift

KEYS = (
    *("outlet", "word", "is_name", "count", "expected", "count_others", "log_odds", "low", "high", "n_articles"),
    *("verdict", "p", "q", "note"),
)
SHIFT = ("word", "score_a", "count_a", "count_b", "rate_a", "rate_b", "contribution", "low", "high", "note")
SCORES = {"vader": ("06-shift-tone", "tone"), "loaded": ("06-shift-loaded", "loadedness")}
QUESTION = "Which words does each outlet use more than all others, and which carry a difference of two outlets?"
LIMITS = (
    "A word that sets an outlet off says what it writes about as well as how. Single words do not show who is meant. "
    "A word used in a handful of reports cannot come out of a test over texts, however telling it is. Word shift "
    "explains a score, with all that is wrong with the score."
)


def vocabulary_part(study: Study, settings: Settings) -> Part:
    """Keyness of words by outlet, and word shift of the two outlets with most words."""
    keys = keyness(
        study.words,
        study.articles,
        min_count=settings.min_count,
        min_articles=settings.min_articles,
        **settings.words,
    )
    heading = "Words that set an outlet off"
    drawn = draw("06-keyness", heading, keys, charts.plot_keyness, charts.finding_keyness, KEYS)
    first = drawn.listed.iloc[_order(drawn.listed)]
    shifts = _shifts(study, settings)
    figures = [drawn._replace(listed=first), *shifts]
    tests = [Tests("words that set an outlet off", "words of an outlet", keys["verdict"], drawn.finding)]
    tests += [Tests(f"{figure.name[9:]} of two outlets, by word shift", "pair of outlets, not corrected",
                    figure.table["verdict"].head(1), figure.finding) for figure in shifts]  # fmt: skip
    return Part("vocabulary", "Vocabulary", QUESTION, figures, tests, (), LIMITS)


def _order(keys: pd.DataFrame) -> list[int]:
    """Words told apart first, then by p."""
    told = keys.assign(told=keys["verdict"].ne("apart")).reset_index(drop=True)
    return told.sort_values(["told", "p", "outlet", "word"], kind="stable").index.tolist()


def _shifts(study: Study, settings: Settings) -> list[Figure]:
    """What carries the difference of the two outlets with most words, by both scores."""
    pair = sorted(study.articles.groupby("outlet")["n_words"].sum().nlargest(2).index)
    if len(pair) < 2:
        return []
    figures = []
    for scores, (name, of) in SCORES.items():
        shift = word_shift(study.words, study.articles, *pair, scores=scores, **settings.words)
        heading = f"Words that carry the difference in {of} of {pair[0]} and {pair[1]}, the two with most words"
        figures.append(draw(name, heading, shift, charts.plot_word_shift, charts.finding_word_shift, SHIFT))
    return figures
