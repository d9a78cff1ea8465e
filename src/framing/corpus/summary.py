"""A corpus in few lines: what was read, what is unknown of it, what was not read and why."""

from __future__ import annotations

import pandas as pd

from framing.table_output import Part, number_of

TOLD = {"outlet": "outlet", "title": "headline", "published": "day", "event": "event", "agency": "credit line"}


def summarise(articles: pd.DataFrame, rejected: pd.DataFrame, removed: pd.DataFrame, notes: pd.DataFrame) -> list[Part]:
    """The tables that stand for a corpus."""
    words = number_of(int(articles["n_words"].sum()), "word")
    of_all = notes[notes["article_id"].fillna("") == ""]
    beneath = (
        f"{number_of(len(removed), 'piece')} of page clutter cut, listed in removed",
        f"{number_of(len(notes) - len(of_all), 'note')} on single reports, listed in notes",
        *of_all["note"],
    )
    parts = [Part(_known(articles), f"{number_of(len(articles), 'report')} read, {words}", beneath)]
    if len(rejected):
        parts.append(Part(rejected, f"{len(rejected):,} not read", (), 10))
    return parts


def _known(articles: pd.DataFrame) -> pd.DataFrame:
    """Of how many reports each thing is known that comparisons rest on."""
    rows = [
        {
            "column": name,
            "n_known": int(articles[name].notna().sum()),
            "n_unknown": pd.NA if name == "agency" else int(articles[name].isna().sum()),
            "values": _values(articles[name].dropna(), noun),
        }
        for name, noun in TOLD.items()
    ]
    return pd.DataFrame(rows).astype({"n_unknown": "Int64"})  # a report that credits no agency may well have none


def _values(known: pd.Series, noun: str) -> str:
    if known.empty:
        return ""
    if noun == "day":
        first, last = (day.strftime("%Y-%m-%d") for day in (known.min(), known.max()))
        return first if first == last else f"{first} to {last}"
    return number_of(known.nunique(), noun)
