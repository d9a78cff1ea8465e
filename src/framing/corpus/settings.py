"""What `read_corpus` is told beside the path, looked at before anything is read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from framing.tables import TableError


def check_settings(manifest: object, columns: object, paragraphs: object) -> None:
    """Raise a `TableError` unless each is of the kind that `read_corpus` takes.

    >>> check_settings(None, {"text": "content"}, None)
    >>> check_settings(None, ["content"], None)
    Traceback (most recent call last):
        ...
    framing.tables.TableError: read_corpus needs columns to be a mapping of names; found ['content']. Write \
columns={"text": "content"}.
    """
    kinds = (
        ("manifest", manifest, str | os.PathLike, "the path of a CSV file", 'manifest="articles.csv"'),
        ("columns", columns, Mapping, "a mapping of names", 'columns={"text": "content"}'),
        ("paragraphs", paragraphs, str, "text", 'paragraphs=" ### "'),
    )
    for name, value, kind, wanted, example in kinds:
        if value is not None and not isinstance(value, kind):
            raise TableError(f"read_corpus needs {name} to be {wanted}; found {value!r}. Write {example}.")


def agency_names(agencies: Iterable[str]) -> tuple[str, ...]:
    """Names of agencies as they were given, in their order.

    >>> agency_names(["Meridian", "Ordal Wire"])
    ('Meridian', 'Ordal Wire')
    """
    is_list = isinstance(agencies, Iterable) and not isinstance(agencies, str)
    names = tuple(agencies) if is_list else ()
    if not is_list or not all(isinstance(name, str) for name in names):
        raise TableError(
            f'read_corpus needs agencies to be a list of names; found {agencies!r}. Write agencies=["Meridian"].'
        )
    return names
