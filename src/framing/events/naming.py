"""What an event is called, and the words that hold it together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    import numpy.typing as npt
    from scipy.sparse import csr_array

    from framing.events.weights import Weights

N_WORDS = 5
IN_NAME = 3


def shared_words(weights: Weights, members: npt.NDArray[np.int64]) -> list[str]:
    """The words that add most to the similarity of an event's reports to each other, most first.

    Parameters
    ----------
    weights : Weights
        From `weigh_words`.
    members : array of int
        The reports of the event.

    Returns
    -------
    list of str
        Up to five, as they are mostly written, figures left out; of one report alone, none.
    """
    return _top(weights, members) if len(members) > 1 else []


def _top(weights: Weights, members: npt.NDArray[np.int64]) -> list[str]:
    scores = _shared(weights.rows[members])
    told = [at for at in np.flatnonzero(scores > 0) if not weights.written[at][0].isdigit()]
    told.sort(key=lambda at: (-scores[at].round(6), weights.written[at]))
    return [weights.written[at] for at in told[:N_WORDS]]


def _shared(rows: csr_array) -> npt.NDArray[np.float64]:
    """What each word adds to the cosines of all pairs of reports; of one report, its weights."""
    total = rows.sum(axis=0)
    return (total**2 - rows.multiply(rows).sum(axis=0)) / 2 if rows.shape[0] > 1 else total


def name_event(weights: Weights, members: npt.NDArray[np.int64], first: pd.Timestamp | None) -> str:
    """Name of an event: its first day, and the three words that hold it together (of one report, its weightiest).

    >>> from scipy.sparse import csr_array
    >>> from framing.events.weights import Weights
    >>> weights = Weights(csr_array([[0.6, 0.8], [0.6, 0.8]]), ["Halden", "toll"])
    >>> name_event(weights, np.array([0, 1]), pd.Timestamp("2031-03-04"))
    '2031-03-04-toll-halden'
    """
    words = _top(weights, members)
    day = first.strftime("%Y-%m-%d") if first is not None and not pd.isna(first) else "undated"
    return "-".join([day, *(re.sub(r"\W+", "-", word).lower() for word in words[:IN_NAME])])


def tell_names_apart(names: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Names with -2, -3 behind those that are taken or stood before.

    >>> tell_names_apart(["toll", "toll", "rain"], ["rain"])
    ['toll', 'toll-2', 'rain-2']
    """
    used, told = set(taken), []
    for name in names:
        number, unlike = 1, name
        while unlike in used:
            number += 1
            unlike = f"{name}-{number}"
        used.add(unlike)
        told.append(unlike)
    return told
