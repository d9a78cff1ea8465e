"""What stands near a name, by outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np
import pandas as pd

from framing.function_words import FUNCTION_WORDS
from framing.tables import TableError, is_number, need, one_of
from framing.vocabulary.bags import GRAMMAR, outlets_in, reports_of
from framing.vocabulary.nearby import Near, count_near, patterns_of
from framing.vocabulary.odds import g2, log_ratio
from framing.vocabulary.views import view_of

TEXTS = {"outlet": "own_text", None: "text"}
COLUMNS = {
    "outlet": "str",
    "word": "str",
    "count": "int64",
    "expected": "float64",
    "log_ratio": "float64",
    "g2": "float64",
    "n_articles": "int64",
    "n_units": "int64",
    "n_all": "int64",
    "n_near": "int64",
    "n_words": "int64",
    "n_term": "int64",
    "articles_with_term": "int64",
    "all_articles": "int64",
    "term": "str",
    "window": "int64",
    "voice": "str",
    "function_words": "str",
    "view": "str",
}


def cooccurrence(  # noqa: PLR0913 - which words count is shown, not hidden in an object
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    term: str | Iterable[str],
    *,
    window: int = 5,
    voice: str | None = "outlet",
    function_words: str = "out",
    min_count: int = 2,
) -> pd.DataFrame:
    """Which words stand near a name in the reports of each outlet, beside how many chance would put there.

    Parameters
    ----------
    sentences : DataFrame
        article_id, sentence, text; own_text for voice="outlet" (mark_voice). Without text, as in tables
        that are shared, the result is empty: the bag of words of `split_words` does not tell what stands near what.
    articles : DataFrame
        article_id, outlet; unit where it is known.
    term : str or iterable of str
        A word or several in a row, in any case, possessive or not; * at the end of a word stands for
        any ending. Several terms count as one: ["Toll", "Lisbet Toll"].
    window : int
        Words on either side, inside the sentence.
    voice : {"outlet", None}
        outlet: in the sentence without what stands in quotation marks. None: in all of it.
    function_words : {"out", "in"}
        As for `keyness`.
    min_count : int
        Uses near the term, in an outlet, below which a word gets no row.

    Returns
    -------
    DataFrame
        A row for each outlet and word: outlet, word, count (uses near the term), expected (if its uses were
        spread over all words of the outlet), log_ratio (of its rate near the term to that elsewhere; 1:
        twice as often), g2, n_articles, n_units (reports and units that have it near), n_all (all its uses),
        n_near (words near the term), n_words (all words but the term), n_term (uses of the term),
        articles_with_term, all_articles (of the outlet), term, window, voice, function_words, view. By outlet,
        then by g2, what stands there more often than expected first.

    Raises
    ------
    TableError
        A column is missing, a report is not in `articles`, or the term has no word.

    Notes
    -----
    Surface cooccurrence as in Evert 2008, Corpora and collocations (in Lüdeling and Kytö, eds, Corpus Linguistics),
    the words near all uses taken as one sample, each counted once. These are descriptions of the outlet's
    reports: g2 takes words for drawn singly and is an order here, no test.

    Examples
    --------
    >>> texts = ["Frosty Toll left.", "Frosty Toll came."]
    >>> sentences = pd.DataFrame({"article_id": "a", "sentence": [0, 1], "text": texts})
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Courier"]})
    >>> cooccurrence(sentences, articles, "Toll", voice=None)[["outlet", "word", "count", "n_term"]]
        outlet    word  count  n_term
    0  Courier  frosty      2       2
    """
    need(sentences, ["article_id", "sentence"], "cooccurrence", "split_sentences")
    one_of(voice, list(TEXTS), "voice", "cooccurrence")
    one_of(function_words, GRAMMAR, "function_words", "cooccurrence")
    if not is_number(window, whole=True) or window < 1:
        raise TableError(f"cooccurrence needs window, 1 or more words; found {window!r}.")
    if not is_number(min_count):
        raise TableError(f"cooccurrence needs min_count, a number of uses; found {min_count!r}. Write 2.")
    patterns = patterns_of(term, "cooccurrence")
    name = term if isinstance(term, str) else "; ".join(term)
    if "text" not in sentences:
        need(articles, ["article_id", "outlet"], "cooccurrence", "read_corpus")
        return _empty()
    need(sentences, [TEXTS[voice]], "cooccurrence", "mark_voice")
    texts = sentences.dropna(subset=TEXTS[voice])
    counts = {
        report: count_near(rows.tolist(), patterns, window)
        for report, rows in texts.groupby("article_id", sort=True)[TEXTS[voice]]
    }
    sizes = pd.DataFrame({"article_id": [*counts], "count": [near.every.total() for near in counts.values()]})
    reports = reports_of(sizes.astype({"article_id": "str"}), articles, "cooccurrence")
    left = FUNCTION_WORDS if function_words == "out" else frozenset()
    parts = [
        _of_outlet(reports[reports["outlet"] == outlet], counts, left, min_count) for outlet in outlets_in(reports)
    ]
    table = pd.concat(parts, ignore_index=True) if parts else _empty()
    table = table.assign(term=name, window=window, voice=voice or "all", function_words=function_words)
    return table.assign(view=view_of(sentences, "cooccurrence"))[[*COLUMNS]].astype(COLUMNS)


def _empty() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in COLUMNS.items()})


def _of_outlet(reports: pd.DataFrame, counts: dict[str, Near], left: frozenset[str], min_count: int) -> pd.DataFrame:
    """A row a word that stands near the term in an outlet's reports."""
    ours = [counts[report] for report in reports["article_id"]]
    near: Counter[str] = sum((report.near for report in ours), Counter())
    every: Counter[str] = sum((report.every for report in ours), Counter())
    words = sorted(word for word, n in near.items() if n >= min_count and word not in left)
    n_near, n_words = near.total(), every.total()
    count, n_all = (np.array([found[word] for word in words], dtype="float64") for found in (near, every))
    with np.errstate(invalid="ignore", divide="ignore"):
        columns = {
            "outlet": reports["outlet"].iloc[0],
            "word": words,
            "count": count,
            "expected": n_near * n_all / n_words,
            "log_ratio": log_ratio(count, n_near, n_all - count, n_words - n_near),
            "g2": g2(count, n_near, n_all - count, n_words - n_near),
            "n_articles": [sum(word in report.near for report in ours) for word in words],
            "n_units": [_units(reports, ours, word) for word in words],
            "n_all": n_all,
            "n_near": n_near,
            "n_words": n_words,
            "n_term": sum(report.n_term for report in ours),
            "articles_with_term": sum(report.n_term > 0 for report in ours),
            "all_articles": len(ours),
        }
    table = pd.DataFrame(columns)
    table["_more"] = np.where(table["count"] > table["expected"], table["g2"], -table["g2"])
    return table.sort_values(["_more", "word"], ascending=[False, True], kind="stable").drop(columns="_more")


def _units(reports: pd.DataFrame, ours: list[Near], word: str) -> int:
    return reports.loc[[word in report.near for report in ours], "unit"].nunique()
