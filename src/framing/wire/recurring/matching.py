"""Sentences -> pairs of near-duplicates in different reports, without families of copies."""

from __future__ import annotations

import numpy as np
import pandas as pd
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from framing.tables import TableError, is_number, need, one_of
from framing.wire.recurring.candidates import find_candidates
from framing.wire.recurring.rows import Pairs, find_places, pair_sentences
from framing.wire.recurring.wordings import Places, Wordings, differing, read_wordings

MIN_SIMILARITY = 0.8
NEIGHBOURS = 200
BETWEEN = ("articles", "outlets", None)
COLUMNS = {
    "article_id": "str",
    "sentence": "int64",
    "other_article_id": "str",
    "other_sentence": "int64",
    "similarity": "float64",
}
# Pairs handed over to be compared at once, as two lists of texts.
AT_A_TIME = 500_000


def match_sentences(
    sentences: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    between: str | None = "articles",
    min_similarity: float = MIN_SIMILARITY,
    neighbours: int = NEIGHBOURS,
) -> pd.DataFrame:
    """Find sentences that recur, word for word or nearly, in different reports.

    What recurs may be agency copy, a press release, a quotation or a standing line of
    a page: this says which sentences are alike and no more. `match_wire` says which
    reports were made from which. All rows handed over are compared: select before
    (``sentences[sentences["voice"] == "outlet"]``, ``n_words >= 8``).

    Two sentences are compared by their words in lower case and American spelling, a
    space between them: marks, capitals and quotation marks count for nothing.

    Parameters
    ----------
    sentences : DataFrame
        Columns article_id, sentence, text, as from `split_sentences`, in an order in which
        the first is the one others are set against. Rows without a word are left aside.
    articles : DataFrame, optional
        Columns article_id, outlet; needed for between="outlets" alone.
    between : {"articles", "outlets", None}
        Which sentences may make a pair: those of different reports, those of different
        outlets (reports whose outlet is unknown are left aside), or any two.
    min_similarity : float
        Least similarity of a pair, above 0, up to 1.
    neighbours : int
        How many sentences each is compared with for every run of words they share.

    Returns
    -------
    DataFrame
        A row a pair: article_id, sentence, other_article_id, other_sentence, similarity (0 to 1;
        1 where the words are the same). In order of the rows of `sentences`, the one that stands
        earlier there first. Rows do not stand for all pairs where a wording repeats: a sentence
        is paired with the *first* that has its wording (in another report or outlet, as `between`
        asks), so one that stands in 5,000 reports makes 4,999 rows and no 12.5 million; and two
        near wordings make one row, of the first sentence of each. Every sentence for which a
        partner was found stands in a row.

    Raises
    ------
    TableError
        A column is missing, the outlets are not known where they are needed, or a setting makes no sense.

    Notes
    -----
    Similarity is the normalised Indel similarity of the characters (`rapidfuzz.fuzz.ratio` / 100): twice
    the longest common subsequence over the length of both.

    Sentences are compared where they share a run of six words; two of up to 30 words where they share four, of up
    to twenty three, of up to twelve two, and of up to six words one. So a sentence in which every few words were
    changed is not found, nor near wordings of a single word; equal ones always are. Of a run that more than
    `neighbours` wordings have, each wording is compared with as many that follow it in an order that puts wordings
    with the same beginning together: of thousands of variants of one template each is found with its neighbours,
    and not with all the rest. Time and memory grow with the number of words.

    Short sentences are alike by chance ("Update at 1:05 p.m.", "Update at 7:57 p.m."): leave those of less than
    eight words out where only copying is asked for.

    The threshold, the runs and the number of neighbours are our judgement; `benchmarks/recurring.py` sets them
    against all pairs. Of 2,500 sentences of news drawn by chance, 99.9 % of all pairs with 97,000 others were found.

    Examples
    --------
    >>> sentences = pd.DataFrame({"article_id": ["a", "b", "c"], "sentence": 0, "text": [
    ...     "The envoys met in Halden for two hours.", "The envoys met in Halden for three hours.",
    ...     "“The envoys met in Halden for two hours”"]})
    >>> match_sentences(sentences).round(2)
      article_id  sentence other_article_id  other_sentence  similarity
    0          a         0                b               0        0.92
    1          a         0                c               0        1.00
    """
    _check(sentences, articles, between, min_similarity, neighbours)
    groups = _groups(sentences, articles, between)
    wordings = read_wordings(sentences["text"])
    kept = np.flatnonzero((groups >= 0) & (np.diff(wordings.bounds) > 0))
    once, of = differing(wordings, kept)
    near = _compare(once, *find_candidates(once, min_similarity, neighbours), min_similarity)
    left, right, similarity = pair_sentences(find_places(of, groups[kept]), near)
    one, other = sentences.iloc[kept[left]], sentences.iloc[kept[right]]
    columns = [one["article_id"], one["sentence"], other["article_id"], other["sentence"], similarity]
    table = pd.DataFrame(dict(zip(COLUMNS, map(np.asarray, columns), strict=True)))
    return table.astype(COLUMNS)


def _check(
    sentences: pd.DataFrame,
    articles: pd.DataFrame | None,
    between: str | None,
    min_similarity: float,
    neighbours: int,
) -> None:
    if isinstance(sentences, pd.DataFrame) and "text" not in sentences and "article_id" in sentences:
        raise TableError(
            "match_sentences needs column 'text' in sentences; these tables were saved without it. "
            "Run it where the texts of the corpus are: split_sentences() makes it."
        )
    need(sentences, ["article_id", "sentence", "text"], "match_sentences", "split_sentences")
    one_of(between, BETWEEN, "between", "match_sentences")
    if between == "outlets":
        need(articles, ["article_id", "outlet"], "match_sentences", "read_corpus")
    if not is_number(min_similarity) or not 0 < min_similarity <= 1:
        raise TableError(f"match_sentences needs min_similarity above 0 and up to 1; found {min_similarity!r}.")
    if not is_number(neighbours, whole=True) or neighbours < 1:
        raise TableError(f"match_sentences needs neighbours, 1 or more sentences; found {neighbours!r}.")


def _groups(sentences: pd.DataFrame, articles: pd.DataFrame | None, between: str | None) -> Places:
    """A number for each sentence, the same for those that make no pair; -1 for those left aside."""
    if between is None:
        return np.arange(len(sentences))
    named = sentences["article_id"]
    if between == "outlets" and articles is not None:
        outlets = articles.drop_duplicates("article_id").set_index("article_id")["outlet"]
        named = named.map(outlets)
    return pd.factorize(named)[0].astype(np.int64)


def _compare(wordings: Wordings, one: Places, other: Places, min_similarity: float) -> Pairs:
    """Those pairs of wordings that are similar enough, with their similarity."""
    texts = np.array(wordings.texts(), dtype=object)
    scores = np.zeros(len(one))
    for first in range(0, len(one), AT_A_TIME):
        part = slice(first, first + AT_A_TIME)
        # fuzz.ratio keeps a score that is just the least one; Indel.normalized_similarity drops some by rounding.
        scores[part] = cpdist(
            texts[one[part]],
            texts[other[part]],
            scorer=fuzz.ratio,
            score_cutoff=100 * min_similarity,
            dtype=np.float64,
        )
    near = scores > 0  # what is below the least score is 0
    return Pairs(one[near], other[near], scores[near] / 100)
