"""Forms of verbs and phrases of saying, from ``lexicons/attribution.csv``."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from framing.words import WORD

# Words cut at apostrophes and hyphens as well.
RUN = re.compile(r"[^\W_]+")

# Forms that are more often no speech: "the United States", "a brand of", "a government post".
HOMONYMS = frozenset(
    "state states brand brands label labels counter counters grant grants charge charges blast blasts post posts"
    " voice voices signal signals note notes tweet tweets view views name names named"
    " rip rips fault faults question".split()
)
# "He's said": what looks like a possessive is a verb.
PLAIN_VERBS = frozenset("said saying telling told asking calling".split())

# Contexts in which a form is no speech, by how many words they have before the form and how many in all.
Contexts = dict[tuple[int, int], set[tuple[str, ...]]]


class Use(NamedTuple):
    """What a form says: a row of attribution.csv, and the contexts in which it is no speech."""

    term: str
    pattern: str
    stance: str
    contexts: Contexts


class Form(NamedTuple):
    """A form of verbs of saying, in lower case: its words, and its uses in the order of the list."""

    words: tuple[str, ...]
    uses: list[Use]


@cache
def cues() -> frozenset[str]:
    """Verbs and phrases of saying, in all their forms, from ``lexicons/attribution.csv``.

    >>> "told" in cues(), "according to" in cues()
    (True, True)
    """
    return frozenset(" ".join(form.words) for form in _forms()) - HOMONYMS


@cache
def forms_by_words() -> dict[str, dict[str, list[Form]]]:
    """Forms by their first word and by the one after it, the longest first.

    Under "" stand those of one word, which hold whatever word follows.

    >>> forms = forms_by_words()["call"]
    >>> [form.words for form in forms["on"]], [form.words for form in forms.get("nobody", forms[""])]
    ([('call', 'on'), ('call',)], [('call',)])
    """
    known: dict[str, dict[str, list[Form]]] = {}
    for form in _forms():
        by_next = known.setdefault(form.words[0], {"": []})
        by_next.setdefault("".join(form.words[1:2]), []).append(form)
    for by_next in known.values():
        for following in by_next.keys() - {""}:
            by_next[following] += by_next[""]
    return known


@cache
def _forms() -> list[Form]:
    """All forms, the longest first."""
    uses: dict[tuple[str, ...], list[Use]] = {}
    for forms, term, pattern, stance, contexts in _rows():
        for words in forms:
            use = Use(term, pattern, stance, _contexts_of(words, contexts))
            if use not in uses.setdefault(words, []):
                uses[words].append(use)
    return [Form(words, uses[words]) for words in sorted(uses, key=lambda words: (-len(words), words))]


@cache
def is_noun_like(form: str) -> bool:
    """Whether a form is as often a noun: HOMONYMS, and those of which the list has contexts like "the claims".

    >>> is_noun_like("claims"), is_noun_like("says")
    (True, False)
    """
    if form in PLAIN_VERBS or form.endswith("ed"):
        return False
    uses = [use for known in forms_by_words().get(form, {"": []})[""] for use in known.uses]
    after = {context for use in uses for context in use.contexts.get((1, 2), ())}
    return form in HOMONYMS or any((word, form) in after for word in ("the", "a", "an", "his", "their"))


def may_hold_cue(text: str) -> bool:
    """Whether a sentence holds the first two words of any form, which a third of all sentences do not.

    >>> may_hold_cue("Ada Vole said so."), may_hold_cue("By then nobody came.")
    (True, False)
    """
    low = text.lower()
    singles, pairs = _beginnings()
    if not singles.isdisjoint(low.split()):  # most are found so, at a third of the time
        return True
    runs = RUN.findall(low)
    return not singles.isdisjoint(runs) or not pairs.isdisjoint(pairwise(runs))


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    """Forms of one run of letters, and the first two of longer ones."""
    runs = [tuple(RUN.findall(" ".join(form.words))) for form in _forms()]
    return frozenset(run[0] for run in runs if len(run) == 1), frozenset(run[:2] for run in runs if len(run) > 1)


def _contexts_of(form: tuple[str, ...], contexts: list[tuple[str, ...]]) -> Contexts:
    """Contexts by where the form may stand in them, and their length."""
    by_place: Contexts = {}
    for context in contexts:
        for before in range(len(context) - len(form) + 1):
            if context[before] == form[0]:
                by_place.setdefault((before, len(context)), set()).add(context)
    return by_place


def _rows() -> Iterator[tuple[list[tuple[str, ...]], str, str, str, list[tuple[str, ...]]]]:
    text = (files("framing") / "lexicons" / "attribution.csv").read_text("utf-8")
    for line in csv.DictReader(text.splitlines()):
        forms = list(_listed(line["term"] + ";" + line["forms"]))
        yield forms, line["term"], line["pattern"] or "speech", line["stance"], list(_listed(line["not_when"]))


def _listed(cell: str) -> Iterator[tuple[str, ...]]:
    for form in cell.split(";"):
        words = tuple(word.lower() for word in WORD.findall(form))
        if words:
            yield words
