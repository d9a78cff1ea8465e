"""One name for a speaker throughout a report: each case a report with its mentions of speakers in brackets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.quotes.identity import identify
from framing.tables import SOURCE_TYPES

TOLL, EKWALL = "Ivara Toll", "Dovan Ekwall"


def speakers(report: str) -> list[tuple[str | None, str | None]]:
    """Who is meant by each mention in brackets."""
    mentions: list[tuple[int, int]] = []
    text = ""
    for piece in re.split(r"(\[[^\]]*\])", report):
        if piece.startswith("["):
            mentions.append((len(text), len(text) + len(piece) - 2))
            text += piece[1:-1]
        else:
            text += piece
    return identify(text, mentions)


PERSONS = [
    # titles and offices before the name, in apposition, shortened names
    ("[Foreign Minister Ivara Toll] spoke.", [TOLL]),
    ("Ivara Toll met the press. [Toll] spoke.", [TOLL]),
    ("Ivara Toll met the press. [Ms. Toll] spoke.", [TOLL]),
    ("[Toll] spoke first. Later Ivara Toll left for Halden.", [TOLL]),
    ("[Velmoran foreign minister Ivara Toll] spoke. Gen. Mirro Stane left. [Gen. Stane] wrote.", [TOLL, "Mirro Stane"]),
    ("[Secretary of State Hale Vole] spoke. [The secretary of state] left.", ["Hale Vole", "Hale Vole"]),
    ("[L. M. Haverill], a doctor, spoke. [Dr. Haverill] left.", ["L. M. Haverill"] * 2),
    ("[Hale R. Vole Jr.] spoke. [Mr. Vole] left.", ["Hale R. Vole Jr."] * 2),
    ("[Hale Vole] spoke. Hale R. Vole is a baker.", ["Hale R. Vole"]),
    ("[Carla del Ombra] spoke. [Ms del Ombra] left. [Ombra] wrote.", ["Carla del Ombra"] * 3),
    ("[Sami al-Bassam] spoke. [Bassam] left. [Mr al-Bassam] wrote.", ["Sami al-Bassam"] * 3),
    ("[Emeric Lunde-Vaal] spoke. [Lunde-Vaal] left. [Mr Vaal] wrote.", ["Emeric Lunde-Vaal"] * 3),
    ("[Ivara Toll’s] words. [Toll's] view.", [TOLL, TOLL]),
    ("[IVARA TOLL] spoke. [TOLL] left. [Toll] wrote.", [TOLL] * 3),
    ("[Norrholm’s Ivara Toll] spoke.", [TOLL]),
    ("[Ivara Toll, the foreign minister of Velmora,] spoke.", [TOLL]),
    ("[Ivara] waved. Ivara Toll left.", [TOLL]),
    ("[Gov. Hale Vole (V)] spoke. [The governor] left.", ["Hale Vole"] * 2),
    ("On Monday [Mr Vole] spoke.", ["Vole"]),
    # two of one surname
    ("[Mr Vole] met [Mrs Vole]. Hale Vole and his wife, Mrs Ana Vole, left.", ["Hale Vole", "Ana Vole"]),
    ("President Hale Vole came with Ana Vole. [President Vole] spoke.", ["Hale Vole"]),
    # offices and descriptions as later mentions
    ("Foreign Minister Ivara Toll came. [The foreign minister] spoke.", [TOLL]),
    ("Ivara Toll, the foreign minister of Velmora, came. [The Velmoran foreign minister] spoke.", [TOLL]),
    ("The foreign minister, Ivara Toll, came. [The minister] spoke.", [TOLL]),
    ("[The harbour master] spoke. Bram Sorley is the harbour master.", ["Bram Sorley"]),
    ("Russian President Hale Vole met German Chancellor Ana Dorrin. [The Russian leader] spoke.", ["Hale Vole"]),
    ("US Secretary of State Hale Vole came. [The top US diplomat] spoke.", ["Hale Vole"]),
    ("Prime Minister Ana Dorrin met the minister of trade, Hale Vole. [The minister] spoke.", ["Hale Vole"]),
    ("Former president Hale Vole met President Ana Dorrin. [The president] spoke.", ["Ana Dorrin"]),
    ("Former President Hale Vole and his wife Ana came. [The former president] spoke.", ["Hale Vole"]),
    ("Mr. Hale Vole met Sarah Vole. [She] spoke. [He] left.", ["Sarah Vole", "Hale Vole"]),
    ("President Vole came. President Vole sat. Ana Vole came. [The president] spoke.", ["Vole"]),
    ("Dovan Ekwall came with Ivara Toll. The Europeans left. Mr Ekwall rose and [he] spoke.", [EKWALL]),
    ("Speaking after meeting Mr Dovan Ekwall, Mr Hale Vole smiled. [He] spoke.", ["Hale Vole"]),
    ("Vice President Hale Vole met President Ana Dorrin. [The vice president] spoke.", ["Hale Vole"]),
    ("Sen. Hale Vole came. [The senator] spoke.", ["Hale Vole"]),
    ("Dovan Ekwall came late. [The nominee] spoke.", [EKWALL]),
    ("Velmora's foreign minister met the press, said [the spokesman], Pell Adringa.", ["Pell Adringa"]),
    ("Speaking of Mr Vole, [his secretary of state] spoke. Secretary of State Ana Dorrin left.", ["Ana Dorrin"]),
    # pronouns
    ("Ivara Toll met Dovan Ekwall. [She] spoke. Mr Ekwall left.", [TOLL]),
    ("Ivara Toll met Mr Dovan Ekwall. Ms Toll left. [He] spoke.", [EKWALL]),
    ("[Toll] spoke. Dovan Ekwall had left for Halden. [She] smiled. Ms Ivara Toll is 50.", [TOLL, TOLL]),
    ('Ivara Toll left. "I met Hale Vole and Ana Dorrin," [she] said.', [TOLL]),
    ("Hale Vole adviser Ivara Toll came. [She] spoke.", [TOLL]),
    ("Mr Putney, [who] spoke, left.", ["Putney"]),
    ("Gen. Hale Vole came. The general sat down. [He] spoke.", ["Hale Vole"]),
    ("Ivara Toll and Dovan Ekwall met. [They] spoke.", [f"{TOLL} and {EKWALL}"]),
    ("[Toll and Ekwall] spoke. Ivara Toll left before Dovan Ekwall.", [f"{TOLL} and {EKWALL}"]),
]

BODIES = [
    ("[The Strait Commission] spoke. [The Commission] wrote. [The commission] met.", ["Strait Commission"] * 3),
    ("[The Russian foreign ministry] spoke. [The ministry] wrote. [It] met.", ["Russian foreign ministry"] * 3),
    ("[Moscow] spoke. [Russia] wrote. [It] met.", ["Russia"] * 3),
    ("[Washington] spoke. [The US] wrote. [The United States] met.", ["United States"] * 3),
    ("[The Kremlin] spoke. [The White House] wrote.", ["Kremlin", "White House"]),
    ("[The Ordal Times] wrote. [The Times] wrote.", ["Ordal Times"] * 2),
    ("[The Strait Fishing Union] met. [The SFU] spoke.", ["Strait Fishing Union"] * 2),
    ("[The Bank of Halden] spoke. [The bank] wrote.", ["Bank of Halden"] * 2),
    ("[The Ports and Rivers Board] spoke. [The board] wrote.", ["Ports and Rivers Board"] * 2),
    ("[Crossgas] spoke. [It] wrote. [The company] met.", ["Crossgas"] * 3),
    ("[Israel and the United States] spoke.", ["Israel and United States"]),
    ("[Police] spoke. [His office] wrote.", ["police", "his office"]),
    ("[The Toll campaign] spoke. [The campaign] wrote.", ["Toll campaign"] * 2),
]

UNNAMED = [
    ("[A senior US official] spoke.", ["senior US official"]),
    ("[A senior State Department official] spoke. [The official] wrote.", ["senior State Department official"] * 2),
    ("[A senior official] spoke. [Another official] wrote. [He] left.", ["senior official", *["another official"] * 2]),
    ("[Officials] spoke. [They] wrote.", ["officials", "officials"]),
    ("[Two residents of Halden] spoke.", ["residents of Halden"]),
    ("[A source close to the talks, who left early,] spoke.", ["source close to the talks"]),
    ("[Some analysts] spoke. [Critics] wrote.", ["analysts", "critics"]),
    ("[A spokesman for Ivara Toll] spoke.", ["spokesman for Ivara Toll"]),
    ("[Toll supporters] spoke. Ivara Toll left.", ["Toll supporters"]),
    ("A diplomat from Norrholm waited. [He] spoke.", ["diplomat from Norrholm"]),
    ("[Both sides] spoke. [Russians] wrote.", ["both sides", "Russians"]),
    ("Hale Vole left. [A woman] spoke. [She] wrote.", ["woman", "woman"]),
]


@pytest.mark.parametrize(("report", "names"), PERSONS)
def test_a_person_has_the_fullest_form_of_the_name(report: str, names: list[str]) -> None:
    assert speakers(report) == [(name, "person") for name in names]


@pytest.mark.parametrize(("report", "names"), BODIES)
def test_a_body_has_its_name_without_the_article(report: str, names: list[str]) -> None:
    assert speakers(report) == [(name, "body") for name in names]


@pytest.mark.parametrize(("report", "names"), UNNAMED)
def test_a_source_without_a_name_keeps_its_description(report: str, names: list[str]) -> None:
    assert speakers(report) == [(name, "unnamed") for name in names]


@pytest.mark.parametrize(
    "report", ["[He] spoke.", "[It] rained.", "[We] spoke.", "Ivara Toll left. [I] stayed.", "[They] left."]
)
def test_nobody_fits(report: str) -> None:
    assert speakers(report) == [(None, None)]


def test_answers_come_in_the_order_asked() -> None:
    text = "Ivara Toll met Dovan Ekwall."
    assert identify(text, [(15, 27), (0, 10), (15, 27)]) == [(EKWALL, "person"), (TOLL, "person"), (EKWALL, "person")]


def test_no_mention_no_answer() -> None:
    assert identify("Ivara Toll left.", []) == []
    assert identify("", []) == []


WORDS = st.sampled_from(
    ["Ivara Toll", "the minister", "He", "she", "Mr", "of", "'s", "”", "“", ", ", ". ", "\n\n", "AN", "and"]
)


@given(st.lists(WORDS, max_size=12), st.integers(0, 40), st.integers(0, 40))
def test_any_stretch_of_any_text_has_an_answer(pieces: list[str], a: int, b: int) -> None:
    text = " ".join(pieces)
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    ((name, kind),) = identify(text, [(start, end)])
    assert (name is None) == (kind is None)
    assert kind is None or kind in SOURCE_TYPES
