"""A stranger's first minutes: JupyterLab in a real browser, notebooks run to their end, and one that is not trusted."""

import os

import nbformat
import pytest

import framing

ERRORS = ".jp-RenderedText[data-mime-type*='stderr'], .jp-RenderedText[data-mime-type*='error']"


def shows_figures(lab, page, stem: str) -> None:
    """Wait for the three figures of a notebook, in its folder and on the page."""
    made = lab.root / "figures" / "control"
    lab.wait_for(lambda: len(list(made.glob(f"{stem}-*.svg"))) == 3)
    images = page.locator(".jp-RenderedImage img")
    lab.wait_for(lambda: images.count() == 3, 30)
    images.first.scroll_into_view_if_needed()
    if folder := os.environ.get("FRAMING_PICTURES"):
        page.wait_for_timeout(500)
        page.screenshot(path=f"{folder}/jupyterlab-{stem}.png")
    assert min(image.bounding_box()["width"] for image in images.all()) > 400


def has_run(page) -> bool:
    """Say whether every cell of code has its number, down to the last."""
    prompts = page.locator(".jp-CodeCell .jp-InputPrompt").all_text_contents()
    return all(prompt.strip("[]: ").isdigit() for prompt in prompts)


@pytest.mark.parametrize("width", [1280, 800])
def test_notebook_00_runs_from_top_to_end_and_nothing_is_cut_off(lab, width):
    with lab.opened("notebooks/00-start-here.ipynb") as page:
        page.set_viewport_size({"width": width, "height": 900})
        page.keyboard.press("Control+b")  # the list of files out of the way
        lab.run_all(page)
        lab.wait_for(lambda: has_run(page), 300)
        assert page.locator(ERRORS).count() == 0
        assert page.locator(".jp-RenderedImage img").count() == 2
        assert (lab.root / "figures" / "control" / "00-rates.svg").exists()
        for area in page.locator(".jp-OutputArea-output.jp-RenderedHTMLCommon").all():
            assert area.evaluate("area => area.scrollWidth <= area.clientWidth + 1")


def test_notebook_03_runs_in_jupyterlab_and_shows_its_figure(lab):
    with lab.opened("notebooks/03-loaded-phrasing.ipynb") as page:
        lab.run_all(page)
        shows_figures(lab, page, "03")
        assert page.locator(ERRORS).count() == 0


def test_notebook_04_runs_to_its_end_and_shows_its_figures_and_two_reports_side_by_side(lab):
    with lab.opened("notebooks/04-agency-copy.ipynb") as page:
        lab.run_all(page)
        shows_figures(lab, page, "04")
        cells = page.locator(".jp-CodeCell")
        last = cells.last.locator(".jp-InputPrompt")
        lab.wait_for(lambda: last.text_content().strip() == f"[{cells.count()}]:", 30)
        assert page.locator(ERRORS).count() == 0
        table = page.locator(".jp-RenderedHTML table", has=page.locator("caption", has_text="The base at the left"))
        assert table.count() == 1
        assert table.locator("del").count() > 5 and table.locator("ins").count() > 5
        # All four columns are in sight: at this width nothing has to be scrolled sideways.
        assert table.evaluate("table => table.parentElement.scrollWidth <= table.parentElement.clientWidth")


# What each element of a comparison is, as written and as the page has it; of words struck or underlined
# how they look at last, whatever style sheets JupyterLab has.
COMPARE = """([html, at]) => {
  const look = style => [style.backgroundColor, style.color, style.textDecorationLine];
  const isMark = element => ["DEL", "INS"].includes(element.tagName);
  const told = (element, final) => ({
    tag: element.tagName,
    text: element.children.length ? "" : element.textContent,
    named: ["title", "scope", "rowspan", "colspan"].map(name => element.getAttribute(name)),
    style: Object.fromEntries([...element.style].map(name => [name, element.style.getPropertyValue(name)])),
    look: isMark(element) ? look(final(element)) : [],
  });
  const all = root => [root, ...root.querySelectorAll("*")];
  const written = new DOMParser().parseFromString(html, "text/html").body.firstElementChild;
  const shown = document.querySelectorAll(".jp-RenderedHTML")[at].firstElementChild;
  return [
    all(written).map(element => told(element, one => one.style)),
    all(shown).map(element => told(element, getComputedStyle)),
  ];
}"""


def is_as_written(page, html: str) -> None:
    """Every element, every inline style, title and scope has come through, and the marks look as they say."""
    page.wait_for_selector(".jp-RenderedHTML del")
    written, shown = page.evaluate(COMPARE, [html, 0])
    assert shown == written
    marks = [(one["tag"], one["look"][2]) for one in shown if one["look"]]
    assert set(marks) == {("DEL", "line-through"), ("INS", "underline")}
    assert {"col", "row"} <= {one["named"][1] for one in shown if one["tag"] == "TH"}
    assert "<script>window.hacked = 1</script>" in page.locator(".jp-RenderedHTML").first.inner_text()
    assert page.evaluate("window.hacked") is None


def test_a_comparison_of_hostile_texts_looks_as_written_and_runs_nothing_trusted_or_not(lab, hostile):
    probe = "<p>live</p><script>window.live = 1</script>"  # is a script run at all?
    (lab.root / "hostile.html").write_text(hostile, "utf-8")
    sources = ["from pathlib import Path\nfrom framing.html_output import Html"]
    sources += ["Html(Path('hostile.html').read_text('utf-8'))", f"Html({probe!r})"]
    outputs = [None, str(hostile), probe]
    notebook = nbformat.v4.new_notebook(cells=[saved_cell(*cell) for cell in zip(sources, outputs, strict=True)])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}  # else JupyterLab asks for one
    nbformat.write(notebook, lab.root / "hostile.ipynb")
    with lab.opened("hostile.ipynb") as page:
        is_as_written(page, hostile)
        assert page.evaluate("window.live") is None  # the notebook is not trusted: outputs are cleaned
        lab.run_all(page)
        lab.wait_for(lambda: page.evaluate("window.live") == 1)  # what was just run is trusted: nothing is cleaned
        is_as_written(page, hostile)


def test_reports_marked_up_keep_their_marks_in_a_notebook_that_is_not_trusted(lab, root):
    tables = framing.measure(root / "data" / "control")
    pages = [str(framing.read_article(tables, ids)) for ids in ("e1-o2", ["e1-o6", "e1-o2", "e1-o4"])]
    notebook = nbformat.v4.new_notebook(cells=[saved_cell("", html) for html in pages])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(notebook, lab.root / "reports.ipynb")
    with lab.opened("reports.ipynb") as page:
        outputs = page.locator(".jp-RenderedHTML")
        assert outputs.count() == len(pages)
        page.evaluate("document.querySelectorAll('.numbering-entry').forEach(one => one.remove())")  # JupyterLab's own
        for at, html in enumerate(pages):
            written, shown = page.evaluate(COMPARE, [html, at])
            assert shown == written
            quoted, loaded = (outputs.nth(at).locator(tag).first for tag in ("q", "tbody mark"))
            assert loaded.evaluate("one => getComputedStyle(one).textDecorationLine") == "underline"
            assert quoted.evaluate("one => getComputedStyle(one).quotes") == "none"  # no marks beside the text's own
            assert outputs.nth(at).locator("[aria-label]").count() == 0  # cleaned: so no label may be needed


def saved_cell(source: str, html: str | None):
    cell = nbformat.v4.new_code_cell(source, execution_count=1)
    if html:
        cell.outputs = [nbformat.v4.new_output("execute_result", {"text/html": html}, execution_count=1)]
    return cell
