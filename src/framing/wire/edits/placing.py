"""Where an edit begins and ends when its words could be cut in more ways than one.

Of "in the north" put in behind "in the south" the aligner may also find "the north in":
the cut that begins a phrase is taken. An auxiliary is shown with its verb.
"""

from __future__ import annotations

from framing.wire.edits.segments import Edit, Pair, content_of, sides, words_of
from framing.wire.edits.word_classes import class_of, is_number, is_title
from framing.wire.lists import places
from framing.wire.tokens import Token

OPENS = {"preposition", "conjunction", "determiner", "hedge"}


def place_edits(pair: Pair, edits: list[Edit]) -> list[Edit]:
    """Move edits that only put in or leave out to where a phrase begins and ends."""
    placed: list[Edit] = []
    for n, edit in enumerate(edits):
        before = placed[-1] if placed else Edit(0, 0, 0, 0, "words")
        after = edits[n + 1] if n + 1 < len(edits) else Edit(len(pair.old), 0, len(pair.new), 0, "words")
        placed.append(_placed(pair, edit, before, after))
    return placed


def whole_phrases(pair: Pair, edits: list[Edit]) -> list[Edit]:
    """Show an auxiliary with the verb behind it (denied, has denied), a first name with the surname."""
    starts = [edit.i for edit in edits[1:]] + [len(pair.old)]
    return [_with_next(pair, edit, following) for edit, following in zip(edits, starts, strict=False)]


def _with_next(pair: Pair, edit: Edit, following: int) -> Edit:
    if edit.i2 >= following or edit.sort == "marks":
        return edit
    old, new = sides(pair, edit)
    last, after = (old or new)[-1], (pair.old[edit.i2] if old else pair.new[edit.j2])
    if last.sentence == after.sentence and (_parts_verb(old, new, after) or _parts_name([old[-1:], new[-1:]], after)):
        return edit._replace(i2=edit.i2 + 1, j2=edit.j2 + 1)
    return edit


def _parts_verb(old: list[Token], new: list[Token], after: Token) -> bool:
    """Whether only auxiliaries were put in or left out, and a verb may follow."""
    if old and new or {class_of(token.low) for token in old + new} != {"auxiliary"}:
        return False
    return (
        after.kind == "word" and not class_of(after.low) and not is_number(after.low) and not after.text[:1].isupper()
    )


def _parts_name(lasts: list[list[Token]], after: Token) -> bool:
    """Whether one side alone ends with a first name whose surname stayed."""
    return _is_proper(after) and sum(_is_proper(token) and not token.is_first for last in lasts for token in last) == 1


def _is_proper(token: Token) -> bool:
    if token.kind != "word" or not token.text[:1].isupper() or token.low.endswith("'s"):
        return False
    return not (class_of(token.low) or is_title(token.low) or is_number(token.low) or token.low in places())


def _placed(pair: Pair, edit: Edit, before: Edit, after: Edit) -> Edit:
    """Of all places where the same words may have been put in or left out, the best; of equals the first."""
    if (edit.i == edit.i2) == (edit.j == edit.j2) or edit.sort == "marks":
        return edit
    ways = [edit]
    while (further := _moved(pair, ways[0], -1)) and further.i >= before.i2 and further.j >= before.j2:
        ways.insert(0, further)
    while (further := _moved(pair, ways[-1], 1)) and further.i2 <= after.i and further.j2 <= after.j:
        ways.append(further)
    return max(ways, key=lambda way: _merit(pair, way)) if len(ways) > 1 else edit


def _moved(pair: Pair, edit: Edit, way: int) -> Edit | None:
    """The edit one token further, where that leaves the same sentences; None where it does not."""
    tokens, start, end = (pair.old, edit.i, edit.i2) if edit.i < edit.i2 else (pair.new, edit.j, edit.j2)
    gone, come = (start - 1, end - 1) if way < 0 else (start, end)
    if gone < 0 or come >= len(tokens) or tokens[gone].key != tokens[come].key:
        return None
    if tokens[gone].sentence != tokens[come].sentence:
        return None
    return Edit(edit.i + way, edit.i2 + way, edit.j + way, edit.j2 + way, edit.sort)


def _merit(pair: Pair, edit: Edit) -> int:
    old, new = sides(pair, edit)
    tokens = old or new
    return _beginning(tokens) + 2 * bool(content_of(tokens[-1:]))


def _beginning(tokens: list[Token]) -> int:
    first = tokens[0]
    if first.kind == "mark":
        return 3 if len(words_of(tokens)) else 0
    return 1 + (class_of(first.low) in OPENS) if first.kind == "word" else 0
