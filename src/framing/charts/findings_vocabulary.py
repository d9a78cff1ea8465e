"""What titles say of words: which tell an outlet apart, and which carry a difference."""

from __future__ import annotations

import pandas as pd

from framing.charts.apart import too_few
from framing.charts.wording import counted, number, signed_points
from framing.resampling import MIN_UNITS
from framing.tables import need

KEYNESS = [
    *("outlet", "word", "is_name", "count", "expected", "count_others", "log_odds", "low", "high", "z", "dispersion"),
    *("n_articles", "all_articles", "all_units", "verdict", "p", "n_tested"),
]
SHIFT = [
    *("word", "outlet_a", "outlet_b", "count_a", "count_b", "kind", "contribution", "low", "high"),
    *("difference", "difference_low", "difference_high", "verdict", "n_articles_a", "n_articles_b", "scores", "per"),
]


def finding_keyness(table: pd.DataFrame) -> str:
    """The finding of `keyness`: how many words tell outlets apart, and the clearest.

    Parameters
    ----------
    table : DataFrame
        As `keyness` returns it: outlet, word, is_name, count, expected, count_others, log_odds, low, high, z,
        dispersion, n_articles, all_articles, all_units, verdict, p, n_tested.

    Returns
    -------
    str
        One sentence without a full stop. An outlet is named only where a word's verdict is apart; the
        word named is the one with the lowest p, of several the one furthest off.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> row = {"outlet": "Post", "word": "regime", "is_name": False, "count": 7, "expected": 1.3, "count_others": 0,
    ...     "log_odds": 4, "low": 3, "high": 5, "z": 3, "dispersion": 0.1, "n_articles": 7, "all_articles": 8,
    ...     "all_units": 8, "verdict": "apart", "p": 0.001, "n_tested": 9}
    >>> print(finding_keyness(pd.DataFrame([row, row | {"outlet": "Times", "verdict": "cannot tell"}])))
    One word tells one of two outlets apart from all others: Post uses “regime” seven times, the others never
    """
    if table.empty:
        return "Nothing to show: no words"
    need(table, KEYNESS, "finding_keyness", "keyness")
    n_outlets, n_tested = table["outlet"].nunique(), int(table["n_tested"].iloc[0])
    apart = table[table["verdict"] == "apart"]
    if apart.empty and n_tested:
        return f"Cannot tell apart: no word sets one of {counted(n_outlets, 'outlet')} off from all others"
    if apart.empty:
        return _untested(table)
    best = apart.assign(_off=-apart["z"].abs()).sort_values(["is_name", "p", "_off", "word"], kind="stable").iloc[0]
    what = _words_and_names(int((~apart["is_name"]).sum()), int(apart["is_name"].sum()))
    verb = "tells" if len(apart) == 1 else "tell"
    said = f"{what} {verb} {number(apart['outlet'].nunique())} of {counted(n_outlets, 'outlet')} apart from all others"
    clearest = ": " if len(apart) == 1 else "; clearest: "
    return f"{said}{clearest}{best['outlet']} uses “{best['word']}” {_uses(best)}"


def _untested(table: pd.DataFrame) -> str:
    outlets = table.drop_duplicates("outlet")
    if (outlets["all_units"] < MIN_UNITS).sum() > len(outlets) - 2:
        return too_few(outlets[["outlet"]].assign(n_articles=outlets["all_articles"], n_units=outlets["all_units"]))
    return "Too few reports to tell outlets apart by single words: no test could have come out"


def _words_and_names(words: int, names: int) -> str:
    parts = [counted(words, "word")] if words else []
    parts += [counted(names, "name")] if names else []
    said = " and ".join(parts)
    return said[0].upper() + said[1:]


def times(n: int) -> str:
    """How often, in words.

    >>> times(0), times(1), times(2), times(40)
    ('never', 'once', 'twice', '40 times')
    """
    return {0: "never", 1: "once", 2: "twice"}.get(n, f"{number(n)} times")


def _uses(row: pd.Series) -> str:
    return f"{times(int(row['count']))}, the others {times(int(row['count_others']))}"


IN_WORDS = {"outlet": " in its own words", "quoted": " in what it quotes"}
SCORES = {
    "vader": ("score", "points of VADER"),
    "loaded": ("more loaded", "points of strength"),
    "own": ("score", "points"),
}


def finding_word_shift(table: pd.DataFrame) -> str:
    """The finding of `word_shift`: whether two outlets' averages differ, and the word that carries most of it.

    Parameters
    ----------
    table : DataFrame
        As `word_shift` returns it: word, outlet_a, outlet_b, count_a, count_b, kind, contribution, low, high,
        difference, difference_low, difference_high, verdict, n_articles_a, n_articles_b, scores, per.

    Returns
    -------
    str
        One sentence without a full stop; which outlet is higher only where they are told apart.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> row = {"word": "thaw", "outlet_a": "Post", "outlet_b": "Times", "count_a": 3, "count_b": 0, "kind": "high more",
    ...     "contribution": 2.0, "low": 1.0, "high": 3.0, "difference": 2.0, "difference_low": 1.0,
    ...     "difference_high": 3.0, "verdict": "apart", "n_articles_a": 8, "n_articles_b": 8, "scores": "loaded",
    ...     "per": 1000}
    >>> print(finding_word_shift(pd.DataFrame([row])))
    Post is more loaded than Times by 2.0 points of strength per 1,000 words; “thaw” adds most: 3 uses to 0
    """
    if table.empty:
        return "Nothing to show: neither outlet uses a word with a score"
    need(table, SHIFT, "finding_word_shift", "word_shift")
    row = table.iloc[0]
    two = f"{row['outlet_a']} and {row['outlet_b']}"
    _, points = SCORES.get(row["scores"], SCORES["own"])
    unit = f"{points} per {row['per']:,} words"
    if row["verdict"] == "too few":
        n = counted(int(row["n_articles_a"] + row["n_articles_b"]), "report")
        return f"Too few reports to tell {two} apart: {n}; they differ by {abs(row['difference']):.1f} {unit}"
    if row["verdict"] != "apart":
        return f"Cannot tell {two} apart: a difference of {signed_points(row['difference'])} {unit}{_between(row)}"
    higher, lower = (row["outlet_a"], row["outlet_b"]) if row["difference"] > 0 else (row["outlet_b"], row["outlet_a"])
    most = table.loc[(table["contribution"] * row["difference"]).idxmax()]
    verb = "is more loaded than" if row["scores"] == "loaded" else "scores higher than"
    where = IN_WORDS.get(str(row.get("voice", "")), "")
    uses = [int(most[side]) for side in (("count_a", "count_b") if row["difference"] > 0 else ("count_b", "count_a"))]
    return (
        f"{higher} {verb} {lower}{where} by {abs(row['difference']):.1f} {unit}; “{most['word']}” adds most: "
        f"{uses[0]:,} {'use' if uses[0] == 1 else 'uses'} to {uses[1]:,}"
    )


def _between(row: pd.Series) -> str:
    if pd.isna(row["difference_low"]):
        return ""
    return f", between {signed_points(row['difference_low'])} and {signed_points(row['difference_high'])}"
