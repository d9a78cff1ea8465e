"""Figures of others as they published them, to stand beside those measured here: none was run again."""

from __future__ import annotations

import pandas as pd

from framing.validity.resampled import PUBLISHED, finish

SECOND_HAND = "quoted from a list of gold sets, not looked up in the paper"
BERT = "Spinde and others 2021, abstract: a BERT model trained on the set itself"
ROBERTA = "Hamborg and Donnay 2021, abstract: a neural model trained for the task; sentences with two targets or more"
RATER = f"Hutto and Gilbert 2014: one of the twenty people against all; {SECOND_HAND}"
TRACKER = f"Asr and others 2021, on articles of their own: no rival on these; {SECOND_HAND}"

# gold set -> part, measure, metric, value, note
FIGURES: dict[str, list[tuple[str, str, str, float, str]]] = {
    "babe": [
        ("all", "the authors' BERT", "macro-F1 of sentences", 0.804, BERT),
        ("some sentences", "one expert against two", "word_f1", 0.436, SECOND_HAND),
    ],
    "newsmtsc": [("devtest_mt", "the authors' model", "macro-F1", 0.825, ROBERTA)],
    "nyt_editorials": [
        ("all", "one person", "Pearson r with the mean rating", 0.745, RATER),
        ("all", "one person", "weighted F1 of three classes", 0.65, RATER),
    ],
    "polnear": [
        ("other articles", "quotations by the Gender Gap Tracker", "F1", 0.761, TRACKER),
        ("other articles", "speakers by the Gender Gap Tracker", "F1", 0.865, TRACKER),
    ],
}


def published_figures(gold_set: str) -> pd.DataFrame:
    """Published figures of a gold set in the columns of `validate`: value alone, and where it stands.

    >>> published_figures("newsmtsc")[["measure", "role", "value"]]
                  measure       role  value
    0  the authors' model  published  0.825
    """
    rows = pd.DataFrame(FIGURES.get(gold_set, []), columns=["part", "measure", "metric", "value", "note"])
    return finish(rows.assign(gold_set=gold_set, role=PUBLISHED))
