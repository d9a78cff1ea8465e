"""Edits that are one change though words between them stayed.

"X said" became "said X"; a name got an office before it and an apposition behind
it; of a passage written anew a few small words are the same by chance.
"""

from __future__ import annotations

from framing.wire.edits.segments import Edit, Pair, content_of, joined, sides, words_of
from framing.wire.edits.word_classes import class_of, is_determiner, is_number, is_saying, is_title, naming
from framing.wire.edits.word_costs import tie
from framing.wire.lists import ARTICLES
from framing.wire.stems import stem
from framing.wire.tokens import Token

NEAR = 6  # tokens over which a word that left one place and came up in another has moved
LOOK = 3  # edits over which it is looked for
DENSE = 3  # words changed on either side for each word between that is the same by chance
STAYED = 0.2  # share of its words that a sentence written anew may have kept by chance
NAME = 5  # tokens of a name that stayed while its office moved about it
PARTY = 3  # words of a party that was exchanged for another
QUOTED = 3  # words in marks that were put on or taken off, shown as one change


def join_edits(pair: Pair, edits: list[Edit]) -> list[Edit]:
    """Put edits together that are one change, until nothing more belongs together."""
    joined_any = True
    while joined_any:
        edits, joined_any = _join_once(pair, edits)
    return _written_anew(pair, edits)


def _written_anew(pair: Pair, edits: list[Edit]) -> list[Edit]:
    """One edit for a sentence of which next to nothing stayed."""
    worded = [n for n, edit in enumerate(edits) if edit.sort != "marks"]
    if len(worded) < 2 or not _one_sentence(pair, edits[worded[0]], edits[worded[-1]]):
        return edits
    changed = [sum(len(content_of(sides(pair, edit)[side])) for edit in edits) for side in (0, 1)]
    whole = [len(content_of(side)) for side in pair]
    kept = max(all_of - gone for all_of, gone in zip(whole, changed, strict=True))
    if min(changed) < DENSE or kept > STAYED * max(whole):
        return edits
    return [*edits[: worded[0]], joined(edits[worded[0]], edits[worded[-1]]), *edits[worded[-1] + 1 :]]


def _join_once(pair: Pair, edits: list[Edit]) -> tuple[list[Edit], bool]:
    for n, first in enumerate(edits):
        for m in range(min(n + LOOK, len(edits) - 1), n, -1):
            if _one_sentence(pair, first, edits[m]) and _belong(pair, edits[n : m + 1]):
                return [*edits[:n], joined(first, edits[m], _sort(edits[n : m + 1])), *edits[m + 1 :]], True
    return edits, False


def _sort(edits: list[Edit]) -> str:
    return "marks" if all(edit.sort == "marks" for edit in edits) else "words"


def _one_sentence(pair: Pair, first: Edit, last: Edit) -> bool:
    old, new = sides(pair, joined(first, last))
    return all(len({token.sentence for token in side}) <= 1 for side in (old, new))


def _belong(pair: Pair, edits: list[Edit]) -> bool:
    if _moved(pair, edits[0], edits[-1]) or _name(pair, edits):
        return True
    first, second = edits[0], edits[-1]
    island = pair.new[first.j2 : second.j]
    if len(edits) > 2 or not island:
        return False
    if _quoted(pair, first, second, island):
        return True
    if _framed(pair, first, second, island):
        return True
    if first.sort != "words" or second.sort != "words" or any(_is_party(pair, edit) for edit in edits):
        return False
    return any(rule(pair, edits, island) for rule in (_small, _light, _dense))


def _is_party(pair: Pair, edit: Edit) -> bool:
    """Whether a party was exchanged for a party, whatever was written anew around it: the Kremlin, the strongman."""
    return all(0 < len(words_of(side)) <= PARTY and _ends_with_party(side) for side in sides(pair, edit))


def _ends_with_party(tokens: list[Token]) -> bool:
    last = tokens[-1]
    named = last.text[:1].isupper() and not last.is_first and not is_number(last.low)
    return last.kind == "word" and not class_of(last.low) and (named or naming(last.low) == "actor")


def _moved(pair: Pair, first: Edit, second: Edit) -> bool:
    """Whether words of one place came up in the other."""
    if second.j - first.j2 > NEAR:
        return False
    (old, new), (later_old, later_new) = sides(pair, first), sides(pair, second)
    if first.sort == second.sort == "marks":
        return second.j - first.j2 == 1 and (_texts(old), _texts(new)) == (_texts(later_new), _texts(later_old))
    return _same_words(old, new, later_new, later_old) or _same_words(new, old, later_old, later_new)


def _texts(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


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
    if any(token.kind == "quote" for token in island):
        return False
    lone = [_lone_quote(pair, edit) for edit in (first, second)]
    one_quotation = lone[0] == lone[1] or _opened(pair, first) == lone[1]
    near = len(words_of(island)) <= (QUOTED if one_quotation else 0)
    return any(lone) and near and (all(lone) or "words" in (first.sort, second.sort))


def _lone_quote(pair: Pair, edit: Edit) -> str:
    """Side on which the edit is one quotation mark that has no partner on the other."""
    old, new = sides(pair, edit)
    if edit.sort != "marks" or len(old) + len(new) != 1 or (old + new)[0].kind != "quote":
        return ""
    return "old" if old else "new"


def _opened(pair: Pair, edit: Edit) -> str:
    """Side on which an edit of words has one quotation mark more than on the other."""
    old, new = (sum(token.kind == "quote" for token in side) for side in sides(pair, edit))
    return "old" if old == new + 1 else "new" if new == old + 1 else ""


def _name(pair: Pair, edits: list[Edit]) -> bool:
    """Offices and commas before and behind a name that stayed."""
    changed = [token for edit in edits for side in sides(pair, edit) for token in side]
    whole = pair.new[edits[0].j : edits[-1].j2]
    stayed = len(whole) - sum(edit.j2 - edit.j for edit in edits)
    named = any(_is_office(token) for token in changed) and any(token.text[:1].isupper() for token in whole)
    return named and 0 < stayed <= NAME and all(_is_of_name(token) for token in [*changed, *whole])


def _is_office(token: Token) -> bool:
    return token.kind == "word" and (token.text[:1].isupper() or is_title(token.low))


def _is_of_name(token: Token) -> bool:
    if token.kind == "word":
        return _is_office(token) or class_of(token.low) == "determiner" or token.low == "of"
    return token.kind == "mark" and token.text in ",()"


def _framed(pair: Pair, first: Edit, second: Edit, island: list[Token]) -> bool:
    """The determiner and the noun of one phrase, an adjective between: the Velmoran president, her Velmoran host."""
    words = [token for side in sides(pair, first) for token in side]
    exchanged = all(sides(pair, first)) and all(sides(pair, second)) and second.sort != "marks"
    return exchanged and len(words) == 2 and len(island) == 1 and all(is_determiner(token.low) for token in words)


def _small(pair: Pair, edits: list[Edit], island: list[Token]) -> bool:
    """A function word between two exchanges of several words, or between words left out and words put in."""
    if len(island) > 2 or content_of(island) or any(token.kind != "word" for token in island):
        return False
    (old, new), (later_old, later_new) = (sides(pair, edit) for edit in edits)
    both = [bool(old), bool(new), bool(later_old), bool(later_new)]
    if all(both):
        several = min(max(len(old), len(new)), max(len(later_old), len(later_new))) > 1
        return several and not any(_is_tied(pair, edit) for edit in edits)
    loads = [max(len(content_of(side)) for side in sides(pair, edit)) for edit in edits]
    if sum(both) == 3 and min(loads) > 1 and len(island) == 1:
        return not any(_is_tied(pair, edit) for edit in edits)
    return len(island) == 1 and both in ([True, False, False, True], [False, True, True, False])


def _is_tied(pair: Pair, edit: Edit) -> bool:
    """Whether a word of one side has a counterpart in the other, so that the exchange explains itself."""
    old, new = (content_of(side) for side in sides(pair, edit))
    return any(tie(one, other) not in ("none", "name") for one in old for other in new)


def _light(pair: Pair, edits: list[Edit], island: list[Token]) -> bool:
    """A word between two changes of which one says nothing alone: was Tuesday to hold, on Tuesday held."""
    if len(island) > 1:
        return False
    loads = [max(len(content_of(side)) for side in sides(pair, edit)) for edit in edits]
    (old, new), (later_old, later_new) = (sides(pair, edit) for edit in edits)
    if bool(old) == bool(later_old) and bool(new) == bool(later_new) and not (old and new):
        return loads == [0, 0] or all(token.low in ARTICLES for token in old + new)
    return any(_is_odd(pair, edit) and load > 1 for edit, load in zip(edits, loads[::-1], strict=True))


def _is_odd(pair: Pair, edit: Edit) -> bool:
    """Whether a function word stands where there was another part of speech; a pronoun may stand for any noun."""
    old, new = sides(pair, edit)
    if not words_of(old) or not words_of(new) or (content_of(old) and content_of(new)):
        return False
    classes = {class_of(token.low) for token in words_of(old) + words_of(new)}
    return "pronoun" not in classes and len(classes) > 1


def _dense(pair: Pair, edits: list[Edit], island: list[Token]) -> bool:
    """So much changed on either side that what stayed between is the same by chance."""
    sizes = [max(len(content_of(side)) for side in sides(pair, edit)) for edit in edits]
    return len(island) <= NEAR and DENSE * max(len(content_of(island)), 1) <= min(sizes)
