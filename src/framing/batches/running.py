"""A corpus of any size -> all its tables, batch by batch, gone on with where a run was stopped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from framing.batches import assembling, finishing, matching
from framing.batches import reading as _reading
from framing.batches.capitals import sum_capitals
from framing.batches.cluster import Dask
from framing.batches.engines import Engine, Local, Task, run_each
from framing.batches.measuring import measure_batch
from framing.batches.plan import Plan, make_plan
from framing.batches.summary import summarise
from framing.batches.work import Work, open_work, others_left, remove_work, run_print
from framing.corpus import agency_names, open_source, tables_of
from framing.study.measuring import measure_reports
from framing.study.saving import FORMATS, check_place, make_folder
from framing.table_output import summary_html, summary_text
from framing.tables import TABLES, TableError, empty, is_number, one_of

ENGINES = ("local", "dask")
READING = ("manifest", "columns", "paragraphs", "agencies")
BATCH_SIZE = 250
INTERRUPTED = "measure_in_batches was interrupted; what is done is kept, and the same call goes on from there"
LABELS = {
    "cleaned": "reading",
    "measured": "measuring",
    "capitals": "telling names",
    "joined": "looking for copies",
    "linked": "linking copies",
    "picked": "gathering copies",
    "compared": "comparing copies",
    "finished": "writing",
    "copies": "writing copies",
}


class Run(NamedTuple):
    """What came of a run: rows of each table, what was not read (the first of it), and notes on the whole corpus."""

    n_rows: dict[str, int]
    rejected: pd.DataFrame
    notes: pd.DataFrame
    left: list[str]  # folders of runs with other settings that were left unfinished
    written: bool  # not where nothing could be read and older tables are there: these stay

    def __repr__(self) -> str:
        return summary_text(summarise(*self))

    def _repr_html_(self) -> str:
        return summary_html(summarise(*self))


def measure_in_batches(
    source: str | os.PathLike[str],
    out: str | os.PathLike[str],
    *,
    reading: Mapping[str, Any] | None = None,
    lexicon: pd.DataFrame | None = None,
    format: str = "csv",
    text: bool = True,
    engine: str | Engine = "local",
    batch_size: int = BATCH_SIZE,
) -> Run:
    r"""Measure a corpus of any size and write its tables, without holding more than a few batches of it.

    All cores of the machine are used, or a cluster. A run that was stopped, even killed, goes on where it was
    when the same call is made again, and its files are the same to the byte as those of a run that was not.
    The tables are those of `measure`, saved as by `save_tables`; `open_tables` opens them.

    Parameters
    ----------
    source : path
        A folder or a file, as `read_corpus` takes it. Tables in JSON lines and Parquet are read in batches; a CSV
        file is held whole while it is read.
    out : path
        Folder for the tables. Unfinished work lies in it in a hidden folder, of some six times the size of the
        corpus, which is removed at the end.
    reading : mapping, optional
        Further arguments of `read_corpus`: manifest, columns, paragraphs, agencies.
    lexicon : DataFrame, optional
        Terms as `read_lexicon` returns them; the shipped list if left out.
    format : {"csv", "parquet"}
        Parquet is smaller and faster to open.
    text : bool
        False leaves out every column that holds wording of the reports.
    engine : {"local", "dask"} or Engine
        local: all cores of this machine. dask: a dask cluster started on this machine. For fewer cores
        ``framing.batches.Local(processes=1)``; for a cluster ``framing.batches.Dask(out, "tcp://host:8786")``,
        whose workers have to see `source` and `out` under the same paths.
    batch_size : int
        Reports a batch. Smaller ones need less memory.

    Returns
    -------
    Run
        n_rows: rows of each table; rejected: the first 20 rows of that table; notes: those on the whole corpus;
        left: unfinished runs with other settings found in `out`; written: whether tables were written, which
        they are not where no report could be read and `out` holds tables already.

    Raises
    ------
    KeyboardInterrupt
        If it is interrupted: what is done is kept, and the same call goes on from there.
    TableError
        If the corpus cannot be read at all, a setting is none, `lexicon` is no table of terms, another run writes
        to `out`, or `out` is no place for the tables; if the cluster cannot be reached or does not see `out`.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> lines = '{"outlet": "Courier", "text": "A frosty hour."}\n{"outlet": "Tribune", "text": "They met."}\n'
    >>> _ = (folder / "reports.jsonl").write_text(lines)
    >>> run = measure_in_batches(folder / "reports.jsonl", folder / "tables", format="parquet")
    >>> run.n_rows["articles"], run.n_rows["phrases"]
    (2, 1)
    """
    one_of(format, FORMATS, "format", "measure_in_batches")
    if not is_number(batch_size, whole=True) or batch_size < 1:
        raise TableError(f"measure_in_batches needs batch_size to be a whole number from 1 on; found {batch_size!r}.")
    if not isinstance(text, bool):
        raise TableError(f"measure_in_batches needs text to be True or False; found {text!r}.")
    if lexicon is not None:  # what is wrong with it shows here, not after the whole corpus was read
        measure_reports(empty("articles"), lexicon)
    place, out = Path(os.path.abspath(source)), Path(os.path.abspath(out))
    reading = _check_reading({} if reading is None else reading)
    opened = open_source(place, **reading)
    make_folder(out)
    check_place(out, TABLES, format)
    settings = {"source": place, "reading": reading, "format": format, "text": text, "batch_size": batch_size}
    print_ = run_print(place, out, settings, lexicon)
    try:
        with _engine(engine, out) as at_work, open_work(out, print_) as work:
            plan = make_plan(work, opened, batch_size, format, text, lexicon)
            run = _measure(work, at_work, plan, out)
            remove_work(work)
    except KeyboardInterrupt:
        raise KeyboardInterrupt(INTERRUPTED) from None
    return run


def _check_reading(reading: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(reading, Mapping):
        raise TableError(
            f"measure_in_batches needs reading to be a mapping of arguments of read_corpus; found {reading!r}. "
            'Write reading={"agencies": ["Meridian"]}.'
        )
    unknown = [name for name in reading if name not in READING]
    if unknown:
        raise TableError(
            f"measure_in_batches needs reading to hold arguments of read_corpus, {', '.join(READING)}; found "
            f"{unknown[0]!r}."
        )
    # what is left out, and agencies in any order, look alike: by its settings a run that was stopped is known again
    given = {name: value for name, value in reading.items() if value is not None}
    return {**given, **({"agencies": sorted(agency_names(given["agencies"]))} if "agencies" in given else {})}


def _engine(engine: str | Engine, out: Path) -> Engine:
    if isinstance(engine, Dask) and engine.out != out:
        raise TableError(
            f"measure_in_batches needs a Dask that was made for the folder of the tables, {str(out)!r}; found one for "
            f"{str(engine.out)!r}. Give both the same."
        )
    if not isinstance(engine, str):
        return engine
    one_of(engine, ENGINES, "engine", "measure_in_batches")
    return Local() if engine == "local" else Dask(out)


def _measure(work: Work, engine: Engine, plan: Plan, out: Path) -> Run:
    """Run stage after stage; each leaves its pieces in the work folder, and what is there is not done again."""
    folder, batches = work.folder, range(plan.n_batches)
    _do(work, engine, _reading.clean_batch, "cleaned", batches)
    n_kept = _reading.settle_batches(folder, plan.n_batches)
    _do(work, engine, measure_batch, "measured", batches, spent="cleaned")
    matching.number_batches(folder, plan.n_batches)
    _do(work, engine, sum_capitals, "capitals", range(plan.n_parts))
    _do(work, engine, matching.join_part, "joined", range(plan.n_parts), spent="runs")
    _do(work, engine, matching.link_batch, "linked", batches, spent="joined")
    groups = matching.group_reports(folder, plan.n_batches)
    _do(work, engine, matching.pick_batch, "picked", batches)
    _do(work, engine, matching.compare_group, "compared", range(len(groups.reports)), spent="picked")
    chunks = finishing.chunks_of(matching.gather_copies(folder))
    _do(work, engine, finishing.finish_batch, "finished", batches)
    _do(work, engine, finishing.finish_copies, "copies", range(len(chunks)))
    finishing.finish_source(folder)
    return _put_in_place(work, plan, len(chunks), out, bool(n_kept))


def _do(work: Work, engine: Engine, task: Task, stage: str, numbers: Iterable[int], spent: str = "") -> None:
    """Do those tasks of a stage whose pieces are not there yet; then what they were made from may be spent."""
    done = work.folder / f"{stage}.done"
    if not done.exists():
        todo = [number for number in numbers if not work.piece(stage, number).exists()]
        run_each(engine, task, [(work.folder, number) for number in todo], _label(stage))
        done.touch()
    if spent:
        shutil.rmtree(work.folder / spent, ignore_errors=True)


def _label(stage: str) -> str:
    return f"{[*LABELS].index(stage) + 1} of {len(LABELS)}: {LABELS[stage]}"


def _put_in_place(work: Work, plan: Plan, n_chunks: int, out: Path, has_articles: bool) -> Run:
    batches = [work.piece("finished", number) for number in range(plan.n_batches)]
    chunks = [work.piece("copies", chunk) for chunk in range(n_chunks)]
    pieces = assembling.list_pieces([work.folder / "finished" / "source", *batches, *chunks])
    assembled = work.folder / "assembled"
    assembling.assemble_tables(pieces, assembled, plan.format, out.resolve().name)
    rejected = _first_rows(assembled / f"rejected.{plan.format}")
    notes = tables_of([], [], notes=plan.notes).notes
    written = has_articles or not any(out.glob("articles.*"))
    if written:
        assembling.move_tables(assembled, out)
    return Run(assembling.count_rows(pieces), rejected, notes, others_left(out, work), written)


def _first_rows(path: Path, n: int = 20) -> pd.DataFrame:
    if path.suffix == ".parquet":
        return pd.read_parquet(path).head(n)
    return pd.read_csv(path, dtype="str", keep_default_na=False, nrows=n)
