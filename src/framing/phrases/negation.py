"""Whether a negation stands before a phrase, by a rule of thumb of our own."""

from __future__ import annotations

import re

from framing.lexicon.matching import Words, keys_of

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


def is_negated(words: Words, first: int) -> bool:
    """Tell whether one of the three words before a phrase negates it, in the same clause.

    A negator inside a compound counts only where the phrase is in it too: "non-lethal" for
    a phrase "lethal", but not "a no-nonsense" before "ruthless".

    >>> from framing.lexicon.matching import read_words
    >>> is_negated(read_words("He is no strongman"), 3), is_negated(read_words("Not so, the strongman said"), 3)
    (True, False)
    """
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
    negator = "not" if key.endswith("n't") else key
    if negator == "non":
        return _gap(words, number)[:1] in tuple(HYPHENS)
    following = keys_of(words.tokens[number + 1])[0]
    return negator in NEGATORS and following not in EMPHATIC.get(negator, ())


def _in_compound(words: Words, number: int) -> bool:
    before = _gap(words, number - 1) if number else ""
    return any(gap and gap[0] in HYPHENS for gap in (before, _gap(words, number)))


def _gap(words: Words, number: int) -> str:
    return words.text[words.spans[number][1] : words.spans[number + 1][0]]
