"""Columns with one value in all rows, such as voice and per: said once beneath a table, not in every row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from framing.table_output.pair import pair_said
from framing.table_output.units import bounded_in, only_value

VOICES = {
    "outlet": "own words",
    "narration": "own words that tell nobody's",
    "paraphrased": "own words that tell somebody's",
    "quoted": "quoted words",
    "mixed": "own and quoted words",
    "scare": "scare quotes",
    "all": "own and quoted words",
}
VIEWS = {
    "all": "all text",
    "own": "without the agency's words",
    "once": "the agency's words once a family",
}
SAID: dict[str, Callable[[Any], str]] = {
    "measure": str,
    "voice": lambda voice: VOICES.get(voice, f"voice {voice}"),
    "view": lambda view: VIEWS.get(view, f"view {view}"),
    "names": lambda names: f"names {names}",
    "function_words": lambda words: f"function words {words}",
    "scores": lambda scores: f"scores of {scores}",
    "reference": lambda score: f"reference score {score:g}",
    "term": lambda term: f"around {term!r}",
    "window": lambda n: f"{n:,} words either side",
    "confidence_level": lambda level: f"{level * 100:g} % intervals",
    "n_boot": lambda n: f"{n:,} bootstrap samples",
    "alpha": lambda alpha: f"told apart where q is at most {alpha:g}",
    "n_tests": lambda n: f"{n:,} tests corrected together",
    "n_tested": lambda n: f"{n:,} tests corrected together",
    "n_corpora": lambda n: f"{n:,} corpora",
    "n_coders": lambda n: f"{n:,} coders",
    "n_events": lambda n: f"{n:,} events" if n else "events unknown",
    "seed": lambda seed: f"seed {seed}",
    "note": lambda note: f"note: {note}" if note else "",
}


def take_settings(table: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Part a table into what differs from row to row and what is to be said beneath.

    >>> body, notes = take_settings(pd.DataFrame({"rate": [2.5, 0.0], "per": 1000, "voice": "outlet"}))
    >>> list(body), notes
    (['rate'], ['own words', 'per 1,000 words'])
    """
    names = [name for name in SAID if name in table and name != bounded_in(table)]
    if "term" in names and "window" not in names:
        names.remove("term")
    values = {name: value for name in names if (value := _constant(table, name)) is not None}
    said = {name: SAID[name](value) for name, value in values.items()}
    pair, per, arrangements = pair_said(table), _per(table), _arrangements(table)
    unsaid = [name for name in ("confidence_level",) if name in table and table[name].isna().all()]
    taken = [*said, *pair, *per, *arrangements, *unsaid]
    first = [said.pop(name) for name in ("measure", "voice") if name in said]
    notes = [*_joined(pair), *first, *_joined(per), *said.values(), *_joined(arrangements), *_reports(table)]
    return table.drop(columns=taken), [note for note in notes if note]


def _constant(table: pd.DataFrame, name: str) -> Any:
    """The value that stands in every row; the level of intervals also where rows without one leave it out."""
    if name != "confidence_level" and table[name].isna().any():
        return None
    value = only_value(table[name])
    return value if isinstance(value, str | int | float) else None


def _per(table: pd.DataFrame) -> Mapping[str, str]:
    """`per` and what it counts, where both are the same throughout."""
    there = {name: _constant(table, name) for name in ("per", "of") if name in table}
    if there.get("per") is None or None in there.values():
        return {}
    of = there.get("of", "words")
    return dict.fromkeys(there, f"mean over {of}" if there["per"] == 1 else f"per {there['per']:,} {of}")


def _arrangements(table: pd.DataFrame) -> Mapping[str, str]:
    """In how many ways labels were exchanged, where it is the same throughout."""
    there = {name: _constant(table, name) for name in ("n_arrangements", "exact") if name in table}
    if len(there) < 2 or None in there.values():
        return {}
    return dict.fromkeys(
        there, f"{'all ' if there['exact'] else ''}{there['n_arrangements']:,} ways to exchange labels"
    )


def _joined(group: Mapping[str, str]) -> list[str]:
    return list(dict.fromkeys(group.values()))


def _reports(table: pd.DataFrame) -> list[str]:
    """How many reports a table tells of, where its rows say so."""
    n = None
    if "article_id" in table:
        n = table["article_id"].nunique()
    elif {"outlet", "low", "n_articles"} <= {*table} and bounded_in(table) in ("rate", "estimate"):
        n_of = table[["outlet", "n_articles"]].drop_duplicates()
        n = int(n_of["n_articles"].sum()) if n_of["outlet"].is_unique else None
    return [f"{n:,} report{'' if n == 1 else 's'}"] if n else []
