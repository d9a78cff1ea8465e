"""Components of reports -> their families."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from framing.tables import column_names, empty, make
from framing.wire.families.base import REASONS
from framing.wire.families.facts import Facts
from framing.wire.families.grouping import KEPT_RUN, Families, find_families
from framing.wire.families.index import index_runs
from framing.wire.families.links import Search, explain
from framing.wire.families.narration import Narration, Whole, read_narration
from framing.wire.families.settings import Settings


def solve_reports(
    sentences: pd.DataFrame,
    quotes: pd.DataFrame,
    holders: Mapping[str, Whole],
    facts: Facts,
    component: Whole,
    settings: Settings,
) -> pd.DataFrame:
    """Find the families of whole components, their narration read again from the sentences.

    Parameters
    ----------
    sentences, quotes : DataFrame
        Rows of the reports of one component or several, as `read_runs` was given them.
    holders : mapping of str to int array
        By article_id: how many reports of the whole corpus have the run that begins at each
        place of the report's narration, as from `count_by_report`.
    facts : Facts
        Of these reports alone, as from `take_facts`.
    component : int array
        The component of each, in the order of `facts`.
    settings : Settings
        As given to `verify_links`.

    Returns
    -------
    DataFrame
        families, as `match_wire` makes them.

    Examples
    --------
    >>> wire = "The envoys met in the old customs house on Monday and spoke for two hours about the strait."
    >>> rows = [("a", 1, "body", 0, wire), ("b", 1, "body", 0, wire)]
    >>> sentences = pd.DataFrame(rows, columns=["article_id", "sentence", "part", "start", "text"])
    >>> holders = dict.fromkeys("ab", np.array([2] * 13 + [0] * 6, dtype=np.int32))
    >>> whole = lambda *values: np.array(values, dtype=np.int32)
    >>> facts = Facts(["a", "b"], whole(18, 18), whole(4, 4), np.zeros(2), whole(-1, -1), whole(-1, -1))
    >>> found = solve_reports(sentences, empty("quotes"), holders, facts, whole(0, 0), Settings(min_words=15))
    >>> found[["article_id", "role", "overlap", "reason"]]
      article_id  role  overlap   reason
    0          a  base      1.0  fullest
    1          b  copy      1.0  fullest
    """
    narration = read_narration(sentences, quotes)
    n_holders = np.concatenate([holders[report] for report in narration.reports])
    return solve_components(narration, n_holders, facts, component, settings)


def solve_components(
    narration: Narration, n_holders: Whole, facts: Facts, component: Whole, settings: Settings
) -> pd.DataFrame:
    """Find the families of whole components; the same whichever are solved together."""
    index = index_runs(narration, component)
    looked_up = np.zeros(len(index.first) - 1, dtype=np.int64)
    search = Search(narration, index, n_holders, facts, settings, looked_up, {})
    return _table(find_families(search), search)


def gather_families(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Families of all components in one table: in order of their bases, the base first, then copies by article_id.

    >>> rows = [("b", "base", "b"), ("a", "copy", "b"), ("c", "base", "c"), ("d", "copy", "c")]
    >>> table = pd.DataFrame(rows, columns=["article_id", "role", "base_article_id"])
    >>> gather_families([table[2:], table[:2]])["article_id"].tolist()
    ['b', 'a', 'c', 'd']
    """
    found = [table for table in tables if len(table)]
    if not found:
        return empty("families")
    order = ["base_article_id", "role", "article_id"]
    return pd.concat(found).sort_values(order, ignore_index=True)


def _table(families: Families, search: Search) -> pd.DataFrame:
    names = search.facts.names
    rows = []
    for base, copies in sorted(families.items()):
        if not copies:
            continue
        family = {"family": f"wire-{names[base]}", "base_article_id": names[base]}
        family["reason"] = REASONS[search.facts.rank[base]]
        for report in [base, *sorted(copies)]:
            n_own = int(search.facts.n_own[report])
            n_kept = n_own if report == base else explain(search, report, base, KEPT_RUN)
            role = "base" if report == base else "copy"
            overlap = 1.0 if report == base else n_kept / max(n_own, 1)
            row = {"article_id": names[report], "role": role, "overlap": overlap, "n_kept": n_kept, "n_own": n_own}
            rows.append(family | row)
    return make("families", rows, column_names("families")) if rows else empty("families")
