"""How often `tell_apart` declares anything among outlets alike in rate, where their reports differ in length.

Run: .venv/bin/python benchmarks/lengths.py
"""

import numpy as np
import pandas as pd

import framing

CORPORA, EVENTS, REPORTS, CATEGORIES = 200, 8, 2, 5
LENGTHS = {
    "alike": [500] * 4,
    "one twice another": [700, 500, 400, 350],
    "four times": [1000, 250, 500, 350],
    "1,500 words against 80": [1500, 80, 500, 300],
}
SHAPE = 2.0  # of the gamma distribution of rates over reports


def corpus(lengths: list[int], seed: int) -> pd.DataFrame:
    """Loaded phrases of reports whose rates are drawn of one distribution in each event and category."""
    rng = np.random.default_rng(seed)
    base = rng.gamma(1.5, 3, CATEGORIES) / 1000
    rows = []
    for event in range(EVENTS):
        rates = base * rng.gamma(2, 0.5, CATEGORIES)
        for outlet, length in zip("ABCD", lengths, strict=True):
            for number in range(REPORTS):
                words = int(length * rng.uniform(0.8, 1.2))
                counts = rng.poisson(rates * rng.gamma(SHAPE, 1 / SHAPE, CATEGORIES) * words)
                report = (f"{event}{outlet}{number}", outlet, f"event {event}")
                rows += [(*report, f"category {c}", float(n), float(words)) for c, n in enumerate(counts)]
    columns = ["article_id", "outlet", "event", "category", "numerator", "denominator"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(measure="loaded phrases", per=1000, of="own words")


for name, lengths in LENGTHS.items():
    alarms = n_tests = n_low = 0
    for seed in range(CORPORA):
        pairs = framing.tell_apart(corpus(lengths, seed), n_boot=0, n_permutations=999)
        tested = pairs[pairs["verdict"] != "too few"]
        alarms += bool(pairs["verdict"].eq("apart").any())
        n_tests += len(tested)
        n_low += int(tested["p"].le(0.05).sum())
    print(f"{name}: anything declared in {alarms} of {CORPORA} corpora; p up to 0.05 in {n_low / n_tests:.1%} of tests")
