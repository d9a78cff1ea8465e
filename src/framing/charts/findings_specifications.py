"""What the title says of a contrast under many choices: how many agree, and nothing beyond."""

from __future__ import annotations

import pandas as pd

from framing.charts.wording import counted, number
from framing.tables import need

ALPHA = 0.05
COLUMNS = ["left_out_kind", "declared", "difference", "p"]


def crossed(table: pd.DataFrame) -> pd.DataFrame:
    """The specifications with all reports: those of the crossed choices.

    >>> crossed(pd.DataFrame({"left_out_kind": ["", "event", None]})).index.tolist()
    [0, 2]
    """
    return table[table["left_out_kind"].fillna("") == ""]


def finding_specifications(table: pd.DataFrame) -> str:
    """The finding of `specification_curve`: in how many specifications the sign holds, and p is low.

    Parameters
    ----------
    table : DataFrame
        As `specification_curve` returns it: left_out_kind, declared, difference, p.

    Returns
    -------
    str
        One sentence without a full stop. The sign is that of the declared choice. Where its own p is above
        .05, or missing, the title says so first. For a table without rows, that there is nothing to show.

    Raises
    ------
    TableError
        A column is missing from a table that has rows.

    Examples
    --------
    >>> table = pd.DataFrame({"left_out_kind": "", "declared": [True, False, False], "difference": [6.0, 4.0, 0.5],
    ...     "p": [0.01, 0.03, 0.4]})
    >>> finding_specifications(table)
    'The sign holds in all three specifications; p ≤ .05 in two'
    >>> finding_specifications(table.assign(difference=[6.0, 4.0, 0.0]))
    'The sign holds in two of three specifications; p ≤ .05 in two; in one there is no difference'
    >>> finding_specifications(table.assign(declared=[False, False, True]))
    'Cannot tell apart: p ≤ .05 in two of three specifications, the declared one not among them'
    """
    if table.empty:
        return "Nothing to show: no specifications"
    need(table, COLUMNS, "finding_specifications", "specification_curve")
    rows = crossed(table)
    made = rows[rows["difference"].notna()]
    declared = rows[rows["declared"].astype("bool")]
    if not len(declared) or declared["difference"].isna().any():
        return "Nothing to compare: the declared choice leaves an outlet without words"
    n, low = len(made), int(made["p"].le(ALPHA).sum())
    sign = declared["difference"].iloc[0]
    if not declared["p"].iloc[0] <= ALPHA:
        if made["p"].isna().all():
            return f"Too few reports to tell apart in any of {counted(n, 'specification')}"
        if declared["p"].isna().any():
            return "Too few reports to tell apart with the declared choice"
        of = f"{_few(low)} of {counted(n, 'specification')}"
        return f"Cannot tell apart: p ≤ .05 in {of}" + (", the declared one not among them" if low else "")
    holds, none = int((made["difference"] * sign > 0).sum()), int(made["difference"].eq(0).sum())
    said = f"The sign holds in {_of(holds, n)}; p ≤ .05 in {'all' if low == n else _few(low)}"
    return said + (f"; in {number(none)} there is no difference" if none else "")


def _few(n: int) -> str:
    return "none" if n == 0 else number(n)


def _of(holds: int, n: int) -> str:
    return f"all {counted(n, 'specification')}" if holds == n else f"{number(holds)} of {counted(n, 'specification')}"
