"""Quotations -> shares of named and unnamed sources, and of direct and indirect speech, by outlet and by report."""

from __future__ import annotations

import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import LEVEL, N_BOOT, SEED, Boot
from framing.compare.outlets import estimate_grid, grid_of, outlets_of
from framing.compare.ratios import INTERVAL_DTYPES
from framing.compare.reports import report_table
from framing.compare.shares import parts_of, report_shares, share_of, wholes_of
from framing.compare.views import view_of, with_view
from framing.compare.voices import spoken
from framing.tables import SOURCE_TYPES

NOBODY = "unresolved"
FORMS = ("direct", "indirect")
DTYPES = {"n_quotes": "int64", "n_all": "int64", "share": "float64", **INTERVAL_DTYPES}


def sources_by_outlet(
    quotes: pd.DataFrame, articles: pd.DataFrame, *, n_boot: int = N_BOOT, level: float = LEVEL, seed: int = SEED
) -> pd.DataFrame:
    """Share of each outlet's quotations that go to named persons, to bodies, and to unnamed sources.

    Parameters
    ----------
    quotes : DataFrame
        article_id, kind, source_type, as from `find_quotes`. Scare quotes have no source and are left out.
    articles : DataFrame
        article_id, outlet; unit where copies are one piece of evidence (see `mark_units`).
    n_boot, level, seed
        As for `mean_by_outlet`.

    Returns
    -------
    DataFrame
        outlet, source_type (person, body, unnamed, unresolved), n_quotes (quotations, direct or
        indirect), n_all (all of the outlet), share (n_quotes of n_all, 0 to 1), low, high (its
        interval), confidence_level (of the interval, 0 to 1), n_articles (reports of the
        outlet that quote anybody), n_units (their units of evidence), view (of copied text; "all"
        where nothing was filtered), note. Every outlet has every row, zeros included; a type
        that `tables.SOURCE_TYPES` does not know stands before "unresolved". low, high and
        confidence_level are missing below five such units, and the note says so. Where none or all
        are of a type, the open end is the bound of `intervals.none_used_high`.

    Raises
    ------
    TableError
        A column is missing, a quotation's report is not in `articles`, or a setting makes no sense.

    Notes
    -----
    The interval is that of `rate_by_outlet`, over units. A quotation counts once, long or short.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> quotes = pd.DataFrame({"article_id": ["a"] * 3, "kind": ["direct", "indirect", "scare"],
    ...     "source_type": ["person", None, None]})
    >>> sources_by_outlet(quotes, articles)[["source_type", "n_quotes", "n_all", "share"]].values.tolist()
    [['person', 1, 2, 0.5], ['body', 0, 2, 0.0], ['unnamed', 0, 2, 0.0], ['unresolved', 1, 2, 0.5]]
    """
    caller = "sources_by_outlet"
    rows, types = _by_source(quotes, articles, caller)
    return _shares(
        rows, "source_type", types, articles, Boot(n_boot, level, seed), view_of(caller, quotes=quotes), caller
    )


def sources_by_article(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Quotations of each report from named persons, bodies and unnamed sources: what `tell_apart` compares.

    Parameters
    ----------
    quotes : DataFrame
        As for `sources_by_outlet`.
    articles : DataFrame
        article_id, outlet; event and unit where there are any.

    Returns
    -------
    DataFrame
        article_id, outlet, event (missing where nobody has said), unit (the report itself where there is
        none), measure ("sources"), category (person, body, unnamed, unresolved), numerator (its
        quotations), denominator (all of the report, above 0), per (100), of ("quotations"), view. A row a
        report that quotes anybody and a category, zeros included.

    Raises
    ------
    TableError
        As for `sources_by_outlet`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> quotes = pd.DataFrame({"article_id": ["a"] * 3, "kind": "direct", "source_type": ["person", "person", None]})
    >>> sources_by_article(quotes, articles)[["category", "numerator", "denominator"]].values.tolist()
    [['person', 2.0, 3.0], ['body', 0.0, 3.0], ['unnamed', 0.0, 3.0], ['unresolved', 1.0, 3.0]]
    """
    caller = "sources_by_article"
    rows, types = _by_source(quotes, articles, caller)
    return _reports(rows, "source_type", types, articles, "sources", view_of(caller, quotes=quotes), caller)


def direct_by_outlet(
    quotes: pd.DataFrame, articles: pd.DataFrame, *, n_boot: int = N_BOOT, level: float = LEVEL, seed: int = SEED
) -> pd.DataFrame:
    """Share of each outlet's quotations that stand in quotation marks, and that it puts in its own words.

    Parameters
    ----------
    quotes : DataFrame
        article_id, kind, as from `find_quotes`. Scare quotes are nobody's speech and are left out.
    articles : DataFrame
        article_id, outlet; unit where copies are one piece of evidence (see `mark_units`).
    n_boot, level, seed
        As for `mean_by_outlet`.

    Returns
    -------
    DataFrame
        outlet, form (direct: kinds direct and partial; indirect), n_quotes, n_all, share, low,
        high, confidence_level, n_articles, n_units, view, note, all as for `sources_by_outlet`.

    Raises
    ------
    TableError
        A column is missing, a quotation's report is not in `articles`, or a setting makes no sense.

    Notes
    -----
    As for `sources_by_outlet`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> quotes = pd.DataFrame({"article_id": ["a"] * 4, "kind": ["direct", "partial", "indirect", "scare"]})
    >>> direct_by_outlet(quotes, articles)[["form", "n_quotes", "n_all"]].values.tolist()
    [['direct', 2, 3], ['indirect', 1, 3]]
    """
    caller = "direct_by_outlet"
    rows = _by_form(quotes, articles, caller)
    return _shares(rows, "form", [*FORMS], articles, Boot(n_boot, level, seed), view_of(caller, quotes=quotes), caller)


def direct_by_article(quotes: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Quotations of each report in quotation marks and in its own words: what `tell_apart` compares.

    Parameters
    ----------
    quotes : DataFrame
        As for `direct_by_outlet`.
    articles : DataFrame
        article_id, outlet; event and unit where there are any.

    Returns
    -------
    DataFrame
        Columns as for `sources_by_article`, with measure "forms of speech" and category direct or indirect.

    Raises
    ------
    TableError
        As for `direct_by_outlet`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> quotes = pd.DataFrame({"article_id": ["a"] * 3, "kind": ["direct", "indirect", "partial"]})
    >>> direct_by_article(quotes, articles)[["category", "numerator", "denominator"]].values.tolist()
    [['direct', 2.0, 3.0], ['indirect', 1.0, 3.0]]
    """
    caller = "direct_by_article"
    rows = _by_form(quotes, articles, caller)
    return _reports(rows, "form", [*FORMS], articles, "forms of speech", view_of(caller, quotes=quotes), caller)


def _by_source(quotes: pd.DataFrame, articles: pd.DataFrame, caller: str) -> tuple[pd.DataFrame, list[str]]:
    """Quotations with the type of their source, and every type in order."""
    rows = spoken(quotes, articles, ["source_type"], caller)
    types = rows["source_type"].astype("str").str.strip()
    types = types.where(types.notna() & types.ne(""), NOBODY)
    known = {*SOURCE_TYPES, NOBODY}
    return rows.assign(source_type=types), [*SOURCE_TYPES, *sorted(set(types) - known), NOBODY]


def _by_form(quotes: pd.DataFrame, articles: pd.DataFrame, caller: str) -> pd.DataFrame:
    rows = spoken(quotes, articles, [], caller)
    return rows.assign(form=rows["kind"].eq("indirect").map({True: "indirect", False: "direct"}).astype("str"))


def _shares(  # noqa: PLR0913
    rows: pd.DataFrame, by: str, levels: list[str], articles: pd.DataFrame, boot: Boot, view: str, caller: str
) -> pd.DataFrame:
    intervals.check_settings(boot.n_boot, boot.level, caller)
    share = share_of(rows.assign(_one=1), ["outlet"], ["outlet", by], "_one", boot)
    grid = grid_of(outlets_of(articles), {by: levels}).astype({by: "str"})
    return with_view(estimate_grid(grid, share, DTYPES), view)


def _reports(  # noqa: PLR0913
    rows: pd.DataFrame, by: str, levels: list[str], articles: pd.DataFrame, measure: str, view: str, caller: str
) -> pd.DataFrame:
    rows = rows.assign(_one=1)
    counts = report_shares(wholes_of(rows, [], "_one"), parts_of(rows, [by], "_one"), by, levels)
    return report_table(counts, articles, caller, measure=measure, per=100, of="quotations", view=view)
