"""Sentences that recur, against all pairs with rapidfuzz and against MinHash: what each finds, and in what time.

    .venv/bin/python benchmarks/recurring.py GOLD/allsides/articles.jsonl.gz [--sentences N] [--whole] [--growth]

On the first N sentences of *allsides* (Article-Bias-Prediction, Baly and others 2020, as JSON lines), each wording
once. The truth is rapidfuzz.fuzz.ratio over all pairs of folded wordings, from the same least similarity. That takes
minutes: without --whole it is run for some sentences drawn at random against all of them, recall and precision are of
pairs that one of these stands in, and its time is scaled up to all pairs, which the table says. Times are CPU seconds
of one process; the others are given folded wordings, match_sentences folds them in its time. With --growth, time and
memory of match_sentences on three times the sentences, and on variants of one template. It asserts nothing: machines
differ.
"""

import argparse
import gzip
import itertools
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from datasketch import MinHash, MinHashLSH
from rapidfuzz import fuzz, process

from framing import match_sentences, read_corpus, split_sentences
from framing.spelling import american
from framing.words import find_words

COLUMNS = {"outlet": "source", "text": "content_original", "published": "date"}
SENTENCES_A_REPORT = 40  # fewer than there are: what is too many is cut off
LEAST, SAMPLE, SEED, BLOCK = 80, 2_000, 1, 500
LONG = 8  # words; shorter ones are alike by chance
PERMUTATIONS, RUN, THRESHOLD = 128, 4, 0.5
SIZES = (100_000, 300_000)
TEMPLATES = (20_000, 60_000)

Found = set[tuple[int, int]]


def read_sentences(path: Path, n_sentences: int) -> pd.DataFrame:
    """The first sentences of the corpus."""
    with gzip.open(path, "rb") as lines, tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "articles.jsonl"
        first.write_bytes(b"".join(itertools.islice(lines, n_sentences // SENTENCES_A_REPORT + 1)))
        articles = read_corpus(first, columns=COLUMNS).articles
    return split_sentences(articles).head(n_sentences)


def fold(text: str) -> str:
    """Words of a sentence as match_sentences compares them."""
    return " ".join(american(word) for word, _, _ in find_words(text))


def timed(work: Callable[..., Any], *given: Any) -> tuple[Any, float]:
    """What `work` returns, and the CPU seconds it took."""
    begun = time.process_time()
    done = work(*given)
    return done, time.process_time() - begun


def find_ours(sentences: pd.DataFrame) -> pd.DataFrame:
    """Pairs of sentences, those of one report among them."""
    return match_sentences(sentences, between=None, min_similarity=LEAST / 100)


def all_pairs(texts: list[str], rows: list[int] | None) -> Found:
    """Pairs by rapidfuzz: of all texts, or of these with all. Blocks keep memory small."""
    found: Found = set()
    for block, first in _blocks(len(texts), rows):
        scores = process.cdist(
            [texts[i] for i in block], texts[first:], scorer=fuzz.ratio, score_cutoff=LEAST, dtype=np.uint8, workers=1
        )
        pairs = ((block[i], j + first) for i, j in zip(*(side.tolist() for side in scores.nonzero()), strict=True))
        found |= {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
    return found


def _blocks(n_texts: int, rows: list[int] | None) -> Iterator[tuple[list[int], int]]:
    """Rows, and the first text they are set against: of all pairs each is looked at once."""
    every = list(range(n_texts)) if rows is None else rows
    for first in range(0, len(every), BLOCK):
        yield every[first : first + BLOCK], first if rows is None else 0


def by_minhash(texts: list[str]) -> Found:
    """Pairs that datasketch's index takes for alike by their runs of four words, kept where fuzz.ratio agrees."""
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    signatures = {}
    for number, text in enumerate(texts):
        words = text.split()
        if runs := [" ".join(words[i : i + RUN]).encode() for i in range(len(words) - RUN + 1)]:
            signatures[number] = MinHash(num_perm=PERMUTATIONS, seed=1)
            signatures[number].update_batch(runs)
            index.insert(number, signatures[number])
    near = {
        (min(one, other), max(one, other))
        for one, own in signatures.items()
        for other in index.query(own)
        if one != other
    }
    return {(one, other) for one, other in near if fuzz.ratio(texts[one], texts[other], score_cutoff=LEAST)}


def compare(path: Path, n_sentences: int = 100_000, *, whole: bool = False, sample: int = SAMPLE) -> pd.DataFrame:
    """A row a way: pairs found, recall and precision against all pairs, seconds, and how many times ours that is.

    recall_long is of pairs of eight words or more each. All are of pairs that a drawn sentence stands in,
    unless `whole`; `note` says which seconds are scaled up.
    """
    return compare_ways(read_sentences(path, n_sentences), whole=whole, sample=sample)


def compare_ways(sentences: pd.DataFrame, *, whole: bool = False, sample: int = SAMPLE) -> pd.DataFrame:
    """As `compare`, on sentences read already."""
    folded = sentences["text"].map(fold)
    once = sentences[~folded.duplicated() & (folded != "")].reset_index(drop=True)
    texts = folded[~folded.duplicated() & (folded != "")].tolist()
    drawn = np.random.default_rng(SEED).choice(len(texts), min(sample, len(texts)), replace=False)
    rows = None if whole else sorted(drawn.tolist())
    n_words = [len(text.split()) for text in texts]
    find_ours(once.head(1_000))  # imports and lists of words
    table, seconds = timed(find_ours, once)
    truth, all_seconds = timed(all_pairs, texts, rows)
    ways = [
        ("match_sentences", numbered(table, once), seconds, ""),
        ("rapidfuzz, all pairs", truth, all_seconds * scale(len(texts), rows), said(len(texts), rows)),
        (f"MinHash LSH, {THRESHOLD}, then rapidfuzz", *timed(by_minhash, texts), ""),
    ]
    found = pd.DataFrame([figures(name, pairs, truth, rows, n_words, spent, note) for name, pairs, spent, note in ways])
    return found.assign(times_ours=found["seconds"] / seconds, sentences=len(texts))


def numbered(table: pd.DataFrame, sentences: pd.DataFrame) -> Found:
    """Pairs as numbers of rows."""
    number = {key: i for i, key in enumerate(zip(sentences["article_id"], sentences["sentence"], strict=True))}
    one = map(number.__getitem__, zip(table["article_id"], table["sentence"], strict=True))
    other = map(number.__getitem__, zip(table["other_article_id"], table["other_sentence"], strict=True))
    return set(zip(one, other, strict=True))


def scale(n_texts: int, rows: list[int] | None) -> float:
    """All pairs over those looked at."""
    return 1.0 if rows is None else (n_texts - 1) / (2 * len(rows))


def said(n_texts: int, rows: list[int] | None) -> str:
    """What was measured of it."""
    return "" if rows is None else f"{len(rows):,} against all, seconds times {scale(n_texts, rows):.1f}"


def figures(  # noqa: PLR0913 - a row is what is given
    name: str, pairs: Found, truth: Found, rows: list[int] | None, n_words: list[int], seconds: float, note: str
) -> dict[str, Any]:
    """One row of the table."""
    looked_at = None if rows is None else set(rows)
    found = {pair for pair in pairs if looked_at is None or not looked_at.isdisjoint(pair)}
    right = len(found & truth)
    long_ones = {pair for pair in truth if min(n_words[one] for one in pair) >= LONG}
    return {
        "way": name,
        "pairs": len(found),
        "recall": right / max(len(truth), 1),
        "recall_long": len(found & long_ones) / max(len(long_ones), 1),
        "precision": right / max(len(found), 1),
        "seconds": seconds,
        "note": note,
    }


def spent(sentences: pd.DataFrame) -> tuple[float, float]:
    """CPU seconds, and megabytes at the highest above those before, in a process of its own."""
    find_ours(sentences.head(1_000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    _, seconds = timed(find_ours, sentences)
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def growth(tables: list[pd.DataFrame]) -> pd.DataFrame:
    """Time and memory by number of sentences."""
    rows = []
    for table in tables:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
            seconds, megabytes = apart.submit(spent, table).result()
        rows.append({"sentences": len(table), "seconds": seconds, "megabytes": megabytes})
    return pd.DataFrame(rows)


def template(n_sentences: int) -> pd.DataFrame:
    """Variants of one line, a name in each."""
    texts = [f"Reporter {n} of the Courier in Halden wrote this with the help of the desk." for n in range(n_sentences)]
    return pd.DataFrame({"article_id": map(str, range(n_sentences)), "sentence": 0, "text": texts})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--growth", action="store_true")
    asked = parser.parse_args()
    if asked.growth:
        long = read_sentences(asked.corpus, SIZES[-1])
        print(growth([long.head(size) for size in SIZES]).round(2).to_string(index=False))
        print(growth([template(size) for size in TEMPLATES]).round(2).to_string(index=False))
    else:
        print(compare(asked.corpus, asked.sentences, whole=asked.whole).round(4).to_string(index=False))
