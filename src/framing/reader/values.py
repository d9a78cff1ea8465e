"""Values of tables as a page says them: numbers, texts, days, names of categories, labels of notes."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

MANY = 12  # ids that a message lists
CATEGORIES = {"person_label": "label for persons", "group_label": "label for groups"}


def whole(value: object) -> int | None:
    """A whole number, or None where the table has none.

    >>> whole(3.0), whole(pd.NA)
    (3, None)
    """
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]


def said(value: object) -> str:
    """A text, empty where the table has none.

    >>> said("frosty"), said(float("nan"))
    ('frosty', '')
    """
    return "" if pd.isna(value) else str(value)


def day(value: object) -> str:
    """A day in words, empty where it is unknown.

    >>> day("2031-03-05"), day(None), day("soon")
    ('5 March 2031', '', '')
    """
    known = pd.to_datetime(value, errors="coerce")
    return "" if known is None or pd.isna(known) else f"{known.day} {known.month_name()} {known.year}"


def category_name(category: str) -> str:
    """A category of loaded phrases as a reader understands it.

    >>> category_name("person_label"), category_name("violence")
    ('label for persons', 'violence')
    """
    return CATEGORIES.get(category, category.replace("_", " "))


def letters(n: int) -> str:
    """A number from 1 as letters.

    >>> letters(1), letters(26), letters(27), letters(703)
    ('a', 'z', 'aa', 'aaa')
    """
    name = ""
    while n:
        n, last = divmod(n - 1, 26)
        name = chr(ord("a") + last) + name
    return name


def counted(n: int, thing: str) -> str:
    """A count with its noun.

    >>> counted(1, "sentence"), counted(1200, "word")
    ('1 sentence', '1,200 words')
    """
    return f"{n:,} {thing}{'s' * (n != 1)}"


def listed(ids: Iterable[str]) -> str:
    """Ids for a message, each once; of many the first ones, and how many more there are.

    >>> listed(["a", "b", "a"]), listed([])
    ("'a', 'b'", 'none')
    """
    once = list(dict.fromkeys(ids))
    more = f" and {len(once) - MANY:,} more" if len(once) > MANY else ""
    return ", ".join(repr(one) for one in once[:MANY]) + more if once else "none"
