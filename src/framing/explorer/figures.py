"""Choices -> a table, its figure, and the code that makes both again. Nothing here knows of widgets."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from framing.charts import plot_rates, plot_tone
from framing.compare import (
    mark_apart,
    mean_by_article,
    mean_by_outlet,
    rate_by_article,
    rate_by_outlet,
    tell_apart,
    tone_points,
)
from framing.compare.outlets import places_of
from framing.compare.tone import arrange_points
from framing.explorer.choices import RATES, Choices, Options, check_choices
from framing.explorer.code import Settings, code_of
from framing.explorer.sums import Study

SCORES_DRAWN = 2000  # of more sentences the points are one grey band, and slow to draw


class Figure(NamedTuple):
    """A figure of the explorer: what is chosen, the reports it is of, the table drawn, its Axes and its code."""

    choices: Choices
    articles: pd.DataFrame
    table: pd.DataFrame
    axes: Any
    code: str


def figure_of(study: Study, choices: Choices, options: Options, settings: Settings) -> Figure:
    """The figure of some choices.

    Parameters
    ----------
    study : Study
        The tables.
    choices, options
        What is chosen, of what there is.
    settings : Settings
        n_boot and seed of the intervals, and how the code names the tables.

    Returns
    -------
    Figure
        Whose `table` and `axes` are those that its `code` makes.

    Raises
    ------
    TableError
        Something is chosen that there is not.
    """
    check_choices(choices, options)
    articles = chosen_articles(study, choices)
    if choices.measure == RATES:
        table = _rates(study, articles, choices, settings)
        return Figure(choices, articles, table, plot_rates(table), code_of(choices, options, settings))
    few = _n_scores(study, articles, choices) <= SCORES_DRAWN
    table = _tone(study, articles, choices, settings, few)
    code = code_of(choices, options, settings, with_sentences=few)
    return Figure(choices, articles, table, plot_tone(table), code)


def chosen_articles(study: Study, choices: Choices) -> pd.DataFrame:
    """The reports of the outlets and events chosen."""
    facts = study.facts
    return study.articles[facts["outlet"].isin(choices.outlets) & facts["event"].isin(choices.events)]


def of_articles(rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The rows of these reports."""
    return rows[places_of(rows, articles.drop_duplicates("article_id")) >= 0]


def _rates(study: Study, articles: pd.DataFrame, choices: Choices, settings: Settings) -> pd.DataFrame:
    view = study.view(choices.view)
    listed = pd.DataFrame({"category": pd.Series(choices.categories, dtype="str")})
    phrases = of_articles(view.phrases[view.phrases["category"].isin(choices.categories)], articles)
    words = of_articles(view.words, articles)
    counted: dict[str, Any] = {"voice": choices.voice, "lexicon": listed}
    table = rate_by_outlet(phrases, words, articles, **counted, n_boot=settings.n_boot, seed=settings.seed)
    if not choices.tested:
        return table
    return _marked(table, rate_by_article(phrases, words, articles, **counted), settings)


def _tone(study: Study, articles: pd.DataFrame, choices: Choices, settings: Settings, few: bool) -> pd.DataFrame:
    boot: dict[str, Any] = {"n_boot": settings.n_boot, "seed": settings.seed}
    sentences = study.view(choices.view).sentences
    if few:
        table = tone_points(of_articles(sentences, articles), articles, **boot)
    else:
        table = _tone_of_means(study, articles, choices.view, boot)
    if not choices.tested:
        return table
    own = of_articles(study.means(choices.view, "outlet").dropna(subset="mean"), articles)
    return _marked(table, mean_by_article(own.rename(columns={"mean": "compound_own"}), articles), settings)


def _tone_of_means(study: Study, articles: pd.DataFrame, view: str, boot: dict[str, Any]) -> pd.DataFrame:
    """What `tone_points` says of reports and outlets, from the means of reports."""
    levels = []
    means = {voice: of_articles(study.means(view, voice), articles) for voice in ("outlet", "quoted")}
    for voice, of_reports in means.items():
        levels.append(of_reports.rename(columns={"mean": "value"}).assign(level="article", voice=voice))
    for voice, of_reports in means.items():
        there = of_reports.dropna(subset="mean")
        of_outlets = mean_by_outlet(there, articles, "mean", **boot)
        n = there.groupby("outlet")["n_sentences"].sum()
        of_outlets["n_sentences"] = of_outlets["outlet"].map(n).fillna(0).astype("int64")
        levels.append(of_outlets.rename(columns={"estimate": "value"}).assign(level="outlet", voice=voice))
    return arrange_points(levels)


def _n_scores(study: Study, articles: pd.DataFrame, choices: Choices) -> int:
    return sum(
        int(of_articles(study.means(choices.view, voice), articles)["n_sentences"].sum())
        for voice in ("outlet", "quoted")
    )


def _marked(table: pd.DataFrame, reports: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    return mark_apart(table, tell_apart(reports, n_boot=0, seed=settings.seed))
