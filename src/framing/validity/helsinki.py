"""Families of copies against near-copies that others computed (ArticleComparisons), beside plain rivals."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.corpus.page import clean_page
from framing.quotes import find_quotes
from framing.resampling import Boot
from framing.sentences import split_sentences
from framing.tables import TableError
from framing.validity.agencies import canonical_agency
from framing.validity.clusters import (
    Groups,
    count_bcubed,
    count_pairs,
    f1,
    groups_of,
    pairs_of,
    score_bcubed,
    score_pairs,
)
from framing.validity.overlap import compare_all, jaccard, link_groups, of_the_shorter, word_runs
from framing.validity.reading import read_gold_csv
from framing.validity.resampled import BOOT, Figure, alike, from_sums, tell
from framing.validity.scores import PRECISION_RECALL, share
from framing.wire import match_wire

OURS, BYLINES = "match_wire", "bylines alone"
HELSINKI_COLUMNS = ["id", "publisher", "text", "cluster"]
PARAGRAPHS = " ### "
JACCARD_RUN, JACCARD_FROM = 5, (0.5,)
OVERLAP_RUN, OVERLAP_FROM = 8, (0.2, 0.5)


def score_helsinki(path: str | Path, boot: Boot = BOOT) -> pd.DataFrame:
    """Score the families of `match_wire` against clusters of near-copies.

    Parameters
    ----------
    path : path
        CSV file with columns id, publisher, text (a page, clutter and all, ` ### ` between its
        paragraphs) and cluster (empty where a page is no near-copy of another), and perhaps
        agency_in_byline. The publishers' `data/helsinki_articles.csv` has no cluster: add yours.
    boot : Boot
        Draws, level and seed of the intervals.

    Returns
    -------
    DataFrame
        A row a figure, as `validate` describes; part is the number of pages. Pairs of reports that stand in
        one group: precision, recall, F1 (items: pairs of the clusters). B-cubed: the same (items: reports).
        Units are the clusters, and each page outside one; a pair across two units counts half in
        each. The baselines are plain ways to find copies in the same text, page clutter cut, quotations left
        in: five-word runs that two reports have of all that either has (what MinHash estimates), from .5;
        eight-word runs of the shorter report that the other has, from .2 and from .5; reports that these link,
        however far apart, are one group. Bylines alone: reports that credit one agency in the byline are a group.

        Largest cluster, recall: which of its pages stand in a group with another of them; for bylines, which
        credit an agency. agency credit: an agency was found where agency_in_byline (by rule, not human) has it.

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
    unit_of = [f"cluster {next(iter(groups))}" if groups else f"page {page}" for page, groups in clusters.items()]
    groups = _all_groups(gold)
    figures = [figure for name, found in groups.items() for figure in _figures(name, found, clusters, unit_of)]
    part = f"{len(gold)} pages"
    table = tell(figures, alike("clusters, and pages outside one", len(set(unit_of))), boot, "helsinki", part)
    return pd.concat([table, *_of_pages(gold, groups[OURS], boot)], ignore_index=True)


def _figures(name: str, found: Groups, gold: Groups, unit_of: list[str]) -> list[Figure]:
    against = "" if name == OURS else OURS
    figures = []
    for way, count, items in (("pair", count_pairs, len(pairs_of(gold))), ("B-cubed", count_bcubed, len(gold))):
        counts = count(found, gold).groupby(unit_of).sum()
        figures += [
            Figure(name, f"{way} {metric}", from_sums(counts, score), items, against)
            for metric, score in PRECISION_RECALL.items()
        ]
    return figures


def _of_pages(gold: pd.DataFrame, families: Groups, boot: Boot) -> list[pd.DataFrame]:
    """Figures of single pages: the largest cluster's, and those that credit an agency."""
    size = gold["cluster"].value_counts()
    tables = [_largest(gold[gold["cluster"] == size.index[0]], families, boot)] if len(size) else []
    if "byline" in gold:
        table = pd.DataFrame({"right": gold["agency"].eq(gold["byline"]) & gold["byline"].ne("")})
        table = table.assign(found=gold["agency"].ne(""), met=table["right"], gold=gold["byline"].ne(""))
        n_gold = int(table["gold"].sum())
        credit = [
            Figure("agency credit", metric, from_sums(table, score), n_gold)
            for metric, score in PRECISION_RECALL.items()
        ]
        tables.append(tell(credit, alike("pages", len(gold)), boot, "helsinki", f"{len(gold)} pages"))
    return tables


def _largest(inside: pd.DataFrame, families: Groups, boot: Boot) -> pd.DataFrame:
    pages = set(inside["article_id"])
    together = {page for pair in pairs_of(families) if pair <= pages for page in pair}
    credited = inside["byline" if "byline" in inside else "agency"].ne("")
    figures = [
        Figure(name, "recall", from_sums([[is_so, 1] for is_so in known], share), len(inside), against)
        for name, known, against in ((OURS, inside["article_id"].isin(together), ""), (BYLINES, credited, OURS))
    ]
    return tell(figures, alike("pages", len(inside)), boot, "helsinki", "largest cluster")


def read_helsinki(path: str | Path) -> pd.DataFrame:
    """Read the pages as articles: article_id, outlet, title, text, standfirst_end, agency; their cluster; byline."""
    if not Path(path).is_file():
        raise TableError(f"score_helsinki needs the file of pages; found no file at {str(path)!r}.")
    table = read_gold_csv(path, "score_helsinki", dtype=str)
    missing = [name for name in HELSINKI_COLUMNS if name not in table]
    if missing:
        raise TableError(
            f"score_helsinki needs columns {', '.join(HELSINKI_COLUMNS)}; found {', '.join(table)}. "
            "The publishers' file does not say which pages are near-copies: add a column cluster."
        )
    pages = pd.DataFrame([clean_page(text.replace(PARAGRAPHS, "\n")) for text in table["text"].fillna("")])
    known = {"article_id": table["id"], "outlet": table["publisher"], "cluster": table["cluster"]}
    if "agency_in_byline" in table:
        known["byline"] = table["agency_in_byline"].fillna("").map(canonical_agency)
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
    credited = articles["byline"] if "byline" in articles else articles["agency"]
    bylines = {page: frozenset([agency] * bool(agency)) for page, agency in zip(texts, credited, strict=True)}
    return {OURS: find_families(articles), **group_by_jaccard(texts), **group_by_overlap(texts), BYLINES: bylines}


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
