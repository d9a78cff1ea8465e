"""Pieces of tables -> the tables, moved to their place when all of them are whole."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from framing.batches.finishing import Piece
from framing.batches.work import load, whole
from framing.datapackage import describe_tables
from framing.tables import TABLES

Pieces = dict[str, list[tuple[Path, Piece]]]


def list_pieces(places: Sequence[Path]) -> Pieces:
    """Pieces of each table, in order, the tables in the order in which they are declared."""
    found: Pieces = {name: [] for name in TABLES}
    for place in places:
        for name, piece in load(place / "pieces").items():
            found[name].append((place, piece))
    return {name: pieces for name, pieces in found.items() if pieces}


def count_rows(pieces: Pieces) -> dict[str, int]:
    """Rows of each table."""
    return {name: sum(piece.n_rows for _, piece in own) for name, own in pieces.items()}


def assemble_tables(pieces: Pieces, place: Path, format: str, title: str) -> None:
    """Put the pieces of each table together in `place`, with the description of them all.

    Always anew: a run that was stopped while it moved the tables has left only some of them there.
    """
    shutil.rmtree(place, ignore_errors=True)
    columns = {name: own[-1][1].columns for name, own in pieces.items()}
    described = json.dumps(describe_tables(columns, format, title), indent=2, ensure_ascii=False) + "\n"
    with whole(place) as folder:
        for name, own in pieces.items():
            files = [where / f"{name}.{format}" for where, piece in own if piece.n_rows]
            _ASSEMBLE[format](files, columns[name], folder / f"{name}.{format}")
        (folder / "datapackage.json").write_text(described, "utf-8")


def _join_csv(files: Sequence[Path], columns: pd.DataFrame, path: Path) -> None:
    with path.open("wb") as joined:
        joined.write(columns.to_csv(index=False, lineterminator="\n").encode())
        for file in files:
            with file.open("rb") as piece:
                shutil.copyfileobj(piece, joined, 1 << 20)


def _join_parquet(files: Sequence[Path], columns: pd.DataFrame, path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.Schema.from_pandas(columns, preserve_index=False)
    found = [parquet.read_schema(file) for file in files]
    schema = pa.unify_schemas([schema, *found], promote_options="permissive") if found else schema
    with parquet.ParquetWriter(path, schema) as joined:
        for file in files:
            joined.write_table(parquet.read_table(file).cast(schema))


_ASSEMBLE = {"csv": _join_csv, "parquet": _join_parquet}


def move_tables(place: Path, out: Path) -> None:
    """Move the tables to where they belong.

    The old articles go first and the new ones come last, so that older and newer tables are never opened as one
    set; the description comes first, by which tables below a source are known for what they are.
    """
    files = sorted(place.iterdir(), key=lambda path: (path.stem == "articles", path.suffix != ".json", path.name))
    (out / files[-1].name).unlink(missing_ok=True)
    for path in files:
        path.chmod(0o644)
        path.replace(out / path.name)
