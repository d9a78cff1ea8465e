"""Who says a quotation in marks, and with which verb."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import read_corpus
from framing.boundaries import sentence_spans
from framing.marks import quotation_spans
from framing.quotes import find_quotes
from framing.quotes.cue_forms import is_noun_like
from framing.quotes.cues import find_cues
from framing.quotes.masks import MASK, mask_spans
from framing.quotes.subjects import find_source
from framing.quotes.units import join_sentences, mask_quotations
from framing.tables import column_names
from framing.validity.polnear_quotes import compare_quotations, gold_quotations, match_spans
from framing.validity.polnear_read import Claim, read_article


def quotes_of(text: str) -> pd.DataFrame:
    table = find_quotes(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    for name in ("speaker", "cue"):
        told = table[table[name].notna()]
        places = zip(told[f"{name}_start"], told[f"{name}_end"], strict=True)
        assert [text[int(a) : int(b)] for a, b in places] == told[name].tolist()
    return table


def marked_of(text: str) -> list[tuple[str, str]]:
    """Speaker and cue of each quotation in marks; empty where there is none."""
    table = quotes_of(text).query("kind != 'indirect'").fillna({"speaker": "", "cue": ""})
    return list(zip(table["speaker"], table["cue"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will sail at dawn," Ivara Toll said.', [("Ivara Toll", "said")]),
        ('"We will sail at dawn," said Ivara Toll.', [("Ivara Toll", "said")]),
        ('"We will sail at dawn," said Ivara Toll, the minister.', [("Ivara Toll", "said")]),
        ('"We will sail at dawn," the minister, Ivara Toll, said.', [("the minister, Ivara Toll", "said")]),
        ('"We will sail at dawn," Toll added in a letter to the crews.', [("Toll", "added")]),
        ('"We will sail at dawn," the minister told reporters on Monday.', [("the minister", "told")]),
        ('"We will sail at dawn," Toll, 58, told Ekwall.', [("Toll", "told")]),
        ('"We will sail at dawn," Toll later told the Courier.', [("Toll", "told")]),
        ('Ivara Toll said: "We will sail at dawn."', [("Ivara Toll", "said")]),
        ('Ivara Toll told Ekwall, "We will sail at dawn."', [("Ivara Toll", "told")]),
        ('Toll, who chairs the board, said: "We will sail at dawn."', [("Toll", "said")]),
        ('Toll, a former pilot from Merrow, said: "We will sail at dawn."', [("Toll", "said")]),
        ('On Monday, a spokesman for the ministry said: "We will sail."', [("a spokesman for the ministry", "said")]),
        ('"We will sail at dawn." - Ivara Toll', [("Ivara Toll", "")]),
        ('"We will sail at dawn" — Ivara Toll.', [("Ivara Toll", "")]),
        (
            '"We will all sail."\u00a0― Ivara Toll.\n\n"No ships sail today." ― Dovan Ekwall',
            [("Ivara Toll", ""), ("Dovan Ekwall", "")],
        ),
        ('"We will sail at dawn" - Ivara Toll said it twice.', [("Ivara Toll", "said")]),
        ('"Will we sail at dawn?" she asked.', [("she", "asked")]),
        ('"Will we sail at dawn?" Toll said of the plan in March.', [("Toll", "said")]),
        ('"We will sail at dawn." Toll added.', [("Toll", "added")]),
        ('Toll said it would "sail at dawn, of course." He says pilots come too.', [("Toll", "said")]),
        ('With one of her ads asking, "Will we sail?", Toll left.', [("one of her ads", "asking")]),
        ('Toll’s comments "will be read at dawn", Ekwall said.', [("Ekwall", "said")]),
        ('On CNN’s "Harbour of the North Wind" Toll said the sea was calm.', [("", "")]),
        ('The plan was "a farce at best" and "a gift to nobody", said Toll.', [("Toll", ""), ("Toll", "said")]),
        ('"We will sail at dawn," as the envoy put it.', [("the envoy", "put it")]),
        ('According to Toll, the crews "will sail at dawn".', [("Toll", "According to")]),
        (
            'The crews "will sail at dawn", according to a person close to the talks.',
            [("a person close to the talks", "according to")],
        ),
        ('A man who had come by boat said: "We will sail at dawn."', [("A man", "said")]),
        ('Toll met Ekwall in Halden and said: "We will sail at dawn."', [("Toll", "said")]),
        ('"We will sail," said one senior official, who asked not to be named.', [("one senior official", "said")]),
        # a quotation interrupted by its tag, and those that go on from another
        ('"Yes," said Toll, "and we will sail at dawn."', [("Toll", "said"), ("Toll", "")]),
        ('"We will sail," said Toll. "We will sail at dawn."', [("Toll", "said"), ("Toll", "")]),
        ('"We will sail," said Toll.\n\n"We will sail at dawn."', [("Toll", "said"), ("Toll", "")]),
        (
            '"We will sail at dawn, all of us," he said, adding: "And without pilots."',
            [("he", "said"), ("he", "adding")],
        ),
        ('Toll said the crews were ready. "We will sail at dawn."', [("Toll", "")]),
        ('"We will sail at dawn."\n\n"All of us," said Toll.', [("Toll", ""), ("Toll", "said")]),
        ('"We will sail at dawn.\n\n"All of us will sail," said Toll.', [("Toll", "said")]),
        (
            '"We will sail," said Toll.\n\nThe sea was calm.\n\nIt grew dark. "We will sail at dawn."',
            [("Toll", "said"), ("", "")],
        ),
        # part of a sentence
        ('Toll called the plan "a gift to nobody at all".', [("Toll", "called")]),
        ('Theirs was described by one aide as "the coldest letters in years".', [("one aide", "described")]),
        ('Toll said the sides had "narrowed the list" of questions.', [("Toll", "said")]),
        ('Ekwall told a paper that he thought the plan was "a gift to nobody".', [("Ekwall", "told")]),
        ('Ekwall said Tassary had "kept every promise it made".', [("Ekwall", "said")]),
        (
            'In a speech, Toll promised to "sail at dawn without pilots", the Courier reported.',
            [("Toll", "promised to")],
        ),
        # a colon without a verb of saying
        ('Ivara Toll went even further: "We will sail at dawn."', [("Ivara Toll", "")]),
        ('Polls agree - Ada Vole: "We will sail at dawn."', [("Ada Vole", "")]),
        # nobody speaks
        ('The "harbour of the north wind" was closed.', [("", "")]),
        ('The envoy said no. The "experts" came.', [("", "")]),
        ('Toll was asked, "Will you sail at dawn?"', [("", "")]),
    ],
)
def test_speaker_and_cue(text, expected):
    assert marked_of(text) == expected


def test_stance_is_that_of_the_cue():
    table = quotes_of('"We will sail at dawn," Toll claimed. "All of us." "No ships today," Ekwall said.')
    assert table["stance"].fillna("").tolist() == ["distancing", "", "neutral"]


def test_one_name_for_a_speaker():
    table = quotes_of('"We will sail at dawn," said Ivara Toll. "All of us will sail," she added later.')
    assert table["speaker_id"].tolist() == ["Ivara Toll", "Ivara Toll"]
    assert table["source_type"].tolist() == ["person", "person"]


def test_marked_and_indirect_rows_stand_in_order_and_apart():
    text = 'Toll said that the ships would sail. "At dawn, I hope," she said. Ekwall claimed the sea was closed.'
    table = quotes_of(text)
    assert table["kind"].tolist() == ["indirect", "direct", "indirect"]
    assert table["quote"].tolist() == [0, 1, 2]
    assert list(table) == column_names("quotes")
    assert (table["start"].iloc[1:].to_numpy() >= table["end"].iloc[:-1].to_numpy()).all()


PIECES = [
    '"We will sail at dawn," said Toll. ',
    "Ekwall, the envoy, said that ",
    '"Why',
    '?" ',
    "(",
    "according to ",
    "“Nobody — nobody at all”, ",
    "who said: ",
    "and, adding, ",
    "\n\n",
    "The talks. ",
    "' ",
    "was asked ",
    "U.S. Gen. J. Vole ",
    "told ",
]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_places_always_give_the_text(text):
    table = quotes_of(text)
    assert [text[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == table["text"].tolist()
    assert table["start"].is_monotonic_increasing


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The envoy said so, according to the Courier.", ["said", "according to"]),
        ("The claims were read out.", []),
        ("His claim stood.", []),
        ("The State Department met on it.", []),
        ("Critics charge that it is late.", ["charge"]),
        ("It is a similar charge.", []),
        ("A so-called plan was made.", []),
        ("He’s said so twice.", ["said"]),
    ],
)
def test_verbs_of_saying_in_a_sentence(text, found):
    assert list(dict.fromkeys(text[cue.start : cue.end] for cue in find_cues(text))) == found


def test_both_uses_of_a_verb_are_given():
    assert {cue.pattern for cue in find_cues("Toll denied it.")} == {"speech", "topic"}
    assert is_noun_like("states")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Ivara Toll, the minister, said on Monday that it was over.", "Ivara Toll"),
        ("The minister of finance, Ivara Toll, said it was over.", "The minister of finance, Ivara Toll"),
        ("Toll, 44, of Merrow, Velmora, said it was over.", "Toll"),
        ("Toll on Monday said it was over.", "Toll"),
        ("The U.S. said it was over.", "The U.S."),
        ("Dovan Ekwall and Ivara Toll said it was over.", "Dovan Ekwall and Ivara Toll"),
        ("It was over, said officials in Halden.", "officials in Halden"),
        ("Toll met the envoys in Halden on Tuesday and said it was over.", "Toll"),
        ("Toll said it was late, adding that it was over.", "Toll"),
        ("HALDEN, March 5 — In a speech, Toll met the press, saying it was over.", "Toll"),
        ("In a statement, the Strait Commission said it was over.", "the Strait Commission"),
        ("The head of the commission, a body of ten, announced it.", "The head of the commission"),
        ("Everybody left, with Toll saying it was over.", "Toll"),
        ("Hours later, Toll met the press, telling it that it was over.", "Toll"),
        ("He was quoted as saying it was over.", "He"),
        ("Said nobody.", "nobody"),
    ],
)
def test_source_of_the_last_cue(text, source):
    span = find_source(text, find_cues(text)[-1])
    assert span
    assert text[slice(*span)] == source


def test_a_cue_may_have_no_source():
    text = "It is said so."
    assert find_source(text, find_cues(text)[-1]) is None if find_cues(text) else True


def test_masks_keep_places():
    text = 'Toll said "no" and left.'
    assert mask_spans(text, [(10, 14)]) == f"Toll said {MASK * 4} and left."
    spans = quotation_spans(text)
    masked = mask_quotations(text, spans)
    assert len(masked) == len(text)
    assert masked.endswith(" and left.")


def test_sentences_that_a_quotation_joins():
    text = '"We wait. We go," said Toll. They left. "Why?" Toll said on Monday of the delay.\n\nIt rained.'
    spans = quotation_spans(text)
    units = join_sentences(text, mask_quotations(text, spans), sentence_spans(text), spans)
    assert [text[unit.start : unit.end] for unit in units] == [
        '"We wait. We go," said Toll.',
        "They left.",
        '"Why?" Toll said on Monday of the delay.',
        "It rained.",
    ]
    assert [tuple(unit.quotes) for unit in units] == [(0,), (), (1,), ()]


# The scorer on PolNeAR

TEXT = 'The envoy said it. "We will sail at dawn," said Toll. He wrote "to be or not to be" there.'


def test_gold_quotations_take_the_shortest_content():
    start = TEXT.index('"We')
    outer = Claim(((0, 52),), ((4, 9),), ())
    inner = Claim(((start, start + 23),), ((48, 52),), ())
    gold = gold_quotations(TEXT, [outer, inner])
    assert [(TEXT[g.start : g.end], g.source) for g in gold] == [("We will sail at dawn,", ((48, 52),))]


def test_spans_match_once():
    assert match_spans([(0, 10), (0, 9), (20, 30)], [(0, 10), (40, 50)], 0.8) == [0, None, None]


def test_comparison_with_gold():
    start = TEXT.index('"We')
    claims = [Claim(((start, start + 23),), ((48, 52),), ())]
    quotes = find_quotes(pd.DataFrame({"article_id": ["a"], "text": [TEXT]}))
    rows = compare_quotations(TEXT, claims, quotes)
    assert rows[["found", "gold", "right"]].to_numpy().tolist() == [[True, True, True], [True, False, False]]


def test_reading_an_article_makes_paragraphs_of_lines(tmp_path):
    (tmp_path / "a.txt").write_text('Toll said:\n"We sail."', encoding="utf-8")
    ann = tmp_path / "a.ann"
    ann.write_text(
        "T1\tSource 0 4\tToll\nT2\tCue 5 9\tsaid\nT3\tContent 11 21\tx\n"
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n",
        encoding="utf-8",
    )
    text, claims = read_article(ann)
    assert text == 'Toll said:\n\n"We sail."'
    assert [text[slice(*claims[0].content[0])], text[slice(*claims[0].source[0])]] == ['"We sail."', "Toll"]


def test_speakers_and_verbs_of_the_control_corpus():
    control = Path(__file__).resolve().parents[1] / "data" / "control"
    key = pd.read_csv(control / "key" / "quotes.csv", keep_default_na=False)
    found = find_quotes(read_corpus(control).articles)
    both = key.merge(found, on=["article_id", "start", "end"], suffixes=("", "_found"))
    both = both[(both["kind"] != "indirect") & (both["kind_found"] != "scare")].fillna(
        {"speaker_id": "", "cue_found": ""}
    )
    assert len(both) > 200
    assert (both["cue"] == both["cue_found"]).mean() >= 0.96
    named = [without_article(a) == without_article(b) for a, b in zip(both["speaker"], both["speaker_id"], strict=True)]
    assert sum(named) / len(named) >= 0.94


def without_article(name: str) -> str:
    return re.sub(r"^(?:the|an?|one) ", "", name.lower())
