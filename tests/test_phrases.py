"""Loaded phrases: what is found where, in whose voice, and what is left alone."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import pieces
from framing.lexicon.matching import find_in, make_matcher
from framing.lexicon.sifting import find_in_each
from framing.lexicon.trie import Entry
from framing.phrases import find_loaded
from framing.quotes import find_quotes
from framing.sentences import split_sentences
from framing.spelling import american
from framing.tables import TableError, column_names, empty

TERMS = pd.DataFrame(
    {
        "term": ["cold", "strongman", "frost*", "hard-line", "action", "military action", "iron fist", "sceptic*"],
        "forms": ["colder", "strongmen", "", "", "", "military actions", "", ""],
        "category": ["atmosphere", "person_label", "atmosphere", "group_label", "x", "violence", "metaphor", "doubt"],
        "strength": [1, 3, 2, 2, 1, 1, 3, 1],
        "not_when": [
            "since the cold war; cold war",
            "strongman competition; strongman contests",
            "",
            "",
            "",
            "",
            "",
            "",
        ],
        "neutral": ["", "leader", "", "", "", "", "", ""],
    }
)


def as_sentences(*texts: Any, part: str = "body", **columns: Any) -> pd.DataFrame:
    """Sentences of one report, one after another with a space between, offsets as in its text."""
    starts = np.cumsum([0, *(len(str(text)) + 1 for text in texts)])[: len(texts)]
    rows = {"article_id": "a", "sentence": range(len(texts)), "part": part, "start": starts, "text": list(texts)}
    return pd.DataFrame({**rows, **columns})


def find(*texts: Any, terms: pd.DataFrame = TERMS, **columns: Any) -> pd.DataFrame:
    return find_loaded(as_sentences(*texts, **columns), empty("quotes"), terms)


def matches(*texts: Any, terms: pd.DataFrame = TERMS) -> list[str]:
    return find(*texts, terms=terms)["match"].tolist()


def measured(text: str, title: str = "A day in the capital", terms: pd.DataFrame = TERMS) -> pd.DataFrame:
    """Phrases of a whole report: sentences and quotations as the package finds them."""
    articles = pd.DataFrame({"article_id": ["a"], "title": [title], "text": [text], "standfirst_end": [0]})
    return find_loaded(split_sentences(articles), find_quotes(articles), terms)


def test_a_phrase_and_all_its_columns() -> None:
    phrases = find("Calm.", "The strongman spoke.")
    assert list(phrases.columns) == column_names("phrases")
    row = phrases.iloc[0].to_dict()
    assert pd.isna(row.pop("speaker"))
    assert pd.isna(row.pop("origin"))
    assert pd.isna(row.pop("speaker_id"))
    assert row == {
        **{"article_id": "a", "sentence": 1, "start": 10, "end": 19, "match": "strongman", "term": "strongman"},
        **{"category": "person_label", "strength": 3, "polarity": "either", "neutral": "leader"},
        **{"part": "body", "voice": "outlet", "negated": False},
    }


@pytest.mark.parametrize(
    "text",
    [
        "Relations were poor since the cold war ended.",
        "SINCE THE COLD\nWAR, little changed.",
        "He won the strongman competition twice.",
        "Strongman contests draw crowds.",
        "The colds of winter, and coldness.",
        "A hard, line by line look.",
        "A hard. Line two.",
        "They walked the hard — line after line.",
        "hard - line",
        "",
        "...",
    ],
)
def test_left_alone(text: str) -> None:
    assert matches(text) == []


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("A cold reply.", "cold"),
        ("A COLD reply.", "COLD"),
        ("Two strongmen met.", "strongmen"),
        ("The strongman's grip.", "strongman's"),
        ("The strongman’s grip.", "strongman’s"),
        ("A hard-line stance.", "hard-line"),
        ("A hard line.", "hard line"),
        ("A hard\nline.", "hard\nline"),
        ("A hard-\nline policy.", "hard-\nline"),
        ("A hard\u2010line policy.", "hard\u2010line"),
        ("A hard\u00a0line policy.", "hard\u00a0line"),
        ("The strong\u00adman left.", "strong\u00adman"),
        ("Frostier relations.", "Frostier"),
        ("Skeptical officials.", "Skeptical"),
        ("Sceptical officials.", "Sceptical"),
        ("Anti-strongman crowds.", "strongman"),
        ("With military action ahead.", "military action"),
        ("With action ahead.", "action"),
        ("A war, cold and long.", "cold"),
    ],
)
def test_found(text: str, match: str) -> None:
    assert matches(text) == [match]


def test_british_and_american_spelling_meet_both_ways() -> None:
    terms = pd.DataFrame({"term": ["colour revolution", "militariz*", "organis*", "defense hawk"]})
    text = "Color revolution, militarised, organized, organisation, defence hawk, colour revolution."
    assert len(matches(text, terms=terms)) == 6


def test_star_takes_the_word_as_written_too() -> None:
    terms = pd.DataFrame({"term": ["catalogu*", "programm*"]})
    assert matches("They catalogued the programmes.", terms=terms) == ["catalogued", "programmes"]


def test_apostrophes_inside_a_term() -> None:
    terms = pd.DataFrame({"term": ["workers' paradise", "coup d’état", "emperor's clothes"]})
    text = "No workers’ paradise, no coup d'etat, no emperor’s clothes."
    assert matches(text, terms=terms) == ["workers’ paradise", "coup d'etat", "emperor’s clothes"]


def test_abbreviations_inside_a_term() -> None:
    terms = pd.DataFrame({"term": ["U.S.-backed"]})
    assert matches("The u.s.-backed force; a U.S. backed one; it backed us.", terms=terms) == [
        "u.s.-backed",
        "U.S. backed",
    ]


def test_whatever_stands_around_the_blanks() -> None:
    text = " \t A hard-\r\n line;\u2003(strongman)  cold\x0bwar \x85since the cold war, iron\n\nfist. "
    assert matches(text) == ["hard-\r\n line", "strongman", "iron\n\nfist"]
    assert matches("cold", "\ncold", "cold\n", "\n") == ["cold", "cold", "cold"]


def test_an_underscore_parts_words() -> None:
    terms = pd.DataFrame({"term": ["u.s", "cold"]})
    assert matches("_cold_ U.S_cold U.S_", terms=terms) == ["cold", "cold"]


def test_longest_match_wins_over_the_whole_lexicon() -> None:
    phrases = find("The military action and the action.")
    assert phrases[["match", "category"]].to_numpy().tolist() == [["military action", "violence"], ["action", "x"]]


def test_a_context_hides_only_what_lies_inside_it() -> None:
    terms = pd.DataFrame({"term": ["ever since", "cold", "war footing"], "not_when": ["", "since the cold war", ""]})
    assert matches("Ever since the cold war.", terms=terms) == ["Ever since"]
    assert matches("Since the cold war footing.", terms=terms) == ["war footing"]
    terms = pd.DataFrame({"term": ["cold", "cold war"], "not_when": ["cold war", ""]})
    assert find("A cold war.", terms=terms)["term"].tolist() == ["cold war"]


def test_the_exact_pattern_counts_before_the_star() -> None:
    terms = pd.DataFrame({"term": ["frost*", "frosty", "frostb*"]})
    assert find("Frosty, frosted, frostbitten.", terms=terms)["term"].tolist() == ["frosty", "frost*", "frostb*"]


def test_a_term_of_two_categories_counts_in_both() -> None:
    terms = pd.DataFrame({"term": ["hate", "hate", "Hate"], "category": ["affect", "anger", "anger"]})
    phrases = find("They hate it.", terms=terms)
    assert phrases["category"].tolist() == ["affect", "anger"]
    assert phrases["start"].tolist() == [5, 5]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("He is not a strongman.", True),
        ("He isn’t any strongman.", True),
        ("He was never called a strongman.", True),
        ("It happened without military action.", True),
        ("They cannot take military action.", True),
        ("It was hardly cold.", True),
        ("Neither cold nor warm.", True),
        ('He is no "strongman" now.', True),
        ("He is not a well-known strongman.", True),
        ("A non-military action.", True),
        ("“Not” a strongman.", True),
        ("No\u00adbody is a strongman.", True),
        ("It’s NOT\na strongman.", True),
        ("He is not one of the known strongmen.", False),
        ("He did not resign, the strongman said.", False),
        ("It is not so: a strongman rules.", False),
        ("He did not leave because strongmen win.", False),
        ("Not only cold but wet.", False),
        ("He did not say that strongmen win.", False),
        ("It was not that cold.", True),
        ("The strongman is no longer cold.", [False, True]),
        ("No doubt a strongman.", False),
        ("A no-nonsense strongman.", False),
        ("A strongman, not a clerk.", False),
        ("He ruled like a strongman.", False),
    ],
)
def test_negation(text: str, negated: bool | list[bool]) -> None:
    assert find(text)["negated"].tolist() == ([negated] if isinstance(negated, bool) else negated)


def test_non_before_a_hyphen_negates() -> None:
    terms = pd.DataFrame({"term": ["lethal"]})
    assert find("Non-lethal aid, and lethal aid.", terms=terms)["negated"].tolist() == [True, False]


def test_negation_stays_within_the_sentence() -> None:
    assert find("It was not.", "Strongmen ruled.")["negated"].tolist() == [False]


def test_voice_over_a_quotation_that_covers_half_a_sentence() -> None:
    text = 'The strongman said: "We want no military action here, and none of your strongmen." A cold reply followed.'
    phrases = measured(text)
    assert phrases["match"].tolist() == ["strongman", "military action", "strongmen", "cold"]
    assert phrases["voice"].tolist() == ["outlet", "quoted", "quoted", "outlet"]
    assert [text[a:b] for a, b in zip(phrases["start"], phrases["end"], strict=True)] == phrases["match"].tolist()


def test_scare_quotes_and_partial_ones() -> None:
    text = "The “strongman” had called it “cold”. A frosty day."
    starts = [text.index(word) for word in ("cold", "strongman", "frosty")]
    ends = [text.index(word) + len(word) for word in ("cold", "strongman", "frosty")]
    quotes = pd.DataFrame({"article_id": "a", "start": starts, "end": ends, "kind": ["partial", "scare", "indirect"]})
    phrases = find_loaded(as_sentences(text), quotes, TERMS)
    assert phrases["match"].tolist() == ["strongman", "cold", "frosty"]
    assert phrases["voice"].tolist() == ["scare", "quoted", "paraphrased"]
    assert set(find_loaded(as_sentences(text, article_id="b"), quotes, TERMS)["voice"]) == {"outlet"}


def test_a_phrase_does_not_cross_a_quotation_mark() -> None:
    assert matches('An "iron" fist.', "An 'iron' fist.", "A ‘hard’ line.") == []


def test_headlines_are_read_by_their_own_marks() -> None:
    for title, voice in [
        ("Strongman returns", "outlet"),
        ("‘Strongman’ returns", "scare"),
        ("“The strongman must now leave,” envoy says", "quoted"),
    ]:
        phrases = measured('"It is a day," he said.', title=title)
        assert phrases["voice"].tolist() == [voice]
        assert phrases["part"].tolist() == ["headline"]
        assert title[phrases["start"][0] : phrases["end"][0]].lower() == "strongman"


def test_without_quotes_the_voice_of_the_sentence_is_taken() -> None:
    sentences = as_sentences("A cold day.", "A frosty day.", "No phrase.", voice=["outlet", "quoted", "outlet"])
    assert find_loaded(sentences, lexicon=TERMS)["voice"].tolist() == ["outlet", "quoted"]


def test_without_quotes_a_mixed_sentence_is_refused() -> None:
    sentences = as_sentences("A cold day.", "He called it “cold”.", voice=["outlet", "mixed"])
    with pytest.raises(TableError, match=r"found 1 of 2 sentences.*find_quotes"):
        find_loaded(sentences, lexicon=TERMS)
    with pytest.raises(TableError, match="needs quotes, or column 'voice'.*find_quotes"):
        find_loaded(sentences.drop(columns="voice"), lexicon=TERMS)


def test_missing_columns_are_named() -> None:
    with pytest.raises(TableError, match="needs column 'start'.*split_sentences"):
        find_loaded(as_sentences("x").drop(columns="start"), empty("quotes"), TERMS)
    with pytest.raises(TableError, match="needs column 'kind'.*find_quotes"):
        find_loaded(as_sentences("x"), empty("quotes").drop(columns="kind"), TERMS)
    with pytest.raises(TableError, match="needs column 'term'.*read_lexicon"):
        find_loaded(as_sentences("x"), empty("quotes"), pd.DataFrame({"word": ["x"]}))
    with pytest.raises(TableError, match="found str"):
        find_loaded(as_sentences("x"), empty("quotes"), "list.csv")  # type: ignore[arg-type]


def test_input_is_left_alone_and_any_index_will_do() -> None:
    sentences = as_sentences("A cold day.", "Calm.", "A strongman.").set_axis([7, 7, 2])
    quotes = pd.DataFrame({"article_id": ["a"], "start": [20], "end": [30], "kind": ["scare"]}, index=[9])
    terms = TERMS.set_axis(list("hgfedcba"))
    copies = [table.copy() for table in (sentences, quotes, terms)]
    phrases = find_loaded(sentences, quotes, terms)
    assert phrases["match"].tolist() == ["cold", "strongman"]
    assert phrases["voice"].tolist() == ["outlet", "scare"]
    assert phrases.index.tolist() == [0, 1]
    for table, copy in zip((sentences, quotes, terms), copies, strict=True):
        pd.testing.assert_frame_equal(table, copy)


def test_missing_text_and_empty_tables() -> None:
    assert find(None, "A cold day.", float("nan"))["sentence"].tolist() == [1]
    for table in (
        find(),
        find("Calm."),
        find_loaded(empty("sentences"), lexicon=TERMS),
        find("A", terms=TERMS.head(0)),
    ):
        assert table.empty
        assert table.dtypes.astype(str).to_dict() == empty("phrases").dtypes.astype(str).to_dict()


def test_dtypes_are_the_same_with_and_without_rows() -> None:
    assert find("A cold day.").dtypes.astype(str).to_dict() == empty("phrases").dtypes.astype(str).to_dict()


# An independent matcher: every pattern as a regular expression, every place tried, the rules spelled out.
WORDS = ["cold", "colder", "war", "the", "colour", "color", "hard", "line", "liner", "organise", "organized"]
PATTERN = st.lists(st.tuples(st.sampled_from(WORDS[:9]), st.sampled_from(["", "", "*"])), min_size=1, max_size=3)
PATTERNS = st.lists(PATTERN.map(lambda words: " ".join(word + star for word, star in words)), max_size=6)
JOIN = st.sampled_from([" ", " ", "-", "\n", ", ", ". ", "-\n", " – ", "’s ", ' "', "  ", "\u00a0", "\x1c"])
TEXT = st.lists(st.tuples(st.sampled_from([*WORDS, "Cold", "HARD"]), JOIN), max_size=9).map(
    lambda parts: "".join(word + join for word, join in parts)
)


def as_regex(pattern: str) -> re.Pattern[str]:
    spelled = {"colour": "colou?r", "color": "colou?r", "organise": "organi[sz]e", "organized": "organi[sz]ed"}
    words = []
    for word in pattern.split():
        bare = spelled.get(word.rstrip("*"), word.rstrip("*"))
        words.append(bare + (r"[a-z]*" if word.endswith("*") else "") + "(?:’s)?")
    return re.compile(r"\b" + r"(?:\s+|-\s*)".join(words) + r"(?![a-z’])", re.IGNORECASE)


def found_by_regex(text: str, patterns: list[str], contexts: list[str]) -> list[tuple[int, int]]:
    def places(listed: list[str]) -> set[tuple[int, int]]:
        tried = [regex.match(text, at) for regex in map(as_regex, listed) for at in range(len(text))]
        return {match.span() for match in tried if match}

    plain = places(contexts)
    terms = {
        (start, end)
        for start, end in places(patterns)
        if not any(a <= start and end <= b and (b - a) > (end - start) for a, b in plain)
    }
    chosen: list[tuple[int, int]] = []
    for start, end in sorted(terms, key=lambda span: (span[0], -span[1])):
        if not chosen or start >= chosen[-1][1]:
            chosen.append((start, end))
    return chosen


@settings(max_examples=300, deadline=None)
@given(TEXT, PATTERNS, PATTERNS)
def test_the_trie_finds_what_plain_regular_expressions_find(
    text: str, patterns: list[str], contexts: list[str]
) -> None:
    terms = pd.DataFrame({"term": patterns, "forms": ""})
    terms["not_when"] = ["; ".join(contexts) if row == 0 else "" for row in range(len(terms))]
    phrases = find(text, terms=terms)
    spans = list(zip(phrases["start"].tolist(), phrases["end"].tolist(), strict=True))
    assert spans == found_by_regex(text, patterns, contexts if patterns else [])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(alphabet="abcdor lnie-’'\".,\n*é", max_size=40), max_size=4), PATTERNS)
def test_offsets_give_back_the_match_and_matches_do_not_overlap(texts: list[str], patterns: list[str]) -> None:
    report = " ".join(texts)
    phrases = find(*texts, terms=pd.DataFrame({"term": [*patterns, "or*", "a b*", "d'or"]}))
    spans = list(zip(phrases["start"].tolist(), phrases["end"].tolist(), strict=True))
    assert [report[start:end] for start, end in spans] == phrases["match"].tolist()
    assert all(one[1] <= other[0] for one, other in zip(spans, spans[1:], strict=False))


@given(st.lists(st.one_of(TEXT, st.just("")), max_size=4), PATTERNS)
@settings(max_examples=100, deadline=None)
def test_texts_together_hold_what_each_holds_alone(texts: list[str], patterns: list[str]) -> None:
    matcher = make_matcher((Entry(("cold", *patterns), ("the cold war",), ""),))
    alone = [(number, hit) for number, text in enumerate(texts) for hit in find_in(text, matcher)]
    assert list(find_in_each(texts, matcher)) == alone


def test_more_texts_than_are_cut_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "BATCH", 2)
    assert find("Cold.", "Calm.", "", "A strongman.", "Frosty.")["sentence"].tolist() == [0, 3, 4]


def test_a_negation_is_found_over_any_number_of_hyphens() -> None:
    long = "-".join(["well"] * 60)
    assert find(f"It was not a {long}-cold day.", f"It was a {long}-cold day.")["negated"].tolist() == [True, False]


@settings(deadline=None)
@given(st.sampled_from(["colour", "organise", "sceptic", "defence", "travelled", "centre", "grey"]))
def test_either_spelling_finds_either(word: str) -> None:
    for term, text in [(word, american(word)), (american(word), word)]:
        assert matches(f"A {text}.", terms=pd.DataFrame({"term": [term]})) == [text]


def test_a_phrase_in_somebody_s_words_says_whose_they_are() -> None:
    text = "The minister said the strongman was late. A frosty day."
    at = text.index("the strongman")
    quotes = pd.DataFrame(
        {"article_id": ["a"], "start": [at], "end": [40], "kind": ["indirect"], "speaker": ["The minister"]}
    ).assign(speaker_id="Ivara Toll")
    phrases = find_loaded(as_sentences(text), quotes, TERMS)
    assert phrases[["match", "voice"]].values.tolist() == [["strongman", "paraphrased"], ["frosty", "outlet"]]
    assert phrases.loc[0, ["speaker", "speaker_id"]].tolist() == ["The minister", "Ivara Toll"]
    assert phrases.loc[1, ["speaker", "speaker_id"]].isna().all()
