"""The folder in which an unfinished run keeps what is done: every piece whole, or not there at all."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache, wraps
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from framing.corpus.files import find_files
from framing.freshness import LIBRARIES, digest, files_of
from framing.study.saving import FORMATS
from framing.tables import TABLES, TableError

Read = TypeVar("Read")
PART = ".part-"  # begins the name of what is not whole yet


class Work(NamedTuple):
    """Where the pieces of a run lie: a folder a stage, and in it a folder or file a batch."""

    folder: Path

    def piece(self, stage: str, number: int) -> Path:
        """Place of one batch's piece."""
        return self.folder / stage / f"{number:06d}"


@contextmanager
def whole(place: Path) -> Iterator[Path]:
    """Give a folder to write into; it is moved to `place` once all in it is written.

    Where `place` is there already, as when a lost worker turns up again, the first one stays: both hold the same.

    >>> place = Path(tempfile.mkdtemp()) / "measured" / "000001"
    >>> with whole(place) as folder:
    ...     _ = (folder / "a.txt").write_text("A")
    >>> (place / "a.txt").read_text()
    'A'
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=PART, dir=place.parent))
    try:
        yield part
        part.chmod(0o755)
        try:
            part.rename(place)
        except OSError:
            if not place.is_dir():
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)


def save(value: Any, place: Path) -> None:
    """Write any value to a file that is whole or not there."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=PART, dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
    Path(name).replace(place)


def load(place: Path) -> Any:
    """Read what `save` wrote."""
    with place.open("rb") as file:
        return pickle.load(file)


def once_a_run(read: Callable[[Path], Read]) -> Callable[[Path], Read]:
    """Remember what was read last from a run's folder; where a later run made a folder of that name, read anew."""

    @lru_cache(maxsize=1)
    def remembered(folder: Path, stamp: int) -> Read:
        return read(folder)

    @wraps(read)
    def reading(folder: Path) -> Read:
        return remembered(folder, (folder / "plan").stat().st_mtime_ns)

    return reading


def save_frames(frames: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Write tables of a piece, each to a file of its name."""
    for name, frame in frames.items():
        frame.to_parquet(folder / f"{name}.parquet", index=False)


def load_frame(folder: Path, name: str, **options: Any) -> pd.DataFrame:
    """Read one table of a piece."""
    return pd.read_parquet(folder / f"{name}.parquet", **options)


def run_print(source: Path, out: Path, settings: Mapping[str, Any], lexicon: pd.DataFrame | None) -> str:
    """Hash all that decides the result: the source's files as listed, the settings, the package and its libraries."""
    package = Path(__file__).parents[1]
    code = [f"{path.relative_to(package)} {digest(path)}" for path in files_of(package, {".py", ".csv", ".txt"})]
    versions = [sys.version, *(f"{name} {metadata.version(name)}" for name in LIBRARIES)]
    manifest = settings["reading"].get("manifest")
    read = [*_files_read(source.resolve(), out.resolve()), *([Path(manifest).resolve()] if manifest else [])]
    listed = [_stamp(path) for path in read]
    terms = "" if lexicon is None else lexicon.to_csv()
    said = json.dumps(settings, sort_keys=True, default=str)
    return hashlib.sha256(
        "\n".join([*code, *versions, *listed, said, terms]).encode("utf-8", "surrogateescape")
    ).hexdigest()


def _stamp(path: Path) -> str:
    try:
        found = path.stat()
    except OSError:  # a link that leads nowhere, a page that is gone already
        return f"{path} cannot be opened"
    return f"{path} {found.st_size} {found.st_mtime_ns}"


def _files_read(source: Path, out: Path) -> list[Path]:
    """Files of the source, linked folders among them; not the tables that a run itself puts there."""
    if source.is_file():
        return [source]
    made = {out / f"{name}.{format}" for name in TABLES for format in FORMATS}
    return [path for path in find_files(source) if path not in made]


@contextmanager
def open_work(out: Path, print_: str) -> Iterator[Work]:
    """Open the folder of the run with this print, made anew or gone on with; no two runs may write to `out` at once."""
    work = Work(out / f".unfinished-{print_[:12]}")
    with _alone(out):
        work.folder.mkdir(exist_ok=True)
        for left in sorted([*out.glob(f"{PART}*"), *work.folder.rglob(f"{PART}*")]):
            if left.is_dir():
                shutil.rmtree(left)
            else:  # what stood in one of these folders is gone with it
                left.unlink(missing_ok=True)
        yield work


def remove_work(work: Work) -> None:
    """Remove the folder of a run that is done: at once, as a run must not go on from what is left of it."""
    part = Path(tempfile.mkdtemp(prefix=PART, dir=work.folder.parent))
    shutil.rmtree(work.folder.rename(part / work.folder.name).parent)


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Keep other runs out of a folder; where folders cannot be locked, it is the user's to avoid two at once."""
    try:
        import fcntl
    except ImportError:  # Windows
        yield
        return
    handle = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        raise TableError(f"another run is writing to {str(out)!r}. Wait for it, or name another place.") from error
    except OSError:  # some network drives lock no folders
        pass
    try:
        yield
    finally:
        os.close(handle)


def others_left(out: Path, work: Work) -> list[str]:
    """Names of folders that runs with other settings or another corpus left unfinished."""
    return sorted(path.name for path in out.glob(".unfinished-*") if path != work.folder)
