"""Who is who among the names of a report: "John Vole", "Mr Vole" and "Vole" are one person."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from framing.quotes.forms import Form, core_of, is_full, is_same, low_words
from framing.quotes.report import Report
from framing.quotes.shortened import add_shortened


class Person(NamedTuple):
    """A person of a report: the fullest form of the name, its words in lower case, and which namings are of them."""

    name: str
    words: tuple[str, ...]
    namings: tuple[int, ...]


def find_people(report: Report) -> list[Person]:
    """Group the namings of persons: full names first, then shortened ones.

    >>> from framing.quotes.names import read_names
    >>> [person.name for person in find_people(read_names("Ivara Toll met Dovan Ekwall. Ms Toll left."))]
    ['Ivara Toll', 'Dovan Ekwall']
    """
    groups = _FullNames()
    for i, naming in enumerate(report.namings):
        if naming.kind == "person" and is_full(core := core_of(naming.words)):
            groups.add(i, core)
    return [_person(report, group) for group in add_shortened(report, groups.groups)]


class _FullNames:
    """Namings by full names in groups of a person each, the fullest form first.

    A name is compared with those alone that have its surname and its first name or initial, since comparing
    all with all grows as the square of the names.
    """

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self._cores: list[Form] = []  # of each group, that of its fullest form
        self._found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)

    def add(self, i: int, core: Form) -> None:
        """Put naming `i` into the first group that may be of the same person, else into a group of its own."""
        home = min((group for key in _asked(core) if (group := self._first(key, core)) is not None), default=None)
        if home is None:
            self.groups.append([i])
            self._cores.append(core)
            self._enter(len(self.groups) - 1, core)
        elif len(core) > len(self._cores[home]):
            self.groups[home].insert(0, i)
            self._cores[home] = core
            self._enter(home, core)
        else:
            self.groups[home].append(i)

    def _first(self, key: tuple[str, ...], core: Form) -> int | None:
        return next((group for group in self._found.get(key, ()) if is_same(core, self._cores[group])), None)

    def _enter(self, group: int, core: Form) -> None:
        for surname in {core[-1], *core[-1].split("-")}:
            for key in ((surname, core[0]), (surname, core[0][0], "initial")):
                if group not in self._found[key]:
                    insort(self._found[key], group)


def _asked(core: Form) -> Iterator[tuple[str, ...]]:
    """Under what names of the same person are entered: "Hale Vole" under "Hale" and "H", "H. Vole" under any in H."""
    for surname in {core[-1], *core[-1].split("-")}:
        if len(core[0]) == 1:
            yield surname, core[0], "initial"
        else:
            yield surname, core[0]
            yield surname, core[0][0]


def _person(report: Report, group: list[int]) -> Person:
    written = [report.namings[i].words for i in group]
    longest = [words for words in written if len(words) == len(written[0])]
    words = next((words for words in longest if not _is_all_caps(words)), longest[0])
    name = " ".join(_folded(word) for word in words) if _is_all_caps(words) else " ".join(words)
    return Person(name, low_words(words), tuple(sorted(group)))


def _is_all_caps(words: tuple[str, ...]) -> bool:
    return all(word.isupper() for word in words) and any(len(word.strip(".")) > 2 for word in words)


def _folded(word: str) -> str:
    return word.title() if len(word.strip(".")) > 2 else word
