"""The finding a chart's title states: one plain sentence, and no more than the table supports.

An outlet stands apart where the low end of its interval exceeds the high end
of every other outlet's (or the other way round). Where an outlet has no interval,
nothing is said about the order of outlets. Non-overlapping 95 % intervals are a
stricter rule than a test at 5 %; with nine categories and six outlets it is meant to be.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from framing.charts.style import category_name

# Names of categories inside a sentence: "uses words of urgency more than any other".
_IN_SENTENCE = {
    "person_label": "labels for persons",
    "group_label": "labels for groups",
    "atmosphere": "words of atmosphere and weather",
    "metaphor": "metaphors of conflict, game and war",
    "violence": "words of violence and scale",
    "intensifier": "intensifiers and evaluation",
    "doubt": "words of doubt and distance",
    "demeanour": "words of demeanour",
    "urgency": "words of urgency",
}
_UNITS = {"outlet": "own words", "quoted": "quoted words"}
FEWEST = 5  # reports: below it the tables hold no interval (compare.intervals.MIN_ARTICLES)
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
    """What to say of outlets that have no interval each: as a rule, too few reports.

    >>> too_few(pd.Series([1, 1, 1, 1, 1]))
    'Too few reports to tell outlets apart: five reports, one an outlet'
    >>> too_few(pd.Series([3, 8]))
    'Too few reports to tell outlets apart: eleven reports, three to eight an outlet'
    >>> too_few(pd.Series([8, 8]))  # the table was made without intervals
    'No intervals were made: 16 reports of two outlets, not ranked'
    """
    reports, low, high = int(n_articles.sum()), int(n_articles.min()), int(n_articles.max())
    if len(n_articles) == 1:
        return f"One outlet, {counted(reports, 'report')}: nothing to compare"
    if low >= FEWEST:
        return f"No intervals were made: {counted(reports, 'report')} of {number(len(n_articles))} outlets, not ranked"
    least = "none" if low == 0 else number(low)
    each = least if low == high else f"{least} to {number(high)}"
    return f"Too few reports to tell outlets apart: {counted(reports, 'report')}, {each} an outlet"


def finding_tone(table: pd.DataFrame) -> str:
    """The finding of `tone_points`: whose own words stand apart from all others'.

    >>> rows = pd.DataFrame({"level": "outlet", "voice": "outlet", "outlet": ["Alder Times", "Zonal Post"],
    ...     "value": [0.2, -0.1], "low": [0.1, -0.2], "high": [0.3, 0.0], "n_articles": [8, 8]})
    >>> finding_tone(rows)
    'Alder Times scores highest in its own words: mean +0.20, the other −0.10'
    """
    if table.empty:
        return "Nothing to show: no sentences"
    own = table[(table["level"] == "outlet") & (table["voice"] == "outlet")]
    if len(own) < 2 or own[["low", "high"]].isna().any(axis=None):
        return too_few(own["n_articles"])
    top, bottom = stands_apart(own, "value"), stands_apart(own, "value", least=True)
    if top is None and bottom is None:
        return "No outlet's own words stand apart in tone: the intervals overlap"
    row, word = (top, "highest") if top is not None else (bottom, "lowest")
    assert row is not None
    others = own.loc[own["outlet"] != row["outlet"], "value"]
    said = f"{row['outlet']} scores {word} in its own words: mean {signed(row['value'])}, {_span(others, signed)}"
    if top is not None and bottom is not None and len(own) > 2:
        said += f"; {bottom['outlet']} lowest"
    return said


def finding_rates(table: pd.DataFrame) -> str:
    """The finding of `rate_by_outlet`: the clearest difference, and how many there are.

    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "category": "atmosphere", "rate": [14.2, 2.1],
    ...     "low": [9.0, 0.3], "high": [20.0, 3.0], "n_articles": [8, 8], "per": 1000, "voice": "outlet"})
    >>> finding_rates(rows)
    'Alder Times uses words of atmosphere and weather more than any other: 14.2 per 1,000 own words, the other 2.1'
    """
    if table.empty:
        return "Nothing to show: no loaded phrases"
    outlets = table.drop_duplicates("outlet")
    if len(outlets) < 2 or table[["low", "high"]].isna().any(axis=None):
        return too_few(outlets["n_articles"])
    by = split_by(table)
    if by is None:
        return _two_groups(table)
    groups = [(block, rows) for block, rows in table.groupby(by, sort=False)]
    apart = [(block, rows, row) for block, rows in groups if (row := stands_apart(rows, "rate")) is not None]
    if not apart:
        return "No outlet stands apart from all others in loaded phrases: the intervals overlap"
    block, rows, row = max(apart, key=lambda found: _gap(found[1], found[2]))
    if len(apart) > 1:
        return _several_apart([found[2]["outlet"] for found in apart], row["outlet"], by, block)
    others = rows.loc[rows["outlet"] != row["outlet"], "rate"]
    return (
        f"{row['outlet']} uses {_what(by, block)} more than any other: "
        f"{row['rate']:.1f} per {row['per']:,} {_unit(row)}, {_span(others, _one)}"
    )


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
    n, alone = len(terms), int((terms["n_outlets"] == 1).sum())
    if table["outlet"].nunique() == 1:
        return f"{counted(n, 'loaded term').capitalize()} in one outlet"
    if n == 1:
        return f"The one loaded term is used by {counted(int(terms['n_outlets'].iloc[0]), 'outlet')}"
    which = {0: "none is", 1: "one is"}.get(alone, "each is" if alone == n else f"{number(alone)} are")
    return f"Of {counted(n, 'loaded term')}, {which} used by one outlet alone"


def finding_places(table: pd.DataFrame) -> str:
    """The finding of `phrase_places`: how many loaded phrases are the outlets' own.

    >>> rows = pd.DataFrame({"kind": "phrase", "voice": ["outlet", "scare"], "article_id": "a", "outlet": "Zonal Post"})
    >>> print(finding_places(rows))
    One of two loaded phrases is in the outlet's own words, the other in quotation marks
    """
    if table.empty:
        return "Nothing to show: no reports"
    phrases = table[table["kind"] == "phrase"]
    own, n = int((phrases["voice"] == "outlet").sum()), len(phrases)
    if n == 0:
        return f"No loaded phrases in {counted(table['article_id'].nunique(), 'report')}"
    whose = "in the outlet's own words" if table["outlet"].nunique() == 1 else "in the outlets' own words"
    if own in (0, n):
        all_of_them = {1: "The one loaded phrase is", 2: "Both loaded phrases are"}
        return f"{all_of_them.get(n, f'All {number(n)} loaded phrases are')} {whose if own else 'in quotation marks'}"
    some = f"{number(own).capitalize()} of {counted(n, 'loaded phrase')} {'is' if own == 1 else 'are'}"
    rest = "the other" if n - own == 1 else f"the other {number(n - own)}"
    return f"{some} {whose}, {rest} in quotation marks"


def finding_corpus(table: pd.DataFrame) -> str:
    """The finding of `page_contents`: how much of the words is quotation, how many lines were cut.

    >>> rows = pd.DataFrame({"what": ["own words", "quoted words", "cut lines"], "count": [75, 25, 3]})
    >>> finding_corpus(rows)
    'A quarter of the words kept are quotation; three lines of page clutter were cut'
    """
    if table.empty:
        return "Nothing to show: no pages"
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


def split_by(table: pd.DataFrame) -> str | None:
    """The column of a table of rates that splits it beside the outlet: what `by` was.

    >>> split_by(pd.DataFrame(columns=["outlet", "category", "count", "rate"]))
    'category'
    """
    declared = ("outlet", "count", "n_words", "rate", "low", "high", "n_articles", "voice", "per", "note")
    further = [str(name) for name in table.columns if name not in declared]
    return further[0] if further else None


def stands_apart(rows: pd.DataFrame, value: str, *, least: bool = False) -> pd.Series | None:
    """The row whose interval lies above (`least`: below) all others', or None.

    >>> rows = pd.DataFrame({"rate": [5.0, 1.0], "low": [3.0, 0.0], "high": [7.0, 3.5]})
    >>> stands_apart(rows, "rate") is None
    True
    """
    if len(rows) < 2 or rows[["low", "high"]].isna().any(axis=None):
        return None
    rows = rows.reset_index(drop=True)
    best = rows.loc[rows[value].idxmin() if least else rows[value].idxmax()]
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


def _several_apart(outlets: list[str], furthest: str, by: str, block: object) -> str:
    """The finding where more than one block has an outlet that stands apart."""
    n = len(set(outlets))
    blocks = f"{number(len(outlets))} {'categories' if by == 'category' else 'parts of this chart'}"
    if n == 1:
        return f"{furthest} stands apart from all others in {blocks}, furthest in {_what(by, block)}"
    who = f"{number(n).capitalize()} outlets"
    return f"{who} stand apart from all others in {blocks}; furthest is {furthest} in {_what(by, block)}"


def _two_groups(rows: pd.DataFrame) -> str:
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
    rate = _range(few["rate"], _one)
    unit = f"per {rows['per'].iloc[0]:,} {_unit(rows.iloc[0])}"
    what = f"{'use' if len(few) > 1 else 'uses'} {'fewer' if fewer else 'more'} loaded phrases"
    return f"{_names(few['outlet'].tolist())} {what}: {rate} {unit}, {_span(others['rate'], _one)}"


def _names(outlets: list[str]) -> str:
    outlets = sorted(outlets)
    if len(outlets) > 3:
        return f"{number(len(outlets)).capitalize()} outlets"
    return " and ".join(filter(None, (", ".join(outlets[:-1]), outlets[-1])))


def _unit(row: pd.Series) -> str:
    return _UNITS.get(row["voice"], "words")


def _what(by: str, block: object) -> str:
    """What a block of rates counts, inside a sentence."""
    if by == "category":
        return _IN_SENTENCE.get(str(block), f"words of {category_name(str(block))}")
    return f"“{block}”" if by == "term" else f"loaded phrases of {by.replace('_', ' ')} {block}"


def _one(value: float) -> str:
    return f"{value:.1f}"


def _span(values: pd.Series, write: Callable[[float], str]) -> str:
    return f"the other{'' if len(values) == 1 else 's'} {_range(values, write)}"


def _range(values: pd.Series, write: Callable[[float], str]) -> str:
    low, high = write(values.min()), write(values.max())
    return low if low == high else f"{low} to {high}"


def _gap(rows: pd.DataFrame, best: pd.Series) -> float:
    return float(best["low"] - rows.loc[rows["outlet"] != best["outlet"], "high"].max())
