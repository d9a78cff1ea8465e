"""Which view of copied text the rows of a measure are of."""

from __future__ import annotations

import pandas as pd

from framing.tables import TableError

ALL = "all"


def view_of(caller: str, **tables: pd.DataFrame) -> str:
    """The view that `filter_origin` named in the rows of `tables`; "all" where they were not filtered.

    Parameters
    ----------
    caller : str
        The function that asks.
    **tables : DataFrame
        The tables that must be of one view, under the names the caller has for them. One without rows
        is of any.

    Returns
    -------
    str
        "all", "own" or "once".

    Raises
    ------
    TableError
        The rows are of several views.

    Examples
    --------
    >>> view_of("me", phrases=pd.DataFrame({"view": ["own", "own"]}), sentences=pd.DataFrame({"view": ["own"]}))
    'own'
    """
    found = {name: _views(table) for name, table in tables.items()}
    views = sorted({view for of_table in found.values() for view in of_table})
    if len(views) > 1:
        told = "; ".join(f"{' and '.join(map(repr, of))} in {name}" for name, of in found.items() if of)
        raise TableError(
            f"{caller} needs rows of one view; found {told}. Filter each table with filter_origin(), to the same view."
        )
    return views[0] if views else ALL


def with_view(table: pd.DataFrame, view: str) -> pd.DataFrame:
    """An estimate table with the column `view` in front of its note.

    >>> with_view(pd.DataFrame({"share": [0.5], "note": [""]}), "own").columns.tolist()
    ['share', 'view', 'note']
    """
    table = table.copy()
    table.insert(table.columns.get_loc("note"), "view", pd.Series(view, index=table.index, dtype="str"))
    return table


def _views(table: pd.DataFrame) -> list[str]:
    if "view" not in table:
        return [ALL] if len(table) else []
    return sorted(table["view"].astype("str").fillna(ALL).unique())
