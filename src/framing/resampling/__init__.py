"""Resampling: intervals by bootstrap, tests by permutation, many tests corrected together."""

from framing.resampling.bootstrap import (
    LEVEL,
    N_BOOT,
    SEED,
    Boot,
    Numbers,
    bootstrap_interval,
    check_settings,
    expanded_level,
)
from framing.resampling.discovery import correct_false_discoveries
from framing.resampling.permutation import N_PERMUTATIONS, Permuted, permutation_test

__all__ = [
    "LEVEL",
    "N_BOOT",
    "N_PERMUTATIONS",
    "SEED",
    "Boot",
    "Numbers",
    "Permuted",
    "bootstrap_interval",
    "check_settings",
    "correct_false_discoveries",
    "expanded_level",
    "permutation_test",
]
