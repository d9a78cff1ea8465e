"""vaderSentiment itself: an analyzer, and whether its rules are those that batches were checked with."""

from __future__ import annotations

import hashlib
import inspect
from functools import cache, lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

SCORES = ["neg", "neu", "pos", "compound"]
# `fingerprint` of the rules that batches were compared with, sentence by sentence. Another version belongs here when
# benchmarks/sentiment.py finds no difference with it.
CHECKED = {"3.3.2": "68006058686a3839bdd390caabb831bbe5a56ad1e1fef80aa32d77f062c6f569"}
HELPERS = ["negated", "normalize", "allcap_differential", "scalar_inc_dec"]
READING = {"__init__", "make_lex_dict", "make_emoji_dict"}  # of the analyzer: make its lists, which we read anyway


@cache
def default_analyzer() -> SentimentIntensityAnalyzer:
    """VADER with its own lexicon."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def ask(analyzer: Any, texts: list[str]) -> np.ndarray:
    """The scores that an analyzer itself gives, a row a text: neg, neu, pos, compound."""
    scores = [analyzer.polarity_scores(text) for text in texts]
    return np.array([[found[name] for name in SCORES] for found in scores], dtype=float).reshape(-1, len(SCORES))


def unknown_rules(analyzer: object) -> str:
    """Why the rules of an analyzer are not known to be those that batches follow; empty where they are.

    >>> unknown_rules(default_analyzer())
    ''
    """
    from vaderSentiment import vaderSentiment as module

    if type(analyzer) is not module.SentimentIntensityAnalyzer:
        return f"the analyzer is a {type(analyzer).__qualname__} and not vaderSentiment's SentimentIntensityAnalyzer"
    methods = {name: rule for name, rule in _methods(type(analyzer)).items() if name not in READING}
    replaced = sorted(vars(analyzer).keys() & methods.keys())
    if replaced:
        return f"the analyzer has a {replaced[0]} of its own"
    helpers = {name: getattr(module, name, None) for name in HELPERS}
    rules = (*helpers.items(), *_methods(module.SentiText).items(), *methods.items())
    if fingerprint(rules) not in CHECKED.values():
        installed = version("vaderSentiment")
        if installed in CHECKED:
            return f"functions of vaderSentiment {installed} were replaced"
        return f"vaderSentiment {installed} is not the version that batches were checked with, {' or '.join(CHECKED)}"
    return ""


def _methods(owner: type) -> dict[str, Any]:
    return {name: value for name, value in vars(owner).items() if callable(value)}


@lru_cache(maxsize=8)
def fingerprint(functions: tuple[tuple[str, Any], ...]) -> str:
    """Hash of the sources of functions, blank lines aside; empty where there is no source.

    Kept for the functions last asked for: reading the sources takes milliseconds, and each call asks whether these
    are still the functions.
    """
    lines = []
    for name, function in functions:
        try:
            source = inspect.getsource(function)
        except (OSError, TypeError):
            return ""
        lines += [name, *(line.rstrip() for line in source.splitlines() if line.strip())]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
