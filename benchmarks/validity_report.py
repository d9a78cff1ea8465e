"""How often the intervals of `validity_report` hold the truth, and how often it blames an outlet without cause.

python benchmarks/validity_report.py [CORPORA]

Invented corpora of six outlets with eight reports of twenty sentences each. In one sentence of seven the
measure finds something, and is right in six of ten; of the other sentences it misses one in twenty. All
outlets are alike. Of each corpus 200 sentences are drawn and coded without error.
"""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd

from framing import draw_sample, validity_report

N_OUTLETS, N_REPORTS, N_SENTENCES = 6, 8, 20
FOUND, RIGHT, MISSED = 1 / 7, 0.6, 0.05


def corpus(rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame, np.ndarray, np.ndarray]:
    """Sentences and articles, and of each sentence whether something is found in it, and whether it is loaded."""
    names = [f"{outlet}-{report}" for outlet in range(N_OUTLETS) for report in range(N_REPORTS)]
    articles = pd.DataFrame({"article_id": names, "outlet": [name[0] for name in names]})
    n = len(names) * N_SENTENCES
    sentences = pd.DataFrame({"article_id": np.repeat(names, N_SENTENCES), "text": "It is so.", "n_own": 3})
    sentences["sentence"] = np.tile(range(N_SENTENCES), len(names))
    found = rng.random(n) < FOUND
    loaded = np.where(found, rng.random(n) < RIGHT, rng.random(n) < MISSED)
    return sentences, articles, found, loaded


def trial(seed: int) -> dict[str, bool]:
    """One corpus: whether each interval holds its truth, and whether an outlet was blamed."""
    sentences, articles, found, loaded = corpus(np.random.default_rng(seed))
    phrases = sentences[found].assign(category="doubt", voice="outlet")
    key = draw_sample(phrases, sentences, articles, 200, seed=seed).key
    coded = sentences.assign(loaded=loaded).merge(key, on=["article_id", "sentence"])
    codes = coded[["item"]].assign(coder="key", categories=np.where(coded["loaded"], "doubt", ""))
    report = validity_report(codes, key, n_draws=4000)
    right = (found & loaded).sum()
    truth = {
        "precision": right / found.sum(),
        "recall": right / loaded.sum(),
        "F1": 2 * right / (found.sum() + loaded.sum()),
        "share_coded": loaded.mean(),
    }
    whole = report[report["outlet"].eq("(all)") & report["category"].eq("(any)")].set_index("metric")
    held = {m: bool(whole.at[m, "low"] <= value <= whole.at[m, "high"]) for m, value in truth.items()}
    return held | {"an outlet was blamed": bool(report["verdict"].str.startswith("errs").any())}


if __name__ == "__main__":
    trials = pd.DataFrame([trial(seed) for seed in range(int(sys.argv[1]) if len(sys.argv) > 1 else 200)])
    print(f"{len(trials)} corpora; share of 95 % intervals that held the corpus's own figure, and of false blame:")
    print(trials.mean().round(3).to_string())
