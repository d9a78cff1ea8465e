"""Overlap and similarity against answers copied to four degrees (Clough and Stevenson 2011)."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd

from framing.quotes import find_quotes
from framing.resampling import Boot
from framing.sentences import split_sentences
from framing.tables import TableError
from framing.validity.overlap import containment, word_runs
from framing.validity.reading import read_gold_csv
from framing.validity.resampled import BOOT, Figure, Units, tell
from framing.validity.scores import weighted_area, weighted_spearman
from framing.wire.alignment.similarity import folded_words, likeness
from framing.wire.alignment.weights import weigh
from framing.wire.families.grouping import KEPT_RUN
from framing.wire.families.narration import BREAK, read_narration
from framing.wire.families.runs import in_shared_runs

WINDOWS = re.compile("[\x80-\x9f]")
BASELINE = "3-word runs"
DEGREES = {"non": 0, "heavy": 1, "light": 2, "cut": 3}


def score_clough_stevenson(path: str | Path, boot: Boot = BOOT) -> pd.DataFrame:
    """Score how well measures of copying tell answers by how much they copied.

    Parameters
    ----------
    path : path
        The publishers' folder of answers (`g0pA_taska.txt` and so on) and sources (`orig_taska.txt` and so
        on), with the list of files of their spreadsheet saved in it as a CSV file with columns File, Task and
        Category (non, heavy, light, cut, orig); or a CSV file without a header: answer, source, degree (0 not
        copied, 1 heavily changed, 2 lightly changed, 3 near copy).
    boot : Boot
        Draws, level and seed of the intervals.

    Returns
    -------
    DataFrame
        A row a figure, as `validate` describes. Part is the number of answers; units are answers, drawn within
        their task (answers with one source). The area under the curve of copied against not (0 to 1), and
        Spearman's correlation with the degree (-1 to 1), of two measures of ours: the overlap that `match_wire`
        tells of a copy (share of the answer's own words in runs of four or more that the source has), and the
        similarity by which `align_copies` pairs sentences (mean over the answer's sentences of that to the likest
        of the source). The baseline, set against each of them, is the share of the answer's three-word runs that
        the source has.

    Raises
    ------
    TableError
        The file is missing, or has not these three columns.

    Notes
    -----
    P. Clough and M. Stevenson, "Developing a corpus of plagiarised short answers", Language Resources and
    Evaluation 45, 2011. The answers are by students and the sources an encyclopedia's: no news, and shorter.
    """
    gold = _read_answers(Path(path)) if Path(path).is_dir() else _read_pairs(path)
    baseline = _containments(gold)
    measures = {"words in runs of four": _overlaps(gold), "sentence similarity": _similarities(gold)}
    figures = [
        *(row for name, score in measures.items() for row in _figures(name, score, gold["degree"])),
        *(row for name in measures for row in _figures(BASELINE, baseline, gold["degree"], against=name)),
    ]
    units = Units("answers, within their task", gold["source"].tolist())
    return tell(figures, units, boot, "clough_stevenson", f"{len(gold)} answers")


def _read_pairs(path: str | Path) -> pd.DataFrame:
    if not Path(path).is_file():
        raise TableError(f"score_clough_stevenson needs the file of answers and sources; found none at {str(path)!r}.")
    table = read_gold_csv(path, "score_clough_stevenson", header=None)
    if len(table.columns) != 3:
        raise TableError(
            "score_clough_stevenson needs 3 columns without a header: answer, source, degree; "
            f"found {len(table.columns)}."
        )
    table.columns = pd.Index(["answer", "source", "degree"])
    return table.assign(answer=table["answer"].map(_as_windows), source=table["source"].map(_as_windows))


def _read_answers(folder: Path) -> pd.DataFrame:
    """The publishers' form: answer, source, degree."""
    files = {file.name: file for file in sorted(folder.rglob("*.txt"))}
    lists = [table for table in map(_read_list, sorted(folder.rglob("*.csv"))) if table is not None]
    if not lists or not files:
        raise TableError(
            "score_clough_stevenson needs the answers as .txt files and the list of files of the publishers' "
            "spreadsheet, saved as a CSV file with columns File, Task and Category; "
            f"found {len(files)} .txt files and {'a' if lists else 'no'} list in {str(folder)!r}."
        )
    known = lists[0][lists[0]["file"].isin(files)]
    known = known.assign(text=[_read_text(files[name]) for name in known["file"]])
    originals = known[known["category"] == "orig"].set_index("task")["text"]
    answers = known[known["category"].isin(DEGREES) & known["task"].isin(originals.index)]
    table = {"answer": answers["text"], "source": answers["task"].map(originals)}
    return pd.DataFrame({**table, "degree": answers["category"].map(DEGREES)}).reset_index(drop=True)


def _read_list(path: Path) -> pd.DataFrame | None:
    table = read_gold_csv(path, "score_clough_stevenson", dtype=str).rename(columns=lambda name: name.strip().lower())
    if not {"file", "task", "category"} <= set(table):
        return None
    return table[["file", "task", "category"]].apply(lambda column: column.str.strip())


def _read_text(path: Path) -> str:
    """UTF-8, or else Windows' code page: the files are of both."""
    written = path.read_bytes()
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError:
        return written.decode("cp1252", "replace")


def _as_windows(text: str) -> str:
    r"""Characters that were Windows' marks before somebody read them as Latin-1.

    >>> _as_windows("the \x91greedy\x92 way")
    'the ‘greedy’ way'
    """
    return WINDOWS.sub(lambda found: found.group().encode("latin-1").decode("cp1252", "replace"), text)


def _figures(name: str, score: pd.Series, degree: pd.Series, against: str = "") -> list[Figure]:
    return [
        Figure(name, "AUC copied or not", weighted_area(score, degree > 0), len(score), against),
        Figure(name, "Spearman with the degree", weighted_spearman(score, degree), len(score), against),
    ]


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
