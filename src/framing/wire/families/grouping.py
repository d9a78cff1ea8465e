"""Links between reports -> bases and their copies."""

from __future__ import annotations

import numpy as np

from framing.wire.families.base import choose_base
from framing.wire.families.facts import AGENCY, ONE_CREDIT, SEVERAL, Facts
from framing.wire.families.index import shared_words
from framing.wire.families.links import LOOKED_UP, Links, Search, explain, find_links, forget
from framing.wire.families.passages import cover_of, is_background, is_digest

KEPT_RUN = 4  # words of a run that counts as kept from the base, once two reports are known to share a story
CLIMBS = 8
# An agency sends a story out anew through the day. Where two outlets credit it and have nine tenths of their
# words in common, the words are the agency's: a version of its own, and no copy of an earlier one.
SAME_VERSION = 0.9

Families = dict[int, list[int]]


def find_families(search: Search) -> Families:
    """Find the bases, each with its copies; a base may turn out to have none."""
    families: Families = {}
    _join_as_said(search, families)
    reports = _worth_a_look(search)
    for report in reports:
        _find_version(search, families, report)
    search.looked_up[search.looked_up < LOOKED_UP] = 0
    for report in reports:
        while report not in families and _find_family(search, families, report):
            pass
    return families


def _join_as_said(search: Search, families: Families) -> None:
    """Families of the bases that a manifest names, with the copies it names and those that it does not."""
    copy_of = search.facts.copy_of
    families |= {base: [] for base in np.unique(copy_of[copy_of >= 0]).tolist()}
    for copy in np.flatnonzero(copy_of >= 0).tolist():
        if copy != copy_of[copy]:
            _join(search, families, copy, int(copy_of[copy]))
    for base in families:
        for copy in find_links(search, base).reports.tolist():
            if copy not in families and copy_of[copy] < 0:
                _join(search, families, copy, base)


def _join(search: Search, families: Families, copy: int, base: int) -> None:
    families[base].append(copy)
    explain(search, copy, base, KEPT_RUN)


def _worth_a_look(search: Search) -> list[int]:
    """Reports that could share enough with others, those that share most first."""
    by = search.settings
    shared = shared_words(search.n_holders, search.narration)
    enough = (shared >= by.min_words) & (shared >= by.min_share * search.facts.n_own)
    return [report for report in np.argsort(-shared, kind="stable").tolist() if enough[report]]


def _find_version(search: Search, families: Families, report: int) -> None:
    """Make a family of the words of `report` where two outlets credit an agency for them: its fullest text, and copies.

    A page that left out the last paragraphs has the words of that text, and is a copy of it.
    """
    if report in families or report in search.explained or not _is_credited(search.facts, report):
        return
    links = find_links(search, report)
    n_own = search.facts.n_own[links.reports]
    again = links.reports[links.words >= SAME_VERSION * np.maximum(n_own, search.facts.n_own[report])].tolist()
    if not any(_is_credited(search.facts, other) and _are_apart(search.facts, report, other) for other in again):
        return
    whole = links.reports[links.words >= SAME_VERSION * search.facts.n_own[report]].tolist()
    fuller = [other for other in whole if other not in families and _is_credited(search.facts, other)]
    base = choose_base(search, [report, *fuller])
    links = find_links(search, base)
    if any(search.facts.rank[other] <= AGENCY for other in links.reports.tolist()):
        return
    families[base] = []
    for copy in links.reports[links.words >= SAME_VERSION * search.facts.n_own[links.reports]].tolist():
        if copy not in families:
            _join(search, families, copy, base)


def _is_credited(facts: Facts, report: int) -> bool:
    return facts.rank[report] in (ONE_CREDIT, SEVERAL)


def _are_apart(facts: Facts, report: int, other: int) -> bool:
    """Whether two reports are of two outlets, as far as that is known."""
    return bool(facts.outlets[report] != facts.outlets[other] or facts.outlets[report] < 0)


def _find_family(search: Search, families: Families, report: int) -> bool:
    """Put `report` into one more family, old or new, if it shares narration that no base explains yet."""
    links = find_links(search, report)
    near = links.reports.tolist()
    shared = dict(zip(near, links.words.tolist(), strict=True))
    old = [base for base in near if base in families and report not in families[base]]
    if old:
        _join(search, families, report, max(old, key=lambda base: (shared[base], -base)))
        return True
    base, copies = _climb(search, families, [report, *near])
    families |= {base: []} if copies else {}
    for copy in copies:
        _join(search, families, copy, base)
    return bool(copies)


def _climb(search: Search, families: Families, group: list[int]) -> tuple[int, list[int]]:
    """The base of the group and its copies: the reports linked to it, among which there may be a better base yet."""
    base, copies, tried = -1, [], set[int]()
    for _ in range(CLIMBS):
        free = [report for report in group if report not in tried and report not in families]
        # a digest has its other stories from elsewhere too, and its credit may be theirs
        free = [report for report in free if report not in search.explained] or free
        best = choose_base(search, free) if free else base
        if best == base:
            break
        links = find_links(search, best)
        found = [copy for copy in links.reports.tolist() if copy not in families]
        if found and _is_base(search, best, links):
            base, copies, group = best, found, [best, *found]
        else:
            tried.add(best)
    return base, copies


def _is_base(search: Search, report: int, links: Links) -> bool:
    if search.facts.rank[report] <= AGENCY:
        return True
    first, last = search.narration.bounds[report], search.narration.bounds[report + 1]
    cover = cover_of(links.reports, links.row_report, links.row_place - first, last - first)
    n_others = search.facts.n_own[links.reports]
    if is_background(cover, int(search.facts.n_own[report]), n_others):
        forget(search, links)
        return False
    return not is_digest(cover)
