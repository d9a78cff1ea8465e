"""Reading a corpus: folders, manifests and tables, and what is said of what was not read."""

import gzip
import hashlib
import json
import os

import pandas as pd
import pytest

import framing
from framing.tables import DTYPES, TABLES, TableError

BODY = "The two ministers met for an hour in Halden on Tuesday.\n\nThey will meet again in a week, a spokesman said.\n"
OTHER = "A pipe burst under the harbour on Monday.\n\nNobody was hurt, the port said in a statement.\n"


def page(title: str, body: str = BODY) -> str:
    return f"{title}\n\n{body}"


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def why(corpus, source: str) -> str:
    return corpus.rejected.set_index("source").loc[source, "reason"]


def notes(corpus, field: str) -> list[str]:
    return corpus.notes.loc[corpus.notes["field"] == field, "note"].tolist()


@pytest.fixture
def two(tmp_path):
    return write(tmp_path, a_dot_txt=page("Talks held"), b_dot_txt=page("Pipe bursts", OTHER))


# --- folders -------------------------------------------------------------------


def test_a_folder_of_pages_becomes_a_row_a_page_with_the_declared_columns(two):
    corpus = framing.read_corpus(two)
    assert list(corpus.articles["article_id"]) == ["a", "b"]
    assert list(corpus.articles["title"]) == ["Talks held", "Pipe bursts"]
    assert corpus.articles.loc[0, "text"] == BODY.strip()
    assert corpus.articles.loc[0, "n_words"] == 21
    assert corpus.articles.loc[0, "source"] == "a.txt"
    assert corpus.articles.loc[0, "sha256"] == sha(page("Talks held"))


@pytest.mark.parametrize("table", ["articles", "rejected", "removed", "notes"])
@pytest.mark.parametrize("empty", [True, False])
def test_every_table_has_its_columns_and_dtypes_even_when_nothing_was_read(tmp_path, table, empty):
    if not empty:
        write(tmp_path, a_dot_txt=page("Talks held", BODY + "\nREAD MORE\n"), b_dot_txt="")
    made = getattr(framing.read_corpus(tmp_path), table)
    assert list(made.columns) == [column.name for column in TABLES[table]]
    assert {n: str(t) for n, t in made.dtypes.items()} == {c.name: DTYPES[c.kind] for c in TABLES[table]}


def test_folders_are_read_with_their_sub_folders_and_without_files_about_the_corpus(tmp_path):
    write(
        tmp_path,
        x__a_dot_txt=page("Talks held"),
        README_dot_md="Read me.",
        x__README_dot_txt=OTHER,
        _dot_hidden_dot_txt=OTHER,
    )
    corpus = framing.read_corpus(tmp_path)
    assert list(corpus.articles["source"]) == ["x/a.txt"]
    assert corpus.rejected.empty


def test_an_empty_folder_is_said_to_be_empty(tmp_path):
    corpus = framing.read_corpus(tmp_path)
    assert corpus.articles.empty
    assert "holds no files" in corpus.rejected.loc[0, "reason"]


def test_a_path_where_nothing_is_raises_and_names_it(tmp_path):
    with pytest.raises(TableError, match="found nothing at .*nowhere"):
        framing.read_corpus(tmp_path / "nowhere")


def test_one_page_can_be_read_alone(two):
    assert list(framing.read_corpus(two / "b.txt").articles["title"]) == ["Pipe bursts"]


def test_files_that_cannot_be_read_are_listed_with_the_reason(two):
    write(
        two,
        empty_dot_txt="",
        blank_dot_txt="\n  \n",
        pdf_dot_txt=b"%PDF-1.7 ...",
        photo_dot_txt=b"\x89PNG\r\n\x1a\n....",
        zeros_dot_txt=b"a\x00\x00\x00b\x00\x00c\x00\x00\x00" * 40,
        report_dot_pdf=b"%PDF-1.7",
        menu_dot_txt="Home\nSearch\nSign in\n",
    )
    corpus = framing.read_corpus(two)
    assert list(corpus.articles["article_id"]) == ["a", "b"]
    assert why(corpus, "empty.txt") == why(corpus, "blank.txt") == "the file is empty"
    assert "a PDF, not text" in why(corpus, "pdf.txt")
    assert "PNG picture" in why(corpus, "photo.txt")
    assert "binary data" in why(corpus, "zeros.txt")
    assert "no reader for .pdf" in why(corpus, "report.pdf")
    assert "no paragraph of prose" in why(corpus, "menu.txt")


def test_duplicates_are_rejected_naming_the_first(two):
    write(
        two,
        c_dot_txt=page("Talks held"),
        d_dot_txt="04-11-2032 09:41 AM Halden Time\n\n" + page("Talks held", BODY + "\nREAD MORE\n"),
    )
    corpus = framing.read_corpus(two)
    assert list(corpus.articles["article_id"]) == ["a", "b"]
    assert "the same file as a.txt (article a)" in why(corpus, "c.txt")
    assert "the same text as a.txt (article a)" in why(corpus, "d.txt")


def test_two_outlets_that_print_the_same_text_are_both_kept_and_noted(two):
    write(two, c_dot_txt="By a staff writer\n" + page("Talks held"))
    write(two, articles_dot_csv="file,outlet\na.txt,Courier\nb.txt,Courier\nc.txt,Tribune\n")
    corpus = framing.read_corpus(two)
    assert len(corpus.articles) == 3
    assert "the same text as a, published by another outlet" in notes(corpus, "text")


def test_files_of_one_name_get_names_of_their_own(tmp_path):
    write(tmp_path, x__a_dot_txt=page("Talks held"), y__a_dot_txt=page("Pipe bursts", OTHER))
    corpus = framing.read_corpus(tmp_path)
    assert list(corpus.articles["article_id"]) == ["a", "a-2"]
    assert notes(corpus, "article_id") == ["'a' was taken: this is 'a-2'"]


def test_reading_twice_gives_the_same_tables(two):
    for one, other in zip(framing.read_corpus(two), framing.read_corpus(two), strict=True):
        pd.testing.assert_frame_equal(one, other)


# --- encodings -----------------------------------------------------------------

MARKED = page(
    "Talks “held”",
    "The envoy said: “It’s a café, not a palace.” The talks – the third – were brief.\n\nNobody left early.\n",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_page_in_every_encoding_gives_the_same_text(tmp_path, encoding):
    write(tmp_path, a_dot_txt=MARKED.encode(encoding))
    articles = framing.read_corpus(tmp_path).articles
    assert articles.loc[0, "title"] == "Talks “held”"
    assert articles.loc[0, "text"] == MARKED.split("\n\n", 1)[1].strip()


def test_what_is_no_utf_8_is_noted(tmp_path):
    write(tmp_path, a_dot_txt=MARKED.encode("cp1252"))
    assert "read as cp1252" in notes(framing.read_corpus(tmp_path), "text")


def test_a_stray_byte_does_not_turn_a_utf_8_page_into_another(tmp_path):
    write(tmp_path, a_dot_txt=MARKED.encode() + b"\nIt ended on a na\xefve note, he said.\n")
    corpus = framing.read_corpus(tmp_path)
    assert "naïve" in corpus.articles.loc[0, "text"]
    assert "“It’s a café" in corpus.articles.loc[0, "text"]
    assert any("stray bytes" in note for note in notes(corpus, "text"))


def test_mojibake_is_repaired_and_listed_and_curly_marks_stay(tmp_path):
    broken = MARKED.encode().decode("cp1252", "replace")
    write(tmp_path, a_dot_txt="Talks “held”\n\n" + broken.split("\n\n", 1)[1])
    corpus = framing.read_corpus(tmp_path)
    assert "café" in corpus.articles.loc[0, "text"]
    assert corpus.articles.loc[0, "title"] == "Talks “held”"
    assert any("mojibake repaired" in note for note in notes(corpus, "text"))


# --- the manifest --------------------------------------------------------------


def test_a_manifest_by_name_says_what_the_pages_do_not(two):
    write(
        two,
        articles_dot_csv="file,outlet,published,event,agency,url,n_words\nb.txt,Courier,2031-03-04,leak,Meridian,http://x.example/b,7\n",
    )
    corpus = framing.read_corpus(two)
    row = corpus.articles.loc[0]
    assert (row["outlet"], str(row["published"].date()), row["event"], row["agency"]) == (
        "Courier",
        "2031-03-04",
        "leak",
        "Meridian",
    )
    assert row["n_words"] == 17
    assert why(corpus, "a.txt") == "not in the manifest articles.csv: add a row for it, or move it away"


def test_a_manifest_by_hash_finds_files_anywhere_below(tmp_path):
    write(tmp_path, text__deep__x_dot_txt=page("Talks held"))
    write(tmp_path, articles_dot_csv=f"article_id,outlet,sha256\nt1,Courier,{sha(page('Talks held'))}\n")
    corpus = framing.read_corpus(tmp_path)
    assert corpus.articles[["article_id", "outlet", "source"]].values.tolist() == [["t1", "Courier", "text/deep/x.txt"]]


def test_a_manifest_elsewhere_can_be_named(two, tmp_path_factory):
    other = tmp_path_factory.mktemp("other") / "list.csv"
    other.write_text("file,outlet\na.txt,Courier\n")
    corpus = framing.read_corpus(two, manifest=other)
    assert corpus.articles["outlet"].tolist() == ["Courier"]


def test_rows_whose_file_is_missing_are_rejected_and_the_others_read(two):
    write(
        two,
        articles_dot_csv=f"article_id,file,sha256,outlet\n1,a.txt,,Courier\n2,gone.txt,,X\n3,,{'0' * 64},X\n4,,,X\n",
    )
    corpus = framing.read_corpus(two)
    assert corpus.articles["article_id"].tolist() == ["1"]
    assert "row 2 of the manifest: no such file" in why(corpus, "gone.txt")
    assert "no file with this sha256" in why(corpus, "3")
    assert "neither a file nor a sha256" in why(corpus, "4")


def test_a_manifest_without_any_of_its_files_is_read_as_nothing_with_reasons(tmp_path):
    write(tmp_path, articles_dot_csv=f"article_id,sha256\n1,{'0' * 64}\n2,{'1' * 64}\n")
    corpus = framing.read_corpus(tmp_path)
    assert corpus.articles.empty
    assert corpus.rejected["source"].tolist() == ["1", "2"]


def test_two_rows_for_one_file_keep_the_first(two):
    write(
        two,
        articles_dot_csv=f"file,sha256,outlet\na.txt,,Courier\nb.txt,,Courier\n,{sha(page('Talks held'))},Tribune\n",
    )
    corpus = framing.read_corpus(two)
    assert corpus.articles["outlet"].tolist() == ["Courier", "Courier"]
    assert corpus.rejected["reason"].tolist() == ["row 3 of the manifest names the same file as row 1: keep one"]


def test_a_manifest_without_file_and_hash_is_refused_with_what_was_found(two):
    write(two, articles_dot_csv="name,outlet\na.txt,Courier\n")
    with pytest.raises(TableError, match="needs a column 'file' or 'sha256'.*found 'name', 'outlet'"):
        framing.read_corpus(two)


def test_a_manifest_that_is_not_there_is_refused(two):
    with pytest.raises(TableError, match="manifest .*found no such file"):
        framing.read_corpus(two, manifest=two / "list.csv")


def test_a_file_changed_since_its_hash_was_written_is_read_with_a_note(two):
    write(two, articles_dot_csv=f"file,sha256\na.txt,{'0' * 64}\n")
    corpus = framing.read_corpus(two)
    assert len(corpus.articles) == 1
    assert "changed since" in notes(corpus, "sha256")[0]


def test_the_manifests_title_wins_and_the_pages_is_listed(two):
    write(two, articles_dot_csv="file,title\na.txt,Talks are held\n")
    corpus = framing.read_corpus(two)
    assert corpus.articles.loc[0, "title"] == "Talks are held"
    assert corpus.removed[["line", "rule", "text"]].values.tolist() == [[1, "repeated_title", "Talks held"]]


def test_a_manifests_agency_is_ours_where_known_and_as_given_where_not(two):
    write(two, articles_dot_csv="file,agency\na.txt,Associated Press\nb.txt,Meridian\n")
    assert framing.read_corpus(two).articles["agency"].tolist() == ["AP", "Meridian"]


def test_a_day_in_the_manifest_that_may_be_two_is_left_unknown_and_listed(two):
    write(two, articles_dot_csv="file,published\na.txt,03/05/2031\nb.txt,27.04.2031\n")
    corpus = framing.read_corpus(two)
    assert corpus.articles["published"].isna().tolist() == [True, False]
    assert any("may be 3 May or 5 March" in note for note in notes(corpus, "published"))


def test_a_table_takes_no_manifest(tmp_path):
    write(tmp_path, t_dot_csv="text\nx\n")
    with pytest.raises(TableError, match="columns="):
        framing.read_corpus(tmp_path / "t.csv", manifest=tmp_path / "t.csv")


# --- tables --------------------------------------------------------------------

RECORDS = [
    {"article_id": "1", "outlet": "Courier", "title": "Talks held", "published": "2031-03-04", "text": BODY},
    {"article_id": "2", "outlet": "Tribune", "title": "Pipe bursts", "published": "4 March 2031", "text": OTHER},
]


def as_lines(records) -> str:
    return "\n".join(json.dumps(record) for record in records) + "\n"


def make_table(path, records) -> None:
    frame = pd.DataFrame(records)
    name = path.name
    if name.endswith(".parquet"):
        frame.to_parquet(path)
    elif ".csv" in name:
        frame.to_csv(path, index=False)
    else:
        data = as_lines(records).encode()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)


@pytest.mark.parametrize("name", ["t.csv", "t.csv.gz", "t.jsonl", "t.ndjson", "t.jsonl.gz", "t.parquet"])
def test_every_kind_of_table_gives_the_same_articles(tmp_path, name):
    make_table(tmp_path / name, RECORDS)
    articles = framing.read_corpus(tmp_path / name).articles
    assert articles["article_id"].tolist() == ["1", "2"]
    assert articles["published"].dt.strftime("%Y-%m-%d").tolist() == ["2031-03-04"] * 2
    assert articles["text"].tolist() == [BODY.strip(), OTHER.strip()]
    assert articles["source"].tolist() == [f"{name}#1", f"{name}#2"]


def test_other_names_of_columns_are_given_with_columns(tmp_path):
    make_table(tmp_path / "t.csv", [{"paper": "Courier", "prose": BODY, "head": "Talks held"}])
    columns = {"outlet": "paper", "text": "prose", "title": "head"}
    articles = framing.read_corpus(tmp_path / "t.csv", columns=columns).articles
    assert articles[["outlet", "title"]].values.tolist() == [["Courier", "Talks held"]]
    assert columns == {"outlet": "paper", "text": "prose", "title": "head"}


def test_common_names_are_taken_and_listed_where_only_one_is_there(tmp_path):
    make_table(tmp_path / "t.csv", [{"publisher": "Courier", "source": "web", "content": BODY}])
    corpus = framing.read_corpus(tmp_path / "t.csv")
    assert corpus.articles["outlet"].isna().all()
    assert notes(corpus, "columns") == [
        "t.csv: columns 'publisher', 'source' may each be outlet; none was read. Say which with columns=",
        "t.csv: column 'content' read as text",
    ]


def test_a_table_without_text_is_refused_with_a_line_to_paste(tmp_path):
    make_table(tmp_path / "t.csv", [{"id": "1", "raw_body": BODY}])
    with pytest.raises(
        TableError, match=r"needs a column 'text' in t.csv; found 'id', 'raw_body'.*columns=\{\"text\": \"raw_body\"\}"
    ):
        framing.read_corpus(tmp_path / "t.csv")


@pytest.mark.parametrize(
    ("columns", "message"), [({"txt": "body"}, "found 'txt'"), ({"text": "prose"}, "needs the columns 'prose'")]
)
def test_a_wrong_mapping_is_refused(tmp_path, columns, message):
    make_table(tmp_path / "t.csv", [{"body": BODY}])
    with pytest.raises(TableError, match=message):
        framing.read_corpus(tmp_path / "t.csv", columns=columns)


def test_a_table_among_pages_that_cannot_be_read_does_not_end_the_reading(two):
    make_table(two / "scores.csv", [{"id": "1", "score": 3}])
    corpus = framing.read_corpus(two)
    assert len(corpus.articles) == 2
    assert "needs a column 'text'" in why(corpus, "scores.csv")


def test_records_without_text_and_broken_lines_are_listed_by_row(tmp_path):
    (tmp_path / "t.jsonl").write_text(as_lines([RECORDS[0], {"article_id": "3", "text": None}]) + "{broken\n[1]\n")
    corpus = framing.read_corpus(tmp_path / "t.jsonl")
    assert len(corpus.articles) == 1
    assert why(corpus, "t.jsonl#2") == "the record has no text"
    assert "no JSON" in why(corpus, "t.jsonl#3")
    assert "must be a JSON object" in why(corpus, "t.jsonl#4")


@pytest.mark.parametrize(
    ("name", "data"), [("t.csv", b""), ("t.jsonl", b""), ("t.parquet", b"no parquet"), ("t.jsonl.gz", b"no gzip")]
)
def test_a_table_that_is_none_is_refused(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(TableError, match=r"read_corpus (cannot read|found no records in) t\."):
        framing.read_corpus(tmp_path / name)


def test_the_mark_between_paragraphs_can_be_given(tmp_path):
    make_table(tmp_path / "t.csv", [{"text": BODY.strip().replace("\n\n", " ### ")}])
    articles = framing.read_corpus(tmp_path / "t.csv", paragraphs=" ### ").articles
    assert articles.loc[0, "text"] == BODY.strip()


def test_texts_of_tables_are_cleared_of_clutter_too(tmp_path):
    make_table(tmp_path / "t.csv", [{"text": "HALDEN (AP) - " + BODY + "\nREAD MORE\n\n© 2031 AFP"}])
    corpus = framing.read_corpus(tmp_path / "t.csv")
    assert corpus.articles.loc[0, ["text", "agency"]].tolist() == [BODY.strip(), "AP; AFP"]


def test_a_folder_whose_articles_csv_holds_the_texts_is_a_table(tmp_path):
    make_table(tmp_path / "articles.csv", RECORDS)
    assert len(framing.read_corpus(tmp_path).articles) == 2


# --- web pages -----------------------------------------------------------------

HTML = """<html><head><title>Talks held - Courier</title>
<meta property="og:title" content="Talks held in Halden"><meta property="og:site_name" content="The Merrow Courier">
<link rel="canonical" href="https://courier.example/2031/03/09/talks.html">
{meta}</head><body><nav><a href="/">Home</a> <a href="/world">World news</a></nav>
<h1>Talks held in Halden</h1>
<article><p>HALDEN (Reuters) - The two ministers met for an hour in Halden on Tuesday, and said little after it.</p>
<p>They will meet <a href="/x">again</a> in a week, a spokesman said, and bring their maps of the strait with them.</p>
<p>Neither side would say who had asked for the talks, which were the third in as many weeks.</p></article>
<footer><p>Terms of use for readers of this paper</p></footer></body></html>"""


def test_a_web_page_gives_its_text_and_what_its_head_says(tmp_path):
    write(
        tmp_path, a_dot_html=HTML.format(meta='<meta property="article:published_time" content="2031-03-04T18:00:00Z">')
    )
    corpus = framing.read_corpus(tmp_path)
    row = corpus.articles.loc[0]
    assert (row["title"], row["outlet"], row["agency"]) == ("Talks held in Halden", "The Merrow Courier", "Reuters")
    assert (str(row["published"].date()), row["url"]) == ("2031-03-04", "https://courier.example/2031/03/09/talks.html")
    assert row["text"].startswith("The two ministers met")
    assert "again in a week" in row["text"]
    assert row["text"].count("\n\n") == 2
    left_out = corpus.removed.loc[corpus.removed["rule"] == "boilerplate", "text"].tolist()
    assert any("World news" in text for text in left_out)
    assert any("Terms of use" in text for text in left_out)


def test_the_day_in_the_address_serves_where_the_head_says_none(tmp_path):
    write(tmp_path, a_dot_html=HTML.format(meta=""))
    corpus = framing.read_corpus(tmp_path)
    assert str(corpus.articles.loc[0, "published"].date()) == "2031-03-09"
    assert "2031-03-09: the page's address" in notes(corpus, "published")


def test_a_day_of_linked_data_is_read(tmp_path):
    linked = '<script type="application/ld+json">{"@type": "Article", "datePublished": "2031-03-05"}</script>'
    write(tmp_path, a_dot_html=HTML.format(meta=linked))
    assert str(framing.read_corpus(tmp_path).articles.loc[0, "published"].date()) == "2031-03-05"


def test_a_web_page_without_a_report_is_rejected(tmp_path):
    write(tmp_path, a_dot_html="<html><body><nav>Home</nav></body></html>", b_dot_html="<html></html>")
    corpus = framing.read_corpus(tmp_path)
    assert len(corpus.rejected) == 2
    assert corpus.rejected["reason"].str.contains("no paragraph of prose").all()


def test_columns_of_the_users_own_come_along_with_the_manifest(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Talks {name}\n\nThe two ministers met for an hour in Halden {name}.\n")
    manifest = "file,outlet,leaning,n_words\none.txt,Courier,left,999\ntwo.txt,Tribune,,999\n"
    (tmp_path / "articles.csv").write_text(manifest)
    articles = framing.read_corpus(tmp_path).articles
    assert articles["leaning"].tolist()[0] == "left" and articles["leaning"].isna().tolist() == [False, True]
    assert articles["n_words"].tolist() == [10, 10]  # measured, not believed


# --- tables and manifests as spreadsheets and scripts leave them ---------------


def csv_of(*rows: str) -> str:
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("first", ["", "\ufeff", "sep=%s\n"])
def test_a_table_may_be_separated_by_what_its_spreadsheet_writes(tmp_path, mark, first):
    text = (first % mark if "%" in first else first) + f'outlet{mark}text\nCourier{mark}"{BODY}"\n'
    articles = framing.read_corpus(write(tmp_path, t_dot_csv=text) / "t.csv").articles
    assert articles[["outlet", "text"]].values.tolist() == [["Courier", BODY.strip()]]


def test_a_manifest_with_semicolons_capitals_and_spare_separators_says_what_it_says(two):
    write(two, articles_dot_csv="File;Outlet;Published;leaning;\na.txt;Courier;2031-03-04;left;\nb.txt;Tribune;;;\n")
    articles = framing.read_corpus(two).articles
    assert list(articles["outlet"]) == ["Courier", "Tribune"] and list(articles["leaning"].fillna("")) == ["left", ""]
    assert str(articles.loc[0, "published"].date()) == "2031-03-04"


def test_trailing_commas_do_not_shift_the_columns(tmp_path):
    write(tmp_path, t_dot_csv=csv_of("id,outlet,text", f'1,Courier,"{BODY}",', f'2,Tribune,"{OTHER}",'))
    articles = framing.read_corpus(tmp_path / "t.csv").articles
    assert list(articles["article_id"]) == ["1", "2"] and list(articles["outlet"]) == ["Courier", "Tribune"]


def test_one_ragged_row_is_listed_and_the_others_are_read(tmp_path):
    write(tmp_path, t_dot_csv=csv_of("id,text,outlet", "1,He said no, she said yes,A", f'2,"{BODY}"', f'3,"{OTHER}",A'))
    corpus = framing.read_corpus(tmp_path / "t.csv")
    assert list(corpus.articles["article_id"]) == ["2", "3"]
    assert why(corpus, "t.csv#1").startswith("4 cells, but the heading has 3: put a cell that holds ','")
    assert notes(corpus, "columns")[-1] == (
        "t.csv: fewer cells than the heading in row 2: what is missing was taken as empty"
    )


def test_a_mark_that_is_never_closed_takes_no_other_row_with_it(tmp_path):
    write(tmp_path, t_dot_csv=csv_of("id,text", f'1,"{BODY}"', '2,"A pipe burst under the harbour.', "3,It rained."))
    corpus = framing.read_corpus(tmp_path / "t.csv")
    assert list(corpus.articles["article_id"]) == ["1"]
    assert "opened in line 6 is never closed, so nothing up to the last line, 7, was read" in why(corpus, "t.csv#2")


def test_columns_of_one_name_are_told_apart(tmp_path):
    write(tmp_path, t_dot_csv=csv_of("text,text", f'"{BODY}","{OTHER}"'))
    corpus = framing.read_corpus(tmp_path / "t.csv")
    assert list(corpus.articles["text"]) == [BODY.strip()]
    assert notes(corpus, "columns") == ["t.csv: two columns are named 'text': the first is taken"]


def test_capitals_in_the_names_of_columns_do_not_matter(tmp_path):
    make_table(tmp_path / "t.csv", [{"ID": "7", "Text": BODY, "Outlet": "Courier", "Headline": "Talks held"}])
    articles = framing.read_corpus(tmp_path / "t.csv").articles
    assert articles[["article_id", "outlet", "title"]].values.tolist() == [["7", "Courier", "Talks held"]]


def test_a_table_without_rows_is_listed(tmp_path):
    write(tmp_path, t_dot_csv="id,text\n")
    assert why(framing.read_corpus(tmp_path), "t.csv") == "the table has columns but no rows"


@pytest.mark.parametrize("name", ["t.csv.gz", "t.jsonl.gz"])
@pytest.mark.parametrize("harm", [lambda data: data[:-9], lambda data: data[:20] + b"\xff" * 30])
def test_a_broken_archive_says_so(tmp_path, name, harm):
    (tmp_path / name).write_bytes(harm(gzip.compress(b"text\n" + BODY.encode() * 9)))
    with pytest.raises(TableError, match=f"cannot read {name}: .*Save or download it again"):
        framing.read_corpus(tmp_path / name)


def test_json_lines_in_other_encodings_and_with_values_in_values(tmp_path):
    records = [
        {"text": BODY.split("\n\n"), "outlet": {"name": "Courier"}, "title": "Café talks"},
        {"text": {"body": BODY}},
        {"text": "The minister \ud83d left early on Monday."},
    ]
    lines = "\n".join([*map(json.dumps, records), "[" * 100_000])
    (tmp_path / "t.jsonl").write_bytes(lines.encode("utf-16"))
    corpus = framing.read_corpus(tmp_path / "t.jsonl")
    assert corpus.articles.loc[0, "text"] == BODY.strip() and pd.isna(corpus.articles.loc[0, "outlet"])
    assert "not read: column 'outlet' holds an object, not a plain value" in notes(corpus, "outlet")
    assert why(corpus, "t.jsonl#2") == "not read: column 'text' holds an object, not a plain value"
    assert why(corpus, "t.jsonl#4") == "no record: brackets within brackets, too deep to read"
    corpus.articles["text"].str.encode("utf-8")  # half a surrogate pair would fail here, and in every file


def test_cells_of_parquet_are_read_as_what_they_mean(tmp_path):
    frame = pd.DataFrame({"doc_id": [1, 2, None], "outlet": pd.Series(["A", pd.NA, "A"], dtype="string")})
    frame.assign(text=[BODY.encode(), OTHER.encode(), None]).set_index("outlet").to_parquet(tmp_path / "t.parquet")
    corpus = framing.read_corpus(tmp_path / "t.parquet")
    assert list(corpus.articles["article_id"]) == ["1", "2"] and corpus.articles.loc[0, "text"] == BODY.strip()
    assert corpus.articles["outlet"].fillna("").tolist() == ["A", ""]
    assert why(corpus, "t.parquet#3") == "the record has no text"


def test_a_column_of_the_manifest_that_looks_like_one_of_ours_is_named(two):
    write(two, articles_dot_csv="file,oulet,date,leaning\na.txt,Courier,2031-03-04,left\nb.txt,Courier,,left\n")
    assert notes(framing.read_corpus(two), "columns") == [
        f"articles.csv: column {theirs!r} is not known and comes along as it is. If it is {ours!r}, name it so"
        for theirs, ours in [("oulet", "outlet"), ("date", "published")]
    ]


def test_what_a_manifest_does_not_touch_is_told(two):
    write(two, articles_dot_csv="file,outlet\na.txt,A\nb.txt,A,B\n", text__c_dot_txt=page("Rain falls"))
    corpus = framing.read_corpus(two)
    assert why(corpus, "articles.csv#2").startswith("3 cells, but the heading has 2")
    assert notes(corpus, "source") == [
        "pages in folders that the manifest does not touch were passed over, 1: text/c.txt"
    ]
    write(two, articles_dot_csv="file,outlet\n")
    assert sorted(framing.read_corpus(two).rejected["source"]) == ["a.txt", "b.txt", "text/c.txt"]


# --- files of every kind -------------------------------------------------------


def test_links_and_pipes_neither_vanish_nor_hang(two, tmp_path_factory):
    other = write(tmp_path_factory.mktemp("other"), c_dot_txt=page("Rain falls", "It rained for a week in Halden.\n"))
    (two / "linked").symlink_to(other)
    (two / "sub").mkdir()
    (two / "sub" / "circle").symlink_to(two)
    (two / "gone.csv").symlink_to("nowhere")
    os.mkfifo(two / "pipe.txt")
    corpus = framing.read_corpus(two)
    assert list(corpus.articles["source"]) == ["a.txt", "b.txt", "linked/c.txt"]
    assert "No such file" in why(corpus, "gone.csv") and why(corpus, "pipe.txt") == "cannot be opened: no regular file"


def test_names_of_files_in_any_bytes_can_be_written_again(tmp_path):
    for name, number in [(b"caf\xe9.txt", "one"), (b"two\nlines.txt", "two"), (b"U.S. talks.txt", "three")]:
        with open(os.path.join(os.fsencode(tmp_path), name), "w") as file:
            file.write(page("Talks held", f"The river rose by {number} feet in Halden.\n"))
    articles = framing.read_corpus(tmp_path).articles
    assert list(articles["article_id"]) == ["U.S. talks", "caf\ufffd", "two lines"]
    articles["source"].str.encode("utf-8")


def test_a_page_feed_and_a_line_separator_end_a_line(tmp_path):
    write(
        tmp_path,
        a_dot_txt=page("Talks held").replace("\n\n", "\u2028"),
        b_dot_txt=page("Rain", OTHER).replace("\n\n", "\f"),
    )
    assert list(framing.read_corpus(tmp_path).articles["title"]) == ["Talks held", "Rain"]


def test_web_pages_of_odd_shapes_are_read(tmp_path):
    head = '<script type="application/ld+json">{"@graph": null}</script>'
    write(tmp_path, a_dot_html=f"<html><head>{head}</head><body><h1>Talks held</h1><p>{BODY}</p></body></html>")
    write(tmp_path, b_dot_html=page("Pipe bursts", OTHER))
    assert list(framing.read_corpus(tmp_path).articles["title"]) == ["Talks held", "Pipe bursts"]


def test_a_corpus_says_what_was_read_what_is_unknown_and_what_was_not_read_and_why(tmp_path):
    evil = "<script>alert(1)</script>"
    write(tmp_path, a_dot_txt=page("Talks held"), b_dot_txt="", c_dot_txt=page("Pipe bursts", OTHER))
    (tmp_path / f"{evil.replace('/', '')}.txt").write_text("")
    corpus = framing.read_corpus(tmp_path)
    lines = repr(corpus).splitlines()
    assert lines[0] == f"2 reports read, {corpus.articles['n_words'].sum()} words"
    assert lines[2:5] == [
        "  outlet           0          2",
        "  title            2          0  2 headlines",
        "  published        0          2",
    ]
    assert "2 not read" in lines and sum("the file is empty" in line for line in lines) == 2
    html = corpus._repr_html_()
    assert "2 not read" in html and "the file is empty" in html and "&lt;script&gt;" in html and "<script" not in html


def test_days_of_a_corpus_are_given_from_first_to_last(root):
    shown = repr(framing.read_corpus(root / "data" / "control"))
    assert "2031-03-04 to 2031-11-28" in shown and "6 outlets" in shown and "8 events" in shown
    assert "pages in folders that the manifest does not touch were passed over, 48" in shown


def test_a_corpus_of_nothing_can_be_shown(tmp_path):
    write(tmp_path, b_dot_txt="")
    corpus = framing.read_corpus(tmp_path)
    assert repr(corpus).startswith("0 reports read, 0 words") and "1 not read" in corpus._repr_html_()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"agencies": [5]}, r'agencies to be a list of names; found \[5\]. Write agencies=\["Meridian"\]'),
        ({"columns": ["content"]}, r"columns to be a mapping of names; found \['content'\]"),
        ({"paragraphs": 5}, "paragraphs to be text; found 5"),
    ],
)
def test_settings_of_another_kind_are_refused(tmp_path, settings, said):
    with pytest.raises(TableError, match=said):
        framing.read_corpus(write(tmp_path, a_dot_txt=page("Talks held")), **settings)
