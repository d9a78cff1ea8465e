"""The table of the strips: each family's base and copies, sentence by sentence."""

from __future__ import annotations

import pandas as pd

from framing.compare.aligned import BASE_KEYS, KEYS, sentence_facts
from framing.compare.outlets import by_outlet, with_outlet
from framing.tables import need

_DTYPES = {
    **dict.fromkeys(["family", "article_id", "outlet", "role"], "str"),
    "overlap": "float64",
    "part": "str",
    "sentence": "Int64",
    "base_sentence": "Int64",
    "edit": "str",
    "n_words": "Int64",
    "base_n_words": "Int64",
    "similarity": "float64",
}


def copy_strips(
    alignment: pd.DataFrame, sentences: pd.DataFrame, families: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Each family of copies, sentence by sentence: what a strip of bars is drawn from.

    Parameters
    ----------
    alignment : DataFrame
        family, article_id, sentence, base_article_id, base_sentence, similarity, edit, as from `align_copies`.
    sentences : DataFrame
        article_id, sentence, part, n_words; of copies and bases.
    families : DataFrame
        family, article_id, role, overlap, as from `match_wire`. Families that are not in it are left out.
    articles : DataFrame
        article_id, outlet.

    Returns
    -------
    DataFrame
        family, article_id, outlet, role (base, copy), overlap (share of own words kept from the
        base, 0 to 1), part, sentence (missing where the base's was cut), base_sentence (missing
        where the copy's was added), edit (kept, reworded, moved, added, cut; "base" in rows of
        the base), n_words and base_n_words (words of the two sentences, missing where there is
        none), similarity (0 to 1; 1 in rows of the base). Families in the order of `families`;
        in each the base with all its sentences, then the copies by outlet and report,
        their rows in the order of `alignment`. part is that of the copy's sentence,
        or of the base's where it was cut.

    Raises
    ------
    TableError
        A column is missing, a sentence is not in `sentences` or a report not in `articles`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Alder Times", "Zonal Post"]})
    >>> families = pd.DataFrame({"family": ["wire-b"] * 2, "article_id": ["b", "a"], "role": ["base", "copy"],
    ...     "overlap": [1.0, 0.6]})
    >>> sentences = pd.DataFrame({"article_id": ["a", "b"], "sentence": [0, 0], "part": ["body"] * 2,
    ...     "n_words": [20, 22]})
    >>> alignment = pd.DataFrame({"family": ["wire-b"], "article_id": ["a"], "sentence": [0],
    ...     "base_article_id": ["b"], "base_sentence": [0], "similarity": [0.9], "edit": ["reworded"]})
    >>> copy_strips(alignment, sentences, families, articles)[["outlet", "role", "edit", "n_words"]].values.tolist()
    [['Zonal Post', 'base', 'base', 22], ['Alder Times', 'copy', 'reworded', 20]]
    """
    caller = "copy_strips"
    need(alignment, ["family", *KEYS, *BASE_KEYS, "similarity", "edit"], caller, "align_copies")
    need(families, ["family", "article_id", "role", "overlap"], caller, "match_wire")
    need(sentences, [*KEYS, "part", "n_words"], caller, "mark_voice")
    columns = ["family", *KEYS, *BASE_KEYS, "similarity", "edit"]
    bases = _base_rows(families, sentences)[[*columns, "role"]]
    copies = alignment[columns].assign(role="copy")
    members = families[["family", "article_id", "role", "overlap"]].drop_duplicates(["family", "article_id", "role"])
    rows = pd.concat([bases, copies], ignore_index=True).merge(members, on=["family", "article_id", "role"])
    rows = _with_words(with_outlet(rows, articles, caller), sentences, caller)
    rank = {family: number for number, family in enumerate(families["family"].drop_duplicates())}
    rows = rows.assign(_rank=rows["family"].map(rank), _copy=rows["role"].eq("copy"))
    rows = by_outlet(rows, ["article_id"]).sort_values(["_rank", "_copy"], kind="stable", ignore_index=True)
    return rows.reindex(columns=[*_DTYPES]).astype(_DTYPES)


def _base_rows(families: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """A row for each sentence of each base, aligned with itself."""
    bases = families.loc[families["role"] == "base", ["family", "article_id", "role"]]
    rows = bases.merge(sentences[KEYS].sort_values(KEYS), on="article_id")
    own = {"base_article_id": rows["article_id"], "base_sentence": rows["sentence"]}
    return rows.assign(**own, similarity=1.0, edit="base")


def _with_words(rows: pd.DataFrame, sentences: pd.DataFrame, caller: str) -> pd.DataFrame:
    """part, n_words and base_n_words of the sentences of each row."""
    there, based = rows["sentence"].notna(), rows["base_sentence"].notna()
    own = sentence_facts(rows.loc[there, KEYS], sentences, ["part", "n_words"], caller).reindex(rows.index)
    base = sentence_facts(rows.loc[based, BASE_KEYS], sentences, ["part", "n_words"], caller).reindex(rows.index)
    part = own["part"].astype(object).where(there, base["part"].astype(object))
    return rows.assign(part=part, n_words=own["n_words"], base_n_words=base["n_words"])
