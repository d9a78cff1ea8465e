"""The notebooks as run on a corpus, as pages that ask for nothing from outside."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Mapping
from html import unescape
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from framing.html_output import Html
from framing.notebooks import Job, Outcome, cells_as_html, declared_parameters, run_notebooks
from framing.project import find_notebooks, find_project
from framing.report.looks import Looks
from framing.report.page import page
from framing.report.settings import Settings
from framing.report.studies import SIDES
from framing.study import open_study, save_tables
from framing.study.saving import write_whole

KEY = Path("key", "planted.csv")  # of a corpus written for the purpose: what was planted in it
SAVED = re.compile(r'save_figure\([^\n]*\{figures\}/([\w-]+)"')
SPOKEN = re.compile(r"<(title|desc)>(.*?)</\1>", re.DOTALL)
PASSED = ("view", "voice", "seed", "n_boot", "alpha")


class Pages(NamedTuple):
    """Addresses of the pages of each corpus, relative to the report, and what went wrong with notebooks."""

    written: dict[str, list[str]]
    failed: list[str]


def write_notebook_pages(corpora: Mapping[str, Path], out: Path, settings: Settings) -> Pages:
    """Run the notebooks on corpora and write each as a page, in a folder beside the report.

    Parameters
    ----------
    corpora : mapping of str to path
        As `find_corpora` returns them.
    out : path
        The report; its pages stand in `<report>-notebooks/`.
    settings : Settings
        view, voice, seed, n_boot and alpha are set where a notebook has such a parameter. Without
        `text` the notebooks see tables without the wording of the reports.

    Raises
    ------
    TableError
        There are no notebooks here, or a corpus cannot be opened.
    """
    notebooks = find_notebooks(find_project())
    folder = out.with_name(f"{out.stem}-notebooks")
    pages = Pages({}, [])
    for name, source in corpora.items():
        with tempfile.TemporaryDirectory(prefix="framing-report-") as place:
            seen = source if settings.text else _without_text(source, Path(place, name))
            jobs = [
                Job(notebook, name, seen, Path(place, "figures"), _parameters(notebook, settings))
                for notebook in notebooks
            ]
            outcomes = run_notebooks(jobs, Path(place, "cache"), force=True)
            folder.mkdir(parents=True, exist_ok=True)
            made = [_write(outcome, folder) for outcome in outcomes if outcome.node is not None]
        pages.written[name] = [f"{folder.name}/{file.name}" for file in made]
        pages.failed.extend(f"{name}: {o.job.notebook.stem}: {o.error}" for o in outcomes if o.node is None)
    return pages


def _without_text(source: Path, folder: Path) -> Path:
    """The tables of a corpus without wording of the reports, and what the notebooks look for beside them."""
    save_tables(open_study(source), folder, text=False)
    for beside in (SIDES, KEY):
        if (source / beside).is_file():
            (folder / beside).parent.mkdir(parents=True)
            shutil.copyfile(source / beside, folder / beside)
    return folder


def _parameters(notebook: Path, settings: Settings) -> tuple[tuple[str, Any], ...]:
    declared = declared_parameters(notebook)
    return tuple((name, getattr(settings, name)) for name in PASSED if name in declared)


def _write(outcome: Outcome, folder: Path) -> Path:
    job = outcome.job
    title = f"{job.notebook.stem}: {job.corpus}"
    cells = cells_as_html(_told(outcome))
    about = f"Notebook {job.notebook.stem}, run by framing {version('framing')} on the corpus {job.corpus}."
    content = page(title, Html(f'<div class="notebook">{cells}</div>'), about, Looks(), headed=False).encode("utf-8")
    return write_whole(folder / f"{job.corpus}-{job.notebook.stem}.html", lambda part: part.write_bytes(content))


def _told(outcome: Outcome) -> Any:
    """The notebook with the corpus named in place of this machine's paths, and its figures described in words."""
    node, job = outcome.node, outcome.job
    assert node is not None
    given = {"corpus": job.corpus, "figures": "figures", **dict(job.parameters)}
    for cell in node.cells:
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.source = "\n".join(f"{name} = {value!r}" for name, value in given.items())
        saved = SAVED.search(cell.source)
        for output in cell.get("outputs", []):
            if saved and "image/png" in output.get("data", {}):
                output.metadata["image/png"] = {"alt": _alternative(job.out / f"{saved[1]}.svg")}
    return node


def _alternative(svg: Path) -> str:
    """Title and description of a figure."""
    return ". ".join(unescape(text) for _, text in SPOKEN.findall(svg.read_text("utf-8")))
