"""Whom a shortened name is of: "Mr Vole" and "Vole" of the person whom the report calls John Vole."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from framing.quotes.forms import HONORIFICS, core_of, ends_with, surnames, title_gender, without_particles
from framing.quotes.likely import Votes
from framing.quotes.nouns import titles
from framing.quotes.report import Naming, Report


def add_shortened(report: Report, groups: list[list[int]]) -> list[list[int]]:
    """Add "Mr Vole" and "Vole" to the person they are short for; a title and a name without one make a new person."""
    known = _Known(report)
    for group in groups:
        known.enter(group)
    taken = {i for group in groups for i in group}
    votes = Votes(report)
    for i, naming in enumerate(report.namings):
        if i in taken or not _may_be_short(naming):
            continue
        home = known.home(i, naming)
        if home is not None:
            home.add(i, naming)
        elif naming.kind == "person" or votes.is_like_person(naming):
            known.enter([i])
    return [group.namings for group in known.groups]


def _may_be_short(naming: Naming) -> bool:
    return naming.kind in ("person", "single") or naming.kind == "body" and naming.words[0].isupper()


class _Group:
    """The namings of a person so far, the fullest first, and what they tell together."""

    def __init__(self, report: Report, namings: list[int]) -> None:
        self.namings = namings
        self.core = core_of(report.namings[namings[0]].words)
        self.titles = {word for i in namings for word in report.namings[i].title}
        self.genders = {gender for i in namings if (gender := title_gender(report.namings[i]))}
        self._full = sorted(namings)
        self._is_shortened = len(self.core) == 1
        self._last = -1  # naming added

    def add(self, i: int, naming: Naming) -> None:
        """Add a shortened name; they come in the order of the report."""
        self.namings.append(i)
        self.titles.update(naming.title)
        if gender := title_gender(naming):
            self.genders.add(gender)
        self._is_shortened |= len(core_of(naming.words)) == 1
        self._last = i

    def agrees(self, naming: Naming) -> bool:
        """Whether no title says otherwise: "Mrs Vole" is not Mr Hale Vole."""
        wanted = title_gender(naming)
        return not (wanted and self.genders and wanted not in self.genders)

    def rank(self, naming: Naming, i: int) -> tuple[int, int, int]:
        """How well a shortened name fits a person: the same office, named so before, named last."""
        same_office = len((self.titles - HONORIFICS) & titles().intersection(naming.title)) if naming.title else 0
        before = bisect_left(self._full, i)
        last = max(self._last, self._full[before - 1] if before else -1)
        return same_office, int(self._is_shortened), last


class _Known:
    """The persons of a report that is being read, to be found by surname and by first name."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.groups: list[_Group] = []
        self._by_surname: defaultdict[str, list[_Group]] = defaultdict(list)
        self._by_first: defaultdict[str, list[_Group]] = defaultdict(list)

    def enter(self, namings: list[int]) -> None:
        """Enter a person by the numbers of the namings, the fullest first."""
        group = _Group(self.report, namings)
        self.groups.append(group)
        for surname in surnames(group.core):
            self._by_surname[surname].append(group)
        self._by_first[group.core[0]].append(group)

    def home(self, i: int, naming: Naming) -> _Group | None:
        """The person that a shortened name is of: by surname, else by first name; of several the one that fits best."""
        core = core_of(naming.words)
        fitting = [
            group for group in self._by_surname.get(without_particles(core)[-1], ()) if ends_with(group.core, core)
        ]
        if not fitting and naming.kind != "body":
            fitting = self._by_first.get(core[0], [])
        agreeing = [group for group in fitting if group.agrees(naming) and not self._came_before(group, i, naming)]
        if len(agreeing) < 2:
            return agreeing[0] if agreeing else None
        return max(agreeing, key=lambda group: group.rank(naming, i))

    def _came_before(self, group: _Group, i: int, naming: Naming) -> bool:
        """Whether an office and surname stood twice in the report before the first full name that has no such title.

        "President Vole" all along, and at last "Ana Vole": two persons.
        """
        first = group.namings[0]
        if not naming.title or i > first:
            return False
        office = titles().intersection(naming.title) - HONORIFICS
        if not office or office & group.titles:
            return False
        return bisect_left(self._lone.get(core_of(naming.words)[-1], []), first) > 1

    @cached_property
    def _lone(self) -> dict[str, list[int]]:
        """Of each name of one word, the numbers of its namings."""
        found: dict[str, list[int]] = {}
        for k, naming in enumerate(self.report.namings):
            if len(core := core_of(naming.words)) == 1:
                found.setdefault(core[0], []).append(k)
        return found
