"""Batches of measured reports -> families of copies, their alignment and edits.

Runs of words are joined part by part; what they link is grouped; and each group
of reports is compared by itself. No step holds more than a part or a group.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.batches.measuring import load_runs
from framing.batches.plan import read_plan
from framing.batches.work import Work, load, load_frame, once_a_run, save, save_frames, whole
from framing.study.measuring import compare_copies
from framing.tables import empty
from framing.wire.families.components import group_links, pack_components
from framing.wire.families.facts import Facts, number_reports, put_together, read_facts, take_facts
from framing.wire.families.settings import read_settings
from framing.wire.families.sharing import count_holders, join_runs
from framing.wire.families.solving import gather_families, solve_reports
from framing.wire.families.verifying import verify_links

SENTENCES = ["article_id", "sentence", "part", "start", "text"]  # what copies are compared by
QUOTES = ["article_id", "start", "end", "kind"]
WORDS_A_GROUP = 1_000_000  # own words of the reports that are compared in one task


class Reports(NamedTuple):
    """All reports of the corpus: what is known of each, and their numbers, batch by batch."""

    facts: Facts
    numbers: list[npt.NDArray[np.int32]]


class Groups(NamedTuple):
    """Reports that share enough to be compared with each other."""

    component: npt.NDArray[np.int32]  # of each report of the corpus
    reports: list[npt.NDArray[np.int32]]  # numbers of the reports of each group of components
    of_batch: list[list[int]]  # groups that a batch has reports in


def number_batches(folder: Path, n_batches: int) -> None:
    """Number the reports of all batches, and put together what is known of each."""
    work = Work(folder)
    if (folder / "reports").exists():
        return
    known = [_known(work.piece("measured", number)) for number in range(n_batches)]
    names, numbers = number_reports([reports for reports, _, _ in known])
    articles = pd.concat([rows for _, _, rows in known], ignore_index=True) if known else empty("articles")
    facts = read_facts(articles, names, put_together(numbers, [n_own for _, n_own, _ in known]))
    save(Reports(facts, numbers), folder / "reports")


def _known(piece: Path) -> tuple[list[str], npt.NDArray[np.int32], pd.DataFrame]:
    """Names of the reports of a batch, their own words, and what else is known of them; the rest is let go."""
    runs = load(piece / "runs")
    return runs.narration.reports, runs.n_own, load_frame(piece, "articles").drop(columns=["title", "text"])


@once_a_run
def _reports(folder: Path) -> Reports:
    return load(folder / "reports")


@once_a_run
def read_groups(folder: Path) -> Groups:
    """Read the groups of reports to compare."""
    return load(folder / "groups")


def join_part(folder: Path, part: int) -> None:
    """Join the runs of one part of all batches: which of them stand in two reports or more."""
    work, plan = Work(folder), read_plan(folder)
    pieces = [load_runs(work.piece("runs", number), part) for number in range(plan.n_batches)]
    with whole(work.piece("joined", part)) as place:
        for number, shared in enumerate(join_runs(pieces, _reports(folder).numbers)):
            save(shared, place / f"{number:06d}")


def link_batch(folder: Path, number: int) -> None:
    """Find the reports that each report of a batch shares enough with."""
    work, plan, reports = Work(folder), read_plan(folder), _reports(folder)
    shared = [load(work.piece("joined", part) / f"{number:06d}") for part in range(plan.n_parts)]
    runs = load(work.piece("measured", number) / "runs")
    pairs = verify_links(runs, reports.numbers[number], shared, reports.facts, read_settings())
    with whole(work.piece("linked", number)) as piece:
        save(pairs, piece / "pairs")
        save(count_holders(len(runs.narration.sentences), shared), piece / "holders")


def group_reports(folder: Path, n_batches: int) -> Groups:
    """Group the reports that are linked, however indirectly, in groups small enough for one task."""
    work = Work(folder)
    if not (folder / "groups").exists():
        facts, numbers = _reports(folder)
        component = group_links([load(work.piece("linked", number) / "pairs") for number in range(n_batches)], facts)
        groups = list(pack_components(component, facts.n_own, WORDS_A_GROUP))
        of_report = np.full(len(facts.names), -1)
        for number, reports in enumerate(groups):
            of_report[reports] = number
        of_batch = [np.unique(of_report[own][of_report[own] >= 0]).tolist() for own in numbers]
        save(Groups(component, groups, of_batch), folder / "groups")
    return read_groups(folder)


def pick_batch(folder: Path, number: int) -> None:
    """Pick the sentences and quotations of a batch that a group of reports is compared by."""
    work, groups = Work(folder), read_groups(folder)
    measured = work.piece("measured", number)
    sentences = load_frame(measured, "sentences", columns=SENTENCES)
    quotes = load_frame(measured, "quotes", columns=QUOTES)
    narration = load(measured / "runs").narration
    n_holders = load(work.piece("linked", number) / "holders")
    own = _reports(folder).numbers[number]
    with whole(work.piece("picked", number)) as piece:
        for group in groups.of_batch[number]:
            places = np.flatnonzero(np.isin(own, groups.reports[group]))
            names = {narration.reports[i]: slice(*narration.bounds[i : i + 2]) for i in places.tolist()}
            place = piece / str(group)
            place.mkdir()
            rows = {"sentences": sentences, "quotes": quotes}
            save_frames({name: table[table["article_id"].isin(names)] for name, table in rows.items()}, place)
            save({name: n_holders[where] for name, where in names.items()}, place / "holders")


def compare_group(folder: Path, group: int) -> None:
    """Find the families of a group of reports, and compare each copy with its base."""
    work, plan, groups = Work(folder), read_plan(folder), read_groups(folder)
    batches = [number for number, touched in enumerate(groups.of_batch) if group in touched]
    places = [work.piece("picked", number) / str(group) for number in batches]
    sentences, quotes = (
        pd.concat([load_frame(place, name) for place in places], ignore_index=True) for name in ("sentences", "quotes")
    )
    holders = {report: found for place in places for report, found in load(place / "holders").items()}
    reports = groups.reports[group]
    facts = take_facts(_reports(folder).facts, reports)
    families = solve_reports(sentences, quotes, holders, facts, groups.component[reports], read_settings())
    with whole(work.piece("compared", group)) as piece:
        save_frames(compare_copies(families, sentences, quotes, plan.lexicon), piece)


def gather_copies(folder: Path) -> pd.DataFrame:
    """All families in their order; alignment and edits stay with their groups."""
    work, groups = Work(folder), read_groups(folder)
    if not (folder / "families").exists():
        found = [load_frame(work.piece("compared", group), "families") for group in range(len(groups.reports))]
        save(gather_families(found), folder / "families")
    return read_families(folder)


@once_a_run
def read_families(folder: Path) -> pd.DataFrame:
    """Read the families of all groups."""
    return load(folder / "families")
