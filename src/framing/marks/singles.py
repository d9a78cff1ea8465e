"""Which single marks are quotation marks, and which are apostrophes.

British style quotes with the sign that also stands in ``don't``, ``the
players'`` and ``rock 'n' roll``. A mark opens only at the beginning of a word
and closes only at the end of one; what is left to judge is the mark after an s.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Mark(NamedTuple):
    """One mark, with the characters left and right of the run of marks it stands in ("" at an edge)."""

    at: int
    end: int
    sign: str
    kind: str
    left: str
    right: str


OPENERS = "'‘‚‛`’"
CLOSERS = "'’‘"
# Words that begin with an apostrophe: 'tis, get 'em, rock 'n' roll, the '90s, class of '68.
ELIDED = re.compile(r"(?:tis|twas|twere|twill|em|til|bout|cos|cuz|n|ere|neath|\d0s|\d\d)(?!\w)", re.IGNORECASE)
# "players' union", "goin' home", "Marx' grave": a mark here may be an apostrophe.
WORD_MAY_LACK_LETTERS = re.compile(r"(?:[szxSZX]|\w\win|\bo|\bth|\ban)$")
SPEECH_BEGINS_AFTER = frozenset(",:;.—–-…")


def pair_singles(text: str, marks: Sequence[Mark], start: int, follows: str) -> dict[int, int]:
    """Pair single marks of a paragraph.

    Parameters
    ----------
    text : str
        The whole text.
    marks : sequence of Mark
        All marks of the paragraph, double ones among them.
    start : int
        Where the paragraph begins.
    follows : str
        First character of the next paragraph: an opening mark there says that
        a quotation left open runs on.

    Returns
    -------
    dict
        Index of each mark that may open -> index of the mark that closes it,
        ``len(marks)`` where the quotation ends with the paragraph.
    """
    opens = [_opens(text, mark) for mark in marks]
    if not any(opens):
        return {}
    sure = _next_index(marks, [_closes(text, mark) and not _may_be_apostrophe(text, mark) for mark in marks])
    unsure = _next_index(marks, [_closes(text, mark) and _may_be_apostrophe(text, mark) for mark in marks])
    opening = _next_index(marks, opens)
    doubles = _running_count(marks)
    pairs = {}
    for i, mark in enumerate(marks):
        if opening[i] != i:
            continue
        j = _closer(sure[i + 1], unsure[i + 1], opening[i + 1], len(marks))
        if j == len(marks) and not _may_stay_open(text, mark, start, follows):
            continue
        # "'ello," she said. "They're the players' own." -- what looks paired would cut a quotation in two
        if (doubles[j] - doubles[i]) % 2 == 0:
            pairs[i] = j
    return pairs


def _closer(sure: int, unsure: int, opening: int, none: int) -> int:
    """The closing mark: a sure one, unless only an unsure one comes before the next opening mark."""
    if sure < opening or unsure > opening:
        return sure
    return unsure if unsure < none else sure


def _opens(text: str, mark: Mark) -> bool:
    if mark.kind != "single" or mark.sign not in OPENERS:
        return False
    begins = not mark.left or mark.left.isspace() or mark.left in "([{<—–-/:…"
    followed = bool(mark.right) and not mark.right.isspace() and mark.right not in ",;:!?)]}"
    return begins and followed and not ELIDED.match(text, mark.end)


def _closes(text: str, mark: Mark) -> bool:
    if mark.kind != "single" or mark.sign not in CLOSERS:
        return False
    ends = bool(mark.left) and not mark.left.isspace() and not mark.right.isalnum()
    return ends and text[mark.at - 2 : mark.at].lower() not in ("'n", "’n", "‘n")


def _may_be_apostrophe(text: str, mark: Mark) -> bool:
    follows = text[mark.end : mark.end + 2]
    letters = WORD_MAY_LACK_LETTERS.search(text, max(0, mark.at - 4), mark.at)
    return bool(letters) and len(follows) == 2 and follows[0].isspace() and follows[1].isalnum()


def _may_stay_open(text: str, mark: Mark, start: int, follows: str) -> bool:
    """Whether a mark without a partner is believed.

    A stray apostrophe would otherwise swallow its paragraph: ``'ello``, and
    names such as ``‘Ali``. Speech begins a paragraph or stands after a comma,
    colon or dash, and straight marks must be taken up again by the next
    paragraph.
    """
    if follows and follows in "'‘‚" and mark.sign in ("'", "‘", "‚"):
        return True
    before = text[start : mark.at].rstrip()[-1:]
    return mark.sign in ("‘", "‚") and (not before or before in SPEECH_BEGINS_AFTER)


def _next_index(marks: Sequence[Mark], flags: list[bool]) -> list[int]:
    """For each position, the first index from there on whose flag is set; one past the end where there is none."""
    following = [len(flags)] * (len(flags) + 1)
    for i in range(len(flags) - 1, -1, -1):
        following[i] = i if flags[i] else following[i + 1]
    return following


def _running_count(marks: Sequence[Mark]) -> list[int]:
    """Number of double marks before each position."""
    counts = [0]
    for mark in marks:
        counts.append(counts[-1] + (mark.kind == "double"))
    return counts
