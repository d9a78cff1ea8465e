"""Words within a few words of a term, and all words, of each report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from framing.lexicon.tokens import keys_of
from framing.tables import TableError
from framing.vocabulary.splitting import plain_word
from framing.words import WORD


class Pattern(NamedTuple):
    """Words of a term as keys, each with whether any ending may follow."""

    words: tuple[tuple[str, bool], ...]


class Near(NamedTuple):
    """Counts of a report: uses near the term, all uses, and the uses of the term. Words of the term are in neither."""

    near: Counter[str]
    every: Counter[str]
    n_term: int


def patterns_of(term: str | Iterable[str], caller: str) -> list[Pattern]:
    """Patterns of a term or of several, the longest first.

    >>> patterns_of("Lisbet Toll*", "me")
    [Pattern(words=(('lisbet', False), ('toll', True)))]
    """
    terms = list(term) if isinstance(term, Iterable) and not isinstance(term, str) else [term]
    patterns = []
    for one in terms:
        text = one if isinstance(one, str) else ""
        found = [(plain_word(m.group()), text[m.end() : m.end() + 1] == "*") for m in WORD.finditer(text)]
        if not found:
            raise TableError(
                f"{caller} needs term to be a word or words; found {one!r}. Write a name, such as 'Merrow'."
            )
        patterns.append(Pattern(tuple((keys_of(word)[0], ending) for word, ending in found)))
    if not patterns:
        raise TableError(f"{caller} needs a term; found none. Write a name, such as 'Merrow'.")
    return sorted(patterns, key=lambda pattern: -len(pattern.words))


def count_near(texts: Iterable[str], patterns: list[Pattern], window: int) -> Near:
    """Count words near the term in the sentences of a report.

    >>> count_near(["Envoy Toll left Halden early"], patterns_of("toll", "me"), 1).near
    Counter({'envoy': 1, 'left': 1})
    """
    near: Counter[str] = Counter()
    every: Counter[str] = Counter()
    n_term = 0
    for text in texts:
        words = [plain_word(word) for word in WORD.findall(text)]
        spans = _places([keys_of(word)[0] for word in words], patterns)
        inside = {place for start, end in spans for place in range(start, end)}
        around = {place for start, end in spans for place in range(start - window, end + window)} - inside
        every.update(word for place, word in enumerate(words) if place not in inside)
        near.update(words[place] for place in around if 0 <= place < len(words))
        n_term += len(spans)
    return Near(near, every, n_term)


def _places(keys: list[str], patterns: list[Pattern]) -> list[tuple[int, int]]:
    """Where a pattern stands: first word and one past the last, none overlapping."""
    spans: list[tuple[int, int]] = []
    place = 0
    while place < len(keys):
        found = next((len(p.words) for p in patterns if _matches(keys, place, p)), 0)
        if found:
            spans.append((place, place + found))
        place += found or 1
    return spans


def _matches(keys: list[str], place: int, pattern: Pattern) -> bool:
    here = keys[place : place + len(pattern.words)]
    if len(here) < len(pattern.words):
        return False
    both = zip(here, pattern.words, strict=True)
    return all(key.startswith(word) if ending else key == word for key, (word, ending) in both)
