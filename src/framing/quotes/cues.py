"""Verbs and phrases of saying."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pandas as pd

# Forms that are more often no speech: "the United States", "a brand of", "a government post".
HOMONYMS = frozenset(
    "state states brand brands label labels counter counters grant grants charge charges blast blasts post posts"
    " voice voices signal signals note notes tweet tweets view views name names named"
    " rip rips fault faults question".split()
)


@cache
def cues() -> frozenset[str]:
    """Verbs and phrases of saying, in all their forms, from ``lexicons/attribution.csv``.

    >>> "told" in cues(), "according to" in cues()
    (True, True)
    """
    with (files("framing") / "lexicons" / "attribution.csv").open("r", encoding="utf-8") as file:
        table = pd.read_csv(file, dtype=str, keep_default_na=False)
    forms = (form.strip() for row in (table["term"] + ";" + table["forms"]) for form in row.split(";"))
    return frozenset(form for form in forms if form) - HOMONYMS
