"""The changes between two groups of sentences, each with its place in both."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from framing.wire.edits.edit_scripts import align_tokens
from framing.wire.edits.joining import join_edits
from framing.wire.edits.placing import place_edits, whole_phrases
from framing.wire.edits.segments import Edit, Pair, part_edits
from framing.wire.tokens import Token, read_tokens


class Found(NamedTuple):
    """A wording and its place: characters of the text of one sentence of its group."""

    sentence: int  # number in the group, from 0
    start: int
    end: int
    text: str


def find_changes(old: list[str], new: list[str], ignore_case: bool = False) -> list[tuple[Found, Found]]:
    """Find what was changed between the sentences of a base and those that a copy made of them.

    Parameters
    ----------
    old, new : list of str
        The sentences of either, in order; mostly one each.
    ignore_case : bool
        Whether capitals make no difference, as in headlines.

    Returns
    -------
    list of pairs of Found
        For each change the old and the new wording, in the order of the new; either
        may be empty, and then stands at the place where words were put in or left out.

    Examples
    --------
    >>> changes = find_changes(["The rebels said it was over."], ["The insurgents claimed it was over."])
    >>> [(was.text, became.text) for was, became in changes]
    [('rebels', 'insurgents'), ('said', 'claimed')]
    """
    if old == new:
        return []
    pair = Pair(_read(old, ignore_case), _read(new, ignore_case))
    return [
        (_wording(old, pair.old, pair.new, edit), _wording(new, pair.new, pair.old, _turned(edit)))
        for edit in edits_of(pair)
    ]


def edits_of(pair: Pair) -> list[Edit]:
    """Edits between two rows of tokens, in order."""
    columns = align_tokens(*pair)
    edits = place_edits(pair, part_edits(pair, columns))
    edits = whole_phrases(pair, join_edits(pair, edits))
    return sorted([*edits, *_apostrophes(pair, edits)], key=lambda edit: edit[:4])


def _apostrophes(pair: Pair, edits: list[Edit]) -> Iterator[Edit]:
    """Words that stayed but for the shape of their apostrophe."""
    ends = [Edit(0, 0, 0, 0, ""), *edits, Edit(len(pair.old), 0, len(pair.new), 0, "")]
    for before, after in pairwise(ends):
        for i, j in zip(range(before.i2, after.i), range(before.j2, after.j), strict=True):
            if pair.old[i].text.lower() != pair.new[j].text.lower():
                yield Edit(i, i + 1, j, j + 1, "marks")


def _read(texts: list[str], ignore_case: bool) -> list[Token]:
    tokens = [token for number, text in enumerate(texts) for token in read_tokens(text, number)]
    return [token._replace(key=token.key.lower()) for token in tokens] if ignore_case else tokens


def _turned(edit: Edit) -> Edit:
    return Edit(edit.j, edit.j2, edit.i, edit.i2, edit.sort)


def _begins(tokens: list[Token], at: int) -> bool:
    """Whether a sentence begins with the token."""
    return at == 0 or at < len(tokens) and tokens[at].sentence != tokens[at - 1].sentence


def _touches(tokens: list[Token], first: int, end: int) -> bool:
    """Whether a wording follows what stands before it without a blank, as a comma does."""
    return 0 < first < end and tokens[first - 1].end == tokens[first].start


def _wording(texts: list[str], tokens: list[Token], others: list[Token], edit: Edit) -> Found:
    """The first side of an edit in its sentence; where it has no words, the place by what the other side has."""
    if edit.i < edit.i2:
        first, last = tokens[edit.i], tokens[edit.i2 - 1]
        return Found(first.sentence, first.start, last.end, texts[first.sentence][first.start : last.end])
    before = tokens[edit.i - 1] if edit.i > 0 else None
    after = tokens[edit.i] if edit.i < len(tokens) else None
    if before and after and before.sentence != after.sentence:
        before, after = (None, after) if _begins(others, edit.j) else (before, None)
    if after and not (before and _touches(others, edit.j, edit.j2)):
        return Found(after.sentence, after.start, after.start, "")
    return Found(before.sentence, before.end, before.end, "") if before else Found(0, 0, 0, "")
