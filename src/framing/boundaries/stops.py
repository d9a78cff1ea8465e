"""Which stops of a paragraph end a sentence: Punkt's word, and where what follows overrules it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from framing.boundaries.abbreviations import abbreviations
from framing.boundaries.punkt import punkt_ends
from framing.words import WORD

# A stop with the marks that close after it, then a blank; or a point glued to the next sentence, as on pages that
# lost a line break: "to the talks.The minister". It begins with a set of signs and takes whole runs at once (++),
# so that text without stops is passed over four times as fast as by two expressions that look back first. A run
# of stops is read from its first alone: from each of them, a line of "?!?!" would take the square of its length.
STOP = re.compile(
    r"(?P<stop>[.?!…](?:(?<=…)|(?<!…)(?<![.?!].)[.?!]*+))(?P<close>[\"'”’»›)\]}]*+(?: [»›])?)"
    r"(?:(?P<blank>\s++)(?=\S)"
    r"|(?:(?<=[a-z][a-z][a-z][.?])|(?<=[a-z][a-z][a-z][.?][”’)]))"
    r"(?=[“‘(]?(?!Com\b|Net\b|Org\b)[A-Z][a-z]*[\s,'’]))"
)
OPENING = re.compile(r"[\s\"'“‘„«»‹(\[{*•–—-]*")
# Words that begin sentences far more often than names: our choice.
STARTERS = frozenset(
    "A An The This That These Those There Here He She It We They You I His Her Its Their Our My In On At By For From"
    " With After Before When While As If But And Or So Yet Still Since Although Though Despite However Meanwhile"
    " Both Some Many Most Few Several All Each Every No Not Now Then Earlier Later Last Next Under Over During Among"
    " According Asked Also Another Other Such What Who Why How Where Which Even Only Until Because Once Nor"
    " Instead".split()
)
DOTTED = re.compile(r"(?:^|[^\w.])(?:[^\W\d_]\.){2,}$")
INITIAL = re.compile(r"[A-Z]\.")
LAST_WORD = re.compile(r"[^\s\"'“”‘’„«»()\[\]]+$")
# Abbreviations only where a number follows: "No. 5", "Sat. 12", "p. 7".
BEFORE_NUMBER = re.compile(r"\b(?:[Nn]o|[Aa]rt|[Ff]ig|[Cc]h|[Ss]ec|Sat|Sun|Res|pp?)\.$")
SPEECH_TAG = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Sen)\. )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
    r" (?:said|asks|asked|says|wondered|added|replied|wrote|tweeted|shouted|cried|exclaimed|told \w+)(?=[.,;:]|$)"
)
BEFORE, AFTER = 30, 80  # characters that are looked at on both sides of a stop


def boundaries(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """End of each sentence and start of the next one within the paragraph ``text[begin:stop]``."""
    for found in STOP.finditer(text, begin, stop):
        if _is_boundary(found, begin, stop):
            yield found.end("close"), found.end()


def _is_boundary(found: re.Match[str], begin: int, stop: int) -> bool:
    text, next_at = found.string, found.end()
    after = text[next_at : min(next_at + AFTER, stop)]
    following = after if after[0].isalpha() else OPENING.sub("", after, count=1)
    if following[:1].islower():
        return False
    at, end = found.span("stop")
    before = text[max(begin, at - BEFORE) : end]
    word = before[before.rfind(" ") + 1 :]
    if found["blank"] is None:
        ends = not _stands_before_name(word)
    else:
        ends = punkt_ends(found, word, begin, stop) or _ends_anyway(before, word, found["close"], following)
    return ends and not _goes_on(word, found["close"], after, following)


def _ends_anyway(before: str, word: str, close: str, following: str) -> bool:
    """Whether a sentence ends where Punkt saw an abbreviation, an initial or an ellipsis."""
    if not following[:1].isupper():
        return False
    if word.endswith(("...", "…")):
        # "We waited... Then they came" against "we will ... President"
        return not before.rstrip(".…")[-1:].isspace() or _starts_sentence(following)
    return bool(close.strip(")]}")) or not _stands_before_name(word) and _starts_sentence(following)


def _goes_on(word: str, close: str, after: str, following: str) -> bool:
    """Whether the sentence goes on where Punkt ended it."""
    if following[:1].isdigit():
        return bool(BEFORE_NUMBER.search(word))
    if close:
        return word.endswith(("?", "!")) and bool(SPEECH_TAG.match(after))
    # An opening mark hides the abbreviation from Punkt: "he said, 'Mrs. Vole came'"
    return _is_abbreviated(word) and not _starts_sentence(following)


def _starts_sentence(following: str) -> bool:
    word = WORD.match(following)
    if INITIAL.match(following):  # "Capt. R. A. Vole"
        return False
    return bool(word) and re.split("['’]", word.group())[0] in STARTERS  # type: ignore[union-attr]


@lru_cache(maxsize=1 << 13)
def _is_abbreviated(word: str) -> bool:
    return bool(DOTTED.search(word)) or _stands_before_name(word)


def _stands_before_name(word: str) -> bool:
    bare = LAST_WORD.search(word)
    return bool(bare) and bare.group().lower().removesuffix(".") in abbreviations()["before a name"]  # type: ignore[union-attr]
