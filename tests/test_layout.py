"""Who imports whom, what `import framing` loads, and that every column of data/ is described."""

from __future__ import annotations

import ast
import csv
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import frictionless
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

SOURCE = Path(__file__).resolve().parents[1] / "src" / "framing"

# Stages meet in tables: each may import these modules of the package and no others.
# A stage that outgrows its file becomes a folder of the same name. study, robustness and validity call the stages.
COMMON = {
    *("tables", "words", "function_words", "marks", "spelling", "agencies", "boundaries", "lexicon", "pieces"),
    *("html_output", "table_output", "progress", "resampling"),
}
STAGES = {
    *("corpus", "sentences", "quotes", "lexicon", "sentiment", "phrases", "passives", "wire"),
    *("events", "compare", "vocabulary", "charts", "reader"),
}

# Libraries that one module alone may import, and the modules they are kept to.
KEPT_TO = {
    "matplotlib": {"charts"},
    **dict.fromkeys(("nbclient", "nbformat", "nbconvert"), {"notebooks"}),
    **dict.fromkeys(("jupyter_client", "jupyter_core", "jupyterlab", "ipykernel", "IPython"), {"notebooks"}),
    **dict.fromkeys(("ipywidgets", "anywidget"), {"explorer"}),
}
# What `import framing` must not load.
HEAVY = ["matplotlib", "nltk", "scipy", "trafilatura", "pyarrow", "vaderSentiment", "IPython", *KEPT_TO]


def _modules() -> Iterator[tuple[str, Path]]:
    """Every file of the package with the module at the top of the package that it belongs to."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).parts[0].removesuffix(".py"), path


def _imports(path: Path) -> set[str]:
    """Full names of what a file imports, wherever in it; relative imports made absolute."""
    package = ["framing", *path.relative_to(SOURCE).parts[:-1]] if path.is_relative_to(SOURCE) else []
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            home = ".".join([*base, *filter(None, [node.module])])
            names |= {f"{home}.{alias.name}" for alias in node.names}
    return names


def _inside(path: Path) -> set[str]:
    """Modules at the top of the package that a file imports."""
    return {name.split(".")[1] for name in _imports(path) if name.startswith("framing.")}


def _outside(path: Path) -> set[str]:
    """Libraries that a file imports."""
    found = {name.split(".")[0] for name in _imports(path)}
    return found - set(sys.stdlib_module_names) - {"framing"}


MODULES = list(_modules())
NAMES = [str(path.relative_to(SOURCE)) for _, path in MODULES]


@pytest.mark.parametrize(("module", "path"), MODULES, ids=NAMES)
def test_stages_meet_only_in_tables(module: str, path: Path) -> None:
    if module in STAGES | COMMON:
        assert _inside(path) - COMMON - {module} == set()


@pytest.mark.parametrize(("module", "path"), MODULES, ids=NAMES)
def test_libraries_keep_to_their_module(module: str, path: Path) -> None:
    strayed = {library for library in _outside(path) if module not in KEPT_TO.get(library, {module})}
    assert strayed == set()


def test_imports_are_seen_wherever_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    file = tmp_path / "corpus" / "html.py"
    file.parent.mkdir()
    file.write_text("from ..tables import need\nfrom . import dates\n\ndef f():\n    import nltk.tokenize\n")
    assert _imports(file) == {"framing.tables.need", "framing.corpus.dates", "nltk.tokenize"}
    assert (_inside(file), _outside(file)) == ({"tables", "corpus"}, {"nltk"})


def _undeclared(files: list[Path], requirements: list[str]) -> list[str]:
    """Libraries that `files` import and `requirements` do not name."""
    declared = {canonicalize_name(Requirement(line).name) for line in requirements}
    homes = packages_distributions()
    used = {library for path in files for library in _outside(path)}
    return sorted(name for name in used if not declared & {canonicalize_name(d) for d in homes.get(name, [])})


def test_what_is_imported_is_declared(root: Path) -> None:
    pyproject = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    optional = [line for lines in pyproject["project"]["optional-dependencies"].values() for line in lines]
    needed, for_tests = [*pyproject["project"]["dependencies"], *optional], pyproject["dependency-groups"]["test"]
    assert _undeclared([path for _, path in MODULES], needed) == []
    ours = {path.name for path in root.glob("data/control/*") if path.is_dir()}  # the builder of the control corpus
    assert set(_undeclared(sorted(root.glob("tests/*.py")), [*needed, *for_tests])) - ours == set()


def test_import_framing_stays_light() -> None:
    look = f"import sys, framing; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def _committed(root: Path, *patterns: str) -> list[Path]:
    run = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=root, capture_output=True, text=True, check=True)
    return [root / name for name in run.stdout.split("\0") if name and (root / name).is_file()]


def _described_in_package(path: Path) -> set[str]:
    """Columns with a description in the datapackage.json of the folder of `path` or one above it, up to data/."""
    for folder in path.parents:
        package = folder / "datapackage.json"
        if package.is_file():
            resources = json.loads(package.read_text("utf-8"))["resources"]
            name = path.relative_to(folder).as_posix()
            fields = [field for r in resources if r.get("path") == name for field in r["schema"]["fields"]]
            return {field["name"] for field in fields if field.get("description", "").strip()}
        if folder.name == "data":
            break
    return set()


def _described_in_readme(path: Path, root: Path) -> set[str]:
    """Columns in backticks in those sections of data/README.md that name the file by its path in data/."""
    readme = root / "data" / "README.md"
    name = path.relative_to(root / "data").as_posix()
    sections = re.split(r"^(?=#)", readme.read_text("utf-8"), flags=re.MULTILINE) if readme.is_file() else []
    return {word for section in sections if f"`{name}`" in section for word in re.findall(r"`([^`\n]+)`", section)}


def test_every_column_of_data_is_described(root: Path) -> None:
    undescribed = []
    for path in _committed(root, "data/*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            columns = set(next(csv.reader(file), []))
        missing = columns - _described_in_package(path) - _described_in_readme(path, root)
        undescribed += [f"{path.relative_to(root)}: {column}" for column in sorted(missing)]
    assert not undescribed, "Describe in the datapackage.json beside the file, or in data/README.md\n" + "\n".join(
        undescribed
    )


def test_data_packages_are_valid(root: Path) -> None:
    for path in _committed(root, "data/*datapackage.json"):
        report = frictionless.validate(path)
        assert report.valid, f"{path.relative_to(root)}:\n{report.to_summary()}"
