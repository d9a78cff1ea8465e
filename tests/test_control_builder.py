"""The control corpus's builder says in which file and line a source is wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "data" / "control"))

from building.keys import alignment_rows, edit_rows, phrase_rows, quote_rows, sentence_rows
from building.marks import SourceError, read_line
from building.pages import page
from building.reports import Report, fill, read_source

HEADER = "id: {id}\noutlet: {outlet}\npublished: 2031-12-24\nevent: test\n{more}title: {title}\n===\n"


def report(folder: Path, body: str, name: str = "e9-o6", outlet: str = "Strait Tribune", **more: str) -> Report:
    further = "".join(f"{key}: {value}\n" for key, value in more.items() if key != "title")
    head = HEADER.format(id=name, outlet=outlet, more=further, title=more.get("title", "A title"))
    path = folder / f"{name}.txt"
    path.write_text(head + body, encoding="utf-8")
    return read_source(path)


def copied(folder: Path, body: str, title: str = "Another title") -> tuple[Report, Report]:
    base = fill(report(folder, "# p\nThe rebels left.\nToll said no.\nIt rained.\n", role="base"), None)
    return fill(report(folder, body, "e9-o1", "The Merrow Courier", title=title, base="e9-o6"), base), base


def test_marks_give_the_new_wording_and_the_old():
    line = read_line("The {e:rebels>{t:insurgents|group_label}|label} left{e: early>|other}.")
    assert (line.text, line.old) == ("The insurgents left.", "The rebels left early.")
    assert [(mark.tag, line.text[mark.start : mark.end], mark.old) for mark in line.marks] == [
        ("t", "insurgents", ""),
        ("e", "insurgents", "rebels"),
        ("e", "", " early"),
    ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("# p\nThe {t:frosty|atmosphere talks.\n", r"e9-o6.txt:8: a mark is not closed"),
        ("# p\nThe {x:frosty} talks.\n", r"e9-o6.txt:8: unknown mark '\{x:f'"),
        ("# cut banner\nBuy!\n", r"e9-o6.txt:7: '# cut' needs one of clock, "),
        ("text\n# p\nText.\n", r"e9-o6.txt:7: text before the first"),
        ("# p\n# p\nText.\n", r"e9-o6.txt:7: an empty block"),
        ("# p\n=1\n", r"e9-o6.txt:8: '=N', '~N' and '\+' stand only in copies"),
    ],
)
def test_errors_name_file_and_line(tmp_path, body, message):
    with pytest.raises(SourceError, match=message):
        fill(report(tmp_path, body), None)


def test_a_wrong_edit_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"e9-o1.txt:9: .*not sentence 1 of the base: at 11 'went.', base 'left.'"):
        copied(tmp_path, "# p\n~1 The {e:rebels>fighters|label} went.\n")


def test_copies_are_aligned_by_construction(tmp_path):
    copy, base = copied(tmp_path, "# p\n=3\n~1 The {e:rebels>fighters|label} left.\n=2\n+ Nobody came.\n")
    assert copy.text == "It rained. The fighters left. Toll said no. Nobody came."
    rows = [(row["sentence"], row["base_sentence"], row["edit"]) for row in alignment_rows(copy, base)]
    assert rows == [
        (0, "", "added"),
        (1, 3, "moved"),
        (2, 1, "reworded"),
        (3, 2, "kept"),
        (4, "", "added"),
        ("", 0, "cut"),
    ]
    (edit,) = edit_rows(copy, base)
    assert (edit["old"], edit["new"], copy.text[edit["start"] : edit["end"]]) == ("rebels", "fighters", "fighters")


def test_a_sentence_of_the_base_stands_once(tmp_path):
    with pytest.raises(SourceError, match=r"e9-o1.txt:1: sentences of the base used twice: \[1\]"):
        list(alignment_rows(*copied(tmp_path, "# p\n=1\n=1\n")))


def test_a_split_sentence_stands_in_two_rows(tmp_path):
    copy, base = copied(tmp_path, "# p\n=3\n~1 The rebels{e:>.|punctuation}\n~1 {e:>They |other}left.\n=2\n")
    assert copy.text == "It rained. The rebels. They left. Toll said no."
    rows = [(row["sentence"], row["base_sentence"], row["edit"]) for row in alignment_rows(copy, base)]
    assert rows[1:5] == [(1, 3, "moved"), (2, 1, "reworded"), (3, 1, "reworded"), (4, 2, "kept")]
    mark, they = edit_rows(copy, base)
    assert (mark["sentence"], they["sentence"], they["base_start"], they["base_end"]) == (2, 3, 11, 11)


def test_merged_sentences_with_the_same_words_are_kept(tmp_path):
    copy, base = copied(tmp_path, "# p\n~2+3 Toll said no{e:. It>; it|punctuation} rained.\n")
    rows = [(row["sentence"], row["base_sentence"], row["edit"]) for row in alignment_rows(copy, base)]
    assert rows[1:3] == [(1, 2, "kept"), (1, 3, "kept")]
    (edit,) = edit_rows(copy, base)
    assert (edit["base_sentence"], base.text[edit["base_start"] : edit["base_end"]]) == (2, ". It")


def test_the_parts_of_a_split_sentence_must_give_the_whole(tmp_path):
    with pytest.raises(SourceError, match=r"e9-o1.txt:9: .*not sentence 1 of the base: at 10 '', base ' left.'"):
        copied(tmp_path, "# p\n~1 The rebels\n=2\n")
    with pytest.raises(SourceError, match=r"sentences of the base used twice: \[1\]"):
        list(alignment_rows(*copied(tmp_path, "# p\n~1 The {e:rebels>men|label} left.\n=2\n=1\n")))


def test_a_change_has_one_kind_or_two(tmp_path):
    (edit,) = edit_rows(*copied(tmp_path, "# p\n~1 The {e:rebels>army|label|agent} left.\n"))
    assert (edit["kind"], edit["or_kind"]) == ("label", "agent")
    with pytest.raises(SourceError, match=r"needs a kind of spelling, .* \(or two\); found 'label\|loud'"):
        list(edit_rows(*copied(tmp_path, "# p\n~1 The {e:rebels>army|label|loud} left.\n")))


def test_a_quotation_runs_on_over_paragraphs(tmp_path):
    read = fill(report(tmp_path, '# p\n{q:"One.|Toll|said}\n# p\n{q:"Two and three."|}\nShe left.\n'), None)
    (row,) = quote_rows(read)
    assert (row["text"], row["kind"], row["closed"]) == ('One.\n\n"Two and three.', "direct", "true")
    assert [r["voice"] for r in sentence_rows(read)] == ["outlet", "quoted", "quoted", "outlet"]


def test_a_quotation_left_open_must_end_its_paragraph(tmp_path):
    with pytest.raises(SourceError, match="e9-o6.txt:8: a quotation without closing mark"):
        list(quote_rows(fill(report(tmp_path, '# p\n{q:"One|Toll|said} more.\n'), None)))


def test_voice_of_a_loaded_term(tmp_path):
    frosty = "{t:frosty|atmosphere}"
    body = f'# p\nA {frosty} day, {{q:"a {frosty} day indeed,"|Toll|said}} a {{q:"{frosty}"|}} day.\n'
    assert [r["voice"] for r in phrase_rows(fill(report(tmp_path, body), None))] == ["outlet", "quoted", "scare"]


def test_clutter_is_listed_with_its_line(tmp_path):
    body = "# cut clock\n24-12-2032\n# cut caption glue\nToll (L).\n# p\nText.\n# cut cookies\nAccept\n"
    content, removed = page(fill(report(tmp_path, body), None))
    assert content.decode() == "24-12-2032\n\nA title\n\nToll (L).Text.\n\nAccept\n"
    assert [(row["line"], row["rule"]) for row in removed] == [(1, "clock"), (5, "caption"), (7, "cookies")]


def test_an_agency_credited_must_stand_on_the_page(tmp_path):
    with pytest.raises(SourceError, match="agency is Meridian, but no copyright, byline, dateline block credits it"):
        page(fill(report(tmp_path, "# p\nText.\n", agency="Meridian"), None))
