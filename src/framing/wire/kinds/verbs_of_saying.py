"""Verbs and phrases of saying, where they are used to say."""

from __future__ import annotations

import re
from collections import Counter

from framing.wire.kinds.reading import Reading, Side, Word
from framing.wire.lists import ARTICLES, BE, DETERMINERS, PREPOSITIONS, PRONOUNS, sayings

LONGEST = 4  # words of the longest phrase of the list
# Verbs that also have other work to do. Alone they count only where speech follows ("noted that", "asked: “Why"),
# or where the other side says something as well ("asked" for "urged").
WEAK = frozenset(
    """accept add affirm agree answer appeal ask attack believe blast boast brand call characterize charge chant cite
    comment compare compliment conclude condemn confess confirm consider contend counter criticize deem demand deny
    deplore deride describe disclose discuss dismiss dispute dub express fault grant hail highlight hope identify
    imply label lament liken maintain mention mock name nickname note observe pledge portray praise predict profess
    promise question quote recall recount reject remind report reveal rip see shout signal slam state stress suggest
    swear term think threaten tout underline underscore urge view voice vow welcome write post thunder rebuke
    testify advise attribute caution censure challenge champion chuckle communicate continue convey counsel credit crow
    cry defend detail doubt echo elaborate endorse equate expose fear feel forecast foresee gush groan guarantee guess
    inform interpret invoke jeer laugh lecture marvel muse object offer oppose order outline paint pan parrot plead
    preach presume press propose protest query read reason recite reflect regard regret relate relay remember renounce
    repeat respond roar rubbish salute savage scorn scream smear snap snarl sneer skewer spout spurn submit thank trash
    trumpet utter vent venture volunteer wail whisper wonder worry yell""".split()
)
# Forms that are nouns or names when something stands before them that a noun has.
NOMINAL = DETERMINERS | frozenset(("of", "united", "member", "first", "last", "new", "more"))
THAT = re.compile(r"\s*,?\s*(that\b|[\"“‘'«:])")


def is_reattributed(reading: Reading) -> bool:
    """Whether a verb or phrase of saying differs, is added or left out."""
    old, new = _said(reading.old), _said(reading.new)
    gone, come = old - new, new - old
    if gone and come:
        return True
    side, only = (reading.old, gone) if gone else (reading.new, come)
    sentence = reading.change.old_sentence if gone else reading.change.new_sentence
    return any(term not in WEAK or _speaks(side, term, sentence) for term in only)


def said(side: Side) -> list[tuple[str, Word]]:
    """Headwords of the verbs and phrases of saying that begin in the change, with their first word."""
    found, at = [], side.first
    while at < side.last:
        term, length = _term_at(side, at)
        if term and not _is_noun(side, at, length):
            found.append((term, side.words[at]))
        at += max(length, 1)
    return found


def _said(side: Side) -> Counter[str]:
    return Counter(term for term, _ in said(side))


def _term_at(side: Side, at: int) -> tuple[str, int]:
    for length in range(LONGEST, 0, -1):
        words = side.words[at : at + length]
        term = sayings().get(" ".join(word.key for word in words))
        if term and len(words) == length:
            return term, length
    return "", 0


def _is_noun(side: Side, at: int, length: int) -> bool:
    """Whether a word that could say something is a noun or a name: "the charge", "United States"."""
    if length > 1:
        return False
    word, last = side.words[at], side.words[at - 1] if at else None
    if word.text[0].isupper() and at:
        return True
    if last is None:
        return False
    if word.key == "blame" and last.key == "to" and at > 1 and side.words[at - 2].key in BE:
        return True  # "was to blame for"
    possessive = last.key.endswith(("'s", "s'")) or last.key in DETERMINERS - PRONOUNS
    noun = last.key in NOMINAL - {"that", "it", "who"} or last.key in PREPOSITIONS - {"as", "by", "to"}
    return possessive or last.key in ARTICLES or (noun and not word.key.endswith("ing"))


def _speaks(side: Side, term: str, sentence: str) -> bool:
    """Whether speech follows the verb: "that", a colon or a quotation mark."""
    for found, word in said(side):
        if found == term:
            place = re.search(rf"(?i)\b{re.escape(word.text)}\b", sentence)
            if place and THAT.match(sentence, place.end()):
                return True
    return False
