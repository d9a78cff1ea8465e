"""LIWC dictionaries: .dic, with the categories between two lines %."""

from __future__ import annotations

import re

from framing.lexicon.terms import check_term
from framing.tables import TableError

CATEGORY = re.compile(r"(\t*)\s*(\d+)\s+(\S.*)")
# A tab parts the term from its categories; where a file has spaces instead, the first number does.
ENTRY = re.compile(r"([^\t]*[^\t ]) *\t\s*(\d+(?:\s+\d+)*)|(\S.*?) +(\d+(?: +\d+)*)")
# "(02 134)125/464", "<of>131/125": the first category holds under a condition, the second without it.
CONDITION = re.compile(r"(?:\([\d\s]*\)|<[^>]*>)\s*\d+\s*/\s*")


def read_dic(text: str, name: str) -> list[dict[str, object]]:
    r"""Read a LIWC dictionary of 2001, 2007 or 2015.

    >>> read_dic("%\n1\tweather\n%\nfrosty\t1\n", "mine.dic")
    [{'term': 'frosty', 'category': 'weather'}]
    """
    lines = text.splitlines()
    marks = [number for number, line in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise TableError(
            f"{name}, line {marks[0] + 1 if marks else 1}: needs its categories between two lines with a % alone; "
            f"found {len(marks)} such line{'' if len(marks) == 1 else 's'}."
        )
    categories = _categories(lines[: marks[1]], marks[0] + 1, name)
    rows: list[dict[str, object]] = []
    for number, line in enumerate(lines[marks[1] + 1 :], marks[1] + 2):
        if line.strip():
            rows += _entry(line, number, categories, name)
    return rows


def _categories(lines: list[str], first: int, name: str) -> dict[int, str]:
    """Categories by number; one that is set in by tabs is joined to the one above it."""
    found: dict[int, str] = {}
    above: list[str] = []
    for number, line in enumerate(lines[first:], first + 1):
        if not line.strip():
            continue
        parts = CATEGORY.fullmatch(line.rstrip())
        if not parts:
            raise TableError(f"{name}, line {number}: needs a category's number and name; found {line.strip()!r}.")
        own = re.sub(r"\s*\([^)]*\)$", "", parts[3]).strip() or parts[3].strip()
        above = [*above[: len(parts[1])], own]
        found[int(parts[2])] = ".".join(above)
    return found


def _entry(line: str, number: int, categories: dict[int, str], name: str) -> list[dict[str, object]]:
    parts = ENTRY.fullmatch(CONDITION.sub(" ", line).strip())
    if not parts:
        raise TableError(
            f"{name}, line {number}: needs a term and the numbers of its categories; found {line.strip()!r}."
        )
    wanted = list(dict.fromkeys(int(key) for key in (parts[2] or parts[4]).split()))
    unknown = [key for key in wanted if key not in categories]
    if unknown:
        known = ", ".join(map(str, categories))
        raise TableError(f"{name}, line {number}: needs categories of the header ({known}); found {unknown[0]}.")
    term = check_term(parts[1] or parts[3], name, number)
    return [{"term": term, "category": categories[key]} for key in wanted]
