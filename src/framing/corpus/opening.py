"""Tables of reports by their endings: CSV, JSON lines and Parquet."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from framing.corpus.delimited import iter_csv, open_csv
from framing.corpus.json_lines import open_json_lines
from framing.corpus.parquet import open_parquet
from framing.corpus.records import Records

SUFFIXES = (".csv", ".csv.gz", ".tsv", ".tsv.gz", ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".parquet")


def is_table(path: Path) -> bool:
    """Say whether a file is a table by its name.

    >>> is_table(Path("reports.jsonl.gz")), is_table(Path("page.txt"))
    (True, False)
    """
    return path.name.lower().endswith(SUFFIXES)


def open_table(path: Path) -> Records:
    """Open a table: go through it once for its columns and for what is wrong with it.

    JSON lines and Parquet are gone through piece by piece, however large they
    are; a CSV file is held whole while it is read.

    Raises a `TableError` where the file is no such table.
    """
    name = path.name.lower()
    if name.endswith(".parquet"):
        return open_parquet(path)
    if name.removesuffix(".gz").endswith((".csv", ".tsv")):
        table = open_csv(path)
        return Records(table.columns, table.broken, table.notes, len(table.records), partial(iter_csv, path))
    return open_json_lines(path)
