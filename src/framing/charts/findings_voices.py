"""What titles say of speakers, of their verbs, and of sources: a ranking only of what stands apart."""

from __future__ import annotations

import pandas as pd

from framing.charts.apart import left_out, stands_apart
from framing.charts.voices import CAVEAT, NOT_COMPARED, UNRESOLVED, apart_by, compared, why_not
from framing.charts.wording import counted, number, span
from framing.tables import TableError, need

SOURCES = {
    "person": "named persons",
    "body": "bodies",
    "unnamed": "unnamed sources",
    "unresolved": "not resolved",
    "direct": "in quotation marks",
    "indirect": "in the outlet’s own wording",
}
MOST_NAMED = 3  # outlets in a title
LONGEST = 40  # characters of a name in a title


def finding_speakers(table: pd.DataFrame) -> str:
    """The finding of `speakers_by_outlet`: who gives a speaker more of the words than all others do.

    Parameters
    ----------
    table : DataFrame
        As `speakers_by_outlet` returns it: outlet, speaker_id, n_quotes, n_words, n_direct_words, n_all, share,
        low, high, n_articles.

    Returns
    -------
    str
        One sentence without a full stop. An outlet is named only where its interval lies above those
        of all others that have one, for a speaker whom all of these quote; what is not resolved is not
        compared. Where none is, up to three outlets in which one speaker's interval lies above those
        of all others in the same outlet. Else counts of all words. For a table without rows, that there
        is nothing to show.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "speaker_id": "Velmora", "n_quotes": 9,
    ...     "n_words": [80, 20], "n_direct_words": [80, 10], "n_all": 100, "share": [0.8, 0.2], "low": [0.6, 0.1],
    ...     "high": [0.9, 0.4], "n_articles": 8})
    >>> print(finding_speakers(rows))
    Alder Times gives Velmora more of the words it reports than the other outlet: 80 per cent, the other 20
    """
    columns = ["outlet", "speaker_id", "n_words", "n_direct_words", "n_all", "share", "low", "high", "n_articles"]
    if table.empty or not _checked(table, columns, "finding_speakers", "speakers_by_outlet")["n_all"].any():
        return "Nothing to show: nobody is quoted"
    if table.loc[table["speaker_id"] == UNRESOLVED, "n_words"].sum() == table["n_words"].sum():
        return f"No speaker is resolved of {counted(int(table['n_words'].sum()), 'word')} given to anybody"
    if why := why_not(table):
        return _words_given(table) + why
    if not compared(table, "speaker_id"):
        return f"{_words_given(table)}; nobody is quoted by all outlets"
    apart = apart_by(table, "speaker_id")
    if not apart:
        return _inside(table) + left_out(table)
    row, more = apart[0], apart[1:]
    said = f"{_short(row['outlet'])} gives {_short(row['speaker_id'])} more of the words it reports than {_any(row)}"
    return f"{said}: {_than(row)}{_further(more, 'speaker_id')}{left_out(table)}"


def finding_stance(table: pd.DataFrame) -> str:
    """The finding of `stance_by_outlet`: who lets a speaker claim, admit or deny more than all others do.

    Parameters
    ----------
    table : DataFrame
        As `stance_by_outlet` returns it: outlet, speaker_id, stance, n_cues, n_all, share, low, high, n_articles.

    Returns
    -------
    str
        One sentence without a full stop. An outlet is named only where its interval lies above those of
        all others that have one for the same speaker. Else counts of all verbs. For a table without
        rows, that there is nothing to show.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "speaker_id": "Ivara Toll", "n_cues": [9, 1],
    ...     "stance": "distancing", "n_all": 10, "share": [0.9, 0.1], "low": [0.7, 0.0], "high": [1.0, 0.3],
    ...     "n_articles": 8})
    >>> print(finding_stance(rows))
    Alder Times uses distancing verbs for Ivara Toll more than the other outlet: nine of ten, the other one of ten
    """
    columns = ["outlet", "speaker_id", "stance", "n_cues", "n_all", "share", "low", "high", "n_articles"]
    if table.empty or not _checked(table, columns, "finding_stance", "stance_by_outlet")["n_all"].any():
        return "Nothing to show: no verbs of saying"
    keys = ["speaker_id", "stance"]
    if table["outlet"].nunique() == 1 or not compared(table, keys, whole=False):
        return _verbs(table) + (why_not(table) or f"; {CAVEAT}")
    marked = [row for row in apart_by(table, keys, whole=False) if row["stance"] != "neutral"]
    alike = [row for row in marked[1:] if row["stance"] == marked[0]["stance"]]
    if not marked:
        return f"{_verbs(table)}; no outlet stands apart for any speaker"
    row = marked[0]
    block = table[(table["speaker_id"] == row["speaker_id"]) & (table["stance"] == row["stance"])]
    count = f"{number(row['n_cues'])} of {number(row['n_all'])}"
    said = f"{_short(row['outlet'])} uses {row['stance']} verbs for {_short(row['speaker_id'])} more than {_any(row)}"
    return f"{said}: {count}, {_other_verbs(block, row['outlet'])}{_further(alike, 'speaker_id')}{left_out(block)}"


def finding_sources(table: pd.DataFrame) -> str:
    """The finding of `sources_by_outlet` (or `direct_by_outlet`): who leans on one sort of source more than all others.

    Parameters
    ----------
    table : DataFrame
        As `sources_by_outlet` returns it: outlet, source_type (or form), n_quotes, n_all, share, low, high, n_articles.

    Returns
    -------
    str
        One sentence without a full stop. An outlet is named only where its interval lies above those of
        all others that have one; what is not resolved is not compared. Else counts of all quotations.
        For a table without rows, that there is nothing to show.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "source_type": "unnamed", "n_quotes": [12, 2],
    ...     "n_all": 20, "share": [0.6, 0.1], "low": [0.4, 0.0], "high": [0.8, 0.2], "n_articles": 8})
    >>> print(finding_sources(rows))
    Alder Times leans on unnamed sources more than the other outlet: 60 per cent of its quotations, the other 10
    """
    columns = ["outlet", "n_quotes", "n_all", "share", "low", "high", "n_articles"]
    if table.empty or not _checked(table, columns, "finding_sources", "sources_by_outlet")["n_all"].any():
        return "Nothing to show: nobody is quoted"
    by = sort_of(table)
    if why := why_not(table):
        return _quotations(table, by) + why
    apart = apart_by(table, by)
    if not apart:
        return f"{_quotations(table, by)}; no outlet stands apart" + left_out(table)
    row = apart[0]
    leans = "leans on" if by == "source_type" else "reports"
    what = SOURCES.get(row[by], row[by]) if by == "source_type" else f"speech {SOURCES.get(row[by], row[by])}"
    said = f"{_short(row['outlet'])} {leans} {what} more than {_any(row)}"
    than = _than(row).replace(" per cent", " per cent of its quotations", 1)
    return f"{said}: {than}{_further(apart[1:], by)}{left_out(table)}"


def sort_of(table: pd.DataFrame) -> str:
    """The column that sorts quotations: source_type, or form in a table of `direct_by_outlet`.

    >>> sort_of(pd.DataFrame(columns=["outlet", "form"]))
    'form'
    """
    found = [name for name in ("source_type", "form") if name in table]
    if not found:
        raise TableError(
            "finding_sources needs column 'source_type' (sources_by_outlet() makes it) or 'form' (direct_by_outlet())."
        )
    return found[0]


def _checked(table: pd.DataFrame, columns: list[str], caller: str, maker: str) -> pd.DataFrame:
    need(table, columns, caller, maker)
    return table


def _any(row: dict) -> str:
    return "the other outlet" if len(row["others"]) == 1 else "any other outlet"


def _than(row: dict) -> str:
    who = "the other" if len(row["others"]) == 1 else "the others"
    return f"{100 * row['share']:.0f} per cent, {who} {span(row['others'], _per_cent)}"


def _further(rows: list[dict], whom: str) -> str:
    """What a title adds on what else stands apart: the one outlet and for whom, or how many."""
    if len(rows) > 1:
        return f"; {number(len(rows))} further differences stand apart"
    return "".join(f"; {_short(row['outlet'])} does so for {_short(SOURCES.get(row[whom], row[whom]))}" for row in rows)


def _short(name: object) -> str:
    """A name in a title, without its end where it is very long."""
    text = str(name)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _per_cent(share: float) -> str:
    return f"{100 * share:.0f}"


def _words_given(table: pd.DataFrame) -> str:
    n, direct = int(table["n_words"].sum()), int(table["n_direct_words"].sum())
    stand = "stands" if direct == 1 else "stand"
    nobody = int(table.loc[table["speaker_id"] == UNRESOLVED, "n_words"].sum())
    whose = f", {number(nobody)} of them to nobody resolved" if nobody else ""
    given = f"{counted(n, 'word').capitalize()} {'is' if n == 1 else 'are'} given to speakers{whose}"
    return f"{given}; {number(direct)} {stand} in quotation marks"


def _verbs(table: pd.DataFrame) -> str:
    n, neutral = int(table["n_cues"].sum()), int(table.loc[table["stance"] == "neutral", "n_cues"].sum())
    if n == neutral or not neutral:
        every = {1: "The one verb", 2: "Both verbs"}.get(n, f"All {number(n)} verbs")
        return f"{every} of saying {'is' if n == 1 else 'are'} {'neutral' if neutral else 'other than neutral'}"
    are = "is" if neutral == 1 else "are"
    return f"Of {counted(n, 'verb')} of saying, {number(neutral)} {are} neutral and {number(n - neutral)} not"


def _other_verbs(block: pd.DataFrame, outlet: str) -> str:
    """Counts of the others that have an interval: summed, as each has few."""
    rows = block.dropna(subset=["low", "high"])
    rows = rows[rows["outlet"] != outlet]
    n, of = int(rows["n_cues"].sum()), int(rows["n_all"].sum())
    who = "the other" if len(rows) == 1 else "the others"
    return f"{who} {number(n) if n else 'none'} of {number(of)}"


def _quotations(table: pd.DataFrame, by: str) -> str:
    sums = table.groupby(by, sort=False)["n_quotes"].sum()
    verb, to = ("stand", "") if by == "form" else ("go", "to ")
    found = {sort: int(n) for sort, n in sums.items() if n}
    if [*found] == ["unresolved"]:
        return f"No source is resolved of {counted(found['unresolved'], 'quotation')}"
    parts = [f"{number(n)} {to}{SOURCES.get(sort, sort)}" for sort, n in found.items() if sort != "unresolved"]
    parts += [f"{number(found['unresolved'])} to nobody resolved"] if "unresolved" in found else []
    first, _, rest = parts[0].partition(" ")
    does = {"go": "goes", "stand": "stands"}[verb] if first == "one" else verb
    if sum(found.values()) == 1:
        return f"The one quotation {does} {rest}"
    return f"Of {counted(sum(found.values()), 'quotation')}, {_and([f'{first} {does} {rest}', *parts[1:]])}"


def _inside(table: pd.DataFrame) -> str:
    """Outlets in which one speaker's share lies above all others' of the same outlet."""
    table = table.dropna(subset=["low", "high"])
    most: dict[str, list[str]] = {}
    for outlet, rows in table[~table["speaker_id"].isin(NOT_COMPARED)].groupby("outlet", sort=False):
        best = stands_apart(rows, "share")
        if best is not None:
            most.setdefault(str(best["speaker_id"]), []).append(_short(outlet))
    n, of = sum(map(len, most.values())), table["outlet"].nunique()
    if not n or n > MOST_NAMED:
        return "No outlet stands apart in whom it gives the word: the intervals overlap"
    who = _and(
        [f"{_short(speaker)} in {_and([_short(outlet) for outlet in outlets])}" for speaker, outlets in most.items()]
    )
    return f"In {number(n)} of {counted(of, 'outlet')} one voice has more words than any other: {who}"


def _and(parts: list[str], between: str = ", ") -> str:
    """Parts in a list, with "and" before the last.

    >>> _and(["one", "two", "three"]), _and(["one"])
    ('one, two and three', 'one')
    """
    return " and ".join(filter(None, (between.join(parts[:-1]), parts[-1])))
