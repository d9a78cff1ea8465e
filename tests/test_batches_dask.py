"""The tables that a cluster makes are those made on one machine, also where a worker dies."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import framing
from framing.batches import Dask, cluster, measure_in_batches
from framing.cli import main
from framing.tables import TableError

distributed = pytest.importorskip("distributed", reason="distributed is not installed: pip install framing[dask]")

# A cluster as users start one: a scheduler, and workers that are processes of their own.
SCHEDULER = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--no-dashboard"]
WORKER = [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard"]


def _free_port() -> int:
    with socket.socket() as open_socket:
        open_socket.bind(("127.0.0.1", 0))
        return open_socket.getsockname()[1]


class Cluster:
    """A scheduler's address, and its workers."""

    def __init__(self, folder: Path) -> None:
        self.address = f"tcp://127.0.0.1:{_free_port()}"
        self.folder = folder
        self.scheduler = self._start([*SCHEDULER, "--port", self.address.rpartition(":")[2]])
        self.workers = [self.start_worker() for _ in range(2)]

    def _start(self, call: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(call, cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start_worker(self) -> subprocess.Popen[bytes]:
        return self._start([*WORKER, self.address, "--local-directory", str(self.folder)])

    def close(self) -> None:
        for process in [*self.workers, self.scheduler]:
            process.kill()
            process.wait()


@pytest.fixture
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    cluster = Cluster(tmp_path_factory.mktemp("cluster"))
    yield cluster
    cluster.close()


@pytest.fixture(scope="module")
def reports(control_lines: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The control corpus as JSON lines; its copies lie in different batches."""
    path = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    path.write_text("\n".join(control_lines) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def at_once(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("at-once") / "tables"
    framing.save_tables(framing.measure(reports), out)
    return read_files(out)


def read_files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_cluster_of_two_workers_makes_the_same_tables_also_where_one_is_killed(
    reports: Path, at_once: dict[str, bytes], two_workers: Cluster, tmp_path: Path
) -> None:
    out = tmp_path / "tables"
    whole = tmp_path / "undisturbed" / "tables"
    measure_in_batches(reports, whole, batch_size=9, engine=Dask(whole, two_workers.address))
    assert read_files(whole) == at_once

    killed = threading.Event()

    def kill() -> None:
        """End a worker while batches are being measured; another one is started, as a cluster would."""
        while not any(out.glob(".unfinished-*/measured/*")):
            time.sleep(0.002)
        os.kill(two_workers.workers[0].pid, signal.SIGKILL)
        killed.set()
        two_workers.workers.append(two_workers.start_worker())

    killer = threading.Thread(target=kill)
    killer.start()
    measure_in_batches(reports, out, batch_size=3, engine=Dask(out, two_workers.address))
    killer.join()
    assert killed.is_set()
    assert two_workers.workers[0].wait() == -signal.SIGKILL
    assert read_files(out) == at_once


def test_the_command_line_starts_a_cluster_of_its_own(reports: Path, at_once: dict[str, bytes], tmp_path: Path) -> None:
    out = tmp_path / "tables"
    assert main(["measure", str(reports), "--out", str(out), "--engine", "dask", "--processes", "2"]) == 0
    assert read_files(out) == at_once


def test_without_a_scheduler_the_address_is_named(reports: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    address = f"tcp://127.0.0.1:{_free_port()}"
    call = ["measure", str(reports), "--out", str(tmp_path / "t"), "--engine", "dask", "--scheduler", address]
    assert main(call) == 2
    said = capsys.readouterr().err
    assert address in said and "dask scheduler" in said


def test_without_the_package_it_is_named(reports: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(TableError, match=r"pip install framing\[dask\]"):
        measure_in_batches(reports, tmp_path / "tables", engine="dask")


class FewWorkers:
    """A client of a cluster whose workers answer as told."""

    def __init__(self, answers: dict[str, tuple[bool, str]]) -> None:
        self.answers = answers

    def wait_for_workers(self, n: int, timeout: float) -> None:
        if len(self.answers) < n:
            raise TimeoutError

    def run(self, look: object, token: str) -> dict[str, tuple[bool, str]]:
        assert Path(token).exists()
        return self.answers


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({}, "no workers after 30 seconds"),
        ({"tcp://10.0.0.7:1": (False, "0.1.0")}, "one at tcp://10.0.0.7:1 does not"),
        ({"tcp://10.0.0.7:1": (True, "0.0.9")}, r"needs framing 0\.1\.0; the one at tcp://10.0.0.7:1 has 0\.0\.9"),
    ],
)
def test_workers_that_cannot_do_the_work_are_found_before_it_begins(
    tmp_path: Path, answers: dict, said: str, monkeypatch
) -> None:
    monkeypatch.setattr(cluster.metadata, "version", lambda name: "0.1.0")
    with pytest.raises(TableError, match=said):
        cluster._check_workers(FewWorkers(answers), tmp_path)
    assert not list(tmp_path.iterdir())
