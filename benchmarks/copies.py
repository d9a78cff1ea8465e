"""Families of copies against MinHash and eight-word overlap: how well each finds them, and how long it takes.

    .venv/bin/python benchmarks/copies.py GOLD/helsinki/articles.csv [GOLD/allsides/articles.jsonl.gz]

On the pages of *helsinki*: pairs and B-cubed against its computed clusters, and each way's time over that of the
eight-word overlap, all in one run. On *allsides* (Article-Bias-Prediction, Baly and others 2020, as JSON lines): the
time of match_wire on all its reports over that on the first thousand, to be read beside the ratio of their lengths.
It asserts nothing: machines differ.
"""

import argparse
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd
from datasketch import MinHash, MinHashLSH

from framing import find_quotes, match_wire, read_corpus, split_sentences
from framing.validity.clusters import Groups, groups_of
from framing.validity.helsinki import OVERLAP_FROM, OVERLAP_RUN, read_helsinki, score_groups
from framing.validity.overlap import compare_all, link_groups, of_the_shorter, word_runs

PERMUTATIONS, SHINGLE, THRESHOLDS = 128, 5, (0.5, 0.3)
SMALL = 1_000
COLUMNS = {"outlet": "source", "text": "content_original", "published": "date"}


def minhash(runs: Iterable[tuple[str, ...]]) -> MinHash:
    """Signature of a text's runs of words."""
    signature = MinHash(num_perm=PERMUTATIONS, seed=1)
    signature.update_batch([" ".join(run).encode() for run in runs])
    return signature


def group_by_minhash(texts: dict[str, str], threshold: float) -> Groups:
    """Groups of reports that datasketch's index takes for alike; candidates are not verified, as is usual."""
    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    runs = {name: word_runs(text, SHINGLE) for name, text in texts.items()}
    signatures = {name: minhash(sorted(own)) for name, own in runs.items() if own}
    for name, signature in signatures.items():
        index.insert(name, signature)
    links = [(name, other) for name, signature in signatures.items() for other in sorted(index.query(signature))]
    return link_groups(texts, links)


def group_by_overlap(texts: dict[str, str], least: float) -> Groups:
    """Groups of reports by the eight-word runs of the shorter one, every pair compared."""
    alike = compare_all({name: word_runs(text, OVERLAP_RUN) for name, text in texts.items()}, of_the_shorter)
    return link_groups(texts, [pair for pair, value in alike.items() if value >= least])


def timed(work: Callable[..., Any], *given: Any) -> tuple[Any, float]:
    """What `work` returns, and the seconds it took."""
    begun = time.perf_counter()
    done = work(*given)
    return done, time.perf_counter() - begun


def read_tables(articles: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """What match_wire needs, and `measure` makes in any case."""
    return split_sentences(articles), find_quotes(articles), articles


def compare_ways(path: Path) -> pd.DataFrame:
    """A row a way: pairs and B-cubed, and seconds."""
    gold = read_helsinki(path)
    clusters = groups_of(gold, "article_id", "cluster")
    texts = dict(zip(gold["article_id"], gold["text"], strict=True))
    tables, before = timed(read_tables, gold)
    families, seconds = timed(match_wire, *tables)
    found = groups_of(families, "article_id", "family")
    rows = [("match_wire", found, seconds), ("... with sentences and quotations", found, seconds + before)]
    rows += [(f"MinHash LSH, {limit}", *timed(group_by_minhash, texts, limit)) for limit in THRESHOLDS]
    rows += [(f"8-word overlap, {limit}", *timed(group_by_overlap, texts, limit)) for limit in OVERLAP_FROM]
    return pd.DataFrame([figures(name, groups, clusters, spent) for name, groups, spent in rows])


def figures(name: str, found: Groups, gold: Groups, seconds: float) -> dict[str, object]:
    """One row of the table."""
    scores = score_groups(found, gold)
    return {"way": name, **dict(zip(scores["metric"], scores["value"], strict=True)), "seconds": seconds}


def growth(path: Path) -> tuple[float, float, float]:
    """Ratios of the whole corpus over its first thousand reports: time of match_wire, reports, characters."""
    articles = read_corpus(path, columns=COLUMNS).articles
    sentences, quotes, _ = read_tables(articles)
    first = articles.head(SMALL)
    few, some = (table[table["article_id"].isin(first["article_id"])] for table in (sentences, quotes))
    _, short = timed(match_wire, few, some, first)
    families, long = timed(match_wire, sentences, quotes, articles)
    print(f"{len(articles):,} reports: {long:.1f} s; {len(first):,}: {short:.1f} s; {len(families):,} rows of families")
    return long / short, len(articles) / len(first), sentences["text"].str.len().sum() / few["text"].str.len().sum()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("helsinki", type=Path)
    parser.add_argument("corpus", type=Path, nargs="?")
    paths = parser.parse_args()
    table = compare_ways(paths.helsinki)
    table["times overlap"] = table["seconds"] / table["seconds"].iloc[-1]
    print(table.round(3).to_string(index=False), flush=True)
    if paths.corpus:
        print("ratio of time {:.1f}, of reports {:.1f}, of characters {:.1f}".format(*growth(paths.corpus)))
