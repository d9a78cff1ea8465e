"""The lexicon of an analyzer and vaderSentiment's constants, as they are at the moment of a call."""

from __future__ import annotations

import math
from collections.abc import Iterable
from copy import copy
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

# Words that the rules name in their code and not in a list: before a word that is scored, and elsewhere.
NAMED_BEFORE = frozenset("no or nor never so this without doubt least at very".split())
NAMED = NAMED_BEFORE | {"but", "kind", "of"}


class Lists(NamedTuple):
    """What a user may change: lexicon and emojis of the analyzer, constants of the module by name."""

    lexicon: dict[str, float]
    emojis: dict[str, str]
    constants: dict[str, Any]

    @property
    def boosters(self) -> dict[str, float]:
        """Words and phrases that make the next word stronger or weaker."""
        return self.constants["BOOSTER_DICT"]

    @property
    def negations(self) -> list[str]:
        """Words that turn the next three around."""
        return self.constants["NEGATE"]

    @property
    def phrases(self) -> list[list[str]]:
        """The words of each phrase that has a value of its own."""
        return [key.split(" ") for key in (*self.constants["SPECIAL_CASES"], *self.boosters) if " " in key]


def read_lists(analyzer: SentimentIntensityAnalyzer) -> Lists:
    """Copies of the lists as they are now."""
    from vaderSentiment import vaderSentiment as module

    constants = {name: copy(value) for name, value in vars(module).items() if name.isupper()}
    return Lists(copy(analyzer.lexicon), copy(analyzer.emojis), constants)


def unreadable(lists: Lists) -> str:
    """Why these lists are for vaderSentiment alone to read; empty where batches can.

    >>> unreadable(Lists({"glum": float("nan")}, {}, {"BOOSTER_DICT": {}, "SPECIAL_CASES": {}, "NEGATE": []}))
    'the lexicon holds something other than words with finite numbers'
    """
    tables = {"the lexicon": lists.lexicon, "BOOSTER_DICT": lists.boosters}
    tables["SPECIAL_CASES"] = lists.constants["SPECIAL_CASES"]
    for name, table in tables.items():
        if not (_plain_dict(table) and all(_number(value) for value in table.values())):
            return f"{name} holds something other than words with finite numbers"
    if not _strings(lists.negations):
        return "NEGATE holds something other than words"
    if not _plain_dict(lists.emojis) or any(len(key) == 1 and key.isascii() or key.isspace() for key in lists.emojis):
        return "the emojis hold something other than signs beyond ASCII"
    return ""


def _plain_dict(table: object) -> bool:
    return type(table) is dict and _strings(table)


def _strings(words: Iterable[object]) -> bool:
    return all(type(word) is str for word in words)


def _number(value: object) -> bool:
    return type(value) in (int, float) and math.isfinite(value)  # type: ignore[arg-type]
