"""Where a report names persons and bodies: runs of capitalised words with the titles before them.

Without a tagger: "Foreign Minister Ivara Toll" is a title and a name, since
*minister* is in the list of offices; "Strait Commission" is a body, since
*commission* is in the list of bodies; two capitalised words more are a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from framing.boundaries import sentence_spans
from framing.marks import quotation_spans
from framing.quotes.nouns import (
    ALTERING,
    FUNCTION,
    MASSES,
    NO_NAMES,
    PARTICLES,
    PARTIES,
    PREFIXES,
    SUFFIXES,
    VAGUE,
    body_words,
    is_person_noun,
    peoples,
    places,
    singular,
    titles,
)
from framing.quotes.tokens import past_forms

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-‐‑'’&][^\W_]+)*")
POSSESSIVE = re.compile(r"['’][sS]$")
LONGEST_TITLE, LONGEST_NAME = 7, 4


class Token(NamedTuple):
    """A word without a possessive 's, in lower case too, and where it stands."""

    text: str
    low: str
    start: int
    end: int
    possessive: bool


class Naming(NamedTuple):
    """One place where somebody is named: `text[start:end]` with titles, `text[name:end]` without."""

    start: int
    name: int
    end: int
    words: tuple[str, ...]
    title: tuple[str, ...]
    kind: str  # person, body, or single: one capitalised word of which nothing is known
    possessive: bool


class Report(NamedTuple):
    """A text read for names: its words, sentences, quotations and namings, each in order."""

    text: str
    tokens: list[Token]
    sentences: list[tuple[int, int, int]]
    quoted: list[tuple[int, int]]
    namings: list[Naming]
    ends: list[int]  # of the sentences


def read_names(text: str) -> Report:
    """Find every place where a text names a person or a body.

    >>> [" ".join(naming.words) for naming in read_names("On Monday Mr Toll met the Reed Party.").namings]
    ['Toll', 'Reed Party']
    """
    tokens = list(split_words(text))
    sentences = sentence_spans(text)
    quoted = [(span.start, span.end) for span in quotation_spans(text)]
    openings = {start for _, start, _ in sentences} | {start for start, _ in quoted}
    lower = {token.low for token in tokens if token.text[0].islower()}
    runs = _joined(text, tokens, _capital_runs(text, tokens))
    namings = [naming for run in runs for naming in _namings(text, tokens, run, openings, lower)]
    return Report(text, tokens, sentences, quoted, namings, [end for _, _, end in sentences])


def split_words(text: str) -> Iterator[Token]:
    """Words of a text; a possessive 's is cut off and remembered.

    >>> [(word.text, word.possessive) for word in split_words("Toll’s U.S. visit")]
    [('Toll', True), ('U.S.', False), ('visit', False)]
    """
    for found in TOKEN.finditer(text):
        word = POSSESSIVE.sub("", found.group())
        possessive = word != found.group() or word.endswith("s") and text[found.end() : found.end() + 2] in ("' ", "’ ")
        end = found.start() + len(word)
        yield Token(word, word.lower().replace("’", "'"), found.start(), end, possessive)


def is_capital(token: Token) -> bool:
    """Whether a word may be part of a name: "Toll", "al-Bassam", "J"."""
    return token.text[0].isupper() or token.low.startswith(PREFIXES) and any(c.isupper() for c in token.text)


def is_adjacent(text: str, first: Token, second: Token) -> bool:
    """Whether two words stand side by side, a point after an initial or a title between them allowed."""
    gap = text[first.end : second.start]
    if first.possessive or "\n\n" in gap:
        return False
    if gap.startswith("."):
        short = len(first.text) == 1 or first.low in titles() or first.low in SUFFIXES or first.low == "st"
        return short and gap[1:].isspace()
    return gap.isspace()


def _capital_runs(text: str, tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Numbers of the first word and of one past the last of each run of capitalised words."""
    i = 0
    while i < len(tokens):
        if not is_capital(tokens[i]):
            i += 1
            continue
        end = i + 1
        while more := _goes_on(text, tokens, end):
            end += more
        yield i, end
        i = end


def _goes_on(text: str, tokens: list[Token], end: int) -> int:
    """How many words the run goes on with: a capitalised one, or a particle or two and a capitalised one."""
    for n in (1, 2, 3):
        if end + n > len(tokens) or not is_adjacent(text, tokens[end + n - 2], tokens[end + n - 1]):
            return 0
        if is_capital(tokens[end + n - 1]):
            return n
        if tokens[end + n - 1].low not in PARTICLES:
            return 0
    return 0


def _joined(text: str, tokens: list[Token], runs: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join "Bank of Halden" and "Ports and Rivers Board", bodies with an *of* or an *and* in their names."""
    waiting: tuple[int, int] | None = None
    for start, end in runs:
        if waiting and start == waiting[1] + 1 and _is_linked(text, tokens, waiting, (start, end)):
            waiting = (waiting[0], end)
            continue
        if waiting:
            yield waiting
        waiting = (start, end)
    if waiting:
        yield waiting


def _is_linked(text: str, tokens: list[Token], run: tuple[int, int], following: tuple[int, int]) -> bool:
    last, link, first = tokens[run[1] - 1], tokens[run[1]], tokens[following[0]]
    if not is_adjacent(text, last, link) or not is_adjacent(text, link, first):
        return False
    if link.low == "of":
        return last.low in body_words("noun", "part")
    has_article = "the" in (tokens[run[0]].low, tokens[max(0, run[0] - 1)].low) and last.text not in places()
    return link.low == "and" and has_article and _is_common_body(tokens, run, following)


def _is_common_body(tokens: list[Token], run: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether "the Ports and Rivers Board" is one body: the first part is none by itself, the second ends as one."""
    parts = body_words("noun", "part")
    return (
        not is_body_name(tokens[slice(*run)])
        and following[1] - following[0] > 1
        and tokens[following[1] - 1].low in parts
    )


def _namings(
    text: str, tokens: list[Token], run: tuple[int, int], openings: set[int], lower: set[str]
) -> Iterator[Naming]:
    start, end = run
    while start < end and _is_opener(tokens[start], openings, lower, end - start):
        start += 1
    while start < end and is_opener_word(tokens[end - 1]):
        end -= 1
    if start == end:
        return
    words = tokens[start:end]
    kind, first = _kind(words)
    begin = start + first
    if kind != "body":
        start = _title_start(text, tokens, begin)
    if kind == "person" and start == begin and _has_article(tokens, start):
        kind = "body"  # "the Civic List"
    title = tuple(word.low for word in tokens[start:begin])
    stop = tokens[end - 1].end
    stop += text[stop : stop + 1] == "." and tokens[end - 1].low in SUFFIXES
    name = tuple(text[tokens[begin].start : stop].split())
    yield Naming(tokens[start].start, tokens[begin].start, stop, name, title, kind, tokens[end - 1].possessive)


def _has_article(tokens: list[Token], start: int) -> bool:
    return start > 0 and tokens[start - 1].low == "the"


def _is_opener(token: Token, openings: set[int], lower: set[str], n: int) -> bool:
    """Whether a capital is no name's: "On Monday", or "Talks" where the report has "talks" as well."""
    if is_opener_word(token):
        return True
    if token.start not in openings and token.start - 1 not in openings:
        return False
    if n == 1 and (
        token.low in VAGUE
        or token.low in MASSES
        or singular(token.low) != token.low
        and is_person_noun(singular(token.low))
    ):
        return True  # "Lawmakers"
    return token.low in lower and (n == 1 or token.low not in titles() | body_words("noun"))


def is_opener_word(token: Token) -> bool:
    """Whether a capitalised word is a function word, a day or a month: "The", "Monday", but not "US"."""
    return token.low in NO_NAMES and token.text != "US"


def _kind(words: list[Token]) -> tuple[str, int]:
    """Whether a run names a person or a body, and which of its words the name begins with."""
    lows = [word.low for word in words]
    if is_body_name(words):
        return "body", 0
    offices = [i for i, low in enumerate(lows[:-1]) if low in titles()]
    if offices:
        return "person", offices[-1] + 1
    if lows[-1] in titles():
        return ("office", 0) if len(words) == 1 or set(lows[:-1]) <= _qualifiers() else ("person", 0)
    if len(words) > 2 and (words[0].text in peoples() or lows[0] in PARTIES):
        return "person", 1
    if is_people(words[-1]) or sum(len(low) > 1 and low not in PARTICLES for low in lows) > LONGEST_NAME:
        return "office", 0  # "African-Americans", or a headline's capitals: nobody's name
    return ("person" if len(words) > 1 else "single"), 0


def is_people(token: Token) -> bool:
    """Whether a capitalised word is a plural that names nobody: "Russians", "Republicans"."""
    is_party = token.low in PARTIES and token.low.endswith("s")
    return (
        is_party or token.low.endswith(("ians", "icans", "eans")) or token.low.endswith("s") and token.text in peoples()
    )


def _qualifiers() -> frozenset[str]:
    return titles() | PARTIES | {form.lower() for form in places()}


def is_body_name(words: list[Token]) -> bool:
    """Whether capitalised words name a state, a ministry, a party, a paper."""
    name = " ".join(word.text for word in words)
    lows = [word.low for word in words]
    if name in places() or name.lower() in body_words("name"):
        return True
    if len(words) == 1:
        return _is_acronym(words[0].text) or lows[0] in body_words("noun")
    if lows[-1] in body_words("noun", "part") or "of" in lows or any("&" in low for low in lows):
        return True
    if any(low in titles() for low in lows):
        return False
    if not name.isupper() and any(_is_acronym(word.text) and _is_long_acronym(word.text) for word in words):
        return True  # "U.N. Women", but "J. D. Vole"
    return any(low in body_words("noun", "part") for low in lows)


def _is_acronym(word: str) -> bool:
    return word.isupper() and 2 <= len(word.replace(".", "")) <= 6


def _is_long_acronym(word: str) -> bool:
    return word in places() or len(word) > 2 and "." not in word


def _title_start(text: str, tokens: list[Token], begin: int) -> int:
    """The first word of the titles and offices that stand before a name: "US secretary of state", "farm worker"."""
    start = begin
    while start and begin - start < LONGEST_TITLE and is_adjacent(text, tokens[start - 1], tokens[start]):
        token = tokens[start - 1]
        is_of = token.low == "of" and 1 < start < begin and tokens[start - 2].low in titles()
        if not is_of and not _is_title_word(token, start == begin):
            break
        start -= 1
    return start


def _is_title_word(token: Token, is_last: bool) -> bool:
    low = token.low
    if low in titles() or is_person_noun(low) or low in ALTERING and not is_last:
        return True
    if is_last or low in FUNCTION or low in NO_NAMES or low in past_forms():
        return False
    if token.text[0].isupper():
        return is_body_name([token]) or token.text in peoples() or low in PARTIES
    return not low.endswith(("ed", "ing", "ly"))


def is_quoted(report: Report, place: int) -> bool:
    """Whether a place stands inside quotation marks."""
    return any(start <= place < end for start, end in report.quoted)
