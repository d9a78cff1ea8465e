"""How `framing measure` grows: time and memory for 1,000 to 100,000 articles, on this machine and on a dask cluster.

    .venv/bin/python benchmarks/scale.py GOLD/allsides/articles.jsonl.gz --sizes 1000 10000 100000
    .venv/bin/python benchmarks/scale.py GOLD/allsides/articles.jsonl.gz --sizes 20000 --engines one dask

*allsides* (Article-Bias-Prediction, Baly and others 2020) has some 7,000 articles. Where more are needed it is
repeated with small changes: in each repetition every fifth word of small letters is another one of the corpus, drawn
with a fixed seed, and every twentieth article keeps its words but for every fiftieth, as a copy would. Each run is a
process of its own; its memory is the sum over all its processes of what they hold by themselves and their share of
what they hold in common (PSS), looked at five times a second. It asserts nothing: machines differ.
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
from itertools import islice
from pathlib import Path

import pandas as pd

SMALL_WORD = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")
CHANGED, CHANGED_IN_COPIES, COPIES = 5, 50, 20  # every so manieth word; every so manieth article
COLUMNS = "article_id=ID,outlet=source,text=content_original,published=date"
ENGINES = {"local": [], "one": ["--processes", "1"], "dask": ["--engine", "dask", "--processes", "2"]}


def articles(path: Path) -> list[dict[str, str]]:
    """Records of the gold set, with the columns that are read."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        names = ("ID", "source", "title", "date", "content_original")
        return [{name: record.get(name) or "" for name in names} for record in records]


def repeated(records: list[dict[str, str]], seed: int = 1) -> Iterator[dict[str, str]]:
    """The records, then the same again with small changes, without end."""
    yield from records
    chosen = random.Random(seed)
    words = [word for record in records[:2_000] for word in SMALL_WORD.findall(record["content_original"])]
    repetition = 0
    while True:
        repetition += 1
        for number, record in enumerate(records):
            every = CHANGED_IN_COPIES if number % COPIES == 0 else CHANGED
            text = _changed(record["content_original"], words, every, chosen)
            yield record | {"ID": f"{record['ID']}-{repetition}", "content_original": text}


def _changed(text: str, words: list[str], every: int, chosen: random.Random) -> str:
    count = iter(range(len(text)))
    return SMALL_WORD.sub(lambda word: chosen.choice(words) if next(count) % every == 0 else word[0], text)


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
