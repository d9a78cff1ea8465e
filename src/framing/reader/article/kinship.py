"""Which other reports a report was made from, or was made into."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from framing.reader.values import counted, listed, said, whole


def kinship(tables: Mapping[str, pd.DataFrame], article_id: str) -> list[str]:
    """What families say of a report, a line each, and the call that sets it beside the others.

    >>> families = pd.DataFrame({"article_id": ["a", "b"], "role": ["base", "copy"], "base_article_id": ["a", "a"],
    ...     "n_kept": [40, 30], "n_own": [40, 50]})
    >>> kinship({"families": families}, "b")
    ["a copy of 'a': 30 of 50 own words are the base’s; side by side: read_article(tables, ['a', 'b'])"]
    >>> kinship({"families": families}, "a")
    ["the base of 1 copy: 'b'"]
    """
    families = tables.get("families")
    if families is None:
        return []
    ids, bases = (families[name].astype("str") for name in ("article_id", "base_article_id"))
    made_from = families[(ids == article_id) & (families["role"] == "copy")].to_dict("records")
    made_into = ids[(bases == article_id) & (families["role"] == "copy")].tolist()
    lines = [_copy(said(row["base_article_id"]), article_id, row.get("n_kept"), row.get("n_own")) for row in made_from]
    if made_into:
        lines.append(f"the base of {_copies(len(made_into))}: {listed(made_into)}")
    return lines


def _copy(base: str, article_id: str, n_kept: object, n_own: object) -> str:
    kept, own = whole(n_kept), whole(n_own)
    words = "" if kept is None or own is None else f": {kept:,} of {counted(own, 'own word')} are the base’s"
    return f"a copy of {base!r}{words}; side by side: read_article(tables, [{base!r}, {article_id!r}])"


def _copies(n: int) -> str:
    return "1 copy" if n == 1 else f"{n:,} copies"
