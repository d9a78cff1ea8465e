"""A report read for names: its words, sentences and quotations, and where it names somebody, each findable by place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from framing.quotes.wording import Token, Words, split_words


@dataclass(slots=True)  # read as often as `Word`
class Naming:
    """One place where somebody is named: `text[start:end]` with titles, `text[name:end]` without."""

    start: int
    name: int
    end: int
    words: tuple[str, ...]
    title: tuple[str, ...]
    kind: str  # person, body, or single: one capitalised word of which nothing is known
    possessive: bool


class Report:
    """A text read for names: its words, sentences, quotations and namings, each in order.

    Names follow each other without overlap; a title may reach back over the
    name before: "the IMF chief Ivara Toll".
    """

    def __init__(
        self,
        text: str,
        words: Words,
        sentences: list[tuple[int, int, int]],
        quoted: list[tuple[int, int]],
        namings: list[Naming],
    ) -> None:
        self.text = text
        self.words = words
        self.sentences = sentences
        self.namings = namings
        self._ends = [end for _, _, end in sentences]
        self._quotations = [start for start, _ in quoted]
        self._quoted_to = [end for _, end in quoted]

    def is_quoted(self, place: int) -> bool:
        """Whether a place stands inside quotation marks."""
        at = bisect_right(self._quotations, place)
        return at > 0 and place < self._quoted_to[at - 1]

    def sentence_of(self, place: int) -> int:
        """Number of the sentence that a place stands in, or before: one past the last after the last."""
        return bisect_right(self._ends, place)

    @cached_property
    def sentence_numbers(self) -> list[int]:
        """Of each naming, the number of its sentence."""
        return [bisect_right(self._ends, naming.start) for naming in self.namings]

    @cached_property
    def are_quoted(self) -> list[bool]:
        """Of each naming, whether it begins inside quotation marks."""
        return [self.is_quoted(naming.start) for naming in self.namings]

    @cached_property
    def pronouns(self) -> list[Token]:
        """Each he, she and it, his, her and its, him and the like outside quotation marks."""
        found = [self.words.token(i) for i in self.words.telling if self.words.facts[i].is_pronoun]
        return [token for token in found if not self.is_quoted(token.start)]

    @cached_property
    def _names(self) -> list[int]:
        return [naming.name for naming in self.namings]

    @cached_property
    def _name_ends(self) -> list[int]:
        return [naming.end for naming in self.namings]

    @cached_property
    def first_from(self) -> list[int]:
        """Of each naming, where the first one begins among itself and those after it."""
        return list(accumulate((naming.start for naming in reversed(self.namings)), min))[::-1]

    def named_within(self, start: int, end: int) -> range:
        """Numbers of the namings whose names begin in a stretch."""
        return range(bisect_left(self._names, start), bisect_left(self._names, end))

    def named_at(self, place: int) -> Naming | None:
        """The naming whose name covers a place."""
        i = bisect_right(self._names, place) - 1
        return self.namings[i] if i >= 0 and place < self.namings[i].end else None

    def named_from(self, place: int) -> range:
        """Numbers of the namings whose names begin at a place or after it."""
        return range(bisect_left(self._names, place), len(self.namings))

    def ended_before(self, place: int) -> range:
        """Numbers of the namings that end at or before a place, the last one first."""
        return range(bisect_right(self._name_ends, place) - 1, -1, -1)

    def is_one_name(self, left: int, right: int) -> bool:
        """Whether one naming begins before `left` and ends after `right`."""
        i = bisect_right(self._name_ends, right)
        return i < len(self.namings) and self.first_from[i] < left

    def tokens(self, start: int, end: int) -> list[Token]:
        """The words of a stretch, as if nothing stood around it."""
        words = self.words
        first, stop = bisect_left(words.starts, start), bisect_left(words.starts, end)
        if first and words.ends[first - 1] > start or stop and words.ends[stop - 1] > end:
            inside = split_words(self.text[start:end])  # the stretch begins or ends amid a word
            return [token._replace(start=token.start + start, end=token.end + start) for token in inside]
        tokens = [words.token(i) for i in range(first, stop)]
        if tokens and words.ends[stop - 1] + 2 > end:  # an apostrophe beyond the stretch is not seen
            tokens[-1] = tokens[-1]._replace(possessive=words.facts[stop - 1].possessive)
        return tokens
