"""How much more one side uses a word: log-odds with a prior, G2, log ratio. Arrays in, arrays out."""

from __future__ import annotations

import numpy as np

from framing.resampling import Numbers

Amount = Numbers | float

ZERO = 0.5  # stands for a count of 0 in a log ratio, which would be infinite


def log_odds(count: Numbers, n: Amount, others: Numbers, n_others: Amount, prior: Numbers, size: float) -> Numbers:  # noqa: PLR0913
    """Log of the odds of a word on one side less that on the other, both drawn towards the prior.

    Parameters
    ----------
    count, others : array
        Uses of each word on the two sides.
    n, n_others : array or float
        All words of the two sides.
    prior : array
        Uses of each word that both sides are given beforehand, above 0.
    size : float
        All words of the prior.

    Notes
    -----
    Monroe, Colaresi and Quinn 2008, Fightin' Words, Political Analysis 16, 372-403.

    Examples
    --------
    >>> log_odds(np.array([30.0]), 1000, np.array([10.0]), 1000, np.array([1.0]), 100).round(2)
    array([1.05])
    """
    one, other = count + prior, others + prior
    return np.log(one / (n + size - one)) - np.log(other / (n_others + size - other))


def z_score(delta: Numbers, count: Numbers, others: Numbers, prior: Numbers) -> Numbers:
    """Log-odds by their standard error, as if each word were drawn by itself.

    It orders words: what is frequent and different comes first. It is no test, as the
    words of a text are not drawn by themselves.

    >>> z_score(np.array([1.06]), np.array([30.0]), np.array([10.0]), np.array([1.0])).round(2)
    array([3.02])
    """
    return delta / np.sqrt(1 / (count + prior) + 1 / (others + prior))


def g2(count: Numbers, n: Amount, others: Numbers, n_others: Amount) -> Numbers:
    """Log-likelihood ratio of the table of two sides by this word and all other words; 0 or more.

    Notes
    -----
    Dunning 1993, Accurate Methods for the Statistics of Surprise and Coincidence, Computational
    Linguistics 19, 61-74; without a correction, all four cells counted.

    Examples
    --------
    >>> g2(np.array([3.0]), 10, np.array([7.0]), 9).round(4)
    array([4.5349])
    """
    count, n, others, n_others = np.broadcast_arrays(*map(np.asarray, (count, n, others, n_others)))
    observed = np.stack([count, others, n - count, n_others - others]).astype("float64")
    both = np.stack([observed[0] + observed[1]] * 2 + [observed[2] + observed[3]] * 2)
    expected = both * np.stack([n, n_others, n, n_others]) / (n + n_others)
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(observed > 0, observed * np.log(observed / expected), 0.0)
    return np.maximum(2 * parts.sum(axis=0), 0.0)


def log_ratio(count: Numbers, n: Amount, others: Numbers, n_others: Amount) -> Numbers:
    """How many times the rate doubles from the other side to this one: 1 is twice as often, -1 half as often.

    Notes
    -----
    The binary logarithm of the ratio of relative frequencies, which Hardie calls Log Ratio. That 0 uses count as
    half a use is our judgement.

    Examples
    --------
    >>> log_ratio(np.array([8.0, 1.0]), 1000, np.array([2.0, 0.0]), 1000).tolist()
    [2.0, 1.0]
    """
    one, other = (np.where(value == 0, ZERO, value) for value in (count, others))
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.log2((one / n) / (other / n_others))
