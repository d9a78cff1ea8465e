"""Measures against human codes: what each is good for, scored on gold sets that the user holds.

The gold sets are their publishers' and do not come with the package. Each
scorer takes the file or folder as it is distributed.
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
        The set as its publishers distribute it.

    Returns
    -------
    DataFrame
        A row a figure: gold_set, part, measure, metric, value, items (what the figure rests on).

    Raises
    ------
    TableError
        If no such set is known, or it is not at `path`.

    Examples
    --------
    >>> validate("bbc", "bbc.csv")
    Traceback (most recent call last):
        ...
    framing.tables.TableError: validate needs name to be one of 'babe', 'gum_news', 'nyt_editorials'; found 'bbc'.
    """
    one_of(name, SCORERS, "name", "validate")
    return SCORERS[name](path)
