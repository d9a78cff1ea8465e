"""What a mark of the chart says to those who have it read to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from framing.charts.drawn_rows import drawn_rows
from framing.explorer.choices import RATES
from framing.explorer.figures import Figure

MARKS = 200  # more reports than that are not picked one by one: their outlets are
WORDS = {
    "outlet": "own words",
    "narration": "words of narration",
    "paraphrased": "paraphrased words",
    "quoted": "quoted words",
    "all": "words",
}


def marks_of(figure: Figure) -> list[dict[str, Any]]:
    """Places of the chart that can be picked: row, label, and left, top, width, height as shares of the figure.

    Means of outlets come first, then reports; beyond 200 marks the reports are left out.
    """
    say = rate_label if figure.choices.measure == RATES else _tone_label(figure)
    places = drawn_rows(figure.axes)
    if len(places) and figure.choices.measure != RATES:
        levels = figure.table["level"].iloc[places["row"]].to_numpy()
        places = pd.concat([places[levels == "outlet"], places[levels == "article"]])
        if len(places) > MARKS:
            places = places[places["row"].isin(figure.table.index[figure.table["level"] == "outlet"])]
    rows = {number: row for number, row in enumerate(figure.table.to_dict("records"))}
    return [place | {"label": say(rows[place["row"]])} for place in places.to_dict("records")]


def rate_label(row: dict[str, Any]) -> str:
    """What a mark of `plot_rates` stands for.

    >>> rate_label({"outlet": "The Merrow Courier", "category": "atmosphere", "count": 14, "n_words": 3204,
    ...     "rate": 4.37, "per": 1000, "low": 2.1, "high": 7.9, "voice": "outlet"})
    'The Merrow Courier, atmosphere: 14 in 3,204 own words; 4.4 per 1,000, interval 2.1 to 7.9'
    """
    words = WORDS.get(row["voice"], "words")
    said = f"{row['outlet']}, {row['category']}: {row['count']:,} in {row['n_words']:,} {words}"
    return f"{said}; {row['rate']:.1f} per {row['per']:,}, {_interval(row, '{:.1f}')}"


def tone_label(row: dict[str, Any], titles: dict[str, str], outlets: dict[str, str]) -> str:
    """What a mark of `plot_tone` stands for.

    >>> row = {"level": "article", "voice": "outlet", "article_id": "a", "outlet": "Northline News", "value": -0.125,
    ...     "n_sentences": 12}
    >>> tone_label(row, {"a": "Toll talks end"}, {"a": "Northline News"})
    'Northline News, Toll talks end: own words −0.12, mean of 12 sentences'
    """
    words = "own words" if row["voice"] == "outlet" else "quoted words"
    score = f"{words} {signed(row['value'])}"
    of = f"{row['n_sentences']:,} sentence{'' if row['n_sentences'] == 1 else 's'}"
    if row["level"] == "article":
        return f"{outlets[row['article_id']]}, {titles[row['article_id']]}: {score}, mean of {of}"
    reports = f"{row['n_articles']:,} report{'' if row['n_articles'] == 1 else 's'}"
    return f"{row['outlet']}: {score}, mean of {reports} with {of}, {_interval(row, '{:+.2f}')}"


def signed(value: float) -> str:
    """A score with its sign.

    >>> signed(-0.5), signed(0.25)
    ('−0.50', '+0.25')
    """
    return f"{value:+.2f}".replace("-", "−")


def _tone_label(figure: Figure) -> Callable[[dict[str, Any]], str]:
    facts = figure.articles.set_index("article_id")
    titles = facts["title"].astype("str").fillna("(no title)").to_dict() if "title" in facts else {}
    outlets = facts["outlet"].astype("str").fillna("(unknown)").to_dict()
    return lambda row: tone_label(row, titles, outlets)


def _interval(row: dict[str, Any], form: str) -> str:
    if pd.isna(row["low"]):
        return "no interval"
    ends = (form.format(row[end]).replace("-", "−") for end in ("low", "high"))
    return f"interval {' to '.join(ends)}"
