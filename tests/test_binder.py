"""The badge for Binder: what it opens is here, and environment.yml is what repo2docker can make a machine from."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml
from packaging.specifiers import SpecifierSet

BADGE = r"\(https://mybinder\.org/v2/gh/(?P<repository>[^/]+/[^/]+)/HEAD\?urlpath=lab/tree/(?P<path>[^)]+)\)"
# What repo2docker reads instead of environment.yml, or besides it.
RIVALS = "binder .binder Dockerfile apt.txt runtime.txt Project.toml install.R default.nix Pipfile requirements.txt"


@pytest.fixture(scope="module")
def badge(root: Path) -> re.Match[str]:
    found = re.search(BADGE, (root / "CONTRIBUTING.md").read_text("utf-8"))
    assert found, "CONTRIBUTING.md has no badge for Binder"
    return found


@pytest.fixture(scope="module")
def dependencies(root: Path) -> list[Any]:
    return yaml.safe_load((root / "environment.yml").read_text("utf-8"))["dependencies"]


def test_the_badge_opens_a_notebook_that_is_there_and_names_no_repository_yet(root: Path, badge: re.Match[str]) -> None:
    assert (root / badge["path"]).is_file()
    assert badge["repository"] == "OWNER/REPO"


def test_python_is_named_as_repo2docker_reads_it_and_is_one_that_the_package_runs_on(
    root: Path, dependencies: list[Any]
) -> None:
    wanted = [line for line in dependencies if isinstance(line, str) and line.split()[0] == "python"]
    version = re.fullmatch(r"python\s*=+\s*(\d+\.\d+)", wanted[0])
    assert version, f"repo2docker takes its own default for {wanted[0]!r}"
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert version[1] in SpecifierSet(project["requires-python"])


def test_nothing_takes_the_place_of_environment_yml(root: Path) -> None:
    assert [name for name in RIVALS.split() if (root / name).exists()] == []


def test_the_machine_has_jupyterlab_the_widgets_and_the_package_from_the_checkout(dependencies: list[Any]) -> None:
    names = {line.split()[0] for line in dependencies if isinstance(line, str)}
    assert {"pip", "jupyterlab", "ipykernel", "ipywidgets", "anywidget"} <= names
    assert "-e ." in dependencies[-1]["pip"]


def test_the_notebook_imports_nothing_that_the_machine_lacks(
    root: Path, badge: re.Match[str], dependencies: list[Any]
) -> None:
    cells = nbformat.read(root / badge["path"], as_version=4).cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    trees = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Import | ast.ImportFrom)]
    imported = {name.name if isinstance(node, ast.Import) else node.module for node in trees for name in node.names}
    there = {line.split()[0] for line in dependencies if isinstance(line, str)} | {"framing", *sys.stdlib_module_names}
    assert {str(name).partition(".")[0] for name in imported} <= there


def test_the_texts_it_reads_are_part_of_the_project(root: Path) -> None:
    assert (root / "data" / "control" / "articles.csv").is_file()
    assert any((root / "data" / "control" / "text").glob("*.txt"))
