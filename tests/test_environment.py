"""pyproject.toml, requirements.lock and environment.yml say the same of what framing needs."""

from __future__ import annotations

import asyncio
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import rattler
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rattler.exceptions import SolverError

# Packages that conda-forge calls by another name than PyPI.
CONDA_NAMES = {"matplotlib": "matplotlib-base", "playwright": "playwright-python"}
# What conda's environment names besides the packages of pyproject.toml.
CONDA_ONLY = {"python", "pip"}


@pytest.fixture(scope="module")
def pyproject(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def ranges(pyproject: dict[str, Any]) -> dict[str, str]:
    """Every package of pyproject.toml with its range, under PyPI's name."""
    groups = pyproject["dependency-groups"]
    optional = [line for lines in pyproject["project"]["optional-dependencies"].values() for line in lines]
    listed = [*pyproject["project"]["dependencies"], *optional, *groups["test"], *groups["build"]]
    return {canonicalize_name(Requirement(line).name): str(Requirement(line).specifier) for line in listed}


@pytest.fixture(scope="module")
def environment(root: Path) -> dict[str, Any]:
    return yaml.safe_load((root / "environment.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def by_pip(environment: dict[str, Any]) -> list[Requirement]:
    """What pip brings into conda's environment besides the package itself."""
    return [Requirement(line) for line in environment["dependencies"][-1]["pip"][:-1]]


@pytest.fixture(scope="module")
def specs(environment: dict[str, Any]) -> list[str]:
    """The lines of environment.yml that conda itself reads."""
    return [line for line in environment["dependencies"] if isinstance(line, str)]


@pytest.fixture(scope="module")
def locked(root: Path) -> dict[str, str]:
    lock = (root / "requirements.lock").read_text("utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", lock, flags=re.MULTILINE))


def _as_set(versions: str | None) -> set[str]:
    return set((versions or "").split(",")) - {""}


def _conda_name(name: str) -> str:
    return CONDA_NAMES.get(name, name)


def test_environment_names_what_conda_and_binder_look_for(environment: dict[str, Any]) -> None:
    assert environment["name"] == "framing"
    assert environment["channels"] == ["conda-forge", "nodefaults"]
    assert environment["dependencies"][-1]["pip"][-1] == "-e ."


def test_each_line_is_a_strict_matchspec(specs: list[str]) -> None:
    for line in specs:
        spec = rattler.MatchSpec(line, strict=True)
        assert spec.name is not None, line


def test_environment_and_pyproject_hold_the_same_packages_and_ranges(
    specs: list[str], by_pip: list[Requirement], ranges: dict[str, str], pyproject: dict[str, Any]
) -> None:
    found = {name: _as_set(versions) for name, _, versions in (line.partition(" ") for line in specs)}
    found |= {requirement.name: _as_set(str(requirement.specifier)) for requirement in by_pip}
    needed = {_conda_name(name): _as_set(versions) for name, versions in ranges.items()}
    assert {name: found[name] for name in found if name not in CONDA_ONLY} == needed


def test_build_group_is_what_the_build_asks_for(pyproject: dict[str, Any]) -> None:
    assert pyproject["dependency-groups"]["build"] == pyproject["build-system"]["requires"]


def test_every_range_has_both_ends(ranges: dict[str, str]) -> None:
    open_ended = [name for name, versions in ranges.items() if not (">=" in versions and "<" in versions)]
    assert open_ended == []


def test_lock_is_within_pyproject(ranges: dict[str, str], locked: dict[str, str]) -> None:
    for name, versions in ranges.items():
        assert Requirement(f"{name}{versions}").specifier.contains(locked[name]), (name, versions, locked[name])


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-uv.lock", "requirements-benchmark.lock"])
def test_lock_pins_all_by_hash_and_names_no_registry(root: Path, name: str) -> None:
    lock = (root / name).read_text("utf-8")
    entries = re.split(r"^(?=[\w.-]+==)", lock, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert [line for line in lock.splitlines() if "://" in line or re.match(r"\s*-(?!-hash)", line)] == []


def _package(name: str, version: str) -> dict[str, Any]:
    return {"name": name, "version": version, "build": "0", "build_number": 0, "depends": [], "subdir": "noarch"}


@pytest.fixture
def channel(tmp_path: Path, locked: dict[str, str], specs: list[str]) -> str:
    """A conda channel on disk that holds the locked versions and nothing else."""
    packages = [_package(_conda_name(name), version) for name, version in locked.items()]
    packages += [_package("python", "3.11.0"), _package("pip", "25.0")]
    records = {f"{p['name']}-{p['version']}-0.tar.bz2": p for p in packages}
    for subdir, held in (("noarch", records), ("linux-64", {})):
        repodata = {"info": {"subdir": subdir}, "packages": held, "packages.conda": {}, "repodata_version": 1}
        (tmp_path / subdir).mkdir()
        (tmp_path / subdir / "repodata.json").write_text(json.dumps(repodata), "utf-8")
    return tmp_path.as_uri()


def _solve(channel: str, specs: list[str], cache: Path) -> dict[str, str]:
    gateway = rattler.Gateway(cache_dir=cache)
    records = asyncio.run(rattler.solve([channel], specs, gateway=gateway, platforms=["linux-64", "noarch"]))
    return {record.name.normalized: str(record.version) for record in records}


def test_environment_admits_the_locked_versions(
    channel: str,
    specs: list[str],
    by_pip: list[Requirement],
    ranges: dict[str, str],
    locked: dict[str, str],
    tmp_path: Path,
) -> None:
    solved = _solve(channel, specs, tmp_path / "cache")
    by_conda = ranges.keys() - {requirement.name for requirement in by_pip}
    assert {name: solved[_conda_name(name)] for name in by_conda} == {name: locked[name] for name in by_conda}


def test_a_range_that_excludes_the_lock_is_noticed(channel: str, specs: list[str], tmp_path: Path) -> None:
    narrowed = [*specs, "pandas <3"]
    with pytest.raises(SolverError, match="pandas"):
        _solve(channel, narrowed, tmp_path / "cache")


def test_each_dependency_says_why_it_is_there(root: Path, ranges: dict[str, str]) -> None:
    reasons = (root / "CONTRIBUTING.md").read_text("utf-8").partition("## Dependencies")[2].lower()
    assert [name for name in ranges if f"- `{name}`:" not in reasons] == []


def test_the_version_is_the_same_everywhere(root: Path, pyproject: dict[str, Any]) -> None:
    version = pyproject["project"]["version"]
    citation = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    assert str(citation["version"]) == version
    assert f"\n## {version}" in (root / "CHANGELOG.md").read_text("utf-8")
