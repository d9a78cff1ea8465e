"""How far each measure can be trusted: figures against people's codes, as the project keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

import framing
from framing.charts import finding_gold
from framing.html_output import Html
from framing.report.elements import grid, heading, joined, paragraph
from framing.validity import read_figures

FIGURES, USES = "gold.csv", "uses.csv"
KEYS = ["gold_set", "part", "measure", "metric"]
SETS = {
    **{"babe": "BABE", "nyt_editorials": "NYT editorials", "newsmtsc": "NewsMTSC", "polnear": "PolNeAR"},
    **{"helsinki": "Helsinki", "clough_stevenson": "Clough and Stevenson", "gum_news": "GUM news"},
}
METRICS = {"word_f1": "F1", "sentence_auc": "AUC"}  # of words, of sentences: the measure says so
INTRODUCTION = (
    "Every measure is set against a public set of texts that other people annotated. Read these figures before the "
    "results: a measure that is right on half of its finds can still compare outlets, but not judge a sentence."
)
MISSING = (
    "The figures against human codes were not at hand: they stand in data/validation/ of the project, and "
    "`framing validate` makes them anew."
)


def read_trust() -> tuple[pd.DataFrame, pd.DataFrame] | None:
    """The figures, and what each measure is good for; None where the project's folder is not beside the package."""
    folder = Path(framing.__file__).resolve().parents[2] / "data" / "validation"
    if not (folder / FIGURES).is_file() or not (folder / USES).is_file():
        return None
    figures, uses = read_figures(folder / FIGURES), pd.read_csv(folder / USES)
    ours = figures[figures["role"].eq("ours")].merge(uses, on=KEYS).sort_values("place", ignore_index=True)
    return figures, ours.assign(gold_set=ours["gold_set"].replace(SETS), metric=ours["metric"].replace(METRICS))


def trust_section(places: Iterable[int]) -> Html:
    """Figures of the measures that a page used, by their places in the list of uses."""
    title = heading(2, "How far the measures can be trusted", "trust")
    read = read_trust()
    if read is None:
        return joined(title, paragraph(MISSING))
    figures, ours = read
    used = ours[ours["place"].isin(set(places))]
    columns = ["measure", "gold set", "metric", "value", "95 % interval", "items", "good for", "not for"]
    rows = [
        [row.what, f"{row.gold_set}, {row.part}", row.metric, f"{row.value:.2f}", f"{row.low:.2f} to {row.high:.2f}",
         int(row.items), row.good_for, row.not_for]
        for row in used.itertuples()
    ]  # fmt: skip
    rivals = paragraph(f"Beside plain rivals on the same items: {finding_gold(figures)}.")
    return joined(title, paragraph(INTRODUCTION), grid(columns, rows, "Our measures against human codes"), rivals)


def trust_line(places: Iterable[int]) -> str:
    """The figures of a part's measures in a line; empty where there are none.

    >>> trust_line([])
    ''
    """
    read = read_trust()
    rows = read[1][read[1]["place"].isin(set(places))].itertuples() if read and places else []
    told = [f"{row.what}: {row.metric} {row.value:.2f} on {int(row.items):,} items ({row.gold_set})" for row in rows]
    return "; ".join(told)
