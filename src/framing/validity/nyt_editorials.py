"""Sentence sentiment against the ratings of twenty people (Hutto and Gilbert 2014)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from framing.sentiment import score_sentiment
from framing.tables import TableError
from framing.validity.scores import FIGURE_COLUMNS, precision_recall

CUT = 0.05  # VADER's own bounds of the neutral class, on its compound score


def score_nyt_editorials(path: str | Path) -> pd.DataFrame:
    """Score VADER's compound score of sentences, and whether ours is VADER's own.

    Parameters
    ----------
    path : path
        `nytEditorialSnippets_GroundTruth.txt` as vaderSentiment distributes it: id, mean rating (-4 to 4), sentence.

    Returns
    -------
    DataFrame
        gold_set, part, measure, metric, value, items (sentences): Pearson's r with the
        mean rating; F1 of three classes weighted by their size, cut at +-.05 of score
        and rating; the share of sentences scored exactly 0; the share on which
        `score_sentiment` equals vaderSentiment on all four scores.

    Raises
    ------
    TableError
        If the file is not there.
    """
    if not Path(path).is_file():
        raise TableError(f"nyt_editorials needs nytEditorialSnippets_GroundTruth.txt; found no file at {str(path)!r}.")
    gold = pd.read_csv(path, sep="\t", names=["article_id", "rating", "text"], quoting=3, encoding="utf-8")
    scored = score_sentiment(gold)
    rows = [
        ("Pearson r with the mean rating", float(np.corrcoef(scored["compound"], gold["rating"])[0, 1])),
        ("weighted F1 of three classes", weighted_f1(classes(gold["rating"], CUT), classes(scored["compound"], CUT))),
        ("share scored exactly 0", float((scored["compound"] == 0).mean())),
        ("share equal to vaderSentiment", float(equals_vader(scored).mean())),
    ]
    table = pd.DataFrame(rows, columns=["metric", "value"])
    return table.assign(gold_set="nyt_editorials", part="all", measure="sentence sentiment", items=len(gold))[
        FIGURE_COLUMNS
    ]


def classes(scores: pd.Series, cut: float) -> pd.Series:
    """Negative, neutral or positive by a bound on both sides of 0.

    >>> classes(pd.Series([-0.3, 0.0, 0.3]), 0.05).tolist()
    [-1, 0, 1]
    """
    return (scores >= cut).astype("int64") - (scores <= -cut).astype("int64")


def weighted_f1(gold: pd.Series, found: pd.Series) -> float:
    """F1 of each class, weighted by the size of the class.

    >>> weighted_f1(pd.Series([1, 1, 0]), pd.Series([1, 0, 0]))
    0.6666666666666666
    """
    shares = gold.value_counts(normalize=True, sort=False)
    each = {c: _f1(gold == c, found == c) for c in shares.index}
    return float(sum(share * each[c] for c, share in shares.items()))


def equals_vader(scored: pd.DataFrame) -> pd.Series:
    """Say for each sentence whether all four scores are those of vaderSentiment itself."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    columns = ["neg", "neu", "pos", "compound"]
    theirs = pd.DataFrame([analyzer.polarity_scores(text) for text in scored["text"]], index=scored.index)
    return (scored[columns] == theirs[columns]).all(axis=1)


def _f1(gold: pd.Series, found: pd.Series) -> float:
    table = precision_recall(int((gold & found).sum()), int(found.sum()), int(gold.sum()))
    return float(table.loc[table["metric"] == "F1", "value"].iloc[0])
