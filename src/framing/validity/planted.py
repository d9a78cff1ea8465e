"""Differences that were planted in a corpus, and whether the tests found them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.tables import need

# What the answer key of the control corpus calls a measure, and what the tables by report call it.
MEASURES = {"loaded": "loaded phrases", "quoted_side": "words given", "cues": " verbs"}
# Of these the categories of an outlet make a whole: who gets more of one has less of the others.
WHOLES = ("words given",)
PLANTED, FOLLOWS, NOT_PLANTED = "planted", "follows", "not planted"
APART = "apart"
PLANTED_DTYPES = {
    **dict.fromkeys(["measure", "category", "outlet", "other", "planted"], "str"),
    **{"found": "bool", "verdict": "str"},
    **dict.fromkeys(["difference", "low", "high", "confidence_level", "p", "q", "smallest", "expected"], "float64"),
    **dict.fromkeys(["n_tests", "n_events", "n_units", "n_units_other", "per"], "int64"),
    **{"of": "str", "view": "str", "note": "str"},
}


def planted_found(pairs: pd.DataFrame, planted: pd.DataFrame) -> pd.DataFrame:
    """Set what the tests declared against what was planted.

    Parameters
    ----------
    pairs : DataFrame
        As `tell_apart` returns it.
    planted : DataFrame
        outlet, measure, category, planted (true where the outlet was written to have more of it than the
        others), rate and per (what the outlet has by the answer key): `key/planted.csv` of the control
        corpus, or a table of one's own with the names of measures and categories that `pairs` has.

    Returns
    -------
    DataFrame
        A row a pair of outlets of each measure and category that `planted` knows, what was planted first:
        measure, category, outlet (with the planted difference; else the first by name), other, planted
        ("planted"; "follows": the outlet has less of it because it was given more of another part of the same
        whole; "not planted"), found (told apart in the planted direction), verdict, difference (outlet less other
        within events), low, high, confidence_level, p, q, smallest (difference that could have been shown),
        expected (difference of the rates of the key), n_tests (corrected together), n_events, n_units,
        n_units_other (units of evidence of the two), per, of, view, note.

    Raises
    ------
    TableError
        A column is missing.

    Notes
    -----
    Where both outlets have a difference planted, nothing is planted between them. What was not planted may
    still differ: the key's rates (`expected`) say by how much.

    Examples
    --------
    >>> pairs = pd.DataFrame({"measure": "loaded phrases", "category": "doubt", "outlet_a": ["Post"],
    ...     "outlet_b": ["Times"], "verdict": ["apart"], "difference": [-4.1], "smallest": [2.5], "q": [0.01],
    ...     "per": [1000], "of": ["own words"]})
    >>> key = pd.DataFrame({"outlet": ["Post", "Times"], "measure": "loaded", "category": "doubt",
    ...     "planted": [False, True], "rate": [0.0, 5.2], "per": 1000})
    >>> table = planted_found(pairs, key)
    >>> table[["outlet", "other", "planted", "found", "difference", "expected"]].values.tolist()
    [['Times', 'Post', 'planted', True, 4.1, 5.2]]
    """
    need(pairs, ["measure", "category", "outlet_a", "outlet_b", "verdict", "difference"], "planted_found", "tell_apart")
    need(planted, ["outlet", "measure", "category", "planted"], "planted_found", "pandas.read_csv")
    key = _named(planted)
    known = set(zip(key["measure"], key["category"], strict=True))
    facts = {(m, c, o): row for m, c, o, row in zip(key["measure"], key["category"], key["outlet"],
                                                    key.to_dict("records"), strict=True)}  # fmt: skip
    rows = [_row(pair, facts) for pair in pairs.to_dict("records") if (pair["measure"], pair["category"]) in known]
    table = pd.DataFrame(rows).reindex(columns=list(PLANTED_DTYPES))
    whole = [name for name, kind in PLANTED_DTYPES.items() if kind in ("int64", "bool")]
    table[whole] = table[whole].astype("object").where(table[whole].notna(), 0)
    texts = [name for name, kind in PLANTED_DTYPES.items() if kind == "str"]
    table[texts] = table[texts].astype("object").where(table[texts].notna(), "")
    rank = {PLANTED: 0, FOLLOWS: 1, NOT_PLANTED: 2}
    order = {
        place: number for number, place in enumerate(dict.fromkeys(zip(key["outlet"], key["measure"], strict=True)))
    }
    places = [order.get(place, len(order)) for place in zip(table["outlet"], table["measure"], strict=True)]
    table = table.assign(_rank=table["planted"].map(rank), _place=places)
    by = ["_rank", "_place", "category", "outlet", "other"]
    table = table.sort_values(by, kind="stable", ignore_index=True)
    return table.drop(columns=["_rank", "_place"]).astype(PLANTED_DTYPES)


def _named(planted: pd.DataFrame) -> pd.DataFrame:
    """The key with the names of measures and categories that tables by report have, and its rates as numbers."""
    rows = planted.reindex(columns=["outlet", "measure", "category", "planted", "rate", "per"]).copy()
    rows["category"] = rows["category"].astype("object").where(rows["category"].notna(), "").replace("all", "")
    rows["planted"] = rows["planted"].astype("str").str.lower().eq("true")
    rows[["rate", "per"]] = rows[["rate", "per"]].apply(pd.to_numeric, errors="coerce")
    cues = rows["measure"].eq("cues")
    parts = rows.loc[cues, "category"].astype("str").str.split(" ", n=1)
    rows["measure"] = rows["measure"].replace(MEASURES)
    rows.loc[cues, "measure"] = parts.str[0] + MEASURES["cues"]
    rows.loc[cues, "category"] = parts.str[1]
    return rows


def _row(pair: dict[str, Any], facts: dict[tuple[str, str, str], dict[str, Any]]) -> dict[str, Any]:
    """A pair, turned round where the planted difference is that of its second outlet."""
    measure, category = pair["measure"], pair["category"]
    one, other = pair["outlet_a"], pair["outlet_b"]
    has = {outlet: bool(facts.get((measure, category, outlet), {}).get("planted")) for outlet in (one, other)}
    state, turned, sign = NOT_PLANTED, False, 0
    if has[one] != has[other]:
        state, turned, sign = PLANTED, has[other], 1
    elif not has[one]:
        follows = {outlet: _follows(measure, category, outlet, facts) for outlet in (one, other)}
        if follows[one] != follows[other]:
            state, turned, sign = FOLLOWS, follows[other], -1
    row = dict(pair) | {"outlet": one, "other": other, "planted": state}
    row |= {"n_units": pair.get("n_units_a"), "n_units_other": pair.get("n_units_b")}
    if turned:
        row |= {"outlet": other, "other": one, "difference": -pair["difference"]}
        row |= {"n_units": pair.get("n_units_b"), "n_units_other": pair.get("n_units_a")}
        row |= {end: -pair[from_] for end, from_ in (("low", "high"), ("high", "low")) if from_ in pair}
    row["found"] = pair["verdict"] == APART and sign * row["difference"] > 0
    rates = [facts.get((measure, category, outlet), {}) for outlet in (row["outlet"], row["other"])]
    if all(rate.get("rate") is not None for rate in rates):
        per = pair.get("per", 1)
        row["expected"] = per * (rates[0]["rate"] / rates[0]["per"] - rates[1]["rate"] / rates[1]["per"])
    return row


def _follows(measure: str, category: str, outlet: str, facts: dict[tuple[str, str, str], dict[str, Any]]) -> bool:
    """Whether an outlet has another part of the same whole planted: another side, or another stance towards it."""
    for (other_measure, other_category, other_outlet), row in facts.items():
        if other_outlet != outlet or not row["planted"]:
            continue
        if measure in WHOLES and other_measure == measure and other_category != category:
            return True
        verbs = measure.endswith(MEASURES["cues"]) and other_measure.endswith(MEASURES["cues"])
        if verbs and other_category == category and other_measure != measure:
            return True
    return False
