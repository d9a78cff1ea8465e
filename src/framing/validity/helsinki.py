"""Families of copies against near-copies that others computed (ArticleComparisons), beside plain rivals."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.corpus.page import clean_page
from framing.quotes import find_quotes
from framing.sentences import split_sentences
from framing.tables import TableError
from framing.validity.clusters import Groups, f1, groups_of, pairs_of, score_bcubed, score_pairs
from framing.validity.overlap import compare_all, jaccard, link_groups, of_the_shorter, word_runs
from framing.validity.scores import FIGURE_COLUMNS
from framing.wire import match_wire

HELSINKI_COLUMNS = ["id", "publisher", "text", "cluster"]
PARAGRAPHS = " ### "
JACCARD_RUN, JACCARD_FROM = 5, (0.5,)
OVERLAP_RUN, OVERLAP_FROM = 8, (0.2, 0.5)


def score_helsinki(path: str | Path) -> pd.DataFrame:
    """Score the families of `match_wire` against clusters of near-copies.

    Parameters
    ----------
    path : path
        CSV file with columns id, publisher, text (a page, clutter and all, ` ### ` between its
        paragraphs) and cluster (empty where a page is no near-copy of another).

    Returns
    -------
    DataFrame
        gold_set, part (the number of pages), measure, metric, value (0 to 1), items. Pairs of reports that stand in
        one group: precision, recall, F1 (items: pairs of the clusters). B-cubed: the same (items: reports). Beside
        `match_wire` stand two plain ways to find copies in the same text, page clutter cut, quotations left in:
        five-word runs that two reports have of all that either has, from .5; and eight-word runs
        of the shorter report that the other has, from .2 and from .5. Reports that these link,
        however far apart, are one group.

    Raises
    ------
    TableError
        The file or a column is missing.

    Notes
    -----
    The clusters are computed, by eight-word overlap, and not human: a pair that is ours alone need not be wrong.
    `data/validation/helsinki_pairs.csv` says who is right where we and they disagree, by reading.
    """
    gold = read_helsinki(path)
    clusters = groups_of(gold, "article_id", "cluster")
    tables = [score_groups(found, clusters).assign(measure=name) for name, found in _all_groups(gold).items()]
    part = f"{len(gold)} pages"
    return pd.concat(tables, ignore_index=True).assign(gold_set="helsinki", part=part)[FIGURE_COLUMNS]


def read_helsinki(path: str | Path) -> pd.DataFrame:
    """Read the pages as articles: article_id, outlet, title, text, standfirst_end, agency; and their cluster."""
    if not Path(path).is_file():
        raise TableError(f"score_helsinki needs the file of pages; found no file at {str(path)!r}.")
    table = pd.read_csv(path, dtype=str)
    missing = [name for name in HELSINKI_COLUMNS if name not in table]
    if missing:
        raise TableError(f"score_helsinki needs columns {', '.join(HELSINKI_COLUMNS)}; found {', '.join(table)}.")
    pages = pd.DataFrame([clean_page(text.replace(PARAGRAPHS, "\n")) for text in table["text"].fillna("")])
    known = {"article_id": table["id"], "outlet": table["publisher"], "cluster": table["cluster"]}
    return pages[["title", "text", "standfirst_end", "agency"]].assign(**known)


def find_families(articles: pd.DataFrame) -> Groups:
    """Families of each report that is in one, found as `measure` finds them."""
    families = match_wire(split_sentences(articles), find_quotes(articles), articles)
    return groups_of(families, "article_id", "family")


def score_groups(found: Groups, gold: Groups) -> pd.DataFrame:
    """Pairs and B-cubed as rows of metric, value, items; `gold` names every report.

    >>> gold = {"a": frozenset("x"), "b": frozenset("x"), "c": frozenset()}
    >>> score_groups(dict.fromkeys("abc", frozenset("u")), gold).round(2)
                  metric  value  items
    0     pair precision   0.33      1
    1        pair recall   1.00      1
    2            pair F1   0.50      1
    3  B-cubed precision   0.56      3
    4     B-cubed recall   1.00      3
    5         B-cubed F1   0.71      3
    """
    scores = {"pair": score_pairs(found, gold), "B-cubed": score_bcubed(found, gold, gold)}
    items = {"pair": len(pairs_of(gold)), "B-cubed": len(gold)}
    rows = [
        (f"{name} {metric}", value, items[name])
        for name, (precision, recall) in scores.items()
        for metric, value in (("precision", precision), ("recall", recall), ("F1", f1(precision, recall)))
    ]
    return pd.DataFrame(rows, columns=["metric", "value", "items"])


def _all_groups(articles: pd.DataFrame) -> dict[str, Groups]:
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    return {"match_wire": find_families(articles), **group_by_jaccard(texts), **group_by_overlap(texts)}


def group_by_jaccard(texts: dict[str, str]) -> dict[str, Groups]:
    """Groups of reports by the five-word runs they have in common, by the name of the rival."""
    alike = compare_all({name: word_runs(text, JACCARD_RUN) for name, text in texts.items()}, jaccard)
    return {f"Jaccard of 5-word runs >= {least}": _linked(texts, alike, least) for least in JACCARD_FROM}


def group_by_overlap(texts: dict[str, str]) -> dict[str, Groups]:
    """Groups of reports by the eight-word runs of the shorter one, by the name of the rival."""
    alike = compare_all({name: word_runs(text, OVERLAP_RUN) for name, text in texts.items()}, of_the_shorter)
    return {f"8-word overlap >= {least}": _linked(texts, alike, least) for least in OVERLAP_FROM}


def _linked(texts: dict[str, str], alike: dict[tuple[str, str], float], least: float) -> Groups:
    return link_groups(texts, [pair for pair, value in alike.items() if value >= least])
