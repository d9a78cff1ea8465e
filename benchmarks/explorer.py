"""How fast the explorer redraws with 10,000 articles, beside the same figure made from the tables anew.

    .venv/bin/python benchmarks/explorer.py GOLD/allsides/articles.jsonl.gz [--size 10000] [--measured 1000]
    .venv/bin/python benchmarks/explorer.py TABLES [--size 10000]

The first articles of *allsides* (Article-Bias-Prediction, Baly and others 2020) are measured, and their tables are
repeated under new ids until there are as many articles as wanted: the shape of a large corpus, without measuring one.
TABLES is a folder of tables that `framing measure` wrote, to be repeated in the same way.
Articles are given twenty events in turn. Then each control is changed as a user would change it; the same figure is
made by running the code that the explorer shows. Times are of the processor: a chart's SVG is in both. Last come a
mark that is picked and an article that is opened. It asserts nothing: machines differ.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib as mpl
import pandas as pd
from scale import COLUMNS, write_corpus

import framing
from framing.charts.drawn_rows import close
from framing.charts.save import svg_bytes
from framing.explorer.panel import Explorer

NAMES = ("articles", "sentences", "phrases", "families")
EVENTS = 20


def measured_tables(gold: Path, n: int) -> dict[str, pd.DataFrame]:
    """Tables of the first `n` articles, or those of a folder."""
    if gold.is_dir():
        return framing.open_tables(gold)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        write_corpus(path, gold, n)
        return framing.measure(framing.read_corpus(path, columns=dict(pair.split("=") for pair in COLUMNS.split(","))))


def repeated_tables(tables: dict[str, pd.DataFrame], size: int) -> dict[str, pd.DataFrame]:
    """Tables repeated until they have `size` articles, with events."""
    times = -(-size // len(tables["articles"]))
    whole = {name: pd.concat([_renamed(tables[name], n) for n in range(times)], ignore_index=True) for name in NAMES}
    articles = whole["articles"].head(size)
    articles = articles.assign(event=[f"event-{n % EVENTS:02}" for n in range(len(articles))])
    kept = {name: table[table["article_id"].isin(articles["article_id"])] for name, table in whole.items()}
    return {**kept, "articles": articles}


def _renamed(table: pd.DataFrame, number: int) -> pd.DataFrame:
    ids = [name for name in ("article_id", "base_article_id", "family", "unit") if name in table]
    return table.assign(**{name: table[name] + f"-{number}" for name in ids})


def spent(work: Callable[[], Any]) -> float:
    """Milliseconds of the processor."""
    before = time.process_time()
    work()
    return 1000 * (time.process_time() - before)


def anew(explorer: Explorer, tables: dict[str, pd.DataFrame]) -> None:
    """The figure that is shown, made by the code that is shown, as SVG."""
    cell: dict[str, Any] = {"tables": tables}
    exec(explorer.code.code, cell)
    svg_bytes(cell["axes"].get_figure(root=True))
    close(cell["axes"])


def changes(explorer: Explorer) -> list[tuple[str, str, Any]]:
    """What a user does, one after the other: a name, a control, its new value."""
    options, first = explorer.options, explorer.choices
    return [
        ("first", "voice", "quoted"),  # not shown: what is loaded and remembered once is loaded here
        ("words", "voice", "outlet"),
        ("agency out, first time", "view", "own"),
        ("agency in", "view", "all"),
        ("events, half of them", "events", options.events[: len(options.events) // 2]),
        ("one event", "events", options.events[:1]),
        ("all events", "events", options.events),
        ("an outlet less", "outlets", first.outlets[1:]),
        ("a category less", "categories", options.categories[1:]),
        ("tone, first time", "measure", "tone"),
        ("tone, half of the events", "events", options.events[: len(options.events) // 2]),
        ("tone, all events", "events", options.events),
    ]


def compare(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """A row a change: milliseconds of the explorer and of making it anew, and how much the first is of the second."""
    explorer = framing.explore(tables)
    rows = []
    for name, control, value in changes(explorer):
        ours = spent(lambda control=control, value=value: setattr(explorer.controls[control], "value", value))
        theirs = spent(lambda: anew(explorer, tables))
        rows.append({"change": name, "ms": ours, "ms_anew": theirs, "share": ours / theirs})
    row = explorer.chart.drawing["marks"][0]["row"]
    rows.append({"change": "a mark picked", "ms": spent(lambda: explorer._pick(row))})
    article_id = explorer.lines.listing["lines"][0]["article_id"]
    rows.append({"change": "an article opened", "ms": spent(lambda: explorer._open(article_id))})
    return pd.DataFrame(rows[1:])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--measured", type=int, default=1_000)
    given = parser.parse_args()
    mpl.use("Agg")
    print(
        compare(repeated_tables(measured_tables(given.gold, given.measured), given.size))
        .round(2)
        .to_string(index=False)
    )
