"""What is wrong with a lexicon that can be read."""

from __future__ import annotations

import pandas as pd


def check_lexicon(terms: pd.DataFrame) -> pd.DataFrame:
    """List the problems of a table of terms (to be written)."""
    return pd.DataFrame({"row": [], "term": [], "problem": []})
