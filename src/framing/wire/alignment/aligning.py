"""Families of copies -> alignment: what became of each sentence of the base, and where each of a copy's is from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd

from framing.tables import column_names, empty, make, need
from framing.wire.alignment.moves import moved
from framing.wire.alignment.pairing import pair_headlines, pair_sentences
from framing.wire.alignment.similarity import Report, is_same, read_report, similarity
from framing.wire.alignment.splits import Links, joined, link_sentences
from framing.wire.alignment.weights import Weights, weigh


class Source(NamedTuple):
    """A report, its headline apart from its text: the one is never made from the other."""

    numbers: list[int]  # of all sentences, those without text among them
    headline: Report
    text: Report


class Aligned(NamedTuple):
    """A sentence of a copy, one of its base, or both."""

    sentence: int | None
    base_sentence: int | None
    similarity: float
    edit: str


NOTHING = Source([], read_report([], []), read_report([], []))


def align_copies(families: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Align each copy with its base, sentence by sentence.

    Parameters
    ----------
    families : DataFrame
        Columns family, article_id, role, base_article_id, as from `match_wire`. A report that
        is a copy in two families is aligned in each.
    sentences : DataFrame
        Columns article_id, sentence, part, text, as from `split_sentences`. Quotations are
        aligned like the rest. A sentence whose text is missing is like no other.

    Returns
    -------
    DataFrame
        Copies in the order of `families`; of each copy its sentences in order, then those of the
        base that it does not use. Columns family, article_id, sentence (empty where cut),
        base_article_id, base_sentence (empty where added), similarity (0 to 1), edit:

        - kept: the same words in the same order, letter for letter; punctuation, the form of
          quotation marks, the capital a sentence begins with and capitals of headlines do not
          count. Similarity 1.
        - reworded: in the base's order, with other words or other spelling.
        - moved: out of the base's order, reworded or not.
        - added, cut: only in the copy, only in the base. Similarity 0.

        A sentence that was made into two has two rows with one base_sentence, two made into one
        have two rows with one sentence; similarity is then that of the two together to the one.
        The index is new.

    Raises
    ------
    TableError
        A column is missing.

    Notes
    -----
    Similarity is the mean of two shares: of words in the same order (longest common subsequence)
    and of words in any order, each twice the common words by the words of both sentences. Words
    are compared without case, British or American spelling, hyphens and possessive 's. They count
    three times, unless they are function words, plain verbs of saying, days and years, or words of
    the topic: those in a tenth of the sentences of the two reports, and in six.

    Two sentences are aligned from a similarity of 0.4 (headlines 0.6, a single sentence between two
    aligned ones 0.2), or where one has four fifths of the words of the other; sentences of up to
    four words beside aligned neighbours only. In order is the longest run of sentences in the
    base's order; of two that changed places, the one brought forward is moved. The limits are our
    judgement, set on invented reports and on reports of one summit.

    Examples
    --------
    >>> families = pd.DataFrame({"family": ["wire-a"] * 2, "article_id": ["a", "b"], "role": ["base", "copy"],
    ...     "base_article_id": ["a", "a"]})
    >>> sentences = pd.DataFrame({"article_id": ["a", "a", "b"], "sentence": [0, 1, 0], "part": "body", "text": [
    ...     "Rebels shelled the harbour wall.", "No boat was hit.", "Insurgents shelled the harbor wall."]})
    >>> align_copies(families, sentences)[["sentence", "base_sentence", "similarity", "edit"]]
       sentence  base_sentence  similarity      edit
    0         0              0    0.769231  reworded
    1      <NA>              1    0.000000       cut
    """
    need(families, ["family", "article_id", "role", "base_article_id"], "align_copies", "match_wire")
    need(sentences, ["article_id", "sentence", "part", "text"], "align_copies", "split_sentences")
    copies = families[families["role"] == "copy"]
    sources = _sources(sentences, {*copies["article_id"], *copies["base_article_id"]})
    keys = zip(*(copies[name].tolist() for name in ("family", "article_id", "base_article_id")), strict=True)
    rows = [
        (family, copy, aligned.sentence, base, aligned.base_sentence, aligned.similarity, aligned.edit)
        for family, copy, base in keys
        for aligned in _align(sources.get(copy, NOTHING), sources.get(base, NOTHING))
    ]
    if not rows:
        return empty("alignment")
    return make("alignment", pd.DataFrame(rows, columns=column_names("alignment")))


def _sources(sentences: pd.DataFrame, wanted: set[Any]) -> dict[Any, Source]:
    rows = sentences[sentences["article_id"].isin(wanted)].sort_values("sentence", kind="stable")
    return {article: _source(own) for article, own in rows.groupby("article_id", sort=False)}


def _source(sentences: pd.DataFrame) -> Source:
    told = sentences[sentences["text"].notna()]
    is_headline = told["part"] == "headline"
    headline, text = told[is_headline], told[~is_headline]
    return Source(
        sentences["sentence"].tolist(),
        # One house sets headlines in capitals, another does not: nothing was changed.
        read_report(headline["sentence"].tolist(), headline["text"].str.lower().tolist()),
        read_report(text["sentence"].tolist(), text["text"].tolist()),
    )


def _align(copy: Source, base: Source) -> list[Aligned]:
    """Align headlines, then text; what is in order is told of both together."""
    rows = sorted([*_align_headlines(copy.headline, base.headline), *_align_text(copy.text, base.text)], key=_place)
    out = moved([row.base_sentence for row in rows if row.base_sentence is not None])
    told = [row._replace(edit="moved") if is_out else row for row, is_out in zip(rows, out, strict=True)]
    return [*sorted([*told, *_added(copy, rows)], key=_place), *_cut(base, rows)]


def _align_headlines(copy: Report, base: Report) -> Iterator[Aligned]:
    return _linked(sorted(pair_headlines(copy, base).items()), copy, base, weigh(copy.words, base.words))


def _align_text(copy: Report, base: Report) -> Iterator[Aligned]:
    weights = weigh(copy.words, base.words)
    pairs = pair_sentences(copy, base, weights)
    return _linked(link_sentences(pairs, copy.words, base.words, weights), copy, base, weights)


def _linked(links: Links, copy: Report, base: Report, weights: Weights) -> Iterator[Aligned]:
    parts: defaultdict[int, list[int]] = defaultdict(list)
    wholes: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in links:
        parts[j].append(i)
        wholes[i].append(j)
    for i, j in links:
        same = is_same([copy.exact[n] for n in parts[j]], [base.exact[n] for n in wholes[i]])
        alike = 1.0 if same else similarity(joined(copy.words, parts[j]), joined(base.words, wholes[i]), weights)
        yield Aligned(copy.numbers[i], base.numbers[j], alike, "kept" if same else "reworded")


def _added(copy: Source, rows: list[Aligned]) -> list[Aligned]:
    return [Aligned(number, None, 0.0, "added") for number in _others(copy, {row.sentence for row in rows})]


def _cut(base: Source, rows: list[Aligned]) -> list[Aligned]:
    return [Aligned(None, number, 0.0, "cut") for number in _others(base, {row.base_sentence for row in rows})]


def _others(source: Source, used: set[int | None]) -> list[int]:
    return [number for number in source.numbers if number not in used]


def _place(row: Aligned) -> tuple[int, int]:
    return (-1 if row.sentence is None else row.sentence), (-1 if row.base_sentence is None else row.base_sentence)
