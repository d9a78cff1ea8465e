"""Which outlet a row belongs to, and every outlet beside every level."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.tables import TableError, need

UNKNOWN = "(unknown)"


def outlets_of(articles: pd.DataFrame) -> list[str]:
    """Outlets by name, "(unknown)" last.

    >>> outlets_of(pd.DataFrame({"outlet": ["Zonal Post", None, "Alder Times"]}))
    ['Alder Times', 'Zonal Post', '(unknown)']
    """
    named = set(named_outlets(articles))
    return sorted(named - {UNKNOWN}) + sorted(named & {UNKNOWN})


def named_outlets(articles: pd.DataFrame) -> pd.Series:
    """The outlet of each report, "(unknown)" where none is given.

    >>> named_outlets(pd.DataFrame({"outlet": ["Zonal Post", None]}, index=[7, 9])).to_dict()
    {7: 'Zonal Post', 9: '(unknown)'}
    """
    outlets = articles["outlet"].astype("str")
    return outlets.where(outlets.notna() & (outlets.str.strip() != ""), UNKNOWN)


def with_outlet(rows: pd.DataFrame, articles: pd.DataFrame, caller: str, further: Iterable[str] = ()) -> pd.DataFrame:
    """Rows of any table with their report's outlet (and `further` columns of `articles`).

    Raises
    ------
    TableError
        A report stands twice in `articles`, or a row's report is not there.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": [None]})
    >>> with_outlet(pd.DataFrame({"article_id": ["a"]}), articles, "me")["outlet"].tolist()
    ['(unknown)']
    """
    need(articles, ["article_id", "outlet", *further], caller, "read_corpus")
    twice = articles.loc[articles["article_id"].duplicated(), "article_id"]
    if len(twice):
        raise TableError(
            f"{caller} needs each article_id once in articles; found {twice.iloc[0]!r} more than once. "
            "Drop the repeated rows."
        )
    places = places_of(rows, articles)
    missing = rows.loc[places < 0, "article_id"].drop_duplicates()
    if len(missing):
        raise TableError(
            f"{caller} needs the report of every row in articles; {len(missing)} are not there, such as "
            f"{missing.iloc[0]!r}. Filter both tables alike, or pass all articles."
        )
    facts = articles.assign(outlet=named_outlets(articles))
    return rows.assign(**{name: facts[name].take(places).set_axis(rows.index) for name in ("outlet", *further)})


def places_of(rows: pd.DataFrame, articles: pd.DataFrame) -> npt.NDArray[np.intp]:
    """Where in `articles` the report of each row stands, from 0; -1 where it does not.

    >>> places_of(pd.DataFrame({"article_id": ["b", "c"]}), pd.DataFrame({"article_id": ["a", "b"]})).tolist()
    [1, -1]
    """
    return pd.Index(articles["article_id"]).get_indexer(pd.Index(rows["article_id"]))


def grid_of(outlets: list[str], levels: dict[str, list]) -> pd.DataFrame:
    """Every outlet beside every level: columns outlet and those of `levels`, which run in parallel."""
    beside = pd.DataFrame(levels) if levels else pd.DataFrame(index=range(1))
    return pd.DataFrame({"outlet": pd.Series(outlets, dtype="str")}).merge(beside, how="cross")


def as_key(value: object) -> tuple:
    """Key of a group as a tuple, however many columns it has."""
    return value if isinstance(value, tuple) else (value,)


def estimate_grid(grid: pd.DataFrame, estimate: Callable[[tuple], tuple], dtypes: dict[str, str]) -> pd.DataFrame:
    """A grid with the estimates of each of its rows beside it: columns and kinds as in `dtypes`."""
    made = [estimate(key) for key in grid.itertuples(index=False, name=None)]
    return grid.join(pd.DataFrame(made, columns=[*dtypes]).astype(dtypes))


def by_outlet(rows: pd.DataFrame, further: list[str]) -> pd.DataFrame:
    """Rows by outlet, those without one last, then by `further`; what is alike keeps its order. The index is new.

    >>> by_outlet(pd.DataFrame({"outlet": ["(unknown)", "Alder Times"], "n": [1, 2]}), ["n"])["n"].tolist()
    [2, 1]
    """
    unknown = rows["outlet"].eq(UNKNOWN)
    order = rows.assign(_unknown=unknown).sort_values(["_unknown", "outlet", *further], kind="stable").index
    return rows.loc[order].reset_index(drop=True)
