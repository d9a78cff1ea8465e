"""Sentences -> words: how often each report has each word, in no order of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.resampling.permutation import Codes, Flags
from framing.spelling import APOSTROPHES
from framing.tables import empty, make, need
from framing.vocabulary.naming import CAPITAL, NO_EVIDENCE, SMALL, count_states, find_names
from framing.words import WORD

# Where a word begins a sentence, a quotation, a bracket or what a colon announces, any word may have a capital.
# The expression begins with a set, by which text is passed over four times as fast as by a choice.
OPENING = re.compile(r"[\"“”„«(\[{:;!?…‘'](?:(?<![‘'])|(?<!\w.))")
# 's is cut as the possessive, but not where it stands for "is" or "us".
CONTRACTIONS = frozenset("it he she that there here what who where how when let this".split())
CAPITALS = ["word", "n_capital", "n_small"]
KEYS = ["article_id", "word", "voice", "origin", "part", "is_name"]


class _Read(NamedTuple):
    """Every word of every sentence, in order."""

    written: list[str]
    row: Codes  # of the sentences
    opens: Flags  # whether any word might have a capital here
    is_quoted: Flags


class _Words(NamedTuple):
    """The words of all sentences by the alphabet, and each occurrence of one."""

    words: list[str]
    numbers: Codes  # of the occurrences, into words
    states: Codes
    acronyms: Flags


def split_words(sentences: pd.DataFrame, capitals: pd.DataFrame | None = None) -> pd.DataFrame:
    """Count the words of each report: the bag of words from which vocabularies are compared.

    Parameters
    ----------
    sentences : DataFrame
        Columns article_id, part, text, own_text (mark_voice); origin where copies are matched
        (mark_origin).
    capitals : DataFrame, optional
        Columns word, n_capital, n_small (count_capitals) of the whole corpus, where `sentences` are a part of it.

    Returns
    -------
    DataFrame
        A row for each word that a report has in one voice, origin and part: article_id, word (lower
        case, the possessive 's cut, spelling as written), voice (outlet: outside quotation
        marks; quoted: inside), origin (as in `sentences`; left out where that has none), part
        (headline, or text for all the rest), is_name, count. By report, then by the alphabet: nothing of
        the order of the text is left, so that the table may be shared where the texts may not. The
        counts of a report add up to its words.

    Raises
    ------
    TableError
        A needed column is missing, as in tables shared without text: these come with their words.

    Notes
    -----
    A name is a word with a capital inside a sentence. Headlines, first words of sentences and of
    quotations, and sentences in capitals throughout are no evidence: there a word is a name if more than
    half of its other uses in the corpus have a capital. Where fewer than a tenth have, a capital is
    an accident. So "Toll" and "toll" are counted apart. Titles and offices (the list of the
    package), days, months and function words are no names; what is made from a name ("Russian") and names of
    bodies ("Reuters", "Security Council") are taken for names as well. On 21 news texts of the GUM corpus
    (train and dev), in which people marked each proper noun, 95 % of what is found is a name or made from one.

    Examples
    --------
    >>> sentences = pd.DataFrame({"article_id": "a", "part": "body",
    ...     "text": ["We met Toll.", "“We wait,” Toll said."], "own_text": ["We met Toll.", "Toll said."]})
    >>> split_words(sentences)[["word", "voice", "is_name", "count"]].values.tolist()[2:]
    [['toll', 'outlet', True, 2], ['wait', 'quoted', False, 1], ['we', 'outlet', False, 1], ['we', 'quoted', False, 1]]
    """
    need(sentences, ["article_id", "part", "text", "own_text"], "split_words", "mark_voice")
    keys = [name for name in KEYS if name != "origin" or "origin" in sentences]
    read = _read(sentences)
    if not read.written:
        return empty("words", [*keys, "count"])
    found = _words(read)
    is_name = find_names(found.numbers, found.states, found.words, found.acronyms, _evidence(found, capitals))
    values = {
        "article_id": _coded(sentences["article_id"], read.row),
        "word": (found.numbers, found.words),
        "voice": (read.is_quoted.astype("int64"), ["outlet", "quoted"]),
        "part": (sentences["part"].ne("headline").to_numpy().astype("int64")[read.row], ["headline", "text"]),
        "is_name": (is_name.astype("int64"), [False, True]),
    }
    if "origin" in sentences:
        values["origin"] = _coded(sentences["origin"], read.row)
    return _counted({name: values[name] for name in keys})


def _read(sentences: pd.DataFrame) -> _Read:
    written: list[str] = []
    lengths = np.zeros(len(sentences), dtype="int64")
    opening: list[int] = []
    quoted: list[int] = []
    columns = (sentences[name].tolist() for name in ("part", "text", "own_text"))
    for number, (part, text, own) in enumerate(zip(*columns, strict=True)):
        if not isinstance(text, str):
            continue
        begin = len(written)
        for piece in OPENING.split(text):
            opening.append(len(written))
            written += WORD.findall(piece)
        lengths[number] = len(written) - begin
        if part == "headline" or text.isupper():
            opening += range(begin, len(written))
        if own != text:
            quoted += _quoted(written, begin, own if isinstance(own, str) else "")
    flags = np.zeros((2, len(written) + 1), dtype=bool)  # a piece without words opens nothing: one place to spare
    flags[0, opening], flags[1, quoted] = True, True
    return _Read(written, np.repeat(np.arange(len(sentences)), lengths), flags[0, :-1], flags[1, :-1])


def _quoted(written: list[str], begin: int, own: str) -> Sequence[int]:
    """Which words from `begin` on are not among the own ones."""
    if not own:
        return range(begin, len(written))
    left: dict[str, int] = dict(Counter(WORD.findall(own)))
    quoted = []
    for place, word in enumerate(written[begin:], start=begin):
        n = left.get(word)
        if n:
            left[word] = n - 1
        else:
            quoted.append(place)
    return quoted


def _words(read: _Read) -> _Words:
    codes, forms = pd.factorize(np.array(read.written, dtype=object))
    numbers, words = pd.factorize(np.array([plain_word(form) for form in forms], dtype=object), sort=True)
    is_small = np.array([form == form.lower() for form in forms], dtype=bool)[codes]
    acronyms = np.array([len(form) > 1 and form.isupper() for form in forms], dtype=bool)[codes]
    states = np.where(is_small, SMALL, np.where(read.opens, NO_EVIDENCE, CAPITAL))
    return _Words(words.tolist(), numbers[codes], states, acronyms)


def _evidence(found: _Words, capitals: pd.DataFrame | None) -> tuple[Codes, Codes]:
    if capitals is None:
        return count_states(found.numbers, found.states, len(found.words))
    need(capitals, CAPITALS, "split_words", "count_capitals")
    known = capitals.set_index("word").reindex(found.words, fill_value=0)
    return known["n_capital"].to_numpy(dtype="int64"), known["n_small"].to_numpy(dtype="int64")


def count_capitals(sentences: pd.DataFrame) -> pd.DataFrame:
    """Count how often each word has a capital inside a sentence: what tells names from other words.

    For corpora that are split in parts: the counts of all parts, added up, make `split_words` tell
    the same names in each part as in the whole.

    Parameters
    ----------
    sentences : DataFrame
        Columns article_id, part, text, own_text (mark_voice).

    Returns
    -------
    DataFrame
        A row a word, by the alphabet: word (lower case, the possessive 's cut), n_capital and n_small (uses
        with a capital and without one, where a capital tells something: not in headlines, first words of sentences
        and quotations, sentences in capitals). Words without such a use have no row.

    Raises
    ------
    TableError
        A needed column is missing.

    Examples
    --------
    >>> sentences = pd.DataFrame({"article_id": "a", "part": "body",
    ...     "text": ["We met Toll.", "The toll rose."], "own_text": ["We met Toll.", "The toll rose."]})
    >>> count_capitals(sentences).values.tolist()
    [['met', 0, 1], ['rose', 0, 1], ['toll', 1, 1]]
    """
    need(sentences, ["article_id", "part", "text", "own_text"], "count_capitals", "mark_voice")
    found = _words(_read(sentences))
    capital, small = count_states(found.numbers, found.states, len(found.words))
    table = pd.DataFrame({"word": pd.Series(found.words, dtype="str"), "n_capital": capital, "n_small": small})
    return table[capital + small > 0].reset_index(drop=True)


def plain_word(form: str) -> str:
    """A word in lower case, the possessive 's cut.

    >>> plain_word("Putin’s"), plain_word("It's")
    ('putin', "it's")
    """
    low = form.translate(APOSTROPHES).lower()
    bare = low.removesuffix("'s")
    return low if not bare or bare in CONTRACTIONS else bare


def _coded(values: pd.Series, rows: Codes) -> tuple[Codes, list]:
    codes, levels = pd.factorize(values, sort=True)
    return codes[rows], levels.tolist()


def _counted(values: dict[str, tuple[Codes, list]]) -> pd.DataFrame:
    """A row for each combination that occurs, in the order of the columns, with its count."""
    key: npt.NDArray[np.int64] = np.zeros(len(next(iter(values.values()))[0]), dtype="int64")
    for codes, levels in values.values():
        key = key * (len(levels) + 1) + codes + 1  # 0 is a missing value
    found, count = np.unique(key, return_counts=True)
    columns = {}
    for name, (_, levels) in reversed(values.items()):
        found, code = np.divmod(found, len(levels) + 1)
        # Each level is made text once, not each row: a quarter of the time of the whole.
        every = np.array([None, *levels], dtype=object) if name == "is_name" else pd.array([None, *levels], dtype="str")
        columns[name] = every.take(code)
    return make("words", pd.DataFrame({**{name: columns[name] for name in values}, "count": count}))
