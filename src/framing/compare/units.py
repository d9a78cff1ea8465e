"""What counts as one piece of evidence: the family of copies, or the report outside one."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.resampling import Numbers
from framing.tables import DTYPES, need


def mark_units(articles: pd.DataFrame, families: pd.DataFrame) -> pd.DataFrame:
    """Say of each report which unit of evidence it belongs to.

    Copies of one agency story are one piece of evidence, however many of them an outlet prints: what
    stands in one stands in all. Every estimate by outlet draws units, not reports.

    Parameters
    ----------
    articles : DataFrame
        article_id.
    families : DataFrame
        article_id, family, as from `match_wire`.

    Returns
    -------
    DataFrame
        `articles`, same rows and index, with column unit: the report's family, or its own article_id
        where it has none. Families that have a report in common are one unit, named after the first
        of them: what they say is not independent. `measure` does this.

    Raises
    ------
    TableError
        A column is missing.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b", "c"]})
    >>> families = pd.DataFrame({"family": ["f1", "f1"], "article_id": ["a", "b"]})
    >>> mark_units(articles, families)["unit"].tolist()
    ['f1', 'f1', 'c']
    """
    need(articles, ["article_id"], "mark_units", "read_corpus")
    need(families, ["article_id", "family"], "mark_units", "match_wire")
    family = articles["article_id"].map(join_families(families))
    return articles.assign(unit=_given(family).fillna(articles["article_id"]).astype(DTYPES["string"]))


def join_families(families: pd.DataFrame) -> pd.Series:
    """Join families that have a report in common: the name of the first of them, by article_id.

    >>> families = pd.DataFrame({"family": ["f1", "f1", "f2", "f2"], "article_id": ["a", "b", "b", "c"]})
    >>> join_families(families).to_dict()
    {'a': 'f1', 'b': 'f1', 'c': 'f1'}
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    of, names = pd.factorize(families["family"])
    reports, articles = pd.factorize(families["article_id"])
    n_nodes = len(names) + len(articles)
    links = coo_array((np.ones(len(of), dtype=np.int8), (of, len(names) + reports)), shape=(n_nodes, n_nodes))
    group = connected_components(links, directed=False)[1] if n_nodes else np.zeros(0, dtype=np.int64)
    first = pd.Series(names).groupby(group[: len(names)]).first()
    return pd.Series(first.loc[group[len(names) :]].to_numpy(), index=articles, dtype="str")


def units_of(articles: pd.DataFrame) -> pd.Series:
    """The unit of each row of `articles`: its own article_id where the column is missing or empty.

    >>> units_of(pd.DataFrame({"article_id": ["a", "b"], "unit": ["f1", None]})).tolist()
    ['f1', 'b']
    """
    own = articles["article_id"].astype("str")
    return _given(articles["unit"]).fillna(own).astype("str") if "unit" in articles else own


def unit_of_reports(reports: pd.Series, articles: pd.DataFrame) -> pd.Series:
    """The unit of each of `reports`, article_ids with any index.

    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "unit": ["f1", None]})
    >>> unit_of_reports(pd.Series(["b", "a", "a"], index=[7, 8, 9]), articles).to_dict()
    {7: 'b', 8: 'f1', 9: 'f1'}
    """
    units = pd.Series(units_of(articles).to_numpy(), index=articles["article_id"].to_numpy(), dtype="str")
    return reports.map(units).astype("str")


def add_up(units: object, *values: Numbers) -> list[Numbers]:
    """Sum values of reports by unit, units in their own order; without units each report is one.

    >>> [sums.tolist() for sums in add_up(["f", "a", "f"], np.array([1.0, 2.0, 3.0]))]
    [[2.0, 4.0]]
    """
    if units is None:
        return list(values)
    _, codes = np.unique(np.asarray(units, dtype="str"), return_inverse=True)
    return [np.bincount(codes, value).astype("float64") for value in values]


def _given(values: pd.Series) -> pd.Series:
    """Values as text, missing where they are missing or blank."""
    text = values.astype("str").str.strip()
    return text.where(text.notna() & text.ne(""))
