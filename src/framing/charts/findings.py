"""The finding a chart's title states: one plain sentence, and no more than the table supports.

Only outlets with an interval are compared (see `apart`); a title says how many have none.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from framing.charts.apart import left_out, split_by, stands_apart, too_few, with_interval
from framing.charts.wording import counted, names, number, one_place, share, signed, span, what_of
from framing.tables import need

_UNITS = {
    "outlet": "own words",
    "narration": "words of narration",
    "paraphrased": "paraphrased words",
    "quoted": "quoted words",
}


def finding_tone(table: pd.DataFrame) -> str:
    """The finding of `tone_points`: whose own words stand apart from all others'.

    Parameters
    ----------
    table : DataFrame
        As `tone_points` returns it: level, outlet, voice, value, low, high, n_articles.

    Returns
    -------
    str
        One sentence without a full stop; an outlet is named only where its interval
        lies apart from all others that have one. For a table without rows, that there
        is nothing to show.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> rows = pd.DataFrame({"level": "outlet", "voice": "outlet", "outlet": ["Alder Times", "Zonal Post"],
    ...     "value": [0.2, -0.1], "low": [0.1, -0.2], "high": [0.3, 0.0], "n_articles": [8, 8]})
    >>> finding_tone(rows)
    'Alder Times scores highest in its own words: mean +0.20, the other −0.10'
    """
    if table.empty:
        return "Nothing to show: no sentences"
    need(table, ["level", "outlet", "voice", "value", "low", "high", "n_articles"], "finding_tone", "tone_points")
    own = table[(table["level"] == "outlet") & (table["voice"] == "outlet")]
    compared = with_interval(own)
    if len(compared) < 2:
        return too_few(own["n_articles"])
    return _tone_of(compared, bool(left_out(own))) + left_out(own)


def finding_rates(table: pd.DataFrame) -> str:
    """The finding of `rate_by_outlet`: the clearest difference, and how many there are.

    Parameters
    ----------
    table : DataFrame
        As `rate_by_outlet` returns it: outlet, rate, low, high, n_articles, voice, per.

    Returns
    -------
    str
        One sentence without a full stop; an outlet is named only where its interval
        lies apart from all others that have one. For a table without rows, that there
        is nothing to show.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "category": "atmosphere", "rate": [14.2, 2.1],
    ...     "low": [9.0, 0.3], "high": [20.0, 3.0], "n_articles": [8, 8], "per": 1000, "voice": "outlet"})
    >>> finding_rates(rows)
    'Alder Times uses words of atmosphere and weather more than any other: 14.2 per 1,000 own words, the other 2.1'
    """
    if table.empty:
        return "Nothing to show: no loaded phrases"
    need(table, ["outlet", "rate", "low", "high", "n_articles", "voice", "per"], "finding_rates", "rate_by_outlet")
    outlets, compared = table.drop_duplicates("outlet"), with_interval(table)
    if compared["outlet"].nunique() < 2:
        return too_few(outlets["n_articles"])
    by = split_by(table)
    others = left_out(table)
    return (_two_groups(compared, bool(others)) if by is None else _rates_of(compared, by, bool(others))) + others


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
        A column is missing from a table that has rows.

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
        A column is missing from a table that has rows.

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
        A column is missing from a table that has rows.

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


def _tone_of(own: pd.DataFrame, some_left: bool) -> str:
    """The finding about means of outlets that all have an interval."""
    top, bottom = stands_apart(own, "value"), stands_apart(own, "value", least=True)
    if top is None and bottom is None:
        return "No outlet’s own words stand apart in tone: the intervals overlap"
    row, word = (top, "highest") if top is not None else (bottom, "lowest")
    assert row is not None
    others = _others(own[own["outlet"] != row["outlet"]], "value", signed, some_left)
    said = f"{row['outlet']} scores {word} in its own words: mean {signed(row['value'])}, {others}"
    if top is not None and bottom is not None and len(own) > 2:
        said += f"; {bottom['outlet']} lowest"
    return said


def _rates_of(table: pd.DataFrame, by: str, some_left: bool) -> str:
    """The finding about rates by category of outlets that all have an interval."""
    groups = [(block, rows) for block, rows in table.groupby(by, sort=False)]
    apart = [(block, rows, row) for block, rows in groups if (row := stands_apart(rows, "rate")) is not None]
    if not apart:
        return "No outlet stands apart from all others in loaded phrases: the intervals overlap"
    block, rows, row = max(apart, key=lambda found: _gap(found[1], found[2]))
    if len(apart) > 1:
        return _several_apart([found[2]["outlet"] for found in apart], row["outlet"], by, block, some_left)
    rate = f"{row['rate']:.1f} per {row['per']:,} {_unit(row)}"
    others = _others(rows[rows["outlet"] != row["outlet"]], "rate", one_place, some_left)
    return f"{row['outlet']} uses {what_of(by, block)} more than any other: {rate}, {others}"


def _others(others: pd.DataFrame, value: str, write: Callable[[float], str], some_left: bool) -> str:
    """The values of the other outlets; a single one has its name where some are left out."""
    who = others["outlet"].iloc[0] if some_left else "the other"
    return f"{who if len(others) == 1 else 'the others'} {span(others[value], write)}"


def _several_apart(outlets: list[str], furthest: str, by: str, block: object, some_left: bool) -> str:
    """The finding where more than one block has an outlet that stands apart."""
    whom = "the others compared" if some_left else "all others"
    n = len(set(outlets))
    blocks = f"{number(len(outlets))} {'categories' if by == 'category' else 'parts of this chart'}"
    if n == 1:
        return f"{furthest} stands apart from {whom} in {blocks}, furthest in {what_of(by, block)}"
    who = f"{number(n).capitalize()} outlets"
    return f"{who} stand apart from {whom} in {blocks}; furthest is {furthest} in {what_of(by, block)}"


def _two_groups(rows: pd.DataFrame, some_left: bool) -> str:
    """The finding where outlets fall into two groups: every interval of the one above all of the other.

    The widest gap counts. Inside a group nothing is said about the order.
    """
    rows = rows.sort_values("rate", ascending=False, ignore_index=True)
    gaps = [rows["low"][:cut].min() - rows["high"][cut:].max() for cut in range(1, len(rows))]
    widest = max(gaps)
    if not widest > 0:
        return "No outlet stands apart from all others in loaded phrases: the intervals overlap"
    above, below = rows[: gaps.index(widest) + 1], rows[gaps.index(widest) + 1 :]
    fewer = len(below) <= len(above)
    few, others = (below, above) if fewer else (above, below)
    rate, there = span(few["rate"], one_place), _others(others, "rate", one_place, some_left)
    unit = f"per {rows['per'].iloc[0]:,} {_unit(rows.iloc[0])}"
    what = f"{'use' if len(few) > 1 else 'uses'} {'fewer' if fewer else 'more'} loaded phrases"
    return f"{names(few['outlet'].tolist())} {what}: {rate} {unit}, {there}"


def _unit(row: pd.Series) -> str:
    return _UNITS.get(row["voice"], "words")


def _gap(rows: pd.DataFrame, best: pd.Series) -> float:
    return float(best["low"] - rows.loc[rows["outlet"] != best["outlet"], "high"].max())
