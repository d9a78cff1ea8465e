"""What a table of terms holds, and what is put in where a list says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from framing.lexicon.trie import Entry
from framing.tables import DTYPES, Column, TableError, need

CATEGORIES = (
    *("person_label", "group_label", "atmosphere", "metaphor", "violence"),
    *("intensifier", "doubt", "demeanour", "urgency"),
)
POLARITIES = ("negative", "positive", "either")
COLUMNS = (
    Column("term", "string", "the headword; * at the end of a word stands for any ending"),
    Column("forms", "string", "further forms, separated by ';'"),
    Column("category", "string", "kind of loaded wording; the shipped list has nine", CATEGORIES),
    Column("strength", "integer", "how loaded it is, 1 to 3"),
    Column("polarity", "string", "whether it speaks well or ill of what it is said of", POLARITIES),
    Column("gloss", "string", "what it suggests beyond what it says"),
    Column("neutral", "string", "a plain alternative; several separated by ';' or '/'"),
    Column("not_when", "string", "contexts, separated by ';', in which it is plain; each holds the term or a form"),
    Column("source", "string", "why it is in the list"),
)
TERM_COLUMNS = tuple(column.name for column in COLUMNS)
DEFAULTS = {"category": "loaded", "strength": 1, "polarity": "either"}
# quanteda also allows * before and within a word; a trie cannot follow that.
MISPLACED = re.compile(r"(?<!\w)\*|\*(?=\w)")


def make_terms(rows: Iterable[dict[str, object]]) -> pd.DataFrame:
    """Make a table of terms with its declared columns; what a row lacks is filled in."""
    return complete_terms(pd.DataFrame(list(rows)), "make_terms")


def complete_terms(terms: pd.DataFrame, caller: str) -> pd.DataFrame:
    """Fill in what a table of terms lacks: only `term` is obligatory.

    Raises
    ------
    TableError
        Where `term` is missing, or a strength is no whole number.
    """
    need(terms, ["term"], caller, "read_lexicon")
    full = terms.reindex(columns=[*TERM_COLUMNS, *(name for name in terms.columns if name not in TERM_COLUMNS)])
    for column in COLUMNS:
        default = DEFAULTS.get(column.name, "")
        full[column.name] = full[column.name].astype(object).where(full[column.name].notna(), default)
    full["strength"] = [_whole(value, caller) for value in full["strength"]]
    return full.astype({column.name: DTYPES[column.kind] for column in COLUMNS})


def check_term(term: object, name: str, line: int) -> str:
    """Return the term with single spaces, or raise a `TableError` where it is none.

    >>> check_term("war*monger", "mine.txt", 3)
    Traceback (most recent call last):
        ...
    framing.tables.TableError: mine.txt, line 3: needs * only at the end of a word; found 'war*monger'.
    """
    text = " ".join(str(term).split())
    if not text:
        raise TableError(f"{name}, line {line}: needs a term; found none.")
    if re.search(r"\w", text) and MISPLACED.search(text):
        raise TableError(f"{name}, line {line}: needs * only at the end of a word; found {text!r}.")
    return text


def entries_of(terms: pd.DataFrame) -> tuple[Entry, ...]:
    """Patterns of each row of a complete table of terms, in the order of its rows."""
    columns = (terms[name].tolist() for name in ("term", "forms", "not_when", "category"))
    return tuple(
        Entry((term, *split_list(forms)), tuple(split_list(not_when)), category)
        for term, forms, not_when, category in zip(*columns, strict=True)
    )


def split_list(cell: object) -> list[str]:
    """Entries of a cell that holds several, separated by ';'.

    >>> split_list("slams; slamming;")
    ['slams', 'slamming']
    """
    return [" ".join(entry.split()) for entry in str(cell).split(";") if entry.strip()]


def _whole(value: object, caller: str) -> int:
    try:
        return int(str(value).removesuffix(".0"))
    except ValueError:
        raise TableError(f"{caller} needs strength to be a whole number, 1 to 3; found {value!r}.") from None
