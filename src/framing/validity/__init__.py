"""Measures against human codes: what each is good for, scored on gold sets that the user holds.

The gold sets are their publishers' and do not come with the package.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.tables import one_of
from framing.validity.babe import score_babe
from framing.validity.gum_news import score_gum_news
from framing.validity.nyt_editorials import score_nyt_editorials

SCORERS = {"babe": score_babe, "gum_news": score_gum_news, "nyt_editorials": score_nyt_editorials}


def validate(name: str, path: str | Path) -> pd.DataFrame:
    """Score our measures on one gold set.

    Parameters
    ----------
    name : {"babe", "gum_news", "nyt_editorials"}
    path : path
        The file or folder, in the form given below.

    Returns
    -------
    DataFrame
        A row a figure: gold_set, part, measure, metric, value, items (what the figure rests on).

    Raises
    ------
    TableError
        If no such set is known, or it is not at `path`.

    Notes
    -----
    babe: T. Spinde and others, "Neural Media Bias Detection Using Distant Supervision With
    BABE - Bias Annotations By Experts", Findings of EMNLP 2021, as a CSV file with columns
    text, label_bias and biased_words. nyt_editorials: C. J. Hutto and E. Gilbert, "VADER: A
    Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text", ICWSM 2014,
    the file `nytEditorialSnippets_GroundTruth.txt`. gum_news: news documents of Universal
    Dependencies' UD_English-GUM, a `.conllu` file or a folder of them.

    Examples
    --------
    >>> validate("bbc", "bbc.csv")
    Traceback (most recent call last):
        ...
    framing.tables.TableError: validate needs name to be one of 'babe', 'gum_news', 'nyt_editorials'; found 'bbc'.
    """
    one_of(name, SCORERS, "name", "validate")
    return SCORERS[name](path)
