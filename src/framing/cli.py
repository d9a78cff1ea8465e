"""The command line: measure, figures, report, check, validate."""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from framing.batches import Run
    from framing.notebooks import Outcome

GOLD_SETS = "which gold set: babe, clough_stevenson, gum_news, helsinki, newsmtsc, nyt_editorials, polnear"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 if all went well, 1 if something failed, 2 if the call was wrong."""
    arguments = build_parser().parse_args(argv)
    from framing.tables import TableError

    try:
        return arguments.run(arguments)
    except TableError as error:
        print(f"framing {arguments.command}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # `framing measure ... | head` has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:  # a full disk, a folder that may not be written to
        print(f"framing {arguments.command}: {error}. Free the space or name another place.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        again = " The same command goes on from here." if arguments.command == "measure" else ""
        print(f"framing {arguments.command}: interrupted; nothing half-written is left.{again}", file=sys.stderr)
        return 130


def build_parser() -> argparse.ArgumentParser:
    """Make the parser of the command line."""
    parser = argparse.ArgumentParser(prog="framing", description="How outlets frame the same event.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    measure = commands.add_parser("measure", help="measure a folder or file of reports; write one table a measure")
    measure.add_argument("source", metavar="SOURCE", help="folder of pages, or a .csv, .tsv, .jsonl or .parquet table")
    measure.add_argument("--out", required=True, metavar="DIR", help="folder to write the tables to")
    measure.add_argument("--format", choices=["csv", "parquet"], default="csv")
    measure.add_argument("--no-text", action="store_true", help="leave out the wording of the reports")
    measure.add_argument("--columns", metavar="OURS=THEIRS,...", help="names of a table's columns, where they differ")
    measure.add_argument("--paragraphs", metavar="SEP", help="what separates paragraphs in a table's texts, as ' ### '")
    measure.add_argument("--lexicon", metavar="FILE", help="a list of loaded terms instead of the one shipped")
    measure.add_argument("--engine", choices=["local", "dask"], default="local", help="this machine, or a dask cluster")
    measure.add_argument("--scheduler", metavar="ADDRESS", help="of a dask cluster; one is started here if left out")
    measure.add_argument("--processes", type=int, metavar="N", help="how many at once; as many as cores if left out")
    measure.set_defaults(run=run_measure)

    figures = commands.add_parser("figures", help="run the notebooks and write their figures")
    figures.add_argument("corpora", nargs="*", metavar="CORPUS", help="names in data/, or paths; all of data/ if none")
    figures.add_argument("--out", metavar="DIR", help="folder of the figures; the checkout's figures/ if left out")
    figures.add_argument("--only", action="append", metavar="NN", help="only this notebook; may be repeated")
    figures.add_argument("--force", action="store_true", help="run what has not changed, too")
    figures.add_argument("--save-outputs", action="store_true", help="also write their outputs into the notebooks")
    figures.set_defaults(run=run_figures)

    report = commands.add_parser("report", help="write findings, figures and methods as one page for others to read")
    report.add_argument("corpora", nargs="*", metavar="CORPUS", help="names in data/, or paths; all of data/ if none")
    report.add_argument("--out", required=True, metavar="FILE", help="the page to write, such as report.html")
    report.add_argument("--view", default="all", help="all, own (no agency copy) or once (agency copy once a family)")
    report.add_argument("--voice", default="outlet", help="outlet, narration, paraphrased or quoted")
    report.add_argument("--seed", type=int, help="of the bootstrap and of the permutations")
    report.add_argument("--n-boot", type=int, metavar="N", help="resamples of units; 0 makes no intervals")
    report.add_argument("--alpha", type=float, help="outlets are told apart where q is not above it; 0.05 if left out")
    report.add_argument("--text", action="store_true", help="show a dozen loaded phrases in context; else no sentences")
    report.add_argument("--notebooks", action="store_true", help="also write the notebooks, as run, as pages beside it")
    report.set_defaults(run=run_report)

    check = commands.add_parser("check", help="run all again and fail where a number in figures/ changed")
    check.set_defaults(run=run_check)

    validate = commands.add_parser(
        "validate", help="score our measures, with intervals and beside plain rivals, against a gold set that you hold"
    )
    validate.add_argument("name", metavar="NAME", help=GOLD_SETS)
    validate.add_argument(
        "path", metavar="PATH", help="its file or folder, as its publishers distribute it: see data/README.md"
    )
    validate.add_argument(
        "--list", action="append", default=[], metavar="NAME=FILE", help="babe: a list of words to score, one a line"
    )
    validate.add_argument("--save", metavar="FILE", help="put the figures into this table, in place of the set's old")
    validate.set_defaults(run=run_validate)
    return parser


def run_measure(arguments: argparse.Namespace) -> int:
    """Measure a corpus and write its tables; say what was read and what was not."""
    from framing.batches import Dask, Local, measure_in_batches
    from framing.lexicon import read_lexicon
    from framing.tables import TableError

    if arguments.scheduler and arguments.engine != "dask":
        raise TableError("--scheduler names a dask cluster. Add --engine dask, or leave it out.")
    local = Local(arguments.processes)
    lexicon = read_lexicon(arguments.lexicon) if arguments.lexicon else None
    run = measure_in_batches(
        arguments.source,
        arguments.out,
        reading={"columns": parse_columns(arguments.columns), "paragraphs": arguments.paragraphs},
        lexicon=lexicon,
        format=arguments.format,
        text=not arguments.no_text,
        engine=local if arguments.engine == "local" else Dask(arguments.out, arguments.scheduler, local.processes),
    )
    if not run.written:
        _list_rejected(run)
        print(f"Nothing could be read, so the tables in {arguments.out} were left as they are.", file=sys.stderr)
        return 1
    for name, n_rows in run.n_rows.items():
        print(f"{n_rows:>9,} {name}")
    _list_rejected(run)
    for note in [*run.notes["note"], *(f"an unfinished run with other settings lies in {name}" for name in run.left)]:
        print(f"note: {note}")
    if lexicon is not None:
        _list_problems(lexicon, str(arguments.lexicon))
    return 0 if run.n_rows["articles"] else 1


def _list_problems(lexicon: pd.DataFrame, name: str, most: int = 20) -> None:
    """Say what is wrong with the user's own list; its categories are the user's."""
    from framing.lexicon import check_lexicon

    problems = check_lexicon(lexicon, categories=None)
    for row in problems.head(most).itertuples():
        print(f"{name}, {row.term!r}: {row.problem}")
    if len(problems) > most:
        print(f"... and {len(problems) - most:,} more: framing.check_lexicon() lists them all")


def _list_rejected(run: Run) -> None:
    for row in run.rejected.itertuples():
        print(f"not read: {row.source}: {row.reason}")
    if run.n_rows["rejected"] > len(run.rejected):
        print(f"... and {run.n_rows['rejected'] - len(run.rejected):,} more, in the table rejected")


def parse_columns(text: str | None) -> dict[str, str] | None:
    """Read ``outlet=source,text=content`` as a mapping.

    >>> parse_columns("outlet=source, text=content")
    {'outlet': 'source', 'text': 'content'}
    """
    from framing.tables import TableError

    if not text:
        return None
    pairs = [pair.partition("=") for pair in text.split(",")]
    if any(not (ours.strip() and equals and theirs.strip()) for ours, equals, theirs in pairs):
        raise TableError(f"--columns needs pairs like outlet=source,text=content; found {text!r}.")
    return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


def run_figures(arguments: argparse.Namespace) -> int:
    """Run the notebooks on the corpora; say what was made."""
    from framing.project import find_notebooks, find_project

    project = find_project()
    out = Path(arguments.out).resolve() if arguments.out else project / "figures"
    outcomes = _run_all(project, arguments.corpora, out, arguments.only, arguments.force)
    for outcome in outcomes:
        print(describe(outcome))
    if arguments.save_outputs:
        from framing.notebooks import save_outputs

        for notebook in find_notebooks(project, arguments.only):
            save_outputs(notebook)
    return int(any(outcome.status == "failed" for outcome in outcomes))


def run_report(arguments: argparse.Namespace) -> int:
    """Write the report, with pages of the notebooks if asked for; say where it is."""
    from framing.report import write_report
    from framing.report.notebook_pages import Pages, write_notebook_pages
    from framing.report.settings import Settings, check

    names = ("view", "voice", "seed", "n_boot", "alpha", "text")
    given = {name: value for name in names if (value := getattr(arguments, name)) is not None}
    corpora, settings = _corpora(arguments.corpora), check(Settings(**given))
    out = Path(arguments.out)
    pages = write_notebook_pages(corpora, out, settings) if arguments.notebooks else Pages({}, [])
    written = write_report(corpora, out, notebooks=pages.written, **given)
    print(f"{', '.join(corpora)}: {written} ({written.stat().st_size / 1e6:.1f} MB)")
    for failed in pages.failed:
        print(f"notebook not written: {failed}")
    return int(bool(pages.failed))


def _corpora(names: list[str]) -> dict[str, Path]:
    """Corpora by name: in a checkout those of data/, anywhere by path."""
    from framing.project import find_corpora, find_project
    from framing.tables import TableError

    try:
        project = find_project()
    except TableError:
        if not names:
            raise
        project = Path.cwd()
    return find_corpora(project, names)


def run_check(arguments: argparse.Namespace) -> int:
    """Run everything into a folder of its own and compare with `figures/`."""
    from framing.notebooks import changed_numbers
    from framing.project import find_corpora, find_project

    project = find_project()
    fresh = Path(tempfile.mkdtemp(prefix="framing-check-"))
    try:
        outcomes = _run_all(project, [], fresh, None, force=True)
        failed = [outcome for outcome in outcomes if outcome.status == "failed"]
        changes = [
            changed_numbers(project / "figures" / name, fresh / name).assign(corpus=name)
            for name in find_corpora(project, [])
        ]
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    for outcome in failed:
        print(describe(outcome))
    return _report_changes(changes) or int(bool(failed))


def run_validate(arguments: argparse.Namespace) -> int:
    """Score our measures against a gold set and print the figures."""
    from framing.validity import validate
    from framing.validity.record import save_figures
    from framing.validity.shown import read_lists, show_figures

    figures = validate(arguments.name, arguments.path, lists=read_lists(arguments.list))
    print(show_figures(figures))
    if arguments.save:
        save_figures(figures, arguments.save, _without_folders(arguments))
    return 0


def _without_folders(arguments: argparse.Namespace) -> str:
    """The command that validates, with files named and not where they are."""
    lists = [name + "=" + Path(file).name for name, _, file in (item.partition("=") for item in arguments.list)]
    words = ["framing", "validate", arguments.name, Path(arguments.path).name]
    return shlex.join([*words, *(word for item in lists for word in ("--list", item))])


def describe(outcome: Outcome) -> str:
    """Say in a line what came of a notebook."""
    name = f"{outcome.job.corpus}: {outcome.job.notebook.stem}"
    if outcome.status == "failed":
        return f"{name}: FAILED in {outcome.error}"
    if outcome.status == "unchanged":
        return f"{name}: unchanged"
    drawn = [file.removesuffix(".svg") for file in outcome.made if file.endswith(".svg")]
    return f"{name}: {', '.join(drawn)} in {outcome.job.out}"


def _run_all(project: Path, names: list[str], out: Path, only: list[str] | None, force: bool) -> list[Outcome]:
    from framing.notebooks import Job, run_notebooks
    from framing.project import find_corpora, find_notebooks

    jobs = [
        Job(notebook, name, source, out / name)
        for name, source in find_corpora(project, names).items()
        for notebook in find_notebooks(project, only)
    ]
    return run_notebooks(jobs, project / ".cache" / "figures", force)


def _report_changes(changes: list[pd.DataFrame]) -> int:
    changed = [table for table in changes if len(table)]
    for table in changed:
        for row in table.head(50).itertuples():
            print(f"changed: figures/{row.corpus}/{row.file} row {row.row} {row.column}: {row.old} -> {row.new}")
        if len(table) > 50:
            print(f"... and {len(table) - 50:,} more in figures/{table['corpus'].iloc[0]}/")
    if not changed:
        print("Every number in figures/ came out again.")
    return int(bool(changed))


if __name__ == "__main__":
    sys.exit(main())
