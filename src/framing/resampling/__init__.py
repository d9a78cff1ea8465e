"""Resampling: intervals by bootstrap, tests by permutation, many tests corrected together."""

from framing.resampling.bootstrap import (
    LEVEL,
    MIN_UNITS,
    N_BOOT,
    SEED,
    Boot,
    Numbers,
    bootstrap_interval,
    check_settings,
    draw_weights,
    expanded_level,
)
from framing.resampling.discovery import correct_false_discoveries
from framing.resampling.permutation import N_PERMUTATIONS, Permuted, permutation_test
from framing.resampling.ratios import ratio_interval

__all__ = [
    "LEVEL",
    "MIN_UNITS",
    "N_BOOT",
    "N_PERMUTATIONS",
    "SEED",
    "Boot",
    "Numbers",
    "Permuted",
    "bootstrap_interval",
    "check_settings",
    "correct_false_discoveries",
    "draw_weights",
    "expanded_level",
    "permutation_test",
    "ratio_interval",
]
