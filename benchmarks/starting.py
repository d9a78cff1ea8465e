"""How fast things begin: `import framing`, `framing --help`, `make figures`, beside what they are made from.

    .venv/bin/python benchmarks/starting.py [--rounds N] [--figures]

Each is a process of its own, in turn; times are seconds of the processor, except for the figures, which run two kernels
at a time and are in seconds of the clock. With --figures: `framing figures` on unchanged input, on everything changed,
and the same notebooks run plainly by nbclient, one after the other, with the parameters put in; a plain run of every
notebook takes some minutes. It asserts nothing: machines differ.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time

import nbformat
import pandas as pd
from nbclient import NotebookClient

from framing.notebooks import set_parameters
from framing.project import find_corpora, find_notebooks, find_project

CODE = {
    "import framing": "import framing",
    "import pandas, matplotlib, nltk": "import pandas, matplotlib, nltk",
    "framing --help": "import sys; sys.argv = ['framing', '--help']\nfrom framing.cli import main\n"
    "try:\n    main()\nexcept SystemExit:\n    pass",
}


def processor_seconds(code: str) -> float:
    """Of a fresh interpreter that runs `code`."""
    before = os.times()
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def compare(rounds: int = 7) -> pd.DataFrame:
    """A row a way: seconds (median), share of the libraries' time (of one round: median, low and high)."""
    spent = pd.DataFrame([{name: processor_seconds(code) for name, code in CODE.items()} for _ in range(rounds + 1)])[
        1:
    ]
    shares = spent.div(spent["import pandas, matplotlib, nltk"], axis=0)
    table = pd.DataFrame({"seconds": spent.median(), "share": shares.median()})
    table["low"], table["high"], table["rounds"] = shares.quantile(0.25), shares.quantile(0.75), len(spent)
    return table.rename_axis("way").reset_index()


def figures_seconds(*options: str) -> float:
    """Of `framing figures`, by the clock."""
    begun = time.perf_counter()
    call = [sys.executable, "-m", "framing.cli", "figures", *options]
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - begun


def plain_seconds() -> float:
    """Of nbclient on every notebook and corpus, one after the other."""
    project = find_project()
    begun = time.perf_counter()
    for source in find_corpora(project, []).values():
        for path in find_notebooks(project, None):
            with tempfile.TemporaryDirectory() as out:
                node = set_parameters(nbformat.read(path, as_version=4), {"corpus": str(source), "figures": out})
                NotebookClient(node, timeout=1800, resources={"metadata": {"path": str(path.parent)}}).execute()
    return time.perf_counter() - begun


def compare_figures() -> pd.DataFrame:
    """A row a way: seconds, and the plain run's over its own."""
    with tempfile.TemporaryDirectory() as out:
        changed = figures_seconds("--out", out, "--force")
        unchanged = figures_seconds("--out", out)
    plain = plain_seconds()
    ways = {"framing figures, everything changed": changed, "framing figures, nothing changed": unchanged}
    table = pd.DataFrame({"seconds": {**ways, "nbclient, one notebook after the other": plain}})
    return table.assign(times=plain / table["seconds"]).rename_axis("way").reset_index()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--figures", action="store_true")
    given = parser.parse_args()
    print(compare(given.rounds).round(3).to_string(index=False), flush=True)
    if given.figures:
        print(compare_figures().round(2).to_string(index=False))
