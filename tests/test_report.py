"""The page for colleagues and reviewers: what it says, that it is true, and what it never holds."""

import hashlib
import json
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from lxml import html

import framing
from framing.cli import main
from framing.datapackage import lexicon_hash
from framing.report import notebook_pages
from framing.report.hatching import smallest_tile

SEED, N_BOOT, ALPHA = 7, 40, 0.051
EVIL = '<script>window.hacked = 1</script><img src="http://elsewhere.invalid/a.png" onerror="window.hacked = 2">'
LINES = (
    "The envoys of Velmora and Tassary met in Halden on Tuesday for the third time since the winter began.",
    "They talked for two hours about the toll that ships pay before they pass through the Ordal strait.",
    "The rebels in the upper valley had no part in it, and their leader said he would not wait for ever.",
    "No date was set for another meeting, and neither side told reporters what had been agreed.",
)


def text_of(element) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def section(page, id):
    """What stands below a heading of level 2 or 3, up to the next one."""
    (heading,) = page.xpath(f'//*[@id="{id}"]')
    told = []
    for element in heading.itersiblings():
        if element.tag in ("h2", "h3"):
            break
        told.append(element)
    return told


def said(page, id):
    return " ".join(text_of(element) for element in section(page, id))


def rows(table):
    """Rows of a table, by the names of its columns; units stand below the names."""
    names = [cell.xpath("string((.//span|.)[1])") for cell in table.xpath("./thead/tr/th")]
    return [dict(zip(names, map(text_of, row), strict=True)) for row in table.xpath("./tbody/tr")]


def numbers(page, figure):
    (table,) = page.xpath(f'//h4[@id="{figure}"]/following-sibling::figure[1]//details//table')
    return rows(table)


def write(folder, reports, **settings):
    """The page of a few reports, given as rows of a table."""
    folder.mkdir(exist_ok=True)
    file = folder / "reports.jsonl"
    file.write_text("".join(json.dumps(report) + "\n" for report in reports), "utf-8")
    settings = {"n_boot": 0} | settings
    return html.fromstring(framing.write_report(file, folder / "report.html", **settings).read_text("utf-8"))


def story(n, outlet, *lines, **more):
    return {
        "article_id": f"a{n}",
        "outlet": outlet,
        "title": f"Envoys meet {n}",
        "text": " ".join(lines or LINES),
    } | more


@pytest.fixture(scope="module")
def file(root, tmp_path_factory):
    """The report of the control corpus."""
    out = tmp_path_factory.mktemp("report") / "new" / "report.html"
    call = [str(root / "data" / "control"), "--seed", str(SEED), "--n-boot", str(N_BOOT), "--alpha", str(ALPHA)]
    assert main(["report", *call, "--out", str(out)]) == 0
    return out


@pytest.fixture(scope="module")
def page(file):
    return html.fromstring(file.read_text("utf-8"))


@pytest.fixture(scope="module")
def planted(root):
    return pd.read_csv(root / "data" / "control" / "key" / "planted.csv")


def test_the_page_says_what_was_read(page):
    read = said(page, "c1-read")
    assert "48 reports of six outlets" in read and "Eight events, named by the corpus." in read
    assert "Nine reports are copies of another: 39 units of evidence." in read
    assert "Every file was read." in read and "small sample" not in read.lower()


def test_what_was_planted_is_among_the_findings(page):
    findings = said(page, "c1-findings")
    assert "Lantern Daily scores higher in its own words than any other outlet" in findings
    assert "Halden Today uses distancing verbs for Velmora more than" in findings
    assert "Nine copies of three reports used 109 of the 165 sentences they were handed and added 20" in findings
    assert "These reports cannot tell the six outlets apart in any of three sorts of source" in findings


def test_nothing_is_told_apart_that_was_not_planted(page, planted):
    alike = {"Strait Tribune", "The Ordal Observer"}
    assert not planted.loc[planted["outlet"].isin(alike), "planted"].any()
    told = [
        row for name in ("02-pairs", "03-pairs") for row in numbers(page, f"c1-{name}") if row["verdict"] == "apart"
    ]
    assert told
    assert not [row for row in told if {row["outlet_a"], row["outlet_b"]} == alike]


def test_every_comparison_stands_in_the_table_of_verdicts_with_how_many_there_were(page):
    table = {row["measure"]: row for row in rows(section(page, "c1-findings")[1].xpath(".//table")[0])}
    assert table["tone of own words"]["of"] == "15 pairs of outlets"
    for row in table.values():
        n = sum(int(row[name].replace(",", "")) for name in ("told apart", "cannot tell", "too few to test"))
        assert row["of"].startswith(f"{n:,} ") or (n, row["of"]) == (0, "nothing to compare")


def test_a_finding_says_what_it_rests_on(page):
    (tone,) = [item for item in page.xpath('//ul[@class="findings"]/li') if text_of(item).startswith("Tone by outlet:")]
    assert "48 reports of six outlets, eight units each" in text_of(tone)
    assert "corrected for 15 tests at 5.1 %" in text_of(tone)


def test_the_methods_paragraph_has_the_parameters_given(page):
    methods = said(page, "c1-methods")
    for told in (
        f"seed {SEED}", f"{N_BOOT} resamples of units", f"q is at most {ALPHA}", "View of copied text: all (all text)",
        f"SHA-256 {lexicon_hash()}", f"{len(framing.loaded_terms()):,} terms in nine categories",
        "48 reports of six outlets", "We found three families", "at most 7 days apart", "runs of 6 words or more",
        "39 units", "the sides that the corpus lists", "Benjamini and Hochberg 1995", "tone of own words, 15 of 15",
    ):  # fmt: skip
        assert told in methods, told


def test_the_methods_paragraph_names_another_view_and_voice(tmp_path):
    reports = [story(1, "Merrow"), story(2, "Halden")]
    methods = said(write(tmp_path, reports, view="own", voice="quoted"), "c1-methods")
    assert "View of copied text: own (own text only, without the agency’s sentences)" in methods
    assert "words in quotation marks" in methods and "voice quoted" in methods and "No intervals were made." in methods


def test_the_hashes_are_those_of_the_files_and_tables(page, root):
    listed = sorted(framing.open_study(root / "data" / "control")["articles"]["sha256"])
    over_all = hashlib.sha256("".join(f"{value}\n" for value in listed).encode()).hexdigest()
    assert over_all in said(page, "c1-hashes")
    drawn = {row["table drawn"]: row["SHA-256"] for row in rows(section(page, "c1-hashes")[-1].xpath(".//table")[0])}
    for name in ("01-corpus", "03-terms", "03-places", "04-copies", "04-inherited"):  # nothing in them is drawn by lot
        committed = (root / "figures" / "control" / f"{name}.csv").read_bytes()
        assert drawn[f"{name}.csv"] == hashlib.sha256(committed).hexdigest(), name


def test_a_table_to_download_is_the_table_whose_hash_is_given(page):
    from base64 import b64decode

    (link,) = page.xpath('//a[@download="02-pairs.csv"]')
    content = b64decode(link.get("href").partition("base64,")[2])
    assert hashlib.sha256(content).hexdigest() in said(page, "c1-hashes")


def test_versions_and_lists_are_those_installed(page):
    programs, lists = (dict(map(text_of, row) for row in t.xpath(".//tbody/tr")) for t in section(page, "versions"))
    assert programs["pandas"] == pd.__version__
    assert lists["attribution.csv"] == lexicon_hash("attribution.csv")


def test_validity_stands_beside_the_measures(page):
    told = said(page, "trust")
    assert "loaded phrases, words" in told and "agency credits" in told
    assert "BABE, held back" in told and "word_f1" not in told
    assert "a verdict on one word" in told  # what it is not for
    assert "Against human codes: tone of a sentence (VADER)" in said(page, "c1-tone")


def test_how_to_cite_names_the_version(page):
    told = said(page, "cite")
    assert "framing" in told and "version = {" in told


class Structure(HTMLParser):
    """What a browser would take from the page: headings, ids, what is loaded and linked."""

    def __init__(self, text):
        super().__init__()
        self.headings, self.ids, self.links, self.loaded, self.tags, self.twice = [], [], [], [], set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        names = [name for name, _ in attrs]
        self.twice += [name for name in names if names.count(name) > 1]
        given = dict(attrs)
        self.headings += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        self.loaded += [
            given[name] for name in ("src", "srcset", "poster", "background", "xlink:href") if name in given
        ]


def test_the_page_is_whole_and_loads_nothing(file):
    text = file.read_text("utf-8")
    found = Structure(text)
    assert "default-src 'none'" in text and '<html lang="en">' in text
    assert not found.tags & {"script", "link", "iframe", "object", "embed", "form", "base"}
    assert found.loaded == [] and "@import" not in text
    assert set(re.findall(r"url\(([^)]*)\)", text)) <= {f"#{id}" for id in found.ids}
    assert found.twice == []


def test_names_are_used_once_and_every_link_leads_somewhere(file):
    found = Structure(file.read_text("utf-8"))
    assert len(found.ids) == len(set(found.ids))
    inside = {link[1:] for link in found.links if link.startswith("#")}
    assert inside <= set(found.ids)
    assert all(link.startswith(("#", "data:text/csv;base64,")) for link in found.links)


def test_headings_are_in_order(file):
    levels = Structure(file.read_text("utf-8")).headings
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_figure_has_a_text_alternative(page):
    figures = page.xpath("//figure//svg")
    assert len(figures) == 17
    for figure in figures:
        for attribute in ("aria-labelledby", "aria-describedby"):
            (spoken,) = figure.xpath(f'.//*[@id="{figure.get(attribute)}"]')
            assert spoken.text.strip()


def test_a_hatching_has_the_same_lines_and_dots_in_a_smaller_tile():
    down = "".join(f"M{n - 36} {36 - n}L{n + 36} {108 - n}" for n in range(0, 73, 2))
    assert smallest_tile(down) == ("M0 0L4 4M-1 3L1 5M3 -1L5 1", 4.0)
    rows = [(x + (y // 3 % 2) * 1.5, y) for y in range(0, 73, 3) for x in range(0, 73, 3)]
    dots = "".join(f"M{x:g} {y + 0.3:g}C{x + 0.3:g} {y:g} {x:g} {y - 0.3:g} {x - 0.3:g} {y:g}z" for x, y in rows)
    outline, side = smallest_tile(dots)
    centres = {tuple(map(float, part.split("C")[0].split())) for part in outline.split("M") if part}
    # The tile's corners, its middle row moved by half, and the edges between: seen again in every tile of six points.
    assert side == 6
    assert {(0, 0.3), (3, 0.3), (6, 0.3), (1.5, 3.3), (4.5, 3.3), (0, 6.3), (3, 6.3), (6, 6.3)} == centres


def test_no_sentence_of_the_reports_is_in_the_page(page, root):
    text = re.sub(r"\s+", " ", page.text_content())
    tables = framing.open_study(root / "data" / "control")
    sentences = tables["sentences"]
    body = sentences[(sentences["part"] != "headline") & (sentences["n_words"] > 5)]
    assert len(body) > 500
    assert [told for told in body["text"] if re.sub(r"\s+", " ", told) in text] == []


def test_a_page_of_the_control_corpus_is_below_three_megabytes(file):
    assert file.stat().st_size < 3_000_000


def test_phrases_in_context_are_shown_only_when_asked_for(tmp_path):
    line = "A frosty silence hung over the pier."
    reports = [story(1, "Merrow", line), story(2, "Halden", "The ferry left at noon and the frosty envoys stayed.")]
    assert "In context" not in said(write(tmp_path / "without", reports), "c1-phrasing")
    told = said(write(tmp_path / "with", reports, text=True), "c1-phrasing")
    assert "In context" in told and "silence hung over the pier" in told


def test_two_runs_give_the_same_bytes(tmp_path):
    reports = [story(1, "Merrow"), story(2, "Halden", *LINES[1:])]
    for name in ("a", "b"):
        write(tmp_path / name, reports, n_boot=50)
    assert (tmp_path / "a" / "report.html").read_bytes() == (tmp_path / "b" / "report.html").read_bytes()


def test_what_pages_say_is_shown_and_not_run(tmp_path):
    reports = [
        story(1, f"Merrow {EVIL}", *LINES, f"“{EVIL} is slow,” said Ekwall {EVIL}.", title=EVIL, event=f"talks {EVIL}"),
        story(2, f"Merrow {EVIL}", *LINES[:3], title="Envoys meet"),
        story(3, 'Halden" onmouseover="window.hacked = 3', *LINES, event=f"talks {EVIL}"),
    ]
    page = write(tmp_path, reports)
    found = Structure((tmp_path / "report.html").read_text("utf-8"))
    assert not found.tags & {"script", "img"} and found.loaded == []
    assert page.xpath("//@onerror | //@onmouseover") == []
    assert EVIL in page.text_content()


def test_an_outlet_that_looks_like_a_style_stays_text(tmp_path):
    outlet = 'Merrow style="} body{display:none}'
    write(tmp_path, [story(1, outlet), story(2, "Halden", *LINES[1:])])
    text = (tmp_path / "report.html").read_text("utf-8")
    (style,) = re.findall("<style>.*?</style>", text, re.DOTALL)
    assert "display:none}" not in style.replace(" ", "").replace(".skip,nav,.numbers{display:none;}", "")


@pytest.mark.parametrize(
    ("reports", "told"),
    [
        ([story(1, "Merrow")], "One report of one outlet"),
        ([story(1, None), story(2, None, *LINES[1:])], "Two reports of outlets that are not known"),
        ([story(1, "Merrow", "Rain."), story(2, "Halden", "Snow.")], "Two reports of two outlets"),
        ([story(1, "Merrow", text=""), story(2, "Halden", text="")], "words"),
    ],
    ids=["one", "outlets unknown", "a word each", "no words"],
)
def test_a_corpus_that_has_little_gets_a_page_that_says_so(tmp_path, reports, told):
    page = write(tmp_path, reports)
    assert told in said(page, "c1-read")
    verdicts = rows(section(page, "c1-findings")[1].xpath(".//table")[0])
    assert {row["told apart"] for row in verdicts} == {"0"}
    assert "Nothing to show" in said(page, "c1-copies")


def test_a_corpus_without_a_report_gets_a_page_that_says_so(tmp_path):
    tables = framing.measure(framing.Corpus(*(framing.tables.empty(name) for name in framing.Corpus._fields)))
    page = html.fromstring(framing.write_report(tables, tmp_path / "report.html").read_text("utf-8"))
    assert "No report was read: there is nothing to compare." in said(page, "c1-read")
    assert page.xpath("//figure") == []


def test_few_reports_are_called_a_small_sample(tmp_path):
    page = write(tmp_path, [story(1, "Merrow"), story(2, "Halden", *LINES[1:])])
    (warning,) = page.xpath('//p[@class="warning"]')
    assert text_of(warning).startswith("This is a small sample.")


def test_several_corpora_have_a_section_each(tmp_path):
    one = framing.measure(_folder(tmp_path / "one", "Merrow"))
    out = framing.write_report(
        {"first": one, "second": _folder(tmp_path / "two", "Halden")}, tmp_path / "r.html", n_boot=0
    )
    page = html.fromstring(out.read_text("utf-8"))
    assert [text_of(h) for h in page.xpath("//h2")][:2] == ["Corpus: first", "Corpus: second"]
    found = Structure(out.read_text("utf-8"))
    assert len(found.ids) == len(set(found.ids))


def _folder(folder, outlet):
    folder.mkdir()
    (folder / "articles.csv").write_text(f"file,outlet\na.txt,{outlet}\n", "utf-8")
    (folder / "a.txt").write_text("Envoys meet\n\n" + " ".join(LINES), "utf-8")
    return folder


def test_what_tables_were_measured_with_is_said(root, tmp_path):
    out = framing.write_report(root / "data" / "moscow-talks", tmp_path / "r.html", n_boot=0)
    page = html.fromstring(out.read_text("utf-8"))
    assert "The tables were measured before, with framing" in said(page, "c1-hashes")
    assert "This is a small sample." in said(page, "c1-read")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["nowhere"], "found nothing at 'nowhere'"),
        (["--view", "mine"], "needs view to be one of 'all', 'own', 'once'; found 'mine'"),
        (["--voice", "mine"], "needs voice to be one of"),
        (["--alpha", "2"], "needs alpha between 0 and 1; found 2.0"),
        (["--seed", "-1"], "needs seed, a whole number from 0; found -1"),
        (["--n-boot", "-1"], "needs n_boot"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_wrong_call_says_what_to_do_and_writes_nothing(tmp_path, capsys, call, told):
    out = tmp_path / "report.html"
    assert main(["report", *call, "--out", str(out)]) == 2
    assert told in capsys.readouterr().err
    assert not out.exists()


def test_a_folder_is_no_file_to_write_to(tmp_path, capsys):
    assert main(["report", str(_folder(tmp_path / "one", "Merrow")), "--out", str(tmp_path)]) == 2
    assert "found the folder" in capsys.readouterr().err


def test_outside_a_checkout_a_path_will_do_and_no_name_will_not(tmp_path, monkeypatch, capsys):
    place = tmp_path / "elsewhere"
    place.mkdir()
    monkeypatch.chdir(place)
    _folder(place / "mine", "Merrow")
    assert main(["report", "mine", "--n-boot", "0", "--out", "report.html"]) == 0
    assert "mine: report.html" in capsys.readouterr().out
    assert main(["report", "--out", "other.html"]) == 2
    assert "checkout" in capsys.readouterr().err


def test_something_that_is_no_corpus_is_refused(tmp_path):
    with pytest.raises(framing.TableError, match="needs a corpus: a path, tables"):
        framing.write_report(5, tmp_path / "r.html")
    with pytest.raises(framing.TableError, match="needs every table that measure.. makes; found no rejected"):
        framing.write_report({"articles": framing.tables.empty("articles")}, tmp_path / "r.html")


def test_a_notebook_that_fails_is_named_and_the_report_is_written(root, tmp_path, monkeypatch, capsys):
    broken = tmp_path / "09-broken.ipynb"
    broken.write_text((root / "notebooks" / "01-corpus.ipynb").read_text("utf-8").replace("open_study", "opn_study"))
    monkeypatch.chdir(root)
    monkeypatch.setattr(notebook_pages, "find_notebooks", lambda project: [broken])
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.txt").write_text("Envoys meet\n\nThe envoys met in Halden on Tuesday.\n", "utf-8")
    out = tmp_path / "report.html"
    assert main(["report", str(pages), "--notebooks", "--n-boot", "0", "--out", str(out)]) == 1
    assert "notebook not written: pages: 09-broken: cell" in capsys.readouterr().out
    assert out.is_file()
