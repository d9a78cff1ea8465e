"""Edits that are one change though words between them stayed.

"X said" became "said X"; a name got an office before it and an apposition behind
it; of a passage written anew a few small words are the same by chance.
"""

from __future__ import annotations

from framing.wire.segments import Edit, Pair, content_of, joined, sides, words_of
from framing.wire.tokens import Token
from framing.wire.word_classes import TITLES, class_of, is_saying, stem

NEAR = 6  # tokens over which a word that left one place and came up in another has moved
LOOK = 3  # edits over which it is looked for
DENSE = 3  # words changed on either side for each word between that is the same by chance
QUOTED = 3  # words in marks that were put on or taken off, shown as one change


def join_edits(pair: Pair, edits: list[Edit]) -> list[Edit]:
    """Put edits together that are one change, until nothing more belongs together."""
    joined_any = True
    while joined_any:
        edits, joined_any = _join_once(pair, edits)
    return edits


def _join_once(pair: Pair, edits: list[Edit]) -> tuple[list[Edit], bool]:
    for n, first in enumerate(edits):
        for m in range(min(n + LOOK, len(edits) - 1), n, -1):
            if _one_sentence(pair, first, edits[m]) and _belong(pair, edits[n : m + 1]):
                return [*edits[:n], joined(first, edits[m]), *edits[m + 1 :]], True
    return edits, False


def _one_sentence(pair: Pair, first: Edit, last: Edit) -> bool:
    old, new = sides(pair, joined(first, last))
    return all(len({token.sentence for token in side}) <= 1 for side in (old, new))


def _belong(pair: Pair, edits: list[Edit]) -> bool:
    if _moved(pair, edits[0], edits[-1]):
        return True
    if len(edits) > 2:
        return False
    first, second = edits
    island = pair.new[first.j2 : second.j]
    if not island:
        return False
    if _quoted(pair, first, second, island) or _name(pair, first, second, island):
        return True
    return first.sort == second.sort == "words" and (_small(pair, first, second, island) or _dense(pair, edits, island))


def _moved(pair: Pair, first: Edit, second: Edit) -> bool:
    """Whether words of one place came up in the other."""
    if second.j - first.j2 > NEAR:
        return False
    (old, new), (later_old, later_new) = sides(pair, first), sides(pair, second)
    return _same_words(old, new, later_new, later_old) or _same_words(new, old, later_old, later_new)


def _same_words(gone: list[Token], here: list[Token], come: list[Token], there: list[Token]) -> bool:
    if words_of(gone) and not words_of(here) and [t.low for t in words_of(gone)] == [t.low for t in words_of(come)]:
        return True
    left = _stems(gone) - _stems(here)
    found = _stems(come) - _stems(there)
    common = left & found
    return bool(common) and 2 * len(common) >= min(len(left), len(found))


def _stems(tokens: list[Token]) -> set[str]:
    return {"say" if is_saying(token.low) else stem(token.low) for token in content_of(tokens)}


def _quoted(pair: Pair, first: Edit, second: Edit, island: list[Token]) -> bool:
    """Marks put on a few words or taken off them; or a mark that went with the words inside it, a comma apart."""
    marks = [_lone_quote(pair, edit) for edit in (first, second)]
    if all(marks) and marks[0] == marks[1]:
        return 0 < len(words_of(island)) <= QUOTED
    return (
        any(marks)
        and "words" in (first.sort, second.sort)
        and not words_of(island)
        and not any(token.kind == "quote" for token in island)
    )


def _lone_quote(pair: Pair, edit: Edit) -> str:
    """Side on which the edit is one quotation mark that has no partner on the other."""
    old, new = sides(pair, edit)
    if edit.sort != "marks" or len(old) + len(new) != 1 or (old + new)[0].kind != "quote":
        return ""
    return "old" if old else "new"


def _name(pair: Pair, first: Edit, second: Edit, island: list[Token]) -> bool:
    """Offices and commas before and behind a name that stayed."""
    changed = [token for edit in (first, second) for side in sides(pair, edit) for token in side]
    if len(island) > 4 or not words_of(changed) or not any(t.text[:1].isupper() for t in island):
        return False
    named = [token for token in changed if _is_office(token)]
    return all(_is_of_name(token) for token in [*changed, *island]) and bool(named)


def _is_office(token: Token) -> bool:
    return token.kind == "word" and (token.text[:1].isupper() or token.low.removesuffix("'s") in TITLES)


def _is_of_name(token: Token) -> bool:
    if token.kind == "word":
        return _is_office(token) or class_of(token.low) == "determiner" or token.low == "of"
    return token.kind == "mark" and token.text in ",()"


def _small(pair: Pair, first: Edit, second: Edit, island: list[Token]) -> bool:
    """A function word between two exchanges, or between words left out and words put in."""
    if len(island) > 2 or content_of(island) or any(token.kind != "word" for token in island):
        return False
    (old, new), (later_old, later_new) = sides(pair, first), sides(pair, second)
    both = [bool(old), bool(new), bool(later_old), bool(later_new)]
    return all(both) or both in ([True, False, False, True], [False, True, True, False])


def _dense(pair: Pair, edits: list[Edit], island: list[Token]) -> bool:
    """So much changed on either side that what stayed between is the same by chance."""
    sizes = [max(len(content_of(side)) for side in sides(pair, edit)) for edit in edits]
    return len(island) <= NEAR and DENSE * max(len(content_of(island)), 1) <= min(sizes)
