"""Which reports share narration with a given one, and which of its words they share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from framing.wire.families.counting import count_shared, share_enough
from framing.wire.families.facts import Facts
from framing.wire.families.index import Index, holders_of
from framing.wire.families.narration import BREAK, Narration, Whole
from framing.wire.families.runs import Flags, in_shared_runs
from framing.wire.families.settings import RUN, Settings
from framing.wire.families.stretches import Place, differs

# A run that many reports have, and that was looked up this often, is background wherever it stands: every
# family whose story it belongs to has been found by then. Keeps time near-linear whatever the corpus repeats.
LOOKED_UP, MANY = 32, 32
FEW = 4


class Search(NamedTuple):
    """What the search for links reads, and the two things it keeps account of; reports are numbered within it."""

    narration: Narration
    runs: Index
    n_holders: Whole  # reports of the whole corpus that have the run which begins at each word; 0 where no other has
    facts: Facts
    settings: Settings
    looked_up: Place  # how often the holders of each run were looked up
    explained: dict[int, Flags]  # words of a copy that its bases have


class Links(NamedTuple):
    """Reports that share narration with one report; the rows say which runs of it each shares."""

    reports: Place
    words: Place  # how many words of the report each shares
    row_report: Place
    row_place: Place


def find_links(search: Search, report: int) -> Links:
    """Find the reports that share enough narration with `report`, words that a base explains left aside."""
    places = _places(search, report)
    runs = search.runs.runs[places]
    search.looked_up[np.unique(runs[search.n_holders[places] > MANY])] += 1
    holders, which = holders_of(search.runs, runs)
    days = search.facts.days
    fits = (holders != report) & ~(np.abs(days[holders] - days[report]) > search.settings.within_days)
    holders, which = holders[fits], which[fits]
    order = np.argsort(holders, kind="stable")
    links = _enough(search, report, holders[order], places[which[order]])
    links = _enough(search, report, *_without_background(search, links))
    return _unexplained(search, report, links)


def _places(search: Search, report: int) -> Place:
    """Where runs begin in `report` that others have, none of whose words is explained."""
    first, last = search.narration.bounds[report], search.narration.bounds[report + 1]
    runs = search.runs.runs[first:last]
    usable = runs >= 0
    if report in search.explained:
        blocked = search.explained[report]
        for i in range(RUN):
            usable[: len(runs) - i] &= ~blocked[i:]
    usable[usable] = search.looked_up[runs[usable]] < LOOKED_UP
    places = np.flatnonzero(usable)
    # each run once: a live blog repeats "Read more about the summit here" under every entry
    return np.sort(places[np.unique(runs[places], return_index=True)[1]]) + first


def forget(search: Search, links: Links) -> None:
    """Never look up again the runs that these reports share."""
    search.looked_up[search.runs.runs[links.row_place]] = LOOKED_UP


def _enough(search: Search, report: int, holders: Whole | Place, places: Place) -> Links:
    """Rows of those reports that share enough; rows come sorted by report, then by place."""
    if not len(holders):
        nothing = np.zeros(0, dtype=np.int64)
        return Links(nothing, nothing, nothing, nothing)
    new = differs(holders)
    begin = np.flatnonzero(new)
    shared = count_shared(new, places, places, search.narration.sentences)
    reports = holders[begin].astype(np.int64)
    fits = share_enough(shared, report, reports, search.facts, search.settings)
    rows = np.repeat(fits, np.diff(np.append(begin, len(holders))))
    return Links(reports[fits], shared.words[fits], holders[rows].astype(np.int64), places[rows])


def _without_background(search: Search, links: Links) -> tuple[Place, Place]:
    """Rows without the runs that mostly stand in reports which share little else with this one."""
    runs = search.runs.runs[links.row_place]
    unique, row, number = np.unique(runs, return_index=True, return_inverse=True)
    others = search.n_holders[links.row_place[row]] - 1
    linked = np.bincount(number, minlength=len(unique))
    own = (others < FEW) | (2 * linked >= others)
    return links.row_report[own[number]], links.row_place[own[number]]


def _unexplained(search: Search, report: int, links: Links) -> Links:
    """Leave out copies that share no more than what their bases have."""
    keep = np.array([_shares_more(search, report, other) for other in links.reports.tolist()], dtype=np.bool_)
    rows = np.isin(links.row_report, links.reports[keep])
    return Links(links.reports[keep], links.words[keep], links.row_report[rows], links.row_place[rows])


def _shares_more(search: Search, report: int, other: int) -> bool:
    explained = search.explained.get(other)
    if explained is None:
        return True
    shared = in_shared_runs(search.narration.of(other), search.narration.of(report), RUN) & ~explained
    words = int(shared.sum())
    n_own, by = search.facts.n_own, search.settings
    return words >= max(by.min_words, by.min_share * min(n_own[report], n_own[other]))


def explain(search: Search, copy: int, base: int, length: int) -> int:
    """Mark the words that `copy` has from `base`, and count them.

    Runs pass over quotations here: a text that is the base word for word has all its words from it.
    """
    words = search.narration.of(copy)
    is_word = words != BREAK
    other = search.narration.of(base)
    kept = in_shared_runs(words[is_word], other[other != BREAK], length)
    marked = search.explained.setdefault(copy, np.zeros(len(words), dtype=np.bool_))
    marked[is_word] |= kept
    return int(kept.sum())
