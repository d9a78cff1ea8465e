"""Sentence sentiment against the ratings of twenty people (Hutto and Gilbert 2014)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from framing.resampling import Boot, Numbers
from framing.sentiment import score_sentiment
from framing.tables import TableError
from framing.validity.reading import read_gold_csv
from framing.validity.resampled import BOOT, Figure, alike, from_sums, tell
from framing.validity.scores import WEIGHTED, class_counts, correlation, share

CUT = 0.05  # VADER's own bounds of the neutral class, on its compound score
OURS = "sentence sentiment"


def score_nyt_editorials(path: str | Path, boot: Boot = BOOT) -> pd.DataFrame:
    """Score VADER's compound score of sentences, and whether ours is VADER's own.

    Parameters
    ----------
    path : path
        `nytEditorialSnippets_GroundTruth.txt` as vaderSentiment distributes it: id, mean rating (-4 to 4), sentence.
    boot : Boot
        Draws, level and seed of the intervals.

    Returns
    -------
    DataFrame
        A row a figure, as `validate` describes; items are sentences, and units the
        editorials they are from (the part of the id before the underscore). Pearson's r
        with the mean rating; precision, recall and F1 of three classes weighted by their
        size, cut at +-.05 of score and rating; the share of sentences scored exactly 0;
        the share on which `score_sentiment` equals vaderSentiment on all four scores.

    Raises
    ------
    TableError
        If the file is not there, or is of another form.
    """
    gold = _read(path)
    scored = score_sentiment(gold)
    cells = class_counts(classes(gold["rating"], CUT), classes(scored["compound"], CUT))
    zero = (scored["compound"] == 0).astype(float)
    classed = {f"weighted {name} of three classes": (cells, score) for name, score in WEIGHTED.items()}
    values: dict[str, tuple[Numbers, Callable[..., Numbers]]] = {
        "Pearson r with the mean rating": (_moments(scored["compound"], gold["rating"]), correlation),
        **classed,
        "share scored exactly 0": (_of_all(zero), share),
        "share equal to vaderSentiment": (_of_all(equals_vader(scored).astype(float)), share),
    }
    editorial = gold["article_id"].str.partition("_")[0]
    figures = [
        Figure(OURS, metric, from_sums(pd.DataFrame(counts).groupby(editorial.to_numpy()).sum(), score), len(gold))
        for metric, (counts, score) in values.items()
    ]
    return tell(figures, alike("editorials", editorial.nunique()), boot, "nyt_editorials", "all")


def _read(path: str | Path) -> pd.DataFrame:
    if not Path(path).is_file():
        raise TableError(f"nyt_editorials needs nytEditorialSnippets_GroundTruth.txt; found no file at {str(path)!r}.")
    names = ["article_id", "rating", "text"]
    gold = read_gold_csv(path, "nyt_editorials", sep="\t", names=names, quoting=3, dtype=str)
    rating = pd.to_numeric(gold["rating"], errors="coerce")
    if gold.empty or rating.isna().any():
        raise TableError(
            "nyt_editorials needs lines of id, mean rating and sentence, apart by tabs; "
            f"found {int(rating.isna().sum())} of {len(gold)} lines without a rating in {Path(path).name}."
        )
    return gold.assign(rating=rating)


def _moments(x: pd.Series, y: pd.Series) -> Numbers:
    """A row an item: one, x, y, their squares and their product, as `correlation` takes their sums."""
    return np.column_stack([np.ones(len(x)), x, y, x * x, y * y, x * y])


def _of_all(is_so: pd.Series) -> Numbers:
    return np.column_stack([is_so, np.ones(len(is_so))])


def classes(scores: pd.Series, cut: float) -> pd.Series:
    """Negative, neutral or positive by a bound on both sides of 0.

    >>> classes(pd.Series([-0.3, 0.0, 0.3]), 0.05).tolist()
    [-1, 0, 1]
    """
    return (scores >= cut).astype("int64") - (scores <= -cut).astype("int64")


def equals_vader(scored: pd.DataFrame) -> pd.Series:
    """Say for each sentence whether all four scores are those of vaderSentiment itself."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    columns = ["neg", "neu", "pos", "compound"]
    theirs = pd.DataFrame([analyzer.polarity_scores(text) for text in scored["text"]], index=scored.index)
    return (scored[columns] == theirs[columns]).all(axis=1)
