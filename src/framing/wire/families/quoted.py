"""Where quotations stand in the sentences of many reports, found for all at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.wire.families.stretches import rows_between

Offsets = npt.NDArray[np.int64]


class Spans(NamedTuple):
    """Quotations in order, those that touch as one. Offsets of report r are counted on from r times `width`."""

    starts: Offsets
    ends: Offsets
    width: int


def read_spans(quotes: pd.DataFrame, reports: list[str]) -> Spans:
    """Starts and ends of the quotations of all reports; what is said indirectly is the outlet's wording.

    >>> quotes = pd.DataFrame({"article_id": list("bab"), "start": [9, 3, 4], "end": [12, 8, 9]})
    >>> read_spans(quotes, ["a", "b"])
    Spans(starts=array([ 3, 17]), ends=array([ 8, 25]), width=13)
    """
    if "kind" in quotes:
        quotes = quotes[quotes["kind"] != "indirect"]
    report = pd.Index(reports, dtype="str").get_indexer(quotes["article_id"].astype("str"))
    starts, ends = (quotes[column].to_numpy(dtype=np.int64) for column in ("start", "end"))
    width = int(ends.max(initial=0)) + 1
    known = report >= 0
    starts, ends = (np.sort((report * width + offsets)[known]) for offsets in (starts, ends))
    return _merged(starts, ends, width)


def _merged(starts: Offsets, ends: Offsets, width: int) -> Spans:
    """Spans in one where they touch. Sorted apart, the starts and ends of what is not broken still bound it."""
    begins = np.append(np.ones(min(len(starts), 1), dtype=np.bool_), starts[1:] > ends[:-1])
    finishes = np.append(begins[1:], np.ones(min(len(starts), 1), dtype=np.bool_))
    return Spans(starts[begins], ends[finishes], width)


def find_cut(
    spans: Spans, report: Offsets, starts: Offsets, lengths: Offsets
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """The sentences that a quotation cuts, and where in them the quotations stand.

    >>> spans = Spans(np.array([3, 17]), np.array([8, 25]), 13)
    >>> list(find_cut(spans, np.array([0, 0, 1]), np.array([0, 8, 10]), np.array([8, 5, 9])))
    [(0, [(3, 8)]), (2, [(-6, 2)])]
    """
    first_at = report * spans.width + np.minimum(starts, spans.width - 1)
    last_at = report * spans.width + np.minimum(starts + lengths, spans.width)
    first, last = np.searchsorted(spans.ends, first_at, side="right"), np.searchsorted(spans.starts, last_at)
    cut = np.flatnonzero(first < last)
    rows, which = rows_between(first[cut], last[cut])
    offset = (report * spans.width + starts)[cut][which]
    pairs = zip((spans.starts[rows] - offset).tolist(), (spans.ends[rows] - offset).tolist(), strict=True)
    for i, n in zip(cut.tolist(), (last - first)[cut].tolist(), strict=True):
        yield i, list(islice(pairs, n))
