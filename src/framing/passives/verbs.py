"""Participles, and the verbs they are of."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

SHORTEST = 5  # letters of a regular participle: "axed" and "used" are listed
SHORT = frozenset("used sued axed owed".split())
# Other participles in un- are adjectives: "unscripted", "unsupported".
UN_VERBS = tuple(
    """under unveil unleash unearth unload unlock undo undone unpack unify unifi unmask unravel unseat unfold uncover
    unwound unwind unhook unplug unnerv""".split()
)
HYPHENED = ("re", "de", "pre", "co", "over", "under", "mis", "out", "cross", "double")  # "re-elected"
# The stem of a regular participle to its verb; what fits nowhere is given as written.
DOUBLED = re.compile(r"([bdgmnprt])\1$|(troll|(?<!s)pell|ncell|abell|vell|nnell|gnall)$")
BARE = re.compile(
    r"(add|n[dt]|[rsclp]t|[rl]d|[cnrs]k|[sct]h|[ls]l|ss|ff|[rwg]n|rm|[lm]p|[wx]|[aeo]y|[aeo]i[nlrdtkm]|o[au][nlrdtkm]"
    r"|ea[nlrdkm]|(?<!cr)eat|er|[tdp]en|[dt]on|tion|get|ie[fl]|eed)$"
)
PLUS_E = re.compile(r"[cuvz]|[^s]s|[dr]g|[aeu]ng|ring|[aeiouy][rk]|[bcdfgkpst]l|(?<=..)at|ib|ap|ud|id|[ou]t|creat|an?g")


@cache
def irregular() -> dict[str, str]:
    """Irregular participles with their base: "shot" is of "shoot"."""
    return {form.strip(): row["base"] for row in _rows("irregular_verbs.csv") for form in row["participle"].split(";")}


@cache
def no_passive() -> frozenset[str]:
    """Words in the form of participles that make no passive of an act: "worried", "expected", "risen"."""
    return frozenset(row["word"] for row in _rows("no_passive.csv"))


def is_participle(word: str) -> bool:
    """Whether a word in lower case is a participle that makes a passive.

    >>> is_participle("killed"), is_participle("shot"), is_participle("worried"), is_participle("hundred")
    (True, True, False, False)
    """
    head, _, tail = word.rpartition("-")
    if (
        word in no_passive()
        or (word.startswith("un") and not word.startswith(UN_VERBS))
        or (head and head not in HYPHENED)
        or "'" in word
    ):
        return False
    return tail in irregular() or tail in SHORT or (tail.endswith("ed") and len(tail) >= SHORTEST)


def verb_of(participle: str) -> str:
    """The verb of a participle where the list or a rule gives it, else the participle.

    >>> [verb_of(word) for word in ("shot", "killed", "charged", "carried", "stopped", "created", "abandoned")]
    ['shoot', 'kill', 'charge', 'carry', 'stop', 'create', 'abandon']
    """
    if participle in irregular():
        return irregular()[participle]
    stem = participle.removesuffix("ed")
    if stem == participle:
        return participle
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem != "add" and DOUBLED.search(stem):
        return stem[:-1]
    if BARE.search(stem):
        return stem
    return stem + "e" if PLUS_E.search(stem) else participle


def _rows(name: str) -> list[dict[str, str]]:
    text = files("framing").joinpath("lexicons", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
