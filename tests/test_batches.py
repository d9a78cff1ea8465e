"""Tables made batch by batch are those made at once, and a run that was stopped goes on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.batches import Local, measure_in_batches
from framing.cli import main
from framing.tables import TableError

BATCH = 9  # reports: the corpus makes six batches of them
# Folders that a run makes one after the other; it is killed when the first piece of each is there.
STAGES = ["raw", "cleaned", "settled", "measured", "joined", "linked", "picked", "compared", "finished"]
RUN = """
import sys
from framing.batches import Local, measure_in_batches
if __name__ == "__main__":
    measure_in_batches(sys.argv[1], sys.argv[2], batch_size=int(sys.argv[3]), engine=Local(int(sys.argv[4])))
"""


@pytest.fixture(scope="session")
def reports(control_lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The control corpus as JSON lines, with copies among it, and with lines that cannot be taken."""
    lines = control_lines
    path = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    path.write_text(
        "\n".join([*lines[:20], "{broken", lines[3], *lines[20:], '{"text": ""}', lines[40]]) + "\n", "utf-8"
    )
    return path


@pytest.fixture(scope="session")
def at_once(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files that `measure` and `save_tables` make of them."""
    out = tmp_path_factory.mktemp("at-once") / "tables"
    framing.save_tables(framing.measure(reports), out)
    return read_files(out)


def read_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize(("size", "processes"), [(5, 1), (BATCH, 2), (1000, 2)])
def test_batches_give_the_bytes_of_the_whole(
    reports: Path, at_once: dict[str, bytes], tmp_path: Path, size: int, processes: int
) -> None:
    run = measure_in_batches(reports, tmp_path / "tables", batch_size=size, engine=Local(processes))
    assert read_files(tmp_path / "tables") == at_once
    assert run.n_rows == {name: len(table) for name, table in framing.open_tables(tmp_path / "tables").items()}
    assert (run.n_rows["articles"], len(run.rejected)) == (48, 4)


def test_a_folder_of_pages_with_a_manifest(root: Path, tmp_path: Path) -> None:
    source = root / "data" / "control"
    measure_in_batches(source, tmp_path / "b" / "tables", batch_size=20, text=False)
    framing.save_tables(framing.measure(source), tmp_path / "a" / "tables", text=False)
    assert read_files(tmp_path / "b" / "tables") == read_files(tmp_path / "a" / "tables")


def test_parquet_holds_the_same_tables(reports: Path, tmp_path: Path) -> None:
    measure_in_batches(reports, tmp_path / "tables", batch_size=BATCH, engine=Local(1), format="parquet")
    opened, wanted = framing.open_tables(tmp_path / "tables"), framing.measure(reports)
    assert opened.keys() == wanted.keys()
    for name, table in opened.items():
        pd.testing.assert_frame_equal(table, wanted[name].reset_index(drop=True), obj=name)


def wait_for(work: Path, stage: str, process: subprocess.Popen[bytes]) -> None:
    """Wait for the first piece of a stage, or for the end of the run."""
    while process.poll() is None and not any(work.glob(f".unfinished-*/{stage}")):
        time.sleep(0.002)


def children_of(pid: int) -> set[int]:
    found = set()
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            if path.read_text().rpartition(")")[2].split()[1] == str(pid):
                found.add(int(path.parent.name))
        except OSError:
            pass
    return found


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL on this system")
def test_a_run_killed_again_and_again_goes_on_to_the_same_bytes(
    reports: Path, at_once: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "tables"
    killed = []
    for stage in STAGES:
        call = [sys.executable, "-c", RUN, str(reports), str(out), str(BATCH), "1"]
        with subprocess.Popen(call) as process:
            wait_for(out, stage, process)
            process.kill()
        killed.append(process.returncode == -signal.SIGKILL)
        assert not any(path.is_file() for path in out.iterdir()), "a table is there before all are whole"
    assert sum(killed) >= len(STAGES) - 1
    (work,) = out.glob(".unfinished-*")
    measured = {path.name: path.stat().st_mtime_ns for path in (work / "measured").iterdir()}
    assert len(measured) == 6, "what was measured is gone on with"
    measure_in_batches(reports, out, batch_size=BATCH, engine=Local(1))
    assert read_files(out) == at_once


def test_what_a_killed_run_left_half_written_is_cleared_away(reports: Path, at_once: dict, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    with subprocess.Popen([sys.executable, "-c", RUN, str(reports), str(out), str(BATCH), "1"]) as process:
        wait_for(out, "cleaned", process)
        process.kill()
    (work,) = out.glob(".unfinished-*")
    (work / "cleaned" / ".part-folder" / ".part-inner").mkdir(parents=True)
    for place in (
        work / "cleaned",
        work / "cleaned" / ".part-folder",
        work / "cleaned" / ".part-folder" / ".part-inner",
    ):
        (place / ".part-file").write_text("half")
    measure_in_batches(reports, out, batch_size=BATCH, engine=Local(1))
    assert read_files(out) == at_once


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system has no /proc to find processes in")
def test_processes_end_with_a_run_that_is_killed(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    call = [sys.executable, "-c", RUN, str(reports), str(out), "1", "2"]
    with subprocess.Popen(call) as process:
        wait_for(out, "cleaned", process)
        workers = children_of(process.pid)
        process.kill()
    assert workers
    for _ in range(500):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            break
        time.sleep(0.02)
    assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


@pytest.mark.skipif(os.name == "nt", reason="a process cannot be interrupted alike there")
def test_an_interrupted_command_says_how_to_go_on(reports: Path, at_once: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "tables"
    arguments = ["measure", str(reports), "--out", str(out)]
    # What runs in the background of a shell that is no terminal ignores Ctrl-C, and so do its children.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heard}; from framing.cli import main; raise SystemExit(main({arguments!r}))"
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, text=True) as process:
        wait_for(out, "raw", process)  # type: ignore[arg-type]
        process.send_signal(signal.SIGINT)
        said = process.communicate()[1]
    assert process.returncode == 130, said
    assert "The same command goes on from here." in said
    assert "Traceback" not in said
    assert main(arguments) == 0
    assert read_files(out) == at_once


def test_two_runs_do_not_write_to_one_place(reports: Path, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl", reason="files cannot be locked on this system")
    out = tmp_path / "tables"
    with subprocess.Popen([sys.executable, "-c", RUN, str(reports), str(out), str(BATCH), "1"]) as process:
        wait_for(out, "raw", process)
        with pytest.raises(TableError, match="another run is writing to"):
            measure_in_batches(reports, out, batch_size=BATCH, engine=Local(1))
        process.kill()
    assert fcntl


def test_an_unfinished_run_with_other_settings_is_named_and_stays(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    with subprocess.Popen([sys.executable, "-c", RUN, str(reports), str(out), str(BATCH), "1"]) as process:
        wait_for(out, "cleaned", process)
        process.kill()
    (left,) = out.glob(".unfinished-*")
    run = measure_in_batches(reports, out, engine=Local(1))
    assert run.left == [left.name] and left.exists()
    assert [path.name for path in out.glob(".unfinished-*")] == run.left


def test_a_corpus_that_changed_is_measured_anew(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    found = []
    for text in ("A frosty hour.", "A strongman spoke."):
        path.write_text(json.dumps({"outlet": "Courier", "text": text}) + "\n")
        measure_in_batches(path, tmp_path / "tables")
        found += framing.open_tables(tmp_path / "tables")["phrases"]["term"].tolist()
    assert found == ["frosty", "strongman"]


@pytest.fixture
def nothing(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    yield folder


def test_where_nothing_can_be_read_older_tables_stay(reports: Path, nothing: Path, tmp_path: Path) -> None:
    run = measure_in_batches(nothing, tmp_path / "new")
    assert run.written and run.n_rows["articles"] == 0
    assert framing.open_tables(tmp_path / "new")["rejected"]["source"].tolist() == ["empty.txt"]
    measure_in_batches(reports, tmp_path / "old")
    before = read_files(tmp_path / "old")
    run = measure_in_batches(nothing, tmp_path / "old")
    assert not run.written and run.rejected["source"].tolist() == ["empty.txt"]
    assert read_files(tmp_path / "old") == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"format": "xlsx"}, "needs format to be one of 'csv', 'parquet'; found 'xlsx'"),
        ({"engine": "spark"}, "needs engine to be one of 'local', 'dask'; found 'spark'"),
        ({"batch_size": 0}, "needs batch_size to be a whole number from 1 on; found 0"),
        ({"text": "no"}, "needs text to be True or False; found 'no'"),
        ({"lexicon": pd.DataFrame({"word": ["frosty"]})}, "needs column 'term'; found 'word'"),
        ({"batch_size": "9"}, "needs batch_size to be a whole number from 1 on; found '9'"),
        ({"reading": 5}, r'reading to be a mapping of arguments of read_corpus; found 5. Write reading=\{"agencies'),
        ({"reading": {"agencies": 5}}, r'agencies to be a list of names; found 5. Write agencies=\["Meridian"\]'),
        ({"reading": {"agencies": "Meridian"}}, "agencies to be a list of names; found 'Meridian'"),
        ({"reading": {"manifest": 5}}, "manifest to be the path of a CSV file; found 5"),
    ],
)
def test_settings_that_are_none_are_refused_before_anything_is_written(
    reports: Path, tmp_path: Path, options: dict, said: str
) -> None:
    with pytest.raises(TableError, match=said):
        measure_in_batches(reports, tmp_path / "tables", **options)
    assert not list(tmp_path.glob("tables/*"))


def test_a_run_says_in_few_lines_what_came_of_it(reports: Path, tmp_path: Path) -> None:
    run = measure_in_batches(reports, tmp_path / "tables")
    rejected = len(run.rejected)
    for shown in (repr(run), run._repr_html_()):
        assert f"{run.n_rows['articles']} reports measured" in shown
        assert f"{run.n_rows['words']:,}" in shown and "a loaded phrase in use" in shown
        assert f"{rejected} not read" in shown and run.rejected["reason"][0][:30] in shown
    many = run._replace(n_rows={**run.n_rows, "rejected": 1204}, left=[".unfinished-a"], written=False)
    for shown in (repr(many), many._repr_html_()):
        assert f"The first {rejected} of 1,204" in shown
        assert "An unfinished run with other settings lies in .unfinished-a." in shown
        assert "the tables that were there before stay as they were" in shown


@pytest.mark.parametrize("processes", [0, -1, True, "2", 1.5])
def test_a_number_of_processes_that_is_none_is_refused(processes: object) -> None:
    with pytest.raises(TableError, match="number of processes from 1 on"):
        Local(processes)  # type: ignore[arg-type]
