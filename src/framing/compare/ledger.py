"""The table of the ledger: every change an outlet made, in its place."""

from __future__ import annotations

import pandas as pd

from framing.compare.aligned import KEYS
from framing.compare.outlets import by_outlet, with_outlet
from framing.tables import STYLE_KINDS, need
from framing.words import first_words, last_words

CONTEXT = 4  # words of the copy shown on each side: enough to know the place by, too few to be the report
_DTYPES = {
    **dict.fromkeys(["outlet", "base_outlet", "family", "article_id"], "str"),
    "sentence": "int64",
    **dict.fromkeys(["part", "before", "old", "new", "after", "kind", "voice"], "str"),
    **dict.fromkeys(["old_category", "new_category", "old_terms", "new_terms"], "str"),
    "strength_change": "int64",
    "base_article_id": "str",
    "base_sentence": "int64",
}
_NOT_OF_EDITS = ("outlet", "base_outlet", "before", "after")


def edit_ledger(
    edits: pd.DataFrame, articles: pd.DataFrame, sentences: pd.DataFrame | None = None, style: bool = False
) -> pd.DataFrame:
    """List the changes of each outlet with the words around them.

    Parameters
    ----------
    edits : DataFrame
        family, article_id, sentence, part, start, end, old, new, kind, voice, old_category,
        new_category, old_terms, new_terms, strength_change, base_article_id, base_sentence, as
        from `diff_words`.
    articles : DataFrame
        article_id, outlet; of copies and of bases.
    sentences : DataFrame, optional
        article_id, sentence, start, text. Without it, or without its column text, no
        words around the changes are shown.
    style : bool
        True lists punctuation and spelling too, which say nothing of framing.

    Returns
    -------
    DataFrame
        outlet, base_outlet, family, article_id, sentence, part, before and after (up to four
        words of the copy around the change, within its sentence), old, new, kind, voice,
        old_category, new_category, old_terms, new_terms (the loaded terms themselves, joined by
        '; '), strength_change, base_article_id, base_sentence; before, old, new and after in this
        order. A row a change, by outlet, report, sentence and place; reports without an outlet
        last under "(unknown)".

    Raises
    ------
    TableError
        A column is missing, or a report is not in `articles`.

    Examples
    --------
    >>> articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": ["Alder Times", "Zonal Post"]})
    >>> edits = pd.DataFrame({"family": ["wire-b"], "article_id": ["a"], "sentence": [1], "part": ["body"],
    ...     "start": [16], "end": [26], "old": ["rebels"], "new": ["insurgents"], "kind": ["label"],
    ...     "voice": ["outlet"], "old_category": ["group_label"], "new_category": ["group_label"],
    ...     "old_terms": ["rebels"], "new_terms": ["insurgents"], "strength_change": [1],
    ...     "base_article_id": ["b"], "base_sentence": [1]})
    >>> sentences = pd.DataFrame({"article_id": ["a"], "sentence": [1], "start": [0],
    ...     "text": ["It was said the insurgents had left."]})
    >>> edit_ledger(edits, articles, sentences)[["outlet", "before", "old", "new", "after"]].values.tolist()
    [['Alder Times', 'It was said the', 'rebels', 'insurgents', 'had left.']]
    """
    caller = "edit_ledger"
    need(edits, [*[name for name in _DTYPES if name not in _NOT_OF_EDITS], "start", "end"], caller, "diff_words")
    rows = edits if style else edits[~edits["kind"].isin(STYLE_KINDS)]
    rows = with_outlet(rows.reset_index(drop=True), articles, caller)
    bases = with_outlet(rows[["base_article_id"]].set_axis(["article_id"], axis=1), articles, caller)
    before, after = _contexts(rows, sentences, caller)
    rows = rows.assign(base_outlet=bases["outlet"], before=before, after=after)
    rows = by_outlet(rows, ["article_id", "sentence", "start"]).reindex(columns=[*_DTYPES])
    words = [name for name, kind in _DTYPES.items() if kind == "str"]
    return rows.assign(**{name: rows[name].astype("str").fillna("") for name in words}).astype(_DTYPES)


def _contexts(rows: pd.DataFrame, sentences: pd.DataFrame | None, caller: str) -> tuple[list[str], list[str]]:
    """Words before and after each change; empty ones where the sentence's text is not given."""
    if sentences is None:
        return [""] * len(rows), [""] * len(rows)
    need(sentences, [*KEYS, "start"], caller, "split_sentences")
    if "text" not in sentences:
        return [""] * len(rows), [""] * len(rows)
    known = sentences[[*KEYS, "start", "text"]].drop_duplicates(KEYS).rename(columns={"start": "offset"})
    texts = rows[[*KEYS, "start", "end"]].merge(known, on=KEYS, how="left")
    places = zip(texts["text"], texts["start"] - texts["offset"], texts["end"] - texts["offset"], strict=True)
    found = [_context(text, start, end) if isinstance(text, str) else ("", "") for text, start, end in places]
    return [before for before, _ in found], [after for _, after in found]


def _context(text: str, start: float, end: float) -> tuple[str, str]:
    before, after = text[: max(0, int(start))], text[max(0, int(end)) :]
    return last_words(before, CONTEXT).strip(), first_words(after, CONTEXT).strip()
