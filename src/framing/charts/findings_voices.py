"""What titles say of speakers, of their verbs, and of sources: a ranking only of what was told apart."""

from __future__ import annotations

from collections.abc import Hashable
from functools import partial

import pandas as pd

from framing.charts.apart import COUNTS, is_marked, marks_of
from framing.charts.verdicts import Saying, verdict_title
from framing.charts.voices import NOT_COMPARED, UNRESOLVED, why_not
from framing.charts.wording import counted, listed, names, number, shortened, span
from framing.tables import TableError, need

SOURCES = {
    "person": "named persons",
    "body": "bodies",
    "unnamed": "unnamed sources",
    "unresolved": "not resolved",
    "direct": "in quotation marks",
    "indirect": "in the outlet’s own wording",
}


def finding_speakers(table: pd.DataFrame) -> str:
    """The finding of `speakers_by_outlet`: who gives a speaker more of the words than all others do.

    Parameters
    ----------
    table : DataFrame
        As `speakers_by_outlet` returns it: outlet, speaker_id, n_quotes, n_words, n_direct_words, n_all, share,
        low, high, n_articles; with the columns of `mark_apart`, if outlets were tested.

    Returns
    -------
    str
        One sentence without a full stop. An outlet is named only where it was told apart from others;
        where none was, that these reports cannot tell them apart. Of what is not resolved nothing is
        said about outlets. Where nothing was tested, counts of all words. For a table without rows,
        that there is nothing to show.

    Raises
    ------
    TableError
        As for `finding_tone`.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "speaker_id": "Velmora", "n_quotes": 9,
    ...     "n_words": [80, 20], "n_direct_words": [80, 10], "n_all": 100, "share": [0.8, 0.2], "low": [0.6, 0.1],
    ...     "high": [0.9, 0.4], "n_articles": 8, "above": ["Zonal Post", ""], "below": ["", "Alder Times"]})
    >>> print(finding_speakers(rows.assign(n_told=1, n_cannot_tell=0, n_too_few=0)))
    Alder Times gives Velmora more of the words it reports than the other outlet: 80 per cent against 20
    """
    columns = ["outlet", "speaker_id", "n_words", "n_direct_words", "n_all", "share", "low", "high", "n_articles"]
    if table.empty or not _checked(table, columns, "finding_speakers", "speakers_by_outlet")["n_all"].any():
        return "Nothing to show: nobody is quoted"
    if table.loc[table["speaker_id"] == UNRESOLVED, "n_words"].sum() == table["n_words"].sum():
        return f"No speaker is resolved of {counted(int(table['n_words'].sum()), 'word')} given to anybody"
    return _tested(table, ["speaker_id"], _SPEAKERS) or _words_given(table) + why_not(table)


def finding_stance(table: pd.DataFrame) -> str:
    """The finding of `stance_by_outlet`: who lets a speaker claim, admit or deny more than all others do.

    Parameters
    ----------
    table : DataFrame
        As `stance_by_outlet` returns it: outlet, speaker_id, stance, n_cues, n_all, share, low, high, n_articles;
        with the columns of `mark_apart`, if outlets were tested.

    Returns
    -------
    str
        As `finding_speakers`; where nothing was tested, counts of all verbs.

    Raises
    ------
    TableError
        As for `finding_tone`.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "speaker_id": "Ivara Toll", "n_cues": [9, 1],
    ...     "stance": "distancing", "n_all": 10, "share": [0.9, 0.1], "low": [0.7, 0.0], "high": [1.0, 0.3],
    ...     "n_articles": 8, "above": ["Zonal Post", ""], "below": ["", "Alder Times"]})
    >>> print(finding_stance(rows.assign(n_told=1, n_cannot_tell=0, n_too_few=0)))
    Alder Times uses distancing verbs for Ivara Toll more than the other outlet: nine of ten against one of ten
    """
    columns = ["outlet", "speaker_id", "stance", "n_cues", "n_all", "share", "low", "high", "n_articles"]
    if table.empty or not _checked(table, columns, "finding_stance", "stance_by_outlet")["n_all"].any():
        return "Nothing to show: no verbs of saying"
    return _tested(table, ["speaker_id", "stance"], _stance(table)) or _verbs(table) + why_not(table)


def finding_sources(table: pd.DataFrame) -> str:
    """The finding of `sources_by_outlet` (or `direct_by_outlet`): who leans on one sort of source more than all others.

    Parameters
    ----------
    table : DataFrame
        As `sources_by_outlet` returns it: outlet, source_type (or form), n_quotes, n_all, share, low, high, n_articles;
        with the columns of `mark_apart`, if outlets were tested.

    Returns
    -------
    str
        As `finding_speakers`; where nothing was tested, counts of all quotations.

    Raises
    ------
    TableError
        As for `finding_tone`.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": ["Alder Times", "Zonal Post"], "source_type": "unnamed", "n_quotes": [12, 2],
    ...     "n_all": 20, "share": [0.6, 0.1], "low": [0.4, 0.0], "high": [0.8, 0.2], "n_articles": 8})
    >>> finding_sources(rows)
    'Of 14 quotations, 14 go to unnamed sources; differences between outlets were not tested'
    """
    columns = ["outlet", "n_quotes", "n_all", "share", "low", "high", "n_articles"]
    if table.empty or not _checked(table, columns, "finding_sources", "sources_by_outlet")["n_all"].any():
        return "Nothing to show: nobody is quoted"
    by = sort_of(table)
    return _tested(table, [by], _sources(by)) or _quotations(table, by) + why_not(table)


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


def _tested(table: pd.DataFrame, by: list[str], saying: Saying) -> str:
    """The title of outlets that were tested; empty where none was, or there is one outlet."""
    named = table[~table[by].isin(NOT_COMPARED).any(axis=1)]
    blocks = [(key[0] if len(by) == 1 else key, rows) for key, rows in named.groupby(by, sort=False)]
    return verdict_title(blocks, saying)


def _per_cent(share: float) -> str:
    return f"{100 * share:.0f}"


def _per_cents(rows: pd.DataFrame) -> str:
    return span(rows["share"], _per_cent)


def _gives(outlets: list[str], speaker: Hashable, more: bool) -> str:
    gives, they = ("gives", "it reports") if len(outlets) == 1 else ("give", "they report")
    return f"{names(outlets)} {gives} {shortened(speaker)} {'more' if more else 'fewer'} of the words {they}"


_SPEAKERS = Saying(
    "share",
    _gives,
    lambda rows: f"{_per_cents(rows)} per cent",
    _per_cents,
    lambda speaker: f"in the words they give to {shortened(speaker)}",
    lambda n: f"in the words they give to any of {counted(n, 'speaker')}",
    "for",
    lambda n: counted(n, "speaker"),
)


def _uses(outlets: list[str], block: Hashable, more: bool) -> str:
    return f"{names(outlets)} {'uses' if len(outlets) == 1 else 'use'} {_verbs_of(block)} {'more' if more else 'less'}"


def _verbs_of(block: Hashable) -> str:
    speaker, stance = block if isinstance(block, tuple) else ("", block)
    return f"{stance} verbs for {shortened(speaker)}"


def _counts(rows: pd.DataFrame) -> str:
    """Verbs of all these outlets: summed, as each has few."""
    n, of = int(rows["n_cues"].sum()), int(rows["n_all"].sum())
    return f"{number(n) if n else 'none'} of {number(of)}"


def _stance(table: pd.DataFrame) -> Saying:
    """How a title speaks of the stances that were tested: as a rule it is one."""
    tested = table.loc[marks_of(table)[COUNTS].any(axis=1), "stance"].unique() if is_marked(table) else []
    verbs = f"{tested[0]} verbs" if len(tested) == 1 else "the verbs they use"
    return Saying(
        "share",
        _uses,
        _counts,
        _counts,
        lambda block: f"in {_verbs_of(block)}",
        lambda n: f"in {verbs} for any of {counted(n, 'speaker')}",
        "for",
        lambda n: counted(n, "speaker"),
    )


def _sources(by: str) -> Saying:
    return Saying(
        "share",
        partial(_leans, by),
        lambda rows: f"{_per_cents(rows)} per cent of quotations",
        _per_cents,
        lambda sort: (
            f"in how often they quote {_sort(by, sort)}" if by == "source_type" else f"in speech {_sort(by, sort)}"
        ),
        lambda n: f"in any of {number(n)} sorts of source" if by == "source_type" else "in the form of speech",
        "in",
        lambda n: f"{number(n)} sorts of source" if by == "source_type" else f"{number(n)} forms of speech",
    )


def _leans(by: str, outlets: list[str], sort: Hashable, more: bool) -> str:
    one = len(outlets) == 1
    does = ("leans on" if one else "lean on") if by == "source_type" else ("reports" if one else "report")
    what = _sort(by, sort) if by == "source_type" else f"speech {_sort(by, sort)}"
    return f"{names(outlets)} {does} {what} {'more' if more else 'less'}"


def _sort(by: str, sort: Hashable) -> str:
    return SOURCES.get(str(sort), str(sort))


def _words_given(table: pd.DataFrame) -> str:
    n, direct = int(table["n_words"].sum()), int(table["n_direct_words"].sum())
    stand = "stands" if direct == 1 else "stand"
    nobody = int(table.loc[table["speaker_id"] == UNRESOLVED, "n_words"].sum())
    whose = f", {number(nobody)} of them to nobody resolved" if nobody else ""
    given = f"{counted(n, 'word').capitalize()} {'is' if n == 1 else 'are'} given to speakers{whose}"
    return f"{given}; {number(direct) if direct else 'none'} {stand} in quotation marks"


def _verbs(table: pd.DataFrame) -> str:
    n, neutral = int(table["n_cues"].sum()), int(table.loc[table["stance"] == "neutral", "n_cues"].sum())
    if n == neutral or not neutral:
        every = {1: "The one verb", 2: "Both verbs"}.get(n, f"All {number(n)} verbs")
        return f"{every} of saying {'is' if n == 1 else 'are'} {'neutral' if neutral else 'other than neutral'}"
    are = "is" if neutral == 1 else "are"
    return f"Of {counted(n, 'verb')} of saying, {number(neutral)} {are} neutral and {number(n - neutral)} not"


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
    return f"Of {counted(sum(found.values()), 'quotation')}, {listed([f'{first} {does} {rest}', *parts[1:]])}"
