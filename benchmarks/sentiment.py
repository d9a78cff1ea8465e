"""How fast sentences are scored in batches beside vaderSentiment's and NLTK's loops, and on how many they are equal.

    python benchmarks/sentiment.py ARTICLES.jsonl.gz [--rounds 15] [--equal 1000000]

The articles are JSON lines with a field `content_original`, as AllSides' are. In each round each way scores the same
sentences, which no round before had, in one process and in CPU time; a ratio is of one round, and shown are the
median and the quarters of all. NLTK gets vaderSentiment's lexicon. Equality is bit by bit on all four scores. Where
more sentences are asked for than there are, they are taken again with small changes: words of vaderSentiment's lists
put in, words in capitals, signs at the end. Seeded.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import numpy as np
import pandas as pd
from vaderSentiment import vaderSentiment as vader

from framing import score_sentiment, split_sentences
from framing.sentiment import batch

SCORES = ["neg", "neu", "pos", "compound"]
SLICE, SEED = 20_000, 20130507
OURS, LOOP, NLTK = "score_sentiment", "vaderSentiment, a loop", "NLTK's VADER, a loop"

Way = Callable[[pd.DataFrame], np.ndarray]


def read_sentences(path: Path) -> list[str]:
    """The sentences of the articles in a file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["content_original"] for line in lines]
    articles = pd.DataFrame({"article_id": [str(number) for number in range(len(texts))], "text": texts})
    return split_sentences(articles)["text"].tolist()


def loop(analyzer: object) -> Way:
    """The scores of an analyzer, sentence by sentence."""

    def score(sentences: pd.DataFrame) -> np.ndarray:
        texts = sentences["text"].tolist()
        return np.array([[found[name] for name in SCORES] for found in map(analyzer.polarity_scores, texts)])

    return score


def ours(sentences: pd.DataFrame) -> np.ndarray:
    """Our scores."""
    return score_sentiment(sentences)[SCORES].to_numpy()


def nltk_analyzer() -> object:
    """NLTK's VADER with vaderSentiment's lexicon: NLTK's own has to be downloaded."""
    import nltk.data
    from nltk.sentiment.vader import SentimentIntensityAnalyzer

    with TemporaryDirectory() as folder:  # NLTK reads from folders it is told of, and no file that is linked
        copy = Path(folder, "vader_lexicon.txt")
        copy.write_bytes(Path(vader.__file__).with_name(copy.name).read_bytes())
        with mock.patch.object(nltk.data, "path", [folder]):
            return SentimentIntensityAnalyzer(copy.name)


def changed(texts: list[str], rng: random.Random) -> Iterator[str]:
    """Each sentence with a small change."""
    lists = [*vader.BOOSTER_DICT, *vader.NEGATE, *vader.SPECIAL_CASES, "but", "at least", "least", "never so", "no"]
    for text in texts:
        words = text.split(" ")
        at = rng.randrange(len(words))
        words[at] = rng.choice([words[at].upper(), f"{rng.choice(lists)} {words[at]}"])
        yield " ".join(words) + rng.choice(["", "", "!", "!!", "???"])


def time_rounds(ways: dict[str, Way], texts: list[str], rounds: int) -> pd.DataFrame:
    """Microseconds of CPU a sentence, a row a round; the first slice is for warming up and not counted."""
    spent = []
    for number in range(min(rounds + 1, len(texts) // SLICE)):
        part = pd.DataFrame({"text": texts[number * SLICE : (number + 1) * SLICE]})
        taken = {}
        order = list(ways)[number % len(ways) :] + list(ways)[: number % len(ways)]
        for name in order:
            begun = time.process_time()
            ways[name](part)
            taken[name] = (time.process_time() - begun) / SLICE * 1e6
        spent.append(taken)
    return pd.DataFrame(spent[1:], columns=list(ways))


def count_equal(way: Way, truth: Way, texts: list[str], n: int) -> tuple[int, int]:
    """Sentences scored the same to the last bit, and how many of `n` were taken as they are."""
    rng, equal = random.Random(SEED), 0
    again = itertools.chain(texts, itertools.chain.from_iterable(changed(texts, rng) for _ in itertools.count()))
    sentences = itertools.islice(again, n)
    while part := list(itertools.islice(sentences, SLICE)):
        same = way(table := pd.DataFrame({"text": part})).view(np.int64) == truth(table).view(np.int64)
        equal += int(same.all(axis=1).sum())
    return equal, min(n, len(texts))


def compare(path: str | Path, *, rounds: int = 15, n_equal: int = 1_000_000) -> pd.DataFrame:
    """Time and equality of the three ways.

    Returns
    -------
    DataFrame
        A row a way: microseconds (of CPU a sentence, median), times_faster (than vaderSentiment's loop in the same
        round: median, and low and high, the quarters), rounds, n_equal of n_compared sentences equal, n_as_written
        of these unchanged, and share_asked: of the sentences that we left to vaderSentiment.
    """
    texts = read_sentences(Path(path))
    random.Random(SEED).shuffle(texts)
    library = loop(vader.SentimentIntensityAnalyzer())
    ways = {OURS: ours, LOOP: library, NLTK: loop(nltk_analyzer())}
    spent = time_rounds(ways, texts, rounds)
    ratios = spent.rdiv(spent[LOOP], axis=0)
    table = pd.DataFrame({"microseconds": spent.median(), "times_faster": ratios.median()})
    table["low"], table["high"], table["rounds"] = ratios.quantile(0.25), ratios.quantile(0.75), len(spent)
    with mock.patch.object(batch, "ask", wraps=batch.ask) as asked:
        found = {name: count_equal(ways[name], library, texts, n) for name, n in ((OURS, n_equal), (NLTK, SLICE))}
    table["n_equal"] = pd.Series({name: equal for name, (equal, _) in found.items()}, dtype="Int64")
    table["n_compared"] = pd.Series({OURS: n_equal, NLTK: SLICE}, dtype="Int64")
    table["n_as_written"] = pd.Series({name: as_is for name, (_, as_is) in found.items()}, dtype="Int64")
    table["share_asked"] = pd.Series({OURS: asked.call_count / n_equal})
    return table.rename_axis("way").reset_index()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--equal", type=int, default=1_000_000)
    options = parser.parse_args()
    print(compare(options.path, rounds=options.rounds, n_equal=options.equal).round(4).to_string(index=False))
