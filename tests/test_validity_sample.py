"""A sample to be coded by hand: drawn as said, blind, and read back from what spreadsheets make of it."""

import csv

import pandas as pd
import pytest

from framing import TableError, codes_of_phrases, draw_sample, open_key, read_codes, save_sample
from framing.tables import empty

FINDS = {"Post": {"atmosphere": 6, "doubt": 2}, "Times": {"atmosphere": 1, "doubt": 3}}
WITHOUT = {"Post": 12, "Times": 16}


def corpus() -> dict[str, pd.DataFrame]:
    """Two outlets of two reports each; finds as in FINDS, all others without; one sentence has both categories."""
    sentences, phrases = [], []
    for outlet, finds in FINDS.items():
        found = [[category] for category, n in finds.items() for _ in range(n)]
        found += [[]] * WITHOUT[outlet]
        if outlet == "Post":
            found[0] = ["atmosphere", "doubt"]  # doubt is the rarer of the two: 6 sentences have it, atmosphere 7
        for number, categories in enumerate(found):
            place = {"article_id": f"{outlet}-{number % 2}", "sentence": number // 2}
            sentences.append(place | {"text": f"{outlet} sentence {number}.", "n_own": 3})
            phrases += [place | {"category": category, "voice": "outlet"} for category in categories]
    articles = pd.DataFrame({"article_id": [f"{o}-{n}" for o in FINDS for n in (0, 1)]})
    articles["outlet"] = articles["article_id"].str[:-2]
    return {"phrases": pd.DataFrame(phrases), "sentences": pd.DataFrame(sentences), "articles": articles}


def drawn(n: int = 20, **options):
    tables = corpus()
    return draw_sample(tables["phrases"], tables["sentences"], tables["articles"], n, **options)


def test_strata_are_drawn_equally_as_far_as_they_reach():
    key = drawn(20).key
    sizes = key.groupby(["outlet", "stratum"])[["n_stratum", "n_drawn"]].first()
    # Post: 5 with atmosphere alone, 2 with doubt, 1 with both; ten finds to draw from 5, 3, 1 and 3
    assert sizes["n_stratum"].to_dict() == {
        ("Post", "(nothing found)"): 12,
        ("Post", "atmosphere"): 5,
        ("Post", "doubt"): 3,
        ("Times", "(nothing found)"): 16,
        ("Times", "atmosphere"): 1,
        ("Times", "doubt"): 3,
    }
    assert sizes["n_drawn"].tolist() == [5, 3, 3, 5, 1, 3]
    assert (key.groupby(["outlet", "stratum"]).size() == sizes["n_drawn"]).all()


def test_weights_add_up_to_the_sentences_of_the_corpus():
    key = drawn(20).key
    assert key["weight"].sum() == pytest.approx(40)
    assert key.groupby("outlet")["weight"].sum().to_dict() == pytest.approx({"Post": 20, "Times": 20})


def test_weighted_shares_are_right_on_average():
    """Of 40 sentences 13 hold the letter 3; so do, weighted, samples of 14 on average."""
    tables = corpus()
    truth = tables["sentences"]["text"].str.contains("3").mean()
    estimates = []
    for seed in range(300):
        sample = draw_sample(*(tables[name] for name in ("phrases", "sentences", "articles")), 14, seed=seed)
        rows = sample.sheet.merge(sample.key, on="item", suffixes=("", "_number"))
        has = rows["sentence"].str.contains("3")
        estimates.append((rows["weight"] * has).sum() / rows["weight"].sum())
    assert sum(estimates) / 300 == pytest.approx(truth, abs=0.015)


def test_the_sheet_is_blind():
    sheet = drawn(20).sheet
    assert list(sheet.columns) == ["item", "before", "sentence", "after", "category", "words", "note"]
    said = " ".join(sheet.astype(str).to_numpy().ravel())
    assert not any(word in said for word in ("Post", "Times", "atmosphere", "doubt"))
    assert "[outlet] sentence 3." in said


def test_order_tells_nothing_and_a_seed_tells_the_order():
    key = drawn(40).key
    assert key["item"].is_monotonic_increasing
    place = key["outlet"] + key["found"]
    assert (place != place.sort_values().to_numpy()).any()
    pd.testing.assert_frame_equal(drawn(20, seed=3).sheet, drawn(20, seed=3).sheet)
    assert not drawn(20, seed=3).key["article_id"].equals(drawn(20, seed=4).key["article_id"])


def test_what_stands_before_and_after_is_of_the_same_report():
    sample = drawn(40)
    rows = sample.sheet.drop(columns="sentence").merge(sample.key, on="item").set_index(["article_id", "sentence"])
    # Post-0 holds the sentences 0, 2, ..., 18 in a row, Times-1 the sentences 1, 3, ..., 19
    beside = rows[["before", "after"]]
    assert beside.loc[("Post-0", 2)].tolist() == ["[outlet] sentence 2.", "[outlet] sentence 6."]
    assert beside.loc[("Post-0", 0)].tolist() == ["", "[outlet] sentence 2."]
    assert beside.loc[("Times-1", 9)].tolist() == ["[outlet] sentence 17.", ""]


def test_finds_in_quotations_and_sentences_without_own_words_are_left_aside():
    tables = corpus()
    tables["phrases"].loc[0, "voice"] = "quoted"
    tables["sentences"].loc[39, "n_own"] = 0
    key = draw_sample(tables["phrases"], tables["sentences"], tables["articles"], 100).key
    assert len(key) == 39
    assert key.loc[key["article_id"].eq("Post-0") & key["sentence"].eq(0), "found"].tolist() == ["doubt"]


def test_too_few_finds_leave_room_for_other_sentences():
    key = drawn(30).key
    assert key["found"].ne("").sum() == 12  # all there are
    assert key["found"].eq("").sum() == 18


def test_few_items_leave_one_stratum_of_finds_an_outlet():
    key = drawn(4).key
    assert sorted(key["stratum"]) == ["(found)", "(found)", "(nothing found)", "(nothing found)"]
    with pytest.raises(TableError, match="n=4 at least"):
        drawn(3)


@pytest.mark.parametrize("wrong", [{"n": 0}, {"n": 2.5}, {"found_share": 1.0}])
def test_settings_that_make_no_sense_are_refused(wrong):
    with pytest.raises(TableError, match=f"needs {next(iter(wrong))}"):
        drawn(**wrong)


def test_units_of_articles_stand_in_the_key():
    tables = corpus()
    tables["articles"]["unit"] = ["story", "", "story", None]
    key = draw_sample(tables["phrases"], tables["sentences"], tables["articles"], 40).key
    assert set(key["unit"]) == {"story", "Post-1", "Times-1"}


# Files


@pytest.fixture
def saved(tmp_path):
    tables = corpus()
    texts = ["=1+1 costs", "+5 degrees", "-so he said", "@home", "“Cold”, it’s said; a, b", 'He said "no" twice']
    tables["sentences"].loc[:5, "text"] = texts
    sample = draw_sample(tables["phrases"], tables["sentences"], tables["articles"], 40)
    return sample, save_sample(sample, tmp_path, ["ann", "ben"]), tmp_path


def test_coders_get_sheets_and_codebook_and_the_key_stays_apart(saved):
    sample, files, folder = saved
    assert [path.relative_to(folder).as_posix() for path in files] == [
        "for_coders/sheet-ann.csv",
        "for_coders/sheet-ben.csv",
        "for_coders/codebook.html",
        "for_coders/codebook.md",
        "key.csv",
    ]
    pd.testing.assert_frame_equal(open_key(folder), sample.key)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_sheet_opens_right_and_no_cell_is_a_formula(saved):
    _, files, _ = saved
    data = files[0].read_bytes()
    assert data.startswith(b"\xef\xbb\xbfitem,")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    cells = [cell for row in rows for cell in row]
    assert not any(cell[:1] in tuple("=+-@") for cell in cells if cell)
    assert "'=1+1 costs" in cells
    assert "“Cold”, it’s said; a, b" in cells


def test_nothing_is_written_over(saved):
    sample, _, folder = saved
    with pytest.raises(TableError, match="write over"):
        save_sample(sample, folder)


@pytest.mark.parametrize("names", [["a/b"], [""], ["ann", "ann"], []])
def test_names_that_make_no_file_are_refused(names, tmp_path):
    with pytest.raises(TableError, match="coder"):
        save_sample(drawn(), tmp_path, names)


def fill(path, codes: dict[str, str], *, separator=",", encoding="utf-8-sig", further=False, backwards=False):
    """Fill in a sheet as a spreadsheet would write it again."""
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    table["category"] = table["item"].map(codes)
    table["note"] = "naïve?"
    table = table.iloc[::-1] if backwards else table
    if further:
        table.insert(1, "Unnamed", "x")
    text = table.to_csv(index=False, sep=separator, lineterminator="\r\n")
    text += separator * 6 + "\r\n" if further else ""
    path.write_bytes(text.encode(encoding, errors="replace"))


CODES = {"s001": "no", "s002": "atm", "s003": "Doubt; A", "s004": "Person label", "s005": "-"}


@pytest.mark.parametrize(
    "habit",
    [
        {},
        {"separator": ";", "encoding": "cp1252"},
        {"separator": "\t", "encoding": "utf-16"},
        {"further": True, "backwards": True},
    ],
    ids=["as it was", "semicolons, Windows-1252", "tabs, UTF-16", "further columns, other order"],
)
def test_sheets_come_back_whatever_a_spreadsheet_made_of_them(saved, habit):
    sample, files, _ = saved
    codes = dict.fromkeys(sample.key["item"], "no") | CODES
    fill(files[0], codes, **habit)
    table = read_codes(files[0], key=sample.key)
    assert len(table) == 40
    assert table["categories"].tolist()[:5] == ["", "atmosphere", "atmosphere; doubt", "person_label", ""]
    assert set(table["coder"]) == {"ann"}
    assert set(table["note"]) == {"naïve?"}


def test_a_folder_of_sheets_is_read_and_problems_are_placed(saved):
    sample, files, folder = saved
    good = dict.fromkeys(sample.key["item"], "no")
    fill(files[0], good)
    fill(files[1], good | {"s002": "weather", "s003": "d", "s004": "", "s005": "", "s006": "no; doubt"})
    with pytest.raises(TableError) as raised:
        read_codes(folder / "for_coders", key=sample.key)
    said = str(raised.value)
    assert "sheet-ben.csv, row 3, column category: 'weather' is no category" in said
    assert "row 4, column category: 'd' can be doubt or demeanour" in said
    assert "column category: empty in rows 5, 6" in said
    assert "row 7, column category: 'no; doubt' says no and a category" in said
    assert "sheet-ann" not in said


def test_changed_lost_and_doubled_items_are_told(saved):
    sample, files, _ = saved
    fill(files[0], dict.fromkeys(sample.key["item"], "no"))
    text = files[0].read_text("utf-8").replace("s002,", "s02,").replace("s004,", "s003,")
    files[0].write_text(text, "utf-8")
    with pytest.raises(TableError) as raised:
        read_codes(files[0], key=sample.key)
    said = str(raised.value)
    assert "row 3, column item: 's02' is no item of the sample" in said
    assert "row 5, column item: 's003' is in row 4 already" in said
    assert "2 items are missing: s002, s004" in said


def test_without_a_key_coders_must_have_the_same_items(tmp_path):
    (tmp_path / "sheet-ann.csv").write_text("item,category\ns001,no\ns002,no\n")
    (tmp_path / "sheet-ben.csv").write_text("item,category\ns001,no\n")
    with pytest.raises(TableError, match=r"sheet-ben\.csv: 1 items are missing: s002"):
        read_codes(tmp_path)
    assert len(read_codes(tmp_path, partial=True)) == 3


def test_a_half_filled_sheet_is_read_where_that_is_said(tmp_path):
    (tmp_path / "ann.csv").write_text("item,category\ns001,no\ns002,\ns003,weath\n")
    own = pd.DataFrame({"category": ["weather", "sport"]})
    table = read_codes(tmp_path / "ann.csv", lexicon=own, partial=True)
    assert table[["item", "categories"]].values.tolist() == [["s001", ""], ["s003", "weather"]]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04\x00", "spreadsheet's own format"),
        (b"item,code\ns001,no\n", "found item, code"),
        (b"", "found nothing"),
    ],
)
def test_files_that_are_no_sheets_are_refused(tmp_path, content, said):
    (tmp_path / "sheet-ann.csv").write_bytes(content)
    with pytest.raises(TableError, match=said):
        read_codes(tmp_path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(TableError, match="nowhere"):
        read_codes(tmp_path / "nowhere.csv")
    with pytest.raises(TableError, match="at least one sheet"):
        read_codes()


def test_an_answer_key_is_a_coder_like_others():
    tables = corpus()
    key = drawn(40).key
    phrases = tables["phrases"].assign(match="icy").iloc[1:]  # the first has two categories: atmosphere is left out
    extra = phrases.iloc[:1].assign(article_id="Post-1", sentence=9, voice="quoted")
    codes = codes_of_phrases(pd.concat([phrases, extra]), key, "answer key")
    assert codes["item"].tolist() == key["item"].tolist()
    expected = key["found"].mask(key["found"].eq("atmosphere; doubt"), "doubt")
    assert codes["categories"].tolist() == expected.tolist()
    assert codes["words"].ne("").tolist() == expected.ne("").tolist()


def test_an_empty_corpus_gives_an_empty_sample():
    sample = draw_sample(empty("phrases"), empty("sentences"), empty("articles"))
    assert (len(sample.sheet), len(sample.key)) == (0, 0)


def test_a_sample_shows_its_sentences_and_nothing_that_a_coder_may_not_see():
    sample = drawn(20)
    for shown in (repr(sample), sample._repr_html_()):
        assert "20 sentences to code by hand" in shown and sample.sheet["sentence"][0] in shown
        assert "of 4 reports by 2 outlets" in shown
        assert "atmosphere" not in shown and "Post" not in shown
