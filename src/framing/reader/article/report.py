"""All that the tables hold of one report; what they lack stays empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from framing.reader.values import day, letters, said, whole

Record = dict[str, Any]
Glosses = Mapping[tuple[str, str], str]


class Sentence(NamedTuple):
    """A sentence; text is empty where it is not at hand, a number None where it was not measured."""

    number: int
    paragraph: int | None
    part: str
    start: int
    end: int
    text: str
    n_words: int | None
    n_own: int | None
    n_paraphrased: int | None
    origin: str
    tone: float | None


class Quotation(NamedTuple):
    """A quotation or indirect speech."""

    label: str
    part: str
    start: int
    end: int
    text: str
    kind: str
    speaker: str
    speaker_id: str
    source_type: str
    cue: str
    stance: str
    n_words: int | None


class Phrase(NamedTuple):
    """A loaded phrase in use."""

    label: str
    part: str
    start: int
    end: int
    text: str
    category: str
    gloss: str
    neutral: str
    voice: str
    speaker: str
    negated: bool
    origin: str

    @property
    def is_own(self) -> bool:
        """Whether it stands outside quotation marks: in the outlet's own words, indirect speech among them."""
        return self.voice in ("outlet", "paraphrased")


class Passive(NamedTuple):
    """A passive that does not say who did it."""

    label: str
    part: str
    start: int
    end: int
    text: str


class Report(NamedTuple):
    """A report: what articles say of it, its sentences, and what was found in them."""

    article_id: str
    outlet: str
    title: str
    published: str
    agency: str
    url: str
    sentences: list[Sentence]
    quotations: list[Quotation]
    phrases: list[Phrase]
    passives: list[Passive]
    measured: frozenset[str]  # names of the tables there are: what none was looked for is not said to be absent

    @property
    def has_text(self) -> bool:
        """Whether the wording of a sentence is known."""
        return any(sentence.text for sentence in self.sentences)


def read_report(tables: Mapping[str, pd.DataFrame], article_id: str, glosses: Glosses, tone: str) -> Report:
    """Gather what the tables hold of a report, in the order of its text."""
    facts = next(iter(_records(tables, "articles", article_id)), {})
    sentences = [_sentence(row, tone) for row in _records(tables, "sentences", article_id)]
    quotations = _in_order(_records(tables, "quotes", article_id))
    phrases = _in_order(_records(tables, "phrases", article_id))
    passives = _in_order(row for row in _records(tables, "passives", article_id) if said(row.get("agent")) == "none")
    return Report(
        article_id,
        said(facts.get("outlet")) or article_id,
        said(facts.get("title")),
        day(facts.get("published")),
        said(facts.get("agency")),
        said(facts.get("url")),
        sorted(sentences, key=lambda sentence: sentence.number),
        [_quotation(row, letters(n)) for n, row in enumerate(quotations, 1)],
        [_phrase(row, str(n), glosses) for n, row in enumerate(phrases, 1)],
        [_passive(row, f"p{n}") for n, row in enumerate(passives, 1)],
        frozenset(tables),
    )


def is_headline(part: str) -> bool:
    """Whether offsets are those of the headline; all others are of the text."""
    return part == "headline"


def _records(tables: Mapping[str, pd.DataFrame], name: str, article_id: str) -> list[Record]:
    table = tables.get(name)
    if table is None:
        return []
    rows = table[table["article_id"].astype("str") == article_id]
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]


def _in_order(rows: Iterable[Record]) -> list[Record]:
    return sorted(rows, key=lambda row: (not is_headline(said(row.get("part"))), row["start"], row["end"]))


def _sentence(row: Record, tone: str) -> Sentence:
    score = row.get(tone)
    return Sentence(
        number=int(row["sentence"]),
        paragraph=whole(row.get("paragraph")),
        part=said(row.get("part")),
        start=int(row["start"]),
        end=int(row["end"]),
        text=said(row.get("text")),
        n_words=whole(row.get("n_words")),
        n_own=whole(row.get("n_own")),
        n_paraphrased=whole(row.get("n_paraphrased")),
        origin=said(row.get("origin")),
        tone=None if score is None or pd.isna(score) else float(score),
    )


def _quotation(row: Record, label: str) -> Quotation:
    return Quotation(
        label=label,
        part=said(row.get("part")),
        start=int(row["start"]),
        end=int(row["end"]),
        text=said(row.get("text")),
        kind=said(row.get("kind")),
        speaker=said(row.get("speaker")),
        speaker_id=said(row.get("speaker_id")),
        source_type=said(row.get("source_type")),
        cue=said(row.get("cue")),
        stance=said(row.get("stance")),
        n_words=whole(row.get("n_words")),
    )


def _phrase(row: Record, label: str, glosses: Glosses) -> Phrase:
    term, category = said(row.get("term")), said(row.get("category"))
    return Phrase(
        label=label,
        part=said(row.get("part")),
        start=int(row["start"]),
        end=int(row["end"]),
        text=said(row.get("match")),
        category=category,
        gloss=glosses.get((term, category), ""),
        neutral=said(row.get("neutral")),
        voice=said(row.get("voice")),
        speaker=said(row.get("speaker_id")) or said(row.get("speaker")),
        negated=row.get("negated") is True,
        origin=said(row.get("origin")),
    )


def _passive(row: Record, label: str) -> Passive:
    return Passive(label, said(row.get("part")), int(row["start"]), int(row["end"]), said(row.get("match")))
