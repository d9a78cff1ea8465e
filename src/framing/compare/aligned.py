"""What alignments say of sentences: which of the base's a copy used, and which of the copy's are made from them."""

from __future__ import annotations

import pandas as pd

from framing.compare.outlets import with_outlet
from framing.tables import TableError, need

USED = ("kept", "reworded", "moved")
KEYS = ["article_id", "sentence"]
BASE_KEYS = ["base_article_id", "base_sentence"]


def sentence_facts(keys: pd.DataFrame, sentences: pd.DataFrame, columns: list[str], caller: str) -> pd.DataFrame:
    """`columns` of the sentences that `keys` names (report and number, in this order), row by row.

    Raises
    ------
    TableError
        A column is missing, or a sentence is not in `sentences`, or there more than once.

    Examples
    --------
    >>> sentences = pd.DataFrame({"article_id": ["a", "a"], "sentence": [0, 1], "n_words": [7, 20]})
    >>> sentence_facts(pd.DataFrame({"id": ["a"], "number": [1]}), sentences, ["n_words"], "me")
       n_words
    0       20
    """
    need(sentences, [*KEYS, *columns], caller, "split_sentences" if "text" in columns else "mark_voice")
    known = pd.MultiIndex.from_frame(sentences[KEYS])
    wanted = pd.MultiIndex.from_arrays([keys.iloc[:, 0], keys.iloc[:, 1].astype("int64")], names=KEYS)
    if known.has_duplicates:
        raise TableError(f"{caller} needs each sentence once in sentences. Drop the repeated rows.")
    at = known.get_indexer(wanted)
    if (at < 0).any():
        article, number = wanted[at < 0][0]
        raise TableError(
            f"{caller} needs every aligned sentence in sentences; {int((at < 0).sum())} are not there, such as "
            f"sentence {number} of {article!r}. Pass the table that align_copies() was given."
        )
    return sentences[columns].iloc[at].set_axis(keys.index)


def base_sentences(alignment: pd.DataFrame, articles: pd.DataFrame, caller: str) -> pd.DataFrame:
    """Each base sentence a copy could have used: outlet, article_id, base_article_id, base_sentence, kept (0 or 1).

    A sentence that the copy used in two places counts once.

    >>> alignment = pd.DataFrame({"article_id": ["a"] * 3, "base_article_id": ["b"] * 3,
    ...     "base_sentence": [1, 1, 2], "edit": ["kept", "moved", "cut"]})
    >>> articles = pd.DataFrame({"article_id": ["a"], "outlet": ["Alder Times"]})
    >>> base_sentences(alignment, articles, "me")[["base_sentence", "kept"]].values.tolist()
    [[1, 1], [2, 0]]
    """
    need(alignment, ["article_id", *BASE_KEYS, "edit"], caller, "align_copies")
    rows = alignment.loc[alignment["base_sentence"].notna(), ["article_id", *BASE_KEYS, "edit"]]
    rows = with_outlet(rows, articles, caller).assign(kept=rows["edit"].isin(USED).astype("int64"))
    rows = rows.astype({"base_sentence": "int64"})
    return rows.groupby(["outlet", "article_id", *BASE_KEYS], as_index=False)["kept"].max()


def taken_sentences(alignment: pd.DataFrame, caller: str) -> pd.DataFrame:
    """Sentences of copies that are made from a base: family, article_id, sentence, each once a family.

    >>> alignment = pd.DataFrame({"family": ["f"] * 3, "article_id": ["a"] * 3, "sentence": [1, 1, 2],
    ...     "edit": ["reworded", "reworded", "added"]})
    >>> taken_sentences(alignment, "me").values.tolist()
    [['f', 'a', 1]]
    """
    need(alignment, ["family", *KEYS, "edit"], caller, "align_copies")
    rows = alignment.loc[alignment["edit"].isin(USED) & alignment["sentence"].notna(), ["family", *KEYS]]
    return rows.drop_duplicates(ignore_index=True).astype({"sentence": "int64"})
