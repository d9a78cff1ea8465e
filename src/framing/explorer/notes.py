"""What is said under a figure: what was counted, what cannot be told, and why nothing is left where nothing is."""

from __future__ import annotations

import pandas as pd

from framing.charts.apart import COUNTS, is_marked, marks_of
from framing.compare.outlets import named_outlets
from framing.explorer.choices import LISTS, NO_EVENT, RATES, VIEWS, VOICES, named
from framing.explorer.code import Settings
from framing.explorer.figures import Figure
from framing.explorer.labels import WORDS
from framing.resampling import MIN_UNITS, N_BOOT

ONE_OF = {"events": "event", "outlets": "outlet", "categories": "category"}


def notes_of(figure: Figure, settings: Settings) -> list[str]:
    """Sentences to stand under the figure."""
    if why := why_empty(figure):
        return [why]
    notes = [_counted(figure), _told_apart(figure), _few_units(figure), _events(figure), _drawn(figure)]
    if settings.n_boot and settings.n_boot < N_BOOT and figure.table["low"].notna().any():
        notes.append(
            f"Intervals are of {settings.n_boot:,} resamples, which is quick but rough: "
            f"write n_boot={N_BOOT} in the code for a figure that others see."
        )
    return [note for note in notes if note]


def why_empty(figure: Figure) -> str:
    """Why there is nothing to show; empty where there is something.

    >>> from framing.explorer.choices import Choices
    >>> nothing = Figure(Choices("tone", (), ("Northline News",), ()), pd.DataFrame(), pd.DataFrame(), None, "")
    >>> why_empty(nothing)
    'No event is chosen. Choose one or more in the list of events.'
    """
    choices = figure.choices
    for name in LISTS:
        if not getattr(choices, name) and (name != "categories" or choices.measure == RATES):
            return f"No {ONE_OF[name]} is chosen. Choose one or more in the list of {name}."
    if figure.articles.empty:
        return (
            f"No report is left: {_named(choices.outlets)} published none of {_named(choices.events)}. "
            "Choose more events or more outlets."
        )
    column = "n_words" if choices.measure == RATES else "n_sentences"
    if figure.table.empty or not figure.table[column].sum():
        words = VOICES[choices.voice] if choices.measure == RATES else "scores of sentences"
        return (
            f"No {words} are left in {_number(len(figure.articles), 'report')} with the agency’s text "
            f"{VIEWS[choices.view].partition(':')[0]}. Choose other words, or put the agency’s text in."
        )
    return ""


def _counted(figure: Figure) -> str:
    n = _number(len(figure.articles), "report")
    table = figure.table
    if figure.choices.measure == RATES:
        words = f"{int(table.drop_duplicates('outlet')['n_words'].sum()):,} {WORDS[table['voice'].iloc[0]]}"
        return f"Counted: {_number(int(table['count'].sum()), 'loaded phrase')} in {words} of {n}."
    scores = table[table["level"] == "outlet"].groupby("voice")["n_sentences"].sum()
    own, quoted = int(scores.get("outlet", 0)), int(scores.get("quoted", 0))
    return f"Counted: {_number(own, 'sentence')} with own words and {quoted:,} of quotation in {n}."


def _told_apart(figure: Figure) -> str:
    table = figure.table
    if table["outlet"].nunique() < 2:
        return "One outlet: nothing to compare it with."
    if not figure.choices.tested:
        return "Whether outlets differ was not tested: no order of theirs is to be read from this figure."
    if not is_marked(table):
        return f"No two outlets can be compared: each needs {MIN_UNITS} units of evidence in events that both report."
    told, cannot, few = (int(n) // 2 for n in marks_of(table)[COUNTS].sum())  # a pair stands with both its outlets
    each = " and category" if figure.choices.measure == RATES else ""
    return (
        f"Comparisons by pair of outlets{each}: {told + cannot + few:,}. {told:,} tell two apart, {cannot:,} cannot; "
        f"for {few:,} there is too little to test. They are corrected for each other, not for other figures that "
        "you looked at: what is found by looking is to be tested on other reports."
    )


def _few_units(figure: Figure) -> str:
    units = figure.table.groupby("outlet", sort=False)["n_units"].max()
    few = [str(outlet) for outlet in units.index[units < MIN_UNITS]]
    return f"No interval for {_named(few)}: fewer than {MIN_UNITS} units of evidence." if few else ""


def _events(figure: Figure) -> str:
    """Whether the outlets report the same events."""
    articles = figure.articles.assign(outlet=named_outlets(figure.articles), event=named(figure.articles, "event"))
    outlets = articles["outlet"].unique()
    known = articles[articles["event"] != NO_EVENT]
    if len(outlets) < 2:
        return ""
    if known.empty:
        return "Events are not known: differences between outlets may be differences between what they report on."
    in_all = int((known.groupby("event")["outlet"].nunique() == len(outlets)).sum())
    n = known["event"].nunique()
    if in_all == n:
        return ""
    return (
        f"The outlets report different events: of {_number(n, 'event')}, {in_all:,} "
        f"{'is' if in_all == 1 else 'are'} reported by all {len(outlets):,} outlets. "
        "Differences between outlets may be differences between events."
    )


def _drawn(figure: Figure) -> str:
    if figure.choices.measure == RATES or (figure.table["level"] == "sentence").any():
        return ""
    return "Single sentences are too many to draw: marks are means of reports."


def _named(names: tuple[str, ...] | list[str] | pd.Index) -> str:
    """Up to three by name, of more how many there are.

    >>> _named(["Halden Today", "Northline News"]), _named(list("abcdef"))
    ('Halden Today and Northline News', 'a, b, c and 3 others')
    """
    shown = list(names) if len(names) <= 4 else [*names[:3], f"{len(names) - 3:,} others"]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _number(n: int, what: str) -> str:
    """A number of things.

    >>> _number(1, "report"), _number(1200, "report")
    ('1 report', '1,200 reports')
    """
    return f"{n:,} {what}{'' if n == 1 else 's'}"
