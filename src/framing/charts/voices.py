"""What the charts of voices share: what is no speaker, why outlets are not compared, and the source line."""

from __future__ import annotations

import pandas as pd

from framing.charts.apart import comparable, is_marked
from framing.charts.evidence import evidence_of
from framing.charts.wording import counted

OTHER, UNRESOLVED = "(other)", "(unresolved)"
NOT_COMPARED = {OTHER, UNRESOLVED, "unresolved"}  # they say what was not found, not what an outlet does
CAVEAT = "too few reports to tell outlets apart"


def why_not(table: pd.DataFrame) -> str:
    """Why nothing is said of outlets, behind a count.

    >>> why_not(pd.DataFrame({"outlet": ["Post", "Times"], "n_articles": [8, 8]}))
    '; differences between outlets were not tested'
    """
    if table["outlet"].nunique() == 1:
        return "; one outlet, nothing to compare"
    if is_marked(table) or not comparable(table):
        return f"; {CAVEAT}"
    return "; differences between outlets were not tested"


def source_of(table: pd.DataFrame, noun: str, bold: str, what: str = "quotations and reported speech") -> str:
    """The source line of what outlets quote: how much of it, what it rests on, and what is bold.

    >>> rows = pd.DataFrame({"outlet": ["Post"], "n_all": [40], "n_articles": [2], "low": [None], "high": [None]})
    >>> print(source_of(rows, "word", ""))
    Source: framing, quotations and reported speech. 40 words, scare quotes left out. Two reports of one outlet.
    """
    keys = ["outlet", *(["speaker_id"] if noun == "verb" else [])]
    n = counted(int(table.drop_duplicates(keys)["n_all"].sum()), noun).capitalize()
    said = f"{n} and phrases of saying" if noun == "verb" else f"{n}, scare quotes left out"
    return f"Source: framing, {what}. {said}. {evidence_of(table, bold=bold)}"
