"""The scores that validity is told in."""

from __future__ import annotations

import pandas as pd

FIGURE_COLUMNS = ["gold_set", "part", "measure", "metric", "value", "items"]


def precision_recall(right: int, found: int, gold: int) -> pd.DataFrame:
    """Precision, recall and F1 from counts, as rows.

    >>> precision_recall(1, 2, 4)
          metric     value
    0  precision  0.500000
    1     recall  0.250000
    2         F1  0.333333
    """
    precision = right / found if found else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * right / (found + gold) if found + gold else 0.0
    return pd.DataFrame({"metric": ["precision", "recall", "F1"], "value": [precision, recall, f1]})


def area_under_curve(score: pd.Series, is_positive: pd.Series) -> float:
    """Chance that a positive item scores higher than a negative one, ties counting half.

    Parameters
    ----------
    score : Series of float
    is_positive : Series of bool
        With the same index.

    Returns
    -------
    float
        0 to 1, .5 where the score tells nothing; NaN where one kind is missing.

    Examples
    --------
    >>> area_under_curve(pd.Series([0.1, 0.4, 0.4, 0.9]), pd.Series([False, False, True, True]))
    0.875
    """
    ranks = score.rank()
    n, n_others = int(is_positive.sum()), int((~is_positive).sum())
    if not n or not n_others:
        return float("nan")
    return float((ranks[is_positive].sum() - n * (n + 1) / 2) / (n * n_others))
