"""Quotations -> who speaks in each: a speaker, or the group a user puts the speaker in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import pandas as pd

from framing.compare.intervals import MIN_UNITS
from framing.compare.outlets import by_outlet, grid_of, outlets_of, with_outlet
from framing.compare.units import unit_of_reports
from framing.tables import TableError, need

By: TypeAlias = str | Mapping[str, str] | pd.Series

OTHER = "(other)"  # a speaker whom a user's groups do not name
UNRESOLVED = "(unresolved)"
LAST = (OTHER, UNRESOLVED)
SPEAKERS = ("speaker_id", "speaker")  # columns of quotes that name single speakers, of whom there are many
_ARTICLES = ("a ", "an ", "the ")


def spoken(quotes: pd.DataFrame, articles: pd.DataFrame, columns: list[str], caller: str) -> pd.DataFrame:
    """article_id, outlet, unit and `columns` of each quotation, scare quotes left out: they are nobody's speech.

    >>> quotes = pd.DataFrame({"article_id": ["a", "a"], "kind": ["direct", "scare"]})
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> spoken(quotes, articles, [], "me").values.tolist()
    [['a', 'direct', 'Northline News', 'a']]
    """
    columns = list(dict.fromkeys(["article_id", "kind", *columns]))
    need(quotes, columns, caller, "find_quotes")
    rows = with_outlet(quotes.loc[quotes["kind"].ne("scare"), columns], articles, caller)
    return rows.assign(unit=unit_of_reports(rows["article_id"], articles))


def column_of(by: By, caller: str) -> str:
    """The column of quotes that tells who speaks: `by`, or the one that its groups are looked up by."""
    if isinstance(by, str):
        return by
    if not isinstance(by, Mapping | pd.Series):
        raise TableError(
            f"{caller} needs by to be a column of quotes, or a dict or Series from speaker_id to a group; "
            f"found {type(by).__name__}."
        )
    if isinstance(by, pd.Series) and by.index.has_duplicates:
        twice = by.index[by.index.duplicated()][0]
        raise TableError(f"{caller} needs each speaker once in by; found {twice!r} more than once. Keep one row each.")
    return "speaker_id"


def is_single(by: By) -> bool:
    """Whether `by` tells single speakers, not groups of them."""
    return isinstance(by, str) and by in SPEAKERS


def who_speaks(rows: pd.DataFrame, by: By) -> pd.Series:
    """The speaker or group of each row; "(other)" for a speaker without a group, "(unresolved)" for nobody.

    A speaker is looked up as written, then without capitals and without a, an or the in front.

    >>> rows = pd.DataFrame({"speaker_id": ["Ivara Toll", "Strait Commission", "baker", None]})
    >>> who_speaks(rows, {"Ivara Toll": "Velmora", "the Strait Commission": "bodies"}).tolist()
    ['Velmora', 'bodies', '(other)', '(unresolved)']
    """
    names = rows[by if isinstance(by, str) else "speaker_id"].astype("str").str.strip()
    names = names.where(names.notna() & names.ne(""), None)
    if isinstance(by, str):
        return names.fillna(_resolved(rows, by)).astype("str")
    groups = {str(name): str(group) for name, group in dict(by).items() if pd.notna(group) and str(group).strip()}
    folded = {_folded(name): group for name, group in reversed(groups.items())}
    found = {name: groups.get(name, folded.get(_folded(name), OTHER)) for name in names.dropna().unique()}
    return names.map(found).fillna(UNRESOLVED).astype("str")


def _resolved(rows: pd.DataFrame, by: str) -> pd.Series:
    """What a row without a value is: "(other)" where a user's column leaves out a speaker who is known."""
    known = rows["speaker_id"].notna() & rows["speaker_id"].ne("") if "speaker_id" in rows else None
    if known is None or by in SPEAKERS:
        return pd.Series(UNRESOLVED, index=rows.index, dtype="str")
    return known.map({True: OTHER, False: UNRESOLVED}).astype("str")


def _folded(name: str) -> str:
    name = " ".join(name.replace("’", "'").casefold().split())
    return next((name.removeprefix(article) for article in _ARTICLES if name.startswith(article)), name)


def voices_grid(rows: pd.DataFrame, articles: pd.DataFrame, by: By) -> pd.DataFrame:
    """outlet, who: of groups each beside every outlet; of single speakers those whom the outlet quotes.

    A name that one report shortens and another does not is two speakers, so that a zero of a single
    speaker would often be wrong. "(unresolved)" stands in every outlet, zero or not.
    """
    outlets = outlets_of(articles)
    if not is_single(by):
        return grid_of(outlets, {"who": levels_of(rows, by)}).astype({"who": "str"})
    words = rows.groupby(["outlet", "who"], as_index=False)["n_words"].sum()
    every = pd.DataFrame({"outlet": outlets, "who": UNRESOLVED, "n_words": 0})
    found = pd.concat([words, every]).drop_duplicates(["outlet", "who"], ignore_index=True)
    keys = found.assign(_last=found["who"].eq(UNRESOLVED), _most=-found["n_words"])
    return by_outlet(keys, ["_last", "_most", "who"])[["outlet", "who"]].astype("str")


def levels_of(rows: pd.DataFrame, by: By, min_articles: int = MIN_UNITS) -> list[str]:
    """Every group by name, or the single speakers who speak in so many reports; whom no group names last.

    >>> rows = pd.DataFrame({"article_id": ["a", "b", "b"], "who": ["Toll", "Toll", "Ekwall"]})
    >>> levels_of(rows, "speaker_id", 2)
    ['Toll', '(unresolved)']
    """
    found = set(rows["who"])
    last = [name for name in LAST if name == UNRESOLVED or name in found]
    if is_single(by):
        n = rows.groupby("who")["article_id"].nunique()
        return [*sorted(set(n.index[n >= min_articles]) - {*LAST}), *last]
    named = set() if isinstance(by, str) else {str(group) for group in dict(by).values() if pd.notna(group)}
    return [*sorted((named | found) - {*LAST, ""}), *last]
