"""Which view of copied text a table is of."""

from __future__ import annotations

import pandas as pd

from framing.tables import TableError


def view_of(rows: pd.DataFrame, caller: str) -> str:
    """The view that `filter_origin` made, "all" where it made none.

    >>> view_of(pd.DataFrame({"word": ["thaw"]}), "keyness")
    'all'
    """
    views = sorted(set(rows["view"].dropna())) if "view" in rows else []
    if len(views) > 1:
        raise TableError(
            f"{caller} needs rows of one view; found {', '.join(map(repr, views))}. filter_origin() makes one."
        )
    return str(views[0]) if views else "all"
