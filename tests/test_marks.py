"""Which marks open and close a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.marks import quotation_spans


def quoted(text: str) -> list[str]:
    """Words between the marks, with a sign where the closing mark is missing."""
    return [text[s.start : s.end] + ("" if s.closed else "|") for s in quotation_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no, never".', ["yes", "no, never"]),
        ("She said “yes”. “No,” he said.", ["yes", "No,"]),
        ("„Ja“, sagte er, »Nein« und ›so‹ und ‚wie‘.", ["Ja", "Nein", "so", "wie"]),
        ("Il dit « oui » et «non» et ‹ peut-être ›.", [" oui ", "non", " peut-être "]),
        ("He said ''yes'' and ``no'' and ‘‘never’’.", ["yes", "no", "never"]),
        ("”Ja”, sa han. ”Nej”.", ["Ja", "Nej"]),
        ("The 'frosty' talks and 'warm' words.", ["frosty", "warm"]),
        ("‘We wait,’ she said. ‘Why not?’", ["We wait,", "Why not?"]),
    ],
)
def test_marks_of_all_kinds(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We don’t, they don't: the players' bus, the 1990s' end, the boss’ car.",
        "'Tis the season, get 'em, rock 'n' roll and rock ’n’ roll.",
        "The class of '68 and the ’90s.",
        'A 6\'2" man, a 5" pipe and a 12" by 14" board.',
        "'Ello there, said the clerk.",
    ],
)
def test_apostrophes_feet_and_inches_are_no_marks(text):
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'The players' union is strong,' he said.", ["The players' union is strong,"]),
        ("‘It’s the ministers’ fault,’ he said.", ["It’s the ministers’ fault,"]),
        ("They call 'rebels' what others call 'fighters' here.", ["rebels", "fighters"]),
        ("'I like rock 'n' roll,' he said.", ["I like rock 'n' roll,"]),
        ("She's 'not amused' by the dogs' dinner.", ["not amused"]),
    ],
)
def test_single_marks_among_apostrophes(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He told me ‘no’ and left,” she said.", ["He told me ‘no’ and left,"]),
        ("‘He told me “no” and left,’ she said.", ["He told me “no” and left,"]),
        ("\"'Yes,' he told me,\" she said.", ["'Yes,' he told me,"]),
        ('"He said "no" to me," she said.', ['He said "no" to me,']),
        ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
    ],
)
def test_only_the_outermost_marks_count(text, expected):
    assert quoted(text) == expected


def test_speech_over_several_paragraphs_is_one_quotation():
    for opening, closing in ['""', "“”", "‘’", "''", "«»"]:
        text = f"{opening}We came.\n\n{opening}We saw.\n\n{opening}We went,{closing} he said. {opening}Yes.{closing}"
        spans = quotation_spans(text)
        assert [s.closed for s in spans] == [True, True]
        assert text[spans[0].start : spans[0].end].split() == [
            "We",
            "came.",
            f"{opening}We",
            "saw.",
            f"{opening}We",
            "went,",
        ]


def test_an_unclosed_mark_ends_with_its_paragraph():
    assert quoted('He said: "We wait.\n\nThen he left. "Go," she said.') == ["We wait.|", "Go,"]
    assert quoted("He said: ‘We wait.\n\nThen he left.") == ["We wait.|"]


def test_an_unclosed_mark_ends_where_the_next_quotation_opens():
    assert quoted('The plan is "sound. "We know," he said.') == ["sound. |", "We know,"]


def test_straight_marks_with_blanks_on_the_wrong_side():
    assert quoted('"I agree, "he said.') == ["I agree, "]
    assert quoted('He said," I agree," and left.') == [" I agree,"]
    assert quoted('The " quiet " part.') == [" quiet "]


def test_inches_inside_a_quotation():
    assert quoted('"It is 6\'2" high," he said.') == ["It is 6'2\" high,"]
    assert quoted('"It was in 2012" and "then in 2013".') == ["It was in 2012", "then in 2013"]


def test_mixed_marks_pair_up():
    assert quoted('“We agree," he said. "Yes.”') == ["We agree,", "Yes."]


def test_where_the_marks_stand():
    (span,) = quotation_spans("a ``b'' c")
    assert span == (4, 5, 2, 5, True)


PIECES = st.sampled_from(
    [
        "word",
        "players'",
        "don't",
        " ",
        " ",
        "\n\n",
        ".",
        ",",
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
        "„",
        "«",
        "»",
        "''",
        "``",
        "6",
        "(",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
@settings(max_examples=300, deadline=None)
def test_spans_are_ordered_disjoint_and_inside(text):
    position = 0
    for span in quotation_spans(text):
        assert position <= span.open_at < span.start <= span.end <= span.close_at <= len(text)
        assert span.closed or span.close_at == span.end
        position = span.close_at


def test_apostrophes_inside_words_count_among_the_marks_of_a_paragraph():
    assert quoted("It's the players' don't 'we can't' of o'clock's end.") == ["we can't"]
    assert quoted("They don't.\n\nHe isn't here.\n\nIt’s 'so'") == ["so"]
