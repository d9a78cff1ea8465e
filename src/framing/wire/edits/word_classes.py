"""What sort of word it is: function word, verb of saying, number, person.

There is no tagger: a rule that depends on one would change with the tagger's version.
"""

from __future__ import annotations

import re
from functools import lru_cache

from framing.wire import lists
from framing.wire.kinds import numbers

CLASSES = {
    "preposition": lists.PREPOSITIONS,
    "conjunction": lists.CONJUNCTIONS,
    "determiner": lists.DETERMINERS,
    "pronoun": lists.PRONOUNS | frozenset(("which", "what", "there")),
    "auxiliary": lists.AUXILIARIES | lists.CONTRACTED | {"not"},
    "hedge": lists.HEDGES,
}
CLASS_OF = {word: name for name, words in CLASSES.items() for word in sorted(words)}
NUMERALS = frozenset(
    [*numbers.VALUES, *numbers.AMOUNTS, *numbers.ORDINALS, *numbers.DAYS, *numbers.MONTHS]
) - frozenset(("may", "march", "most"))
DIGITS = re.compile(r"\d")


def class_of(low: str) -> str:
    """Class of a function word; empty for a word of content.

    >>> class_of("the"), class_of("would"), class_of("strait")
    ('determiner', 'auxiliary', '')
    """
    return CLASS_OF.get(low, "")


def is_determiner(low: str) -> bool:
    """Whether a word begins a noun phrase, possessives too.

    >>> is_determiner("her"), is_determiner("the"), is_determiner("she")
    (True, True, False)
    """
    return low in lists.DETERMINERS


@lru_cache(maxsize=100_000)
def is_number(low: str) -> bool:
    """Whether a word is a figure, a numeral, a day or a month.

    >>> is_number("70,000"), is_number("forty-six"), is_number("Tuesday".lower()), is_number("fortune")
    (True, True, True, False)
    """
    return bool(DIGITS.search(low)) or low in NUMERALS


def is_title(low: str) -> bool:
    """Whether a word is of a title or an office.

    >>> is_title("gen."), is_title("minister's"), is_title("strait")
    (True, True, False)
    """
    word = low.removesuffix("'s").rstrip(".")
    return word in lists.titles() or lists.nouns().get(word, ("", ""))[0] in ("person", "government")


@lru_cache(maxsize=100_000)
def naming(low: str) -> str:
    """What a common noun names: "actor" for persons, groups and governments, "act"; empty for others.

    >>> naming("rebels"), naming("insurgents"), naming("clash"), naming("strait")
    ('actor', 'actor', 'act', '')
    """
    noun = lists.common_noun(low)
    named = lists.nouns().get(noun, ("", ""))[0]
    return "act" if named == "act" else "actor" if noun else ""


def is_saying(low: str) -> bool:
    """Whether a word is a verb of saying in any of its forms.

    >>> is_saying("claimed"), is_saying("crossed")
    (True, False)
    """
    return low in lists.sayings() or low == "according"
