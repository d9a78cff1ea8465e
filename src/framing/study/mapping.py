"""The tables of a corpus under their names, as a dict that says what is in it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from framing.table_output import Part, number_of, summary_html, summary_text
from framing.tables import TABLES

ROW_IS = {
    "articles": "a report",
    "rejected": "a file or record not read",
    "removed": "a piece of page clutter cut",
    "notes": "something to know of a report",
    "sentences": "a sentence",
    "quotes": "a quotation",
    "phrases": "a loaded phrase in use",
    "passives": "a passive verb group",
    "words": "a word of a report, counted",
    "families": "a report in a family of copies",
    "alignment": "a sentence of a copy beside its base",
    "edits": "a change of wording",
}


class Tables(dict[str, pd.DataFrame]):
    """Tables under their names: a dict, of which a notebook shows what each table holds.

    >>> Tables({"rejected": pd.DataFrame({"source": ["a.txt"], "reason": ["the file is empty"]})})
    1 table
      table     n_rows  one_row_is
      rejected       1  a file or record not read
    """

    def __repr__(self) -> str:
        return summary_text([_summary(self)])

    def _repr_html_(self) -> str:
        return summary_html([_summary(self)])


def rows_of(n_rows: Mapping[str, int]) -> pd.DataFrame:
    """How many rows each table has, and what one row is."""
    rows = [{"table": name, "n_rows": n, "one_row_is": ROW_IS.get(name, "")} for name, n in n_rows.items()]
    return pd.DataFrame(rows, columns=["table", "n_rows", "one_row_is"])


def _summary(tables: Mapping[str, pd.DataFrame]) -> Part:
    caption = number_of(len(tables), "table")
    if "articles" in tables:
        articles = tables["articles"]
        caption += f" of {number_of(len(articles), 'report')}"
        if "outlet" in articles:
            unknown = int(articles["outlet"].isna().sum())
            caption += f" by {number_of(articles['outlet'].nunique(), 'outlet')}"
            caption += f", outlet unknown of {number_of(unknown, 'report')}" if unknown else ""
    return Part(rows_of({name: len(table) for name, table in tables.items()}), caption, _texts_said(tables))


def _texts_said(tables: Mapping[str, pd.DataFrame]) -> tuple[str, ...]:
    """Whether the reports' own sentences are there."""
    if "articles" not in tables:
        return ()
    wording = {
        f"{name}.{c.name}": c.name in tables[name]
        for name in TABLES
        if name in tables
        for c in TABLES[name]
        if c.is_text
    }
    missing = [name for name, is_there in wording.items() if not is_there]
    if not missing:
        return ("with the texts of the reports",)
    return (f"without the texts of the reports: no {', '.join(missing)}",)
