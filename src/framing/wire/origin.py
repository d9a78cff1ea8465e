"""Whose words a sentence, a phrase, a quotation or a passive is: the agency's, or the outlet's own."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.spelling import american
from framing.tables import DTYPES, STYLE_KINDS, TableError, need, one_of
from framing.words import WORD

FROM_BASE = ("kept", "reworded", "moved")
# A base for these reasons is the agency's text or carries its credit; its headline is the
# agency's only where it is the agency's page or the manifest says so: desks write their own.
AGENCY_TEXT = ("manifest", "agency", "credit")
AGENCY_TITLE = ("manifest", "agency")

Place = tuple[Hashable, int]


class Change(NamedTuple):
    """New wording that an outlet put into a sentence: where it stands, and what stood there."""

    start: int
    end: int
    old_words: frozenset[str]


def mark_origin(
    rows: pd.DataFrame,
    families: pd.DataFrame,
    alignment: pd.DataFrame,
    edits: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Say of each sentence, phrase, quotation or passive whether its words are an agency's or the outlet's own.

    A sentence of a copy is the agency's where it is aligned with one of its base's, kept,
    reworded or moved, and so is that sentence of the base. Of a base that the manifest names,
    that an agency published or that credits one, all of the text is the agency's; the
    headline too in the first two cases. Everything else is the outlet's own. A phrase, a
    quotation and a passive have the origin of their sentence, a quotation that runs on that of the
    sentence it begins in: whoever wrote it chose whom to quote. With `edits`, a phrase that the
    outlet brought in when it reworded a sentence is its own too.

    Parameters
    ----------
    rows : DataFrame
        Sentences, phrases, quotations or passives: columns article_id, sentence (of quotations from
        `mark_sentence`), and part to tell headlines; without it all rows are taken for text. With
        `edits` also start, end and match, as from `find_loaded`.
    families : DataFrame
        Columns article_id, role, reason, as from `match_wire`.
    alignment : DataFrame
        Columns article_id, sentence, base_article_id, base_sentence, edit, as from `align_copies`.
    edits : DataFrame, optional
        Columns article_id, sentence, start, end, old, kind, as from `diff_words`. Changes of
        punctuation and spelling bring nothing in.

    Returns
    -------
    DataFrame
        `rows`, same rows and index, with column origin: "agency" or "own". In a report that
        is in no family, all is own.

    Raises
    ------
    TableError
        A column is missing, or a row has no sentence.

    Notes
    -----
    That a reworded sentence remains the agency's is our judgement: what was changed in it
    stands in the edits. So is that a quotation goes with the sentence it begins in.

    Examples
    --------
    >>> rows = pd.DataFrame({"article_id": ["a", "b", "b"], "sentence": [1, 1, 2], "part": ["body"] * 3})
    >>> families = pd.DataFrame({"article_id": ["a", "b"], "role": ["base", "copy"], "reason": ["credit", "credit"]})
    >>> alignment = pd.DataFrame({"article_id": ["b", "b"], "sentence": [1, 2], "base_article_id": ["a", "a"],
    ...     "base_sentence": [1, None], "edit": ["reworded", "added"]})
    >>> mark_origin(rows, families, alignment)["origin"].tolist()
    ['agency', 'agency', 'own']
    """
    need(rows, ["article_id", "sentence"], "mark_origin", "split_sentences")
    need(families, ["article_id", "role", "reason"], "mark_origin", "match_wire")
    needed = ["article_id", "sentence", "base_article_id", "base_sentence", "edit"]
    need(alignment, needed, "mark_origin", "align_copies")
    _check_sentences(rows)
    agency = _is_agency(rows, families, alignment)
    if edits is not None:
        agency = [old and not new for old, new in zip(agency, _brought_in(rows, edits), strict=True)]
    origin = pd.Series(["agency" if is_agency else "own" for is_agency in agency], rows.index, dtype=DTYPES["string"])
    return rows.assign(origin=origin)


def _check_sentences(rows: pd.DataFrame) -> None:
    n_unknown = int(rows["sentence"].isna().sum())
    if n_unknown:
        raise TableError(
            f"mark_origin needs the sentence of each row; found none in {n_unknown} of {len(rows)} rows. "
            "mark_sentence() finds that of quotations."
        )


def _is_agency(rows: pd.DataFrame, families: pd.DataFrame, alignment: pd.DataFrame) -> list[bool]:
    bases = families[families["role"] == "base"]
    whole = set(bases.loc[bases["reason"].isin(AGENCY_TEXT), "article_id"])
    titled = set(bases.loc[bases["reason"].isin(AGENCY_TITLE), "article_id"])
    used = _from_base(alignment)
    parts = rows["part"] if "part" in rows else [""] * len(rows)
    return [
        article in (titled if part == "headline" else whole) or (article, sentence) in used
        for article, sentence, part in zip(rows["article_id"], rows["sentence"], parts, strict=True)
    ]


def _from_base(alignment: pd.DataFrame) -> set[Place]:
    """Sentences of copies that come from a base, and those of the base that they come from."""
    aligned = alignment[alignment["edit"].isin(FROM_BASE)]
    in_copies = zip(aligned["article_id"], aligned["sentence"].astype("int64"), strict=True)
    return {*in_copies, *zip(aligned["base_article_id"], aligned["base_sentence"].astype("int64"), strict=True)}


def _brought_in(rows: pd.DataFrame, edits: pd.DataFrame) -> list[bool]:
    """Which phrases stand in wording that the outlet put in, with a word that did not stand there before."""
    need(rows, ["start", "end", "match"], "mark_origin", "find_loaded")
    changes = _changes(edits)
    columns = (rows[name].tolist() for name in ("article_id", "sentence", "start", "end", "match"))
    return [
        any(
            change.start < end and start < change.end and not _words(match) <= change.old_words
            for change in changes.get((article, sentence), [])
        )
        for article, sentence, start, end, match in zip(*columns, strict=True)
    ]


def _changes(edits: pd.DataFrame) -> dict[Place, list[Change]]:
    need(edits, ["article_id", "sentence", "start", "end", "old", "kind"], "mark_origin", "diff_words")
    found: dict[Place, list[Change]] = {}
    telling = edits[~edits["kind"].isin(STYLE_KINDS)]
    columns = (telling[name].tolist() for name in ("article_id", "sentence", "start", "end", "old"))
    for article, sentence, start, end, old in zip(*columns, strict=True):
        found.setdefault((article, sentence), []).append(Change(start, end, _words(old)))
    return found


def _words(wording: object) -> frozenset[str]:
    return frozenset(map(american, WORD.findall(wording))) if isinstance(wording, str) else frozenset()


def filter_origin(
    rows: pd.DataFrame, families: pd.DataFrame, view: str = "all", sentences: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Keep the rows that one view of copied text counts.

    Parameters
    ----------
    rows : DataFrame
        Sentences, phrases, quotations or passives: columns article_id and origin, as from `mark_origin`.
    families : DataFrame
        Columns article_id, role, as from `match_wire`.
    view : {"all", "own", "once"}
        all: every row. own: what the outlets wrote themselves. once: the agency's words in its
        base's report alone, and the outlets' own words everywhere.
    sentences : DataFrame, optional
        Columns article_id, sentence, origin, as from `mark_origin`: rows are kept where their
        sentence is. A rate needs it: a loaded phrase that an outlet brought into one of the
        agency's sentences is the outlet's, but the words of that sentence are not counted.

    Returns
    -------
    DataFrame
        The rows that are kept, with their index and all their columns, and `view`: the view, in
        every row. Estimates made of them carry it. An older one is replaced.

    Raises
    ------
    TableError
        A column is missing, origin is empty, or there is no such view.

    Examples
    --------
    >>> rows = pd.DataFrame({"article_id": ["a", "b", "b"], "origin": ["agency", "agency", "own"]})
    >>> families = pd.DataFrame({"article_id": ["a", "b"], "role": ["base", "copy"]})
    >>> filter_origin(rows, families, "once").index.tolist(), filter_origin(rows, families, "own").index.tolist()
    ([0, 2], [2])
    """
    need(rows, ["article_id", "origin"], "filter_origin", "mark_origin")
    need(families, ["article_id", "role"], "filter_origin", "match_wire")
    one_of(view, ["all", "own", "once"], "view", "filter_origin")
    kept = rows[_kept(rows, families, view, sentences)]
    return kept.assign(view=pd.Series(view, index=kept.index, dtype=DTYPES["string"]))


def _kept(
    rows: pd.DataFrame, families: pd.DataFrame, view: str, sentences: pd.DataFrame | None
) -> npt.NDArray[np.bool_]:
    """Which rows the view counts."""
    if view == "all":
        return np.ones(len(rows), dtype=bool)
    if sentences is not None:
        need(rows, ["article_id", "sentence"], "filter_origin", "find_loaded")
        need(sentences, ["article_id", "sentence", "origin"], "filter_origin", "mark_origin")
        counted = set(_places(sentences[_kept(sentences, families, view, None)]))
        return np.array([place in counted for place in _places(rows)], dtype=bool)
    n_unknown = int(rows["origin"].isna().sum())
    if n_unknown:
        raise TableError(
            f"filter_origin needs to know whose words each row is; found origin empty in {n_unknown} of {len(rows)} "
            "rows. mark_origin() fills it."
        )
    kept = rows["origin"] == "own"
    if view == "once":
        kept |= rows["article_id"].isin(families.loc[families["role"] == "base", "article_id"])
    return kept.to_numpy(dtype=bool)


def _places(rows: pd.DataFrame) -> zip[tuple[Hashable, Hashable]]:
    return zip(rows["article_id"], rows["sentence"], strict=True)
