"""British and American spelling meet, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.spelling import DOUBLED, ISE, OUR, RE, STEMS, YSE, american, is_spelling_variant

PAIRS = """
    colour color, neighbouring neighboring, labour labor, behaviour behavior, honourable honorable, armoured armored
    rumours rumors, demeanour demeanor, endeavours endeavors, harboured harbored, glamour glamor, rancour rancor
    organise organize, organised organized, organisation organization, militarised militarized, destabilising
    destabilizing, radicalisation radicalization, mobilises mobilizes, analyse analyze, paralysed paralyzed
    paralysing paralyzing, catalysed catalyzed, defence defense, defences defenses, offence offense
    pretence pretense, licence license, practise practice, sceptic skeptic, scepticism skepticism
    sceptically skeptically, travelled traveled, travelling traveling, cancelled canceled, unravelling unraveling
    spiralling spiraling, quarrelled quarreled, duelling dueling, signalled signaled, bedevilled bedeviled
    pummelled pummeled, marvellous marvelous, counsellor counselor, centre center, centred centered, centring centering
    theatre theater, sabre saber, spectre specter, lacklustre lackluster, sombre somber, calibre caliber
    grey gray, greyer grayer, programme program, programmes programs, manoeuvre maneuver, manoeuvring maneuvering
    manoeuvrable maneuverable, catalogue catalog, dialogue dialog, judgement judgment, jewellery jewelry
    fulfil fulfill, skilful skillful, wilfully willfully, enrol enroll, plough plow, smouldering smoldering
    cosy cozy, phoney phony, chequered checkered, tsar czar, baulked balked, anaesthetic anesthetic
    paediatric pediatric, mediaeval medieval, haemorrhage hemorrhage, régime regime, naïve naive, élite elite
    advisor adviser, protestor protester, towards toward, burnt burned
"""
APART = """
    four for, hour hor, tour tor, your yor, pour por, sour sor, flour flor, contour contor, rise rize, wise wize
    promise promize, surprise surprize, advertise advertize, exercise exercize, compromise compromize
    supervise supervize, franchise franchize, enterprise enterprize, crises crizes, disable dizable, raised raized
    prise prize, rebelled rebeled, expelled expeled, controlled controled, compelled compeled, patrolled patroled
    acre acer, entre enter, massacre massacer, here her, there ther, device devise
    advice advise, prophecy prophesy, story storey, draft draught, rebels insurgents, said claimed, schön schon
    expose exposé, vice vise, principle principal, affect effect, lose loose
"""


def pairs(listed: str) -> list[tuple[str, str]]:
    words = listed.replace(",", " ").split()
    return list(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize(("british", "american_word"), pairs(PAIRS))
def test_spellings_meet(british: str, american_word: str) -> None:
    assert american(british) == american(american_word)
    assert is_spelling_variant(british, american_word)


@pytest.mark.parametrize(("one", "other"), pairs(APART))
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert american(one) != american(other)
    assert not is_spelling_variant(one, other)


@pytest.mark.parametrize("word", [american_word for _, american_word in pairs(PAIRS) if american_word != "glamor"])
def test_most_keys_are_american_words(word: str) -> None:
    assert american(word) == word


def test_case_and_apostrophes_fold_too() -> None:
    assert american("The Programme’s COLOURS") == "the program's colors"
    assert american("colour-coded") == "color-coded"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("cease-fire", "ceasefire", True),
        ("cease-fire", "cease fire", True),
        ("hard-line", "hard\nline", True),
        ("the defence programme", "The Defense Program", True),
        ("every day", "everyday", False),
        ("re-sign", "resign", False),
        ("", "", False),
        ("the rebels", "rebels", False),
    ],
)
def test_variants_of_phrases(one: str, other: str, same: bool) -> None:
    assert is_spelling_variant(one, other) is same
    assert is_spelling_variant(other, one) is same


@given(st.text(alphabet="abceilnorsuvyz'’-é ", max_size=30))
def test_folding_keeps_the_number_of_words(word: str) -> None:
    assert len(american(word).split()) == len(word.split())


@pytest.mark.parametrize("word", [word for pair in pairs(PAIRS) for word in pair])
def test_a_key_is_its_own_key(word: str) -> None:
    assert american(american(word)) == american(word)


# Beginnings, middles and endings that the rules ask for, put together at random.
PARTS = (
    "colour our theat cent re res red anal ys yse travel l led ller is ise isation organ ae foet oe sceptic x".split()
)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4).map("".join))
def test_a_word_that_no_rule_applies_to_is_its_own_key_and_every_other_is_folded(word: str) -> None:
    ruled = any(rule.search(word) for rule in (OUR, RE, DOUBLED, YSE)) or any(british in word for british, _ in STEMS)
    if ruled:
        assert american(word) != word
    elif not ISE.search(word):
        assert american(word) == word
