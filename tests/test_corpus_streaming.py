"""Reading a corpus in parts: batches give the tables of the whole, and little is held at a time."""

import gzip
import json
import pickle
import tracemalloc
from hashlib import sha256
from itertools import islice

import pandas as pd
import pytest

import framing
from framing.corpus import Gathering, Report, ReportKey, key_of, open_source, read_raw, tables_of
from framing.tables import TableError

BODIES = [
    f"The {thing} was opened in Halden on Tuesday.\n\nThere was no {thing} here before, a spokesman said."
    for thing in ("harbour", "bridge", "school", "market", "library", "station", "ferry", "café")
]


def page(number: int) -> str:
    return f"A day in Halden, number {number}\n\n{BODIES[number % len(BODIES)]}\n\nREAD MORE\n"


def records(n: int) -> list[dict]:
    """Reports of which some share an id, some a text, and one has none."""
    made = [
        {"id": f"r{i % 7}", "source": ("Courier", "Tribune", "")[i % 3], "body": BODIES[i % 5], "leaning": i}
        for i in range(n)
    ]
    return [*made, {"id": "empty", "source": "Courier", "body": None, "leaning": 0}]


def lines(n: int) -> str:
    return "\n".join(["{broken", *map(json.dumps, records(n)), "[1]", "", '{"body": {"is": "no text"}}'])


def pages_without_manifest(folder):
    for i in range(11):
        (folder / f"p{i}.txt").write_text(page(i), encoding="utf-8")
    (folder / "again").mkdir()
    (folder / "again" / "p1.txt").write_text(page(3) + "\nSome words more about it were said on Friday.")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "menu.txt").write_text("Home\nSearch\n")
    (folder / "scan.pdf").write_bytes(b"%PDF")
    (folder / "more.jsonl").write_text(lines(4))
    (folder / "none.csv").write_text("heading\nno text")
    return folder


def pages_with_manifest(folder):
    for i in range(11):
        (folder / f"p{i}.txt").write_text(page(i), encoding="utf-8")
    said = [f"p{i}.txt,{'Courier' if i < 8 else 'Tribune'},{'left' if i > 8 else ''},{i}" for i in range(11)]
    said += ["gone.txt,Courier,,", "p1.txt,Tribune,,"]
    (folder / "articles.csv").write_text("\n".join(["file,outlet,leaning,number", *said]))
    return folder


def manifest_over_bad_pages(folder):
    """The first batches hold no report at all, and must have the manifest's columns all the same."""
    for i in range(3):
        (folder / f"p{i}.txt").write_bytes(b"")
    (folder / "p3.txt").write_text(page(3))
    (folder / "articles.csv").write_text("file,leaning\n" + "\n".join(f"p{i}.txt,left" for i in range(4)))
    return folder


def table(name: str, content: bytes):
    def write(folder):
        path = folder / name
        path.write_bytes(content)
        return path

    write.__name__ = name
    return write


def parquet(folder):
    path = folder / "t.parquet"
    pd.DataFrame(records(1200)).to_parquet(path)  # more than a batch of rows
    return path


CORPORA = [
    pages_without_manifest,
    pages_with_manifest,
    manifest_over_bad_pages,
    table("t.jsonl", lines(23).encode()),
    table("t.jsonl.gz", gzip.compress(lines(23).encode())),
    table("wide.ndjson", lines(23).encode("utf-16")),
    table("marked.ndjson", ("\ufeff" + lines(23)).encode()),
    table("t.csv", pd.DataFrame(records(23)).to_csv(index=False).encode()),
    parquet,
]


def in_batches(source, size: int) -> list[framing.Corpus]:
    """As another process would have it: what is handed over is pickled."""
    source, gathering = pickle.loads(pickle.dumps((source, Gathering())))
    made = [tables_of([], [], further=source.further, rejected=source.rejected, notes=source.notes)]
    every = iter(source)
    while raws := list(islice(every, size)):
        reports = [pickle.loads(pickle.dumps(read_raw(raw))) for raw in pickle.loads(pickle.dumps(raws))]
        settled = gathering.settle([key_of(report) for report in reports])
        gathering = pickle.loads(pickle.dumps(gathering))
        made.append(tables_of(reports, settled, further=source.further))
    return made


@pytest.mark.parametrize("size", [1, 7, 1000])
@pytest.mark.parametrize("write", CORPORA, ids=lambda write: write.__name__)
def test_batches_one_below_the_other_are_the_tables_of_the_whole(tmp_path, write, size):
    path = write(tmp_path)
    whole = framing.read_corpus(path)
    batches = in_batches(open_source(path), size)
    assert len(whole.articles) and len(whole.rejected) and len(whole.notes)
    for name, wanted in whole._asdict().items():
        parts = [getattr(batch, name) for batch in batches]
        assert all(part.dtypes.equals(wanted.dtypes) for part in parts), name
        pd.testing.assert_frame_equal(pd.concat(parts, ignore_index=True), wanted, check_exact=True)


@pytest.mark.parametrize("write", CORPORA, ids=lambda write: write.__name__)
def test_a_source_says_how_much_there_is_and_can_be_gone_through_again(tmp_path, write):
    source = open_source(write(tmp_path))
    names = [raw.source for raw in source]
    assert len(source) == len(names) == len(set(names))
    assert [raw.source for raw in source] == names


def test_what_is_wrong_is_known_before_the_first_record_is_read(tmp_path):
    (tmp_path / "t.jsonl").write_text(lines(3))
    source = open_source(tmp_path / "t.jsonl")
    assert [name for name, _ in source.rejected] == ["t.jsonl#1", "t.jsonl#6"]
    assert ("columns", "t.jsonl: column 'body' read as text") in source.notes


def test_a_column_that_only_the_last_record_has_counts_for_the_first(tmp_path):
    """Which of two names is the outlet's is not to depend on how far one has read."""
    made = [{"text": BODIES[i % 8], "source": "Courier"} for i in range(2000)]
    (tmp_path / "t.jsonl").write_text("\n".join(map(json.dumps, [*made, {"publisher": "Tribune"}])))
    source = open_source(tmp_path / "t.jsonl")
    assert "outlet" not in next(iter(source)).settled
    assert any("'source', 'publisher' may each be outlet" in note for _, note in source.notes)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8"])
def test_a_file_that_turns_out_not_to_be_utf_8_at_its_end_is_read_in_its_own_encoding(tmp_path, encoding):
    made = [{"text": body, "outlet": "Courier"} for body in BODIES for _ in range(100)]
    made.append({"text": "A café was opened in Halden on Friday, and the café was full within the hour."})
    (tmp_path / "t.jsonl").write_bytes("\n".join(json.dumps(r, ensure_ascii=False) for r in made).encode(encoding))
    corpus = framing.read_corpus(tmp_path / "t.jsonl")
    assert corpus.articles["text"].str.contains("café").sum() == 2
    assert any("read as cp1252" in note for note in corpus.notes["note"]) == (encoding == "cp1252")


def test_mended_lines_are_counted_over_the_whole_file(tmp_path):
    made = [
        {"text": body.replace("Halden", word)} for body, word in zip(BODIES, ["HÃ©l", "A\u200bB", "C"], strict=False)
    ]
    made.append({"text": BODIES[3].replace("Halden", "NÃ©l")})
    (tmp_path / "t.jsonl").write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in made), encoding="utf-8")
    notes = [note for _, note in open_source(tmp_path / "t.jsonl").notes]
    assert "t.jsonl: mojibake repaired in 2 lines" in notes
    assert "t.jsonl: 1 invisible character left out" in notes


def test_a_damaged_archive_is_known_before_anything_of_it_is_read(tmp_path):
    whole = gzip.compress(("\n".join(json.dumps(r) for r in records(500))).encode())
    (tmp_path / "t.jsonl.gz").write_bytes(whole[:-20])
    with pytest.raises(TableError, match=r"cannot read t.jsonl.gz: .*Save or download it again"):
        open_source(tmp_path / "t.jsonl.gz")
    (tmp_path / "p.txt").write_text(page(1))
    source = open_source(tmp_path)
    assert [raw.source for raw in source] == ["p.txt"]
    assert [name for name, _ in source.rejected] == ["t.jsonl.gz"]


@pytest.mark.parametrize("name", ["t.jsonl", "t.jsonl.gz", "t.parquet"])
def test_only_a_few_records_are_held_at_a_time(tmp_path, name):
    """Going through 36 MB of reports holds less than a fifth of that, and would not hold more of 36 GB."""
    long = " ".join(BODIES) * 20
    made = [{"text": f"{i} {long}"} for i in range(2500)]
    if name == "t.parquet":
        pd.DataFrame(made).to_parquet(tmp_path / name, compression=None, row_group_size=2500)
    else:
        content = "\n".join(map(json.dumps, made)).encode()
        (tmp_path / name).write_bytes(gzip.compress(content, 1) if name.endswith("gz") else content)
    size = sum(len(record["text"]) for record in made)
    read_raw(next(iter(open_source(tmp_path / name))))  # imports
    del made
    tracemalloc.start()
    read = sum(len(raw.cells["text"]) for raw in open_source(tmp_path / name))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert read == size > 30e6
    assert peak < size / 5


# --- settling ------------------------------------------------------------------


def key(source: str, words: str = "", **said: str) -> ReportKey:
    row = {"sha256": sha256(source.encode()).hexdigest(), "text": words or source, "outlet": "", "article_id": ""}
    return key_of(Report(source, {**row, **said}))


def test_names_and_duplicates_are_settled_across_calls():
    gathering = Gathering()
    first = gathering.settle([key("a.txt", "It rained."), key("x/a.txt", "It snowed.")])
    assert [one.article_id for one in first] == ["a", "a-2"]
    assert first[1].renamed == "'a' was taken: this is 'a-2'"
    later = gathering.settle([key("b.txt", "IT RAINED"), key("y/a.txt", "It froze."), key("a-2.txt", "It thawed.")])
    assert later[0].reason.startswith("the same text as a.txt (article a), which was read")
    assert [one.article_id for one in later] == ["", "a-3", "a-2-2"]


def test_a_third_outlets_copy_is_kept_and_a_second_of_the_same_outlet_is_not():
    said = ["Courier", "Tribune", "Herald", "Tribune", ""]
    settled = Gathering().settle([key(f"{i}.txt", "It rained.", outlet=outlet) for i, outlet in enumerate(said)])
    assert [one.article_id for one in settled] == ["0", "1", "2", "", ""]
    assert [one.shared[:18] for one in settled[:3]] == ["", "the same text as 0", "the same text as 0"]
    assert "1.txt (article 1)" in settled[3].reason and "0.txt (article 0)" in settled[4].reason


def test_what_is_remembered_of_a_report_is_small():
    gathering = Gathering()
    tracemalloc.start()
    gathering.settle(key(f"reports.jsonl#{i}", f"It rained {i} times.", outlet="Courier") for i in range(50_000))
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert held / 50_000 < 400  # bytes
