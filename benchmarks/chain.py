"""From article text to sentences, voice, tone and phrases, beside what a user would write for it.

    .venv/bin/python benchmarks/chain.py GOLD/allsides/articles.jsonl.gz [--rounds N]

In each round each way works on the same articles, which no round before had, in one process and in CPU time; a ratio is
of one round, and shown are the median and the quarters of all. The articles are cleaned beforehand. Ours goes first in
each round, so that nothing of these articles is remembered from another way; vaderSentiment remembers nothing of what
it has read. What is timed:

- ours: find_quotes(speakers=False), split_sentences, mark_voice, score_sentiment (of each sentence and of the outlet's
  own words in it), find_loaded with the shipped list;
- with speakers: the same with find_quotes as it comes, which also finds who speaks and indirect speech, and passives;
- vaderSentiment alone, a loop over the sentences that we found;
- written plainly: NLTK's Punkt, vaderSentiment's loop, and one regular expression of all forms of our list; no voice;
- sentences alone: ours, Punkt (as NLTK has it, without training) and pySBD, paragraph by paragraph.

It asserts nothing: machines differ.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from nltk.tokenize.punkt import PunktSentenceTokenizer
from scale import articles as read_records
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import framing

A_ROUND, SEED = 100, 20130507
COLUMNS = {"article_id": "ID", "outlet": "source", "text": "content_original", "published": "date"}
OURS, SPEAKERS, ALONE, PLAIN = "ours", "ours, with speakers", "vaderSentiment alone", "written plainly"
SPLIT, PUNKT, PYSBD = "split_sentences", "Punkt", "pySBD"


def read_articles(gold: Path, n: int) -> pd.DataFrame:
    """Articles of the gold set, cleaned, in an order drawn with a fixed seed."""
    records = pd.DataFrame(read_records(gold)).sample(n, random_state=SEED).to_dict("records")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_text("\n".join(map(json.dumps, records)), "utf-8")
        return framing.read_corpus(path, columns=COLUMNS).articles


def ours(articles: pd.DataFrame, speakers: bool = False) -> pd.DataFrame:
    """Our tables; the sentences are given back."""
    quotes = framing.find_quotes(articles, speakers=speakers)
    sentences = framing.split_sentences(articles).pipe(framing.mark_voice, quotes).pipe(framing.score_sentiment)
    framing.find_loaded(sentences, quotes)
    if speakers:
        framing.find_passives(sentences, framing.mark_sentence(quotes, sentences))
    return sentences


def alone(analyzer: SentimentIntensityAnalyzer) -> Callable[[pd.DataFrame], object]:
    """VaderSentiment's loop over sentences that somebody else split."""

    def score(articles: pd.DataFrame) -> object:
        return [analyzer.polarity_scores(text) for text in articles.attrs["sentences"]]

    return score


def plain(analyzer: SentimentIntensityAnalyzer) -> Callable[[pd.DataFrame], object]:
    """What a script would do."""
    forms = {form for row in framing.loaded_terms().itertuples() for form in [row.term, *row.forms.split(";")]}
    wanted = [re.escape(form.strip()).replace(r"\*", r"\w*") for form in sorted(forms, key=len, reverse=True)]
    phrases = re.compile(r"\b(?:" + "|".join(filter(None, wanted)) + r")\b", re.IGNORECASE)
    splitter = PunktSentenceTokenizer()

    def run(articles: pd.DataFrame) -> object:
        found = []
        for text in articles["text"]:
            for sentence in splitter.tokenize(text):
                found.append((analyzer.polarity_scores(sentence), phrases.findall(sentence)))
        return found

    return run


def by_paragraph(split: Callable[[str], list]) -> Callable[[pd.DataFrame], object]:
    """A splitter, given each paragraph."""
    return lambda articles: [split(part) for text in articles["text"] for part in text.split("\n\n") if part]


def time_rounds(ways: dict[str, Callable], articles: pd.DataFrame, rounds: int) -> pd.DataFrame:
    """Milliseconds of CPU an article, a row a round; the first round is for warming up and not counted.

    The first way gives the sentences that others work on.
    """
    spent = []
    for number in range(rounds + 1):
        part = articles.iloc[number * A_ROUND : (number + 1) * A_ROUND].reset_index(drop=True)
        taken = {}
        first, *others = ways
        for name in [first, *others[number % len(others) :], *others[: number % len(others)]]:
            begun = time.process_time()
            found = ways[name](part)
            taken[name] = (time.process_time() - begun) / len(part) * 1000
            if name == first:
                part.attrs["sentences"] = found["text"].tolist()
        spent.append(taken)
    return pd.DataFrame(spent[1:], columns=list(ways))


def compare(gold: Path, rounds: int = 9) -> pd.DataFrame:
    """A row a way: ms (of CPU an article, median), times (that of `beside` over its own: median, low and high)."""
    import pysbd

    warnings.filterwarnings("ignore", category=SyntaxWarning)  # pySBD's patterns
    analyzer = SentimentIntensityAnalyzer()
    ways: dict[str, Callable] = {OURS: ours, SPEAKERS: lambda part: ours(part, speakers=True)}
    ways |= {ALONE: alone(analyzer), PLAIN: plain(analyzer), SPLIT: framing.split_sentences}
    ways |= {PUNKT: by_paragraph(PunktSentenceTokenizer().tokenize)}
    ways |= {PYSBD: by_paragraph(pysbd.Segmenter(language="en", clean=False).segment)}
    spent = time_rounds(ways, read_articles(gold, (rounds + 1) * A_ROUND + A_ROUND), rounds)
    beside = {name: PYSBD if name in (SPLIT, PUNKT, PYSBD) else ALONE for name in ways}
    ratios = pd.DataFrame({name: spent[beside[name]] / spent[name] for name in ways})
    table = pd.DataFrame({"beside": beside, "ms": spent.median(), "times": ratios.median()})
    table["low"], table["high"], table["rounds"] = ratios.quantile(0.25), ratios.quantile(0.75), len(spent)
    return table.rename_axis("way").reset_index()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    print(compare(given.gold, given.rounds).round(2).to_string(index=False))
