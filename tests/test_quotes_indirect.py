"""Speech without quotation marks, a form a line, in invented copy.

A line is a sentence, or two: what was said stands in [brackets], the speaker in {braces}, the verb in <angles>. The
second list holds sentences in which nobody says anything.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.boundaries import sentence_spans
from framing.marks import quotation_spans
from framing.quotes.indirect import Indirect, find_indirect

SAID = """
{Ivara Toll} <said> that [the ships would sail].
{Ivara Toll} <said> [the ships would sail].
{Ivara Toll} <said> on Monday that [the ships would sail].
{Ivara Toll} <said> in a statement on Monday that [the ships would sail].
{Ivara Toll}, the foreign minister, <said> [the ships would sail].
{Toll} <told> reporters in Halden that [the ships would sail].
{Toll} <told> his hosts that morning that [he would not attend].
{Toll} <told> reporters [Tassary would sign].
[The ships would sail on Monday], {Toll} <said>.
[The ships would sail on Monday], <said> {Ivara Toll}, the foreign minister.
[The ships would sail on Monday], {the harbour office} <said> in a statement.
[The ships would sail on Monday], {Toll} <told> the Courier.
[The talks are continuing], {Toll} <said>.
[The ships returned], <said> {one official in the room}.
[Half the ships returned], {the office} <said> in a May report, and nobody stayed.
[The ships, {Toll} <said>, would sail on Monday].
[Fishing had stopped, {people in Lower Arrow} <said>, so early that the nets were dry].
[Traffic has fallen by a third], <according to> {the Strait Commission}.
[Traffic has fallen by a third], <according to> {the Strait Commission}, the body that runs it.
<According to> {the Strait Commission}, [traffic has fallen by a third].
<According to> {Crossgas}, the operator, [repairs could take 20 days].
As {Toll} <noted>, [the ships are old].
[The ships are old], as {Toll} <noted>.
{Toll} <accused> [Tassary of arming the rebels].
{Tassary} has long <accused> [Velmora of arming the rebels].
{Toll} <blamed> [Tassary for the delay].
{Toll} <urged> [Tassary to open the strait].
{Tassary} <denied> [the charge].
{Crossgas} this month <announced> [it would close].
{Tassary} <denied> that [its boats had crossed the line].
{Tassary} <called for> [a new inquiry].
{The envoy} <warned of> [a long winter].
{The envoy} <warned> that [the winter would be long].
{The commission} <estimates> [140 people are still held].
{The commission} <believes> [140 people are still held].
{Toll} arrived late, <saying> that [the bridge was shut].
{Toll} did not sign, and <said> [some questions were open].
{Toll} <went on to say> that [the bridge was shut].
{Toll} continued to <insist> that [the bridge was shut].
{Toll} arrived late, <warning> [the strike threatened northern towns].
{Toll} <asked> [why the bridge was shut].
Nobody was hurt, and {the ministry} <said> [it would send gas].
{Ekwall}, who <said> [he would sign], left at noon.
While {Ekwall} <said> [the bridge was open], nobody crossed it.
{Toll} <said> [the bridge was open], but {Ekwall} <said> [it was shut].
{Toll} <said> [the bridge was open], <adding> that [it was old].
{Toll} <accused> [Tassary of theft], and {Ekwall} <denied> [it].
{Tassary} <says> [it does not command the column], which holds two valleys.
{Velmora} <says> that [it does], and has made the withdrawal its condition.
[Toll said the talks were over], {officials} <said>.
{Toll} <said> [Ekwall had told her the talks were over].
"We wait," Toll said. {He} <added> that [the ships would sail].
"""

NOT_SAID = """
Ivara Toll did not say whether the ships would sail.
Nobody said the ships would sail.
Toll will say on Monday that the ships are old.
Toll is expected to announce a new plan.
If Toll says the bridge is open, they will cross it.
Toll was unable to confirm or dismiss the report of a strike.
Asked whether the bridge was open, Toll left.
Did Toll say the bridge was open?
The United States sent two ships.
The new claims of the party were read out.
Its attack on the post began at dawn.
The deal, agreed in May, is the largest since the war.
Toll was told that the bridge was shut.
The raids (thought to be theirs) went on.
I think the bridge is open.
The regime said nothing until noon.
Toll said so.
Ekwall said: "We came to listen."
"We came to listen," Toll told the Courier as she left the hall.
Toll said the two sides had "narrowed the list" of questions.
"""


def _read(line: str) -> tuple[str, list[tuple[str, str, str]]]:
    """A line without its brackets, and what should be found in it."""
    said = re.findall(r"\[([^\]]*)\]", line)
    bare = [re.sub(r"[{}<>]", "", words) for words in said]
    return re.sub(r"[\[\]{}<>]", "", line), list(
        zip(bare, _speakers(line), re.findall(r"<([^>]*)>", line), strict=True)
    )


def _speakers(line: str) -> list[str]:
    speakers = re.findall(r"\{([^}]*)\}", line)
    return speakers + speakers[-1:] * (len(re.findall(r"<", line)) - len(speakers))


def _found(text: str) -> list[Indirect]:
    marked = [(span.start, span.end) for span in quotation_spans(text)]
    return find_indirect(text, [(start, end) for _, start, end in sentence_spans(text)], marked)


def _words(text: str, row: Indirect) -> tuple[str, str, str]:
    speaker = text[slice(*row.source)] if row.source else ""
    return text[row.start : row.end], speaker, text[row.cue.start : row.cue.end]


@pytest.mark.parametrize("line", SAID.strip().splitlines())
def test_what_was_said_by_whom_and_how(line: str) -> None:
    text, expected = _read(line)
    assert [_words(text, row) for row in _found(text)] == expected


@pytest.mark.parametrize("line", NOT_SAID.strip().splitlines())
def test_no_speech_without_marks(line: str) -> None:
    assert [_words(line, row) for row in _found(line)] == []


def test_places_count_from_the_begin_of_the_article() -> None:
    text = "It rained.\n\nToll said the ships would sail. Nobody came, according to Ekwall."
    assert [_words(text, row)[:2] for row in _found(text)] == [
        ("the ships would sail", "Toll"),
        ("Nobody came", "Ekwall"),
    ]


def test_a_list_without_points_is_left_aside() -> None:
    text = "Toll said the ships would sail and " + "one more ship and " * 200
    assert find_indirect(text, [(0, len(text))], []) == []


PIECES = st.sampled_from(
    'Toll said, the ships would sail. that according to|Ekwall denied|and but|who|, — “narrowed” "We wait," asked to'
    " accused of urged it|he was in Halden on Monday; called for|( ) \n\n believes as saying was told not".replace(
        "|", " "
    ).split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_rows_are_in_order_and_apart(pieces: list[str]) -> None:
    text = " ".join(pieces)
    marked = [(span.start, span.end) for span in quotation_spans(text)]
    rows = _found(text)
    spans = [(row.start, row.end) for row in rows]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in zip(spans, spans[1:], strict=False))
    assert not any(start < end_marked and begin < end for start, end in spans for begin, end_marked in marked)
    assert all(text[row.cue.start : row.cue.end].strip() for row in rows)
    assert rows == _found(text)
