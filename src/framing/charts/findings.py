"""The finding a chart's title states: one plain sentence, and no more than the table supports.

An outlet stands apart where the low end of its interval exceeds the high end
of every other outlet's (or the other way round). Where an outlet has no interval,
nothing is said about the order of outlets. Non-overlapping 95 % intervals are a
stricter rule than a test at 5 %; with nine categories and six outlets it is meant to be.
"""

from __future__ import annotations

import pandas as pd

from framing.charts.style import category_name

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def number(n: int) -> str:
    """A count as a newspaper writes it: words up to twelve, then figures.

    >>> number(5), number(48), number(1204)
    ('five', '48', '1,204')
    """
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else f"{n:,}"


def counted(n: int, noun: str) -> str:
    """A count with its noun.

    >>> counted(1, "report"), counted(5, "report")
    ('one report', 'five reports')
    """
    return f"{number(n)} {noun}{'' if n == 1 else 's'}"


def too_few(n_articles: pd.Series) -> str:
    """What to say of outlets that have too few reports each.

    >>> too_few(pd.Series([1, 1, 1, 1, 1]))
    'Too few reports to tell outlets apart: five reports, one an outlet'
    >>> too_few(pd.Series([3, 8]))
    'Too few reports to tell outlets apart: eleven reports, three to eight an outlet'
    """
    reports, low, high = int(n_articles.sum()), int(n_articles.min()), int(n_articles.max())
    if len(n_articles) == 1:
        return f"One outlet, {counted(reports, 'report')}: nothing to compare"
    each = f"{number(low)}" if low == high else f"{number(low)} to {number(high)}"
    return f"Too few reports to tell outlets apart: {counted(reports, 'report')}, {each} an outlet"


def finding_tone(table: pd.DataFrame) -> str:
    """The finding of `tone_points`: whose own words stand apart from all others'.

    >>> rows = pd.DataFrame({"level": "outlet", "voice": "outlet", "outlet": ["Alder Times", "Zonal Post"],
    ...     "value": [0.2, -0.1], "low": [0.1, -0.2], "high": [0.3, 0.0], "n_articles": [8, 8]})
    >>> finding_tone(rows)
    'Alder Times is kindest in its own words: mean score +0.20, the other −0.10'
    """
    if table.empty:
        return "Nothing to show: no sentences"
    own = table[(table["level"] == "outlet") & (table["voice"] == "outlet")]
    if len(own) < 2 or own[["low", "high"]].isna().any(axis=None):
        return too_few(own["n_articles"])
    kind, harsh = stands_apart(own, "value"), stands_apart(own, "value", least=True)
    if kind is None and harsh is None:
        return "No outlet's own words stand apart in tone: the intervals overlap"
    row, word = (kind, "kindest") if kind is not None else (harsh, "harshest")
    assert row is not None
    others = own.loc[own["outlet"] != row["outlet"], "value"]
    said = f"{row['outlet']} is {word} in its own words: mean score {signed(row['value'])}, {_span(others, signed)}"
    if kind is not None and harsh is not None and len(own) > 2:
        said += f"; {harsh['outlet']} is harshest"
    return said


def finding_rates(table: pd.DataFrame) -> str:
    """The finding of `rate_by_outlet`: the clearest difference, and how many more there are.

    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "category": "atmosphere", "rate": [14.2, 2.1],
    ...     "low": [9.0, 0.3], "high": [20.0, 3.0], "n_articles": [8, 8], "per": 1000, "voice": "outlet"})
    >>> finding_rates(rows)
    'Alder Times uses most phrases of atmosphere and weather: 14.2 per 1,000 own words, the other 2.1'
    """
    if table.empty:
        return "Nothing to show: no loaded phrases"
    outlets = table.drop_duplicates("outlet")
    if len(outlets) < 2 or table[["low", "high"]].isna().any(axis=None):
        return too_few(outlets["n_articles"])
    groups = table.groupby("category", sort=False) if "category" in table else [("", table)]
    apart = [(c, g, row) for c, g in groups if (row := stands_apart(g, "rate")) is not None]
    if not apart:
        return "No outlet stands apart in loaded phrases: the intervals overlap"
    category, rows, row = max(apart, key=lambda found: _gap(found[1], found[2]))
    others = rows.loc[rows["outlet"] != row["outlet"], "rate"]
    what = f"phrases of {category_name(category)}" if category else "loaded phrases"
    what = category_name(category) if str(category_name(category)).startswith("labels") else what
    unit = {"outlet": "own words", "quoted": "quoted words"}.get(row["voice"], "words")
    said = f"{row['outlet']} uses most {what}: {row['rate']:.1f} per {row['per']:,} {unit}, {_span(others, _one)}"
    return said if len(apart) == 1 else f"{said}. {_more(len(apart) - 1)}"


def finding_terms(table: pd.DataFrame) -> str:
    """The finding of `term_counts`: how many terms, and how many are one outlet's alone.

    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"] * 2, "term": ["frosty"] * 2 + ["strongman"] * 2,
    ...     "count": [1, 2, 1, 0], "n_outlets": [2, 2, 1, 1]})
    >>> finding_terms(rows)
    'Of two loaded terms, one is used by one outlet alone'
    """
    used = table[table["count"] > 0] if len(table) else table
    if used.empty:
        return "Nothing to show: no loaded phrases"
    terms = used.drop_duplicates("term")
    alone = int((terms["n_outlets"] == 1).sum())
    if table["outlet"].nunique() == 1:
        return f"{counted(len(terms), 'loaded term').capitalize()} in one outlet"
    verb = "is" if alone == 1 else "are"
    return f"Of {counted(len(terms), 'loaded term')}, {number(alone)} {verb} used by one outlet alone"


def finding_places(table: pd.DataFrame) -> str:
    """The finding of `phrase_places`: how many loaded phrases are the outlets' own.

    >>> rows = pd.DataFrame({"kind": ["text", "phrase", "phrase"], "voice": ["", "outlet", "quoted"], "article_id": "a"})
    >>> finding_places(rows)
    'One of two loaded phrases is in the outlets\\' own words, the other in quotation'
    """
    phrases = table[table["kind"] == "phrase"] if len(table) else table
    if table.empty:
        return "Nothing to show: no reports"
    own, n = int((phrases["voice"] == "outlet").sum()), len(phrases)
    if n == 0:
        return f"No loaded phrases in {counted(table['article_id'].nunique(), 'report')}"
    if own == n:
        return f"{'The one loaded phrase is' if n == 1 else f'All {number(n)} loaded phrases are'} in the outlets' own words"
    rest = "the other" if n - own == 1 else f"the other {number(n - own)}"
    return f"{number(own).capitalize()} of {counted(n, 'loaded phrase')} {'is' if own == 1 else 'are'} in the outlets' own words, {rest} in quotation"


def finding_corpus(table: pd.DataFrame) -> str:
    """The finding of `page_contents`: how much of the words is quotation, how many lines were cut.

    >>> rows = pd.DataFrame({"article_id": "a", "what": ["own words", "quoted words", "cut lines"], "count": [75, 25, 3],
    ...     "n_articles": 1, "outlet": "Alder Times"})
    >>> finding_corpus(rows)
    'A quarter of the words are quotation; three lines of page clutter were cut'
    """
    if table.empty:
        return "Nothing to show: no pages"
    sums = table.groupby("what")["count"].sum()
    words = int(sums.get("own words", 0) + sums.get("quoted words", 0))
    cut = int(sums.get("cut lines", 0))
    clutter = f"{counted(cut, 'line')} of page clutter {'was' if cut == 1 else 'were'} cut"
    if words == 0:
        return f"No words were kept; {clutter}"
    return f"{share(int(sums.get('quoted words', 0)) / words)} of the words are quotation; {clutter}"


def stands_apart(rows: pd.DataFrame, value: str, *, least: bool = False) -> pd.Series | None:
    """The row whose interval lies above (`least`: below) all others', or None.

    >>> rows = pd.DataFrame({"rate": [5.0, 1.0], "low": [3.0, 0.0], "high": [7.0, 3.5]})
    >>> stands_apart(rows, "rate") is None
    True
    """
    if len(rows) < 2 or rows[["low", "high"]].isna().any(axis=None):
        return None
    at = rows[value].reset_index(drop=True)
    best = rows.iloc[int(at.idxmin() if least else at.idxmax())]
    others = rows.drop(index=best.name)
    apart = best["high"] < others["low"].min() if least else best["low"] > others["high"].max()
    return best if apart else None


def share(part: float) -> str:
    """A share in words where they are exact enough, else in per cent.

    >>> share(0.251), share(0.34), share(0.08)
    ('A quarter', 'A third', '8 per cent')
    """
    for value, words in ((1 / 4, "A quarter"), (1 / 3, "A third"), (1 / 2, "Half")):
        if abs(part - value) < 0.01:
            return words
    return "Less than 1 per cent" if 0 < part < 0.005 else f"{100 * part:.0f} per cent"


def signed(value: float) -> str:
    """A score with its sign.

    >>> signed(0.204), signed(-0.1), signed(0.001)
    ('+0.20', '−0.10', '0.00')
    """
    text = f"{abs(value):.2f}"
    return text if float(text) == 0 else f"{'+' if value > 0 else '−'}{text}"


def _one(value: float) -> str:
    return f"{value:.1f}"


def _span(values: pd.Series, write) -> str:  # noqa: ANN001
    low, high = write(values.min()), write(values.max())
    if len(values) == 1:
        return f"the other {low}"
    return f"the others {low}" if low == high else f"the others {low} to {high}"


def _gap(rows: pd.DataFrame, best: pd.Series) -> float:
    return float(best["low"] - rows.loc[rows["outlet"] != best["outlet"], "high"].max())


def _more(n: int) -> str:
    return (
        f"{number(n).capitalize()} more {'category has' if n == 1 else 'categories have'} an outlet that stands apart"
    )
