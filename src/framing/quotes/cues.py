"""Verbs and phrases of saying, and where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pandas as pd

from framing.words import WORD

# Forms that are more often no speech: "the United States", "a brand of", "a government post".
HOMONYMS = frozenset(
    "state states brand brands label labels counter counters grant grants charge charges blast blasts post posts"
    " voice voices signal signals note notes tweet tweets view views name names named"
    " rip rips fault faults question".split()
)
# What a quotation is overwritten with, so that its words are nobody's subject or verb.
MASK = "\ufffc"
# A capital in the middle of a sentence is a name, "the Post", but for the first word and after these.
OPENERS = frozenset(MASK + ".:;?!…\"“”‘’'([—–")
# "that", a colon or a quotation.
SAID_AFTER = re.compile(rf"\s+that\s|:|,?\s*[{MASK}\"“«]")
# What stands before a verb and no noun.
SUBJECTS = frozenset(
    "i we you they he she it who which that people men women police and or but to not will would can could may might"
    " must shall should do did does has have had also then now never still again always even once".split()
)
# After these stands a noun or an adjective: "the claims", "his proposed plan".
NOUN_AFTER = frozenset("a an the his its their our my your".split())
# "He's said": what looks like a possessive is a verb.
PLAIN_VERBS = frozenset("said saying telling told asking calling".split())


class Row(NamedTuple):
    """A row of attribution.csv, with its contexts in which it is no speech."""

    term: str
    pattern: str
    stance: str
    contexts: tuple[tuple[str, ...], ...]


class Cue(NamedTuple):
    """A verb or phrase of saying in a text: `text[start:end]`."""

    start: int
    end: int
    term: str
    pattern: str  # how it takes its words: speech, urge, accuse, topic, call, source, passive
    stance: str


Words = list[tuple[str, int, int]]


def find_cues(text: str) -> list[Cue]:
    """Find verbs and phrases of saying in a sentence.

    Of overlapping ones the longest counts. A form with several uses, "denied
    the charge" and "denied that", is given once a use, in the order of
    ``lexicons/attribution.csv``; the caller sees which of them fits.

    Parameters
    ----------
    text : str
        A sentence; what stands in quotation marks is best overwritten (`mask_spans`).

    Returns
    -------
    list of Cue
        In order of start.

    Examples
    --------
    >>> [(cue.term, cue.start, cue.end) for cue in find_cues("The envoy said so, according to the paper.")]
    [('say', 10, 14), ('according to', 19, 31)]
    """
    words = [(found.group().lower(), found.start(), found.end()) for found in WORD.finditer(text)]
    known = _forms()
    cues: list[Cue] = []
    free = 0
    for i, (word, start, _) in enumerate(words):
        if i < free or word not in known:
            continue
        for form, rows in known[word]:
            end = i + len(form)
            if _runs(text, words, i, form) and _may_be_speech(text, words, i, form):
                fitting = [row for row in rows if not _is_plain(words, i, end, row)]
                cues += [Cue(start, words[end - 1][2], row.term, row.pattern, row.stance) for row in fitting]
                free = end
                break
    return cues


def mask_spans(text: str, spans: list[tuple[int, int]]) -> str:
    """Overwrite stretches of a text, so that every other character keeps its place.

    >>> mask_spans('He said "no".', [(8, 12)]).replace(MASK, "#")
    'He said ####.'
    """
    for start, end in spans:
        text = text[:start] + MASK * (end - start) + text[end:]
    return text


@cache
def cues() -> frozenset[str]:
    """Verbs and phrases of saying, in all their forms, from ``lexicons/attribution.csv``.

    >>> "told" in cues(), "according to" in cues()
    (True, True)
    """
    return frozenset(" ".join(form) for forms in _forms().values() for form, _ in forms) - HOMONYMS


@cache
def _forms() -> dict[str, list[tuple[tuple[str, ...], list[Row]]]]:
    """Forms by their first word, the longest first, each with its rows."""
    rows: dict[tuple[str, ...], list[Row]] = {}
    for forms, row in _rows():
        for form in forms:
            if row not in rows.setdefault(form, []):
                rows[form].append(row)
    known: dict[str, list[tuple[tuple[str, ...], list[Row]]]] = {}
    for form in sorted(rows, key=lambda form: (-len(form), form)):
        known.setdefault(form[0], []).append((form, rows[form]))
    return known


def _rows() -> Iterator[tuple[list[tuple[str, ...]], Row]]:
    with (files("framing") / "lexicons" / "attribution.csv").open("r", encoding="utf-8") as file:
        table = pd.read_csv(file, dtype=str, keep_default_na=False)
    for line in table.to_dict("records"):
        contexts = tuple(_listed(line.get("not_when", "")))
        row = Row(line["term"], line.get("pattern", "") or "speech", line["stance"], contexts)
        yield list(_listed(line["term"] + ";" + line["forms"])), row


def _listed(cell: str) -> Iterator[tuple[str, ...]]:
    for form in cell.split(";"):
        words = tuple(found.group().lower() for found in WORD.finditer(form))
        if words:
            yield words


def _runs(text: str, words: Words, i: int, form: tuple[str, ...]) -> bool:
    """Whether the words of a form stand here with nothing but blanks between them."""
    if i + len(form) > len(words) or any(words[i + k][0] != form[k] for k in range(1, len(form))):
        return False
    return all(text[words[i + k - 1][2] : words[i + k][1]].isspace() for k in range(1, len(form)))


def _may_be_speech(text: str, words: Words, i: int, form: tuple[str, ...]) -> bool:
    start, end = words[i][1], words[i + len(form) - 1][2]
    if text[start].isupper() and i and not OPENERS & set(text[words[i - 1][2] : start]):
        return False
    before = words[i - 1][0] if i and text[words[i - 1][2] : start].isspace() else ""
    if before in NOUN_AFTER or before.endswith(("'s", "’s")) and form[0] not in PLAIN_VERBS:
        return False
    if before == "that" and form[0] in HOMONYMS:
        return False
    return (
        SAID_AFTER.match(text, end) is not None
        or len(form) > 1
        or not before
        or not is_noun_like(form[0])
        or _has_subject(form[0], before)
    )


def _has_subject(form: str, before: str) -> bool:
    """Whether the word before a form that may be a noun can be its subject: "critics charge", not "similar charge"."""
    if before in SUBJECTS or before.endswith("ly"):
        return True
    if form.endswith("s"):
        return not before.endswith(("ed", "ing", "est", "al", "ic", "ive", "ous", "ful", "ish", "an", "s"))
    return before.endswith("s")


@cache
def is_noun_like(form: str) -> bool:
    """Whether a form is as often a noun: HOMONYMS, and those of which the list has contexts like "the claims".

    >>> is_noun_like("claims"), is_noun_like("says")
    (True, False)
    """
    rows = [row for words, rows in _forms().get(form, []) if words == (form,) for row in rows]
    contexts = {context for row in rows for context in row.contexts}
    if form in PLAIN_VERBS or form.endswith("ed"):
        return False
    return form in HOMONYMS or any((word, form) in contexts for word in ("the", "a", "an", "his", "their"))


def _is_plain(words: Words, i: int, end: int, row: Row) -> bool:
    """Whether the words around the form are one of the row's contexts in which it is no speech."""
    first = words[i][0]
    for context in row.contexts:
        for shift in range(min(len(context) - (end - i), i) + 1):
            if context[shift] == first:  # which spares nearly all comparing
                stretch = words[i - shift : i - shift + len(context)]
                if tuple(word for word, _, _ in stretch) == context:
                    return True
    return False
