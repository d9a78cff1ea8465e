"""What the forms of a word share."""

from __future__ import annotations

from framing.wire.lists import verb_forms

SHORTEST = 4  # shorter words end in -s, -ed by nature: "gas", "red"
NOT_PAST = frozenset("need indeed speed breed seed feed hundred red bed exceed proceed succeed".split())
INFLECTED = (("ies", "y"), ("ied", "y"), ("ying", "y"), ("ing", ""), ("ed", ""), ("s", ""))
# Forms that share no stem, beside the irregular verbs.
IRREGULAR = {
    **dict.fromkeys(("is", "are", "was", "were", "been", "being", "am"), "be"),
    **dict.fromkeys(("has", "had", "having"), "have"),
    **{"does": "do", "did": "do", "would": "will", "could": "can", "might": "may", "should": "shall"},
    **{"men": "man", "women": "woman", "children": "child", "people": "person", "says": "say"},
}


def stem(word: str) -> str:
    """Fold the inflection of a word in lower case; a key to compare with another's, no word.

    >>> stem("denied") == stem("deny"), stem("met") == stem("meets"), stem("men's") == stem("man")
    (True, True, True)
    """
    word = word.removesuffix("'s").rstrip("'.")
    word = IRREGULAR.get(word, verb_forms().get(word, word))
    if len(word) >= SHORTEST and word not in NOT_PAST:
        word = _strip(word)
    word = word.rstrip("e")
    return word[:-1] if len(word) > 2 and word[-1] == word[-2] else word


def _strip(word: str) -> str:
    for ending, instead in INFLECTED:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= 2 and not (ending == "s" and rest.endswith("s")) and set(rest) & set("aeiouy"):
            return rest.removesuffix("e") + instead
    return word
