"""The same table in less memory: columns of few distinct values hold each value once."""

from __future__ import annotations

import pandas as pd

from framing.tables import DTYPES, need

MOST = 0.5  # distinct values by rows: beyond it a column takes more memory as a categorical


def compact(table: pd.DataFrame) -> pd.DataFrame:
    """Hold a table's columns of repeated strings as categoricals.

    Parameters
    ----------
    table : DataFrame
        Any table of the package, such as sentences, phrases or words.

    Returns
    -------
    DataFrame
        `table`, same rows, index and values. Each column of strings of which fewer than half of the
        rows hold a value of their own (article_id, voice, part, kind, term, category, word ...) is a
        categorical: a number a row, and each value once. Other columns are as they were; numbers
        keep their width, since sums and products of narrow integers would overflow.

    Raises
    ------
    TableError
        `table` is no DataFrame.

    Notes
    -----
    Made for tables that are kept while others are computed from them. Putting tables together with
    `pandas.concat` makes strings of columns whose values differ; compact the result again.

    Examples
    --------
    >>> words = pd.DataFrame({"word": ["frosty", "calm", "frosty", "frosty"], "count": [1, 2, 1, 1]})
    >>> compact(words).dtypes.astype(str).to_dict()
    {'word': 'category', 'count': 'int64'}
    """
    need(table, [], "compact", "measure")
    return table.assign(**{str(name): table[name].astype("category") for name in table if _is_repeated(table[name])})


def _is_repeated(column: pd.Series) -> bool:
    return column.dtype == DTYPES["string"] and column.nunique(dropna=False) <= MOST * len(column) and len(column) > 0
