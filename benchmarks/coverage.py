"""How often intervals by bootstrap hold the true value, by kind of interval, measure and number of units.

    python benchmarks/coverage.py [TRIALS] > coverage.csv

Reports are drawn from distributions whose true value is known: rates of phrases by words, as many words as
reports have, where reports differ in their rate (over-dispersed), frequent and rare; means of a symmetric and of
a skewed score; and differences of two outlets within events. A 95 % interval should hold the true value 95
times in 100. Where nothing is found, the interval is the one that the package then shows. Seeded.
"""

from __future__ import annotations

import csv
import sys
import warnings
from collections.abc import Callable

import numpy as np
from scipy import stats

from framing.compare.intervals import none_found_high
from framing.resampling import expanded_level

UNITS = (5, 8, 20, 50)
LEVEL, N_BOOT, SEED = 0.95, 2000, 20130507
KINDS = ("percentile", "percentile, widened", "BCa", "BCa, widened")

Columns = tuple[np.ndarray, np.ndarray]


def rate(per_thousand: float, spread: float) -> Callable[[np.random.Generator, int], Columns]:
    """Counts and words of n reports; the rate of each report varies by a gamma distribution with this spread."""

    def draw(rng: np.random.Generator, n: int) -> Columns:
        words = rng.lognormal(np.log(350), 0.4, n).round()
        rates = per_thousand / 1000 * rng.gamma(1 / spread, spread, n)
        return rng.poisson(rates * words).astype(float), words

    return draw


def normal(rng: np.random.Generator, n: int) -> Columns:
    """Scores of n reports, as often below the mean as above."""
    return rng.normal(0.1, 0.2, n), np.ones(n)


def skewed(rng: np.random.Generator, n: int) -> Columns:
    """Scores of n reports, few of them high."""
    return rng.exponential(1, n), np.ones(n)


def difference(rng: np.random.Generator, n: int) -> Columns:
    """Numerator and weight of each of n events: 6 against 3 per 1,000, events differing in their level."""
    level = rng.gamma(4, 1 / 4, n)
    sides = []
    for per_thousand in (6, 3):
        words = rng.lognormal(np.log(350), 0.4, n).round()
        own = per_thousand / 1000 * words * (1 + 0.5 * (level - 1)) * rng.gamma(4, 1 / 4, n)
        sides.append((rng.poisson(own).astype(float), words))
    (x, a), (y, b) = sides
    return (x * b - y * a) / (a + b), a * b / (a + b)


MEASURES = {
    "rate, 5 per 1,000": (rate(5, 0.5), 0.005),
    "rate, 1 per 1,000": (rate(1, 1.0), 0.001),
    "mean, symmetric": (normal, 0.1),
    "mean, skewed": (skewed, 1.0),
    "difference within events": (difference, 0.003),
}


def ratio(numerator: np.ndarray, denominator: np.ndarray, axis: int = -1) -> np.ndarray:
    """A ratio of sums."""
    return numerator.sum(axis=axis) / denominator.sum(axis=axis)


def intervals(data: Columns, seed: int) -> list[tuple[float, float]]:
    """The interval of each kind, all of the same draws."""
    n = len(data[0])
    common = {"paired": True, "vectorized": True, "rng": np.random.default_rng(seed)}
    drawn = stats.bootstrap(data, ratio, n_resamples=N_BOOT, method="percentile", **common)
    found = []
    for method in ("percentile", "BCa"):
        for level in (LEVEL, expanded_level(LEVEL, n)):
            ends = stats.bootstrap(
                data, ratio, n_resamples=0, bootstrap_result=drawn, method=method, confidence_level=level, **common
            ).confidence_interval
            if np.isnan(ends).any():
                ends = tuple(np.quantile(drawn.bootstrap_distribution, [(1 - level) / 2, (1 + level) / 2]))
            found.append(tuple(ends))
    return found


def main(trials: int) -> None:
    """Write the table, a row a measure, number of units and kind of interval."""
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["measure", "n_units", "interval", "trials", "held", "below", "above", "mean_width"])
    for number, (name, (draw, truth)) in enumerate(MEASURES.items()):
        for n in UNITS:
            rng = np.random.default_rng([SEED, number, n])
            ends = np.array([_ends(draw(rng, n), name, seed) for seed in range(trials)])
            for kind, (low, high) in zip(KINDS, ends.transpose(1, 2, 0), strict=True):
                held = (low <= truth) & (truth <= high)
                shares = [f"{part.mean():.3f}" for part in (held, high < truth, low > truth)]
                table.writerow([name, n, kind, trials, *shares, f"{(high - low).mean():.4g}"])
            sys.stdout.flush()


def _ends(data: Columns, name: str, seed: int) -> list[tuple[float, float]]:
    if name.startswith("rate") and not data[0].any():
        return [(0.0, none_found_high(data[1].sum(), LEVEL))] * len(KINDS)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return intervals(data, seed)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
