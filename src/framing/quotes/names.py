"""Where a report names persons and bodies: runs of capitalised words with the titles before them.

Without a tagger: "Foreign Minister Ivara Toll" is a title and a name, since
*minister* is in the list of offices; "Strait Commission" is a body, since
*commission* is in the list of bodies; two capitalised words more are a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from framing.boundaries import sentence_spans
from framing.marks import Span, quotation_spans
from framing.quotes.nouns import (
    ALTERING,
    FUNCTION,
    MASSES,
    NO_NAMES,
    PARTICLES,
    PARTIES,
    SUFFIXES,
    VAGUE,
    body_words,
    is_person_noun,
    peoples,
    places,
    singular,
    titles,
)
from framing.quotes.report import Naming, Report
from framing.quotes.tokens import past_forms
from framing.quotes.wording import DISTINCT, Word, Words

LONGEST_TITLE, LONGEST_NAME = 7, 4
Run = tuple[int, int]  # numbers of the first word and of one past the last


def read_names(
    text: str, sentences: list[tuple[int, int, int]] | None = None, quotations: list[Span] | None = None
) -> Report:
    """Find every place where a text names a person or a body; its sentences and quotations too if they are not given.

    >>> [" ".join(naming.words) for naming in read_names("On Monday Mr Toll met the Reed Party.").namings]
    ['Toll', 'Reed Party']
    """
    words = Words(text)
    sentences = sentence_spans(text) if sentences is None else sentences
    quotations = quotation_spans(text) if quotations is None else quotations
    quoted = [(span.start, span.end) for span in quotations]
    openings = _Openings(words, {start for _, start, _ in sentences} | {start for start, _ in quoted})
    namings = [
        naming for run in _joined(words, _capital_runs(words)) if (naming := _naming(text, words, run, openings))
    ]
    return Report(text, words, sentences, quoted, namings)


class _Openings:
    """Where a capital may be due to a beginning: places of sentences and quotations, and words in small letters."""

    def __init__(self, words: Words, places: set[int]) -> None:
        self.words = words
        self.places = places

    def __contains__(self, i: int) -> bool:
        start = self.words.starts[i]
        return start in self.places or start - 1 in self.places

    @cached_property
    def lower(self) -> set[str]:
        return {word.low for word in self.words.facts if word.is_small}


def _capital_runs(words: Words) -> Iterator[Run]:
    """Each run of capitalised words."""
    end = 0
    for i in words.telling:
        if i < end or not words.facts[i].is_capital:
            continue
        end = i + 1
        while more := _goes_on(words, end):
            end += more
        yield i, end


def _goes_on(words: Words, end: int) -> int:
    """How many words the run goes on with: a capitalised one, or a particle or two and a capitalised one."""
    for n in (1, 2, 3):
        last = end + n - 1
        if last == len(words.facts):
            return 0
        word = words.facts[last]
        if not (word.is_capital or word.low in PARTICLES) or not words.is_next(last):
            return 0
        if word.is_capital:
            return n
    return 0


def _joined(words: Words, runs: Iterator[Run]) -> Iterator[Run]:
    """Join "Bank of Halden" and "Ports and Rivers Board", bodies with an *of* or an *and* in their names."""
    waiting: Run | None = None
    for start, end in runs:
        if waiting and start == waiting[1] + 1 and _is_linked(words, waiting, (start, end)):
            waiting = (waiting[0], end)
            continue
        if waiting:
            yield waiting
        waiting = (start, end)
    if waiting:
        yield waiting


def _is_linked(words: Words, run: Run, following: Run) -> bool:
    last, link = words.facts[run[1] - 1], words.facts[run[1]].low
    if link not in ("of", "and") or not words.is_next(run[1]) or not words.is_next(following[0]):
        return False
    if link == "of":
        return last.low in body_words("noun", "part")
    before = words.facts[max(0, run[0] - 1)]
    has_article = "the" in (words.facts[run[0]].low, before.low) and last.text not in places()
    return has_article and _is_common_body(words.facts, run, following)


def _is_common_body(words: list[Word], run: Run, following: Run) -> bool:
    """Whether "the Ports and Rivers Board" is one body: the first part is none by itself, the second ends as one."""
    return (
        not is_body_name(tuple(word.text for word in words[slice(*run)]))
        and following[1] - following[0] > 1
        and words[following[1] - 1].low in body_words("noun", "part")
    )


def _naming(text: str, words: Words, run: Run, openings: _Openings) -> Naming | None:
    """Who is named by a run of capitalised words, if anybody is."""
    start, end = run
    facts = words.facts
    while start < end and _is_opener(facts[start], start, openings, end - start):
        start += 1
    while start < end and facts[end - 1].is_opener:
        end -= 1
    if start == end:
        return None
    kind, first = _kind(tuple([word.text for word in facts[start:end]]))
    begin = start + first
    if kind != "body":
        start = _title_start(words, begin)
    if kind == "person" and start == begin and start > 0 and facts[start - 1].low == "the":
        kind = "body"  # "the Civic List"
    title = tuple([word.low for word in facts[start:begin]]) if start < begin else ()
    stop = words.end(end - 1)
    stop += text[stop : stop + 1] == "." and facts[end - 1].low in SUFFIXES
    name = words.starts[begin]
    return Naming(
        words.starts[start], name, stop, tuple(text[name:stop].split()), title, kind, words.is_possessive(end - 1)
    )


def _is_opener(word: Word, i: int, openings: _Openings, n: int) -> bool:
    """Whether a capital is no name's: "On Monday", or "Talks" where the report has "talks" as well."""
    if word.is_opener:
        return True
    if i not in openings:
        return False
    if n == 1 and _is_plain(word.low):
        return True  # "Lawmakers"
    return word.low in openings.lower and (n == 1 or word.low not in titles() and word.low not in body_words("noun"))


def _is_plain(low: str) -> bool:
    """Whether a word that begins a sentence is a source without a name: "Police", "Critics", "Lawmakers"."""
    one = singular(low)
    return low in VAGUE or low in MASSES or one != low and is_person_noun(one)


@lru_cache(maxsize=DISTINCT)
def _kind(words: tuple[str, ...]) -> tuple[str, int]:
    """Whether a run names a person or a body, and which of its words the name begins with."""
    lows = _lows(words)
    if is_body_name(words):
        return "body", 0
    offices = [i for i, low in enumerate(lows[:-1]) if low in titles()]
    if offices:
        return "person", offices[-1] + 1
    if lows[-1] in titles():
        return ("office", 0) if len(words) == 1 or set(lows[:-1]) <= _qualifiers() else ("person", 0)
    if len(words) > 2 and (words[0] in peoples() or lows[0] in PARTIES):
        return "person", 1
    if is_people(words[-1], lows[-1]) or sum(len(low) > 1 and low not in PARTICLES for low in lows) > LONGEST_NAME:
        return "office", 0  # "African-Americans", or a headline's capitals: nobody's name
    return ("person" if len(words) > 1 else "single"), 0


def _lows(words: tuple[str, ...]) -> list[str]:
    return [word.lower().replace("’", "'") for word in words]


def is_people(text: str, low: str) -> bool:
    """Whether a capitalised word is a plural that names nobody: "Russians", "Republicans"."""
    is_party = low in PARTIES and low.endswith("s")
    return is_party or low.endswith(("ians", "icans", "eans")) or low.endswith("s") and text in peoples()


@lru_cache(maxsize=1)
def _qualifiers() -> frozenset[str]:
    return titles() | PARTIES | {form.lower() for form in places()}


@lru_cache(maxsize=DISTINCT)
def is_body_name(words: tuple[str, ...]) -> bool:
    """Whether capitalised words name a state, a ministry, a party, a paper."""
    name = " ".join(words)
    lows = _lows(words)
    if name in places() or name.lower() in body_words("name"):
        return True
    if len(words) == 1:
        return _is_acronym(words[0]) or lows[0] in body_words("noun")
    if lows[-1] in body_words("noun", "part") or "of" in lows or any("&" in low for low in lows):
        return True
    if any(low in titles() for low in lows):
        return False
    if not name.isupper() and any(_is_acronym(word) and _is_long_acronym(word) for word in words):
        return True  # "U.N. Women", but "J. D. Vole"
    return any(low in body_words("noun", "part") for low in lows)


def _is_acronym(word: str) -> bool:
    return word.isupper() and 2 <= len(word.replace(".", "")) <= 6


def _is_long_acronym(word: str) -> bool:
    return word in places() or len(word) > 2 and "." not in word


def _title_start(words: Words, begin: int) -> int:
    """The first word of the titles and offices that stand before a name: "US secretary of state", "farm worker"."""
    start = begin
    while start and begin - start < LONGEST_TITLE and words.is_next(start):
        word = words.facts[start - 1]
        is_of = word.low == "of" and 1 < start < begin and words.facts[start - 2].low in titles()
        if not is_of and not _is_title_word(word.text, word.low, start == begin):
            break
        start -= 1
    return start


@lru_cache(maxsize=DISTINCT)
def _is_title_word(text: str, low: str, is_last: bool) -> bool:
    if low in titles() or is_person_noun(low) or low in ALTERING and not is_last:
        return True
    if is_last or low in FUNCTION or low in NO_NAMES or low in past_forms():
        return False
    if text[0].isupper():
        return is_body_name((text,)) or text in peoples() or low in PARTIES
    return not low.endswith(("ed", "ing", "ly"))
