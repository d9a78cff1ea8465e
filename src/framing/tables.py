"""What every table holds; the one place that checks it.

Each stage of the package reads a table and returns a table. Their columns are
written down here once: the checks, the empty tables, the CSV files that are
opened again and the ``datapackage.json`` beside them all come from this list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import isnan
from numbers import Real
from typing import NamedTuple

import pandas as pd


class Column(NamedTuple):
    """One column: its name, kind of value, meaning, and the values it may take."""

    name: str
    kind: str  # string, integer, whole (an integer that may be missing), number, boolean, date
    about: str
    values: tuple[str, ...] = ()
    is_text: bool = False  # wording of the reports: left out of tables that are shared
    is_phrase: bool = False  # a few words of the reports: longer wording is shortened in tables that are shared


DTYPES = {
    "string": "str",
    "integer": "int64",
    "whole": "Int64",
    "number": "float64",
    "boolean": "bool",
    "date": "datetime64[s]",
}

_ID = Column("article_id", "string", "the report; unique in articles")
_SENTENCE = Column("sentence", "integer", "number of the sentence in its report, from 0")
_START = Column(
    "start", "integer", "first character, counted from 0 in articles.text (in articles.title where part is headline)"
)
_END = Column("end", "integer", "one past the last character")
_PART = Column("part", "string", "part of the page it stands in", ("headline", "standfirst", "caption", "body"))
_FAMILY = Column("family", "string", "the family of copies")
_SPEAKER = Column("speaker", "string", "who is quoted, as written; empty where not resolved", (), False, True)
_SPEAKER_ID = Column("speaker_id", "string", "one name for a speaker throughout a report; empty where not resolved")
_ORIGIN = Column(
    "origin",
    "string",
    "whose words: the agency's or the outlet's own; empty until copies are matched",
    ("agency", "own"),
)

# Stances of a verb of saying towards what is said.
STANCES = ("neutral", "endorsing", "distancing", "conceding", "combative")
SOURCE_TYPES = ("person", "body", "unnamed")
# Kinds of edits, from those that say nothing of framing to those that say most; one that fits nowhere is other.
EDIT_KINDS = (
    *("punctuation", "spelling", "name", "number", "tense", "qualifier", "attribution", "label", "agent", "quotation"),
    "other",
)
# Why a report was taken for the base: the manifest says so; an agency published it; it credits the
# agency and shares most with the others; or nothing is credited and it is the fullest, then the earliest.
BASE_REASONS = ("manifest", "agency", "credit", "fullest")
# Kinds that never count as framing: how an outlet writes, not what it says.
STYLE_KINDS = ("punctuation", "spelling")

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": (
        _ID,
        Column("outlet", "string", "who published it"),
        Column("title", "string", "the headline"),
        Column("published", "date", "day of publication as the page or the manifest says; empty where unknown"),
        Column("event", "string", "what it reports on; empty where nobody has said"),
        Column(
            "agency",
            "string",
            "news agency credited in a byline, a dateline or a copyright line; several joined by '; '",
        ),
        Column("url", "string", "address of the page"),
        Column(
            "text",
            "string",
            "standfirst and body without page clutter, paragraphs separated by an empty line",
            (),
            True,
        ),
        Column("n_words", "integer", "words in text"),
        Column(
            "standfirst_end",
            "integer",
            "length in characters of the standfirst at the beginning of text, 0 where there is none",
        ),
        Column("source", "string", "file it was read from, relative to the corpus; with #row for a record of a table"),
        Column("sha256", "string", "SHA-256 of the file's bytes, or of the record's text"),
        Column(
            "unit",
            "string",
            "what counts as one piece of evidence: the family of copies, or the report outside one; empty until copies "
            "are matched",
        ),
    ),
    "rejected": (
        Column("source", "string", "file or record"),
        Column("reason", "string", "why it was not read, and what to do"),
    ),
    "removed": (
        _ID,
        Column("line", "integer", "line of the page, from 1, as read"),
        Column("rule", "string", "the rule that cut it"),
        Column("text", "string", "what was cut", (), True),
    ),
    "notes": (
        Column("article_id", "string", "the report; empty for a note on the whole corpus"),
        Column("field", "string", "the column of articles that the note is about"),
        Column("note", "string", "what is unknown and why, where a value was found, or what was repaired"),
    ),
    "sentences": (
        _ID,
        _SENTENCE,
        Column("paragraph", "integer", "number of the paragraph: 0 is the headline, the text begins with 1"),
        _PART,
        _START,
        _END,
        Column("text", "string", "the sentence", (), True),
        Column("n_words", "integer", "words in the sentence"),
        Column("quoted_share", "number", "share of its words inside quotation marks, 0 to 1"),
        Column("voice", "string", "whose words", ("outlet", "quoted", "mixed")),
        Column("own_text", "string", "the sentence without what stands in quotation marks", (), True),
        Column("n_own", "integer", "words outside quotation marks"),
        Column("n_paraphrased", "integer", "own words that tell what somebody said: indirect speech"),
        Column("attributed", "boolean", "more than half of the own words are indirect speech"),
        Column("neg", "number", "VADER's negative share, 0 to 1"),
        Column("neu", "number", "VADER's neutral share, 0 to 1"),
        Column("pos", "number", "VADER's positive share, 0 to 1"),
        Column("compound", "number", "VADER's compound score of the sentence as written, -1 to 1"),
        Column("compound_own", "number", "compound score of the outlet's own words alone; empty where it has none"),
        _ORIGIN,
    ),
    "quotes": (
        _ID,
        Column("quote", "integer", "number of the quotation in its report, from 0"),
        _START,
        _END,
        Column("text", "string", "the words between the marks; of indirect speech, what was said", (), True),
        Column(
            "kind",
            "string",
            "direct: more than three words; partial: up to three with a verb of saying; scare: up to three without; "
            "indirect: speech without marks, the words that say what was said",
            ("direct", "partial", "scare", "indirect"),
        ),
        Column("n_words", "integer", "words quoted"),
        Column("closed", "boolean", "false where the closing mark is missing and the paragraph ends the quotation"),
        _PART,
        _SPEAKER,
        Column("cue", "string", "the verb or phrase of saying; empty where not resolved"),
        Column(
            "stance",
            "string",
            "stance of the cue; empty where not resolved",
            STANCES,
        ),
        _SPEAKER_ID,
        Column(
            "source_type",
            "string",
            "person: by name; body: a government, ministry, organisation or paper; unnamed: an official, a resident; "
            "empty where not resolved",
            SOURCE_TYPES,
        ),
        Column("speaker_start", "whole", "first character of speaker in articles.text"),
        Column("speaker_end", "whole", "one past its last character"),
        Column("cue_start", "whole", "first character of cue in articles.text"),
        Column("cue_end", "whole", "one past its last character"),
        Column("sentence", "whole", "number of the sentence in which it begins; empty until sentences are split"),
        _ORIGIN,
    ),
    "phrases": (
        _ID,
        _SENTENCE,
        _START,
        _END,
        Column("match", "string", "the words as they stand in the report"),
        Column("term", "string", "the entry of the lexicon"),
        Column("category", "string", "category of the entry"),
        Column("strength", "integer", "how loaded the entry is, 1 to 3"),
        Column(
            "polarity",
            "string",
            "whether the entry speaks well or ill of what it is said of",
            ("negative", "positive", "either"),
        ),
        Column("neutral", "string", "a plain alternative"),
        Column("part", "string", "part of the page it stands in", ("headline", "standfirst", "caption", "body")),
        Column(
            "voice",
            "string",
            "outlet: in the outlet's own words; paraphrased: in its own words for what somebody said; quoted: inside a "
            "quotation; scare: in scare quotes",
            ("outlet", "paraphrased", "quoted", "scare"),
        ),
        _SPEAKER,
        _SPEAKER_ID,
        Column("negated", "boolean", "a negation stands within three words before it"),
        _ORIGIN,
    ),
    "passives": (
        _ID,
        _SENTENCE,
        _PART,
        _START,
        _END,
        Column("match", "string", "the verb group as it stands in the report"),
        Column("verb", "string", "its verb in the plain form where a list or a rule gives it, else the participle"),
        Column("agent", "string", "by: a by-phrase names who did it; none", ("by", "none")),
        Column(
            "voice", "string", "outlet: in the outlet's own words; quoted: inside quotation marks", ("outlet", "quoted")
        ),
        _ORIGIN,
    ),
    "words": (
        _ID,
        Column("word", "string", "a word in lower case"),
        Column("voice", "string", "outlet: outside quotation marks; quoted: inside", ("outlet", "quoted")),
        _ORIGIN,
        Column("part", "string", "headline, or text: all the rest", ("headline", "text")),
        Column("is_name", "boolean", "written with a capital where other words are not: a name of a person or place"),
        Column("count", "integer", "how often the report has it so"),
    ),
    "families": (
        _FAMILY,
        _ID,
        Column("role", "string", "the text the others were made from, or a copy", ("base", "copy")),
        Column("base_article_id", "string", "the base of the family"),
        Column("overlap", "number", "share of own words kept from the base, 0 to 1: n_kept of n_own; 1 for the base"),
        Column("n_kept", "integer", "own words in runs of four or more that the base's narration has too"),
        Column("n_own", "integer", "words of its text outside quotation marks, headline left out"),
        Column("reason", "string", "why the base of this family was taken for its base", BASE_REASONS),
    ),
    "alignment": (
        _FAMILY,
        _ID,
        Column("sentence", "whole", "sentence of the copy; empty where the base's sentence was cut"),
        Column("base_article_id", "string", "the base of the family"),
        Column("base_sentence", "whole", "sentence of the base; empty where the copy's was added"),
        Column("similarity", "number", "similarity of the two sentences, 0 to 1; 0 for added and cut"),
        Column(
            "edit",
            "string",
            "what became of the sentence: kept word for word (marks aside), reworded, added, cut, "
            "or moved out of the base's order, reworded or not",
            ("kept", "reworded", "added", "cut", "moved"),
        ),
    ),
    "edits": (
        _FAMILY,
        _ID,
        _SENTENCE,
        _START,
        _END,
        Column("old", "string", "wording of the base; empty for words put in", (), False, True),
        Column("new", "string", "wording of the copy; empty for words left out", (), False, True),
        Column(
            "kind",
            "string",
            "kind of change; quotation: the words inside quotation marks were altered or shortened",
            EDIT_KINDS,
        ),
        Column("old_category", "string", "lexicon categories of the old wording, joined by '; '"),
        Column("new_category", "string", "lexicon categories of the new wording, joined by '; '"),
        Column("old_terms", "string", "loaded terms of the old wording as they stand, in order, joined by '; '"),
        Column("new_terms", "string", "loaded terms of the new wording as they stand, in order, joined by '; '"),
        Column("voice", "string", "whose words the change stands in", ("outlet", "quoted", "scare")),
        _PART,
        Column("base_article_id", "string", "the base of the family"),
        Column("base_sentence", "integer", "sentence of the base"),
        Column("base_start", "integer", "first character of the old wording in the base"),
        Column("base_end", "integer", "one past its last character"),
        Column("n_old", "integer", "words of the old wording"),
        Column("n_new", "integer", "words of the new wording"),
        Column("strength_change", "integer", "strength of the loaded terms of the new wording less that of the old"),
    ),
}


class TableError(ValueError):
    """A table or a file is not what a function needs. The message says what to do."""


def column_names(table: str) -> list[str]:
    """Names of the columns of `table`, in their order.

    >>> column_names("rejected")
    ['source', 'reason']
    """
    return [column.name for column in TABLES[table]]


def empty(table: str, columns: Iterable[str] | None = None) -> pd.DataFrame:
    """Make an empty table with the right dtypes.

    >>> empty("rejected").dtypes.astype(str).to_dict()
    {'source': 'str', 'reason': 'str'}
    """
    wanted = set(columns) if columns is not None else set(column_names(table))
    return pd.DataFrame({c.name: pd.Series(dtype=DTYPES[c.kind]) for c in TABLES[table] if c.name in wanted})


def make(
    table: str, rows: Iterable[dict] | Mapping[str, Sequence] | pd.DataFrame, columns: Iterable[str] | None = None
) -> pd.DataFrame:
    """Make `table` from rows, or from its columns: declared columns first, in order, with their dtypes.

    Columns that the rows lack are left out, unless `columns` names the ones to
    make; columns beyond the declared ones follow in the order they came. Of many
    rows, columns are made faster than a dict for each.

    >>> make("rejected", [{"source": "a.txt", "reason": "empty file"}])
      source      reason
    0  a.txt  empty file
    >>> make("rejected", {"reason": ["empty file"], "source": ["a.txt"]})
      source      reason
    0  a.txt  empty file
    """
    frame = rows if isinstance(rows, pd.DataFrame) else pd.DataFrame(rows if isinstance(rows, Mapping) else list(rows))
    if frame.empty and not len(frame.columns):
        return empty(table, columns)
    wanted = list(columns) if columns is not None else [n for n in column_names(table) if n in frame]
    further = [name for name in frame.columns if name not in wanted]
    frame = frame.reindex(columns=[*wanted, *further])
    kinds = {c.name: c.kind for c in TABLES[table]}
    return frame.astype({n: DTYPES[kinds[n]] for n in wanted if n in kinds})


def need(frame: pd.DataFrame, columns: Iterable[str], caller: str, maker: str) -> None:
    """Raise a `TableError` unless `frame` is a DataFrame that has `columns`.

    Parameters
    ----------
    frame : DataFrame
        What the caller was given.
    columns : iterable of str
        What the caller needs.
    caller, maker : str
        The function that asks, and the one whose result has these columns.

    Examples
    --------
    >>> need(pd.DataFrame({"id": [], "body": []}), ["text"], "score_sentiment", "split_sentences")
    Traceback (most recent call last):
        ...
    framing.tables.TableError: score_sentiment needs column 'text'; found 'id', 'body'. split_sentences() makes it.
    """
    if not isinstance(frame, pd.DataFrame):
        raise TableError(f"{caller} needs a DataFrame; found {type(frame).__name__}. {maker}() makes it.")
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        plural, it = ("s", "them") if len(missing) > 1 else ("", "it")
        found = _listed(frame.columns) or "no columns"
        raise TableError(f"{caller} needs column{plural} {_listed(missing)}; found {found}. {maker}() makes {it}.")


def need_numbers(frame: pd.DataFrame, columns: Iterable[str], caller: str) -> None:
    """Raise a `TableError` unless these columns hold numbers; a column without a value may be of any kind.

    >>> need_numbers(pd.DataFrame({"n_own": ["12", "7"]}), ["n_own"], "rate_by_article")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    framing.tables.TableError: rate_by_article needs numbers in column 'n_own'; found text such as '12'. ...
    """
    for name in columns:
        if pd.api.types.is_numeric_dtype(frame[name].dtype):
            continue
        texts = [value for value in frame[name].dropna() if isinstance(value, str)]
        if texts:
            raise TableError(
                f"{caller} needs numbers in column {name!r}; found text such as {texts[0]!r}. "
                f"Convert it: table[{name!r}] = pd.to_numeric(table[{name!r}])."
            )


def is_number(value: object, *, whole: bool = False) -> bool:
    """Whether a setting is a number; text that reads as one, yes and no are none.

    >>> is_number(0.05), is_number("0.05"), is_number(None), is_number(True), is_number(2.5, whole=True)
    (True, False, False, False, False)
    """
    if type(value) is bool or not isinstance(value, Real):
        return False
    return bool(value % 1 == 0) if whole else not isnan(value)


def one_of(value: object, allowed: Iterable[object], name: str, caller: str) -> None:
    """Raise a `TableError` unless `value` is one of `allowed`.

    >>> one_of("xml", ["csv", "parquet"], "format", "save_tables")
    Traceback (most recent call last):
        ...
    framing.tables.TableError: save_tables needs format to be one of 'csv', 'parquet'; found 'xml'.
    """
    allowed = list(allowed)
    if value not in allowed:
        raise TableError(f"{caller} needs {name} to be one of {_listed(allowed)}; found {value!r}.")


def _listed(values: Iterable[object]) -> str:
    return ", ".join(repr(value) if value is None or is_number(value) else repr(str(value)) for value in values)
