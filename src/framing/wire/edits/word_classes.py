"""What sort of word it is: function word, verb of saying, number, person; and its stem.

There is no tagger: a rule that depends on one would change with the tagger's version.
"""

from __future__ import annotations

import re
from functools import lru_cache

from framing.wire.kinds import lists, numbers

CONTRACTED = frozenset(
    """'s 're 've 'll n't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't don't doesn't didn't can't
    couldn't shouldn't it's he's she's they're we're i'm i've we've they've""".split()
)
HEDGES = frozenset(
    "more less most least very just only even still about some around almost nearly roughly also".split()
)
CONJUNCTIONS = lists.CONJUNCTIONS | frozenset("although though whether then yet".split())
CLASSES = {
    "preposition": lists.PREPOSITIONS,
    "conjunction": CONJUNCTIONS,
    "determiner": lists.DETERMINERS,
    "pronoun": lists.PRONOUNS | frozenset("himself herself itself themselves which what there".split()),
    "auxiliary": lists.AUXILIARIES | CONTRACTED | frozenset(("not", "cannot", "ought")),
    "hedge": HEDGES,
}
CLASS_OF = {word: name for name, words in CLASSES.items() for word in sorted(words)}
NUMERALS = frozenset(
    [*numbers.VALUES, *numbers.AMOUNTS, *numbers.ORDINALS, *numbers.DAYS, *numbers.MONTHS]
) - frozenset(("may", "march", "most"))
DIGITS = re.compile(r"\d")
# Plurals and other forms that share no stem, beside the irregular verbs.
IRREGULAR = {
    **dict.fromkeys(("is", "are", "was", "were", "been", "being", "am"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
    **{"does": "do", "did": "do", "would": "will", "could": "can", "might": "may", "should": "shall"},
    **{"men": "man", "women": "woman", "children": "child", "people": "person", "says": "say"},
}
ENDINGS = (
    *("ations", "ation", "ments", "ment", "ingly", "edly", "ings", "ians", "ing", "ied", "ies", "ian", "ers"),
    *("ed", "es", "er", "an", "ly", "s", "e", "y", "n"),
)
LEAST_STEM = 3


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
    word = low.removesuffix("'s")
    named = lists.nouns().get(word, lists.nouns().get(word.removesuffix("s"), ("", "")))[0]
    return "actor" if named in ("person", "group", "government") or word in lists.loaded_labels() else named


def is_saying(low: str) -> bool:
    """Whether a word is a verb of saying in any of its forms.

    >>> is_saying("claimed"), is_saying("crossed")
    (True, False)
    """
    return low in lists.sayings() or low == "according"


@lru_cache(maxsize=100_000)
def stem(low: str) -> str:
    """What the forms of a word share, roughly; only ever compared with another stem.

    >>> stem("wants") == stem("want"), stem("velmora's") == stem("velmoran"), stem("came") == stem("come")
    (True, True, True)
    """
    word = low.removesuffix("'s").rstrip("'.")
    word = IRREGULAR.get(word, lists.verb_forms().get(word, word))
    base = next((word[: -len(e)] for e in ENDINGS if word.endswith(e) and len(word) - len(e) >= LEAST_STEM), word)
    base = base[:-1] if len(base) > LEAST_STEM and base[-1] == base[-2] else base
    bare = base.rstrip("aeiy")
    return bare if len(bare) >= LEAST_STEM else base
