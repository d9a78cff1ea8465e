"""Run the benchmarks and write their table: `make benchmark GOLD=path/to/gold`.

    .venv/bin/python benchmarks/run.py GOLD [--only NAME ...]

GOLD holds the public sets named in data/README.md; of them `allsides/articles.jsonl.gz` is used here. Each benchmark's
rows take the place of its older ones in `benchmarks/results.csv`, which README.md here shows as a table and the
project's README and CHANGELOG quote. All of them take about an hour on two cores; nothing else should run meanwhile.
"""

from __future__ import annotations

import argparse
import datetime
import os
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import pandas as pd

HERE = Path(__file__).parent
RESULTS = HERE / "results.csv"


class Row(NamedTuple):
    """One figure: of which way, in which unit; low and high over rounds, where there are several."""

    way: str
    figure: str
    value: float
    low: float | None = None
    high: float | None = None
    note: str = ""


def run_sentiment(allsides: Path) -> Iterator[Row]:
    """Scores, beside loops."""
    import sentiment

    for row in sentiment.compare(allsides).itertuples():
        told = f"{row.n_equal:,} of {row.n_compared:,} sentences equal to the last bit, {row.n_as_written:,} as written"
        note = "" if pd.isna(row.n_equal) else told
        yield Row(row.way, "times as fast as vaderSentiment's loop", row.times_faster, row.low, row.high, note)


def run_chain(allsides: Path) -> Iterator[Row]:
    """Article text to sentences, voice, tone and phrases."""
    import chain

    for row in chain.compare(allsides).itertuples():
        beside = "vaderSentiment's loop over the sentences" if row.beside == chain.ALONE else "pySBD"
        yield Row(row.way, f"times as fast as {beside}", row.times, row.low, row.high)
        yield Row(row.way, "ms of the processor an article", row.ms)


def run_phrases(allsides: Path) -> Iterator[Row]:
    """Loaded phrases, beside spaCy and a regular expression."""
    import phrases

    for row in phrases.compare(allsides).itertuples():
        note = f"{row.matches:,} matches in {row.sentences:,} sentences; {row.note}"
        yield Row(row.way, "times as long as find_loaded", row.ratio, row.ratio_low, row.ratio_high, note)


def run_recurring(allsides: Path) -> Iterator[Row]:
    """Near-duplicate sentences, beside all pairs and MinHash."""
    import recurring

    for row in recurring.compare(allsides, sample=5_000).itertuples():
        told = f"{row.pairs:,} pairs in {row.sentences:,} sentences, precision {row.precision:.4f}, "
        told += f"recall {row.recall:.4f}, of pairs of eight words and more {row.recall_long:.4f}"
        note = "; ".join(filter(None, [told, row.note]))
        yield Row(row.way, "times as long as match_sentences", row.times_ours, None, None, note)


def run_scale(allsides: Path) -> Iterator[Row]:
    """The whole of `framing measure`, from 1,000 to 100,000 articles."""
    import scale

    table = scale.compare(allsides, [1_000, 10_000, 100_000], ["local"])
    first = table["processor_ms_an_article"].iloc[0]
    for row in table.itertuples():
        name, spent = f"{row.articles:,} articles", row.processor_ms_an_article
        note = f"{spent:.1f} ms of the processor an article, on {os.cpu_count()} cores"
        yield Row(name, "time an article over that at 1,000", spent / first, None, None, note)
        yield Row(name, "memory at its highest, MB", row.memory_mb)


def run_cluster(allsides: Path) -> Iterator[Row]:
    """One process beside two workers of a dask cluster."""
    import scale

    for row in scale.compare(allsides, [20_000], ["one", "dask"]).itertuples():
        ways = {"one": "one process", "dask": "dask, two workers"}
        note = f"20,000 articles, {row.seconds:,.0f} s"
        yield Row(ways[row.engine], "times as fast as one process", row.faster_than_first_engine, None, None, note)


def run_starting(allsides: Path) -> Iterator[Row]:
    """Import and --help, beside the libraries."""
    import starting

    for row in starting.compare().itertuples():
        figure = "share of the time to import pandas, matplotlib and nltk"
        yield Row(row.way, figure, row.share, row.low, row.high, f"{row.seconds:.2f} s of the processor")


def run_figures(allsides: Path) -> Iterator[Row]:
    """All figures, beside nbclient."""
    import starting

    for row in starting.compare_figures().itertuples():
        figure = "times as fast as nbclient, one notebook after the other"
        yield Row(row.way, figure, row.times, None, None, f"{row.seconds:,.0f} s")


BENCHMARKS: dict[str, Callable[[Path], Iterator[Row]]] = {
    "sentiment": run_sentiment,
    "chain": run_chain,
    "phrases": run_phrases,
    "recurring": run_recurring,
    "starting": run_starting,
    "figures": run_figures,
    "cluster": run_cluster,
    "scale": run_scale,
}


def save(name: str, rows: list[Row]) -> None:
    """Put the rows of one benchmark in the place of its older ones."""
    made = pd.DataFrame(rows).assign(
        benchmark=name, measured=datetime.date.today().isoformat(), framing=metadata.version("framing")
    )
    old = pd.read_csv(RESULTS) if RESULTS.exists() else made.iloc[:0]
    table = pd.concat([old[old["benchmark"] != name], made])
    table["order"] = table["benchmark"].map(list(BENCHMARKS).index)
    table = table.sort_values("order", kind="stable")[["benchmark", *Row._fields, "measured", "framing"]]
    table.to_csv(RESULTS, index=False, float_format="%.4g", lineterminator="\n")


def show(table: pd.DataFrame) -> str:
    """The table for people."""
    lines = ["| benchmark | way | figure | value | over rounds | note |", "|---|---|---|--:|--:|---|"]
    for row in table.itertuples():
        note = "" if pd.isna(row.note) else row.note
        spread = "" if pd.isna(row.low) else f"{row.low:.3g} to {row.high:.3g}"
        lines.append(f"| {row.benchmark} | {row.way} | {row.figure} | {shown(row.value)} | {spread} | {note} |")
    return "\n".join(lines)


def shown(value: float) -> str:
    """Three digits, and whole numbers in full.

    >>> shown(0.03519), shown(1137.0)
    ('0.0352', '1,137')
    """
    return f"{value:,.0f}" if value >= 1_000 else f"{value:.3g}"


def write_readme(place: Path = HERE / "README.md") -> None:
    """Put the table into the page, between its two marks."""
    before, _, rest = place.read_text("utf-8").partition("<!-- results -->")
    _, _, after = rest.partition("<!-- end of results -->")
    table = show(pd.read_csv(RESULTS))
    place.write_text(f"{before}<!-- results -->\n{table}\n<!-- end of results -->{after}", "utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, default=list(BENCHMARKS))
    given = parser.parse_args()
    for name in given.only:
        rows = list(BENCHMARKS[name](given.gold / "allsides" / "articles.jsonl.gz"))
        save(name, rows)
        write_readme()
        print(f"{name}: {len(rows)} figures", flush=True)
