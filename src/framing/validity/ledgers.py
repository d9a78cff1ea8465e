"""Two ledgers of changed wording side by side: what both have, what one has alone, and whether the kinds agree."""

from __future__ import annotations

from os.path import commonprefix

import pandas as pd

from framing.tables import need
from framing.words import find_words

PLACE = ["article_id", "part", "start", "end", "base_start", "base_end"]
WORDING = ["old", "new", "kind"]
FEW = 5  # words; longer wording is compared by its first two and its last, as shared tables hold it


def pair_edits(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Pair the rows of two ledgers that change the same place.

    Parameters
    ----------
    found, gold : DataFrame
        Columns article_id, part, start, end, base_start, base_end, old, new, kind, as in the
        table edits; `gold` may have or_kind, a second kind where its reader was in doubt.

    Returns
    -------
    DataFrame
        gold, found (numbers of the rows, from 0), same_words (the same words were taken out and
        put in; case and marks aside, and words that old and new begin or end with),
        same_kind, either_kind (the found kind is one of the two). A row may stand in several
        pairs.

    Raises
    ------
    TableError
        If a table lacks a column.

    Notes
    -----
    Two rows change the same place where they share a character of the copy or of the base; blanks
    around a wording do not count. That is our judgement: ledgers cut long changes differently.

    Examples
    --------
    >>> row = {"article_id": "a", "part": "body", "start": 4, "end": 14, "base_start": 4, "base_end": 10}
    >>> gold = pd.DataFrame([row | {"old": "rebels", "new": "insurgents", "kind": "label"}])
    >>> pair_edits(gold.assign(kind="other"), gold)
       gold  found  same_words  same_kind  either_kind
    0     0      0        True      False        False
    """
    both = _numbered(gold, "gold").merge(_numbered(found, "found"), on=["article_id", "title"], suffixes=("_g", "_f"))
    both = both[_overlap(both, "start", "end") | _overlap(both, "base_start", "base_end")].reset_index(drop=True)
    same_kind = both["kind_g"] == both["kind_f"]
    return both[["gold", "found"]].assign(
        same_words=(both["old_g"] == both["old_f"]) & (both["new_g"] == both["new_f"]),
        same_kind=same_kind,
        either_kind=same_kind | (both["or_kind_g"] == both["kind_f"]),
    )


def agree_on_edits(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Count what a ledger found of another, what it invented, and how many kinds are right.

    Parameters
    ----------
    found, gold : DataFrame
        As in `pair_edits`.

    Returns
    -------
    DataFrame
        A row a reading. Lenient: a place in common is enough, and either kind is right. Strict: the
        same words were taken out and put in, and the first kind alone is right. Columns reading, n_gold,
        n_found, found (rows of `gold`), right_kind (of those), invented (rows of `found`), recall and
        precision (shares of n_gold and n_found), kinds (share of found), all from 0 to 1; NaN where
        nothing is counted.

    Raises
    ------
    TableError
        If a table lacks a column.
    """
    pairs = pair_edits(found, gold)
    strict = pairs[pairs["same_words"]]
    rows = [
        _counts("lenient", pairs, pairs[pairs["either_kind"]], len(gold), len(found)),
        _counts("strict", strict, strict[strict["same_kind"]], len(gold), len(found)),
    ]
    return pd.DataFrame(rows)


def differences(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Rows where two ledgers differ, for reading.

    Parameters
    ----------
    found, gold : DataFrame
        As in `pair_edits`.

    Returns
    -------
    DataFrame
        what ("missed", "invented", "other kind": neither kind of `gold` is the found one),
        article_id, start (in the copy), gold_old, gold_new, gold_kind, found_old, found_new,
        found_kind; by article and place.
    """
    pairs = pair_edits(found, gold)
    right = set(pairs.loc[pairs["either_kind"], "gold"])
    rows = [_difference("other kind", gold.iloc[g], found.iloc[f]) for g, f in _places(pairs) if g not in right]
    rows += [_difference("missed", gold.iloc[g], None) for g in range(len(gold)) if g not in set(pairs["gold"])]
    rows += [_difference("invented", None, found.iloc[f]) for f in range(len(found)) if f not in set(pairs["found"])]
    columns = ["what", "article_id", "start", *(f"{side}_{c}" for side in ("gold", "found") for c in WORDING)]
    return pd.DataFrame(rows, columns=columns).sort_values(["article_id", "start"], ignore_index=True, kind="stable")


def _numbered(ledger: pd.DataFrame, name: str) -> pd.DataFrame:
    """The columns that are compared, wording brought to its words, places without blanks around them."""
    need(ledger, [*PLACE, *WORDING], "pair_edits", "diff_words")
    table = ledger[[*PLACE, *WORDING]].reset_index(drop=True)
    table["title"] = table["part"] == "headline"  # its places are counted in the title, all others in the text
    for wording, start, end in (("new", "start", "end"), ("old", "base_start", "base_end")):
        text = table[wording].fillna("").astype("str")
        table[start] += text.str.len() - text.str.lstrip().str.len()
        table[end] -= text.str.len() - text.str.rstrip().str.len()
        table[wording] = text
    pairs = zip(table["old"].tolist(), table["new"].tolist(), strict=True)
    table[["old", "new"]] = pd.DataFrame([_changed(*pair) for pair in pairs], columns=["old", "new"])
    second = ledger["or_kind"].fillna("").tolist() if "or_kind" in ledger else ""
    return table.assign(or_kind=second, **{name: range(len(table))})


def _changed(old: str, new: str) -> tuple[str, str]:
    """The words that differ, without those that both wordings begin or end with; marks where no word differs.

    >>> _changed("Toll said", "Toll claimed that"), _changed("told", "had told"), _changed('," he', '.", he')
    (('said', 'claimed that'), ('', 'had'), (',"', '.",'))
    """
    before, after = _words(old), _words(new)
    head = len(commonprefix([before, after]))
    tail = len(commonprefix([before[head:][::-1], after[head:][::-1]]))
    before, after = before[head : len(before) - tail], after[head : len(after) - tail]
    if before or after:
        return _few(before), _few(after)
    return _marks(old), _marks(new)


def _words(wording: str) -> list[str]:
    return [word.lower() for word, _, _ in find_words(wording)]


def _few(words: list[str]) -> str:
    """Of more than five words the first two and the last.

    >>> _few(["said", "after", "talks"]), _few(["said", "after", "three", "hours", "of", "talks"])
    ('said after talks', 'said after talks')
    """
    return " ".join(words if len(words) <= FEW else [*words[:2], words[-1]])


def _marks(wording: str) -> str:
    return "".join(letter for letter in wording if not letter.isalnum() and not letter.isspace())


def _overlap(both: pd.DataFrame, start: str, end: str) -> pd.Series:
    return (both[f"{start}_g"] < both[f"{end}_f"]) & (both[f"{start}_f"] < both[f"{end}_g"])


def _counts(reading: str, pairs: pd.DataFrame, right: pd.DataFrame, n_gold: int, n_found: int) -> dict[str, object]:
    got, own = pairs["gold"].nunique(), pairs["found"].nunique()
    return {
        "reading": reading,
        "n_gold": n_gold,
        "n_found": n_found,
        "found": got,
        "right_kind": right["gold"].nunique(),
        "invented": n_found - own,
        "recall": _share(got, n_gold),
        "precision": _share(own, n_found),
        "kinds": _share(right["gold"].nunique(), got),
    }


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def _places(pairs: pd.DataFrame) -> list[tuple[int, int]]:
    return list(zip(pairs["gold"].tolist(), pairs["found"].tolist(), strict=True))


def _difference(what: str, gold: pd.Series | None, found: pd.Series | None) -> dict[str, object]:
    row = gold if gold is not None else found
    assert row is not None
    sides = {"gold": gold, "found": found}
    wording = {f"{side}_{c}": "" if r is None else r[c] for side, r in sides.items() for c in WORDING}
    return {"what": what, "article_id": row["article_id"], "start": row["start"], **wording}
