"""The words of each report as numbers: which reports, which words, how often."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.function_words import FUNCTION_WORDS
from framing.resampling import Numbers
from framing.resampling.permutation import Codes, Flags
from framing.spelling import american
from framing.tables import TableError, need, need_numbers, one_of

UNKNOWN = "(unknown)"
NAMES = ("apart", "in", "out")
GRAMMAR = ("out", "in")
VOICES = ("outlet", "quoted", None)


class Bag(NamedTuple):
    """Counts of some words in reports.

    `reports` has article_id, outlet, event, unit and n_words: all words of the report in the voice asked
    for, those not counted one by one among them. `terms` has word and is_name. report, term and uses
    say how often a report has a term, ordered by term.
    """

    reports: pd.DataFrame
    terms: pd.DataFrame
    report: Codes
    term: Codes
    uses: Numbers

    def table(self, first: int, last: int, groups: Codes, n_groups: int) -> Numbers:
        """Counts of the terms from `first` to before `last`, a row a group of reports and a column a term."""
        low, high = np.searchsorted(self.term, [first, last])
        counts = np.zeros((n_groups, last - first))
        np.add.at(counts, (groups[self.report[low:high]], self.term[low:high] - first), self.uses[low:high])
        return counts


def check_words(names: object, function_words: object, voice: object, caller: str) -> None:
    """Raise a `TableError` unless the arguments that say which words count make sense."""
    one_of(names, NAMES, "names", caller)
    one_of(function_words, GRAMMAR, "function_words", caller)
    one_of(voice, VOICES, "voice", caller)


def make_bag(  # noqa: PLR0913 - which words are counted is shown, not hidden in an object
    words: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    names: str,
    function_words: str,
    voice: str | None,
    caller: str,
    fold: bool = True,
) -> Bag:
    """Count words by report; with `fold`, spellings of one word are put together under the one used most."""
    rows = of_voice(words, voice, caller)
    reports = reports_of(rows, articles, caller)
    numbers = pd.Series(reports.index, reports["article_id"])
    rows = rows.assign(report=rows["article_id"].map(numbers).astype("int64"))
    if names == "out":
        rows = rows[~rows["is_name"]]
    elif names == "in":
        rows = rows.assign(is_name=False)
    if function_words == "out":
        rows = rows[rows["is_name"] | ~rows["word"].isin(FUNCTION_WORDS)]
    keys_of = {word: american(word) if fold else word for word in rows["word"].unique()}
    rows = rows.assign(key=rows["word"].map(keys_of).astype("str"))
    terms = _terms(rows)
    keys = pd.MultiIndex.from_frame(terms[["key", "is_name"]])
    term = keys.get_indexer(pd.MultiIndex.from_frame(rows[["key", "is_name"]]))
    found = pd.DataFrame({"term": term, "report": rows["report"].to_numpy(), "count": rows["count"].to_numpy()})
    found = found.groupby(["term", "report"], sort=True)["count"].sum().reset_index()
    report, of_term = (found[name].to_numpy(dtype="int64") for name in ("report", "term"))
    return Bag(reports, terms.drop(columns="key"), report, of_term, found["count"].to_numpy(dtype="float64"))


def keep_terms(bag: Bag, kept: Flags) -> Bag:
    """The bag with some of its terms; the words of the reports stay as many."""
    number = np.cumsum(kept) - 1
    rows = kept[bag.term]
    terms = bag.terms[kept].reset_index(drop=True)
    return Bag(bag.reports, terms, bag.report[rows], number[bag.term[rows]], bag.uses[rows])


def of_voice(words: pd.DataFrame, voice: str | None, caller: str) -> pd.DataFrame:
    """article_id, word, is_name, count of one voice, or of both for None."""
    needed = ["article_id", "word", "voice", "is_name", "count"]
    need(words, needed, caller, "split_words")
    need_numbers(words, ["count"], caller)
    if len(words) and words["word"].isna().any():
        raise TableError(
            f"{caller} needs a word in every row; found {int(words['word'].isna().sum()):,} rows without. pandas reads "
            "the words 'nan' and 'null' in a CSV file as missing: read tables with open_tables()."
        )
    rows = words if voice is None else words[words["voice"] == voice]
    return rows[["article_id", "word", "is_name", "count"]].reset_index(drop=True).astype({"is_name": bool})


def reports_of(rows: pd.DataFrame, articles: pd.DataFrame, caller: str) -> pd.DataFrame:
    """Reports that have words, by article_id: article_id, outlet, event, unit, n_words.

    Where `articles` has no event or no unit, event is empty and the report is its own unit.
    """
    need(articles, ["article_id", "outlet"], caller, "read_corpus")
    twice = articles.loc[articles["article_id"].duplicated(), "article_id"]
    if len(twice):
        raise TableError(
            f"{caller} needs each article_id once in articles; found {twice.iloc[0]!r} more than once. "
            "Drop the repeated rows."
        )
    n_words = rows.groupby("article_id", sort=True)["count"].sum()
    facts = articles.set_index("article_id")
    missing = n_words.index.difference(facts.index)
    if len(missing):
        raise TableError(
            f"{caller} needs the report of every row in articles; {len(missing)} are not there, such as "
            f"{missing[0]!r}. Filter both tables alike, or pass all articles."
        )
    facts = facts.reindex(n_words.index)
    ids = pd.Series(n_words.index, n_words.index, dtype="str")
    return pd.DataFrame(
        {
            "article_id": ids,
            "outlet": _given(facts, "outlet").fillna(UNKNOWN),
            "event": _given(facts, "event"),
            "unit": _given(facts, "unit").fillna(ids),
            "n_words": n_words.astype("float64"),
        }
    ).reset_index(drop=True)


def _given(facts: pd.DataFrame, name: str) -> pd.Series:
    if name not in facts:
        return pd.Series(None, facts.index, dtype="str")
    values = facts[name].astype("str")
    return values.where(values.notna() & (values.str.strip() != ""))


def _terms(rows: pd.DataFrame) -> pd.DataFrame:
    """key, is_name and the spelling used most of each; by the alphabet, a word before the name."""
    uses = rows.groupby(["key", "is_name", "word"], sort=True)["count"].sum().reset_index()
    uses = uses.sort_values("count", ascending=False, kind="stable").drop_duplicates(["key", "is_name"])
    terms = uses.sort_values(["word", "is_name", "key"], kind="stable", ignore_index=True)
    return terms[["key", "word", "is_name"]]


def outlets_in(reports: pd.DataFrame) -> list[str]:
    """Outlets by name, "(unknown)" last."""
    named = set(reports["outlet"])
    return sorted(named - {UNKNOWN}) + sorted(named & {UNKNOWN})
