"""Which report of a family the others were made from."""

from __future__ import annotations

import numpy as np

from framing.wire.families.facts import ONE_CREDIT, SEVERAL
from framing.wire.families.links import Search

REASONS = ("manifest", "agency", "credit", "credit", "fullest")  # by rank


def choose_base(search: Search, group: list[int]) -> int:
    """The report of `group` that the others were most likely made from."""
    facts = search.facts
    best = min(facts.rank[report] for report in group)
    ranked = [report for report in group if facts.rank[report] == best]
    kept = _kept_by_others(search, ranked, group) if best in (ONE_CREDIT, SEVERAL) else {}
    days = dict(zip(ranked, np.nan_to_num(facts.days[ranked], nan=np.inf).tolist(), strict=True))
    return min(ranked, key=lambda report: (-kept.get(report, 0), -int(facts.n_own[report]), days[report], report))


def _kept_by_others(search: Search, ranked: list[int], group: list[int]) -> dict[int, int]:
    """How often the runs of each of `ranked` stand in the others of `group`."""
    bounds = search.narration.bounds
    runs = {r: np.unique(search.runs.runs[bounds[r] : bounds[r + 1]]) for r in group}
    numbers, counts = np.unique(np.concatenate(list(runs.values())), return_counts=True)
    counts[numbers < 0] = 1
    return {r: int((counts[np.searchsorted(numbers, runs[r])] - 1).sum()) for r in ranked}
