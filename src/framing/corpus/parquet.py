"""Parquet files, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.corpus.records import Records
from framing.tables import TableError

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_ROWS = 256  # of a batch: one or two megabytes of news
# Bytes of the file held at a time, where a row group would be, which may be the whole file: 16 MB for 84 in a file
# of 69. It needs pre_buffer=False
_BUFFER = 1 << 20


def open_parquet(path: Path) -> Records:
    """Open a Parquet file, and go through it once, so that damage shows before a record is read.

    Raises a `TableError` where it is none, or is damaged.
    """
    columns = [str(name) for name in next(_frames(path)).columns]
    count = sum(batch.num_rows for batch in _batches(path))
    return Records(columns, [], [], count, partial(_records, path))


def _records(path: Path) -> Iterator[dict[str, Any]]:
    for frame in _frames(path):
        yield from frame.to_dict("records")


def _frames(path: Path) -> Iterator[pd.DataFrame]:
    for batch in _batches(path):
        # whole numbers beside missing ones stay whole, however the batches fall
        frame = batch.to_pandas(integer_object_nulls=True)
        named = [name for name in frame.index.names if name is not None and name not in frame.columns]
        yield frame.reset_index(level=named) if named else frame  # set_index("text") before saving


def _batches(path: Path) -> Iterator[pa.Table]:
    """Batches of rows, an empty one first: it tells the columns of a file without rows."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, buffer_size=_BUFFER, pre_buffer=False) as file:
            yield file.schema_arrow.empty_table()
            for batch in file.iter_batches(batch_size=_ROWS):
                yield pa.Table.from_batches([batch], schema=file.schema_arrow)
    except (OSError, ValueError) as error:
        said = str(error).replace(str(path), path.name)
        raise TableError(f"read_corpus cannot read {path.name} as Parquet: {said}. Save the table again.") from error
