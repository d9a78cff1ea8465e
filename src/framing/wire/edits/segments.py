"""From aligned words to edits: where one change ends and the next begins.

Words that changed side by side are one edit, unless each stands for a change of its
own (`rebels said`, `insurgents claimed`): those are parted here. What belongs
together though words between stayed is put together in `framing.wire.edits.joining`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from framing.wire.edits.edit_scripts import Column
from framing.wire.edits.word_classes import class_of, naming
from framing.wire.edits.word_costs import HARD
from framing.wire.tokens import Token

MARK_TIES = ("quotes", "marks")
ANEW = 3  # words of content on either side without a tie
MODIFIERS = 2
SENTENCE_END = {".", "!", "?", ";"}
ASIDE = (",", "(", "--", "–", "—")


class Edit(NamedTuple):
    """Tokens old[i:i2] became new[j:j2]."""

    i: int
    i2: int
    j: int
    j2: int
    sort: str  # pair (two words with a tie of their own), words, marks


class Pair(NamedTuple):
    """The tokens of two sentences, or of two groups of sentences."""

    old: list[Token]
    new: list[Token]


def part_edits(pair: Pair, columns: list[Column]) -> list[Edit]:
    """Part the columns that differ into edits, in order."""
    edits: list[Edit] = []
    for hunk in _hunks(pair, columns):
        edits += _attached(pair, [piece for part in _parts(pair, hunk) for piece in _without_edges(pair, part)])
    return edits


def words_of(tokens: list[Token]) -> list[Token]:
    """Tokens that are no marks."""
    return [token for token in tokens if token.kind == "word"]


def content_of(tokens: list[Token]) -> list[Token]:
    """Words that are no function words."""
    return [token for token in tokens if token.kind == "word" and not class_of(token.low)]


def sides(pair: Pair, edit: Edit) -> tuple[list[Token], list[Token]]:
    """Old and new tokens of an edit."""
    return pair.old[edit.i : edit.i2], pair.new[edit.j : edit.j2]


def joined(first: Edit, last: Edit, sort: str = "words") -> Edit:
    """One edit from the beginning of one to the end of another."""
    return Edit(first.i, last.i2, first.j, last.j2, sort)


def _hunks(pair: Pair, columns: list[Column]) -> Iterator[list[Column]]:
    """Columns side by side that differ, parted where a sentence ends on either side."""
    hunk: list[Column] = []
    for column in columns:
        if hunk and (column.tie == "same" or _crosses(pair, hunk[0], column)):
            yield hunk
            hunk = []
        if column.tie != "same":
            hunk.append(column)
    if hunk:
        yield hunk


def _crosses(pair: Pair, first: Column, column: Column) -> bool:
    old, new = pair.old[first.i : column.i2], pair.new[first.j : column.j2]
    return any(len({token.sentence for token in tokens}) > 1 for tokens in (old, new))


def _parts(pair: Pair, hunk: list[Column]) -> list[Edit]:
    """Pairs that are changes of their own, pairs of marks, and what stands between them."""
    is_new = _is_written_anew(pair, hunk)
    parts: list[Edit] = []
    for n, column in enumerate(hunk):
        alone = column.tie in HARD and not is_new or _is_form_beside_much(pair, hunk, n)
        sort = "pair" if alone else "marks" if column.tie in MARK_TIES else "words"
        edit = Edit(*column[:4], sort)
        if sort == "words" and parts and parts[-1].sort == "words" and not _begins_aside(pair, hunk, n):
            edit = joined(parts.pop(), edit)
        parts.append(edit)
    return parts


def _is_written_anew(pair: Pair, hunk: list[Column]) -> bool:
    """Whether so many words without a tie stand beside each other that a tie among them is chance."""
    untied = [column for column in hunk if column.tie not in HARD]
    old = [token for column in untied for token in content_of(pair.old[column.i : column.i2])]
    new = [token for column in untied for token in content_of(pair.new[column.j : column.j2])]
    return min(len(old), len(new)) >= ANEW


def _is_form_beside_much(pair: Pair, hunk: list[Column], n: int) -> bool:
    """Whether a word changed its form beside a long passage put in or left out: seeking, sought.

    One that only agrees with its new subject goes with it: Tassary wants, its leaders want.
    """
    column = hunk[n]
    if column.tie != "form" or not content_of(pair.new[column.j : column.j2]):
        return False
    if pair.old[column.i].low.removesuffix("s") == pair.new[column.j].low.removesuffix("s"):
        return False
    return any(_count_gap(pair, columns) >= ANEW for columns in (hunk[:n][::-1], hunk[n + 1 :]))


def _count_gap(pair: Pair, columns: list[Column]) -> int:
    """Words of content put in or left out at the begin of some columns."""
    gap = list(takewhile(lambda column: column.tie == "gap", columns))
    return sum(len(content_of(pair.old[c.i : c.i2] + pair.new[c.j : c.j2])) for c in gap)


def _begins_aside(pair: Pair, hunk: list[Column], n: int) -> bool:
    """Whether only words put in (or left out) follow, set off by a comma: "garrison, with great calm,"."""
    first, rest = hunk[n], hunk[n:]
    if first.tie != "gap" or (pair.old[first.i : first.i2] + pair.new[first.j : first.j2])[0].text not in ASIDE:
        return False
    if any(column.tie != "gap" or (column.i == column.i2) != (first.i == first.i2) for column in rest):
        return False
    worded = [column for column in hunk[:n] if column.tie not in MARK_TIES]
    both = any(column.i < column.i2 for column in worded) and any(column.j < column.j2 for column in worded)
    return both and bool(content_of(pair.old[first.i : rest[-1].i2] + pair.new[first.j : rest[-1].j2]))


def _without_edges(pair: Pair, edit: Edit) -> Iterator[Edit]:
    """Part the marks at the edges of an edit from its words, where both sides have words.

    Commas around a phrase that was put in or left out belong to it.
    """
    old, new = sides(pair, edit)
    if edit.sort != "words" or not words_of(old) and not words_of(new):
        yield edit._replace(sort="marks") if edit.sort == "words" else edit
        return
    if not words_of(old) or not words_of(new):
        yield edit
        return
    yield from _peeled(edit, _edge(old, new, 1), _edge(old[::-1], new[::-1], -1))


def _peeled(edit: Edit, before: tuple[int, int], after: tuple[int, int]) -> Iterator[Edit]:
    i, j, i2, j2 = edit.i + before[0], edit.j + before[1], edit.i2 - after[0], edit.j2 - after[1]
    if any(before):
        yield Edit(edit.i, i, edit.j, j, "marks")
    yield Edit(i, i2, j, j2, "words")
    if any(after):
        yield Edit(i2, edit.i2, j2, edit.j2, "marks")


def _edge(old: list[Token], new: list[Token], way: int) -> tuple[int, int]:
    """How many marks each side has at an edge, but for a quotation mark that belongs to the words beside it."""
    return _leading_marks(old, way), _leading_marks(new, way)


def _leading_marks(tokens: list[Token], way: int) -> int:
    count = next((n for n, token in enumerate(tokens) if token.kind == "word"), len(tokens))
    for n in range(count):
        if tokens[n].kind == "quote" and _touch(tokens[n], tokens[n + 1], way):
            return n
    return count


def _touch(mark: Token, beside: Token, way: int) -> bool:
    return mark.end == beside.start if way == 1 else beside.end == mark.start


def _attached(pair: Pair, edits: list[Edit]) -> list[Edit]:
    """Function words that changed beside a pair go with it: the rebels, insurgents; says, alleges that."""
    kept: list[Edit] = []
    for edit in edits:
        if kept and (_goes_with_next(pair, kept[-1], edit) or _goes_with_last(pair, kept[-1], edit)):
            kept[-1] = joined(kept[-1], edit, "pair")
        elif kept and _is_joint(pair, kept[-1], edit):
            kept[-1] = joined(kept[-1], edit, "words")
        else:
            kept.append(edit)
    return kept


def _goes_with_next(pair: Pair, edit: Edit, following: Edit) -> bool:
    return following.sort == "pair" and (_is_light(pair, edit) or _is_modifier(pair, edit, following))


def _goes_with_last(pair: Pair, before: Edit, edit: Edit) -> bool:
    return before.sort == "pair" and (_is_light(pair, edit) or _is_told(pair, before, edit))


def _is_joint(pair: Pair, mark: Edit, edit: Edit) -> bool:
    """Where one sentence became two: a comma and a conjunction for a full stop."""
    marks, (old, new) = sides(pair, mark), sides(pair, edit)
    ends = [{token.text for token in side} <= SENTENCE_END and bool(side) for side in marks]
    classes = {class_of(token.low) for token in words_of(old + new)}
    return mark.sort == "marks" and any(ends) and not all(ends) and classes == {"conjunction"} and not (old and new)


def _is_modifier(pair: Pair, edit: Edit, following: Edit) -> bool:
    """A word or two put before a noun that was exchanged: the president, the Velmoran strongman."""
    old, new = sides(pair, edit)
    nouns = [naming(token.low) for side in sides(pair, following) for token in side]
    is_short = len(old + new) <= MODIFIERS and len(words_of(old + new)) == len(old + new)
    return edit.sort == "words" and is_short and not (old and new) and all(nouns)


def _is_light(pair: Pair, edit: Edit) -> bool:
    old, new = sides(pair, edit)
    return edit.sort == "words" and not content_of(old) and not content_of(new)


def _is_told(pair: Pair, before: Edit, edit: Edit) -> bool:
    """Told reporters, said: whom it was told goes with the verb."""
    told = {token.low for side in sides(pair, before) for token in side}
    old, new = sides(pair, edit)
    return (
        bool(told & {"told", "tells", "tell"}) and edit.sort == "words" and (not old or not new) and len(old + new) < 4
    )
