"""What titles say of edits, copies and inherited phrases: counts of the rows drawn from, and no ranking.

A copy has one base, and outlets have few copies each, so a title counts what was
found and does not say that one outlet does more of it than another.
"""

from __future__ import annotations

import pandas as pd

from framing.charts.wording import counted, number
from framing.tables import need

USED = ("kept", "reworded", "moved")


def finding_ledger(table: pd.DataFrame) -> str:
    """The finding of `edit_ledger`: how many changes, and how many alter a quotation or load the wording.

    Parameters
    ----------
    table : DataFrame
        As `edit_ledger` returns it: outlet, base_outlet, kind, old_category, new_category.

    Returns
    -------
    str
        One sentence without a full stop. A loaded wording counts where the new one has a category of the
        lexicon and the old one has none. For a table without rows, that there is nothing to show.

    Raises
    ------
    TableError
        As for `finding_tone`.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": "Zonal Post", "base_outlet": "Wire", "kind": ["label", "quotation", "name"],
    ...     "old_category": "", "new_category": ["group_label", "", ""]})
    >>> print(finding_ledger(rows))
    Zonal Post changed Wire’s wording in three places: one alters a quotation, one brings in loaded words
    """
    if table.empty:
        return "Nothing to show: no changes of wording"
    columns = ["outlet", "base_outlet", "kind", "old_category", "new_category"]
    need(table, columns, "finding_ledger", "edit_ledger")
    old, new = (table[name].fillna("").ne("") for name in ("old_category", "new_category"))
    quoted, loaded = int((table["kind"] == "quotation").sum()), int((new & ~old).sum())
    parts = [f"{number(n)} {one if n == 1 else many}" for n, one, many in (
        (quoted, "alters a quotation", "alter quotations"), (loaded, "brings in loaded words", "bring in loaded words"),
    ) if n]  # fmt: skip
    said = f"{_who(table)} changed {_whose(table)} wording in {counted(len(table), 'place')}"
    return said + (": " + ", ".join(parts) if parts else "")


def finding_copies(table: pd.DataFrame) -> str:
    """The finding of `copy_strips`: how many of the base's sentences were used, and how many added.

    Parameters
    ----------
    table : DataFrame
        As `copy_strips` returns it: family, article_id, outlet, role, part, sentence, base_sentence, edit.

    Returns
    -------
    str
        One sentence without a full stop; headlines are not counted. For a table without rows, that there is
        nothing to show.

    Raises
    ------
    TableError
        As for `finding_tone`.

    Examples
    --------
    >>> rows = pd.DataFrame({"family": "f", "article_id": ["b", "b", "c", "c", "c"], "part": "body",
    ...     "outlet": ["Wire"] * 2 + ["Zonal Post"] * 3, "role": ["base"] * 2 + ["copy"] * 3,
    ...     "sentence": [0, 1, 0, 1, None], "base_sentence": [0, 1, 0, None, 1],
    ...     "edit": ["base", "base", "kept", "added", "cut"]})
    >>> print(finding_copies(rows))
    Zonal Post used one of Wire’s two sentences and added one
    """
    if table.empty:
        return "Nothing to show: no copies"
    columns = ["family", "article_id", "outlet", "role", "part", "sentence", "base_sentence", "edit"]
    need(table, columns, "finding_copies", "copy_strips")
    counts = copy_counts(table)
    if counts.empty:
        return "Nothing to show: no copies"
    if counts["family"].nunique() == 1:
        return _one_family(table, counts)
    used, given, added = (int(counts[name].sum()) for name in ("used", "given", "added"))
    copies, families = counted(len(counts), "copy").replace("copys", "copies"), counts["family"].nunique()
    said = f"{copies.capitalize()} of {counted(families, 'report')} used {_count(used)}"
    return f"{said} of the {counted(given, 'sentence')} they were handed and added {_count(added)}"


def finding_inherited(table: pd.DataFrame) -> str:
    """The finding of `inherited_by_outlet`: how many loaded phrases were brought in, how many inherited.

    Parameters
    ----------
    table : DataFrame
        As `inherited_by_outlet` returns it: outlet, article_id, fate, count, n_base.

    Returns
    -------
    str
        One sentence without a full stop. For a table without rows, that there is nothing to show.

    Raises
    ------
    TableError
        As for `finding_tone`.

    Examples
    --------
    >>> rows = pd.DataFrame({"outlet": "Zonal Post", "article_id": "a", "fate": ["inherited", "brought in", "left out"],
    ...     "count": [2, 5, 1]})
    >>> print(finding_inherited(rows))
    Of seven loaded phrases in Zonal Post’s copy, five are its own and two inherited; one other was left out
    """
    if table.empty:
        return "Nothing to show: no loaded phrases"
    need(table, ["outlet", "article_id", "fate", "count"], "finding_inherited", "inherited_by_outlet")
    n = {fate: int(table.loc[table["fate"] == fate, "count"].sum()) for fate in ("inherited", "brought in", "left out")}
    if not sum(n.values()):
        return "Nothing to show: no loaded phrases"
    outlets, copies = table["outlet"].unique(), table["article_id"].nunique()
    whose = f"{possessive(outlets[0])} {'copy' if copies == 1 else 'copies'}" if len(outlets) == 1 else "the copies"
    others = bool(n["inherited"] + n["brought in"])
    own = ("its own" if len(outlets) == 1 else "the outlets’ own") + _elsewhere(table, n["brought in"])
    return _inherited(n["inherited"], n["brought in"], whose, own) + _left_out(n["left out"], others)


def copy_counts(table: pd.DataFrame) -> pd.DataFrame:
    """Sentences of the text that each copy was given, used and added: family, article_id, given, used, added.

    >>> rows = pd.DataFrame({"family": "f", "article_id": "c", "outlet": "Zonal Post", "role": "copy", "part": "body",
    ...     "sentence": [0, 1, None], "base_sentence": [0, None, 1], "edit": ["kept", "added", "cut"]})
    >>> copy_counts(rows)[["given", "used", "added"]].values.tolist()
    [[2, 1, 1]]
    """
    text = table[(table["role"] == "copy") & (table["part"] != "headline")]
    keys = ["family", "article_id", "outlet"]
    copies = table.loc[table["role"] == "copy", keys].drop_duplicates(keys[:2])
    for name, rows, column in (
        ("given", text, "base_sentence"),
        ("used", text[text["edit"].isin(USED)], "base_sentence"),
        ("added", text[text["edit"] == "added"], "sentence"),
    ):
        n = rows.groupby(keys[:2])[column].nunique().rename(name).reset_index()
        copies = copies.merge(n, how="left", on=keys[:2])
    return copies.fillna({"given": 0, "used": 0, "added": 0}).astype({"given": int, "used": int, "added": int})


def _who(table: pd.DataFrame) -> str:
    outlets = table["outlet"].unique()
    return str(outlets[0]) if len(outlets) == 1 else counted(len(outlets), "outlet").capitalize()


def _whose(table: pd.DataFrame) -> str:
    bases = [str(name) for name in table["base_outlet"].dropna().unique() if name]
    if len(bases) == 1:
        return possessive(bases[0])
    return f"{'its' if table['outlet'].nunique() == 1 else 'their'} bases’" if bases else "the base’s"


def possessive(name: str) -> str:
    """A name as owner.

    >>> possessive("Zonal Post"), possessive("Northline News")
    ('Zonal Post’s', 'Northline News’s')
    """
    return f"{name}’s"


def _one_family(table: pd.DataFrame, counts: pd.DataFrame) -> str:
    bases = table.loc[table["role"] == "base", "outlet"].tolist()
    whose = possessive(bases[0]) if bases else "the base’s"
    given = counted(int(counts["given"].max()), "sentence")
    if len(counts) == 1:
        used, added = (_count(int(counts[name].iloc[0])) for name in ("used", "added"))
        return f"{counts['outlet'].iloc[0]} used {used} of {whose} {given} and added {added}"
    used, added = (_from_to(counts[name]) for name in ("used", "added"))
    return f"{number(len(counts)).capitalize()} copies used {used} of {whose} {given} and added {added}"


def _from_to(values: pd.Series) -> str:
    """Lowest to highest count; figures for both where one is above twelve."""
    low, high = int(values.min()), int(values.max())
    if low == high:
        return f"{_count(low)} each"
    return f"{low} to {high}" if high > 12 and low else f"{_count(low)} to {_count(high)}"


def _count(n: int) -> str:
    return number(n) if n else "none"


def _inherited(inherited: int, brought: int, whose: str, own: str) -> str:
    n = inherited + brought
    if n == 0:
        return f"No loaded phrases in {whose}"
    if n == 1:
        return f"The one loaded phrase in {whose} is {own if brought else 'inherited'}"
    if 0 in (inherited, brought):
        every = "Both" if n == 2 else f"All {number(n)}"
        return f"{every} loaded phrases in {whose} are {own if brought else 'inherited'}"
    are = "is" if brought == 1 else "are"
    return (
        f"Of {counted(n, 'loaded phrase')} in {whose}, {number(brought)} {are} {own} and {number(inherited)} inherited"
    )


def _elsewhere(table: pd.DataFrame, brought: int) -> str:
    """How many of the phrases brought in are terms that the base has in another sentence."""
    if "n_base" not in table:
        return ""
    n = int(table.loc[(table["fate"] == "brought in") & (table["n_base"] > 0), "count"].sum())
    if not n:
        return ""
    return (
        f" ({number(n) if n < brought else 'all'} used elsewhere in the base)" if brought > 1 else " (used in the base)"
    )


def _left_out(n: int, others: bool) -> str:
    """What the base has and the copies have not; `others` where the title names phrases before it."""
    what = f" {'other' if n == 1 else 'others'}" if others else ""
    return f"; {number(n)}{what} {'was' if n == 1 else 'were'} left out" if n else ""
