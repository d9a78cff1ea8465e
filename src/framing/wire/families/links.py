"""Which reports share narration with a given one, and which of its words they share."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.wire.families.index import RUN, Index, Place, differs, holders_of
from framing.wire.families.runs import BREAK, Flags, Narration, Whole, in_shared_runs

# A background sentence or two that an agency puts under every story makes no copy, nor does a caption.
MIN_SENTENCES = 3
# ... save where next to nothing else stands in the shorter report: a brief of two sentences is a copy as well.
NEARLY_ALL = 0.7
# Where less than half of the shorter report is shared, it must be in five places or more: an excerpt or an embedded
# message without quotation marks is shared in one block, while desks cut and change a story throughout.
HALF = 0.5
MIN_PASSAGES = 5
# Two reports of one outlet share its standing paragraphs; versions of one report share most of it.
SAME_OUTLET = 0.7
# A run that many reports have, and that was looked up this often, is background wherever it stands: every
# family whose story it belongs to has been found by then. Keeps time near-linear whatever the corpus repeats.
LOOKED_UP, MANY = 32, 32
FEW = 4


class Search(NamedTuple):
    """What the search for links reads, and the two things it keeps account of."""

    narration: Narration
    runs: Index
    n_own: Place  # own words of each report
    days: npt.NDArray[np.float64]  # day of publication, NaN where unknown
    outlets: Place  # a number an outlet, -1 where unknown
    min_share: float
    min_words: int
    within_days: float
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
    search.looked_up[np.unique(runs[_sizes(search, runs) > MANY])] += 1
    holders, which = holders_of(search.runs, runs)
    fits = (holders != report) & ~(np.abs(search.days[holders] - search.days[report]) > search.within_days)
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


def _sizes(search: Search, runs: Whole) -> Place:
    """How many reports have each run."""
    return search.runs.first[runs + 1] - search.runs.first[runs]


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
    to_next = np.append(np.diff(places), RUN)
    to_next[np.append(new[1:], True)] = RUN
    words = np.add.reduceat(np.minimum(to_next, RUN), begin)
    sentences = search.narration.sentences[places]
    n_sentences = np.add.reduceat(new | differs(sentences), begin, dtype=np.int64)
    n_passages = np.add.reduceat(new | (np.diff(places, prepend=-1) != 1), begin, dtype=np.int64)
    reports = holders[begin].astype(np.int64)
    fits = _fits(search, report, reports, words, n_sentences, n_passages)
    rows = np.repeat(fits, np.diff(np.append(begin, len(holders))))
    return Links(reports[fits], words[fits], holders[rows].astype(np.int64), places[rows])


def _fits(search: Search, report: int, reports: Place, words: Place, n_sentences: Place, n_passages: Place) -> Flags:
    share = words / np.maximum(np.minimum(search.n_own[report], search.n_own[reports]), 1)
    same = (search.outlets[reports] == search.outlets[report]) & (search.outlets[reports] >= 0)
    spread_out = (n_sentences >= MIN_SENTENCES) & ((share >= HALF) | (n_passages >= MIN_PASSAGES))
    least = np.where(same, max(SAME_OUTLET, search.min_share), search.min_share)
    return (words >= search.min_words) & (share >= least) & (spread_out | (share >= NEARLY_ALL))


def _without_background(search: Search, links: Links) -> tuple[Place, Place]:
    """Rows without the runs that mostly stand in reports which share little else with this one."""
    runs = search.runs.runs[links.row_place]
    unique, number = np.unique(runs, return_inverse=True)
    others = _sizes(search, unique) - 1
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
    return words >= max(search.min_words, search.min_share * min(search.n_own[report], search.n_own[other]))


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
