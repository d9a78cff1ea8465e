"""CI skips nothing; elsewhere a skipped test says what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TEST = """
def test_of_texts(shared):
    assert shared.is_dir()

def test_without():
    pass
"""


@pytest.fixture
def run(root: Path, tmp_path: Path):
    """Run two tests, one of which asks for the shared folder, under the conftest of this project."""
    shutil.copy(root / "tests" / "conftest.py", tmp_path)
    (tmp_path / "test_two.py").write_text(TEST, "utf-8")

    def run_with(**variables: str) -> subprocess.CompletedProcess[str]:
        kept = {k: v for k, v in os.environ.items() if k not in ("CI", "FRAMING_SHARED", "PYTEST_ADDOPTS")}
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tmp_path)]
        env = {**kept, **variables}
        return subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    return run_with


def test_a_skip_passes_at_home(run) -> None:
    outcome = run()
    assert outcome.returncode == 0
    assert "1 passed, 1 skipped" in outcome.stdout.splitlines()[-1]


def test_a_skip_fails_in_ci_and_says_why(run) -> None:
    outcome = run(CI="true")
    assert outcome.returncode == 1
    assert "test_of_texts: FRAMING_SHARED is not set" in outcome.stdout
    assert "1 passed, 1 skipped" in outcome.stdout.splitlines()[-1]


def test_nothing_is_skipped_where_the_folder_is(run, tmp_path: Path) -> None:
    outcome = run(CI="true", FRAMING_SHARED=str(tmp_path))
    assert (outcome.returncode, "2 passed" in outcome.stdout.splitlines()[-1]) == (0, True)


def test_a_wrong_folder_is_an_error_not_a_skip(run) -> None:
    outcome = run(FRAMING_SHARED="nowhere")
    assert outcome.returncode == 1
    assert "FRAMING_SHARED names 'nowhere', which is no folder" in outcome.stdout
