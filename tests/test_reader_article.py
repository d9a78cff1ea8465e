"""One report marked up, and several side by side: what is marked, what is said in words, that nothing of it runs."""

from __future__ import annotations

import re
from html import unescape

import pandas as pd
import pytest
from lxml import html as lxml_html

import framing
from framing.html_output import Html
from framing.reader import read_article
from framing.tables import TableError, make

TITLE = "Frosty talks at Halden"
TEXT = (
    "The strongman waited & waited. “We met, and a bloodbath was averted,” Ada Toll said. "
    "Toll claimed the rebels had left.\n\nThe bridge was closed. It “worked”, somehow <b>."
)
SENTENCES = [
    "The strongman waited & waited.",
    "“We met, and a bloodbath was averted,” Ada Toll said.",
    "Toll claimed the rebels had left.",
    "The bridge was closed.",
    "It “worked”, somehow <b>.",
]


def at(wording: str) -> dict[str, int]:
    """Where wording stands in the text."""
    start = TEXT.index(wording)
    return {"start": start, "end": start + len(wording)}


def tables() -> dict[str, pd.DataFrame]:
    """The tables of one report, small enough to check by hand: 33 words, 25 of them own, 4 of these indirect speech."""
    articles = make(
        "articles",
        [
            {"article_id": "a", "outlet": "Merrow Courier", "title": TITLE, "published": "2031-03-05",
             "url": "https://merrow.invalid/a?b=1&c=2"},
            {"article_id": "b", "outlet": "Northline", "title": "Nothing", "published": None, "url": None},
        ],
    ).assign(agency=["Meridian", None])  # fmt: skip
    own = [4, 5, 3, 6, 4, 3]
    rows = [
        {"sentence": n, "paragraph": min(n, 1) + (n > 3), "n_words": words, "n_own": mine, "n_paraphrased": told,
         "voice": "outlet", "compound": 0.0, "compound_own": tone, "origin": origin, "text": text,
         "part": "body" if n else "headline", "start": TEXT.index(text) if n else 0}
        for n, (text, words, mine, told, tone, origin) in enumerate(
            zip([TITLE, *SENTENCES], [4, 5, 10, 6, 4, 4], own, [0, 0, 0, 4, 0, 0],
                [0.0, -0.5, None, 0.25, 0.0, 1.0], ["own", "agency", "own", "own", "agency", "own"], strict=True)
        )
    ]  # fmt: skip
    sentences = make("sentences", [{"article_id": "a", **row, "end": row["start"] + len(row["text"])} for row in rows])
    quotes = make(
        "quotes",
        [
            {"article_id": "a", "quote": n, "text": text, "kind": kind, "n_words": words, "part": "body",
             "speaker": speaker, "cue": cue, "stance": stance, "speaker_id": name,
             "source_type": "person" if name else "", **at(text)}
            for n, (text, kind, words, speaker, name, cue, stance) in enumerate([
                ("We met, and a bloodbath was averted,", "direct", 7, "Ada Toll", "Ada Toll", "said", "neutral"),
                ("the rebels had left", "indirect", 4, "Toll", "Ada Toll", "claimed", "distancing"),
                ("worked", "scare", 1, "", "", "", ""),
            ])
        ],
    )  # fmt: skip
    phrases = make(
        "phrases",
        [
            {"article_id": "a", "sentence": sentence, "match": match, "term": match.lower(), "category": category,
             "strength": 2, "polarity": "negative", "neutral": neutral, "part": part, "voice": voice,
             "speaker": speaker, "speaker_id": speaker, "negated": False, "origin": origin, **place}
            for sentence, match, category, neutral, part, voice, speaker, origin, place in [
                (0, "Frosty", "atmosphere", "reserved", "headline", "outlet", "", "own", {"start": 0, "end": 6}),
                (1, "strongman", "person_label", "leader", "body", "outlet", "", "own", at("strongman")),
                (2, "bloodbath", "violence", "killing", "body", "quoted", "Ada Toll", "own", at("bloodbath")),
                (3, "rebels", "group_label", "fighters", "body", "paraphrased", "Ada Toll", "own", at("rebels")),
            ]
        ],
    )  # fmt: skip
    passives = make(
        "passives",
        [{"article_id": "a", "sentence": 4, "part": "body", "match": "was closed", "verb": "close", "agent": "none",
          "voice": "outlet", "origin": "agency", **at("was closed")}],
    )  # fmt: skip
    return {"articles": articles, "sentences": sentences, "quotes": quotes, "phrases": phrases, "passives": passives}


LEXICON = pd.DataFrame({"term": ["frosty", "strongman"], "category": ["atmosphere", "person_label"],
                        "gloss": ["cold in manner", "rules by force"]})  # fmt: skip


def tree(html: str):
    return lxml_html.fragment_fromstring(html)


def words(element) -> str:
    return " ".join(element.text_content().split())


def cells(html: str) -> list[list[str]]:
    """Text of the cells of the first table, its head left out."""
    return [[words(cell) for cell in row] for row in tree(html).findall(".//table")[0].findall("tbody/tr")]


def marked(html: str, tag: str) -> list[str]:
    """What stands in a mark, in the table of sentences."""
    return [words(one) for one in tree(html).findall(".//table")[0].iter(tag)]


def texts(html: str) -> list[str]:
    """What is left of each sentence when the labels, and then the tags, are taken away."""
    found = re.findall(r'<(td|div)[^>]*dir="auto"[^>]*>(.*?)</\1>', html, re.DOTALL)
    return [unescape(re.sub(r"<[^>]*>", "", re.sub(r"<sup.*?</sup>", "", inner))) for _, inner in found]


def test_shows_itself_and_gives_the_same_bytes_each_time():
    html = read_article(tables(), "a", lexicon=LEXICON)
    assert isinstance(html, Html) and html._repr_html_() == html
    assert html == read_article(tables(), "a", lexicon=LEXICON) == read_article(tables(), lexicon=LEXICON)


def test_taking_the_marks_away_gives_back_each_sentence():
    assert texts(read_article(tables(), "a")) == [TITLE, *SENTENCES]


def test_what_is_marked():
    html = read_article(tables(), "a")
    assert marked(html, "mark") == ["Frosty", "strongman", "bloodbath", "rebels"]
    assert marked(html, "q") == ["“We met, and a bloodbath3 was averted,”", "“worked”"]
    assert "the <mark" in html and "dotted" in html.split("the <mark")[0][-80:]
    assert 'dashed #1a1a1a">was closed</span><sup' in html


def test_labels_count_phrases_in_numbers_quotations_in_letters_and_passives_with_p():
    assert marked(read_article(tables(), "a"), "sup") == ["1", "2", "3", "a", "4", "b", "p1", "c"]


def test_an_own_loaded_phrase_and_a_quoted_one_look_different_without_colour():
    html = read_article(tables(), "a")
    looks = {word: style for style, word in re.findall(r'<mark style="([^"]*)">(\w+)', html.split("</ul>")[1])}
    assert "font-weight:bold;text-decoration:underline" in looks["strongman"] == looks["rebels"]
    assert "text-decoration:underline" in looks["bloodbath"] and "bold" not in looks["bloodbath"]


def test_every_mark_has_a_note_in_words():
    html = read_article(tables(), "a", lexicon=LEXICON)
    assert [row[2] for row in cells(html)] == [
        "1 “Frosty” atmosphere: cold in manner; plainer: reserved",
        "2 “strongman” label for persons: rules by force; plainer: leader · the outlet’s own wording in the agency’s "
        "sentence",
        "3 “bloodbath” violence; plainer: killing · inside a quotationa Ada Toll, “said” (neutral)",
        "4 “rebels” label for groups; plainer: fighters · in indirect speechb indirect speech: Ada Toll, “claimed” "
        "(distancing)",
        "p1 “was closed”: by whom is not said",
        "c scare quotes",
    ]


def test_the_margin_says_number_origin_and_tone():
    rows = cells(read_article(tables(), "a"))
    assert [row[0] for row in rows] == ["0 · headline · own0.00", "1 · agency−0.50", "2 · own", "3 · own+0.25",
                                        "4 · agency0.00", "5 · own+1.00"]  # fmt: skip
    none = tables()
    none["sentences"] = none["sentences"].assign(n_own=0, compound_own=float("nan"))
    assert cells(read_article(none, "a"))[1][0] == "1 · agencyno own words"


def test_the_bar_is_as_long_as_the_score_and_on_the_side_of_its_sign():
    bars = re.findall(
        r"margin-left:(\d+)px;width:(\d+)px;border-(\w+):1px", read_article(tables(), "a").split("</ul>")[1]
    )
    assert bars == [
        ("26", "0", "left"),
        ("13", "13", "right"),  # -0.5: 13 of the 26 pixels to the left of the middle
        ("26", "6", "left"),
        ("26", "0", "left"),
        ("26", "26", "left"),
    ]


def test_the_tone_of_all_words_may_stand_in_the_margin():
    html = read_article(tables(), "a", tone="compound")
    assert [row[0][-4:] for row in cells(html)] == ["0.00"] * 6
    assert "VADER’s score of all words in the sentence" in words(tree(html))
    with pytest.raises(TableError, match="tone to be one of 'compound_own', 'compound'; found 'neg'"):
        read_article(tables(), "a", tone="neg")


def test_above_stand_facts_and_counts_with_what_they_are_counted_of():
    html = read_article(tables(), "a")
    assert words(tree(html).find("h3")) == "Merrow Courier: “Frosty talks at Halden”"
    assert [words(line) for line in tree(html).iter("p")] == [
        "Merrow Courier · 5 March 2031 · credits Meridian · a · https://merrow.invalid/a?b=1&c=2",
        "33 words: 25 own (76%), 4 of them indirect speech; 8 quoted (24%)",
        "3 loaded phrases in 25 own words (120.0 per 1,000); 1 more in quoted words",
        "agency’s text: 2 of 6 sentences, 9 of 33 words (27%)",
        "Of 2 quotations, indirect speech among them, the speaker of 2 was found.",
    ]
    legend = words(tree(html).find("ul"))
    for mark in ("double rule", "quotation", "indirect speech", "own words", "quoted words", "passive", "VADER"):
        assert mark in legend


def test_beneath_stand_speakers_and_loaded_phrases():
    html = read_article(tables(), "a", lexicon=LEXICON)
    assert "Of 2 quotations, indirect speech among them, the speaker of 2 was found." in html
    speakers, phrases = tree(html).findall(".//table")[1:]
    assert [[words(cell) for cell in row] for row in speakers.findall("tbody/tr")] == [
        ["Ada Toll", "person", "1", "1", "11", "said (neutral), claimed (distancing)"]
    ]
    assert [[words(cell) for cell in row] for row in phrases.findall("tbody/tr")] == [
        ["1", "Frosty", "atmosphere", "cold in manner", "reserved", "own words", "own"],
        ["2", "strongman", "label for persons", "rules by force", "leader", "own words", "own"],
        ["3", "bloodbath", "violence", "", "killing", "inside a quotation: Ada Toll", "own"],
        ["4", "rebels", "label for groups", "", "fighters", "in indirect speech: Ada Toll", "own"],
    ]


def test_glosses_come_from_the_shipped_list_unless_another_is_given():
    terms = framing.loaded_terms().set_index("term")
    assert f"label for persons: {terms.loc['strongman', 'gloss']}; plainer" in words(tree(read_article(tables(), "a")))
    with pytest.raises(TableError, match="needs column 'term'"):
        read_article(tables(), "a", lexicon=pd.DataFrame({"word": []}))


def test_a_quotation_that_runs_on_is_marked_in_each_sentence_and_told_once():
    given = tables()
    start, end = at("“We met")["start"] + 1, at("left.")["end"]
    given["quotes"] = given["quotes"].iloc[:1].assign(start=start, end=end, text=TEXT[start:end])
    html = read_article(given, "a")
    assert marked(html, "q") == [
        "“We met, and a bloodbath3 was averted,” Ada Toll said.",
        "Toll claimed the rebels4 had left.",
    ]
    assert texts(html) == [TITLE, *SENTENCES]
    assert [row[2].rpartition("speech")[2] for row in cells(html)][3] == "a goes on"


def test_a_phrase_that_crosses_the_end_of_a_quotation_keeps_every_letter():
    given = tables()
    across = at("averted,” Ada")
    given["phrases"] = given["phrases"].iloc[[2]].assign(match="averted,” Ada", **across)
    html = read_article(given, "a")
    assert marked(html, "mark") == ["averted,”", "Ada"]
    assert marked(html, "sup")[:2] == ["a", "1"]
    assert texts(html) == [TITLE, *SENTENCES]


def test_a_quotation_inside_another_has_its_label_all_the_same():
    given = tables()
    inner = (
        given["quotes"].iloc[[0]].assign(quote=3, text="We met", end=at("We met")["end"], start=at("We met")["start"])
    )
    given["quotes"] = pd.concat([given["quotes"], inner])
    html = read_article(given, "a")
    assert sorted(set(marked(html, "sup"))) == sorted(["1", "2", "3", "4", "a", "b", "c", "d", "p1"])
    assert texts(html) == [TITLE, *SENTENCES]


def test_of_every_report_of_the_control_corpus_each_letter_and_each_mark_is_there(root):
    corpus = framing.measure(root / "data" / "control")
    for article_id, sentences in corpus["sentences"].groupby("article_id"):
        html = read_article(corpus, article_id)
        found = [table[table["article_id"] == article_id] for table in (corpus["quotes"], corpus["phrases"])]
        nameless = corpus["passives"].query("article_id == @article_id and agent == 'none'")
        assert texts(html) == sentences["text"].tolist()
        labels = marked(html, "sup")
        assert len(labels) >= len(set(labels)) == sum(map(len, (*found, nameless)))


def test_offsets_of_the_headline_are_of_the_headline():
    given = tables()
    given["phrases"] = given["phrases"].iloc[:1]  # characters 0 to 6, as "The st" of the text
    assert marked(read_article(given, "a"), "mark") == ["Frosty"]
    assert [row[2] != "" for row in cells(read_article(given, "a"))][:2] == [True, False]


def test_marks_that_stand_on_other_words_are_refused():
    given = tables()
    given["phrases"] = given["phrases"].assign(start=given["phrases"]["start"] + 1)
    with pytest.raises(TableError, match=r"'Frosty' does not stand at 1 to 6 in sentence 0, but 'rosty'.*find_loaded"):
        read_article(given, "a")


def test_without_text_places_scores_matches_and_speakers_are_listed():
    given = {name: table.drop(columns="text", errors="ignore") for name, table in tables().items()}
    html = read_article(given, "a", lexicon=LEXICON)
    assert "The text is not at hand" in words(tree(html))
    assert cells(html)[2] == [
        "2 · own",
        "characters 31:84, 10 words",
        "3 “bloodbath” violence; plainer: killing · inside a quotation · 46:55a Ada Toll, “said” (neutral) · 32:68",
    ]
    assert not set(re.findall(r"<(mark|q|sup)", html))
    legend = words(tree(html).find("ul"))
    assert "double rule" in legend and "1 loaded phrase" in legend and "VADER" in legend
    empty = tables()
    empty["sentences"] = empty["sentences"].assign(text=None)
    assert cells(read_article(empty, "a", lexicon=LEXICON)) == cells(html)


def test_what_the_tables_lack_is_not_shown():
    given = tables()
    few = {"articles": given["articles"][["article_id"]],
           "sentences": given["sentences"][["article_id", "sentence", "part", "start", "end", "text"]]}  # fmt: skip
    html = read_article(few, "a")
    assert texts(html) == [TITLE, *SENTENCES]
    assert [row[0] for row in cells(html)] == ["0 · headline", "1", "2", "3", "4", "5"]
    assert [words(line) for line in tree(html).iter("p")] == [
        "a · date unknown · credits no agency",
        "The tables hold no quotes.",
        "The tables hold no phrases.",
    ]
    none = read_article(few | {name: given[name].iloc[:0] for name in ("quotes", "phrases")}, "a")
    assert "0 loaded phrases in own words" in none
    assert "Nobody is quoted." in none and "No loaded phrase was found." in none


def test_a_report_without_sentences_and_a_corpus_without_reports():
    html = read_article(tables(), "b")
    assert "There are no sentences of this report." in html and "Northline: “Nothing”" in html
    assert "There is no report here." in read_article({name: table.iloc[:0] for name, table in tables().items()})


def test_what_is_asked_for_must_be_there():
    given = tables()
    with pytest.raises(TableError, match=r"found 'x'\. There are: 'a', 'b'\."):
        read_article(given, "x")
    with pytest.raises(TableError, match=r"one to 5 different reports; found 6"):
        read_article(given, ["a"] * 6)
    with pytest.raises(TableError, match=r"one to 5 different reports; found 2: 'a'"):
        read_article(given, ["a", "a"])
    with pytest.raises(TableError, match=r"needs tables by name, as measure\(\) returns them; found DataFrame"):
        read_article(given["sentences"], "a")
    with pytest.raises(TableError, match=r"needs the table 'sentences'; found 'articles'.*split_sentences"):
        read_article({"articles": given["articles"]}, "a")
    with pytest.raises(TableError, match=r"needs column 'end'.*split_sentences"):
        read_article(given | {"sentences": given["sentences"].drop(columns="end")}, "a")


def test_input_is_left_alone_and_any_index_will_do():
    given = {name: table.set_axis(range(len(table), 0, -1)) for name, table in tables().items()}
    before = {name: table.copy() for name, table in given.items()}
    compact = {name: framing.compact(table) for name, table in given.items()}
    assert read_article(given, "a") == read_article(tables(), "a") == read_article(compact, "a")
    for name, table in given.items():
        pd.testing.assert_frame_equal(table, before[name])


EVIL = "<script>window.hacked = 1</script> \"onmouseover='x' &amp;"
ALLOWED = "section h3 h4 p ul li div table colgroup col thead tbody tr th td b bdi br a q mark span sup"


def hostile() -> dict[str, pd.DataFrame]:
    """The report with HTML that would run wherever wording can stand."""
    given = tables()
    given["articles"] = given["articles"].assign(title=EVIL, outlet=EVIL, agency=EVIL, url=f"javascript:alert(1){EVIL}")
    length = {"end": given["sentences"]["start"] + len(EVIL)}
    given["sentences"] = given["sentences"].assign(text=EVIL, origin=EVIL, part=EVIL, **length)
    said = dict.fromkeys(("speaker", "speaker_id", "cue", "stance", "source_type", "kind"), EVIL)
    given["quotes"] = given["quotes"].assign(text=None, **said)
    wordings = dict.fromkeys(("term", "category", "neutral", "voice", "speaker", "speaker_id", "origin"), EVIL)
    given["phrases"] = given["phrases"].assign(match=None, **wordings)
    given["passives"] = given["passives"].assign(match=None)
    return given


@pytest.mark.parametrize("ids", ["a", ["a", "b"]])
def test_nothing_of_the_texts_is_run(ids):
    lexicon = pd.DataFrame({"term": [EVIL], "category": [EVIL], "gloss": [EVIL]})
    html = read_article(hostile(), ids, lexicon=lexicon)
    assert {one.tag for one in tree(html).iter()} <= set(ALLOWED.split())
    attributes = {name for one in tree(html).iter() for name in one.attrib}
    assert attributes <= {
        "style",
        "scope",
        "dir",
        "role",
        "tabindex",
        "aria-label",
    }  # no address: javascript: is no link
    assert "javascript:alert(1)<script>" in tree(html).text_content()
    assert set(texts(html)) == {EVIL}


@pytest.mark.parametrize("url", ["http://merrow.invalid/", "HTTPS://merrow.invalid/a"])
def test_an_address_of_the_web_is_a_link(url: str):
    given = tables()
    given["articles"] = given["articles"].assign(url=url)
    link = tree(read_article(given, "a")).find(".//a")
    assert (link.get("href"), link.get("rel"), link.text) == (url, "noopener noreferrer", url)


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", " javascript:x", "data:text/html,x", "//merrow.invalid", "[", "a.html"]
)
def test_any_other_address_is_text(url: str):
    given = tables()
    given["articles"] = given["articles"].assign(url=url)
    html = read_article(given, "a")
    assert "<a" not in html and url in tree(html).text_content()


def five() -> dict[str, pd.DataFrame]:
    """A base, three copies of it, and a report that is none; each sentence says whose it is and which."""
    numbers = {"base": 4, "kept": 4, "moved": 4, "merged": 3, "alone": 2}
    articles = make(
        "articles",
        [{"article_id": name, "outlet": name.title(), "title": f"{name} 0", "published": None} for name in numbers],
    )
    rows = [
        {"article_id": name, "sentence": n, "paragraph": n, "part": "body" if n else "headline", "start": 10 * n,
         "end": 10 * n + len(f"{name} {n}"), "text": f"{name} {n}", "n_words": 2, "n_own": 2, "origin": "own"}
        for name, count in numbers.items() for n in range(count)
    ]  # fmt: skip
    links = {
        "kept": [(1, 1, "kept"), (2, None, "added"), (3, 2, "reworded"), (None, 3, "cut")],
        "moved": [(1, 3, "moved"), (2, 1, "kept"), (3, None, "added"), (None, 2, "cut")],
        "merged": [(1, 1, "reworded"), (1, 2, "reworded"), (2, 3, "kept")],
    }
    alignment = make(
        "alignment",
        [{"family": "f", "article_id": copy, "sentence": sentence, "base_article_id": "base", "base_sentence": other,
          "similarity": 1.0, "edit": edit} for copy, made in links.items() for sentence, other, edit in made],
    )  # fmt: skip
    return {"articles": articles, "sentences": make("sentences", rows), "alignment": alignment}


def grid(html: str, table: int = 1) -> list[list[str]]:
    """The sentences in each cell of a table, beside the name of the row."""
    rows = tree(html).findall(".//table")[table].findall("tbody/tr")
    named = [[words(one) for one in row.findall("th")] for row in rows]
    held = [[" + ".join(words(one) for one in cell.findall("div[@dir]")) for cell in row.findall("td")] for row in rows]
    return [name + cells for name, cells in zip(named, held, strict=True)]


def test_sentences_made_from_one_another_stand_in_one_row():
    assert grid(read_article(five(), ["kept", "base", "moved"])) == [
        ["headline", "kept 0", "base 0", "moved 0"],
        ["base 1", "kept 1", "base 1", "moved 2"],
        ["added", "kept 2", "", ""],
        ["added", "", "", "moved 3"],
        ["base 2", "kept 3", "base 2", ""],
        ["base 3", "", "base 3", "moved 1"],
    ]


def test_every_sentence_of_each_report_is_shown_once():
    html = read_article(five(), list(five()["articles"]["article_id"]))
    assert sorted(texts(html)) == sorted(five()["sentences"]["text"])
    assert grid(html)[1:4] == [
        ["base 1", "base 1", "kept 1", "moved 2", "merged 1"],
        ["added", "", "kept 2", "", ""],
        ["added", "", "", "moved 3", ""],
    ]


def test_two_copies_of_a_base_that_is_not_shown_are_aligned_all_the_same():
    html = read_article(five(), ["kept", "merged"])
    assert "Kept and Merged are copies of one report, base, which is not shown" in html
    assert grid(html) == [
        ["headline", "kept 0", "merged 0"],
        ["base 1", "kept 1", "merged 1"],
        ["added", "kept 2", ""],
        ["base 2", "kept 3", ""],
        ["base 3", "", "merged 2"],
    ]


def test_two_sentences_made_into_one_are_told_where_the_second_stood():
    rows = tree(read_article(five(), ["base", "merged"])).findall(".//table")[1].findall("tbody/tr")
    assert [words(row[2]) for row in rows] == [
        "0 · headline · ownmerged 0",
        "1 · own · reworded · mergedmerged 1",
        "— part of sentence 1",
        "2 · own · word for wordmerged 2",
    ]


def test_a_copy_names_its_base_and_a_base_its_copies():
    families = make(
        "families",
        [{"family": "f", "article_id": name, "role": role, "base_article_id": "base", "n_kept": 6, "n_own": 8}
         for name, role in (("base", "base"), ("kept", "copy"), ("moved", "copy"))],
    )  # fmt: skip
    given = five() | {"families": families}
    call = "side by side: read_article(tables, ['base', 'kept'])"
    assert f"a copy of 'base': 6 of 8 own words are the base’s; {call}" in words(tree(read_article(given, "kept")))
    assert "the base of 2 copies: 'kept', 'moved'" in words(tree(read_article(given, "base")))
    assert "copy" not in words(tree(read_article(given, "alone")))


def test_what_became_of_a_sentence_is_said_in_its_cell():
    html = read_article(five(), ["base", "moved"])
    places = [words(one) for one in tree(html).iter("div") if " · own" in words(one)[:20] and one.get("dir") is None]
    assert "1 · own · moved" in places and "2 · own · word for word" in places and "3 · own · added" in places


def test_reports_that_are_no_copies_stand_in_columns_of_their_own_and_it_says_so():
    html = read_article(five(), ["alone", "base", "kept"])
    assert "Alone is no copy of the others and stands apart" in html
    assert "Kept is a copy of Base’s report: sentences made from one another stand in the same row" in html
    assert grid(html) == [["alone 0"], ["alone 1"]]
    assert grid(html, 2)[0] == ["headline", "base 0", "kept 0"]
    none = read_article(five(), ["alone", "base"])
    assert "None of these reports is known as a copy of another" in none
    assert "None of these reports" in read_article(
        five() | {"alignment": five()["alignment"].iloc[:0]}, ["kept", "base"]
    )


def test_the_counts_of_several_reports_stand_in_one_table_with_their_shares():
    html = read_article(tables(), ["b", "a"])
    assert cells(html) == [
        ["Northline", "0", "0", "0", "0", "0", "–", "–"],
        ["Merrow Courier", "33", "25 (76%)", "4 (12%)", "8 (24%)", "3", "120.0", "9 (27%)"],
    ]


def test_two_reports_of_one_outlet_are_told_apart():
    given = five()
    given["articles"] = given["articles"].assign(outlet="Courier")
    html = read_article(given, ["base", "kept"])
    assert [row[0] for row in cells(html)] == ["Courier (base)", "Courier (kept)"]
    assert "Courier (kept) is a copy of Courier (base)’s report" in html


def test_of_several_reports_the_lists_beneath_name_each():
    given = tables()
    phrases = tree(read_article(given, ["b", "a"])).findall(".//table")[-1]
    assert [words(cell) for cell in phrases.findall("tbody/tr")[0]][:3] == ["Merrow Courier", "1", "Frosty"]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def inked(element, ground: str = "", ink: str = ""):
    """Ground and ink of every text, as the inline styles say; both come from one element or its nearest parents."""
    style = element.get("style", "")
    grounds, inks = re.findall(r"background:(#\w{6})", style), re.findall(r"(?<!-)\bcolor:(#\w{6})", style)
    ground, ink = (grounds or [ground])[0], (inks or [ink])[0]
    if (element.text or "").strip():
        yield ground, ink, element.text
    for child in element:
        yield from inked(child, ground, ink)
        if (child.tail or "").strip():
            yield ground, ink, child.tail


@pytest.mark.parametrize("with_text", [True, False])
@pytest.mark.parametrize("ids", ["a", ["a", "b"]])
def test_every_word_is_readable_on_light_and_dark_pages(ids, with_text: bool):
    given = tables()
    if not with_text:
        given["sentences"] = given["sentences"].drop(columns="text")
    pairs = {pair[:2] for pair in inked(tree(read_article(given, ids)))}
    assert len(pairs) >= 3 and "" not in {colour for pair in pairs for colour in pair}
    for pair in pairs:
        dark, light = sorted(map(luminance, pair))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, pair


def test_a_feature_of_1200_words_is_no_heavy_page(root):
    corpus = framing.read_corpus(root / "data" / "control").articles
    articles = corpus.iloc[[0]].assign(text="\n\n".join(corpus["text"].iloc[:5]), standfirst_end=0)
    quotes = framing.find_quotes(articles)
    sentences = framing.score_sentiment(framing.mark_voice(framing.split_sentences(articles), quotes))
    assert sentences["n_words"].sum() > 1_200
    given = {"articles": articles, "sentences": sentences, "quotes": quotes}
    given |= {"phrases": framing.find_loaded(sentences, quotes), "passives": framing.find_passives(sentences, quotes)}
    assert len(read_article(given).encode()) < 200_000
