"""Quotations and passives of long reports: work grows with the length, and look-ups answer as the plain rules do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.boundaries import sentence_spans
from framing.marks import PARAGRAPH_BREAK, quotation_spans
from framing.passives import find_passives
from framing.passives.finding import Spans
from framing.quotes import find_quotes
from framing.quotes.carrying import carry_on
from framing.quotes.said_by import NOBODY, Attribution, find_tags
from framing.quotes.units import Unit, join_sentences, mask_quotations
from framing.words import count_words

PIECES = [
    '"We wait for you." ',
    '"a" ',
    '"a" - ',
    "Toll said. It rained. ",
    '"We go." ',
    ' "Why?"\n\n',
    "It rained. ",
    ". ",
]
NUMBERS = st.integers(0, 12)


def quotes(text: str) -> object:
    return find_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))


def passives(text: str) -> object:
    """Passives of a sentence that is all the text, in which every third word is quoted."""
    sentence = pd.DataFrame({"article_id": "a", "sentence": 0, "part": "body", "start": 0, "text": [text]})
    marked = pd.DataFrame({"article_id": "a", "start": range(0, len(text), 18)})
    return find_passives(sentence, marked.assign(end=marked["start"] + 6))


@pytest.mark.parametrize(
    ("work", "piece"),
    [
        (quotes, '"We wait for you." '),
        (quotes, 'It rained. "We wait for you." '),
        (quotes, '"a" - '),
        (passives, "It was denied "),
        (passives, "It was denied by "),
        (passives, "It was denied by Toll. "),
    ],
)
def test_calls_grow_with_the_text_and_not_with_its_square(
    work: Callable[[str], object], piece: str, count_calls: Callable[[Callable[[], object]], int]
) -> None:
    short, long = (count_calls(partial(work, piece * n)) for n in (40, 320))
    assert long < 9 * short


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sets(NUMBERS))
def test_a_lone_quotation_has_the_speaker_that_a_walk_back_meets_first(pieces: list[str], told: set[int]) -> None:
    text = "".join(pieces)
    spans = quotation_spans(text)
    masked = mask_quotations(text, spans)
    units = join_sentences(text, masked, sentence_spans(text), spans)
    found = [Attribution((n, n + 1), None) if n in told else NOBODY for n in range(len(spans))]
    expected = _walked(text, masked, units, [span.end for span in spans], list(found))
    carry_on(text, masked, units, spans, found)
    assert found == expected


def _walked(text: str, masked: str, units: list[Unit], ends: list[int], found: list[Attribution]) -> list[Attribution]:
    """Who says each quotation that stands alone, all units before it being read for each."""

    def is_open(unit: Unit, number: int) -> bool:
        return found[number].source is None and count_words(masked[unit.start : unit.end]) <= 2

    def paragraph(unit: Unit, numbers: list[int]) -> int:
        return unit.paragraph + (len(PARAGRAPH_BREAK.findall(text, unit.start, ends[numbers[-1]])) if numbers else 0)

    def before(place: int, number: int) -> tuple[int, int] | None:
        for unit in reversed(units[: place + 1]):
            numbers = [n for n in unit.quotes if n < number]
            if units[place].paragraph - paragraph(unit, numbers) > 1:
                return None
            tags = [] if unit.quotes else find_tags(masked, unit.start, unit.end)
            sources = [tag.source for tag in tags] + [found[n].source for n in reversed(numbers)]
            if any(sources):
                return next(filter(None, sources))
        return None

    for place, unit in enumerate(units):
        for number in unit.quotes:
            if is_open(unit, number):
                found[number] = Attribution(before(place, number), None)
    following: tuple[int, Attribution] | None = None
    for unit in reversed(units):
        for number in reversed(unit.quotes):
            if following and following[0] - paragraph(unit, [number]) in (0, 1) and is_open(unit, number):
                found[number] = following[1]
            if found[number].source:
                following = (unit.paragraph, found[number]._replace(cue=None))
    return found


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=6), NUMBERS, NUMBERS)
def test_a_place_is_quoted_where_one_quotation_holds_it_whole(
    spans: list[tuple[int, int]], start: int, end: int
) -> None:
    assert Spans(spans).hold(start, end) == any(first <= start and end <= last for first, last in spans)
