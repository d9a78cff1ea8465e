"""Who does the tasks of a run: this process, all cores of this machine, or a cluster."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Protocol, Self

from framing.progress import progress
from framing.tables import TableError

Task = Callable[..., Any]

# Processes are replaced after so many tasks each: what they remember of words, and memory in pieces, would grow.
# (The pool's own max_tasks_per_child came to a standstill when this was tried.)
TASKS_A_PROCESS = 40


class Engine(Protocol):
    """Does a task for each of several arguments and gives the results as they come, in any order."""

    def run(self, task: Task, arguments: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        """Do `task(*arguments)` for each of `arguments`."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(self, *error: Any) -> None:
        """End; after an error, at once."""


class Local:
    """All cores of this machine, a process each; a single task is done in this process.

    Parameters
    ----------
    processes : int, optional
        How many at once; as many as there are cores, if left out.

    Raises
    ------
    TableError
        `processes` is no whole number from 1 on.
    """

    def __init__(self, processes: int | None = None) -> None:
        if processes is not None and (isinstance(processes, bool) or not isinstance(processes, int) or processes < 1):
            raise TableError(f"measuring needs a number of processes from 1 on; found {processes!r}.")
        self.processes = processes or cores()
        self._pool: ProcessPoolExecutor | None = None
        self._done = 0  # tasks of the processes that are there

    def __enter__(self) -> Self:
        """Begin; processes start with the first tasks that are several."""
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the processes."""
        if self._pool is None:
            return
        if error is not None:
            for process in list((self._pool._processes or {}).values()):  # not others that the user has started
                process.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool, self._done = None, 0

    def run(self, task: Task, arguments: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        """Do `task(*arguments)` for each of `arguments`.

        >>> with Local(processes=1) as engine:
        ...     list(engine.run(max, [(1, 2), (4, 3)]))
        [2, 4]
        """
        if self.processes == 1 or len(arguments) < 2:
            yield from (task(*given) for given in arguments)
            return
        for first in range(0, len(arguments), self.processes * TASKS_A_PROCESS):
            chunk = arguments[first : first + self.processes * TASKS_A_PROCESS]
            yield from self._run_some(task, chunk)
            self._renew(len(chunk))

    def _run_some(self, task: Task, arguments: Sequence[tuple[Any, ...]]) -> Iterator[Any]:
        # spawn: a forked copy of a process with threads (pandas', a notebook's) may hang
        context = multiprocessing.get_context("spawn")
        self._pool = self._pool or ProcessPoolExecutor(self.processes, context, initializer=_begin_worker)
        try:
            with _uninterrupted():
                futures = [self._pool.submit(task, *given) for given in arguments]
            yield from (future.result() for future in as_completed(futures))
        except BrokenProcessPool as error:
            raise TableError(
                "a process that measured was ended from outside, or could not start. The same call goes on from "
                "what is done. In a script, put the call below `if __name__ == '__main__':`; if memory ran out, "
                "use fewer processes."
            ) from error

    def _renew(self, n_tasks: int) -> None:
        """End processes that have done enough; the next tasks start new ones."""
        self._done += n_tasks
        if self._done >= self.processes * TASKS_A_PROCESS:
            self.__exit__(None, None, None)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C back while processes start: they inherit that, and would otherwise die of it with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin_worker() -> None:
    """Leave Ctrl-C to the process that waits for us, and end when it does, even where it was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: Any) -> None:
    parent.join()
    os._exit(1)


def run_each(engine: Engine, task: Task, arguments: Iterable[tuple[Any, ...]], label: str) -> list[Any]:
    """Do a task for each of `arguments`, and show how far it is."""
    todo = list(arguments)
    if not todo:
        return []
    return list(progress(engine.run(task, todo), total=len(todo), label=label, unit="batches"))
