"""What is wrong with a lexicon that can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from framing.lexicon.matching import Matcher, find_in, is_whole, make_matcher
from framing.lexicon.terms import CATEGORIES, POLARITIES, complete_terms, entries_of
from framing.lexicon.tokens import pattern_key
from framing.lexicon.trie import PLAIN, Entry, Node, build, covering

STRENGTHS = (1, 2, 3)


class Lexicon(NamedTuple):
    """A lexicon with what the checks look things up in."""

    terms: pd.DataFrame
    entries: tuple[Entry, ...]
    root: Node
    matcher: Matcher
    first_rows: dict[tuple[tuple[str, bool], ...], list[int]]


Problems = Iterator[tuple[int, str]]


def check_lexicon(terms: pd.DataFrame, categories: Iterable[str] | None = CATEGORIES) -> pd.DataFrame:
    """List what is wrong with a table of terms, apart from what cannot be read at all.

    Parameters
    ----------
    terms : DataFrame
        Columns as from `read_lexicon`; only `term` is obligatory.
    categories : iterable of str, optional
        The categories allowed; the shipped list's if not given. None allows any, for lists of one's own.

    Returns
    -------
    DataFrame
        A row a problem, in the order of the terms: row (label in the index of `terms`), term, problem.
        Empty where all is well. Problems are: a pattern that can match nothing; the same words in two
        rows, after folding case, spelling and hyphens; a pattern that a `*` pattern of another row
        covers (only the more exact one counts); a neutral alternative that is itself a term; a context in
        not_when that does not hold the term or a form, or nothing else; an unknown category, strength
        or polarity; a gloss or source left empty where other rows have one.

    Raises
    ------
    TableError
        Column term is missing, or a strength is no whole number.

    Examples
    --------
    >>> terms = pd.DataFrame({"term": ["hard-line", "Hard Line", "frosty"], "neutral": ["", "", "hard line"]})
    >>> for problem in check_lexicon(terms, categories=None)["problem"]:
    ...     print(problem)
    'Hard Line' has the same words as row 0, 'hard-line', in the same category: only that row counts
    neutral 'hard line' is itself loaded: row 0, 'hard-line'
    """
    full = complete_terms(terms, "check_lexicon")
    lexicon = _look_up(full)
    allowed = None if categories is None else tuple(categories)
    found = [problem for check in CHECKS for problem in check(lexicon)]
    found += [] if allowed is None else list(_values(lexicon, "category", allowed))
    found.sort(key=lambda problem: problem[0])
    rows = [(full.index[row], full["term"].iloc[row], problem) for row, problem in found]
    return pd.DataFrame(rows, columns=["row", "term", "problem"]).astype({"term": "str", "problem": "str"})


def _look_up(terms: pd.DataFrame) -> Lexicon:
    entries = entries_of(terms)
    first_rows: dict[tuple[tuple[str, bool], ...], list[int]] = {}
    for row, entry in enumerate(entries):
        for pattern in entry.patterns:
            rows = first_rows.setdefault(pattern_key(pattern), [])
            if row not in rows:
                rows.append(row)
    return Lexicon(terms, entries, build(entries), make_matcher(entries), first_rows)


def _never_found(lexicon: Lexicon) -> Problems:
    for row, entry in enumerate(lexicon.entries):
        for pattern in entry.patterns:
            if not pattern.strip():
                yield row, "the term is empty"
            elif not _finds_all(Entry((pattern,), (), ""), pattern):
                yield (
                    row,
                    f"{pattern!r} can match nothing: it needs words with no comma, mark or spaced dash between them",
                )


def _same_words(lexicon: Lexicon) -> Problems:
    for row, entry in enumerate(lexicon.entries):
        for pattern in dict.fromkeys(entry.patterns):
            first = lexicon.first_rows[pattern_key(pattern)][0]
            if first != row and pattern.strip():
                same = lexicon.entries[first].category == entry.category
                counts = "the same category: only that row counts" if same else "another category: both count"
                yield row, f"{pattern!r} has the same words as {_named(lexicon, first)}, in {counts}"


def _covered(lexicon: Lexicon) -> Problems:
    for row, entry in enumerate(lexicon.entries):
        for pattern in dict.fromkeys(entry.patterns):
            same = lexicon.first_rows[pattern_key(pattern)]
            for other in sorted(covering(lexicon.root, pattern)):
                if other not in (PLAIN, row, *same):
                    yield (
                        row,
                        f"{pattern!r} is covered by {_named(lexicon, other)}: only the more exact of the two counts",
                    )


def _loaded_neutrals(lexicon: Lexicon) -> Problems:
    for row, cell in enumerate(lexicon.terms["neutral"]):
        for alternative in filter(None, (part.strip() for part in re.split("[;/]", cell))):
            for hit in find_in(alternative, lexicon.matcher):
                yield row, f"neutral {alternative!r} is itself loaded: {_named(lexicon, hit.rows[0])}"


def _contexts(lexicon: Lexicon) -> Problems:
    for row, entry in enumerate(lexicon.entries):
        own = make_matcher((Entry(entry.patterns, (), ""),))
        for context in entry.contexts:
            hits = find_in(context, own)
            if not hits:
                yield row, f"not_when {context!r} does not hold the term or one of its forms, written in full"
            elif any(is_whole(hit, context) for hit in hits):
                yield row, f"not_when {context!r} is no more than the term or a form: it changes nothing"


def _empty_cells(lexicon: Lexicon) -> Problems:
    for name in ("gloss", "source"):
        filled = lexicon.terms[name].str.strip() != ""
        for row in range(len(filled)) if filled.any() else ():
            if not filled.iloc[row]:
                yield row, f"{name} is empty"


def _values(lexicon: Lexicon, name: str, allowed: tuple[object, ...]) -> Problems:
    for row, value in enumerate(lexicon.terms[name]):
        if value not in allowed:
            yield row, f"{name} needs to be one of {', '.join(map(str, allowed))}; found {value!r}"


def _strengths(lexicon: Lexicon) -> Problems:
    return _values(lexicon, "strength", STRENGTHS)


def _polarities(lexicon: Lexicon) -> Problems:
    return _values(lexicon, "polarity", POLARITIES)


CHECKS: tuple[Callable[[Lexicon], Problems], ...] = (
    *(_never_found, _same_words, _covered, _loaded_neutrals, _contexts),
    *(_strengths, _polarities, _empty_cells),
)


def _finds_all(entry: Entry, pattern: str) -> bool:
    text = pattern.replace("*", "")
    return any(is_whole(hit, text) for hit in find_in(text, make_matcher((entry,))))


def _named(lexicon: Lexicon, row: int) -> str:
    return f"row {lexicon.terms.index[row]}, {lexicon.terms['term'].iloc[row]!r}"
