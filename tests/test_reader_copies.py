"""Two reports side by side: what is marked, what is said in words, and that nothing of the texts runs."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pandas as pd
import pytest

from framing.html_output import Html
from framing.reader import compare_copies
from framing.tables import TableError, empty, make

ARTICLES = make(
    "articles",
    [
        {"article_id": "copy", "outlet": "The Courier", "title": "Toll defies Tassary", "published": "2031-03-05"},
        {"article_id": "base", "outlet": "Meridian", "title": "Toll meets Ekwall", "published": "2031-03-04"},
        {"article_id": "other", "outlet": "Strait Press", "title": "Ships wait", "published": None},
    ],
).assign(agency=["Meridian", "", ""])
TEXTS = {
    "copy": [
        "Toll defies Tassary",
        "Ekwall claimed the insurgents left.",
        "The sceptical envoy “sat”, he said.",
        "Nobody <b>asked</b> & nobody told.",
        "Ships sailed on Monday.",
    ],
    "base": [
        "Toll meets Ekwall",
        "Ships sailed on Monday.",
        "Ekwall said the rebels left.",
        "It rained in Halden.",
        'The skeptical envoy "sat down", he said.',
    ],
    "other": ["Ships wait", "Ships sailed late on Monday."],
}


def split(texts: dict[str, list[str]]) -> pd.DataFrame:
    """Sentences of each report: the first is its headline, the others follow one another."""
    rows = []
    for article_id, sentences in texts.items():
        at = 0
        for number, text in enumerate(sentences):
            part, start = ("body", at) if number else ("headline", 0)
            rows.append({"article_id": article_id, "sentence": number, "part": part, "start": start, "text": text})
            at += (len(text) + 1) if number else 0
    return make("sentences", rows)


SENTENCES = split(TEXTS)
ALIGNMENT = make(
    "alignment",
    [
        {"family": family, "article_id": "copy", "sentence": sentence, "base_article_id": base, "base_sentence": other,
         "similarity": 0.5, "edit": edit}
        for family, base, sentence, other, edit in [
            ("f", "base", 0, None, "added"),
            ("f", "base", 1, 2, "reworded"),
            ("f", "base", 2, 4, "reworded"),
            ("f", "base", 3, None, "added"),
            ("f", "base", 4, 1, "moved"),
            ("f", "base", None, 0, "cut"),
            ("f", "base", None, 3, "cut"),
            ("g", "other", 4, 1, "reworded"),
        ]
    ],
)  # fmt: skip


def edit(family: str, base: str, numbers: tuple[int, int], old: str, new: str, kind: str, **more: str) -> dict:
    """A row of edits; places are where the wording stands in its sentence, or before "on" where there is none."""
    sentence, other = numbers
    starts = SENTENCES.set_index(["article_id", "sentence"])["start"]
    start = starts["copy", sentence] + TEXTS["copy"][sentence].index(new or "on ")
    base_start = starts[base, other] + TEXTS[base][other].index(old or "on ")
    row = {"family": family, "article_id": "copy", "sentence": sentence, "start": start, "end": start + len(new)}
    row |= {"old": old, "new": new, "kind": kind, "voice": "outlet"}
    row |= dict.fromkeys(("old_category", "new_category", "old_terms", "new_terms"), "")
    row |= {"part": "body", "base_article_id": base, "base_sentence": other, "base_start": base_start}
    return row | {"base_end": base_start + len(old)} | more


EDITS = make(
    "edits",
    [
        edit("f", "base", (1, 2), "said", "claimed", "attribution", new_category="doubt", new_terms="claimed"),
        edit("f", "base", (1, 2), "rebels", "insurgents", "label", old_category="group_label",
             new_category="group_label", old_terms="rebels", new_terms="insurgents"),
        edit("f", "base", (2, 4), "skeptical", "sceptical", "spelling"),
        edit("f", "base", (2, 4), '"sat down"', "“sat”", "quotation", voice="quoted"),
        edit("g", "other", (4, 1), "late", "", "qualifier"),
    ],
)  # fmt: skip
TABLES = (ALIGNMENT, EDITS, SENTENCES, ARTICLES)


class Reader(HTMLParser):
    """Reads a page as a browser would: open elements, text, and the rows of the table."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.rows: list[list[str]] = []
        self.styles: list[tuple[str, ...]] = []
        self.inked: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag in ("br", "col"):
            return
        self.open.append(tag)
        self.styles.append((*(self.styles_now()), dict(attrs).get("style", "")))
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")

    def styles_now(self) -> tuple[str, ...]:
        return self.styles[-1] if self.styles else ()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.styles.pop()

    def handle_data(self, data: str) -> None:
        self.inked.append((data, self.styles_now()))
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data


def rows(html: str) -> list[list[str]]:
    """Text of the cells, the head of the table left out."""
    return Reader(html).rows[1:]


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def marks(html: str, tag: str) -> list[str]:
    return [unescape(text) for text in re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", html.split("</caption>")[1])]


def test_shows_itself_and_is_one_well_formed_table():
    html = compare_copies(*TABLES)
    assert isinstance(html, Html)
    assert html._repr_html_() == html
    assert Reader(html).open == []
    assert html.count("<table") == 1
    assert html.count('<th style="') == html.count("scope=") == 4 + len(rows(html))
    assert html == compare_copies(*TABLES)


def test_the_caption_names_outlets_titles_dates_and_counts():
    said = plain(compare_copies(*TABLES).split("</caption>")[0])
    assert "The Courier beside its base, Meridian" in said
    assert "“Toll defies Tassary” · The Courier · 5 March 2031 · credits Meridian · copy" in said
    assert "made from “Toll meets Ekwall” · Meridian · 4 March 2031" in said
    assert "3 of the 5 sentences of Meridian are used (2 reworded, 1 moved) and 2 cut" in said
    assert "2 of the 5 sentences of The Courier are its own" in said
    assert "3 changes of wording: quotation changed 1 · label 1 · attribution 1; and 1 of spelling or" in said
    assert "punctuation, which is not framing." in said
    assert "struck wording of Meridian" in said
    assert "base_article_id='other'" in said


@pytest.mark.parametrize("with_text", [True, False])
def test_in_a_narrow_notebook_the_table_scrolls_and_what_stands_above_it_does_not(with_text: bool):
    sentences = SENTENCES if with_text else SENTENCES.drop(columns="text")
    inked = Reader(compare_copies(ALIGNMENT, EDITS, sentences, ARTICLES)).inked
    scrolls = {text: any("overflow-x:auto" in style for style in styles) for text, styles in inked}
    assert not scrolls["The Courier beside its base, Meridian"]
    assert scrolls["claimed"]


def test_rows_stand_in_the_copys_order_with_what_was_cut_at_its_place():
    fates = [re.sub(r"\d.*|–.*", "", row[0]) for row in rows(compare_copies(*TABLES))]
    assert fates == ["headline replaced", "reworded", "cut", "reworded", "added", "moved"]
    numbers = [re.search(r"[\d–] → [\d–]", row[0])[0] for row in rows(compare_copies(*TABLES))]
    assert numbers == ["0 → 0", "2 → 1", "3 → –", "4 → 2", "– → 3", "1 → 4"]


def test_cut_added_and_moved_sentences_say_so_in_words():
    html = compare_copies(*TABLES)
    by_fate = {re.sub(r"\d.*|–.*", "", row[0]): row for row in rows(html)}
    assert by_fate["cut"][1:3] == ["It rained in Halden.", "— left out"]
    assert by_fate["added"][1:3] == ["— not in Meridian", "Nobody <b>asked</b> & nobody told."]
    assert "Moved here: sentence 1 of Meridian’s" in by_fate["moved"][3]
    assert "It rained in Halden." in marks(html, "del")
    assert "Nobody <b>asked</b> & nobody told." in marks(html, "ins")


def test_changes_are_struck_in_the_base_and_underlined_in_the_copy():
    html = compare_copies(*TABLES)
    assert marks(html, "del") == ["Toll meets Ekwall", "said", "rebels", "It rained in Halden.", "skeptical",
                                  '"sat down"']  # fmt: skip
    assert marks(html, "ins")[1:5] == ["claimed", "insurgents", "sceptical", "“sat”"]
    for tag, line in (("del", "line-through"), ("ins", "underline")):
        assert all(f"text-decoration:{line}" in style for style in re.findall(rf'<{tag} style="([^"]*)', html))


def test_every_change_is_told_on_hover_and_in_text():
    html = compare_copies(*TABLES)
    words = plain(html.split("</caption>")[1])
    for note in (
        "1 attribution : “said” → “claimed” · now loaded: claimed (doubt)",
        "2 label : “rebels” → “insurgents” · loaded before and after: rebels → insurgents (label for groups)",
        '3 quotation : "sat down" → “sat”',  # no marks of ours upon theirs
        "a spelling: “skeptical” → “sceptical” (not framing)",
    ):  # fmt: skip
        assert note in words
    titles = [unescape(title) for title in re.findall(r'<(?:del|ins)[^>]*title="([^"]*)', html)]
    assert "attribution: “said” → “claimed”; now loaded: claimed (doubt)" in titles
    assert titles.count("spelling (not framing): “skeptical” → “sceptical”") == 2


def test_a_changed_quotation_is_loud_and_spelling_is_pale():
    html = compare_copies(*TABLES)
    row = next(row for row in html.split("<tr>") if "sat down" in row)
    badge = re.search(r'<span style="([^"]*)">quotation changed</span>', row)
    loud = re.search(r'<ins style="([^"]*)" title="quotation', row)
    pale = re.search(r'<ins style="([^"]*)" title="spelling', row)
    assert badge and loud and pale
    assert "background:#8f1d14" in badge[1] and "background:#8f1d14" in loud[1]
    assert "background:#ffffff;color:#595959" in pale[1]
    assert "quotation changed" not in next(row for row in html.split("<tr>") if "insurgents" in row)


def test_words_only_put_in_or_left_out_have_a_mark_at_their_place_in_the_other_text():
    html = compare_copies(*TABLES, base_article_id="other")
    _, base, copy, note = rows(html)[0]
    assert base == "Ships sailed late1 on Monday."
    assert copy == "Ships sailed‸1 on Monday."
    assert note == "1 qualifier: left out “late”"


def test_a_copy_of_two_bases_is_shown_beside_the_one_that_is_named():
    first, second = compare_copies(*TABLES), compare_copies(*TABLES, "copy", "other")
    assert "beside its base, Meridian" in first and "beside its base, Strait Press" in second
    assert first == compare_copies(*TABLES, "copy") == compare_copies(*TABLES, base_article_id="base")
    assert "date unknown" in second
    assert "insurgents</ins>" not in second


@pytest.mark.parametrize(
    ("ids", "says"),
    [
        ({"article_id": "base"}, r"article_id to be a copy in alignment; found 'base'\. There are: 'copy'\."),
        ({"base_article_id": "x"}, r"base_article_id to be a base in alignment; found 'x'\. There are: 'base', 'oth"),
        ({"article_id": "copy", "base_article_id": "copy"}, "There are: 'base', 'other'"),
    ],
)  # fmt: skip
def test_an_unknown_report_is_refused_with_those_there_are(ids: dict, says: str):
    with pytest.raises(TableError, match=says):
        compare_copies(*TABLES, **ids)
    with pytest.raises(TableError, match="There are: none"):
        compare_copies(empty("alignment"), *TABLES[1:], **ids)


def test_tables_that_do_not_belong_together_are_refused():
    shifted = SENTENCES.assign(start=SENTENCES["start"] + 1)
    with pytest.raises(TableError, match=r"'said' does not stand at .* in sentence 2.*diff_words"):
        compare_copies(ALIGNMENT, EDITS, shifted, ARTICLES)
    with pytest.raises(TableError, match=r"sentence 4 of 'base' is not there.*align_copies"):
        compare_copies(ALIGNMENT, EDITS, SENTENCES[SENTENCES["text"].str[:8] != "The skep"], ARTICLES)
    with pytest.raises(TableError, match=r"needs columns 'base_start', 'base_end'.*diff_words"):
        compare_copies(ALIGNMENT, EDITS.drop(columns=["base_start", "base_end"]), SENTENCES, ARTICLES)


def test_nothing_of_the_texts_is_run():
    evil = "<script>alert(1)</script> \"onmouseover='x'"
    texts = TEXTS | {"copy": [evil, *TEXTS["copy"][1:]]}
    edits = EDITS.assign(old_category=evil, new_category=evil, old_terms=evil, new_terms=evil, kind=evil, voice=evil)
    articles = ARTICLES.assign(title=evil, outlet=[evil, evil + "2", evil], agency=evil)
    for sentences in (split(texts), SENTENCES.drop(columns="text")):
        html = compare_copies(ALIGNMENT, edits, sentences, articles)
        allowed = "div table caption colgroup col thead tbody tr th td del ins span b br"
        assert set(re.findall(r"<\W*(\w+)", html)) <= set(allowed.split())
        named = [name for tag in re.findall(r"<\w[^>]*>", html) for name in re.findall(r'(\w+)="[^"]*"', tag)]
        assert set(named) <= {"style", "title", "scope", "rowspan", "colspan", "role", "tabindex", "label"}
        assert evil in plain(html)
        assert Reader(html).open == []


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("with_text", [True, False])
def test_every_word_is_readable_on_light_and_dark_pages(with_text: bool):
    sentences = SENTENCES if with_text else SENTENCES.drop(columns="text")
    pairs = set()
    for text, styles in Reader(compare_copies(ALIGNMENT, EDITS, sentences, ARTICLES)).inked:
        said = ";".join(styles)  # what is nearest comes last
        ground, ink = re.findall(r"background:(#\w{6})", said), re.findall(r"(?<!-)\bcolor:(#\w{6})", said)
        assert ground and ink, text
        pairs.add((ground[-1], ink[-1]))
    for pair in pairs:
        dark, light = sorted(map(luminance, pair))
        assert (light + 0.05) / (dark + 0.05) >= 4.5, pair


def test_styles_are_those_that_jupyterlab_keeps():
    for style in re.findall(r'style="([^"]*)"', compare_copies(*TABLES)):
        for name, value in (part.split(":") for part in style.split(";")):
            assert name not in {"position", "clip-path", "text-decoration-color", "text-decoration-style"}
            assert name != "text-decoration" or value in ("underline", "line-through")


def test_without_texts_the_changes_are_listed():
    html = compare_copies(ALIGNMENT, EDITS, SENTENCES.drop(columns="text"), ARTICLES)
    listed = rows(html)
    assert listed[0] == ["1", "2 → 1", "said", "claimed", "attribution", "now loaded: claimed (doubt)"]
    assert [row[4] for row in listed] == ["attribution", "label", "spelling, not framing", "quotation changed"]
    assert "Moved: 1 → 4." in html and "Added: 0, 3." in html and "Cut: 0, 3." in html
    assert "rained" not in html
    unknown = SENTENCES.assign(text=pd.Series([None] * len(SENTENCES), dtype="str"))
    assert compare_copies(ALIGNMENT, EDITS, unknown, ARTICLES) == html


def test_changes_shortened_in_shared_tables_can_be_shown_with_the_texts():
    edits = EDITS.assign(old=["said after … that", *EDITS["old"][1:]])
    assert "“said after … that” → “claimed”" in compare_copies(ALIGNMENT, edits, SENTENCES, ARTICLES)


def test_no_copies_at_all():
    html = compare_copies(empty("alignment"), empty("edits"), SENTENCES, ARTICLES)
    assert "No report is a copy of another here." in html


def test_input_is_left_alone_and_any_index_will_do():
    given = [table.set_axis(range(len(table), 0, -1)) for table in TABLES]
    before = [table.copy() for table in given]
    assert compare_copies(*given) == compare_copies(*TABLES)
    for table, was in zip(given, before, strict=True):
        pd.testing.assert_frame_equal(table, was)


def pair_of(copy: list[str], base: list[str], alignment: list[tuple], edits: list[dict]) -> Html:
    """A comparison of two reports without headlines to speak of."""
    sentences = split({"copy": ["Head", *copy], "base": ["Head", *base]})
    rows = [{"family": "f", "article_id": "copy", "base_article_id": "base", "similarity": 1.0} for _ in alignment]
    for row, (sentence, other, fate) in zip(rows, alignment, strict=True):
        row.update(sentence=sentence, base_sentence=other, edit=fate)
    same = {"family": "f", "article_id": "copy", "base_article_id": "base", "voice": "outlet", "part": "body"}
    same |= dict.fromkeys(("old_category", "new_category", "old_terms", "new_terms"), "")
    table = make("edits", [same | row for row in edits]) if edits else empty("edits")
    return compare_copies(make("alignment", rows), table, sentences, ARTICLES)


def test_a_sentence_made_into_two_stands_beside_both():
    html = pair_of(
        ["The strait is narrow.", "It is deep."],
        ["The strait is narrow, but it is deep."],
        [(0, 0, "kept"), (1, 1, "reworded"), (2, 1, "reworded")],
        [{"sentence": 1, "start": 20, "end": 24, "base_sentence": 1, "base_start": 20, "base_end": 28,
          "old": ", but it", "new": ". It", "kind": "other"}],
    )  # fmt: skip
    assert 'rowspan="2">The strait is narrow<del' in html
    assert [row[0] for row in rows(html)][1:] == ["reworded, split1 → 1", "reworded, split1 → 2"]
    assert "One sentence of Meridian made into 2" in html
    # the change reaches from one sentence of the copy into the next: marked in both
    assert marks(html, "ins") == [".", "It"]


def test_two_sentences_made_into_one_stay_together_beside_it():
    html = pair_of(
        ["It was cold; it snowed."],
        ["It was cold.", "Nobody came.", "It snowed."],
        [(0, 0, "kept"), (1, 1, "reworded"), (1, 3, "reworded"), (None, 2, "cut")],
        [],
    )
    assert [row[0] for row in rows(html)] == ["headline, kept0 → 0", "reworded, merged1 → 1", "reworded, merged3 → 1",
                                              "cut2 → –"]  # fmt: skip
    assert "2 sentences of Meridian made into one" in html


def test_changes_that_overlap_or_stand_in_no_row_are_told_all_the_same():
    common = {"sentence": 1, "base_sentence": 1, "kind": "other"}
    html = pair_of(
        ["It was very cold."],
        ["It was quite cold."],
        [(0, 0, "kept"), (1, 1, "reworded")],
        [
            common | {"start": 7, "end": 16, "base_start": 7, "base_end": 17, "old": "quite cold", "new": "very cold"},
            common | {"start": 7, "end": 11, "base_start": 7, "base_end": 12, "old": "quite", "new": "very"},
            common | {"sentence": 7, "base_sentence": 8, "start": 90, "end": 94, "base_start": 90, "base_end": 93,
                      "old": "lone", "new": "word"},
        ],
    )  # fmt: skip
    assert "".join(rows(html)[1][2]) == "It was very1 cold2."
    assert rows(html)[2] == ["not aligned", "3 other: “lone” → “word”"]
