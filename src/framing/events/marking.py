"""Events put into the table of reports."""

from __future__ import annotations

import pandas as pd

from framing.tables import DTYPES, TableError, need


def mark_events(articles: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Give each report without an event the one found for it.

    Where `articles` names an event it stays, whatever `events` says. To override what was found,
    change `event` in the table of `find_events` before it is given here, or leave rows out.

    Parameters
    ----------
    articles : DataFrame
        article_id; event, where some are known.
    events : DataFrame
        article_id, event, as from `find_events`, or edited.

    Returns
    -------
    DataFrame
        `articles`, same rows and index, with column event filled.

    Raises
    ------
    TableError
        A column is missing, or a report stands twice in `events`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "event": ["toll-talks", None]})
    >>> events = pd.DataFrame({"article_id": ["a", "b"], "event": ["rain", "2031-03-04-rain"]})
    >>> mark_events(articles, events)["event"].tolist()
    ['toll-talks', '2031-03-04-rain']
    """
    need(articles, ["article_id"], "mark_events", "read_corpus")
    need(events, ["article_id", "event"], "mark_events", "find_events")
    twice = events.loc[events["article_id"].duplicated(), "article_id"]
    if len(twice):
        raise TableError(
            f"mark_events needs each report once in events; found {twice.iloc[0]!r} more than once. "
            "Drop the rows that do not hold."
        )
    found = articles["article_id"].map(events.set_index("article_id")["event"]).astype(DTYPES["string"])
    known = known_events(articles)
    return articles.assign(event=known.where(known.notna(), found))


def known_events(articles: pd.DataFrame) -> pd.Series:
    """The event of each report, missing where it is unknown or blank.

    >>> known_events(pd.DataFrame({"event": ["toll-talks", " ", None]})).isna().tolist()
    [False, True, True]
    """
    if "event" not in articles:
        return pd.Series(None, index=articles.index, dtype=DTYPES["string"])
    events = articles["event"].astype(DTYPES["string"])
    return events.where(events.str.strip() != "")
