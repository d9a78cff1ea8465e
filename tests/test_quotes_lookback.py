"""Cheap looks at the last words of a stretch let through whatever the patterns behind them find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.passives import finding
from framing.passives.finding import passives_in
from framing.passives.group import may_hold_passive
from framing.quotes import said, saying, verbs
from framing.quotes.cue_forms import cues, may_hold_cue
from framing.quotes.cues import find_cues
from framing.quotes.lookback import last_word

WORDS = (
    "but And yet, where though later also then quickly Toll; envoy (after as because without if in refused declined"
    " failing to short of hesitated stopped not is was being got it’s Toll’s men’s his their other no two last day the"
    " about By officials both sides on all—but —while x-as ; , said reported – - ships"
).split()
GAPS = st.sampled_from([" ", " ", " ", "  ", "\n", ""])
BEFORE = st.lists(st.tuples(st.sampled_from(WORDS), GAPS), max_size=7).map(lambda pairs: "".join(map("".join, pairs)))


def _place(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None


@settings(max_examples=800, deadline=None)
@given(BEFORE)
def test_what_stands_before_a_verb_is_told_as_the_pattern_alone_would(before: str) -> None:
    last = last_word(before)
    assert _place(saying._edge(before, last)) == _place(saying.EDGE.search(before) or saying.HALT.search(before))
    assert bool(saying.OPENER.search(before)) <= last.endswith(saying.OPENERS)
    assert bool(saying.HEAD.search(before)) <= (last in saying.HEAD_ENDS)
    assert said._is_refused(before, last) == bool(said.NOT_SAID.search(before))
    assert bool(said.INFINITIVE.search(before)) <= last.endswith(("to", "ly"))
    assert bool(verbs.PASSIVE.search(before)) <= last.endswith(verbs.PASSIVE_ENDS)
    assert verbs._is_determined(before) == bool(verbs.DETERMINER.search(before))


CUES = st.sampled_from(sorted(cues()))
MORE = st.sampled_from(
    "Toll the in of went on according a as put it says, “said” (told ships - — . 's U.S. was".split()
)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.one_of(CUES, MORE), max_size=8), st.sampled_from([" ", "  ", "\n", ", "]))
def test_a_sentence_with_a_verb_of_saying_is_never_left_aside(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    if find_cues(text) or any(piece in cues() for piece in pieces):
        assert may_hold_cue(text)


@pytest.mark.parametrize("text", ["The ships sailed on Monday.", "By the way they went.", "Nobody came, no.", ""])
def test_a_sentence_without_one_is_left_aside(text):
    assert not may_hold_cue(text)


GROUP = "was Is being weren't got they’re killed shot denied (is held, not yet quickly very — the family re-elected I'm"
PASSIVES = st.lists(st.tuples(st.sampled_from(GROUP.split()), GAPS), max_size=9)


@settings(max_examples=800, deadline=None)
@given(PASSIVES)
def test_a_sentence_with_a_passive_is_never_left_aside(pairs: list[tuple[str, str]]) -> None:
    text = "".join(map("".join, pairs))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(finding, "may_hold_passive", lambda text: True)
        everywhere = passives_in(text)
    assert passives_in(text) == everywhere
    assert may_hold_passive(text) or not everywhere
