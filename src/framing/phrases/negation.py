"""Whether a negation stands before a phrase, by a rule of thumb of our own."""

from __future__ import annotations

import re
from functools import lru_cache

from framing.lexicon.tokens import Words, keys_of, read_words

REACH = 3  # words before the phrase
NEGATORS = frozenset(
    "not no never cannot without hardly scarcely barely rarely seldom neither nor none nobody nothing nowhere".split()
)
# These raise a claim instead of taking it back: "not only brutal", "nothing short of a massacre".
EMPHATIC = {
    "not": frozenset(["only", "just", "merely", "simply", "least"]),
    "no": frozenset(["doubt", "less", "wonder", "mere", "surprise", "question"]),
    "nothing": frozenset(["but", "short", "less"]),
    "none": frozenset(["other"]),
    "without": frozenset(["doubt", "question"]),
}
CLAUSE_WORDS = frozenset("but although though because while whereas if when who which yet unless".split())
CLAUSE_MARKS = re.compile(r"[,;:.!?()\[\]—]|\s[-–]\s")
HYPHENS = "-‐‑"


def is_negated(text: str, start: int) -> bool:
    """Tell whether one of the three words before the phrase that begins at `start` negates it, in the same clause.

    A negator inside a compound counts only where the phrase is in it too: "non-lethal" for
    a phrase "lethal", but not "a no-nonsense" before "ruthless".

    >>> is_negated("He is no strongman", 9), is_negated("Not so, the strongman said", 12)
    (True, False)
    """
    begin, pieces = _before(text, start)
    if not any(map(_may_negate, pieces)):
        return False
    words, first = Words(text, begin), 0
    while words.has(first) and words.spans[first][0] < start:
        first += 1
    return _follows_negator(words, first)


def _before(text: str, start: int) -> tuple[int, list[str]]:
    """Text between blanks before a place, far enough back to hold every word in reach, and where it begins.

    A piece that ends with a letter or digit is a step back in any case; one that ends with a hyphen may be none.
    Beyond a thousand characters of such no negation is looked for.
    """
    for width in (60, 240, 1_000):
        begin = max(start - width, 0)
        begin += len(text[begin:start].split(" ", 1)[0]) if begin else 0
        pieces = text[begin:start].split()
        if not begin or sum(piece[-1].isalnum() for piece in pieces) > REACH:
            break
    return begin, pieces


@lru_cache(maxsize=100_000)
def _may_negate(piece: str) -> bool:
    """Whether a negator stands in a piece of text between two blanks: none does before nine phrases in ten."""
    return any(_negator(keys_of(token)[-1]) for token in read_words(piece).tokens)


def _negator(key: str) -> str:
    """The negator that a word is, or nothing."""
    negator = "not" if key.endswith("n't") else key
    return negator if negator in NEGATORS or negator == "non" else ""


def _follows_negator(words: Words, first: int) -> bool:
    distance = 0
    for number in range(first - 1, -1, -1):
        gap = _gap(words, number)
        distance += gap[:1] not in HYPHENS or not gap
        key = keys_of(words.tokens[number])[-1]
        if distance > REACH or CLAUSE_MARKS.search(gap) or _begins_clause(words, number, key):
            return False
        if _negates(words, number, key) and (distance == 0 or not _in_compound(words, number)):
            return True
    return False


def _begins_clause(words: Words, number: int, key: str) -> bool:
    """Whether a word parts clauses: "that" does ("did not say that rebels"), save after "not" ("not that bad")."""
    if key == "that":
        return number == 0 or not _negates(words, number - 1, keys_of(words.tokens[number - 1])[-1])
    return key in CLAUSE_WORDS


def _negates(words: Words, number: int, key: str) -> bool:
    negator = _negator(key)
    if negator == "non":
        return _gap(words, number)[:1] in tuple(HYPHENS)
    following = keys_of(words.tokens[number + 1])[0]
    return negator != "" and following not in EMPHATIC.get(negator, ())


def _in_compound(words: Words, number: int) -> bool:
    before = _gap(words, number - 1) if number else ""
    return any(gap and gap[0] in HYPHENS for gap in (before, _gap(words, number)))


def _gap(words: Words, number: int) -> str:
    return words.text[words.spans[number][1] : words.spans[number + 1][0]]
