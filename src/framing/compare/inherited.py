"""Loaded phrases of copies: inherited from the base, brought in, or left out."""

from __future__ import annotations

import pandas as pd

from framing.compare.aligned import BASE_KEYS, KEYS, USED
from framing.compare.outlets import by_outlet, with_outlet
from framing.tables import TableError, need

FATES = ("inherited", "brought in", "left out")
_COPY = ["article_id", "base_article_id"]
_TERM = ["category", "term"]
_DTYPES = {
    **dict.fromkeys(["outlet", *_COPY, *_TERM, "fate"], "str"),
    **dict.fromkeys(["count", "n_words", "n_base"], "int64"),
}


def inherited_by_outlet(
    phrases: pd.DataFrame, alignment: pd.DataFrame, families: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Loaded phrases of each copy: inherited from its base, brought in by the outlet, or left out.

    Only phrases outside quotation marks are counted, paraphrased and negated ones among them.

    Parameters
    ----------
    phrases : DataFrame
        article_id, sentence, term, category, voice, origin, as from `mark_origin`; of copies and bases.
    alignment : DataFrame
        family, article_id, sentence, base_article_id, base_sentence, edit, as from `align_copies`.
    families : DataFrame
        article_id, role, base_article_id, n_own, as from `match_wire`.
    articles : DataFrame
        article_id, outlet.

    Returns
    -------
    DataFrame
        outlet, article_id (the copy), base_article_id, category, term, fate, count (phrases),
        n_words (own words of the copy's text, headline left out: `families.n_own`), n_base (how
        often the base has the term in its own words, in whatever sentence). fate is
        "inherited": in the copy, origin agency; "brought in": in the copy, origin own; "left
        out": in a base sentence that the copy cut, or reworded so that the term is no longer
        there. By outlet, copy, fate, category and term; only what was found has a row. A phrase
        of a copy with two bases belongs to the base that its sentence was made from, an added
        one to the first.

    Raises
    ------
    TableError
        A column is missing, a report is not in `articles`, or a copy's phrase has no origin.

    Notes
    -----
    What was left out is counted term by term: as many as the base's sentences have more
    than those that the copy made from them. A term may stand in both fates, brought in and
    left out: one copy cut the agency's sentence with *strongman* and wrote the word into the
    lead. It is then new to the sentence, not to the story, and n_base says so.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Alder Times", "Zonal Post"]})
    >>> families = pd.DataFrame({"article_id": ["b", "a"], "role": ["base", "copy"],
    ...     "base_article_id": ["b", "b"], "n_own": [300, 200]})
    >>> alignment = pd.DataFrame({"family": ["wire-b"], "article_id": ["a"], "sentence": [1],
    ...     "base_article_id": ["b"], "base_sentence": [1], "edit": ["reworded"]})
    >>> phrases = pd.DataFrame({"article_id": ["a", "b"], "sentence": [1, 1], "term": ["insurgent*", "rebel*"],
    ...     "category": ["group_label"] * 2, "voice": ["outlet"] * 2, "origin": ["own", "agency"]})
    >>> inherited_by_outlet(phrases, alignment, families, articles)[["term", "fate", "count"]].values.tolist()
    [['insurgent*', 'brought in', 1], ['rebel*', 'left out', 1]]
    """
    caller = "inherited_by_outlet"
    need(phrases, [*KEYS, *_TERM, "voice"], caller, "find_loaded")
    need(phrases, ["origin"], caller, "mark_origin")
    need(alignment, ["family", *KEYS, *BASE_KEYS, "edit"], caller, "align_copies")
    need(families, ["article_id", "role", "base_article_id", "n_own"], caller, "match_wire")
    copies = families.loc[families["role"] == "copy", [*_COPY, "n_own"]].drop_duplicates(_COPY)
    own = phrases.loc[phrases["voice"].isin(["outlet", "paraphrased"]), [*KEYS, *_TERM, "origin"]]
    counts = pd.concat([_present(own, alignment, copies, caller), _left_out(own, alignment)])
    rows = counts.merge(copies.rename(columns={"n_own": "n_words"}), on=_COPY)
    in_base = own.value_counts(["article_id", *_TERM]).rename("n_base").reset_index()
    rows = rows.merge(in_base.rename(columns={"article_id": "base_article_id"}), "left", ["base_article_id", *_TERM])
    rows["n_base"] = rows["n_base"].fillna(0)
    rows = with_outlet(rows, articles, caller).assign(_fate=rows["fate"].map({f: n for n, f in enumerate(FATES)}))
    rows = by_outlet(rows, [*_COPY, "_fate", *_TERM])
    return rows.reindex(columns=[*_DTYPES]).astype(_DTYPES)


def _present(own: pd.DataFrame, alignment: pd.DataFrame, copies: pd.DataFrame, caller: str) -> pd.DataFrame:
    """Phrases that stand in copies: inherited or brought in."""
    rows = own[own["article_id"].isin(copies["article_id"])]
    fates = rows["origin"].map({"agency": "inherited", "own": "brought in"})
    if fates.isna().any():
        raise TableError(
            f"{caller} needs origin 'agency' or 'own' of every phrase of a copy; found {int(fates.isna().sum())} "
            "without. mark_origin() makes it."
        )
    rows = rows.assign(fate=fates).merge(_homes(alignment), on=KEYS, how="left")
    first = copies.drop_duplicates("article_id").set_index("article_id")["base_article_id"]
    rows = rows.assign(base_article_id=rows["base_article_id"].fillna(rows["article_id"].map(first)))
    counts = rows.value_counts([*_COPY, *_TERM, "fate"])  # of categoricals also those that are not there
    return counts[counts > 0].rename("count").reset_index()


def _homes(alignment: pd.DataFrame) -> pd.DataFrame:
    """article_id, sentence, base_article_id: the base each sentence of a copy was made from."""
    rows = alignment.loc[alignment["edit"].isin(USED) & alignment["sentence"].notna()]
    ranks = rows.assign(_rank=rows["edit"].ne("kept"))  # kept word for word by one base, reworded from another
    ranks = ranks.sort_values("_rank", kind="stable").drop_duplicates(KEYS)
    return ranks[[*KEYS, "base_article_id"]].astype({"sentence": "int64"})


def _left_out(own: pd.DataFrame, alignment: pd.DataFrame) -> pd.DataFrame:
    """Phrases of base sentences that the copy's sentences made from them do not have."""
    pairs = _groups(alignment)
    of = [*_COPY, "_group"]
    bases = pairs[[*of, "base_sentence"]].drop_duplicates()
    made = pairs.loc[pairs["sentence"].notna(), [*of, "sentence"]].drop_duplicates().astype({"sentence": "int64"})
    in_bases = bases.merge(own, left_on=BASE_KEYS, right_on=KEYS, suffixes=("", "_of_phrase"))
    in_copies = made.merge(own, on=KEYS)
    before, after = (rows.value_counts([*of, *_TERM]) for rows in (in_bases, in_copies))
    lost = before.sub(after.reindex(before.index, fill_value=0)).clip(lower=0).rename("count").reset_index()
    counts = lost.groupby([*_COPY, *_TERM], as_index=False)["count"].sum()
    return counts[counts["count"] > 0].assign(fate="left out")


def _groups(alignment: pd.DataFrame) -> pd.DataFrame:
    """Aligned and cut base sentences with `_group`: those split or merged with one another have the same.

    Two base sentences merged in one of the copy's have each term they share twice; the copy's
    sentence can answer for one only.
    """
    rows = alignment[alignment["base_sentence"].notna()].astype({"base_sentence": "int64"})
    number = rows["sentence"].astype("float64")
    first = rows["base_sentence"].groupby([rows[name] for name in _COPY] + [number]).transform("min")
    rows = rows.assign(_group=first.fillna(rows["base_sentence"]))
    return rows.assign(_group=rows.groupby([*_COPY, "base_sentence"])["_group"].transform("min").astype("int64"))
