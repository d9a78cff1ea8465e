"""Reports that are copies of one another: which sentences stand in the same row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from framing.reader.article.report import Report, is_headline
from framing.reader.values import said, whole

IN_ORDER = ("kept", "reworded")
HEADLINE = -1
Place = tuple[int, int, int]
Links = dict[int, list[tuple[int, str]]]  # sentence of a copy -> sentences of its base, and what became of each


class Group(NamedTuple):
    """Reports with one base; a report that is a copy of none of the others stands alone."""

    base: str
    reports: list[Report]
    links: dict[str, Links]


class Row(NamedTuple):
    """Sentences that stand in one row: numbers by report. `base` is the base's sentence, None where it has none."""

    base: int | None
    numbers: dict[str, list[int]]


def groups(reports: Sequence[Report], alignment: pd.DataFrame | None) -> list[Group]:
    """Put reports with one base together, in the order in which their first was named."""
    pairs = _pairs(alignment)
    bases = _bases([report.article_id for report in reports], pairs)
    made: dict[str, list[Report]] = {}
    for report in reports:
        made.setdefault(bases[report.article_id], []).append(report)
    return [Group(base, members, _links(base, members, alignment)) for base, members in made.items()]


def rows(group: Group) -> list[Row]:
    """Rows in the base's order; what a copy has of its own stands after the sentence that it follows."""
    places: dict[Place, dict[str, list[int]]] = {}
    for column, report in enumerate(group.reports, 1):
        for number, place in _places(report, group, column):
            places.setdefault(place, {}).setdefault(report.article_id, []).append(number)
    return [Row(None if place[1] else place[0], numbers) for place, numbers in sorted(places.items())]


def shown_elsewhere(row: Row, report: Report, group: Group) -> int | None:
    """The sentence into which a copy made this one of the base and another, whose row it stands in."""
    links = group.links.get(report.article_id, {})
    return next((number for number, made in links.items() if row.base in [base for base, _ in made]), None)


def _places(report: Report, group: Group, column: int) -> list[tuple[int, Place]]:
    """Place of each sentence: that of the base's, then 0; what is added comes behind, one report after the other."""
    links = group.links.get(report.article_id, {})
    last, found = HEADLINE, []
    for sentence in report.sentences:
        number = sentence.number
        base, fate = (number, "kept") if report.article_id == group.base else links.get(number, [(None, "added")])[0]
        place: Place = (last, column, number) if base is None else (base, 0, 0)
        found.append((number, (HEADLINE, 0, 0) if is_headline(sentence.part) else place))
        if base is not None and fate in IN_ORDER and not is_headline(sentence.part):
            last = base
    return found


def _pairs(alignment: pd.DataFrame | None) -> set[tuple[str, str]]:
    """Copies with their bases."""
    if alignment is None:
        return set()
    known = alignment[["article_id", "base_article_id"]].dropna().astype("str")
    return set(zip(known["article_id"], known["base_article_id"], strict=True))


def _bases(ids: list[str], pairs: set[tuple[str, str]]) -> dict[str, str]:
    """The base under which a report is shown: one of the others, else the one most of them share, else itself."""
    found = {one: sorted(base for copy, base in pairs if copy == one) for one in ids}
    shared = Counter(base for bases in found.values() for base in bases)
    used = {base for base in ids if shared[base]}

    def choose(one: str) -> str:
        if one in used or not found[one]:
            return one
        return min(found[one], key=lambda base: (base not in used, -shared[base], base))

    return {one: choose(one) for one in ids}


def _links(base: str, reports: list[Report], alignment: pd.DataFrame | None) -> dict[str, Links]:
    if alignment is None or len(reports) == 1:
        return {}
    of_base = alignment[alignment["base_article_id"].astype("str") == base]
    names = ("article_id", "sentence", "base_sentence", "edit")
    links: dict[str, Links] = {}
    for article_id, sentence, other, edit in zip(*(of_base[name].tolist() for name in names), strict=True):
        number, base_number = whole(sentence), whole(other)
        if number is not None and base_number is not None:
            links.setdefault(str(article_id), {}).setdefault(number, []).append((base_number, said(edit)))
    return links
