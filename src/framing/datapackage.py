"""Tables described for others: a Frictionless `datapackage.json`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib import metadata, resources
from typing import Any

import pandas as pd

from framing.tables import TABLES, Column

KEYS = {
    "articles": ["article_id"],
    "sentences": ["article_id", "sentence"],
    "quotes": ["article_id", "quote"],
    "families": ["family", "article_id"],
}
TYPES = {"whole": "integer"}  # Frictionless's name of a kind, where ours is another
MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def describe_tables(tables: Mapping[str, pd.DataFrame], format: str, title: str) -> dict[str, Any]:
    """Describe tables and every one of their columns as a Frictionless data package.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Tables under their names.
    format : {"csv", "parquet"}
        How they are saved.
    title : str
        Title of the package.

    Returns
    -------
    dict
        Ready for `json.dumps`: a resource a table, a field a column, and the
        version of `framing` and hash of each list they were measured with.

    Examples
    --------
    >>> from framing.tables import empty
    >>> package = describe_tables({"rejected": empty("rejected")}, "csv", "Talks")
    >>> package["resources"][0]["path"], package["resources"][0]["schema"]["fields"][1]["name"]
    ('rejected.csv', 'reason')
    """
    return {
        "profile": "tabular-data-package",
        "name": "".join(c if c.isalnum() else "-" for c in title.lower()),
        "title": title,
        "measured_with": {"framing": metadata.version("framing"), **lexicon_hashes()},
        "resources": [_resource(name, table, format) for name, table in tables.items()],
    }


FOR_CODERS = {"categories.csv", "examples.csv"}  # the codebook's: no column depends on them


def lexicon_hashes() -> dict[str, str]:
    """SHA-256 of every list that comes with the package and decides some column.

    >>> "loaded.csv" in lexicon_hashes()
    True
    """
    lists = {entry.name for entry in (resources.files("framing") / "lexicons").iterdir()} - FOR_CODERS
    return {name: lexicon_hash(name) for name in sorted(lists) if name.endswith((".csv", ".txt"))}


def lexicon_hash(name: str = "loaded.csv") -> str:
    """SHA-256 of a lexicon that comes with the package, so that a figure can name its instrument.

    >>> len(lexicon_hash())
    64
    """
    return hashlib.sha256((resources.files("framing") / "lexicons" / name).read_bytes()).hexdigest()


def _resource(name: str, table: pd.DataFrame, format: str) -> dict[str, Any]:
    known = {c.name: c for c in TABLES[name]}
    fields = [_field(known.get(column) or _unlisted(table, column)) for column in table.columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if name in KEYS:
        schema["primaryKey"] = KEYS[name]
    return {
        "name": name,
        "path": f"{name}.{format}",
        "format": format,
        "mediatype": MEDIA[format],
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": TYPES.get(column.kind, column.kind),
        "description": column.about,
    }
    if column.values:
        field["constraints"] = {"enum": list(column.values)}
    return field


def _unlisted(table: pd.DataFrame, column: str) -> Column:
    kind = "number" if pd.api.types.is_numeric_dtype(table[column]) else "string"
    return Column(column, kind, "column of the corpus's own manifest")
