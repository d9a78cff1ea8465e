"""Alignment -> edits: what a copy changed in the wording it was handed, one row a change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pandas as pd

from framing.lexicon.read import loaded_terms
from framing.lexicon.terms import complete_terms
from framing.tables import column_names, empty, make, need
from framing.wire.edits.changes import Found, find_changes
from framing.wire.edits.groups import Group, groups_of
from framing.wire.edits.spans import (
    NOTHING,
    Quoted,
    Term,
    categories_of,
    is_quoted,
    quoted_by_article,
    quoted_in_title,
    term_finder,
    terms_over,
    voice_of,
)
from framing.wire.kinds.change import Change
from framing.wire.kinds.coding import kind_of
from framing.words import WORD, count_words

ALIGNED = ("family", "article_id", "sentence", "base_article_id", "base_sentence")
SENTENCE = ("article_id", "sentence", "part", "start", "text")
TermsIn = Callable[[str], tuple[Term, ...]]


class Sentence(NamedTuple):
    """What a change needs of the sentence it stands in."""

    part: str
    start: int
    text: str


class Reports(NamedTuple):
    """Sentences and quotations of all reports, and the loaded terms of a sentence."""

    sentences: dict[tuple[Any, int], Sentence]
    quoted: dict[Any, Quoted]
    titles: dict[Any, Quoted]
    terms_in: TermsIn


class Side(NamedTuple):
    """A wording in its report."""

    found: Found
    number: int  # of its sentence in the report
    sentence: Sentence
    quoted: Quoted
    terms: list[Term]

    @property
    def start(self) -> int:
        """First character in the report's text, or in its title."""
        return self.sentence.start + self.found.start


def diff_words(
    alignment: pd.DataFrame, sentences: pd.DataFrame, quotes: pd.DataFrame, lexicon: pd.DataFrame | None = None
) -> pd.DataFrame:
    """List what copies changed in the wording of their base, one row a change.

    Every sentence that the alignment sets beside one of the base is compared word by word
    with it, those kept too, since their marks may differ. Where a sentence was split, or
    several were merged, all sentences concerned are compared together. A row is the change
    an editor made: whole words, with what belongs to them (a title and the commas around it,
    an auxiliary and its verb), and two changes side by side are two rows (*rebels said*,
    *insurgents claimed*). Capitals that only begin a sentence, and any in headlines, are no change.

    Parameters
    ----------
    alignment : DataFrame
        Columns family, article_id, sentence, base_article_id, base_sentence, as from
        `align_copies`; rows without one of the two sentences (added, cut) have no changes.
    sentences : DataFrame
        Columns article_id, sentence, part, start, text, as from `split_sentences`.
        Sentences without text are passed over.
    quotes : DataFrame
        Columns article_id, start, end, kind, as from `find_quotes`; headlines are read by their own marks.
    lexicon : DataFrame, optional
        Terms as from `read_lexicon`; the shipped list if not given.

    Returns
    -------
    DataFrame
        A row a change, in the order of the alignment's copies and of each copy's text. The index is new. Columns:

        - family, article_id: the family and the copy.
        - sentence: number of the copy's sentence, from 0.
        - start, end: first character of the new wording and one past its last, in articles.text, for headlines
          in articles.title; equal where words were only left out: the place where they stood.
        - old, new: wording of the base and of the copy without blanks around it; one of them may be empty.
        - kind: one of `framing.tables.EDIT_KINDS`; the codebook stands in `framing.wire.kinds.coding`.
        - old_category, new_category: lexicon categories of the loaded terms that share a character with the
          wording, each once, joined by '; '; empty where there is none.
        - old_terms, new_terms: those terms as they stand in the sentence, in order, joined by '; '; a term
          of which only a part was changed is given whole.
        - voice: whose words the new wording is, or the old where no new words stand: outlet, quoted, scare.
        - part: headline, or where in the text the copy's sentence stands.
        - base_article_id, base_sentence: the base and the number of its sentence.
        - base_start, base_end: the old wording in the base, as start and end.
        - n_old, n_new: words of either wording, 0 and more.
        - strength_change: sum of the strengths of the new terms less that of the old; of any sign.

    Raises
    ------
    TableError
        A column is missing.

    Notes
    -----
    Words are aligned at least cost, as in the linguistically informed alignment of Felice, Bryant and
    Briscoe (2016); the costs, and the rules for what is one change, are our judgement. Pairs of
    very long sentences (more than some 550 changed words in each) are compared by equal words only.

    Examples
    --------
    >>> sentences = pd.DataFrame({"article_id": ["a", "b"], "sentence": [1, 1], "part": "body", "start": [0, 0],
    ...     "text": ["The rebels said it was over.", "The insurgents claimed it was over."]})
    >>> alignment = pd.DataFrame({"family": ["wire-a"], "article_id": ["b"], "sentence": [1],
    ...     "base_article_id": ["a"], "base_sentence": [1]})
    >>> diff_words(alignment, sentences, empty("quotes"))[["old", "new", "start", "end", "kind"]]
          old         new  start  end         kind
    0  rebels  insurgents      4   14        label
    1    said     claimed     15   22  attribution
    """
    need(alignment, ALIGNED, "diff_words", "align_copies")
    need(sentences, SENTENCE, "diff_words", "split_sentences")
    need(quotes, ("article_id", "start", "end", "kind"), "diff_words", "find_quotes")
    terms = complete_terms(loaded_terms() if lexicon is None else lexicon, "diff_words")
    reports = _reports(sentences, quotes, term_finder(terms))
    rows = [row for group in groups_of(alignment) for row in _rows(group, reports)]
    return make("edits", rows, column_names("edits")) if rows else empty("edits")


def _reports(sentences: pd.DataFrame, quotes: pd.DataFrame, terms_in: TermsIn) -> Reports:
    columns = [sentences[name].tolist() for name in SENTENCE]
    told = {
        (article, int(number)): Sentence(part, int(start), text)
        for article, number, part, start, text in zip(*columns, strict=True)
        if isinstance(text, str)
    }
    return Reports(told, quoted_by_article(quotes), _titles(told), terms_in)


def _titles(sentences: dict[tuple[Any, int], Sentence]) -> dict[Any, Quoted]:
    """Quotations of headlines, which may have several sentences."""
    titles: dict[Any, str] = {}
    for (article, _), sentence in sentences.items():
        if sentence.part == "headline":
            title = titles.get(article, "").ljust(sentence.start)
            titles[article] = title[: sentence.start] + sentence.text + title[sentence.start + len(sentence.text) :]
    return {article: quoted_in_title(title) for article, title in titles.items()}


def _rows(group: Group, reports: Reports) -> Iterator[dict[str, Any]]:
    new = [reports.sentences.get((group.article_id, number)) for number in group.sentences]
    old = [reports.sentences.get((group.base_article_id, number)) for number in group.base_sentences]
    if None in new or None in old:
        return
    is_headline = all(s is not None and s.part == "headline" for s in [*new, *old])
    changes = find_changes([s.text for s in old if s], [s.text for s in new if s], ignore_case=is_headline)
    for was, became in changes:
        base = _side(was, group.base_article_id, group.base_sentences[was.sentence], reports)
        copy = _side(became, group.article_id, group.sentences[became.sentence], reports)
        yield {
            "family": group.family,
            "article_id": group.article_id,
            "base_article_id": group.base_article_id,
            **_row(base, copy),
        }


def _side(found: Found, article: Any, number: int, reports: Reports) -> Side:
    sentence = reports.sentences[article, number]
    quoted = (reports.titles if sentence.part == "headline" else reports.quoted).get(article, NOTHING)
    terms = terms_over(reports.terms_in(sentence.text), found.start, found.end)
    return Side(found, number, sentence, quoted, terms)


def _row(old: Side, new: Side) -> dict[str, Any]:
    place = new if WORD.search(new.found.text) or not WORD.search(old.found.text) and new.found.text else old
    change = _change(old, new)
    return {
        "sentence": new.number,
        "start": new.start,
        "end": new.start + len(new.found.text),
        "old": old.found.text,
        "new": new.found.text,
        "kind": kind_of(change),
        "old_category": "; ".join(change.old_categories),
        "new_category": "; ".join(change.new_categories),
        "old_terms": "; ".join(term.text for term in old.terms),
        "new_terms": "; ".join(term.text for term in new.terms),
        "voice": voice_of(place.quoted, place.start, place.found.text),
        "part": new.sentence.part,
        "base_sentence": old.number,
        "base_start": old.start,
        "base_end": old.start + len(old.found.text),
        "n_old": count_words(old.found.text),
        "n_new": count_words(new.found.text),
        "strength_change": sum(term.strength for term in new.terms) - sum(term.strength for term in old.terms),
    }


def _change(old: Side, new: Side) -> Change:
    return Change(
        old.found.text,
        new.found.text,
        old.sentence.text,
        new.sentence.text,
        old.found.start,
        new.found.start,
        is_quoted(old.quoted, old.start, old.found.text),
        is_quoted(new.quoted, new.start, new.found.text),
        categories_of(old.terms),
        categories_of(new.terms),
    )
