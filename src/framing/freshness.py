"""Whether a figure is still what its notebook, corpus and package would make."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

# What can change a number or a pixel, beside the package itself.
LIBRARIES = ("pandas", "numpy", "scipy", "matplotlib", "nltk", "vaderSentiment", "trafilatura", "ftfy", "pyarrow")


def fingerprint(notebook: Path, source: Path) -> str:
    """Hash everything a figure is made from: notebook, corpus, package, libraries, Python.

    Outputs saved in the notebook do not count, so running it does not make it new.
    """
    package = Path(__file__).parent
    versions = [sys.version, *(f"{name} {metadata.version(name)}" for name in LIBRARIES)]
    files = [*files_of(package, {".py", ".csv", ".txt"}), *files_of(source)]
    parts = [_cells(notebook), "\n".join(versions), str(source), *(f"{path} {digest(path)}" for path in files)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_fresh(cache: Path, key: str, print_: str, out: Path) -> bool:
    """Say whether what was remembered under `key` has this fingerprint and its files are untouched."""
    note = cache / f"{key}.json"
    try:
        known = json.loads(note.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    if known.get("fingerprint") != print_ or known.get("out") != str(out) or not known.get("files"):
        return False
    return all((out / name).is_file() and digest(out / name) == sha for name, sha in known["files"].items())


def remember(cache: Path, key: str, print_: str, out: Path, files: Iterable[str]) -> None:
    """Note what `key` was made from and the files that came of it."""
    cache.mkdir(parents=True, exist_ok=True)
    note = {"fingerprint": print_, "out": str(out), "files": {name: digest(out / name) for name in files}}
    part = cache / f"{key}.json.part"
    part.write_text(json.dumps(note, indent=1), "utf-8")
    part.replace(cache / f"{key}.json")


def files_of(place: Path, suffixes: set[str] | None = None) -> list[Path]:
    """All files at a place by their paths, hidden ones left out; of some endings, where these are given."""
    if place.is_file():
        return [place]
    found = (
        p
        for p in place.rglob("*")
        if p.is_file() and not any(part.startswith(".") for part in p.relative_to(place).parts)
    )
    return sorted(p for p in found if suffixes is None or p.suffix in suffixes)


def _cells(notebook: Path) -> str:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return json.dumps([(cell["cell_type"], cell["source"], cell["metadata"].get("tags", [])) for cell in cells])
