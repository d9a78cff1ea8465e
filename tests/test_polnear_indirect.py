"""The score of indirect speech against attributions, on a text made for it."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.validity.polnear_indirect import compare_indirect, count_indirect, cue_kind, gold_indirect
from framing.validity.polnear_read import Claim, Pieces

TEXT = 'Toll said the ships would sail. Ekwall did not say why. "We wait," he said. Rusk wants a new bridge.'


def _place(words: str) -> Pieces:
    start = TEXT.index(words)
    return ((start, start + len(words)),)


def _claims() -> list[Claim]:
    rows = [
        ("the ships would sail", "Toll", "said"),
        ("why", "Ekwall", "did not say"),
        ('"We wait,"', "he", "said"),
        ("a new bridge", "Rusk", "wants"),
    ]
    return [Claim(_place(said), _place(source), _place(cue)) for said, source, cue in rows]


def _quotes(*spans: tuple[str, str, str | None]) -> pd.DataFrame:
    rows = []
    for kind, words, speaker in spans:
        (place,), (named,) = _place(words), _place(speaker) if speaker else ((None, None),)
        rows.append((kind, *place, *named))
    quotes = pd.DataFrame(rows, columns=["kind", "start", "end", "speaker_start", "speaker_end"])
    return quotes.astype({"speaker_start": "Int64", "speaker_end": "Int64"})


def test_speech_in_marks_is_no_indirect_speech() -> None:
    assert [TEXT[slice(*claim.content[0])] for claim in gold_indirect(TEXT, _claims(), [])] == [
        "the ships would sail",
        "why",
        "a new bridge",
    ]
    assert len(gold_indirect(TEXT, _claims(), [*_place("the ships would sail. Ekwall")])) == 2


def test_counts_of_a_text() -> None:
    """Of two rows found one is right, of three gold ones one is met; the other row's words are nobody's speech."""
    quotes = _quotes(("direct", "We wait,", "he"), ("indirect", "ships would sail", "Toll"), ("indirect", "Rusk", None))
    counts = count_indirect(compare_indirect(TEXT, _claims(), quotes))
    assert counts["indirect speech"] == (1, 2, 1, 3)
    assert counts["indirect speech, verb of saying"] == (0, 0, 1, 1)
    assert counts["indirect speech, not said or not yet"] == (0, 0, 0, 1)
    assert counts["indirect speech, speakers"] == (0, 0, 1, 1)


def test_nothing_found_and_nothing_gold() -> None:
    counts = count_indirect(compare_indirect(TEXT, [], _quotes().iloc[:0]))
    assert set(counts.values()) == {(0, 0, 0, 0)}


@pytest.mark.parametrize(
    ("cue", "kind"),
    [("told", "verb of saying"), ("would not say", "not said or not yet"), ("hopes for", "thought or wish")],
)
def test_kinds_of_cues(cue: str, kind: str) -> None:
    assert cue_kind(cue) in (kind, "verb of saying") if kind == "thought or wish" else cue_kind(cue) == kind
