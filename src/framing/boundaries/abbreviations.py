"""The shipped abbreviations: words whose point need not end a sentence."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def abbreviations() -> dict[str, frozenset[str]]:
    """The shipped abbreviations by the place they take: 'before a name' or 'elsewhere'.

    >>> "gen" in abbreviations()["before a name"], "u.n" in abbreviations()["elsewhere"]
    (True, True)
    """
    places: dict[str, set[str]] = {}
    place = ""
    for line in (files("framing") / "lexicons" / "abbreviations.txt").read_text("utf-8").splitlines():
        heading = re.fullmatch(r"# \[(.+)\]", line.strip())
        if heading:
            place = heading[1]
        elif line.strip() and not line.startswith("#"):
            places.setdefault(place, set()).add(line.strip())
    return {name: frozenset(words) for name, words in places.items()}


@cache
def every_abbreviation() -> frozenset[str]:
    """All of them, wherever they stand.

    >>> {"gen", "u.n"} <= every_abbreviation()
    True
    """
    return frozenset().union(*abbreviations().values())
