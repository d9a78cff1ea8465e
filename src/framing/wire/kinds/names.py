"""Which words are names, titles of persons, and common nouns for persons."""

from __future__ import annotations

import re

from framing.wire.kinds.numbers import is_number
from framing.wire.kinds.reading import Side, Word
from framing.wire.lists import FUNCTION, common_noun, places, sayings, titles

CAPITAL = re.compile(r"^[A-ZÀ-Þ]|-[A-ZÀ-Þ]")  # "al-Harun" is a name too


def is_name(side: Side, word: Word) -> bool:
    """Whether a word is part of a name by its capital; at the begin of a sentence, if it is no word of the lists."""
    if not CAPITAL.search(word.text) or is_number(word) or is_function(word):
        return False
    if place_of(word) or side.titled or word.at:
        return bool(place_of(word)) or not side.titled
    if common(word) or word.key in titles() or word.key in sayings():
        return False
    following = side.words[1] if len(side.words) > 1 else None
    return bool(following and following.text[0].isupper()) or not bare(word).endswith(("s", "ing", "ed", "ly"))


def is_function(word: Word) -> bool:
    """Whether a word is a function word; "US" is none, though "us" is."""
    return word.key in FUNCTION and not (word.text.isupper() and len(word.text) > 1)


def is_title(word: Word) -> bool:
    """Whether a word is of a title or office; "state" and "first" are so only with a capital."""
    return word.key.rstrip(".").removesuffix("'s") in titles()


def names(side: Side, words: tuple[Word, ...]) -> list[Word]:
    """The words that belong to names and are no title."""
    return [word for word in words if is_name(side, word) and not is_title(word)]


def common(word: Word) -> str:
    """The singular or plural under which the lists know a common noun for persons, groups and acts, or nothing."""
    return common_noun(word.key)


def place_of(word: Word) -> str:
    """The state that a word names by itself, its people or its capital; nothing where the lists have none."""
    return places().get(word.text.removesuffix("'s").removesuffix("’s"), "") or places().get(word.text + ".", "")


def bare(word: Word) -> str:
    """The word in lower case without points and the ending of the genitive."""
    return word.key.removesuffix("'s").removesuffix("'").replace(".", "")
