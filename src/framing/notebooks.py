"""Notebooks -> figures, run in fresh kernels; and the re-run check."""

from __future__ import annotations

import ast
import asyncio
import copy
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pandas as pd
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from traitlets.config import Config

from framing.freshness import fingerprint, is_fresh, remember
from framing.progress import progress

WORKERS = 2
ANCHOR = re.compile(r'<a class="anchor-link"[^>]*>¶</a>')  # the sign behind a heading that links to itself
TIMEOUT = 1800  # seconds a cell may take; a corpus of 10,000 articles is measured in one


class NoParameters(ValueError):
    """A notebook has no cell to put parameters after."""


class Job(NamedTuple):
    """One notebook to run on one corpus."""

    notebook: Path
    corpus: str
    source: Path
    out: Path  # figures/<corpus>
    parameters: tuple[tuple[str, Any], ...] = ()  # further ones, set where the notebook has them


class Outcome(NamedTuple):
    """What came of a job: `made` names the files, `error` the cell and what it said."""

    job: Job
    status: str  # made, unchanged, failed
    made: list[str]
    error: str = ""
    node: nbformat.NotebookNode | None = None  # with its outputs, where it was run to the end


def run_notebooks(jobs: list[Job], cache: Path, force: bool = False, quiet: bool = False) -> list[Outcome]:
    """Run notebooks in fresh kernels, two at a time; each one's files are moved to their place when it is done.

    Parameters
    ----------
    jobs : list of Job
    cache : path
        Folder that remembers what each job was made from. A job is not run
        again while its notebook, corpus, package and files are unchanged.
    force : bool
        Run it all the same.
    quiet : bool
        Show no progress bar.

    Returns
    -------
    list of Outcome
        In the order of `jobs`. A notebook that fails does not stop the others.
    """
    prints = {job: fingerprint(job.notebook, job.source) for job in jobs}
    due = [job for job in jobs if force or not is_fresh(cache, _key(job), prints[job], job.out)]
    done = {job: Outcome(job, "unchanged", []) for job in jobs if job not in due}
    with _clean_jupyter():
        for outcome in asyncio.run(_run_all(due, quiet)):
            done[outcome.job] = outcome
            if outcome.status == "made":
                remember(cache, _key(outcome.job), prints[outcome.job], outcome.job.out, outcome.made)
    return [done[job] for job in jobs]


def execute(notebook: Path, parameters: dict[str, Any], timeout: int = TIMEOUT) -> nbformat.NotebookNode:
    """Run a notebook from top to end in a fresh kernel and return it with its outputs.

    Raises
    ------
    CellExecutionError
        Of nbclient, if a cell fails.
    """
    with _clean_jupyter():
        return asyncio.run(_execute(notebook, parameters, timeout))


def set_parameters(node: nbformat.NotebookNode, parameters: dict[str, Any]) -> nbformat.NotebookNode:
    """Put a cell with `parameters` after the one tagged `parameters`.

    >>> node = nbformat.v4.new_notebook()
    >>> node.cells = [nbformat.v4.new_code_cell("corpus = 1", metadata={"tags": ["parameters"]})]
    >>> set_parameters(node, {"corpus": "here"}).cells[1].source
    "corpus = 'here'"
    """
    node = copy.deepcopy(node)
    if parameters:
        source = "\n".join(f"{name} = {value!r}" for name, value in parameters.items())
        cell = nbformat.v4.new_code_cell(source, metadata={"tags": ["injected-parameters"]})
        cell["id"] = "injected-parameters"
        node.cells.insert(_parameters_at(node) + 1, cell)
    return node


def declared_parameters(notebook: Path) -> set[str]:
    """Names that the cell tagged `parameters` of a notebook sets.

    Raises
    ------
    NoParameters
        It has no such cell.
    """
    node = nbformat.read(notebook, as_version=4)
    body = ast.parse(node.cells[_parameters_at(node)].source).body
    return {target.id for line in body if isinstance(line, ast.Assign) for target in line.targets}  # type: ignore[attr-defined]


def cells_as_html(node: nbformat.NotebookNode) -> str:
    """The cells of a notebook that was run, as HTML without a page around them: nothing in it is loaded.

    >>> node = nbformat.v4.new_notebook()
    >>> node.cells = [nbformat.v4.new_markdown_cell("## Tone")]
    >>> '<h2 id="Tone">Tone</h2>' in cells_as_html(node)
    True
    """
    from nbconvert import HTMLExporter

    exporter = HTMLExporter(template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True)
    body, _ = exporter.from_notebook_node(node)
    return ANCHOR.sub("", str(body))


def changed_numbers(old: Path, new: Path) -> pd.DataFrame:
    """Compare the CSV files of two folders, value by value.

    Returns
    -------
    DataFrame
        A row a difference: file, row (from 1), column, old, new. A file that
        only one folder has is one row.
    """
    names = sorted({p.relative_to(folder).as_posix() for folder in (old, new) for p in folder.rglob("*.csv")})
    rows = [row for name in names for row in _changes(name, old / name, new / name)]
    return pd.DataFrame(rows, columns=["file", "row", "column", "old", "new"])


def save_outputs(notebook: Path) -> None:
    """Run a notebook with its own parameters and write the outputs into it, the same bytes each time."""
    node = execute(notebook, {})
    node.metadata.pop("widgets", None)
    node.metadata.get("language_info", {}).pop("version", None)
    part = notebook.with_name(f".{notebook.name}.part")
    nbformat.write(node, part)
    part.replace(notebook)


async def _run_all(jobs: list[Job], quiet: bool) -> list[Outcome]:
    gate = asyncio.Semaphore(WORKERS)
    with progress(total=len(jobs), label="running", unit="notebooks", quiet=quiet) as bar:

        async def one(job: Job) -> Outcome:
            async with gate:
                outcome = await _run(job)
            bar.update()
            return outcome

        return list(await asyncio.gather(*(one(job) for job in jobs)))


async def _run(job: Job) -> Outcome:
    job.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".making-", dir=job.out) as made:
        try:
            given = {"corpus": str(job.source), "figures": made} | dict(job.parameters)
            node = await _execute(job.notebook, given, TIMEOUT)
        except (CellExecutionError, CellTimeoutError, DeadKernelError, NoParameters) as error:
            return Outcome(job, "failed", [], describe_failure(error))
        files = sorted(path.name for path in Path(made).iterdir())
        for name in files:
            os.replace(Path(made) / name, job.out / name)
    return Outcome(job, "made", files, node=node)


def describe_failure(error: Exception) -> str:
    """Say in a line which cell failed and how.

    >>> describe_failure(ValueError("no such corpus"))
    'ValueError: no such corpus'
    """
    if isinstance(error, CellExecutionError):
        cell = getattr(error, "cell_number", None)
        return f"{f'cell {cell}: ' if cell else ''}{error.ename}: {error.evalue}"
    return f"{type(error).__name__}: {error}"


async def _execute(notebook: Path, parameters: dict[str, Any], timeout: int) -> nbformat.NotebookNode:
    node = set_parameters(nbformat.read(notebook, as_version=4), parameters)
    client = NotebookClient(
        node,
        timeout=timeout,
        kernel_name="python3",
        record_timing=False,
        # Without this ipykernel 7 warns on every start that it talks in plain text.
        config=Config({"KernelManager": {"transport_encryption": "auto"}}),
        resources={"metadata": {"path": str(notebook.parent)}},
    )
    try:  # a bar of progress in the outputs would differ from run to run
        await client.async_execute(env={**os.environ, "PYTHONHASHSEED": "0", "TQDM_DISABLE": "1"})
    except CellExecutionError as error:
        error.cell_number = _failed_cell(node)  # type: ignore[attr-defined]
        raise
    return node


def _failed_cell(node: nbformat.NotebookNode) -> int | None:
    own = [cell for cell in node.cells if "injected-parameters" not in cell.metadata.get("tags", [])]
    for number, cell in enumerate(own, start=1):
        if any(output.output_type == "error" for output in cell.get("outputs", [])):
            return number
    return None


def _parameters_at(node: nbformat.NotebookNode) -> int:
    for at, cell in enumerate(node.cells):
        if "parameters" in cell.metadata.get("tags", []):
            return at
    raise NoParameters(
        "A notebook needs a cell tagged 'parameters'; found none. Tag the cell that holds paths and seeds."
    )


def _key(job: Job) -> str:
    return f"{job.corpus}-{job.notebook.stem}"


def _changes(name: str, old: Path, new: Path) -> Iterator[tuple[str, Any, str, Any, Any]]:
    if not (old.exists() and new.exists()):
        yield (name, None, "", "a file" if old.exists() else "no file", "a file" if new.exists() else "no file")
        return
    was, now = (pd.read_csv(p, dtype="str", keep_default_na=False) for p in (old, new))
    if list(was.columns) != list(now.columns) or len(was) != len(now):
        yield (name, None, "(shape)", _shape(was), _shape(now))
        return
    for column in was.columns:
        for row in was.index[was[column] != now[column]]:
            yield (name, int(row) + 1, column, was.at[row, column], now.at[row, column])


def _shape(frame: pd.DataFrame) -> str:
    return f"{len(frame)} rows of {', '.join(frame.columns)}"


@contextmanager
def _clean_jupyter() -> Iterator[None]:
    """Keep the user's own start-up files out of the kernels: figures must not depend on them."""
    place = tempfile.mkdtemp(prefix="framing-jupyter-")
    mine = {"IPYTHONDIR": place, "JUPYTER_CONFIG_DIR": place, "MPLBACKEND": "", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    before = {name: os.environ.get(name) for name in mine}
    os.environ.update(mine)
    os.environ.pop("MPLBACKEND", None)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
        shutil.rmtree(place, ignore_errors=True)
