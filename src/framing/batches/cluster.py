"""The same tasks on a dask cluster, on this machine or at a scheduler's address."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from framing.batches.engines import Task, cores
from framing.tables import TableError

if TYPE_CHECKING:
    from distributed import Client

PATIENCE = 30  # seconds to reach a scheduler, and for the first worker to turn up


class Dask:
    """The workers of a dask cluster; tasks of a worker that dies are done by another.

    Pieces pass through the folder of the tables, so every worker has to see it under the same path.

    Parameters
    ----------
    out : path
        Folder of the tables.
    scheduler : str, optional
        Address of a scheduler, as ``tcp://host:8786``. Left out, a cluster is started on this machine.
    processes : int, optional
        Workers of a cluster started here; as many as there are cores, if left out.
    """

    def __init__(self, out: str | os.PathLike[str], scheduler: str | None = None, processes: int | None = None) -> None:
        self.out = Path(os.path.abspath(out))
        self.scheduler = scheduler
        self.processes = processes or cores()
        self._client: Client | None = None

    def __enter__(self) -> Self:
        """Reach the scheduler and look whether its workers can do the work."""
        self._client = _connect(self.scheduler, self.processes)
        try:
            _check_workers(self._client, self.out)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error: Any) -> None:
        """Leave the cluster; one started here ends."""
        if self._client is not None:
            cluster = self._client.cluster
            self._client.close()
            if self.scheduler is None and cluster is not None:
                cluster.close()
            self._client = None

    def run(self, task: Task, arguments: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        """Do `task(*arguments)` for each of `arguments` on whichever worker is free."""
        from distributed import as_completed
        from distributed.scheduler import KilledWorker

        if self._client is None:
            raise RuntimeError("the cluster is used in a with statement")
        futures = [self._client.submit(task, *given, pure=False) for given in arguments]
        try:
            for future in as_completed(futures):
                yield future.result()
        except KilledWorker as error:
            raise TableError(
                "several workers of the cluster died over one task, most likely for want of memory. The same call "
                "goes on from what is done; give workers more memory, or fewer threads each."
            ) from error
        finally:
            self._client.cancel(futures)


def _connect(scheduler: str | None, processes: int) -> Client:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise TableError(
            "--engine dask needs the package distributed, which is not installed. Install it with "
            "`pip install framing[dask]`, or leave --engine out."
        ) from error
    if scheduler is None:
        return Client(LocalCluster(n_workers=processes, threads_per_worker=1, dashboard_address=None))
    try:
        return Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError) as error:
        raise TableError(
            f"no dask scheduler answered at {scheduler!r}: {error}. Start one with `dask scheduler` and workers with "
            "`dask worker ADDRESS`, or leave --scheduler out for a cluster on this machine."
        ) from error


def _check_workers(client: Client, out: Path) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise TableError(
            f"the dask scheduler has no workers after {PATIENCE} seconds. Start some with `dask worker ADDRESS`."
        ) from error
    token = out / f".seen-{uuid.uuid4().hex[:12]}"
    token.write_text("")
    try:
        seen = client.run(_look, str(token))
    except ModuleNotFoundError as error:
        raise TableError(f"a worker of the cluster has no {error.name}. Install framing where workers run.") from error
    finally:
        token.unlink()
    ours = metadata.version("framing")
    for address, (is_there, version) in sorted(seen.items()):
        if not is_there:
            raise TableError(
                f"every worker needs to see the folder {str(out)!r}; the one at {address} does not. Name a folder on "
                "storage that all machines share."
            )
        if version != ours:
            raise TableError(
                f"every worker needs framing {ours}; the one at {address} has {version}. Install the same there."
            )


def _look(token: str) -> tuple[bool, str]:
    return Path(token).exists(), metadata.version("framing")
