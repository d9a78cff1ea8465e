"""Whether a lone capitalised word is a person: by *he*, *who*, *it* and *which* after it, wherever it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate

from framing.quotes.nouns import PARTIES, body_words
from framing.quotes.report import Naming, Report
from framing.quotes.tokens import past_forms

VOTES = {"he": 1, "she": 1, "his": 1, "her": 1, "it": -1, "its": -1}
FOLLOWING = re.compile(r" ([a-z]+)")


class Votes:
    """What speaks in a report for each lone capitalised word being a person."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self._votes: dict[str, int] = {}

    def is_like_person(self, naming: Naming) -> bool:
        """Whether a lone capitalised word is a person: "he" and "who" follow it, not "it" and "which"."""
        low = naming.words[0].lower()
        if naming.kind != "single" or naming.possessive or low in PARTIES or _is_abbreviation(self.report, naming):
            return False
        if low.endswith(("ean", "ian", "ese", "ish")) or low in body_words("part"):
            return False  # "European", "the Times"
        if low not in self._votes:
            self._votes[low] = sum(self._vote(other) for other in self._alike.get(low, ()))
        return self._votes[low] > 0

    @cached_property
    def _alike(self) -> dict[str, list[Naming]]:
        """Of each last word of a name in lower case, the namings."""
        found: dict[str, list[Naming]] = {}
        for naming in self.report.namings:
            found.setdefault(naming.words[-1].lower(), []).append(naming)
        return found

    def _vote(self, naming: Naming) -> int:
        text = self.report.text
        after = text[naming.end : naming.end + 12].lstrip(", ’'s")
        if after.startswith("who "):
            return 2
        if after.startswith("which "):
            return -2
        if text[max(0, naming.start - 5) : naming.start].split()[-1:] in (["the"], ["The"], ["in"], ["In"]):
            following = FOLLOWING.match(text[naming.end : naming.end + 20])
            # "the Toll campaign" tells nothing, "the Column said" does
            return -2 if following is None or following[1] in past_forms() or following[1].endswith(("s", "ed")) else 0
        return self._pronoun_votes(naming)

    def _pronoun_votes(self, naming: Naming) -> int:
        """One for each he or she in the rest of the sentence, one against for each it."""
        number = self.report.sentence_of(naming.start)
        if number == len(self.report.sentences) or naming.start < self.report.sentences[number][1]:
            return 0
        places, totals = self._totals
        first, stop = (bisect_left(places, place) for place in (naming.end, self.report.sentences[number][2]))
        return totals[max(first, stop)] - totals[first]

    @cached_property
    def _totals(self) -> tuple[list[int], list[int]]:
        """Where pronouns stand, and the sum of their votes before each of them and after the last."""
        voting = [(token.start, VOTES[token.low]) for token in self.report.pronouns if token.low in VOTES]
        return [place for place, _ in voting], list(accumulate((vote for _, vote in voting), initial=0))


def _is_abbreviation(report: Report, naming: Naming) -> bool:
    """Whether a short word between a comma and a point is no name: "of Skerrow, Vel., said"."""
    is_before_point = report.text[naming.end : naming.end + 1] == "." and naming.end - naming.start < 6
    return is_before_point and report.text[max(0, naming.start - 2) : naming.start].endswith((", ", "(", "-"))
