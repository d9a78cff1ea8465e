"""The finding a chart's title states: one plain sentence, and no more than the table supports.

Outlets are named by what `mark_apart` says of them (see `verdicts`). Of a table without its
columns the title says that differences were not tested.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

import pandas as pd

from framing.charts.apart import comparable, is_marked, split_by, too_few
from framing.charts.verdicts import Saying, verdict_title
from framing.charts.wording import (
    counted,
    names,
    number,
    one_place,
    parts_of_chart,
    share,
    signed,
    span,
    what_of,
)
from framing.tables import need

UNTESTED = "; differences between outlets were not tested"
_UNITS = {
    "outlet": "own words",
    "narration": "words of narration",
    "paraphrased": "paraphrased words",
    "quoted": "quoted words",
}


def finding_tone(table: pd.DataFrame) -> str:
    """The finding of `tone_points`: whose own words are told apart in tone.

    Parameters
    ----------
    table : DataFrame
        As `tone_points` returns it: level, outlet, voice, value, low, high, n_articles; with the
        columns of `mark_apart`, if outlets were tested.

    Returns
    -------
    str
        One sentence without a full stop. An outlet is named only where it was told apart
        from others; where none was, that these reports cannot tell them apart. For a table
        without rows, that there is nothing to show.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> rows = pd.DataFrame({"level": "outlet", "voice": "outlet", "outlet": ["Alder Times", "Zonal Post"],
    ...     "value": [0.2, -0.1], "low": [0.1, -0.2], "high": [0.3, 0.0], "n_articles": 8})
    >>> finding_tone(rows)
    '16 reports of two outlets; differences between outlets were not tested'
    >>> tested = {"above": ["Zonal Post", ""], "below": ["", "Alder Times"], "n_told": 1, "n_cannot_tell": 0}
    >>> finding_tone(rows.assign(**tested, n_too_few=0))
    'Alder Times scores higher in its own words than the other outlet: mean +0.20 against −0.10'
    """
    if table.empty:
        return "Nothing to show: no sentences"
    need(table, ["level", "outlet", "voice", "value", "low", "high", "n_articles"], "finding_tone", "tone_points")
    own = own_means(table)
    fact = f"{counted(int(own['n_articles'].sum()), 'report')} of {counted(len(own), 'outlet')}"
    return _finding(own, [("", own)], _TONE, f"{fact[0].upper()}{fact[1:]}")


def own_means(table: pd.DataFrame) -> pd.DataFrame:
    """Of a table of `tone_points`, the rows that are tested: the means of own words by outlet.

    >>> len(own_means(pd.DataFrame({"level": ["article", "outlet", "outlet"], "voice": ["outlet"] * 2 + ["quoted"]})))
    1
    """
    return table[(table["level"] == "outlet") & (table["voice"] == "outlet")]


def finding_rates(table: pd.DataFrame) -> str:
    """The finding of `rate_by_outlet`: who is told apart from all others, and in what.

    Parameters
    ----------
    table : DataFrame
        As `rate_by_outlet` returns it: outlet, count, n_words, rate, low, high, n_articles, voice, per;
        with the columns of `mark_apart`, if outlets were tested.

    Returns
    -------
    str
        As `finding_tone`.

    Raises
    ------
    TableError
        As for `finding_tone`.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "category": "atmosphere", "rate": [14.2, 2.1],
    ...     "count": [14, 2], "n_words": 1000, "low": [9.0, 0.3], "high": [20.0, 3.0], "n_articles": 8, "per": 1000})
    >>> finding_rates(rows.assign(voice="outlet"))
    '16 loaded phrases in 2,000 own words of two outlets; differences between outlets were not tested'
    >>> tested = {"above": ["Zonal Post", ""], "below": ["", "Alder Times"], "n_told": 1, "n_cannot_tell": 0}
    >>> print(finding_rates(rows.assign(voice="outlet", **tested, n_too_few=0)))
    Alder Times uses words of atmosphere and weather more than the other outlet: 14.2 per 1,000 own words against 2.1
    """
    if table.empty:
        return "Nothing to show: no loaded phrases"
    columns = ["outlet", "count", "n_words", "rate", "low", "high", "n_articles", "voice", "per"]
    need(table, columns, "finding_rates", "rate_by_outlet")
    by, outlets = split_by(table), table.drop_duplicates("outlet")
    blocks = list(table.groupby(by, sort=False)) if by else [("", table)]
    found = counted(int(table["count"].sum()), "loaded phrase").capitalize()
    words = f"{int(outlets['n_words'].sum()):,} {_UNITS.get(table['voice'].iloc[0], 'words')}"
    return _finding(table, blocks, _rates(by), f"{found} in {words} of {counted(len(outlets), 'outlet')}")


def _finding(table: pd.DataFrame, blocks: list, saying: Saying, fact: str) -> str:
    """What was tested; else that too few reports are there to test, or that nothing was, behind a fact."""
    if table["outlet"].nunique() == 1:
        return too_few(table)
    if is_marked(table):
        return verdict_title(blocks, saying) or too_few(table)
    return f"{fact}{UNTESTED}" if comparable(table) else too_few(table)


def _scores(outlets: list[str], block: Hashable, more: bool) -> str:
    own = "scores {} in its own words" if len(outlets) == 1 else "score {} in their own words"
    return f"{names(outlets)} {own.format('higher' if more else 'lower')}"


_TONE = Saying(
    "value",
    _scores,
    lambda rows: f"mean {span(rows['value'], signed)}",
    lambda rows: span(rows["value"], signed),
    lambda block: "in tone",
    lambda n: "in tone",
    "in",
    lambda n: counted(n, "part"),
)


def _rates(by: str | None) -> Saying:
    return Saying(
        "rate",
        partial(_uses, by),
        lambda rows: f"{span(rows['rate'], one_place)} per {rows['per'].iloc[0]:,} {_unit(rows.iloc[0])}",
        lambda rows: span(rows["rate"], one_place),
        lambda block: f"in {what_of(by, block)}",
        lambda n: f"in any of {parts_of_chart(by, n)}{' of loaded phrases' if by == 'category' else ''}",
        "in",
        lambda n: parts_of_chart(by, n),
    )


def _uses(by: str | None, outlets: list[str], block: Hashable, more: bool) -> str:
    use = "uses" if len(outlets) == 1 else "use"
    return f"{names(outlets)} {use} {what_of(by, block)} {'more' if more else 'less'}"


def _unit(row: pd.Series) -> str:
    return _UNITS.get(row["voice"], "words")


def finding_terms(table: pd.DataFrame) -> str:
    """The finding of `term_counts`: how many terms, and how many are one outlet's alone.

    Parameters
    ----------
    table : DataFrame
        As `term_counts` returns it: outlet, term, count, n_outlets.

    Returns
    -------
    str
        One sentence without a full stop; nothing is said about which outlet. For a
        table without rows, that there is nothing to show.

    Raises
    ------
    TableError
        As for `finding_tone`.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"] * 2, "term": ["frosty"] * 2 + ["strongman"] * 2,
    ...     "count": [1, 2, 1, 0], "n_outlets": [2, 2, 1, 1]})
    >>> finding_terms(rows)
    'Of two loaded terms, one is used by one outlet alone'
    """
    if table.empty:
        return "Nothing to show: no loaded phrases"
    need(table, ["outlet", "term", "count", "n_outlets"], "finding_terms", "term_counts")
    used = table[table["count"] > 0]
    if used.empty:
        return "Nothing to show: no loaded phrases"
    terms = used.drop_duplicates("term")
    n, alone = len(terms), int((terms["n_outlets"] == 1).sum())
    if table["outlet"].nunique() == 1:
        return f"{counted(n, 'loaded term').capitalize()} in one outlet"
    if n == 1:
        return f"The one loaded term is used by {counted(int(terms['n_outlets'].iloc[0]), 'outlet')}"
    which = {0: "none is", 1: "one is"}.get(alone, "each is" if alone == n else f"{number(alone)} are")
    return f"Of {counted(n, 'loaded term')}, {which} used by one outlet alone"


def finding_places(table: pd.DataFrame) -> str:
    """The finding of `phrase_places`: how many loaded phrases are the outlets' own.

    Parameters
    ----------
    table : DataFrame
        As `phrase_places` returns it: article_id, outlet, kind, voice.

    Returns
    -------
    str
        One sentence without a full stop; counts of all reports, drawn or not. For a
        table without rows, that there is nothing to show.

    Raises
    ------
    TableError
        As for `finding_tone`.

    Examples
    --------
    >>> rows = pd.DataFrame({"kind": "phrase", "voice": ["outlet", "scare"], "article_id": "a", "outlet": "Zonal Post"})
    >>> print(finding_places(rows))
    One of two loaded phrases is in the outlet’s own words, the other in quotation marks
    """
    if table.empty:
        return "Nothing to show: no reports"
    need(table, ["article_id", "outlet", "kind", "voice"], "finding_places", "phrase_places")
    phrases = table[table["kind"] == "phrase"]
    own, n = int(phrases["voice"].isin(["outlet", "paraphrased"]).sum()), len(phrases)
    if n == 0:
        return f"No loaded phrases in {counted(table['article_id'].nunique(), 'report')}"
    whose = "in the outlet’s own words" if table["outlet"].nunique() == 1 else "in the outlets’ own words"
    if own in (0, n):
        all_of_them = {1: "The one loaded phrase is", 2: "Both loaded phrases are"}
        return f"{all_of_them.get(n, f'All {number(n)} loaded phrases are')} {whose if own else 'in quotation marks'}"
    some = f"{number(own).capitalize()} of {counted(n, 'loaded phrase')} {'is' if own == 1 else 'are'}"
    rest = "the other" if n - own == 1 else f"the other {number(n - own)}"
    return f"{some} {whose}, {rest} in quotation marks"


def finding_corpus(table: pd.DataFrame) -> str:
    """The finding of `page_contents`: how much of the words is quotation, how many lines were cut.

    Parameters
    ----------
    table : DataFrame
        As `page_contents` returns it: what, count.

    Returns
    -------
    str
        One sentence without a full stop; shares of words, and lines cut, over all
        pages. For a table without rows, that there is nothing to show.

    Raises
    ------
    TableError
        As for `finding_tone`.

    Examples
    --------
    >>> rows = pd.DataFrame({"what": ["own words", "quoted words", "cut lines"], "count": [75, 25, 3]})
    >>> finding_corpus(rows)
    'A quarter of the words kept are quotation; three lines of page clutter were cut'
    """
    if table.empty:
        return "Nothing to show: no pages"
    need(table, ["what", "count"], "finding_corpus", "page_contents")
    sums = table.groupby("what")["count"].sum()
    words = int(sums.get("own words", 0) + sums.get("quoted words", 0))
    cut = int(sums.get("cut lines", 0))
    clutter = f"{counted(cut, 'line')} of page clutter {'was' if cut == 1 else 'were'} cut"
    if words == 0:
        return f"No words were kept; {clutter}"
    quoted = int(sums.get("quoted words", 0))
    if quoted in (0, words):
        return f"{'All' if quoted else 'None'} of the words kept {'are' if quoted else 'is'} quotation; {clutter}"
    return f"{share(quoted / words)} of the words kept are quotation; {clutter}"
