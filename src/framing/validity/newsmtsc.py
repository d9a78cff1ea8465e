"""Sentence sentiment against the sentiment towards persons named in the sentence (NewsMTSC, 2021)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from framing.resampling import Boot, Numbers
from framing.sentiment import score_sentiment
from framing.tables import TableError
from framing.validity.nyt_editorials import CUT, classes
from framing.validity.reading import read_gold_lines
from framing.validity.resampled import BOOT, Figure, alike, from_sums, tell
from framing.validity.scores import accuracy, class_counts, macro_f1

OURS, MAJORITY = "sentence sentiment", "majority class"
POLARITY = {2.0: -1, 4.0: 0, 6.0: 1}


def score_newsmtsc(path: str | Path, boot: Boot = BOOT) -> pd.DataFrame:
    """Score VADER's class of the whole sentence against the coded class of each target in it.

    Parameters
    ----------
    path : path
        A file of NewsMTSC, JSON lines: `devtest_mt.jsonl`, `devtest_rw.jsonl` or `train.jsonl` of the
        publishers' archive (sentence_normalized, and targets with polarity 2, 4 or 6), or the form
        they have on Hugging Face (sentence, and polarity -1, 0 or 1 of the one target of a line).
    boot : Boot
        Draws, level and seed of the intervals.

    Returns
    -------
    DataFrame
        A row a figure, as `validate` describes: macro-F1 and accuracy of three classes (0 to 1) over
        targets (items); units are sentences. Every target of a sentence is given the class of the
        sentence, cut at +-.05 of VADER's compound score: no measure of ours says whom a sentence
        favours. The baseline calls every target what most targets of the file are.

    Raises
    ------
    TableError
        The file is missing, or its lines are of another form.

    Notes
    -----
    F. Hamborg and K. Donnay, "NewsMTSC: A Dataset for (Multi-)Target-dependent Sentiment Classification in
    Political News Articles", EACL 2021.
    """
    gold = read_newsmtsc(path)
    texts = pd.DataFrame({"text": gold["text"].unique()})
    compound = gold["text"].map(score_sentiment(texts).set_index("text")["compound"])
    most = pd.Series(gold["polarity"].mode().iloc[0], gold.index)
    units = alike("sentences", len(texts))
    figures = [
        Figure(name, metric, from_sums(_by_sentence(gold, found), score), len(gold), against)
        for name, found, against in ((OURS, classes(compound, CUT), ""), (MAJORITY, most, OURS))
        for metric, score in (("macro-F1", macro_f1), ("accuracy", accuracy))
    ]
    return tell(figures, units, boot, "newsmtsc", "all")


def read_newsmtsc(path: str | Path) -> pd.DataFrame:
    """Read a file of NewsMTSC: text, polarity (-1, 0, 1), a row a target."""
    if not Path(path).is_file():
        raise TableError(f"score_newsmtsc needs a .jsonl file of NewsMTSC; found no file at {str(path)!r}.")
    lines = read_gold_lines(path, "score_newsmtsc", ".jsonl")
    try:
        rows = [row for line in lines if line.strip() for row in _targets(json.loads(line))]
    except (KeyError, TypeError, ValueError) as error:
        raise TableError(
            "score_newsmtsc needs lines of JSON with sentence_normalized and targets, or with sentence and polarity; "
            f"found {type(error).__name__} {error} in {Path(path).name}."
        ) from error
    if not rows:
        raise TableError(f"score_newsmtsc needs sentences with targets; found none in {Path(path).name}.")
    return pd.DataFrame(rows, columns=["text", "polarity"])


def _targets(line: dict[str, Any]) -> list[tuple[str, int]]:
    if "targets" in line:
        return [(line["sentence_normalized"], POLARITY[float(target["polarity"])]) for target in line["targets"]]
    return [(line["sentence"], {-1: -1, 0: 0, 1: 1}[int(line["polarity"])])]


def _by_sentence(gold: pd.DataFrame, found: pd.Series) -> Numbers:
    """Counts of `class_counts`, added up a sentence."""
    counts = pd.DataFrame(class_counts(gold["polarity"], found), index=gold.index)
    return counts.groupby(gold["text"], sort=False).sum().to_numpy()
