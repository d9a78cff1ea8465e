"""Measures against people's codes: gold sets that the user holds, and codes of the user's own.

The gold sets are their publishers' and do not come with the package. `draw_sample` draws sentences of the
user's corpus to be coded by hand; `agreement` and `validity_report` say what the codes tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from pathlib import Path
from typing import Any

import pandas as pd

from framing.resampling import LEVEL, N_BOOT, SEED, Boot
from framing.tables import TableError, one_of
from framing.validity.agreement import agreement
from framing.validity.babe import score_babe
from framing.validity.clough_stevenson import score_clough_stevenson
from framing.validity.codebook import codebook
from framing.validity.codes import codes_of_phrases, read_codes
from framing.validity.false_alarms import false_alarms
from framing.validity.gum_news import score_gum_news
from framing.validity.helsinki import score_helsinki
from framing.validity.newsmtsc import score_newsmtsc
from framing.validity.nyt_editorials import score_nyt_editorials
from framing.validity.planted import planted_found
from framing.validity.polnear import score_polnear
from framing.validity.published import published_figures
from framing.validity.record import read_figures, save_figures
from framing.validity.report import validity_report
from framing.validity.sample import Sample, draw_sample
from framing.validity.sheets import open_key, save_sample

__all__ = [
    "SCORERS",
    "Sample",
    "agreement",
    "codebook",
    "codes_of_phrases",
    "draw_sample",
    "false_alarms",
    "open_key",
    "planted_found",
    "read_codes",
    "read_figures",
    "save_figures",
    "save_sample",
    "validate",
    "validity_report",
]

SCORERS: dict[str, Callable[..., pd.DataFrame]] = {
    "babe": score_babe,
    "clough_stevenson": score_clough_stevenson,
    "gum_news": score_gum_news,
    "helsinki": score_helsinki,
    "newsmtsc": score_newsmtsc,
    "nyt_editorials": score_nyt_editorials,
    "polnear": score_polnear,
}


def validate(
    name: str,
    path: str | Path,
    *,
    lists: Mapping[str, Set[str]] | None = None,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Score our measures on one gold set, with intervals, beside plain ways to do the same.

    Parameters
    ----------
    name : {"babe", "clough_stevenson", "gum_news", "helsinki", "newsmtsc", "nyt_editorials", "polnear"}
    path : path
        The file or folder, as its publishers distribute it or in the form given below.
    lists : mapping of str to set of str, optional
        For babe: word lists to score beside ours, by name, words in lower case (`read_list`).
    n_boot : int
        How often the units are drawn again for the intervals; 0 for none.
    level : float
        Of the intervals, between 0 and 1.
    seed : int
        The same seed gives the same intervals.

    Returns
    -------
    DataFrame
        A row a figure. gold_set, part (of the set), measure; role: ours, baseline (a plain or other way, run
        here), published (by others; not run). against: the measure of ours that a baseline is set against.
        metric, value, low, high: the figure and its interval at confidence_level. items: what it rests on;
        units, unit: how many were drawn, and what (an item's sentence, article, document or cluster).
        margin, margin_low, margin_high: ours less the baseline, from the same draws; above 0 ours is ahead.
        note.

    Raises
    ------
    TableError
        If no such set is known, it is not at `path`, or it is of another form.

    Notes
    -----
    babe: T. Spinde and others, "Neural Media Bias Detection Using Distant Supervision With
    BABE - Bias Annotations By Experts", Findings of EMNLP 2021: `final_labels_SG2.csv`, or a CSV
    file with columns text, label_bias and biased_words. nyt_editorials: C. J. Hutto and
    E. Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media
    Text", ICWSM 2014: `nytEditorialSnippets_GroundTruth.txt`. newsmtsc: F. Hamborg and K. Donnay,
    "NewsMTSC", EACL 2021: `devtest_mt.jsonl`, `devtest_rw.jsonl`, or the form on Hugging Face.
    gum_news: Universal Dependencies' UD_English-GUM, a `.conllu` file or a folder of them; its news
    is scored. helsinki: pages of some 70 sites on one summit, from ArticleComparisons, as a CSV
    file with columns id, publisher, text and cluster; its clusters of near-copies are computed and
    not human, and not in the publishers' file. clough_stevenson: P. Clough and M. Stevenson,
    "Developing a corpus of plagiarised short answers", Language Resources and Evaluation 45, 2011: the
    folder of `.txt` files with the list of files as CSV, or a CSV file without a header: answer, source,
    degree. polnear: E. Newell and others, PolNeAR, 2018: the repository or its folder `data`, or a
    folder with `metadata.tsv` (its field `wire` names the agency) and `.txt` and `.ann` side by side.

    Intervals are BCa bootstrap intervals of the units, widened for few (`bootstrap_interval`).

    Examples
    --------
    >>> validate("bbc", "bbc.csv")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    framing.tables.TableError: validate needs name to be one of 'babe', 'clough_stevenson', ...; found 'bbc'.
    """
    one_of(name, SCORERS, "name", "validate")
    if lists and name != "babe":
        raise TableError(f"validate scores lists of words on babe alone; found lists with {name!r}. Leave them out.")
    options: dict[str, Any] = {"others": lists} if lists else {}
    figures = SCORERS[name](path, boot=Boot(n_boot, level, seed), **options)
    return pd.concat([figures, published_figures(name)], ignore_index=True)
