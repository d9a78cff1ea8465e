"""Loaded terms against the words and sentences that experts called biased (BABE, Spinde et al. 2021)."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable, Mapping, Set
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.lexicon.matching import build, find_in, read_words
from framing.lexicon.read import loaded_terms
from framing.lexicon.terms import complete_terms, entries_of
from framing.tables import TableError
from framing.validity.scores import FIGURE_COLUMNS, area_under_curve
from framing.words import find_words

BABE_COLUMNS = ["text", "label_bias", "biased_words"]
# Ours, and small: words of grammar, which an annotator's span holds by accident.
STOP_WORDS = frozenset(
    "a an the of to in on at by for from with and or but nor so as if than then that this these those it its he she "
    "his her him they them their we us our you your i me my is are was were be been being am do does did have has had "
    "will would can could should may might must not no up out down over off into about after before who whom whose "
    "which what when where why how there here all any some more most other such only own same too very just".split()
)

Find = Callable[[str], list[str]]  # sentence -> the phrases found in it, as written


class Coded(NamedTuple):
    """A sentence with what people said of it and what a measure found."""

    marked: frozenset[str]
    found: frozenset[str]
    density: float
    label: str


def score_babe(
    path: str | Path, lexicon: pd.DataFrame | None = None, others: Mapping[str, Set[str]] | None = None
) -> pd.DataFrame:
    """Score loaded terms against the words and sentences that experts called biased.

    Words: precision, recall and F1 over all sentences together, of the words an
    expert marked against the words inside phrases found, in lower case, each once
    a sentence, without words of grammar. Sentences: the area under the curve of phrases per
    word for biased against unbiased sentences; those without agreement are left out.

    Parameters
    ----------
    path : path
        CSV file with columns text, label_bias (Biased, Non-biased, No agreement)
        and biased_words (a list as Python writes it): BABE, Spinde et al. 2021.
    lexicon : DataFrame, optional
        Terms as from `read_lexicon`; the shipped list if not given.
    others : mapping of str to set of str, optional
        Lists of single words to score beside it, by name. VADER's negative words are always scored.

    Returns
    -------
    DataFrame
        A row a figure: gold_set, part, measure, metric (word_precision, word_recall, word_f1, sentence_auc),
        value (0 to 1), items (words marked; for the area, sentences). Parts are "all", "tuned" (the list
        was written with these sentences at hand: SHA-256 of the text is an even number) and "held back" (odd).

    Raises
    ------
    TableError
        A column is missing.
    """
    gold = _read_babe(path)
    finders = {"loaded terms": _find_terms(loaded_terms() if lexicon is None else lexicon)}
    finders |= {name: _find_listed(words) for name, words in {"VADER negative": _vader(), **(others or {})}.items()}
    rows = [
        {"gold_set": "babe", "part": part, "measure": measure, **figure}
        for measure, find in finders.items()
        for part, coded in _parts(gold, find).items()
        for figure in _figures(coded)
    ]
    return pd.DataFrame(rows, columns=FIGURE_COLUMNS)


def _read_babe(path: str | Path) -> pd.DataFrame:
    if not Path(path).is_file():
        raise TableError(f"score_babe needs BABE's file of sentences; found no file at {str(path)!r}.")
    gold = pd.read_csv(path)
    missing = [name for name in BABE_COLUMNS if name not in gold]
    if missing:
        raise TableError(
            f"score_babe needs columns {', '.join(BABE_COLUMNS)}; found {', '.join(gold.columns)}. "
            "Save BABE's sentences as a CSV file with these columns."
        )
    return gold.dropna(subset=["text"])


def _parts(gold: pd.DataFrame, find: Find) -> dict[str, list[Coded]]:
    columns = [gold[name].tolist() for name in BABE_COLUMNS]
    parts: dict[str, list[Coded]] = {"all": [], "tuned": [], "held back": []}
    for text, label, marked in zip(*columns, strict=True):
        coded = _coded(text, label, marked, find)
        parts["all"].append(coded)
        parts["held back" if _is_odd(text) else "tuned"].append(coded)
    return parts


def _coded(text: str, label: str, marked: str, find: Find) -> Coded:
    phrases = find(text)
    found = frozenset().union(*map(_content_words, phrases))
    expert = frozenset().union(*map(_content_words, ast.literal_eval(marked)))
    return Coded(expert, found, len(phrases) / max(1, len(find_words(text))), label)


def _content_words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word, _, _ in find_words(text)) - STOP_WORDS


def _is_odd(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[-1] % 2 == 1


def _figures(coded: list[Coded]) -> list[dict[str, object]]:
    hits = sum(len(one.marked & one.found) for one in coded)
    marked = sum(len(one.marked) for one in coded)
    found = sum(len(one.found) for one in coded)
    labelled = [one for one in coded if one.label in ("Biased", "Non-biased")]
    auc = area_under_curve(
        pd.Series([one.density for one in labelled], dtype=float),
        pd.Series([one.label == "Biased" for one in labelled], dtype=bool),
    )
    shares = {
        "word_precision": _share(hits, found),
        "word_recall": _share(hits, marked),
        "word_f1": _share(2 * hits, found + marked),
    }
    words = [{"metric": metric, "value": value, "items": marked} for metric, value in shares.items()]
    return [*words, {"metric": "sentence_auc", "value": auc, "items": len(labelled)}]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def _find_terms(lexicon: pd.DataFrame) -> Find:
    root = build(entries_of(complete_terms(lexicon, "score_babe")))

    def find(text: str) -> list[str]:
        spans = read_words(text).spans
        return [text[spans[hit.first][0] : spans[hit.last][1]] for hit in find_in(text, root)]

    return find


def _find_listed(words: Set[str]) -> Find:
    return lambda text: [word for word, _, _ in find_words(text) if word.lower() in words]


def _vader() -> frozenset[str]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    valence = SentimentIntensityAnalyzer().lexicon
    return frozenset(word for word, value in valence.items() if value < 0)
