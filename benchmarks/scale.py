"""How `framing measure` grows: time and memory for 1,000 to 100,000 articles, on this machine and on a dask cluster.

    .venv/bin/python benchmarks/scale.py GOLD/allsides/articles.jsonl.gz --sizes 1000 10000 100000
    .venv/bin/python benchmarks/scale.py GOLD/allsides/articles.jsonl.gz --sizes 20000 --engines one dask

*allsides* (Article-Bias-Prediction, Baly and others 2020) has some 7,000 articles. So that a corpus ten times as large
differs in nothing but its size, all sizes are made of the same thousand: articles of neighbouring dates, so that copies
of agency stories are among them. They are repeated, and in each repetition every word of small letters has another in
its place, drawn with a fixed seed among words of its ending and the same in all of the repetition: copies stay copies,
and no repetition is a copy of another. Function words, loaded words and verbs of saying stay. Each run is a process of
its own; its memory is the sum over all its processes of what they hold by themselves and their share of what they hold
in common (PSS), looked at five times a second. It asserts nothing: machines differ.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pandas as pd

import framing
from framing.function_words import FUNCTION_WORDS

WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
ENDING = re.compile(r"(?:ed|ing|ly|s)?$")
FIRST, SAME = 3_000, 1_000  # by date: the articles that all sizes are made of
ATTRIBUTION = Path(framing.__file__).parent / "lexicons" / "attribution.csv"
COLUMNS = "article_id=ID,outlet=source,text=content_original,published=date"
ENGINES = {"local": [], "one": ["--processes", "1"], "dask": ["--engine", "dask", "--processes", "2"]}


def articles(path: Path) -> list[dict[str, str]]:
    """Records of the gold set, with the columns that are read."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        names = ("ID", "source", "title", "date", "content_original")
        return [{name: record.get(name) or "" for name in names} for record in records]


def repeated(records: list[dict[str, str]], seed: int = 1) -> Iterator[dict[str, str]]:
    """The same thousand records again and again, each time in other words."""
    dated = sorted((record for record in records if record["date"]), key=lambda record: (record["date"], record["ID"]))
    same = dated[FIRST : FIRST + SAME]
    groups = by_ending({word for record in same for word in WORD.findall(record["content_original"])} - kept_words())
    yield from same
    for repetition in count(1):
        others = exchanged(groups, random.Random(f"{seed} {repetition}"))
        for record in same:
            text = WORD.sub(lambda word: others.get(word[0], word[0]), record["content_original"])  # noqa: B023
            yield record | {"ID": f"{record['ID']}-{repetition}", "content_original": text}


def kept_words() -> set[str]:
    """Words that measures look for."""
    lists = [framing.loaded_terms(), pd.read_csv(ATTRIBUTION)]
    lines = [line for table in lists for name in ("term", "forms") for line in table[name].dropna()]
    return {*FUNCTION_WORDS, *WORD.findall(" ".join(lines))}


def by_ending(words: set[str]) -> list[list[str]]:
    """Words of one ending beside each other: -ed, -ing, -ly, -s, none."""
    groups: dict[str, list[str]] = {}
    for word in sorted(words):
        groups.setdefault(ENDING.search(word)[0], []).append(word)  # type: ignore[index]
    return list(groups.values())


def exchanged(groups: list[list[str]], chosen: random.Random) -> dict[str, str]:
    """Another word for each, of the same group."""
    return {word: other for same in groups for word, other in zip(same, chosen.sample(same, len(same)), strict=True)}


def write_corpus(path: Path, gold: Path, n: int) -> None:
    """Write a corpus of `n` articles as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for record in islice(repeated(articles(gold)), n):
            file.write(json.dumps(record) + "\n")


def memory_of(pid: int) -> int:
    """Bytes that a process and all below it hold, what they share counted once; 0 once they are gone."""
    held = 0
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        held = 1024 * int(re.search(r"^Pss:\s+(\d+)", rollup, re.MULTILINE)[1])  # type: ignore[index]
        for task in Path(f"/proc/{pid}/task").iterdir():
            held += sum(memory_of(int(child)) for child in (task / "children").read_text().split())
    except (OSError, TypeError):
        pass
    return held


def measured(corpus: Path, engine: str, n: int) -> dict[str, object]:
    """One run: seconds, seconds of processor time, both by article, and the most memory held."""
    with tempfile.TemporaryDirectory() as out:
        call = [sys.executable, "-m", "framing.cli", "measure", str(corpus), "--out", out, "--columns", COLUMNS]
        call += ["--format", "parquet", "--no-text", *ENGINES[engine]]
        before, begun, most = os.times(), time.perf_counter(), 0
        with subprocess.Popen(call, stdout=subprocess.DEVNULL) as process:
            while process.poll() is None:
                most = max(most, memory_of(process.pid))
                time.sleep(0.2)
        seconds, after = time.perf_counter() - begun, os.times()
        if process.returncode:
            raise RuntimeError(f"framing measure failed on {corpus.name}")
    spent = sum(after[2:4]) - sum(before[2:4])
    return {
        "engine": engine,
        "articles": n,
        "seconds": seconds,
        "processor_seconds": spent,
        "ms_an_article": 1000 * seconds / n,
        "processor_ms_an_article": 1000 * spent / n,
        "memory_mb": most / 1e6,
    }


def compare(gold: Path, sizes: list[int], engines: list[str]) -> pd.DataFrame:
    """A row a size and engine, beside the first of each size and of each engine."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for n in sizes:
            corpus = Path(folder) / f"reports-{n}.jsonl"
            write_corpus(corpus, gold, n)
            for engine in engines:
                rows.append(measured(corpus, engine, n))
                print(pd.DataFrame(rows[-1:]).round(2).to_string(index=False, header=len(rows) == 1), flush=True)
            corpus.unlink()
    table = pd.DataFrame(rows)
    table["times_first_size"] = table["ms_an_article"] / table.groupby("engine")["ms_an_article"].transform("first")
    table["faster_than_first_engine"] = table.groupby("articles")["seconds"].transform("first") / table["seconds"]
    return table


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--engines", nargs="+", choices=sorted(ENGINES), default=["local"])
    given = parser.parse_args()
    print(compare(given.gold, given.sizes, given.engines).round(2).to_string(index=False))
