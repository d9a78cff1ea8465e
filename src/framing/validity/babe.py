"""Loaded terms against the words and sentences that experts called biased (BABE, Spinde et al. 2021)."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable, Mapping, Set
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.lexicon.matching import compile_entries, find_in
from framing.lexicon.read import loaded_terms
from framing.lexicon.terms import complete_terms, entries_of
from framing.resampling import Boot, Numbers
from framing.tables import TableError
from framing.validity.reading import read_gold_csv
from framing.validity.resampled import BOOT, Figure, alike, from_sums, tell
from framing.validity.scores import PRECISION_RECALL, weighted_area
from framing.words import find_words

OURS, VADER = "loaded terms", "VADER negative"
BIASED, UNBIASED = "Biased", "Non-biased"
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
    """What people said of each sentence and what a measure found: a row a sentence."""

    counts: Numbers  # words right, words found, words right, words marked, as PRECISION_RECALL takes them
    density: pd.Series  # phrases found a word
    label: pd.Series


def score_babe(
    path: str | Path,
    lexicon: pd.DataFrame | None = None,
    others: Mapping[str, Set[str]] | None = None,
    boot: Boot = BOOT,
) -> pd.DataFrame:
    """Score loaded terms against the words and sentences that experts called biased.

    Words: precision, recall and F1 over all sentences together, of the words an
    expert marked against the words inside phrases found, in lower case, each once
    a sentence, without words of grammar. Sentences: the area under the curve of phrases per
    word for biased against unbiased sentences; those without agreement are left out.

    Parameters
    ----------
    path : path
        CSV file with columns text, label_bias (Biased, Non-biased, No agreement) and biased_words (a list
        as Python writes it), apart by commas or, as in the publishers' `final_labels_SG1.csv` and
        `final_labels_SG2.csv`, by semicolons; or with label (1 or 0) in place of label_bias.
    lexicon : DataFrame, optional
        Terms as from `read_lexicon`; the shipped list if not given.
    others : mapping of str to set of str, optional
        Lists of single words to score beside it, by name. VADER's negative words are always scored.
    boot : Boot
        Draws (0 for no intervals), level and seed of the intervals.

    Returns
    -------
    DataFrame
        A row a figure, as `validate` describes: metric (word_precision, word_recall, word_f1, sentence_auc),
        value (0 to 1), items (words marked; for the area, sentences); units are sentences. Parts are "all", "tuned"
        (the list was written with these sentences at hand: SHA-256 of the text is even) and "held back" (odd).

    Raises
    ------
    TableError
        A column is missing, or `biased_words` is no list.

    Notes
    -----
    BABE: T. Spinde and others, "Neural Media Bias Detection Using Distant Supervision With BABE",
    Findings of EMNLP 2021.
    """
    gold = _read_babe(path)
    finders = {OURS: _find_terms(loaded_terms() if lexicon is None else lexicon)}
    finders |= {name: _find_listed(words) for name, words in {VADER: _vader(), **(others or {})}.items()}
    coded = {name: _coded(gold, find) for name, find in finders.items()}
    is_odd = gold["text"].map(_is_odd).to_numpy(dtype=bool)
    parts = {"all": np.ones(len(gold), dtype=bool), "tuned": ~is_odd, "held back": is_odd}
    tables = [
        tell(
            [figure for name, one in coded.items() for figure in _figures(name, one, is_in)],
            alike("sentences", int(is_in.sum())),
            boot,
            "babe",
            part,
        )
        for part, is_in in parts.items()
    ]
    return pd.concat(tables, ignore_index=True)


def _read_babe(path: str | Path) -> pd.DataFrame:
    if not Path(path).is_file():
        raise TableError(f"score_babe needs BABE's file of sentences; found no file at {str(path)!r}.")
    with Path(path).open("rb") as file:
        head = file.readline()
    gold = read_gold_csv(path, "score_babe", sep=";" if head.count(b";") > head.count(b",") else ",")
    found = ", ".join(gold.columns)
    if "label_bias" not in gold and "label" in gold:
        gold["label_bias"] = gold["label"].map({1: BIASED, 0: UNBIASED}).fillna("No agreement")
    missing = [name for name in BABE_COLUMNS if name not in gold]
    if missing:
        raise TableError(
            f"score_babe needs columns {', '.join(BABE_COLUMNS)}; found {found}. "
            "Save BABE's sentences as a CSV file with these columns."
        )
    gold = gold.dropna(subset=["text"])
    return gold.assign(biased_words=gold["biased_words"].map(_read_list)).reset_index(drop=True)


def _read_list(text: object) -> list[str]:
    if not isinstance(text, str):
        return []
    try:
        return [str(word) for word in ast.literal_eval(text)]
    except (SyntaxError, TypeError, ValueError) as error:
        raise TableError(
            f"score_babe needs biased_words as lists like ['far', 'regime']; found {text[:40]!r}."
        ) from error


def _coded(gold: pd.DataFrame, find: Find) -> Coded:
    rows, density = [], []
    for text, marked in zip(gold["text"], gold["biased_words"], strict=True):
        phrases = find(text)
        found, expert = _all_content_words(phrases), _all_content_words(marked)
        right = len(found & expert)
        rows.append((right, len(found), right, len(expert)))
        density.append(len(phrases) / max(1, len(find_words(text))))
    counts = np.array(rows, dtype=float).reshape(len(rows), 4)
    return Coded(counts, pd.Series(density, gold.index, dtype=float), gold["label_bias"])


def _all_content_words(texts: list[str]) -> frozenset[str]:
    return frozenset().union(*map(_content_words, texts))


def _content_words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word, _, _ in find_words(text)) - STOP_WORDS


def _is_odd(text: str) -> bool:
    return hashlib.sha256(text.encode()).digest()[-1] % 2 == 1


def _figures(measure: str, coded: Coded, is_in: npt.NDArray[np.bool_]) -> list[Figure]:
    against = "" if measure == OURS else OURS
    counts, label = coded.counts[is_in], coded.label[is_in]
    marked = int(counts[:, 3].sum())
    words = [
        Figure(measure, f"word_{metric.lower()}", from_sums(counts, score), marked, against)
        for metric, score in PRECISION_RECALL.items()
    ]
    is_labelled = label.isin([BIASED, UNBIASED]).to_numpy()
    area = weighted_area(coded.density[is_in][is_labelled], label[is_labelled].eq(BIASED))
    sentences = Figure(
        measure, "sentence_auc", lambda weights: area(weights[:, is_labelled]), int(is_labelled.sum()), against
    )
    return [*words, sentences]


def _find_terms(lexicon: pd.DataFrame) -> Find:
    matcher = compile_entries(entries_of(complete_terms(lexicon, "score_babe")))

    def find(text: str) -> list[str]:
        return [text[hit.start : hit.end] for hit in find_in(text, matcher)]

    return find


def _find_listed(words: Set[str]) -> Find:
    return lambda text: [word for word, _, _ in find_words(text) if word.lower() in words]


def _vader() -> frozenset[str]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    valence = SentimentIntensityAnalyzer().lexicon
    return frozenset(word for word, value in valence.items() if value < 0)
