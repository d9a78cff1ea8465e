"""Who is who among the names of a report: "John Vole", "Mr Vole" and "Vole" are one person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from framing.quotes.names import Naming, Report, is_quoted
from framing.quotes.nouns import GENDERS, PARTICLES, PARTIES, SUFFIXES, body_words, titles
from framing.quotes.tokens import past_forms

HONORIFICS = frozenset("mr mrs ms miss sir dame lady lord dr prof mister doctor".split())


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
    people: list[list[int]] = []
    full = [i for i, naming in enumerate(report.namings) if naming.kind == "person" and _is_full(naming)]
    for i in full:
        home = next((group for group in people if _same(report.namings[i], report.namings[group[0]])), None)
        if home is None:
            people.append([i])
        elif len(_core(report.namings[i])) > len(_core(report.namings[home[0]])):
            home.insert(0, i)  # the fullest form comes first
        else:
            home.append(i)
    _add_shortened(report, people)
    return [_person(report, group) for group in people]


def _person(report: Report, group: list[int]) -> Person:
    written = [report.namings[i].words for i in group]
    longest = [words for words in written if len(words) == len(written[0])]
    words = next((words for words in longest if not _is_all_caps(words)), longest[0])
    name = " ".join(_folded(word) for word in words) if _is_all_caps(words) else " ".join(words)
    return Person(name, _low(words), tuple(sorted(group)))


def _is_all_caps(words: tuple[str, ...]) -> bool:
    return all(word.isupper() for word in words) and any(len(word.strip(".")) > 2 for word in words)


def _folded(word: str) -> str:
    return word.title() if len(word.strip(".")) > 2 else word


def _low(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.rstrip(".").lower() for word in words)


def _core(naming: Naming) -> tuple[str, ...]:
    """Words of a name in lower case without "Jr."."""
    return tuple(word for word in _low(naming.words) if word not in SUFFIXES) or _low(naming.words)


def _is_full(naming: Naming) -> bool:
    """Whether a name has a first name: "Carla del Ombra", not "del Ombra"."""
    return sum(word not in PARTICLES for word in _core(naming)) > 1


def _same(one: Naming, other: Naming) -> bool:
    """Whether two full names may be one: "Hale R. Vole" and "Hale Vole", "H. Vole" and "Hale Vole"."""
    a, b = _core(one), _core(other)
    if a == b:
        return True
    if not _same_surname(a[-1], b[-1]):
        return False
    return a[0] == b[0] or a[0][0] == b[0][0] and 1 in (len(a[0]), len(b[0]))


def _same_surname(a: str, b: str) -> bool:
    """Whether two surnames are one: "Renwick" and "Renwick-Osei"."""
    return a == b or a in b.split("-") or b in a.split("-")


def _add_shortened(report: Report, people: list[list[int]]) -> None:
    """Add "Mr Vole" and "Vole" to the person they are short for; a title and a name without one make a new person."""
    words = [_core(report.namings[group[0]]) for group in people]
    taken = {i for group in people for i in group}
    for i, naming in enumerate(report.namings):
        if i in taken or not _may_be_short(naming):
            continue
        home = _home(report, people, words, i)
        if home is not None:
            people[home].append(i)
        elif naming.kind == "person" or _is_like_person(report, i):
            people.append([i])
            words.append(_core(naming))


def _may_be_short(naming: Naming) -> bool:
    return naming.kind in ("person", "single") or naming.kind == "body" and naming.words[0].isupper()


def _home(report: Report, people: list[list[int]], words: list[tuple[str, ...]], i: int) -> int | None:
    """The person that a shortened name is of: by surname, else by first name; of several the one that fits best."""
    naming = report.namings[i]
    core = _core(naming)
    by_surname = [p for p in range(len(people)) if _ends_with(words[p], core)]
    fitting = by_surname or [p for p in range(len(people)) if naming.kind != "body" and core[0] == words[p][0]]
    agreeing = [p for p in fitting if _agrees(report, people[p], naming) and not _came_before(report, people[p], i)]
    if not agreeing:
        return None
    return max(agreeing, key=lambda p: _rank(report, people[p], naming, i))


def _ends_with(words: tuple[str, ...], core: tuple[str, ...]) -> bool:
    plain = tuple(word for word in core if word not in PARTICLES) or core
    mine = tuple(word for word in words if word not in PARTICLES) or words
    if mine[-len(plain) :] == plain:
        return True
    bare = [word.split("-", 1)[1] for word in mine[-1:] if word[:3] in ("al-", "el-", "as-")]
    return len(plain) == 1 and (plain[0] in bare or plain[0] in mine[-1].split("-"))


def _agrees(report: Report, group: list[int], naming: Naming) -> bool:
    """Whether no title says otherwise: "Mrs Vole" is not Mr Hale Vole."""
    wanted = title_gender(naming)
    known = {gender for i in group if (gender := title_gender(report.namings[i]))}
    return not (wanted and known and wanted not in known)


def _came_before(report: Report, group: list[int], i: int) -> bool:
    """Whether an office and surname stood twice in the report before the first full name that has no such title.

    "President Vole" all along, and at last "Ana Vole": two persons.
    """
    office = set(report.namings[i].title) & titles() - HONORIFICS
    if not office or i > group[0] or any(office & set(report.namings[k].title) for k in group if k != i):
        return False
    surname = _core(report.namings[i])[-1]
    before = [n for n in report.namings[: group[0]] if len(_core(n)) == 1 and _core(n)[-1] == surname]
    return len(before) > 1


def title_gender(naming: Naming) -> str:
    """What a title tells: "m", "f", or nothing.

    >>> from framing.quotes.names import read_names
    >>> title_gender(read_names("Mrs Vole left.").namings[0])
    'f'
    """
    return next((GENDERS[word] for word in reversed(naming.title) if word in GENDERS), "")


def _rank(report: Report, group: list[int], naming: Naming, i: int) -> tuple[int, int, int]:
    """How well a shortened name fits a person: the same office, named so before, named last."""
    offices = {word for k in group for word in report.namings[k].title} - HONORIFICS
    same_office = len(offices & (set(naming.title) & titles()))
    before = [k for k in group if k < i]
    short = sum(len(_core(report.namings[k])) == 1 for k in before)
    return same_office, min(short, 1), max(before, default=-1)


def _is_like_person(report: Report, i: int) -> bool:
    """Whether a lone capitalised word is a person: "he" and "who" follow it, not "it" and "which"."""
    naming = report.namings[i]
    low = naming.words[0].lower()
    if naming.kind != "single" or naming.possessive or low in PARTIES or _is_abbreviation(report, naming):
        return False
    if low.endswith(("ean", "ian", "ese", "ish")) or low in body_words("part"):
        return False  # "European", "the Times"
    votes = sum(_vote(report, k) for k, n in enumerate(report.namings) if n.words[-1].lower() == low)
    return votes > 0


def _is_abbreviation(report: Report, naming: Naming) -> bool:
    """Whether a short word between a comma and a point is no name: "of Skerrow, Vel., said"."""
    is_before_point = report.text[naming.end : naming.end + 1] == "." and naming.end - naming.start < 6
    return is_before_point and report.text[: naming.start].endswith((", ", "(", "-"))


def _vote(report: Report, i: int) -> int:
    naming = report.namings[i]
    after = report.text[naming.end : naming.end + 12].lstrip(", ’'s")
    if after.startswith("who "):
        return 2
    if after.startswith("which "):
        return -2
    if report.text[max(0, naming.start - 5) : naming.start].split()[-1:] in (["the"], ["The"], ["in"], ["In"]):
        following = re.match(r" ([a-z]+)", report.text[naming.end : naming.end + 20])
        # "the Toll campaign" tells nothing, "the Column said" does
        return -2 if following is None or following[1] in past_forms() or following[1].endswith(("s", "ed")) else 0
    return sum(_pronoun_votes(report, naming))


def _pronoun_votes(report: Report, naming: Naming) -> Iterator[int]:
    """One for each he or she in the rest of the sentence, one against for each it."""
    end = next((stop for _, start, stop in report.sentences if start <= naming.start < stop), naming.end)
    for token in report.tokens:
        if naming.end <= token.start < end and not is_quoted(report, token.start):
            yield {"he": 1, "she": 1, "his": 1, "her": 1, "it": -1, "its": -1}.get(token.low, 0)
