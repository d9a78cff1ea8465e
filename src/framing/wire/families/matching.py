"""Sentences and quotations -> families of copies: which reports were made from which."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.tables import TableError, column_names, empty, make, need
from framing.wire.families import base as _base
from framing.wire.families.grouping import KEPT_RUN, Families, find_families
from framing.wire.families.index import RUN, index_runs
from framing.wire.families.links import Search, explain
from framing.wire.families.runs import BREAK, read_narration

MIN_SHARE = 0.25
MIN_WORDS = 30
WITHIN_DAYS = 7


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
    _check(sentences, quotes, articles, min_share, min_words, within_days)
    narration = read_narration(sentences, quotes)
    if not narration.reports:
        return empty("families")
    facts = _base.read_facts(articles, narration.reports)
    ends = np.cumsum(narration.words != BREAK)
    n_own = np.diff(np.append(0, ends[np.array(narration.bounds[1:]) - 1]))
    index = index_runs(narration)
    search = Search(
        narration,
        index,
        n_own,
        facts.days,
        facts.outlets,
        min_share,
        min_words,
        np.inf if within_days is None else within_days,
        np.zeros(len(index.first) - 1, dtype=np.int64),
        {},
    )
    return _table(find_families(search, facts), search, facts)


def _check(
    sentences: pd.DataFrame,
    quotes: pd.DataFrame,
    articles: pd.DataFrame | None,
    min_share: float,
    min_words: int,
    within_days: float | None,
) -> None:
    if isinstance(sentences, pd.DataFrame) and "text" not in sentences and "article_id" in sentences:
        raise TableError(
            "match_wire needs column 'text' in sentences; these tables were saved without it. "
            "Open the saved families instead, or measure the corpus where its texts are: split_sentences() makes it."
        )
    need(sentences, ["article_id", "sentence", "part", "start", "text"], "match_wire", "split_sentences")
    need(quotes, ["article_id", "start", "end"], "match_wire", "find_quotes")
    if articles is not None:
        need(articles, ["article_id"], "match_wire", "read_corpus")
    if not 0 < min_share <= 1:
        raise TableError(f"match_wire needs min_share above 0 and up to 1; found {min_share!r}.")
    if min_words < RUN:
        raise TableError(f"match_wire needs min_words to be {RUN} or more; found {min_words!r}.")
    if within_days is not None and not within_days >= 0:
        raise TableError(f"match_wire needs within_days to be 0 or more, or None; found {within_days!r}.")


def _table(families: Families, search: Search, facts: _base.Facts) -> pd.DataFrame:
    names = search.narration.reports
    rows = []
    for base, copies in sorted(families.items()):
        if not copies:
            continue
        family = {"family": f"wire-{names[base]}", "base_article_id": names[base]}
        family["reason"] = _base.REASONS[facts.rank[base]]
        for report in [base, *sorted(copies)]:
            n_own = int(search.n_own[report])
            n_kept = n_own if report == base else explain(search, report, base, KEPT_RUN)
            role = "base" if report == base else "copy"
            overlap = 1.0 if report == base else n_kept / max(n_own, 1)
            row = {"article_id": names[report], "role": role, "overlap": overlap, "n_kept": n_kept, "n_own": n_own}
            rows.append(family | row)
    return make("families", rows, column_names("families")) if rows else empty("families")
