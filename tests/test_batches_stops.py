"""Runs stopped at awkward moments, in awkward places: the tables are those of a run that was not."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import framing
from framing.batches import Dask, Local, Run, measure_in_batches
from framing.tables import TableError

TEXTS = [
    "Talks held\n\nA frosty hour. The strongman met his guest. “We talked at length,” he said.\n",
    "Harbour planned\n\nThe council of Halden met on Monday. The works would begin in spring, it said.\n",
    "Town taken\n\nRebels took the town on Friday, the ministry said. Nobody was hurt in three hours.\n",
]


class Stopped(BaseException):
    """Ends a run at once, as a kill would."""


class StopsAfter(Local):
    """Does so many tasks and then stops."""

    def __init__(self, n: int) -> None:
        super().__init__(1)
        self.n = n

    def run(self, task: Any, arguments: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        for given in arguments:
            if not self.n:
                raise Stopped
            self.n -= 1
            yield task(*given)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "pages")


def write_pages(folder: Path) -> Path:
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


def run(source: Path, out: Path, **options: Any) -> Run:
    return measure_in_batches(source, out, **{"batch_size": 2, "engine": Local(1), **options})


def read_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def stop_moving(monkeypatch: pytest.MonkeyPatch, n_moved: int) -> None:
    """Let only so many tables be moved to their place."""
    move, moved = Path.replace, []

    def replace(path: Path, target: Path) -> Path:
        if path.parent.name == "assembled":
            if len(moved) == n_moved:
                raise Stopped
            moved.append(path)
        return move(path, target)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("n_moved", [0, 1, 6, 12])
@pytest.mark.parametrize("below", ["pages", "elsewhere"])
def test_a_run_stopped_while_tables_are_moved_goes_on(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, n_moved: int, below: str
) -> None:
    out = tmp_path / below / "tables"
    run(pages, tmp_path / "undisturbed" / "tables")
    with monkeypatch.context() as patched, pytest.raises(Stopped):
        stop_moving(patched, n_moved)
        run(pages, out)
    with pytest.raises(TableError, match=r"framing measure SOURCE --out DIR"):
        framing.open_tables(out)
    run(pages, out)
    assert read_files(out) == read_files(tmp_path / "undisturbed" / "tables")


def test_older_tables_are_not_opened_beside_newer_ones(pages: Path, tmp_path: Path, monkeypatch) -> None:
    out = tmp_path / "tables"
    run(pages, out)
    (pages / "3.txt").write_text("Hour held\n\nIt was a frosty hour.\n")
    with monkeypatch.context() as patched, pytest.raises(Stopped):
        stop_moving(patched, 5)
        run(pages, out)
    with pytest.raises(TableError, match=r"needs articles\.csv"):
        framing.open_tables(out)


def test_what_another_run_wrote_meanwhile_does_not_stay_among_the_tables(
    pages: Path, tmp_path: Path, monkeypatch
) -> None:
    out = tmp_path / "tables"
    with monkeypatch.context() as patched, pytest.raises(Stopped):
        stop_moving(patched, 5)
        run(pages, out)
    run(pages, out, text=False)
    run(pages, out)
    run(pages, tmp_path / "undisturbed" / "tables")
    assert read_files(out) == read_files(tmp_path / "undisturbed" / "tables")


def test_a_run_stopped_while_it_tidies_up_is_not_gone_on_with(pages: Path, tmp_path: Path, monkeypatch) -> None:
    out = tmp_path / "tables"
    remove = shutil.rmtree

    def rmtree(folder: Path, **options: Any) -> None:
        if any(Path(folder).rglob("finished.done")):
            remove(next(Path(folder).rglob("finished")))
            raise Stopped
        remove(folder, **options)

    with monkeypatch.context() as patched, pytest.raises(Stopped):
        patched.setattr(shutil, "rmtree", rmtree)
        run(pages, out)
    framing.open_tables(out)
    run(pages, out)
    run(pages, tmp_path / "undisturbed" / "tables")
    assert read_files(out) == read_files(tmp_path / "undisturbed" / "tables")


def test_tables_below_the_source_are_no_reports(pages: Path) -> None:
    """As `measure` says; a second run in one process does not take the plan of the first."""
    run(pages, pages / "tables")
    again = run(pages, pages / "tables")
    assert again.n_rows["articles"] == 3
    assert set(again.rejected["source"]) == {f"tables/{name}.csv" for name in again.n_rows}


def test_a_corpus_of_nothing_has_tables_without_rows(tmp_path: Path) -> None:
    source = tmp_path / "reports.csv"
    source.write_text("outlet,text\n")
    found = run(source, tmp_path / "b" / "tables")
    assert found.n_rows["articles"] == 0 and found.rejected["reason"].str.contains("no rows").all()
    framing.save_tables(framing.measure(source), tmp_path / "a" / "tables")
    assert read_files(tmp_path / "b" / "tables") == read_files(tmp_path / "a" / "tables")


def test_a_manifest_that_changed_is_read_anew(pages: Path, tmp_path: Path) -> None:
    manifest, found = tmp_path / "manifest.csv", []
    for outlet, engine in (("Courier", StopsAfter(3)), ("Tribune", Local(1))):
        manifest.write_text(f"file,outlet\n0.txt,{outlet}\n1.txt,{outlet}\n2.txt,{outlet}\n")
        try:
            run(pages, tmp_path / "tables", reading={"manifest": manifest}, engine=engine)
        except Stopped:
            found.append("stopped")
    assert found == ["stopped"]
    assert set(framing.open_tables(tmp_path / "tables")["articles"]["outlet"]) == {"Tribune"}


def test_a_page_in_a_linked_folder_that_changed_is_read_anew(pages: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    try:
        (source / "linked").symlink_to(pages, target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(Stopped):
        run(source, tmp_path / "tables", engine=StopsAfter(6))
    (pages / "0.txt").write_text("Talks held\n\nThe regime gave an hour.\n")
    run(source, tmp_path / "tables")
    assert "frosty" not in set(framing.open_tables(tmp_path / "tables")["phrases"]["term"])


def test_a_link_that_leads_nowhere_is_one_page_not_read(pages: Path, tmp_path: Path) -> None:
    try:
        (pages / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    except OSError:
        pytest.skip("this system makes no links")
    found = run(pages, tmp_path / "tables")
    assert (found.n_rows["articles"], found.rejected["source"].tolist()) == (3, ["lost.txt"])


def test_agencies_in_any_order_are_the_same_settings(pages: Path, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        run(pages, tmp_path / "tables", reading={"agencies": iter(["Halden Wire", "Toll News"])}, engine=StopsAfter(3))
    assert run(pages, tmp_path / "tables", reading={"agencies": {"Toll News", "Halden Wire"}}).left == []


def test_what_is_left_out_of_the_settings_is_the_same_as_none(pages: Path, tmp_path: Path) -> None:
    """As the command line says none for what is not given."""
    with pytest.raises(Stopped):
        run(pages, tmp_path / "tables", reading={"columns": None, "paragraphs": None}, engine=StopsAfter(3))
    assert run(pages, tmp_path / "tables").left == []


def test_reports_that_are_named_like_a_table_are_not_written_over(pages: Path) -> None:
    own = "outlet,text\nCourier,A frosty hour in Halden.\n"
    (pages / "notes.csv").write_text(own)
    with pytest.raises(TableError, match=r"would write over .*notes\.csv"):
        run(pages, pages)
    assert (pages / "notes.csv").read_text() == own
    assert not list(pages.glob(".unfinished-*"))


def test_arguments_that_read_corpus_does_not_take_are_named(pages: Path, tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"manifest, columns, paragraphs, agencies; found 'colums'"):
        run(pages, tmp_path / "tables", reading={"colums": {}})
    assert not (tmp_path / "tables").exists()


def test_a_cluster_that_was_looked_over_for_another_folder_is_refused(pages: Path, tmp_path: Path) -> None:
    with pytest.raises(TableError, match="found one for"):
        run(pages, tmp_path / "tables", engine=Dask(tmp_path / "other"))


def test_runs_with_other_settings_do_not_write_to_one_place_at_once(pages: Path, tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="files cannot be locked on this system")

    class RunsAnother(Local):
        def run(self, task: Any, arguments: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
            with pytest.raises(TableError, match="another run is writing to"):
                run(pages, tmp_path / "tables", text=False)
            return super().run(task, arguments)

    assert run(pages, tmp_path / "tables", engine=RunsAnother(1)).left == []


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended by their exit codes there")
def test_a_failure_ends_the_run_s_own_processes_and_no_other() -> None:
    other = multiprocessing.get_context("spawn").Process(target=input_never)
    other.start()
    try:
        with pytest.raises(ValueError, match="invalid literal"), Local(2) as engine:
            list(engine.run(int, [("1",), ("two",)]))
        assert other.is_alive()
    finally:
        other.kill()
        other.join()


def input_never() -> None:
    """Wait for what does not come."""
    multiprocessing.Event().wait()


@pytest.mark.skipif(sys.platform == "win32", reason="processes end otherwise there")
def test_a_process_that_dies_is_told_and_the_next_run_begins_anew() -> None:
    engine = Local(2)
    with pytest.raises(TableError, match="ended from outside"), engine:
        list(engine.run(die, [(1,), (2,)]))
    with engine:
        assert sorted(engine.run(abs, [(-1,), (2,)])) == [1, 2]


def die(number: int) -> None:
    """End this process without a word."""
    os._exit(number)
