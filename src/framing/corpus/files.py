"""The files below a folder that may be reports."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

_ASIDE = ("readme", "license", "licence", "datapackage.json", "changelog", "citation")


def find_files(root: Path) -> list[Path]:
    """All files below a folder in the order of their names, hidden ones and those about the corpus left out."""
    found = (Path(where) / name for where, _, names in _walk(root) for name in names)
    return sorted(
        (f for f in found if not _is_aside(f.relative_to(root))), key=lambda f: f.relative_to(root).as_posix()
    )


def _walk(root: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Folders below a folder; of linked ones those that lie elsewhere, each once, so that no circle is walked."""
    seen: set[Path] = set()
    for where, folders, names in os.walk(root, followlinks=True):
        folders[:] = [name for name in sorted(folders) if _leads_on(Path(where) / name, root.resolve(), seen)]
        yield where, folders, names


def _leads_on(folder: Path, root: Path, seen: set[Path]) -> bool:
    if not folder.is_symlink():
        return True
    real = folder.resolve()
    known = real in seen or real.is_relative_to(root) or root.is_relative_to(real)
    seen.add(real)
    return not known


def _is_aside(path: Path) -> bool:
    return any(
        part.startswith((".", "~$")) or part == "__MACOSX" for part in path.parts
    ) or path.name.lower().startswith(_ASIDE)


def relative(path: Path, root: Path) -> str:
    """Name of a file as seen from a folder, in letters that can be written again."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return os.fsencode(name).decode("utf-8", "replace")  # old archives hold names in other encodings
