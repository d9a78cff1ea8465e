"""Notebook 04 as a page to send to somebody: what nbconvert writes has every mark, and runs nothing of the texts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from lxml import html as lxml_html

NOTEBOOK = "notebooks/04-agency-copy.ipynb"
REMOTE = ("mathjax_url", "require_js_url", "jquery_url")  # scripts that an exported page asks other machines for


@pytest.fixture(scope="module")
def notebook(root: Path, hostile: str) -> nbformat.NotebookNode:
    """Notebook 04 as saved after its run; a comparison of hostile texts, made now, is put behind its last cell."""
    ran = nbformat.read(root / NOTEBOOK, as_version=4)
    output = nbformat.v4.new_output("execute_result", {"text/html": str(hostile)}, execution_count=99)
    ran.cells.append(nbformat.v4.new_code_cell("hostile", outputs=[output], execution_count=99))
    return ran


@pytest.fixture(scope="module")
def page(notebook: nbformat.NotebookNode, tmp_path_factory) -> str:
    """The notebook exported as File > Save and Export Notebook As > HTML does it."""
    folder = tmp_path_factory.mktemp("export")
    nbformat.write(notebook, folder / "04.ipynb")
    places = {name: str(folder / "state") for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    options = [f"--HTMLExporter.{name}=" for name in REMOTE]
    command = [sys.executable, "-m", "nbconvert", "--to", "html", "04.ipynb", *options]
    subprocess.run(command, cwd=folder, env={**os.environ, **places}, check=True, capture_output=True)
    return (folder / "04.html").read_text("utf-8")


def comparisons(notebook: nbformat.NotebookNode) -> list[str]:
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    pages = [output.get("data", {}).get("text/html", "") for output in outputs]
    return [page for page in pages if "beside its base" in page]


def told(element) -> list[tuple]:
    """An element and all in it, in order: tag, attributes (its inline style among them) and words."""
    return [(one.tag, dict(one.attrib), one.text or "", one.tail or "") for one in element.iterdescendants()]


def test_notebook_04_was_saved_without_errors_and_with_three_figures_and_a_comparison(notebook):
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert {output.output_type for output in outputs} <= {"display_data", "execute_result"}
    assert sum("image/png" in output.data for output in outputs) == 3
    assert len(comparisons(notebook)) == 2  # that of the notebook, and the hostile one


def test_in_the_saved_notebook_a_comparison_stands_once(notebook):
    texts = [o.data["text/plain"] for c in notebook.cells for o in c.get("outputs", []) if "text/plain" in o.data]
    assert not [text for text in texts if "<del" in text]
    assert max(map(len, texts)) < 10_000


def test_an_exported_page_keeps_every_mark_and_every_inline_style(notebook, page):
    tree = lxml_html.document_fromstring(page)
    for comparison in comparisons(notebook):
        written = lxml_html.fragment_fromstring(comparison)
        assert {one.tag for one in written.iter() if one.get("style")} >= {"del", "ins", "caption", "col", "th", "td"}
        frames = [one for one in tree.iter("div") if one.get("style") == written.get("style")]
        assert told(written) in [told(frame) for frame in frames]


def test_in_an_exported_page_what_the_texts_hold_of_html_is_text(notebook, page):
    tree = lxml_html.document_fromstring(page)
    assert "<script>window.hacked = 1</script>" in tree.text_content()
    assert not [one for one in tree.iter("script") if "hacked" in one.text_content()]
    run = [name for one in tree.iter() if isinstance(one.tag, str) for name in one.attrib if name.startswith("on")]
    assert run == []
    assert len(tree.xpath("//img")) == 3


def test_an_exported_page_asks_no_other_machine_for_anything(page):
    tree = lxml_html.document_fromstring(page)
    asked = tree.xpath("//script/@src | //link/@href | //img/@src | //iframe/@src | //@srcset")
    assert [address[:60] for address in asked if address and not address.startswith("data:")] == []
    # nbconvert's own script fetches a library for diagrams where there is one; no option leaves it out.
    assert not tree.xpath("//*[contains(@class, 'mermaid')]")
