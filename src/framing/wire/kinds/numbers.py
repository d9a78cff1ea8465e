"""Figures, amounts, dates and times."""

from __future__ import annotations

import re

from framing.wire.kinds.reading import Reading, Side, Word, after, before
from framing.wire.lists import FUNCTION

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
UNITS += "seventeen eighteen nineteen".split()
TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
VALUES = {word: value for value, word in enumerate(UNITS)} | TENS
VALUES |= {f"{ten}-{UNITS[i]}": value + i for ten, value in TENS.items() for i in range(1, 10)}
GREAT = frozenset("hundred thousand million billion trillion hundreds thousands millions billions".split())
AMOUNTS = GREAT | frozenset(
    """dozen dozens score scores several many few couple half third quarter thirds quarters fifth tenth twice once
    double triple most percent pair""".split()
)
ORDINALS = frozenset(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth""".split()
)
MONTHS = "january february march april may june july august september october november december".split()
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
SPANS = "second minute hour day week weekend month year decade century fortnight".split()
TIMES = frozenset([*SPANS, *(f"{span}s" for span in SPANS)]) | frozenset(
    """today yesterday tomorrow tonight overnight noon midday midnight dawn dusk morning afternoon evening night nights
    a.m p.m am pm
    et edt est gmt utc cet bst eastern o'clock oclock spring summer autumn winter recently earlier""".split()
)
FIGURE = re.compile(r"\d")
# Some words may change with a number ("at 9 a.m.", "nine in the morning"); more of them are a clause built anew.
MOST_OTHERS = 4


def is_renumbered(reading: Reading) -> bool:
    """Whether a figure, an amount, a date or a time differs or is written otherwise."""
    old, new = _numbers(reading.old), _numbers(reading.new)
    if not old or not new:
        return _date_rewritten(reading)
    values, others = [_value(word) for word in old], [_value(word) for word in new]
    exchanged = values != others and sorted(values) == sorted(others)
    return not exchanged and all(_rest(side) <= MOST_OTHERS for side in (reading.old, reading.new))


def is_number(word: Word) -> bool:
    """Whether a word counts, orders or dates."""
    key = word.key.removesuffix("'s")
    if key in ("may", "march"):
        return word.text[0].isupper() and word.at > 0
    listed = key in VALUES or key in AMOUNTS or key in ORDINALS or key in DAYS or key in TIMES or key in MONTHS
    return listed or bool(FIGURE.search(key))


def _numbers(side: Side) -> list[Word]:
    return [word for word in side.gone if is_number(word)]


def _rest(side: Side) -> int:
    return sum(1 for word in side.gone if not is_number(word) and word.key not in FUNCTION)


def _value(word: Word) -> str:
    return str(VALUES.get(word.key, word.key)).replace(",", "")


def _date_rewritten(reading: Reading) -> bool:
    """Only "on" or "last" is put to a date or taken from it: "on Tuesday", "Tuesday"."""
    words = [*reading.old.gone, *reading.new.gone]
    beside = [after(reading.old), before(reading.new), *reading.old.own]
    dates = [word for word in beside if word and word.key in (*DAYS, *MONTHS)]
    return bool(words and dates) and all(word.key in ("on", "last", "this", "next") for word in words)
