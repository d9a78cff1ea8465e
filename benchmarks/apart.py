"""Whether tell_apart's p and intervals keep their word, on reports whose true rates are known.

    python benchmarks/apart.py [TRIALS] > apart.csv

Reports of two outlets are drawn, each trial a category: rates vary between reports (over-dispersed) and between
events, and by unit where both outlets print one. Where the true rates are alike, p should be up to 0.05 in 5 of 100
trials at most; a 95 % interval should hold the true difference in 95. Seeded.
"""

from __future__ import annotations

import csv
import sys
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.compare import tell_apart

SEED = 20130507
TOGETHER = 50  # trials of reports of the same lengths


class Corpus(NamedTuple):
    """How many events there are, and units of each in each; true rates per 1,000 words."""

    events: int
    alone: int  # units of an event that one outlet has alone, for each outlet
    shared: int  # units of an event that both have
    rate_a: float
    rate_b: float


CORPORA = [
    *(Corpus(*design, 3, 3) for design in ((8, 1, 0), (8, 0, 1), (20, 1, 0), (20, 2, 1), (3, 4, 0), (1, 10, 0))),
    Corpus(8, 1, 0, 0.5, 0.5),
    *(Corpus(*design, 6, 3) for design in ((8, 1, 0), (20, 1, 0), (3, 4, 0), (2, 5, 3), (1, 8, 0), (1, 20, 0))),
]


def reports(corpus: Corpus, trials: int, rng: np.random.Generator) -> pd.DataFrame:
    """Loaded phrases by report, a category a trial."""
    units = [(o, e, f"{o} {e} {n}") for o in "AB" for e in range(corpus.events) for n in range(corpus.alone)]
    units += [(o, e, f"both {e} {n}") for o in "AB" for e in range(corpus.events) for n in range(corpus.shared)]
    table = pd.DataFrame(units, columns=["outlet", "event", "unit"])
    table["article_id"] = [f"report {n}" for n in range(len(table))]
    table["denominator"] = rng.lognormal(np.log(350), 0.4, len(table)).round()
    unit, of_unit = np.unique(table["unit"], return_inverse=True)
    rate = table["outlet"].map({"A": corpus.rate_a, "B": corpus.rate_b}).to_numpy() / 1000
    drawn = []
    for trial in range(trials):
        of_event = (1 + rng.gamma(4, 1 / 4, corpus.events)[table["event"]]) / 2
        story = rng.gamma(4, 1 / 4, len(unit))[of_unit] * rng.gamma(16, 1 / 16, len(table))
        mean = rate * of_event * story * table["denominator"]
        drawn.append(table.assign(category=str(trial), numerator=rng.poisson(mean).astype(float)))
    told = {"measure": "loaded phrases", "per": 1000, "of": "own words"}
    found = pd.concat(drawn, ignore_index=True).assign(**told)
    return found.assign(event=found["event"].astype("str") if corpus.events > 1 else "")


def main(trials: int) -> None:
    """Write the table, a row a corpus."""
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow([*Corpus._fields, "trials", "held", "below", "above", "p_up_to_05", "too_few"])
    for number, corpus in enumerate(CORPORA):
        rng = np.random.default_rng([SEED, number])
        made = [reports(corpus, TOGETHER, rng) for _ in range(trials // TOGETHER)]
        pairs = pd.concat([tell_apart(table) for table in made])
        truth = corpus.rate_a - corpus.rate_b
        held = pairs["low"].le(truth) & pairs["high"].ge(truth)
        found = [held, pairs["high"] < truth, pairs["low"] > truth, pairs["p"] <= 0.05, pairs["verdict"] == "too few"]
        table.writerow([*corpus, len(pairs), *(f"{part.mean():.3f}" for part in found)])
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
