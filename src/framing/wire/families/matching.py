"""Sentences and quotations -> families of copies: which reports were made from which."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.tables import empty, need
from framing.wire.families.batches import BatchRuns, part_of, read_runs
from framing.wire.families.components import group_links
from framing.wire.families.facts import Facts, read_facts, take_facts
from framing.wire.families.narration import Whole, places_of, take_reports
from framing.wire.families.settings import MIN_SHARE, MIN_WORDS, WITHIN_DAYS, Settings, read_settings
from framing.wire.families.sharing import SharedPiece, count_holders, join_runs
from framing.wire.families.solving import solve_components
from framing.wire.families.verifying import verify_links

PART = 1 << 20  # places of the narration whose runs are sorted at a time: memory need not grow with all that it takes
MOST_PARTS = 64


def match_wire(
    sentences: pd.DataFrame,
    quotes: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    min_share: float = MIN_SHARE,
    min_words: int = MIN_WORDS,
    within_days: float | None = WITHIN_DAYS,
) -> pd.DataFrame:
    """Find families of copies: reports that share narration, and the one they were made from.

    Two reports share narration where runs of six or more words stand in both
    outside quotation marks: at least `min_words` words in at least three
    sentences, and at least `min_share` of the shorter report's own words. Less
    than half of them must stand in five places or more, since an excerpt is
    shared in one block. A brief that shares seven tenths of its words may have
    fewer sentences; two reports of one outlet must share as much, since its
    standing paragraphs are no story. A passage that stands in many reports which
    share little else counts for nothing. Quotations never count: outlets that
    report one speech quote the same words.

    The base of a family is the report that a manifest names (`copy_of`); else
    one an agency published itself (by outlet or url); else, of those that
    credit an agency, the one whose words most of the others keep, where one
    that credits a single agency goes before one that credits several; else the
    one with most own words, then the earliest. A report that has passages of
    two bases stands in both families. Where an agency sent out several versions,
    and two outlets credit it for the same words, these are a family of their own.

    Parameters
    ----------
    sentences : DataFrame
        Columns article_id, sentence, part, start, text, as from `split_sentences`. Headlines
        and captions are left aside; missing text holds no word.
    quotes : DataFrame
        Columns article_id, start, end, kind, as from `find_quotes`; indirect ones are the outlet's words.
    articles : DataFrame, optional
        Column article_id, and what is there of outlet, agency, published, url, and copy_of: the
        article_id of the report this one was made from, from a user's manifest; a report that
        names itself is a base. Without it no date, credit or outlet is known.
    min_share : float
        Least share of the shorter report's own words that the two must share, above 0, up to 1.
    min_words : int
        Least number of words that the two must share.
    within_days : float, optional
        Reports published more days apart are not linked, where both days are known: what
        recurs is a template. None links them whatever their days.

    Returns
    -------
    DataFrame
        A row a report and family: family ("wire-" and the base's article_id), article_id, role
        (base, copy), base_article_id, overlap (0 to 1: n_kept of n_own; 1 for the base), n_kept
        (own words in runs of four or more that the base's narration has too, spelling and capitals
        aside, quotations passed over), n_own (words outside quotation marks, headline left out),
        reason (manifest, agency, credit, fullest). Families in order of their bases; the base
        first, then copies by article_id. A report that is in no family has no row.

    Raises
    ------
    TableError
        A column is missing, copy_of names a report that is not there, or a setting makes no sense.

    Notes
    -----
    All thresholds are our judgement. In the reports of one event that we looked at, those
    written independently shared up to a tenth of the shorter one's own words in runs of six
    and up to a sixth in runs of four; edited copies shared from four tenths upwards.

    Time and memory grow with the number of words, however many reports share one story or
    one paragraph: a passage that many reports have is looked up a limited number of times.

    Examples
    --------
    >>> wire = "The envoys met in the old customs house on Monday and spoke for two hours about the strait."
    >>> rows = [("a", wire), ("b", wire.replace("spoke", "talked")), ("c", "The strait stayed closed.")]
    >>> sentences = pd.DataFrame(
    ...     [(name, 1, "body", 0, text) for name, text in rows],
    ...     columns=["article_id", "sentence", "part", "start", "text"])
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "agency": ["", "Meridian"]})
    >>> from framing.tables import empty
    >>> match_wire(sentences, empty("quotes"), articles, min_words=15)[["article_id", "role", "overlap", "reason"]]
      article_id  role   overlap  reason
    0          b  base  1.000000  credit
    1          a  copy  0.944444  credit
    """
    settings = read_settings(min_share, min_words, within_days)
    if articles is not None:
        need(articles, ["article_id"], "match_wire", "read_corpus")
    runs = read_runs(sentences, quotes)
    if not runs.narration.reports:
        return empty("families")
    facts = read_facts(articles, runs.narration.reports, runs.n_own)
    shared = _share(runs)
    pairs = verify_links(runs, np.arange(len(facts.names), dtype=np.int32), shared, facts, settings)
    n_holders = count_holders(len(runs.narration.words), shared)
    return _solve(runs, n_holders, facts, group_links([pairs], facts), settings)


def _share(runs: BatchRuns) -> list[SharedPiece]:
    """What the reports share, all of them in one batch."""
    numbers = np.arange(len(runs.narration.reports), dtype=np.int32)
    parts = min(len(runs.keys) // PART + 1, MOST_PARTS)
    return [join_runs([part_of(runs, part, parts)], [numbers])[0] for part in range(parts)]


def _solve(runs: BatchRuns, n_holders: Whole, facts: Facts, component: Whole, settings: Settings) -> pd.DataFrame:
    """Families of all components; reports that are in none are left aside first."""
    reports = np.flatnonzero(component >= 0).astype(np.int32)
    narration = take_reports(runs.narration, reports)
    near = n_holders[places_of(runs.narration.bounds, reports)]
    return solve_components(narration, near, take_facts(facts, reports), component[reports], settings)
