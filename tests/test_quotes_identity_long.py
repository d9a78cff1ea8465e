"""Who a speaker is in long reports of many names, and what the look-ups answer beside the plain rule of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.quotes.bodies import Bodies, find_bodies
from framing.quotes.forms import core_of, is_full, is_same
from framing.quotes.identity import identify
from framing.quotes.names import read_names
from framing.quotes.people import find_people
from framing.quotes.pronouns import Candidate, Candidates
from framing.quotes.wording import split_words

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FIRST = ["Ivara", "I.", "Dovan", "D. R.", "Ana", "Hale R."]
LAST = ["Toll", "Toll-Vane", "Vane", "Ekwall", "del Ombra", "Ombra"]
NAMES = st.lists(st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)), max_size=14)
PHRASES = [
    "the party",
    "the Reed Party",
    "the reed party board",
    "the board",
    "RPB",
    "the Vel party",
    "the Velmoran Party",
]


def name(number: int) -> str:
    """A surname of its own for each number: "Vaab", "Vaac"."""
    return "V" + "".join(LETTERS[number // 26**k % 26] for k in (2, 1, 0))


def cases(number: int) -> str:
    """Sentences about two persons and a body whom no others are like."""
    one, body = name(2 * number), name(2 * number + 1).upper()
    return f"Minister Ana {one} spoke for the {one} Party. {one} said she met the {body}. The party said it left. "


@pytest.mark.parametrize("piece", [cases, lambda _: "Ivara Toll met the Reed Party. The party said she left. "])
def test_calls_grow_with_the_report_and_not_with_its_square(
    piece: Callable[[int], str], count_calls: Callable[[Callable[[], object]], int]
) -> None:
    def calls(text: str) -> int:
        mentions = [(word.start, word.end) for word in split_words(text) if word.low in ("she", "it", "party")]
        return count_calls(lambda: identify(text, mentions))

    short, long = (calls("".join(piece(i) for i in range(n))) for n in (40, 320))
    assert long < 9 * short


@given(NAMES)
def test_full_names_join_the_first_person_they_may_be_of(names: list[tuple[str, str]]) -> None:
    report = read_names(". ".join(" ".join(parts) for parts in names) + ". It rained.")
    cores = [core_of(naming.words) for naming in report.namings if naming.kind == "person"]
    groups: list[list[tuple[str, ...]]] = []
    for core in filter(is_full, cores):
        home = next((group for group in groups if is_same(core, group[0])), None)
        if home is None:
            groups.append([core])
        elif len(core) > len(home[0]):
            home.insert(0, core)
        else:
            home.append(core)
    assert [person.words for person in find_people(report)][: len(groups)] == [group[0] for group in groups]


@given(st.lists(st.sampled_from(PHRASES), max_size=10), st.sampled_from(PHRASES))
def test_a_body_looked_up_is_as_if_it_were_alone_among_others_unlike_it(phrases: list[str], asked: str) -> None:
    text = "".join(f"Later {phrase} met. " for phrase in phrases)
    unlike = "The Halden Mint met the Norrholm Gazette and the energy ministry."
    alone, among = (Bodies(find_bodies(read_names(t))) for t in (text, text + unlike))
    assert among.full_name(asked, len(text)) == alone.full_name(asked, len(text))


CANDIDATES = st.builds(
    Candidate,
    place=st.integers(0, 200),
    end=st.just(0),
    number=st.sampled_from(["he", "it", "they"]),
    gender=st.sampled_from(["", "m", "f"]),
    is_subject=st.booleans(),
    is_speaker=st.booleans(),
    is_known=st.booleans(),
    speaker_id=st.sampled_from(["Toll", "Ekwall", "Vole"]),
    source_type=st.sampled_from(["person", "body", "unnamed"]),
)


@given(st.lists(CANDIDATES, max_size=12), st.integers(0, 200), st.sampled_from(["he", "she", "it", "they"]))
def test_a_pronoun_stands_for_the_lightest_candidate_before_it(
    listed: list[Candidate], place: int, pronoun: str
) -> None:
    report = read_names("It rained. " * 20)
    candidates = Candidates(report, frozenset(["Vole"]))
    for candidate in listed:
        candidates.add(candidate)
    weighed = [
        (weight, -c.place, i) for i, c in enumerate(listed) if (weight := _weight(c, pronoun, place)) is not None
    ]
    expected = listed[min(weighed)[-1]] if weighed else None
    assert candidates.find(pronoun, place) == expected


def _weight(candidate: Candidate, pronoun: str, place: int) -> float | None:
    """Sentences away, and more for a gender not known, for no subject, no speaker, and nobody known."""
    wanted = {"he": "m", "she": "f"}.get(pronoun)
    distance = (place + 1) // 11 - (candidate.place + 1) // 11  # sentences of ten characters and a blank
    if candidate.place >= place or distance > 15 or candidate.number != ("he" if wanted else pronoun):
        return None
    if not (candidate.is_known or candidate.is_subject) or wanted and candidate.gender not in ("", wanted):
        return None
    active = candidate.is_subject or candidate.is_speaker
    return (
        float(distance)
        + (0.5 if wanted and not candidate.gender else 0)
        + (0 if active else 2.0)
        + (0 if candidate.is_speaker else 0.4)
        + (0 if candidate.is_known else 1.5)
    )


@given(st.text(alphabet="aA's’ .,-U", max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_words_of_a_stretch_are_those_of_its_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    moved = [(t.text, t.low, t.start - start, t.end - start, t.possessive) for t in read_names(text).tokens(start, end)]
    assert moved == [tuple(token) for token in split_words(text[start:end])]
