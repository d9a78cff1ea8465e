"""Versions and hashes, so that a reviewer can compare."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Sequence
from importlib.metadata import version

from framing.datapackage import lexicon_hashes
from framing.freshness import LIBRARIES
from framing.html_output import Html
from framing.report.elements import code, grid, heading, joined, paragraph
from framing.report.figures import table_hash
from framing.report.parts import Part
from framing.report.studies import Study

FILES = (
    "Hash over the files read: SHA-256 of the sorted column sha256 of the table articles, a value a line, each line "
    "with a line feed."
)


def versions_section() -> Html:
    """Versions of Python and the libraries that can change a number, and hashes of the lists."""
    rows = [["framing", version("framing")], ["Python", platform.python_version()]]
    rows += [[name, version(name)] for name in LIBRARIES]
    lists = [[name, code(hash)] for name, hash in lexicon_hashes().items()]
    return joined(
        heading(2, "Versions and lists", "versions"),
        grid(["program", "version"], rows, "Made with"),
        grid(["list of words", "SHA-256"], lists, "Lists that come with framing", level="hashes"),
    )


def hashes_section(study: Study, parts: Sequence[Part], prefix: str) -> Html:
    """Hashes of what was read, of the lists it was measured with, and of each table drawn."""
    drawn = [
        [f"{figure.name}.csv", len(figure.table), code(table_hash(figure))] for part in parts for figure in part.figures
    ]
    return joined(
        heading(3, "What to compare", f"{prefix}-hashes"),
        paragraph(FILES, code(hash_of_sources(study))),
        paragraph(_measured(study)),
        grid(["table drawn", "rows", "SHA-256"], drawn, "Tables, as save_figure writes them", level="hashes"),
    )


def hash_of_sources(study: Study) -> str:
    """One hash over the files of the reports."""
    lines = "".join(f"{value}\n" for value in sorted(study.articles["sha256"].dropna()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _measured(study: Study) -> str:
    if not study.measured_with:
        return "The reports were measured with the versions and lists below."
    installed = {"framing": version("framing"), **lexicon_hashes()}
    other = sorted(name for name, value in study.measured_with.items() if installed.get(name) != value)
    told = f"The tables were measured before, with framing {study.measured_with.get('framing', 'unknown')}"
    if not other:
        return f"{told} and the lists below."
    return f"{told}; what differs from the lists below: {', '.join(other)}."
