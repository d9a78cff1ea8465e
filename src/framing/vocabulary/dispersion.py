"""How evenly a word is spread over texts."""

from __future__ import annotations

import numpy as np

from framing.resampling import Numbers


def deviation_of_proportions(counts: Numbers, sizes: Numbers) -> Numbers:
    """Gries' DP, normalised: 0 for a word spread as the words of the texts are, 1 for one in the shortest text alone.

    Parameters
    ----------
    counts : array
        Uses, a row a text and a column a word.
    sizes : array
        Words of each text, above 0.

    Returns
    -------
    array
        For each word; missing where it is not used, or where there is one text.

    Notes
    -----
    Gries 2008, Dispersions and adjusted frequencies in corpora, International Journal of Corpus
    Linguistics 13, 403-437: half the sum of the differences between the shares of the word and the shares of all
    words; divided by 1 less the smallest share of a text, so that 1 can be reached (Lijffijt and Gries 2012).

    Examples
    --------
    >>> deviation_of_proportions(np.array([[1.0, 4], [1, 0]]), np.array([100.0, 100])).tolist()
    [0.0, 1.0]
    """
    if len(sizes) < 2:
        return np.full(counts.shape[1], np.nan)
    share = sizes / sizes.sum()
    with np.errstate(invalid="ignore", divide="ignore"):
        spread = np.abs(counts / counts.sum(axis=0) - share[:, None]).sum(axis=0) / 2
    return spread / (1 - share.min())
