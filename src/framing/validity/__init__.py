"""Measures against people's codes: gold sets that the user holds, and codes of the user's own.

The gold sets are their publishers' and do not come with the package. `draw_sample` draws sentences of the
user's corpus to be coded by hand; `agreement` and `validity_report` say what the codes tell.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.tables import one_of
from framing.validity.agreement import agreement
from framing.validity.babe import score_babe
from framing.validity.clough_stevenson import score_clough_stevenson
from framing.validity.codebook import codebook
from framing.validity.codes import read_codes
from framing.validity.gum_news import score_gum_news
from framing.validity.helsinki import score_helsinki
from framing.validity.nyt_editorials import score_nyt_editorials
from framing.validity.polnear import score_polnear
from framing.validity.report import validity_report
from framing.validity.sample import Sample, draw_sample
from framing.validity.sheets import open_key, save_sample

__all__ = [
    "SCORERS",
    "Sample",
    "agreement",
    "codebook",
    "draw_sample",
    "open_key",
    "read_codes",
    "save_sample",
    "validate",
    "validity_report",
]

SCORERS = {
    "babe": score_babe,
    "clough_stevenson": score_clough_stevenson,
    "gum_news": score_gum_news,
    "helsinki": score_helsinki,
    "nyt_editorials": score_nyt_editorials,
    "polnear": score_polnear,
}


def validate(name: str, path: str | Path) -> pd.DataFrame:
    """Score our measures on one gold set.

    Parameters
    ----------
    name : {"babe", "clough_stevenson", "gum_news", "helsinki", "nyt_editorials", "polnear"}
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
    Dependencies' UD_English-GUM, a `.conllu` file or a folder of them. helsinki: pages of some
    70 sites on one summit, from ArticleComparisons, as a CSV file with columns id, publisher,
    text and cluster; its clusters of near-copies are computed and not human. clough_stevenson:
    P. Clough and M. Stevenson, "Developing a corpus of plagiarised short answers", Language
    Resources and Evaluation 45, 2011, as a CSV file without a header: answer, source, degree.
    polnear: E. Newell and others, PolNeAR, 2018, the folder with `metadata.tsv`; its field
    `wire` names the agency.

    Examples
    --------
    >>> validate("bbc", "bbc.csv")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    framing.tables.TableError: validate needs name to be one of 'babe', 'clough_stevenson', ...; found 'bbc'.
    """
    one_of(name, SCORERS, "name", "validate")
    return SCORERS[name](path)
