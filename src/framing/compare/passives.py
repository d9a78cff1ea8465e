"""Passives -> how often each outlet, and each report, leaves out who did it, with counts and words."""

from __future__ import annotations

import pandas as pd

from framing.compare import intervals
from framing.compare.intervals import LEVEL, N_BOOT, SEED, Boot
from framing.compare.outlets import estimate_grid, grid_of, outlets_of, with_outlet
from framing.compare.ratios import RATE_DTYPES, rate_row
from framing.compare.reports import report_table
from framing.compare.units import unit_of_reports
from framing.compare.views import view_of, with_view
from framing.tables import TableError, need, need_numbers


def passives_by_outlet(  # noqa: PLR0913 - the settings of a bootstrap are shown, not hidden in an object
    passives: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    per: int = 1000,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Passives that do not name who did it, per 1,000 of each outlet's own words.

    Parameters
    ----------
    passives : DataFrame
        article_id, agent, voice (find_passives). Counted are rows with agent none
        and voice outlet.
    sentences : DataFrame
        article_id, n_own: the own words to count by, headline included (mark_voice).
    articles : DataFrame
        article_id, outlet; unit where copies are one piece of evidence (see `mark_units`).
    per : int
        Words the rate is given for, 1 or more.
    n_boot, level, seed
        As for `rate_by_outlet`.

    Returns
    -------
    DataFrame
        outlet, count (agentless passives in own words), n_words (own words), rate
        (per `per` words; 0 or more), low, high (its interval, in that unit),
        confidence_level (of the interval, 0 to 1), n_articles (reports with own
        words), n_units (their units of evidence), per, view (of copied text; "all" where nothing was
        filtered), note. Every outlet of `articles` has its row, zeros included.
        low, high and confidence_level are missing below five units, and the note
        says so.

    Raises
    ------
    TableError
        A column is missing, a row's report is not in `articles`, the two tables are of
        different views, or a setting makes no sense.

    Notes
    -----
    The interval is that of `rate_by_outlet`; it knows nothing of wrong finds. Of
    120 agentless passives found in real news, 105 were such (``data/README.md``): a
    tenth more or less between two outlets may be error. What is reported matters
    more than who reports: accidents and courts bring passives with them, so
    compare reports of one event.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "n_own": [400]})
    >>> passives = pd.DataFrame({"article_id": ["a", "a"], "agent": ["none", "by"], "voice": ["outlet", "outlet"]})
    >>> passives_by_outlet(passives, sentences, articles)[["outlet", "count", "n_words", "rate"]].values.tolist()
    [['Northline News', 1, 400, 2.5]]
    """
    caller = "passives_by_outlet"
    intervals.check_settings(n_boot, level, caller)
    _check_per(per, caller)
    counted, texts = _agentless(passives, articles, caller), _own_words(sentences, articles, caller)
    view, boot = view_of(caller, passives=passives, sentences=sentences), Boot(n_boot, level, seed)
    matches = {outlet: rows.groupby("article_id").size() for outlet, rows in counted.groupby("outlet")}
    table = estimate_grid(
        grid_of(outlets_of(articles), {}),
        lambda key: rate_row(texts[texts["outlet"] == key[0]], matches.get(key[0]), boot, per),
        RATE_DTYPES,
    )
    table.insert(table.columns.get_loc("note"), "per", per)
    return with_view(table, view)


def passives_by_article(
    passives: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame, *, per: int = 1000
) -> pd.DataFrame:
    """Passives of each report that do not name who did it: what `tell_apart` compares.

    Parameters
    ----------
    passives, sentences, per
        As for `passives_by_outlet`.
    articles : DataFrame
        article_id, outlet; event and unit where there are any.

    Returns
    -------
    DataFrame
        article_id, outlet, event (missing where nobody has said), unit (the report itself where there is
        none), measure ("passives without a doer"), category (""), numerator (agentless passives in own words),
        denominator (own words, above 0), per, of ("own words"), view. A row a report with own words.

    Raises
    ------
    TableError
        As for `passives_by_outlet`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Northline News"]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "n_own": [400]})
    >>> passives = pd.DataFrame({"article_id": ["a", "a"], "agent": ["none", "by"], "voice": ["outlet", "outlet"]})
    >>> passives_by_article(passives, sentences, articles)[["outlet", "numerator", "denominator"]].values.tolist()
    [['Northline News', 1.0, 400.0]]
    """
    caller = "passives_by_article"
    _check_per(per, caller)
    counted, texts = _agentless(passives, articles, caller), _own_words(sentences, articles, caller)
    found = counted.groupby("article_id").size()
    counts = texts.assign(category="", numerator=texts["article_id"].map(found).fillna(0), denominator=texts["n"])
    view = view_of(caller, passives=passives, sentences=sentences)
    return report_table(counts, articles, caller, measure="passives without a doer", per=per, of="own words", view=view)


def _check_per(per: int, caller: str) -> None:
    if isinstance(per, bool) or not per >= 1:
        raise TableError(f"{caller} needs per, words the rate is given for; found {per!r}. Write 1000.")


def _agentless(passives: pd.DataFrame, articles: pd.DataFrame, caller: str) -> pd.DataFrame:
    """Passives in own words that name nobody."""
    need(passives, ["article_id", "agent", "voice"], caller, "find_passives")
    rows = with_outlet(passives[["article_id", "agent", "voice"]], articles, caller)
    return rows[rows["agent"].eq("none") & rows["voice"].eq("outlet")]


def _own_words(sentences: pd.DataFrame, articles: pd.DataFrame, caller: str) -> pd.DataFrame:
    """article_id, outlet, n, unit: the own words of each report, reports without any left out."""
    need(sentences, ["article_id", "n_own"], caller, "mark_voice")
    need_numbers(sentences, ["n_own"], caller)
    rows = with_outlet(sentences[["article_id", "n_own"]], articles, caller).rename(columns={"n_own": "n"})
    words = rows.groupby(["article_id", "outlet"], as_index=False)["n"].sum()
    words = words[words["n"] > 0].reset_index(drop=True)
    return words.assign(unit=unit_of_reports(words["article_id"], articles))
