"""Codes of several people -> how far they agree: Krippendorff's alpha with its interval, by category."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from framing.compare.intervals import none_used_high
from framing.resampling import LEVEL, N_BOOT, SEED, Boot, Numbers, bootstrap_interval, check_settings
from framing.tables import TableError, need
from framing.validity.codebook import categories_of

ANY, WHICH = "(any)", "(which)"
FEW_USED = 10  # items: below it alpha of a category rests on a handful of sentences
AGREEMENT_DTYPES = {
    **{"category": "str", "alpha": "float64", "low": "float64", "high": "float64", "confidence_level": "float64"},
    **{"percent_agreement": "float64", "n_items": "int64", "n_coders": "int64", "n_used": "int64", "note": "str"},
}


def agreement(
    codes: pd.DataFrame,
    lexicon: pd.DataFrame | None = None,
    *,
    n_boot: int = N_BOOT,
    level: float = LEVEL,
    seed: int = SEED,
) -> pd.DataFrame:
    """Say how far coders agree, beyond what chance would give.

    Parameters
    ----------
    codes : DataFrame
        coder, item, categories, as `read_codes` returns them. An item that a coder left out is
        missing for this coder alone; items of one coder alone do not count.
    lexicon : DataFrame, optional
        Column category: each gets a row, used or not. If not given, those of the shipped list where all codes are
        of it, else those used.
    n_boot : int
        Bootstrap samples of the items; 0 for no intervals.
    level : float
        Level of the intervals, between 0 and 1.
    seed : int
        Seed of the bootstrap.

    Returns
    -------
    DataFrame
        A row for "(any)": whether anything is coded; for "(which)": the categories of an item
        taken together as one code; and for each category: whether it is coded. Columns category,
        alpha (1 agreement, 0 chance; below 0 where coders differ more than by chance), low, high,
        confidence_level, percent_agreement (pairs of coders that agree on an item, 0 to 100), n_items
        (coded by two or more), n_coders, n_used (items for which a coder used it), note.

    Raises
    ------
    TableError
        A column is missing, a coder coded an item twice, a level or n_boot makes no sense.

    Notes
    -----
    Alpha of nominal codes is that of Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", by the
    library `krippendorff`. Where nobody used a category, or everybody always, it is not defined: nothing could
    have differed. The interval is that of `framing.resampling.bootstrap_interval`, over items; draws without
    alpha are left out. Where no pair of coders differs, resampling would give 1 to 1; low then is the alpha
    there would be if as many items differed as may stay hidden with probability (1 - level) / 2, our judgement.
    Percent agreement is high for any rare category, also of coders who never agree on it: read alpha first.

    Examples
    --------
    >>> codes = pd.DataFrame({"coder": list("aaaabbbb"), "item": ["s1", "s2", "s3", "s4"] * 2,
    ...     "categories": ["doubt", "", "doubt", "", "doubt", "", "", ""]})
    >>> table = agreement(codes, n_boot=0).set_index("category")
    >>> table.loc[["(any)", "doubt", "urgency"], ["alpha", "percent_agreement", "n_used"]].round(3).values.tolist()
    [[0.533, 75.0, 2.0], [0.533, 75.0, 2.0], [nan, 100.0, 0.0]]
    """
    _check(codes, n_boot, level)
    sets = code_sets(codes)
    names = listed_categories(codes, lexicon, "agreement")
    values = {ANY: sets.map(bool), WHICH: sets.map("; ".join)} | {
        name: sets.map(lambda found, name=name: name in found) for name in names
    }
    if sets.empty:
        return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in AGREEMENT_DTYPES.items()})
    rows = [_row(name, _counts(codes, each), codes, Boot(n_boot, level, seed)) for name, each in values.items()]
    return pd.DataFrame(rows).astype(AGREEMENT_DTYPES)


def code_sets(codes: pd.DataFrame) -> pd.Series:
    """The categories of each code, as a tuple, with the index of `codes`."""
    texts = codes["categories"].astype("str").fillna("")
    sets = [tuple(filter(None, (part.strip() for part in text.split(";")))) for text in texts]
    return pd.Series(sets, index=codes.index, dtype="object")


def listed_categories(codes: pd.DataFrame, lexicon: pd.DataFrame | None, caller: str) -> list[str]:
    """Categories to report on: the lexicon's; without one the shipped list's, or those used where others are."""
    used = sorted({name for found in code_sets(codes) for name in found})
    known = categories_of(lexicon, caller)
    further = [name for name in used if name not in known]
    if lexicon is not None and further:
        raise TableError(f"{caller} needs codes of the lexicon's categories; found {further[0]!r}. Give its lexicon.")
    return used if further else known


def _check(codes: pd.DataFrame, n_boot: int, level: float) -> None:
    need(codes, ["coder", "item", "categories"], "agreement", "read_codes")
    check_settings(n_boot, level, "agreement")
    twice = codes.duplicated(["coder", "item"])
    if twice.any():
        coder, item = codes.loc[twice, ["coder", "item"]].iloc[0]
        raise TableError(f"agreement needs one code an item and coder; found two of {coder!r} for {item!r}.")


def _counts(codes: pd.DataFrame, values: pd.Series) -> Numbers:
    """How many coders gave an item each value: a row an item that two or more coded."""
    table = pd.crosstab(codes["item"].to_numpy(), values.to_numpy()).to_numpy(dtype="float64")
    return table[table.sum(axis=1) > 1]


def _row(name: str, counts: Numbers, codes: pd.DataFrame, boot: Boot) -> dict[str, Any]:
    n_used = _used(name, codes)
    row: dict[str, Any] = {"category": name, "alpha": np.nan, "low": np.nan, "high": np.nan}
    row |= {"confidence_level": np.nan, "percent_agreement": np.nan, "n_items": len(counts)}
    row |= {"n_coders": codes["coder"].nunique(), "n_used": n_used, "note": ""}
    if not len(counts):
        return row | {"note": "no item was coded by two"}
    coders = counts.sum(axis=1)
    differ = (coders**2 - (counts**2).sum(axis=1)) / (coders - 1)  # ordered pairs that differ, as alpha weighs them
    row["percent_agreement"] = 100 * float(1 - (differ / coders).mean())
    if (counts.sum(axis=0) > 0).sum() < 2:
        return row | {
            "note": "never used: alpha is not defined" if not n_used else "always the same: alpha is not defined"
        }
    row["alpha"] = _library_alpha(counts)
    notes = [f"few: used for {n_used} of {len(counts)} items"] if n_used < FEW_USED and name != WHICH else []
    if boot.n_boot and len(counts) > 1:
        low, high = _interval(counts, differ, boot)
        row |= {"low": min(low, row["alpha"]), "high": max(high, row["alpha"]), "confidence_level": boot.level}
        notes += ["no pair of coders differs; low is what may stay hidden"] if not differ.any() else []
    return row | {"note": "; ".join(notes)}


def _used(name: str, codes: pd.DataFrame) -> int:
    sets = code_sets(codes)
    uses = sets.map(bool) if name in (ANY, WHICH) else sets.map(lambda found: name in found)
    return int(codes.loc[uses.to_numpy(dtype=bool), "item"].nunique())


def _library_alpha(counts: Numbers) -> float:
    import krippendorff

    return float(krippendorff.alpha(value_counts=counts.astype("int64"), level_of_measurement="nominal"))


def alpha_of(*columns: Numbers, axis: int = -1) -> Numbers:
    """Alpha along an axis, of how many coders gave each value and, last, the pairs that differ.

    NaN where one value alone was used. The bootstrap takes alpha of thousands of draws by this; alpha
    itself comes from the library, and a test holds the two against each other.

    >>> round(float(alpha_of(np.array([2.0, 0, 1]), np.array([0.0, 2, 1]), np.array([0.0, 0, 2]))), 3)
    0.444
    """
    *values, differ = (column.sum(axis=axis) for column in columns)
    n = sum(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        expected = (n**2 - sum(value**2 for value in values)) / (n - 1)
        return np.where(expected > 0, 1 - differ / expected, np.nan)


def _interval(counts: Numbers, differ: Numbers, boot: Boot) -> tuple[float, float]:
    if differ.any():
        return bootstrap_interval((*counts.T, differ), alpha_of, boot, paired=True)
    hidden = none_used_high(len(counts), boot.level)
    totals, n = counts.sum(axis=0), counts.sum()
    expected = (n**2 - (totals**2).sum()) / (n * (n - 1))
    return float(1 - hidden / expected), 1.0
