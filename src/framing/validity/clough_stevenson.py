"""Overlap and similarity against answers copied to four degrees (Clough and Stevenson 2011)."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from framing.quotes import find_quotes
from framing.sentences import split_sentences
from framing.tables import TableError
from framing.validity.overlap import containment, word_runs
from framing.validity.scores import FIGURE_COLUMNS, area_under_curve
from framing.wire.alignment.similarity import folded_words, likeness
from framing.wire.alignment.weights import weigh
from framing.wire.families.grouping import KEPT_RUN
from framing.wire.families.runs import BREAK, in_shared_runs, read_narration

WINDOWS = re.compile("[\x80-\x9f]")


def score_clough_stevenson(path: str | Path) -> pd.DataFrame:
    """Score how well measures of copying tell answers by how much they copied.

    Parameters
    ----------
    path : path
        CSV file without a header: answer, source, degree (0 not copied, 1 heavily changed, 2 lightly
        changed, 3 near copy).

    Returns
    -------
    DataFrame
        gold_set, part (the number of answers), measure, metric, value, items. The area under the curve of copied
        against not (0 to 1), and Spearman's correlation with the degree (-1 to 1), of three measures: the overlap
        that `match_wire` tells of a copy (share of the answer's own words in runs of four or more that the source
        has), the similarity by which `align_copies` pairs sentences (mean over the answer's sentences of that to
        the likest of the source), and the share of the answer's three-word runs that the source has.

    Raises
    ------
    TableError
        The file is missing, or has not these three columns.

    Notes
    -----
    P. Clough and M. Stevenson, "Developing a corpus of plagiarised short answers", 2011.
    The answers are by students and the sources an encyclopedia's: no news, and shorter.
    """
    gold = _read_pairs(path)
    measures = {
        "words in runs of four": _overlaps(gold),
        "sentence similarity": _similarities(gold),
        "3-word runs": _containments(gold),
    }
    rows = [row for name, score in measures.items() for row in _figures(name, score, gold["degree"])]
    facts = {"gold_set": "clough_stevenson", "part": f"{len(gold)} answers", "items": len(gold)}
    return pd.DataFrame(rows, columns=["measure", "metric", "value"]).assign(**facts)[FIGURE_COLUMNS]


def _read_pairs(path: str | Path) -> pd.DataFrame:
    if not Path(path).is_file():
        raise TableError(f"score_clough_stevenson needs the file of answers and sources; found none at {str(path)!r}.")
    table = pd.read_csv(path, header=None, encoding="utf-8-sig")
    if len(table.columns) != 3:
        raise TableError(
            "score_clough_stevenson needs 3 columns without a header: answer, source, degree; "
            f"found {len(table.columns)}."
        )
    table.columns = pd.Index(["answer", "source", "degree"])
    return table.assign(answer=table["answer"].map(_as_windows), source=table["source"].map(_as_windows))


def _as_windows(text: str) -> str:
    r"""Characters that were Windows' marks before somebody read them as Latin-1.

    >>> _as_windows("the \x91greedy\x92 way")
    'the ‘greedy’ way'
    """
    return WINDOWS.sub(lambda found: found.group().encode("latin-1").decode("cp1252", "replace"), text)


def _figures(name: str, score: pd.Series, degree: pd.Series) -> list[tuple[str, str, float]]:
    from scipy.stats import spearmanr

    correlation = float(spearmanr(score, degree).statistic)
    area = area_under_curve(score, degree > 0)
    return [(name, "AUC copied or not", area), (name, "Spearman with the degree", correlation)]


def _overlaps(gold: pd.DataFrame) -> pd.Series:
    """Share of the words in runs that the source has, as `match_wire` counts n_kept of n_own."""
    narration = read_narration(*_sentences_and_quotes(gold))
    place = {name: narration.of(number) for number, name in enumerate(narration.reports)}
    own = {name: words[words != BREAK] for name, words in place.items()}
    rows = [(own[f"{i}-answer"], own[f"{i}-source"]) for i in gold.index]
    return pd.Series([in_shared_runs(*pair, KEPT_RUN).sum() / max(len(pair[0]), 1) for pair in rows], gold.index)


def _sentences_and_quotes(gold: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = [(f"{i}-{side}", text) for side in ("answer", "source") for i, text in gold[side].items()]
    articles = pd.DataFrame(rows, columns=["article_id", "text"])
    return split_sentences(articles), find_quotes(articles)


def _similarities(gold: pd.DataFrame) -> pd.Series:
    sentences, _ = _sentences_and_quotes(gold)
    words = sentences["text"].map(folded_words).groupby(sentences["article_id"]).agg(list)
    return pd.Series([_likeness(words[f"{i}-answer"], words[f"{i}-source"]) for i in gold.index], gold.index)


def _likeness(answer: list[tuple[str, ...]], source: list[tuple[str, ...]]) -> float:
    """Mean over the answer's sentences of the similarity to the likest of the source."""
    return float(likeness(answer, source, weigh(answer, source)).score.max(axis=1).mean())


def _containments(gold: pd.DataFrame) -> pd.Series:
    pairs = zip(gold["answer"], gold["source"], strict=True)
    return pd.Series([containment(word_runs(a, 3), word_runs(b, 3)) for a, b in pairs], gold.index)
