"""Which two reports are compared, and all that the tables hold of them."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from framing.reader.copies.changes import Change, numbered, read_changes
from framing.reader.copies.marking import Sentence
from framing.reader.copies.rows import Row, read_rows, side_by_side
from framing.reader.values import day, listed, said, whole
from framing.tables import TableError


class Report(NamedTuple):
    """A report: what articles say of it, and its sentences by number."""

    article_id: str
    outlet: str
    title: str
    published: str
    agency: str
    sentences: dict[int, Sentence]


class Pair(NamedTuple):
    """A copy and its base."""

    copy: Report
    base: Report
    rows: list[Row]  # as read: the copy's order, cut sentences at their place
    aligned: list[Row]  # as in alignment: what is counted
    changes: list[Change]  # in the order of the rows
    others: list[str]  # further bases of the same report

    @property
    def has_text(self) -> bool:
        """Whether the wording of a sentence is known."""
        return any(s.text for report in (self.copy, self.base) for s in report.sentences.values())


def read_pair(
    alignment: pd.DataFrame,
    edits: pd.DataFrame,
    sentences: pd.DataFrame,
    articles: pd.DataFrame,
    ids: tuple[str, str, list[str]],
) -> Pair:
    """Gather two reports: `ids` are the copy, the base and the further bases, as `choose` gives them."""
    copy_id, base_id, others = ids
    copy, base = (read_report(articles, sentences, name) for name in (copy_id, base_id))
    aligned = read_rows(_of(alignment, copy_id, base_id))
    rows = side_by_side(aligned, _headlines(base), _headlines(copy))
    changes = read_changes(_of(edits, copy_id, base_id))
    _must_hold(copy, [row.sentence for row in rows], sentences)
    _must_hold(base, [row.base_sentence for row in rows], sentences)
    return Pair(copy, base, rows, aligned, numbered(in_rows(changes, rows)), others)


def choose(alignment: pd.DataFrame, article_id: str | None, base_article_id: str | None) -> tuple[str, str, list[str]]:
    """The copy to show, its base, and the further bases it has.

    Raises
    ------
    TableError
        Nothing in alignment has these ids; the message lists what there is.
    """
    pairs = alignment[["article_id", "base_article_id"]].dropna().drop_duplicates()
    found = list(zip(pairs["article_id"].astype("str"), pairs["base_article_id"].astype("str"), strict=True))
    copies = list(dict.fromkeys(copy for copy, base in found if base_article_id in (None, base)))
    if base_article_id is not None and not copies:
        _unknown("base_article_id", "a base", base_article_id, [base for _, base in found])
    if article_id is not None and article_id not in [copy for copy, _ in found]:
        _unknown("article_id", "a copy", article_id, [copy for copy, _ in found])
    copy = copies[0] if article_id is None else article_id
    bases = [base for one, base in found if one == copy]
    if base_article_id is not None and base_article_id not in bases:
        _unknown("base_article_id", f"a base of {copy!r}", base_article_id, bases)
    base = bases[0] if base_article_id is None else base_article_id
    return copy, base, [other for other in bases if other != base]


def read_report(articles: pd.DataFrame, sentences: pd.DataFrame, article_id: str) -> Report:
    """What the tables hold of a report; what they lack stays empty."""
    rows = articles[articles["article_id"] == article_id]
    row = rows.iloc[0] if len(rows) else pd.Series(dtype="object")
    return Report(
        article_id,
        said(row.get("outlet")) or article_id,
        said(row.get("title")),
        day(row.get("published")),
        said(row.get("agency")),
        _sentences(sentences, article_id),
    )


def in_rows(changes: list[Change], rows: list[Row]) -> list[Change]:
    """Changes in the order of the rows they stand in; those of no row come last."""
    return sorted(changes, key=lambda change: row_of(change, rows))


def row_of(change: Change, rows: list[Row]) -> int:
    """Number of the row that a change stands in: the pair of its sentences, else one with either."""
    pairs = [(row.sentence, row.base_sentence) for row in rows]
    tests = (
        lambda pair: pair == (change.sentence, change.base_sentence),
        lambda pair: pair[0] == change.sentence,
        lambda pair: pair[1] == change.base_sentence,
    )
    return next((at for test in tests for at, pair in enumerate(pairs) if test(pair)), len(rows))


def _of(table: pd.DataFrame, copy_id: str, base_id: str) -> pd.DataFrame:
    """Rows of a copy in the families of one base."""
    rows = table[table["article_id"] == copy_id]
    return rows[rows["family"].isin(rows.loc[rows["base_article_id"] == base_id, "family"])]


def _sentences(sentences: pd.DataFrame, article_id: str) -> dict[int, Sentence]:
    rows = sentences[sentences["article_id"] == article_id]
    texts = rows["text"].map(said).tolist() if "text" in rows else [""] * len(rows)
    columns = (rows[name].tolist() for name in ("sentence", "part", "start"))
    return {
        int(number): Sentence(int(number), said(part), whole(start) or 0, text)
        for number, part, start, text in zip(*columns, texts, strict=True)
    }


def _headlines(report: Report) -> list[int]:
    return [number for number, sentence in report.sentences.items() if sentence.part == "headline"]


def _must_hold(report: Report, numbers: list[int | None], sentences: pd.DataFrame) -> None:
    missing = [number for number in numbers if number is not None and number not in report.sentences]
    if missing and "text" in sentences:
        raise TableError(
            f"compare_copies needs the sentences that alignment was made from; sentence {missing[0]} of "
            f"{report.article_id!r} is not there. Pass the table that align_copies() was given."
        )


def _unknown(name: str, what: str, value: str, there: list[str]) -> None:
    raise TableError(
        f"compare_copies needs {name} to be {what} in alignment; found {value!r}. There are: {listed(there)}."
    )
